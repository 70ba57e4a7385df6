"""Signs of music, drawn by lines: clefs, heads, stems, flags, sharps and flats. One space of the staff is the unit."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, radians, sin
from typing import Final

from tni.api.items import DrawnArea, DrawnLine, DrawnOval, DrawnText, Point

from .notes import NATURAL, Note

type Part = DrawnArea | DrawnLine | DrawnOval | DrawnText
SPACE: Final = 8.0
"""Millimetres between two lines."""
_TREBLE: Final = (
    (0.05, 0.55), (-0.35, 0.95), (-0.05, 1.5), (0.55, 1.5), (0.95, 0.85), (0.6, 0.15), (-0.15, -0.05), (-0.9, 0.35),
    (-1.1, 1.2), (-0.7, 2.15), (0.05, 2.95), (0.5, 3.75), (0.5, 4.6), (0.25, 5.15), (-0.1, 4.85), (-0.25, 4.1),
    (-0.1, 2.8), (0.2, 0.8), (0.4, -0.7), (0.25, -1.4), (-0.25, -1.6), (-0.6, -1.25),
)  # fmt: skip
_BASS: Final = (
    (-0.75, 2.95), (-0.8, 3.5), (-0.25, 4.0), (0.45, 3.8), (0.8, 3.0), (0.65, 2.05), (0.0, 1.15), (-1.0, 0.45),
)  # fmt: skip
_FLAT: Final = ((-0.2, 0.55), (0.12, 0.62), (0.28, 0.3), (0.05, -0.2), (-0.2, -0.5))
_QUARTER_REST: Final = ((-0.2, 3.3), (0.3, 2.6), (-0.3, 2.0), (0.35, 1.3), (-0.25, 1.25), (-0.1, 0.7))
KEY_SHARPS, KEY_FLATS = (8, 5, 9, 6, 3, 7, 4), (4, 7, 3, 6, 2, 5, 1)
"""Places of the signs of a key with the treble clef; with the bass clef they stand two lower."""
KEY_SIGN: Final = 0.95
"""Room of such a sign, in spaces."""
_FLAG: Final = ((0.0, 0.0), (0.1, -0.7), (0.6, -1.2), (0.75, -1.9), (0.6, -2.4))


def _smooth(points: Sequence[Point], parts: int = 6) -> list[Point]:
    """Return a smooth line through points."""
    out: list[Point] = []
    padded = [points[0], *points, points[-1]]
    for k in range(len(points) - 1):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = padded[k : k + 4]
        for step in range(parts):
            t = step / parts
            out.append((_spline(x0, x1, x2, x3, t), _spline(y0, y1, y2, y3, t)))
    return [*out, points[-1]]


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))


def _placed(points: Sequence[Point], x: float, y: float, size: float = SPACE) -> tuple[Point, ...]:
    """Return points at a place of the item; y of a sign grows upwards."""
    return tuple((x + px * size, y - py * size) for px, py in points)


def clef_parts(clef: str, x: float, bottom: float) -> list[Part]:
    """Return the clef. x: its middle. bottom: the lowest line."""
    if clef == "treble":
        line = _placed(_smooth(_TREBLE), x, bottom)
        return [DrawnLine(line, "ink", 1.3), DrawnOval(x - 0.4 * SPACE, bottom + 1.2 * SPACE, 2.2, 2.2, "ink", None)]
    line = _placed(_smooth(_BASS), x, bottom)
    dots: list[Part] = [DrawnOval(x + 1.3 * SPACE, bottom - y * SPACE, 1.2, 1.2, "ink", None) for y in (2.5, 3.5)]
    return [DrawnLine(line, "ink", 1.5), DrawnOval(x - 0.5 * SPACE, bottom - 3.0 * SPACE, 2.4, 2.4, "ink", None), *dots]


def head(x: float, y: float, wide: float = 0.66, high: float = 0.43) -> tuple[Point, ...]:
    """Return the outline of a note's head, a slanted ellipse."""
    c, s = cos(radians(22)), sin(radians(22))
    out: list[Point] = []
    for k in range(24):
        a, b = wide * cos(2 * pi * k / 24), high * sin(2 * pi * k / 24)
        out.append((x + (a * c - b * s) * SPACE, y - (a * s + b * c) * SPACE))
    return tuple(out)


def note_parts(note: Note, x: float, y: float, colour: str = "ink") -> list[Part]:
    """Return a note with its sign. x, y: the middle of its head."""
    assert note.place is not None
    outline = head(x, y)
    out: list[Part] = []
    if note.beats >= 2:
        out += [DrawnArea(outline, "surface"), DrawnLine(outline, colour, 1.7, closed=True)]
    else:
        out += [DrawnArea(outline, colour), DrawnLine(outline, colour, 0.5, closed=True)]
    if note.beats < 4:
        up = note.place < 4
        side, end = (0.62 if up else -0.62) * SPACE, y - (3.4 if up else -3.4) * SPACE
        out.append(DrawnLine(((x + side, y), (x + side, end)), colour, 1.1))
        for step in range((note.beats < 1) + (note.beats < 0.5)):
            short = 0.7 if note.beats < 0.5 else 1.0
            flag = [(px, py * short if up else -py * short) for px, py in _FLAG]
            down = (0.8 if up else -0.8) * SPACE * step
            out.append(DrawnLine(_placed(_smooth(flag, 4), x + side, end + down), colour, 1.4))
    if note.beats in (1.5, 3.0):  # on a line it stands in the space above
        out += dot_parts(x, y - (SPACE / 2 if note.place % 2 == 0 else 0.0), colour)
    return out + sign_parts(note.sign, x - 1.35 * SPACE, y, colour)


def sign_parts(sign: int, x: float, y: float, colour: str = "ink") -> list[Part]:
    """Return a sharp, a flat or a natural."""
    if sign == NATURAL:
        return natural_parts(x, y, colour)
    if sign > 0:
        lines = (
            (((-0.2, -1.25), (-0.2, 1.1)), 0.9), (((0.2, -1.1), (0.2, 1.25)), 0.9),
            (((-0.48, 0.28), (0.48, 0.55)), 1.6), (((-0.48, -0.55), (0.48, -0.28)), 1.6),
        )  # fmt: skip
        return [DrawnLine(_placed(line, x, y), colour, width) for line, width in lines]
    if sign < 0:
        stem = DrawnLine(_placed(((-0.2, 1.7), (-0.2, -0.5)), x, y), colour, 0.9)
        return [stem, DrawnLine(_placed(_smooth(_FLAT, 5), x, y), colour, 1.2)]
    return []


def natural_parts(x: float, y: float, colour: str = "ink") -> list[Part]:
    lines = (
        (((-0.25, 1.4), (-0.25, -0.65)), 0.9), (((0.25, 0.65), (0.25, -1.4)), 0.9),
        (((-0.25, 0.42), (0.25, 0.62)), 1.5), (((-0.25, -0.62), (0.25, -0.42)), 1.5),
    )  # fmt: skip
    return [DrawnLine(_placed(line, x, y), colour, width) for line, width in lines]


def key_parts(key: int, clef: str, x: float, bottom: float) -> list[Part]:
    """Return a key signature. x: where it begins. key: number of sharps, of flats below 0."""
    places = KEY_SHARPS[:key] if key > 0 else KEY_FLATS[:-key]
    down = 0 if clef == "treble" else 2
    out: list[Part] = []
    for number, place in enumerate(places):
        across = x + (number + 0.5) * KEY_SIGN * SPACE
        out += sign_parts(1 if key > 0 else -1, across, bottom - (place - down) * SPACE / 2)
    return out


def rest_parts(beats: float, x: float, bottom: float, colour: str = "ink") -> list[Part]:
    """Return a rest in the middle of the staff."""
    out: list[Part] = []
    if beats >= 2:  # a bar below the fourth line, or upon the third
        top = 3.0 if beats >= 4 else 2.5
        box = ((-0.6, top), (0.6, top), (0.6, top - 0.5), (-0.6, top - 0.5))
        out.append(DrawnArea(_placed(box, x, bottom), colour))
    elif beats >= 1:
        out.append(DrawnLine(_placed(_smooth(_QUARTER_REST, 4), x, bottom), colour, 1.5))
        out.append(DrawnLine(_placed(_QUARTER_REST[1:3], x, bottom), colour, 2.6))
    else:
        count = 1 if beats >= 0.5 else 2
        foot = (-0.2 - 0.25 * (count - 1), 1.0 - 1.0 * (count - 1))
        out.append(DrawnLine(_placed(((0.45, 2.75), foot), x, bottom), colour, 1.1))
        for step in range(count):
            low, back = 2.5 - step, 0.24 * step
            hook = ((-0.45 - back, low), (-0.1 - back, low - 0.25), (0.38 - back, low + 0.15))
            out.append(DrawnLine(_placed(_smooth(hook, 4), x, bottom), colour, 1.0))
            (dot,) = _placed(((-0.42 - back, low),), x, bottom)
            out.append(DrawnOval(*dot, 0.22 * SPACE, 0.22 * SPACE, colour, None))
    return out


def dot_parts(x: float, y: float, colour: str = "ink") -> list[Part]:
    """Return the dot that makes a note or rest longer by half. x, y: middle of the head."""
    return [DrawnOval(x + 1.1 * SPACE, y, 1.3, 1.3, colour, None)]


def tie_parts(start: float, end: float, y: float, *, above: bool) -> list[Part]:
    """Return the bow between two heads. start, end: x of its ends. y: of the heads."""
    way = -1 if above else 1
    deep = min(0.9, 0.3 + (end - start) / SPACE * 0.15) * SPACE
    points = [(k / 12, 4 * k / 12 * (1 - k / 12)) for k in range(13)]
    bow = tuple((start + (end - start) * share, y + way * (0.65 * SPACE + deep * high)) for share, high in points)
    return [DrawnLine(bow, "ink", 1.1)]
