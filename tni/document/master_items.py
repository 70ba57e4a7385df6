"""Items of a master page as they show beneath a page: in colours for its paper, with its number in place of fields."""

from __future__ import annotations

import re
from dataclasses import replace

from tni.document.items import AnyItem, Text
from tni.document.page_format import Paper
from tni.document.page_properties import PAGE_FIELD
from tni.document.paper_colours import on_paper
from tni.document.text_style import TextSpan

_FIELD = re.compile(r"\{pages?\}")


def has_field(item: AnyItem) -> bool:
    """Return whether an item shows a page's number."""
    return isinstance(item, Text) and _FIELD.search(item.text) is not None


def without_fields(text: str) -> str:
    """Return a text of a master page as the words that it says on every page."""
    return _FIELD.sub("", text)


def as_shown(item: AnyItem, own: Paper, paper: Paper, number: int, pages: int) -> AnyItem:
    """Return an item of a master page as a page shows it. own: paper of the master page; paper: of the page; number: of
    the page, from 1; pages: how many there are."""
    if isinstance(item, Text) and "{" in item.text:
        item = _numbered(item, number, pages)
    return item if own is paper else on_paper(item, own, paper)


def _numbered(text: Text, number: int, pages: int) -> Text:
    """Return a text with numbers in place of its fields. A style of a whole field stays on its number."""
    out, places, end = list[str](), list[tuple[int, int, int]](), 0
    shift = 0  # letters lost so far
    for found in _FIELD.finditer(text.text):
        put = str(number if found.group() == PAGE_FIELD else pages)
        out += [text.text[end : found.start()], put]
        end = found.end()
        shift += len(found.group()) - len(put)
        places.append((found.start(), end, shift))
    if not places:
        return text
    out.append(text.text[end:])

    def moved(at: int) -> int:
        before = 0
        for start, stop, lost in places:
            if at >= stop:
                before = lost
            elif at > start:  # within a field: its end
                return stop - lost
        return at - before

    spans = (TextSpan(moved(span.start), moved(span.end), span.style) for span in text.spans)
    return replace(text, text="".join(out), spans=tuple(span for span in spans if span.start < span.end))
