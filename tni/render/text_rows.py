"""Rows of a laid-out text: where its letters and its caret stand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtGui import QTextLayout, QTextLine

EM = 100.0
"""Units of the layout per em."""


@dataclass(frozen=True, slots=True)
class ListSign:
    """Sign before a paragraph of a list, laid out at its place."""

    paragraph: int
    layout: QTextLayout


@dataclass(frozen=True, slots=True)
class TextLayout:
    """Laid-out text: its lines (kept alive here) and its box in ems.

    rows: top and height of each line. signs: of lists. Positions in the text count UTF-16 units, as Qt does, plus one
    for each end of a paragraph.
    """

    layouts: tuple[QTextLayout, ...]
    width_em: float
    height_em: float
    rows: tuple[tuple[float, float], ...]
    signs: tuple[ListSign, ...] = ()

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


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _x_of(line: QTextLine, position: int) -> float:
    found: tuple[float, int] = line.cursorToX(position)  # type: ignore[assignment]
    return found[0]
