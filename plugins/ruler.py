"""Ruler, graduated in true millimetres of the page or of the board: a pen draws along both of its edges."""

from __future__ import annotations

from typing import Final

from tni.api.instruments import Instrument, length_text, turn_knob
from tni.api.items import (
    Drawing,
    HandleCursor,
    HandleDrag,
    InkedState,
    ItemContext,
    ItemEdge,
    ItemHandle,
    ItemSize,
    Localised,
    PanelButton,
    PanelControl,
    PanelNumber,
    PanelValue,
    PlacedState,
    Point,
    State,
    StraightEdge,
    with_values,
)
from tni.api.straight_faces import HEIGHT, MARGIN, ruler_face

PLUGIN = {
    "id": "ruler",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "geometry",
    "terms": {
        "fr": "mesurer longueur centimètre graduée tracer droite segment double décimètre",
        "en": "measure length line",
    },
    "name": {"fr": "Règle", "en": "Ruler"},
    "summary": {
        "fr": "Une règle graduée : le stylo trace le long de son bord, exactement.",
        "en": "A graduated ruler: the pen draws exactly along its edge.",
    },
    "licence": "GPL-3.0-or-later",
}

KNOB: Final = 5.0
LONGEST: Final = 1_000.0
"""Graduated millimetres of a ruler whose millimetres are those of the page."""
SHORTEST, WIDEST = 30.0, 1_500.0
"""Millimetres of the item."""


class Ruler(Instrument):
    """State: as of every instrument; `length`: graduated millimetres; `segment`: millimetres of the segment to draw."""

    def new(self, ctx: ItemContext) -> State:
        return {**super().new(ctx), "length": 200.0, "segment": 50.0}

    def size(self, state: State) -> ItemSize:
        return ItemSize(_width(state), HEIGHT)

    def pivot(self, state: State) -> Point:  # noqa: ARG002
        return MARGIN, 0.0

    def body(self, state: State) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
        wide = _width(state)
        half = wide / 2
        left = ((0.0, 0.0), (half, 0.0), (half, HEIGHT), (0.0, HEIGHT))
        return left, ((half, 0.0), (wide, 0.0), (wide, HEIGHT), (half, HEIGHT))

    def knob(self, state: State) -> Point:
        return _width(state) - 2.0 - KNOB, HEIGHT - KNOB - 2.0

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        face = ruler_face(size.width_mm, state["unit"], state["length"], self.scale_note(state, ctx))
        return (*face, *turn_knob(self.knob(state), KNOB))

    # -- handles and edges

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:
        longer = ctx.text(Localised("Allonger", "Lengthen"))
        end = (size.width_mm, HEIGHT / 2)
        return (
            *super().handles(state, size, ctx),
            ItemHandle("length", end, cursor=HandleCursor.ACROSS, reach_mm=1.0, label=longer),
        )

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State | PlacedState:
        if drag.handle == "length":
            wanted = (drag.to[0] - 2 * MARGIN) / state["unit"]
            return self.with_measure(state, "length", round(wanted / 10) * 10)
        return super().drag(state, drag, ctx)

    def handle_reading(self, state: State, handle: str, ctx: ItemContext) -> str:
        return length_text(state["length"], ctx) if handle == "length" else super().handle_reading(state, handle, ctx)

    def edges(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemEdge, ...]:  # noqa: ARG002
        wide = size.width_mm
        top, bottom = ((0.0, 0.0), (wide, 0.0)), ((0.0, HEIGHT), (wide, HEIGHT))
        return StraightEdge("top", *top), StraightEdge("bottom", *bottom)

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        return (
            PanelButton("draw", Localised("Tracer le segment", "Draw the segment")),
            PanelNumber("segment", Localised("Segment (cm)", "Segment (cm)"), state["segment"] / 10, 0.1, 1_000.0, 1),
            self.angle_control(ctx),
            PanelNumber("length", Localised("Longueur (cm)", "Length (cm)"), state["length"] / 10, 1.0, 1_000.0, 1),
            *self.scale_controls(state, ctx),
        )

    def control(
        self, state: State, control: str, value: PanelValue, ctx: ItemContext
    ) -> State | PlacedState | InkedState:
        match control:
            case "draw":
                end = MARGIN + min(state["segment"], state["length"]) * state["unit"]
                return InkedState(state, (((MARGIN, 0.0), (end, 0.0)),))
            case "segment":
                return with_values(state, segment=float(value) * 10)
            case "length":
                return self.with_measure(state, "length", float(value) * 10)
            case _:
                return super().control(state, control, value, ctx)

    def rescaled(self, state: State, ctx: ItemContext) -> State:
        return self.refitted(self.with_unit(state, ctx), "length")

    def bounded(self, state: State, value: float) -> float:
        unit: float = state["unit"]
        most = min(LONGEST * max(1.0, 1.0 / unit), WIDEST / unit)
        return min(max(value, 10.0, SHORTEST / unit), most)

    def text(self, state: State, ctx: ItemContext) -> str:
        return f"{ctx.text(Localised('Règle', 'Ruler'))}, {length_text(state['length'], ctx)}"


def _width(state: State) -> float:
    return float(state["length"] * state["unit"] + 2 * MARGIN)


def item() -> Ruler:
    return Ruler()
