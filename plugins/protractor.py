"""Protractor, half or whole circle, with both graduations and an arm: it measures angles and draws them."""

from __future__ import annotations

from dataclasses import replace
from math import atan2, degrees, hypot
from typing import Final

from tni.api.instruments import Instrument, degrees_text, turn_knob
from tni.api.items import (
    ArcEdge,
    Drawing,
    DrawnLine,
    DrawnOval,
    DrawnText,
    HandleCursor,
    HandleDrag,
    InkedState,
    ItemContext,
    ItemEdge,
    ItemHandle,
    ItemSize,
    Localised,
    Modifier,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelNumber,
    PanelOption,
    PanelToggle,
    PanelValue,
    PlacedState,
    Point,
    Resizing,
    State,
    StraightEdge,
    arc_points,
    with_values,
)
from tni.api.protractor_face import AROUND, BASE, CENTRE, INNER, RADIUS, Parts, at, protractor_face

PLUGIN = {
    "id": "protractor",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "geometry",
    "terms": {
        "fr": "rapporteur mesurer angle degrés aigu obtus tracer demi-droite géométrie",
        "en": "measure angle degrees acute obtuse",
    },
    "name": {"fr": "Rapporteur", "en": "Protractor"},
    "summary": {
        "fr": "Un rapporteur à deux graduations, dont le bras mesure et trace un angle.",
        "en": "A protractor with two graduations, whose arm measures and draws an angle.",
    },
    "licence": "GPL-3.0-or-later",
}

ARM, ARM_KNOB = RADIUS + 7.0, 6.0
KNOB: Final = 5.0
ARC: Final = 17.0
"""Radius of the arc that marks the angle."""
SNAP: Final = 0.2
"""Degrees from a whole one within which the arm goes to it."""


class Protractor(Instrument):
    """State: as of every instrument; `shape`: "half" or "full"; `measure`: degrees of the angle between the base line
    and the arm; `reversed`: they are counted from the left, with the clock, instead of from the right, against it;
    `shown`: the measure is written."""

    resizing = Resizing.RATIO

    def new(self, ctx: ItemContext) -> State:
        return {**super().new(ctx), "shape": "half", "measure": 60.0, "reversed": False, "shown": True}

    def size(self, state: State) -> ItemSize:
        side = 2 * (RADIUS + AROUND)
        return ItemSize(side, side if state["shape"] == "full" else RADIUS + AROUND + BASE)

    def pivot(self, state: State) -> Point:  # noqa: ARG002
        return RADIUS + AROUND, RADIUS + AROUND

    def body(self, state: State) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
        x, y = self.pivot(state)
        sweep, first = (180.0, 180.0) if state["shape"] == "full" else (90.0, 270.0)
        low = () if state["shape"] == "full" else ((x, y), (x, y + BASE), (x - RADIUS, y + BASE))
        left = (*arc_points(*CENTRE, RADIUS, first, sweep), *reversed(arc_points(*CENTRE, INNER, first, sweep)), *low)
        return left, tuple((2 * x - to, down) for to, down in left)

    def knob(self, state: State) -> Point:
        x, y = self.pivot(state)
        return (x, y + INNER - KNOB - 3.0) if state["shape"] == "full" else (x + RADIUS - 9.0, y + BASE / 2 + 0.5)

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        is_full = state["shape"] == "full"
        parts = protractor_face(is_full=is_full, is_reversed=state["reversed"])
        return (*parts, *turn_knob(self.knob(state), KNOB), *self._arm(state, ctx))

    def _arm(self, state: State, ctx: ItemContext) -> Parts:
        x, y = centre = self.pivot(state)
        tip, measure = at(ARM, _direction(state)), state["measure"]
        start, sweep = 90.0, -measure
        if state["reversed"]:
            start, sweep = 270.0, measure
        side = INNER if state["shape"] == "full" else ARM  # of a whole circle, its numbers would be struck out
        parts: Parts = [DrawnLine((centre, at(side, 180.0 if state["reversed"] else 0.0)), "red", 0.5)]
        if measure > 0.0:
            parts.append(DrawnLine(arc_points(x, y, ARC, start, sweep), "red", 0.8))
        parts += [
            DrawnLine((centre, tip), "red", 1.0),
            DrawnOval(x, y, 1.4, 1.4, "red", None),
            DrawnOval(*tip, ARM_KNOB, ARM_KNOB, "soft red", "red", 0.7),
        ]
        if state["shown"]:
            middle = at(34.0, _direction(with_values(state, measure=measure / 2)))
            middle = (middle[0], min(middle[1], y - 7.0)) if state["shape"] == "half" else middle
            parts += [
                DrawnOval(*middle, 13.0, 6.5, "paper", None),
                DrawnText(_measured(measure, ctx), *middle, 9.0, "red", bold=True, width_mm=25.0),
            ]
        return parts

    # -- handles and edges

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:
        arm = ctx.text(Localised("Bras", "Arm"))
        place, turns = at(ARM, _direction(state)), HandleCursor.TURN
        knob = ItemHandle("arm", place, reach_mm=5.0, cursor=turns, shown=False, label=arm)
        return (knob, *super().handles(state, size, ctx))

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State | PlacedState:
        if drag.handle != "arm":
            return super().drag(state, drag, ctx)
        x, y = self.pivot(state)
        if hypot(drag.to[0] - x, drag.to[1] - y) < 1.0:  # no direction
            return state
        measure = degrees(atan2(y - drag.to[1], drag.to[0] - x)) % 360
        measure = (180.0 - measure) % 360 if state["reversed"] else measure
        if state["shape"] == "half" and measure > 180.0:
            measure = 180.0 if measure < 270.0 else 0.0
        near = round(measure)
        if Modifier.SHIFT in drag.modifiers:
            measure = round(measure / 5) * 5.0
        elif abs(measure - near) <= SNAP:
            measure = float(near)
        return with_values(state, measure=round(measure, 1) % 360)

    def handle_reading(self, state: State, handle: str, ctx: ItemContext) -> str:
        if handle == "arm":
            return _measured(state["measure"], ctx) if state["shown"] else ""
        return super().handle_reading(state, handle, ctx)

    def edges(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemEdge, ...]:  # noqa: ARG002
        centre = self.pivot(state)
        arm = StraightEdge("arm", centre, at(RADIUS - 4.0, _direction(state)))
        if state["shape"] == "full":
            return arm, ArcEdge("rim", centre, RADIUS)
        y = centre[1] + BASE
        base = StraightEdge("base", (centre[0] - RADIUS, y), (centre[0] + RADIUS, y))
        return arm, ArcEdge("rim", centre, RADIUS, 270.0, 180.0), base

    def reading(self, state: State, edge: str, start: Point, end: Point, ctx: ItemContext) -> str:
        if edge == "arm":
            return _measured(state["measure"], ctx) if state["shown"] else ""
        if edge == "base":
            return ""
        x, y = self.pivot(state)
        turn = degrees(atan2(end[1] - y, end[0] - x) - atan2(start[1] - y, start[0] - x))
        return degrees_text(abs((turn + 180.0) % 360.0 - 180.0), ctx)

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        most = 180.0 if state["shape"] == "half" else 360.0
        shape = PanelChoice(
            "shape", Localised("Forme", "Form"),
            (
                PanelOption("half", Localised("Demi-cercle", "Half circle")),
                PanelOption("full", Localised("Cercle entier", "Whole circle")),
            ),
            state["shape"],
        )  # fmt: skip
        tilt = replace(self.angle_control(ctx), label=Localised("Inclinaison (°)", "Tilt (°)"))
        return (
            PanelButton("draw", Localised("Tracer l’angle", "Draw the angle")),
            PanelNumber(
                "measure", Localised("Angle du bras (°)", "Angle of the arm (°)"), state["measure"], 0, most, 1
            ),
            PanelToggle("shown", Localised("Montrer la mesure", "Show the measure"), state["shown"]),
            PanelToggle("reversed", Localised("Compter depuis la gauche", "Count from the left"), state["reversed"]),
            shape,
            tilt,
        )

    def control(
        self, state: State, control: str, value: PanelValue, ctx: ItemContext
    ) -> State | PlacedState | InkedState:
        match control:
            case "draw":
                centre, zero = self.pivot(state), 180.0 if state["reversed"] else 0.0
                return InkedState(state, ((centre, at(ARM, zero)), (centre, at(ARM, _direction(state)))))
            case "measure":
                return with_values(state, measure=float(value))
            case "shape":
                measure = state["measure"] if value == "full" else min(state["measure"], 180.0)
                return with_values(state, shape=value, measure=measure)
            case _:
                return super().control(state, control, value, ctx)

    def text(self, state: State, ctx: ItemContext) -> str:
        name = ctx.text(Localised("Rapporteur", "Protractor"))
        return f"{name}, {_measured(state['measure'], ctx)}" if state["shown"] else name


def _direction(state: State) -> float:
    """Return the direction of the arm, degrees from the right, against the clock."""
    return float(180.0 - state["measure"] if state["reversed"] else state["measure"])


def _measured(measure: float, ctx: ItemContext) -> str:
    """Return a measure in words, to a tenth of a degree."""
    text = f"{round(measure, 1):g}°"
    return text.replace(".", ",") if ctx.french else text


def item() -> Protractor:
    return Protractor()
