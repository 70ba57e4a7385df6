"""What a stroke is drawn with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

_COLOUR = re.compile(r"#[0-9a-f]{6}")


class PenKind(Enum):
    PEN = "pen"
    HIGHLIGHTER = "highlighter"


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
