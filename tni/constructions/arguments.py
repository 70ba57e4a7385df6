"""Arguments of commands: an expression with the variable x is a function there, one with `=` a line or a conic."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from tni.constructions.command_table import is_known, run_outcome
from tni.constructions.errors import NoOverloadError
from tni.constructions.evaluation import Scope, bound, evaluate
from tni.constructions.expression_reader import read_expression
from tni.constructions.expression_tree import (
    BinaryExpression,
    Call,
    Expression,
    FunctionDefinition,
    Name,
    children,
    names_in,
)
from tni.constructions.number_functions import CONSTANTS, ONE
from tni.constructions.outcomes import first_value
from tni.constructions.polynomials import equation
from tni.constructions.values import Function, NumberValue, Point, Value, between, is_defined, line_along

CALLABLE = frozenset({"x", "y", *ONE})
"""Functions that an expression may call beside commands."""
read_cached = lru_cache(maxsize=4096)(read_expression)
"""Reading of expressions: a construction is computed again and again while a point is dragged."""


def tree_of(text: str, labels: Collection[str]) -> Expression:
    """Return the tree of an expression. A text that is a label as a whole is that object: teachers call points `0°` or
    segments `tan(α)`. Raises: ExpressionSyntaxError, ExpressionTooLongError."""
    return Name(text) if text in labels else read_cached(text)


def value_of(expression: Expression, scope: Scope) -> Value | None:
    """Return the value of a whole expression. Raises: ConstructionError."""
    if isinstance(expression, Name) and expression.name in scope.values and not scope.variables:
        scope.spend()
        return scope.values[expression.name]
    if isinstance(expression, BinaryExpression) and expression.sign == "=":
        if expression.left == Name("X") and "X" not in scope.values:
            return _by_parameter(expression.right, scope)
        found = equation(expression.left, expression.right, scope)
        return found if is_defined(found) else None
    if isinstance(expression, FunctionDefinition):
        return evaluate(expression, scope)
    if "x" not in scope.values and _has_variable(expression):
        return Function("x", bound(expression, "x", scope))
    return evaluate(expression, scope)


def _by_parameter(place: Expression, scope: Scope) -> Value | None:
    """Return the line of an equation X = A + λ v. Raises: ConstructionError."""
    known = {*scope.values, *CONSTANTS, *CALLABLE}
    unknown = {name for name in names_in(place) if name not in known and not is_known(name)}
    if len(unknown) != 1:
        raise NoOverloadError("X =")
    (parameter,) = unknown
    ends = []
    for at in (0.0, 1.0):
        scope.variables = {parameter: NumberValue(at)}
        try:
            ends.append(evaluate(place, scope))
        finally:
            scope.variables = {}
    start, end = ends
    if not isinstance(start, Point) or not isinstance(end, Point) or start == end:
        return None
    return line_along(start, between(start, end))


def _has_variable(expression: Expression) -> bool:
    """Tell whether x stands in an expression outside all commands, which have their own."""
    waiting = [expression]
    while waiting:
        found = waiting.pop()
        if found == Name("x"):
            return True
        if not isinstance(found, Call) or not found.is_command:
            waiting.extend(children(found))
    return False


def run_call(call: Call, scope: Scope) -> Value | None:
    """Return the first value of a command that stands in an expression. Raises: ConstructionError."""
    found = first_value(run_outcome(call.name, tuple(value_of(one, scope) for one in call.arguments), scope))
    return found if is_defined(found) else None
