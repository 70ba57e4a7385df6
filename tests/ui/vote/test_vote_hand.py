"""The vote as a tired teacher meets it: pages turned, things undone, a receiver pulled out, the séance or the program
ended in the midst of it."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.proposals import proposal_of
from tests.support.teaching_room import Room, room
from tests.support.vote_widgets import histogram_rows, hold
from tests.support.widgets import click
from tni.api.devices import Vote
from tni.cahier.seance_log import QuestionAsked
from tni.core.ids import ClickerId
from tni.devices.clickers.simulated_class import SimulatedClass
from tni.devices.ports import NullPort
from tni.quiz.round import RoundPhase
from tni.store.seances import SeanceStore
from tni.store.votes import read_ledger, read_rounds
from tni.ui.chrome.commands import CommandId
from tni.ui.seance.cahier_sheet import plain_text_of


def press(here: Room, qtbot, number: int, choice: str) -> None:
    pressed = Vote(ClickerId(f"iclicker:0000000{number}"), choice, monotonic())
    here.teaching.on_events([pressed])
    vote = here.teaching.vote
    qtbot.waitUntil(lambda: number in here.teaching.voting.rounds.state.answered and not vote.is_behind)


def plugged(here: Room, source: str, pupils: int) -> SimulatedClass:
    made = SimulatedClass(seed=1, pupils=pupils, median_s=0.05, answers=1.0, changes_mind=0.0)
    here.teaching.clickers.plug(source, made, NullPort())
    return made


def test_a_closed_vote_says_so(here: Room, qtbot) -> None:
    strip = here.teaching.vote.strip
    here.trigger(CommandId.ASK)
    assert not strip.closed.isVisible()
    press(here, qtbot, 1, "A")
    here.trigger(CommandId.CLOSE_VOTE)
    assert strip.closed.isVisible()
    assert strip.closed.text() == "Vote terminé"
    here.reveal()
    assert not strip.closed.isVisible()


def test_a_receiver_pulled_out_in_a_vote_is_said_and_takes_votes_when_it_is_back(here: Room, qtbot) -> None:
    for n in range(4):
        here.roster.remove_clicker(ClickerId(f"iclicker:0000000{n}"))
    first = plugged(here, "base", 1)
    qtbot.waitUntil(lambda: here.teaching.clickers.count == 1)
    here.trigger(CommandId.ASK)
    qtbot.waitUntil(lambda: len(here.teaching.voting.rounds.state.answered) == 1)
    here.teaching.clickers.stop("base")
    qtbot.waitUntil(lambda: any("débranché" in text for text in here.notices))
    assert here.teaching.voting.rounds.state.phase is RoundPhase.OPEN
    plugged(here, "base", 3)
    qtbot.waitUntil(lambda: len(here.teaching.voting.rounds.state.answered) == 3)
    assert first.clickers[0] in {c["clicker"] for c in here.teaching.voting.rounds.poll_json()["votes"]}


def test_a_receiver_pulled_out_between_votes_disturbs_nobody(here: Room, qtbot) -> None:
    plugged(here, "base", 1)
    qtbot.waitUntil(lambda: here.teaching.clickers.count == 1)
    here.teaching.clickers.stop("base")
    qtbot.waitUntil(lambda: here.teaching.clickers.count == 0)
    assert not any("débranché" in text for text in here.notices)


def test_a_vote_goes_on_while_pages_are_turned_and_things_undone(here: Room, qtbot) -> None:
    here.board.window.do(lambda s: s.add_text("chlorophylle", 20, 20))
    here.trigger(CommandId.ASK)
    press(here, qtbot, 1, "A")
    here.trigger(CommandId.ADD_PAGE)
    press(here, qtbot, 2, "B")
    for _ in range(4):
        here.trigger(CommandId.UNDO)
    press(here, qtbot, 3, "B")
    assert here.teaching.voting.rounds.state.phase is RoundPhase.OPEN
    assert here.teaching.vote.strip.count.text() == "3 / 3 réponses"
    here.reveal()
    assert here.teaching.voting.rounds.state.counts == {"A": 1, "B": 2, "C": 0, "D": 0}


def test_the_cahier_says_that_a_question_was_asked(here: Room, qtbot) -> None:
    here.trigger(CommandId.ASK)
    press(here, qtbot, 1, "A")
    here.trigger(CommandId.ADD_PAGE)
    here.trigger(CommandId.CLOSE_VOTE)
    here.trigger(CommandId.END_SEANCE)
    assert "– Questions à la classe" in plain_text_of(here.teaching.seance.cahier_controller.sheet.contenu)


def test_a_vote_that_the_end_of_the_seance_closed_can_still_be_shown_when_it_goes_on(here: Room, qtbot) -> None:
    here.trigger(CommandId.ASK)
    press(here, qtbot, 1, "A")
    here.trigger(CommandId.END_SEANCE)
    click(here.board.window, "Fermer le vote et terminer")
    sheet = here.teaching.seance.cahier_controller.sheet
    assert "– Questions à la classe" in plain_text_of(sheet.contenu)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert here.teaching.vote.strip.isVisible()
    assert here.teaching.voting.rounds.state.phase is RoundPhase.CLOSED
    here.reveal()
    assert here.teaching.voting.rounds.state.counts["A"] == 1
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    assert plain_text_of(sheet.contenu).count("Questions à la classe") == 1, "told once"
    sheet.done.click()
    assert not here.teaching.vote.strip.isVisible()


def test_a_right_answer_said_beside_the_open_sheet_is_in_what_is_kept(here: Room, qtbot) -> None:
    here.trigger(CommandId.ASK)
    for number in (1, 2, 3):
        press(here, qtbot, number, "A")
    here.reveal()
    cahier = here.teaching.seances.cahier
    session = cahier.seance_id
    proposal_of(cahier, with_answers=True)
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    sheet.contenu.appendPlainText("Une ligne à elle")
    hold(qtbot, histogram_rows(here.teaching.vote.result)[0])
    sheet.done.click()
    store = here.program.stores.seances
    qtbot.waitUntil(lambda: "finished" in {s.state.value for s in store.listed()})
    qtbot.waitUntil(lambda: not cahier.unsaved)  # the entry is stored as she left it, then with the later answers
    kept = store.entry(session).contenu
    assert "l’essentiel est compris" in kept
    assert "Une ligne à elle" in kept


def test_a_program_closed_in_a_vote_keeps_the_votes_and_the_question(qapp, tmp_path: Path, qtbot) -> None:
    with room(qapp, tmp_path) as here:
        here.teaching.seance.begin(here.class_id, "5eA", "Maths")
        session = here.teaching.seances.cahier.seance_id
        here.trigger(CommandId.ASK)
        now = monotonic()
        here.teaching.on_events([Vote(ClickerId("iclicker:00000001"), "C", now)])  # not on the disk yet
    votes = tmp_path / "votes.db"
    (round_id,) = read_rounds(votes)
    ledger = read_ledger(votes, round_id)
    assert ledger.tally().counts["C"] == 1
    assert ledger.round.phase is RoundPhase.CLOSED
    asked = [e for e in SeanceStore(tmp_path / "sessions.db").log(session) if isinstance(e, QuestionAsked)]
    assert [(e.answered, e.round) for e in asked] == [(1, round_id)]


def test_a_clicker_of_nobody_is_told_on_the_board_without_its_answer(here: Room, qtbot) -> None:
    strip = here.teaching.vote.strip
    here.trigger(CommandId.ASK)
    assert not strip.unassigned.isVisible()
    for n in (7, 8):
        vote = Vote(ClickerId(f"iclicker:0000000{n}"), "A", monotonic())
        here.teaching.on_events([vote])
        qtbot.waitUntil(lambda n=n: len(here.teaching.voting.rounds.state.unknown) == n - 6)
        qtbot.waitUntil(lambda: not here.teaching.vote.is_behind)
    assert strip.unassigned.text() == "2 télécommandes sans élève, non comptées"
    assert strip.unassigned.isVisible()
    assert strip.geometry().top() == here.board.window.page_area.bottom() + 1
    assert strip.rect().contains(strip.unassigned.geometry())
    here.reveal()
    assert here.board.window.page_area.contains(here.teaching.vote.result.geometry())
    assert sum(here.teaching.voting.rounds.state.counts.values()) == 0


def test_the_word_that_no_receiver_is_there_goes_with_the_first_vote_or_the_receiver(here: Room, qtbot) -> None:
    said = lambda: any("Aucun récepteur" in text for text in here.notices)  # noqa: E731
    here.trigger(CommandId.ASK)
    assert said()
    press(here, qtbot, 1, "A")
    assert not said()
    here.reveal()
    here.ask()
    assert said()
    plugged(here, "late", 1)
    assert not said()


def test_what_was_said_of_receivers_goes_with_the_vote(here: Room) -> None:
    here.trigger(CommandId.ASK)
    here.trigger(CommandId.CLOSE_VOTE)
    assert not here.notices
    here.teaching.voting.put_away()
    here.trigger(CommandId.ASK)
    here.teaching.voting.put_away()
    assert not here.notices
