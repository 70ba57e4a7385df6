"""The screens that are there, as calibrations know them."""

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
"""Resolution, place and turn change one after another."""


SCREEN_SHARE = 15
"""A button is this part of the screen's height."""


@dataclass(frozen=True, slots=True)
class ScreenInfo:
    """area: on the desktop; name: as people may know it."""

    picture: ScreenMode
    area: QRect
    name: str


class Screens(Protocol):
    @property
    def changed(self) -> SignalInstance: ...

    def shown(self) -> list[ScreenInfo]:
        """Mirrored ones count once."""

    def close(self) -> None:
        """Look no more."""


class SystemScreens(QObject):
    """Those of Qt. changed: one has come, gone, or shows its picture otherwise."""

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
    """Of those that show the same the first; two of one make without numbers of their own are told by their sockets."""
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
    """For what has a whole screen of this height to itself: read and hit from anywhere before it, whatever its
    resolution."""
    look = style.look
    target_px = max(look.metrics.target_px, round(height_px / SCREEN_SHARE))
    metrics = Metrics(target_px, max(look.metrics.gap_px, round(target_px / 6)))
    return Style(Theme(metrics, scheme=look.scheme, reduced_motion=look.reduced_motion, parent=parent), style.icons)


def edid_key(maker: str, model: str, serial: str, name: str) -> str:
    """How a screen is called in what is kept: by its EDID wherever it is plugged in, else by its socket."""
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
