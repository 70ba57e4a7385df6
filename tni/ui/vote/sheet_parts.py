"""Parts of a text that is longer than its sheet: cuts between its lines, so that none is cut in two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from tni.ui.plain_text import OfflineTextDocument


@dataclass(frozen=True, slots=True)
class SheetPart:
    """Part of a text. top, bottom: in pixels of the whole text."""

    top: float
    bottom: float


def text_rows(document: OfflineTextDocument, at: QPointF) -> list[tuple[float, float]]:
    """Return top and bottom of each line of a text whose top left corner is at a place."""
    rows, block, layout = list[tuple[float, float]](), document.begin(), document.documentLayout()
    while block.isValid():
        box, lines = layout.blockBoundingRect(block), block.layout()
        for number in range(lines.lineCount()):
            line = lines.lineAt(number)
            top = at.y() + box.top() + line.y()
            rows.append((top, top + line.height()))
        block = block.next()
    return rows


def picture_box(document: OfflineTextDocument) -> QRectF:
    """Return the box of the last line of a text, for a picture that has it to itself."""
    block = document.lastBlock()
    line = block.layout().lineAt(max(0, block.layout().lineCount() - 1))
    return line.naturalTextRect().translated(document.documentLayout().blockBoundingRect(block).topLeft())


def cut(rows: Sequence[tuple[float, float]], window: QRectF) -> tuple[SheetPart, ...]:
    """Cut lines into parts that are no higher than the window, unless a single line is."""
    parts: list[SheetPart] = []
    for top, bottom in _apart(rows):
        if parts and bottom - parts[-1].top <= window.height():
            parts[-1] = SheetPart(parts[-1].top, bottom)
        else:
            parts.append(SheetPart(top, bottom))
    return tuple(parts)


def _apart(rows: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Join lines that lie beside one another, as in a table."""
    joined: list[tuple[float, float]] = []
    for top, bottom in sorted(rows):
        if joined and top < joined[-1][1] - 1:
            joined[-1] = joined[-1][0], max(bottom, joined[-1][1])
        else:
            joined.append((top, bottom))
    return joined
