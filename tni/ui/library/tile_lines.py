"""Lines of text on a tile: broken between words, the last one elided, with the words marked that were found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

type Mark = tuple[int, int]
"""Start and end of a marked part of a text."""
_WORD = re.compile(r"(?:[«‹] )?\S+(?: [»›:;!?·]\S*)*")
"""Word with the signs that no line parts from it."""
_POINT = "·"
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_ELLIPSIS = "…"
_POINTED = re.compile(rf"\s*{_POINT}\s*{_ELLIPSIS}$")


class Piece(NamedTuple):
    """Part of a line. x: of its left edge, from that of the line."""

    text: str
    is_marked: bool
    x: int
    width: int


class LineLook(NamedTuple):
    """Look of a line. marked, ground: colours of marked parts, which are bold, and of what is behind them."""

    font: QFont
    colour: QColor
    marked: QColor
    ground: QColor

    @property
    def bold(self) -> QFont:
        font = QFont(self.font)
        font.setBold(True)
        return font

    @property
    def height(self) -> int:
        return QFontMetrics(self.font).lineSpacing()


type _Part = tuple[str, bool]
"""Part of a word, and whether it is marked."""


def broken_lines(text: str, look: LineLook, width: int, most: int, marks: Sequence[Mark] = ()) -> list[list[Piece]]:
    """Break a text into at most `most` lines between words. What has no room is elided at the end of the last one."""
    sizes = {False: QFontMetrics(look.font), True: QFontMetrics(look.bold)}
    space = sizes[False].horizontalAdvance(" ")
    dots = space + sizes[False].horizontalAdvance(_ELLIPSIS) + 1  # its width is not whole
    words = [_parts(match[0], match.start(), marks) for match in _WORD.finditer(text)]
    lines: list[list[Piece]] = [[]]
    x = 0
    for at, word in enumerate(words):
        needed = sum(sizes[is_marked].horizontalAdvance(part) for part, is_marked in word)
        is_first = not lines[-1]
        if not is_first and x + space + needed > width and len(lines) < most:
            lines.append([])
            x, is_first = 0, True
        x += 0 if is_first else space
        is_last = len(lines) >= most
        if x + needed + (dots if is_last and at + 1 < len(words) else 0) > width:
            lines[-1].append(_elided(words[at:] if is_last else [word], x, width - x, sizes))
            if is_last:
                break
            lines.append([])
            x = 0
            continue
        for part, is_marked in word:
            lines[-1].append(Piece(part, is_marked, x, sizes[is_marked].horizontalAdvance(part)))
            x += lines[-1][-1].width
    last = lines[-1]
    if len(last) > 1 and last[-1].text == _ELLIPSIS and last[-2].text.endswith(_POINT):
        before = last[-2]._replace(text=last[-2].text.removesuffix(_POINT).rstrip())
        width = sizes[before.is_marked].horizontalAdvance(before.text)
        last[-2:] = [before._replace(width=width), last[-1]._replace(x=before.x + width)]
    return [line for line in lines if line]


def _parts(word: str, start: int, marks: Sequence[Mark]) -> list[_Part]:
    """Return a word that begins at `start` in its text in parts that are marked or not."""
    end = start + len(word)
    here = [(max(low, start), min(high, end)) for low, high in marks if low < end and high > start]
    parts, at = list[_Part](), start
    for low, high in here:
        parts += [(word[at - start : low - start], False), (word[low - start : high - start], True)]
        at = high
    return [part for part in (*parts, (word[at - start :], False)) if part[0]]


def _elided(words: Sequence[Sequence[_Part]], x: int, width: int, sizes: dict[bool, QFontMetrics]) -> Piece:
    first, is_marked = words[0][0]
    text = first + _ELLIPSIS if is_marked else " ".join("".join(part for part, _ in word) for word in words)
    shown = sizes[is_marked].elidedText(text, Qt.TextElideMode.ElideRight, width)
    shown = _POINTED.sub(_ELLIPSIS, shown)
    return Piece(shown, is_marked, x, sizes[is_marked].horizontalAdvance(shown))


def paint_line(painter: QPainter, left: int, top: int, line: Sequence[Piece], look: LineLook) -> None:
    pad, radius = look.height / 14, look.height / 6
    for piece in line:
        box = QRect(left + piece.x, top, piece.width, look.height)
        if piece.is_marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.ground)
            painter.drawRoundedRect(QRectF(box).adjusted(-pad, 0, pad, 0), radius, radius)
        painter.setFont(look.bold if piece.is_marked else look.font)
        painter.setPen(look.marked if piece.is_marked else look.colour)
        painter.drawText(box.adjusted(0, 0, look.height, 0), _TOP, piece.text)
