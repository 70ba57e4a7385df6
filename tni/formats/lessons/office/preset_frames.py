"""Outlines of more shapes that PowerPoint offers by name: frames, bent arrows, signs of arithmetic, callouts with a
line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import cos, hypot, pi, sin

from tni.formats.lessons.office.preset_shapes import Preset, PresetBox, open_line, polygon
from tni.formats.lessons.office.shape_paths import ShapePath, arc, cubic, with_holes


def _rectangle(box: PresetBox) -> ShapePath:
    return ShapePath(((0, 0), (box.width, 0), (box.width, box.height), (0, box.height)))


def _within(box: PresetBox, by: float) -> ShapePath:
    w, h = box.width - by, box.height - by
    return ShapePath(((by, by), (w, by), (w, h), (by, h)))


def _frame(box: PresetBox) -> tuple[ShapePath, ...]:
    rings = [_rectangle(box), _within(box, box.inset("adj1", 12_500, 0.5))]
    return (with_holes(rings), *(replace(one, is_filled=False) for one in rings))


def _bevel(box: PresetBox) -> tuple[ShapePath, ...]:
    by = box.inset("adj", 12_500, 0.5)
    inner = _within(box, by)
    outer = _rectangle(box)
    edges = [one for a, b in zip(outer.points, inner.points, strict=True) for one in open_line(a, b)]
    return (outer, replace(inner, is_filled=False), *edges)


def _half_frame(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h, down, right = box.width, box.height, box.inset("adj1", 33_333), box.inset("adj2", 33_333)
    slope = h / (w or 1.0)
    return polygon((0, 0), (w, 0), (w - down / (slope or 1.0), down), (right, down), (right, h - right * slope), (0, h))


def _corner(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h, down, right = box.width, box.height, box.inset("adj1", 50_000), box.inset("adj2", 50_000)
    return polygon((0, 0), (right, 0), (right, h - down), (w, h - down), (w, h), (0, h))


def _stripe(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h, share = box.width, box.height, box.share("adj", 50_000)
    return polygon((0, h * share), (w * share, 0), (w, 0), (0, h))


def _folded(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h, by = box.width, box.height, box.inset("adj", 16_667, 0.5)
    sheet = polygon((0, 0), (w, 0), (w, h - by), (w - by, h), (0, h))
    return sheet + open_line((w - by, h), (w - by * 0.8, h - by * 0.8), (w, h - by))


def _plaque(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h, by = box.width, box.height, box.inset("adj", 16_667, 0.5)
    corners = ((0, 0, 90.0), (w, 0, 180.0), (w, h, 270.0), (0, h, 0.0))
    return polygon(*(point for x, y, start in corners for point in arc(x, y, by, by, start, -90)))


def _bent_arrow(box: PresetBox) -> tuple[ShapePath, ...]:
    """Return an arrow that comes from below and bends to the right."""
    w, h, s = box.width, box.height, box.side
    shaft, half = s * box.share("adj1", 25_000, 0.5), s * box.share("adj2", 25_000, 0.5)
    head = s * box.share("adj3", 25_000, 0.5)
    outer = min(s * box.share("adj4", 43_750, 1.0), w - head, h - half + shaft / 2)
    inner, top = max(outer - shaft, 0.0), half - shaft / 2
    bend = arc(outer, top + outer, outer, outer, 180, 90)
    back = arc(shaft + inner, top + shaft + inner, inner, inner, 270, -90)
    return polygon(
        (0, h),
        *bend,
        (w - head, top),
        (w - head, 0),
        (w, half),
        (w - head, 2 * half),
        (w - head, top + shaft),
        *back,
        (shaft, h),
    )


def _up_bent_arrow(box: PresetBox) -> tuple[ShapePath, ...]:
    """Return an arrow that comes from the left and bends upwards."""
    w, h, s = box.width, box.height, box.side
    shaft, half, head = (s * box.share(name, 25_000, 0.5) for name in ("adj1", "adj2", "adj3"))
    x = w - half
    return polygon(
        (0, h - shaft), (x - shaft / 2, h - shaft), (x - shaft / 2, head), (w - 2 * half, head), (x, 0), (w, head),
        (x + shaft / 2, head), (x + shaft / 2, h), (0, h),
    )  # fmt: skip


def _multiply(box: PresetBox) -> tuple[ShapePath, ...]:
    """Return two bars along the diagonals of a box."""
    w, h = box.width / 2, box.height / 2
    half, long = box.side * box.share("adj1", 23_520, 0.51965) / 2, hypot(w, h) or 1.0
    c, s = max(w / long, 0.05), max(h / long, 0.05)
    far, up = long * 0.51965, half / c
    tip = ((c * far - s * half, s * far + c * half), (c * far + s * half, s * far - c * half))
    (ax, ay), (bx, by) = tip
    points = (
        (-bx, -by), (-ax, -ay), (0, -up), (ax, -ay), (bx, -by), (half / s, 0),
        (bx, by), (ax, ay), (0, up), (-ax, ay), (-bx, by), (-half / s, 0),
    )  # fmt: skip
    return polygon(*((w + x, h + y) for x, y in points))


def _divide(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h, dot, bar = (
        box.width,
        box.height,
        box.height * box.share("adj3", 11_760),
        box.height * box.share("adj1", 23_520) / 2,
    )
    gap = h * box.share("adj2", 5_880)
    left, right, middle = w * 0.13255, w * 0.86745, h / 2
    dots = [ShapePath(tuple(arc(w / 2, middle + sign * (bar + gap + dot), dot, dot, 0, 360)[:-1])) for sign in (-1, 1)]
    return (*polygon((left, middle - bar), (right, middle - bar), (right, middle + bar), (left, middle + bar)), *dots)


def _wave(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h, by = box.width, box.height, box.height * box.share("adj1", 12_500, 0.2)
    top = cubic((0, by), (w / 3, by - by * 10 / 3), (w * 2 / 3, by + by * 10 / 3), (w, by))
    low = cubic((w, h - by), (w * 2 / 3, h - by + by * 10 / 3), (w / 3, h - by - by * 10 / 3), (0, h - by))
    return polygon((0, by), *top, (w, h - by), *low)


def _crossed(box: PresetBox, *angles: float) -> tuple[ShapePath, ...]:
    w, h = box.width / 2, box.height / 2
    lines = [
        one
        for angle in angles
        for one in open_line((w - w * cos(angle), h - h * sin(angle)), (w + w * cos(angle), h + h * sin(angle)))
    ]
    return (*polygon(*arc(w, h, w, h, 0, 360)[:-1]), *lines)


def _sorted_box(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h = box.width, box.height
    return polygon((w / 2, 0), (w, h / 2), (w / 2, h), (0, h / 2)) + open_line((0, h / 2), (w, h / 2))


def _no_smoking(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h, thick = box.width / 2, box.height / 2, box.side * box.share("adj", 18_750, 0.5)
    rings = [ShapePath(tuple(arc(w, h, w - by, h - by, 0, 360)[:-1]), is_filled=False) for by in (0.0, thick)]
    inner, half = (w - thick, h - thick), thick / 2
    ends = [(w + sx * inner[0] * 0.7071, h + sx * inner[1] * 0.7071) for sx in (-1, 1)]
    dx, dy = half * 0.7071, -half * 0.7071
    bar = (
        (ends[0][0] + dx, ends[0][1] + dy),
        (ends[1][0] + dx, ends[1][1] + dy),
        (ends[1][0] - dx, ends[1][1] - dy),
        (ends[0][0] - dx, ends[0][1] - dy),
    )
    return (with_holes(rings), *rings, ShapePath(bar))


def _cloud(box: PresetBox) -> tuple[ShapePath, ...]:
    """Return a cloud of eleven bows."""
    w, h, bows = box.width / 2, box.height / 2, 11
    middles = [2 * pi * one / bows for one in range(bows)]
    points = []
    for place, angle in enumerate(middles):
        after = middles[(place + 1) % bows] + (2 * pi if place == bows - 1 else 0)
        a, b = (
            (w + 0.86 * w * cos(angle), h + 0.84 * h * sin(angle)),
            (w + 0.86 * w * cos(after), h + 0.84 * h * sin(after)),
        )
        out = (angle + after) / 2
        control = (w + 1.2 * w * cos(out), h + 1.2 * h * sin(out))
        points += cubic(a, control, b)
    return polygon(*points)


def _cloud_callout(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h = box.width, box.height
    dx, dy = (box.adjustments.get(name, default) / 100_000 for name, default in (("adj1", -20_833), ("adj2", 62_500)))
    bubbles = []
    for share, size in ((0.72, 0.07), (0.86, 0.045), (1.0, 0.025)):
        x, y, radius = w / 2 + dx * w * share, h / 2 + dy * h * share, box.side * size
        bubbles.append(ShapePath(tuple(arc(x, y, radius, radius, 0, 360)[:-1])))
    return (*_cloud(box), *bubbles)


def _line_callout(points: int, has_border: bool = True) -> Preset:
    """Return a rectangle with a line of so many points to what it speaks of."""
    defaults = (18_750, -8_333, 18_750, -16_667, 100_000, -16_667, 112_963, -8_333)

    def made(box: PresetBox) -> tuple[ShapePath, ...]:
        start = {2: (18_750, -8_333, 112_500, -38_333), 3: (18_750, -8_333, 18_750, -16_667, 112_500, -46_667)}
        values = [
            box.adjustments.get(f"adj{one + 1}", default) / 100_000
            for one, default in enumerate(start.get(points, defaults)[: 2 * points])
        ]
        line = [(x * box.width, y * box.height) for y, x in zip(values[::2], values[1::2], strict=True)]
        return (replace(_rectangle(box), is_drawn=has_border), *open_line(*line))

    return made


FRAME_PRESETS: Mapping[str, Preset] = {
    "frame": _frame, "bevel": _bevel, "halfFrame": _half_frame, "corner": _corner, "diagStripe": _stripe,
    "foldedCorner": _folded, "plaque": _plaque, "bentArrow": _bent_arrow, "bentUpArrow": _up_bent_arrow,
    "mathMultiply": _multiply, "mathDivide": _divide, "wave": _wave, "noSmoking": _no_smoking, "cloud": _cloud,
    "cloudCallout": _cloud_callout, "flowChartOr": lambda box: _crossed(box, 0.0, pi / 2),
    "flowChartSummingJunction": lambda box: _crossed(box, pi / 4, -pi / 4), "flowChartSort": _sorted_box,
    "borderCallout1": _line_callout(2), "borderCallout2": _line_callout(3), "borderCallout3": _line_callout(4),
    "callout1": _line_callout(2, has_border=False), "callout2": _line_callout(3, has_border=False),
    "callout3": _line_callout(4, has_border=False),
}  # fmt: skip
"""Outlines in their box, by PowerPoint's names."""
