"""Functions of school mathematics: their names, their numbers of arguments, and their values as floats.

A value that does not exist is NaN; one that is too large is infinite. Nothing here raises an error or takes long.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

NAN = math.nan
MOST_FACTORIAL = 170
"""Largest number whose factorial is a float."""
MOST_FACTORS = 40
"""Factors of a binomial coefficient that are multiplied; one of more is found by logarithms."""
EXACT_INTEGER = 2.0**53
"""Up to here a float holds each whole number."""


@dataclass(frozen=True, slots=True)
class KnownFunction:
    """Function of numbers. least, most: numbers of arguments. names: by which it is typed, besides its own; letters
    are small. in_angle, out_angle: whether it takes or gives an angle."""

    name: str
    least: int
    most: int
    value: Callable[..., float]
    names: tuple[str, ...] = ()
    in_angle: bool = False
    out_angle: bool = False


def guarded(function: Callable[[float], float]) -> Callable[[float], float]:
    """Return a function that gives NaN where it has no value, and infinity where it is too large."""

    def value(x: float) -> float:
        try:
            return function(x)
        except ValueError:
            return NAN
        except OverflowError:
            return math.inf

    return value


def divided(x: float, y: float) -> float:
    return x / y if y else NAN


def power(x: float, y: float) -> float:
    try:
        return math.pow(x, y)
    except ValueError:
        return NAN
    except OverflowError:
        return -math.inf if x < 0 and y % 2 == 1 else math.inf


_FACTORIALS = tuple(float(math.factorial(n)) for n in range(MOST_FACTORIAL + 1))


def factorial(x: float) -> float:
    if not 0 <= x <= 1e300 or x != math.floor(x):
        return NAN
    return _FACTORIALS[int(x)] if x <= MOST_FACTORIAL else math.inf


def _rounded(x: float, digits: float = 0.0) -> float:
    """Return x with so many digits after the comma, halves away from zero as at school."""
    if not (math.isfinite(x) and -300 <= digits <= 300):
        return NAN
    scale = math.pow(10.0, round(digits))
    near = abs(x) * scale
    if not math.isfinite(near) or near > EXACT_INTEGER:
        return x
    whole = math.floor(near + 0.5 + 4e-16 * near)  # 1,005 is a little less as a float
    return math.copysign(whole / scale, x)


def _floor(x: float) -> float:
    return float(math.floor(x)) if math.isfinite(x) else NAN


def _ceil(x: float) -> float:
    return float(math.ceil(x)) if math.isfinite(x) else NAN


def _truncated(x: float) -> float:
    return float(math.trunc(x)) if math.isfinite(x) else NAN


def _sign(x: float) -> float:
    return NAN if x != x else float((x > 0) - (x < 0))


def modulo(x: float, y: float) -> float:
    return x % y if y and math.isfinite(x) else NAN


def _quotient(x: float, y: float) -> float:
    return _floor(x / y) if y else NAN


def root(x: float, degree: float) -> float:
    """Return the root of a whole degree; odd roots of negative numbers exist."""
    if degree == 0:
        return NAN
    if x < 0 and degree % 2 == 1:
        return -power(-x, 1 / degree)
    return power(x, 1 / degree)


def _logarithm(x: float, base: float = 10.0) -> float:
    if base == 10.0:
        return math.log10(x) if x > 0 else NAN
    return math.log(x) / math.log(base) if x > 0 and base > 0 and base != 1 and math.isfinite(x) else NAN


def _whole(*values: float) -> tuple[int, ...] | None:
    if all(abs(x) <= EXACT_INTEGER and x == math.floor(x) for x in values):
        return tuple(int(x) for x in values)
    return None


def _gcd(*values: float) -> float:
    found = _whole(*values)
    return NAN if found is None else float(math.gcd(*found))


def _lcm(*values: float) -> float:
    found = _whole(*values)
    return NAN if found is None else float(math.lcm(*found))


def _choices(n: float, k: float) -> float:
    """Return the binomial coefficient."""
    found = _whole(n, k)
    if found is None or not found[1] >= 0 or found[0] < 0:
        return NAN
    least = min(found[1], found[0] - found[1])
    if least < 0:
        return 0.0
    if least > MOST_FACTORS:
        logarithm = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
        return math.exp(logarithm) if logarithm < 709 else math.inf
    out = 1.0
    for step in range(least):
        out = out * (found[0] - step) / (step + 1)
    return _near_integer(out)


def _near_integer(x: float) -> float:
    return float(round(x)) if abs(x) < EXACT_INTEGER else x


def _least(*values: float) -> float:
    return NAN if any(x != x for x in values) else min(values)


def _greatest(*values: float) -> float:
    return NAN if any(x != x for x in values) else max(values)


def _known() -> tuple[KnownFunction, ...]:
    one = KnownFunction
    return (
        one("sin", 1, 1, guarded(math.sin), in_angle=True),
        one("cos", 1, 1, guarded(math.cos), in_angle=True),
        one("tan", 1, 1, guarded(math.tan), ("tg",), in_angle=True),
        one("asin", 1, 1, guarded(math.asin), ("arcsin",), out_angle=True),
        one("acos", 1, 1, guarded(math.acos), ("arccos",), out_angle=True),
        one("atan", 1, 1, guarded(math.atan), ("arctan", "arctg"), out_angle=True),
        one("sinh", 1, 1, guarded(math.sinh), ("sh",)),
        one("cosh", 1, 1, guarded(math.cosh), ("ch",)),
        one("tanh", 1, 1, guarded(math.tanh), ("th",)),
        one("exp", 1, 1, guarded(math.exp)),
        one("ln", 1, 1, guarded(math.log)),
        one("log", 1, 2, _logarithm, ("lg",)),
        one("sqrt", 1, 1, guarded(math.sqrt), ("racine", "rac")),
        one("cbrt", 1, 1, lambda x: root(x, 3.0)),
        one("nroot", 2, 2, root),
        one("abs", 1, 1, abs),
        one("floor", 1, 1, _floor, ("ent",)),
        one("ceil", 1, 1, _ceil),
        one("trunc", 1, 1, _truncated, ("troncature",)),
        one("round", 1, 2, _rounded, ("arrondi",)),
        one("sgn", 1, 1, _sign, ("sign", "signe")),
        one("min", 2, 20, _least),
        one("max", 2, 20, _greatest),
        one("mod", 2, 2, modulo, ("reste",)),
        one("quotient", 2, 2, _quotient, ("div",)),
        one("gcd", 2, 20, _gcd, ("pgcd",)),
        one("lcm", 2, 20, _lcm, ("ppcm",)),
        one("binomial", 2, 2, _choices, ("ncr", "binom")),
        one("if", 2, 21, lambda *_: NAN, ("si",)),
    )


KNOWN: Mapping[str, KnownFunction] = {one.name: one for one in _known()}
SPELLINGS: Mapping[str, str] = {name: one.name for one in KNOWN.values() for name in (one.name, *one.names)}
"""Names as they are typed, in small letters, and the function's own."""
INVERSES = {"sin": "asin", "cos": "acos", "tan": "atan"}
