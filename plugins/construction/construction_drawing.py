"""Drawing of a figure: areas, lines, marks of angles, points, names, then numbers and words."""

from __future__ import annotations

from math import ceil, floor, log10

from tni.api.constructions import (
    Arc,
    Conic,
    FreeObject,
    Point,
    PointOnPath,
    Polygon,
    Value,
    Vector,
    arc_points,
    arrow_head,
    outline,
)
from tni.api.items import THEME, Drawing, DrawnArea, DrawnLine, DrawnOval, DrawnText, ItemContext, State, TextAlign

from .angle_marks import angle_directions, angle_marks
from .colours import PICKED, colour_of
from .equal_marks import segment_marks
from .number_texts import number_texts, written
from .placed import LINE, PlacedConstruction
from .point_names import names
from .tracks import track_dots

PALE, THIN = 0.35, 0.25
POINT, SMALL_POINT = 1.9, 1.4

type Part = DrawnArea | DrawnLine | DrawnOval | DrawnText


def drawing(figure: PlacedConstruction, state: State, ctx: ItemContext) -> Drawing:
    out: list[Part] = [*_background(figure, state)]
    values = figure.construction.values
    shown = {label: value for label, value in values.items() if value is not None and figure.is_shown(label)}
    for label, value in shown.items():
        if not figure.is_masked(label):
            out += _inside(figure, label, value)
    for label, value in shown.items():
        if label in state["picked"]:
            out += _lines(figure, value, PICKED, 3.0, dashed=False)
    for label, value in shown.items():
        if figure.is_masked(label):
            out += _lines(figure, value, "quiet", PALE, dashed=True)
        else:
            out += _lines(figure, value, colour_of(figure, label, value), LINE, dashed=_is_dashed(figure, label))
    out += track_dots(state, figure)
    out += segment_marks(state, figure, shown)
    out += angle_marks(figure, shown, state)
    out += _points(figure, shown, state)
    named = {label: value for label, value in shown.items() if figure.is_named(label)}
    out += names(figure, named, angle_directions(figure, shown))
    out += number_texts(figure, shown, state, ctx)
    return tuple(out)


def _is_dashed(figure: PlacedConstruction, label: str) -> bool:
    look = figure.looks.get(label)
    return look is not None and bool(look[4])


# -- background


def _background(figure: PlacedConstruction, state: State) -> list[Part]:
    width, height = figure.width, figure.height
    corners = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    out: list[Part] = [] if state.get("bare") else [DrawnArea(corners, "surface")]
    window = figure.window_within(0.5)
    step = _step(10.0 / min(figure.x_unit, figure.y_unit))
    if state["grid"]:
        for x in _multiples(window.left, window.right, step):
            out.append(_segment(figure, Point(x, window.bottom), Point(x, window.top), "soft", THIN))
        for y in _multiples(window.bottom, window.top, step):
            out.append(_segment(figure, Point(window.left, y), Point(window.right, y), "soft", THIN))
    if state["axes"]:
        out += _axes(figure, step)
    if not state.get("bare"):
        frame = ((0.2, 0.2), (width - 0.2, 0.2), (width - 0.2, height - 0.2), (0.2, height - 0.2))
        out.append(DrawnLine(frame, "quiet", 0.4, closed=True))
    return out


def _axes(figure: PlacedConstruction, step: float) -> list[Part]:
    window, out = figure.window_within(1.0), list[Part]()
    if window.bottom <= 0 <= window.top:
        out.append(_segment(figure, Point(window.left, 0), Point(window.right, 0), "quiet", 0.4))
        for x in _multiples(window.left, window.right, step):
            at = figure.on_item(Point(x, 0))
            out.append(DrawnLine(((at[0], at[1] - 0.8), (at[0], at[1] + 0.8)), "quiet", 0.4))
            if x and at[1] + 5.5 < figure.height:
                out.append(DrawnText(written(x, 2), at[0], at[1] + 3.6, 4.0, "quiet"))
    if window.left <= 0 <= window.right:
        out.append(_segment(figure, Point(0, window.bottom), Point(0, window.top), "quiet", 0.4))
        for y in _multiples(window.bottom, window.top, step):
            at = figure.on_item(Point(0, y))
            out.append(DrawnLine(((at[0] - 0.8, at[1]), (at[0] + 0.8, at[1])), "quiet", 0.4))
            if y and at[0] > 7 and 3 < at[1] < figure.height - 3:
                out.append(DrawnText(written(y, 2), at[0] - 2.0, at[1], 4.0, "quiet", TextAlign.RIGHT))
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
    window = figure.window_of_lines if width <= LINE else figure.window_within(width / 2 + 0.1)
    lines = outline(value, window)
    out: list[Part] = [DrawnLine(tuple(map(figure.on_item, one)), colour, width, dashed=dashed) for one in lines]
    if isinstance(value, Vector) and value.start is not None:
        end = Point(value.start.x + value.x, value.start.y + value.y)
        head = arrow_head(value.start, end, 4.0 / figure.x_unit)
        if head and all(map(figure.holds, head)):
            out.append(DrawnArea(tuple(map(figure.on_item, head)), colour))
    return out


# -- points


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
        if figure.is_masked(label):
            out.append(DrawnOval(x, y, SMALL_POINT, SMALL_POINT, "surface", "quiet", PALE))
        elif label in free or label in bound:
            out.append(DrawnOval(x, y, POINT, POINT, "blue" if label in free else "surface", "blue", 0.6))
        else:
            out.append(DrawnOval(x, y, SMALL_POINT, SMALL_POINT, "ink", None))
    return out
