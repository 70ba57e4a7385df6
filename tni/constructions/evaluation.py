"""Evaluation of expressions over the objects of a construction, within a budget of steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import cos, isfinite, sin

from tni.constructions.arithmetic import combined, opposite
from tni.constructions.errors import NoOverloadError, TooCostlyError, UnknownCommandError, UnknownNameError
from tni.constructions.expression_tree import (
    BinaryExpression,
    Call,
    CoordinatePair,
    Expression,
    FunctionDefinition,
    Listing,
    Literal,
    Name,
    NegatedExpression,
    names_in,
)
from tni.constructions.measures import number_of
from tni.constructions.number_functions import CONSTANTS, ONE, number_or_none
from tni.constructions.values import (
    Function,
    Group,
    NumberValue,
    Point,
    StraightLine,
    TextValue,
    Truth,
    Value,
    Vector,
    is_defined,
)

MOST_STEPS = 400_000
MOST_DEPTH = 200
AXES: dict[str, Value] = {"xAxis": StraightLine(0.0, 1.0, 0.0), "yAxis": StraightLine(-1.0, 0.0, 0.0)}

type CommandRunner = Callable[[Call, "Scope"], Value | None]


@dataclass(slots=True)
class Scope:
    """Values and limits that an expression is computed with. values: of the objects by label. decimals: of numbers
    within words. steps: spent so far, of all expressions of one computing. most_steps: its limit."""

    values: Mapping[str, Value | None]
    run_command: CommandRunner
    decimals: int = 2
    steps: int = 0
    most_steps: int = MOST_STEPS
    depth: int = 0
    variables: dict[str, Value | None] = field(default_factory=dict)

    def spend(self, steps: int = 1) -> None:
        """Count steps. Raises: TooCostlyError."""
        self.steps += steps
        if self.steps > self.most_steps:
            raise TooCostlyError


def evaluate(expression: Expression, scope: Scope) -> Value | None:
    """Return the value of an expression; None if it is undefined. Raises: ConstructionError."""
    scope.spend()
    scope.depth += 1
    if scope.depth > MOST_DEPTH:
        raise TooCostlyError
    try:
        found = _evaluate(expression, scope)
    finally:
        scope.depth -= 1
    return found if is_defined(found) else None


def _evaluate(expression: Expression, scope: Scope) -> Value | None:
    match expression:
        case Literal(value):
            return value
        case Name(name):
            return _named(name, scope)
        case NegatedExpression(inner):
            value = evaluate(inner, scope)
            return None if value is None else opposite(value)
        case BinaryExpression(sign, left, right):
            if sign == "=":
                raise NoOverloadError("=")
            return combined(sign, evaluate(left, scope), evaluate(right, scope), scope.decimals)
        case CoordinatePair(first, second, is_polar):
            return _pair(evaluate(first, scope), evaluate(second, scope), is_polar)
        case Listing(members):
            return _group(tuple(evaluate(one, scope) for one in members))
        case FunctionDefinition(_, variable, body):
            return Function(variable, bound(body, variable, scope))
        case Call():
            return _called(expression, scope)


def _named(name: str, scope: Scope) -> Value | None:
    for values in (scope.variables, scope.values, AXES):
        if name in values:
            return values[name]
    if name in CONSTANTS:
        return NumberValue(CONSTANTS[name])
    raise UnknownNameError(name)


def _pair(first: Value | None, second: Value | None, is_polar: bool) -> Point | None:
    if first is None or second is None:
        return None
    one, two = number_of(first), number_of(second)
    if one is None or two is None:
        raise NoOverloadError("( , )")
    return Point(one * cos(two), one * sin(two)) if is_polar else Point(one, two)


def _group(members: tuple[Value | None, ...]) -> Group:
    """Return a list. Lists within lists, which could grow without end, are not taken."""
    if any(isinstance(one, Group) for one in members):
        raise NoOverloadError("{ }")
    return Group(members)


def _called(call: Call, scope: Scope) -> Value | None:
    if not call.is_command:
        known = scope.values.get(call.name, scope)
        if isinstance(known, Function) or known is None:
            return _function_value(known, call, scope)
        if known is not scope and len(call.arguments) == 1:  # a number before a bracket: a product
            return combined("*", evaluate(Name(call.name), scope), evaluate(call.arguments[0], scope), scope.decimals)
        if call.name in ONE and len(call.arguments) == 1:
            return _number_function(call, scope)
        if call.name in ("x", "y", "not"):
            return _part(call, scope)
    if call.name == "If":
        return _chosen(call, scope)
    if call.name == "Name":
        return _label(call)
    return scope.run_command(call, scope)


def _function_value(function: Value | None, call: Call, scope: Scope) -> Value | None:
    if len(call.arguments) != 1:
        raise NoOverloadError(call.name)
    argument = evaluate(call.arguments[0], scope)
    if argument is None or not isinstance(function, Function):
        return None
    return applied(function, argument, scope)


def applied(function: Function, argument: Value, scope: Scope) -> Value | None:
    """Return the value of a function. Raises: ConstructionError."""
    number = number_of(argument)
    if number is None:
        raise NoOverloadError("f( )")
    if not function.least <= number <= function.most:
        return None
    before = scope.variables
    scope.variables = {function.variable: NumberValue(number)}
    try:
        return evaluate(function.body, scope)
    finally:
        scope.variables = before


def _number_function(call: Call, scope: Scope) -> Value | None:
    argument = evaluate(call.arguments[0], scope)
    if argument is None:
        return None
    if call.name == "abs" and isinstance(argument, Vector | Point):
        return NumberValue(Vector(argument.x, argument.y).length)
    number = number_of(argument)
    if number is None:
        raise NoOverloadError(call.name)
    found = number_or_none(ONE[call.name], number)
    return None if found is None else NumberValue(float(found))


def _part(call: Call, scope: Scope) -> Value | None:
    if len(call.arguments) != 1:
        raise NoOverloadError(call.name)
    argument = evaluate(call.arguments[0], scope)
    if argument is None:
        return None
    if call.name == "not":
        if not isinstance(argument, Truth):
            raise NoOverloadError("not")
        return Truth(not argument.value)
    if isinstance(argument, Point | Vector):
        return NumberValue(argument.x if call.name == "x" else argument.y)
    if isinstance(argument, StraightLine):
        return NumberValue(argument.a if call.name == "x" else argument.b)
    return combined("*", evaluate(Name(call.name), scope), argument, scope.decimals)


def _chosen(call: Call, scope: Scope) -> Value | None:
    """Return the first value whose condition holds. Only what is chosen is computed."""
    if len(call.arguments) not in (2, 3):
        raise NoOverloadError("If")
    condition = evaluate(call.arguments[0], scope)
    if condition is None:
        return None
    if not isinstance(condition, Truth):
        raise NoOverloadError("If")
    if condition.value:
        return evaluate(call.arguments[1], scope)
    return evaluate(call.arguments[2], scope) if len(call.arguments) == 3 else None


def _label(call: Call) -> TextValue:
    if len(call.arguments) != 1 or not isinstance(call.arguments[0], Name):
        raise NoOverloadError("Name")
    return TextValue(call.arguments[0].name)


def bound(body: Expression, variable: str, scope: Scope) -> Expression:
    """Return an expression of the variable alone: all else in it is computed now. Raises: ConstructionError."""
    scope.spend()
    if variable not in names_in(body):
        return Literal(evaluate(body, scope))
    match body:
        case Name() | Literal():
            return body
        case NegatedExpression(inner):
            return NegatedExpression(bound(inner, variable, scope))
        case BinaryExpression(sign, left, right):
            return BinaryExpression(sign, bound(left, variable, scope), bound(right, variable, scope))
        case Call(name, arguments, is_command):
            return _bound_call(name, tuple(bound(one, variable, scope) for one in arguments), is_command, scope)
        case _:
            raise NoOverloadError("f( )")


def _bound_call(name: str, arguments: tuple[Expression, ...], is_command: bool, scope: Scope) -> Expression:
    known = scope.values.get(name, scope)
    if isinstance(known, Function):
        if len(arguments) != 1:
            raise NoOverloadError(name)
        return substituted(known.body, known.variable, arguments[0], scope)
    if known is None:
        return Literal(None)
    if known is not scope and not is_command and len(arguments) == 1:
        return BinaryExpression("*", Literal(known), arguments[0])  # type: ignore[arg-type]
    if name in ONE and len(arguments) == 1 and not is_command:
        return Call(name, arguments)
    if name == "If":
        return Call(name, arguments, is_command)
    if name in ("x", "y", "not") and len(arguments) == 1:
        return BinaryExpression("*", Name(name), arguments[0]) if name != "not" else Call(name, arguments)
    raise UnknownCommandError(name)


def substituted(body: Expression, variable: str, by: Expression, scope: Scope) -> Expression:
    """Return an expression with another one in place of a variable. Raises: TooCostlyError."""
    scope.spend()
    scope.depth += 1
    if scope.depth > MOST_DEPTH:
        raise TooCostlyError
    try:
        return _substituted(body, variable, by, scope)
    finally:
        scope.depth -= 1


def _substituted(body: Expression, variable: str, by: Expression, scope: Scope) -> Expression:
    match body:
        case Name(name):
            return by if name == variable else body
        case NegatedExpression(inner):
            return NegatedExpression(substituted(inner, variable, by, scope))
        case BinaryExpression(sign, left, right):
            one, two = substituted(left, variable, by, scope), substituted(right, variable, by, scope)
            return BinaryExpression(sign, one, two)
        case Call(name, arguments, is_command):
            return Call(name, tuple(substituted(one, variable, by, scope) for one in arguments), is_command)
        case _:
            return body


def finite(number: float | None) -> NumberValue | None:
    return None if number is None or not isfinite(number) else NumberValue(number)
