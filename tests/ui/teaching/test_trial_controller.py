"""Trial class in the real window: begun where a class is chosen, named on the board, gone when it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.support.hands import Stylus
from tests.support.running_program import items, wait_for, write
from tests.support.teaching_room import Room, room
from tests.support.widgets import button, texts, timer
from tni.quiz.question_draft import QuestionDraft
from tni.quiz.round import RoundPhase
from tni.ui.chrome.commands import CommandId


@pytest.fixture
def class_room(qapp, qtbot, tmp_path: Path):
    with room(qapp, tmp_path) as made:
        yield made


def begin(made: Room, qtbot) -> None:
    made.trigger(CommandId.START_SEANCE)
    panel = made.teaching.seance.panel
    assert panel is not None
    qtbot.mouseClick(button(panel, "Classe d’essai"), Qt.MouseButton.LeftButton)
    assert made.teaching.classroom.trial is not None


def test_a_vote_is_tried_where_a_class_is_chosen(class_room: Room, qtbot) -> None:
    begin(class_room, qtbot)
    teaching = class_room.teaching
    panel = teaching.trial.panel
    assert panel is not None
    assert panel.isVisible()
    assert "Classe d’essai" in texts(panel)
    assert teaching.classroom.active_devices.any
    class_room.trigger(CommandId.ASK)
    assert not panel.geometry().intersects(teaching.vote.strip.geometry())
    qtbot.waitUntil(lambda: len(teaching.voting.rounds.state.answered) >= 3, timeout=20_000)
    class_room.trigger(CommandId.CLOSE_VOTE)
    class_room.trigger(CommandId.REVEAL)
    assert teaching.voting.rounds.state.phase is RoundPhase.REVEALED
    qtbot.mouseClick(button(panel, "Terminer l’essai"), Qt.MouseButton.LeftButton)
    assert teaching.trial.panel is None
    assert teaching.voting.state.phase is None
    qtbot.waitUntil(lambda: teaching.clickers.count == 0)
    assert class_room.program.stores.votes.created_rounds() == []


def test_the_command_that_ends_a_seance_ends_the_trial(class_room: Room, qtbot) -> None:
    begin(class_room, qtbot)
    assert timer(class_room.teaching.trial).isActive()
    class_room.trigger(CommandId.END_SEANCE)
    assert class_room.teaching.trial.panel is None
    assert not timer(class_room.teaching.trial).isActive()
    assert class_room.notices == []


def test_what_is_written_on_a_tried_question_goes_with_the_trial(class_room: Room, qtbot) -> None:
    editor = class_room.board.editor
    write(class_room.program, (200, 200), (400, 260))
    before, pages = items(class_room.program), [page.id for page in editor.pages]
    begin(class_room, qtbot)
    class_room.teaching.voting.typed = "Quel fleuve traverse Paris ?"
    class_room.teaching.vote.ask(QuestionDraft(lines="La Loire\n* La Seine"))
    Stylus(class_room.program).write((700, 200), (760, 240), (800, 300))
    wait_for(lambda: len(editor.pages) == len(pages) + 1, "the question with its ink")
    class_room.trigger(CommandId.CLOSE_VOTE)
    class_room.trigger(CommandId.PUT_VOTE_AWAY)
    write(class_room.program, (500, 400), (600, 460))
    class_room.trigger(CommandId.END_SEANCE)
    assert items(class_room.program) == before
    assert [page.id for page in editor.pages] == pages
    assert editor.seance is None
    assert editor.seances() == []
    assert not class_room.board.commands[CommandId.TEACH].isChecked()
    assert class_room.notices == []


def test_teaching_without_a_class_goes_on_after_the_trial(class_room: Room, qtbot) -> None:
    write(class_room.program, (200, 200), (400, 260))
    class_room.trigger(CommandId.TEACH)
    write(class_room.program, (200, 300), (400, 360))
    layer, before = class_room.board.editor.seance, items(class_room.program)
    begin(class_room, qtbot)
    write(class_room.program, (200, 400), (400, 460))
    class_room.trigger(CommandId.END_SEANCE)
    assert class_room.board.editor.seance == layer
    assert items(class_room.program) == before
    assert class_room.board.commands[CommandId.TEACH].isChecked()


def test_preparing_ends_the_trial(class_room: Room, qtbot) -> None:
    begin(class_room, qtbot)
    write(class_room.program, (200, 400), (400, 460))
    class_room.trigger(CommandId.TEACH)
    assert class_room.teaching.classroom.trial is None
    assert class_room.board.editor.seance is None
    assert items(class_room.program) == []
    assert not class_room.board.commands[CommandId.TEACH].isChecked()
    assert class_room.notices == []


def test_the_lesson_opened_during_a_trial_stays_as_it_was_too(class_room: Room, qtbot) -> None:
    begin(class_room, qtbot)
    write(class_room.program, (200, 200), (400, 260))
    left = class_room.program.current_lesson.lesson.path
    class_room.program.current_lesson.new()
    write(class_room.program, (200, 200), (400, 260))
    class_room.trigger(CommandId.END_SEANCE)
    assert items(class_room.program) == []
    class_room.program.current_lesson.open(left)
    qtbot.waitUntil(lambda: class_room.program.current_lesson.lesson.path == left)
    assert items(class_room.program) == []
    assert class_room.board.editor.seances() == []


def test_a_seance_under_way_is_not_ended_by_a_trial(class_room: Room, qtbot) -> None:
    teaching = class_room.teaching
    teaching.seance.begin(class_room.class_id, "5eA", "Maths")
    class_room.trigger(CommandId.ASK)
    class_room.trigger(CommandId.START_SEANCE)
    qtbot.mouseClick(button(teaching.seance.panel, "Classe d’essai"), Qt.MouseButton.LeftButton)
    assert teaching.classroom.trial is None
    assert teaching.seances.state.class_name == "5eA"
    assert teaching.voting.state.phase is RoundPhase.OPEN
    assert "Une séance est en cours : la terminer avant un essai." in class_room.notices


def test_a_seance_ends_the_trial(class_room: Room, qtbot) -> None:
    begin(class_room, qtbot)
    class_room.teaching.seance.begin(class_room.class_id, "5eA", "Maths")
    assert class_room.teaching.trial.panel is None
    assert class_room.teaching.classroom.state.class_id == class_room.class_id


def test_closing_the_program_ends_the_trial(class_room: Room, qtbot) -> None:
    begin(class_room, qtbot)
    class_room.trigger(CommandId.ASK)
    class_room.teaching.close()
    assert class_room.teaching.classroom.trial is None
