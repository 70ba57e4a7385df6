"""Figure that a script has drawn so far, as the page gets it: in true millimetres, without the instruments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from plugins.instrumenpoche.scene import PX_PER_CM, ScriptScene
from plugins.instrumenpoche.script_view import ScriptView
from plugins.instrumenpoche.things import parts_of
from tni.api.items import DrawnLine, Point
from tni.api.laid_parts import LaidArc, LaidCaption, LaidLine, LaidPart

MM_PER_PX: Final = 10 / PX_PER_CM
MOST_PARTS, MOST_POINTS = 2_000, 16_000
"""Parts and points that are laid at most."""
LEAST_MM: Final = 0.3
"""Least width of a line."""


def laid_scene(scene: ScriptScene, view: tuple[float, float, float, float]) -> tuple[LaidPart, ...]:
    """Return what a script has drawn and still shows, in millimetres. Lines without ends go to the view's edge."""
    window = ScriptView(view, MM_PER_PX)
    things = (thing for thing in scene.things if thing.is_shown)
    parts = [part for thing in things for one in parts_of(thing) for part in _scaled(one, window, thing.is_endless)]
    points = MOST_POINTS
    for number in range(len(parts) - 1, -1, -1):  # of too much the newest, as on the item
        part = parts[number]
        points -= len(part.points) if isinstance(part, LaidLine) else 0
        if points < 0:
            return tuple(parts[number + 1 :][-MOST_PARTS:])
    return tuple(parts[-MOST_PARTS:])


def _scaled(part: LaidPart, window: ScriptView, is_endless: bool) -> Iterator[LaidPart]:
    match part:
        case LaidLine() if part.opacity > 0 and (part.colour or part.fill_opacity > 0):
            points = _cut(part.points, window) if is_endless else tuple(map(window.at, part.points))
            colour, wide = ("" if part.colour == "paper" else part.colour), max(part.width_mm * MM_PER_PX, LEAST_MM)
            fill = part.fill if part.fill_opacity > 0 and part.fill != "paper" else ""
            if len(points) > 1 and (colour or fill):
                yield replace(part, points=points, colour=colour, width_mm=wide, fill=fill)
        case LaidArc() if part.opacity > 0 and part.sweep and part.colour != "paper":
            centre, radius = window.at(part.centre), part.radius * MM_PER_PX
            wide = max(part.width_mm * MM_PER_PX, LEAST_MM)
            yield replace(part, centre=centre, radius=radius, width_mm=wide)
        case LaidCaption() if part.colour != "paper":
            x, y = window.at((part.x, part.y))
            yield replace(part, x=x, y=y, size_mm=part.size_mm * MM_PER_PX)


def _cut(points: tuple[Point, ...], window: ScriptView) -> tuple[Point, ...]:
    seen = next(window.seen(DrawnLine(points)), None)
    return seen.points if isinstance(seen, DrawnLine) else ()
