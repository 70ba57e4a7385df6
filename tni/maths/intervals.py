"""Intervals that hold all values of an expression while its variables go through intervals: so it is known where there
is nothing to be found. They may be too wide, never too narrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, exp, floor, inf, log, pi, sin, sqrt

from tni.maths.compiled import CONSTANTS
from tni.maths.expressions import (
    ConstantTerm,
    Expression,
    FunctionCall,
    Negation,
    Numeral,
    Operation,
    Suffixed,
    Variable,
)

type Interval = tuple[float, float]
type Enclosure = Callable[[Sequence[Interval]], Interval]

ANY: Interval = (-inf, inf)
_WIDER = 1e-12
"""Part of its ends by which each interval is widened for what rounding does."""


def enclosure(one: Expression, variables: Sequence[str]) -> Enclosure:
    """Return an interval for the values of an expression as a function of intervals of its variables."""
    places = {name: place for place, name in enumerate(variables)}
    return _made(one, places)


def _made(one: Expression, places: dict[str, int]) -> Enclosure:
    match one:
        case Numeral(value=value):
            return _constant(float(value))
        case ConstantTerm(name=name):
            return _constant(CONSTANTS[name])
        case Variable(name=name) if name in places:
            place = places[name]
            return lambda v: v[place]
        case Negation(of=inner):
            of = _made(inner, places)
            return lambda v: _opposite(of(v))
        case Suffixed(suffix="%", of=inner):
            of = _made(inner, places)
            return lambda v: _product(of(v), (0.01, 0.01))
        case Operation(operator="^", left=left, right=Numeral(value=power)) if power.denominator == 1 and power <= 20:
            of, degree = _made(left, places), int(power)
            return lambda v: _power(of(v), degree)
        case Operation(operator=operator, left=left, right=right) if operator in _JOINED:
            a, b, join = _made(left, places), _made(right, places), _JOINED[operator]
            return lambda v: join(a(v), b(v))
        case FunctionCall(function=name, arguments=(argument,)) if name in _CALLED:
            of, call = _made(argument, places), _CALLED[name]
            return lambda v: call(of(v))
        case FunctionCall(function=("min" | "max") as name, arguments=arguments):
            inner_ones = [_made(argument, places) for argument in arguments]
            pick = min if name == "min" else max
            return lambda v: _least_or_most(pick, [one(v) for one in inner_ones])
    return lambda _: ANY


def _constant(value: float) -> Enclosure:
    return lambda _: (value, value)


def _wider(low: float, high: float) -> Interval:
    if low != low or high != high:
        return ANY
    rim = _WIDER * max(abs(low), abs(high))
    return (low - rim, high + rim) if rim < inf else (low, high)


def _opposite(of: Interval) -> Interval:
    return -of[1], -of[0]


def _sum(a: Interval, b: Interval) -> Interval:
    return _wider(a[0] + b[0], a[1] + b[1])


def _difference(a: Interval, b: Interval) -> Interval:
    return _wider(a[0] - b[1], a[1] - b[0])


def _product(a: Interval, b: Interval) -> Interval:
    sides = a[0] * b[0], a[0] * b[1], a[1] * b[0], a[1] * b[1]
    return _wider(min(sides), max(sides)) if all(one == one for one in sides) else ANY


def _quotient(a: Interval, b: Interval) -> Interval:
    if b[0] <= 0 <= b[1]:
        return ANY
    return _product(a, (1 / b[1], 1 / b[0]))


def _power(of: Interval, degree: int) -> Interval:
    try:
        low, high = of[0] ** degree, of[1] ** degree
    except OverflowError:
        return ANY
    if degree % 2:
        return _wider(low, high)
    if degree == 0:
        return 1.0, 1.0
    return _wider(0.0 if of[0] <= 0 <= of[1] else min(low, high), max(low, high))


def _raised(a: Interval, b: Interval) -> Interval:
    if a[0] <= 0:
        return ANY
    return _exp(_product((log(a[0]), log(a[1]) if a[1] < inf else inf), b))


def _least_or_most(pick: Callable[[Sequence[float]], float], of: Sequence[Interval]) -> Interval:
    return pick([low for low, _ in of]), pick([high for _, high in of])


def _exp(of: Interval) -> Interval:
    return _wider(exp(min(of[0], 709.0)), exp(of[1]) if of[1] < 709 else inf)


def _log(of: Interval) -> Interval:
    if of[1] <= 0:
        return ANY
    return _wider(log(of[0]) if of[0] > 0 else -inf, log(of[1]) if of[1] < inf else inf)


def _sqrt(of: Interval) -> Interval:
    return ANY if of[1] < 0 else _wider(sqrt(max(of[0], 0.0)), sqrt(of[1]) if of[1] < inf else inf)


def _abs(of: Interval) -> Interval:
    low, high = sorted((abs(of[0]), abs(of[1])))
    return (0.0 if of[0] <= 0 <= of[1] else low), high


def _sine(of: Interval) -> Interval:
    low, high = of
    if not high - low < 2 * pi or max(abs(low), abs(high)) > 1e8:
        return -1.0, 1.0
    ends = sin(low), sin(high)
    top = ceil((low - pi / 2) / (2 * pi)) * 2 * pi + pi / 2 <= high
    bottom = ceil((low + pi / 2) / (2 * pi)) * 2 * pi - pi / 2 <= high
    return _wider(-1.0 if bottom else min(ends), 1.0 if top else max(ends))


def _cosine(of: Interval) -> Interval:
    return _sine((of[0] + pi / 2, of[1] + pi / 2))


def _floor(of: Interval) -> Interval:
    return (float(floor(of[0])), float(floor(of[1]))) if max(abs(of[0]), abs(of[1])) < 1e15 else ANY


_JOINED: dict[str, Callable[[Interval, Interval], Interval]] = {
    "+": _sum, "-": _difference, "*": _product, "/": _quotient, "^": _raised,
}  # fmt: skip
_CALLED: dict[str, Callable[[Interval], Interval]] = {
    "abs": _abs, "sqrt": _sqrt, "exp": _exp, "ln": _log, "sin": _sine, "cos": _cosine, "floor": _floor,
}  # fmt: skip
