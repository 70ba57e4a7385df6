"""PDFs of a copy that is given away: the pages that the lesson shows, and nothing else of the files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.board import HandClock, SquareLetters
from tests.support.pdf_samples import SamplePage, sample_pdf, saved
from tni.core.digest import sha256
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.behaviour import Behaviour
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import LessonRecord, Page, PdfBackground, Text
from tni.document.lesson_plan import CREDIT_PREFIX, Credit
from tni.document.links import file_link
from tni.files.pdf_errors import PdfError, PdfFault
from tni.formats.pdf_reader import PdfDocument, PdfReader
from tni.library.shown_pdfs import CutPdf, GivenPdfs, shown_pdf_pages, with_cut_pdfs
from tni.services.lesson.closed_lesson import blob_reader, blobs_in, read_layer
from tni.services.lesson.lesson_service import LessonService, OpenLesson
from tni.services.lesson.shared_parts import SharedParts
from tni.store.lesson_file import WorkFolders

SECRET = "Corrigé : 42"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[LessonService]:
    folders = WorkFolders(tmp_path / "work", tmp_path / "rescue")
    with PdfReader() as reader:
        yield LessonService(tmp_path / "lessons", folders, HandClock(), SquareLetters(), reader, lambda _health: None)


@cache
def source() -> bytes:
    """A PDF of four pages: the third has the answers; its author is named."""
    pdf = pikepdf.open(io.BytesIO(sample_pdf([SamplePage(title) for title in ("Un", "Deux", SECRET, "Quatre")])))
    pdf.docinfo["/Author"] = "Mme Secrète"
    return saved(pdf)


def opened(service: LessonService, folder: Path, *, keep: tuple[int, ...] = (3, 0)) -> OpenLesson:
    """A lesson of some of its pages."""
    (folder / "cours.pdf").write_bytes(source())
    lesson = service.of_pdf(service.read_pdf(folder / "cours.pdf"))
    pages = lesson.editor.document.pages()
    lesson.editor.delete_pages([page.id for n, page in enumerate(pages) if n not in keep])
    lesson.editor.finish()
    return lesson


def given_away(service: LessonService, lesson: OpenLesson, path: Path, parts: SharedParts) -> GivenPdfs:
    assert lesson.file is not None
    return service.share(lesson.file, path, None, parts)


def texts(path: Path) -> str:
    """All that the PDFs of a lesson say, on pages or elsewhere."""
    out = []
    for blob in blobs_in(path):
        with pikepdf.open(io.BytesIO(blob_reader(path)(blob))) as pdf:
            out += [str(one) for one in pdf.objects]
            out += [one.read_bytes().decode("latin-1") for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    return "\n".join(out)


def hexed(text: str) -> str:
    return text.encode("cp1252").hex()


def test_a_copy_holds_the_pages_that_are_shown_and_nothing_else(service: LessonService, tmp_path: Path) -> None:
    lesson = opened(service, tmp_path)
    found = given_away(service, lesson, tmp_path / "copie.tni", SharedParts())
    service.close(lesson)
    assert found == GivenPdfs(left_out=2, whole=0)
    said = texts(tmp_path / "copie.tni")
    assert hexed("Un") in said
    assert hexed("Quatre") in said
    assert hexed(SECRET) not in said
    assert hexed("Deux") not in said
    assert "Mme Secr" not in said
    assert SECRET.encode() not in (tmp_path / "copie.tni").read_bytes()


def test_each_page_of_the_copy_shows_what_it_showed(service: LessonService, tmp_path: Path) -> None:
    lesson = opened(service, tmp_path)
    given_away(service, lesson, tmp_path / "copie.tni", SharedParts())
    service.close(lesson)
    with PdfReader() as reader:
        read = blob_reader(tmp_path / "copie.tni")
        backgrounds = [page.pdf for page in read_layer(tmp_path / "copie.tni", None).pages() if page.pdf is not None]
        assert [reader.open(read(pdf.blob)).title(pdf.index) for pdf in backgrounds] == ["Un", "Quatre"]


def test_the_teacher_may_send_the_whole_file(service: LessonService, tmp_path: Path) -> None:
    lesson = opened(service, tmp_path)
    assert given_away(service, lesson, tmp_path / "copie.tni", SharedParts(pdf=True)) == GivenPdfs()
    service.close(lesson)
    assert blobs_in(tmp_path / "copie.tni") == {sha256(source()).hex()}


def test_a_file_that_cannot_be_cut_is_there_whole_and_counted(
    service: LessonService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_document: PdfDocument, _pages: object) -> bytes:
        raise PdfError(PdfFault.DAMAGED)

    lesson = opened(service, tmp_path)
    monkeypatch.setattr(PdfDocument, "only_pages", refused)
    assert given_away(service, lesson, tmp_path / "copie.tni", SharedParts()) == GivenPdfs(left_out=0, whole=1)
    service.close(lesson)
    assert blobs_in(tmp_path / "copie.tni") == {sha256(source()).hex()}


def test_the_lesson_itself_keeps_its_file(service: LessonService, tmp_path: Path) -> None:
    lesson = opened(service, tmp_path)
    given_away(service, lesson, tmp_path / "copie.tni", SharedParts())
    assert lesson.path is not None
    path = lesson.path
    service.close(lesson)
    assert blobs_in(path) == {sha256(source()).hex()}


def test_a_pdf_that_a_link_opens_goes_whole_since_it_was_put_there(service: LessonService, tmp_path: Path) -> None:
    lesson = opened(service, tmp_path)
    whole = BlobId(sha256(source()).hex())
    text = Text(
        id=ItemId("t"), page=lesson.editor.document.pages()[0].id, text="Tout le cours", size_mm=8, colour="#000000",
        font="", font_version="", width_mm=60, height_mm=10, behaviour=Behaviour(link=file_link(whole, "cours.pdf")),
    )  # fmt: skip
    lesson.editor.do(Change(ChangeKind.ADD, (RecordChange(text.id, None, text),)))
    given_away(service, lesson, tmp_path / "copie.tni", SharedParts())
    service.close(lesson)
    assert len(blobs_in(tmp_path / "copie.tni") - {whole}) == 1
    assert whole in blobs_in(tmp_path / "copie.tni")


BLOBS = st.sampled_from([BlobId("a"), BlobId("b")])


@st.composite
def lessons(draw: st.DrawFn) -> list[LessonRecord]:
    side = st.just(1.0)
    backgrounds = draw(st.lists(st.none() | st.builds(PdfBackground, BLOBS, st.integers(0, 9), side, side), max_size=8))
    pages = [Page(id=PageId(f"p{n}"), position=n, pdf=pdf) for n, pdf in enumerate(backgrounds)]
    credits = [Credit(id=CREDIT_PREFIX + blob) for blob in draw(st.sets(BLOBS))]
    return [*pages, *credits]


@given(records=lessons())
def test_a_page_shows_the_same_page_of_the_file_before_and_after(records: list[LessonRecord]) -> None:
    shown = shown_pdf_pages(records)
    cut = {blob: (BlobId(f"{blob}2"), CutPdf(b"", pages, 10 - len(pages))) for blob, pages in shown.items()}
    after = list(with_cut_pdfs(records, cut))
    assert len(after) == len(records)
    for before, one in zip(records, after, strict=True):
        if isinstance(before, Page) and before.pdf is not None:
            assert isinstance(one, Page)
            assert one.pdf is not None
            made = cut[before.pdf.blob][1]
            assert made.pages[one.pdf.index] == before.pdf.index
            assert replace(one, pdf=before.pdf) == before
        elif isinstance(before, Credit):
            assert one.id in (before.id, f"{before.id}2")
        else:
            assert one == before
    assert shown_pdf_pages(after) == {cut[blob][0]: list(range(len(pages))) for blob, pages in shown.items()}
