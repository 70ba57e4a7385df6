"""Results on paper: read back by another program, every word is there, with headings on every page."""

from __future__ import annotations

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF

from tni.ui.chrome.theme import load_fonts
from tni.ui.results.printed_report import (
    PrintedReport,
    PrintedTable,
    columns_by_page,
    report_pdf,
    share_widths,
    wrap_text,
)


def texts(data: bytes) -> list[str]:
    """Of each page, blanks made one."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


@given(st.lists(st.floats(1, 40), min_size=1, max_size=30), st.integers(0, 4), st.floats(1, 200))
def test_columns_each_stand_once_in_order_beside_the_kept_ones(widths: list[float], kept: int, room: float) -> None:
    pages = columns_by_page(widths, kept, room)
    first = list(range(min(kept, len(widths))))
    assert all(page[: len(first)] == first for page in pages)
    assert [at for page in pages for at in page[len(first) :]] == list(range(len(first), len(widths)))
    for page in pages:
        assert sum(widths[at] for at in page) <= room or len(page) <= len(first) + 1


def test_a_long_and_wide_table_goes_over_pages_with_its_headings(qapp) -> None:
    heads = ["N°", "Nom", *(f"Q{n}" for n in range(1, 31))]
    rows = [[str(n), f"ÉLÈVE{n}", *(f"{n}x{q}" for q in range(1, 31))] for n in range(1, 61)]
    pages = texts(
        report_pdf(PrintedReport("Résultats 6eB", "jeudi", [PrintedTable([heads, *rows], repeated=2)]), load_fonts())
    )
    assert len(pages) >= 4
    for number, page in enumerate(pages, 1):
        assert "Résultats 6eB" in page
        assert f"Page {number}" in page
        assert "N° Nom" in page
    words = " ".join(pages).split()
    for n in range(1, 61):
        assert words.count(f"ÉLÈVE{n}") == pages_with_part(pages), "beside every part of the table"
        for q in range(1, 31):
            assert words.count(f"{n}x{q}") == 1


def pages_with_part(pages: list[str]) -> int:
    return sum("ÉLÈVE1 " in f"{page} " for page in pages)


@given(st.lists(st.floats(1, 300), min_size=1, max_size=12), st.floats(10, 100), st.floats(50, 900))
def test_widths_fill_the_room_and_no_column_gets_more_than_it_wants(wanted, most, room) -> None:
    widths = share_widths(wanted, most, room)
    assert all(width <= want + 1e-6 for width, want in zip(widths, wanted, strict=True))
    capped = sum(min(want, most) for want in wanted)
    assert sum(widths) == pytest.approx(max(capped, min(sum(wanted), room)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the program's one application
@given(st.lists(st.text("abcdefghiéàœ", min_size=1, max_size=10), min_size=1, max_size=20), st.booleans())
def test_lines_break_between_words(qapp, words: list[str], centred: bool) -> None:
    font = QFont(load_fonts())
    font.setPixelSize(40)
    widest = max(QFontMetricsF(font).horizontalAdvance(word) for word in words) + 2
    text = " ".join(words)
    layout = wrap_text(text, font, widest * 1.5, None, centred=centred)
    lines = [layout.lineAt(n) for n in range(layout.lineCount())]
    parts = [text[line.textStart() : line.textStart() + line.textLength()] for line in lines]
    assert "".join(parts) == text
    assert [word for part in parts for word in part.split()] == words
    tops = [line.y() for line in lines]
    assert tops == sorted(tops)
    assert layout.boundingRect().height() == pytest.approx(lines[-1].y() + lines[-1].height())


def test_long_words_are_broken_and_not_lost(qapp) -> None:
    long = "anticonstitutionnellement " * 12
    (page,) = texts(
        report_pdf(PrintedReport("T", "", [PrintedTable([["Q", "R"], ["1", long], ["2", "fin"]])]), load_fonts())
    )
    assert page.replace("\ufffe", "").replace("-", "").replace(" ", "").count("anticonstitutionnellement") == 12
    assert "fin" in page


@pytest.mark.parametrize("tables", [[], [PrintedTable([])], [PrintedTable([["A"]])]])
def test_nothing_is_a_page_with_its_title(qapp, tables: list[PrintedTable]) -> None:
    (page,) = texts(report_pdf(PrintedReport("Titre", "", tables), load_fonts()))
    assert "Titre" in page
