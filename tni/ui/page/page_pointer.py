"""Contacts on the surface become those on the page."""

from __future__ import annotations

from tni.board.pointer import PointerEvent
from tni.board.view import View
from tni.ui.page.pointer_input import SurfaceEvent


def on_page(
    event: SurfaceEvent, view: View, ratio: float, chrome_scale: float, contact_mm_per_px: float
) -> PointerEvent:
    """ratio: surface pixels to each of Qt's. chrome_scale: how much larger than at a desk tolerances are.
    contact_mm_per_px: real size of one of Qt's pixels on the board, 0 when unknown."""
    scale = view.scale
    size = width = None
    if event.size_px is not None:
        width = event.size_px * ratio / scale
        if contact_mm_per_px > 0:
            size = event.size_px * contact_mm_per_px
    return PointerEvent(
        event.pointer,
        event.phase,
        event.tool,
        (event.x * ratio - view.x_px) / scale,
        (event.y * ratio - view.y_px) / scale,
        event.at_s,
        event.pressure,
        event.tilt,
        size,
        event.modifiers,
        chrome_scale * ratio / scale,
        width,
    )
