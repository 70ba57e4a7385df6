"""Printed tables as a PDF.

The heading repeats on every page, and a wide table repeats its first columns beside every part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
    QPen,
    QTextLayout,
    QTextOption,
)

from tni.ui.i18n import tr

DPI = 300
PX_PER_MM = DPI / 25.4
MARGIN_MM, PADDING_MM, RULE_MM = 12.0, 1.2, 0.15
TEXT_MM, SMALL_MM, TITLE_MM = 3.4, 2.8, 5.2
MAX_COLUMN_MM, MIN_COLUMN_MM = 46.0, 11.0
"""Width limits of a column; longer text continues on the next line."""
PORTRAIT_COLUMNS = 7


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """Table whose first row is the heading.

    repeated: number of columns from the left that say whom a row is about; they repeat on every page.
    """

    rows: Sequence[Sequence[str]]
    repeated: int = 1
    title: str = ""


@dataclass(frozen=True, slots=True)
class PrintedReport:
    title: str
    under: str
    tables: Sequence[PrintedTable]


def columns_by_page(widths: Sequence[float], repeated: int, page_width: float) -> list[list[int]]:
    """Return the indexes of the columns that stand side by side on each page: the kept ones each time, then as many
    others as fit, at least one. Every other column appears once, in order."""
    first = list(range(min(repeated, len(widths))))
    taken = sum(widths[at] for at in first)
    pages: list[list[int]] = []
    own: list[int] = []
    used = taken
    for at in range(len(first), len(widths)):
        if own and used + widths[at] > page_width:
            pages.append(first + own)
            own, used = [], taken
        own.append(at)
        used += widths[at]
    return [*pages, first + own] if own or not pages else pages


def share_widths(wanted: Sequence[float], most: float, page_width: float) -> list[float]:
    """Return widths for columns that want `wanted`: at most `most` each. Space that is left of `page_width` goes to the
    columns that want more, in proportion."""
    widths = [min(width, most) for width in wanted]
    lacks = [want - width for want, width in zip(wanted, widths, strict=True)]
    left = page_width - sum(widths)
    if left <= 0 or not any(lacks):
        return widths
    share = min(1.0, left / sum(lacks))
    return [width + lack * share for width, lack in zip(widths, lacks, strict=True)]


def wrap_text(
    text: str, font: QFont, width: float, device: QPaintDevice | None, *, centred: bool = False
) -> QTextLayout:
    """Lay out a text in lines of `width` px. A word is broken only if it is too long by itself."""
    layout = QTextLayout(text, font, device)
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def report_pdf(paper: PrintedReport, family: str) -> bytes:
    """Return a report as the bytes of a PDF. `family` is the font family. Callable from any thread."""
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
    """Columns of a table that stand side by side, with their widths in px."""

    table: PrintedTable
    columns: Sequence[int]
    widths: Sequence[float]


class _Pages:
    """Painter of the pages of a report: draws from top to bottom and starts a new page when space runs out."""

    def __init__(self, writer: QPdfWriter, painter: QPainter, paper: PrintedReport, family: str) -> None:
        self._writer, self._painter, self._paper = writer, painter, paper
        self._text, self._bold = _font(family, TEXT_MM), _font(family, TEXT_MM, bold=True)
        self._small, self._title = _font(family, SMALL_MM), _font(family, TITLE_MM, bold=True)
        self._width, self._height = float(writer.width()), float(writer.height())
        self._y, self._page = 0.0, 1
        self._pad = PADDING_MM * PX_PER_MM
        self._bottom = self._height - 2 * SMALL_MM * PX_PER_MM

    def draw(self) -> None:
        self._head()
        for table in self._paper.tables:
            if not table.rows:
                continue
            for part in self._parts(table):
                self._draw_part(part)

    def _parts(self, table: PrintedTable) -> Iterator[_Part]:
        widths = self._widths(table)
        for columns in columns_by_page(widths, table.repeated, self._width):
            own = [widths[at] for at in columns]
            shrink = min(1.0, self._width / sum(own))
            yield _Part(table, columns, [width * shrink for width in own])

    def _widths(self, table: PrintedTable) -> list[float]:
        """Return the widths of the columns: as wide as the longest text, within limits. A heading may continue on
        further lines."""
        words, bold = QFontMetricsF(self._text, self._writer), QFontMetricsF(self._bold, self._writer)
        least, most = MIN_COLUMN_MM * PX_PER_MM, MAX_COLUMN_MM * PX_PER_MM
        wanted = []
        for at, text in enumerate(table.rows[0]):
            cells = max((words.horizontalAdvance(row[at]) for row in table.rows[1:]), default=0.0)
            heading = max((bold.horizontalAdvance(word) for word in text.split()), default=0.0)
            whole = min(bold.horizontalAdvance(text), most / 2)
            wanted.append(max(cells, heading, whole, least) * 1.02 + 2 * self._pad)  # kerning is measured in whole px
        return share_widths(wanted, most, self._width)

    def _draw_part(self, part: _Part) -> None:
        head, *rows = part.table.rows
        high = self._row_height(part, head, self._bold)
        first = self._row_height(part, rows[0], self._text) if rows else 0.0
        title = 2.2 * TEXT_MM * PX_PER_MM if part.table.title else 0.0
        if self._y + title + high + first > self._bottom:
            self._new_page()
        if title:
            self._line(part.table.title, self._bold, title)
        self._draw_row(part, head, high, self._bold, heading=True)
        for row in rows:
            needed = self._row_height(part, row, self._text)
            if self._y + needed > self._bottom:
                self._new_page()
                self._draw_row(part, head, high, self._bold, heading=True)
            self._draw_row(part, row, needed, self._text)
        self._y += 2 * self._pad

    def _layouts(self, part: _Part, row: Sequence[str], font: QFont) -> list[QTextLayout]:
        return [
            wrap_text(row[at], font, width - 2 * self._pad, self._writer, centred=at >= part.table.repeated)
            for at, width in zip(part.columns, part.widths, strict=True)
        ]

    def _row_height(self, part: _Part, row: Sequence[str], font: QFont) -> float:
        tallest = max(layout.boundingRect().height() for layout in self._layouts(part, row, font))
        least = QFontMetricsF(font, self._writer).height()
        return min(max(tallest, least) + self._pad, self._bottom / 3)

    def _draw_row(self, part: _Part, row: Sequence[str], height: float, font: QFont, *, heading: bool = False) -> None:
        painter, x = self._painter, 0.0
        painter.setPen(QColor("black"))
        for layout, width in zip(self._layouts(part, row, font), part.widths, strict=True):
            box = QRectF(x, self._y, width, height)
            if heading:
                painter.fillRect(box, QColor("#e8e8e8"))
            painter.save()
            painter.setClipRect(box)  # a cell is at most a third of a page high; the rest is cut off
            above = max(self._pad / 2, (height - layout.boundingRect().height()) / 2)
            layout.draw(painter, QPointF(x + self._pad, self._y + above))
            painter.restore()
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
        """Draw the title of a page, and its number at the bottom."""
        self._y = 0.0
        self._line(self._paper.title, self._title, 1.6 * TITLE_MM * PX_PER_MM)
        if self._paper.under:
            self._line(self._paper.under, self._text, 1.8 * TEXT_MM * PX_PER_MM)
        self._painter.setFont(self._small)
        foot = QRectF(0, self._bottom, self._width, self._height - self._bottom)
        side = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._painter.drawText(foot, side, tr("Page {}").format(self._page))

    def _new_page(self) -> None:
        self._writer.newPage()
        self._page += 1
        self._head()


def _font(family: str, height_mm: float, *, bold: bool = False) -> QFont:
    font = QFont(family)
    font.setPixelSize(round(height_mm * PX_PER_MM))
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font
