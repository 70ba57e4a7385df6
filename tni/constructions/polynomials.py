"""Expressions as polynomials: the equations of lines and conics, and functions whose roots are looked for."""

from __future__ import annotations

from tni.constructions.errors import NoOverloadError, TooCostlyError
from tni.constructions.evaluation import Scope, evaluate
from tni.constructions.expression_tree import (
    BinaryExpression,
    Call,
    Expression,
    Literal,
    Name,
    NegatedExpression,
    names_in,
)
from tni.constructions.measures import number_of
from tni.constructions.polynomial_roots import MOST_DEGREE, trimmed
from tni.constructions.values import Conic, Function, NumberValue, StraightLine

type Polynomial = dict[tuple[int, int], float]
"""Coefficients by the powers of x and y."""

_VARIABLES = {"x": (1, 0), "y": (0, 1)}


def equation(left: Expression, right: Expression, scope: Scope) -> StraightLine | Conic | None:
    """Return the line or conic of an equation in x and y; None if a value in it is undefined or it has no variable.
    Raises: ConstructionError."""
    one, two = polynomial(left, _VARIABLES, scope), polynomial(right, _VARIABLES, scope)
    if one is None or two is None:
        return None
    found = _plus(one, two, -1)
    if any(x + y > 2 for (x, y), value in found.items() if value):
        raise NoOverloadError("=")
    if any(x + y == 2 for (x, y), value in found.items() if value):
        half = {key: value / 2 for key, value in found.items()}
        return Conic(
            found.get((2, 0), 0.0),
            found.get((0, 2), 0.0),
            found.get((0, 0), 0.0),
            half.get((1, 1), 0.0),
            half.get((1, 0), 0.0),
            half.get((0, 1), 0.0),
        )
    line = StraightLine(found.get((1, 0), 0.0), found.get((0, 1), 0.0), found.get((0, 0), 0.0))
    return line if line.a or line.b else None


def function_coefficients(function: Function, scope: Scope) -> tuple[float, ...] | None:
    """Return the coefficients of a polynomial function, constant first; None if it is none."""
    try:
        found = polynomial(function.body, {function.variable: (1, 0)}, scope)
    except NoOverloadError:
        return None
    if found is None:
        return None
    most = max((x for x, _ in found), default=0)
    return trimmed([found.get((power, 0), 0.0) for power in range(most + 1)])


def polynomial(expression: Expression, variables: dict[str, tuple[int, int]], scope: Scope) -> Polynomial | None:
    """Return an expression as a polynomial; None if a value in it is undefined. Raises: ConstructionError."""
    scope.spend()
    if not any(name in variables for name in names_in(expression)):
        value = evaluate(expression, scope)
        if value is None:
            return None
        number = number_of(value)
        if number is None:
            raise NoOverloadError("=")
        return {(0, 0): number}
    match expression:
        case Name(name):
            return {variables[name]: 1.0}
        case NegatedExpression(inner):
            found = polynomial(inner, variables, scope)
            return None if found is None else _times(found, {(0, 0): -1.0}, scope)
        case BinaryExpression(sign, left, right):
            return _operation(sign, left, right, variables, scope)
        case Call(name, (argument,)) if name in variables:  # y(x + 1): a product
            return _operation("*", Name(name), argument, variables, scope)
        case _:
            raise NoOverloadError("=")


def _operation(
    sign: str, left: Expression, right: Expression, variables: dict[str, tuple[int, int]], scope: Scope
) -> Polynomial | None:
    one = polynomial(left, variables, scope)
    two = polynomial(right, variables, scope)
    if one is None or two is None:
        return None
    match sign:
        case "+" | "-":
            return _plus(one, two, 1 if sign == "+" else -1)
        case "*":
            return _times(one, two, scope)
        case "/" if set(two) == {(0, 0)}:
            return {key: value / two[0, 0] for key, value in one.items()} if two[0, 0] else None
        case "^" if set(two) == {(0, 0)}:
            return _raised(one, two[0, 0], scope)
    raise NoOverloadError("=")


def _raised(base: Polynomial, exponent: float, scope: Scope) -> Polynomial:
    if exponent != int(exponent) or not 0 <= exponent <= MOST_DEGREE:
        raise NoOverloadError("^")
    found: Polynomial = {(0, 0): 1.0}
    for _ in range(int(exponent)):
        found = _times(found, base, scope)
    return found


def _plus(one: Polynomial, two: Polynomial, factor: int) -> Polynomial:
    return {key: one.get(key, 0.0) + factor * two.get(key, 0.0) for key in {**one, **two}}


def _times(one: Polynomial, two: Polynomial, scope: Scope) -> Polynomial:
    scope.spend(len(one) * len(two))
    found: Polynomial = {}
    for (x_1, y_1), value_1 in one.items():
        for (x_2, y_2), value_2 in two.items():
            key = (x_1 + x_2, y_1 + y_2)
            if sum(key) > MOST_DEGREE:
                raise TooCostlyError
            found[key] = found.get(key, 0.0) + value_1 * value_2
    return found


def polynomial_function(coefficients: tuple[float, ...]) -> Function:
    """Return the function of the variable x with these coefficients, constant first."""
    x = Name("x")
    body: Expression = Literal(NumberValue(coefficients[-1] if coefficients else 0.0))
    for one in reversed(coefficients[:-1]):
        body = BinaryExpression("+", BinaryExpression("*", body, x), Literal(NumberValue(one)))
    return Function("x", body)
