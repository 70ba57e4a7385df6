"""Texts and lines of every kind of interactive item stand out from what is under them, on white, off-white and black
paper: texts by 4.5 to 1, and by 3 to 1 where they are large, lines and dots by 3 to 1, as WCAG 2.2 (1.4.3 and 1.4.11)
asks. What is drawn in a pale colour of the theme is ground or grid, which says nothing by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot
from pathlib import Path

import pytest

from tests.support.every_item import every_item
from tests.support.lifelike_items import lifelike
from tni.core.geometry import Point, Rect
from tni.core.ids import PageId
from tni.document.alignment import TextAlign
from tni.document.item_drawing import AnyDrawn, DrawnArea, DrawnLine, DrawnOval, DrawnText, theme_colour
from tni.document.page_format import Paper
from tni.document.palette import PAPERS, contrast
from tni.document.plugin_state import plugin_state

LARGE_MM, LARGE_BOLD_MM = 4.2, 3.3
"""Height of letters of 24 pixels, and of 19, where a page of 320 mm fills a screen of 1920 pixels."""
SMALLEST_MM = 2.65
"""Height of letters of 16 pixels there."""
EM_WIDTH = 0.5
STATES = 4
LEAST, MOST_LOST = 3.0, 0.3
"""Contrast of a line, and part of it that may be without, as where it crosses another."""
MARK_MM = 10.0
"""What is less wide or high, and not pale, is a mark to which lines belong, no ground on which they are lost."""
BESIDE_MM, SAMPLES = 0.15, 9
UNDER = "paper under all"
type Spot = tuple[float, float, float, float]
"""Place on a line, and the direction across it there."""


def is_pale(colour: str | None) -> bool:
    return colour is None or colour.startswith("soft") or colour in ("paper", "surface")


def box_of(points: Sequence[Point], rim: float = 0.0) -> Rect:
    across, down = [x for x, _ in points], [y for _, y in points]
    left, top = min(across) - rim, min(down) - rim
    return Rect(left, top, max(across) + rim - left, max(down) + rim - top)


def segments(line: DrawnLine) -> list[tuple[Point, Point]]:
    ends = (*line.points[1:], line.points[0]) if line.closed else line.points[1:]
    return list(zip(line.points, ends, strict=False))


class Ground:
    """What has been painted so far, in which colours are looked up."""

    def __init__(self) -> None:
        self.parts: list[tuple[Rect, DrawnArea | DrawnOval | DrawnLine]] = []

    def paint(self, one: AnyDrawn) -> None:
        match one:
            case DrawnArea():
                box = box_of(one.points)
                colour: str | None = one.colour
            case DrawnOval():
                box = Rect(one.x - one.radius_x, one.y - one.radius_y, 2 * one.radius_x, 2 * one.radius_y)
                colour = one.fill
            case DrawnLine() if is_pale(one.colour) and not one.dashed:
                box = box_of(one.points, one.width_mm / 2)
                colour = one.colour
            case _:
                return
        if is_pale(colour) or min(box.width, box.height) >= MARK_MM:
            self.parts.append((box, one))

    def colour(self, x: float, y: float) -> str:
        """Return the name of the colour of what was painted last at a place."""
        for box, one in reversed(self.parts):
            if box.contains(x, y) and (found := colour_at(one, x, y)):
                return found
        return UNDER


def colour_at(one: DrawnArea | DrawnOval | DrawnLine, x: float, y: float) -> str | None:
    """Return the colour of a part at a place, None where it leaves the ground as it is."""
    match one:
        case DrawnArea():
            return one.colour if is_in(one.points, x, y) else None
        case DrawnOval():
            far = hypot((x - one.x) / max(one.radius_x, 1e-6), (y - one.y) / max(one.radius_y, 1e-6))
            return one.fill if far < 1 else None
        case _:
            return one.colour if distance(one, x, y) < one.width_mm / 2 else None


def is_in(points: Sequence[Point], x: float, y: float) -> bool:
    inside = False
    for (x0, y0), (x1, y1) in zip(points, (*points[1:], points[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
    return inside


def distance(line: DrawnLine, x: float, y: float) -> float:
    def to(one: Point, other: Point) -> float:
        dx, dy = other[0] - one[0], other[1] - one[1]
        along = ((x - one[0]) * dx + (y - one[1]) * dy) / ((dx * dx + dy * dy) or 1.0)
        along = min(max(along, 0.0), 1.0)
        return hypot(x - one[0] - along * dx, y - one[1] - along * dy)

    return min(to(*ends) for ends in segments(line))


def stands_out(colour: str, under: str, paper: Paper, least: float) -> bool:
    ground = PAPERS[paper] if under == UNDER else theme_colour(under, paper)
    return contrast(theme_colour(colour, paper), ground) >= least


def faint_text(text: DrawnText, ground: Ground) -> str:
    """Return what is wrong with a text, "" for nothing."""
    wide = len(text.text) * text.size_mm * EM_WIDTH
    half = min(wide, text.width_mm or wide) / 2
    x = text.x + {TextAlign.LEFT: half, TextAlign.RIGHT: -half}.get(text.align, 0.0)
    least = 3.0 if text.size_mm >= (LARGE_BOLD_MM if text.bold else LARGE_MM) else 4.5
    under = ground.colour(x, text.y)
    if all(stands_out(text.colour, under, paper, least) for paper in Paper):
        return ""
    return f"« {text.text[:20]} » of {text.size_mm:.1f} mm in {text.colour} on {under}"


def faint_line(line: DrawnLine, ground: Ground) -> str:
    """Return what is wrong with a line: lost for a good part of its length on both of its sides."""
    found = [[ground.colour(*place) for place in beside(spot, line.width_mm)] for spot in spots(line)]
    for paper in Paper:
        bad = [sides for sides in found if not any(stands_out(line.colour, one, paper, LEAST) for one in sides)]
        bad = [sides for sides in bad if line.colour not in sides]  # it goes on there
        if len(bad) > MOST_LOST * len(found):
            return f"line {box_of(line.points)} in {line.colour} on {bad[0]}, {paper.value}"
    return ""


def spots(line: DrawnLine) -> list[Spot]:
    """Return places that are spread over a line."""
    out = []
    ends = segments(line)
    shares = [(2 * k + 1) / (2 * SAMPLES) for k in range(SAMPLES)] if len(ends) == 1 else [0.5]
    for (x0, y0), (x1, y1) in ends[:: max(len(ends) // SAMPLES, 1)]:
        if (long := hypot(x1 - x0, y1 - y0)) > 0:
            out += [(x0 + k * (x1 - x0), y0 + k * (y1 - y0), (y0 - y1) / long, (x1 - x0) / long) for k in shares]
    return out


def beside(spot: Spot, width: float) -> list[Point]:
    x, y, across, down = spot
    off = width / 2 + BESIDE_MM
    return [(x + way * off * across, y + way * off * down) for way in (-1, 1)]


def faint_oval(oval: DrawnOval, ground: Ground) -> str:
    """Return what is wrong with a dot or a circle: its outline and its fill are lost on what is around it."""
    colours, off = {oval.colour, oval.fill} - {None}, oval.radius_y + BESIDE_MM
    around = {ground.colour(oval.x, oval.y - off), ground.colour(oval.x, oval.y + off)} - colours
    for paper in Paper:
        if around and not any(stands_out(c or "", one, paper, LEAST) for c in colours for one in around):
            return f"oval ({oval.x:.0f}, {oval.y:.0f}) in {colours} on {around}, {paper.value}"
    return ""


def faint(drawing: Sequence[AnyDrawn]) -> Iterator[str]:
    """Yield what does not stand out, and what is too small."""
    ground = Ground()
    for one in drawing:
        match one:
            case DrawnText() if one.text.strip():
                yield faint_text(one, ground)
                if one.size_mm < SMALLEST_MM:
                    yield f"« {one.text[:20]} » of {one.size_mm:.2f} mm is too small"
            case DrawnLine() if not is_pale(one.colour):
                yield faint_line(one, ground)
            case DrawnOval() if not is_pale(one.colour or one.fill):
                yield faint_oval(one, ground)
        ground.paint(one)


def test_texts_and_lines_stand_out_on_every_paper(tmp_path: Path) -> None:
    with every_item(tmp_path / "home") as every:
        found = set[str]()
        for kind in every.ids:
            for item in (*every.states(kind, PageId("p"), STATES), *lifelike(every.host, kind)):
                contents = plugin_state(item)
                assert contents is not None
                found |= {f"{kind}: {one}" for one in faint(contents.drawing) if one}
    assert not found, "\n".join(sorted(found))


HALO = DrawnLine(((0, 5), (40, 5)), "surface", 3.0)
BAR = DrawnArea(((0, 0), (40, 0), (40, 20), (0, 20)), "red")
GUIDE = DrawnLine(((0, 5), (40, 5)), "blue", 0.8)


@pytest.mark.parametrize(
    ("drawing", "faults"),
    [
        ([BAR, GUIDE], 1),
        ([BAR, HALO, GUIDE], 0),
        ([GUIDE], 0),
        ([DrawnLine(((0, 5), (40, 5)), "#f0f0f0", 0.8)], 1),
        ([DrawnLine(((0, 5), (40, 5)), "soft", 0.8)], 0),
        ([BAR, DrawnOval(20, 10, 2, 2, "blue", None)], 1),
        ([DrawnOval(20, 10, 2, 2, "blue", None)], 0),
        ([BAR, DrawnText("3", 20, 10, 6.0, "blue")], 1),
        ([DrawnText("3", 20, 10, 2.0)], 1),
    ],
)
def test_what_is_lost_is_found(drawing: list[AnyDrawn], faults: int) -> None:
    assert len([one for one in faint(drawing) if one]) == faults
