"""Erases through a full page in a real window, takes it back: from each event to its picture at the X server.

`python -m tests.bench.erasing_child HOME LESSON`: one JSON object, names to lists of ms.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from math import sin
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from tests.qt.board_desk import folders, wait_for
from tests.qt.hands import equip
from tni.app.build import Program, build
from tni.app.qt import make_application
from tni.session.board_session import ToolName
from tni.store.settings_file import SettingsFile

EVENTS = 200
ANY = QEventLoop.ProcessEventsFlag.AllEvents
LEFT, NO_BUTTON, NO_KEY = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


def main(home: Path, lesson: Path) -> None:
    equip(home)
    app = make_application("fr", ["tni"])
    program = build(app, folders(home), SettingsFile(folders(home).settings))
    try:
        program.start(lesson)
        wait_for(lambda: not program.desk.is_opening, "the lesson", 120.0)
        found = measured(program)
    finally:
        program.close()
    json.dump(found, sys.stdout)


def measured(program: Program) -> dict[str, list[float]]:
    canvas, session = program.board.window.canvas, program.board.session
    canvas.show_changes(session.use(ToolName.ERASER))
    session.set_notes("a change after that which made the lesson")
    settle(program)
    before = session.document.count(session.page.id)
    swipe, between = [], []
    for number in range(EVENTS + 1):
        swipe.append(timed(lambda n=number: move(program, n)))  # type: ignore[misc]
        between.append(turn())
    between += settle(program)
    gone = before - session.document.count(session.page.id)
    undo = timed(lambda: program.board.actions.do(lambda board: board.undo()))
    undo_rest = settle(program)
    assert session.document.count(session.page.id) == before
    return {
        "erase, each event": swipe,
        "erase, turns in between": between,
        "undo, its first frame": [undo],
        "undo, turns after it": undo_rest,
        "strokes fewer": [float(gone)],
    }


def move(program: Program, number: int) -> None:
    """One event of a wavy line across the page."""
    canvas, view = program.board.window.canvas, program.board.session.view
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
    return 1000 * (time.perf_counter() - began)


def turn() -> float:
    """ms of a turn of the event loop, which may paint what is due."""
    began = time.perf_counter()
    QCoreApplication.processEvents(ANY)
    return 1000 * (time.perf_counter() - began)


def settle(program: Program) -> list[float]:
    """ms that each turn takes until nothing of the page is left to be painted."""
    screen = program.board.window.canvas._screen
    out = []
    while screen.pending():
        out.append(turn())
    return out


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
