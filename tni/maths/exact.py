"""Exact values of expressions, as fractions where there is one and as floats elsewhere: what a calculator shows."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

from tni.maths.compiled import DEGREE, compiled, compiled_condition, in_degrees
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
from tni.maths.faults import MathsError, MathsFault
from tni.maths.functions import KNOWN

type Exact = Fraction | float

MOST_BITS = 1_000
"""Bits of a numerator or denominator, beyond which a value is a float. A float can hold all fractions within it."""
MOST_EXACT_FACTORIAL = 170
SMALL_SINE = 4e-16
"""Sine of a multiple of π as a float, for each unit of the angle."""


def exact_value(one: Expression, values: Mapping[str, Exact] | None = None, *, degrees: bool = False) -> Exact:
    """Return the value of an expression, a fraction if it is one. Raises: MathsError where there is none, or none that
    can be computed."""
    found = _Calculator(values or {}, degrees).value(one)
    if isinstance(found, float) and not math.isfinite(found):
        raise MathsError(MathsFault.UNDEFINED if math.isnan(found) else MathsFault.TOO_LARGE)
    return found


def _bounded(value: Fraction) -> Exact:
    if value.numerator.bit_length() <= MOST_BITS and value.denominator.bit_length() <= MOST_BITS:
        return value
    return as_float(value)


def as_float(value: Exact) -> float:
    """Return a value as a float. Raises: MathsError if it is too large for one."""
    try:
        return float(value)
    except OverflowError:
        raise MathsError(MathsFault.TOO_LARGE) from None


class _Calculator:
    def __init__(self, values: Mapping[str, Exact], degrees: bool) -> None:
        self._values, self._degrees = values, degrees

    def value(self, one: Expression) -> Exact:
        match one:
            case Numeral(value=value):
                return value
            case ConstantTerm(name=name):
                return math.pi if name == "π" else math.e
            case Variable(name=name):
                if name not in self._values:
                    raise MathsError(MathsFault.UNKNOWN_NAME, 0, name)
                return self._values[name]
            case Negation(of=inner):
                return -self.value(inner)
            case Suffixed(suffix=suffix, of=inner):
                return self._suffixed(suffix, self.value(inner))
            case Operation(operator=operator, left=left, right=right):
                return _operated(operator, self.value(left), self.value(right))
            case FunctionCall(function="if", arguments=arguments):
                return self._piecewise(arguments)
            case FunctionCall(function=name, arguments=arguments):
                return self._called(name, [self.value(argument) for argument in arguments])
        raise MathsError(MathsFault.NO_NUMBER)

    def _suffixed(self, suffix: str, value: Exact) -> Exact:
        match suffix:
            case "%":
                return value / 100
            case "°":
                return value if self._degrees else as_float(value) * DEGREE
        if value < 0 or value != math.floor(value):
            raise MathsError(MathsFault.UNDEFINED, 0, "!")
        if value > MOST_EXACT_FACTORIAL:
            raise MathsError(MathsFault.TOO_LARGE, 0, "!")
        return Fraction(math.factorial(int(value)))

    def _piecewise(self, arguments: tuple[Expression, ...]) -> Exact:
        names = tuple(self._values)
        numbers = [as_float(self._values[name]) for name in names]
        for n in range(0, len(arguments) - 1, 2):
            if compiled_condition(arguments[n], names, degrees=self._degrees)(numbers):
                return self.value(arguments[n + 1])
        if len(arguments) % 2:
            return self.value(arguments[-1])
        raise MathsError(MathsFault.UNDEFINED, 0, "if")

    def _called(self, name: str, arguments: list[Exact]) -> Exact:
        if name not in KNOWN:
            raise MathsError(MathsFault.UNKNOWN_NAME, 0, name)
        fractions = [one for one in arguments if isinstance(one, Fraction)]
        if len(fractions) == len(arguments) and (found := _exactly(name, fractions)) is not None:
            return found
        numbers = [as_float(one) for one in arguments]
        if KNOWN[name].in_angle:
            found_float = self._of_angle(name, numbers[0])
        else:
            call = FunctionCall(name, tuple(Variable(str(n)) for n in range(len(numbers))))
            names = [str(n) for n in range(len(numbers))]
            found_float = compiled(call, names, degrees=self._degrees)(numbers)
        if math.isnan(found_float):
            raise MathsError(MathsFault.UNDEFINED, 0, name)
        if math.isinf(found_float):
            raise MathsError(MathsFault.TOO_LARGE, 0, name)
        return found_float

    def _of_angle(self, name: str, angle: float) -> float:
        """Return the sine, cosine or tangent; 0 where a float comes as near to it as it can, as for sin(π)."""
        if self._degrees:
            return in_degrees(name, angle)
        if abs(angle) > 1e15:
            raise MathsError(MathsFault.TOO_LARGE, 0, name)
        near = SMALL_SINE * max(1.0, abs(angle))
        sine, cosine = (0.0 if abs(one) < near else one for one in (math.sin(angle), math.cos(angle)))
        match name:
            case "sin":
                return sine
            case "cos":
                return cosine
        if not cosine:
            raise MathsError(MathsFault.UNDEFINED, 0, name)
        return sine / cosine if not sine else math.tan(angle)


def _operated(operator: str, left: Exact, right: Exact) -> Exact:
    if operator == "^":
        return _powered(left, right)
    if operator == "/" and not right:
        raise MathsError(MathsFault.DIVISION_BY_ZERO)
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return _bounded(_OPERATIONS[operator](left, right))
    one, other = as_float(left), as_float(right)
    found = {"+": one + other, "-": one - other, "*": one * other, "/": one / other if other else math.nan}[operator]
    if math.isinf(found):
        raise MathsError(MathsFault.TOO_LARGE)
    return found


_OPERATIONS = {
    "+": Fraction.__add__,
    "-": Fraction.__sub__,
    "*": Fraction.__mul__,
    "/": Fraction.__truediv__,
}


def _powered(base: Exact, exponent: Exact) -> Exact:
    if not base and exponent < 0:
        raise MathsError(MathsFault.DIVISION_BY_ZERO)
    if isinstance(base, Fraction) and isinstance(exponent, Fraction) and exponent.denominator == 1:
        bits = max(base.numerator.bit_length(), base.denominator.bit_length())
        if abs(exponent) * (bits if bits > 1 else 0) <= MOST_BITS:
            size = int(exponent) if bits > 1 else int(exponent) % 2 + 2 * (exponent != 0)  # of 0, 1 and -1
            return base**size
    try:
        return math.pow(as_float(base), as_float(exponent))
    except ValueError:
        raise MathsError(MathsFault.UNDEFINED, 0, "^") from None
    except OverflowError:
        raise MathsError(MathsFault.TOO_LARGE, 0, "^") from None


def _exactly(name: str, of: list[Fraction]) -> Fraction | None:
    """Return the value of a function where it is a fraction; None elsewhere."""
    match name, of:
        case "abs", [x]:
            return abs(x)
        case "floor", [x]:
            return Fraction(math.floor(x))
        case "ceil", [x]:
            return Fraction(math.ceil(x))
        case "trunc", [x]:
            return Fraction(math.trunc(x))
        case "sgn", [x]:
            return Fraction((x > 0) - (x < 0))
        case "min", _:
            return min(of)
        case "max", _:
            return max(of)
        case "sqrt", [x]:
            return _root(x, 2) if x >= 0 else None
        case "cbrt", [x]:
            return _root(x, 3)
        case (("mod" | "quotient"), [x, y]):
            if not y:
                raise MathsError(MathsFault.DIVISION_BY_ZERO, 0, name)
            return x % y if name == "mod" else Fraction(x // y)
        case "round", [x, *digits] if not digits or (digits[0].denominator == 1 and abs(digits[0]) <= 100):
            scale = Fraction(10) ** int(digits[0] if digits else 0)
            size = math.floor(abs(x) * scale + Fraction(1, 2)) / scale
            return size if x >= 0 else -size
        case (("gcd" | "lcm"), _) if all(x.denominator == 1 for x in of):
            whole = [x.numerator for x in of]
            found = math.gcd(*whole) if name == "gcd" else math.lcm(*whole)
            return Fraction(found) if found.bit_length() <= MOST_BITS else None
        case "binomial", [n, k] if n.denominator == k.denominator == 1 and 0 <= k <= n <= 500:
            return Fraction(math.comb(int(n), int(k)))
    return None


def _root(x: Fraction, degree: int) -> Fraction | None:
    sides = [_whole_root(side, degree) for side in (abs(x.numerator), x.denominator)]
    if sides[0] is None or sides[1] is None:
        return None
    return Fraction(sides[0] if x >= 0 else -sides[0], sides[1])


def _whole_root(x: int, degree: int) -> int | None:
    if degree == 2:
        found = math.isqrt(x)
        return found if found * found == x else None
    low, high = 0, 1 << (x.bit_length() // degree + 1)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if middle**degree < x else (low, middle)
    return low if low**degree == x else None
