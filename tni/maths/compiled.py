"""Fast functions of expressions: a tree of closures, built once and called for each point of a curve.

A function takes the values of its variables in one sequence. It returns NaN where there is no value, and never raises
an error.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import assert_never

from tni.maths.expressions import (
    Comparison,
    ConstantTerm,
    Expression,
    FunctionCall,
    Junction,
    Negation,
    Numeral,
    Operation,
    Suffixed,
    Variable,
    number,
    parts,
)
from tni.maths.faults import MathsError, MathsFault
from tni.maths.functions import KNOWN, NAN, divided, factorial, power

type Values = Sequence[float]
type Compiled = Callable[[Values], float]
type CompiledCondition = Callable[[Values], bool]
type OwnFunctions = Mapping[str, Callable[..., float]]

DEGREE = math.pi / 180
CONSTANTS = {"π": math.pi, "e": math.e}


def compiled(
    one: Expression, variables: Sequence[str] = (), *, degrees: bool = False, functions: OwnFunctions | None = None
) -> Compiled:
    """Return the value of an expression as a function. degrees: unit of angles, else radians. functions: those that the
    text calls besides the known ones. Raises: MathsError for names that are in neither, and for conditions."""
    return _Compiler(one, variables, degrees, functions or {}).value(one)


def compiled_condition(
    one: Expression, variables: Sequence[str] = (), *, degrees: bool = False, functions: OwnFunctions | None = None
) -> CompiledCondition:
    """Return whether a condition holds, as a function. Raises: MathsError."""
    return _Compiler(one, variables, degrees, functions or {}).condition(one)


class _Compiler:
    def __init__(self, root: Expression, variables: Sequence[str], degrees: bool, functions: OwnFunctions) -> None:
        self._places = {name: place for place, name in enumerate(variables)}
        self._degrees, self._functions = degrees, functions
        self._varying: dict[int, bool] = {}
        self._mark(root)

    def _mark(self, one: Expression) -> bool:
        """Note for each part whether its value can change, by its identity."""
        own = isinstance(one, Variable) or (isinstance(one, FunctionCall) and one.function not in KNOWN)
        marks = [self._mark(part) for part in parts(one)]
        self._varying[id(one)] = own or any(marks)
        return self._varying[id(one)]

    def value(self, one: Expression) -> Compiled:
        made = self._made(one)
        simple = isinstance(one, Numeral | ConstantTerm | Variable)
        return made if simple or self._varying[id(one)] else _constant(made(()))

    def _made(self, one: Expression) -> Compiled:
        match one:
            case Numeral(value=value):
                return _constant(float(value))
            case ConstantTerm(name=name):
                return _constant(CONSTANTS[name])
            case Variable(name=name):
                return self._variable(name)
            case Negation(of=inner):
                of = self.value(inner)
                return lambda v: -of(v)
            case Suffixed(suffix=suffix, of=inner):
                return _suffixed(suffix, self.value(inner), 1.0 if self._degrees else DEGREE)
            case Operation(operator=operator, left=left, right=right):
                return self._operation(operator, left, right)
            case FunctionCall(function=name, arguments=arguments):
                return self._piecewise(arguments) if name == "if" else self._call(name, arguments)
            case Comparison() | Junction():
                raise MathsError(MathsFault.NO_NUMBER)
            case _:
                assert_never(one)

    def _variable(self, name: str) -> Compiled:
        place = self._places.get(name)
        if place is None:
            raise MathsError(MathsFault.UNKNOWN_NAME, 0, name)
        return lambda v: v[place]

    def _operation(self, operator: str, left: Expression, right: Expression) -> Compiled:
        a, b = self.value(left), self.value(right)
        if operator == "^" and right == _TWO:
            return self._square(left, a)
        if not self._varying[id(right)]:
            return _with_constant(operator, a, b(()))
        if not self._varying[id(left)]:
            return _of_constant(operator, a(()), b)
        match operator:
            case "+":
                return lambda v: a(v) + b(v)
            case "-":
                return lambda v: a(v) - b(v)
            case "*":
                return lambda v: a(v) * b(v)
            case "/":
                return lambda v: divided(a(v), b(v))
        return lambda v: power(a(v), b(v))

    def _square(self, of: Expression, value: Compiled) -> Compiled:
        place = self._places.get(of.name) if isinstance(of, Variable) else None
        if place is None:
            return lambda v: (x := value(v)) * x
        return lambda v: v[place] * v[place]

    def _call(self, name: str, arguments: tuple[Expression, ...]) -> Compiled:
        inner = [self.value(one) for one in arguments]
        own = self._functions.get(name)
        if own is None and name not in KNOWN:
            raise MathsError(MathsFault.UNKNOWN_NAME, 0, name)
        function = KNOWN[name].value if own is None else own
        if len(inner) > 1:
            return lambda v: function(*[one(v) for one in inner])
        (x,) = inner
        if own is None and self._degrees and KNOWN[name].in_angle:
            return lambda v: in_degrees(name, x(v))
        if own is None and self._degrees and KNOWN[name].out_angle:
            return lambda v: function(x(v)) / DEGREE
        return lambda v: function(x(v))

    def _piecewise(self, arguments: tuple[Expression, ...]) -> Compiled:
        """Return the value of the first case that holds."""
        otherwise = self.value(arguments[-1]) if len(arguments) % 2 else _constant(NAN)
        cases = [
            (self.condition(arguments[n]), self.value(arguments[n + 1])) for n in range(0, len(arguments) - 1, 2)
        ]  # fmt: skip

        def value(v: Values) -> float:
            for holds, of in cases:
                if holds(v):
                    return of(v)
            return otherwise(v)

        return value

    def condition(self, one: Expression) -> CompiledCondition:
        match one:
            case Junction(word="or", left=left, right=right):
                a, b = self.condition(left), self.condition(right)
                return lambda v: a(v) or b(v)
            case Junction(left=left, right=right):
                a, b = self.condition(left), self.condition(right)
                return lambda v: a(v) and b(v)
            case Comparison(first=first, rest=rest):
                return _chain(self.value(first), [(_RELATIONS[sign], self.value(side)) for sign, side in rest])
        raise MathsError(MathsFault.NO_CONDITION)


_TWO = number(2)
_RELATIONS: Mapping[str, Callable[[float, float], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
}


def _constant(value: float) -> Compiled:
    return lambda _: value


def _with_constant(operator: str, a: Compiled, right: float) -> Compiled:
    match operator:
        case "+":
            return lambda v: a(v) + right
        case "-":
            return lambda v: a(v) - right
        case "*":
            return lambda v: a(v) * right
        case "/":
            return lambda v: divided(a(v), right)
    return lambda v: power(a(v), right)


def _of_constant(operator: str, left: float, b: Compiled) -> Compiled:
    match operator:
        case "+":
            return lambda v: left + b(v)
        case "-":
            return lambda v: left - b(v)
        case "*":
            return lambda v: left * b(v)
        case "/":
            return lambda v: divided(left, b(v))
    return lambda v: power(left, b(v))


def _suffixed(suffix: str, of: Compiled, degree: float) -> Compiled:
    if suffix == "!":
        return lambda v: factorial(of(v))
    factor = degree if suffix == "°" else 0.01
    if suffix == "%":
        return lambda v: of(v) / 100
    return lambda v: of(v) * factor


def _chain(first: Compiled, rest: list[tuple[Callable[[float, float], bool], Compiled]]) -> CompiledCondition:
    if len(rest) == 1:
        ((holds, right),) = rest
        return lambda v: holds(first(v), right(v))

    def chain(v: Values) -> bool:
        before = first(v)
        for holds, side in rest:
            after = side(v)
            if not holds(before, after):
                return False
            before = after
        return True

    return chain


_QUARTER_SINES = {0: 0.0, 30: 0.5, 90: 1.0, 150: 0.5, 180: 0.0, 210: -0.5, 270: -1.0, 330: -0.5}


def in_degrees(name: str, degrees: float) -> float:
    """Return the sine, cosine or tangent of degrees, exact where it is 0, a half or 1."""
    if not math.isfinite(degrees):
        return NAN
    turn = math.fmod(degrees, 360.0) % 360.0
    if name == "tan":
        if turn % 90 == 45:
            return 1.0 if turn % 180 == 45 else -1.0
        return divided(in_degrees("sin", turn), in_degrees("cos", turn))
    whole = turn == int(turn)
    if name == "cos" and not whole:
        return math.cos(turn * DEGREE)
    turn = (turn + 90.0) % 360.0 if name == "cos" else turn
    exact = _QUARTER_SINES.get(int(turn)) if whole else None
    return math.sin(turn * DEGREE) if exact is None else exact
