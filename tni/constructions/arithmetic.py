"""Sums, products and comparisons of the values of a construction."""

from __future__ import annotations

from math import fmod, isclose

from tni.constructions.errors import NoOverloadError, TooCostlyError
from tni.constructions.measures import number_of
from tni.constructions.number_functions import power
from tni.constructions.shown_numbers import shown_value
from tni.constructions.values import Group, NumberValue, Point, TextValue, Truth, Value, Vector

MOST_TEXT = 10_000


def opposite(value: Value) -> Value:
    match value:
        case Point(x, y):
            return Point(-x, -y)
        case Vector(x, y):
            return Vector(-x, -y)
        case _:
            return NumberValue(-_number(value, "-"), isinstance(value, NumberValue) and value.is_angle)


def combined(sign: str, left: Value | None, right: Value | None, decimals: int) -> Value | None:
    """Return what an operator makes of two values; None if it is undefined. decimals: of numbers within words. Raises:
    NoOverloadError, TooCostlyError."""
    if sign == "+" and (isinstance(left, TextValue) or isinstance(right, TextValue)):
        return _joined(left, right, decimals)
    if left is None or right is None:
        return None
    if sign in ("<", ">", "<=", ">=", "==", "!=", "∧", "∨"):
        return _compared(sign, left, right)
    if isinstance(left, Group) or isinstance(right, Group):
        return _member_wise(sign, left, right, decimals)
    if isinstance(left, Point | Vector) or isinstance(right, Point | Vector):
        return _of_pairs(sign, left, right)
    return _of_numbers(sign, left, right)


def _joined(left: Value | None, right: Value | None, decimals: int) -> TextValue:
    found = shown_value(left, decimals) + shown_value(right, decimals)
    if len(found) > MOST_TEXT:
        raise TooCostlyError
    return TextValue(found)


def _member_wise(sign: str, left: Value, right: Value, decimals: int) -> Group:
    if isinstance(left, Group) and isinstance(right, Group):
        if len(left.members) != len(right.members):
            raise NoOverloadError(sign)
        pairs = list(zip(left.members, right.members, strict=True))
    elif isinstance(left, Group):
        pairs = [(one, right) for one in left.members]
    else:
        assert isinstance(right, Group)
        pairs = [(left, one) for one in right.members]
    if any(isinstance(one, Group) for pair in pairs for one in pair):
        raise NoOverloadError(sign)
    return Group(tuple(combined(sign, *pair, decimals) for pair in pairs))


def _of_pairs(sign: str, left: Value, right: Value) -> Value | None:
    is_left, is_right = isinstance(left, Point | Vector), isinstance(right, Point | Vector)
    if is_left and is_right:
        assert isinstance(left, Point | Vector)
        assert isinstance(right, Point | Vector)
        if sign == "*":
            return NumberValue(left.x * right.x + left.y * right.y)
        if sign not in "+-":
            raise NoOverloadError(sign)
        step = 1 if sign == "+" else -1
        made = Vector if isinstance(left, Vector) and isinstance(right, Vector) else Point
        return made(left.x + step * right.x, left.y + step * right.y)
    pair, other = (left, right) if is_left else (right, left)
    assert isinstance(pair, Point | Vector)
    factor = _number(other, sign)
    if sign == "/" and is_left:
        if not factor:
            return None
        return type(pair)(pair.x / factor, pair.y / factor)
    if sign != "*":
        raise NoOverloadError(sign)
    return type(pair)(pair.x * factor, pair.y * factor)


def _of_numbers(sign: str, left: Value, right: Value) -> Value | None:
    one, two = _number(left, sign), _number(right, sign)
    is_one = isinstance(left, NumberValue) and left.is_angle
    is_two = isinstance(right, NumberValue) and right.is_angle
    match sign:
        case "+":
            return NumberValue(one + two, is_one or is_two)
        case "-":
            return NumberValue(one - two, is_one or is_two)
        case "*":
            return NumberValue(one * two, is_one != is_two)
        case "/":
            return NumberValue(one / two, is_one and not is_two) if two else None
        case "^":
            raised = power(one, two)
            return None if raised is None else NumberValue(raised)
    raise NoOverloadError(sign)


def _compared(sign: str, left: Value, right: Value) -> Truth:
    if sign in ("∧", "∨"):
        if not isinstance(left, Truth) or not isinstance(right, Truth):
            raise NoOverloadError(sign)
        return Truth(left.value and right.value if sign == "∧" else left.value or right.value)
    if sign in ("==", "!="):
        return Truth(_is_same(left, right) == (sign == "=="))
    one, two = _number(left, sign), _number(right, sign)
    found = {"<": one < two, ">": one > two, "<=": one <= two, ">=": one >= two}[sign]
    return Truth(found)


def _is_same(left: Value, right: Value) -> bool:
    if isinstance(left, Point | Vector) and isinstance(right, Point | Vector):
        return _is_close(left.x, right.x) and _is_close(left.y, right.y)
    one, two = number_of(left), number_of(right)
    return left == right if one is None or two is None else _is_close(one, two)


def _is_close(one: float, two: float) -> bool:
    return isclose(one, two, rel_tol=1e-12, abs_tol=1e-8)


def _number(value: Value, sign: str) -> float:
    found = number_of(value)
    if found is None:
        raise NoOverloadError(sign)
    return found


def remainder(one: float, two: float) -> float | None:
    """Return the remainder of a division, 0 up to the divisor."""
    if not two:
        return None
    found = fmod(one, abs(two))
    return found + abs(two) if found < 0 else found
