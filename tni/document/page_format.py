"""Formats, papers and rulings of pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Ruling(Enum):
    BLANK = "blank"
    SQUARED = "squared"
    SEYES = "seyes"
    """French school ruling: squares, three lighter lines in each, red margin."""
    DOTTED = "dotted"


RULING_RANGE_MM = (4.0, 40.0)
STANDARD_RULING_MM = {Ruling.BLANK: 0.0, Ruling.SQUARED: 5.0, Ruling.SEYES: 8.0, Ruling.DOTTED: 5.0}
"""Distance of the main lines or dots on paper."""
RULING_PEN_WIDTHS = {Ruling.BLANK: 0.0, Ruling.SQUARED: 10.0, Ruling.SEYES: 20.0, Ruling.DOTTED: 10.0}
"""Distance that fits a pen, in widths of its line: small letters of Séyès take a quarter of it."""


def fitted_ruling_mm(ruling: Ruling, pen_width_mm: float) -> float:
    """Return the distance of a ruling's main lines that fits a pen, in whole mm; 0 for a blank page."""
    if ruling is Ruling.BLANK:
        return 0.0
    low, high = RULING_RANGE_MM
    return float(round(min(max(RULING_PEN_WIDTHS[ruling] * pen_width_mm, low), high)))


class Paper(Enum):
    WHITE = "white"
    SOFT = "soft"
    """Off-white, less dazzling than white on a projector."""
    BLACK = "black"


@dataclass(frozen=True, slots=True)
class PageFormat:
    """Size of a page. name: stable key. endless: the page grows downwards with its items; height_mm is then its minimum
    height."""

    name: str
    width_mm: float
    height_mm: float
    endless: bool = False

    def __post_init__(self) -> None:
        if not (0 < self.width_mm <= 10_000 and 0 < self.height_mm <= 10_000):
            raise ValueError(f"page size must be in (0, 10000] mm, got {self.width_mm} x {self.height_mm}")


SCREEN_16_9 = PageFormat("16:9", 320.0, 180.0)
SCREEN_4_3 = PageFormat("4:3", 240.0, 180.0)
A4_PORTRAIT = PageFormat("a4", 210.0, 297.0)
A4_LANDSCAPE = PageFormat("a4-landscape", 297.0, 210.0)
ENDLESS = PageFormat("endless", 320.0, 180.0, endless=True)
PAGE_FORMATS = (SCREEN_16_9, SCREEN_4_3, A4_PORTRAIT, A4_LANDSCAPE, ENDLESS)
