"""The whole program in a test: real window, real files in the test's own home, real events."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, QSize, Qt, QThread
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.sockets import Socket
from tni.app.application import Application
from tni.app.build import build
from tni.app.folders import Folders
from tni.core.settings import PICTURE_WIDTH_MM, TOUR_OFFERED
from tni.devices.discovery import Devices
from tni.document.items import AnyItem, Stroke
from tni.services.printing.print_job import PrintBackend
from tni.store.settings_file import SettingsFile
from tni.ui import i18n
from tni.ui.main_window.window import MainWindow

LEFT, NO_BUTTON, NO_KEY = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
SIZE = QSize(1280, 720)
WINDOW_MANAGER_S = 30.0
NO_SERVERS = {"data.geopf.fr": "http://127.0.0.1:9"}
"""Nobody listens there: no test asks a public server."""
ROUNDED_PX = 8
"""So much a size may be off at a scale of 1.5."""


def folders(home: Path) -> Folders:
    return Folders(
        library=home / "lessons",
        data=home / "data",
        config=home / "config",
        state=home / "state",
        exports=home / "lessons" / "exports",
    )


@contextmanager
def running(
    home: Path,
    path: Path | None = None,
    language: str = "fr",
    devices: Devices | None = None,
    printers: PrintBackend | None = None,
) -> Iterator[Application]:
    """The board open, 1280 x 720. devices: those that are plugged in; none of the machine's own. printers: those of
    the system if None."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    i18n.install(app, language)
    settings = SettingsFile(folders(home).settings)
    settings.set(PICTURE_WIDTH_MM, 1600.0)  # so that it isn't asked
    settings.set(TOUR_OFFERED, True)
    program = build(app, folders(home), settings, devices or Socket(), printers=printers)
    program.items.pictures.servers = NO_SERVERS
    try:
        start(program, path)
        if path is not None:
            wait_for(lambda: not program.current_lesson.is_opening, "the lesson")
        yield program
    finally:
        program.close()
        program.main_controller.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def start(program: Application, path: Path | None) -> None:
    """Start the program in a window that has its size from the first: the page is laid out once."""

    def show(window: MainWindow) -> None:
        window.resize(SIZE)
        window.showNormal()

    with patch.object(MainWindow, "showMaximized", show):
        program.start(path, full_screen=False)
    window = program.main_controller.window
    if has_window_manager():
        wait_for(lambda: window.frameGeometry() != window.geometry(), "the frame", WINDOW_MANAGER_S)
    wait_for(lambda: window.size() == SIZE and window.isVisible(), "the window")


def has_window_manager() -> bool:
    return QGuiApplication.platformName() == "xcb" and shutil.which("openbox") is not None


def give_size(window: QWidget, size: QSize) -> None:
    """Make a maximised window one of this size. A window manager takes it, and gives it its old size back, when it
    likes: each step is awaited before the next is asked for, else the old size comes last."""
    if has_window_manager():
        wait_for(lambda: window.frameGeometry() != window.geometry(), "the frame", WINDOW_MANAGER_S)
        whole = window.screen().availableGeometry().width() - ROUNDED_PX
        wait_for(lambda: window.frameGeometry().width() >= whole, "the great size", WINDOW_MANAGER_S)
        window.showNormal()
        wait_for(lambda: window.frameGeometry().width() < whole, "the old size", WINDOW_MANAGER_S)
    window.showNormal()
    window.resize(size)
    wait_for(lambda: window.size() == size and window.isVisible(), "the window")


def wait_for(condition: Callable[[], bool], what: str, timeout_s: float = 30.0) -> None:
    """Let events pass until `condition` holds."""
    end = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"waited for {what}")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QThread.msleep(1)  # else a process that yields to all others, as that of the index, hardly runs


def write(program: Application, *points: tuple[float, float]) -> None:
    """A stroke by the mouse, in pixels of the canvas."""
    hold(program, *points)
    let_go(program, points[-1])


def hold(program: Application, *points: tuple[float, float]) -> None:
    """The mouse is pressed at the first point, goes on and stays at the last."""
    _send(program, QEvent.Type.MouseButtonPress, points[0], LEFT, LEFT)
    for point in points[1:]:
        _send(program, QEvent.Type.MouseMove, point, NO_BUTTON, LEFT)


def go_on(program: Application, at: tuple[float, float]) -> None:
    """The mouse that is held goes on."""
    _send(program, QEvent.Type.MouseMove, at, NO_BUTTON, LEFT)


def let_go(program: Application, at: tuple[float, float]) -> None:
    _send(program, QEvent.Type.MouseButtonRelease, at, LEFT, NO_BUTTON)


def _send(
    program: Application, kind: QEvent.Type, at: tuple[float, float], button: Qt.MouseButton, buttons: Qt.MouseButton
) -> None:
    canvas = program.main_controller.window.canvas
    there = QPointF(canvas.mapToGlobal(QPoint(round(at[0]), round(at[1]))))
    QCoreApplication.sendEvent(canvas, QMouseEvent(kind, QPointF(*at), there, button, buttons, NO_KEY))


def items(program: Application) -> list[AnyItem]:
    session = program.main_controller.editor
    return session.document.items(session.page.id)


def strokes(program: Application) -> list[Stroke]:
    return [item for item in items(program) if isinstance(item, Stroke)]
