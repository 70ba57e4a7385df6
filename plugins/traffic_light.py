"""Traffic light of voices: silence, whispering, talking; a tap lights one."""

from __future__ import annotations

from typing import Final

from tni.api.items import (
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnText,
    ItemContext,
    ItemSize,
    Localised,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelOption,
    PanelText,
    PanelToggle,
    PanelValue,
    PlainItem,
    Point,
    Rect,
    State,
    TapTarget,
    TextAlign,
    arc_points,
    with_values,
)

PLUGIN = {
    "id": "traffic_light",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "class",
    "terms": {"fr": "feu tricolore bruit voix silence chuchoter parler calme", "en": "traffic light noise voice quiet"},
    "name": {"fr": "Feu des voix", "en": "Voice light"},
    "summary": {
        "fr": "Un feu que l’on allume : silence, chuchoter, parler.",
        "en": "A light that you switch: silence, whisper, talk.",
    },
    "licence": "GPL-3.0-or-later",
}

LAMP, CASE, WORDS_WIDE = 40.0, 48.0, 108.0
HIGH: Final = 3 * LAMP + 12.0
LIT: Final = ("red", "orange", "green")
LIGHTS: Final = ("silence", "whisper", "talk")
WORDS: Final = (Localised("Silence", "Silence"), Localised("Chuchoter", "Whisper"), Localised("Parler", "Talk"))


class TrafficLight(PlainItem):
    """State: `light`: one of LIGHTS, or "none"; `words`: whether they stand beside it; `said`: the words of the three
    lights, "" for ours."""

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        return {"light": "silence", "words": True, "said": ["", "", ""]}

    def size(self, state: State) -> ItemSize:
        return ItemSize(CASE + (WORDS_WIDE if state["words"] else 0.0), HIGH)

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        out: list[DrawnArea | DrawnLine | DrawnOval | DrawnText] = [DrawnArea(_case(), "#23282e")]
        out.append(DrawnLine(_case(), "quiet", 0.8, closed=True))
        for at, key in enumerate(LIGHTS):
            x, y = CASE / 2, _middle(at)
            is_lit = state["light"] == key
            glass, sign = (LIT[at], "paper") if is_lit else ("#3c444d", "#99a3ae")
            out.append(DrawnOval(x, y, 17.5, 17.5, glass, sign, 1.6 if is_lit else 0.6))
            out += _mouth(at, x, y, sign)
            if state["words"]:
                text = light_text(state, at, ctx)
                colour, em = ("ink", 20.0) if is_lit else ("quiet", 12.0)
                place = CASE + 6.0
                width = WORDS_WIDE - 8.0
                out.append(DrawnText(text, place, y, em, colour, TextAlign.LEFT, bold=is_lit, width_mm=width))
        return tuple(out)

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:
        return tuple(
            TapTarget(key, Rect(0.0, _middle(at) - LAMP / 2, size.width_mm, LAMP), light_text(state, at, ctx))
            for at, key in enumerate(LIGHTS)
        )

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        return with_values(state, light="none" if state["light"] == target else target)

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        options = [
            PanelOption(key, Localised(light_text(state, at, ctx), light_text(state, at, ctx)))
            for at, key in enumerate(LIGHTS)
        ]
        options.append(PanelOption("none", Localised("Éteint", "Off")))
        return (
            PanelButton("next", Localised("Feu suivant", "Next light")),
            PanelChoice("light", Localised("Feu", "Light"), tuple(options), state["light"]),
            PanelToggle("words", Localised("Mots", "Words"), state["words"]),
            *(PanelText(f"said {at}", word, light_text(state, at, ctx), 24) for at, word in enumerate(WORDS)),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        if control == "next":
            at = LIGHTS.index(state["light"]) if state["light"] in LIGHTS else -1
            return with_values(state, light=LIGHTS[(at + 1) % len(LIGHTS)])
        if control.startswith("said "):
            at, words = int(control[-1]), list(state["said"])
            text = str(value).strip()
            words[at] = "" if text == ctx.text(WORDS[at]) else text
            return with_values(state, said=words)
        return with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:
        if state["light"] not in LIGHTS:
            return ctx.text(Localised("Feu éteint", "Light off"))
        return light_text(state, LIGHTS.index(state["light"]), ctx)


def item() -> TrafficLight:
    return TrafficLight()


def light_text(state: State, at: int, ctx: ItemContext) -> str:
    """Return the words of a light."""
    return str(state["said"][at]) or ctx.text(WORDS[at])


def _middle(at: int) -> float:
    return 6.0 + (at + 0.5) * LAMP


def _case() -> tuple[Point, ...]:
    """Return the case, with round corners."""
    by, edge = 8.0, 0.5
    ends = ((CASE - edge - by, edge + by), (CASE - edge - by, HIGH - edge - by), (edge + by, HIGH - edge - by))
    corners = (*ends, (edge + by, edge + by))
    return tuple(point for k, (x, y) in enumerate(corners) for point in arc_points(x, y, by, k * 90.0, 90.0)[::4])


def _mouth(at: int, x: float, y: float, colour: str) -> list[DrawnLine | DrawnOval]:
    """Return the sign of a light, so that it is known without its colour: a voice crossed out, a wave, three."""
    start = x - 8.0
    out: list[DrawnLine | DrawnOval] = [DrawnOval(start, y, 3.2, 3.2, colour, None)]
    for wave in range((2, 1, 3)[at]):
        out.append(DrawnLine(arc_points(start, y, 7.0 + wave * 5.0, 45.0, 90.0), colour, 2.2))
    if at == 0:
        out.append(DrawnLine(((x - 10.0, y + 10.0), (x + 10.0, y - 10.0)), colour, 3.2))
    return out
