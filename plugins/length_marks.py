"""Marks of figures: equal lengths, right angles, equal angles, parallels. They are dragged onto a figure, lie down on
its segments and in its right angles, and are turned."""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, degrees, hypot
from typing import Final

from tni.api.items import (
    Drawing,
    DrawnLine,
    DrawnOval,
    HandleCursor,
    HandleDrag,
    ItemContext,
    ItemHandle,
    ItemSize,
    Localised,
    Modifier,
    PanelChoice,
    PanelControl,
    PanelNumber,
    PanelOption,
    PanelToggle,
    PanelValue,
    PlacedState,
    PlainItem,
    Point,
    Resizing,
    State,
    arc_points,
    with_values,
)
from tni.api.lines import LineAnchor

PLUGIN = {
    "id": "length_marks",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "geometry",
    "terms": {
        "fr": "codage coder longueurs égales angle droit angles égaux parallèles signe trait figure milieu",
        "en": "equal lengths right angle equal angles parallel coding midpoint",
    },
    "name": {"fr": "Codage de figure", "en": "Marks of figures"},
    "summary": {
        "fr": "Un signe à poser sur une figure : longueurs égales, angle droit, angles égaux, parallèles.",
        "en": "A sign to put on a figure: equal lengths, right angle, equal angles, parallels.",
    },
    "licence": "GPL-3.0-or-later",
}

SIDE, HEIGHT = 14.0, 25.0
MIDDLE: Final = (SIDE / 2, HEIGHT - SIDE / 2)
VERTEX: Final = (1.0, HEIGHT - 1.0)
KNOB_AT: Final = (SIDE / 2, 4.0)
"""Place of the knob that turns it, in the empty room above the mark."""
SNAP_DEGREES: Final = 15.0
THICK: Final = 0.9
FORMS: Final[Mapping[str, Localised]] = {
    "one": Localised("Longueurs égales : I", "Equal lengths: I"),
    "two": Localised("Longueurs égales : II", "Equal lengths: II"),
    "three": Localised("Longueurs égales : III", "Equal lengths: III"),
    "cross": Localised("Longueurs égales : X", "Equal lengths: X"),
    "ring": Localised("Longueurs égales : O", "Equal lengths: O"),
    "right angle": Localised("Angle droit", "Right angle"),
    "angle": Localised("Angles égaux : un arc", "Equal angles: one arc"),
    "angle two": Localised("Angles égaux : deux arcs", "Equal angles: two arcs"),
    "angle tick": Localised("Angles égaux : arc barré", "Equal angles: arc with a stroke"),
    "parallel": Localised("Parallèles : //", "Parallels: //"),
    "arrow": Localised("Parallèles : flèche", "Parallels: arrow"),
}
SORTS: Final[Mapping[str, tuple[Localised, Mapping[str, Localised]]]] = {
    "two": (
        Localised("Longueurs", "Lengths"),
        {
            "one": Localised("I", "I"),
            "two": Localised("II", "II"),
            "three": Localised("III", "III"),
            "cross": Localised("X", "X"),
            "ring": Localised("O", "O"),
        },
    ),
    "right angle": (
        Localised("Angles", "Angles"),
        {
            "right angle": Localised("Droit", "Right"),
            "angle": Localised("1 arc", "1 arc"),
            "angle two": Localised("2 arcs", "2 arcs"),
            "angle tick": Localised("Barré", "Struck"),
        },
    ),
    "parallel": (
        Localised("Parallèles", "Parallels"),
        {"parallel": Localised("//", "//"), "arrow": Localised("Flèche", "Arrow")},
    ),
}
"""What is marked, by its usual mark, and its marks with short names: the panel lies beside a small mark."""
COLOURS: Final[Mapping[str, Localised]] = {
    "red": Localised("Rouge", "Red"),
    "blue": Localised("Bleu", "Blue"),
    "green": Localised("Vert", "Green"),
    "ink": Localised("Encre", "Ink"),
}


class LengthMark(PlainItem):
    """State: `form`: a key of FORMS; `colour`: a key of COLOURS; `free`: true for one that stays as it is put. A mark
    of a segment lies across a level one; that of an angle has its vertex at the lower left corner."""

    resizing = Resizing.RATIO
    default_size = ItemSize(SIDE, HEIGHT)

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        return {"form": "two", "colour": "red"}

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        return _drawn(state["form"], state["colour"])

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        turn = ctx.text(Localised("Tourner", "Turn"))
        return (ItemHandle("turn", KNOB_AT, cursor=HandleCursor.TURN, reach_mm=2.0, label=turn),)

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State | PlacedState:
        pivot = _pivot(state)
        x, y = drag.to[0] - pivot[0], drag.to[1] - pivot[1]
        if hypot(x, y) < 1.0:  # no direction
            return state
        knob = KNOB_AT[0] - pivot[0], KNOB_AT[1] - pivot[1]
        turn = degrees(atan2(y, x) - atan2(knob[1], knob[0]))
        if Modifier.SHIFT in drag.modifiers:
            turn = round((ctx.turn + turn) / SNAP_DEGREES) * SNAP_DEGREES - ctx.turn
        return PlacedState(state, turn=turn, about=pivot)

    def anchor(self, state: State) -> LineAnchor | None:
        """Return the point that lies down on lines; None for the angles that are not right, whose arc is a quarter."""
        if state.get("free") or state["form"] in ("angle", "angle two", "angle tick"):
            return None
        return LineAnchor(_pivot(state), corner=state["form"] == "right angle")

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        sort = _sort(state)
        sorts = tuple(PanelOption(key, label) for key, (label, _) in SORTS.items())
        forms = tuple(PanelOption(key, label) for key, label in SORTS[sort][1].items())
        colours = tuple(PanelOption(key, label) for key, label in COLOURS.items())
        angle = PanelNumber("angle", Localised("Angle (°)", "Angle (°)"), round(-ctx.turn % 360, 1), 0.0, 360.0, 1)
        return (
            PanelChoice("sort", Localised("À coder", "To be marked"), sorts, sort),
            PanelChoice("form", Localised("Signe", "Sign"), forms, state["form"]),
            PanelChoice("colour", Localised("Couleur", "Colour"), colours, state["colour"]),
            angle,
            PanelToggle("lies", Localised("Se pose sur les traits", "Lies down on lines"), not state.get("free")),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State | PlacedState:
        if control == "angle":
            return PlacedState(state, turn=-ctx.turn - float(value), about=_pivot(state))
        if control == "lies":
            return with_values(state, free=not value)
        if control == "sort":
            return state if value == _sort(state) else with_values(state, form=value)
        return with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:
        return ctx.text(FORMS[state["form"]])


def _sort(state: State) -> str:
    return next(key for key, (_, marks) in SORTS.items() if state["form"] in marks)


def _pivot(state: State) -> Point:
    """Return the point about which it is turned: the vertex of an angle, the middle of all others."""
    return VERTEX if "angle" in state["form"] else MIDDLE


def _drawn(form: str, colour: str) -> tuple[DrawnLine | DrawnOval, ...]:
    x, y = MIDDLE
    left, low = VERTEX

    def line(*points: Point) -> DrawnLine:
        return DrawnLine(points, colour, THICK)

    def stroke(off: float) -> DrawnLine:
        return line((x + off - 0.9, y + 3.6), (x + off + 0.9, y - 3.6))

    def arc(radius: float) -> DrawnLine:
        return line(*arc_points(left, low, radius, 0.0, 90.0))

    match form:
        case "one" | "two" | "three":
            count = {"one": 1, "two": 2, "three": 3}[form]
            return tuple(stroke(2.4 * (number - (count - 1) / 2)) for number in range(count))
        case "cross":
            return line((x - 2.8, y - 2.8), (x + 2.8, y + 2.8)), line((x - 2.8, y + 2.8), (x + 2.8, y - 2.8))
        case "ring":
            return (DrawnOval(x, y, 3.0, 3.0, None, colour, THICK),)
        case "right angle":
            return (line((left, low - 6.5), (left + 6.5, low - 6.5), (left + 6.5, low)),)
        case "angle":
            return (arc(9.0),)
        case "angle two":
            return arc(8.0), arc(10.0)
        case "angle tick":
            near, far = 7.2 * 0.7071, 10.8 * 0.7071
            return arc(9.0), line((left + near, low - near), (left + far, low - far))
        case "parallel":
            return line((x - 3.4, y + 4.5), (x + 0.2, y - 4.5)), line((x, y + 4.5), (x + 3.6, y - 4.5))
        case _:
            return (line((x - 2.2, y - 3.4), (x + 2.2, y), (x - 2.2, y + 3.4)),)


def item() -> LengthMark:
    return LengthMark()
