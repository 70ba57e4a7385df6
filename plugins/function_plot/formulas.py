"""Formulas of a plot: what each typed text stands for, and the lines and areas to draw for it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache, partial
from math import nan

from tni.api.maths import (
    Comparison,
    Compiled,
    Definition,
    Enclosure,
    Expression,
    FunctionCall,
    Interval,
    KnownNames,
    MathsError,
    MathsFault,
    Operation,
    PlotWindow,
    Run,
    Variable,
    compiled,
    cost,
    curve_runs,
    derivative,
    enclosure,
    free_variables,
    implicit_runs,
    is_condition,
    parametric_runs,
    parse_definition,
    region_shapes,
    replaced,
)

from .moving_points import MovingPoint, read_moving_point, with_theta

VARIABLES = ("x", "y", "a", "b", "c")
MOST_COST = 100
"""Parts of a formula, beyond which a curve could not follow a slider."""
MOST_SLOPE_COST = 400
WORK, PLANE_WORK = 14_000, 36_000
"""Parts of formulas that are computed for all curves y = f(x) of a plot, and for all in x and y."""
MOST_POINTS, ALL_POINTS, LEAST_POINTS = 220, 480, 40
MOST_PLANE, LEAST_PLANE = 1_200, 400
"""Values of one curve y = f(x), of all of them, and of one in x and y."""
REGION = 0.67
"""Part of these that a region takes, since its line and what is filled have the same values."""

type Numbers = tuple[float, float, float]
"""Values of a, b and c."""


class CurveKind(Enum):
    """Kind of a formula."""

    OF_X = "y = f(x)"
    OF_Y = "x = g(y)"
    BELOW = "y < f(x)"
    ABOVE = "y > f(x)"
    IMPLICIT = "equation"
    REGION = "inequality"
    MOVING = "moving point"


@dataclass(frozen=True)
class PlottedCurve:
    """A formula that can be plotted. shown: it with its left side. value: by VARIABLES; f, g, the difference of the two
    sides of an equation, or above 0 where an inequality holds. slope: the derivative of f, None for others. strict:
    whether the edge of a region is outside it. free: its variables. moving: of a curve of a moving point, else None.
    bounds: intervals of an equation's value."""

    kind: CurveKind
    shown: str
    value: Compiled
    slope: Compiled | None = None
    strict: bool = False
    cost: int = 1
    free: frozenset[str] = frozenset(VARIABLES)
    moving: MovingPoint | None = None
    bounds: Enclosure | None = None

    def used(self, numbers: Numbers) -> Numbers:
        """Return the values of those of a, b and c that the formula has, 0 for the others."""
        a, b, c = (value if key in self.free else 0.0 for key, value in zip("abc", numbers, strict=True))
        return a, b, c

    def function(self, numbers: Numbers) -> Callable[[float], float]:
        """Return f, or g, for values of a, b and c."""
        value, (a, b, c) = self.value, numbers
        if self.kind is CurveKind.OF_Y:
            return lambda y: value((0.0, y, a, b, c))
        return lambda x: value((x, 0.0, a, b, c))

    def slope_function(self, numbers: Numbers) -> Callable[[float], float]:
        """Return the derivative of f; one without values where there is none."""
        slope, (a, b, c) = self.slope, numbers
        return (lambda _: nan) if slope is None else (lambda x: slope((x, 0.0, a, b, c)))

    def plane_function(self, numbers: Numbers) -> Callable[[float, float], float]:
        value, (a, b, c) = self.value, numbers
        return lambda x, y: value((x, y, a, b, c))

    def plane_bounds(self, numbers: Numbers) -> Callable[[Interval, Interval], Interval] | None:
        bounds, (a, b, c) = self.bounds, numbers
        return None if bounds is None else lambda x, y: bounds((x, y, (a, a), (b, b), (c, c)))

    @property
    def is_function(self) -> bool:
        return self.kind is CurveKind.OF_X


_PLANES = (CurveKind.IMPLICIT, CurveKind.REGION)

type ReadFormula = PlottedCurve | MathsError | None
"""What a text stands for: None for an empty one."""


@lru_cache(64)
def read_formulas(texts: tuple[str, ...]) -> tuple[ReadFormula, ...]:
    """Return what texts stand for. A later one may call functions that earlier ones define, and their derivatives."""
    defined: tuple[Definition, ...] = ()
    out: list[ReadFormula] = []
    for text in texts:
        if text.strip():
            found, new = _read(text, defined)
            defined += new
            out.append(found)
        else:
            out.append(None)
    return tuple(out)


@lru_cache(64)
def _read(text: str, defined: tuple[Definition, ...]) -> tuple[PlottedCurve | MathsError, tuple[Definition, ...]]:
    """Return what a text stands for, and the functions that it defines."""
    known = {one.name: one for one in defined}
    try:
        moving = read_moving_point(text, frozenset(known), partial(_expanded, known))
        if moving is not None:
            return _moved(moving, with_theta(text.strip())), ()
        found = parse_definition(text, KnownNames(frozenset(VARIABLES), frozenset(known)))
        if isinstance(found, Definition):
            return _definition(found, text, known)
        tree = replaced(found, partial(_expanded, known))
        if cost(tree) > MOST_COST:
            raise MathsError(MathsFault.TOO_LONG)
        return _curve(tree, text), ()
    except MathsError as error:
        return error, ()


def _moved(moving: MovingPoint, shown: str) -> PlottedCurve:
    return PlottedCurve(CurveKind.MOVING, shown, moving.x, cost=moving.cost, free=moving.free, moving=moving)


def _definition(
    found: Definition, text: str, known: dict[str, Definition]
) -> tuple[PlottedCurve, tuple[Definition, ...]]:
    (parameter, *more), free = found.parameters, free_variables(found.body)
    unknown = [*more, *((free & {"x", "y"}) - {parameter})]
    if unknown:
        raise MathsError(MathsFault.UNKNOWN_NAME, 0, ", ".join(unknown))
    body = replaced(found.body, lambda one: Variable("x") if one == Variable(parameter) else None)
    body = replaced(body, partial(_expanded, known))
    if cost(body) > MOST_COST:
        raise MathsError(MathsFault.TOO_LONG)
    new = [Definition(found.name, ("x",), body)]
    with suppress(MathsError):
        new.append(Definition(f"{found.name}'", ("x",), derivative(body, "x")))
    return _of_x(CurveKind.OF_X, body, text.strip()), tuple(new)


def _expanded(defined: dict[str, Definition], one: Expression) -> Expression | None:
    """Return the body of a function of the texts with its argument put in; None for all else."""
    if not isinstance(one, FunctionCall) or one.function not in defined:
        return None
    if len(one.arguments) != 1:
        raise MathsError(MathsFault.ARGUMENTS, 0, one.function)
    argument = replaced(one.arguments[0], partial(_expanded, defined))
    body = defined[one.function].body
    if cost(argument) * cost(body) > 50 * MOST_COST:
        raise MathsError(MathsFault.TOO_LONG)
    return replaced(body, lambda part: argument if part == Variable("x") else None)


def _curve(tree: Expression, text: str) -> PlottedCurve:
    shown = text.strip()
    if not is_condition(tree):
        if "y" in free_variables(tree):
            raise MathsError(MathsFault.NO_CONDITION)
        return _of_x(CurveKind.OF_X, tree, f"y = {shown}")
    if not isinstance(tree, Comparison):
        raise MathsError(MathsFault.NO_NUMBER)
    sign, right = tree.rest[0]
    left = tree.first
    if len(tree.rest) > 1:
        return _between(tree, shown)
    if sign == "!=":
        raise MathsError(MathsFault.UNEXPECTED, 0, "≠")
    if right == Variable("y"):
        left, right, sign = right, left, sign.translate(str.maketrans("<>", "><"))
    if left == Variable("y") and "y" not in free_variables(right):
        kind = CurveKind.OF_X if sign == "=" else CurveKind.BELOW if "<" in sign else CurveKind.ABOVE
        return _of_x(kind, right, shown, strict=len(sign) == 1)
    if sign == "=":
        if right == Variable("x"):
            left, right = right, left
        if left == Variable("x") and not {"x"} & free_variables(right):
            return _plotted(CurveKind.OF_Y, right, shown)
        return _plotted(CurveKind.IMPLICIT, Operation("-", left, right), shown)
    above = Operation("-", left, right) if ">" in sign else Operation("-", right, left)
    return _plotted(CurveKind.REGION, above, shown, strict=len(sign) == 1)


def _plotted(kind: CurveKind, tree: Expression, shown: str, *, strict: bool = False) -> PlottedCurve:
    bounds = enclosure(tree, VARIABLES) if kind is CurveKind.IMPLICIT else None
    return PlottedCurve(
        kind, shown, compiled(tree, VARIABLES), None, strict, cost(tree), free_variables(tree), bounds=bounds
    )


def _of_x(kind: CurveKind, body: Expression, shown: str, *, strict: bool = False) -> PlottedCurve:
    value = compiled(body, VARIABLES)
    slope = None
    if kind is CurveKind.OF_X:
        try:
            rise = derivative(body, "x")
            slope = compiled(rise, VARIABLES) if cost(rise) <= MOST_SLOPE_COST else None
        except MathsError:
            slope = None
    is_strict = strict and kind is not CurveKind.OF_X
    return PlottedCurve(kind, shown, value, slope, is_strict, cost(body), free_variables(body))


def _between(tree: Comparison, shown: str) -> PlottedCurve:
    """Return the region of a chain, as 0 < y < x²."""
    sides = [tree.first, *(side for _, side in tree.rest)]
    signs = [sign for sign, _ in tree.rest]
    if any(sign in ("=", "!=") for sign in signs):
        raise MathsError(MathsFault.UNEXPECTED, 0, "=")
    above = [
        Operation("-", one, other) if ">" in sign else Operation("-", other, one)
        for sign, one, other in zip(signs, sides, sides[1:], strict=False)
    ]
    return _plotted(
        CurveKind.REGION, FunctionCall("min", tuple(above)), shown, strict=all(len(sign) == 1 for sign in signs)
    )


@dataclass(frozen=True)
class CurveShapes:
    """Drawing of a formula, in the units of the plane: lines and filled areas."""

    lines: tuple[Run, ...] = ()
    areas: tuple[Run, ...] = ()


def curve_shapes(texts: tuple[str, ...], number: int, numbers: Numbers, window: PlotWindow) -> CurveShapes:
    """Return what is drawn of one of the texts."""
    curve = read_formulas(texts)[number]
    return _shapes(texts, number, curve.used(numbers), window) if isinstance(curve, PlottedCurve) else CurveShapes()


@lru_cache(48)
def _shapes(texts: tuple[str, ...], number: int, numbers: Numbers, window: PlotWindow) -> CurveShapes:
    formulas = read_formulas(texts)
    curve = formulas[number]
    assert isinstance(curve, PlottedCurve)
    count = sum(isinstance(one, PlottedCurve) for one in formulas)
    work = WORK // count // curve.cost
    points = max(min(work, MOST_POINTS, ALL_POINTS // count), LEAST_POINTS)
    if (moving := curve.moving) is not None:
        return CurveShapes(tuple(parametric_runs(moving.point(numbers), *moving.ends(numbers), window, 2 * points)))
    match curve.kind:
        case CurveKind.IMPLICIT | CurveKind.REGION:
            planes = sum(isinstance(one, PlottedCurve) and one.kind in _PLANES for one in formulas)
            work = PLANE_WORK // count // curve.cost
            most = max(min(work, MOST_PLANE // planes), LEAST_PLANE * 30 // max(curve.cost, 30))
            function = curve.plane_function(numbers)
            if curve.kind is CurveKind.IMPLICIT:
                return CurveShapes(tuple(implicit_runs(function, window, most, curve.plane_bounds(numbers))))
            lines, areas = region_shapes(function, window, int(most * REGION))
            return CurveShapes(tuple(lines), tuple(areas))
        case CurveKind.OF_Y:
            turned = PlotWindow(window.y_min, window.y_max, window.x_min, window.x_max)
            runs = curve_runs(curve.function(numbers), turned, points)
            return CurveShapes(tuple(tuple((x, y) for y, x in run) for run in runs))
    runs = curve_runs(curve.function(numbers), window, points)
    if curve.kind is CurveKind.OF_X:
        return CurveShapes(tuple(runs))
    return CurveShapes(tuple(runs), _side_areas(curve, numbers, window))


def _side_areas(curve: PlottedCurve, numbers: Numbers, window: PlotWindow) -> tuple[Run, ...]:
    """Return what lies below or above a curve, as polygons down or up to the edge of the window."""
    edge = window.y_min if curve.kind is CurveKind.BELOW else window.y_max
    return filled_between(curve.function(numbers), window, window.x_min, window.x_max, edge, 120)


def filled_between(
    function: Callable[[float], float], window: PlotWindow, low: float, high: float, level: float, count: int
) -> tuple[Run, ...]:
    """Return polygons between a curve and a height, from x = low to high."""
    out: list[Run] = []
    run: list[tuple[float, float]] = []
    for n in range(count + 1):
        x = low + (high - low) * n / count
        y = function(x)
        if y == y:
            run.append((x, min(max(y, window.y_min), window.y_max)))
        if run and (y != y or n == count):
            if len(run) > 1:
                out.append(((run[0][0], level), *run, (run[-1][0], level)))
            run = []
    return tuple(out)
