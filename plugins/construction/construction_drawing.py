"""Drawing of a figure: areas, lines, marks of angles, points, names, then numbers and words."""

from __future__ import annotations

from math import atan2, ceil, cos, floor, log10, pi, sin

from tni.api.constructions import (
    Arc,
    CommandStep,
    Conic,
    Construction,
    FreeObject,
    NumberValue,
    Point,
    PointOnPath,
    Polygon,
    TextValue,
    Value,
    Vector,
    arc_points,
    arrow_head,
    outline,
    shown_number,
)
from tni.api.items import (
    THEME,
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnText,
    ItemContext,
    State,
    TextAlign,
)

from .placed import PlacedConstruction
from .point_names import NAME, names

LINE, THIN = 0.7, 0.25
POINT, SMALL_POINT = 1.9, 1.4
WORDS = 6.0
ANGLE = 7.0
"""Radius of the mark of an angle."""
PICKED = "soft orange"
_NAMED = ("red", "orange", "green", "blue", "violet")

type Part = DrawnArea | DrawnLine | DrawnOval | DrawnText


def drawing(figure: PlacedConstruction, state: State, ctx: ItemContext) -> Drawing:
    out: list[Part] = [*_background(figure, state)]
    values = figure.construction.values
    shown = {label: value for label, value in values.items() if value is not None and figure.is_shown(label)}
    for label, value in shown.items():
        out += _inside(figure, label, value)
    for label, value in shown.items():
        if label in state["picked"]:
            out += _lines(figure, value, PICKED, 3.0, dashed=False)
    for label, value in shown.items():
        out += _lines(figure, value, colour_of(figure, label, value), LINE, dashed=_is_dashed(figure, label))
    out += _angle_marks(figure, shown)
    out += _points(figure, shown, state)
    out += names(figure, {label: value for label, value in shown.items() if figure.is_named(label)})
    out += _words(figure, shown, ctx)
    return tuple(out)


def colour_of(figure: PlacedConstruction, label: str, value: Value) -> str:
    """Return the theme's colour that is nearest to an object's own, so that it is seen on every paper."""
    look = figure.looks.get(label)
    if look is None:
        return "red" if isinstance(value, NumberValue) else "ink"
    red, green, blue = look[2]
    if max(red, green, blue) - min(red, green, blue) < 60:
        return "ink" if max(red, green, blue) < 110 else "quiet"
    return min(_NAMED, key=lambda name: _distance(THEME[name][0], (red, green, blue)))


def _distance(colour: str, other: tuple[int, int, int]) -> float:
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return sum((one - two) ** 2 for one, two in zip(parts, other, strict=True))


def _is_dashed(figure: PlacedConstruction, label: str) -> bool:
    look = figure.looks.get(label)
    return look is not None and bool(look[4])


# -- background


def _background(figure: PlacedConstruction, state: State) -> list[Part]:
    width, height = figure.width, figure.height
    corners = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    out: list[Part] = [DrawnArea(corners, "surface")]
    window = figure.window_within(0.5)
    step = _step(10.0 / min(figure.x_unit, figure.y_unit))
    if state["grid"]:
        for x in _multiples(window.left, window.right, step):
            out.append(_segment(figure, Point(x, window.bottom), Point(x, window.top), "soft", THIN))
        for y in _multiples(window.bottom, window.top, step):
            out.append(_segment(figure, Point(window.left, y), Point(window.right, y), "soft", THIN))
    if state["axes"]:
        out += _axes(figure, step)
    out.append(DrawnLine(((0.2, 0.2), (width - 0.2, 0.2), (width - 0.2, height - 0.2), (0.2, height - 0.2)),
                         "quiet", 0.4, closed=True))  # fmt: skip
    return out


def _axes(figure: PlacedConstruction, step: float) -> list[Part]:
    window, out = figure.window_within(1.0), list[Part]()
    if window.bottom <= 0 <= window.top:
        out.append(_segment(figure, Point(window.left, 0), Point(window.right, 0), "quiet", 0.4))
        for x in _multiples(window.left, window.right, step):
            at = figure.on_item(Point(x, 0))
            out.append(DrawnLine(((at[0], at[1] - 0.8), (at[0], at[1] + 0.8)), "quiet", 0.4))
            if x and at[1] + 5.5 < figure.height:
                out.append(DrawnText(_number(x, 2), at[0], at[1] + 3.6, 4.0, "quiet"))
    if window.left <= 0 <= window.right:
        out.append(_segment(figure, Point(0, window.bottom), Point(0, window.top), "quiet", 0.4))
        for y in _multiples(window.bottom, window.top, step):
            at = figure.on_item(Point(0, y))
            out.append(DrawnLine(((at[0] - 0.8, at[1]), (at[0] + 0.8, at[1])), "quiet", 0.4))
            if y and at[0] > 7 and 3 < at[1] < figure.height - 3:
                out.append(DrawnText(_number(y, 2), at[0] - 2.0, at[1], 4.0, "quiet", TextAlign.RIGHT))
    return out


def _step(least: float) -> float:
    """Return the smallest of 1, 2, 5, 10, … that is no less."""
    power = 10.0 ** floor(log10(least))
    return next(power * one for one in (1, 2, 5, 10) if power * one >= least * 0.999)


def _multiples(low: float, high: float, step: float) -> list[float]:
    return [index * step for index in range(ceil(low / step), floor(high / step) + 1)]


def _segment(figure: PlacedConstruction, start: Point, end: Point, colour: str, width: float) -> DrawnLine:
    return DrawnLine((figure.on_item(start), figure.on_item(end)), colour, width)


# -- areas and lines


def _inside(figure: PlacedConstruction, label: str, value: Value) -> list[Part]:
    look = figure.looks.get(label)
    if isinstance(value, Polygon):
        points = value.corners
    elif isinstance(value, Arc) and value.is_sector:
        points = arc_points(value)
    else:
        return []
    if look is not None and look[3] < 0.02:
        return []
    colour = colour_of(figure, label, value)
    pale = f"soft {colour}" if f"soft {colour}" in THEME else "soft"
    return [DrawnArea(tuple(map(figure.on_item, points)), pale)] if all(map(figure.holds, points)) else []


def _lines(figure: PlacedConstruction, value: Value, colour: str, width: float, *, dashed: bool) -> list[Part]:
    circle = value.circle if isinstance(value, Conic) else None
    if circle is not None and figure.x_unit == figure.y_unit:
        (x, y), radius = figure.on_item(circle[0]), circle[1] * figure.x_unit + width / 2
        is_inside = radius + 0.1 <= min(x, y, figure.width - x, figure.height - y)
        if is_inside and not dashed:
            return [DrawnOval(x, y, radius, radius, None, colour, width)]
    lines = outline(value, figure.window_within(width / 2 + 0.1))
    out: list[Part] = [DrawnLine(tuple(map(figure.on_item, one)), colour, width, dashed=dashed) for one in lines]
    if isinstance(value, Vector) and value.start is not None:
        end = Point(value.start.x + value.x, value.start.y + value.y)
        head = arrow_head(value.start, end, 4.0 / figure.x_unit)
        if head and all(map(figure.holds, head)):
            out.append(DrawnArea(tuple(map(figure.on_item, head)), colour))
    return out


def _angle_marks(figure: PlacedConstruction, shown: dict[str, Value]) -> list[Part]:
    """Return the marks of angles of three points: a square for a right angle, else an arc with its size."""
    out: list[Part] = []
    for step in figure.construction.steps:
        if not isinstance(step, CommandStep) or step.command != "Angle" or len(step.inputs) != 3:
            continue
        angle = shown.get(step.outputs[0])
        legs = [figure.construction.values.get(name) for name in step.inputs]
        first, vertex, second = legs
        if not isinstance(angle, NumberValue) or not isinstance(first, Point) or not isinstance(vertex, Point):
            continue
        if isinstance(second, Point) and figure.holds(vertex):
            out += _angle_mark(figure, (first, vertex, second), angle)
    return out


def _angle_mark(figure: PlacedConstruction, legs: tuple[Point, Point, Point], angle: NumberValue) -> list[Part]:
    first, vertex, second = legs
    is_other = angle.turned is not None and abs(angle.turned - angle.value) > 1e-9
    begin = second if is_other else first
    start = atan2(begin.y - vertex.y, begin.x - vertex.x)
    x, y = figure.on_item(vertex)
    if abs(angle.value - pi / 2) < 1e-9:
        size = ANGLE * 0.6
        one = (x + size * cos(start), y - size * sin(start))
        two = (x + size * cos(start + pi / 2), y - size * sin(start + pi / 2))
        return _kept(figure, [DrawnLine((one, (one[0] + two[0] - x, one[1] + two[1] - y), two), "red", 0.5)])
    count = max(2, round(angle.value * 12))
    turns = [start + angle.value * part / count for part in range(count + 1)]
    arc = DrawnLine(tuple((x + ANGLE * cos(turn), y - ANGLE * sin(turn)) for turn in turns), "red", 0.5)
    middle = start + angle.value / 2
    words = f"{_number(angle.value * 180 / pi, 0)}°"
    text = DrawnText(words, x + (ANGLE + 6) * cos(middle), y - (ANGLE + 6) * sin(middle), NAME, "red")
    return _kept(figure, [arc, text])


def _kept(figure: PlacedConstruction, parts: list[Part]) -> list[Part]:
    """Return the parts all of whose points lie within the figure."""

    def is_inside(x: float, y: float) -> bool:
        return 1 <= x <= figure.width - 1 and 1 <= y <= figure.height - 1

    return [
        one
        for one in parts
        if (isinstance(one, DrawnLine) and all(is_inside(*point) for point in one.points))
        or (isinstance(one, DrawnText) and is_inside(one.x, one.y))
    ]


# -- points and words


def _points(figure: PlacedConstruction, shown: dict[str, Value], state: State) -> list[Part]:
    out = list[Part]()
    steps = figure.construction.steps
    free = {step.label for step in steps if isinstance(step, FreeObject)}
    bound = {step.label for step in steps if isinstance(step, PointOnPath)}
    for label, value in shown.items():
        if not isinstance(value, Point) or not figure.holds(value):
            continue
        x, y = figure.inside(figure.on_item(value), POINT + 2.0)
        if label in state["picked"]:
            out.append(DrawnOval(x, y, POINT + 2.0, POINT + 2.0, "soft orange", "orange", 0.6))
        if label in free or label in bound:
            out.append(DrawnOval(x, y, POINT, POINT, "blue" if label in free else "surface", "blue", 0.6))
        else:
            out.append(DrawnOval(x, y, SMALL_POINT, SMALL_POINT, "ink", None))
    return out


def _words(figure: PlacedConstruction, shown: dict[str, Value], ctx: ItemContext) -> list[Part]:
    """Return the numbers that are shown, a line each at the top left, and words where the figure has them."""
    out, line = list[Part](), 0
    marked, titles = _marked_angles(figure.construction), _titles(figure.construction)
    for label, value in shown.items():
        if isinstance(value, NumberValue) and label not in marked and (line + 1) * WORDS * 1.4 < figure.height:
            words = f"{titles.get(label, label)} = {number_text(value, figure, ctx)}"
            out.append(DrawnText(words, 4.0, 6.0 + line * WORDS * 1.4, WORDS,
                                 colour_of(figure, label, value), TextAlign.LEFT))  # fmt: skip
            line += 1
        if isinstance(value, TextValue) and "\\" not in value.value:
            place = figure.construction.place_of(label)
            if place is not None and figure.holds(place):
                x, y = figure.on_item(place)
                out.append(DrawnText(value.value[:200], x, y, WORDS, colour_of(figure, label, value), TextAlign.LEFT))
    return out


def _titles(construction: Construction) -> dict[str, str]:
    """Return what lengths between two points are called: AB."""
    return {
        step.outputs[0]: "".join(step.inputs)
        for step in construction.steps
        if isinstance(step, CommandStep)
        and step.command == "Distance"
        and all(isinstance(construction.values.get(name), Point) for name in step.inputs)
    }


def _marked_angles(construction: Construction) -> set[str]:
    return {
        step.outputs[0]
        for step in construction.steps
        if isinstance(step, CommandStep) and step.command == "Angle" and len(step.inputs) == 3
    }


def number_text(value: NumberValue, figure: PlacedConstruction, ctx: ItemContext) -> str:
    """Return a number as the class writes it; an angle in degrees."""
    if value.is_angle:
        return f"{_number(value.value * 180 / pi, 0)}°"
    found = _number(value.value, figure.construction.decimals)
    return found if ctx.french else found.replace(",", ".")


def _number(number: float, decimals: int) -> str:
    return shown_number(number, decimals).replace(".", ",").replace("-", "\N{MINUS SIGN}")
