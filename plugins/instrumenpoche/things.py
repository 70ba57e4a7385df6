"""Parts of what a script has drawn, in pixels of the script: lines, arcs and texts, for the item and for the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, cos, floor, hypot, radians, sin
from typing import Final

from plugins.instrumenpoche.scene import Thing, ThingKind
from plugins.instrumenpoche.script_colours import colour_of, ground_of, theme_of
from tni.api.items import Point
from tni.api.laid_parts import LaidArc, LaidCaption, LaidLine, LaidPart, LaidRun
from tni.api.text_width import text_width

LINE_EMS: Final = 1.2
"""Height of a line of text."""
CAPITALS_EMS: Final = 0.68
"""Middle of the capitals below the place that a script gives a text."""
WIDTH_SHARE: Final = 0.88
"""Size of the program's letters, which are wider than those that authors see, of that which a script says: words that
stand side by side keep apart."""
POINT_ARM: Final = 4.0
POINT_WIDTH: Final = 1.6
NAME_PX: Final = 20.0
LABEL_PX: Final = 14.0
MOST_LINES: Final = 120
"""Lines of a grid in each direction."""


def line_width(thing: Thing) -> float:
    """Return the width of a line: rather more than the script says, so that it is seen from the last row."""
    return min(thing.width * 1.5, thing.width + 1.0)


def parts_of(thing: Thing) -> Iterator[LaidPart]:
    """Yield the parts of a thing in painting order."""
    colour = theme_of(thing.colour)
    match thing.kind:
        case ThingKind.POINT:
            yield from _point(thing)
        case ThingKind.LINE if thing.fill:
            yield LaidLine(
                thing.points, colour, line_width(thing), closed=True, dashed=thing.is_dashed, fill=theme_of(thing.fill),
                fill_opacity=thing.fill_opacity,
            )  # fmt: skip
        case ThingKind.LINE:
            yield LaidLine(
                thing.points,
                colour,
                line_width(thing),
                dashed=thing.is_dashed,
                arrow=thing.has_arrow,
                opacity=thing.opacity,
            )
        case ThingKind.ARC:
            yield LaidArc(
                thing.points[0], thing.radius, thing.start, _sweep(thing), colour, line_width(thing), thing.is_dashed,
                thing.opacity,
            )  # fmt: skip
        case ThingKind.TEXT:
            yield from _text(thing)
        case ThingKind.ANGLE:
            yield from _angle(thing)
        case ThingKind.RIGHT_ANGLE:
            yield LaidLine(_square(thing.points[0], thing.points[1]), colour, line_width(thing))
        case ThingKind.MARK:
            yield from _mark(thing)
        case ThingKind.SECTOR:
            at = thing.points[0]
            rim = (at, *arc_points(at, thing.radius, thing.start, thing.start + thing.end))
            fill = theme_of(thing.fill)
            yield LaidLine(rim, colour, line_width(thing), closed=True, fill=fill, fill_opacity=thing.fill_opacity)
        case ThingKind.GRID | ThingKind.AXES | ThingKind.AXIS:
            yield from _ruled(thing)
        case ThingKind.IMAGE:
            (x, y), words = thing.points[0], (LaidRun("image"),)
            yield LaidCaption(words, x, y + LABEL_PX * CAPITALS_EMS, LABEL_PX, "quiet")


def extent(thing: Thing) -> Iterator[Point]:
    """Yield places between which a thing lies; none for lines without ends, pictures and areas that are not seen."""
    match thing.kind:
        case ThingKind.IMAGE:
            return
        case ThingKind.LINE if thing.is_endless or (thing.fill and thing.fill_opacity <= 0):
            return
        case ThingKind.TEXT if thing.rows:
            left, top, right, low = text_box(thing)
            yield left, top
            yield right, low
        case ThingKind.ARC:
            yield from arc_points(thing.points[0], thing.radius, thing.start, thing.start + _sweep(thing))
        case _:
            yield from thing.points


def _sweep(thing: Thing) -> float:
    return min(max(thing.end - thing.start, -360.0), 360.0)


def _point(thing: Thing) -> Iterator[LaidPart]:
    (x, y), arm, colour = thing.points[0], POINT_ARM, theme_of(thing.colour)
    for dx, dy in ((arm, arm), (arm, -arm)):
        yield LaidLine(((x - dx, y - dy), (x + dx, y + dy)), colour, POINT_WIDTH)
    if thing.name:
        left, middle = x + thing.name_at[0], y + thing.name_at[1] + NAME_PX * CAPITALS_EMS
        words = (LaidRun(thing.name, bold=True),)
        yield LaidCaption(words, left, middle, NAME_PX, theme_of(thing.name_colour or thing.colour))


# -- texts


def text_box(thing: Thing) -> tuple[float, float, float, float]:
    """Return the box of a text: left, top, right, bottom."""
    (x, y), size = thing.points[0], thing.size
    widths = (sum(text_width(run.text, size * WIDTH_SHARE, bold=run.is_bold) for run in row) for row in thing.rows)
    left, top, right, low = thing.frame.margins
    high = (max(len(thing.rows), 1) * LINE_EMS) * size
    return x - left, y - top, x + max(widths, default=0.0) + right, y + high + low


def _text(thing: Thing) -> Iterator[LaidPart]:
    (x, y), size, frame = thing.points[0], thing.size, thing.frame
    if (thing.fill or frame.width > 0) and thing.rows:
        left, top, right, low = text_box(thing)
        box = ((left, top), (right, top), (right, low), (left, low))
        rim = theme_of(frame.colour) if frame.width > 0 else ""
        fill = ground_of(thing.fill, thing.colour) if thing.fill else ""
        yield LaidLine(box, rim, frame.width, closed=True, fill=fill, fill_opacity=thing.fill_opacity)
    words: list[LaidRun] = []
    for number, row in enumerate(thing.rows):
        runs = [LaidRun(run.text, _own(run.colour), run.is_bold) for run in row]
        words += [LaidRun("\n"), *runs] if number else runs
    if any(one.text.strip() for one in words):
        middle, letters = y + size * CAPITALS_EMS, size * WIDTH_SHARE
        yield LaidCaption(tuple(words), x, middle, letters, theme_of(thing.colour), thing.start)


def _own(colour: str) -> str:
    return theme_of(colour_of(colour)) if colour else ""


# -- marks


def _angle(thing: Thing) -> Iterator[LaidPart]:
    at, colour, first, turn = thing.points[0], theme_of(thing.colour), thing.start, thing.end - thing.start
    if thing.form.startswith("plein"):
        rim = (at, *arc_points(at, thing.radius, first, first + turn))
        yield LaidLine(rim, "", 0.0, closed=True, fill=colour, fill_opacity=thing.fill_opacity * 0.6)
    for ring in range(1 + ("double" in thing.form) + 2 * ("triple" in thing.form)):
        radius = thing.radius - 5.0 * ring
        if radius > 0:
            yield LaidArc(at, radius, first, turn, colour, line_width(thing))
    middle = radians(first + turn / 2)
    if "O" in thing.form:
        yield LaidArc((at[0] + thing.radius * cos(middle), at[1] + thing.radius * sin(middle)), 5.0, colour=colour,
                        width_mm=line_width(thing))  # fmt: skip
    strokes = thing.form.count("/")
    apart = min(radians(9.0), abs(radians(turn)) / 4)
    for number in range(strokes):
        slope = middle + (number - (strokes - 1) / 2) * apart
        ends = [(at[0] + cos(slope) * far, at[1] + sin(slope) * far) for far in (thing.radius - 5, thing.radius + 5)]
        yield LaidLine(tuple(ends), colour, line_width(thing))


def _mark(thing: Thing) -> Iterator[LaidPart]:
    (x, y), arm, slope, colour = thing.points[0], thing.radius, radians(thing.start), theme_of(thing.colour)
    form = thing.form.upper()
    if "O" in form:
        yield LaidArc((x, y), arm * 0.6, colour=colour, width_mm=line_width(thing))
        return
    crossed = "X" in form
    count = max(form.count("/") + form.count("\\"), 1)
    lean = -1 if "\\" in form else 1
    for number in range(1 if crossed else count):
        off = (number - (count - 1) / 2) * 4.0 if not crossed else 0.0
        for way in (lean, -lean) if crossed else (lean,):
            ends = [(off + way * arm * 0.35 * side, -arm * 0.8 * side) for side in (-1, 1)]
            turned = [(x + a * cos(slope) - b * sin(slope), y + a * sin(slope) + b * cos(slope)) for a, b in ends]
            yield LaidLine(tuple(turned), colour, line_width(thing))


def _square(corner: Point, inner: Point) -> tuple[Point, ...]:
    """Return the two sides of the square that marks a right angle: `inner` is its corner within the angle."""
    dx, dy = inner[0] - corner[0], inner[1] - corner[1]
    return (corner[0] + (dx - dy) / 2, corner[1] + (dx + dy) / 2), inner, (
        corner[0] + (dx + dy) / 2, corner[1] + (dy - dx) / 2
    )  # fmt: skip


# -- grids and axes


def _ruled(thing: Thing) -> Iterator[LaidPart]:
    match thing.kind:
        case ThingKind.GRID:
            yield from _grid(thing)
        case ThingKind.AXES:
            yield from _axes(thing)
        case _:
            yield from _axis(thing)


def _grid(thing: Thing) -> Iterator[LaidPart]:
    (left, top), (right, low) = thing.points
    for number, (across, down) in enumerate(thing.ruling.steps, 1):
        if max((right - left) / across, (low - top) / down) > 3 * MOST_LINES:
            continue  # so fine that it would be grey
        columns, rows = (ceil(side / step - 1e-9) for side, step in ((right - left, across), (low - top, down)))
        xs = [min(left + column * across, right) for column in range(columns + 1)]
        ys = [min(top + row * down, low) for row in range(rows + 1)]
        yield from _net(xs, ys, thing.points, 0.35 * number)


def _net(xs: Sequence[float], ys: Sequence[float], box: Sequence[Point], wide: float) -> Iterator[LaidPart]:
    """Yield upright and level lines across a box as one line each, which goes to and fro."""
    (left, top), (right, low) = box
    upright = [(x, y) for number, x in enumerate(xs) for y in ((top, low), (low, top))[number % 2]]
    level = [(x, y) for number, y in enumerate(ys) for x in ((left, right), (right, left))[number % 2]]
    for points in (upright, level):
        if points:
            yield LaidLine(tuple(points), "quiet", wide)


def graduations(scale: Sequence[float]) -> list[float]:
    """Return the values of an axis that have a graduation: multiples of its step."""
    if not scale:
        return []
    low, high, step = scale
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [number * step for number in range(first, min(last, first + MOST_LINES) + 1)]


def _axes(thing: Thing) -> Iterator[LaidPart]:
    (left, top), (right, low), ruling = *thing.points, thing.ruling
    colour = theme_of(thing.colour)
    x_scale, y_scale = ruling.x or (-5.0, 5.0, 1.0), ruling.y or ruling.x or (-5.0, 5.0, 1.0)
    xs = [(left + (value - x_scale[0]) / (x_scale[1] - x_scale[0]) * (right - left), value)
          for value in graduations(x_scale)]  # fmt: skip
    ys = [(low - (value - y_scale[0]) / (y_scale[1] - y_scale[0]) * (low - top), value)
          for value in graduations(y_scale)]  # fmt: skip
    if "grille" not in ruling.bare:
        yield from _net([x for x, _ in xs], [y for y, _ in ys], thing.points, 0.4)
    if "axes" in ruling.bare:
        return
    origin_x = min(max(left - x_scale[0] / (x_scale[1] - x_scale[0]) * (right - left), left), right)
    origin_y = min(max(low + y_scale[0] / (y_scale[1] - y_scale[0]) * (low - top), top), low)
    yield LaidLine(((left, origin_y), (right, origin_y)), colour, 1.4, arrow=True)
    yield LaidLine(((origin_x, low), (origin_x, top)), colour, 1.4, arrow=True)
    if "etiquettes" not in ruling.bare:
        yield from (_label(value, x + 3.0, origin_y + 10.0, colour) for x, value in xs)
        yield from (_label(value, origin_x + 4.0, y - 8.0, colour) for y, value in ys if value)


def _axis(thing: Thing) -> Iterator[LaidPart]:
    (left, top), (right, low), ruling = *thing.points, thing.ruling
    colour = theme_of(thing.colour)
    start, end = ((left, low), (left, top)) if ruling.is_upright else ((left, top), (right, top))
    yield LaidLine((start, end), colour, 1.4, arrow=True)
    values = graduations(ruling.x)
    for value in values:
        share = (value - ruling.x[0]) / (ruling.x[1] - ruling.x[0])
        x, y = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
        across, down = (5.0, 0.0) if ruling.is_upright else (0.0, 5.0)
        yield LaidLine(((x - across, y - down), (x + across, y + down)), colour, 1.2)
        if "etiquettes" not in ruling.bare:
            yield _label(value, x + 9.0, y, colour) if ruling.is_upright else _label(value, x - 4.0, y + 16.0, colour)


def _label(value: float, x: float, y: float, colour: str) -> LaidCaption:
    return LaidCaption((LaidRun(f"{value:g}".replace(".", ",").replace("-", "−")),), x, y, LABEL_PX, colour)


def arc_points(at: Point, radius: float, start: float, end: float) -> tuple[Point, ...]:
    """Return points of an arc. start, end: degrees clockwise from the right."""
    count = max(2, min(int(abs(end - start) / 3) + 2, 200))
    turns = (radians(start + (end - start) * k / (count - 1)) for k in range(count))
    return tuple((at[0] + radius * cos(turn), at[1] + radius * sin(turn)) for turn in turns)


def barbs(start: Point, end: Point, length: float) -> tuple[Point, ...]:
    """Return the head of an arrow."""
    way = hypot(end[0] - start[0], end[1] - start[1])
    if way < 1e-6:
        return (end, end)
    dx, dy = (end[0] - start[0]) / way * length, (end[1] - start[1]) / way * length
    return (end[0] - dx - dy * 0.5, end[1] - dy + dx * 0.5), end, (end[0] - dx + dy * 0.5, end[1] - dy - dx * 0.5)
