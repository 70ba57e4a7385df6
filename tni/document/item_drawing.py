"""Drawing of an interactive item, as values: lines, areas, ovals, texts and pictures of the web, in its own millimetres
and painting order.

A drawing is kept in the lesson with the item's state, so whatever shows or prints the page needs no plugin for it.
Colours are "#rrggbb" or a name of THEME, which follows the paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from math import cos, isfinite, pi, sin
from operator import itemgetter
from typing import cast

from tni.core.errors import TniError
from tni.core.geometry import Point
from tni.document.alignment import TextAlign
from tni.document.page_format import Paper
from tni.document.palette import INKS

THEME: Mapping[str, tuple[str, str]] = {
    **{name: (INKS.light[at], INKS.dark[at]) for at, name in enumerate(INKS.names)},
    "paper": ("#ffffff", "#1f2a2a"),
    "surface": ("#ffffff", "#263333"),
    "soft": ("#f0f4f9", "#304041"),
    "soft blue": ("#cfe0ff", "#2b465d"),
    "soft red": ("#ffd6cc", "#6b3425"),
    "soft green": ("#cdeee2", "#2c5a41"),
    "soft orange": ("#ffe6bd", "#66521c"),
    "soft violet": ("#ecd9f7", "#503466"),
    "quiet": ("#566170", "#c4cdd8"),
}
"""Names of colours, each on light and on black paper: the pens' colours, the paper's own, faces of objects that lie on
it, pale areas on which the pens' colours stand out, and a grey for what matters less."""

MOST_DRAWN, MOST_POINTS, MOST_LETTERS = 4_000, 20_000, 2_000
"""Most parts of a drawing, points of all of them, and letters of a text."""
MOST_PICTURES, MOST_INSTEAD, LONGEST_ADDRESS = 200, 4, 500
"""Most pictures of a drawing, pictures that may stand in for one, and letters of an address."""
FARTHEST_MM = 10_000.0
FULL_TURN_SIDES = 96
HALF_LINE_EMS, HALF_CURSIVE_EMS = 0.66, 1.4
"""Half the height of a line of plain text, and of one in the joined hand."""
_across, _down = itemgetter(0), itemgetter(1)


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
    0 for no limit. turn: degrees clockwise about (x, y); None for a text that stays upright however its item is
    turned. cursive: in the joined hand of French schools, on the line on which a plain text of this size stands; its
    small letters are half an em high, its loops nearly three halves."""

    text: str
    x: float
    y: float
    size_mm: float = 6.0
    colour: str = "ink"
    align: TextAlign = TextAlign.CENTRE
    bold: bool = False
    width_mm: float = 0.0
    turn: float | None = 0.0
    cursive: bool = False

    @property
    def half_line_mm(self) -> float:
        """Most that its letters reach above or below `y`."""
        return (HALF_CURSIVE_EMS if self.cursive else HALF_LINE_EMS) * self.size_mm


type Part = tuple[float, float, float, float]
"""Part of a picture: how much of its sides is cut off at its left, top, right and bottom, as parts of 1."""
WHOLE_PICTURE: Part = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """Picture of the web, which the program brings and keeps. x, y: its top left corner. part: of the picture that
    fills the box. instead: pictures, and their parts, of which the first that is there is shown until the picture
    itself is: coarser pieces of a map. The last of them is brought as well. Where none is there, what was drawn before
    shows."""

    address: str
    x: float
    y: float
    width_mm: float
    height_mm: float
    part: Part = WHOLE_PICTURE
    instead: tuple[tuple[str, Part], ...] = ()


type Drawn = DrawnLine | DrawnArea | DrawnOval | DrawnText
type AnyDrawn = Drawn | DrawnPicture
type Drawing = tuple[AnyDrawn, ...]


def arc_points(x: float, y: float, radius: float, start: float, sweep: float) -> tuple[Point, ...]:
    """Return points along an arc. start, sweep: degrees, clockwise from twelve o'clock."""
    count = max(2, round(abs(sweep) / 360 * FULL_TURN_SIDES) + 1)
    turns = ((start + sweep * k / (count - 1)) * pi / 180 for k in range(count))
    return tuple((x + radius * sin(turn), y - radius * cos(turn)) for turn in turns)


def theme_colour(colour: str, paper: Paper) -> str:
    """Return "#rrggbb" on a paper."""
    found = THEME.get(colour)
    return colour if found is None else found[paper is Paper.BLACK]


def within(drawing: Iterable[AnyDrawn], width_mm: float, height_mm: float) -> Drawing:
    """Return the drawing with all points moved into its item's box: what lies outside would leave traces on the page
    when the item moves."""

    def inside(point: Point, rim: float = 0.0) -> Point:
        across, down = min(rim, width_mm / 2), min(rim, height_mm / 2)
        return min(max(point[0], across), width_mm - across), min(max(point[1], down), height_mm - down)

    out: list[AnyDrawn] = []
    for one in drawing:
        match one:
            case DrawnLine() | DrawnArea() if _lies_within(one, width_mm, height_mm):
                out.append(one)
            case DrawnLine():
                out.append(replace(one, points=tuple(inside(point, one.width_mm / 2) for point in one.points)))
            case DrawnArea():
                out.append(replace(one, points=tuple(map(inside, one.points))))
            case DrawnOval(x=x, y=y, radius_x=wide, radius_y=high) if (
                wide <= x <= width_mm - wide and high <= y <= height_mm - high
            ):
                out.append(one)
            case DrawnOval(x=x, y=y):
                x, y = inside((x, y))
                room_x, room_y = min(x, width_mm - x), min(y, height_mm - y)
                fits = one.radius_x <= room_x and one.radius_y <= room_y
                radii = (one.radius_x, one.radius_y) if fits else (min(one.radius_x, room_x), min(one.radius_y, room_y))
                out.append(replace(one, x=x, y=y, radius_x=radii[0], radius_y=radii[1]))
            case DrawnText():
                x, y = inside((one.x, one.y))[0], inside((one.x, one.y), one.half_line_mm)[1]
                before, after = _room(x, y, one.turn, width_mm, height_mm)
                room = {TextAlign.LEFT: after, TextAlign.RIGHT: before, TextAlign.CENTRE: 2 * min(before, after)}
                most = min(one.width_mm or room[one.align], room[one.align])
                out.append(replace(one, x=x, y=y, width_mm=max(most, 0.1)))
            case DrawnPicture():
                wide, high = min(one.width_mm, width_mm), min(one.height_mm, height_mm)
                x, y = min(max(one.x, 0.0), width_mm - wide), min(max(one.y, 0.0), height_mm - high)
                out.append(replace(one, x=x, y=y, width_mm=wide, height_mm=high))
    return tuple(out)


def _lies_within(one: DrawnLine | DrawnArea, width_mm: float, height_mm: float) -> bool:
    """Return whether nothing of a line or an area has to be moved."""
    rim = one.width_mm / 2 if isinstance(one, DrawnLine) else 0.0
    if not one.points or 2 * rim > min(width_mm, height_mm):
        return False
    (left, _), (right, _) = min(one.points, key=_across), max(one.points, key=_across)
    (_, top), (_, bottom) = min(one.points, key=_down), max(one.points, key=_down)
    return rim <= left and right <= width_mm - rim and rim <= top and bottom <= height_mm - rim


def _room(x: float, y: float, turn: float | None, wide: float, high: float) -> tuple[float, float]:
    """Return how far a text may reach from a place to where it begins and to where it ends."""
    if turn is None:  # in any direction
        least = min(x, wide - x, y, high - y)
        return least, least
    across, down = cos(turn * pi / 180), sin(turn * pi / 180)
    ends = [
        (to_high if step > 0 else to_low) / abs(step)
        for way in (-1, 1)
        for step, to_low, to_high in ((way * across, x, wide - x), (way * down, y, high - y))
        if abs(step) > 1e-9
    ]
    half = len(ends) // 2
    return min(ends[:half]), min(ends[half:])


def checked_drawing(drawing: Iterable[object]) -> Drawing:
    """Return a drawing that can be painted and stored. Raises: BadDrawingError."""
    out: list[AnyDrawn] = []
    points = pictures = 0
    for one in drawing:
        match one:
            case DrawnLine() | DrawnArea():
                points += len(one.points)
                numbers = list(chain.from_iterable(one.points))
                if not set(map(len, one.points)) <= {2}:
                    raise BadDrawingError("a place in a drawing is two numbers")
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
                numbers = [one.x, one.y, one.turn or 0.0]
                _check_lengths(one.size_mm, one.width_mm)
                _check_colour(one.colour)
                if not isinstance(one.text, str) or len(one.text) > MOST_LETTERS:
                    raise BadDrawingError("a text is a string, and not too long")
                if not isinstance(one.bold, bool) or not isinstance(one.cursive, bool):
                    raise BadDrawingError("a text is bold or not, cursive or not")
            case DrawnPicture():
                numbers = [one.x, one.y]
                _check_lengths(one.width_mm, one.height_mm)
                _check_pictures((one.address, one.part), *one.instead)
                pictures += 1
            case _:
                raise BadDrawingError(f"{type(one).__name__} is no part of a drawing")
        if not _are_numbers(numbers):
            raise BadDrawingError("a place in a drawing is two finite numbers")
        out.append(one)
        if len(out) > MOST_DRAWN or points > MOST_POINTS or pictures > MOST_PICTURES:
            raise BadDrawingError("a drawing has too many parts")
    return tuple(out)


def is_drawn_colour(colour: object) -> bool:
    """Return whether a drawing may have a colour: a name of the theme or "#rrggbb" in small letters."""
    return isinstance(colour, str) and (colour in THEME or _is_hex(colour))


def _check_pictures(*shown: tuple[object, Part]) -> None:
    if len(shown) > 1 + MOST_INSTEAD:
        raise BadDrawingError("too many pictures stand in for one")
    for address, part in shown:
        if not isinstance(address, str) or not address.startswith("https://") or len(address) > LONGEST_ADDRESS:
            raise BadDrawingError("a picture has an address, https:// and not too long")
        _check_lengths(*part)
        if len(part) != 4 or part[0] + part[2] >= 1 or part[1] + part[3] >= 1:
            raise BadDrawingError("nothing is left of a picture")


def _check_colour(colour: object) -> None:
    if is_drawn_colour(colour):
        return
    raise BadDrawingError(f"{colour!r} is no colour: a name of the theme or #rrggbb in small letters")


def _is_hex(colour: str) -> bool:
    return len(colour) == 7 and colour[0] == "#" and all(digit in "0123456789abcdef" for digit in colour[1:])


def _check_lengths(*values: object) -> None:
    if not all(_is_number(value) and value >= 0 for value in values):  # type: ignore[operator]
        raise BadDrawingError("a length is a finite number, not below 0")


def _are_numbers(values: Sequence[object]) -> bool:
    """Return whether all are numbers of a place, quickly for the many points of a line."""
    if set(map(type, values)) <= {int, float}:
        numbers = cast("Sequence[float]", values)
        least, most = min(numbers, default=0.0), max(numbers, default=0.0)
        return least >= -FARTHEST_MM and most <= FARTHEST_MM and isfinite(sum(numbers))
    return all(map(_is_number, values))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= FARTHEST_MM  # nor nan
