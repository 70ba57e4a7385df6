"""Erases through a full page in a real window, takes it back: from each event to its picture at the X server.

`python -m tests.bench.erasing_child HOME LESSON WIDTHxHEIGHT`: one JSON object, names to lists of ms. The window fills
a screen of its size, or has it.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from math import sin
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent

from tests.support.hands import equip
from tests.support.running_program import folders, give_size, wait_for
from tni.app.application import Application
from tni.app.build import build
from tni.app.qt import make_application
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.store.settings_file import SettingsFile
from tni.ui.event_loop.garbage_collector import GarbageCollector

EVENTS = 200
REST_S = 0.0006
"""After each turn: a process of fixed priority that never rests is stopped by the kernel for 50 ms in each second."""
ANY = QEventLoop.ProcessEventsFlag.AllEvents
LEFT, NO_BUTTON, NO_KEY = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


def main(home: Path, lesson: Path, size: QSize) -> None:
    equip(home)
    app = make_application("fr", ["tni"])
    program = build(app, folders(home), SettingsFile(folders(home).settings))
    try:
        if size == app.primaryScreen().size():
            program.start(lesson)
        else:
            program.start(lesson, full_screen=False)
            give_size(program.main_controller.window, size)
        wait_for(lambda: not program.current_lesson.is_opening, "the lesson", 120.0)
        found = measured(program)
    finally:
        program.close()
    json.dump(found, sys.stdout)


def measured(program: Application) -> dict[str, list[float]]:
    canvas, session = program.main_controller.window.canvas, program.main_controller.editor
    canvas.show_changes(session.use(ToolName.ERASER))
    session.set_notes("a change after that which made the lesson")
    GarbageCollector(lambda: session.busy).begin()  # as in the program: Python looks for garbage when nobody draws
    settle(program)
    before = session.document.count(session.page.id)
    swipe, between = [], []
    for number in range(EVENTS + 1):
        swipe.append(timed(lambda n=number: move(program, n)))  # type: ignore[misc]
        between.append(turn())
    between += settle(program)
    after = session.document.count(session.page.id)
    found = {"erase, each event": swipe, "erase, turns in between": between, "strokes fewer": [float(before - after)]}
    for name, step, count in (("undo", LessonEditor.undo, before), ("redo", LessonEditor.redo, after)):
        found[f"{name}, its first frame"] = [timed(lambda step=step: program.main_controller.window.do(step))]  # type: ignore[misc]
        turns = found[f"{name}, turns after it"] = settle(program)
        found[f"{name}, until all is painted"] = [sum(turns)]
        assert session.document.count(session.page.id) == count
    return found


def move(program: Application, number: int) -> None:
    """One event of a wavy line across the page."""
    canvas, view = program.main_controller.window.canvas, program.main_controller.editor.view
    place = 10 + 300 * number / EVENTS, 90 + 70 * sin(number / EVENTS * 12)
    here = QPointF(*view.to_screen(*place))
    there = QPointF(canvas.mapToGlobal(QPoint(round(here.x()), round(here.y()))))
    kinds = {0: (QEvent.Type.MouseButtonPress, LEFT, LEFT), EVENTS: (QEvent.Type.MouseButtonRelease, LEFT, NO_BUTTON)}
    kind, button, buttons = kinds.get(number, (QEvent.Type.MouseMove, NO_BUTTON, LEFT))
    QCoreApplication.sendEvent(canvas, QMouseEvent(kind, here, there, button, buttons, NO_KEY))


def timed(step: Callable[[], object]) -> float:
    """ms until what it changed at once is sent to the X server."""
    began = time.perf_counter()
    step()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
    return _rested(began)


def turn() -> float:
    """ms of a turn of the event loop, which may paint what is due."""
    began = time.perf_counter()
    QCoreApplication.processEvents(ANY)
    return _rested(began)


def _rested(began: float) -> float:
    """ms since then, after which it rests."""
    took_ms = 1000 * (time.perf_counter() - began)
    time.sleep(REST_S)
    return took_ms


def settle(program: Application) -> list[float]:
    """ms that each turn takes until nothing is left to come to the page or to be painted."""
    screen, session = program.main_controller.shown.screen, program.main_controller.editor
    out = []
    while session.is_late or screen.pending():
        out.append(turn())
    return out


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), QSize(*map(int, sys.argv[3].split("x"))))
