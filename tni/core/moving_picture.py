"""Frames of a moving picture, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MovingPicture:
    """Frames of a picture. frames: rows from the top of blue, green, red and alpha, premultiplied. seconds: of each."""

    width_px: int
    height_px: int
    frames: tuple[bytes, ...]
    seconds: tuple[float, ...]

    def at(self, at_s: float) -> int:
        """Return the number of the frame that is shown at a time; it begins again at its end."""
        left = at_s % sum(self.seconds)
        for number, seconds in enumerate(self.seconds):
            left -= seconds
            if left < 0:
                return number
        return len(self.seconds) - 1
