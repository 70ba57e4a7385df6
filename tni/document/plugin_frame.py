"""Frame in place of an item that this program does not know, and that has no picture: a line and the kind's name."""

from __future__ import annotations

from tni.core.geometry import Affine
from tni.document.alignment import TextAlign
from tni.document.items import Dash, PluginItem, Shape, ShapeKind, Text
from tni.document.page_format import Paper
from tni.ink.pen import Pen

COLOURS = {Paper.WHITE: "#5f6b7a", Paper.SOFT: "#5f6b7a", Paper.BLACK: "#aab4c0"}
"""Grey that stands out from each paper."""
LINE_MM = 0.5
LABEL_MM = (2.5, 6.0)
"""Least and greatest height of the label's em."""
LABEL_SHARE = 0.16
"""Height of the label's em in a low frame, as a part of the frame's height."""
EM_WIDTH = 0.62
"""Width of a letter in ems, rather too much."""
LINE_EMS = 1.3


def frame(item: PluginItem, paper: Paper) -> Shape:
    """Return the frame's line, within the item's box."""
    x, y = min(LINE_MM, item.width_mm / 2), min(LINE_MM, item.height_mm / 2)
    return Shape(
        id=item.id, page=item.page, transform=item.transform, kind=ShapeKind.RECTANGLE, dash=Dash.DASHED,
        x0=x, y0=y, x1=item.width_mm - x, y1=item.height_mm - y, pen=Pen(colour=COLOURS[paper], width_mm=LINE_MM),
    )  # fmt: skip


def frame_label(item: PluginItem, paper: Paper) -> Text:
    """Return the label, in the middle of the frame, as much of it as fits on its width."""
    low, high = LABEL_MM
    size = min(max(item.height_mm * LABEL_SHARE, low), high)
    name = _cut(" ".join(item.name.split()), int(item.width_mm / (size * EM_WIDTH)))
    at = Affine.moving(0.0, (item.height_mm - size * LINE_EMS) / 2)
    return Text(
        id=item.id, page=item.page, transform=item.transform.after(at), text=name, size_mm=size, colour=COLOURS[paper],
        font="", font_version="", width_mm=item.width_mm, height_mm=size * LINE_EMS, align=TextAlign.CENTRE,
    )  # fmt: skip


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: max(most - 1, 0)].rstrip() + "…"
