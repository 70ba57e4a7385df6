"""Snapping of what is moved to the edges and middles of other items, of the page, to its squares and its axes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tni.core.geometry import Point, Rect
from tni.core.ids import ItemId, PageId
from tni.document.document import Document
from tni.document.items import Page, Stroke
from tni.document.page_format import WITH_ORIGIN, Ruling, axes_origin, ruling_step_mm

MOST_ITEMS = 300
"""Items of a page to which others snap; a page with more snaps to itself alone."""
_SQUARES = (Ruling.SQUARED, Ruling.DOTTED, Ruling.MILLIMETRE)

type Segment = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class SnapLines:
    """Places that a moved box snaps to. across, down: x and y of edges and middles, each with the box it belongs to.
    grid_mm: sizes of the page's squares, across and down, 0 without. zero_mm: a corner of one."""

    across: tuple[tuple[float, Rect], ...]
    down: tuple[tuple[float, Rect], ...]
    grid_mm: tuple[float, float] = (0.0, 0.0)
    zero_mm: Point = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Snap:
    """Way to the nearest places, and the lines that show them, in page mm."""

    dx: float = 0.0
    dy: float = 0.0
    lines: tuple[Segment, ...] = ()


FREE = Snap()
"""Where nothing is near."""


def snap_lines(document: Document, page: PageId, moving: Collection[ItemId]) -> SnapLines:
    """Return the places of a page and its guides, without those of what is moved. Ink has none."""
    found = document.page(page)
    sheet = Rect(0.0, 0.0, found.format.width_mm, document.height_mm(page))
    items = [i for i in document.items(page) if not isinstance(i, Stroke) and i.id not in moving]
    boxes = [sheet] if len(items) > MOST_ITEMS else [sheet, *(document.box(item) for item in items)]
    boxes = [box for box in boxes if not box.empty]
    guides = guide_snap_lines(document, page)
    axes = _axes(found, sheet)
    return SnapLines(
        (*guides.across, *axes.across, *((x, box) for box in boxes for x in (box.x, box.center[0], box.right))),
        (*guides.down, *axes.down, *((y, box) for box in boxes for y in (box.y, box.center[1], box.bottom))),
        axes.grid_mm,
        axes.zero_mm,
    )


def _axes(page: Page, sheet: Rect) -> SnapLines:
    """Return the axes of a page's ruling, and its squares or the intervals of its number lines."""
    step = ruling_step_mm(page.ruling, page.ruling_mm)
    if page.ruling in _SQUARES:
        return SnapLines((), (), (step, step))
    if page.ruling not in WITH_ORIGIN:
        return SnapLines((), ())
    x, y = axes_origin(sheet.width, sheet.height, page.ruling_options)
    down = ((y, Rect(0.0, y, sheet.width, 0.0)),)
    if page.ruling is Ruling.NUMBER_LINE:
        return SnapLines((), down, (step, page.ruling_options.gap_mm), (x, y))
    across = ((x, Rect(x, 0.0, 0.0, sheet.height)),)
    return SnapLines(across, down, (step, step) if page.ruling is Ruling.AXES else (0.0, 0.0), (x, y))


def guide_snap_lines(document: Document, page: PageId) -> SnapLines:
    """Return the guides of a page as places. They come before others that are as near."""
    across, down = list[tuple[float, Rect]](), list[tuple[float, Rect]]()
    width, height = document.page(page).format.width_mm, document.height_mm(page)
    for guides in (document.guides(page), document.guides(None)):
        across += ((at, Rect(at, 0.0, 0.0, height)) for at in guides.across)
        down += ((at, Rect(0.0, at, width, 0.0)) for at in guides.down)
    return SnapLines(tuple(across), tuple(down))


def snapped(box: Rect, lines: SnapLines, reach_mm: float) -> Snap:
    """Return how a moved box snaps. Its edges and its middle snap to those of others, else its left and upper edge to
    the squares; nothing beyond `reach_mm`."""
    dx, at_x = _nearest((box.x, box.center[0], box.right), lines.across, reach_mm)
    dy, at_y = _nearest((box.y, box.center[1], box.bottom), lines.down, reach_mm)
    dx = _to_grid(box.x - lines.zero_mm[0], lines.grid_mm[0], reach_mm) if dx is None else dx
    dy = _to_grid(box.y - lines.zero_mm[1], lines.grid_mm[1], reach_mm) if dy is None else dy
    moved = Rect(box.x + (dx or 0.0), box.y + (dy or 0.0), box.width, box.height)
    shown: list[Segment] = []
    for x, other in at_x:
        around = moved.united(other)
        shown.append(((x, around.y), (x, around.bottom)))
    for y, other in at_y:
        around = moved.united(other)
        shown.append(((around.x, y), (around.right, y)))
    return Snap(dx or 0.0, dy or 0.0, tuple(shown))


def _nearest(
    own: tuple[float, float, float], lines: Iterable[tuple[float, Rect]], reach_mm: float
) -> tuple[float | None, list[tuple[float, Rect]]]:
    """Return the shortest way of an own place to a line, None beyond the reach, and the lines that it meets."""
    ways = [(abs(line - at), line - at, line, box) for line, box in lines for at in own]
    best = min(ways, key=lambda way: way[0], default=None)
    if best is None or best[0] > reach_mm:
        return None, []
    met = [(line, box) for _, way, line, box in ways if abs(way - best[1]) < 1e-6]
    return best[1], met[:1]


def _to_grid(at: float, grid_mm: float, reach_mm: float) -> float | None:
    if grid_mm <= 0:
        return None
    way = round(at / grid_mm) * grid_mm - at
    return way if abs(way) <= min(reach_mm, grid_mm / 2) else None
