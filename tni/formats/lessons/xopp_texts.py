"""Texts as Xournal++ has them: one font and colour, lines that are broken by hand.

Before its version 1.3 Xournal++ breaks no lines, so they are broken here, by the widths of our letters and a sixth
more: those of its usual font are wider.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from tni.api.formats import PlainAlign, PlainMarker, PlainParagraph, PlainText
from tni.formats.lessons.xopp_lines import colour_code, number
from tni.formats.lessons.xopp_values import BASELINE_EMS, MM_PER_PT

_WIDER = 1.16
_MEASURED_PX = 100
_INDENT = "    "
_ALIGNS = {PlainAlign.LEFT: "", PlainAlign.CENTRE: ' align="center"', PlainAlign.RIGHT: ' align="right"'}
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_LINE = 20_000


def text_xml(item: PlainText) -> str:
    """Return the element of a text."""
    lines = broken_lines(item)
    font = "Sans" + (" Bold" if item.bold else "") + (" Italic" if item.italic else "")
    x = item.x
    if item.width and item.align is not PlainAlign.LEFT:
        room = item.width - max(map(_width_ems, lines)) * item.size
        x += room / 2 if item.align is PlainAlign.CENTRE else room
    y = item.y + BASELINE_EMS * item.size
    words = escape(clean("\n".join(lines)))
    return (
        f'<text font={quoteattr(font)} size="{number(item.size / MM_PER_PT)}" x="{number(x / MM_PER_PT)}"'
        f' y="{number(y / MM_PER_PT)}" color="{colour_code(item.colour)}"{_ALIGNS[item.align]}>{words}</text>'
    )


def clean(text: str) -> str:
    """Return a text without what XML has no place for."""
    return _NOT_IN_XML.sub("", text)


def broken_lines(item: PlainText) -> list[str]:
    """Return the lines of a text, with the signs of its lists."""
    counts: dict[int, tuple[PlainMarker, int]] = {}
    lines: list[str] = []
    for index, line in enumerate(item.text.split("\n")):
        style = item.paragraphs[index] if index < len(item.paragraphs) else PlainParagraph()
        begin = _INDENT * style.level + _sign(style, counts)
        lines += _broken(begin, line, item.width / item.size if item.width > 0 < item.size else 0.0)
    return lines


def _sign(style: PlainParagraph, counts: dict[int, tuple[PlainMarker, int]]) -> str:
    """Return the sign of a paragraph. counts: of the paragraphs before it, by their levels. Numbers count on over
    deeper levels, and begin again behind another marker, as on our pages."""
    marker, before = counts.get(style.level, (PlainMarker.NONE, 0))
    count = before + 1 if marker is style.marker else 1
    counts[style.level] = style.marker, count
    for deeper in [level for level in counts if level > style.level]:
        del counts[deeper]
    match style.marker:
        case PlainMarker.NONE:
            return ""
        case PlainMarker.NUMBER:
            return f"{count}. "
        case PlainMarker.LETTER:
            return f"{chr(ord('a') + (count - 1) % 26)}) "
        case _:
            return "• "


def _broken(begin: str, line: str, most_ems: float) -> list[str]:
    if not most_ems or len(line) > _LONGEST_LINE:
        return [begin + line]
    lines, current = [], begin
    width = _width_ems(begin)
    for word in re.findall(r"\S+\s*|\s+", line):
        wide = _width_ems(word.rstrip())
        if current.strip(" •") and width + wide > most_ems:
            lines.append(current.rstrip())
            current, width = " " * len(begin), _width_ems(" " * len(begin))
        current += word
        width += _width_ems(word)
    return [*lines, current]


def _width_ems(text: str) -> float:
    return float(_font().getlength(text)) / _MEASURED_PX * _WIDER


@cache
def _font() -> Any:
    from PIL import ImageFont

    font = Path(__file__).parents[2] / "render/fonts/AtkinsonHyperlegibleNext-Regular.ttf"
    return ImageFont.truetype(
        str(font), _MEASURED_PX, layout_engine=ImageFont.Layout.BASIC
    )  # raqm refuses control characters
