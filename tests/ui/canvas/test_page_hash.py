"""Versions of a page are found by its picture as the program draws it, and blank pages by nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from tests.support.board import stroke
from tests.support.ink_hand import Path, line, numbered
from tni.core.ids import PageId
from tni.document.document import Document
from tni.document.items import Page
from tni.document.page_format import A4_LANDSCAPE, PAGE_FORMATS, SCREEN_4_3, Paper, Ruling
from tni.formats.page_hash import page_hash
from tni.ink.pen import Pen
from tni.library.similar_pages import BLANK_PAGE, page_hashes, similar_pages
from tni.render.raster.item_painter import ItemPainter
from tni.ui.canvas.thumbnail import hash_picture

PLAIN = Page(id=PageId("page"), position=1.0)
DARK, LIGHT = Pen(colour="#1a1a2e"), Pen(colour="#f5f5f5")
PAGES = 8


def written(number: int) -> list[Path]:
    """Return the ink of a made-up page: two to nine lines."""
    random = np.random.default_rng(number)
    rows = [line(random.integers(0, 10_000, 4).tolist(), 15, 25 + 16 * k, 1.4) for k in range(random.integers(2, 10))]
    return [path for row in rows for path in numbered(row)[0] if path[:, 0].max() < 300]


def hashed(ink: list[Path], page: Page = PLAIN, pen: Pen = DARK) -> int:
    items = [stroke(page.id, path[::10].tolist(), pen) for path in ink]
    return page_hash(hash_picture(Document([page, *items]), ItemPainter(), page.id))


@pytest.fixture(scope="module")
def library(qapp: QGuiApplication) -> list[int]:
    return [hashed(written(number)) for number in range(PAGES)]


def moved(ink: list[Path], dx: float, dy: float, size: float = 1.0) -> list[Path]:
    return [path * size + (dx, dy) for path in ink]


def more(ink: list[Path]) -> list[Path]:
    return [*ink, *numbered(line([1, 2], 15, max(float(path[:, 1].max()) for path in ink) + 8))[0]]


VERSIONS: dict[str, tuple[Callable[[list[Path]], list[Path]], Page, Pen]] = {
    "a line more": (more, PLAIN, DARK),
    "a stroke more": (lambda ink: [*ink, np.array([(200.0, 150.0), (290.0, 160.0)])], PLAIN, DARK),
    "a word less": (lambda ink: ink[:-2], PLAIN, DARK),
    "white paper": (lambda ink: ink, replace(PLAIN, paper=Paper.WHITE), DARK),
    "dark board": (lambda ink: ink, replace(PLAIN, paper=Paper.BLACK), LIGHT),
    "Seyes": (lambda ink: ink, replace(PLAIN, ruling=Ruling.SEYES, ruling_mm=8.0), DARK),
    "dots": (lambda ink: ink, replace(PLAIN, ruling=Ruling.DOTTED, ruling_mm=20.0), DARK),
    "moved": (lambda ink: moved(ink, 6, 4), PLAIN, DARK),
    "4:3": (lambda ink: moved(ink, 0, 0, 0.75), replace(PLAIN, format=SCREEN_4_3), DARK),
    "A4": (lambda ink: moved(ink, 0, 0, 0.92), replace(PLAIN, format=A4_LANDSCAPE), DARK),
    "red, broad": (lambda ink: ink, PLAIN, Pen(colour="#c00000", width_mm=2.0)),
}


@pytest.mark.parametrize("name", VERSIONS)
def test_the_other_version_of_a_page_is_found(library: list[int], name: str) -> None:
    change, page, pen = VERSIONS[name]
    found = [similar_pages(hashed(change(written(number)), page, pen), page_hashes(library)) for number in range(PAGES)]
    right = sum(bool(pages) and pages[0].number == number for number, pages in enumerate(found))
    assert right >= PAGES - 1
    assert sum(len(pages) for pages in found) - right <= 1


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("ruling", Ruling)
def test_an_empty_page_of_any_paper_is_blank(qapp: QGuiApplication, paper: Paper, ruling: Ruling) -> None:
    pages = [replace(PLAIN, format=kind, paper=paper, ruling=ruling) for kind in PAGE_FORMATS]
    assert {hashed([], page) for page in pages} == {BLANK_PAGE}


def test_a_dot_of_a_pen_that_slipped_leaves_a_page_blank(qapp: QGuiApplication) -> None:
    assert hashed([np.array([(100.0, 80.0), (100.4, 80.0)])]) == BLANK_PAGE
