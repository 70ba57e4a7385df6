"""Scheduler of the canvas's frames while the page is moved or zoomed: painted tiles at once, sharp pixels at rest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QWheelEvent

from tni.document.pointer import Changed
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.canvas.modifiers import modifiers_of

REST_MS = 150
"""Time after the last step at which the page is at rest."""
UNCOVERED_BUDGET_S = 0.003
"""Time in each frame to paint the parts that a moved page uncovers."""

WHEEL_ZOOM = 1.0015
"""Factor of the scale for each unit of the wheel's angle."""
NOTCH = 120.0
"""Units of the wheel's angle in a notch."""
WHEEL_PX = 0.6
"""Way of the page for each unit of the wheel's angle, in Qt's pixels."""


class PanZoom:
    """Scheduler of the frames of a page that is moved or zoomed.

    The first step is shown at once. Later steps are shown once for all waiting events, because two fingers give two
    steps. show: paint the page at its current place. rest: the page has come to rest.
    """

    def __init__(self, parent: QObject, show: Callable[[], None], rest: Callable[[], None]) -> None:
        self._show, self._at_rest = show, rest
        self._due = QTimer(parent, singleShot=True, interval=0)
        self._due.timeout.connect(show)
        self._rest = QTimer(parent, singleShot=True, interval=REST_MS, timerType=Qt.TimerType.PreciseTimer)
        self._rest.timeout.connect(self._come_to_rest)
        self._scale = 0.0
        self.moving = False
        """True from the second of several consecutive steps."""

    def step(self) -> None:
        """Handle a change of the view."""
        self.moving = self._rest.isActive()
        if not self.moving:
            self._show()
        elif not self._due.isActive():
            self._due.start()
        self._rest.start()

    def _come_to_rest(self) -> None:
        self.moving = False
        self._at_rest()

    def catch_up(self) -> None:
        """Show a waiting step now."""
        if self._due.isActive():
            self._due.stop()
            self._show()

    def halt(self) -> None:
        """End the movement: the next frame shown is not a step of it."""
        self._due.stop()
        self._rest.stop()
        self.moving = False

    def budget_s(self, px_per_mm: float, at_rest_s: float) -> float:
        """Return the time for painting in the frame that is now made. No time goes to a scale that only passes by."""
        same, self._scale = px_per_mm == self._scale, px_per_mm
        if not self.moving:
            return at_rest_s
        return UNCOVERED_BUDGET_S if same else 0.0


def turn_wheel(event: QWheelEvent, editor: LessonEditor, ratio: float) -> Changed:
    """Zoom about the pointer with Ctrl and the wheel; move the page with the wheel alone. ratio: pixels of the surface
    to each of Qt's."""
    at, turned = event.position(), event.angleDelta()
    if modifiers_of(event.modifiers()) and turned.y():
        return editor.zoom(WHEEL_ZOOM ** turned.y(), at.x() * ratio, at.y() * ratio)
    return editor.scroll(-turned.x() * ratio * WHEEL_PX, -turned.y() * ratio * WHEEL_PX)


def turn_wheel_on_item(event: QWheelEvent, editor: LessonEditor, ratio: float) -> Changed | None:
    """Hand the wheel to the selected interactive item under the pointer; None if it is the page's."""
    if editor.selected_item is None or modifiers_of(event.modifiers()) or not event.angleDelta().y():
        return None
    at = event.position()
    x, y = editor.view.to_page(at.x() * ratio, at.y() * ratio)
    return editor.turn_wheel_on_item(x, y, event.angleDelta().y() / NOTCH)
