"""Set squares of 45° and of 30° and 60°, and the square with parallels: a pen draws along all of their edges."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot, radians, tan
from typing import Final

from tni.api.graduations import edge_graduations
from tni.api.instruments import RIM, Instrument, length_text, outline, turn_knob
from tni.api.items import (
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnText,
    InkedState,
    ItemContext,
    ItemEdge,
    ItemSize,
    Localised,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelNumber,
    PanelOption,
    PanelToggle,
    PanelValue,
    PlacedState,
    Point,
    State,
    StraightEdge,
    TextAlign,
    with_values,
)
from tni.api.straight_faces import CORNER, STRIP, TIP, Parts, inner_radius, triangle_face

PLUGIN = {
    "id": "set_square",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "geometry",
    "terms": {
        "fr": "équerre requerre réquerre angle droit perpendiculaire parallèle tracer 45 30 60 géométrie",
        "en": "triangle right angle perpendicular parallel square",
    },
    "name": {"fr": "Équerre", "en": "Set square"},
    "summary": {
        "fr": "Une équerre à 45°, à 30° et 60°, ou une requerre : le stylo trace le long de ses bords.",
        "en": "A set square of 45°, of 30° and 60°, or with parallels: the pen draws along its edges.",
    },
    "licence": "GPL-3.0-or-later",
}

ANGLES: Final = {"45": 45.0, "30-60": 30.0}
"""Angle at the end of the lower leg of each triangle."""
MARGIN: Final = 8.0
"""Millimetres of the item beside and above what is graduated on the square with parallels."""
KNOB: Final = 5.0
SHORTEST, WIDEST = 60.0, 400.0
"""Millimetres of the item."""
LONGEST: Final = 500.0
HIGH_SHARE: Final = 0.4
"""Graduated height of the square with parallels, of its length."""


class SetSquare(Instrument):
    """State: as of every instrument; `shape`: "45", "30-60" or "requerre"; `length`: graduated millimetres of the lower
    edge; `flipped`: the left and the right are swapped; `segment`: millimetres of the sides of the angle to draw."""

    def new(self, ctx: ItemContext) -> State:
        return {**super().new(ctx), "shape": "45", "length": 120.0, "flipped": False, "segment": 50.0}

    def size(self, state: State) -> ItemSize:
        return ItemSize(*_sides(state))

    def pivot(self, state: State) -> Point:
        return _place(state)(0.0, 0.0)

    def body(self, state: State) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
        wide, high = _sides(state)
        if state["shape"] == "requerre":
            half = wide / 2
            left = ((0.0, 0.0), (half, 0.0), (half, high), (0.0, high))
            return left, ((half, 0.0), (wide, 0.0), (wide, high), (half, high))
        corner, end, top = _corners(state)
        middle = (end[0] + top[0]) / 2, (end[1] + top[1]) / 2
        return (corner, end, middle), (corner, middle, top)

    def knob(self, state: State) -> Point:
        wide, high = _sides(state)
        if state["shape"] == "requerre":
            return wide - KNOB - 1.5, KNOB + 1.5
        inner = inner_radius(wide, high)
        slant = hypot(wide, high)
        off = inner - (KNOB + 1.5)
        x, y = inner + off * high / slant, inner + off * wide / slant  # from the right angle on
        return _place(state)(x, y)

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        note = self.scale_note(state, ctx)
        if state["shape"] == "requerre":
            parts = _square(state, size, note)
        else:
            place, unit = _place(state), state["unit"]
            parts = triangle_face(place, _sides(state), state["shape"], unit, state["length"], note)
        return (*parts, *turn_knob(self.knob(state), KNOB))

    # -- edges

    def edges(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemEdge, ...]:  # noqa: ARG002
        if state["shape"] == "requerre":
            wide, high = size.width_mm, size.height_mm
            top, bottom = ((0.0, 0.0), (wide, 0.0)), ((0.0, high), (wide, high))
            left, right = ((0.0, 0.0), (0.0, high)), ((wide, 0.0), (wide, high))
            sides = {"top": top, "bottom": bottom, "left": left, "right": right}
            return tuple(StraightEdge(name, *ends) for name, ends in sides.items())
        corner, end, top_corner = _corners(state)
        return (
            StraightEdge("bottom", corner, end),
            StraightEdge("side", corner, top_corner),
            StraightEdge("slant", end, top_corner),
        )

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        shape = PanelChoice(
            "shape", Localised("Forme", "Form"),
            (
                PanelOption("45", Localised("45°", "45°")),
                PanelOption("30-60", Localised("30° et 60°", "30° and 60°")),
                PanelOption("requerre", Localised("Requerre", "With parallels")),
            ),
            state["shape"],
        )  # fmt: skip
        side = Localised("Côtés de l’angle (cm)", "Sides of the angle (cm)")
        flip = PanelToggle("flipped", Localised("Retournée", "Flipped"), state["flipped"])
        return (
            shape,
            *((flip,) if state["shape"] != "requerre" else ()),
            PanelButton("draw", Localised("Tracer l’angle droit", "Draw the right angle")),
            PanelNumber("segment", side, state["segment"] / 10, 0.1, LONGEST / 10, 1),
            self.angle_control(ctx),
            PanelNumber("length", Localised("Longueur (cm)", "Length (cm)"), state["length"] / 10, 1.0, 1_000.0, 1),
            *self.scale_controls(state, ctx),
        )

    def control(
        self, state: State, control: str, value: PanelValue, ctx: ItemContext
    ) -> State | PlacedState | InkedState:
        match control:
            case "draw":
                place, side = _place(state), state["segment"] * state["unit"]
                corner = place(0.0, 0.0)
                return InkedState(state, ((corner, place(side, 0.0)), (corner, place(0.0, side))))
            case "segment":
                return with_values(state, segment=float(value) * 10)
            case "length":
                return _kept_in_place(state, self.with_measure(state, "length", float(value) * 10))
            case "shape" | "flipped":
                return _kept_in_place(state, with_values(state, **{control: value}))
            case _:
                return super().control(state, control, value, ctx)

    def rescaled(self, state: State, ctx: ItemContext) -> State | PlacedState:
        after = self.refitted(self.with_unit(state, ctx), "length")
        return state if after == state else _kept_in_place(state, after)

    def bounded(self, state: State, value: float) -> float:
        unit: float = state["unit"]
        most = min(LONGEST * max(1.0, 1.0 / unit), WIDEST / unit)
        return min(max(value, SHORTEST / unit), most)

    def text(self, state: State, ctx: ItemContext) -> str:
        names = {
            "45": Localised("Équerre à 45°", "Set square of 45°"),
            "30-60": Localised("Équerre à 30° et 60°", "Set square of 30° and 60°"),
            "requerre": Localised("Requerre", "Square with parallels"),
        }
        return f"{ctx.text(names[state['shape']])}, {length_text(state['length'], ctx)}"


def _sides(state: State) -> tuple[float, float]:
    """Return width and height."""
    length, unit, shape = state["length"], state["unit"], state["shape"]
    if shape == "requerre":
        return length * unit + 2 * MARGIN, _high(length) * unit + MARGIN
    wide = length * unit + TIP[shape]
    return wide, wide * tan(radians(ANGLES[shape]))


def _high(length: float) -> float:
    """Return the graduated millimetres of the height of a square with parallels: whole centimetres."""
    return max(round(length * HIGH_SHARE / 10) * 10.0, 10.0)


def _place(state: State) -> Callable[[float, float], Point]:
    """Return what gives the place that is so far along the lower edge from the right angle, and so far above it. A
    square with parallels has its right angle in the middle of that edge."""
    wide, high = _sides(state)
    if state["shape"] == "requerre":
        return lambda along, above: (wide / 2 + along, high - above)
    if state["flipped"]:
        return lambda along, above: (wide - along, high - above)
    return lambda along, above: (along, high - above)


def _corners(state: State) -> tuple[Point, Point, Point]:
    """Return the right angle of a triangle, the end of its lower leg and that of the other one."""
    (wide, high), place = _sides(state), _place(state)
    return place(0.0, 0.0), place(wide, 0.0), place(0.0, high)


def _square(state: State, size: ItemSize, note: str) -> Parts:
    """Return the drawing of the square with parallels: a frame that is open in the middle."""
    wide, high, unit, place = size.width_mm, size.height_mm, state["unit"], _place(state)
    half, upright, edge = state["length"] / 2, _high(state["length"]), MARGIN + 1.0
    parts: Parts = [
        DrawnArea(((0.0, high - STRIP), (wide, high - STRIP), (wide, high), (0.0, high)), "surface"),
        DrawnArea(((0.0, 0.0), (wide, 0.0), (wide, MARGIN + 5.0), (0.0, MARGIN + 5.0)), "surface"),
        DrawnArea(((0.0, 0.0), (edge, 0.0), (edge, high), (0.0, high)), "surface"),
        DrawnArea(((wide - edge, 0.0), (wide, 0.0), (wide, high), (wide - edge, high)), "surface"),
        DrawnLine(outline(size), "quiet", RIM, closed=True),
    ]
    step = 10 if 10 * unit >= 4.0 else max(round(upright / 4 / 10) * 10, 10)
    for above in range(step, int(upright) + 1, step):
        is_wide = above * unit > STRIP
        ends = (place(-half * unit, above * unit), place(half * unit, above * unit))
        if is_wide:
            parts.append(DrawnLine(ends, "quiet", 0.25))
    parts.append(DrawnLine((place(0.0, RIM), place(0.0, high - RIM)), "blue", 0.5))
    parts.append(DrawnLine((place(CORNER, RIM), place(CORNER, CORNER), place(0.0, CORNER)), "blue", 0.8))
    parts += edge_graduations(place, unit, half, 1.0)
    parts += edge_graduations(lambda along, depth: place(-along, depth), unit, half, 1.0)
    if note:
        parts.append(DrawnText(note, 4.0, 4.2, 5.5, "quiet", TextAlign.LEFT, width_mm=wide / 2))
    return parts


def _kept_in_place(before: State, after: State) -> PlacedState:
    """Return a state whose right angle stays where it was."""
    (x0, y0), (x1, y1) = _place(before)(0.0, 0.0), _place(after)(0.0, 0.0)
    return PlacedState(after, x0 - x1, y0 - y1)


def item() -> SetSquare:
    return SetSquare()
