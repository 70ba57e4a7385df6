"""Table for export to other programs: text, numbers and percentages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Percent:
    """Percentage. share: 0.0 to 1.0."""

    share: float


type CellValue = str | int | float | Percent
"""Value of a cell."""


@dataclass(frozen=True, slots=True)
class Table:
    """Table. name: of the sheet in a workbook. rows: the first one is the heading, which stays visible."""

    name: str
    rows: Sequence[Sequence[CellValue]]
