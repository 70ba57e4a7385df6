"""Qt made ready: what must be set before the application exists, and after."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tni.ui import i18n

SWITCH_INTERVAL_S = 5e-5
"""A thread that computes then delays the main one by 0.1 ms and not by 5."""

STYLE = "-style", "fusion"
"""The one style that `tni.ui.chrome.theme` dresses. Told so that Python need not know Qt's class of styles, whose 570
names take 6 ms and 0.6 MB."""


def make_application(language: str, arguments: list[str]) -> QApplication:
    """The application, quick to answer the pen and speaking the interface's language."""
    os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")  # else an update waits 5 ms
    os.environ.setdefault("QT_NO_GLIB", "1")  # Qt's own event loop answers faster than GLib's
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication([*arguments, *STYLE])
    # After the application: its X11 part sets it anew when it starts.
    app.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    app.setAttribute(Qt.ApplicationAttribute.AA_CompressTabletEvents, False)
    app.setApplicationName("tni")
    app.setApplicationDisplayName("TNI")
    app.setDesktopFileName("tni")
    app.setQuitOnLastWindowClosed(True)
    i18n.install(app, language)
    return app


def make_offscreen() -> QApplication:
    """The application for commands that draw but show nothing."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else make_application("", ["tni"])
