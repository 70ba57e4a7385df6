"""Charts of series: bars, histogram, box plots, pie, scatter plot, on axes with round numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, cos, floor, pi, sin
from typing import Final

from tni.api.items import DrawnArea, DrawnLine, DrawnOval, DrawnText, Point, Rect, TextAlign, arc_points
from tni.api.maths import FittedLine

from .data_text import str_of
from .indicators import classes, cumulated_shares, even_step, median, quartile, read_off

type Part = DrawnArea | DrawnLine | DrawnOval | DrawnText
LABEL: Final = 6.2
MOST_BARS: Final = 30
PARTS: Final = 20
"""Places between two numbers of an axis at which a dragged point stops."""
FILLS: Final = ("soft blue", "soft orange", "soft green", "soft red", "soft violet", "soft")


@dataclass(frozen=True, slots=True)
class Axis:
    """Axis with round numbers. low, high: its ends."""

    low: float
    high: float
    step: float

    @classmethod
    def over(cls, low: float, high: float, most: int, *, from_zero: bool = False) -> Axis:
        if from_zero:
            low, high = min(low, 0.0), max(high, 0.0)
        if high - low < 1e-9 * max(abs(high), 1.0):
            low, high = low - (0.0 if from_zero else 1.0), high + 1.0
        step = even_step(high - low, most)
        return cls(floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step, step)

    @property
    def numbers(self) -> list[float]:
        return [self.low + k * self.step for k in range(round((self.high - self.low) / self.step) + 1)]

    def share(self, value: float) -> float:
        return (value - self.low) / (self.high - self.low)


def _height(box: Rect, axis: Axis, value: float) -> float:
    return box.bottom - box.height * axis.share(value)


def _across(box: Rect, axis: Axis, value: float) -> float:
    return box.x + box.width * axis.share(value)


def _rect(left: float, top: float, right: float, bottom: float) -> tuple[Point, ...]:
    return (left, top), (right, top), (right, bottom), (left, bottom)


def upright_axis(box: Rect, axis: Axis, *, french: bool) -> list[Part]:
    """Return the numbers at the left, with lines across the box."""
    out: list[Part] = []
    for value in axis.numbers:
        y = _height(box, axis, value)
        out.append(DrawnLine(((box.x, y), (box.right, y)), "soft", 0.5))
        out.append(DrawnText(str_of(value, french=french), box.x - 2, y, LABEL, align=TextAlign.RIGHT, width_mm=16))
    return [*out, DrawnLine(((box.x, box.y), (box.x, box.bottom)), "ink", 0.8)]


def level_axis(box: Rect, axis: Axis, *, french: bool) -> list[Part]:
    """Return the numbers below, with their ticks."""
    out: list[Part] = [DrawnLine(((box.x, box.bottom), (box.right, box.bottom)), "ink", 0.8)]
    room = box.width / max(len(axis.numbers) - 1, 1)
    for value in axis.numbers:
        x = _across(box, axis, value)
        out.append(DrawnLine(((x, box.bottom), (x, box.bottom + 1.5)), "ink", 0.8))
        out.append(DrawnText(str_of(value, french=french), x, box.bottom + 6, LABEL, width_mm=room))
    return out


def bar_places(box: Rect, count: int) -> list[tuple[float, float]]:
    """Return the left and right sides of bars."""
    room = box.width / max(count, 1)
    wide = min(0.7 * room, 24.0)
    return [(box.x + (k + 0.5) * room - wide / 2, box.x + (k + 0.5) * room + wide / 2) for k in range(count)]


def bars(box: Rect, groups: Sequence[tuple[str, float]], *, french: bool) -> list[Part]:
    amounts = [amount for _, amount in groups]
    axis = Axis.over(min(amounts), max(amounts), 6, from_zero=True)
    out = upright_axis(box, axis, french=french)
    zero = _height(box, axis, 0.0)
    for (label, amount), (left, right) in zip(groups, bar_places(box, len(groups)), strict=True):
        top = _height(box, axis, amount)
        corners = _rect(left, min(top, zero), right, max(top, zero))
        out += [DrawnArea(corners, "soft blue"), DrawnLine(corners, "blue", 0.8, closed=True)]
        middle, room = (left + right) / 2, box.width / len(groups) - 1
        above = top - 4.5 if amount >= 0 else top + 4.5
        out.append(DrawnText(str_of(amount, french=french), middle, above, LABEL, "blue", bold=True, width_mm=room))
        name = label if french else label.replace(",", ".")
        out.append(DrawnText(name[:40], middle, box.bottom + 6, LABEL, width_mm=room))
    return [*out, DrawnLine(((box.x, zero), (box.right, zero)), "ink", 0.8)]


def histogram(box: Rect, values: Sequence[float], width: float, *, french: bool) -> list[Part]:
    found = classes(values, width)
    axis = Axis.over(0, max(count for _, _, count in found), 6, from_zero=True)
    low, high = found[0][0], found[-1][1]
    out = upright_axis(box, axis, french=french)
    every = max(1, ceil(len(found) / 12))
    for k, (start, end, count) in enumerate(found):
        left, right = (box.x + box.width * (at - low) / (high - low) for at in (start, end))
        corners = _rect(left, _height(box, axis, count), right, box.bottom)
        if count:
            out += [DrawnArea(corners, "soft blue"), DrawnLine(corners, "blue", 0.8, closed=True)]
        if k % every == 0:
            out.append(DrawnText(str_of(start, french=french), left, box.bottom + 6, LABEL, width_mm=14))
    out.append(DrawnText(str_of(high, french=french), box.right, box.bottom + 6, LABEL, width_mm=14))
    return [*out, DrawnLine(((box.x, box.bottom), (box.right, box.bottom)), "ink", 0.8)]


def cumulated(
    box: Rect,
    values: Sequence[float],
    width: float,
    *,
    french: bool,
    is_named: bool = False,
    read: Sequence[tuple[float, str]] = (),
) -> list[Part]:
    """Return the polygon of the cumulated frequencies: at the end of each class, the percentage of the values below it.
    is_named: whether the axis has a name, which stands where the sign % would. read: percentages for which the value is
    read off, each with the colour of its lines."""
    shares = cumulated_shares(values, width)
    axis = Axis(0.0, 100.0, 25.0)
    low, high = shares[0][0], shares[-1][0]
    out = upright_axis(box, axis, french=french)
    if not is_named:
        out.append(DrawnText("%", box.x - 2, box.y - 6.5, LABEL, align=TextAlign.RIGHT))
    out.append(DrawnLine(((box.x, box.bottom), (box.right, box.bottom)), "ink", 0.8))
    places = [(box.x + box.width * (at - low) / (high - low), _height(box, axis, share)) for at, share in shares]
    for percent, colour in read:
        at, y = read_off(shares, percent), _height(box, axis, percent)
        x = box.x + box.width * (at - low) / (high - low)
        out.append(DrawnLine(((box.x, y), (x, y), (x, box.bottom)), colour, 1.0, dashed=True))
    out.append(DrawnLine(tuple(places), "blue", 1.3))
    for percent, colour in read:
        x = box.x + box.width * (read_off(shares, percent) - low) / (high - low)
        out.append(DrawnOval(x, _height(box, axis, percent), 2.2, 2.2, colour, "surface", 0.4))
    every = max(1, ceil(len(shares) / 12))
    for k, ((at, _), (x, y)) in enumerate(zip(shares, places, strict=True)):
        out.append(DrawnOval(x, y, 1.7, 1.7, "blue", "surface", 0.4))
        if k % every == 0 or k == len(shares) - 1:
            out.append(DrawnText(str_of(at, french=french), x, box.bottom + 6, LABEL, width_mm=14))
    return out


def boxes(box: Rect, rows: Sequence[Sequence[float]], *, french: bool) -> list[Part]:
    """Return a box plot for each series: least, first quartile, median, third quartile, greatest."""
    axis = Axis.over(min(map(min, rows)), max(map(max, rows)), 9)
    out = level_axis(box, axis, french=french)
    room = box.height / len(rows)
    for k, values in enumerate(rows):
        y, half = box.y + (k + 0.55) * room, min(0.22 * room, 12.0)
        marks = (min(values), quartile(values, 1), median(values), quartile(values, 3), max(values))
        least, first, middle, third, most = (_across(box, axis, mark) for mark in marks)
        colour, fill = (("blue", "soft blue"), ("red", "soft red"))[k % 2]
        out += [DrawnLine(((least, y), (first, y)), colour, 1.2), DrawnLine(((third, y), (most, y)), colour, 1.2)]
        out += [DrawnLine(((x, y - half / 2), (x, y + half / 2)), colour, 1.2) for x in (least, most)]
        corners = _rect(first, y - half, third, y + half)
        out += [DrawnArea(corners, fill), DrawnLine(corners, colour, 1.2, closed=True)]
        out.append(DrawnLine(((middle, y - half), (middle, y + half)), "ink", 2.0))
        for mark, x, is_high in zip(marks, (least, first, middle, third, most), (0, 1, 0, 1, 0), strict=True):
            at = y - half - 4.5 if is_high else y + half + 4.5
            out.append(DrawnText(str_of(mark, french=french), x, at, LABEL, colour if mark != marks[2] else "ink"))
    return out


def pie(box: Rect, groups: Sequence[tuple[str, float]], *, french: bool) -> list[Part]:
    shown = [(label, amount) for label, amount in groups if amount > 0]
    total = sum(amount for _, amount in shown)
    x, y, radius = box.x + box.width / 2, box.y + box.height / 2 + 3, box.height / 2 - 6
    out: list[Part] = []
    start = 0.0
    for k, (label, amount) in enumerate(shown):
        sweep = 360 * amount / total
        fill = FILLS[k % len(FILLS)] if k < len(shown) - 1 or k % len(FILLS) or not k else FILLS[2]
        rim = arc_points(x, y, radius, start, sweep)
        if len(shown) == 1:
            out.append(DrawnOval(x, y, radius, radius, fill, "ink", 0.8))
        else:
            out += [DrawnArea(((x, y), *rim), fill), DrawnLine(((x, y), *rim), "ink", 0.8, closed=True)]
        turn = (start + sweep / 2) * pi / 180
        part = f"{str_of(100 * amount / total, french=french, decimals=1)} %"
        if sweep > 24:
            out.append(DrawnText(part, x + 0.66 * radius * sin(turn), y - 0.66 * radius * cos(turn), LABEL, bold=True))
        align = TextAlign.LEFT if sin(turn) >= 0 else TextAlign.RIGHT
        at = x + (radius + 4) * sin(turn), y - (radius + 4) * cos(turn)
        text = label[:40] if sweep > 24 else f"{label[:40]} ({part})"
        out.append(DrawnText(text, *at, LABEL, align=align, width_mm=box.width / 2 - radius + 8))
        start += sweep
    return out


def scatter_axes(xs: Sequence[float], ys: Sequence[float], kept: Sequence[float] = ()) -> tuple[Axis, Axis]:
    """Return the axes of a scatter plot. kept: least and greatest x, then y, which they reach at least."""
    x_low, x_high, y_low, y_high = kept or (min(xs), max(xs), min(ys), max(ys))
    return (
        Axis.over(min(x_low, *xs), max(x_high, *xs), 8),
        Axis.over(min(y_low, *ys), max(y_high, *ys), 6),
    )


def scatter_place(box: Rect, axes: tuple[Axis, Axis], x: float, y: float) -> Point:
    return _across(box, axes[0], x), _height(box, axes[1], y)


def scatter_value(box: Rect, axes: tuple[Axis, Axis], place: Point) -> Point:
    """Return x and y at a place of a scatter plot, within its axes and even."""
    across, up = axes
    shares = (place[0] - box.x) / box.width, (box.bottom - place[1]) / box.height
    x, y = (
        axis.low + min(max(share, 0.0), 1.0) * (axis.high - axis.low)
        for axis, share in zip((across, up), shares, strict=True)
    )
    step_x, step_y = across.step / PARTS, up.step / PARTS
    return round(round(x / step_x) * step_x, 9) + 0.0, round(round(y / step_y) * step_y, 9) + 0.0


def scatter(
    box: Rect,
    xs: Sequence[float],
    ys: Sequence[float],
    line: FittedLine | None,
    *,
    french: bool,
    axes: tuple[Axis, Axis] | None = None,
) -> list[Part]:
    across, up = axes or scatter_axes(xs, ys)
    out = upright_axis(box, up, french=french) + level_axis(box, across, french=french)
    if line is not None and (ends := _clipped(line, across, up)):
        out.append(DrawnLine(tuple((_across(box, across, x), _height(box, up, y)) for x, y in ends), "red", 1.2))
    for x, y in zip(xs, ys, strict=True):
        at, high = _across(box, across, x), _height(box, up, y)
        cross = ((at - 1.8, high - 1.8), (at + 1.8, high + 1.8)), ((at - 1.8, high + 1.8), (at + 1.8, high - 1.8))
        out += [DrawnLine(arm, "blue", 1.0) for arm in cross]
    return out


def _clipped(line: FittedLine, across: Axis, up: Axis) -> tuple[Point, ...]:
    """Return the ends of the part of a line that lies within both axes; () for none."""
    low, high = across.low, across.high
    if line.slope:
        ends = sorted((y - line.height) / line.slope for y in (up.low, up.high))
        low, high = max(low, ends[0]), min(high, ends[1])
    elif not up.low <= line.height <= up.high:
        return ()
    if low >= high:
        return ()
    return tuple((x, min(max(line.slope * x + line.height, up.low), up.high)) for x in (low, high))
