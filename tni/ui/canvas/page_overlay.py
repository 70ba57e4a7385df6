"""State, bounds and painting of the overlay on the shown page."""

from __future__ import annotations

from functools import reduce
from math import ceil, floor

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from tni.core.geometry import Rect
from tni.core.ids import ItemId
from tni.document.items import AnyItem
from tni.document.overlay import Overlay
from tni.render.pixel_view import PxRect
from tni.render.raster.item_painter import ALPHA_FORMAT
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.canvas.highlighter_drafts import HighlighterDrafts
from tni.ui.canvas.overlay_painter import OverlayPainter
from tni.ui.canvas.page_renderer import PageRenderer
from tni.ui.canvas.text_edit_marks import TextEditMarks


class PageOverlay:
    """Overlay of the shown page, read from the lesson editor, with its bounds and its painting.

    Positions are pixels of the surface. box: bounds of everything painted; empty when the overlay is empty.
    """

    def __init__(self, painter: OverlayPainter, editor: LessonEditor) -> None:
        self._painter = painter
        self.marks: TextEditMarks | None = None
        """Caret, selection and frame of the text that is being typed."""
        self.set_editor(editor)

    def set_editor(self, editor: LessonEditor) -> None:
        self._editor, self._overlay = editor, Overlay()
        self._lifted: list[AnyItem] = []
        self._lifted_boxes: list[Rect] = []
        self._scale = 1.0
        self._markers = HighlighterDrafts()
        self.box = QRectF()
        self.marks = None

    @property
    def fading(self) -> bool:
        """True if part of the overlay changes by itself."""
        return bool(self._overlay.trails) or self.unfinished

    @property
    def unfinished(self) -> bool:
        """True if the image of the moved items is not yet complete. The overlay then needs another refresh and
        paint."""
        return self._painter.unfinished

    @property
    def replaced_items(self) -> frozenset[ItemId]:
        """Items that the overlay draws in place of the page."""
        return self._overlay.away

    def refresh(self, scale: float, screen: PageRenderer) -> Rect:
        """Read the overlay from the lesson editor again. scale: of the chrome; screen: the page's renderer.

        Returns: the box (mm) in which the page needs repainting because items were lifted out of it or put back; empty
        when nothing does.
        """
        overlay, before = self._editor.overlay(), self._overlay
        document, page = self._editor.document, self._editor.page.id
        moved = Rect.nothing()
        here, was = overlay.away, before.away
        if here != was:
            for item in (document.item(i) for i in here | was):
                if item is not None:
                    moved = moved.united(document.box(item))
        if [lift.items for lift in overlay.lifts] != [lift.items for lift in before.lifts]:
            lifted = overlay.lifted
            self._lifted = [i for i in document.items(page) if i.id in lifted] if lifted else []
            boxes = {item.id: document.box(item) for item in self._lifted}
            self._lifted_boxes = [
                reduce(Rect.united, (boxes[i] for i in lift.items if i in boxes), Rect.nothing())
                for lift in overlay.lifts
            ]
        self._overlay, self._scale = overlay, scale
        self._markers.follow(overlay.drafts, screen, self._editor.page.paper)
        self.box = self._painter.bounds_px(overlay, self._lifted_boxes, self._editor.view, scale)
        if (marks := self._shown_marks) is not None:
            self.box = self.box.united(marks.bounds_px(self._editor.view, scale))
        return moved

    @property
    def _shown_marks(self) -> TextEditMarks | None:
        """The marks, while there is text that they belong to."""
        return self.marks if self._overlay.text is not None else None

    def prepare(self, budget_s: float) -> bool:
        """Paint items that contacts hold, as they are now, before they are shown. Returns whether more is left."""
        editor = self._editor
        return self._painter.prepare(editor.overlay().drafts, editor.page.paper, editor.view.scale, budget_s)

    def paint(self, painter: QPainter) -> None:
        session, marks = self._editor, self._shown_marks
        if marks is not None:
            marks.paint_under(painter, session.view)
        self._painter.paint(painter, self._overlay, self._lifted, session.page.paper, session.view, self._scale)
        if marks is not None:
            marks.paint_over(painter, session.view, self._scale)

    def picture(self, surface: PxRect) -> tuple[PxRect, QImage] | None:
        """Return the overlay as a premultiplied image and its position in the surface; None when the overlay is
        empty."""
        if self.box.isEmpty() or (box := enclosing_pixels(self.box).meeting(surface)).empty:
            return None
        image = QImage(box.width, box.height, ALPHA_FORMAT)
        image.fill(0)
        painter = QPainter(image)
        painter.translate(-box.left, -box.top)
        self.paint(painter)
        painter.end()
        return box, image


def enclosing_pixels(box: QRectF) -> PxRect:
    return PxRect(floor(box.left()), floor(box.top()), ceil(box.right()), ceil(box.bottom()))


def logical_rect(box: PxRect, ratio: float) -> QRect:
    """Convert pixels of the surface to Qt's logical pixels, rounded outwards."""
    if ratio == 1.0:
        return QRect(box.left, box.top, box.width, box.height)
    left, top = floor(box.left / ratio) - 1, floor(box.top / ratio) - 1
    return QRect(QPoint(left, top), QPoint(ceil(box.right / ratio) + 1, ceil(box.bottom / ratio) + 1))
