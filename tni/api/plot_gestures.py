"""Gestures of plots: handles that move, enlarge and resize a frame with one finger or two, its signs − and +, and
those that turn over a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tni.api.items import ItemContext
from tni.api.manifest import Localised
from tni.api.plots import PlotFrame
from tni.core.geometry import Point, Rect
from tni.document.item_drawing import Drawn, DrawnArea, DrawnLine, DrawnOval
from tni.document.item_handles import HandleCursor, HandleDrag, ItemHandle, TapTarget
from tni.maths.windows import PlotWindow

WIDTHS, HEIGHTS = (90.0, 320.0), (60.0, 220.0)
"""Least and greatest sides of a frame, millimetres."""
HALVES: Final = ("left half", "right half")
"""Handles that drag the window, one for each half, so that two fingers enlarge it."""
UNITS: Final = ("unit of x", "unit of y")
CORNER: Final = "corner"
ZOOM: Final = 1.5
SIGN_MM: Final = 11.0
"""Side of the places of − and +."""
FARTHER, NEARER = "farther", "nearer"


def frame_handles(frame: PlotFrame, ctx: ItemContext) -> list[ItemHandle]:
    """Return the handles of a frame: of the ends of its axes, of its corner, and of its halves."""
    box, origin = frame.box, frame.within_mm(0.0, 0.0)
    units = (
        ((box.right - 2.0, origin[1]), HandleCursor.ACROSS, Localised("Unité en abscisse", "Unit of x")),
        ((origin[0], box.y + 2.0), HandleCursor.DOWN, Localised("Unité en ordonnée", "Unit of y")),
    )
    out = [
        ItemHandle(key, at, cursor=cursor, limits=box, label=ctx.text(label))
        for key, (at, cursor, label) in zip(UNITS, units, strict=True)
    ]
    corner = Localised("Taille du cadre", "Size of the frame")
    limits = Rect(box.x + WIDTHS[0], box.y + HEIGHTS[0], WIDTHS[1] - WIDTHS[0], HEIGHTS[1] - HEIGHTS[0])
    out.append(ItemHandle(CORNER, (box.right, box.bottom), limits=limits, label=ctx.text(corner)))
    for n, key in enumerate(HALVES):
        left, right = box.x + n * box.width / 2, box.x + (n + 1) * box.width / 2
        area = (left, box.y), (right, box.y), (right, box.bottom), (left, box.bottom)
        label = ctx.text(Localised("Fenêtre", "Window")) if n == 0 else ""
        middle = (left + right) / 2, box.y + box.height / 2
        out.append(ItemHandle(key, middle, shown=False, label=label, area=area))
    return out


def frame_dragged(frame: PlotFrame, drag: HandleDrag) -> PlotFrame | None:
    """Return the frame after a step of a drag of one of its handles; None for another handle."""
    if drag.handle in HALVES:
        other = drag.others.get(HALVES[drag.handle == HALVES[0]])
        return replace(frame, window=frame.dragged(drag, other))
    if drag.handle in UNITS:
        return replace(frame, window=frame.stretched(drag, along_x=drag.handle == UNITS[0]))
    return _resized(frame, drag.to) if drag.handle == CORNER else None


def _resized(frame: PlotFrame, to: Point) -> PlotFrame:
    """Return the frame with its corner elsewhere; the units stay."""
    width, height = round(to[0] - frame.box.x, 1), round(to[1] - frame.box.y, 1)
    window = frame.window
    wide, high = width / frame.unit_x, height / frame.unit_y
    shown = window.or_valid(PlotWindow(window.x_min, window.x_min + wide, window.y_max - high, window.y_max))
    return PlotFrame(shown, Rect(frame.box.x, frame.box.y, width, height))


def zoomed_window(window: PlotWindow, target: str) -> PlotWindow:
    """Return the window after a tap on − (FARTHER) or + (NEARER)."""
    factor = ZOOM if target == FARTHER else 1 / ZOOM
    x, y = (window.x_min + window.x_max) / 2, (window.y_min + window.y_max) / 2
    return window.zoomed(factor, factor, x, y)


def _sign_places(right_mm: float, middle_mm: float) -> tuple[tuple[str, Point], tuple[str, Point]]:
    x = right_mm - SIGN_MM / 2
    return (FARTHER, (x - SIGN_MM, middle_mm)), (NEARER, (x, middle_mm))


def zoom_targets(right_mm: float, middle_mm: float, ctx: ItemContext) -> Sequence[TapTarget]:
    """Return the tap targets of − and +, which end at the right and have their middle at a height."""
    labels = {FARTHER: Localised("Voir plus loin", "Zoom out"), NEARER: Localised("Voir de plus près", "Zoom in")}
    return [
        TapTarget(key, Rect(x - SIGN_MM / 2, y - SIGN_MM / 2, SIGN_MM, SIGN_MM), ctx.text(labels[key]))
        for key, (x, y) in _sign_places(right_mm, middle_mm)
    ]


def zoom_drawing(right_mm: float, middle_mm: float) -> list[Drawn]:
    """Return the drawing of − and +."""
    out: list[Drawn] = []
    for key, (x, y) in _sign_places(right_mm, middle_mm):
        out.append(DrawnOval(x, y, 0.4 * SIGN_MM, 0.4 * SIGN_MM, "soft", None))
        out.append(DrawnLine(((x - 2, y), (x + 2, y)), "ink", 0.9))
        if key == NEARER:
            out.append(DrawnLine(((x, y - 2), (x, y + 2)), "ink", 0.9))
    return out


EARLIER, LATER = "earlier lines", "later lines"
"""Tap targets that turn over the lines of a table."""


def page_targets(left_mm: float, middle_mm: float, ctx: ItemContext) -> Sequence[TapTarget]:
    """Return the tap targets of ▲ and ▼ below a table, which begin at the left and have their middle at a height."""
    labels = {
        EARLIER: Localised("Lignes précédentes", "Lines before"),
        LATER: Localised("Lignes suivantes", "Next lines"),
    }
    return [
        TapTarget(key, Rect(x - SIGN_MM / 2, y - SIGN_MM / 2, SIGN_MM, SIGN_MM), ctx.text(labels[key]))
        for key, (x, y) in _page_places(left_mm, middle_mm)
    ]


def page_drawing(left_mm: float, middle_mm: float) -> list[Drawn]:
    """Return the drawing of ▲ and ▼."""
    out: list[Drawn] = []
    for key, (x, y) in _page_places(left_mm, middle_mm):
        way = -1.0 if key == EARLIER else 1.0
        out.append(DrawnOval(x, y, 0.4 * SIGN_MM, 0.4 * SIGN_MM, "soft", None))
        out.append(DrawnArea(((x - 2, y - way), (x + 2, y - way), (x, y + 1.6 * way)), "ink"))
    return out


def _page_places(left_mm: float, middle_mm: float) -> tuple[tuple[str, Point], tuple[str, Point]]:
    x = left_mm + SIGN_MM / 2
    return (EARLIER, (x, middle_mm)), (LATER, (x + SIGN_MM, middle_mm))
