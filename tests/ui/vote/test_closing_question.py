"""Closing the window during a vote without a séance: the teacher is asked, and the vote is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.running_program import wait_for
from tests.support.teaching_room import Room, room
from tests.support.widgets import click
from tni.api.devices import Vote
from tni.core.ids import ClickerId
from tni.quiz.round import RoundPhase
from tni.store.votes import read_ledger, read_rounds
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.question_panel import QuestionPanel


@pytest.fixture
def here(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        yield made


def asked(here: Room) -> list[QuestionPanel]:
    return [panel for panel in here.board.window.findChildren(QuestionPanel) if panel.isVisible()]


def test_an_open_vote_is_asked_about_and_kept(qapp: QApplication, tmp_path: Path) -> None:
    with room(qapp, tmp_path) as here:
        here.trigger(CommandId.ASK)
        here.teaching.on_events([Vote(ClickerId("iclicker:00000001"), "B", monotonic())])
        wait_for(lambda: bool(here.teaching.voting.rounds.state.answered), "the answer")
        for _ in range(2):
            here.board.window.close()
            assert len(asked(here)) == 1
        QTest.keyClick(asked(here)[0], Qt.Key.Key_Escape)
        assert asked(here) == []
        assert here.board.window.isVisible()
        assert here.teaching.voting.state.phase is RoundPhase.OPEN
        here.trigger(CommandId.QUIT)
        click(asked(here)[0], "Terminer le vote et quitter")
        assert not here.board.window.isVisible()
    (round_id,) = read_rounds(tmp_path / "votes.db")
    ledger = read_ledger(tmp_path / "votes.db", round_id)
    assert [vote.choice for vote in ledger.votes] == ["B"]
    assert ledger.phases[-1].phase is RoundPhase.CLOSED


def test_a_vote_that_is_over_asks_nothing(here: Room) -> None:
    here.trigger(CommandId.ASK)
    here.reveal()
    here.board.window.close()
    assert not here.board.window.isVisible()


def test_a_seance_asks_once_and_for_its_vote_too(here: Room) -> None:
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    here.trigger(CommandId.ASK)
    here.board.window.close()
    (panel,) = asked(here)
    assert panel.accessibleName() == "La séance avec 5eA continue"


def test_a_trial_is_closed_without_a_question(here: Room) -> None:
    here.trigger(CommandId.START_SEANCE)
    panel = here.teaching.seance.panel
    assert panel is not None
    click(panel, "Classe d’essai")
    here.trigger(CommandId.ASK)
    here.board.window.close()
    assert not here.board.window.isVisible()
