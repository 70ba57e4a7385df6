"""PDFs and pictures behind the pages of Xournal++ are found beside the document."""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import pytest

from tests.support.pdf_samples import sample_pdf
from tests.support.xopp_samples import document_xml, page_xml, picture, xopp
from tni.formats.lessons.xopp_reader import read_lesson
from tni.services.lesson.files_beside import with_files_beside

ABSOLUTE = '<background type="pdf" domain="absolute" filename="/home/moi/Cours/Été &amp; moi.pdf" pageno="2"/>'
ATTACHED = '<background type="pixmap" domain="attach" filename="bg_1.png"/>'
DOCUMENT = xopp(page_xml(background=ABSOLUTE), page_xml(background=ATTACHED))


def test_a_pdf_and_a_picture_beside_a_document_are_behind_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.xopp"
    (tmp_path / "a.pdf").write_bytes(sample_pdf())
    (tmp_path / "a.xopp.bg_1.png").write_bytes(picture())
    found = read_lesson(with_files_beside(path, DOCUMENT), path.name)
    first, second = found.lesson.pages
    assert (first.pdf != "", first.pdf_page) == (True, 1)
    assert [item.source for item in second.items] == ["page2/background"]
    assert [loss.is_dropped for loss in found.losses] == [False, False], (
        "the teacher is told what comes with the lesson"
    )
    assert [loss.what.partition(",")[0] for loss in found.losses] == ["« a.pdf »", "« a.xopp.bg_1.png »"], (
        "by the names of her own files"
    )


def test_bare_xml_takes_them_in_too(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(sample_pdf())
    data = with_files_beside(tmp_path / "a.pdf.xoj", document_xml(page_xml(background=ABSOLUTE)))
    assert read_lesson(data, "a.pdf.xoj").lesson.pages[0].pdf


@pytest.mark.parametrize("name", ["a.pdf", "a.xopp.bg_1.png"])
def test_what_is_no_pdf_and_no_picture_is_left_where_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"secret")
    assert with_files_beside(tmp_path / "a.xopp", DOCUMENT) == DOCUMENT


def test_a_document_cannot_choose_among_the_teachers_files(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    for file in (tmp_path / "a.pdf", inner / "Salaire.pdf"):
        file.write_bytes(sample_pdf())
    for path in ("../a.pdf", "..\\a.pdf", str(tmp_path / "a.pdf"), "Salaire.pdf", "..", "a\x00.pdf"):
        data = xopp(page_xml(background=f'<background type="pdf" domain="absolute" filename="{path}" pageno="1"/>'))
        assert with_files_beside(inner / "a.xopp", data) == data


def test_a_folder_of_the_name_a_missing_one_and_other_files_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    assert with_files_beside(tmp_path / "a.xopp", DOCUMENT) == DOCUMENT
    assert with_files_beside(tmp_path / "a.rnote", DOCUMENT) == DOCUMENT
    assert with_files_beside(tmp_path / "a.xopp", b"\x1f\x8b garbage") == b"\x1f\x8b garbage"


@pytest.mark.parametrize("name", ["a.pdf", "a.xopp.bg_1.png"])
def test_a_link_beside_a_document_leads_to_no_other_file(tmp_path: Path, name: str) -> None:
    inner, secret = tmp_path / "inner", tmp_path / "notes"
    inner.mkdir()
    secret.write_bytes(sample_pdf() if name.endswith("pdf") else picture())
    try:
        (inner / name).symlink_to(secret)
    except OSError:
        pytest.skip("this account may make no links")
    assert with_files_beside(inner / "a.xopp", DOCUMENT) == DOCUMENT


def test_a_document_is_neither_unpacked_nor_searched_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger's document is unpacked in the process that has limits and can be given up."""
    (tmp_path / "a.pdf").write_bytes(sample_pdf())
    monkeypatch.setattr(zlib, "decompressobj", None)
    data = with_files_beside(tmp_path / "a.xopp", DOCUMENT)
    monkeypatch.undo()
    assert read_lesson(data, "a.xopp").lesson.pages[0].pdf


def test_files_of_other_documents_are_not_read(tmp_path: Path) -> None:
    for name in ("b.pdf", "ab.pdf", "a.png", "b.xopp.bg_1.png", "bg_1.png"):
        (tmp_path / name).write_bytes(sample_pdf())
    assert with_files_beside(tmp_path / "a.xopp", DOCUMENT) == DOCUMENT


def test_a_pdf_that_a_document_does_not_name_stays_out_of_its_lesson(tmp_path: Path) -> None:
    """As what Xournal++ has exported of it."""
    (tmp_path / "a.pdf").write_bytes(sample_pdf())
    found = read_lesson(with_files_beside(tmp_path / "a.xopp", xopp(page_xml())), "a.xopp")
    assert (found.lesson.files, found.losses) == ((), ())


def test_a_package_has_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(sample_pdf())
    data = with_files_beside(tmp_path / "a.xopp", DOCUMENT)
    assert with_files_beside(tmp_path / "a.xopp", data) == data


@pytest.mark.skipif(sys.platform != "linux", reason="names are texts elsewhere")
def test_names_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a\udcff.xopp"
    path.with_suffix(".pdf").write_bytes(sample_pdf())
    (tmp_path / f"{path.name}.\udcfe").write_bytes(sample_pdf())
    assert read_lesson(with_files_beside(path, DOCUMENT), path.name).lesson.pages[0].pdf
