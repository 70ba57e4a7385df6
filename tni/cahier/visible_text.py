"""Visible text of HTML or plain text, for the comparison of what was sent with what a server stores."""

from __future__ import annotations

import re
import unicodedata
from typing import override

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_BULLETS = re.compile(r"^[ \t\u00a0]*[-–—•*·][ \t\u00a0]+", re.MULTILINE)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "u", "var"
})  # fmt: skip
_UNSEEN = frozenset({"script", "style", "head", "title", "template"})
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‑": "-"})


def is_html(text: str) -> bool:
    """Return whether a text contains a tag."""
    return _TAG.search(text) is not None


def plain_text(html: str) -> str:
    """Return the text that a browser shows of HTML; other elements than inline ones stand on lines of their own."""
    from html import unescape  # with the first entry that is read back
    from html.parser import HTMLParser

    if not is_html(html):
        return unescape(html)
    pieces: list[str] = []

    class Reader(HTMLParser):
        unseen = 0

        @override
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.unseen += tag in _UNSEEN
            if tag not in _INLINE:
                pieces.append("\n")

        @override
        def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag not in _INLINE:
                pieces.append("\n")

        @override
        def handle_endtag(self, tag: str) -> None:
            self.unseen = max(0, self.unseen - (tag in _UNSEEN))
            if tag not in _INLINE:
                pieces.append("\n")

        @override
        def handle_data(self, data: str) -> None:
            if not self.unseen:
                pieces.append(data)

    reader = Reader(convert_charrefs=True)
    reader.feed(html)
    reader.close()
    return "".join(pieces)


def tokens(text: str) -> list[str]:
    """Return words and signs of a plain text: without white space of any kind, invisible signs, bullets, and the
    differences between typographic and plain quotes."""
    shown = unicodedata.normalize("NFC", _BULLETS.sub("", text).translate(_INVISIBLE)).translate(_QUOTES)
    return _TOKEN.findall(shown)


def readings(stored: str) -> list[list[str]]:
    """Return the tokens of what a server stores, by each way in which it may be meant: as HTML, and as plain text."""
    found = [tokens(plain_text(stored)), tokens(stored)]
    return found[:1] if found[0] == found[1] else found
