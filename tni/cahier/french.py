"""French formatting of dates, times and counts, independent of the machine's locales.

NBSP keeps a number with its unit and a punctuation mark with its word, as the rules of the Imprimerie nationale
require.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time

from tni.core.number_runs import number_runs
from tni.core.one_line import one_line

NBSP = "\u00a0"
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


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


def format_minutes(minutes: int) -> str:
    """Format a duration, always in minutes: `45 min`, `90 min`."""
    return f"{minutes}{NBSP}min"


def format_list(words: Sequence[str]) -> str:
    """Format a list: `a`, `a et b`, `a, b et c`."""
    return " et ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def format_ranges(numbers: Sequence[int]) -> str:
    """Format ascending numbers as people write them: `1`, `1 et 2`, `1 à 3 et 5`."""
    words: list[str] = []
    for first, last in number_runs(numbers):
        words += [f"{first} à {last}"] if last > first + 1 else map(str, range(first, last + 1))
    return format_list(words)


def quoted(text: str) -> str:
    return f"«{NBSP}{text}{NBSP}»"


def quotation_parts(text: str) -> list[str]:
    """Split a text at its quotations, which stand at the odd places with their guillemets."""
    closed = text.rfind("»") + 1  # behind it, each « would be looked for an end in vain
    parts = _QUOTATION.split(text[:closed])
    parts[-1] += text[closed:]
    return parts


_QUOTATION = re.compile(r"(«[^»]*»)")


def clean_lines(text: str) -> list[str]:
    """Split a typed or pasted text into clean lines."""
    return [one_line(line) for line in re.split(r"\r\n|[\n\r\v\f\u2028\u2029]", text)]
