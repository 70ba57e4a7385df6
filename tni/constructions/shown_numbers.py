"""Numbers and points as words on a construction show them."""

from __future__ import annotations

from math import floor, isfinite, pi

from tni.constructions.measures import number_of
from tni.constructions.values import Group, NumberValue, Point, TextValue, Truth, Value, Vector

UNDEFINED = "?"


def shown_number(number: float, decimals: int) -> str:
    """Return a number with at most so many decimals, without zeros at its end."""
    if not isfinite(number):
        return UNDEFINED
    if abs(number) >= 1e15:
        return f"{number:.6g}"
    scale = 10.0**decimals
    rounded = floor(abs(number) * scale + 0.5 + 1e-9) / scale
    text = f"{rounded:.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if decimals else text
    return f"-{text}" if number < 0 and text != "0" else text


def shown_value(value: Value | None, decimals: int) -> str:
    match value:
        case TextValue(words):
            return words
        case NumberValue(size, is_angle=True):
            return f"{shown_number(size * 180 / pi, decimals)}°"
        case Truth(is_true):
            return "true" if is_true else "false"
        case Point(x, y) | Vector(x, y):
            return f"({shown_number(x, decimals)}, {shown_number(y, decimals)})"
        case Group(members):
            return "{" + ", ".join(shown_value(one, decimals) for one in members) + "}"
    number = number_of(value)
    return UNDEFINED if number is None else shown_number(number, decimals)
