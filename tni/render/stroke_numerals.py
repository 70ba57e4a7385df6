"""Numerals of graduations as strokes, the same on screen, on paper and in web pages, whatever the fonts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import cache
from math import cos, radians, sin

from tni.maths.number_text import GROUP

type Point = tuple[float, float]
type Segment = tuple[float, float, float, float]

ADVANCE, NARROW = 0.76, 0.34
"""Width of a numeral with the space after it, in heights, and of a comma, a degree or the space of thousands."""
NUMBER_HEIGHT = 1.3
"""Height of a number with its comma or tail, in heights."""
STROKE = 0.12
"""Width of the line, in heights."""
_NARROW = f",°{GROUP}"


def _bow(x: float, y: float, across: float, down: float, start: float, end: float) -> list[Point]:
    """Return points on an ellipse about (x, y), from one angle to another; degrees, clockwise from the right."""
    steps = max(round(abs(end - start) / 15), 1)
    turns = (radians(start + (end - start) * k / steps) for k in range(steps + 1))
    return [(x + across * cos(turn), y + down * sin(turn)) for turn in turns]


_SIX = [[(0.44, 0.04), *_bow(0.47, 0.66, 0.44, 0.62, -105, -178)], _bow(0.28, 0.68, 0.25, 0.3, 0, 360)]
_SHAPES: dict[str, list[list[Point]]] = {
    "0": [_bow(0.28, 0.5, 0.26, 0.48, 0, 360)],
    "1": [[(0.1, 0.22), (0.34, 0.02), (0.34, 0.98)]],
    "2": [[*_bow(0.28, 0.28, 0.25, 0.26, -165, 30), (0.03, 0.98), (0.54, 0.98)]],
    "3": [_bow(0.26, 0.26, 0.23, 0.24, -155, 90), _bow(0.26, 0.74, 0.27, 0.24, -90, 155)],
    "4": [[(0.4, 0.98), (0.4, 0.02), (0.02, 0.7), (0.56, 0.7)]],
    "5": [[(0.5, 0.02), (0.12, 0.02), (0.08, 0.45), *_bow(0.27, 0.67, 0.26, 0.31, -135, 150)]],
    "6": _SIX,
    "7": [[(0.03, 0.02), (0.53, 0.02), (0.2, 0.98)]],
    "8": [_bow(0.28, 0.26, 0.21, 0.24, 0, 360), _bow(0.28, 0.74, 0.26, 0.24, 0, 360)],
    "9": [[(0.56 - x, 1 - y) for x, y in line] for line in _SIX],
    "−": [[(0.06, 0.55), (0.5, 0.55)]],
    ",": [[(0.14, 0.9), (0.06, 1.14)]],
    "°": [_bow(0.14, 0.14, 0.12, 0.12, 0, 360)],
    "x": [[(0.08, 0.38), (0.48, 0.98)], [(0.48, 0.38), (0.08, 0.98)]],
    "y": [[(0.08, 0.38), (0.28, 0.86)], [(0.48, 0.38), (0.16, 1.26)]],
}


def text_width(text: str) -> float:
    """Return the width of numerals, in heights."""
    return sum(NARROW if letter in _NARROW else ADVANCE for letter in text) - (ADVANCE - 0.56)


def signs(text: str) -> Iterator[tuple[str, float]]:
    """Yield each letter, and how far it is from the one before, in heights."""
    along = 0.0
    for letter in text:
        yield letter, along
        along = NARROW if letter in _NARROW else ADVANCE


def sign_lines(letter: str) -> Sequence[Sequence[Point]]:
    """Return the lines of a letter of height 1."""
    return _SHAPES.get(letter, ())


@cache
def _segments(text: str) -> tuple[Segment, ...]:
    return tuple(_drawn(text))


def _drawn(text: str) -> Iterator[Segment]:
    x = 0.0
    for letter, along in signs(text):
        x += along
        for line in sign_lines(letter):
            for (x0, y0), (x1, y1) in itertools.pairwise(line):
                yield x + x0, y0, x + x1, y1


def numerals(text: str, left: float, top: float, height: float) -> list[Segment]:
    """Return numerals as strokes. left, top: of the first one."""
    return [
        (left + x0 * height, top + y0 * height, left + x1 * height, top + y1 * height)
        for x0, y0, x1, y1 in _segments(text)
    ]
