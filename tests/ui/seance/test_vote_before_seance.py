"""A vote asked before « Commencer »: it becomes the class's while nobody has answered, else the teacher is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.running_program import wait_for
from tests.support.teaching_room import Room, is_stored, room
from tni.api.devices import Vote
from tni.core.ids import ClickerId
from tni.quiz.round import RoundPhase
from tni.ui.chrome.commands import CommandId

WITHOUT_CLASS = "Ce vote a commencé avant la séance : il restera hors des résultats de la classe."


@pytest.fixture
def here(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        made.trigger(CommandId.ASK)
        yield made


def press(here: Room, number: int, choice: str) -> None:
    rounds = here.teaching.voting.rounds
    before = len(rounds.state.answered)
    here.teaching.on_events([Vote(ClickerId(f"iclicker:0000000{number}"), choice, monotonic())])
    wait_for(lambda: len(rounds.state.answered) > before, "the answer")


def begin(here: Room) -> None:
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")


def test_a_question_without_answers_is_asked_of_the_class(here: Room) -> None:
    question = here.teaching.voting.rounds.round.question
    begin(here)
    rounds = here.teaching.voting.rounds
    assert rounds.round.phase is RoundPhase.OPEN
    assert rounds.round.question == question
    assert rounds.state.present == 3
    assert WITHOUT_CLASS not in here.notices
    press(here, 2, "B")
    here.reveal()
    of_class = lambda ledger: ledger.class_id == here.class_id and len(ledger.votes) == 1  # noqa: E731
    wait_for(lambda: is_stored(here.folder / "votes.db", of_class, rounds.round_id), "the vote of the class")


def test_a_vote_with_answers_goes_on_and_the_teacher_is_told(here: Room) -> None:
    press(here, 1, "B")
    begin(here)
    rounds = here.teaching.voting.rounds
    assert here.notices.count(WITHOUT_CLASS) == 1
    press(here, 2, "A")
    here.reveal()
    assert rounds.state.outcome.counts == {"A": 1, "B": 1, "C": 0, "D": 0}
    without = lambda ledger: ledger.class_id is None and len(ledger.votes) == 2  # noqa: E731
    wait_for(lambda: is_stored(here.folder / "votes.db", without, rounds.round_id), "the vote without class")


def test_a_vote_asked_in_the_seance_is_not_spoken_of(here: Room) -> None:
    here.trigger(CommandId.CLOSE_VOTE)
    here.trigger(CommandId.PUT_VOTE_AWAY)
    begin(here)
    here.ask()
    press(here, 1, "B")
    assert WITHOUT_CLASS not in here.notices
