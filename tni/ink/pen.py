"""Pens: kind, colour and width of a stroke."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tni.core.colour import is_colour

CHALK_SOFT_MM = 0.6
"""Width of the soft edge of a chalk line, measured inwards; the coverage falls towards the outside."""


class PenKind(Enum):
    PEN = "pen"
    """Fine round tip; the width follows the pressure."""
    HIGHLIGHTER = "highlighter"
    """Broad and transparent: text under it stays readable."""
    FELT = "felt"
    """Slanted tip of a marker: broad one way, narrow the other, hardly wider under pressure."""
    CHALK = "chalk"
    """Leaves the hollows of the board bare."""

    @property
    def on_top(self) -> bool:
        """Return whether its ink lies above everything else in its plane."""
        return self is not PenKind.HIGHLIGHTER

    @property
    def grainy(self) -> bool:
        """Return whether the grain of the page shows in its line; see `tni.ink.grain`."""
        return self is PenKind.CHALK

    @property
    def soft_mm(self) -> float:
        """Width of the soft edge of its line, measured inwards; 0 for a sharp edge."""
        return CHALK_SOFT_MM if self is PenKind.CHALK else 0.0


@dataclass(frozen=True, slots=True)
class Pen:
    """Pen of a stroke. colour: "#rrggbb" in lower case; width_mm: full width of the line, > 0."""

    kind: PenKind = PenKind.PEN
    colour: str = "#1a1a2e"
    width_mm: float = 1.0

    def __post_init__(self) -> None:
        if not is_colour(self.colour):
            raise ValueError(f"colour must be #rrggbb, got {self.colour!r}")
        if not 0 < self.width_mm <= 1000:
            raise ValueError(f"width_mm must be in (0, 1000], got {self.width_mm}")
