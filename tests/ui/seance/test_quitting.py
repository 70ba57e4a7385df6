"""Quitting in the middle of a séance: the teacher is asked beside the page, and nothing is lost whatever she says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.proposals import proposal_of
from tests.support.running_program import items, wait_for, write
from tests.support.teaching_room import Room, room
from tni.api.devices import Vote
from tni.cahier.class_answers import tells_answers
from tni.cahier.delivery import Delivery
from tni.cahier.seance_summary import SeanceState
from tni.core.ids import ClickerId
from tni.quiz.question_draft import QuestionDraft
from tni.quiz.round import RoundPhase
from tni.services.cahier.leaving_files import PagePdfs
from tni.services.cahier.names_check import ConfirmedEntry
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.question_panel import QuestionPanel
from tni.ui.seance.cahier_sheet import CahierSheet

TWO_SCREENS = ([QRect(0, 0, 1280, 720), QRect(1280, 0, 1280, 720)], 0)


@pytest.fixture
def here(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        made.teaching.seance.begin(made.class_id, "5eA", "Maths")
        write(made.program, (200, 200), (400, 260))
        yield made


def asked(here: Room) -> list[QuestionPanel]:
    found = here.board.window.findChildren(QuestionPanel)
    if here.teaching.windows.teacher is not None:
        found += here.teaching.windows.teacher.findChildren(QuestionPanel)
    return [panel for panel in found if panel.isVisible()]


def answer(here: Room, name: str) -> None:
    (panel,) = asked(here)
    button = next(b for b in panel.findChildren(TextButton) if b.accessibleName() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def states(here: Room) -> list[SeanceState]:
    return [one.state for one in here.program.stores.seances.listed()]


def test_quitting_asks_once_and_goes_on_by_cancel_or_escape(here: Room) -> None:
    for leave in (lambda: answer(here, "Annuler"), lambda: QTest.keyClick(asked(here)[0], Qt.Key.Key_Escape)):
        here.trigger(CommandId.QUIT)
        here.board.window.close()
        assert len(asked(here)) == 1
        assert here.board.window.isVisible()
        leave()
        assert asked(here) == []
        assert here.teaching.seances.state.class_name == "5eA"
    write(here.program, (500, 200), (700, 260))
    assert len(items(here.program)) == 2


def test_taken_up_later_the_seance_stays_open_and_the_program_ends(here: Room) -> None:
    here.trigger(CommandId.QUIT)
    answer(here, "Reprendre plus tard")
    wait_for(lambda: not here.board.window.isVisible(), "the end, once the disk has answered")
    here.teaching.seances.cahier.close()
    assert states(here) == [SeanceState.OPEN]


def test_ended_by_its_sheet_the_program_ends_with_it(here: Room) -> None:
    here.trigger(CommandId.QUIT)
    answer(here, "Terminer la séance")
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    assert here.board.window.isVisible()
    sheet.done.click()
    wait_for(lambda: not here.board.window.isVisible(), "the end")
    here.teaching.seance.close()  # as the program does once its windows are gone
    here.teaching.seances.cahier.close()
    assert states(here) == [SeanceState.FINISHED]


class TakingAccount:
    """Way to one account, which takes what it is given once the test says so."""

    def __init__(self) -> None:
        self.taken: list[ConfirmedEntry] = []
        self.done: Callable[[tuple[Delivery, ...]], None] = lambda _found: None

    def places_for(self, _class_name: str) -> tuple[tuple[str, str], ...]:
        return (("a", "Moodle du collège"),)

    def subscribe(self, _listener: Callable[[], None]) -> None:
        pass

    def opens_at(self) -> datetime | None:
        return None

    def hand_over(
        self,
        confirmed: ConfirmedEntry,
        _pdfs: PagePdfs,
        done: Callable[[tuple[Delivery, ...]], None],
        _failed: Callable[[Exception], None],
        _accounts: Iterable[str],
    ) -> None:
        self.taken.append(confirmed)
        self.done = done


def test_sent_on_quitting_the_seance_is_finished_and_sent_once(here: Room) -> None:
    account = TakingAccount()
    sheets = here.teaching.seance.cahier_controller
    sheets.sending = account  # type: ignore[assignment]
    here.trigger(CommandId.QUIT)
    answer(here, "Terminer la séance")
    assert sheets.sheet is not None
    entry = replace(sheets.sheet.entry, contenu="Encadrer des fractions.", pages=())
    sheets.sheet.show_entry(entry)
    sheets.sheet.bar.send.click()
    wait_for(lambda: bool(account.taken), "the entry")
    account.done(())
    wait_for(lambda: not here.board.window.isVisible(), "the end")
    here.teaching.seance.close()
    here.teaching.seances.cahier.close()
    assert states(here) == [SeanceState.FINISHED]
    assert len(account.taken) == 1
    (kept,) = here.program.stores.seances.listed()
    stored = here.program.stores.seances.entry(kept.id)
    assert stored is not None
    assert stored.contenu == "Encadrer des fractions."


def open_past_seance(here: Room) -> CahierSheet:
    """End the séance, begin another one, and open the sheet of the first."""
    first = here.teaching.seances.state.seance_id
    assert first is not None
    here.trigger(CommandId.END_SEANCE)
    sheets = here.teaching.seance.cahier_controller
    assert sheets.sheet is not None
    sheets.sheet.done.click()
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    here.teaching.seance.show_past()
    past = here.teaching.seance.past.sheet
    assert past is not None
    past.open_wanted.emit(first)
    wait_for(lambda: sheets.sheet is not None and sheets.sheet.entry.session == first, "the sheet of the past séance")
    assert sheets.sheet is not None
    return sheets.sheet


@pytest.mark.parametrize("is_quitting", [False, True])
def test_the_sheet_of_a_past_seance_makes_way_for_that_of_the_present_one(here: Room, is_quitting: bool) -> None:
    past = open_past_seance(here)
    session = past.entry.session
    past.contenu.setPlainText("Lu à voix haute")
    if is_quitting:
        here.trigger(CommandId.QUIT)
        answer(here, "Terminer la séance")
    else:
        here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    current = here.teaching.seances.state.seance_id
    assert current is not None
    assert sheet.entry.session == current
    sheet.done.click()
    assert here.teaching.seances.state.seance_id is None
    wait_for(lambda: here.board.window.isVisible() is not is_quitting, "the end of what was ended")
    here.teaching.seances.cahier.close()
    store = here.program.stores.seances
    assert {one.id: one.state for one in store.listed()}[current] is SeanceState.FINISHED
    kept = store.entry(session)
    assert kept is not None
    assert kept.contenu == "Lu à voix haute"


def test_the_question_goes_with_the_seance_it_is_about(here: Room) -> None:
    here.trigger(CommandId.QUIT)
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    sheet.done.click()
    assert asked(here) == []
    here.trigger(CommandId.QUIT)
    wait_for(lambda: not here.board.window.isVisible(), "the end, once the disk has answered")


def test_without_a_seance_nothing_is_asked(qapp: QApplication, tmp_path: Path) -> None:
    with room(qapp, tmp_path) as made:
        write(made.program, (200, 200), (400, 260))
        made.trigger(CommandId.QUIT)
        assert not made.board.window.isVisible()
        assert asked(made) == []


def test_the_question_is_in_the_teachers_window_where_there_is_one(qapp: QApplication, tmp_path: Path) -> None:
    with room(qapp, tmp_path, screens=TWO_SCREENS) as made:
        teacher = made.open_teacher()
        made.teaching.seance.begin(made.class_id, "5eA", "Maths")
        made.board.window.close()
        (panel,) = asked(made)
        assert panel.window() is teacher
        answer(made, "Annuler")


def vote(here: Room) -> None:
    """Ask a question that three pupils answer, and leave the vote open; the teacher wants the answers told."""
    proposal_of(here.teaching.seances.cahier, with_answers=True)
    here.teaching.voting.typed = "Quel fleuve traverse Paris ?"
    here.teaching.vote.ask(QuestionDraft(lines="La Loire\n* La Seine"))
    here.teaching.on_events([Vote(ClickerId(f"iclicker:0000000{one}"), "B", monotonic()) for one in (1, 2, 3)])


def test_an_open_vote_is_closed_only_when_the_teacher_says_so(here: Room) -> None:
    vote(here)
    sheets = here.teaching.seance.cahier_controller
    here.trigger(CommandId.END_SEANCE)
    assert sheets.sheet is None
    answer(here, "Continuer le vote")
    assert here.teaching.voting.state.phase is RoundPhase.OPEN
    here.trigger(CommandId.END_SEANCE)
    answer(here, "Fermer le vote et terminer")
    assert sheets.sheet is not None
    assert here.teaching.voting.state.phase is not RoundPhase.OPEN


def test_the_sheet_on_the_board_shows_no_result_until_the_button_is_held(here: Room) -> None:
    vote(here)
    here.trigger(CommandId.END_SEANCE)
    answer(here, "Fermer le vote et terminer")
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    assert tells_answers(sheet.entry.contenu)
    assert not sheet.contenu.isVisible()
    assert sheet.unfold is not None
    sheet.unfold.held.emit()
    assert sheet.contenu.isVisible()
    assert not sheet.unfold.isVisible()


def test_the_sheet_in_the_teachers_window_shows_all(qapp: QApplication, tmp_path: Path) -> None:
    with room(qapp, tmp_path, screens=TWO_SCREENS) as made:
        made.teaching.start()
        made.teaching.seance.begin(made.class_id, "5eA", "Maths")
        vote(made)
        made.trigger(CommandId.END_SEANCE)
        answer(made, "Fermer le vote et terminer")
        sheet = made.teaching.seance.cahier_controller.sheet
        assert sheet is not None
        assert sheet.window() is made.teaching.windows.teacher
        assert sheet.contenu.isVisible()
