"""Exact values with square roots: 2√3, (1 + √5)/2, sines of the usual angles. What has none is left to floats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, isqrt, lcm

from tni.core.errors import TniError
from tni.maths.exact import MOST_BITS, exact_value
from tni.maths.expressions import (
    ConstantTerm,
    Expression,
    FunctionCall,
    Negation,
    Numeral,
    Operation,
    Suffixed,
    Variable,
    number,
)
from tni.maths.faults import MathsError

MOST_TERMS, MOST_RADICAND, MOST_POWER = 8, 10**9, 64
_BITS = MOST_BITS + 100
_TRIED = 1_000
"""Factors that are tried; what is left of a number up to MOST_RADICAND is then a prime, two of them, or a square."""


@dataclass(frozen=True, slots=True)
class RootSum:
    """Sum of square roots of whole numbers, each with a factor: terms of a radicand without square factors, 1 for the
    part that is no root, and its factor; in the order of the radicands, none with the factor 0."""

    terms: tuple[tuple[int, Fraction], ...] = ()

    @property
    def rational(self) -> Fraction | None:
        """The value if it is a fraction."""
        if not self.terms:
            return Fraction(0)
        return self.terms[0][1] if len(self.terms) == 1 and self.terms[0][0] == 1 else None

    def __float__(self) -> float:
        total = 0  # in whole numbers: of terms that nearly cancel out floats would leave nothing
        for radicand, factor in self.terms:
            size = isqrt(radicand * (factor.numerator << _BITS) ** 2 // factor.denominator**2)
            total += size if factor > 0 else -size
        return float(Fraction(total, 1 << _BITS))


class _NotExactError(TniError):
    """A value is not a sum of square roots, or not found to be one."""


@dataclass(frozen=True, slots=True)
class _Angle:
    """Multiple of π."""

    turns: Fraction


type _Value = RootSum | _Angle


def root_value(
    one: Expression, values: Mapping[str, Fraction | RootSum | float] | None = None, *, degrees: bool = False
) -> RootSum | None:
    """Return the value of an expression as a sum of roots; None if it is none, or has no value at all."""
    try:
        found = _Reader(values or {}, degrees).value(one)
    except _NotExactError:
        return None
    return found if isinstance(found, RootSum) else None


def root_sum(terms: Iterable[tuple[int, Fraction]]) -> RootSum:
    """Return the sum of roots of whole numbers without square factors, each with a factor. Raises: _NotExactError."""
    found: dict[int, Fraction] = {}
    for radicand, factor in terms:
        found[radicand] = found.get(radicand, Fraction(0)) + factor
    kept = tuple(sorted((radicand, factor) for radicand, factor in found.items() if factor))
    too_large = any(max(abs(one.numerator), one.denominator).bit_length() > MOST_BITS for _, one in kept)
    if len(kept) > MOST_TERMS or too_large:
        raise _NotExactError
    return RootSum(kept)


def square_root(of: Fraction) -> RootSum:
    """Return the root of a fraction. Raises: _NotExactError for one below 0, or too large."""
    whole = of.numerator * of.denominator
    if whole < 0:
        raise _NotExactError
    top, bottom = isqrt(abs(of.numerator)), isqrt(of.denominator)
    if top * top == of.numerator and bottom * bottom == of.denominator:
        return root_sum([(1, Fraction(top, bottom))])
    if whole > MOST_RADICAND:
        raise _NotExactError
    outside = 1
    for factor in range(2, _TRIED):
        if factor * factor > whole:
            break
        while whole % (factor * factor) == 0:
            whole //= factor * factor
            outside *= factor
    last = isqrt(whole)
    if last * last == whole:
        outside, whole = outside * last, 1
    return root_sum([(whole, Fraction(outside, of.denominator))])


_HALF, _QUARTER = Fraction(1, 2), Fraction(1, 4)
_SINES = {
    0: RootSum(),
    15: RootSum(((2, -_QUARTER), (6, _QUARTER))),
    30: RootSum(((1, _HALF),)),
    45: RootSum(((2, _HALF),)),
    60: RootSum(((3, _HALF),)),
    75: RootSum(((2, _QUARTER), (6, _QUARTER))),
    90: RootSum(((1, Fraction(1)),)),
}
"""Sines of the usual angles, by degrees."""


def _sum(one: RootSum, other: RootSum, sign: int = 1) -> RootSum:
    return root_sum([*one.terms, *((radicand, sign * factor) for radicand, factor in other.terms)])


def _product(one: RootSum, other: RootSum) -> RootSum:
    out: list[tuple[int, Fraction]] = []
    for a, x in one.terms:
        for b, y in other.terms:
            common = gcd(a, b)
            radicand = a // common * (b // common)
            if radicand > MOST_RADICAND:
                raise _NotExactError
            out.append((radicand, common * x * y))
    return root_sum(out)


def _quotient(one: RootSum, other: RootSum) -> RootSum:
    """Return a quotient by up to two terms, whose conjugate leaves a fraction below."""
    if not other.terms or len(other.terms) > 2:
        raise _NotExactError
    (a, x), *more = other.terms
    conjugate = RootSum(((a, x), *((b, -y) for b, y in more)))
    below = _product(other, conjugate).rational
    assert below  # a x² - b y² of two radicands without square factors is not 0
    return root_sum([(radicand, factor / below) for radicand, factor in _product(one, conjugate).terms])


def _sine(degrees: Fraction) -> RootSum:
    turn = degrees % 360
    sign, turn = (-1, turn - 180) if turn >= 180 else (1, turn)
    turn = 180 - turn if turn > 90 else turn
    if turn not in _SINES:
        raise _NotExactError
    return root_sum([(radicand, sign * factor) for radicand, factor in _SINES[int(turn)].terms])


def _angle_of(name: str, value: RootSum) -> Fraction:
    """Return the degrees of which a value is the sine, cosine or tangent."""
    low, high = (0, 180) if name == "acos" else (-90, 90) if name == "asin" else (-75, 75)
    for turn in map(Fraction, range(low, high + 1, 15)):
        found = _sine(turn + 90) if name == "acos" else _sine(turn)
        if (_quotient(found, _sine(turn + 90)) if name == "atan" else found) == value:
            return turn
    raise _NotExactError


class _Reader:
    def __init__(self, values: Mapping[str, Fraction | RootSum | float], degrees: bool) -> None:
        self._values, self._degrees = values, degrees

    def value(self, one: Expression) -> _Value:
        match one:
            case Numeral(value=value):
                return root_sum([(1, value)])
            case ConstantTerm(name="π"):
                return _Angle(Fraction(1))
            case Variable(name=name) if isinstance(found := self._values.get(name), Fraction | RootSum):
                return found if isinstance(found, RootSum) else root_sum([(1, found)])
            case Negation(of=inner):
                return self._product(root_sum([(1, Fraction(-1))]), self.value(inner))
            case Suffixed(suffix=suffix, of=inner):
                return self._suffixed(suffix, self.value(inner))
            case Operation(operator=operator, left=left, right=right):
                return self._operated(operator, self.value(left), self.value(right))
            case FunctionCall(function=name, arguments=arguments) if name != "if":
                return self._called(name, [self.value(argument) for argument in arguments])
        raise _NotExactError

    def _suffixed(self, suffix: str, value: _Value) -> _Value:
        match suffix, value:
            case "%", RootSum():
                return _product(value, RootSum(((1, Fraction(1, 100)),)))
            case "°", RootSum():
                return value if self._degrees else _Angle(_fraction(value) / 180)
            case "!", RootSum():
                return self._elsewhere(Suffixed("!", number(_fraction(value))))
        raise _NotExactError

    def _operated(self, operator: str, one: _Value, other: _Value) -> _Value:
        if operator == "*":
            return self._product(one, other)
        match operator, one, other:
            case (("+" | "-"), RootSum(), RootSum()):
                return _sum(one, other, 1 if operator == "+" else -1)
            case (("+" | "-"), _Angle(), _Angle()):
                return _Angle(one.turns + (other.turns if operator == "+" else -other.turns))
            case "/", RootSum(), RootSum():
                return _quotient(one, other)
            case "/", _Angle(), RootSum() if _fraction(other):
                return _Angle(one.turns / _fraction(other))
            case "/", _Angle(), _Angle() if other.turns:
                return root_sum([(1, one.turns / other.turns)])
            case "^", RootSum(), RootSum():
                return _power(one, _fraction(other))
        raise _NotExactError

    def _product(self, one: _Value, other: _Value) -> _Value:
        match one, other:
            case RootSum(), RootSum():
                return _product(one, other)
            case _Angle(), RootSum():
                return _Angle(one.turns * _fraction(other))
            case RootSum(), _Angle():
                return _Angle(other.turns * _fraction(one))
        raise _NotExactError

    def _called(self, name: str, of: list[_Value]) -> _Value:
        match name, of:
            case (("sin" | "cos" | "tan"), [angle]):
                return self._of_angle(name, angle)
            case (("asin" | "acos" | "atan"), [RootSum() as value]):
                degrees = _angle_of(name, value)
                return root_sum([(1, degrees)]) if self._degrees else _Angle(degrees / 180)
            case "sqrt", [RootSum() as value]:
                return square_root(_fraction(value))
            case "abs", [RootSum() as value]:
                return value if float(value) >= 0 else _product(value, RootSum(((1, Fraction(-1)),)))
        arguments = tuple(number(_fraction(value)) for value in of if isinstance(value, RootSum))
        if len(arguments) < len(of):
            raise _NotExactError
        return self._elsewhere(FunctionCall(name, arguments))

    def _of_angle(self, name: str, angle: _Value) -> RootSum:
        if isinstance(angle, _Angle):
            turn = angle.turns * 180
            if self._degrees:
                raise _NotExactError
        else:
            turn = _fraction(angle)
            if not self._degrees and turn:
                raise _NotExactError
        if name == "tan":
            return _quotient(_sine(turn), _sine(turn + 90))
        return _sine(turn + 90 if name == "cos" else turn)

    def _elsewhere(self, one: Expression) -> RootSum:
        """Return a value for which no roots are needed."""
        try:
            found = exact_value(one, degrees=self._degrees)
        except MathsError:
            raise _NotExactError from None
        if not isinstance(found, Fraction):
            raise _NotExactError
        return root_sum([(1, found)])


def _fraction(value: RootSum) -> Fraction:
    found = value.rational
    if found is None:
        raise _NotExactError
    return found


def _power(base: RootSum, exponent: Fraction) -> RootSum:
    if exponent.denominator == 2:
        base, exponent = square_root(_fraction(base)), exponent * 2
    if exponent.denominator != 1 or abs(exponent) > MOST_POWER:
        raise _NotExactError
    out = one = root_sum([(1, Fraction(1))])
    for digit in f"{abs(int(exponent)):b}":
        out = _product(out, out)
        out = _product(out, base) if digit == "1" else out
    return out if exponent >= 0 else _quotient(one, out)


def root_texts(value: RootSum) -> tuple[str, str]:
    """Return what stands above and below the line of a fraction, "" below where there is none: 1 + √5, 2."""
    below = lcm(*(factor.denominator for _, factor in value.terms))
    out = ""
    for radicand, factor in sorted(value.terms, key=lambda term: (term[1] < 0, term[0])):
        size = abs(int(factor * below))
        sign = ("− " if factor < 0 else "+ ") if out else ("−" if factor < 0 else "")
        root = "" if radicand == 1 else f"√{radicand}"
        shown = root if root and size == 1 else f"{size}{root}"
        out += f"{' ' if out else ''}{sign}{shown}"
    return out or "0", "" if below == 1 else str(below)
