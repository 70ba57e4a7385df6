"""Creation of the Qt application, with the settings that must be made before and after it exists."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tni.ui import i18n

SWITCH_INTERVAL_S = 5e-5
"""Switch interval of Python's threads: a busy thread delays the main thread by 0.1 ms instead of 5 ms."""

STYLE = "-style", "fusion"
"""Arguments that select the one style `tni.ui.chrome.theme` is made for. Passed as arguments because Python's wrapper
of Qt's style class has 570 names, which take 6 ms and 0.6 MB."""


def make_application(language: str, arguments: list[str]) -> QApplication:
    """Create the application, tuned for low pen latency, in the interface's language."""
    os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")  # by default an update waits 5 ms
    os.environ.setdefault("QT_NO_GLIB", "1")  # Qt's own event loop responds faster than GLib's
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication([*arguments, *STYLE])
    # Set after the application is created: its X11 part overwrites it at its start.
    app.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    app.setAttribute(Qt.ApplicationAttribute.AA_CompressTabletEvents, False)
    app.setApplicationName("tni")
    app.setApplicationDisplayName("TNI")
    app.setDesktopFileName("tni")
    app.setQuitOnLastWindowClosed(True)
    i18n.install(app, language)
    return app


def make_offscreen() -> QApplication:
    """Create the application for commands that draw but show nothing.

    Where one runs already, that one is returned, and programs that this process starts inherit its screen.
    """
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return make_application("", ["tni"])
