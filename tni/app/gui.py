"""Command `tni [FILE]`: open the main window with a lesson."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import Qt, QTimer

from tni.app.application import Application
from tni.app.build import build, rebuild
from tni.app.code_cache import save_cache
from tni.app.folders import Folders
from tni.app.library_upkeep import LibraryUpkeep
from tni.app.library_windows import connect_library_windows
from tni.app.qt import make_application
from tni.app.rendering_backend import probe_for_next_start
from tni.core.clock import SystemClock
from tni.core.closing import CloseError
from tni.core.settings import LANGUAGE
from tni.processes.freed_memory import return_freed_memory
from tni.processes.time_slice import shorten_slices
from tni.store.settings_file import SettingsFile
from tni.ui.event_loop.garbage_collector import GarbageCollector
from tni.ui.event_loop.idle_jobs import IdleJobs
from tni.ui.event_loop.threads import ThreadTaskRunner
from tni.ui.messages.lazy_errors import error_message

SIGNAL_POLL_MS = 200
PROBE_AFTER_MS = 10_000
PRELOADED = (
    "tni.ui.messages.errors",
    "tni.app.stores",
    "tni.ui.seance.seance_controller",
    "tni.ui.vote.vote_controller",
    "tni.ui.main_window.print_controller",
    "tni.devices.registry",
    "tni.services.receivers.receiver_services",
    "tni.services.voting.phones_service",
    "tni.ui.teaching.teaching_controller",
    "tni.ui.teaching.hotplug_controller",
    "tni.ui.panels.page_panel",
    "tni.ui.chrome.on_screen_keyboard",
    "tni.ui.panels.settings_panel",
    "tni.ui.panels.stopwatch",
    "tni.ui.panels.shortcuts_sheet",
)
"""Modules loaded once the page is shown, so that their first use does not wait."""
RESTART_STATUS = 75
"""Exit status of an event loop that asks for a restart of the program."""


def run_gui(path: Path | None) -> int:
    """Show the main window and run until it is closed. Return the exit status, 1 if something could not be
    closed in order."""
    folders = Folders.of_user()
    settings = SettingsFile(folders.settings)
    app = make_application(settings.get(LANGUAGE), [sys.argv[0]])
    program = build(app, folders, settings)
    garbage = GarbageCollector(lambda: program.main_controller.editor.busy)
    upkeep = _keep_library(program, folders)
    _show(program, path, garbage, upkeep)
    # Python handles signals between bytecodes only: wake it regularly, so that SIGTERM closes the lesson.
    looking = QTimer()
    looking.timeout.connect(lambda: None)
    looking.start(SIGNAL_POLL_MS)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: app.exit())  # `quit` would ask the windows, which may ask the teacher
    QTimer.singleShot(PROBE_AFTER_MS, lambda: probe_for_next_start(folders, settings))
    while (status := _run(program)) == RESTART_STATUS:
        garbage.begin()  # a restart in the first moments comes before the idle job that begins this
        app.setQuitOnLastWindowClosed(False)  # during the rebuild there is no window
        upkeep.close()
        program = rebuild(program, folders)
        upkeep = _keep_library(program, folders)
        _connect_library(program, upkeep)
        app.setQuitOnLastWindowClosed(True)
        QTimer.singleShot(0, garbage.renew)  # Qt deletes the previous program's objects in the same turn
    upkeep.close()
    try:
        program.close()
    except CloseError as failed:
        from tni.app.terminal import print_stderr  # rarely needed, as are the messages

        for error in failed.causes:
            print_stderr(error_message(error))
        return status or 1
    return status


def _show(program: Application, path: Path | None, garbage: GarbageCollector, upkeep: LibraryUpkeep) -> None:
    """Show the page first, then load the modules that a lesson needs later, in pieces too short to disturb a pen."""
    if len(program.app.screens()) > 1:  # windows choose their screens before they are shown
        program.start(path)
        _connect_library(program, upkeep)
        program.main_controller.window.canvas.predicted_ink.get_ready()
        shorten_slices()
        QTimer.singleShot(0, garbage.begin)
        return
    program.main_controller.start(path)
    canvas = program.main_controller.window.canvas
    loading = (partial(import_module, name) for name in PRELOADED)
    jobs: tuple[Callable[[], object], ...] = (
        canvas.predicted_ink.get_ready,
        shorten_slices,
        *(() if path is not None else (program.open_at_home,)),
        *loading,
        program.teach,
        partial(_connect_library, program, upkeep),
        save_cache,
        return_freed_memory,
        garbage.begin,
    )
    IdleJobs(canvas, lambda: program.main_controller.editor.busy, jobs)


def _keep_library(program: Application, folders: Folders) -> LibraryUpkeep:
    """Keep the history and the backups of the lessons, with a worker of their own."""
    tasks = ThreadTaskRunner(program.main, "library")
    clock, work = SystemClock(), folders.work_folders.work
    return LibraryUpkeep(program.current_lesson, folders.library, program.settings, clock, tasks, program.tasks, work)


def _connect_library(program: Application, upkeep: LibraryUpkeep) -> None:
    """Save revisions when séances end, and show the history, the backups and their trouble."""
    program.teaching.seance.seance_ended.connect(upkeep.save_open)
    windows = program.teaching.windows
    connect_library_windows(
        program.main_controller, upkeep, program.settings, SystemClock(), lambda: windows.asking_host,
        program.sharing.has_class, program.teaching.seance.seance_ended.connect, program.show_placed_lesson,
    )  # fmt: skip


def _run(program: Application) -> int:
    """Run until the main window is closed or asks for a restart."""
    app = program.app
    # Queued, since the button whose press asks for it is deleted with the rest.
    program.main_controller.rebuild_wanted.connect(lambda: app.exit(RESTART_STATUS), Qt.ConnectionType.QueuedConnection)
    return app.exec()
