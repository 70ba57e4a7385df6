"""OpenGL surface: paints the page in a window of its own, which fills the canvas.

Wet ink is drawn and shown in the input event, and no swap waits for the screen while a pen is down. Instead,
consecutive frames come at most twice per refresh. Only the frames of a page that is moved or zoomed wait for the
refresh.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from time import monotonic
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.drawlist import DrawInk
from tni.ink.pen import Pen
from tni.ink.segments import Segments
from tni.render.gl.probe import current_dialect
from tni.render.gl.window_renderer import DRIVER_ERRORS, GlWindowRenderer, OverlayImage
from tni.render.live_picture import LivePicture
from tni.render.page_source import DocumentSource
from tni.render.pixel_view import NO_PIXELS, PixelView, PxRect
from tni.render.raster.item_painter import ItemPainter, paint_to_bgra
from tni.ui.gl.context import GlContext
from tni.ui.gl.native_children import NativeChildren
from tni.ui.gl.window import GlWindow, InputTarget

_log = logging.getLogger(__name__)
DEFAULT_HZ = 60.0
HELD_POLL_MS = 100


class GlContextLostError(Exception):
    """The context is lost: the driver was reset, or the screen now belongs to another machine."""


_FAILURES: tuple[type[Exception], ...] = (*DRIVER_ERRORS, GlContextLostError)


class PictureSource(Protocol):
    def pictures(self) -> list[tuple[PxRect, QImage]]:
        """Return premultiplied images with their position in the surface's pixels."""


class CoveredCanvas(InputTarget, Protocol):
    def only_moves(self) -> bool:
        """Return whether the page is being moved or zoomed and nothing else is under way, so that frames may wait for
        the refresh."""

    def overlay_picture(self) -> tuple[PxRect, QImage] | None:
        """Return the overlay, premultiplied, with its position in the surface's pixels."""

    @property
    def predicted_ink(self) -> PictureSource:
        """Predicted ink of the pens, which changes with each point."""


class GlSurface(QObject):
    """Makes page renderers (see `tni.ui.canvas.page_renderer.PageRendererFactory`) and shows the one made last.

    shown: the first frame is on the screen. failed: OpenGL has stopped working; the argument is the driver's message.
    Nothing requested of the renderer since then is drawn, so the page must be painted with another backend.
    """

    shown = Signal()
    failed = Signal(str)

    def __init__(self, context: GlContext) -> None:
        super().__init__()
        self.context = context
        self._screen: GlWindowRenderer | None = None
        self.window: GlWindow | None = None
        self._container: QWidget | None = None
        self._overlay: Callable[[], tuple[PxRect, QImage] | None] = lambda: None
        self._predicted_ink: Callable[[], list[tuple[PxRect, QImage]]] = list
        self._over: OverlayImage | None = None
        self._over_stale = False
        self._broken = self._was_shown = False
        self._last_s = 0.0
        self._soon = QTimer(self, singleShot=True, interval=0, timerType=Qt.TimerType.PreciseTimer)
        self._soon.timeout.connect(self._present)

    # -- screens

    def screen(self, source: DocumentSource, painter: ItemPainter, surround: str) -> GlPageRenderer:
        """Make the page renderer of another document, and free the one before."""
        self._free_screen()
        made = self.attempt(
            lambda: GlWindowRenderer(source, current_dialect(), partial(paint_to_bgra, painter), monotonic, surround),
            None,
        )
        self._screen = made
        return GlPageRenderer(self, made)

    def attempt[T](self, call: Callable[[], T], otherwise: T) -> T:
        """Return the result of a call that draws, or `otherwise` when OpenGL fails now or has failed before."""
        if self._broken:
            return otherwise
        try:
            return call()
        except _FAILURES as error:
            self._fail(error)
            return otherwise

    def _fail(self, error: Exception) -> None:
        self._broken = True
        _log.error("OpenGL failed, the page is painted without it from now on: %s", error)
        words = " ".join(str(error).split())[:300] or type(error).__name__
        QTimer.singleShot(0, self, lambda: self.failed.emit(words))  # not in the middle of a drawing call

    # -- the window

    def cover(self, canvas: QWidget, target: CoveredCanvas) -> None:
        """Lay the window over the canvas, under everything else. target: the canvas as the receiver of events and
        source of the overlay."""
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontCreateNativeWidgetSiblings)
        self._overlay = target.overlay_picture
        self._predicted_ink = target.predicted_ink.pictures
        self.window = GlWindow(
            self.context.format, target, self.show_soon, partial(_take_focus, canvas), self._leave_window
        )
        self.window.setCursor(canvas.cursor())
        self.context.may_wait = target.only_moves
        self._container = QWidget.createWindowContainer(self.window, canvas)
        self._container.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fit(canvas)
        self._container.show()
        self._siblings = [NativeChildren(canvas, self._container)]
        if (board := canvas.parentWidget()) is not None:
            self._siblings.append(NativeChildren(board, canvas))

    def set_cursor(self, cursor: QCursor) -> None:
        """Set the mouse pointer over the page."""
        if self.window is not None:
            self.window.setCursor(cursor)

    def fit(self, canvas: QWidget) -> None:
        """Follow a new size of the canvas."""
        if self._container is not None:
            self._container.setGeometry(canvas.rect())

    def _leave_window(self) -> None:
        """Leave the window's surface, which may go away. The contents of textures stay."""
        self._soon.stop()
        if self.window is not None:
            self.context.make_current()

    # -- showing

    def show_now(self) -> None:
        """Show what was drawn before this returns, or shortly after when the last frame is so new that nobody has seen
        it."""
        rest_s = self._least_s() - (monotonic() - self._last_s)
        if rest_s <= 0:
            self._present()
        elif not self._soon.isActive():
            self._soon.start(max(round(rest_s * 1000), 1))

    def show_soon(self) -> None:
        """Show what was drawn as soon as the waiting events are handled."""
        if not self._soon.isActive():
            rest_s = self._least_s() - (monotonic() - self._last_s)
            self._soon.start(max(round(rest_s * 1000), 0))

    def overlay_changed(self) -> None:
        self._over_stale = True
        self.show_soon()

    def _least_s(self) -> float:
        """Return the minimum interval between frames: half a refresh, because more than two frames in one are not
        seen."""
        screen = self.window.screen() if self.window is not None else None
        hz = screen.refreshRate() if screen is not None else DEFAULT_HZ
        return 0.5 / (hz if hz >= 1 else DEFAULT_HZ)

    def _present(self) -> None:
        self._soon.stop()
        if self.window is None or self._screen is None or not self.window.isExposed():
            return
        if self._over_stale:
            self._over_stale = False
            over = self._overlay()
            self._over = _over(over) if over is not None else None
        self.attempt(partial(self._draw, self.window, self._screen), None)

    def _draw(self, window: GlWindow, screen: GlWindowRenderer) -> None:
        """Raises: GlContextLostError, and the driver's errors."""
        if not self.context.make_current(window):
            raise GlContextLostError("the context is lost")
        framebuffer, height = self.context.framebuffer, round(window.height() * window.devicePixelRatio())
        screen.present_in(framebuffer, height)
        if self._over is not None:
            screen.lay_over(framebuffer, height, self._over)
        for ahead in map(_over, self._predicted_ink()):
            screen.lay_over(framebuffer, height, ahead)
        self.context.swap(window)
        self._last_s = monotonic()
        if not self._was_shown:
            self._was_shown = True
            self.shown.emit()

    def paint(self, painter: QPainter, box: PxRect, ratio: float) -> None:
        """Read a part of the shown page back and paint it, for widgets that Qt paints over the page and for grabs of
        the window.

        ratio: pixels to the painter's unit.
        """
        screen = self._screen
        data = b"" if screen is None or box.empty else self.attempt(lambda: screen.read_part(box), b"")
        if data:
            form = QImage.Format.Format_RGBA8888_Premultiplied
            picture = QImage(data, box.width, box.height, box.width * 4, form)
            into = QRectF(box.left / ratio, box.top / ratio, box.width / ratio, box.height / ratio)
            painter.drawImage(into, picture, QRectF(picture.rect()))

    # -- the end

    def _free_screen(self) -> None:
        screen, self._screen = self._screen, None
        if screen is not None:
            self.attempt(screen.close, None)

    def close(self, is_held: Callable[[], bool] = lambda: False) -> None:
        """Free everything, so that the canvas is bare again.

        While `is_held` returns True, because a finger, a pen or a button is down, one pixel of the window stays: the
        system sends the contact's events to the window on which it came down, or nowhere.
        """
        self._soon.stop()
        self._leave_window()
        self._free_screen()
        for siblings in getattr(self, "_siblings", ()):
            siblings.deleteLater()
        window, self.window = self.window, None
        container, self._container = self._container, None
        if container is not None and window is not None:
            container.setGeometry(0, 0, 1, 1)
            _when_free(container, window, is_held)
        self._broken = True  # later calls draw nothing and raise no error
        self.context.close()


def _when_free(container: QWidget, window: GlWindow, is_held: Callable[[], bool]) -> None:
    """Remove the container once nothing is held. window: within it; kept alive by this reference."""
    if is_held():
        QTimer.singleShot(HELD_POLL_MS, container, lambda: _when_free(container, window, is_held))
        return
    container.hide()
    container.deleteLater()


def _take_focus(canvas: QWidget) -> None:
    """Move the focus to the canvas, because Qt's widgets do not see a press in the page's own window."""
    canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    if not canvas.isActiveWindow():
        canvas.activateWindow()


def _over(found: tuple[PxRect, QImage]) -> OverlayImage:
    box, image = found
    return OverlayImage(box, bytes(image.constBits()))


class GlPageRenderer:
    """OpenGL implementation of `tni.ui.canvas.page_renderer.PageRenderer`. When OpenGL fails, it raises nothing and
    draws nothing more."""

    front = None

    def __init__(self, surface: GlSurface, screen: GlWindowRenderer | None) -> None:
        self._try = surface.attempt
        self._on = screen

    def show(self, page: PageId, frame: PixelView, budget_s: float = float("inf")) -> PxRect:
        return self._px(lambda on: on.show(page, frame, budget_s))

    def pending(self) -> bool:
        return self._on is not None and self._try(self._on.pending, False)

    def refine(self, budget_s: float) -> PxRect:
        return self._px(lambda on: on.refine(budget_s))

    def invalidate(self, page: PageId, box: Rect, budget_s: float = float("inf")) -> PxRect:
        return self._px(lambda on: on.invalidate(page, box, budget_s))

    def outdate(self, page: PageId, box: Rect) -> None:
        if self._on is not None:
            on = self._on
            self._try(lambda: on.outdate(page, box), None)

    def forget(self) -> None:
        if self._on is not None:
            self._try(self._on.forget, None)

    def set_surround(self, colour: str) -> None:
        if self._on is not None:
            on = self._on
            self._try(lambda: on.set_surround(colour), None)

    def wet(self, pointer: int, pen: Pen, segments: Segments) -> PxRect:
        return self._px(lambda on: on.wet(pointer, pen, segments))

    def note(self, pointer: int, segments: Segments) -> None:
        if self._on is not None:
            on = self._on
            self._try(lambda: on.note(pointer, segments), None)

    def remodel(self, pointer: int, pen: Pen, settled: Segments, tail: Segments) -> PxRect:
        return self._px(lambda on: on.remodel(pointer, pen, settled, tail))

    def compose(self, box: PxRect) -> PxRect:
        return self._px(lambda on: on.compose(box))

    def finish(self, pointer: int, inks: Sequence[DrawInk]) -> PxRect:
        return self._px(lambda on: on.finish(pointer, inks))

    def stamp(self, inks: Sequence[DrawInk]) -> PxRect:
        return self._px(lambda on: on.stamp(inks))

    def set_live(self, pictures: Sequence[LivePicture]) -> PxRect:
        return self._px(lambda on: on.set_live(pictures))

    def _px(self, call: Callable[[GlWindowRenderer], PxRect]) -> PxRect:
        on = self._on
        return NO_PIXELS if on is None else self._try(lambda: call(on), NO_PIXELS)
