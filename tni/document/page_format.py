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
    LINED = "lined"
    FIRST_WRITING = "first-writing"
    """For first writing: the ground on which letters stand, the grass that small ones reach, the sky of tall ones."""
    MILLIMETRE = "millimetre"
    ISOMETRIC = "isometric"
    """Triangles with upright sides, for solids in perspective."""
    ISOMETRIC_DOTS = "isometric-dots"
    STAVES = "staves"
    AXES = "axes"
    """Squares with two graduated axes."""
    NUMBER_LINE = "number-line"
    POLAR = "polar"
    """Circles and rays about an origin."""


RULING_RANGE_MM = (4.0, 40.0)
"""Sizes that a ruling may have in the fields of a file that every program knows."""


@dataclass(frozen=True, slots=True)
class RulingMeasure:
    """Distance of a ruling's main lines, dots or circles: on paper, the least and the most. pen_widths: distance that
    fits a pen, in widths of its line (small letters of Séyès take a quarter of it); 0 if no pen changes it."""

    standard_mm: float
    pen_widths: float
    low_mm: float = 4.0
    high_mm: float = 40.0


RULING_MEASURES = {
    Ruling.BLANK: RulingMeasure(0.0, 0.0, 0.0, 0.0),
    Ruling.SQUARED: RulingMeasure(5.0, 10.0),
    Ruling.SEYES: RulingMeasure(8.0, 20.0),
    Ruling.DOTTED: RulingMeasure(5.0, 10.0),
    Ruling.LINED: RulingMeasure(8.0, 20.0),
    Ruling.FIRST_WRITING: RulingMeasure(3.0, 5.0, 2.0, 15.0),
    Ruling.MILLIMETRE: RulingMeasure(1.0, 0.0, 1.0, 8.0),
    Ruling.ISOMETRIC: RulingMeasure(10.0, 10.0),
    Ruling.ISOMETRIC_DOTS: RulingMeasure(10.0, 10.0),
    Ruling.STAVES: RulingMeasure(2.0, 4.0, 1.5, 12.0),
    Ruling.AXES: RulingMeasure(10.0, 10.0),
    Ruling.NUMBER_LINE: RulingMeasure(20.0, 0.0, 4.0, 80.0),
    Ruling.POLAR: RulingMeasure(10.0, 10.0),
}
STANDARD_RULING_MM = {ruling: measure.standard_mm for ruling, measure in RULING_MEASURES.items()}
"""Distance of the main lines or dots on paper."""


@dataclass(frozen=True, slots=True)
class RulingOptions:
    """Options that some rulings have besides their size.

    margin: the red line of those that are written on. gap_mm: between two staves or number lines; 0 for what is usual.
    origin_mm: where the zero of axes, number lines and circles is; None for the middle. unit: number at the first main
    line after zero. parts: into which a number line divides each interval; 0 for what fits.
    """

    margin: bool = True
    gap_mm: float = 0.0
    origin_mm: tuple[float, float] | None = None
    unit: float = 1.0
    parts: int = 0


USUAL_OPTIONS = RulingOptions()
GAP_RANGE_MM = (2.0, 200.0)
UNIT_RANGE = (0.001, 10_000.0)
MOST_PARTS = 20
FARTHEST_ORIGIN_MM = 10_000.0
WITH_MARGIN = frozenset({Ruling.SEYES, Ruling.LINED, Ruling.FIRST_WRITING})
WITH_ORIGIN = frozenset({Ruling.AXES, Ruling.NUMBER_LINE, Ruling.POLAR})
WITH_GAP = frozenset({Ruling.STAVES, Ruling.NUMBER_LINE})
WITH_UNIT = frozenset({Ruling.AXES, Ruling.NUMBER_LINE})
"""Rulings for which an option means something."""


def fitted_ruling_mm(ruling: Ruling, pen_width_mm: float) -> float:
    """Return the distance of a ruling's main lines that fits a pen, in whole mm; 0 for a blank page."""
    measure = RULING_MEASURES[ruling]
    if not measure.pen_widths:
        return measure.standard_mm
    return float(round(min(max(measure.pen_widths * pen_width_mm, measure.low_mm), measure.high_mm)))


def ruling_step_mm(ruling: Ruling, size_mm: float) -> float:
    """Return the distance of a ruling's main lines or dots. size_mm: 0 for that on paper; one that no lines could keep
    becomes the nearest that they can."""
    measure = RULING_MEASURES[ruling]
    return min(max(size_mm, measure.low_mm), measure.high_mm) if size_mm else measure.standard_mm


def axes_origin(width_mm: float, height_mm: float, options: RulingOptions) -> tuple[float, float]:
    """Return where zero is on a page: in the middle, of an endless page that of its beginning, unless it was placed."""
    return options.origin_mm or (width_mm / 2, min(height_mm, width_mm * 1.5) / 2)


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


def first_options(ruling: Ruling, page: PageFormat) -> RulingOptions:
    """Return the options with which a ruling is put on a page. Its origin stays in place when an endless page grows."""
    if ruling not in WITH_ORIGIN:
        return USUAL_OPTIONS
    across = RULING_MEASURES[ruling].standard_mm if ruling is Ruling.NUMBER_LINE else page.width_mm / 2
    return RulingOptions(origin_mm=(across, page.height_mm / 2))
