"""Convex meshes in space: their volume, what a plane cuts off them, and how their faces unfold into a net."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import acos, atan2, cos, sin, sqrt

type Vector = tuple[float, float, float]
type Face = tuple[int, ...]
NEAR = 1e-9
"""Distance from a plane within which a corner lies on it, for solids of about one unit."""


@dataclass(frozen=True, slots=True)
class Mesh:
    """Convex solid. faces: corners of each, anticlockwise as seen from outside. curved: faces that stand for a part of
    a curved surface. tree: the face from which each face is unfolded, None for the one that stays; () without a net."""

    points: tuple[Vector, ...]
    faces: tuple[Face, ...]
    curved: frozenset[int] = frozenset()
    tree: tuple[int | None, ...] = ()


def dot(one: Vector, other: Vector) -> float:
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def cross(one: Vector, other: Vector) -> Vector:
    return (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )


def minus(one: Vector, other: Vector) -> Vector:
    return one[0] - other[0], one[1] - other[1], one[2] - other[2]


def along(start: Vector, way: Vector, length: float) -> Vector:
    return start[0] + way[0] * length, start[1] + way[1] * length, start[2] + way[2] * length


def unit(one: Vector) -> Vector:
    length = sqrt(dot(one, one)) or 1.0
    return one[0] / length, one[1] / length, one[2] / length


def middle(points: Sequence[Vector]) -> Vector:
    count = len(points)
    return sum(p[0] for p in points) / count, sum(p[1] for p in points) / count, sum(p[2] for p in points) / count


def normal(mesh: Mesh, face: Face) -> Vector:
    """Return the direction in which a face looks, twice as long as its area; exact for any flat polygon."""
    points = mesh.points
    x = y = z = 0.0
    x0, y0, z0 = points[face[-1]]
    for corner in face:
        x1, y1, z1 = points[corner]
        x += y0 * z1 - z0 * y1
        y += z0 * x1 - x0 * z1
        z += x0 * y1 - y0 * x1
        x0, y0, z0 = x1, y1, z1
    return x, y, z


def area(mesh: Mesh) -> float:
    """Return the area of all faces."""
    return sum(sqrt(dot(way, way)) / 2 for way in (normal(mesh, face) for face in mesh.faces))


def volume(mesh: Mesh) -> float:
    """Return the volume: that of the pyramids from the origin to the faces, with their signs."""
    return sum(dot(mesh.points[face[0]], normal(mesh, face)) for face in mesh.faces) / 6


def edges(faces: Iterable[Face]) -> dict[tuple[int, int], list[int]]:
    """Return the faces at each edge, by its corners, the lower one first."""
    out: dict[tuple[int, int], list[int]] = {}
    for number, face in enumerate(faces):
        before = face[-1]
        for corner in face:
            out.setdefault((before, corner) if before < corner else (corner, before), []).append(number)
            before = corner
    return out


# -- a plane


def cut(mesh: Mesh, way: Vector, offset: float) -> tuple[Mesh | None, tuple[Vector, ...]]:
    """Return the part of a mesh that lies where way · point <= offset, None if there is none, and the section: () where
    the plane passes by or only touches."""
    heights = [dot(point, way) - offset for point in mesh.points]
    sides = [0 if abs(height) < NEAR else (1 if height > 0 else -1) for height in heights]
    if max(sides) <= 0:
        return mesh, ()
    if min(sides) >= 0:
        return None, ()
    points, between = list(mesh.points), dict[tuple[int, int], int]()
    faces, curved = list[Face](), set[int]()
    for number, face in enumerate(mesh.faces):
        kept = _kept(face, sides, heights, points, between)
        if len(kept) >= 3:
            if number in mesh.curved:
                curved.add(len(faces))
            faces.append(kept)
    on = {corner for face in faces for corner in face if corner >= len(sides) or not sides[corner]}
    section = _around(sorted(on), points, way)
    faces.append(section)
    used = sorted({corner for face in faces for corner in face})
    place = {corner: number for number, corner in enumerate(used)}
    part = Mesh(
        tuple(points[corner] for corner in used),
        tuple(tuple(place[corner] for corner in face) for face in faces),
        frozenset(curved),
    )
    return part, tuple(points[corner] for corner in section)


def _kept(
    face: Face, sides: list[int], heights: list[float], points: list[Vector], between: dict[tuple[int, int], int]
) -> Face:
    """Return the corners of the part of a face below the plane; `points` gets new corners, one for each edge."""
    out: list[int] = []
    before = face[-1]
    for corner in face:
        if sides[before] * sides[corner] < 0:
            key = (before, corner) if before < corner else (corner, before)
            if key not in between:
                one, other = key
                share = heights[one] / (heights[one] - heights[other])
                between[key] = len(points)
                points.append(along(points[one], minus(points[other], points[one]), share))
            out.append(between[key])
        if sides[corner] <= 0:
            out.append(corner)
        before = corner
    return tuple(out) if any(corner < len(sides) and sides[corner] < 0 for corner in out) else ()


def _around(corners: list[int], points: list[Vector], way: Vector) -> Face:
    """Return corners of a plane in the order in which they go round it, anticlockwise as seen against `way`."""
    centre = middle([points[corner] for corner in corners])
    across = unit(minus(points[corners[0]], centre))
    up = cross(unit(way), across)

    def turn(corner: int) -> float:
        spoke = minus(points[corner], centre)
        return atan2(dot(spoke, up), dot(spoke, across))

    return tuple(sorted(corners, key=turn))


# -- a net


@dataclass(frozen=True, slots=True)
class _Turned:
    """Movement in space: a turn, given by where the three axes go, and a shift."""

    x: Vector = (1.0, 0.0, 0.0)
    y: Vector = (0.0, 1.0, 0.0)
    z: Vector = (0.0, 0.0, 1.0)
    shift: Vector = (0.0, 0.0, 0.0)

    def way(self, one: Vector) -> Vector:
        a, b, c = one
        x, y, z = self.x, self.y, self.z
        return a * x[0] + b * y[0] + c * z[0], a * x[1] + b * y[1] + c * z[1], a * x[2] + b * y[2] + c * z[2]

    def point(self, one: Vector) -> Vector:
        return along(self.way(one), self.shift, 1.0)

    def after(self, first: _Turned) -> _Turned:
        return _Turned(self.way(first.x), self.way(first.y), self.way(first.z), self.point(first.shift))


def unfolded(mesh: Mesh, share: float) -> tuple[tuple[Vector, ...], ...]:
    """Return the faces as they are unfolded about the edges of the tree. share: 0 closed, 1 flat."""
    ways = [unit(normal(mesh, face)) for face in mesh.faces]
    moves: dict[int, _Turned] = {}

    def move(number: int) -> _Turned:
        chain = [number]
        while chain[-1] not in moves and (parent := mesh.tree[chain[-1]]) is not None:
            chain.append(parent)
        for one in reversed(chain):
            if one not in moves:
                parent = mesh.tree[one]
                moves[one] = (
                    _Turned() if parent is None else moves[parent].after(_hinge(mesh, ways, one, parent, share))
                )
        return moves[number]

    return tuple(
        tuple(move(number).point(mesh.points[corner]) for corner in face) for number, face in enumerate(mesh.faces)
    )


def _hinge(mesh: Mesh, ways: list[Vector], face: int, parent: int, share: float) -> _Turned:
    """Return the turn of a face about the edge that it has with its parent, which lays it into the parent's plane."""
    one, other = ways[face], ways[parent]
    axis = cross(one, other)
    length = sqrt(dot(axis, axis))
    if length < NEAR:
        return _Turned()
    axis = unit(axis)
    angle = share * acos(max(-1.0, min(1.0, dot(one, other))))
    hinge = next(corner for corner in mesh.faces[face] if corner in mesh.faces[parent])
    turn = _Turned(*(_turned(base, axis, angle) for base in ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))))
    at = mesh.points[hinge]
    return _Turned(turn.x, turn.y, turn.z, minus(at, turn.way(at)))


def _turned(one: Vector, axis: Vector, angle: float) -> Vector:
    """Return a vector turned about a unit axis."""
    near, side, far = cos(angle), cross(axis, one), dot(axis, one) * (1 - cos(angle))
    across = sin(angle)
    return (
        one[0] * near + side[0] * across + axis[0] * far,
        one[1] * near + side[1] * across + axis[1] * far,
        one[2] * near + side[2] * across + axis[2] * far,
    )
