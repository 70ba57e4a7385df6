"""Canvas: the widget that shows the page, draws a pen's ink in the input event itself, and paints other changes.

Positions of contacts are in Qt's pixels until `page_pointer_event`, and boxes of the widget in `repaint`. All other
positions here are pixels of the surface (device pixels).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QImage, QMoveEvent, QPainter, QPaintEvent, QResizeEvent, QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from tni.core.clock import Clock
from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.drawlist import draw_stroke
from tni.document.items import Stroke
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag, PointerPhase, WetInk
from tni.render.page_source import DocumentSource
from tni.render.pixel_view import PixelView, PxRect
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.canvas.contact_widget import ContactWidget
from tni.ui.canvas.device_pixels import paint_part, surface_size
from tni.ui.canvas.drag_pace import DragPace
from tni.ui.canvas.fast_ink import FastInk
from tni.ui.canvas.live_repaint import LiveRepaint
from tni.ui.canvas.overlay_painter import OverlayPainter
from tni.ui.canvas.page_overlay import PageOverlay, enclosing_pixels, logical_rect
from tni.ui.canvas.page_renderer import PageRenderer
from tni.ui.canvas.pan_zoom import PanZoom, turn_wheel, turn_wheel_on_item
from tni.ui.canvas.pen_timer import TICK_MS, PenTimer
from tni.ui.canvas.pointer_input import PointerInput, SurfaceEvent
from tni.ui.canvas.pointer_mapping import page_pointer_event
from tni.ui.canvas.progressive_repaint import ProgressiveRepaint
from tni.ui.canvas.second_taps import SecondTaps
from tni.ui.canvas.text_edit_marks import TextEditMarks
from tni.ui.canvas.wet_ink_smoothing import CanvasState, WetInkSmoothing

if TYPE_CHECKING:
    from tni.ui.canvas.page_cover import PageCover
    from tni.ui.gl.surface import GlSurface

FADE_MS = 16
EVERYWHERE = Rect(-1e6, -1e6, 2e6, 2e6)
FRAME_S = 0.012
"""Time for painting a page that is newly shown or changes its place."""
_QUIET = ChangedFlag.WET | ChangedFlag.OVERLAY
_OVERLAID = ChangedFlag.OVERLAY | ChangedFlag.SELECTION | ChangedFlag.DRY | ChangedFlag.STAMP


class Canvas(ContactWidget):
    """Widget that shows the page and takes its input. changed: what a command or a gesture changed, for the chrome; not
    emitted for wet ink alone. pen_seen: a pen that can be told from fingers was seen for the first time. board_found: a
    board or tablet is used for the first time."""

    changed = Signal(object)
    pen_seen = Signal()
    board_found = Signal()

    def __init__(
        self, editor: LessonEditor, screen: PageRenderer, source: DocumentSource, overlay_painter: OverlayPainter,
        clock: Clock, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._editor, self._screen, self._source = editor, screen, source
        self._clock = clock
        self.input = PointerInput(
            self.feed, lambda move: self._draw_now(move.pointer, move.x_px, move.y_px), pen_seen=self.pen_seen.emit,
            pen_taken=lambda: self._editor.pen_taken(), board_found=self.board_found.emit,
        )  # fmt: skip
        """Contacts of boards that are read raw enter here, beside Qt's own events."""
        self._ratio = 1.0
        self.chrome_scale = 1.0
        """Size of handles and tolerances relative to those at a desk."""
        self.keeps_scale = False
        """True while a keyboard takes room from the page: the page does not shrink for it."""
        self.contact_mm_per_px = 0.0  # real size of a logical pixel on the board, for palm detection; 0 when unknown
        self._overlay = PageOverlay(overlay_painter, editor)
        self._lines = FastInk(self, clock, lambda box: self.gl.show_soon() if self.gl is not None else self.update(box))
        self._lines.over = lambda: self._overlay.box
        self.predicted_ink = self._lines.predicted_ink
        self._bodies = WetInkSmoothing(self._lines, clock, self._state, self._update)
        self.live = LiveRepaint(
            self, clock, self._lines, self._state, self._update, lambda: self.input.contacts_down > 0
        )
        """Pictures that change by themselves, under the ink."""
        self._painted: dict[PageId, tuple[object, ...]] = {}
        self.cover: PageCover | None = None  # lies over the page and decides what reaches it
        self.handle_touch: Callable[[QTouchEvent, QPoint], None] = self.touch
        self.second_taps: SecondTaps | None = None
        self.gl: GlSurface | None = None  # the OpenGL surface that shows the page, if any; see `set_gl`
        self._ticks = PenTimer(self, self._tick)
        self._drags = DragPace(self, clock, lambda: self._editor, self._overlay.prepare, self._show_drags)
        editor.drags_wait = self._drags.waits
        self._refining = ProgressiveRepaint(self, clock, self._update, self._late_undo_done)
        self._motion = PanZoom(self, self._show_frame, self._after_painting)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Page du tableau"))

    def sizeHint(self) -> QSize:
        return QSize(1280, 720)

    # -- display

    def set_gl(self, surface: GlSurface | None, handle_touch: Callable[[QTouchEvent, QPoint], None]) -> None:
        """Show the page by OpenGL from now on, or by this widget's own painting with None. `set_editor` then brings
        the matching renderer. handle_touch: handles touch that the window of the surface receives."""
        self.gl, self.handle_touch = surface, handle_touch
        if surface is not None:
            surface.cover(self, self)

    def set_cursor(self, cursor: QCursor) -> None:
        """Set the mouse pointer over the page, for either backend."""
        self.setCursor(cursor)
        if self.gl is not None:
            self.gl.set_cursor(cursor)

    def _update(self, box: PxRect) -> None:
        """Have pixels of the surface shown soon."""
        self.gl.show_soon() if self.gl is not None else self.update(logical_rect(box, self._ratio))

    def _repaint(self, box: PxRect) -> None:
        """Show pixels of the surface now."""
        self.gl.show_now() if self.gl is not None else self.repaint(logical_rect(box, self._ratio))

    def set_editor(self, editor: LessonEditor, screen: PageRenderer, source: DocumentSource) -> None:
        """Show another lesson, or another layer of it."""
        self._editor, self._screen, self._source = editor, screen, source
        editor.drags_wait = self._drags.waits
        for kept in (self._painted, self._lines, self._bodies):
            kept.clear()
        self._drags.drop()
        self._overlay.set_editor(editor)
        self.live.follow(screen)
        self._fit_surface()

    def _fit_surface(self, *, refit: bool = True) -> None:
        """Fit the page to the surface's current size, and paint it once."""
        size = self._pixels()
        self._motion.halt()
        self.show_changes(changed := self._editor.set_surface(size.width(), size.height(), refit=refit))
        if not changed.what & (ChangedFlag.PAGE | ChangedFlag.VIEW):  # else it is painted already
            self.show_all()

    def show_all(self) -> None:
        """Paint the shown page whole, as far as the time of a frame allows. The rest follows in steps."""
        self._motion.halt()
        self._show_frame()

    def _show_frame(self) -> None:
        size = self._pixels()
        self._refining.catch_up(self._editor, self._screen)
        frame = PixelView.of(self._editor.view, size.width(), size.height())
        page = self._editor.page
        # Painted tiles stay valid when another page is shown, but not with another paper, ruling, size or master page.
        shown = page, self._editor.document.shown_beneath(page.id)
        if self._painted.get(page.id, shown) != shown:
            self._screen.invalidate(page.id, EVERYWHERE, 0.0)
        self._painted[page.id] = shown
        changed = self._screen.show(page.id, frame, self._motion.budget_s(frame.px_per_mm, FRAME_S))
        self._after_painting()
        self._update_overlay()
        self._update(changed)

    def do(self, command: Callable[[LessonEditor], Changed]) -> Changed:
        """Run a command on the lesson editor, show what it changed, and return it. Raises: what the command raises."""
        changed = command(self._editor)
        self.show_changes(changed)
        return changed

    def show_changes(self, changed: Changed) -> None:
        """Paint what a command changed, and notify the chrome."""
        what = changed.what
        if what is not ChangedFlag.VIEW:
            self._motion.catch_up()
        for wet in changed.wet:
            self._show_wet(wet)
        if what is ChangedFlag.WET:
            self._ticks.start()
            return
        for pointer in changed.ended:
            self._lines.end(pointer)
            self._bodies.end(pointer)
        if what & (ChangedFlag.PAGE | ChangedFlag.VIEW):
            self._lines.clear()  # the page is gone from under the pens
            for pointer in changed.ended:
                self._screen.finish(pointer, [])
            for page, box in changed.regions.items():
                if not box.empty:
                    # The page shown before may no longer exist: nothing is painted.
                    self._screen.invalidate(page, box, 0.0)
            self.show_all() if ChangedFlag.PAGE in what else self._motion.step()
        elif changed.ended or what & (ChangedFlag.STAMP | ChangedFlag.DRY):
            self._show_dry(changed)
            if changed.ended and not changed.finished:  # a rejected palm: its fast line may reach beyond its stroke
                self.show_all()
        if what & _OVERLAID or self._overlay.unfinished:
            self._update_overlay()
        if self._editor.busy:
            self._ticks.start()
        if self._editor.is_late:
            self._after_painting()
        if what & ~_QUIET:
            self.changed.emit(changed)

    def _state(self) -> CanvasState:
        return CanvasState(self._editor, self._screen, self._ratio)

    def _show_wet(self, wet: WetInk) -> None:
        if wet.settled is not None:
            self._bodies.show(wet)
            return
        if self._lines.follow(wet, self._editor.view):  # the ink is on the screen already
            self._screen.note(wet.pointer, wet.segments)
            return
        box = self._screen.wet(wet.pointer, wet.pen, wet.segments)
        if box.empty:
            return
        self._repaint(box)
        paper, plainly = self._source.paper(self._editor.page.id), self._screen.front is not None
        self._lines.begin(wet, self._editor.view, paper, plainly=plainly)

    def _draw_now(self, pointer: int, x: float, y: float) -> None:
        """Extend a pen's line, if it has one, to (x, y), Qt's pixels, before the lesson editor handles the point."""
        ratio = self._ratio
        self._lines.draw(pointer, x * ratio, y * ratio, self._screen.front, ratio)

    def _show_dry(self, changed: Changed) -> None:
        stamped: list[Stroke] = list(changed.finished) if ChangedFlag.STAMP in changed.what else []
        paper = self._source.paper(self._editor.page.id)
        inks = [draw_stroke(s, paper) for s in stamped if s.page == self._editor.page.id]
        for pointer in changed.ended:
            box = self._screen.finish(pointer, inks)
            inks = []
            self._update(box)
        if inks:
            self._update(self._screen.stamp(inks))
        if ChangedFlag.DRY in changed.what:
            for page, region in changed.regions.items():
                self.invalidate(page, region)

    def invalidate(self, page: PageId, box: Rect) -> None:
        """Have items in a box of a page painted anew. Also called when a PDF's picture has arrived."""
        if not box.empty:
            self._refining.repaint(self._editor, self._screen, page, box)
            self._after_painting()

    def _after_painting(self) -> None:
        self._refining.follow(self._editor, self._screen, moving=self._motion.moving)

    def _late_undo_done(self, changed: Changed) -> None:
        """Report what a completed long undo changed; its pixels follow in steps."""
        if ChangedFlag.PAGE in changed.what:
            self.show_changes(changed)
            return
        self._update_overlay()
        self.changed.emit(changed)

    def _tick(self) -> None:
        self._lines.check_overlap()
        self._bodies.rest()
        self.show_changes(self._editor.tick(self._clock.monotonic()))
        if not self._editor.busy:
            self._ticks.stop()
        else:
            self._ticks.pace(FADE_MS if self._overlay.fading else TICK_MS)

    # -- overlay

    def show_marks(self, marks: TextEditMarks | None) -> None:
        """Show the caret and frame of the text that is being typed."""
        self._overlay.marks = marks
        self._update_overlay()

    def _update_overlay(self) -> None:
        before = self._overlay.box
        moved = self._overlay.refresh(self.chrome_scale * self._ratio, self._screen)
        self._source.hidden = self._overlay.replaced_items
        self.invalidate(self._editor.page.id, moved)
        if self.gl is not None:
            self.gl.overlay_changed()
            return
        for box in (before, self._overlay.box):
            if not box.isEmpty():
                self.update(logical_rect(enclosing_pixels(box), self._ratio))

    # -- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        front, part, ratio = self._screen.front, event.rect(), self._ratio
        if front is not None and self._lines.repaints(part):
            self._lines.paint_short(painter, front, part)  # the shortest path for a pen
            painter.end()
            return
        self._lines.forget()
        of_front = QRectF(part.x() * ratio, part.y() * ratio, part.width() * ratio, part.height() * ratio)
        shown = enclosing_pixels(of_front).meeting(self._surface_rect())
        if front is not None:
            paint_part(painter, front, part, shown, ratio)
        elif self.gl is not None:  # this serves widgets that Qt paints over the page, and grabs
            self.gl.paint(painter, shown, ratio)
        over = self._overlay.box
        if not over.isEmpty() and logical_rect(enclosing_pixels(over), ratio).intersects(part):
            painter.scale(1 / ratio, 1 / ratio)
            self._overlay.paint(painter)
            painter.scale(ratio, ratio)
        self.predicted_ink.paint(painter, part, ratio)
        painter.end()

    def _show_drags(self, changed: Changed) -> None:
        self.show_changes(changed)
        self._repaint(enclosing_pixels(self._overlay.box))

    def overlay_picture(self) -> tuple[PxRect, QImage] | None:
        """Return the overlay's image and its position in the surface's pixels; None when the overlay is empty."""
        return self._overlay.picture(self._surface_rect())

    def only_moves(self) -> bool:
        return self._motion.moving and not self._editor.at_work

    def moveEvent(self, _event: QMoveEvent) -> None:
        self._lines.forget()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._lines.forget()
        self._ratio = self.devicePixelRatioF()
        if self.gl is not None:
            self.gl.fit(self)
        if not self.size().isEmpty():
            self._fit_surface(refit=not self.keeps_scale)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.cover is None or not self.cover.turn_wheel(event):
            on_item = turn_wheel_on_item(event, self._editor, self._ratio)
            self.show_changes(turn_wheel(event, self._editor, self._ratio) if on_item is None else on_item)
        event.accept()

    # -- pointers

    def feed(self, event: SurfaceEvent) -> None:
        """Hand a contact to the lesson editor. The line of a move has been drawn already."""
        if self.cover is not None and not self.cover.admits(event):
            return
        if event.phase is not PointerPhase.MOVE and (taps := self.second_taps) and taps.handled(event, self.feed):
            return
        ratio, view = self._ratio, self._editor.view
        self._drags.more = event.more
        self._lines.predict_first(event, view, self._screen.front, ratio)
        changed = self._editor.handle(page_pointer_event(event, view, ratio, self.chrome_scale, self.contact_mm_per_px))
        if changed is not NOTHING_CHANGED:
            self.show_changes(changed)
        if not event.more:
            self._lines.predict(event, view, self._screen.front, ratio)
            # after a finger that moves something the pen's next point may come at any time
            if changed.wet or not self._editor.is_writing:
                self._after_point(event.pointer)

    def _after_point(self, pointer: int) -> None:
        """Run one of the steps that no point may wait for, now that the point's ink is on the screen."""
        self._lines.await_read()
        if not self._ticks.after_point():
            self._bodies.follow(pointer)
        self.live.after_point()
        self._drags.after_point()

    # -- units

    def _pixels(self) -> QSize:
        return surface_size(self.size(), self._ratio)

    def _surface_rect(self) -> PxRect:
        return PxRect(0, 0, *self._pixels().toTuple())
