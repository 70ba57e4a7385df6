"""Connected screens, in the form that calibrations use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QObject, QRect, QTimer, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QScreen

from tni.core.calibration import ScreenMode
from tni.ui.chrome.button import Style
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.theme import Theme

SETTLE_MS = 300
"""Delay before reacting to changes, because resolution, position and rotation change one after another."""


SCREEN_SHARE = 15
"""A button's height is the screen's height divided by this."""


@dataclass(frozen=True, slots=True)
class ScreenInfo:
    """A connected screen. area: on the desktop; name: as the user may know it."""

    picture: ScreenMode
    area: QRect
    name: str


class Screens(Protocol):
    @property
    def changed(self) -> SignalInstance: ...

    def shown(self) -> list[ScreenInfo]:
        """Return the screens. Mirrored ones count once."""

    def close(self) -> None:
        """Stop watching the screens."""


class SystemScreens(QObject):
    """Screens known to Qt. changed: a screen was added, removed, or shows its picture in another mode."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settling.timeout.connect(self.changed)
        app = _application()
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self._settling.start)
        for screen in app.screens():
            self._watch(screen)

    def shown(self) -> list[ScreenInfo]:
        return distinct_screens([_shown(screen) for screen in _application().screens()])

    def close(self) -> None:
        self._settling.stop()
        app = _application()
        app.screenAdded.disconnect(self._added)
        app.screenRemoved.disconnect(self._settling.start)
        for screen in app.screens():
            screen.geometryChanged.disconnect(self._settling.start)
            screen.orientationChanged.disconnect(self._settling.start)

    def _added(self, screen: QScreen) -> None:
        self._watch(screen)
        self._settling.start()

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._settling.start)
        screen.orientationChanged.connect(self._settling.start)


def distinct_screens(screens: Sequence[ScreenInfo]) -> list[ScreenInfo]:
    """Return the first of each set of mirrored screens. Two of the same model without serial numbers are distinguished
    by their connectors."""
    there: list[ScreenInfo] = []
    for screen in screens:
        if not any(screen.area.topLeft() == other.area.topLeft() for other in there):
            there.append(screen)
    keys = [screen.picture.screen for screen in there]
    return [
        replace(s, picture=replace(s.picture, screen=f"{s.picture.screen} {s.name}"))
        if keys.count(s.picture.screen) > 1
        else s
        for s in there
    ]


def enlarged_style(style: Style, height_px: int, parent: QObject) -> Style:
    """Return a larger style for a window that has a screen of this height to itself. It can be read and hit from
    anywhere in front of the board, whatever the screen's resolution."""
    look = style.theme
    target_px = max(look.metrics.target_px, round(height_px / SCREEN_SHARE))
    metrics = Metrics(target_px, max(look.metrics.gap_px, round(target_px / 6)))
    return Style(Theme(metrics, scheme=look.scheme, reduced_motion=look.reduced_motion, parent=parent), style.icons)


def edid_key(maker: str, model: str, serial: str, name: str) -> str:
    """Return the key of a screen in stored calibrations: its EDID, wherever it is plugged in, else its connector."""
    return " ".join(word.strip() for word in (maker, model, serial) if word.strip()) or name


def _shown(screen: QScreen) -> ScreenInfo:
    area, ratio = screen.geometry(), screen.devicePixelRatio()
    key = edid_key(screen.manufacturer(), screen.model(), screen.serialNumber(), screen.name())
    turned = screen.angleBetween(screen.nativeOrientation(), screen.orientation())
    size = screen.size()
    picture = ScreenMode(key, round(size.width() * ratio), round(size.height() * ratio), turned)
    return ScreenInfo(picture, area, screen.name())


def _application() -> QGuiApplication:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    return app
