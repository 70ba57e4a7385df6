"""Commands on functions and numbers that constructions use beside those of geometry."""

from __future__ import annotations

from tni.constructions.arithmetic import remainder
from tni.constructions.errors import NoOverloadError
from tni.constructions.evaluation import Scope, applied, finite
from tni.constructions.integrals import integral
from tni.constructions.measures import number_of
from tni.constructions.outcomes import Choices, Outcome, RankedSolution
from tni.constructions.polynomial_roots import derivative as derived
from tni.constructions.polynomial_roots import real_roots
from tni.constructions.polynomials import function_coefficients, polynomial_function
from tni.constructions.values import Function, Group, NumberValue, Point, Value

MOST_ORDER = 30


def function(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    """Function on an interval."""
    match arguments:
        case (Function(variable, body), NumberValue(least), NumberValue(most)):
            return Function(variable, body, least, most)
    raise NoOverloadError("Function")


def derivative(arguments: tuple[Value, ...], scope: Scope) -> Outcome:
    """Derivative of a polynomial, or one of a higher order."""
    match arguments:
        case (Function() as of,):
            order = 1
        case (Function() as of, NumberValue(count)) if 1 <= count <= MOST_ORDER:
            order = round(count)
        case _:
            raise NoOverloadError("Derivative")
    found = _coefficients(of, "Derivative", scope)
    for _ in range(order):
        found = derived(found)
    return polynomial_function(found)


def roots(arguments: tuple[Value, ...], scope: Scope) -> Outcome:
    return _places(arguments, 0, "Root", scope)


def extrema(arguments: tuple[Value, ...], scope: Scope) -> Outcome:
    return _places(arguments, 1, "Extremum", scope)


def turning_points(arguments: tuple[Value, ...], scope: Scope) -> Outcome:
    return _places(arguments, 2, "TurningPoint", scope)


def _places(arguments: tuple[Value, ...], order: int, name: str, scope: Scope) -> Outcome:
    """Return the points of a polynomial where a derivative of it changes its sign, from left to right; for the function
    itself, where it is 0."""
    match arguments:
        case (Function() as of,):
            found = _coefficients(of, name, scope)
        case _:
            raise NoOverloadError(name)
    for _ in range(order):
        found = derived(found)
    points: list[Point] = []
    for x in real_roots(found):
        value = applied(of, NumberValue(x), scope)
        if isinstance(value, NumberValue) and (not order or _changes_sign(found, x)):
            points.append(Point(x, value.value if order else 0.0))
    return Choices(tuple(RankedSolution(one, rank) for rank, one in enumerate(points)))


def _changes_sign(coefficients: tuple[float, ...], x: float) -> bool:
    """Tell whether a root has an odd multiplicity: by the first derivative that is not 0 there."""
    found, order = derived(coefficients), 1
    while found:
        size = sum(abs(one) * max(1.0, abs(x)) ** power for power, one in enumerate(found))
        value = sum(one * x**power for power, one in enumerate(found))
        if abs(value) > 1e-7 * size:
            return order % 2 == 1
        found, order = derived(found), order + 1
    return False


def _coefficients(of: Function, name: str, scope: Scope) -> tuple[float, ...]:
    found = function_coefficients(of, scope)
    if found is None:
        raise NoOverloadError(name)
    return found


def area_under(arguments: tuple[Value, ...], scope: Scope) -> Outcome:
    match arguments:
        case (Function() as of, NumberValue(start), NumberValue(end)):
            return finite(integral(lambda x: number_of(applied(of, NumberValue(x), scope)), start, end))
    raise NoOverloadError("Integral")


def least(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    return NumberValue(min(_numbers(arguments, "Min")))


def most(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    return NumberValue(max(_numbers(arguments, "Max")))


def modulo(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (NumberValue(one), NumberValue(two)):
            return finite(remainder(one, two))
    raise NoOverloadError("Mod")


def _numbers(arguments: tuple[Value, ...], name: str) -> list[float]:
    members = arguments[0].members if len(arguments) == 1 and isinstance(arguments[0], Group) else arguments
    found = [number for one in members if (number := number_of(one)) is not None]
    if not found or len(found) < len(members):
        raise NoOverloadError(name)
    return found
