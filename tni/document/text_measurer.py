"""The port of whoever measures words: the document stores what was measured, so that no machine reflows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class MeasuredText:
    """The box of words set in version `font_version` of family `font`."""

    width_mm: float
    height_mm: float
    font: str
    font_version: str


class TextMeasurer(Protocol):
    def measure(self, text: str, size_mm: float, font: str = "", wrap_mm: float | None = None) -> MeasuredText:
        """size_mm: height of the em. font: family; empty for the program's own. wrap_mm: lines break at this width,
        which is then the box's; None for lines as typed."""
