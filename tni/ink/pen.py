"""What a stroke is drawn with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

CHALK_SOFT_MM = 0.6
"""Width of the edge of its line, inwards, where it gets less and less."""

_COLOUR = re.compile(r"#[0-9a-f]{6}")


class PenKind(Enum):
    PEN = "pen"
    """Fine, with a round tip: as wide as it is pressed."""
    HIGHLIGHTER = "highlighter"
    """Broad and clear: what is under it stays readable."""
    FELT = "felt"
    """A marker's slanted tip: broad one way, narrow the other, hardly wider when pressed."""
    CHALK = "chalk"
    """Leaves the hollows of the board bare."""

    @property
    def on_top(self) -> bool:
        """Whether its ink lies above all that is in its plane."""
        return self is not PenKind.HIGHLIGHTER

    @property
    def grainy(self) -> bool:
        """Whether the page's grain shows in its line; see `tni.ink.grain`."""
        return self is PenKind.CHALK

    @property
    def soft_mm(self) -> float:
        """Width of its line's edge, inwards; 0: as sharp as can be."""
        return CHALK_SOFT_MM if self is PenKind.CHALK else 0.0


@dataclass(frozen=True, slots=True)
class Pen:
    """kind; colour: "#rrggbb" in lower case; width_mm: of the full line, > 0."""

    kind: PenKind = PenKind.PEN
    colour: str = "#1a1a2e"
    width_mm: float = 1.0

    def __post_init__(self) -> None:
        if not _COLOUR.fullmatch(self.colour):
            raise ValueError(f"colour must be #rrggbb, got {self.colour!r}")
        if not 0 < self.width_mm <= 1000:
            raise ValueError(f"width_mm must be in (0, 1000], got {self.width_mm}")
