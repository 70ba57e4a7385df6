"""Slope of a function at a place, exact but for rounding: value and slope go through each operation together."""

from __future__ import annotations

from math import log
from typing import cast

from tni.constructions.evaluation import MOST_DEPTH, Scope
from tni.constructions.expression_tree import BinaryExpression, Call, Expression, Literal, Name, NegatedExpression
from tni.constructions.measures import number_of
from tni.constructions.number_functions import ONE, SLOPES, number_or_none, power
from tni.constructions.values import Function, Value

type Dual = tuple[float, float]
"""Value and slope."""


def slope_at(function: Function, x: float, scope: Scope) -> Dual | None:
    """Return value and slope of a function; None where it has none. Raises: TooCostlyError."""
    if not function.least <= x <= function.most:
        return None
    return _dual(function.body, x, scope, 0)


def _dual(expression: Expression, x: float, scope: Scope, depth: int) -> Dual | None:
    scope.spend()
    if depth > MOST_DEPTH:
        return None
    match expression:
        case Name():
            return (x, 1.0)
        case Literal(value):
            number = number_of(cast("Value | None", value))
            return None if number is None else (number, 0.0)
        case NegatedExpression(inner):
            found = _dual(inner, x, scope, depth + 1)
            return None if found is None else (-found[0], -found[1])
        case BinaryExpression(sign, left, right):
            one, two = _dual(left, x, scope, depth + 1), _dual(right, x, scope, depth + 1)
            return None if one is None or two is None else _combined(sign, one, two)
        case Call(name, (argument,)) if name in ONE:
            found = _dual(argument, x, scope, depth + 1)
            return None if found is None else _of_function(name, found)
        case _:
            return None


def _of_function(name: str, argument: Dual) -> Dual | None:
    value = number_or_none(ONE[name], argument[0])
    slope = number_or_none(SLOPES[name], argument[0])
    return None if value is None or slope is None else (float(value), slope * argument[1])


def _combined(sign: str, one: Dual, two: Dual) -> Dual | None:
    match sign:
        case "+":
            return (one[0] + two[0], one[1] + two[1])
        case "-":
            return (one[0] - two[0], one[1] - two[1])
        case "*":
            return (one[0] * two[0], one[0] * two[1] + one[1] * two[0])
        case "/" if two[0]:
            value = one[0] / two[0]
            return (value, (one[1] - value * two[1]) / two[0])
        case "^":
            return _raised(one, two)
    return None


def _raised(one: Dual, two: Dual) -> Dual | None:
    value = power(one[0], two[0])
    if value is None:
        return None
    slope = 0.0
    if one[1]:
        before = power(one[0], two[0] - 1) if two[0] else 0.0
        if before is None:
            return None
        slope += two[0] * before * one[1]
    if two[1]:
        if one[0] <= 0:
            return None
        slope += value * log(one[0]) * two[1]
    return (value, slope)
