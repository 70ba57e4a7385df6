"""Tests of pens at the edges of instruments, by contacts on a board in memory."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.board import drag, event, open_board
from tests.support.items import Host, plugin
from tni.api.items import (
    ArcEdge,
    Drawing,
    DrawnLine,
    HandleDrag,
    InkedState,
    ItemContext,
    ItemEdge,
    ItemHandle,
    ItemSize,
    Localised,
    PanelButton,
    PanelControl,
    PanelValue,
    PlacedState,
    PlainItem,
    Point,
    State,
    StraightEdge,
    with_values,
)
from tni.core.geometry import Affine
from tni.document.item_edges import PageEdge
from tni.document.items import PluginItem, Shape, Stroke
from tni.document.pointer import PointerEvent, PointerPhase, PointerType
from tni.document.selection import moved
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

DOWN, MOVE, UP, CANCEL = PointerPhase.DOWN, PointerPhase.MOVE, PointerPhase.UP, PointerPhase.CANCEL
BODY = ((0.0, 0.0), (100.0, 0.0), (100.0, 40.0), (0.0, 40.0))


class Ruler(PlainItem):
    """Ruler of 100 x 40 mm that draws along its upper side, and turns about its middle along the circle `ring`."""

    default_size = ItemSize(100.0, 40.0)

    def new(self, ctx: ItemContext) -> State:
        return {"moves": 0}

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        return (DrawnLine(BODY, closed=True),)

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:
        return (ItemHandle("body", (50.0, 20.0), area=BODY, label="Règle"),)

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State | PlacedState:
        after = with_values(state, moves=state["moves"] + 1)
        return PlacedState(after, drag.to[0] - drag.start[0], drag.to[1] - drag.start[1])

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        return (PanelButton("segment", Localised("Segment", "Segment")), PanelButton("bend", Localised("Arc", "Arc")))

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State | InkedState:
        points = ((10.0, 0.0), (60.0, 0.0)) if control == "segment" else ((0.0, 0.0), (5.0, 1.0), (9.0, 4.0))
        return InkedState(state, (points,))

    def edges(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemEdge, ...]:
        ring = ArcEdge("ring", (50.0, 20.0), 50.0, takes=(100.0, 20.0))
        return StraightEdge("top", (0.0, 0.0), (100.0, 0.0)), ring

    def follow(self, state: State, edge: str, place: Point, ctx: ItemContext) -> State | PlacedState:
        if edge != "ring":
            return state
        turn = float(np.degrees(np.arctan2(place[1] - 20.0, place[0] - 50.0)))
        return PlacedState(state, turn=turn, about=(50.0, 20.0))

    def reading(self, state: State, edge: str, start: Point, end: Point, ctx: ItemContext) -> str:
        return f"{hypot(end[0] - start[0], end[1] - start[1]):.0f} mm"

    def handle_reading(self, state: State, handle: str, ctx: ItemContext) -> str:
        return f"{handle} {ctx.turn:.0f}°"


@pytest.fixture
def board() -> Iterator[LessonEditor]:
    """A board with a ruler from (100, 50) to (200, 90), and a pen in hand."""
    host = Host(plugin("ruler", Ruler))
    made = open_board()
    made.item_host = lambda: host.items
    made.put_item("ruler", (150.0, 70.0))
    made.use(ToolName.PEN)
    yield made
    assert host.faults == []
    host.guard.close()


def ruler(board: LessonEditor) -> PluginItem:
    (item,) = (one for one in board.document.items(board.page.id) if isinstance(one, PluginItem))
    return item


def strokes(board: LessonEditor) -> list[Stroke]:
    return [one for one in board.document.items(board.page.id) if isinstance(one, Stroke)]


def test_a_pen_near_an_edge_draws_exactly_along_it_and_no_farther(board: LessonEditor) -> None:
    drag(board, [(110, 48.5), (130, 51), (170, 47), (260, 30)])
    (line,) = strokes(board)
    places = line.samples.positions_mm
    assert np.allclose(places[:, 1], 50.0, atol=0.005)
    assert np.allclose((places[0, 0], places[-1, 0]), (110.0, 200.0), atol=0.005)


def test_a_pen_elsewhere_on_the_instrument_moves_it_and_beside_it_writes(board: LessonEditor) -> None:
    drag(board, [(150, 75), (160, 80), (170, 95)])
    assert strokes(board) == []
    assert ruler(board).transform == Affine.moving(120.0, 70.0)
    board.undo()
    assert ruler(board).transform == Affine.moving(100.0, 50.0)
    drag(board, [(20, 20), (30, 24), (40, 20)])
    (line,) = strokes(board)
    assert line.samples.positions_mm[1:-1, 1].max() > 23.0


def test_a_turned_instrument_draws_along_where_it_lies(board: LessonEditor) -> None:
    turn = Affine.rotating(0.7, (150.0, 70.0)).after(Affine.scaling(1.2, 1.2, (150.0, 70.0)))
    board.do(moved(board.document, [ruler(board).id], turn))
    lies = ruler(board).transform
    drag(board, [lies.point(5.0, -1.0), lies.point(40.0, 1.0), lies.point(90.0, -1.5)])
    (line,) = strokes(board)
    local = np.array([lies.inverse().point(*place) for place in line.samples.positions_mm.tolist()])
    assert np.abs(local[:, 1]).max() < 0.005
    assert np.allclose((local[0, 0], local[-1, 0]), (5.0, 90.0), atol=0.005)


def test_an_instrument_follows_the_pen_on_its_circle_and_the_line_alone_is_undone(board: LessonEditor) -> None:
    around = [(150 + 50 * np.cos(a), 70 + 50 * np.sin(a)) for a in np.linspace(0.0, np.pi / 2, 30)]
    drag(board, [(x, y) for x, y in around])
    (line,) = strokes(board)
    radii = np.hypot(*(line.samples.positions_mm - (150.0, 70.0)).T)
    assert np.allclose(radii, 50.0, atol=0.005)
    assert ruler(board).transform.b == pytest.approx(1.0, abs=1e-6), "turned by a quarter"
    board.undo()
    assert strokes(board) == []
    assert ruler(board).transform.b == pytest.approx(1.0, abs=1e-6)
    board.redo()
    assert len(strokes(board)) == 1


def test_what_is_drawn_along_an_edge_is_told_while_it_is_drawn(board: LessonEditor) -> None:
    board.handle(event(DOWN, 110, 50))
    board.handle(event(MOVE, 150, 50))
    ((place, reading),) = board.overlay().readings
    assert (place, reading) == ((150.0, 50.0), "40 mm")
    board.handle(event(UP, 150, 50))
    assert board.overlay().readings == ()


def test_an_instrument_tells_about_the_handle_that_is_dragged(board: LessonEditor) -> None:
    board.do(moved(board.document, [ruler(board).id], Affine.rotating(np.pi / 6, (150.0, 70.0))))
    board.handle(event(DOWN, 150, 75))
    board.handle(event(MOVE, 160, 80))
    ((place, told),) = board.overlay().readings
    assert (round(place[0]), round(place[1]), told) == (160, 80, "body 30°")
    board.handle(event(UP, 160, 80))
    assert board.overlay().readings == ()


@pytest.mark.parametrize("ending", [event(CANCEL, 150, 50), event(MOVE, 150, 50, tool=PointerType.PALM)])
def test_a_palm_at_an_edge_leaves_no_trace(board: LessonEditor, ending: PointerEvent) -> None:
    board.handle(event(DOWN, 110, 50))
    board.handle(event(MOVE, 150, 50))
    board.handle(ending)
    assert board.overlay().readings == ()
    assert not board.at_work


def test_a_resting_pen_at_an_edge_does_not_turn_its_line_into_another_shape(board: LessonEditor) -> None:
    assert board.hold_snaps
    for x in range(110, 150):
        board.handle(event(DOWN if x == 110 else MOVE, x, 50))
    board.tick(5.0)
    board.tick(10.0)
    board.handle(event(UP, 150, 50))
    assert len(strokes(board)) == 1
    assert not [one for one in board.document.items(board.page.id) if isinstance(one, Shape)]


def test_a_control_draws_with_the_pen_in_hand_in_one_step(board: LessonEditor) -> None:
    board.select(frozenset({ruler(board).id}))
    board.use(ToolName.SELECT)
    board.select(frozenset({ruler(board).id}))
    board.control_item("segment", True)
    (segment,) = (one for one in board.document.items(board.page.id) if isinstance(one, Shape))
    assert (segment.x0, segment.y0, segment.x1, segment.y1) == (110.0, 50.0, 160.0, 50.0)
    board.control_item("bend", True)
    (line,) = strokes(board)
    assert np.allclose(line.samples.positions_mm, [(100, 50), (105, 51), (109, 54)], atol=0.005)
    board.undo()
    board.undo()
    assert [type(one) for one in board.document.items(board.page.id)] == [PluginItem]


def test_two_pens_draw_along_one_instrument_while_a_finger_moves_another_item(board: LessonEditor) -> None:
    board.handle(event(DOWN, 110, 50, pointer=1))
    board.handle(event(DOWN, 190, 50, pointer=2))
    board.handle(event(DOWN, 150, 80, pointer=3))
    for step in range(1, 6):
        board.handle(event(MOVE, 110 + 5 * step, 50, pointer=1))
        board.handle(event(MOVE, 190 - 4 * step, 50, pointer=2))
        board.handle(event(MOVE, 150, 80 + 4 * step, pointer=3))
    for pointer, place in ((1, (135, 50)), (2, (170, 50)), (3, (150, 100))):
        board.handle(event(UP, *place, pointer=pointer))
    assert len(strokes(board)) == 2
    assert all(np.allclose(one.samples.positions_mm[:, 1], 50.0, atol=0.005) for one in strokes(board))
    assert ruler(board).transform == Affine.moving(100.0, 70.0)


def test_a_locked_instrument_and_one_under_another_tool_leave_the_pen_alone(board: LessonEditor) -> None:
    board.use(ToolName.SELECT)
    board.select(frozenset({ruler(board).id}))
    board.lock()
    board.use(ToolName.PEN)
    drag(board, [(110, 48.5), (150, 46)])
    (line,) = strokes(board)
    assert line.samples.positions_mm[0, 1] == pytest.approx(48.5, abs=0.005)


places = st.tuples(st.floats(-300, 300), st.floats(-300, 300))


@given(places, places, places, st.floats(-3.2, 3.2), st.floats(0.2, 5.0), st.floats(0.5, 200), st.floats(1, 360))
def test_the_nearest_point_lies_on_the_edge_and_none_is_nearer(
    start: Point, end: Point, place: Point, turn: float, scale: float, radius: float, sweep: float
) -> None:
    lies = Affine.rotating(turn, end).after(Affine.scaling(scale, scale, start))
    for edge in (StraightEdge("a", start, end), ArcEdge("b", start, radius, end[0], sweep)):
        on_page = PageEdge(edge, lies)
        found = on_page.nearest(place)
        again = on_page.nearest(found)
        assert hypot(found[0] - again[0], found[1] - again[1]) < 1e-6 * (1 + abs(place[0]) + radius * scale)
        distance = hypot(found[0] - place[0], found[1] - place[1])
        for share in np.linspace(0.0, 1.0, 25).tolist():
            if isinstance(edge, StraightEdge):
                x, y = lies.point(start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
            else:
                x, y = lies.point(*edge.at(edge.start + share * sweep))
            assert distance <= hypot(x - place[0], y - place[1]) + 1e-6 * (1 + radius * scale)
