"""Tests of the marks of figures: each is turned about the point that lies on the figure, and told in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.length_marks import FORMS, HEIGHT, MIDDLE, SIDE, SORTS, VERTEX, LengthMark
from tests.support.board import drag, tap
from tests.support.instrument_board import InstrumentBoard, apart, direction
from tni.api.items import ItemContext, ItemSize, PanelChoice
from tni.services.lesson.lesson_editor import ToolName


@pytest.fixture
def board() -> Iterator[InstrumentBoard]:
    made = InstrumentBoard("length_marks", LengthMark)
    yield made
    made.close()


def fixed_point(board: InstrumentBoard) -> tuple[float, float]:
    return board.on_page(*(VERTEX if "angle" in board.state["form"] else MIDDLE))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.sampled_from(sorted(FORMS)), st.floats(0.0, 359.0))
def test_it_is_turned_about_its_place_on_the_figure(board: InstrumentBoard, form: str, angle: float) -> None:
    board.control("form", form)
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
