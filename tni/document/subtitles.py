"""Subtitles of a film, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """Text that is shown from start_s to end_s, seconds of the film; lines are separated by line feeds."""

    start_s: float
    end_s: float
    text: str


def text_at(cues: Sequence[Cue], at_s: float) -> str:
    """Return what is shown at a time of the film: of several cues each on a line of its own."""
    return "\n".join(cue.text for cue in cues if cue.start_s <= at_s < cue.end_s)
