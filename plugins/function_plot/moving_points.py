"""Curves of a moving point as they are typed: (cos t ; sin 2t), x = t² ; y = t³, r = 1 + cos θ, each with an interval
of its parameter if wanted: « ; 0 ≤ t ≤ 6π »."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import cos, pi, sin
from typing import Final

from tni.api.maths import (
    Comparison,
    Compiled,
    Expression,
    KnownNames,
    MathsError,
    MathsFault,
    Place,
    Variable,
    compiled,
    cost,
    free_variables,
    functions_in,
    parse,
    parse_number,
    replaced,
)

PARAMETERS: Final = ("t", "a", "b", "c")
MOST_COST: Final = 100
TURN: Final = 0.0, 2 * pi
"""Interval of an angle, and of what is put into a sine."""
FAR: Final = -10.0, 10.0
"""Interval of another parameter."""
_ANGLE = re.compile(r"th[eê]ta|[θϑ]", re.IGNORECASE)
_POLAR = re.compile(r"\s*r\s*(?:\(\s*(?P<of>t|θ)\s*\))?\s*=")
_SIDES = tuple(re.compile(rf"\s*{name}\s*(?:\(\s*t\s*\))?\s*=") for name in "xy")
_CIRCULAR = frozenset({"sin", "cos", "tan"})


@dataclass(frozen=True)
class MovingPoint:
    """Curve of a point. x, y: by PARAMETERS; of a polar curve the distance from the origin alone, as x. low, high: ends
    of the parameter t, by PARAMETERS."""

    x: Compiled
    y: Compiled | None
    low: Compiled
    high: Compiled
    cost: int
    free: frozenset[str]

    def ends(self, numbers: tuple[float, float, float]) -> tuple[float, float]:
        values = (0.0, *numbers)
        return self.low(values), self.high(values)

    def point(self, numbers: tuple[float, float, float]) -> Callable[[float], Place]:
        """Return the place of the point for a parameter."""
        x, y = self.x, self.y
        if y is None:

            def turned(t: float) -> Place:
                r = x((t, *numbers))
                return r * cos(t), r * sin(t)

            return turned
        return lambda t: (x((t, *numbers)), y((t, *numbers)))


def read_moving_point(
    text: str, functions: frozenset[str], expanded: Callable[[Expression], Expression | None]
) -> MovingPoint | None:
    """Return the curve of a moving point; None for a text of another kind. functions: names of those that may be
    called. expanded: puts their bodies in their places. Raises: MathsError."""
    parts = _split(text)
    is_angle = _ANGLE.search(text) is not None
    polar = _POLAR.match(with_theta(parts[0]))
    if polar is not None and (polar["of"] != "t" or len(parts) > 1):
        return _made([parts[0].partition("=")[2]], parts[1:], functions, expanded)
    if len(parts) == 1 and (inside := _bracketed(parts[0])) is not None and len(_split(inside)) == 2:
        return _made(_split(inside), [], functions, expanded)
    if len(parts) == 2 and (inside := _bracketed(parts[0])) is not None and len(_split(inside)) == 2:
        return _made(_split(inside), parts[1:], functions, expanded)
    if len(parts) > 1 and not is_angle and all(side.match(part) for side, part in zip(_SIDES, parts, strict=False)):
        return _made([part.partition("=")[2] for part in parts[:2]], parts[2:], functions, expanded)
    return None


def with_theta(text: str) -> str:
    """Return a text whose angles that are written out are letters."""
    return _ANGLE.sub("θ", text)


def _split(text: str) -> list[str]:
    """Return the parts of a text between semicolons that stand in no bracket."""
    out, depth = [""], 0
    for sign in text:
        depth += (sign in "([{") - (sign in ")]}")
        if sign == ";" and depth == 0:
            out.append("")
        else:
            out[-1] += sign
    return out


def _bracketed(text: str) -> str | None:
    """Return what stands in the brackets around a whole text; None for another."""
    bare = text.strip()
    if not (bare.startswith("(") and bare.endswith(")")):
        return None
    depth = 0
    for n, sign in enumerate(bare):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and n < len(bare) - 1:
            return None
    return bare[1:-1]


def _made(
    sides: list[str],
    more: list[str],
    functions: frozenset[str],
    expanded: Callable[[Expression], Expression | None],
) -> MovingPoint:
    names = KnownNames(frozenset(PARAMETERS), functions)
    trees = [replaced(parse_number(_ANGLE.sub("t", side), names), expanded) for side in sides]
    if sum(map(cost, trees)) > MOST_COST:
        raise MathsError(MathsFault.TOO_LONG)
    if len(more) > 1:
        raise MathsError(MathsFault.NO_INTERVAL)
    of = partial(compiled, variables=PARAMETERS)
    free = frozenset[str]().union(*map(free_variables, trees))
    if more and more[0].strip():
        ends = _interval(_ANGLE.sub("t", more[0]), names)
        low, high = (of(replaced(end, expanded)) for end in ends)
        free |= free_variables(ends[0]) | free_variables(ends[1])
    else:
        low, high = map(_fixed, TURN if len(sides) == 1 or any(map(_is_circular, trees)) else FAR)
    y = None if len(sides) == 1 else of(trees[1])
    return MovingPoint(of(trees[0]), y, low, high, sum(map(cost, trees)), free - {"t"})


def _fixed(value: float) -> Compiled:
    return lambda _: value


def _is_circular(tree: Expression) -> bool:
    return bool(functions_in(tree) & _CIRCULAR)


def _interval(text: str, names: KnownNames) -> tuple[Expression, Expression]:
    """Return the ends of an interval as 0 ≤ t ≤ 2π. Raises: MathsError."""
    found = parse(text, names)
    if not isinstance(found, Comparison) or len(found.rest) != 2:
        raise MathsError(MathsFault.NO_INTERVAL)
    (one, middle), (other, last) = found.rest
    ends = (found.first, last) if {one, other} <= {"<", "<="} else (last, found.first)
    is_chain = {one, other} <= {"<", "<="} or {one, other} <= {">", ">="}
    if middle != Variable("t") or not is_chain or any("t" in free_variables(end) for end in ends):
        raise MathsError(MathsFault.NO_INTERVAL)
    return ends
