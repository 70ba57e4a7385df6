"""Painting of live pictures with QPainter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from tni.render.pixel_view import PixelView, PxRect
from tni.render.raster.item_painter import ALPHA_FORMAT, OPAQUE_FORMAT
from tni.render.raster.painter_state import saved_state

if TYPE_CHECKING:
    from tni.render.live_picture import LivePicture

Mode = QPainter.CompositionMode


def paint_live(painter: QPainter, live: LivePicture, frame: PixelView, box: PxRect) -> None:
    """Paint the part of a live picture that lies in a box of the frame."""
    part = live.touched_px(frame).meeting(box)
    if part.empty:
        return
    form = OPAQUE_FORMAT if live.opaque else ALPHA_FORMAT
    image = QImage(live.pixels, live.width_px, live.height_px, live.width_px * 4, form)
    left, top, right, bottom = live.edges_px(frame)
    is_exact = live.is_exact(frame)
    with saved_state(painter):
        plain = live.opaque and is_exact
        painter.setCompositionMode(Mode.CompositionMode_Source if plain else Mode.CompositionMode_SourceOver)
        if is_exact:
            painter.drawImage(
                part.left, part.top, image, part.left - int(left), part.top - int(top), part.width, part.height
            )
            return
        painter.setClipRect(QRect(part.left, part.top, part.width, part.height))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(left, top, right - left, bottom - top), image)
