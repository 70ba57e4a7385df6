"""Layout of a text box while text is typed or its style changes: the box stays in place and on the page."""

from __future__ import annotations

from dataclasses import replace

from tni.core.geometry import Affine
from tni.document.items import Page, Text, TextAlign, bounds
from tni.document.text_measurer import MeasuredText, TextMeasurer

EDGE_MM = 3.0
"""Free space between text and the page's right edge."""
MIN_LINE_EMS = 6.0
"""Minimum width of a line, in ems. A text that starts nearer to the edge is moved away from it."""


def with_measured_box(measurer: TextMeasurer, text: Text) -> Text:
    """Return the text with its measured box. Lines of a `wrapped` text break at its present width."""
    wrap_mm = text.width_mm if text.wrapped else None
    return _boxed(text, measurer.measure(text.text, text.size_mm, text.font, wrap_mm, bold=text.bold))


def _boxed(text: Text, box: MeasuredText) -> Text:
    return replace(text, width_mm=box.width_mm, height_mm=box.height_mm, font=box.font, font_version=box.font_version)


def restyled_box(measurer: TextMeasurer, text: Text) -> Text:
    """Return the text with its measured box, which grows or shrinks about the place where its lines are aligned."""
    box = with_measured_box(measurer, text)
    left = (text.width_mm - box.width_mm) * text.align.share
    return replace(box, transform=text.transform.after(Affine.moving(left, 0.0))) if left else box


def fitted_to_page(measurer: TextMeasurer, text: Text, page: Page, before: Text | None) -> Text:
    """Return `text` measured, with lines broken at the page's right edge and moved above the bottom edge, as far as
    there is room. The box grows about the place where its lines are aligned.

    before: the text before the edit. If it was rotated or lay over an edge already, it is neither moved nor wrapped
    there.
    """
    box, move = restyled_box(measurer, text), text.transform
    if move.b or move.c or move.a <= 0 or move.d <= 0:
        return box
    was = None if before is None else bounds(before)
    page_width, page_height = page.format.width_mm, page.format.height_mm
    x, y = box.transform.e, move.f
    if before is None or (was is not None and was.x >= 0):
        x = max(x, 0.0)
    if before is None:
        y = max(y, 0.0)
    if not box.wrapped and (was is None or was.right <= page_width):
        room = (page_width - EDGE_MM - x) / move.a
        if box.width_mm > room:
            widest = (page_width - 2 * EDGE_MM) / move.a
            least = min(MIN_LINE_EMS * box.size_mm, box.width_mm, widest)
            width = max(room, least) if text.align is TextAlign.LEFT else min(box.width_mm, widest)
            if width < box.width_mm:
                box = with_measured_box(measurer, replace(box, wrapped=True, width_mm=width))
            x = min(x, page_width - EDGE_MM - box.width_mm * move.a)
    if not page.format.endless and (was is None or was.bottom <= page_height):
        y = max(min(y, page_height - box.height_mm * move.d), min(y, 0.0))
    return replace(box, transform=Affine(move.a, 0.0, 0.0, move.d, x, y))
