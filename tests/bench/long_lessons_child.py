"""Opens and saves long lessons in a real window, and times what is seen and how long the event loop is held.

`python -m tests.bench.long_lessons_child HOME LONG HEAVY ROUNDS`: one JSON object, names to lists of ms.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from tests.bench.opening_child import FirstPicture, rest
from tests.support.hands import equip
from tests.support.running_program import folders
from tni.app.application import Application
from tni.app.build import build
from tni.app.qt import make_application
from tni.core.clock import SystemClock
from tni.library.thinning import ThinningRules
from tni.services.library.history_service import HistoryService
from tni.store.settings_file import SettingsFile
from tni.ui.event_loop.garbage_collector import GarbageCollector
from tni.ui.event_loop.threads import ThreadTaskRunner

PATIENCE_S, REST_S = 240.0, 1.0


def main(home: Path, long: Path, heavy: Path, rounds: int) -> None:
    equip(home)
    app = make_application("fr", ["tni"])
    program = build(app, folders(home), SettingsFile(folders(home).settings))
    try:
        program.start()
        GarbageCollector(lambda: program.main_controller.editor.busy).begin()  # as in the program
        opened = {
            "first page": _open_long(program, long, rounds),
            "page as it was left": _open_again(program, long, rounds),
        }
        found = opened | _save_heavy(program, heavy, rounds)
    finally:
        program.close()
    json.dump(found, sys.stdout)


def _open_long(program: Application, long: Path, rounds: int) -> list[float]:
    """Time from the command to the first page, painted whole, of a lesson that was never left. The first opening loads
    modules and is not counted."""
    found = []
    for number in range(rounds + 1):
        program.current_lesson.new()
        rest(REST_S)
        lesson = shutil.copyfile(long, long.with_stem(f"long {number}"))
        began_s = time.perf_counter()
        _open(program, lesson)
        _wait_for(lambda: not program.main_controller.shown.screen.pending())
        found.append(1000 * (time.perf_counter() - began_s))
    return found[1:]


def _open_again(program: Application, lesson: Path, rounds: int) -> list[float]:
    """Time from the command to the picture that the lesson kept of its page."""
    found = []
    for _ in range(rounds):
        program.current_lesson.open(lesson)
        program.current_lesson.new()
        rest(REST_S)
        looks = FirstPicture(program)
        began_s = time.perf_counter()
        _open(program, lesson)
        seen_s = looks.painted_s or time.perf_counter()  # a lesson that is loaded at once needs no picture
        found.append(1000 * (seen_s - began_s))
    return found


def _open(program: Application, lesson: Path) -> None:
    program.current_lesson.open(lesson)
    _wait_for(lambda: program.current_lesson.lesson.path == lesson)


def _save_heavy(program: Application, lesson: Path, rounds: int) -> dict[str, list[float]]:
    """Time the turns of the event loop while a revision is saved, the lesson open, and while it is copied."""
    tasks = ThreadTaskRunner(program.main, "bench")
    resting, revised, copied = list[float](), list[float](), list[float]()
    for number in range(rounds):
        library = lesson.parent / f"library {number}"
        library.mkdir()
        path = library / lesson.name
        shutil.copyfile(lesson, path)
        _open(program, path)
        rest(REST_S)
        history = HistoryService(library, tasks, SystemClock(), ThinningRules)
        file = program.current_lesson.lesson.file
        assert file is not None
        _while_busy(tasks, partial(time.sleep, REST_S), resting)
        history.save_open(file)
        _while_busy(tasks, lambda: None, revised)  # one worker: the revision is saved when this is done
        _while_busy(tasks, partial(file.save_copy, library / "copy.tni"), copied)
        program.current_lesson.new()
        rest(REST_S)
        shutil.rmtree(library)
    tasks.close()
    return {"left alone": resting, "saved as a revision": revised, "copied": copied}


def _while_busy(tasks: ThreadTaskRunner, work: Callable[[], object], turns: list[float]) -> None:
    """Do the work after what the worker has to do, and note how late each turn of the event loop is meanwhile."""
    done = list[object]()
    tasks.submit(work, done.append, done.append)
    end_s = time.monotonic() + PATIENCE_S
    while not done:
        if time.monotonic() > end_s:
            raise TimeoutError
        began_s = time.perf_counter()
        QCoreApplication.processEvents()
        time.sleep(0.001)
        turns.append(1000 * (time.perf_counter() - began_s) - 1.0)


def _wait_for(condition: Callable[[], bool]) -> None:
    """Let events pass, with rests in which a worker has the interpreter, as in the program's own event loop."""
    end_s = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end_s:
            raise TimeoutError
        QCoreApplication.processEvents()
        time.sleep(0.001)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]), int(sys.argv[4]))
