"""Instruments that a script moves: those of the page, with the same faces, laid where the script lays them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from math import cos, radians, sin
from typing import Final

from plugins.instrumenpoche.scene import PX_PER_CM, InstrumentPose
from plugins.instrumenpoche.script_view import Part
from tni.api.compass_face import KNOB_Y, NEEDLE, compass_face
from tni.api.instruments import RIM
from tni.api.items import DrawnArea, DrawnLine, DrawnOval, DrawnText, Point, arc_points
from tni.api.protractor_face import CENTRE, protractor_face
from tni.api.straight_faces import MARGIN, TIP, ruler_face, triangle_face

PX_PER_MM: Final = PX_PER_CM / 10
ROUND_SCALE: Final = 0.75
"""Size of the protractor and the compasses, which measure no millimetres, of that on the page."""
LEG_MM: Final = 70.0
"""Graduated millimetres of the longer leg of the set square."""
REQUERRE_MM: Final = 85.0, 57.0, 19.0
"""Millimetres of the requerre's ruler to the left and to the right of its mark, and its height."""


def instrument_parts(name: str, pose: InstrumentPose) -> Iterator[Part]:
    """Yield the drawing of an instrument as it lies, in pixels of the script."""
    match name:
        case "regle":
            face, origin, scale = _ruler(round(pose.length * 10, 1), pose.is_graduated), (MARGIN, 0.0), 1.0
        case "equerre":
            face, origin, scale = _set_square(), (0.0, 0.0), 1.0
        case "requerre":
            face, origin, scale = _requerre(round(pose.slide / PX_PER_MM, 2)), (0.0, 0.0), 1.0
        case "rapporteur":
            face = _protractor(pose.is_whole, pose.is_graduated, pose.has_numbers)
            origin, scale = CENTRE, ROUND_SCALE
        case "compas":
            scale, origin = ROUND_SCALE, NEEDLE
            spread = pose.opening / (PX_PER_MM * scale * pose.zoom)
            face = _compasses(round(spread, 2), pose.is_raised)
        case _:
            face, origin, scale = _pencil(), (0.0, 0.0), 1.0
    yield from laid(face, origin, scale * PX_PER_MM, pose)


def laid(face: Sequence[Part], origin: Point, scale: float, pose: InstrumentPose) -> Iterator[Part]:
    """Yield a face with its origin where the instrument stands, turned and turned over as it is. scale: px per
    millimetre."""
    size, flip = scale * pose.zoom, -1.0 if pose.is_flipped else 1.0
    across, down = cos(radians(pose.angle)) * size, sin(radians(pose.angle)) * size
    x0, y0 = origin

    def at(point: Point) -> Point:
        x, y = point[0] - x0, (point[1] - y0) * flip
        return pose.x + x * across - y * down, pose.y + x * down + y * across

    for part in face:
        match part:
            case DrawnLine():
                yield replace(part, points=tuple(map(at, part.points)), width_mm=part.width_mm * size)
            case DrawnArea():
                yield replace(part, points=tuple(map(at, part.points)))
            case DrawnOval() if part.radius_x == part.radius_y:
                x, y = at((part.x, part.y))
                radius = part.radius_x * size
                yield replace(part, x=x, y=y, radius_x=radius, radius_y=radius, width_mm=part.width_mm * size)
            case DrawnOval():
                rim = tuple(at(point) for point in _ellipse(part))
                yield DrawnArea(rim, part.fill or "soft")
                yield DrawnLine(rim, part.colour or "quiet", part.width_mm * size, closed=True)
            case DrawnText():
                x, y = at((part.x, part.y))
                turn = None if part.turn is None else pose.angle + part.turn * flip
                yield replace(
                    part, x=x, y=y, size_mm=part.size_mm * size, width_mm=part.width_mm * size, turn=turn
                )  # fmt: skip


def _ellipse(oval: DrawnOval) -> Iterator[Point]:
    for x, y in arc_points(0.0, 0.0, 1.0, 0.0, 360.0)[:-1]:
        yield oval.x + oval.radius_x * x, oval.y + oval.radius_y * y


# -- faces, in millimetres


@lru_cache(maxsize=8)
def _ruler(length: float, is_graduated: bool) -> tuple[Part, ...]:
    return tuple(ruler_face(length + 2 * MARGIN, 1.0, length, is_graduated=is_graduated))


@lru_cache(maxsize=2)
def _set_square(unit: float = 1.0) -> tuple[Part, ...]:
    """Return the face of a set square of 30° and 60° that stands on its shorter leg, the right angle at the left."""
    long = LEG_MM * unit + TIP["30-60"]
    sides = long, long * 3**-0.5
    return tuple(triangle_face(lambda along, above: (above, -along), sides, "30-60", unit, LEG_MM))


@lru_cache(maxsize=16)
def _requerre(slide: float) -> tuple[Part, ...]:
    """Return the face of a ruler on which a set square slides."""
    left, right, high = REQUERRE_MM
    near = RIM / 2
    rim = ((-left + near, near), (right - near, near), (right - near, high - near), (-left + near, high - near))
    ruler = (
        DrawnArea(((-left, 0.0), (right, 0.0), (right, high), (-left, high)), "surface"),
        DrawnLine(rim, "quiet", RIM, closed=True),
        DrawnLine(((0.0, RIM), (0.0, 4.6)), "blue", 0.8),
    )
    square = InstrumentPose(x=slide)
    return (*ruler, *laid(_set_square(), (0.0, 0.0), 1.0, square))


@lru_cache(maxsize=8)
def _protractor(is_whole: bool, is_graduated: bool, has_numbers: bool) -> tuple[Part, ...]:
    return tuple(protractor_face(is_full=is_whole, is_graduated=is_graduated, is_numbered=has_numbers))


@lru_cache(maxsize=32)
def _compasses(spread: float, is_raised: bool) -> tuple[Part, ...]:
    """Return the compasses; a ring about the lead shows that they are about to draw."""
    head = DrawnOval(NEEDLE[0] + spread / 2, KNOB_Y, 7.0, 7.0, "soft blue", "blue", 0.6)
    lead = DrawnOval(NEEDLE[0] + spread, NEEDLE[1], 3.2, 3.2, None, "blue", 0.7)
    return (*compass_face(spread), head, *((lead,) if is_raised else ()))


@lru_cache(maxsize=1)
def _pencil() -> tuple[Part, ...]:
    """Return a pencil that leans to the right, its lead at the origin."""
    slant = radians(-52.0)

    def along(distance: float, aside: float) -> Point:
        return (
            distance * cos(slant) - aside * sin(slant),
            distance * sin(slant) + aside * cos(slant),
        )

    def bar(start: float, end: float, wide: float, narrow: float) -> tuple[Point, ...]:
        return along(start, narrow), along(end, wide), along(end, -wide), along(start, -narrow)

    body = bar(7.0, 36.0, 2.6, 2.6)
    return (
        DrawnArea(body, "orange"),
        DrawnArea(bar(2.0, 7.0, 2.6, 0.9), "soft orange"),
        DrawnArea(bar(0.0, 2.2, 0.9, 0.1), "ink"),
        DrawnLine((along(0.0, 0.0), *bar(7.0, 36.0, 2.6, 2.6)), "ink", 0.35, closed=True),
    )
