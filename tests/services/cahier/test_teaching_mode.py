"""Preparing and teaching: where ink goes, and what becomes of a layer without a class. Laws and cases."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.services.lesson.board_steps import drags, steps
from tests.support.board import drag, open_board, seen, strokes
from tni.core.ids import ClassId
from tni.document.lesson_port import NO_CLASS
from tni.document.pointer import Changed
from tni.services.cahier.teaching_mode import (
    InkLeft,
    InkWithoutClass,
    LessonMode,
    ModeNotice,
    TeachingMode,
    is_prepared,
)
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.memory_lesson import MemoryLesson

LINE = [(20.0, 20.0), (80.0, 60.0)]


class Desk:
    """A lesson of one editor; an `OpenLessonPort`."""

    name, file, lesson_id = "Fractions", "", ""

    def __init__(self, port: MemoryLesson | None = None) -> None:
        self.port = port or MemoryLesson()
        self.editor = open_board(self.port)
        self.is_taught = False
        self.heard: list[ModeNotice] = []
        self.mode = TeachingMode(self, lambda: self.is_taught)
        self.mode.subscribe(self.heard.append)

    def change_layer(self, command: Callable[[LessonEditor], Changed]) -> None:
        command(self.editor)

    def open(self, file: object) -> None:
        raise NotImplementedError

    def look_for(self, *_: object) -> None:
        raise NotImplementedError

    @property
    def asked(self) -> list[InkWithoutClass]:
        return [one for one in self.heard if isinstance(one, InkWithoutClass)]


def prepared() -> Desk:
    desk = Desk()
    drag(desk.editor, LINE)
    return desk


def records(desk: Desk) -> dict[str, object]:
    return dict(desk.port.layer(None).records)


def test_a_board_proposes_to_teach_and_a_desk_to_prepare() -> None:
    desk = prepared()
    desk.mode.lesson_opened(at_board=False)
    assert (desk.mode.mode, desk.editor.seance) == (LessonMode.PREPARE, None)
    desk.mode.lesson_opened(at_board=True)
    assert desk.mode.mode is LessonMode.TEACH
    assert desk.editor.seance is not None
    assert desk.editor.seances() == [], "a layer is stored with its first ink"


def test_what_is_written_on_an_empty_lesson_is_the_lesson() -> None:
    desk = Desk()
    desk.mode.lesson_opened(at_board=True)
    assert (desk.mode.mode, desk.editor.seance) == (LessonMode.TEACH, None)


def test_what_a_class_wrote_on_an_empty_lesson_before_it_was_named_is_the_classes() -> None:
    desk = Desk()
    blank = records(desk)
    desk.mode.lesson_opened(at_board=True)
    drag(desk.editor, LINE)
    desk.editor.add_page()
    drag(desk.editor, LINE)
    written, page = seen(desk.editor), desk.editor.page
    desk.mode.class_comes()
    assert (seen(desk.editor), desk.editor.page) == (written, page)
    assert desk.editor.is_anonymous
    assert records(desk) == blank
    for _step in range(3):
        desk.editor.undo()
    assert records(desk) == blank == seen(desk.editor)


def test_what_was_prepared_on_an_empty_lesson_stays_the_lesson_when_a_class_is_named() -> None:
    desk = Desk()
    desk.mode.lesson_opened(at_board=False)
    drag(desk.editor, LINE)
    before = records(desk)
    desk.mode.class_comes()
    assert (desk.editor.seance, records(desk)) == (None, before)


def test_a_file_that_was_inserted_on_an_empty_lesson_stays_the_lesson() -> None:
    desk = Desk()
    desk.mode.lesson_opened(at_board=True)
    desk.editor.insert_pdf(b"%PDF", [(210.0, 297.0)])
    drag(desk.editor, LINE)
    before = records(desk)
    desk.mode.class_comes()
    assert (desk.editor.seance, records(desk), desk.editor.can_redo) == (None, before, False)


def test_a_board_that_turns_up_later_is_heard_until_something_was_written() -> None:
    first, second = prepared(), prepared()
    for desk in (first, second):
        desk.mode.lesson_opened(at_board=False)
    first.mode.board_found()
    assert first.mode.mode is LessonMode.TEACH
    for changed in drag(second.editor, LINE):
        second.mode.record(changed)
    second.mode.board_found()
    assert second.mode.mode is LessonMode.PREPARE


def test_a_choice_is_not_taken_back_by_a_proposal() -> None:
    desk = prepared()
    desk.mode.lesson_opened(at_board=True)
    desk.mode.choose(LessonMode.PREPARE)
    desk.mode.board_found()
    assert desk.mode.mode is LessonMode.PREPARE
    assert desk.asked == [], "nothing was written"


@settings(max_examples=40, deadline=None)
@given(st.lists(steps, min_size=1, max_size=6), st.lists(steps, max_size=8))
def test_teaching_changes_nothing_of_the_prepared_lesson(lesson, taught) -> None:  # type: ignore[no-untyped-def]
    desk = Desk()
    desk.editor.add_page()
    for step in lesson:
        step(desk.editor)
    desk.editor.finish()
    assume(is_prepared(desk.editor.document))
    before = records(desk)
    desk.mode.lesson_opened(at_board=True)
    for step in taught:
        step(desk.editor)
    desk.mode.choose(LessonMode.PREPARE)
    assert records(desk) == before


@settings(max_examples=40, deadline=None)
@given(st.lists(drags, min_size=1, max_size=6))
def test_ink_kept_in_the_lesson_is_all_there_and_one_undo_takes_it_out(written) -> None:  # type: ignore[no-untyped-def]
    desk = prepared()
    desk.mode.lesson_opened(at_board=True)
    for step in written:
        step(desk.editor)
    desk.editor.finish()
    as_taught, before = seen(desk.editor), records(desk)
    desk.mode.choose(LessonMode.PREPARE)
    if not desk.asked:
        return
    layer = desk.asked[-1].layer.id
    desk.mode.keep_in_lesson(layer)
    assert desk.editor.seance is None
    assert seen(desk.editor) == as_taught
    desk.editor.undo()
    assert records(desk) == before
    assert [one.id for one in desk.editor.seances()] == [layer], "the layer itself stays"


def test_ink_is_kept_after_the_class_has_deleted_the_page_now_shown() -> None:
    desk = prepared()
    desk.editor.add_page()
    desk.editor.previous_page()
    desk.mode.lesson_opened(at_board=True)
    desk.editor.delete_pages()
    drag(desk.editor, LINE)
    desk.mode.choose(LessonMode.PREPARE)
    desk.mode.keep_in_lesson(desk.asked[-1].layer.id)
    assert desk.editor.page in desk.editor.pages
    assert desk.editor.page == desk.editor.pages[desk.editor.page_index]
    desk.editor.undo()
    assert desk.editor.page in desk.editor.pages


def taught() -> Desk:
    """A lesson that was taught to nobody in particular, and left."""
    desk = prepared()
    desk.mode.lesson_opened(at_board=True)
    drag(desk.editor, LINE)
    desk.mode.choose(LessonMode.PREPARE)
    return desk


def test_the_question_comes_when_teaching_ends_and_again_with_the_lesson() -> None:
    desk = taught()
    assert [one.just_now for one in desk.asked] == [True]
    again = Desk(desk.port)
    again.mode.lesson_opened(at_board=False)
    assert [one.just_now for one in again.asked] == [False]


def test_a_layer_that_is_given_to_a_class_is_the_classes() -> None:
    desk = taught()
    desk.mode.give(desk.asked[0].layer.id, "5e B", ClassId("c"))
    (layer,) = desk.editor.seances()
    assert (layer.class_name, layer.class_id) == ("5e B", "c")
    desk.editor.resume_seance(layer.id)
    assert len(strokes(desk.editor)) == 2
    again = Desk(desk.port)
    again.mode.lesson_opened(at_board=False)
    assert again.asked == []


def test_back_to_the_original_loses_nothing() -> None:
    desk = taught()
    layer = desk.asked[0].layer.id
    desk.mode.put_aside(layer)
    assert len(strokes(desk.editor)) == 1
    assert [(one.class_name, one.class_id) for one in desk.editor.seances()] == [("", NO_CLASS)]
    again = Desk(desk.port)
    again.mode.lesson_opened(at_board=False)
    assert again.asked == [], "the teacher has decided"
    desk.editor.resume_seance(layer)
    assert len(strokes(desk.editor)) == 2


def test_ink_that_was_put_aside_is_asked_about_again_when_it_is_taught_on() -> None:
    desk = taught()
    layer = desk.asked[0].layer.id
    desk.mode.put_aside(layer)
    desk.mode.resume(layer)
    assert (desk.editor.seance, desk.editor.is_anonymous) == (layer, True)
    drag(desk.editor, LINE)
    desk.mode.choose(LessonMode.PREPARE)
    assert [one.layer.id for one in desk.asked] == [layer, layer]


def test_teaching_goes_on_in_the_layer_that_was_left() -> None:
    desk = taught()
    desk.mode.choose(LessonMode.TEACH)
    assert len(strokes(desk.editor)) == 2
    assert len(desk.editor.seances()) == 1


def test_a_layer_without_a_class_is_resumed() -> None:
    desk = taught()
    desk.mode.lesson_opened(at_board=True)
    assert len(strokes(desk.editor)) == 1
    desk.mode.resume(desk.asked[0].layer.id)
    assert len(strokes(desk.editor)) == 2
    assert desk.editor.seance == desk.asked[0].layer.id


def test_a_seance_with_a_class_is_not_left_by_the_mode() -> None:
    desk = prepared()
    desk.editor.open_seance("5e B")
    desk.is_taught = True
    desk.mode.choose(LessonMode.PREPARE)
    assert (desk.mode.mode, desk.mode.can_change) == (LessonMode.TEACH, False)


def test_teaching_goes_on_in_a_layer_when_an_empty_lesson_gets_content() -> None:
    desk = Desk()
    desk.mode.lesson_opened(at_board=True)
    assert desk.editor.seance is None
    desk.editor.add_page()
    desk.mode.keep_teaching()
    assert (desk.mode.mode, desk.editor.seance is None) == (LessonMode.TEACH, False)


def test_ink_of_an_hour_without_class_is_not_kept_while_a_class_is_taught() -> None:
    desk = prepared()
    desk.mode.lesson_opened(at_board=True)
    drag(desk.editor, LINE)
    desk.mode.choose(LessonMode.PREPARE)
    layer, before = desk.asked[0].layer.id, records(desk)
    desk.editor.open_seance("5e B")
    desk.is_taught, taught = True, desk.editor.seance
    desk.mode.keep_in_lesson(layer)
    assert (desk.editor.seance, records(desk)) == (taught, before)


def test_settling_an_earlier_hour_at_the_board_keeps_teaching() -> None:
    desk = prepared()
    desk.mode.lesson_opened(at_board=True)
    drag(desk.editor, LINE)
    desk.mode.lesson_opened(at_board=False)
    earlier = desk.mode.unsettled()
    assert earlier is not None
    desk.mode.lesson_opened(at_board=True)
    drag(desk.editor, LINE)
    here = desk.editor.seance
    assert here not in (None, earlier.id)
    desk.mode.keep_in_lesson(earlier.id)
    assert (desk.mode.mode, desk.editor.seance) == (LessonMode.TEACH, here)


def test_ink_that_is_left_for_the_layer_of_a_class_is_told_and_offered_after_the_seance() -> None:
    desk = prepared()
    desk.editor.open_seance("5e B")
    (of_class,) = desk.editor.seances()
    desk.editor.close_seance()
    desk.mode.lesson_opened(at_board=True)
    drag(desk.editor, LINE)
    left = desk.editor.seance
    desk.mode.class_comes()
    desk.editor.close_seance()
    desk.editor.resume_seance(of_class.id)
    desk.is_taught = True
    desk.mode.keep_teaching()
    assert [one.layer.id for one in desk.heard if isinstance(one, InkLeft)] == [left]
    desk.is_taught = False
    desk.editor.close_seance()
    desk.mode.seance_ended(at_board=False)
    assert [(one.layer.id, one.just_now) for one in desk.asked] == [(left, False)]


def test_ink_that_becomes_the_classes_is_not_told_as_left() -> None:
    desk = prepared()
    desk.mode.lesson_opened(at_board=True)
    drag(desk.editor, LINE)
    desk.mode.class_comes()
    desk.is_taught = True
    desk.mode.keep_teaching()
    assert not any(isinstance(one, InkLeft) for one in desk.heard)


def test_when_one_layer_is_settled_the_next_is_offered() -> None:
    desk = taught()
    desk.mode.lesson_opened(at_board=True)
    drag(desk.editor, LINE)
    desk.mode.choose(LessonMode.PREPARE)
    settled = desk.asked[-1].layer.id
    (other,) = (one.id for one in desk.editor.seances() if one.id != settled)
    desk.mode.put_aside(settled)
    assert (desk.asked[-1].layer.id, desk.asked[-1].just_now) == (other, False)
    count = len(desk.asked)
    desk.mode.put_aside(other)
    assert len(desk.asked) == count
