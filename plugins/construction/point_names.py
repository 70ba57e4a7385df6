"""Names of a figure's points, each where no line runs through it."""

from __future__ import annotations

from itertools import pairwise
from math import atan2, cos, hypot, pi, sin

from tni.api.constructions import Point, Value, outline
from tni.api.items import DrawnText, TextAlign

from .placed import PlacedConstruction

NAME, BELOW = 6.0, 4.2
"""Heights of a name, and of what stands lower in it."""
AWAY, NEAR = 6.8, 3.0
"""Distance of a name from its point, and of lines that it keeps away from."""
DIRECTIONS = tuple(turn * pi / 8 for turn in (2, 6, 4, 10, 14, 8, 0, 12, 1, 3, 5, 7, 9, 11, 13, 15))
"""Directions in which a name may stand, the best first: up to the right."""
MOST_PARTS = 1500

type Place = tuple[float, float]


def names(figure: PlacedConstruction, named: dict[str, Value], busy: list[tuple[Place, float]]) -> list[DrawnText]:
    """Return the names of the points among these objects. Lines of all shown objects are kept clear, and busy
    directions: of a place, where the mark of an angle is."""
    points = {label: figure.on_item(value) for label, value in named.items() if isinstance(value, Point)}
    inside = {label: place for label, place in points.items() if _is_inside(figure, place, 0.0)}
    parts = _parts(figure)
    taken: list[Place] = list(inside.values())
    out: list[DrawnText] = []
    for label, place in inside.items():
        marks = [turn for vertex, turn in busy if hypot(vertex[0] - place[0], vertex[1] - place[1]) < 0.5]
        at = _free_place(figure, place, [*_ways(place, parts), *marks], taken)
        taken.append(at)
        out += _text(label, at)
    return out


def _parts(figure: PlacedConstruction) -> list[tuple[Place, Place]]:
    """Return the parts of all lines that are shown."""
    found: list[tuple[Place, Place]] = []
    for label, value in figure.construction.values.items():
        if value is not None and figure.is_shown(label) and not isinstance(value, Point):
            for line in outline(value, figure.window_of_lines):
                found += pairwise(map(figure.on_item, line))
        if len(found) > MOST_PARTS:
            break
    return found


def _ways(place: Place, parts: list[tuple[Place, Place]]) -> list[float]:
    """Return the directions in which lines leave a point."""
    x, y = place
    found = []
    for (x1, y1), (x2, y2) in parts:
        if (
            (x1 < x - NEAR and x2 < x - NEAR)
            or (x1 > x + NEAR and x2 > x + NEAR)
            or (y1 < y - NEAR and y2 < y - NEAR)
            or (y1 > y + NEAR and y2 > y + NEAR)
        ):
            continue
        length = hypot(x2 - x1, y2 - y1)
        if length and abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length < NEAR:
            found += [
                atan2(y - y_end, x_end - x)
                for x_end, y_end in ((x1, y1), (x2, y2))
                if hypot(x_end - x, y_end - y) > 0.5
            ]
    return found


def _free_place(figure: PlacedConstruction, place: Place, ways: list[float], taken: list[Place]) -> Place:
    """Return the first place around a point that is clear, or else the clearest."""
    best, best_score = place, -1.0
    for turn in DIRECTIONS:
        at = (place[0] + AWAY * cos(turn), place[1] - AWAY * sin(turn))
        if not _is_inside(figure, at, NAME * 0.66):
            continue
        apart = min((abs((turn - way + pi) % (2 * pi) - pi) for way in ways), default=pi)
        room = min((hypot(at[0] - x, at[1] - y) for x, y in taken if (x, y) != place), default=99.0)
        score = min(apart / 0.55, room / 5.5, 1.0)
        if score > best_score + 1e-9:
            best, best_score = at, score
        if score >= 1.0:
            break
    return best


def _is_inside(figure: PlacedConstruction, place: Place, rim_mm: float) -> bool:
    x, y = place
    return rim_mm <= x <= figure.width - rim_mm and rim_mm <= y <= figure.height - rim_mm


def _text(label: str, at: Place) -> list[DrawnText]:
    """Return a name; what follows its `_` stands lower and smaller."""
    head, _, below = label.partition("_")
    below = below.strip("{}")
    if not below or not head:
        return [DrawnText(label, *at, NAME, bold=True)]
    x = at[0] - len(below) * BELOW * 0.2
    return [
        DrawnText(head, x + 0.6, at[1], NAME, align=TextAlign.RIGHT, bold=True),
        DrawnText(below, x + 0.9, at[1] + 1.7, BELOW, align=TextAlign.LEFT, bold=True),
    ]
