"""Notes on the pages shown: logged once, read again when the class has changed them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.cahier.hand_clock import HandClock
from tests.support.board import open_board
from tests.support.later_tasks import LaterTasks
from tni.cahier.seance_log import PageShown
from tni.document.lesson_plan import Curriculum
from tni.services.cahier.cahier_service import CahierService
from tni.services.cahier.page_notes import PageNotes
from tni.services.lesson.lesson_editor import LessonEditor
from tni.store.seances import SeanceStore


class Desk:
    """A board whose pages are noted. Implements what `PageNotes` asks of the open lesson."""

    def __init__(self, folder: Path) -> None:
        self.editor: LessonEditor = open_board()
        self.clock = HandClock()
        self.cahier = CahierService(SeanceStore(folder / "seances.db"), LaterTasks(), self.clock, lambda _: None)
        self.notes = PageNotes(self.cahier, self, self.clock)  # type: ignore[arg-type]

    @property
    def noted(self) -> list[tuple[int, str]]:
        return [(one.number, one.text) for one in self.cahier.log if isinstance(one, PageShown)]

    def write(self, words: str) -> None:
        self.editor.add_text(words, 20, 20)
        self.cahier.page_written(self.editor.page.id)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_page_is_noted_when_it_is_shown_and_not_again_while_it_is_the_same(desk: Desk) -> None:
    desk.editor.add_text("Les volcans", 20, 20)
    desk.notes.shown()
    assert desk.noted == []
    desk.cahier.start("4e B", "SVT", "")
    desk.notes.shown()
    desk.editor.add_page()
    desk.notes.shown()
    desk.editor.go_to(desk.editor.pages[0].id)
    desk.notes.shown()
    assert desk.noted == [(1, "Les volcans"), (2, ""), (1, "")]


def test_what_the_class_has_written_is_noted_when_the_page_is_left_or_the_entry_proposed(desk: Desk) -> None:
    desk.cahier.start("4e B", "SVT", "")
    desk.notes.shown()
    desk.write("Bilan")
    desk.notes.read()
    desk.notes.read()
    assert desk.noted == [(1, ""), (1, "Bilan")]
    desk.editor.add_page()
    desk.notes.shown()
    desk.write("Exercice 3")
    desk.editor.go_to(desk.editor.pages[0].id)
    desk.notes.shown()
    assert desk.noted[2:] == [(2, ""), (2, "Exercice 3"), (1, "")]


def test_the_sequence_is_that_of_the_lesson(desk: Desk) -> None:
    assert desk.notes.sequence == ""
    desk.editor.set_curriculum(Curriculum(sequence="La Terre, une planète active"))
    assert desk.notes.sequence == "La Terre, une planète active"
