"""Syntax of GIFT: escapes, text formats, numbers.

https://docs.moodle.org/en/GIFT_format; white space and line ends are treated as in Moodle and in the `gift-pegjs`
grammar.
"""

from __future__ import annotations

import re
from math import isfinite

from tni.formats.banks.read_context import ReadContext
from tni.quiz.bank.bodies import Between, Near
from tni.quiz.bank.rich_text import RichText, TextFormat

ESCAPED_CHARACTERS = "\\:#={}~n"
_HELD = {sign: chr(0xFDD0 + at) for at, sign in enumerate(ESCAPED_CHARACTERS)}
"""Placeholders for escaped characters while a text is parsed; Unicode assigns them no meaning."""
_FREED = {ord(held): "\n" if sign == "n" else sign for sign, held in _HELD.items()}
_FOREIGN = dict.fromkeys(_FREED)
_ESCAPED = re.compile(r"\\([\\:#={}~n])")
FORMAT = re.compile(r"\[(html|markdown|plain|moodle)\]\s*")
_DECIMAL = r"[+-]?\d{1,400}(?:[.,]\d{1,400})?(?:[eE][+-]?\d{1,4})?"
_NUMBER = re.compile(rf"({_DECIMAL})\s*(?:(:|\.\.)\s*({_DECIMAL}))?")


def hide_escapes(text: str) -> str:
    """Replace escaped characters by placeholders."""
    return _ESCAPED.sub(lambda found: _HELD[found[1]], text.translate(_FOREIGN))


def restore_escapes(text: str) -> str:
    """Replace placeholders by the characters they stand for."""
    return text.translate(_FREED)


def keep_backslashes(held: str) -> str:
    """Replace placeholders by backslash and character, for text that has no escapes."""
    return "".join(f"\\{ESCAPED_CHARACTERS[ord(c) - 0xFDD0]}" if ord(c) in _FREED else c for c in held)


def parse_rich_text(held: str, inherited: TextFormat, reading: ReadContext) -> RichText:
    """Parse a text with its format; `inherited` if it names none. Markup keeps its line ends, plain text does not."""
    format, text = inherited, held.strip()
    if (found := FORMAT.match(text)) is not None:
        format, text = TextFormat(found[1]), text[found.end() :]
    if format in (TextFormat.PLAIN, TextFormat.MOODLE):
        text = re.sub(r"\s\s+", " ", text.replace("\n", " "))
    return reading.rich(restore_escapes(text), format)


def parse_number(text: str) -> Near | Between | None:
    """Parse `3`, `3:0.1` or `2..4`; None if it is no number. A comma is also a decimal mark."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    first = float(found[1].replace(",", "."))
    second = None if found[3] is None else float(found[3].replace(",", "."))
    if not isfinite(first) or (second is not None and not isfinite(second)):
        return None
    if found[2] == "..":
        assert second is not None
        return Between(min(first, second), max(first, second))
    return Near(first, second)


def format_decimal(value: float) -> str:
    """Format a number so that parsing restores it to the last bit."""
    return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def escape_gift(text: str) -> str:
    """Escape text so that `hide_escapes` and `restore_escapes` restore it."""
    out = "".join(f"\\{c}" if c in "\\:#={}~" else c for c in text)
    return out.replace("\n", "\\n")
