"""Tests of the correction tool and its marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.board import event, open_board, tap
from tni.core.geometry import Rect
from tni.core.ids import ItemId, PageId
from tni.document.correction_code import CorrectionCode
from tni.document.correction_mark import MarkKind, MarkMaker, code_of, codes_of
from tni.document.items import PluginItem
from tni.document.mark_record import is_mark
from tni.document.pick import touches
from tni.document.plugin_state import plugin_state
from tni.document.pointer import NOTHING_CHANGED, PointerPhase
from tni.document.tools.correction import CorrectionTool
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

SPELLING = CorrectionCode("O", "orthographe", "red", -0.5)
AGREEMENT = CorrectionCode("Acc", "accord", "blue")


class Desk:
    """An editor with the correction tool."""

    def __init__(self) -> None:
        self.editor: LessonEditor = open_board()
        self.code: CorrectionCode | None = SPELLING
        self.marked = 0
        maker = MarkMaker("Code", 4.0, lambda label, size: len(label) * size)
        self.tool = CorrectionTool(self.editor, lambda: self.code, lambda: maker, self._count)
        self.editor.use_made(ToolName.CORRECT, self.tool)

    def _count(self) -> None:
        self.marked += 1

    def drag(self, *places: tuple[float, float]) -> None:
        self.editor.handle(event(PointerPhase.DOWN, *places[0]))
        for place in places[1:]:
            self.editor.handle(event(PointerPhase.MOVE, *place))
        self.editor.handle(event(PointerPhase.UP, *places[-1]))

    @property
    def marks(self) -> list[PluginItem]:
        document = self.editor.document
        return [item for item in document.items(self.editor.page.id) if isinstance(item, PluginItem)]

    @property
    def kinds(self) -> list[str]:
        found = (plugin_state(mark) for mark in self.marks)
        return [one.state["mark"] for one in found if one is not None]


def test_a_tap_puts_the_code_there_and_undo_takes_it_back() -> None:
    desk = Desk()
    tap(desk.editor, 50, 60)
    (mark,) = desk.marks
    assert code_of(mark) == SPELLING
    assert desk.editor.document.box(mark).center == pytest.approx((50, 60))
    assert mark.height_mm >= 4.0
    desk.editor.undo()
    assert not desk.marks
    desk.editor.redo()
    assert list(codes_of(desk.marks)) == [SPELLING]
    assert desk.marked == 1


def test_a_drag_along_a_line_underlines_and_puts_the_code_beside() -> None:
    desk = Desk()
    desk.drag((40, 60), (60, 61), (90, 60))
    (mark,) = desk.marks
    assert desk.kinds == [MarkKind.LINE.value]
    box = desk.editor.document.box(mark)
    assert box.x == pytest.approx(40 - 0.4)
    assert box.right > 90 + 4


def test_a_drag_down_the_margin_makes_a_bar() -> None:
    desk = Desk()
    desk.drag((20, 40), (20.5, 90))
    (mark,) = desk.marks
    assert desk.kinds == [MarkKind.LINE.value]
    assert mark.height_mm == pytest.approx(50.8)


@pytest.mark.parametrize("way", [((40, 60), (90, 80)), ((40, 60), (90, 60), (90, 80), (40, 80), (41, 61))])
def test_a_drag_around_words_rings_them(way: tuple[tuple[float, float], ...]) -> None:
    desk = Desk()
    desk.drag(*way)
    (mark,) = desk.marks
    assert desk.kinds == [MarkKind.RING.value]
    box = desk.editor.document.box(mark)
    assert box.contains(40, 60)
    assert box.contains(90, 80)


def test_a_tap_on_a_stamp_gives_it_the_chosen_code() -> None:
    desk = Desk()
    tap(desk.editor, 50, 60)
    tap(desk.editor, 50, 60)
    assert list(codes_of(desk.marks)) == [SPELLING]
    desk.code = AGREEMENT
    tap(desk.editor, 51, 60)
    assert list(codes_of(desk.marks)) == [AGREEMENT]
    assert desk.editor.document.box(desk.marks[0]).center == pytest.approx((50, 60), abs=0.01)
    desk.editor.undo()
    assert list(codes_of(desk.marks)) == [SPELLING]


def test_a_palm_an_escape_and_no_code_leave_nothing() -> None:
    desk = Desk()
    desk.editor.handle(event(PointerPhase.DOWN, 20, 30))
    desk.editor.handle(event(PointerPhase.MOVE, 60, 30))
    assert desk.editor.overlay().drafts
    desk.editor.drop()
    assert not desk.editor.overlay().drafts
    desk.editor.handle(event(PointerPhase.UP, 60, 30))
    desk.editor.handle(event(PointerPhase.DOWN, 20, 30))
    desk.editor.handle(event(PointerPhase.CANCEL, 20, 30))
    desk.code = None
    tap(desk.editor, 20, 30)
    assert not desk.marks


def test_a_copied_mark_keeps_its_code() -> None:
    desk = Desk()
    tap(desk.editor, 50, 60)
    desk.editor.select(frozenset({desk.marks[0].id}))
    desk.editor.duplicate_selection()
    assert list(codes_of(desk.marks)) == [SPELLING, SPELLING]


def test_a_mark_of_a_later_program_is_no_code_but_a_mark() -> None:
    desk = Desk()
    tap(desk.editor, 50, 60)
    from dataclasses import replace

    odd = replace(desk.marks[0], data=desk.marks[0].data.replace(b'"code":"O"', b'"code":7'))
    assert code_of(odd) is None
    assert is_mark(odd)


def test_what_is_within_a_ring_is_reached_and_its_line_and_stamp_are_the_mark() -> None:
    desk = Desk()
    desk.drag((40, 60), (90, 80))
    (mark,) = desk.marks
    box = desk.editor.document.box(mark)
    assert not touches(mark, 65, 70, 2.0)
    assert touches(mark, 65, box.y, 1.0)
    assert touches(mark, box.right - 3, 62, 0.0)


def test_the_eraser_of_ink_takes_a_mark_where_it_is_painted() -> None:
    desk = Desk()
    desk.drag((40, 60), (90, 80))
    desk.editor.use(ToolName.ERASER)
    desk.drag((60, 70), (70, 70))
    assert len(desk.marks) == 1
    desk.drag((65, 70), (65, 82))
    assert not desk.marks
    desk.editor.undo()
    assert len(desk.marks) == 1


near_numbers = st.floats(-20.0, 340.0)


@given(near_numbers, near_numbers, near_numbers, near_numbers, st.sampled_from(list(MarkKind)))
def test_every_stamp_lies_on_the_page_and_can_be_drawn(
    x0: float, y0: float, x1: float, y1: float, kind: MarkKind
) -> None:
    maker = MarkMaker("Code", 4.0, lambda label, size: len(label) * size)
    room, page, key = Rect(0.0, 0.0, 320.0, 180.0), PageId("p"), ItemId("k")
    match kind:
        case MarkKind.STAMP:
            mark = maker.stamp(SPELLING, page, room, (x0, y0), key)
            box = mark.transform.rect(Rect(0.0, 0.0, mark.width_mm, mark.height_mm))
            assert box.x >= 0
            assert box.right <= 320 + 1e-6
        case MarkKind.LINE:
            mark = maker.line(SPELLING, page, room, ((x0, y0), (x1, y1)), key)
        case MarkKind.RING:
            box = Rect(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
            mark = maker.ring(SPELLING, page, room, box, key)
    assert code_of(mark) == SPELLING
    contents = plugin_state(mark)
    assert contents is not None
    assert contents.drawing
    assert contents.text == "O : orthographe"


PAGE = Rect(0.0, 0.0, 320.0, 180.0)


def test_keys_lead_a_mark_to_a_place_put_the_code_there_and_undo_takes_it_back() -> None:
    desk = Desk()
    tool = desk.tool
    assert tool.overlay().drafts == ()
    tool.step_placing(1, 0, 10.0, PAGE)
    assert tool.placing is not None
    assert tool.placing.at == PAGE.center
    tool.step_placing(1, 0, 10.0, PAGE)
    tool.step_placing(0, -1, 1.0, PAGE)
    (draft,) = tool.overlay().drafts
    assert not desk.marks
    tool.put_placing()
    (mark,) = desk.marks
    assert desk.editor.document.box(draft).center == pytest.approx((170, 89))
    assert desk.editor.document.box(mark).center == pytest.approx((170, 89))
    desk.code = AGREEMENT
    tool.put_placing()
    assert list(codes_of(desk.marks)) == [AGREEMENT]
    desk.editor.undo()
    desk.editor.undo()
    assert not desk.marks
    assert tool.placing is not None


@given(st.lists(st.tuples(st.sampled_from([(1, 0), (-1, 0), (0, 1), (0, -1)]), st.booleans()), max_size=60))
def test_keys_never_lead_the_mark_or_its_code_off_the_page(steps: list[tuple[tuple[int, int], bool]]) -> None:
    tool = Desk().tool
    for (across, down), is_large in steps:
        tool.step_placing(across * 8, down * 8, 10.0 if is_large else 1.0, PAGE)
        assert tool.placing is not None
        x, y = tool.placing.at
        assert PAGE.contains(x, y)
        (spot,) = tool.overlay().spots
        assert PAGE.contains(spot.x, spot.y)
        assert PAGE.contains(spot.right, spot.bottom)


@pytest.mark.parametrize(("across", "down", "kind"), [(5, 0, "line"), (0, 5, "line"), (5, 3, "ring"), (0, 0, "stamp")])
def test_keys_draw_the_line_or_ring_that_a_pointer_would(across: int, down: int, kind: str) -> None:
    desk = Desk()
    tool = desk.tool
    tool.step_placing(0, 0, 1.0, PAGE)
    tool.draw_placing()
    tool.step_placing(across, down, 10.0, PAGE)
    tool.put_placing()
    assert desk.kinds == [kind]
    assert tool.placing is not None
    assert tool.placing.start is None
    if kind != "stamp":
        x, y = PAGE.center
        desk.drag((x, y), (x + 10 * across, y + 10 * down))
        assert len({(mark.width_mm, mark.height_mm, mark.transform) for mark in desk.marks}) == 1


def test_the_line_goes_before_the_mark_and_a_pointer_or_another_page_takes_both() -> None:
    desk = Desk()
    tool = desk.tool
    tool.step_placing(0, 0, 1.0, PAGE)
    tool.draw_placing()
    tool.leave_placing()
    assert tool.placing is not None
    tool.leave_placing()
    assert tool.placing is None
    tool.step_placing(0, 0, 1.0, PAGE)
    tap(desk.editor, 50, 60)
    assert tool.placing is None
    tool.step_placing(0, 0, 1.0, PAGE)
    desk.editor.add_page()
    assert tool.placing is None
    assert tool.overlay().drafts == ()
    desk.editor.use(ToolName.PEN)
    desk.code = None
    assert tool.put_placing() == NOTHING_CHANGED
