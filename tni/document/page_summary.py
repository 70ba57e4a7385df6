"""Summary of a page for the log of a séance: what is typed on it, and the books and links that its items name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tni.core.ids import PageId
from tni.core.one_line import one_line, shortened
from tni.document.document import Document
from tni.document.items import Image, Text
from tni.document.lesson_plan import CREDIT_PREFIX, Credit
from tni.document.mark_record import is_mark
from tni.document.resource_card import CardKind, card_of

MOST_LETTERS = 400
MOST_SOURCES = 6
LINE_MM = 6.0
"""Texts whose tops differ by less stand on one line, and are read from left to right."""
_HEADING_RATIO = 1.2
"""A text that is larger than the page's smallest by this factor is its heading."""


@dataclass(frozen=True, slots=True)
class PageSummary:
    """text: plain lines from top to bottom, MOST_LETTERS at most, the heading first. sources: one line for each: the
    source of a picture, or the title and the address of a link. is_corrected: it is a copy with correction marks."""

    text: str = ""
    sources: tuple[str, ...] = ()
    is_corrected: bool = False


def page_summary(document: Document, page: PageId) -> PageSummary:
    """Summarise a page. Takes a look at each of its items."""
    texts: list[Text] = []
    sources: list[str] = []
    is_corrected = False
    for item in document.items(page):
        if isinstance(item, Text):
            texts.append(item)
        elif isinstance(item, Image):
            sources += _credits(document, (item.blob, item.id))
        elif (card := card_of(item)) is not None and card.kind is CardKind.LINK:
            sources.append(f"{one_line(card.title)} {card.address}".strip())
        is_corrected = is_corrected or is_mark(item)
    return PageSummary(_lines(texts), tuple(dict.fromkeys(sources))[:MOST_SOURCES], is_corrected)


def _credits(document: Document, keys: Iterable[str]) -> list[str]:
    found = (document.get(CREDIT_PREFIX + key) for key in keys)
    return [source for one in found if isinstance(one, Credit) and (source := one_line(one.source))]


def _lines(texts: Iterable[Text]) -> str:
    placed = sorted(texts, key=_place)
    sizes = [text.size_mm * text.transform.mean_scale for text in placed]
    if sizes and max(sizes) >= _HEADING_RATIO * min(sizes):
        heading = sizes.index(max(sizes))
        placed.insert(0, placed.pop(heading))
    lines: list[str] = []
    left = MOST_LETTERS
    for line in (one_line(line) for text in placed for line in text.text.splitlines()):
        if not line:
            continue
        lines.append(shortened(line, left) if len(line) > left else line)
        left -= len(line) + 1
        if left < 2:
            break
    return "\n".join(lines)


def _place(text: Text) -> tuple[float, float]:
    x, y = text.transform.point(0.0, 0.0)
    return y // LINE_MM, x
