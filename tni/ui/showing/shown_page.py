"""Picture of the page as pupils see it, for the magnifier: from memory, or read back from the graphics card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tni.core.geometry import Rect
from tni.document.overlay import Overlay
from tni.render.raster.item_painter import OPAQUE_FORMAT
from tni.ui.canvas.canvas import Canvas
from tni.ui.canvas.overlay_painter import OverlayPainter
from tni.ui.canvas.page_overlay import enclosing_pixels
from tni.ui.canvas.shown_lesson import ShownLesson

MOST_SHARP_ITEMS = 150
"""Most items that are painted anew for the lens: a few milliseconds, in which a pen may begin to write."""


class ShownPage:
    """Implements `tni.ui.showing.magnifier.LensSource` for a canvas. covered: returns the part of the canvas that a
    curtain hides and its colour, or None; a magnifier must not show what lies below."""

    def __init__(
        self,
        canvas: Canvas,
        shown: Callable[[], ShownLesson],
        covered: Callable[[], tuple[QRect, QColor] | None],
        surround: Callable[[], str],
    ) -> None:
        """surround: returns the colour beside the page."""
        self._canvas, self._shown, self._covered = canvas, shown, covered
        self._surround = surround
        self._overlay = OverlayPainter(lambda: shown().painter)
        self._changes = 0

    @property
    def is_busy(self) -> bool:
        return self._shown().editor.busy

    @property
    def _kept(self) -> QImage | None:
        """Picture in memory: of a question that covers the page, else of the page. None with OpenGL."""
        cover = self._canvas.cover
        return self._shown().screen.front if cover is None else cover.picture()

    def touch(self) -> None:
        """Note that the page looks different."""
        self._changes += 1

    def version(self) -> object:
        kept = self._kept
        if kept is None and (self.is_busy or self._canvas.live.is_showing):
            self.touch()  # nothing tells what the graphics card shows of it
        return None if kept is None else kept.cacheKey(), self._shown().editor.overlay(), self._covered(), self._changes

    def sharpened(self, of: QRectF, times: float) -> QImage | None:
        """Return a part of the page painted anew in a larger scale, or None where its enlarged picture has to do: while
        something moves on it, for a question, and where painting would make a pen wait."""
        shown, canvas, ratio = self._shown(), self._canvas, self._canvas.devicePixelRatioF()
        editor, view = shown.editor, shown.editor.view
        if canvas.cover is not None or canvas.live.is_showing or editor.busy:
            return None
        left, top = view.to_page(of.x() * ratio, of.y() * ratio)
        part = Rect(left, top, of.width() * ratio / view.scale, of.height() * ratio / view.scale)
        if shown.source.count(editor.page.id, part) > MOST_SHARP_ITEMS:
            return None
        side = ratio * times
        image = QImage(round(of.width() * side), round(of.height() * side), OPAQUE_FORMAT)
        if image.isNull():
            return None
        image.fill(self._surround())
        layers = shown.source.layers(editor.page.id, part)
        at = round((of.x() * ratio - view.x_px) * times), round((of.y() * ratio - view.y_px) * times)
        is_final = shown.painter.paint(image, [*layers.below, *layers.ink], view.scale * times, *at)
        return image if is_final else None

    def paint(self, painter: QPainter, of: QRectF, into: QRectF, sharp: QImage | None = None) -> None:
        ratio, kept = self._canvas.devicePixelRatioF(), self._kept
        share = into.width() / max(of.width(), 1e-6)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=share != 1)
        painter.translate(into.topLeft())
        painter.scale(share, share)
        painter.translate(-of.topLeft())
        if sharp is not None:
            painter.drawImage(of, sharp)
        else:
            self._paint_picture(painter, of, kept, ratio)
        if self._canvas.cover is None:
            self._paint_overlay(painter, of, ratio)
        if (covered := self._covered()) is not None:
            painter.fillRect(*covered)
        painter.restore()

    def _paint_picture(self, painter: QPainter, of: QRectF, kept: QImage | None, ratio: float) -> None:
        picture, left, top = (kept, 0.0, 0.0) if kept is not None else self._read_back(of, ratio)
        whole = QRectF(left / ratio, top / ratio, picture.width() / ratio, picture.height() / ratio)
        part = of & whole
        if not part.isEmpty():
            source = part.translated(-whole.topLeft())
            painter.drawImage(
                part, picture,
                QRectF(source.x() * ratio, source.y() * ratio, source.width() * ratio, source.height() * ratio),
            )  # fmt: skip

    def _read_back(self, of: QRectF, ratio: float) -> tuple[QImage, float, float]:
        """Return the page's pixels around a part, and the place of their corner."""
        canvas = self._canvas
        scaled = QRectF(of.x() * ratio, of.y() * ratio, of.width() * ratio, of.height() * ratio)
        whole = QRectF(0, 0, canvas.width() * ratio, canvas.height() * ratio)
        box = enclosing_pixels(scaled & whole)
        image = QImage(max(box.width, 1), max(box.height, 1), OPAQUE_FORMAT)
        image.fill(0)
        if canvas.gl is not None and not box.empty:
            painter = QPainter(image)
            painter.translate(-box.left, -box.top)
            canvas.gl.paint(painter, box, 1.0)
            painter.end()
        return image, box.left, box.top

    def _paint_overlay(self, painter: QPainter, of: QRectF, ratio: float) -> None:
        """Paint the laser's point, frames and handles, which are not on the page's picture."""
        editor = self._shown().editor
        overlay = editor.overlay()
        if overlay == Overlay():
            return
        away = overlay.lifted
        lifted = [item for item in editor.document.items(editor.page.id) if item.id in away] if away else []
        painter.save()
        painter.setClipRect(of, Qt.ClipOperation.IntersectClip)
        painter.scale(1 / ratio, 1 / ratio)
        self._overlay.paint(painter, overlay, lifted, editor.page.paper, editor.view, self._canvas.chrome_scale * ratio)
        painter.restore()
