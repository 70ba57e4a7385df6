"""Figure of a state: the computed construction, and its places on the item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tni.api.constructions import Construction, NumberValue, PlaneWindow, Point, from_plain_form, plain_form
from tni.api.items import State, with_values

INK, RED = [26, 26, 46], [216, 58, 30]
"""Colours of objects whose look nothing tells."""


LINE = 0.7
"""Width of a line, mm."""


@dataclass(frozen=True, slots=True)
class PlacedConstruction:
    """Construction with its look and its places in millimetres of the item."""

    construction: Construction
    looks: dict[str, list[Any]]
    left: float
    top: float
    x_unit: float
    y_unit: float
    width: float
    height: float
    revealed: bool = False
    """Whether hidden objects are shown, pale."""

    @property
    def window(self) -> PlaneWindow:
        return PlaneWindow(
            self.left, self.left + self.width / self.x_unit, self.top - self.height / self.y_unit, self.top
        )

    @property
    def window_of_lines(self) -> PlaneWindow:
        """Part of the plane in which lines are drawn. Who asks for lines elsewhere has loci computed twice."""
        return self.window_within(LINE / 2 + 0.1)

    def window_within(self, rim_mm: float) -> PlaneWindow:
        """Return the part of the plane that is shown, without a rim: where lines of twice that width can be drawn."""
        across, down = rim_mm / self.x_unit, rim_mm / self.y_unit
        whole = self.window
        return PlaneWindow(whole.left + across, whole.right - across, whole.bottom + down, whole.top - down)

    def inside(self, place: tuple[float, float], rim_mm: float) -> tuple[float, float]:
        """Return a place of the item, or the nearest one that is so far from its edges."""
        x, y = place
        return min(max(x, rim_mm), self.width - rim_mm), min(max(y, rim_mm), self.height - rim_mm)

    def on_item(self, point: Point) -> tuple[float, float]:
        return (point.x - self.left) * self.x_unit, (self.top - point.y) * self.y_unit

    def on_plane(self, place: tuple[float, float]) -> Point:
        return Point(self.left + place[0] / self.x_unit, self.top - place[1] / self.y_unit)

    def holds(self, point: Point) -> bool:
        return self.window.holds(point)

    def is_masked(self, label: str) -> bool:
        look = self.looks.get(label)
        return look is not None and not look[0]

    def is_shown(self, label: str) -> bool:
        return self.revealed or not self.is_masked(label)

    def is_named(self, label: str) -> bool:
        look = self.looks.get(label)
        return True if look is None else bool(look[1])


def construction_of(state: State) -> Construction:
    return from_plain_form(state["figure"])


def placed_of(state: State) -> PlacedConstruction:
    return PlacedConstruction(
        construction_of(state), state["looks"], state["left"], state["top"], state["x_unit"], state["y_unit"],
        state["width"], state["height"], bool(state.get("revealed")),
    )  # fmt: skip


def with_look(state: State, label: str, *, shown: bool | None = None, named: bool | None = None) -> State:
    """Return a state in which an object is shown or hidden, with or without its name."""
    value = construction_of(state).values.get(label)
    look = list(state["looks"].get(label) or [True, True, RED if isinstance(value, NumberValue) else INK, 0.0, False])
    if shown is not None:
        look[0] = shown
    if named is not None:
        look[1] = named
    return with_values(state, looks={**state["looks"], label: look})


def with_construction(state: State, construction: Construction, **values: Any) -> State:
    """Return a state with another construction, and other values."""
    return with_values(state, figure=plain_form(construction), **values)
