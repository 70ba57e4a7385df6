"""Faint picture of what pupils do not see yet, over the page in the teacher's window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from tni.document.drawlist import draw_items
from tni.document.items import AnyItem
from tni.render.raster.item_painter import ALPHA_FORMAT, ItemPainter
from tni.services.lesson.lesson_editor import LessonEditor

OPACITY = 0.35


class UnrevealedItems:
    """Picture of the items of the page shown, and of the texts with paragraphs, that come later. It is kept until
    others do. painter: returns the item painter of the open lesson."""

    def __init__(self, painter: Callable[[], ItemPainter]) -> None:
        self._painter = painter
        self._kept: tuple[tuple[object, ...], QImage] | None = None

    def paint(self, painter: QPainter, editor: LessonEditor, place: QRect, scale: float) -> None:
        """Paint them. place: of the page's picture. scale: of it, in pixels of the canvas."""
        if not (items := unrevealed_items(editor)):
            self._kept = None
            return
        view, ratio = editor.view, painter.device().devicePixelRatioF()
        unit = scale * ratio
        left, top = round(-view.x_px * unit), round(-view.y_px * unit)
        wide, high = round(place.width() * ratio), round(place.height() * ratio)
        key = (*items, view.scale * unit, left, top, wide, high)
        if self._kept is None or self._kept[0] != key:
            image = QImage(max(wide, 1), max(high, 1), ALPHA_FORMAT)
            image.fill(0)
            self._painter().paint(image, draw_items(items, editor.page.paper), view.scale * unit, left, top)
            image.setDevicePixelRatio(ratio)
            self._kept = key, image
        painter.save()
        painter.setOpacity(OPACITY)
        painter.drawImage(place.topLeft(), self._kept[1])
        painter.restore()


def unrevealed_items(editor: LessonEditor) -> list[AnyItem]:
    """Return the items of the page shown of which a class does not see all, in painting order."""
    document, page = editor.document, editor.page.id
    if not (later := document.away(page) | document.unrevealed(page).keys()):
        return []
    covers = {item.id for item in document.acting(page) if item.behaviour.cover}  # taken away, not still to come
    return [item for item in document.items(page) if item.id in later and item.id not in covers]
