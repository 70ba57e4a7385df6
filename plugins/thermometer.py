"""Thermometer: its liquid is dragged by a finger, the reading is written or to be uncovered."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any, Final

from tni.api.exact_numbers import exact_text
from tni.api.item_shapes import covered_text, filled_box
from tni.api.items import (
    Drawing,
    DrawnLine,
    DrawnOval,
    DrawnText,
    HandleCursor,
    HandleDrag,
    ItemContext,
    ItemHandle,
    ItemSize,
    Localised,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelOption,
    PanelSlider,
    PanelText,
    PanelToggle,
    PanelValue,
    PlainItem,
    Rect,
    State,
    TapTarget,
    TextAlign,
    with_values,
)

PLUGIN = {
    "id": "thermometer",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "numbers",
    "terms": {
        "fr": "température degrés celsius relatifs négatifs météo fièvre",
        "en": "temperature degrees celsius negative weather fever",
    },
    "name": {"fr": "Thermomètre", "en": "Thermometer"},
    "summary": {
        "fr": "Un thermomètre dont on fait glisser le liquide, la température à découvrir.",
        "en": "A thermometer whose liquid is dragged, with the temperature to uncover.",
    },
    "licence": "GPL-3.0-or-later",
}


@dataclass(frozen=True, slots=True)
class Graduation:
    """Marks of a scale, in tenths of a degree: ends, distance of the marks, of the longer ones, and of the numbers."""

    low: int
    high: int
    mark: int
    longer: int
    number: int


SCALES: Final = {
    "air": Graduation(-200, 500, 10, 50, 100),
    "water": Graduation(-100, 1100, 10, 50, 100),
    "body": Graduation(350, 420, 1, 5, 10),
}
WIDTH: Final = 84.0
TOP, LENGTH = 17.0, 98.0
"""Of the graduation."""
TUBE: Final = 30.0
"""Middle of the tube."""
BORE, GLASS = 5.0, 9.0
"""Widths of the liquid and of the tube."""
NUMBERS: Final = TUBE + 33.0
"""Right end of the numbers."""
BULB_Y: Final = TOP + LENGTH + 13.0
BULB: Final = 10.0
STRIP: Final = Rect(4.0, BULB_Y + BULB + 3.0, WIDTH - 8.0, 18.0)
TITLE_HIGH: Final = 13.0


class LiquidThermometer(PlainItem):
    """State: `tenths` of a degree; `scale`, a key of SCALES; `whole`: whether the liquid stops at whole degrees;
    `figures`: "shown", "covered" or "none"; `title`."""

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        return {"tenths": 180, "scale": "air", "whole": True, "figures": "covered", "title": ""}

    def size(self, state: State) -> ItemSize:
        below = STRIP.bottom + 4.0 if state["figures"] != "none" else BULB_Y + BULB + 4.0
        return ItemSize(WIDTH, below + (TITLE_HIGH if state["title"] else 0.0))

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        y = _y(state, state["tenths"])
        out: list[Any] = filled_box(Rect(0.0, 0.0, size.width_mm, size.height_mm), "surface", "quiet", radius=4.0)
        glass = Rect(TUBE - GLASS / 2, TOP - 8.0, GLASS, BULB_Y - TOP + 8.0)
        out += filled_box(glass, "soft", "ink", width_mm=0.8, radius=GLASS / 2)
        out.append(DrawnOval(TUBE, BULB_Y, BULB, BULB, "soft", "ink", 0.8))
        out += filled_box(Rect(TUBE - GLASS / 2 + 0.8, BULB_Y - BULB, GLASS - 1.6, BULB), "soft")
        out.append(DrawnOval(TUBE, BULB_Y, BULB - 2.4, BULB - 2.4, "red", None))
        out += filled_box(Rect(TUBE - BORE / 2, y, BORE, BULB_Y - y), "red")
        out += _graduation(state)
        out.append(DrawnText("°C", NUMBERS, 7.5, 6.6, "quiet", TextAlign.RIGHT, bold=True))
        if state["figures"] != "none":
            out += covered_text(_reading(state, ctx), STRIP, 13.0, shown=state["figures"] == "shown")
        if state["title"]:
            out.append(DrawnText(state["title"], WIDTH / 2, size.height_mm - 8.0, 7.0, width_mm=WIDTH - 6.0))
        return tuple(out)

    # -- the liquid

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        limits = Rect(TUBE - GLASS, TOP, 2 * GLASS, LENGTH)
        at = TUBE, _y(state, state["tenths"])
        label = ctx.text(Localised("Niveau du liquide", "Level of the liquid"))
        return (ItemHandle("level", at, None, HandleCursor.DOWN, limits, 4.0, label=label),)

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:  # noqa: ARG002
        scale = SCALES[state["scale"]]
        share = (TOP + LENGTH - drag.to[1]) / LENGTH
        return with_values(state, tenths=_stopped(state, scale.low + share * (scale.high - scale.low)))

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        if state["figures"] == "none":
            return ()
        label = Localised("Découvrir ou cacher la température", "Uncover or hide the temperature")
        return (TapTarget("figures", STRIP, ctx.text(label)),)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        return with_values(state, figures="covered" if state["figures"] == "shown" else "shown")

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        scale, step = SCALES[state["scale"]], _step(state) / 10
        scales = (
            PanelOption("air", Localised("Air : −20 à 50", "Air: −20 to 50")),
            PanelOption("water", Localised("Eau : −10 à 110", "Water: −10 to 110")),
            PanelOption("body", Localised("Corps : 35 à 42", "Body: 35 to 42")),
        )
        figures = (
            PanelOption("none", Localised("Sans", "None")), PanelOption("shown", Localised("Montrée", "Shown")),
            PanelOption("covered", Localised("Cachée", "Covered")),
        )  # fmt: skip
        shown = "?" if state["figures"] == "covered" else _reading(state, ctx)
        return (
            PanelButton("random", Localised("Au hasard", "At random")),
            PanelSlider(
                "tenths", Localised("Température", "Temperature"), state["tenths"] / 10, scale.low / 10,
                scale.high / 10, step, shown,
            ),
            PanelChoice("scale", Localised("Graduation", "Graduation"), scales, state["scale"]),
            PanelToggle("whole", Localised("Degrés entiers", "Whole degrees"), state["whole"]),
            PanelChoice("figures", Localised("Température écrite", "In figures"), figures, state["figures"]),
            PanelText("title", Localised("Titre", "Title"), state["title"], 40),
        )  # fmt: skip

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        match control:
            case "random":
                scale, step = SCALES[state["scale"]], _step(state)
                places = range(-(-scale.low // step) * step, scale.high + 1, step)
                return with_values(state, tenths=Random(ctx.seed).choice(places))
            case "tenths":
                return with_values(state, tenths=_stopped(state, float(value) * 10))
            case "scale" | "whole":
                after = with_values(state, **{control: value})
                if value == "body":
                    after = with_values(after, whole=False)  # that of a body is told by its tenths
                return with_values(after, tenths=_stopped(after, state["tenths"]))
            case _:
                return with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:
        reading = "? °C" if state["figures"] == "covered" else _reading(state, ctx)
        return f"{state['title']}, {reading}" if state["title"] else reading


def item() -> LiquidThermometer:
    return LiquidThermometer()


def _step(state: State) -> int:
    return 10 if state["whole"] else (1 if state["scale"] == "body" else 5)


def _stopped(state: State, tenths: float) -> int:
    """Return the nearest temperature of the scale at which the liquid stops."""
    scale, step = SCALES[state["scale"]], _step(state)
    return min(max(round(tenths / step) * step, scale.low), scale.high)


def _y(state: State, tenths: float) -> float:
    scale = SCALES[state["scale"]]
    return TOP + LENGTH * (scale.high - tenths) / (scale.high - scale.low)


def _reading(state: State, ctx: ItemContext) -> str:
    return f"{exact_text(Fraction(state['tenths'], 10), french=ctx.french)}\N{NO-BREAK SPACE}°C"


def _graduation(state: State) -> list[Any]:
    """Return marks at the right of the tube and their numbers; 0 is the longest."""
    scale, out = SCALES[state["scale"]], list[Any]()
    left = TUBE + GLASS / 2 + 1.5
    for tenths in range(scale.low, scale.high + 1, scale.mark):
        y = _y(state, tenths)
        is_number, is_longer = tenths % scale.number == 0, tenths % scale.longer == 0
        length = 9.0 if is_number else 6.5 if is_longer else 4.0
        width = 0.8 if is_number else 0.5 if is_longer else 0.35
        out.append(DrawnLine(((left, y), (left + length, y)), "ink", width))
        if is_number:
            text = exact_text(Fraction(tenths, 10), french=True)
            out.append(DrawnText(text, NUMBERS, y, 7.0, "blue" if tenths < 0 else "ink", TextAlign.RIGHT, bold=True))
    return out
