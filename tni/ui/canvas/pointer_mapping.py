"""Conversion of contacts on the surface to contacts on the page."""

from __future__ import annotations

from tni.document.pointer import PointerEvent
from tni.document.view import View
from tni.ui.canvas.pointer_input import SurfaceEvent


def page_pointer_event(
    event: SurfaceEvent, view: View, ratio: float, chrome_scale: float, contact_mm_per_px: float
) -> PointerEvent:
    """Convert a contact to page coordinates. Here Qt's pixels end.

    ratio: pixels of the surface to each of Qt's pixels. chrome_scale: factor of the tolerances relative to those at a
    desk. contact_mm_per_px: real size of one of Qt's pixels on the board, 0 when unknown.
    """
    scale = view.scale
    size, size_px = event.size_mm, event.size_px
    if contact_mm_per_px > 0:
        if size is None and size_px is not None:
            size = size_px * contact_mm_per_px
        elif size_px is None and size is not None:
            size_px = size / contact_mm_per_px
    return PointerEvent(
        pointer=event.pointer,
        phase=event.phase,
        tool=event.tool,
        at_s=event.at_s,
        pressure=event.pressure,
        tilt=event.tilt,
        size_mm=size,
        modifiers=event.modifiers,
        colour=event.colour,
        tray=event.tray,
        x_mm=(event.x_px * ratio - view.x_px) / scale,
        y_mm=(event.y_px * ratio - view.y_px) / scale,
        width_mm=None if size_px is None else size_px * ratio / scale,
        mm_per_px=chrome_scale * ratio / scale,
    )
