"""Gradients as pictures, for backgrounds: shapes have the mean colour."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from tni.formats.lessons.office.numbers import mixed, of_hex

WIDE_PX = 320
"""Width of a picture, which is smooth when it is enlarged."""


@dataclass(frozen=True, slots=True)
class Gradient:
    """Gradient of an area. stops: places from 0 to 1, with their colours. turn: degrees clockwise of a straight one,
    from left to right. middle: of one that goes outwards, in parts of the area; None for a straight one. is_round: it
    goes outwards in circles, else in rectangles."""

    stops: tuple[tuple[float, str], ...]
    turn: float = 0.0
    middle: tuple[float, float] | None = None
    is_round: bool = True

    @property
    def mean(self) -> str:
        return mixed([colour for _, colour in self.stops])


def gradient_png(gradient: Gradient, ratio: float) -> bytes:
    """Return the picture of a gradient. ratio: width of the area to its height."""
    import numpy as np
    from PIL import Image

    wide, high = WIDE_PX, max(1, min(round(WIDE_PX / ratio), 4 * WIDE_PX))
    x, y = np.meshgrid((np.arange(wide) + 0.5) / wide, (np.arange(high) + 0.5) / high)
    if gradient.middle is None:
        angle = radians(gradient.turn)
        along, across = cos(angle), sin(angle)
        way = (x - 0.5) * along + (y - 0.5) * across
        place = way / max(abs(along) + abs(across), 1e-6) + 0.5
    else:
        dx, dy = np.abs(x - gradient.middle[0]), np.abs(y - gradient.middle[1])
        reach = (max(gradient.middle[0], 1 - gradient.middle[0]), max(gradient.middle[1], 1 - gradient.middle[1]))
        place = np.hypot(dx, dy) / np.hypot(*reach) if gradient.is_round else np.maximum(dx / reach[0], dy / reach[1])
    stops = _sorted(gradient.stops)
    places = [one[0] for one in stops]
    channels = [np.interp(place, places, [of_hex(one[1])[index] for one in stops]) for index in range(3)]
    out = io.BytesIO()
    Image.fromarray((np.stack(channels, axis=-1) * 255).round().astype(np.uint8)).save(out, "PNG")
    return out.getvalue()


def _sorted(stops: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    return sorted((min(max(place, 0.0), 1.0), colour) for place, colour in stops)
