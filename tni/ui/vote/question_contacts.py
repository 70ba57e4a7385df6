"""Contacts and wheel on a question that covers the page: what writes is let through, the rest turns its sheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QObject, QPointF, QRect, QTimer, Signal
from PySide6.QtGui import QImage, QPolygonF, QWheelEvent

from tni.document.pointer import PointerPhase, PointerType
from tni.services.lesson.contact_router import ContactUse
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.canvas.canvas import Canvas
from tni.ui.canvas.pointer_input import SurfaceEvent

HELD_PX = 3.0
"""A finger or mouse that has moved farther writes. Until then it may be the first of two fingers."""
SWIPE_PX = 60.0
"""A contact that writes nothing and has moved farther up or down turns a sheet."""
WHEEL_STEP = 120
"""Angle of a notch of the wheel, in eighths of a degree."""
TRAIL_MS = 16
AROUND_PX = 150
"""Reach of the first ink around its first points, until the next turn of the event loop."""


@dataclass(slots=True)
class _Contact:
    """Contact on the question. first: its first event. writes: it writes once it moves, or is lifted at its place."""

    first: SurfaceEvent
    writes: bool


class QuestionContacts(QObject):
    """`PageCover` of the question. Only what writes is let through, to the copy of the question that is then made.

    uncover: copies the question to a page, for ink in a box of the canvas; returns False if it could not, and None if
    the copy is not ready yet. Until `go_on` all contacts are then held back. picture: returns the question's. turned: a
    sheet is wanted, 1 for the next and -1 for the one before. trail_moved: the laser's trail has changed.
    """

    turned = Signal(int)
    trail_moved = Signal()

    def __init__(
        self,
        canvas: Canvas,
        editor: Callable[[], LessonEditor],
        uncover: Callable[[QRect], bool | None],
        picture: Callable[[], QImage],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._canvas, self._editor, self._uncover, self.picture = canvas, editor, uncover, picture
        self._down: dict[int, _Contact] = {}
        self._points: set[int] = set()
        self._held: list[SurfaceEvent] = []
        self._angle = 0
        self._trail = QTimer(self, interval=TRAIL_MS)
        self._trail.timeout.connect(self._follow_trail)

    @property
    def is_covering(self) -> bool:
        """True while the input of the page comes here."""
        return self._canvas.cover is self

    def begin(self) -> None:
        """Take the input of the page."""
        if not self.is_covering:
            self._down.clear()
            self._points.clear()
            self._held.clear()
            self._angle = 0
            self._canvas.cover = self

    def end(self) -> None:
        """Leave the input to the page."""
        self._trail.stop()
        self._held.clear()
        if self.is_covering:
            self._canvas.cover = None

    def go_on(self) -> None:
        """Let the contacts go on that were held back."""
        held, self._held = self._held, []
        if held and self._writes(held):
            for event in held:
                self._canvas.feed(event)

    def drop_held(self) -> None:
        """Forget the contacts that were held back."""
        self._held.clear()

    def _writes(self, events: list[SurfaceEvent]) -> bool:
        """Have the copy made that events of a contact are for. Return whether it is; until it can be they are held
        back."""
        box = QPolygonF([QPointF(event.x_px, event.y_px) for event in events]).boundingRect().toAlignedRect()
        made = self._uncover(box.adjusted(-AROUND_PX, -AROUND_PX, AROUND_PX, AROUND_PX))
        if made is None:
            self._held = events
        return made is True

    # -- `PageCover`

    def admits(self, event: SurfaceEvent) -> bool:
        if self._held:
            self._held.append(event)
            return False
        if event.phase is PointerPhase.DOWN:
            return self._begins(event)
        if event.pointer in self._points:
            return True
        contact = self._down.get(event.pointer)
        if contact is None:
            return True  # it came down before the question: whoever heard of it hears of its end
        ends = event.phase in (PointerPhase.UP, PointerPhase.CANCEL)
        if ends:
            del self._down[event.pointer]
        if event.phase is PointerPhase.CANCEL:
            return False
        if not contact.writes:
            if ends:
                self._swipe(contact.first, event)
            return False
        moved = hypot(event.x_px - contact.first.x_px, event.y_px - contact.first.y_px)
        if (moved > HELD_PX or ends) and self._writes([contact.first, event]):
            self._canvas.feed(contact.first)
            return True
        return False

    def _begins(self, event: SurfaceEvent) -> bool:
        match self._editor().use_of(event):
            case ContactUse.POINTS:
                self._points.add(event.pointer)
                self._trail.start()
                return True
            case ContactUse.DRAWS if event.tool is PointerType.PEN:
                return self._writes([event])
            case use:
                # A second finger makes a gesture of both.
                writes = use is ContactUse.DRAWS and not self._down
                for other in self._down.values():
                    other.writes = False
                self._down[event.pointer] = _Contact(event, writes)
                return False

    def _swipe(self, first: SurfaceEvent, last: SurfaceEvent) -> None:
        up, aside = first.y_px - last.y_px, abs(last.x_px - first.x_px)
        if abs(up) > max(SWIPE_PX, aside):
            self.turned.emit(1 if up > 0 else -1)

    def turn_wheel(self, event: QWheelEvent) -> bool:
        self._angle += event.angleDelta().y()
        if abs(self._angle) >= WHEEL_STEP:
            self.turned.emit(1 if self._angle < 0 else -1)
            self._angle = 0
        return True

    def _follow_trail(self) -> None:
        self.trail_moved.emit()
        if not self._editor().busy:
            self._trail.stop()
