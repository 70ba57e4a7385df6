"""A question stays on the board when the class layer below it changes; only another page takes its place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.hands import Fingers
from tests.support.running_program import items, wait_for, write
from tests.support.teaching_room import Room, room
from tests.support.vote_widgets import let_it_stand
from tests.ui.vote.test_question_stage import inked, typed
from tni.app.shipped_files import lessons_folder
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.chrome.commands import CommandId

LINE = ((700.0, 200.0), (760.0, 240.0), (800.0, 300.0))


@pytest.fixture
def here(qapp, tmp_path: Path) -> Iterator[Room]:
    """A lesson of four pages that is being prepared, the third shown."""
    with room(qapp, tmp_path) as made:
        made.teaching.start()
        for _ in range(3):
            made.board.window.do(LessonEditor.add_page)
        made.board.window.do(lambda session: session.go_to(session.pages[2].id))
        yield made


def page_number(here: Room) -> int:
    return here.board.editor.page_index + 1


def test_question_stays_when_teaching_begins(here: Room) -> None:
    board = typed(here)
    here.trigger(CommandId.TEACH)
    assert here.board.editor.seance is not None
    assert board.is_covering
    assert here.teaching.vote.stage.is_shown


def test_question_stays_when_a_seance_begins(here: Room) -> None:
    board = typed(here)
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    assert board.is_covering
    assert here.teaching.vote.stage.is_shown


def test_question_stays_when_a_seance_is_resumed_on_another_page(here: Room) -> None:
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    write(here.program, *LINE)
    layer = here.board.editor.seance
    assert layer is not None
    here.board.change_layer(LessonEditor.close_seance)
    here.board.window.do(lambda session: session.go_to(session.pages[0].id))
    board = typed(here)
    here.board.change_layer(lambda session: session.resume_seance(layer))
    assert page_number(here) == 3
    assert board.is_covering
    assert here.teaching.vote.stage.is_shown


def test_first_touch_of_a_board_writes_on_the_question(here: Room) -> None:
    path = here.folder / "fractions.tni"
    shutil.copyfile(lessons_folder() / path.name, path)
    here.program.current_lesson.open(path)
    wait_for(lambda: here.program.current_lesson.lesson.path == path, "the lesson")
    before, below = items(here.program), here.board.editor.page.id
    typed(here)
    let_it_stand(here.teaching.vote.stage)
    here.board.window.canvas.input.board_used("board")
    finger = Fingers(here.program)
    finger.frame(press={1: LINE[0]})
    finger.frame(move={1: LINE[1]})
    finger.frame(move={1: LINE[2]})
    finger.frame(release=(1,))
    assert here.board.editor.seance is not None, "the touch of a board begins teaching"
    assert here.teaching.vote.stage.is_shown
    wait_for(lambda: inked(here) == ["Image", "Stroke"], "the ink on the question")
    assert here.board.editor.document.items(below) == before


def test_another_page_is_still_seen_in_place_of_the_question(here: Room) -> None:
    board = typed(here)
    here.trigger(CommandId.TEACH)
    here.trigger(CommandId.NEXT_PAGE)
    assert page_number(here) == 4
    assert not board.is_covering
    assert not here.teaching.vote.stage.is_shown


def test_copy_is_found_again_with_its_layer(here: Room) -> None:
    here.trigger(CommandId.TEACH)
    board = typed(here)
    let_it_stand(here.teaching.vote.stage)
    write(here.program, *LINE)
    layer = here.board.editor.seance
    assert layer is not None
    here.board.change_layer(LessonEditor.close_seance)
    assert board.is_covering
    here.board.change_layer(lambda session: session.resume_seance(layer))
    assert inked(here) == ["Image", "Stroke"]
    here.teaching.voting.put_away()
    assert page_number(here) == 3


def test_copy_is_found_again_by_a_redo(here: Room) -> None:
    here.trigger(CommandId.TEACH)
    board = typed(here)
    let_it_stand(here.teaching.vote.stage)
    write(here.program, *LINE)
    for command in (CommandId.UNDO, CommandId.UNDO, CommandId.REDO, CommandId.REDO):
        here.trigger(command)
    assert inked(here) == ["Image", "Stroke"]
    assert here.teaching.vote.stage.is_shown
    here.reveal()
    assert not board.is_covering, "the result is shown below the ink"
    here.teaching.voting.put_away()
    assert page_number(here) == 3


def test_class_stands_on_its_page_after_an_undone_copy(here: Room) -> None:
    here.trigger(CommandId.TEACH)
    board = typed(here)
    let_it_stand(here.teaching.vote.stage)
    write(here.program, *LINE)
    here.trigger(CommandId.UNDO)
    here.trigger(CommandId.UNDO)
    assert board.is_covering
    here.teaching.voting.put_away()
    assert (page_number(here), len(here.board.editor.pages)) == (3, 4)
