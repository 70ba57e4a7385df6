"""Laws of the lines of text on tiles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont

from tni.ui.library.tile_lines import LineLook, broken_lines

WORDS = st.lists(st.text("abcé·«»;…", min_size=1, max_size=12), max_size=20)


@pytest.fixture(scope="module")
def look(qapp: QObject) -> LineLook:
    font = QFont()
    font.setPixelSize(14)
    return LineLook(font, QColor("grey"), QColor("black"), QColor("yellow"))


@given(WORDS, st.integers(60, 400), st.integers(1, 4), st.lists(st.integers(0, 40), max_size=4))
def test_lines_lie_within_their_width_and_miss_nothing_but_what_is_elided(
    look: LineLook, words: list[str], width: int, most: int, ends: list[int]
) -> None:
    text = " ".join(words)
    places = sorted(ends)
    marks = [(low, high) for low, high in zip(places[::2], places[1::2], strict=False) if low < high <= len(text)]
    lines = broken_lines(text, look, width, most, marks)
    assert len(lines) <= most
    for line in lines:
        assert all(piece.x + piece.width <= width for piece in line)
        assert [piece.x for piece in line] == sorted(piece.x for piece in line)
    shown = "".join(piece.text for line in lines for piece in line).replace(" ", "")
    if "…" not in text:
        whole = text.replace(" ", "")
        assert shown == whole or "…" in shown or not whole


def test_marked_words_are_pieces_of_their_own(look: LineLook) -> None:
    (line,) = broken_lines("le numérateur, « un » mot", look, 500, 1, [(3, 13), (17, 19)])
    assert [(piece.text, piece.is_marked) for piece in line] == [
        ("le", False), ("numérateur", True), (",", False), ("« ", False), ("un", True), (" »", False), ("mot", False),
    ]  # fmt: skip


@pytest.mark.parametrize("width", range(50, 140, 7))
def test_a_text_that_is_cut_says_so_and_keeps_no_point_before(look: LineLook, width: int) -> None:
    (line,) = broken_lines("abc · mm · abc · mm · nnnnnnnn", look, width, 1)
    assert line[-1].text.endswith("…")
    assert "·…" not in "".join(piece.text for piece in line).replace(" ", "")
