"""Live miniature of the page as pupils see it.

A timer checks for changes, so that the pen's events do no work for the mirror. While a pen is down, the picture is
updated less often and scaled more coarsely.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import override

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QHideEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QResizeEvent,
    QShowEvent,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from tni.document.overlay import Overlay
from tni.document.pointer import PointerPhase, PointerType
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.canvas.canvas import Canvas
from tni.ui.canvas.modifiers import modifiers_of
from tni.ui.canvas.overlay_painter import OverlayPainter
from tni.ui.canvas.pointer_input import SurfaceEvent
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.canvas.text_editor import PageTextEdit
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.teacher.mirror_typing import MirrorTyping
from tni.ui.teacher.unrevealed_items import UnrevealedItems

POLL_MS = 34
BUSY_POLLS = 3
"""Number of timer events per update while a pen is down."""
READ_BACK_BUSY_POLLS, READ_BACK_POLLS = 15, 30
"""Numbers of timer events between two grabs of the canvas, with a pen down and without.

Reading a picture back makes the graphics card wait. So it is rare while a pen is down; otherwise it follows changes,
and happens at times for content that appears by itself, such as a PDF page.
"""


class PageMirror(QWidget):
    """Miniature of the page. What is done on it with mouse or pen is done on the page, with the tool in hand.

    shown: returns the open lesson, asked each time. canvas: returns the canvas, which is grabbed if the page's picture
    is not in main memory. is_blank: returns True if the main window is hidden from the pupils. text_editor: returns the
    editor of text on the page, which gets the keys.
    """

    def __init__(
        self,
        style: Style,
        shown: Callable[[], ShownLesson],
        canvas: Callable[[], Canvas],
        is_blank: Callable[[], bool],
        text_editor: Callable[[], PageTextEdit],
    ) -> None:
        super().__init__()
        self._typing = MirrorTyping(self, text_editor)
        self.kit, self._shown, self._canvas, self._is_blank = style, shown, canvas, is_blank
        self._overlay_painter = OverlayPainter(lambda: shown().painter)
        self._later = UnrevealedItems(lambda: shown().painter)
        self._last_state: tuple[int, Overlay, bool] | None = None
        self._read_back = QImage()
        self._polls = 0
        self._changes = 0
        self._last: SurfaceEvent | None = None
        self.setAccessibleName(tr("Page affichée au tableau"))
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self.poll)
        style.theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    @property
    def _editor(self) -> LessonEditor:
        return self._shown().editor

    @property
    def _kept(self) -> QImage | None:
        """Picture in memory of what pupils see: of what covers the page, else of the page. None if there is none."""
        cover = self._canvas().cover
        return self._shown().screen.front if cover is None else cover.picture()

    def touch(self) -> None:
        """Mark the page as changed: the next check updates the picture."""
        self._changes += 1

    def poll(self) -> None:
        """Update the picture if something has changed."""
        self._polls += 1
        front, busy = self._kept, self._editor.busy
        if front is not None:
            if busy and self._polls % BUSY_POLLS:
                return
            version = front.cacheKey()
        else:
            if busy and self._polls % READ_BACK_BUSY_POLLS:
                return
            if busy or self._polls % READ_BACK_POLLS == 0:
                self.touch()
            version = self._changes
        state = version, self._editor.overlay(), self._is_blank()
        if state != self._last_state or self._overlay_painter.unfinished:
            self._last_state = state
            self._read_back = QImage() if front is not None else self._canvas().grab().toImage()
            self._fit_height()
            self.update()

    def _fit_height(self) -> None:
        """Limit the height to the page's height at this width, so that other widgets get the rest."""
        kept = self._kept
        front = self._read_back if kept is None else kept
        if front.width() > 0 and self.width() > 0:
            self.setMaximumHeight(max(1, round(self.width() * front.height() / front.width())))

    # -- writing and pointing

    def _contact(self, event: QMouseEvent | QTabletEvent, phase: PointerPhase, tool: PointerType) -> None:
        """Pass a contact to the canvas, at the same place of the page."""
        canvas = self._canvas()
        front = self._kept
        place = QRectF(self.place_of(self._read_back if front is None else front))
        if place.width() < 1:
            return
        at = (event.position() - place.topLeft()) * (canvas.width() / place.width())
        pressure = event.pressure() if isinstance(event, QTabletEvent) else None
        contact = SurfaceEvent(
            pointer=0, phase=phase, tool=tool, at_s=event.timestamp() / 1000.0, pressure=pressure,
            modifiers=modifiers_of(event.modifiers()), x_px=at.x(), y_px=at.y(),
        )  # fmt: skip
        self._last = contact if phase in (PointerPhase.DOWN, PointerPhase.MOVE) else None
        canvas.input.picture(contact)
        self._typing.follow()
        event.accept()

    def _is_on_page(self, at: QPointF) -> bool:
        front = self._kept
        return QRectF(self.place_of(self._read_back if front is None else front)).contains(at)

    @override
    def event(self, event: QEvent) -> bool:
        return self._typing.handle(event) or super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._is_on_page(event.position()):
            self._contact(event, PointerPhase.DOWN, PointerType.MOUSE)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._last is not None:
            self._contact(event, PointerPhase.MOVE, PointerType.MOUSE)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._last is not None and event.button() is Qt.MouseButton.LeftButton:
            self._contact(event, PointerPhase.UP, PointerType.MOUSE)

    @override
    def tabletEvent(self, event: QTabletEvent) -> None:
        eraser = event.pointerType() is QPointingDevice.PointerType.Eraser
        tool = PointerType.ERASER if eraser else PointerType.PEN
        match event.type():
            case QEvent.Type.TabletPress if self._is_on_page(event.position()):
                self._contact(event, PointerPhase.DOWN, tool)
            case QEvent.Type.TabletMove if self._last is not None:
                self._contact(event, PointerPhase.MOVE, tool)
            case QEvent.Type.TabletRelease if self._last is not None:
                self._contact(event, PointerPhase.UP, tool)
            case _:
                event.accept()  # else Qt makes a mouse event of it

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_height()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._timer.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        if self._last is not None:  # the window went away under the pen
            last, self._last = self._last, None
            self._canvas().input.picture(replace(last, phase=PointerPhase.CANCEL))

    def place_of(self, front: QImage) -> QRect:
        """Return the place in this widget of a picture of the page."""
        size = front.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(self.rect().center())
        return place

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.theme
        kept = self._kept
        front = self._read_back if kept is None else kept
        place = self.place_of(front)
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not self._editor.busy)
        painter.drawImage(place, front)
        if self._canvas().cover is None and front.width() > 1:
            self._later.paint(painter, self._editor, place, place.width() / front.width())
        if kept is not None:  # a grabbed picture includes the overlay
            painter.save()
            painter.setClipRect(place)
            self._paint_overlay(painter, place, place.width() / max(1, front.width()))
            painter.restore()
        if self._is_blank():
            self._paint_veil(painter, place)
        painter.setPen(QPen(look.colour("line"), look.metrics.line_px))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_overlay(self, painter: QPainter, place: QRect, scale: float) -> None:
        editor = self._editor
        overlay = editor.overlay()
        if overlay == Overlay():
            return
        away = overlay.lifted
        lifted = [i for i in editor.document.items(editor.page.id) if i.id in away] if away else []
        painter.translate(place.topLeft())
        painter.scale(scale, scale)
        self._overlay_painter.paint(painter, overlay, lifted, editor.page.paper, editor.view, 1.0)

    def _paint_veil(self, painter: QPainter, place: QRect) -> None:
        look = self.kit.theme
        painter.setOpacity(0.72)
        painter.fillRect(place, look.colour("text" if not look.is_dark else "surround"))
        painter.setOpacity(1.0)
        painter.setFont(look.font(look.metrics.title_px, bold=True))
        painter.setPen(look.colour("surface" if not look.is_dark else "text"))
        painter.drawText(QRectF(place), Qt.AlignmentFlag.AlignCenter, tr("Tableau masqué"))
