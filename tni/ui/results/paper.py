"""Tables on paper, as a PDF: headings on every page, and who it is about beside every part of a wide table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from tni.ui.i18n import tr

DPI = 300
PX_PER_MM = DPI / 25.4
MARGIN_MM, PAD_MM, RULE_MM = 12.0, 1.2, 0.15
TEXT_MM, SMALL_MM, TITLE_MM = 3.4, 2.8, 5.2
WIDEST_MM, NARROWEST_MM = 46.0, 11.0
"""Of a column; longer words go on in the next line."""
PORTRAIT_COLUMNS = 7
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


@dataclass(frozen=True, slots=True)
class Printed:
    """A table: its heading first. kept: how many columns from the left say whose a line is, on every page."""

    rows: Sequence[Sequence[str]]
    kept: int = 1
    title: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    title: str
    under: str
    tables: Sequence[Printed]


def columns_by_page(widths: Sequence[float], kept: int, room: float) -> list[list[int]]:
    """Which columns stand side by side: the kept ones each time, then as many others as there is room for, one at
    least; all of them once, in order."""
    first = list(range(min(kept, len(widths))))
    taken = sum(widths[at] for at in first)
    pages: list[list[int]] = []
    own: list[int] = []
    used = taken
    for at in range(len(first), len(widths)):
        if own and used + widths[at] > room:
            pages.append(first + own)
            own, used = [], taken
        own.append(at)
        used += widths[at]
    return [*pages, first + own] if own or not pages else pages


def paper_pdf(paper: Paper, family: str) -> bytes:
    """The file's bytes. family: of the font. From any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(paper.title)
    writer.setResolution(DPI)
    wide = max((len(table.rows[0]) for table in paper.tables if table.rows), default=0)
    turned = QPageLayout.Orientation.Landscape if wide > PORTRAIT_COLUMNS else QPageLayout.Orientation.Portrait
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, turned, margins, QPageLayout.Unit.Millimeter))
    painter = QPainter(writer)
    try:
        _Pages(writer, painter, paper, family).draw()
    finally:
        painter.end()
    return bytes(buffer.data().data())


@dataclass(frozen=True, slots=True)
class _Part:
    """Columns of a table that stand side by side, with their widths, px."""

    table: Printed
    columns: Sequence[int]
    widths: Sequence[float]


class _Pages:
    """Draws from the top down, and begins a page when there is no room."""

    def __init__(self, writer: QPdfWriter, painter: QPainter, paper: Paper, family: str) -> None:
        self._writer, self._painter, self._paper = writer, painter, paper
        self._text, self._bold = _font(family, TEXT_MM), _font(family, TEXT_MM, bold=True)
        self._small, self._title = _font(family, SMALL_MM), _font(family, TITLE_MM, bold=True)
        self._width, self._height = float(writer.width()), float(writer.height())
        self._y, self._page = 0.0, 1
        self._pad = PAD_MM * PX_PER_MM
        self._bottom = self._height - 2 * SMALL_MM * PX_PER_MM

    def draw(self) -> None:
        self._head()
        for table in self._paper.tables:
            if not table.rows:
                continue
            for part in self._parts(table):
                self._draw_part(part)

    def _parts(self, table: Printed) -> Iterator[_Part]:
        widths = self._widths(table)
        for columns in columns_by_page(widths, table.kept, self._width):
            own = [widths[at] for at in columns]
            shrink = min(1.0, self._width / sum(own))
            yield _Part(table, columns, [width * shrink for width in own])

    def _widths(self, table: Printed) -> list[float]:
        """As wide as the longest words, within bounds; a heading may go on in further lines."""
        words, bold = QFontMetricsF(self._text, self._writer), QFontMetricsF(self._bold, self._writer)
        least, most = NARROWEST_MM * PX_PER_MM, WIDEST_MM * PX_PER_MM
        widths = []
        for at in range(len(table.rows[0])):
            cells = max((words.horizontalAdvance(row[at]) for row in table.rows[1:]), default=0.0)
            heading = max((bold.horizontalAdvance(word) for word in table.rows[0][at].split()), default=0.0)
            whole = min(bold.horizontalAdvance(table.rows[0][at]), most / 2)
            widths.append(min(max(cells, heading, whole, least) + 2 * self._pad, most))
        return widths

    def _draw_part(self, part: _Part) -> None:
        head, *rows = part.table.rows
        high = self._row_height(part, head, self._bold)
        first = self._row_height(part, rows[0], self._text) if rows else 0.0
        title = 2.2 * TEXT_MM * PX_PER_MM if part.table.title else 0.0
        if self._y + title + high + first > self._bottom:
            self._turn()
        if title:
            self._line(part.table.title, self._bold, title)
        self._draw_row(part, head, high, self._bold, heading=True)
        for row in rows:
            needed = self._row_height(part, row, self._text)
            if self._y + needed > self._bottom:
                self._turn()
                self._draw_row(part, head, high, self._bold, heading=True)
            self._draw_row(part, row, needed, self._text)
        self._y += 2 * self._pad

    def _row_height(self, part: _Part, row: Sequence[str], font: QFont) -> float:
        words = QFontMetricsF(font, self._writer)
        room = self._bottom / 3
        tallest = max(
            words.boundingRect(QRectF(0, 0, width - 2 * self._pad, room), int(WRAPPED), row[at]).height()
            for at, width in zip(part.columns, part.widths, strict=True)
        )
        return min(max(tallest, words.height()), room) + self._pad

    def _draw_row(self, part: _Part, row: Sequence[str], height: float, font: QFont, *, heading: bool = False) -> None:
        painter, x = self._painter, 0.0
        painter.setFont(font)
        for at, width in zip(part.columns, part.widths, strict=True):
            box = QRectF(x, self._y, width, height)
            if heading:
                painter.fillRect(box, QColor("#e8e8e8"))
            painter.setPen(QColor("black"))
            side = Qt.AlignmentFlag.AlignLeft if at < part.table.kept else Qt.AlignmentFlag.AlignHCenter
            inside = box.adjusted(self._pad, 0, -self._pad, 0)
            painter.drawText(inside, int(side | Qt.AlignmentFlag.AlignVCenter | WRAPPED), row[at])
            x += width
        painter.setPen(QPen(QColor("#888888"), RULE_MM * PX_PER_MM))
        painter.drawLine(0, round(self._y + height), round(x), round(self._y + height))
        self._y += height

    def _line(self, text: str, font: QFont, height: float) -> None:
        self._painter.setFont(font)
        self._painter.setPen(QColor("black"))
        box = QRectF(0, self._y, self._width, height)
        shown = QFontMetricsF(font, self._writer).elidedText(text, Qt.TextElideMode.ElideRight, self._width)
        self._painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        self._y += height

    def _head(self) -> None:
        """Title of each page, and its number at the bottom."""
        self._y = 0.0
        self._line(self._paper.title, self._title, 1.6 * TITLE_MM * PX_PER_MM)
        if self._paper.under:
            self._line(self._paper.under, self._text, 1.8 * TEXT_MM * PX_PER_MM)
        self._painter.setFont(self._small)
        foot = QRectF(0, self._bottom, self._width, self._height - self._bottom)
        side = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._painter.drawText(foot, side, tr("Page {}").format(self._page))

    def _turn(self) -> None:
        self._writer.newPage()
        self._page += 1
        self._head()


def _font(family: str, height_mm: float, *, bold: bool = False) -> QFont:
    font = QFont(family)
    font.setPixelSize(round(height_mm * PX_PER_MM))
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font
