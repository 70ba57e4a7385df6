"""Conversion of rich text to plain text, and of plain text to HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from tni.quiz.bank.html_tags import ALLOWED_TAGS, LINE_BREAK_TAGS
from tni.quiz.bank.rich_text import RichText, TextFormat

NO_PICTURE = "[…]"
"""Mark of a picture, film or sound without a description."""
PLUGIN_FILE = "@@PLUGINFILE@@/"
"""Prefix that Moodle puts before the name of a file in a text."""

_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*+)([^<>]*)>")
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_SOURCE = re.compile(
    r"""<(?:img|source|audio|video|object)\b[^<>]*?\b(?:src|data)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I
)


def plain_text_of(text: RichText) -> str:
    """Return the text without markup: one line per paragraph, an image as its alternative text or "[…]". Lines are
    stripped."""
    if text.format is TextFormat.PLAIN:
        return text.text
    words = text.text if text.format is not TextFormat.HTML else " ".join(text.text.split())
    bare = html.unescape(_TAG.sub(_tag_as_text, words))
    lines = (" ".join(line.split()) for line in bare.replace("\u00a0", " ").split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(text: RichText) -> str:
    """Return the text without markup, on one line."""
    return " ".join(plain_text_of(text).split())


def is_plain(text: RichText) -> bool:
    """Return whether the text has no markup, so that converting it to plain text loses nothing."""
    return text.format is TextFormat.PLAIN or not re.search(r"[<&]", text.text)


def to_html(text: RichText) -> RichText:
    """Convert a text to HTML; the signs of Markdown stay as they are."""
    if not text.text:
        return RichText("", TextFormat.HTML)
    match text.format:
        case TextFormat.HTML:
            return text
        case TextFormat.MOODLE:
            return RichText(_TAG.sub(_escaped_unknown, text.text).replace("\n", "<br>"), TextFormat.HTML)
        case _:
            return RichText(html.escape(text.text, quote=False).replace("\n", "<br>"), TextFormat.HTML)


def referenced_files(text: RichText) -> tuple[str, ...]:
    """Return the names of the bank's files to which a text refers, in the text's order."""
    return tuple(source for source in _sources(text) if not source.startswith("data:"))


def pictures(text: RichText) -> frozenset[str]:
    """Return the pictures of a text: the names of files, or the pictures' own bytes."""
    return frozenset() if text.format is TextFormat.PLAIN else frozenset(_sources(text))


def without_pictures(text: RichText) -> RichText:
    """Return the text with the words that stand for its pictures in plain text."""
    if text.format is TextFormat.PLAIN or "<" not in text.text:
        return text
    return replace(text, text=_TAG.sub(_picture_as_text, text.text))


def _sources(text: RichText) -> Iterator[str]:
    if "<" in text.text:
        sources = (html.unescape(one or other) for one, other in _SOURCE.findall(text.text))
        yield from (source.removeprefix(PLUGIN_FILE) for source in sources if source)


def _picture_as_text(found: re.Match[str]) -> str:
    return _tag_as_text(found) if found[2].lower() == "img" else found[0]


def _escaped_unknown(found: re.Match[str]) -> str:
    return found[0] if found[2].lower() in ALLOWED_TAGS else html.escape(found[0], quote=False)


def _tag_as_text(found: re.Match[str]) -> str:
    name = found[2].lower()
    if name not in ALLOWED_TAGS:
        return found[0]
    if name == "img":
        alt = _ALT.search(found[3])
        words = (alt[1] or alt[2] or "") if alt else ""
        return f"[{words}]" if words else NO_PICTURE
    return "\n" if name in LINE_BREAK_TAGS else ""
