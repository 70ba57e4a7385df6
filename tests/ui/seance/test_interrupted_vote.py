"""An open vote when another lesson or another class comes: it is ended, kept, and its result can be seen again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.running_program import wait_for
from tests.support.teaching_room import Room, is_stored, room
from tests.support.widgets import button
from tni.api.devices import Vote
from tni.core.ids import ClickerId
from tni.quiz.question_draft import QuestionDraft
from tni.quiz.round import RoundPhase, RoundRules
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId

ENDED = "Le vote en cours a été terminé : il est dans les résultats."


@pytest.fixture
def here(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        made.teaching.seance.begin(made.class_id, "5eA", "Maths")
        yield made


def press(here: Room, number: int, choice: str) -> None:
    here.teaching.on_events([Vote(ClickerId(f"iclicker:0000000{number}"), choice, monotonic())])
    rounds = here.teaching.voting.rounds
    wait_for(lambda: rounds.state is not None and number in rounds.state.answered, "the answer")


def open_other_lesson(here: Room) -> None:
    before = here.program.current_lesson.lesson
    here.program.current_lesson.new()
    wait_for(lambda: here.program.current_lesson.lesson is not before, "the other lesson")


def begin_other_class(here: Room) -> None:
    here.teaching.seance.begin(None, "5eB", "Maths")


@pytest.mark.parametrize("leave", [open_other_lesson, begin_other_class])
def test_its_answers_are_kept_and_seen_again_at_one_touch(here: Room, leave: Callable[[Room], None]) -> None:
    here.trigger(CommandId.ASK)
    press(here, 1, "B")
    press(here, 2, "A")
    leave(here)
    assert here.teaching.voting.state.phase is None
    assert here.notices.count(ENDED) == 1
    closed = lambda ledger: ledger.phases[-1].phase is RoundPhase.CLOSED and len(ledger.votes) == 2  # noqa: E731
    wait_for(lambda: is_stored(here.folder / "votes.db", closed), "the vote on the disk")
    (notice,) = [one for one in here.board.window.notices.shown if one.text == ENDED]
    button(notice, "Revoir").click()
    here.trigger(CommandId.REVEAL)
    assert here.teaching.voting.rounds.state.outcome.counts == {"A": 1, "B": 1, "C": 0, "D": 0}
    assert here.teaching.vote.result.isVisible()
    assert ENDED not in here.notices


def test_a_vote_without_names_is_kept_and_not_shown_again(here: Room) -> None:
    here.teaching.vote.ask(QuestionDraft(rules=RoundRules(anonymous=True)))
    assert here.teaching.voting.rounds.round.rules == RoundRules(anonymous=True)
    begin_other_class(here)
    (notice,) = [one for one in here.board.window.notices.shown if one.text == ENDED]
    assert "Revoir" not in [one.accessibleName() for one in notice.findChildren(TextButton)]


def test_a_result_that_was_shown_leaves_without_a_word(here: Room) -> None:
    here.trigger(CommandId.ASK)
    press(here, 1, "B")
    here.reveal()
    begin_other_class(here)
    assert ENDED not in here.notices
    assert not here.teaching.voting.can_bring_back


def test_another_vote_takes_the_place_of_the_offer(here: Room) -> None:
    here.trigger(CommandId.ASK)
    press(here, 1, "B")
    begin_other_class(here)
    here.trigger(CommandId.ASK)
    assert ENDED not in here.notices
