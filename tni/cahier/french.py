"""French formatting of dates, times and counts, independent of the machine's locales.

NBSP keeps a number with its unit and a punctuation mark with its word, as the rules of the Imprimerie nationale
require.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time

NBSP = "\u00a0"
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_BREAKABLE = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
_JOINERS = "\u200d\u2060"  # zero-width joiner of emoji, word joiner


def format_day(when: date) -> str:
    """Format a day: `mardi 24 novembre 2026`, `jeudi 1er janvier 2026`."""
    number = "1er" if when.day == 1 else str(when.day)
    return f"{DAYS[when.weekday()]} {number} {MONTHS[when.month - 1]} {when.year}"


def format_hour(when: time | datetime) -> str:
    """Format a time: `8 h 05`."""
    return f"{when.hour}{NBSP}h{NBSP}{when.minute:02d}"


def format_span(start: datetime, end: datetime) -> str:
    """Format a span: `mardi 24 novembre 2026, 8 h 00 – 8 h 55`. Both days are named when the séance passes midnight."""
    if start.date() == end.date():
        return f"{format_day(start)}, {format_hour(start)} – {format_hour(end)}"
    return f"{format_day(start)}, {format_hour(start)} – {format_day(end)}, {format_hour(end)}"


def format_count(number: int, one: str, several: str) -> str:
    """Format a count: `1 réponse`, `0 réponse`, `2 réponses`. The French plural begins at two."""
    return f"{number}{NBSP}{several if number >= 2 else one}"


def format_list(words: Sequence[str]) -> str:
    """Format a list: `a`, `a et b`, `a, b et c`."""
    return " et ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def format_ranges(numbers: Sequence[int]) -> str:
    """Format ascending numbers as people write them: `1`, `1 et 2`, `1 à 3 et 5`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words: list[str] = []
    for run in runs:
        words += [f"{run[0]} à {run[-1]}"] if len(run) > 2 else [str(number) for number in run]
    return format_list(words)


def quoted(text: str) -> str:
    return f"«{NBSP}{text}{NBSP}»"


def one_line(text: str) -> str:
    """Return the text as one clean line: each run of breakable white space becomes one space (NBSP stays); control
    characters and lone surrogates, which neither UTF-8 nor XML can carry, are dropped."""
    return _BREAKABLE.sub(" ", _writable(_BREAKABLE.sub(" ", text))).strip(" ")


def clean_lines(text: str) -> list[str]:
    """Split a typed or pasted text into clean lines."""
    return [one_line(line) for line in re.split(r"\r\n|[\n\r\v\f\u2028\u2029]", text)]


def _writable(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char) not in ("Cc", "Cs"))


def shortened(text: str, limit: int) -> str:
    """Shorten a text to at most `limit` characters, with a final `…` when it is cut. The cut is between words where
    that keeps half of the text, and never inside an emoji or under an accent."""
    text = one_line(text)
    if len(text) <= limit:
        return text
    cut = limit - 1
    while cut and _joined(text, cut):
        cut -= 1
    space = text.rfind(" ", 0, cut + 1)
    if space >= limit // 2:
        cut = space
    return text[:cut].rstrip(f" {NBSP},;:–-«(") + "…"


def _joined(text: str, at: int) -> bool:
    """Return whether the characters on both sides of `at` are displayed as one."""
    before, after = text[at - 1], text[at]
    return (
        unicodedata.category(after) in ("Mn", "Me", "Mc")
        or after in _JOINERS
        or before in _JOINERS
        or "\U0001f3fb" <= after <= "\U0001f3ff"  # skin tones
        or ("\U0001f1e6" <= before <= "\U0001f1ff" and "\U0001f1e6" <= after <= "\U0001f1ff")  # flags
    )
