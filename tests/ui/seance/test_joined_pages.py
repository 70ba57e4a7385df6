"""Pages count as seen when their pictures, as the pages are now, lay before the reader."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QMenu, QScrollArea, QScrollBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.widgets import texts
from tni.core.geometry import Rect
from tni.core.ids import BlobId, PageId
from tni.document.document import Document
from tni.document.items import Page, PdfBackground
from tni.formats.pdf_reader import BgraPixels
from tni.render.raster.item_painter import ItemPainter
from tni.services.cahier.leaving_texts import LeavingPage, LookReason, take_pages
from tni.ui.canvas.thumbnail import PageFace, picture_steps
from tni.ui.chrome.button import Style
from tni.ui.chrome.icons import Icons
from tni.ui.chrome.theme import Metrics, Theme
from tni.ui.seance.joined_pages import JoinedPages

LONG_ENOUGH = 20
"""Times that are noted until any part of a page has rested for long enough."""


class Pictures:
    """Painter of pages that can be out of reach. heights: of pages by id, in widths; others are 16:9."""

    def __init__(self) -> None:
        self.is_away = False
        self.heights: dict[str, float] = {}

    def __call__(self, page: str, size: QSize) -> Generator[None, None, PageFace]:
        yield
        if self.is_away:
            return PageFace(QImage())
        high = round(size.width() * self.heights.get(page, 9 / 16))
        return PageFace(QImage(size.width(), high, QImage.Format.Format_RGB32))


def ink(page: str, digest: str = "1") -> LeavingPage:
    return LeavingPage(PageId(page), 1, digest, reasons=frozenset({LookReason.INK}))


class Reader:
    """Window with the pages beside an entry."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.pictures, self.window = qtbot, Pictures(), QWidget()
        self.joined = JoinedPages(Style(Theme(Metrics(48)), Icons()), self.pictures)
        QVBoxLayout(self.window).addWidget(self.joined)
        self.window.resize(500, 400)
        qtbot.addWidget(self.window)

    def open(self, *pages: LeavingPage) -> None:
        with self.qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.show(*pages)

    def show(self, *pages: LeavingPage) -> None:
        self.joined.show_pages(pages, {page.id: page.id for page in pages})
        self.drawn()

    def drawn(self) -> None:
        self.qtbot.waitUntil(lambda: all(look.is_drawn and has_its_place(look) for look in self.joined.looks.values()))

    @property
    def bar(self) -> QScrollBar:
        area = self.joined.findChild(QScrollArea)
        assert area is not None
        return area.verticalScrollBar()

    def rest(self) -> list[str]:
        """Note what is shown, as though it rested. Return the pages that are unseen then."""
        for _ in range(LONG_ENOUGH):
            self.joined.note_shown()
        return [page.id for page in self.joined.unseen]

    def see_all(self) -> None:
        self.qtbot.waitUntil(lambda: not self.rest())


def has_its_place(look: QWidget) -> bool:
    """Whether all that holds a picture is as large as it asks for."""
    cell = look.parentWidget()
    return cell.rect().contains(look.geometry()) and cell.parentWidget().rect().contains(cell.geometry())


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    return Reader(qtbot)


def test_a_page_that_changed_is_seen_by_its_new_picture_alone(reader: Reader) -> None:
    reader.open(ink("a"))
    reader.see_all()
    assert reader.joined.seen == {"1"}
    reader.pictures.is_away = True
    reader.joined.show_pages((ink("a", "2"),), {PageId("a"): "a"})
    assert reader.rest() == ["a"], "the old picture stands"
    reader.pictures.is_away = False
    reader.see_all()
    assert reader.joined.seen == {"2"}


class Tiles:
    """Source of a scanned page. is_late: its pictures have not come yet. is_damaged: they never will."""

    def __init__(self) -> None:
        self.is_late = self.is_damaged = False
        self.asked = 0

    def tile(self, pdf: PdfBackground, region: Rect, px_per_mm: float) -> BgraPixels | None:
        self.asked += 1
        width, height = round(region.width * px_per_mm), round(region.height * px_per_mm)
        return None if self.is_late else BgraPixels(bytes(width * height * 4), width, height)

    def has_failed(self, pdf: PdfBackground) -> bool:
        return self.is_damaged


def with_scan(reader: Reader, tiles: Tiles) -> LeavingPage:
    """Return a page of a scanned PDF, which the reader draws from these tiles."""
    page = Page(id=PageId("a"), position=1.0, pdf=PdfBackground(BlobId("0" * 64), 0, 210.0, 297.0))
    document, painter = Document([page]), ItemPainter(pdf=tiles)
    reader.joined = JoinedPages(
        reader.joined.kit, lambda page, size: picture_steps(document, painter, PageId(page), size, whole=True)
    )
    layout = reader.window.layout()
    assert layout is not None
    layout.addWidget(reader.joined)
    (found,) = take_pages([page.id], [document])
    return found


def look_through(reader: Reader) -> None:
    for step in range(reader.bar.maximum() // 100 + 2):
        reader.bar.setValue(step * 100)
        reader.rest()


def test_a_scanned_page_is_not_seen_before_it_is_drawn(reader: Reader, qtbot: QtBot) -> None:
    tiles = Tiles()
    tiles.is_late = True
    page = with_scan(reader, tiles)
    with qtbot.waitActive(reader.window):
        reader.window.show()
        reader.window.activateWindow()
    reader.joined.show_pages((page,), {page.id: "Page 1"})
    qtbot.waitUntil(lambda: tiles.asked > 0)
    look_through(reader)
    assert reader.joined.unseen == [page], "blank paper lay there"
    tiles.is_late = False
    reader.drawn()
    look_through(reader)
    assert reader.joined.unseen == []


def test_a_page_that_cannot_be_drawn_is_never_seen(reader: Reader, qtbot: QtBot) -> None:
    tiles = Tiles()
    tiles.is_damaged = True
    page = with_scan(reader, tiles)
    with qtbot.waitActive(reader.window):
        reader.window.show()
        reader.window.activateWindow()
    reader.joined.show_pages((page,), {page.id: "Page 1"})
    qtbot.waitUntil(lambda: "Page 1 – ne peut pas être affichée" in texts(reader.joined))
    look_through(reader)
    assert reader.joined.unseen == [page]


def test_a_page_in_a_minimised_window_is_not_seen(reader: Reader, qtbot: QtBot) -> None:
    reader.open(ink("a"))
    reader.window.showMinimized()
    qtbot.waitUntil(lambda: not reader.window.isActiveWindow())
    assert reader.rest() == ["a"]


@pytest.mark.parametrize("kind", [QDialog, QMenu])
def test_a_page_is_not_seen_where_another_window_lies_over_it(
    reader: Reader, qtbot: QtBot, kind: type[QDialog] | type[QMenu]
) -> None:
    reader.open(ink("a"))
    over = kind(reader.window)
    over.setGeometry(reader.window.geometry())
    if isinstance(over, QDialog):
        over.setModal(True)
    over.show()
    qtbot.waitUntil(over.isVisible)
    assert reader.rest() == ["a"]
    over.close()
    reader.see_all()


def test_a_part_that_was_seen_is_the_same_once_the_page_is_smaller(reader: Reader) -> None:
    reader.pictures.heights["a"] = 2.4
    reader.window.resize(1000, 700)
    reader.open(ink("a"))
    before = reader.joined.looks["a"].height()
    assert reader.rest() == ["a"], "its end lies below"
    reader.show(ink("a"), ink("b"))
    assert reader.joined.looks["a"].height() < 0.6 * before, "both stand side by side"
    bar = reader.bar
    bar.setValue(bar.maximum())
    assert "a" in reader.rest(), "a tenth of it was never there"
    bar.setValue(bar.maximum() // 2)
    assert "a" not in reader.rest()


def cover(look: QWidget, *, opaque: bool = True) -> QWidget:
    """Return what lies over all but the rim of a picture."""
    over = QWidget(look.window())
    over.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, opaque)
    over.setGeometry(QRect(look.mapTo(look.window(), QPoint()), look.size()).adjusted(2, 2, -2, -2))
    over.show()
    return over


@pytest.mark.parametrize("opaque", [True, False], ids=["sheet", "round corners"])
def test_what_lies_over_the_middle_of_a_page_hides_it(reader: Reader, *, opaque: bool) -> None:
    reader.open(ink("a"))
    over = cover(reader.joined.looks["a"], opaque=opaque)
    assert reader.rest() == ["a"]
    over.hide()
    reader.see_all()


def test_a_window_that_stays_on_top_hides_a_page(reader: Reader, qtbot: QtBot) -> None:
    reader.open(ink("a"))
    strip = QWidget(None, Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.WindowDoesNotAcceptFocus)
    qtbot.addWidget(strip)
    strip.setGeometry(reader.window.geometry())
    strip.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    strip.show()
    assert reader.rest() == ["a"]
    strip.hide()
    reader.see_all()


def test_a_page_that_is_uncovered_for_moments_is_not_seen(reader: Reader) -> None:
    reader.open(ink("a"))
    over = cover(reader.joined.looks["a"])
    for _ in range(LONG_ENOUGH):
        over.hide()
        reader.joined.note_shown()
        over.show()
        reader.joined.note_shown()
    assert reader.joined.unseen
    over.hide()
    reader.see_all()


def test_a_page_that_rushes_by_is_not_seen(reader: Reader) -> None:
    reader.pictures.heights["a"] = 1.0
    reader.open(ink("a"))
    bar = reader.bar
    for _ in range(LONG_ENOUGH):
        for place in (bar.minimum(), bar.maximum()):
            bar.setValue(place)
            reader.joined.note_shown()
    assert reader.joined.unseen
    reader.rest()
    bar.setValue(bar.minimum())
    reader.see_all()
