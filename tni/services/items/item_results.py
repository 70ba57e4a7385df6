"""Checks of what the functions of interactive items return, before anything else uses it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from math import isfinite, pi

from tni.api.item_motion import LONGEST_MOTION_S, SHORTEST_FRAME_S, Motion
from tni.api.item_panel import (
    LONGEST_NOTE,
    MOST_CONTROLS,
    Localised,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelNote,
    PanelNumber,
    PanelSlider,
    PanelText,
    PanelToggle,
    PanelValue,
)
from tni.api.items import InkedArc, InkedLine, InkedState, ItemSize, PlacedState, Tone
from tni.api.laid_parts import LaidArc, LaidCaption, LaidLine, LaidPart, LaidState
from tni.core.errors import TniError
from tni.core.geometry import Affine, Point, Rect
from tni.document.item_drawing import LONGEST_ADDRESS, MOST_POINTS, is_drawn_colour
from tni.document.item_edges import ArcEdge, ItemEdge, StraightEdge
from tni.document.item_handles import ItemHandle, TapTarget
from tni.document.line_snap import LineAnchor, Segment

MOST_HANDLES, MOST_TARGETS, MOST_SEGMENTS = 200, 400, 400
MOST_LINES, MOST_LINE_POINTS = 50, 2_000
MOST_PARTS = 2_000
MOST_STEPS = 1_000_000
LONGEST_READING = 60
MOST_FILE_BYTES = 16 << 20
MOST_TONES, LONGEST_SOUND_S = 300, 60.0
HERTZ = 20.0, 10_000.0
SIZE_RANGE_MM = (0.5, 4_000.0)


class BadResultError(TniError):
    """A function returned something that it must not."""


def checked_size(found: object) -> ItemSize:
    if not isinstance(found, ItemSize):
        raise BadResultError("size is an ItemSize")
    low, high = SIZE_RANGE_MM
    if not all(_number(side) and low <= side <= high for side in (found.width_mm, found.height_mm)):
        raise BadResultError(f"a side is {low} to {high} mm: {found}")
    return found


def checked_handles(found: Iterable[object]) -> tuple[ItemHandle, ...]:
    out: list[ItemHandle] = []
    for one in found:
        if not isinstance(one, ItemHandle) or not isinstance(one.id, str):
            raise BadResultError("handles are ItemHandle")
        out.append(one)
        numbers = (*one.at, *(one.to or ()), *(one.knob or ()), one.reach_mm, *_numbers_of(one.limits))
        numbers = (*numbers, *(value for corner in one.area for value in (corner[0], corner[1])))
        if not all(map(_number, numbers)):
            raise BadResultError(f"the handle {one.id} stands nowhere")
    return _distinct(out)


def checked_interval(found: object) -> float | None:
    if found is not None and (not _number(found) or found <= 0):  # type: ignore[operator]
        raise BadResultError(f"an interval is a time in seconds, not {found!r}"[:200])
    return None if found is None else float(found)  # type: ignore[arg-type]


def checked_motion(found: object) -> Motion | None:
    if found is None:
        return None
    if not isinstance(found, Motion) or not isinstance(found.tells, bool):
        raise BadResultError("a motion is a Motion")
    if not (_number(found.seconds) and 0 < found.seconds <= LONGEST_MOTION_S):
        raise BadResultError(f"a motion lasts {LONGEST_MOTION_S:g} seconds at most: {found}")
    if not (_number(found.every_s) and found.every_s >= SHORTEST_FRAME_S):
        raise BadResultError(f"the pictures of a motion follow too quickly: {found}")
    return found


def checked_suffix(found: object) -> str:
    if not isinstance(found, str) or not re.fullmatch(r"\.[a-z0-9]{1,8}", found):
        raise BadResultError("a suffix is a dot and a few small letters")
    return found


def checked_file(found: object) -> bytes:
    if not isinstance(found, bytes) or not 0 < len(found) <= MOST_FILE_BYTES:
        raise BadResultError("a file is bytes, and not too many")
    return found


def checked_targets(found: Iterable[object]) -> tuple[TapTarget, ...]:
    out: list[TapTarget] = []
    for one in found:
        if not isinstance(one, TapTarget) or not isinstance(one.id, str) or not all(map(_number, _numbers_of(one.box))):
            raise BadResultError("targets are TapTarget, each with a box")
        if not _are_polygons(one.areas):
            raise BadResultError(f"the areas of {one.id} are polygons")
        out.append(one)
    return _distinct(out, MOST_TARGETS)


def _are_polygons(areas: tuple[tuple[Point, ...], ...]) -> bool:
    """Return whether areas are polygons of finite numbers."""
    if not isinstance(areas, tuple) or not all(isinstance(area, tuple) and len(area) > 2 for area in areas):
        return False
    numbers = list(chain.from_iterable(chain.from_iterable(areas)))
    return (
        all(len(point) == 2 for area in areas for point in area)
        and set(map(type, numbers)) <= {int, float}
        and all(map(isfinite, numbers))
    )


def checked_edges(found: Iterable[object]) -> tuple[ItemEdge, ...]:
    out: list[ItemEdge] = []
    for one in found:
        match one:
            case StraightEdge():
                numbers = (*one.start, *one.end)
            case ArcEdge():
                numbers = (*one.centre, one.radius, one.start, one.sweep, *(one.takes or ()))
                if not (_number(one.radius) and one.radius > 0 and _number(one.sweep) and 0 < one.sweep <= 360):
                    raise BadResultError(f"the arc {one.id} has no length")
            case _:
                raise BadResultError("edges are StraightEdge and ArcEdge")
        if not isinstance(one.id, str) or not all(map(_number, numbers)):
            raise BadResultError(f"the edge {one.id} lies nowhere")
        out.append(one)
    return _distinct(out)


def checked_anchor(found: object) -> LineAnchor | None:
    if found is not None and not (isinstance(found, LineAnchor) and all(map(_number, found.at))):
        raise BadResultError("an anchor is a LineAnchor at a place, or None")
    return found


def checked_segments(found: Iterable[object]) -> tuple[Segment, ...]:
    out: list[Segment] = []
    for one in found:
        match one:
            case ((float() | int() as x1, float() | int() as y1), (float() | int() as x2, float() | int() as y2)):
                out.append(((x1, y1), (x2, y2)))
            case _:
                raise BadResultError("segments are pairs of points")
        if len(out) > MOST_SEGMENTS or not all(_number(value) for point in out[-1] for value in point):
            raise BadResultError(f"segments are at most {MOST_SEGMENTS}, at places")
    return tuple(out)


def checked_tones(found: Iterable[object]) -> tuple[Tone, ...]:
    out: list[Tone] = []
    for one in found:
        if not isinstance(one, Tone) or not _number(one.hertz) or not _number(one.seconds):
            raise BadResultError("a sound consists of Tone")
        if (one.hertz and not HERTZ[0] <= one.hertz <= HERTZ[1]) or one.seconds <= 0:
            raise BadResultError(f"no tone can be heard so: {one}")
        out.append(one)
    if len(out) > MOST_TONES or sum(one.seconds for one in out) > LONGEST_SOUND_S:
        raise BadResultError("a sound is too long")
    return tuple(out)


def checked_lines(found: InkedState) -> tuple[InkedLine, ...]:
    lines = tuple(
        line if isinstance(line, InkedArc) else tuple((point[0], point[1]) for point in line) for line in found.lines
    )
    through = [(line.centre, line.start) if isinstance(line, InkedArc) else line for line in lines]
    if len(lines) > MOST_LINES or sum(map(len, through)) > MOST_LINE_POINTS:
        raise BadResultError("too much is drawn at once")
    if not all(len(line) > 1 and all(_number(value) for point in line for value in point) for line in through):
        raise BadResultError("a line goes through at least two points")
    arcs = [line for line in lines if isinstance(line, InkedArc)]
    if not all(_number(arc.sweep) and 0 < abs(arc.sweep) <= 360 and arc.centre != arc.start for arc in arcs):
        raise BadResultError("an arc has a radius, and sweeps 360 degrees at most")
    return lines


def checked_parts(found: LaidState) -> tuple[LaidPart, ...]:
    parts = tuple(found.parts)
    points = sum(len(one.points) for one in parts if isinstance(one, LaidLine))
    if len(parts) > MOST_PARTS or points > MOST_POINTS:
        raise BadResultError("a laid drawing has too many parts")
    lengths: tuple[float, ...]
    colours: tuple[str, ...]
    for one in parts:
        match one:
            case LaidLine():
                numbers: tuple[object, ...] = tuple(value for point in one.points for value in point)
                lengths, colours = (one.width_mm, one.opacity, one.fill_opacity), (one.colour, one.fill)
                if len(one.points) < 2:
                    raise BadResultError("a line goes through at least two points")
            case LaidArc():
                numbers = (*one.centre, one.start)
                lengths, colours = (one.radius, one.width_mm, abs(one.sweep), one.opacity), (one.colour,)
            case LaidCaption():
                numbers, lengths = (one.x, one.y, one.turn), (one.size_mm,)
                colours = (one.colour, *(run.colour for run in one.runs))
            case _:
                raise BadResultError("a laid drawing consists of LaidLine, LaidArc and LaidCaption")
        if not all(map(_number, (*numbers, *lengths))) or min(lengths) < 0:
            raise BadResultError("a laid drawing lies at finite places, and its lengths are not below 0")
        if not all(not colour or is_drawn_colour(colour) for colour in colours):
            raise BadResultError(f"no colour: {colours}")
    return parts


def checked_panel(found: Iterable[object]) -> tuple[PanelControl, ...]:
    out: list[PanelControl] = []
    for one in found:
        if not isinstance(
            one, PanelNote | PanelButton | PanelToggle | PanelSlider | PanelNumber | PanelText | PanelChoice
        ):
            raise BadResultError("a panel consists of PanelButton, PanelToggle and the like")
        if not isinstance(one.label, Localised):
            raise BadResultError(f"the label of {one.id} is not Localised")
        if isinstance(one, PanelNote) and not all(
            isinstance(words, str) and 0 < len(words) <= LONGEST_NOTE for words in (one.label.fr, one.label.en)
        ):
            raise BadResultError(f"the note {one.id} says nothing in one of the languages, or too much")
        out.append(one)
        if isinstance(one, PanelSlider | PanelNumber) and not (
            all(map(_number, (one.value, one.low, one.high))) and one.low < one.high
        ):
            raise BadResultError(f"the numbers of {one.id} are not in order")
        if isinstance(one, PanelSlider) and not (
            _number(one.step) and 0 < (one.high - one.low) / one.step < MOST_STEPS
        ):
            raise BadResultError(f"the step of {one.id} is not above 0, or too small")
        if isinstance(one, PanelToggle) and not isinstance(one.value, bool):
            raise BadResultError(f"{one.id} is neither on nor off")
        words = one.shown if isinstance(one, PanelSlider) else one.value if isinstance(one, PanelText) else ""
        if not isinstance(words, str) or not isinstance(one.id, str):
            raise BadResultError("an id and what is shown are strings")
        if isinstance(one, PanelChoice) and one.value not in [option.id for option in one.options]:
            raise BadResultError(f"{one.id} has no option {one.value!r}")
    buttons = {one.id for one in out if isinstance(one, PanelButton)} | {""}
    if not all(one.enter in buttons for one in out if isinstance(one, PanelText)):
        raise BadResultError("Enter presses a button of the panel")
    if len(out) > MOST_CONTROLS:
        raise BadResultError("a panel has too many controls")
    return _distinct(out)


def fitting_value(control: PanelControl, value: PanelValue) -> PanelValue | None:
    """Return a value as the control may have it; None for one that it cannot have."""
    match control:
        case PanelNote():
            return None
        case PanelButton():
            return True
        case PanelToggle():
            return value if isinstance(value, bool) else None
        case PanelSlider() | PanelNumber():
            if not _number(value):
                return None
            assert isinstance(value, int | float)
            return min(max(float(value), control.low), control.high)
        case PanelText():
            return value[: control.longest].replace("\n", " ") if isinstance(value, str) else None
        case PanelChoice():
            return value if value in [option.id for option in control.options] else None


def checked_question(found: object) -> str:
    if not isinstance(found, str) or len(found) > LONGEST_ADDRESS or not (found == "" or found.startswith("https://")):
        raise BadResultError('a question is an address, https:// and not too long, or ""')
    return found


def checked_text(found: object) -> str:
    if not isinstance(found, str):
        raise BadResultError("text is a string")
    return found


def placed(found: PlacedState) -> Affine:
    """Return the movement of a drag, in the item's own millimetres."""
    if not all(map(_number, (found.dx_mm, found.dy_mm, found.turn, *found.about))):
        raise BadResultError("an item is moved by finite numbers")
    turn = Affine.rotating(found.turn * pi / 180, (found.about[0], found.about[1]))
    return Affine.moving(found.dx_mm, found.dy_mm).after(turn)


def _numbers_of(box: Rect | None) -> tuple[float, ...]:
    return () if box is None else (box.x, box.y, box.width, box.height)


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e9  # nor nan


def _distinct[T: ItemHandle | TapTarget | ItemEdge | PanelControl](
    found: list[T], most: int = MOST_HANDLES
) -> tuple[T, ...]:
    if len(found) > most:
        raise BadResultError("too many of them")
    if len({one.id for one in found}) != len(found):
        raise BadResultError("two of them have one id")
    return tuple(found)
