"""Drawing of solids: visible and hidden edges, sections, nets, and the lengths written on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, hypot, pi, sin
from typing import Final

from tni.api.items import DrawnArea, DrawnLine, DrawnOval, DrawnText, Point, State

from .solid_shapes import SPHERE, Measure, measures, mesh_of, number
from .solid_view import SolidView, hull
from .space import Face, Mesh, Vector, along, cross, dot, edges, middle, normal, unit

type Part = DrawnArea | DrawnLine | DrawnOval | DrawnText
EDGE_MM, HIDDEN_MM = 1.1, 0.7
LABEL_MM: Final = 7.5
LIGHT: Final = (-0.35, -0.5, 0.8)
SHADES: Final = ((0.55, "surface"), (0.42, "soft blue"), (-2.0, "soft"))
"""Colours of faces by how far they look to the light."""


def solid_parts(
    mesh: Mesh, view: SolidView, section: Sequence[Vector], cap: Face | None, *, is_seen_through: bool
) -> list[Part]:
    """Return the drawing of a convex solid. section: drawn within it. cap: face that a cut has laid bare."""
    places = [view.point(point) for point in mesh.points]
    ways = [normal(mesh, face) for face in mesh.faces]
    seen = [view.depth(way) > 1e-9 for way in ways]
    outline = hull(places)
    out: list[Part] = []
    if mesh.curved:
        out.append(DrawnArea(outline, "soft blue"))
    for number_, face in enumerate(mesh.faces):
        if seen[number_] and number_ not in mesh.curved:
            colour = "soft red" if face == cap else _shade(ways[number_])
            out.append(DrawnArea(tuple(places[corner] for corner in face), colour))
    lines = list(_edge_lines(mesh, seen))
    if is_seen_through:
        out += [
            DrawnLine(tuple(places[corner] for corner in line), "quiet", HIDDEN_MM, dashed=True)
            for line, is_seen in lines
            if not is_seen
        ]
    if section:
        flat = tuple(view.point(point) for point in section)
        out += [DrawnArea(flat, "soft red"), DrawnLine(flat, "red", 1.2, closed=True)]
    if mesh.curved:
        out.append(DrawnLine(outline, "ink", EDGE_MM, closed=True))
    out += [DrawnLine(tuple(places[corner] for corner in line), "ink", EDGE_MM) for line, is_seen in lines if is_seen]
    if cap is not None and seen[mesh.faces.index(cap)]:
        out.append(DrawnLine(tuple(places[corner] for corner in cap), "red", 1.2, closed=True))
    return out


def _shade(way: Vector) -> str:
    bright = dot(unit(way), LIGHT)
    return next(colour for least, colour in SHADES if bright > least)


def _edge_lines(mesh: Mesh, seen: list[bool]) -> Iterator[tuple[tuple[int, ...], bool]]:
    """Yield the edges as lines of corners, and whether they are seen. Those of a curved surface are none, and its rims
    are long lines, so that dashes show on them."""
    if not mesh.curved:
        for (one, other), faces in edges(mesh.faces).items():
            yield (one, other), any(seen[face] for face in faces)
        return
    at_edges = edges(mesh.faces)
    for number_, face in enumerate(mesh.faces):
        if number_ in mesh.curved:
            continue
        pairs = list(zip(face, (*face[1:], face[0]), strict=True))
        looks = [any(seen[one] for one in at_edges[min(pair), max(pair)]) for pair in pairs]
        first = next((k for k, look in enumerate(looks) if look != looks[k - 1]), 0)
        run, look = [pairs[first][0]], looks[first]
        for k in [*range(first, len(pairs)), *range(first)]:
            if looks[k] != look:
                yield tuple(run), look
                run, look = [pairs[k][0]], looks[k]
            run.append(pairs[k][1])
        yield tuple(run), look


def sphere_parts(radius: float, view: SolidView, section: Sequence[Vector]) -> list[Part]:
    """Return the drawing of a whole sphere with its equator."""
    centre = (0.0, 0.0, radius)
    x, y = view.point(centre)
    size = radius * view.scale
    out: list[Part] = [DrawnOval(x, y, size, size, "soft blue", None)]
    flat = abs(view.up[1] ** 2 + view.up[0] ** 2) ** 0.5  # how far the equator is opened
    arc = [pi * k / 24 for k in range(25)]
    low = tuple((x + size * cos(turn), y + size * flat * sin(turn)) for turn in arc)
    high = tuple((x + size * cos(turn), y - size * flat * sin(turn)) for turn in arc)
    front, back = (low, high) if view.toward[2] >= 0 else (high, low)
    out.append(DrawnLine(back, "quiet", HIDDEN_MM, dashed=True))
    if section:
        points = tuple(view.point(point) for point in section)
        out += [DrawnArea(points, "soft red"), DrawnLine(points, "red", 1.2, closed=True)]
    out += [DrawnLine(front, "ink", HIDDEN_MM), DrawnOval(x, y, size, size, None, "ink", EDGE_MM)]
    return out


def net_parts(mesh: Mesh, faces: Sequence[Sequence[Vector]], view: SolidView) -> list[Part]:
    """Return the drawing of a solid that is being unfolded: the far faces first."""
    out: list[Part] = []
    order = sorted(range(len(faces)), key=lambda k: view.depth(middle(faces[k])))
    at_edges = edges(mesh.faces)
    for number_ in order:
        face = mesh.faces[number_]
        points = tuple(view.point(point) for point in faces[number_])
        base = mesh.tree[number_] is None
        colour = "soft orange" if base else "soft blue"
        out.append(DrawnArea(points, colour))
        if number_ not in mesh.curved:
            out.append(DrawnLine(points, "ink", EDGE_MM, closed=True))
            continue
        out.append(DrawnLine(points, colour, 0.3, closed=True))  # no seams between strips
        for k, corner in enumerate(face):
            after = face[(k + 1) % len(face)]
            pair = at_edges[min(corner, after), max(corner, after)]
            other = next(one for one in pair if one != number_)
            is_open = mesh.tree[number_] != other and mesh.tree[other] != number_
            if is_open or other not in mesh.curved:
                out.append(DrawnLine((points[k], points[(k + 1) % len(points)]), "ink", EDGE_MM))
    return out


def measure_parts(state: State, view: SolidView, centre: Point, *, french: bool) -> list[Part]:
    """Return the lengths, each beside the best of its lines."""
    out: list[Part] = []
    mesh = mesh_of(state)
    outline = set() if state["solid"] == SPHERE else _outline_edges(mesh, view)
    for measure in measures(state):
        start, end = _best(measure, view, outline)
        if measure.drawn:
            out.append(DrawnLine((start, end), "red", 0.9, dashed=True))
        text = f"{number(measure.value, french=french)} cm"
        x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
        dx, dy = end[1] - start[1], start[0] - end[0]  # across the line
        length = hypot(dx, dy) or 1.0
        if (x - centre[0]) * dx + (y - centre[1]) * dy < 0 or (measure.drawn and dy > 0):
            dx, dy = -dx, -dy
        away = 5.0 + abs(dx) / length * 0.28 * LABEL_MM * len(text)
        out.append(DrawnText(text, x + dx / length * away, y + dy / length * away, LABEL_MM, "red", bold=True))
    return out


def _outline_edges(mesh: Mesh, view: SolidView) -> set[frozenset[Vector]]:
    seen = [view.depth(normal(mesh, face)) > 1e-9 for face in mesh.faces]
    return {
        frozenset((mesh.points[one], mesh.points[other]))
        for (one, other), faces in edges(mesh.faces).items()
        if seen[faces[0]] != seen[faces[-1]]
    }


def _best(measure: Measure, view: SolidView, outline: set[frozenset[Vector]]) -> tuple[Point, Point]:
    """Return the line of the outline that lies lowest, or rightmost for upright ones."""

    def worth(line: tuple[Vector, Vector]) -> tuple[bool, float]:
        (x, y), (x1, y1) = (view.point(end) for end in line)
        return frozenset(line) in outline, (y + y1) + 0.6 * (x + x1)

    start, end = max(measure.lines, key=worth)
    return view.point(start), view.point(end)


def plane_outline(way: Vector, offset: float, centre: Vector, reach: float) -> tuple[Vector, ...]:
    """Return the corners of the part of a plane that is drawn, a square about the middle of the solid."""
    lift = offset - dot(centre, way)
    foot = along(centre, way, lift)
    across = unit(cross(way, (0.0, 1.0, 0.0) if abs(way[1]) < 0.9 else (1.0, 0.0, 0.0)))
    up = cross(way, across)
    return tuple(along(along(foot, across, i * reach), up, j * reach) for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1)))
