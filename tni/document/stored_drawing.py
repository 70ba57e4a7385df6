"""Drawing of an interactive item as JSON values, as it is kept in lessons: numbers are rounded to a hundredth of a
millimetre."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any

import numpy as np

from tni.core.geometry import Point
from tni.document.alignment import TextAlign
from tni.document.item_drawing import (
    MOST_DRAWN,
    AnyDrawn,
    BadDrawingError,
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnPicture,
    DrawnText,
    Part,
    checked_drawing,
)


def encode_drawing(drawing: Iterable[AnyDrawn]) -> list[list[Any]]:
    """Return JSON values of a drawing, rounded to a hundredth of a millimetre."""
    return stored_drawing(drawing)[0]


def stored_drawing(drawing: Iterable[AnyDrawn]) -> tuple[list[list[Any]], Drawing]:
    """Return the JSON values of a drawing, and the drawing that is read from them if it is a valid one."""
    parts = tuple(drawing)
    lines = [one.points for one in parts if isinstance(one, DrawnLine | DrawnArea)]
    count = 2 * sum(map(len, lines))  # all points at once are rounded far quicker
    numbers = np.fromiter(chain.from_iterable(chain.from_iterable(lines)), np.float64, count)
    flat: list[float] = (np.round(numbers, 2) + 0.0).tolist()
    values: list[list[Any]] = []
    out: list[AnyDrawn] = []
    start = 0
    for one in parts:
        match one:
            case DrawnLine() | DrawnArea():
                end = start + 2 * len(one.points)
                mine, start = flat[start:end], end
                points = tuple(zip(mine[::2], mine[1::2], strict=True))
                if isinstance(one, DrawnArea):
                    values.append(["area", one.colour, mine])
                    out.append(DrawnArea(points, one.colour))
                    continue
                wide = _short(one.width_mm)
                values.append(["line", one.colour, wide, one.closed + 2 * one.dashed, mine])
                out.append(DrawnLine(points, one.colour, wide, one.closed, one.dashed))
            case _:
                values.append(_encoded(one))
                kind, *rest = values[-1]
                out.append(_READERS[kind](*rest))
    return values, tuple(out)


def _encoded(one: DrawnOval | DrawnText | DrawnPicture) -> list[Any]:
    match one:
        case DrawnOval():
            numbers = map(_short, (one.x, one.y, one.radius_x, one.radius_y))
            return ["oval", *numbers, one.fill, one.colour, _short(one.width_mm)]
        case DrawnText():
            place, wide = map(_short, (one.x, one.y, one.size_mm)), _short(one.width_mm)
            turn = None if one.turn is None else _short(one.turn)
            more = (turn, True) if one.cursive else () if turn == 0 else (turn,)
            return ["text", one.text, *place, one.colour, one.align.value, one.bold, wide, *more]
        case DrawnPicture():
            box = map(_short, (one.x, one.y, one.width_mm, one.height_mm))
            return ["picture", one.address, *box, _fine(one.part), [[key, _fine(part)] for key, part in one.instead]]


def _short(value: float) -> float:
    return round(float(value), 2) + 0.0


def _fine(part: Part) -> list[float]:
    return [round(float(side), 6) + 0.0 for side in part]


def decode_drawing(found: object) -> Drawing:
    """Return the drawing of JSON values. Raises: BadDrawingError for any others."""
    if not isinstance(found, list) or len(found) > MOST_DRAWN:
        raise BadDrawingError("a drawing is a list of parts")
    try:
        return checked_drawing(_READERS[one[0]](*one[1:]) for one in found)
    except (TypeError, ValueError, KeyError, IndexError) as error:
        raise BadDrawingError(f"no drawing: {error}") from error


def _line(colour: str, width_mm: float, how: int, flat: list[float]) -> AnyDrawn:
    return DrawnLine(_points(flat), colour, width_mm, bool(how & 1), bool(how & 2))


def _text(
    text: str, x: float, y: float, size_mm: float, colour: str, align: str, bold: bool, *more: float | None
) -> AnyDrawn:
    if not 1 <= len(more) <= 3:
        raise BadDrawingError("a text has too few values, or too many")
    turn = more[1] if len(more) > 1 else 0.0  # a plain text that lies level ends sooner
    return DrawnText(text, x, y, size_mm, colour, TextAlign(align), bold, more[0] or 0.0, turn, len(more) > 2)


def _picture(
    address: str,
    x: float,
    y: float,
    wide: float,
    high: float,
    part: list[float],
    instead: list[tuple[str, list[float]]],
) -> AnyDrawn:
    others = tuple((key, _part(sides)) for key, sides in instead)
    return DrawnPicture(address, x, y, wide, high, _part(part), others)


def _part(sides: list[float]) -> Part:
    left, top, right, bottom = sides
    return left, top, right, bottom


def _points(flat: list[float]) -> tuple[Point, ...]:
    return tuple(zip(flat[::2], flat[1::2], strict=True))


_READERS: Mapping[str, Callable[..., AnyDrawn]] = {
    "line": _line,
    "area": lambda colour, flat: DrawnArea(_points(flat), colour),
    "oval": lambda *values: DrawnOval(*values),
    "text": _text,
    "picture": _picture,
}
