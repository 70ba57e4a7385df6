"""Functions of numbers that expressions may call, by the names in GeoGebra's files. None: undefined there."""

from __future__ import annotations

import math
from collections.abc import Callable

type NumberFunction = Callable[[float], float]


def _sign(x: float) -> float:
    return float((x > 0) - (x < 0))


def _rounded(x: float) -> float:
    return math.floor(x + 0.5)


def _factorial(x: float) -> float:
    if x < 0 or x != math.floor(x):
        raise ValueError
    return math.gamma(x + 1)


def _no_slope(_x: float) -> float:
    raise ValueError


def _root(x: float) -> float:
    return math.copysign(abs(x) ** (1 / 3), x)


ONE: dict[str, NumberFunction] = {
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "arcsin": math.asin,
    "arccos": math.acos,
    "arctan": math.atan,
    "sinh": math.sinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "asinh": math.asinh,
    "acosh": math.acosh,
    "atanh": math.atanh,
    "exp": math.exp,
    "ln": math.log,
    "log": math.log,
    "lg": math.log10,
    "ld": math.log2,
    "sqrt": math.sqrt,
    "cbrt": _root,
    "abs": abs,
    "sgn": _sign,
    "sign": _sign,
    "floor": math.floor,
    "ceil": math.ceil,
    "round": _rounded,
    "factorial": _factorial,
}
SLOPES: dict[str, NumberFunction] = {
    "sin": math.cos,
    "cos": lambda x: -math.sin(x),
    "tan": lambda x: 1 / math.cos(x) ** 2,
    "asin": lambda x: 1 / math.sqrt(1 - x * x),
    "acos": lambda x: -1 / math.sqrt(1 - x * x),
    "atan": lambda x: 1 / (1 + x * x),
    "arcsin": lambda x: 1 / math.sqrt(1 - x * x),
    "arccos": lambda x: -1 / math.sqrt(1 - x * x),
    "arctan": lambda x: 1 / (1 + x * x),
    "sinh": math.cosh,
    "cosh": math.sinh,
    "tanh": lambda x: 1 - math.tanh(x) ** 2,
    "asinh": lambda x: 1 / math.sqrt(x * x + 1),
    "acosh": lambda x: 1 / math.sqrt(x * x - 1),
    "atanh": lambda x: 1 / (1 - x * x),
    "exp": math.exp,
    "ln": lambda x: 1 / x,
    "log": lambda x: 1 / x,
    "lg": lambda x: 1 / (x * math.log(10)),
    "ld": lambda x: 1 / (x * math.log(2)),
    "sqrt": lambda x: 1 / (2 * math.sqrt(x)),
    "cbrt": lambda x: 1 / (3 * _root(x) ** 2),
    "abs": _sign,
    "sgn": lambda _x: 0.0,
    "sign": lambda _x: 0.0,
    "floor": lambda _x: 0.0,
    "ceil": lambda _x: 0.0,
    "round": lambda _x: 0.0,
    "factorial": _no_slope,
}
"""Derivative of each function."""
CONSTANTS = {"pi": math.pi, "π": math.pi, "Pi": math.pi, "e": math.e, "ℯ": math.e}


def number_or_none(function: Callable[..., float], *arguments: float) -> float | None:
    """Return the value of a function; None where it has none."""
    try:
        found = function(*arguments)
    except (ValueError, OverflowError, ZeroDivisionError):
        return None
    return found if isinstance(found, float | int) and math.isfinite(found) else None


def power(base: float, exponent: float) -> float | None:
    found = number_or_none(lambda: float(base) ** float(exponent))  # a negative base gives a complex number
    return None if found is None else float(found)
