"""Outlines of the shapes that PowerPoint and Impress offer by name, with curves in them."""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, cos, degrees, pi, sin

from tni.formats.lessons.office.preset_frames import FRAME_PRESETS
from tni.formats.lessons.office.preset_shapes import (
    STRAIGHT_PRESETS,
    Preset,
    PresetBox,
    open_line,
    polygon,
    turned,
)
from tni.formats.lessons.office.shape_paths import ShapePath, arc, cubic, ellipse_angle, with_holes

RECTANGLES = frozenset((
    "rect", "flowChartProcess", "actionButtonBlank",
))  # fmt: skip
ELLIPSES = frozenset(("ellipse", "flowChartConnector"))
LINES = frozenset(("line", "straightConnector1"))
_TAIL = 14.0
"""Half of the angle, in degrees, at which a callout's tail leaves an ellipse."""


def _rounded(box: PresetBox, a: float, b: float, c: float, d: float) -> list[tuple[float, float]]:
    """Return a rectangle with round corners: top left, top right, bottom right, bottom left."""
    w, h = box.width, box.height
    points = []
    for x, y, radius, start in ((a, a, a, 180), (w - b, b, b, 270), (w - c, h - c, c, 0), (d, h - d, d, 90)):
        points += arc(x, y, radius, radius, start, 90) if radius > 0 else [(x, y)]
    return points


def _round(box: PresetBox, a: float, b: float, c: float, d: float) -> tuple[ShapePath, ...]:
    return polygon(*_rounded(box, a, b, c, d))


def _round_rect(box: PresetBox) -> tuple[ShapePath, ...]:
    radius = box.inset("adj", 16_667, 0.5)
    return _round(box, radius, radius, radius, radius)


def _terminator(box: PresetBox) -> tuple[ShapePath, ...]:
    radius = box.side / 2
    return _round(box, radius, radius, radius, radius)


def _round_same(box: PresetBox) -> tuple[ShapePath, ...]:
    a, b = box.inset("adj1", 16_667, 0.5), box.inset("adj2", 0, 0.5)
    return _round(box, a, a, b, b)


def _round_diagonal(box: PresetBox) -> tuple[ShapePath, ...]:
    a, b = box.inset("adj1", 16_667, 0.5), box.inset("adj2", 0, 0.5)
    return _round(box, a, b, a, b)


def _delay(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h = box.width, box.height
    return polygon((0, 0), *arc(w / 2, h / 2, w / 2, h / 2, -90, 180), (0, h))


def _angles(box: PresetBox, first: float, second: float) -> tuple[float, float]:
    """Return where an arc begins and how far it goes, in degrees of the circle."""
    w, h = box.width / 2, box.height / 2
    begin, end = (box.adjustments.get(name, default) / 60_000 for name, default in (("adj1", first), ("adj2", second)))
    start, sweep = ellipse_angle(begin % 360, w, h), (end - begin) % 360
    return start, (ellipse_angle(end % 360, w, h) - start) % 360 or (360.0 if sweep else 0.0)


def _arc(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h = box.width / 2, box.height / 2
    line = tuple(arc(w, h, w, h, *_angles(box, 16_200_000, 0)))
    return (ShapePath((*line, (w, h)), is_drawn=False), ShapePath(line, is_closed=False, is_filled=False))


def _pie(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h = box.width / 2, box.height / 2
    return polygon(*arc(w, h, w, h, *_angles(box, 0, 16_200_000)), (w, h))


def _chord(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h = box.width / 2, box.height / 2
    return polygon(*arc(w, h, w, h, *_angles(box, 2_700_000, 16_200_000)))


def _block_arc(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h, thick = box.width / 2, box.height / 2, box.side * box.share("adj3", 25_000, 0.5)
    start, sweep = _angles(box, 10_800_000, 0)
    return polygon(*arc(w, h, w, h, start, sweep), *reversed(arc(w, h, w - thick, h - thick, start, sweep)))


def _ring(box: PresetBox, default: float = 25_000) -> list[ShapePath]:
    w, h, thick = box.width / 2, box.height / 2, box.side * box.share("adj", default, 0.5)
    return [
        ShapePath(tuple(arc(w, h, w - by, h - by, 0, 360)[:-1]), is_filled=False) for by in dict.fromkeys((0.0, thick))
    ]


def _donut(box: PresetBox) -> tuple[ShapePath, ...]:
    rings = _ring(box)
    return (with_holes(rings), *rings)


def _can(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h = box.width, box.height
    rim = min(box.inset("adj", 25_000, 100.0), h) / 2
    body = (*arc(w / 2, rim, w / 2, rim, 180, 180), *arc(w / 2, h - rim, w / 2, rim, 0, 180))
    return (*polygon(*body), *open_line(*arc(w / 2, rim, w / 2, rim, 0, 180)))


def _bracket(box: PresetBox) -> tuple[ShapePath, ...]:
    """Return a left square bracket with round corners."""
    w, h, y = box.width, box.height, min(box.inset("adj", 8_333, 100.0), box.height / 2)
    return open_line(*arc(w, h - y, w, y, 90, 90), *arc(w, y, w, y, 180, 90))


def _brace(box: PresetBox) -> tuple[ShapePath, ...]:
    """Return a left brace."""
    w, h, middle = box.width, box.height, box.height * box.share("adj2", 50_000)
    y = min(box.side * box.share("adj1", 8_333, 100.0), middle / 2, (h - middle) / 2)
    lower = [*arc(w, h - y, w / 2, y, 90, 90), *arc(0, middle + y, w / 2, y, 0, -90)]
    return open_line(*lower, *arc(0, middle - y, w / 2, y, 90, -90), *arc(w, y, w / 2, y, 180, 90))


def _pair(preset: Preset, name: str, default: float) -> Preset:
    """Return a left and a right bracket at the ends of a box."""

    def made(box: PresetBox) -> tuple[ShapePath, ...]:
        wide = box.side * box.share(name, default, 0.5)
        whole = 100_000 * wide / max(min(wide, box.height), 1e-9)
        inner = PresetBox(wide, box.height, {"adj": whole, "adj1": whole})
        left = preset(inner)
        right = tuple(
            ShapePath(tuple((box.width - x, y) for x, y in one.points), is_closed=False, is_filled=False)
            for one in left
        )
        return left + right

    return made


def _heart(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h, x, y = box.width, box.height, box.width / 2, -box.height / 3
    far, near = w * 49 / 48, w * 10 / 48
    begin = (x, h / 4)
    right = cubic(begin, (x + near, y), (x + far, h / 4), (x, h))
    return polygon(begin, *right, *cubic((x, h), (x - far, h / 4), (x - near, y), begin))


def _sun(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h = box.width / 2, box.height / 2
    inner = 1 - 2 * box.share("adj", 25_000, 0.46875, 0.125)
    paths = list(polygon(*arc(w, h, w * inner, h * inner, 0, 360)[:-1]))
    base = inner + (1 - inner) * 0.25
    for one in range(8):
        angle = one * pi / 4
        ray = ((1.0, 0.0), (base, -0.22 * base), (base, 0.22 * base))
        turned_ray = [(x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)) for x, y in ray]
        paths += polygon(*((w + w * x, h + h * y) for x, y in turned_ray))
    return tuple(paths)


def _smiley(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h = box.width, box.height
    bend = box.share("adj", 4_653, 0.04653, -0.04653) * h
    face = polygon(*arc(w / 2, h / 2, w / 2, h / 2, 0, 360)[:-1])
    eyes = [
        ShapePath(tuple(arc(w * x, h * 0.35, w * 0.05, h * 0.05, 0, 360)[:-1]), is_filled=False) for x in (0.333, 0.667)
    ]
    begin, end, y = (w * 0.23, h * 0.77 - bend), (w * 0.77, h * 0.77 - bend), h * 0.77 + 3 * bend
    return (*face, *eyes, *open_line(begin, *cubic(begin, (w / 2, y), end)))


def _moon(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h, inner = box.width, box.height, box.width * box.share("adj", 50_000, 0.875)
    return polygon(*arc(w, h / 2, w, h / 2, 90, 180), *arc(w, h / 2, w - inner, h / 2, 270, -180)[1:-1])


def _document(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h = box.width, box.height
    begin = (w, h * 0.802)
    return polygon((0, 0), (w, 0), begin, *cubic(begin, (w / 2, h * 0.802), (w / 2, h * 1.107), (0, h * 0.934)))


def _teardrop(box: PresetBox) -> tuple[ShapePath, ...]:
    w, h = box.width / 2, box.height / 2
    tip = box.share("adj", 100_000, 2.0)
    x, y, top, right = w + w * tip, h - h * tip, (w, 0.0), (2 * w, h)
    upper = cubic(top, ((w + x) / 2, 0.0), (x, y))
    return polygon(*arc(w, h, w, h, 0, 270), *upper, *cubic((x, y), (2 * w, (h + y) / 2), right))


def _curved(count: int) -> Preset:
    """Return a connector of this many curves less one."""

    def made(box: PresetBox) -> tuple[ShapePath, ...]:
        (bent,) = STRAIGHT_PRESETS[f"bentConnector{count}"](box)
        corners = bent.points
        points, here = [corners[0]], corners[0]
        for place in range(1, len(corners) - 1):
            corner, after = corners[place], corners[place + 1]
            is_last = place == len(corners) - 2
            end = after if is_last else ((corner[0] + after[0]) / 2, (corner[1] + after[1]) / 2)
            first = ((here[0] + corner[0]) / 2, (here[1] + corner[1]) / 2)
            second = ((corner[0] + end[0]) / 2, (corner[1] + end[1]) / 2)
            points += cubic(here, first, second, end)
            here = end
        return open_line(*points)

    return made


def _callout(outline: Preset, is_round: bool = False) -> Preset:
    """Return a shape with a tail to the point that its adjustments name."""

    def made(box: PresetBox) -> tuple[ShapePath, ...]:
        w, h = box.width, box.height
        dx = box.adjustments.get("adj1", -20_833) / 100_000 * w
        dy = box.adjustments.get("adj2", 62_500) / 100_000 * h
        tip = (w / 2 + dx, h / 2 + dy)
        if is_round:
            angle = degrees(atan2(dy * w, dx * h)) if w and h else 0.0
            return polygon(tip, *arc(w / 2, h / 2, w / 2, h / 2, angle + _TAIL, 360 - 2 * _TAIL))
        adjusted = {"adj": box.adjustments.get("adj3", 16_667)}
        (line,) = outline(PresetBox(w, h, adjusted))
        foot = _foot(w, h, dx, dy)
        return polygon(*_with_tail(line.points, foot, tip, w, h))

    return made


def _foot(w: float, h: float, dx: float, dy: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return where the tail of a callout leaves a rectangle, clockwise."""
    if abs(dx) * h > abs(dy) * w:
        begin, end = (h * 7 / 12, h * 10 / 12) if dy > 0 else (h * 2 / 12, h * 5 / 12)
        return ((w, begin), (w, end)) if dx > 0 else ((0.0, end), (0.0, begin))
    left, right = (w * 7 / 12, w * 10 / 12) if dx > 0 else (w * 2 / 12, w * 5 / 12)
    return ((right, h), (left, h)) if dy > 0 else ((left, 0.0), (right, 0.0))


def _with_tail(
    line: tuple[tuple[float, float], ...],
    foot: tuple[tuple[float, float], tuple[float, float]],
    tip: tuple[float, float],
    w: float,
    h: float,
) -> list[tuple[float, float]]:
    """Return a line about the middle with a tail put in at its foot, in the order of its angles."""

    def angle(point: tuple[float, float]) -> float:
        return atan2((point[1] - h / 2) / (h or 1), (point[0] - w / 2) / (w or 1))

    begin, end = (angle(one) for one in foot)
    ordered = sorted((one for one in line if not _between(angle(one), begin, end)), key=angle)
    place = next((number for number, one in enumerate(ordered) if angle(one) >= begin), len(ordered))
    return [*ordered[:place], foot[0], tip, foot[1], *ordered[place:]]


def _between(angle: float, begin: float, end: float) -> bool:
    return begin <= angle <= end if begin <= end else angle >= begin or angle <= end


def _rectangle(box: PresetBox) -> tuple[ShapePath, ...]:
    return polygon((0, 0), (box.width, 0), (box.width, box.height), (0, box.height))


PRESETS: Mapping[str, Preset] = {
    **STRAIGHT_PRESETS,
    **FRAME_PRESETS,
    "roundRect": _round_rect, "flowChartAlternateProcess": _round_rect, "flowChartTerminator": _terminator,
    "round1Rect": lambda box: _round(box, 0, box.inset("adj", 16_667, 0.5), 0, 0), "round2SameRect": _round_same,
    "round2DiagRect": _round_diagonal, "flowChartDelay": _delay, "flowChartDocument": _document, "arc": _arc,
    "pie": _pie, "chord": _chord, "blockArc": _block_arc, "donut": _donut, "can": _can, "flowChartMagneticDisk": _can,
    "leftBracket": _bracket, "rightBracket": turned(_bracket, 2), "leftBrace": _brace, "rightBrace": turned(_brace, 2),
    "bracketPair": _pair(_bracket, "adj", 16_667), "bracePair": _pair(_brace, "adj", 8_333), "heart": _heart,
    "sun": _sun, "smileyFace": _smiley, "moon": _moon, "teardrop": _teardrop, "curvedConnector2": _curved(2),
    "curvedConnector3": _curved(3), "curvedConnector4": _curved(4), "curvedConnector5": _curved(5),
    "wedgeRectCallout": _callout(_rectangle), "wedgeRoundRectCallout": _callout(_round_rect),
    "wedgeEllipseCallout": _callout(_rectangle, is_round=True),
}  # fmt: skip
"""Outlines in their box, by PowerPoint's names; the others are drawn as their box."""
