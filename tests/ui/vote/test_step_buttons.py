"""The steps of a vote, by a real pointer: each has a word and a place of its own, and is taken back by one touch."""

from __future__ import annotations

from time import monotonic

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from tests.support.running_program import wait_for
from tests.support.teaching_room import Room
from tests.support.widgets import button
from tests.ui.vote.test_vote_hand import press
from tni.api.devices import RemoteKey, RemotePressed, Vote
from tni.core.ids import ClickerId
from tni.quiz.round import RoundPhase
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.vote.step_buttons import two_lines

EARLIER = "Le résultat précédent est rangé."


def phase(here: Room) -> RoundPhase | None:
    return here.teaching.voting.state.phase


def middle(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(widget.rect().center())


def test_no_step_is_taken_twice_at_one_place(here: Room, pointer, qtbot) -> None:
    corner = here.board.window.bar.button_of(CommandId.ASK)
    at = middle(corner)
    pointer.touch_at(at, times=4)
    assert phase(here) is RoundPhase.OPEN
    assert here.board.window.childAt(here.board.window.mapFromGlobal(at)) is corner, "it means nothing else"
    press(here, qtbot, 1, "A")
    strip = here.teaching.vote.strip
    pointer.touch_at(middle(button(strip, "Terminer le vote")), times=4)
    assert phase(here) is RoundPhase.CLOSED
    pointer.touch_at(middle(button(strip, "Afficher le résultat")), times=4)
    assert phase(here) is RoundPhase.REVEALED
    pointer.touch_at(middle(button(strip, "Ranger le vote")), times=1)
    assert phase(here) is None


def test_a_new_vote_asks_for_the_result_to_be_put_away_first(here: Room, pointer, qtbot) -> None:
    corner = here.board.window.bar.button_of(CommandId.ASK)
    pointer.touch(corner)
    press(here, qtbot, 1, "A")
    here.reveal()
    shown = here.teaching.voting.rounds.round_id
    pointer.touch(corner, times=3)
    assert here.teaching.voting.rounds.round_id == shown
    assert here.teaching.vote.result.isVisible()
    pointer.touch(button(here.board.window, "Ranger et faire voter"))
    assert here.teaching.voting.rounds.round_id != shown
    assert phase(here) is RoundPhase.OPEN
    pointer.touch(button(here.teaching.vote.strip, "Annuler le vote"))
    assert here.teaching.voting.rounds.round_id == shown, "the result comes back"
    assert here.teaching.vote.result.isVisible()


def test_each_step_is_taken_back_by_one_touch(here: Room, pointer, qtbot) -> None:
    strip = here.teaching.vote.strip
    pointer.touch(here.board.window.bar.button_of(CommandId.ASK))
    pointer.touch(button(strip, "Annuler le vote"))
    assert phase(here) is None
    pointer.touch(here.board.window.bar.button_of(CommandId.ASK))
    press(here, qtbot, 1, "A")
    pointer.touch(button(strip, "Terminer le vote"))
    pointer.touch(button(strip, "Rouvrir le vote"))
    assert phase(here) is RoundPhase.OPEN
    press(here, qtbot, 2, "B")
    pointer.touch(button(strip, "Terminer le vote"))
    pointer.touch(button(strip, "Afficher le résultat"))
    pointer.touch(button(strip, "Masquer le résultat"))
    assert phase(here) is RoundPhase.CLOSED
    assert not here.teaching.vote.result.isVisible()
    pointer.touch(button(strip, "Afficher le résultat"))
    pointer.touch(button(strip, "Ranger le vote"))
    assert phase(here) is None
    pointer.touch(button(here.board.window, "Revoir"))
    assert phase(here) is RoundPhase.REVEALED
    assert here.teaching.voting.rounds.state.counts == {"A": 1, "B": 1, "C": 0, "D": 0}


def test_the_teachers_remote_begins_the_next_vote_and_the_result_is_one_touch_away(here: Room, pointer, qtbot) -> None:
    here.trigger(CommandId.ASK)
    press(here, qtbot, 1, "A")
    here.reveal()
    shown = here.teaching.voting.rounds.round_id
    here.teaching.on_events([RemotePressed(ClickerId("iclicker:82E9701B"), RemoteKey.OPEN_OR_CLOSE)])
    assert phase(here) is RoundPhase.OPEN
    assert here.teaching.voting.rounds.round_id != shown
    pointer.touch(button(here.teaching.vote.strip, "Annuler le vote"))
    assert here.teaching.voting.rounds.round_id == shown


def test_the_result_that_the_remote_replaced_is_seen_again_from_its_notice(here: Room, pointer, qtbot) -> None:
    here.trigger(CommandId.ASK)
    press(here, qtbot, 1, "A")
    here.reveal()
    shown = here.teaching.voting.rounds.round_id
    here.teaching.on_events([RemotePressed(ClickerId("iclicker:82E9701B"), RemoteKey.OPEN_OR_CLOSE)])
    second = here.teaching.voting.rounds.round_id
    press(here, qtbot, 2, "B")
    pointer.touch(button(here.board.window, "Revoir"))
    assert here.teaching.voting.rounds.round_id == second, "answers are coming"
    assert phase(here) is RoundPhase.OPEN
    here.reveal()
    pointer.touch(button(here.board.window, "Revoir"))
    assert here.teaching.voting.rounds.round_id == shown
    assert here.teaching.voting.rounds.state.counts == {"A": 1, "B": 0, "C": 0, "D": 0}
    assert here.teaching.vote.result.isVisible()
    assert EARLIER not in here.notices


def test_another_class_is_not_offered_the_result_that_the_remote_replaced(here: Room, qtbot) -> None:
    here.trigger(CommandId.ASK)
    press(here, qtbot, 1, "A")
    here.reveal()
    here.teaching.on_events([RemotePressed(ClickerId("iclicker:82E9701B"), RemoteKey.OPEN_OR_CLOSE)])
    assert EARLIER in here.notices
    here.teaching.seance.begin(None, "5eB", "Maths")
    assert EARLIER not in here.notices


def test_a_vote_that_an_unassigned_clicker_answered_is_not_cancelled(here: Room) -> None:
    """Its answer counts once the clicker has a pupil: the vote is ended, and its answers stay."""
    here.trigger(CommandId.ASK)
    strip = here.teaching.vote.strip
    assert button(strip, "Annuler le vote").isVisible()
    here.teaching.on_events([Vote(ClickerId("iclicker:000000FF"), "A", monotonic())])
    wait_for(lambda: bool(here.teaching.voting.rounds.state.unknown), "the unassigned clicker")
    wait_for(lambda: not here.teaching.vote.is_behind, "the strip")
    names = [one.accessibleName() for one in strip.findChildren(TextButton) if one.isVisible()]
    assert "Annuler le vote" not in names
    assert "Terminer le vote" in names


def test_an_open_vote_is_not_revealed_by_a_wrong_touch(here: Room) -> None:
    here.trigger(CommandId.ASK)
    assert not here.board.commands[CommandId.REVEAL].isEnabled()
    here.trigger(CommandId.REVEAL)
    assert phase(here) is RoundPhase.OPEN


@pytest.mark.parametrize(("text", "lines"), [("Revoter", "Revoter"), ("Terminer le vote", "Terminer\nle vote")])
def test_a_text_is_broken_near_its_middle(text: str, lines: str) -> None:
    assert two_lines(text) == lines
