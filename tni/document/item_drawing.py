"""Drawing of an interactive item, as values: lines, areas, ovals and texts, in its own millimetres and painting order.

A drawing is kept in the lesson with the item's state, so whatever shows or prints the page needs no plugin for it.
Colours are "#rrggbb" or a name of THEME, which follows the paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, isfinite, pi, sin
from typing import Any, cast

from tni.core.errors import TniError
from tni.core.geometry import Point
from tni.document.alignment import TextAlign
from tni.document.page_format import Paper
from tni.document.palette import INKS

THEME: Mapping[str, tuple[str, str]] = {
    **{name: (INKS.light[at], INKS.dark[at]) for at, name in enumerate(INKS.names)},
    "paper": ("#ffffff", "#1f2a2a"),
    "surface": ("#ffffff", "#2b3939"),
    "soft": ("#e8edf4", "#3a4b4c"),
    "soft blue": ("#cfe0ff", "#2f4d66"),
    "soft red": ("#ffd6cc", "#6b3425"),
    "soft green": ("#cdeee2", "#2c5a41"),
    "soft orange": ("#ffe6bd", "#66521c"),
    "soft violet": ("#ecd9f7", "#503466"),
    "quiet": ("#5f6b7a", "#aab4c0"),
}
"""Names of colours, each on light and on black paper: the pens' colours, the paper's own, faces of objects that lie on
it, pale areas on which the pens' colours stand out, and a grey for what matters less."""

MOST_DRAWN, MOST_POINTS, MOST_LETTERS = 4_000, 20_000, 2_000
"""Most parts of a drawing, points of all of them, and letters of a text."""
FARTHEST_MM = 10_000.0
FULL_TURN_SIDES = 96
HALF_LINE_EMS = 0.66
"""Half the height of a line of text."""


class BadDrawingError(TniError):
    """A drawing, or what a lesson holds as one, is not valid. why: one sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """Line with round ends through points. closed: also from the last point to the first."""

    points: tuple[Point, ...]
    colour: str = "ink"
    width_mm: float = 0.6
    closed: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class DrawnArea:
    """Filled polygon."""

    points: tuple[Point, ...]
    colour: str = "soft"


@dataclass(frozen=True, slots=True)
class DrawnOval:
    """Circle or ellipse. x, y: its middle. fill: None for an empty one. colour: of the outline, None for none, which
    lies with its full width within the radii."""

    x: float
    y: float
    radius_x: float
    radius_y: float
    fill: str | None = None
    colour: str | None = "ink"
    width_mm: float = 0.6


@dataclass(frozen=True, slots=True)
class DrawnText:
    """One line of text. x: of the side at which it is aligned, or of its middle. y: middle of its capitals and digits.
    size_mm: height of the em; capitals are two thirds of it. width_mm: of the box in which it is squeezed when longer,
    0 for no limit."""

    text: str
    x: float
    y: float
    size_mm: float = 6.0
    colour: str = "ink"
    align: TextAlign = TextAlign.CENTRE
    bold: bool = False
    width_mm: float = 0.0


type Drawn = DrawnLine | DrawnArea | DrawnOval | DrawnText
type Drawing = tuple[Drawn, ...]


def arc_points(x: float, y: float, radius: float, start: float, sweep: float) -> tuple[Point, ...]:
    """Return points along an arc. start, sweep: degrees, clockwise from twelve o'clock."""
    count = max(2, round(abs(sweep) / 360 * FULL_TURN_SIDES) + 1)
    turns = ((start + sweep * k / (count - 1)) * pi / 180 for k in range(count))
    return tuple((x + radius * sin(turn), y - radius * cos(turn)) for turn in turns)


def theme_colour(colour: str, paper: Paper) -> str:
    """Return "#rrggbb" on a paper."""
    found = THEME.get(colour)
    return colour if found is None else found[paper is Paper.BLACK]


def within(drawing: Iterable[Drawn], width_mm: float, height_mm: float) -> Drawing:
    """Return the drawing with all points moved into its item's box: what lies outside would leave traces on the page
    when the item moves."""

    def inside(point: Point, rim: float = 0.0) -> Point:
        across, down = min(rim, width_mm / 2), min(rim, height_mm / 2)
        return min(max(point[0], across), width_mm - across), min(max(point[1], down), height_mm - down)

    out: list[Drawn] = []
    for one in drawing:
        match one:
            case DrawnLine():
                out.append(replace(one, points=tuple(inside(point, one.width_mm / 2) for point in one.points)))
            case DrawnArea():
                out.append(replace(one, points=tuple(map(inside, one.points))))
            case DrawnOval(x=x, y=y):
                x, y = inside((x, y))
                room_x, room_y = min(x, width_mm - x), min(y, height_mm - y)
                fits = one.radius_x <= room_x and one.radius_y <= room_y
                radii = (one.radius_x, one.radius_y) if fits else (min(one.radius_x, room_x), min(one.radius_y, room_y))
                out.append(replace(one, x=x, y=y, radius_x=radii[0], radius_y=radii[1]))
            case DrawnText():
                x, y = inside((one.x, one.y))[0], inside((one.x, one.y), HALF_LINE_EMS * one.size_mm)[1]
                room = {TextAlign.LEFT: width_mm - x, TextAlign.RIGHT: x, TextAlign.CENTRE: 2 * min(x, width_mm - x)}
                most = min(one.width_mm or room[one.align], room[one.align])
                out.append(replace(one, x=x, y=y, width_mm=max(most, 0.1)))
    return tuple(out)


def encode_drawing(drawing: Iterable[Drawn]) -> list[list[Any]]:
    """Return JSON values of a drawing, rounded to a hundredth of a millimetre."""
    return [_encoded(one) for one in drawing]


def _encoded(one: Drawn) -> list[Any]:
    match one:
        case DrawnLine():
            return ["line", one.colour, _short(one.width_mm), one.closed + 2 * one.dashed, _flat(one.points)]
        case DrawnArea():
            return ["area", one.colour, _flat(one.points)]
        case DrawnOval():
            numbers = map(_short, (one.x, one.y, one.radius_x, one.radius_y))
            return ["oval", *numbers, one.fill, one.colour, _short(one.width_mm)]
        case DrawnText():
            place = map(_short, (one.x, one.y, one.size_mm))
            return ["text", one.text, *place, one.colour, one.align.value, one.bold, _short(one.width_mm)]


def _short(value: float) -> float:
    return round(float(value), 2) + 0.0


def _flat(points: Iterable[Point]) -> list[float]:
    return [_short(value) for point in points for value in point]


def decode_drawing(found: object) -> Drawing:
    """Return the drawing of JSON values. Raises: BadDrawingError for any others."""
    if not isinstance(found, list) or len(found) > MOST_DRAWN:
        raise BadDrawingError("a drawing is a list of parts")
    try:
        return checked_drawing(_READERS[one[0]](*one[1:]) for one in found)
    except (TypeError, ValueError, KeyError, IndexError) as error:
        raise BadDrawingError(f"no drawing: {error}") from error


def _line(colour: str, width_mm: float, how: int, flat: list[float]) -> Drawn:
    return DrawnLine(_points(flat), colour, width_mm, bool(how & 1), bool(how & 2))


def _text(text: str, x: float, y: float, size_mm: float, colour: str, align: str, bold: bool, width_mm: float) -> Drawn:
    return DrawnText(text, x, y, size_mm, colour, TextAlign(align), bold, width_mm)


def _points(flat: list[float]) -> tuple[Point, ...]:
    return tuple(zip(flat[::2], flat[1::2], strict=True))


_READERS: Mapping[str, Callable[..., Drawn]] = {
    "line": _line,
    "area": lambda colour, flat: DrawnArea(_points(flat), colour),
    "oval": lambda *values: DrawnOval(*values),
    "text": _text,
}


def checked_drawing(drawing: Iterable[object]) -> Drawing:
    """Return a drawing that can be painted and stored. Raises: BadDrawingError."""
    out: list[Drawn] = []
    points = 0
    for one in drawing:
        match one:
            case DrawnLine() | DrawnArea():
                points += len(one.points)
                numbers = [value for point in one.points for value in (point[0], point[1])]
                _check_colour(one.colour)
                if isinstance(one, DrawnLine):
                    _check_lengths(one.width_mm)
            case DrawnOval():
                numbers = [one.x, one.y]
                _check_lengths(one.radius_x, one.radius_y, one.width_mm)
                for colour in (one.fill, one.colour):
                    if colour is not None:
                        _check_colour(colour)
            case DrawnText():
                numbers = [one.x, one.y]
                _check_lengths(one.size_mm, one.width_mm)
                _check_colour(one.colour)
                if not isinstance(one.text, str) or len(one.text) > MOST_LETTERS or not isinstance(one.bold, bool):
                    raise BadDrawingError("a text is a string, and not too long")
            case _:
                raise BadDrawingError(f"{type(one).__name__} is no part of a drawing")
        if not _are_numbers(numbers):
            raise BadDrawingError("a place in a drawing is two finite numbers")
        out.append(one)
        if len(out) > MOST_DRAWN or points > MOST_POINTS:
            raise BadDrawingError("a drawing has too many parts")
    return tuple(out)


def _check_colour(colour: object) -> None:
    if isinstance(colour, str) and (colour in THEME or _is_hex(colour)):
        return
    raise BadDrawingError(f"{colour!r} is no colour: a name of the theme or #rrggbb in small letters")


def _is_hex(colour: str) -> bool:
    return len(colour) == 7 and colour[0] == "#" and all(digit in "0123456789abcdef" for digit in colour[1:])


def _check_lengths(*values: object) -> None:
    if not all(_is_number(value) and value >= 0 for value in values):  # type: ignore[operator]
        raise BadDrawingError("a length is a finite number, not below 0")


def _are_numbers(values: Sequence[object]) -> bool:
    if set(map(type, values)) <= {int, float}:  # nearly always, and told three times as fast
        numbers = cast("Sequence[float]", values)
        return min(numbers) >= -FARTHEST_MM and max(numbers) <= FARTHEST_MM and isfinite(sum(numbers))
    return all(map(_is_number, values))


def _is_number(value: object) -> bool:
    return (
        isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value) and abs(value) <= FARTHEST_MM
    )
