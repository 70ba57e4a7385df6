"""A book is opened beside the lesson, cut from at the resolution of print, and kept in mind as it was credited."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from tests.support.later_tasks import LaterTasks
from tests.support.memory_settings import MemorySettings
from tests.support.pdf_samples import SamplePage, encrypted_pdf, sample_pdf, saved
from tests.support.posted_calls import PostedCalls
from tni.core.geometry import Rect
from tni.core.settings import SHARING_AUTHOR
from tni.files.pdf_errors import PdfError, PdfFault
from tni.formats.pdf_reader import BgraPixels, PdfReader
from tni.services.extracts.textbook_service import Textbook, TextbookService


class Desk:
    """A service at work, with what it has told."""

    def __init__(self, reader: PdfReader) -> None:
        self.settings, self.tasks, self.main = MemorySettings(), LaterTasks(), PostedCalls()
        self.service = TextbookService(reader, self.main, self.tasks, self.settings)
        self.books: list[Textbook] = []
        self.pictures: list[BgraPixels] = []
        self.errors: list[Exception] = []

    def open(self, path: Path) -> None:
        self.service.open(path, self.books.append, self.errors.append)
        self.tasks.run()


@pytest.fixture
def desk() -> Iterator[Desk]:
    with PdfReader() as reader:
        yield Desk(reader)


@pytest.fixture
def manual(tmp_path: Path) -> Path:
    path = tmp_path / "Transmath 6e.pdf"
    path.write_bytes(sample_pdf([SamplePage(), SamplePage(), SamplePage()]))
    return path


def test_an_exercise_is_cut_as_finely_as_print_and_the_book_is_remembered(desk: Desk, manual: Path) -> None:
    assert desk.service.remembered is None
    desk.open(manual)
    (book,) = desk.books
    credit = book.credit(1)
    assert (book.page_count, book.page, credit.source, credit.classroom_only) == (3, 0, "Transmath 6e, p. 2", True)
    desk.service.cut(book, 1, Rect(0.0, 0.0, 50.0, 25.0), desk.pictures.append, desk.errors.append)
    desk.main.run(1)
    (picture,) = desk.pictures
    assert (picture.width_px, picture.height_px) == (600, 300)
    desk.service.remember(book, 1, replace(credit, source="Transmath 6e (Nathan), page 12", author="Nathan"))
    assert desk.service.remembered == manual
    desk.open(manual)
    again = desk.books[-1].credit(2)
    assert (desk.books[-1].page, again.source, again.author) == (1, "Transmath 6e (Nathan), p. 13", "Nathan")
    for corrected in ("Transmath 6e (Nathan), p. 12, ex. 4", "ex. 4 p. 12", "Transmath 6e (Nathan), p. 99999"):
        desk.service.remember(desk.books[-1], 1, replace(credit, source=corrected))
        desk.open(manual)
        assert desk.books[-1].credit(2).source == "Transmath 6e (Nathan), p. 13"


@pytest.mark.parametrize("title", ["Maths CM1 P3", "Lire, p2", "Cahier page 1", "Fichier ex. 2"])
def test_a_number_in_a_title_is_no_page(desk: Desk, manual: Path, title: str) -> None:
    path = manual.rename(manual.with_name(f"{title}.pdf"))
    for page in (1, 2, 1):
        desk.open(path)
        credit = desk.books[-1].credit(page)
        assert credit.source == f"{title}, p. {page + 1}"
        desk.service.remember(desk.books[-1], page, credit)
    desk.service.remember(desk.books[-1], 1, replace(credit, source=f"{title}, p. 12, ex. 4"))
    desk.open(path)
    assert desk.books[-1].credit(2).source == f"{title}, p. 13"


def test_only_the_last_picture_that_was_asked_for_comes(desk: Desk, manual: Path) -> None:
    desk.open(manual)
    for page in range(3):
        whole = Rect(0.0, 0.0, 100.0, 100.0 + page)
        desk.service.show(desk.books[0], page, whole, 1.0, desk.pictures.append, desk.errors.append)
    while not desk.pictures:
        desk.main.run(1)
    assert [picture.height_px for picture in desk.pictures] == [102]


def test_what_cannot_be_read_or_drawn_is_told(desk: Desk, manual: Path) -> None:
    manual.with_name("a.pdf").write_bytes(encrypted_pdf("secret"))
    desk.open(manual.with_name("a.pdf"))
    desk.open(manual)
    desk.service.cut(desk.books[0], 7, Rect(0.0, 0.0, 5.0, 5.0), desk.pictures.append, desk.errors.append)
    faults = [error.fault for error in desk.errors if isinstance(error, PdfError)]
    assert faults == [PdfFault.ENCRYPTED, PdfFault.BAD_PAGE]


def test_a_book_that_is_gone_is_not_remembered_and_an_own_file_is_free(desk: Desk, manual: Path) -> None:
    desk.open(manual)
    desk.service.remember(desk.books[0], 0, desk.books[0].credit(0))
    manual.unlink()
    assert desk.service.remembered is None
    desk.settings.set(SHARING_AUTHOR, "Mme Curie")
    pdf = pikepdf.Pdf.open(io.BytesIO(sample_pdf()))
    pdf.docinfo["/Author"] = "mme curie"
    manual.write_bytes(saved(pdf))
    other = manual.rename(manual.with_name("Fiche.pdf"))
    desk.open(other)
    assert not desk.books[-1].credit(0).classroom_only
