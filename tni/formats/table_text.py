"""Rules for text in all table formats: text stays text there, whatever it looks like."""

from __future__ import annotations

from collections.abc import Sequence

from tni.core.table import Table

FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # spreadsheets evaluate full-width ones as well


def one_line(text: str) -> str:
    """Return printable characters on one line; blanks replace those that XML and UTF-8 can't represent."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def looks_like_formula(text: str) -> bool:
    """Return whether a spreadsheet would take the text for a formula."""
    return text.startswith(FORMULA_STARTS)


def sheet_names(tables: Sequence[Table]) -> list[str]:
    """Return names that spreadsheets accept: at most 31 letters, without characters used in references, unique
    regardless of case."""
    names: list[str] = []
    for number, table in enumerate(tables, 1):
        plain = one_line("".join(" " if c in "[]:*?/\\'" else c for c in table.name))[:31].strip()
        if not plain or plain.casefold() in (name.casefold() for name in names):
            plain = f"{plain[:27].strip()} {number}".strip()
        names.append(plain)
    return names
