"""Outlines of the shapes that PowerPoint and Impress offer by name, made of straight lines; see preset_curves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import cos, pi, sin

from tni.formats.lessons.office.shape_paths import Points, ShapePath, regular, stretched


@dataclass(frozen=True, slots=True)
class PresetBox:
    """Size of a preset shape and its adjustments, in hundred-thousandths, by their names."""

    width: float
    height: float
    adjustments: Mapping[str, float]

    @property
    def side(self) -> float:
        return min(self.width, self.height)

    def share(self, name: str, default: float, most: float = 1.0, least: float = 0.0) -> float:
        """Return an adjustment as a share of what it adjusts. default: in hundred-thousandths."""
        return min(max(self.adjustments.get(name, default) / 100_000, least), most)

    def inset(self, name: str, default: float, most: float = 1.0) -> float:
        """Return an adjustment that is a share of the shorter side, no longer than that share of the longer."""
        return self.side * self.share(name, default, most)


type Preset = Callable[[PresetBox], tuple[ShapePath, ...]]


def polygon(*points: tuple[float, float]) -> tuple[ShapePath, ...]:
    return (ShapePath(points),)


def open_line(*points: tuple[float, float]) -> tuple[ShapePath, ...]:
    return (ShapePath(points, is_closed=False, is_filled=False),)


def _scaled(box: PresetBox, points: Points) -> tuple[ShapePath, ...]:
    return polygon(*((x * box.width, y * box.height) for x, y in points))


def _triangle(box: PresetBox) -> tuple[ShapePath, ...]:
    return polygon((box.width * box.share("adj", 50_000), 0), (box.width, box.height), (0, box.height))


def _parallelogram(box: PresetBox) -> tuple[ShapePath, ...]:
    x = min(box.inset("adj", 25_000, 100.0), box.width)
    return polygon((x, 0), (box.width, 0), (box.width - x, box.height), (0, box.height))


def _trapezoid(box: PresetBox) -> tuple[ShapePath, ...]:
    x = min(box.inset("adj", 25_000, 100.0), box.width / 2)
    return polygon((x, 0), (box.width - x, 0), (box.width, box.height), (0, box.height))


def _hexagon(box: PresetBox) -> tuple[ShapePath, ...]:
    x, w, h = min(box.inset("adj", 25_000, 100.0), box.width / 2), box.width, box.height
    return polygon((0, h / 2), (x, 0), (w - x, 0), (w, h / 2), (w - x, h), (x, h))


def _octagon(box: PresetBox) -> tuple[ShapePath, ...]:
    x = box.inset("adj", 29_289, 0.5)
    return _cut(box, x, x, x, x)


def _cut(box: PresetBox, a: float, b: float, c: float, d: float) -> tuple[ShapePath, ...]:
    """Return a rectangle with its corners cut off: top left, top right, bottom right, bottom left."""
    w, h = box.width, box.height
    points = ((0, a), (a, 0), (w - b, 0), (w, b), (w, h - c), (w - c, h), (d, h), (0, h - d))
    return polygon(*dict.fromkeys(points))


def _snip_same(box: PresetBox) -> tuple[ShapePath, ...]:
    a, b = box.inset("adj1", 16_667, 0.5), box.inset("adj2", 0, 0.5)
    return _cut(box, a, a, b, b)


def _snip_diagonal(box: PresetBox) -> tuple[ShapePath, ...]:
    a, b = box.inset("adj1", 0, 0.5), box.inset("adj2", 16_667, 0.5)
    return _cut(box, a, b, a, b)


def _plus(box: PresetBox) -> tuple[ShapePath, ...]:
    x, w, h = box.inset("adj", 25_000, 0.5), box.width, box.height
    return polygon(
        (x, 0), (w - x, 0), (w - x, x), (w, x), (w, h - x), (w - x, h - x),
        (w - x, h), (x, h), (x, h - x), (0, h - x), (0, x), (x, x),
    )  # fmt: skip


def _math_plus(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h, half = box.width, box.height, box.side * box.share("adj1", 23_520, 0.73490) / 2
    left, right, top, low = w * 0.13255, w * 0.86745, h * 0.13255, h * 0.86745
    x0, x1, y0, y1 = w / 2 - half, w / 2 + half, h / 2 - half, h / 2 + half
    return polygon(
        (x0, top), (x1, top), (x1, y0), (right, y0), (right, y1), (x1, y1),
        (x1, low), (x0, low), (x0, y1), (left, y1), (left, y0), (x0, y0),
    )  # fmt: skip


def _math_minus(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h, half = box.width, box.height, box.height * box.share("adj1", 23_520) / 2
    left, right = w * 0.13255, w * 0.86745
    return polygon((left, h / 2 - half), (right, h / 2 - half), (right, h / 2 + half), (left, h / 2 + half))


def _math_equal(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h = box.width, box.height
    left, right = w * 0.13255, w * 0.86745
    bar, gap = h * box.share("adj1", 23_520, 0.36745), h * box.share("adj2", 11_760) / 2
    bars = ((h / 2 - gap - bar, h / 2 - gap), (h / 2 + gap, h / 2 + gap + bar))
    return tuple(ShapePath(((left, a), (right, a), (right, b), (left, b))) for a, b in bars)


def _arrow(box: PresetBox, notch: bool = False) -> tuple[ShapePath, ...]:
    """Return an arrow to the right."""
    w, h = box.width, box.height
    head = min(box.side * box.share("adj2", 50_000, 100.0), w)
    half = h * box.share("adj1", 50_000) / 2
    tail = [(head * half / (h / 2), h / 2)] if notch and h else []
    return polygon(
        (0, h / 2 - half), (w - head, h / 2 - half), (w - head, 0), (w, h / 2), (w - head, h),
        (w - head, h / 2 + half), (0, h / 2 + half), *tail,
    )  # fmt: skip


def _striped_arrow(box: PresetBox) -> tuple[ShapePath, ...]:
    side, half, middle = box.side, box.height * box.share("adj1", 50_000) / 2, box.height / 2
    (arrow,) = _arrow(box)
    begin = side * 5 / 32
    bars = [
        polygon((x0, middle - half), (x1, middle - half), (x1, middle + half), (x0, middle + half))
        for x0, x1 in ((0.0, side / 32), (side / 16, side / 8))
    ]
    shaft = tuple((max(x, begin), y) for x, y in arrow.points)
    return (*bars[0], *bars[1], ShapePath(shaft))


def _double_arrow(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h = box.width, box.height
    head, half = min(box.side * box.share("adj2", 50_000, 100.0), w / 2), h * box.share("adj1", 50_000) / 2
    return polygon(
        (0, h / 2), (head, 0), (head, h / 2 - half), (w - head, h / 2 - half), (w - head, 0), (w, h / 2),
        (w - head, h), (w - head, h / 2 + half), (head, h / 2 + half), (head, h),
    )  # fmt: skip


def _quad_arrow(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h, s = box.width, box.height, box.side
    half, wing = s * box.share("adj1", 22_500) / 2, s * box.share("adj2", 22_500, 0.5)
    head = s * box.share("adj3", 22_500, 0.5)
    x, y = w / 2, h / 2
    return polygon(
        (0, y), (head, y - wing), (head, y - half), (x - half, y - half), (x - half, head), (x - wing, head), (x, 0),
        (x + wing, head), (x + half, head), (x + half, y - half), (w - head, y - half), (w - head, y - wing), (w, y),
        (w - head, y + wing), (w - head, y + half), (x + half, y + half), (x + half, h - head), (x + wing, h - head),
        (x, h), (x - wing, h - head), (x - half, h - head), (x - half, y + half), (head, y + half), (head, y + wing),
    )  # fmt: skip


def turned(preset: Preset, quarter: int) -> Preset:
    """Return a preset turned by quarters clockwise."""

    def made(box: PresetBox) -> tuple[ShapePath, ...]:
        w, h = box.width, box.height
        inner = PresetBox(h, w, box.adjustments) if quarter % 2 else box
        turns: Mapping[int, Callable[[float, float], tuple[float, float]]] = {
            0: lambda x, y: (x, y),
            1: lambda x, y: (w - y, x),
            2: lambda x, y: (w - x, h - y),
            3: lambda x, y: (y, h - x),
        }
        turn = turns[quarter % 4]
        return tuple(
            ShapePath(tuple(turn(x, y) for x, y in one.points), one.is_closed, one.is_filled, one.is_drawn)
            for one in preset(inner)
        )

    return made


def _chevron(box: PresetBox) -> tuple[ShapePath, ...]:
    x, w, h = min(box.inset("adj", 50_000, 100.0), box.width), box.width, box.height
    return polygon((0, 0), (w - x, 0), (w, h / 2), (w - x, h), (0, h), (x, h / 2))


def _home_plate(box: PresetBox) -> tuple[ShapePath, ...]:
    x, w, h = min(box.inset("adj", 50_000, 100.0), box.width), box.width, box.height
    return polygon((0, 0), (w - x, 0), (w, h / 2), (w - x, h), (0, h))


def _star(corners: int, default: float) -> Preset:
    def made(box: PresetBox) -> tuple[ShapePath, ...]:
        inner = box.share("adj", default, 0.5) * 2
        points = [
            (radius * sin(pi * one / corners), -radius * cos(pi * one / corners))
            for one in range(2 * corners)
            for radius in ((1.0, inner)[one % 2],)
        ]
        return _scaled(box, stretched(points))

    return made


def _fixed(*points: tuple[float, float]) -> Preset:
    return lambda box: _scaled(box, points)


def _lines(*points: tuple[float, float]) -> Preset:
    return lambda box: open_line(*((x * box.width, y * box.height) for x, y in points))


def _bent(count: int) -> Preset:
    """Return a connector of this many straight pieces."""

    def made(box: PresetBox) -> tuple[ShapePath, ...]:
        x, y = 0.0, 0.0
        points, adjusted = [(x, y)], [box.adjustments.get(f"adj{one}", 50_000) / 100_000 for one in range(1, count - 1)]
        for place, share in enumerate(adjusted):
            x, y = (x, share * box.height) if place % 2 else (share * box.width, y)
            points.append((x, y))
        end = (box.width, box.height)
        points += [(end[0], y) if len(adjusted) % 2 == 0 else (x, end[1]), end]
        return open_line(*points)

    return made


def _cube(box: PresetBox) -> tuple[ShapePath, ...]:
    y, w, h = box.inset("adj", 25_000), box.width, box.height
    front = polygon((0, y), (w - y, y), (w - y, h), (0, h))
    top = polygon((0, y), (y, 0), (w, 0), (w - y, y))
    return front + top + polygon((w - y, y), (w, 0), (w, h - y), (w - y, h))


def _barred(*lines: tuple[tuple[float, float], tuple[float, float]]) -> Preset:
    """Return a rectangle with lines in it."""

    def made(box: PresetBox) -> tuple[ShapePath, ...]:
        w, h = box.width, box.height
        inner = tuple(one for a, b in lines for one in open_line((a[0] * w, a[1] * h), (b[0] * w, b[1] * h)))
        return polygon((0, 0), (w, 0), (w, h), (0, h)) + inner

    return made


STRAIGHT_PRESETS: Mapping[str, Preset] = {
    "triangle": _triangle, "flowChartExtract": _fixed((0.5, 0), (1, 1), (0, 1)),
    "flowChartMerge": _fixed((0, 0), (1, 0), (0.5, 1)), "rtTriangle": _fixed((0, 0), (1, 1), (0, 1)),
    "diamond": _fixed((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "flowChartDecision": _fixed((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)), "parallelogram": _parallelogram,
    "flowChartInputOutput": _fixed((0.2, 0), (1, 0), (0.8, 1), (0, 1)), "trapezoid": _trapezoid,
    "nonIsoscelesTrapezoid": _trapezoid, "flowChartManualOperation": _fixed((0, 0), (1, 0), (0.8, 1), (0.2, 1)),
    "flowChartManualInput": _fixed((0, 0.2), (1, 0), (1, 1), (0, 1)), "hexagon": _hexagon,
    "flowChartPreparation": _fixed((0, 0.5), (0.2, 0), (0.8, 0), (1, 0.5), (0.8, 1), (0.2, 1)),
    "flowChartOffpageConnector": _fixed((0, 0), (1, 0), (1, 0.8), (0.5, 1), (0, 0.8)),
    "flowChartPunchedCard": _fixed((0, 0.2), (0.2, 0), (1, 0), (1, 1), (0, 1)),
    "flowChartCollate": _fixed((0, 0), (1, 0), (0.5, 0.5), (1, 1), (0, 1), (0.5, 0.5)),
    "flowChartPredefinedProcess": _barred(((0.125, 0), (0.125, 1)), ((0.875, 0), (0.875, 1))),
    "flowChartInternalStorage": _barred(((0.125, 0), (0.125, 1)), ((0, 0.125), (1, 0.125))),
    "pentagon": lambda box: _scaled(box, regular(5)), "heptagon": lambda box: _scaled(box, regular(7)),
    "octagon": _octagon, "decagon": lambda box: _scaled(box, regular(10)),
    "dodecagon": lambda box: _scaled(box, regular(12)),
    "snip1Rect": lambda box: _cut(box, 0, box.inset("adj", 16_667, 0.5), 0, 0),
    "snip2SameRect": _snip_same, "snip2DiagRect": _snip_diagonal, "plus": _plus, "mathPlus": _math_plus,
    "mathMinus": _math_minus, "mathEqual": _math_equal, "star4": _star(4, 12_500), "star5": _star(5, 19_098),
    "star6": _star(6, 28_868), "star7": _star(7, 34_601), "star8": _star(8, 37_500), "star10": _star(10, 42_533),
    "star12": _star(12, 37_500), "star16": _star(16, 37_500), "star24": _star(24, 37_500), "star32": _star(32, 37_500),
    "rightArrow": _arrow, "notchedRightArrow": lambda box: _arrow(box, notch=True),
    "stripedRightArrow": _striped_arrow, "leftArrow": turned(_arrow, 2), "upArrow": turned(_arrow, 3),
    "downArrow": turned(_arrow, 1), "leftRightArrow": _double_arrow, "upDownArrow": turned(_double_arrow, 1),
    "quadArrow": _quad_arrow, "chevron": _chevron, "homePlate": _home_plate, "cube": _cube,
    "bentConnector2": _lines((0, 0), (1, 0), (1, 1)), "bentConnector3": _bent(3), "bentConnector4": _bent(4),
    "bentConnector5": _bent(5), "lineInv": _lines((0, 1), (1, 0)),
    "lightningBolt": _fixed(
        (0.392, 0), (0.595, 0.281), (0.513, 0.306), (0.763, 0.556), (0.682, 0.591), (1, 1), (0.459, 0.684),
        (0.567, 0.651),
        (0.231, 0.448), (0.353, 0.408), (0, 0.181),
    ),
}  # fmt: skip
"""Outlines in their box, by PowerPoint's names."""
