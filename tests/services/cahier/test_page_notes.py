"""Notes on the pages shown: logged once, read again when the class has changed them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.cahier.hand_clock import HandClock
from tests.support.board import open_board
from tests.support.later_tasks import LaterTasks
from tni.cahier.seance_log import PageShown
from tni.core.geometry import Rect
from tni.core.ids import BlobId, ItemId
from tni.document.correction_code import CorrectionCode
from tni.document.correction_mark import MarkMaker
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import PdfBackground
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
        self.asked: dict[PdfBackground, Callable[[str], None]] = {}
        self.notes = PageNotes(self.cahier, self, self.clock, self.asked.__setitem__)  # type: ignore[arg-type]

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


def test_what_was_typed_last_is_noted_before_another_lesson_comes(desk: Desk) -> None:
    desk.cahier.start("4e B", "SVT", "")
    desk.notes.shown()
    desk.write("Bilan")
    desk.editor = open_board()
    desk.notes.leave()
    desk.notes.shown()
    assert desk.noted == [(1, ""), (1, "Bilan"), (1, "")]


def with_pdf(desk: Desk, *headings: str) -> None:
    """Show each page of a PDF file. headings: that come while it is shown; those of no letters never come."""
    desk.editor.insert_pdf(b"%PDF-", [(210.0, 297.0)] * len(headings))
    for place, heading in enumerate(headings, 1):
        page = desk.editor.pages[place]
        desk.editor.go_to(page.id)
        desk.notes.shown()
        if heading and page.pdf is not None:
            desk.asked[page.pdf](heading)


def test_the_heading_of_a_pdf_page_is_noted_when_it_is_left_or_the_entry_proposed(desk: Desk) -> None:
    desk.cahier.start("4e B", "SVT", "")
    with_pdf(desk, "Les séismes", "", "Nom : ........", "Les volcans")
    assert desk.noted == [(2, ""), (2, "Les séismes"), (3, ""), (4, ""), (5, "")]
    desk.notes.read()
    desk.notes.read()
    assert desk.noted[5:] == [(5, "Les volcans")]
    asked = len(desk.asked)
    desk.editor.go_to(desk.editor.pages[1].id)
    desk.notes.shown()
    assert len(desk.asked) == asked, "it is known"
    assert desk.noted[6:] == [(2, "")], "and noted"


def test_what_is_typed_on_a_pdf_page_is_noted_in_place_of_its_heading(desk: Desk) -> None:
    desk.cahier.start("4e B", "SVT", "")
    with_pdf(desk, "Les séismes")
    desk.write("Lire une carte")
    desk.notes.read()
    assert desk.noted == [(2, ""), (2, "Lire une carte")]


def test_a_heading_that_comes_once_another_lesson_is_open_is_not_noted_in_it(desk: Desk) -> None:
    desk.cahier.start("4e B", "SVT", "")
    with_pdf(desk, "")
    desk.notes.leave()
    desk.editor = open_board()
    desk.notes.shown()
    for found in desk.asked.values():
        found("Les séismes")
    desk.notes.leave()
    assert desk.noted == [(2, ""), (1, "")]


def test_the_sequence_is_that_of_the_lesson(desk: Desk) -> None:
    assert desk.notes.sequence == ""
    desk.editor.set_curriculum(Curriculum(sequence="La Terre, une planète active"))
    assert desk.notes.sequence == "La Terre, une planète active"


def test_nothing_is_noted_of_a_copy_that_is_corrected(desk: Desk) -> None:
    """It is a pupil's work, and her name may stand on it or in the page's title."""
    desk.editor.add_text("Léa Martin : mon récit", 20, 20)
    page = desk.editor.page
    pdf = PdfBackground(BlobId("c" * 64), 0, 210.0, 297.0)
    desk.editor.do(desk.editor.document.replace(ChangeKind.EDIT_PAGE, replace(page, title="Copie de Léa", pdf=pdf)))
    code = CorrectionCode("O", "orthographe")
    maker = MarkMaker("Code", 4.0, lambda label, size: len(label) * size)
    mark = maker.stamp(code, page.id, Rect(0.0, 0.0, 320.0, 180.0), (50.0, 50.0), ItemId("mark"))
    desk.editor.do(Change(ChangeKind.ADD, (RecordChange(mark.id, None, mark),)))
    desk.cahier.start("4e B", "Français", "")
    desk.notes.shown()
    for found in desk.asked.values():
        found("Léa Martin")
    desk.cahier.page_written(page.id)
    desk.notes.read()
    shown = [one for one in desk.cahier.log if isinstance(one, PageShown)]
    assert [(one.number, one.title, one.text, one.sources) for one in shown] == [(1, "", "", ())]
