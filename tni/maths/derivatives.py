"""Derivatives of expressions, as expressions. Sums with 0 and products with 1 are left out, and little else is done."""

from __future__ import annotations

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
    walk,
)
from tni.maths.faults import MathsError, MathsFault

MOST_PARTS, MOST_DEPTH = 4_000, 180
ZERO, ONE, TWO = number(0), number(1), number(2)
_STEPS = frozenset({"floor", "ceil", "trunc", "round", "sgn", "quotient"})


def derivative(of: Expression, by: str, *, degrees: bool = False) -> Expression:
    """Return the derivative by a variable. degrees: unit of angles, else radians. Raises: MathsError for functions that
    have none, as the factorial."""
    found = _derived(of, by, degrees)
    for n, (_, depth) in enumerate(walk(found)):
        if n > MOST_PARTS or depth > MOST_DEPTH:
            raise MathsError(MathsFault.TOO_LONG)
    return found


def _derived(of: Expression, by: str, degrees: bool) -> Expression:
    match of:
        case Numeral() | ConstantTerm():
            return ZERO
        case Variable(name=name):
            return ONE if name == by else ZERO
        case Negation(of=inner):
            return _opposite(_derived(inner, by, degrees))
        case Suffixed(suffix=suffix, of=inner):
            slope = _derived(inner, by, degrees)
            if suffix == "!" and slope != ZERO:
                raise MathsError(MathsFault.NOT_DIFFERENTIABLE, 0, "!")
            return slope if slope == ZERO else Suffixed(suffix, slope)
        case Operation(operator=operator, left=left, right=right):
            return _of_operation(operator, left, right, by, degrees)
        case FunctionCall(function=name, arguments=arguments):
            return _of_call(name, arguments, by, degrees)
    raise MathsError(MathsFault.NO_NUMBER)


def _of_operation(operator: str, u: Expression, v: Expression, by: str, degrees: bool) -> Expression:
    du, dv = _derived(u, by, degrees), _derived(v, by, degrees)
    if du == ZERO and dv == ZERO:
        return ZERO
    match operator:
        case "+":
            return _sum(du, dv)
        case "-":
            return _difference(du, dv)
        case "*":
            return _sum(_product(du, v), _product(u, dv))
        case "/" if dv == ZERO:
            return _ratio(du, v)
        case "/":
            return _ratio(_difference(_product(du, v), _product(u, dv)), _power(v, TWO))
    if dv == ZERO:
        lower = number(v.value - 1) if isinstance(v, Numeral) else _difference(v, ONE)
        return _product(_product(v, _power(u, lower)), du)
    growth = _product(dv, FunctionCall("ln", (u,)) if u != ConstantTerm("e") else ONE)
    if du != ZERO:
        growth = _sum(growth, _ratio(_product(v, du), u))
    return _product(Operation("^", u, v), growth)


def _of_call(name: str, arguments: tuple[Expression, ...], by: str, degrees: bool) -> Expression:
    if name == "if":
        return FunctionCall("if", tuple(
            one if place % 2 == 0 and place < len(arguments) - 1 else _derived(one, by, degrees)
            for place, one in enumerate(arguments)
        ))  # fmt: skip
    slopes = [_derived(one, by, degrees) for one in arguments]
    if name in _STEPS or all(slope == ZERO for slope in slopes):
        return ZERO
    u, du = arguments[0], slopes[0]
    if len(arguments) == 1:
        return _product(_outer(name, u, degrees), du)
    v = arguments[1]
    if slopes[1] == ZERO and len(arguments) == 2:
        match name:
            case "nroot":
                return _ratio(_product(FunctionCall(name, arguments), du), _product(v, u))
            case "log":
                return _ratio(du, _product(u, FunctionCall("ln", (v,))))
            case "mod":
                return du
    raise MathsError(MathsFault.NOT_DIFFERENTIABLE, 0, name)


def _outer(name: str, u: Expression, degrees: bool) -> Expression:
    """Return the derivative of a function of one argument, at u."""
    squared = _power(u, TWO)
    per_degree = _ratio(ConstantTerm("π"), number(180)) if degrees else ONE
    match name:
        case "sin":
            return _product(per_degree, FunctionCall("cos", (u,)))
        case "cos":
            return _opposite(_product(per_degree, FunctionCall("sin", (u,))))
        case "tan":
            return _product(per_degree, _sum(ONE, _power(FunctionCall("tan", (u,)), TWO)))
        case "asin" | "acos":
            found = _ratio(ONE, _product(per_degree, FunctionCall("sqrt", (_difference(ONE, squared),))))
            return found if name == "asin" else _opposite(found)
        case "atan":
            return _ratio(ONE, _product(per_degree, _sum(ONE, squared)))
        case "sinh":
            return FunctionCall("cosh", (u,))
        case "cosh":
            return FunctionCall("sinh", (u,))
        case "tanh":
            return _difference(ONE, _power(FunctionCall("tanh", (u,)), TWO))
        case "exp":
            return FunctionCall("exp", (u,))
        case "ln":
            return _ratio(ONE, u)
        case "log":
            return _ratio(ONE, _product(u, FunctionCall("ln", (number(10),))))
        case "sqrt":
            return _ratio(ONE, _product(TWO, FunctionCall("sqrt", (u,))))
        case "cbrt":
            return _ratio(ONE, _product(number(3), _power(FunctionCall("cbrt", (u,)), TWO)))
        case "abs":
            return _ratio(u, FunctionCall("abs", (u,)))
    raise MathsError(MathsFault.NOT_DIFFERENTIABLE, 0, name)


def _opposite(one: Expression) -> Expression:
    if one == ZERO:
        return ZERO
    return one.of if isinstance(one, Negation) else Negation(one)


def _sum(one: Expression, other: Expression) -> Expression:
    if one == ZERO or other == ZERO:
        return other if one == ZERO else one
    return Operation("-", one, other.of) if isinstance(other, Negation) else Operation("+", one, other)


def _difference(one: Expression, other: Expression) -> Expression:
    if other == ZERO:
        return one
    if isinstance(one, Numeral) and isinstance(other, Numeral):
        return number(one.value - other.value)
    return _opposite(other) if one == ZERO else Operation("-", one, other)


def _product(one: Expression, other: Expression) -> Expression:
    if ZERO in (one, other):
        return ZERO
    if isinstance(one, Negation) or isinstance(other, Negation):
        inner = _product(
            one.of if isinstance(one, Negation) else one, other.of if isinstance(other, Negation) else other
        )
        return inner if isinstance(one, Negation) and isinstance(other, Negation) else _opposite(inner)
    if one == ONE or other == ONE:
        return other if one == ONE else one
    if isinstance(other, Numeral):
        one, other = other, one
    match one, other:
        case Numeral(value=factor), Operation(operator="*", left=Numeral(value=inside), right=rest):
            return Operation("*", number(factor * inside), rest)
    return (
        number(one.value * other.value)
        if isinstance(one, Numeral) and isinstance(other, Numeral)
        else Operation("*", one, other)
    )


def _ratio(one: Expression, other: Expression) -> Expression:
    if one == ZERO or other == ONE:
        return one
    return Operation("/", one, other)


def _power(base: Expression, exponent: Expression) -> Expression:
    if exponent == ZERO:
        return ONE
    return base if exponent == ONE else Operation("^", base, exponent)
