"""A page that is moved or zoomed: each picture comes at once from what is painted, what is sharp comes at rest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

REST_MS = 150
"""So long after the last step the page is at rest."""
UNCOVERED_BUDGET_S = 0.003
"""Time in each picture for painting what a moved page uncovers."""


class PanZoom:
    """The first step is shown at once, those that follow it once for all events that wait: two fingers are two steps.

    show: paint the page where it is now. rest: the page has come to rest.
    """

    def __init__(self, parent: QObject, show: Callable[[], None], rest: Callable[[], None]) -> None:
        self._show, self._at_rest = show, rest
        self._due = QTimer(parent, singleShot=True, interval=0)
        self._due.timeout.connect(show)
        self._rest = QTimer(parent, singleShot=True, interval=REST_MS, timerType=Qt.TimerType.PreciseTimer)
        self._rest.timeout.connect(self._come_to_rest)
        self._scale = 0.0
        self.moving = False
        """From the second of steps that follow one another."""

    def step(self) -> None:
        """The view has changed."""
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
        """Show a step that waits, now."""
        if self._due.isActive():
            self._due.stop()
            self._show()

    def halt(self) -> None:
        """What is shown next is not a step of a movement."""
        self._due.stop()
        self._rest.stop()
        self.moving = False

    def budget_s(self, px_per_mm: float, at_rest_s: float) -> float:
        """Time for painting in the picture that is made now. A scale that only passes by is not painted."""
        same, self._scale = px_per_mm == self._scale, px_per_mm
        if not self.moving:
            return at_rest_s
        return UNCOVERED_BUDGET_S if same else 0.0
