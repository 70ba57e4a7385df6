"""Lines of a laid-out text as values, for documents whose reader must not break them anew."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextRun:
    """Piece of a line up to the next tab. x_mm, baseline_mm: its start on the baseline, which is its right end where it
    is read from right to left. width_mm: None where the program's font has all its letters, so that every reader of it
    gets the same width."""

    text: str
    x_mm: float
    baseline_mm: float
    width_mm: float | None = None
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class LaidText:
    """Laid-out text, before the item's transform. The texts of all runs are the whole text, with its ends of lines.

    family: the shipped font. size_mm: height of the em. stretch: width of a letter beside its usual one; positions are
    before it.
    """

    runs: tuple[TextRun, ...]
    family: str
    size_mm: float
    stretch: float = 1.0
