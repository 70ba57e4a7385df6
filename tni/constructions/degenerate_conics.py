"""Conics that have become lines: where those of two conics' pencil help to find the points of both."""

from __future__ import annotations

from math import hypot, sqrt

from tni.constructions.polynomial_roots import real_roots
from tni.constructions.values import Conic, StraightLine

_SMALL = 1e-9

type Matrix = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]


def matrix_of(conic: Conic) -> Matrix:
    return (
        (conic.xx, conic.xy, conic.x),
        (conic.xy, conic.yy, conic.y),
        (conic.x, conic.y, conic.constant),
    )


def determinant(matrix: Matrix) -> float:
    (a, b, c), (d, e, f), (g, h, i) = matrix
    return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)


def adjugate(matrix: Matrix) -> Matrix:
    (a, b, c), (d, e, f), (g, h, i) = matrix
    return (
        (e * i - f * h, c * h - b * i, b * f - c * e),
        (f * g - d * i, a * i - c * g, c * d - a * f),
        (d * h - e * g, b * g - a * h, a * e - b * d),
    )


def scaled(conic: Conic) -> Conic:
    """Return the same curve with coefficients of at most 1."""
    most = max(map(abs, conic.coefficients))
    return Conic(*(one / most for one in conic.coefficients)) if most else conic


def pencil_members(first: Conic, second: Conic) -> list[Conic]:
    """Return the pairs of lines through the points of both conics, in GeoGebra's order."""
    first, second = scaled(first), scaled(second)
    one, two = matrix_of(first), matrix_of(second)
    mixed_one = _trace_of_product(adjugate(one), two)
    mixed_two = _trace_of_product(adjugate(two), one)
    roots = real_roots((determinant(one), mixed_one, mixed_two, determinant(two)))
    found = [_sum(first, second, root) for root in sorted(roots)]
    if abs(determinant(two)) <= 1e-12:
        found.append(second)
    return found


def _trace_of_product(left: Matrix, right: Matrix) -> float:
    return sum(left[row][column] * right[column][row] for row in range(3) for column in range(3))


def _sum(first: Conic, second: Conic, factor: float) -> Conic:
    pairs = zip(first.coefficients, second.coefficients, strict=True)
    return Conic(*(one + factor * two for one, two in pairs))


def lines_of(conic: Conic) -> tuple[StraightLine, ...]:
    """Return the real lines of which a degenerate conic consists: two, one, or none."""
    conic = scaled(conic)
    matrix = matrix_of(conic)
    cross = adjugate(matrix)
    largest = max(range(3), key=lambda index: abs(cross[index][index]))
    square = -cross[largest][largest]
    if abs(square) <= _SMALL:
        row = max(matrix, key=lambda one: sum(map(abs, one)))
        return (StraightLine(*row),) if hypot(row[0], row[1]) else ()
    if square < 0:
        return ()
    root = sqrt(square)
    u, v, w = (cross[row][largest] / root for row in range(3))
    (a, b, c), (d, e, f), (g, h, i) = matrix
    split: Matrix = ((a, b - w, c + v), (d + w, e, f - u), (g - v, h + u, i))
    places = [(row, column) for row in range(3) for column in range(3)]
    place = max(places, key=lambda place: abs(split[place[0]][place[1]]))
    across = split[place[0]]
    down = (split[0][place[1]], split[1][place[1]], split[2][place[1]])
    return tuple(StraightLine(*one) for one in (across, down) if hypot(one[0], one[1]) > _SMALL)
