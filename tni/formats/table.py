"""A table for other programs: words, numbers, shares. A word stays a word there, whatever it looks like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # full-width ones are computed as well


@dataclass(frozen=True, slots=True)
class Percent:
    """share: 0.0 to 1.0."""

    share: float


type CellValue = str | int | float | Percent
"""Of a cell."""


@dataclass(frozen=True, slots=True)
class Table:
    """name: of the sheet in a workbook. rows: the first one is the heading, which stays in sight."""

    name: str
    rows: Sequence[Sequence[CellValue]]


def one_line(text: str) -> str:
    """Printable letters on one line; what XML and UTF-8 cannot carry is a blank."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet that is given the bare text would take it for a formula."""
    return text.startswith(FORMULA_STARTS)


def sheet_names(tables: Sequence[Table]) -> list[str]:
    """As spreadsheets want them: 31 letters at most, without those that stand in references, no two the same whatever
    the case."""
    names: list[str] = []
    for number, table in enumerate(tables, 1):
        plain = one_line("".join(" " if c in "[]:*?/\\'" else c for c in table.name))[:31].strip()
        if not plain or plain.casefold() in (name.casefold() for name in names):
            plain = f"{plain[:27].strip()} {number}".strip()
        names.append(plain)
    return names
