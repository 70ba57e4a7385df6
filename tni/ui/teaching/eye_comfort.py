"""Controller of eye comfort: sets the page's warmth and surround by settings and time of day, with no pen down."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from tni.core.clock import Clock
from tni.core.eye_comfort import SURROUND, WARMTH, warmth_at
from tni.core.settings import Settings
from tni.ui.chrome.theme import Theme

POLL_MS = 60_000
RETRY_MS = 2_000


class EyeComfortController(QObject):
    """Applies eye comfort to the look. Its timer runs only while the time of day matters or a pen is down."""

    def __init__(
        self, theme: Theme, settings: Settings, clock: Clock, is_busy: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme, self._settings, self._clock, self._is_busy = theme, settings, clock, is_busy
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.apply)

    def apply(self) -> None:
        """Apply the settings now, or as soon as nobody writes, since the page is repainted."""
        if self._is_busy():
            self._timer.start(RETRY_MS)
            return
        now, when = self._clock.now(), self._settings.get(WARMTH)
        self._theme.set_page_light(self._settings.get(SURROUND), warmth_at(when, now.hour + now.minute / 60))
        if when == "evening":
            self._timer.start(POLL_MS)
        else:
            self._timer.stop()

    def close(self) -> None:
        self._timer.stop()
