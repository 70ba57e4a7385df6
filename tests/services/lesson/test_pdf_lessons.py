"""A lesson is made of a PDF without being opened: whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pikepdf import ObjectStreamMode

from tests.support.board import HandClock, SquareLetters
from tests.support.pdf_samples import SamplePage, encrypted_pdf, sample_pdf
from tni.core.digest import sha256
from tni.core.units import MM_PER_INCH
from tni.files.lesson_errors import LessonExistsError
from tni.files.pdf_errors import PdfError, PdfFault
from tni.formats.pdf_reader import PdfReader
from tni.services.lesson.closed_lesson import read_layer
from tni.services.lesson.lesson_service import LessonService
from tni.store.lesson_file import WorkFolders


@pytest.fixture
def service(tmp_path: Path) -> Iterator[LessonService]:
    folders = WorkFolders(tmp_path / "work", tmp_path / "rescue")
    with PdfReader() as reader:
        yield LessonService(tmp_path / "lessons", folders, HandClock(), SquareLetters(), reader, lambda _health: None)


def test_its_pages_are_those_of_the_pdf_and_it_holds_the_file(service: LessonService, tmp_path: Path) -> None:
    data = sample_pdf([SamplePage(), SamplePage()])
    (tmp_path / "Fractions 6e.pdf").write_bytes(data)
    service.write_pdf(tmp_path / "Fractions 6e.pdf", tmp_path / "made.tni")
    document = read_layer(tmp_path / "made.tni", None)
    backgrounds = [page.pdf for page in document.pages()]
    assert [(pdf.blob, pdf.index) for pdf in backgrounds if pdf is not None] == [
        (sha256(data).hex(), 0),
        (sha256(data).hex(), 1),
    ]
    assert (len(backgrounds), document.info.title) == (2, "Fractions 6e")
    with pytest.raises(LessonExistsError):
        service.write_pdf(tmp_path / "Fractions 6e.pdf", tmp_path / "made.tni")


@pytest.mark.parametrize(
    ("data", "fault"), [(encrypted_pdf("secret"), PdfFault.ENCRYPTED), (b"%PDF-1.7 nothing", PdfFault.DAMAGED)]
)
def test_of_a_pdf_that_cannot_be_read_nothing_is_left(
    service: LessonService, tmp_path: Path, data: bytes, fault: PdfFault
) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(PdfError) as refused:
        service.write_pdf(tmp_path / "a.pdf", tmp_path / "made.tni")
    assert refused.value.fault is fault
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize("packed", [False, True])
def test_millimetres_of_a_page_are_true_whatever_its_unit_and_turn(
    service: LessonService, tmp_path: Path, packed: bool
) -> None:
    """Posters count in more than points; a lesson's rulers count in millimetres of the page's format."""
    pages = [
        SamplePage(size_pt=(200.0, 100.0)),
        SamplePage(size_pt=(200.0, 100.0), keys={"UserUnit": 2.5}),
        SamplePage(size_pt=(200.0, 100.0), keys={"UserUnit": 2.5, "Rotate": 90}),
        SamplePage(size_pt=(200.0, 100.0), keys={"UserUnit": 0}),
        SamplePage(size_pt=(200.0, 100.0), keys={"UserUnit": 1e9}),
    ]
    mode = ObjectStreamMode.generate if packed else ObjectStreamMode.disable
    (tmp_path / "affiche.pdf").write_bytes(sample_pdf(pages, object_stream_mode=mode))
    service.write_pdf(tmp_path / "affiche.pdf", tmp_path / "made.tni")
    found = read_layer(tmp_path / "made.tni", None).pages()
    wide, high = 200 * MM_PER_INCH / 72, 100 * MM_PER_INCH / 72
    sizes = [(page.format.width_mm, page.format.height_mm) for page in found]
    wanted = [(wide, high), (2.5 * wide, 2.5 * high), (2.5 * high, 2.5 * wide), (wide, high), (wide, high)]
    assert np.allclose(sizes, wanted, atol=1e-3)
    ratios = [page.pdf.width_mm / page.pdf.height_mm for page in found if page.pdf is not None]
    assert np.allclose(ratios, [2.0, 2.0, 0.5, 2.0, 2.0], atol=1e-5)
