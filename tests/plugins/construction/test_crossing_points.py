"""Segments that cross without a point: the panel offers all such points at once, and they stay on both."""

from __future__ import annotations

import pytest

from plugins.construction.construction_item import ConstructionItem
from plugins.construction.placed import construction_of
from tests.support.constructions import apart
from tni.api.constructions import Point, Segment
from tni.api.items import ItemContext, PanelButton, State
from tni.constructions.constructed_drawing import constructed_drawing
from tni.constructions.drawing_state import ShapeLook, drawing_state
from tni.constructions.drawn_shapes import DrawnPolygon, DrawnSegment, DrawnShape

CTX = ItemContext()


def made(*shapes: DrawnShape) -> State:
    looks = [ShapeLook((26, 26, 46)) for _ in shapes]
    return drawing_state(constructed_drawing(shapes, 0.3), looks, Point(0.0, -2.0), (140.0, 90.0), 10.0)


def offer(state: State) -> list[str]:
    panel = ConstructionItem().panel(state, CTX)
    return [one.label.fr for one in panel if isinstance(one, PanelButton) and one.id == "crossings"]


def points(state: State) -> dict[str, Point]:
    return {label: one for label, one in construction_of(state).values.items() if isinstance(one, Point)}


@pytest.fixture
def cross() -> State:
    """Two lines that cross at (5, -5), in the middle of neither."""
    return made(DrawnSegment(Point(1, -5), Point(11, -5)), DrawnSegment(Point(5, -3), Point(5, -9)))


def test_crossing_lines_are_offered_their_point_which_follows(cross: State) -> None:
    assert offer(cross) == ["Points d’intersection (1)"]
    after = ConstructionItem().control(cross, "crossings", value=True, ctx=CTX)
    (new,) = set(points(after)) - set(points(cross))
    assert apart(points(after)[new], Point(5, -5)) < 1e-9
    assert offer(after) == []
    dragged = construction_of(after)
    first = next(label for label, one in points(after).items() if apart(one, Point(1, -5)) < 1e-9)
    dragged = dragged.moved(first, Point(1, -7))
    lines = [one for one in dragged.values.values() if isinstance(one, Segment)]
    found = dragged.values[new]
    assert isinstance(found, Point)
    for one in lines:
        assert abs(one.line.a * found.x + one.line.b * found.y + one.line.c) < 1e-9


def test_corners_and_points_on_sides_are_no_crossings() -> None:
    triangle = DrawnPolygon((Point(2, -9), Point(11, -9), Point(4.5, -4)))
    assert offer(made(triangle)) == []
    assert offer(made(triangle, DrawnSegment(Point(4.5, -4), Point(6.5, -9)))) == []


def test_three_lines_through_one_place_get_one_point() -> None:
    lines = [
        DrawnSegment(Point(5 - x, -6 - y), Point(5 + 1.5 * x, -6 + 1.5 * y)) for x, y in ((2, 0), (1, 1.7), (-1, 1.5))
    ]
    assert offer(made(*lines)) == ["Points d’intersection (1)"]


def test_a_square_with_its_diagonals_gets_its_centre() -> None:
    corners = (Point(2, -9), Point(8, -9), Point(8, -3), Point(2, -3))
    sides = DrawnSegment(corners[0], corners[2]), DrawnSegment(corners[1], corners[3])
    state = made(DrawnPolygon(corners), *sides)
    after = ConstructionItem().control(state, "crossings", value=True, ctx=CTX)
    assert any(apart(one, Point(5, -6)) < 1e-9 for one in points(after).values())
