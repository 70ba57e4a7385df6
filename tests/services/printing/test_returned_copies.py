"""Copies given back: their pages, legends, files, and what is left when the writing ends early."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from traceback import format_exception

import pytest

from tests.support.board import SquareLetters
from tni.core.geometry import Rect
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.copy_ranges import CopyRange, equal_copies
from tni.document.correction_code import CorrectionCode
from tni.document.correction_mark import MarkMaker
from tni.document.document import Document
from tni.document.drawlist import DrawPdf, DrawText
from tni.document.items import Page, PdfBackground
from tni.document.page_format import A4_PORTRAIT
from tni.files.atomic import WriteError
from tni.files.pdf_errors import PdfError, PdfFault
from tni.render.print_page import DrawnPart, PrintPage
from tni.services.printing.correction_legend import CopyVerdict, LegendTexts, label_width
from tni.services.printing.page_export import PageExport
from tni.services.printing.returned_copies import (
    CopiesCancelledError,
    CopyMaker,
    CopyToReturn,
    LegendPlace,
    counts_of,
    write_copies,
)

SPELLING, AGREEMENT = CorrectionCode("O", "orthographe", "red", -0.5), CorrectionCode("A", "accord", "blue")
TEXTS = LegendTexts(
    title="Copie corrigée", mark="Code", count="{count} × {meaning}", points="{} point", total="Marques : {}",
    total_points="points : {}", grade="Note : {}", comment="Appréciation : {}", number="{:g}".format,
)  # fmt: skip
END = LegendPlace.END
ROOM = Rect(0.0, 0.0, 210.0, 297.0)


def stack(pages: int, marks: dict[int, list[CorrectionCode]], *, pdf: bool = False) -> Document:
    """A lesson of scanned pages. marks: codes by page, from 1."""
    maker = MarkMaker("Code", 4.0, label_width(SquareLetters()))
    background = PdfBackground(BlobId("c" * 64), 0, 210.0, 297.0) if pdf else None
    found = [
        Page(id=PageId(f"p{n}"), position=float(n), format=A4_PORTRAIT, pdf=background) for n in range(1, pages + 1)
    ]
    made = [
        maker.stamp(code, PageId(f"p{page}"), ROOM, (40.0 + 10 * place, 50.0), ItemId(f"{page}-{place:02d}"))
        for page, codes in marks.items()
        for place, code in enumerate(codes)
    ]
    return Document([*found, *made])


def maker(document: Document) -> CopyMaker:
    return CopyMaker(document, TEXTS, "Réservé à la classe", SquareLetters(), (AGREEMENT, SPELLING))


def words(page: PrintPage) -> list[str]:
    return [item.item.text for item in page.items if isinstance(item, DrawText)]


def test_each_copy_has_its_own_pages_legend_and_verdict() -> None:
    document = stack(4, {1: [SPELLING, SPELLING, AGREEMENT], 4: [AGREEMENT]})
    wanted = [
        CopyToReturn(CopyRange(1, 2), CopyVerdict("Léa", "14/20", "Bon travail.\nRelire les accords.")),
        CopyToReturn(CopyRange(3, 4)),
    ]
    first, second = maker(document).copies(wanted, END)
    assert (first.name, second.name) == ("01 Léa", "02")
    assert [len(one.export.pages) for one in (first, second)] == [3, 3]
    assert len(first.export.backgrounds) == 3
    assert words(first.export.pages[-1]) == [
        "Copie corrigée – Léa", "Note : 14/20", "Appréciation : Bon travail.", "Relire les accords.",
        "A", "1 × accord", "O", "2 × orthographe (-1 point)", "Marques : 3 – points : -1",
    ]  # fmt: skip
    assert words(second.export.pages[-1]) == ["Copie corrigée", "A", "1 × accord", "Marques : 1"]


def test_one_copy_keeps_the_name_that_is_chosen_for_it() -> None:
    (copy,) = maker(stack(2, {})).copies([CopyToReturn(CopyRange(1, 2), CopyVerdict("Léa"))], END)
    assert copy.name == ""
    assert len(copy.export.pages) == 2  # nothing to say


def test_a_legend_below_makes_the_last_page_longer_and_nothing_else() -> None:
    document = stack(2, {1: [SPELLING]}, pdf=True)
    (copy,) = maker(document).copies([CopyToReturn(CopyRange(1, 2))], LegendPlace.BELOW)
    assert [page.width_mm for page in copy.export.pages] == [210.0, 210.0]
    assert copy.export.pages[0].height_mm == 297.0
    assert copy.export.pages[1].height_mm > 297.0 + 20
    lowest = [item.box for item in copy.export.pages[1].items if isinstance(item, DrawPdf)]
    assert lowest == [Rect(0.0, 0.0, 210.0, 297.0)]
    (none,) = maker(document).copies([CopyToReturn(CopyRange(1, 2))], LegendPlace.NONE)
    assert [page.height_mm for page in none.export.pages] == [297.0, 297.0]


def test_a_legend_below_is_read_after_the_page() -> None:
    """What no tag names is decoration to readers who cannot see it."""
    (copy,) = maker(stack(1, {1: [SPELLING]})).copies([CopyToReturn(CopyRange(1, 1))], LegendPlace.BELOW)
    (page,) = copy.export.pages
    assert page.tags is not None
    texts = [place for place, item in enumerate(page.items) if isinstance(item, DrawText)][1:]  # without the mark's
    assert [tag.kids for tag in page.tags[-len(texts) :]] == [(DrawnPart(place),) for place in texts]


def test_a_long_legend_goes_on_on_a_second_page() -> None:
    codes = [CorrectionCode(f"C{n}", f"code {n}") for n in range(40)]
    (copy,) = maker(stack(1, {1: codes})).copies([CopyToReturn(CopyRange(1, 1))], END)
    assert len(copy.export.pages) > 2
    said = [word for page in copy.export.pages[1:] for word in words(page)]
    assert [word for word in said if "×" in word] == [f"1 × code {n}" for n in range(40)]
    for page in copy.export.pages[1:]:
        bottoms = [d.transform.point(0, d.item.height_mm)[1] for d in page.items if isinstance(d, DrawText)]
        assert max(bottoms) <= page.height_mm


def test_marks_are_counted_on_the_pages_of_a_copy_alone() -> None:
    document = stack(6, {n: [SPELLING] * n for n in range(1, 7)})
    found = [counts_of(document, one) for one in equal_copies(1, 6, 2)]
    assert [one[0].count for one in found] == [3, 7, 11]


type Write = Callable[[PageExport, Path, Callable[[BlobId], bytes], Callable[[int], object]], list[int]]


def writer(fails_at: int | None = None, bare: bool = False) -> Write:
    done: list[Path] = []

    def write(
        export: PageExport, path: Path, _blobs: Callable[[BlobId], bytes], drawn: Callable[[int], object]
    ) -> list[int]:
        if len(done) == fails_at:
            raise PdfError(PdfFault.DAMAGED)
        for number in range(len(export.pages)):
            drawn(number + 1)
        path.write_bytes(b"copy")
        done.append(path)
        return [1] if bare else []

    return write


def three() -> list[CopyToReturn]:
    return [CopyToReturn(one, CopyVerdict(f"N/{one.first}")) for one in equal_copies(1, 6, 2)]


def test_copies_are_written_beside_each_other_and_over_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "Dictée 02 N 3.pdf").write_bytes(b"before")
    copies = maker(stack(6, {2: [SPELLING]})).copies(three(), END)
    progress: list[tuple[int, int]] = []
    written = write_copies(
        copies, tmp_path / "Dictée.pdf", lambda _blob: b"", writer(bare=True), lambda *told: progress.append(told)
    )
    names = [path.name for path in written.paths]
    assert names == ["Dictée 01 N 1.pdf", "Dictée 02 N 3 (2).pdf", "Dictée 03 N 5.pdf"]
    assert (tmp_path / "Dictée 02 N 3.pdf").read_bytes() == b"before"
    assert written.bare == ((1, 1), (2, 1), (3, 1))
    assert progress[-1] == (7, 7)
    assert progress == sorted(progress)


def test_a_failure_leaves_none_of_them(tmp_path: Path) -> None:
    copies = maker(stack(6, {})).copies(three(), END)
    with pytest.raises(PdfError):
        write_copies(copies, tmp_path / "Dictée.pdf", lambda _blob: b"", writer(fails_at=2))
    assert list(tmp_path.iterdir()) == []


def test_an_error_does_not_tell_the_name_of_a_pupil(tmp_path: Path) -> None:
    copies = maker(stack(2, {})).copies([CopyToReturn(one, CopyVerdict("Zoé")) for one in equal_copies(1, 2, 1)], END)

    def refuse(_export: PageExport, path: Path, *_rest: object) -> list[int]:
        raise WriteError(path, OSError(28, "full"))

    with pytest.raises(WriteError) as refused:
        write_copies(copies, tmp_path / "Dictée.pdf", lambda _blob: b"", refuse)
    assert refused.value.path.name == "Dictée.pdf"
    assert "Zoé" not in "".join(format_exception(refused.value))


def test_an_ending_by_the_teacher_leaves_none_of_them(tmp_path: Path) -> None:
    copies = maker(stack(6, {})).copies(three(), END)
    asked: list[None] = []

    def is_wanted() -> bool:
        asked.append(None)
        return len(asked) < 5

    with pytest.raises(CopiesCancelledError):
        write_copies(copies, tmp_path / "Dictée.pdf", lambda _blob: b"", writer(), is_wanted=is_wanted)
    assert list(tmp_path.iterdir()) == []
    single = [replace(copies[0], name="")]
    (tmp_path / "Dictée.pdf").write_bytes(b"before")
    with pytest.raises(PdfError):
        write_copies(single, tmp_path / "Dictée.pdf", lambda _blob: b"", writer(fails_at=0))
    assert (tmp_path / "Dictée.pdf").read_bytes() == b"before"
