"""Small jobs that wait until the page is on the screen, then run one per timer tick, never while a pen is down."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import override

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

JOB_INTERVAL_MS = 15
"""Interval between two jobs, which leaves time for pen events and painting."""
MAX_WAIT_MS = 1000
"""Longest wait for the first paint event: Qt does not paint a page that is hidden or shown by OpenGL."""


class IdleJobs(QObject):
    """Queue of idle jobs. busy: returns whether jobs must wait. Each job should take less than a frame."""

    def __init__(self, page: QWidget, busy: Callable[[], bool], jobs: Iterable[Callable[[], object]]) -> None:
        super().__init__(page)
        self._page, self._busy, self._jobs = page, busy, deque(jobs)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._run_next)
        self._timer.start(MAX_WAIT_MS)
        page.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._begin()
        return False

    def _begin(self) -> None:
        if isValid(self._page):  # a page that is being taken down may still be painted
            self._page.removeEventFilter(self)
        self._timer.start(JOB_INTERVAL_MS)

    def _run_next(self) -> None:
        if self._timer.interval() == MAX_WAIT_MS:
            self._begin()
        if self._busy():
            return
        if self._jobs:
            self._jobs.popleft()()
        if not self._jobs:
            self._timer.stop()
