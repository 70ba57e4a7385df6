"""Tests of the marks of figures: each is turned about the point that lies on the figure, and told in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.construction.construction_item import ConstructionItem
from plugins.length_marks import FORMS, HEIGHT, MIDDLE, SIDE, SORTS, VERTEX, LengthMark
from tests.support.board import drag, open_board, tap
from tests.support.instrument_board import InstrumentBoard, apart, direction
from tests.support.items import Host, plugin
from tni.api.items import ItemContext, ItemSize, Modifier, PanelChoice
from tni.core.ids import ItemId
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import PluginItem, Shape, ShapeKind
from tni.ink.pen import Pen, PenKind
from tni.services.lesson.lesson_editor import ToolName


@pytest.fixture
def board() -> Iterator[InstrumentBoard]:
    made = InstrumentBoard("length_marks", LengthMark)
    yield made
    made.close()


def fixed_point(board: InstrumentBoard) -> tuple[float, float]:
    return board.on_page(*(VERTEX if "angle" in board.state["form"] else MIDDLE))


def mark_as(board: InstrumentBoard, form: str) -> None:
    board.control("sort", next(sort for sort, (_, marks) in SORTS.items() if form in marks))
    board.control("form", form)
    assert board.state["form"] == form


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.sampled_from(sorted(FORMS)), st.floats(0.0, 359.0))
def test_it_is_turned_about_its_place_on_the_figure(board: InstrumentBoard, form: str, angle: float) -> None:
    mark_as(board, form)
    place = fixed_point(board)
    board.control("angle", angle)
    assert fixed_point(board) == pytest.approx(place)
    assert apart(direction(board.on_page(0.0, 0.0), board.on_page(SIDE, 0.0)), angle) < 0.1
    board.editor.use(ToolName.SELECT)
    knob = next(one for one in board.items.handles(board.item) if one.id == "turn")
    start = board.on_page(*knob.at)
    wanted = place[0] + 20.0, place[1] - 14.0
    drag(board.editor, [start, ((start[0] + wanted[0]) / 2 + 3.0, (start[1] + wanted[1]) / 2), wanted])
    assert fixed_point(board) == pytest.approx(place)
    assert apart(direction(place, board.on_page(*knob.at)), direction(place, wanted)) < 0.1


def test_a_tap_selects_it_and_a_drag_moves_it_and_a_pen_writes_over_it(board: InstrumentBoard) -> None:
    middle = board.on_page(*MIDDLE)
    board.editor.use(ToolName.SELECT)
    board.editor.select(frozenset())
    tap(board.editor, *middle)
    assert board.editor.selection == {board.item.id}
    drag(board.editor, [middle, (middle[0] + 10, middle[1]), (middle[0] + 40, middle[1] + 5)])
    assert board.on_page(*MIDDLE) == pytest.approx((middle[0] + 40, middle[1] + 5))
    lies = board.item.transform
    line = board.draw([(middle[0] + 38, middle[1] + 5), (middle[0] + 44, middle[1] + 7)])
    assert len(line) >= 2
    assert board.item.transform == lies


def test_every_form_is_drawn_otherwise_and_named() -> None:
    kind, ctx = LengthMark(), ItemContext()
    drawn = {str(kind.draw({"form": form, "colour": "red"}, ItemSize(SIDE, HEIGHT), ctx)) for form in FORMS}
    named = {kind.text({"form": form, "colour": "red"}, ctx) for form in FORMS}
    assert len(drawn) == len(named) == len(FORMS)


def test_every_form_is_offered_with_its_sort() -> None:
    assert sorted(form for _, marks in SORTS.values() for form in marks) == sorted(FORMS)
    kind, ctx = LengthMark(), ItemContext()
    state = kind.new(ctx)
    for sort, (_, marks) in SORTS.items():
        state = kind.control(state, "sort", sort, ctx)
        first, second = (one for one in kind.panel(state, ctx)[:2] if isinstance(one, PanelChoice))
        assert (first.value, second.value) == (sort, sort)
        assert [one.id for one in second.options] == list(marks)
        for form in marks:
            marked = kind.control(state, "form", form, ctx)
            assert kind.control(marked, "sort", sort, ctx) == marked


ENDS = (60.0, 40.0), (160.0, 120.0)


def a_line(board: InstrumentBoard, ends: tuple[tuple[float, float], tuple[float, float]] = ENDS) -> None:
    """Put a line on the page."""
    (x0, y0), (x1, y1) = ends
    line = Shape(
        id=ItemId("line"), page=board.editor.page.id, kind=ShapeKind.LINE, x0=x0, y0=y0, x1=x1, y1=y1,
        pen=Pen(PenKind.PEN, "#000000", 0.5),
    )  # fmt: skip
    board.editor.do(Change(ChangeKind.ADD, (RecordChange(line.id, None, line),)))


def put_near(board: InstrumentBoard, place: tuple[float, float], modifiers: Modifier = Modifier.NONE) -> None:
    """Drag the mark so that its point comes to a place."""
    board.editor.use(ToolName.SELECT)
    board.editor.select(frozenset())
    x, y = fixed_point(board)
    grip = board.on_page(*MIDDLE)
    to = grip[0] + place[0] - x, grip[1] + place[1] - y
    drag(board.editor, [grip, ((grip[0] + to[0]) / 2, (grip[1] + to[1]) / 2), to], modifiers=modifiers)


def turn(board: InstrumentBoard) -> float:
    return direction(board.on_page(0.0, 0.0), board.on_page(SIDE, 0.0))


def test_dropped_near_a_line_it_lies_on_its_middle_and_one_undo_takes_it_back(board: InstrumentBoard) -> None:
    a_line(board)
    before = board.item.transform
    put_near(board, (111.0, 78.0))
    assert fixed_point(board) == pytest.approx((110.0, 80.0))
    assert apart(turn(board), direction(*ENDS), 180.0) < 1e-6
    board.editor.undo()
    assert board.item.transform == before


def test_near_an_end_it_lies_on_the_line_where_it_was_put(board: InstrumentBoard) -> None:
    a_line(board, ((60.0, 60.0), (160.0, 60.0)))
    put_near(board, (75.0, 62.0))
    assert fixed_point(board) == pytest.approx((75.0, 60.0))


@pytest.mark.parametrize("modifiers", [Modifier.ALT, Modifier.NONE])
def test_alt_and_the_switch_keep_it_free(board: InstrumentBoard, modifiers: Modifier) -> None:
    a_line(board)
    if modifiers is Modifier.NONE:
        board.control("lies", False)
    put_near(board, (111.0, 78.0), modifiers)
    assert fixed_point(board) == pytest.approx((111.0, 78.0))
    assert turn(board) == 0.0


def test_a_right_angle_goes_into_the_corner_of_ink_and_shape(board: InstrumentBoard) -> None:
    mark_as(board, "right angle")
    a_line(board, ((60.0, 100.0), (140.0, 100.0)))
    board.draw([(60.0, 100.0), (60.3, 80.0), (60.0, 60.0), (60.0, 30.0)])
    put_near(board, (63.0, 98.0))
    assert fixed_point(board) == pytest.approx((60.0, 100.0), abs=0.2)
    assert abs(turn(board)) < 0.5
    mark_as(board, "angle")
    put_near(board, (63.0, 98.0))
    assert fixed_point(board) == pytest.approx((63.0, 98.0), abs=0.2)


def test_a_mark_dropped_from_the_drawer_lies_down(board: InstrumentBoard) -> None:
    a_line(board, ((200.0, 20.0), (200.0, 100.0)))
    board.editor.put_item("length_marks", (202.0, 57.0 - (MIDDLE[1] - HEIGHT / 2)))
    (made,) = (one for one in board.of(PluginItem) if one.id in board.editor.selection)
    assert made.transform.point(*MIDDLE) == pytest.approx((200.0, 60.0))


def test_it_finds_the_sides_of_a_figure() -> None:
    host = Host(plugin("length_marks", LengthMark), plugin("construction", ConstructionItem))
    editor = open_board()
    editor.item_host = lambda: host.items
    editor.put_item("construction", (100.0, 80.0))
    (figure,) = (one for one in editor.document.items(editor.page.id) if isinstance(one, PluginItem))
    start, end = (figure.transform.point(*one) for one in host.items.segments(figure)[0])
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    editor.put_item("length_marks", (x, y + 2.0 - (MIDDLE[1] - HEIGHT / 2)))
    (mark,) = (one for one in editor.document.items(editor.page.id) if one.id in editor.selection)
    assert mark.transform.point(*MIDDLE) == pytest.approx((x, y))
    assert len(host.items.segments(figure)) == 3
    assert host.faults == []
    host.guard.close()
