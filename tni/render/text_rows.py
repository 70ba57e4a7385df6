"""Rows of a laid-out text: where its letters and its caret stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextLayout, QTextLine

from tni.document.text_style import SpanStyle

if TYPE_CHECKING:
    from tni.quiz.bank.rendered_question import DrawnFormula

EM = 100.0
"""Units of the layout per em."""


@dataclass(frozen=True, slots=True)
class FormatRun:
    """Letters of a paragraph in one style. start, length: in UTF-16 units of it. latex, shape: of the formula that the
    run stands for."""

    start: int
    length: int
    style: SpanStyle
    latex: str = ""
    shape: DrawnFormula | None = None


@dataclass(frozen=True, slots=True)
class ListSign:
    """Sign before a paragraph of a list, laid out at its place."""

    paragraph: int
    layout: QTextLayout


@dataclass(frozen=True, slots=True)
class PlacedFormula:
    """Formula of a text. x, baseline: of its left end, in units of the layout; em: size of its signs, likewise."""

    paragraph: int
    shape: DrawnFormula
    style: SpanStyle
    latex: str
    x: float
    baseline: float
    em: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, width and height, in units of the layout."""
        top = self.baseline - (self.shape.height - self.shape.descent) * self.em
        return self.x, top, self.shape.width * self.em, self.shape.height * self.em


@dataclass(frozen=True, slots=True)
class TextLayout:
    """Laid-out text: its lines (kept alive here) and its box in ems.

    rows: top and height of each line. signs: of lists. runs: styles of each paragraph. formulas: a sign of
    its width stands for each. Positions in the text count UTF-16 units, as Qt does, plus one for each end of a
    paragraph.
    """

    layouts: tuple[QTextLayout, ...]
    width_em: float
    height_em: float
    rows: tuple[tuple[float, float], ...]
    signs: tuple[ListSign, ...] = ()
    runs: tuple[Sequence[FormatRun], ...] = ()
    formulas: tuple[PlacedFormula, ...] = ()

    def caret(self, position: int) -> tuple[float, float]:
        """Return x and the top of the line, in ems, of a caret."""
        line, _, local = self._line_of(position)
        return _x_of(line, local) / EM, self.rows[self.row_of(position)][0]

    def row_of(self, position: int) -> int:
        """Return the number of the line that contains a position."""
        line, start, _ = self._line_of(position)
        first = line.textStart()
        return next(
            n for n, (other, begin, _) in enumerate(self._lines()) if (other.textStart(), begin) == (first, start)
        )

    def position_at(self, x_em: float, y_em: float) -> int:
        """Return the position between two letters that is nearest to a point."""
        row = bisect_right(self.rows, y_em, key=lambda row: row[0]) - 1
        return self.position_in(row, x_em)

    def position_in(self, row: int, x_em: float) -> int:
        """Return the position in a line that is nearest to `x_em`; beyond the lines, in the first or last one."""
        lines = self._lines()
        line, start, _ = lines[min(max(row, 0), len(lines) - 1)]
        return start + line.xToCursor(x_em * EM)

    def line_edges(self, position: int) -> tuple[int, int]:
        """Return the first and last position in the line that contains `position`."""
        lines, row = self._lines(), self.row_of(position)
        line, start, _ = lines[row]
        first = start + line.textStart()
        last = first + line.textLength()
        goes_on = row + 1 < len(lines) and lines[row + 1][1] == start
        return first, max(first, last - 1) if goes_on else last

    def boxes(self, start: int, end: int) -> list[tuple[float, float, float, float]]:
        """Return x, y, width, height in ems of the text between two positions, line by line."""
        out = []
        for (line, begin, last), (top, height) in zip(self._lines(), self.rows, strict=True):
            first = begin + line.textStart()
            left, right = max(start, first), min(end, first + line.textLength())
            breaks = last and first + line.textLength() < end and start <= first + line.textLength()
            if right > left or breaks:
                x0, x1 = _x_of(line, max(left, first) - begin), _x_of(line, max(right, left) - begin)
                out.append((min(x0, x1) / EM, top, abs(x1 - x0) / EM + (0.25 if breaks else 0.0), height))
        return out

    def baselines(self, places: Sequence[tuple[int, int]]) -> list[tuple[float, float, float]]:
        """Return x, y and width in ems of the line that letters stand on, line by line. places: positions that the
        letters of each word lie between, in order."""
        out, at = [], 0
        for line, begin, _ in self._lines() if places else ():
            first = begin + line.textStart()
            last = first + line.textLength()
            while at < len(places) and places[at][1] <= first:
                at += 1
            for start, end in places[at:]:
                if start >= last:
                    break
                x0, x1 = _x_of(line, max(start, first) - begin), _x_of(line, min(end, last) - begin)
                out.append((min(x0, x1) / EM, (line.y() + line.ascent()) / EM, abs(x1 - x0) / EM))
        return out

    def _lines(self) -> list[tuple[QTextLine, int, bool]]:
        """Return each line, the start of its paragraph, and whether it is the paragraph's last."""
        out, begin = [], 0
        for layout in self.layouts:
            count = layout.lineCount()
            out += [(layout.lineAt(i), begin, i == count - 1) for i in range(count)]
            begin += utf16_length(layout.text()) + 1
        return out

    def _line_of(self, position: int) -> tuple[QTextLine, int, int]:
        """Return the line of a position, the start of its paragraph, and the position relative to that."""
        begin = 0
        for layout in self.layouts:
            length = utf16_length(layout.text())
            if position <= begin + length or layout is self.layouts[-1]:
                local = min(max(position - begin, 0), length)
                return layout.lineForTextPosition(local), begin, local
            begin += length + 1
        raise AssertionError("words have at least one paragraph")


def link_boxes(layout: TextLayout) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Return the links of a text, each with x, y, width and height in ems of each line of its words."""
    found, begin = [], 0
    for one, runs in zip(layout.layouts, layout.runs, strict=False):
        for run in runs:
            if run.style.link:
                start = begin + run.start
                found += [(run.style.link, box) for box in layout.boxes(start, start + run.length)]
        begin += utf16_length(one.text()) + 1
    return found


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _x_of(line: QTextLine, position: int) -> float:
    found: tuple[float, int] = line.cursorToX(position)  # type: ignore[assignment]
    return found[0]
