"""Opens the results of a long session in a real window, looks at each view and sorts, and times the event loop's turns.

`python -m tests.bench.results_child PUPILS QUESTIONS ROUNDS`: one JSON object, names to lists of ms. A turn is one call
of the event loop or one press of a button; turns that do nothing are left out.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from tests.support.results_year import write_long_session
from tests.support.teaching_room import Room, room
from tni.app.qt import make_application
from tni.core.ids import ClassId
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.results.answers_table import AnswersTable

LEAST_MS = 0.5
"""Shorter turns are those of an event loop that waits."""
REST_S, PATIENCE_S = 0.7, 300.0
SIZE = 1900, 1000


class Turns:
    """wall_ms, processor_ms: of each turn, the latter of the main thread alone."""

    def __init__(self) -> None:
        self.wall_ms: list[float] = []
        self.processor_ms: list[float] = []

    def take(self, turn: Callable[[], object]) -> None:
        began_s, worked_s = time.perf_counter(), time.thread_time()
        turn()
        wall_ms = 1000 * (time.perf_counter() - began_s)
        if wall_ms > LEAST_MS:
            self.wall_ms.append(wall_ms)
            self.processor_ms.append(1000 * (time.thread_time() - worked_s))

    def pass_events(self, seconds: float, until: Callable[[], bool] = lambda: True) -> None:
        """At least so long, and until a condition holds."""
        began_s = time.monotonic()
        while time.monotonic() - began_s < seconds or not until():
            if time.monotonic() - began_s > PATIENCE_S:
                raise TimeoutError
            self.take(_one_turn)
            time.sleep(0.0005)


def _one_turn() -> None:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class _FirstRows(QObject):
    """When a table of answers was first painted with rows in it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.at_s: float | None = None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        table = watched.parent() if event.type() is QEvent.Type.Paint and self.at_s is None else None
        if isinstance(table, AnswersTable) and watched is table.viewport() and table.model().rowCount() > 0:
            self.at_s = time.perf_counter()
        return False


def _look(app: QApplication, here: Room, class_id: ClassId, turns: Turns) -> float:
    """Open, see every view, sort, and put away. Returns ms until the first rows."""
    seen = _FirstRows(app)
    began_s = time.perf_counter()
    turns.take(lambda: here.teaching.results.open(class_id))
    turns.pass_events(REST_S, lambda: seen.at_s is not None)
    app.removeEventFilter(seen)
    sheet = here.teaching.results.sheet
    assert sheet is not None
    views, orders = (grid.findChildren(TextButton) for grid in (sheet.view, sheet.order))
    for button in (*views, views[0], *orders):
        turns.take(button.click)
        turns.pass_events(REST_S)
    turns.take(sheet.put_away)
    turns.pass_events(REST_S)
    assert seen.at_s is not None
    return 1000 * (seen.at_s - began_s)


def main(pupils: int, questions: int, rounds: int) -> None:
    app = make_application("fr", ["tni"])
    turns, first_rows = Turns(), list[float]()
    with tempfile.TemporaryDirectory() as folder, room(app, Path(folder), size=SIZE) as here:
        class_id = write_long_session(here, pupils=pupils, questions=questions)
        Turns().pass_events(REST_S)
        _look(app, here, class_id, Turns())  # what is loaded when it is first needed
        first_rows += [_look(app, here, class_id, turns) for _ in range(rounds)]
    json.dump({"first rows": first_rows, "turns": turns.wall_ms, "turns (processor)": turns.processor_ms}, sys.stdout)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
