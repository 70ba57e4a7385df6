"""Trial class in the real window: begun where a class is chosen, named on the board, gone when it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.support.teaching_room import Room, room
from tests.support.widgets import button, texts, timer
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
