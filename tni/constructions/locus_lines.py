"""Lines of a locus within a window: the moving point is put at places along its curve, closer together where the locus
bends or ends.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor, hypot, isfinite, log2, pi

from tni.constructions.arguments import run_call
from tni.constructions.construction import computed
from tni.constructions.errors import ConstructionError
from tni.constructions.evaluation import Scope
from tni.constructions.locus_recipe import LocusRecipe
from tni.constructions.object_traits import with_traits
from tni.constructions.paths import centre_of, parameter_of, point_at
from tni.constructions.plane_window import PlaneWindow, Polyline
from tni.constructions.values import (
    Arc,
    Conic,
    Function,
    Locus,
    NumberValue,
    Point,
    Polygon,
    Ray,
    Segment,
    StraightLine,
    Value,
    Vector,
    is_defined,
)

MOST_STEPS = 360
"""Steps that are computed for all loci of a construction together, so that they follow a dragged point."""
LEAST_PLACES, MOST_PLACES = 24, 120
FLAT = 0.001
"""A part of a locus that bends by less, as a fraction of the window, is straight."""
JUMP = 0.04
"""Two neighbouring places that lie further apart, as a fraction of the window, though their parameters are as close as
can be, are not joined."""
CLOSEST = 1e-4
"""Least distance of two parameters, as a fraction of all."""


@dataclass(frozen=True, slots=True)
class _Tried:
    """Place along the curve, 0 to 1, and where the point is then."""

    share: float
    point: Point | None


def locus_lines(locus: Locus, window: PlaneWindow) -> tuple[Polyline, ...]:
    """Return the lines of a locus. They may leave the window."""
    return _lines(locus, _grown(window))


def _grown(window: PlaneWindow) -> PlaneWindow:
    """Return a window of round edges around another one, so that nearly equal windows share their lines."""
    unit = 2.0 ** (floor(log2(_size(window))) - 3)
    return PlaneWindow(
        floor(window.left / unit) * unit,
        ceil(window.right / unit) * unit,
        floor(window.bottom / unit) * unit,
        ceil(window.top / unit) * unit,
    )


@lru_cache(64)
def _lines(locus: Locus, window: PlaneWindow) -> tuple[Polyline, ...]:
    recipe = locus.recipe
    if not isinstance(recipe, LocusRecipe) or (place_at := _places(recipe.path, window)) is None:
        return ()
    position = _positions(locus, recipe)
    most = max(LEAST_PLACES, min(MOST_PLACES, MOST_STEPS // (len(recipe.chain) * recipe.count)))
    tried = _tried(lambda share: position(place_at(share)), most, _size(window), window)
    return _joined(tried, _size(window))


def _positions(locus: Locus, recipe: LocusRecipe) -> Callable[[float], Point | None]:
    """Return the function that tells where the point is for a place of the mover."""
    values: dict[str, Value | None] = dict(recipe.fixed)
    traits, path = dict(recipe.traits), recipe.path
    scope = Scope(values, run_call, recipe.decimals)

    def position(place: float) -> Point | None:
        scope.steps = 0
        try:
            values[locus.mover] = NumberValue(place) if isinstance(path, tuple) else point_at(path, place, scope)
            for step in recipe.chain:
                for label, value in computed(step, scope)[1].items():
                    trait = traits.get(label)
                    values[label] = value if trait is None else with_traits(value, trait, scope)
        except (ConstructionError, ArithmeticError, ValueError):  # no place here, as on a line of no direction
            return None
        found = values.get(locus.target)
        return found if isinstance(found, Point) and is_defined(found) else None

    return position


def _places(path: Value | tuple[float, float], window: PlaneWindow) -> Callable[[float], float] | None:
    """Return the function that gives the place on a curve for a share of it, 0 to 1; None for what is no curve."""
    match path:
        case (low, high):
            return lambda share: low + (high - low) * share
        case Segment() | Arc() | Vector():
            return lambda share: share
        case Polygon(corners):
            return lambda share: share * len(corners)
        case Conic() if centre_of(path) is not None:
            return lambda share: pi * (2 * share - 1)
        case StraightLine() | Ray() | Conic() | Function():
            return _endless(path, window)
        case _:
            return None


def _endless(path: StraightLine | Ray | Conic | Function, window: PlaneWindow) -> Callable[[float], float] | None:
    """Return the places on a curve without ends: most of them near the window, the last ones far from it."""
    middle = parameter_of(path, Point((window.left + window.right) / 2, (window.bottom + window.top) / 2))
    if middle is None:
        return None
    unit = _size(window)
    if isinstance(path, StraightLine | Ray):
        unit /= path.direction.length
    low = 0.0 if isinstance(path, Ray) else -float("inf")
    high = float("inf")
    if isinstance(path, Function):
        low, high = path.least, path.most

    def place(share: float) -> float:
        across = 1.998 * share - 0.999
        return min(high, max(low, middle + unit * across / (1 - across * across)))

    return place


def _size(window: PlaneWindow) -> float:
    return max(window.right - window.left, window.top - window.bottom)


def _tried(position: Callable[[float], Point | None], most: int, size: float, window: PlaneWindow) -> list[_Tried]:
    """Return places in order: evenly first, then more where two neighbours are least like a straight line."""
    shares = [number / LEAST_PLACES for number in range(LEAST_PLACES + 1)]
    found = [_Tried(share, position(share)) for share in shares]
    waiting = sorted((_need(found, index, size, window), shares[index]) for index in range(LEAST_PLACES))
    while waiting and len(found) < most:
        need, start = waiting.pop()
        if need < FLAT:
            break
        index = shares.index(start)
        middle = (start + shares[index + 1]) / 2
        found.insert(index + 1, _Tried(middle, position(middle)))
        shares.insert(index + 1, middle)
        for at in (index, index + 1):
            insort(waiting, (_need(found, at, size, window), shares[at]))
    return found


def _need(found: list[_Tried], index: int, size: float, window: PlaneWindow) -> float:
    """Return how much a place between two neighbours is missing: how far the locus may bend there."""
    one, two = found[index], found[index + 1]
    if two.share - one.share < CLOSEST:
        return 0.0
    if one.point is None or two.point is None:
        return 0.0 if one.point is two.point else (two.share - one.share) * 10
    if _is_beyond(one.point, two.point, window):
        return 0.0
    around = [found[at].point for at in (index - 1, index + 2) if 0 <= at < len(found)]
    length = hypot(two.point.x - one.point.x, two.point.y - one.point.y)
    bends = [_bend(other, one.point, two.point) for other in around if other is not None]
    return min(length, size) * min(1.0, max(bends, default=0.5)) / 4 / size


def _is_beyond(one: Point, two: Point, window: PlaneWindow) -> bool:
    return (
        max(one.x, two.x) < window.left
        or min(one.x, two.x) > window.right
        or max(one.y, two.y) < window.bottom
        or min(one.y, two.y) > window.top
    )


def _bend(other: Point, one: Point, two: Point) -> float:
    """Return the sine of the angle between two neighbouring parts, or 1 where they turn back."""
    near, x, y = one, two.x - one.x, two.y - one.y
    if hypot(other.x - two.x, other.y - two.y) < hypot(other.x - one.x, other.y - one.y):
        near, x, y = two, -x, -y
    u, v = near.x - other.x, near.y - other.y
    lengths = hypot(x, y) * hypot(u, v)
    if not lengths or not isfinite(lengths):
        return 0.0
    return abs(x * v - y * u) / lengths if x * u + y * v > 0 else 1.0


def _joined(tried: list[_Tried], size: float) -> tuple[Polyline, ...]:
    lines: list[Polyline] = []
    run: list[Point] = []
    for before, one in pairwise((_Tried(0.0, None), *tried, _Tried(1.0, None))):
        is_jump = (
            before.point is not None
            and one.point is not None
            and one.share - before.share < 2 * CLOSEST
            and hypot(one.point.x - before.point.x, one.point.y - before.point.y) > JUMP * size
        )
        if one.point is None or is_jump:
            if len(run) > 1:
                lines.append(tuple(run))
            run = []
        if one.point is not None:
            run.append(one.point)
    return tuple(lines)
