"""Dice: one to six of 4 to 20 sides, thrown by a tap, with their sum on request."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from random import Random
from typing import Final

from tni.api.item_motion import Motion, Moving, eased
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
    PanelSlider,
    PanelToggle,
    PanelValue,
    PlainItem,
    Point,
    Rect,
    State,
    TapTarget,
    with_values,
)

PLUGIN = {
    "id": "dice",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "class",
    "terms": {"fr": "dé lancer hasard jeu probabilité somme", "en": "die throw roll chance game probability sum"},
    "name": {"fr": "Dés", "en": "Dice"},
    "summary": {
        "fr": "De un à six dés, à 6 faces ou d’autres, que l’on lance d’un toucher.",
        "en": "One to six dice, of six sides or others, thrown by a tap.",
    },
    "licence": "GPL-3.0-or-later",
}

type Part = DrawnArea | DrawnLine | DrawnOval | DrawnText
ROLL_S, FACES_SEEN = 0.7, 9
"""Time that dice roll, and faces that each shows meanwhile."""
SIDES: Final = (4, 6, 8, 10, 12, 20)
MOST: Final = 6
IN_A_ROW: Final = 3
PLACE, RADIUS, SUM_HIGH = 46.0, 20.0, 20.0
TILT: Final = 12
"""Most degrees that a die lies askew, so that a throw is seen also when the numbers come again."""
DOTS: Final = {1: "5", 2: "19", 3: "159", 4: "1379", 5: "13579", 6: "134679"}
"""Places of the dots, as digits on a telephone."""
CORNERS: Final = {4: 3, 8: 4, 10: 4, 12: 10, 20: 6}
"""Corners of the outline of a die."""


class Dice(PlainItem):
    """State: `sides` of each die; `values` on top; `tilts`, in degrees; `sum`: whether it is written; `dots`: on dice
    of six sides instead of figures."""

    def new(self, ctx: ItemContext) -> State:
        return thrown({"sides": 6, "values": [1], "tilts": [0], "sum": False, "dots": True}, 1, ctx)

    def size(self, state: State) -> ItemSize:
        count = len(state["values"])
        rows = -(-count // IN_A_ROW)
        across = min(count, IN_A_ROW) if count != 4 else 2
        return ItemSize(across * PLACE, rows * PLACE + (SUM_HIGH if state["sum"] else 0.0))

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        out = _dice(state, size, state["values"], state["tilts"])
        if state["sum"]:
            y = size.height_mm - SUM_HIGH / 2
            out.append(DrawnText(_sum_text(state), size.width_mm / 2, y, 15.0, bold=True, width_mm=size.width_mm - 2))
        return tuple(out)

    def motion(self, before: State, after: State, act: str) -> Motion | None:  # noqa: ARG002
        return Motion(ROLL_S) if act == "throw" else None

    def draw_moving(self, moving: Moving, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        """Return dice that turn and show one face after another, slower and slower; their sum comes with the result."""
        share, after = eased(moving.elapsed_s / ROLL_S), moving.after
        values, tilts = [], []
        for number, (value, tilt) in enumerate(zip(after["values"], after["tilts"], strict=True)):
            left = FACES_SEEN - 1 - int(share * (FACES_SEEN - 1))
            values.append((value - 1 + left * (3 + number)) % after["sides"] + 1)
            tilts.append(tilt + (1 - share) * (420 if number % 2 else -420))
        return tuple(_dice(after, size, values, tilts))

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        label = ctx.text(Localised("Lancer", "Throw"))
        return (TapTarget("throw", Rect(0.0, 0.0, size.width_mm, size.height_mm), label),)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        return thrown(state, len(state["values"]), ctx)

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        count = Localised("Nombre de dés", "Number of dice")
        sides = tuple(PanelOption(str(n), Localised(str(n), str(n))) for n in SIDES)
        found: list[PanelControl] = [
            PanelButton("throw", Localised("Lancer", "Throw")),
            PanelSlider("count", count, len(state["values"]), 1, MOST),
            PanelChoice("sides", Localised("Faces", "Sides"), sides, str(state["sides"])),
            PanelToggle("sum", Localised("Somme", "Sum"), state["sum"]),
        ]
        if state["sides"] == 6:
            found.append(PanelToggle("dots", Localised("Points", "Dots"), state["dots"]))
        return tuple(found)

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        count = len(state["values"])
        match control:
            case "throw":
                return thrown(state, count, ctx)
            case "count":
                count = min(max(round(float(value)), 1), MOST)
                more = thrown(state, count, ctx)
                kept = {key: [*state[key], *more[key][len(state[key]) :]][:count] for key in ("values", "tilts")}
                return with_values(state, **kept)
            case "sides":
                return thrown(with_values(state, sides=int(value)), count, ctx)
            case _:
                return with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:  # noqa: ARG002
        return _sum_text(state) if state["sum"] else ", ".join(map(str, state["values"]))


def item() -> Dice:
    return Dice()


def thrown(state: State, count: int, ctx: ItemContext) -> State:
    """Return the state after a throw of so many dice."""
    chance = Random(ctx.seed)
    values = [chance.randint(1, state["sides"]) for _ in range(count)]
    return with_values(state, values=values, tilts=[chance.randint(-TILT, TILT) for _ in range(count)])


def _sum_text(state: State) -> str:
    values = state["values"]
    return f"{' + '.join(map(str, values))} = {sum(values)}" if len(values) > 1 else str(values[0])


def _dice(state: State, size: ItemSize, values: Sequence[int], tilts: Sequence[float]) -> list[Part]:
    out: list[Part] = []
    across = max(round(size.width_mm / PLACE), 1)
    for at, (value, tilt) in enumerate(zip(values, tilts, strict=True)):
        middle = (at % across + 0.5) * PLACE, (at // across + 0.5) * PLACE
        out += _die(state, value, tilt, middle)
    return out


def _die(state: State, value: int, tilt: float, middle: Point) -> list[Part]:
    sides, turn = state["sides"], tilt * pi / 180

    def at(x: float, y: float) -> Point:
        return middle[0] + x * cos(turn) - y * sin(turn), middle[1] + x * sin(turn) + y * cos(turn)

    outline = tuple(at(x, y) for x, y in _outline(sides))
    out: list[Part] = [DrawnArea(outline, "surface")]
    if sides == 20:  # the face on top, within the outline
        face = tuple(at(16.5 * sin(k * 2 * pi / 3), -16.5 * cos(k * 2 * pi / 3)) for k in range(3))
        out += [DrawnArea(face, "soft blue"), DrawnLine(face, "ink", 0.8, closed=True)]
        out += [DrawnLine((corner, outline[2 * k]), "ink", 0.8) for k, corner in enumerate(face)]
    elif sides == 12:
        face = tuple(at(13.0 * sin(k * 2 * pi / 5), -13.0 * cos(k * 2 * pi / 5)) for k in range(5))
        out += [DrawnArea(face, "soft blue"), DrawnLine(face, "ink", 0.8, closed=True)]
        out += [DrawnLine((corner, outline[2 * k]), "ink", 0.8) for k, corner in enumerate(face)]
    else:
        out[0] = DrawnArea(outline, "soft blue")
    out.append(DrawnLine(outline, "ink", 1.4, closed=True))
    if sides == 6 and state["dots"]:
        for dot in map(int, DOTS[value]):
            x, y = at(((dot - 1) % 3 - 1) * 9.0, ((dot - 1) // 3 - 1) * 9.0)
            out.append(DrawnOval(x, y, 3.3, 3.3, "ink", None))
    else:
        x, y = at(0.0, 3.5 if sides == 4 else 1.0 if sides == 20 else 0.0)
        out.append(DrawnText(str(value), x, y, 13.0 if sides in (12, 20) else 18.0, bold=True))
    return out


def _outline(sides: int) -> tuple[Point, ...]:
    """Return the outline of a die about its middle."""
    if sides == 6:
        half, round_by = 15.5, 4.0
        corners = []
        for k, (x, y) in enumerate(((1, -1), (1, 1), (-1, 1), (-1, -1))):
            for step in range(5):
                angle = (k * 90 + step * 22.5) * pi / 180
                inner = half - round_by
                corners.append((x * inner + round_by * sin(angle), y * inner - round_by * cos(angle)))
        return tuple(corners)
    count = CORNERS[sides]
    stretch = 0.86 if sides == 10 else 1.0
    drop = 4.0 if sides == 4 else 0.0
    turns = [k * 2 * pi / count for k in range(count)]
    points = [(RADIUS * stretch * sin(turn), drop - RADIUS * cos(turn)) for turn in turns]
    return tuple(points)
