"""Solids of the school: their meshes, their measures on the drawing, their volumes and areas in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin, sqrt, tan
from typing import Final

from tni.api.items import State

from .space import Face, Mesh, Vector

CUBE, CUBOID, PRISM, PYRAMID, CYLINDER, CONE, SPHERE = (
    "cube",
    "cuboid",
    "prism",
    "pyramid",
    "cylinder",
    "cone",
    "sphere",
)
SOLIDS: Final = (CUBE, CUBOID, PRISM, PYRAMID, CYLINDER, CONE, SPHERE)
ROUND: Final = (CYLINDER, CONE, SPHERE)
SIDES: Final = 40
"""Sides of the polygon that stands for a circle."""
BANDS: Final = 14
"""Bands of a sphere from pole to pole."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A length that is written on the drawing. lines: where it may be written; the best one is chosen. drawn: whether
    the line is drawn as well, since it is no edge."""

    name: str
    value: float
    lines: tuple[tuple[Vector, Vector], ...]
    drawn: bool = False


def mesh_of(state: State) -> Mesh:
    """Return the mesh of a solid; its base lies at height 0."""
    return _mesh(state["solid"], state["a"], state["b"], state["c"], state["sides"])


@lru_cache(8)
def _mesh(solid: str, a: float, b: float, c: float, sides: int) -> Mesh:
    match solid:
        case "cube":
            return prism(_rectangle(a, a), a)
        case "cuboid":
            return prism(_rectangle(a, b), c)
        case "prism":
            return prism(_regular(sides, a / 2 / sin(pi / sides)), c)
        case "pyramid":
            return pyramid(_regular(sides, a / 2 / sin(pi / sides)), c)
        case "cylinder":
            return prism(_regular(SIDES, a), c, is_round=True)
        case "cone":
            return pyramid(_regular(SIDES, a), c, is_round=True)
        case _:
            return sphere(a)


def _rectangle(a: float, b: float) -> tuple[tuple[float, float], ...]:
    return (-a / 2, -b / 2), (a / 2, -b / 2), (a / 2, b / 2), (-a / 2, b / 2)


def _regular(sides: int, radius: float) -> tuple[tuple[float, float], ...]:
    """Return a regular polygon with one side in front."""
    turns = (2 * pi * (k - 0.5) / sides - pi / 2 for k in range(sides))
    return tuple((radius * cos(turn), radius * sin(turn)) for turn in turns)


def prism(base: tuple[tuple[float, float], ...], height: float, *, is_round: bool = False) -> Mesh:
    """Return a right prism. base: anticlockwise as seen from above."""
    count = len(base)
    points = (*((x, y, 0.0) for x, y in base), *((x, y, height) for x, y in base))
    walls: list[Face] = [(k, (k + 1) % count, count + (k + 1) % count, count + k) for k in range(count)]
    faces = (tuple(reversed(range(count))), *walls, tuple(range(count, 2 * count)))
    wall_tree = _rolled(count) if is_round else [0] * count
    return Mesh(points, faces, frozenset(range(1, count + 1)) if is_round else frozenset(), (None, *wall_tree, 1))


def pyramid(base: tuple[tuple[float, float], ...], height: float, *, is_round: bool = False) -> Mesh:
    count = len(base)
    points = (*((x, y, 0.0) for x, y in base), (0.0, 0.0, height))
    walls: list[Face] = [(k, (k + 1) % count, count) for k in range(count)]
    wall_tree = _rolled(count) if is_round else [0] * count
    curved = frozenset(range(1, count + 1)) if is_round else frozenset[int]()
    return Mesh(points, (tuple(reversed(range(count))), *walls), curved, (None, *wall_tree))


def _rolled(count: int) -> list[int]:
    """Return the tree of strips of a curved surface: the first hangs on the base, others on their neighbours, half of
    them on each side."""
    return [0 if k == 0 else (k if k <= count // 2 else (k + 2 if k < count - 1 else 1)) for k in range(count)]


def sphere(radius: float) -> Mesh:
    """Return a sphere that stands on height 0."""
    rings = [
        [
            (
                radius * sin(pi * band / BANDS) * cos(2 * pi * k / SIDES),
                radius * sin(pi * band / BANDS) * sin(2 * pi * k / SIDES),
                radius * (1 - cos(pi * band / BANDS)),
            )
            for k in range(SIDES)
        ]
        for band in range(1, BANDS)
    ]
    points: list[Vector] = [(0.0, 0.0, 0.0), *(point for ring in rings for point in ring), (0.0, 0.0, 2 * radius)]
    faces: list[Face] = []
    for k in range(SIDES):
        after = (k + 1) % SIDES
        faces.append((0, 1 + after, 1 + k))
        for ring in range(BANDS - 2):
            low, high = 1 + ring * SIDES, 1 + (ring + 1) * SIDES
            faces.append((low + k, low + after, high + after, high + k))
        last = 1 + (BANDS - 2) * SIDES
        faces.append((last + k, last + after, len(points) - 1))
    return Mesh(tuple(points), tuple(faces), frozenset(range(len(faces))))


# -- measures


def height_of(state: State) -> float:
    high = {CUBE: state["a"], SPHERE: 2 * state["a"]}
    return float(high[state["solid"]] if state["solid"] in high else state["c"])


def measures(state: State) -> tuple[Measure, ...]:
    """Return the lengths that are written on a solid."""
    solid, a, high = state["solid"], state["a"], height_of(state)
    if solid in ROUND:
        at = high if solid == CYLINDER else high / 2 if solid == SPHERE else 0.0
        radius = Measure("r", a, (((0.0, 0.0, at), (a, 0.0, at)),), True)
        if solid == CONE:
            return radius, Measure("h", high, (((0.0, 0.0, 0.0), (0.0, 0.0, high)),), True)
        walls = tuple(((x, y, 0.0), (x, y, high)) for x, y, z in mesh_of(state).points if z > 0)
        return (radius,) if solid == SPHERE else (radius, Measure("h", high, walls))
    mesh = mesh_of(state)
    count = len(mesh.faces[0])
    bottom = tuple((mesh.points[k], mesh.points[(k + 1) % count]) for k in range(count))
    if solid == PYRAMID:
        return (Measure("a", a, bottom), Measure("h", high, (((0.0, 0.0, 0.0), (0.0, 0.0, high)),), True))
    upright = tuple((mesh.points[k], mesh.points[count + k]) for k in range(count))
    if solid == CUBE:
        return (Measure("a", a, bottom),)
    if solid == CUBOID:
        return Measure("a", a, bottom[::2]), Measure("b", state["b"], bottom[1::2]), Measure("c", high, upright)
    return Measure("a", a, bottom), Measure("h", high, upright)


def base_area(state: State) -> float:
    """Return the area of the regular polygon at the base of a prism or a pyramid."""
    return float(state["sides"] * state["a"] ** 2 / 4 / tan(pi / state["sides"]))


def volume_of(state: State) -> float:
    a, b, c = state["a"], state["b"], state["c"]
    return float({
        CUBE: a**3, CUBOID: a * b * c, PRISM: base_area(state) * c, PYRAMID: base_area(state) * c / 3,
        CYLINDER: pi * a * a * c, CONE: pi * a * a * c / 3, SPHERE: 4 / 3 * pi * a**3,
    }[state["solid"]])  # fmt: skip


def area_of(state: State) -> float:
    a, b, c, sides = state["a"], state["b"], state["c"], state["sides"]
    inner = a / 2 / tan(pi / sides)  # from the middle of the base to its sides
    return float({
        CUBE: 6 * a * a, CUBOID: 2 * (a * b + b * c + a * c), PRISM: 2 * base_area(state) + sides * a * c,
        PYRAMID: base_area(state) + sides * a * sqrt(inner * inner + c * c) / 2,
        CYLINDER: 2 * pi * a * a + 2 * pi * a * c, CONE: pi * a * a + pi * a * sqrt(a * a + c * c),
        SPHERE: 4 * pi * a * a,
    }[state["solid"]])  # fmt: skip


def number(value: float, *, french: bool, decimals: int = 2) -> str:
    """Return a number with as many decimals as it needs."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".") if decimals else f"{value:.0f}"
    return text.replace(".", ",") if french else text


def volume_text(state: State, *, french: bool) -> str:
    """Return the volume with its calculation."""
    a, b, c = (number(state[key], french=french) for key in "abc")
    base = number(base_area(state), french=french)
    made = {
        CUBE: f"{a} × {a} × {a}", CUBOID: f"{a} × {b} × {c}", PRISM: f"{base} × {c}", PYRAMID: f"{base} × {c} ÷ 3",
        CYLINDER: f"π × {a}² × {c}", CONE: f"π × {a}² × {c} ÷ 3", SPHERE: f"4 ÷ 3 × π × {a}³",
    }[state["solid"]]  # fmt: skip
    return f"V = {made} {_value(volume_of(state), state, french=french)} cm³"


def area_text(state: State, *, french: bool) -> str:
    return f"{'Aire' if french else 'Area'} {_value(area_of(state), state, french=french)} cm²"


def _value(value: float, state: State, *, french: bool) -> str:
    rounded = round(value, 2)
    exact = state["solid"] in (CUBE, CUBOID) and abs(rounded - value) < 1e-9
    return f"{'=' if exact else '≈'} {number(value, french=french)}"
