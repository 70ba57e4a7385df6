"""`tni [FILE]`: the board, pen in hand."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from tni.app.build import build
from tni.app.folders import Folders
from tni.app.qt import freeze_garbage, make_application
from tni.app.way import probe_for_next_start
from tni.core.settings import LANGUAGE
from tni.store.settings_file import SettingsFile

SIGNAL_LOOK_MS = 200
PROBE_AFTER_MS = 10_000


def run_board(path: Path | None) -> int:
    """Open the board and stay until it is closed."""
    folders = Folders.of_user()
    settings = SettingsFile(folders.settings)
    app = make_application(settings.get(LANGUAGE), [sys.argv[0]])
    program = build(app, folders, settings)
    program.start(path)
    # Python handles signals between bytecodes only: wake it now and then, so that SIGTERM closes the lesson.
    looking = QTimer()
    looking.timeout.connect(lambda: None)
    looking.start(SIGNAL_LOOK_MS)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: app.quit())
    QTimer.singleShot(0, freeze_garbage)
    QTimer.singleShot(PROBE_AFTER_MS, lambda: probe_for_next_start(folders, settings))
    status = app.exec()
    program.close()
    return status
