"""Slanted lines of triangles, axes with numbers, number lines, and circles with rays."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, floor, hypot, radians, sin, sqrt

from tni.core.geometry import Rect
from tni.document.drawlist import DrawPaper
from tni.document.page_format import Ruling, axes_origin, ruling_step_mm
from tni.maths.number_text import number_text
from tni.render.more_rulings import marks_about, ruling_colours
from tni.render.paper import RuledMarks, paper_colours
from tni.render.stroke_numerals import NUMBER_HEIGHT, STROKE, Segment, text_width

DIGITS = 6
"""Significant digits of a number that is written."""
NUMERAL_SHARE, LEAST_NUMERAL_MM, MOST_NUMERAL_MM = 0.4, 2.5, 8.0
"""Height of the numbers, in distances of the lines, and its limits."""
LABEL_STEPS = (1, 2, 5, 10, 20, 50, 100)
"""Numbers are written at every so many lines, so that they stay apart."""
RAYS_DEGREES, NAMED_DEGREES = 15, 30
AXIS_MM, TICK_MM, FINE_TICK_MM = 0.6, 0.45, 0.3
EDGE_MM = 1.5
_SLOPE = 1 / sqrt(3)


def more_marks(sheet: DrawPaper, page: Rect, within: Rect, warmth: float) -> list[RuledMarks]:
    """Return the marks of a sheet that meet `within`, in painting order."""
    step = ruling_step_mm(sheet.ruling, sheet.ruling_mm)
    match sheet.ruling:
        case Ruling.ISOMETRIC:
            colour = paper_colours(sheet.paper, warmth).main
            return [RuledMarks(colour, 0.2, step * sqrt(3) / 2, tuple(_slanted(page, within, step)))]
        case Ruling.AXES:
            return _Graduated(sheet, page, within, warmth, step).axes()
        case Ruling.NUMBER_LINE:
            return _Graduated(sheet, page, within, warmth, step).number_lines()
        case Ruling.POLAR:
            return _polar(sheet, page, within, warmth, step)
        case _:
            return []


def numeral_mm(step: float) -> float:
    """Return the height of the numbers at lines that are `step` apart."""
    return min(max(NUMERAL_SHARE * step, LEAST_NUMERAL_MM), MOST_NUMERAL_MM)


def _slanted(page: Rect, within: Rect, step: float) -> Iterator[Segment]:
    for slope in (_SLOPE, -_SLOPE):
        sides = [slope * within.x, slope * within.right]
        first = floor((within.y - 1 - max(sides)) / step)
        for k in range(first, floor((within.bottom + 1 - min(sides)) / step) + 2):
            at = k * step  # where the line crosses the left edge of the page
            ends = sorted((-at / slope, (page.height - at) / slope))
            left, right = max(0.0, ends[0], within.x - 2), min(page.width, ends[1], within.right + 2)
            if left < right:
                yield left, at + slope * left, right, at + slope * right


def _written(colour: str, tall: float, numbers: list[tuple[str, float, float, float]]) -> list[RuledMarks]:
    return [RuledMarks(colour, STROKE * tall, 2 * tall, numbers=tuple(numbers))] if numbers else []


class _Graduated:
    """Graduated lines of a sheet."""

    def __init__(self, sheet: DrawPaper, page: Rect, within: Rect, warmth: float, step: float) -> None:
        self._page, self._within, self._step, self._options = page, within, step, sheet.options
        self._colour = ruling_colours(sheet.paper, warmth).axis
        self._origin = axes_origin(page.width, page.height, sheet.options)
        self._numeral = numeral_mm(step)
        self._parts = sheet.options.parts or (10 if step >= 20 else 5 if step >= 10 else 1)
        self._ticks: list[Segment] = []
        self._fine: list[Segment] = []
        self._labels: list[tuple[str, float, float, float]] = []
        self._axes: list[Segment] = []

    def axes(self) -> list[RuledMarks]:
        """Return two axes through the origin, each with an arrow, its name and numbers."""
        x, y = self._origin
        page, tall = self._page, self._numeral
        if 0 <= y <= page.height and self._is_near(True, y, 3 * tall):
            self._axis(True, y)
            self._write("x", page.width - tall, y - 1.6 * tall if y > 2 * tall else y + tall)
            self._graduate_across(y, with_zero=False, parts=1)
        if 0 <= x <= page.width and self._is_near(False, x, 6 * tall):
            self._axis(False, x)
            aside = x + 0.6 * tall if x < page.width - 2 * tall else x - 1.4 * tall
            self._write("y", aside, EDGE_MM)
            self._graduate_down(x)
        return self._marks()

    def number_lines(self) -> list[RuledMarks]:
        """Return a line through the origin, and those at the chosen distance above and below it."""
        gap, y = self._options.gap_mm, self._origin[1]
        room = 2.2 * self._numeral
        found = [y]
        if gap:
            first, last = floor((EDGE_MM + room - y) / gap) + 1, floor((self._page.height - room - EDGE_MM - y) / gap)
            found = [y + k * gap for k in range(first, last + 1)] or [y]
        for at in found:
            if self._is_near(True, at, 3 * self._numeral):
                self._axis(True, at)
                self._graduate_across(at, with_zero=True, parts=self._parts)
        return self._marks()

    def _is_near(self, across: bool, at: float, reach: float) -> bool:
        start, end = (self._within.y, self._within.bottom) if across else (self._within.x, self._within.right)
        return start - reach <= at <= end + reach

    def _marks(self) -> list[RuledMarks]:
        step, colour = self._step, self._colour
        found = (
            (FINE_TICK_MM, step / self._parts, self._fine),
            (TICK_MM, step, self._ticks),
            (AXIS_MM, 10 * step, self._axes),
        )
        drawn = [RuledMarks(colour, width, apart, tuple(lines)) for width, apart, lines in found if lines]
        return drawn + _written(colour, self._numeral, self._labels)

    def _write(self, text: str, left: float, top: float) -> None:
        """Write numerals if they meet the part."""
        box = Rect(left, top, text_width(text) * self._numeral, NUMBER_HEIGHT * self._numeral)
        if box.grown(1.0).intersects(self._within):
            self._labels.append((text, left, top, self._numeral))

    def _axis(self, across: bool, at: float) -> None:
        """Add a line with an arrow: to the right, or upwards."""
        barb = min(max(0.3 * self._step, 2.0), 5.0)
        if across:
            end = self._page.width - EDGE_MM
            barbs = [(end - barb, at + side * barb / 2, end, at) for side in (-1, 1)]
            self._axes += [(0.0, at, end, at), *barbs]
        else:
            barbs = [(at + side * barb / 2, EDGE_MM + barb, at, EDGE_MM) for side in (-1, 1)]
            self._axes += [(at, self._page.height, at, EDGE_MM), *barbs]

    def _numbers(self, across: bool, reach: float) -> range:
        """Return the numbers of the main lines whose numerals may meet the part."""
        zero = self._origin[0 if across else 1]
        return marks_about(self._page, self._within.grown(reach), self._step, not across, zero)

    def _label_step(self, size: float, zero: float, is_wide: bool) -> int:
        """Return at every how many lines a number is written. It is the same for each part of the page."""
        ends = [floor(-zero / self._step), floor((size - zero) / self._step)]
        widest = max(
            text_width(number_text(k * self._options.unit, digits=DIGITS))
            for end in ends
            for k in (end, end - 1, end + 1)
        )
        room = (widest + 0.5) * self._numeral if is_wide else 1.4 * self._numeral
        return next((every for every in LABEL_STEPS if every * self._step >= room), LABEL_STEPS[-1])

    def _graduate_across(self, y: float, *, with_zero: bool, parts: int) -> None:
        page, tall, step, zero = self._page, self._numeral, self._step, self._origin[0]
        every = self._label_step(page.width, zero, is_wide=True)
        half = min(max(0.15 * step, 0.8), 2.5)
        is_below = y + 2.2 * tall <= page.height
        top = y + half + 0.35 * tall if is_below else y - half - 1.35 * tall
        for k in self._numbers(True, 4 * tall):
            x = zero + k * step
            if x > page.width - 2.5 * tall:
                continue
            self._ticks.append((x, y - half, x, y + half))
            for part in range(1, parts):
                longer = 0.8 if 2 * part == parts else 0.5
                at = x + part * step / parts
                if at < page.width - 2.5 * tall:
                    self._fine.append((at, y - longer * half, at, y + longer * half))
            text = number_text(k * self._options.unit, digits=DIGITS)
            wide = text_width(text) * tall
            if k % every == 0 and (k or with_zero) and x - wide / 2 >= 0 and x + wide / 2 <= page.width:
                self._write(text, x - wide / 2, top)

    def _graduate_down(self, x: float) -> None:
        page, tall, step, zero = self._page, self._numeral, self._step, self._origin[1]
        every = self._label_step(page.height, zero, is_wide=False)
        half = min(max(0.15 * step, 0.8), 2.5)
        for k in self._numbers(False, 2 * tall):
            y = zero + k * step
            if y < 2.5 * tall:
                continue
            if k:
                self._ticks.append((x - half, y, x + half, y))
            text = number_text(-k * self._options.unit, digits=DIGITS)
            wide = text_width(text) * tall
            is_left = x - half - 0.4 * tall - wide > 0
            left = x - half - 0.4 * tall - wide if is_left else x + half + 0.4 * tall
            if k % every == 0:
                top = y - tall / 2 if k else y + 0.4 * tall
                if top >= 0 and top + tall <= page.height:
                    self._write(text, left, top)


def _polar(sheet: DrawPaper, page: Rect, within: Rect, warmth: float, step: float) -> list[RuledMarks]:
    tint, own = paper_colours(sheet.paper, warmth), ruling_colours(sheet.paper, warmth)
    (x, y), tall = axes_origin(page.width, page.height, sheet.options), numeral_mm(step)
    reach = min(max(x, page.width - x), max(y, page.height - y)) - 2.4 * tall
    number = max(floor(reach / step), 1)
    fine, main, axes, labels = (
        list[Segment](),
        list[Segment](),
        list[Segment](),
        list[tuple[str, float, float, float]](),
    )
    for turn in range(0, 360, RAYS_DEGREES):
        across, up = round(cos(radians(turn)), 9), -round(sin(radians(turn)), 9)
        lines = axes if turn % 90 == 0 else main if turn % NAMED_DEGREES == 0 else fine
        start, end = (step if lines is fine else 0.0), number * step
        lines.append((x + start * across, y + start * up, x + end * across, y + end * up))
        if turn % NAMED_DEGREES == 0:
            text = f"{turn}°"
            wide = text_width(text) * tall
            away = end + 0.6 * tall + hypot(across * wide, up * tall) / 2
            left, top = x + away * across - wide / 2, y + away * up - tall / 2
            is_whole = left >= 0 and left + wide <= page.width and top >= 0 and top + tall <= page.height
            if is_whole and Rect(left, top, wide, tall).grown(1.0).intersects(within):
                labels.append((text, left, top, tall))
    circles = tuple((x, y, k * step) for k in range(1, number + 1) if _meets(within.grown(1.0), x, y, k * step))
    return [
        RuledMarks(tint.fine, 0.2, step, tuple(fine)),
        RuledMarks(tint.main, 0.25, step, tuple(main), circles),
        RuledMarks(own.axis, 0.4, 10 * step, tuple(axes)),
        *_written(own.axis, tall, labels),
    ]


def _meets(box: Rect, x: float, y: float, radius: float) -> bool:
    """Return whether a circle may cross a box."""
    near = hypot(max(box.x - x, 0.0, x - box.right), max(box.y - y, 0.0, y - box.bottom))
    far = hypot(max(abs(box.x - x), abs(box.right - x)), max(abs(box.y - y), abs(box.bottom - y)))
    return near <= radius <= far
