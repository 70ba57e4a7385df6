"""Alignment of the lines of a text."""

from __future__ import annotations

from enum import Enum


class TextAlign(Enum):
    """Side of the box at which the lines of a text stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"

    @property
    def share(self) -> float:
        """Part of a line's free space that is left of it; of the box, where it stays when its width changes."""
        return {TextAlign.LEFT: 0.0, TextAlign.CENTRE: 0.5, TextAlign.RIGHT: 1.0}[self]
