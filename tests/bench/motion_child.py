"""Moves the page in a real window and times each frame until the X server has it.

`python -m tests.bench.motion_child HOME LESSON`: one JSON object, a motion's name to frames per second, p50 and p99 in
ms, and the greatest part of the page, in percent, that showed no ink where there is some.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent

from tests.support.hands import Fingers, equip
from tests.support.running_program import folders, wait_for
from tni.app.application import Application
from tni.app.build import build
from tni.app.qt import make_application
from tni.services.lesson.lesson_editor import ToolName
from tni.store.settings_file import SettingsFile

FRAMES = 240
NEARER = 1.25
NOTCH_PX = 40
BLOCK_MM = 8.0
"""Strokes lie nearer to one another than this: a square of the page without ink is blank."""
DARK = 180

type Step = Callable[[], None]


def main(home: Path, lesson: Path) -> None:
    equip(home)
    app = make_application("fr", ["tni"])
    program = build(app, folders(home), SettingsFile(folders(home).settings))
    try:
        program.start(lesson)
        wait_for(lambda: not program.current_lesson.is_opening, "the lesson")
        motions = Motions(program)
        motions.settle()
        found = {name: motions.timed(steps) for name, steps in motions.all()}
    finally:
        program.close()
    json.dump(found, sys.stdout)


class _Painted(QObject):
    """Counts how often a widget has been painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


class Motions:
    def __init__(self, program: Application) -> None:
        self.program, self.canvas = program, program.main_controller.window.canvas
        self.painted = _Painted()
        self.canvas.installEventFilter(self.painted)
        self.fingers = Fingers(program)

    def settle(self) -> None:
        """Nothing of the page is left to be painted."""
        until = time.monotonic() + 1.0
        while time.monotonic() < until or self.program.main_controller.shown.screen.pending():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def all(self) -> Iterator[tuple[str, Iterator[Step]]]:
        self._look(NEARER)
        yield (
            "pan by the wheel",
            (lambda n=n: self.wheel(NOTCH_PX * (1 if (n + 4) // 8 % 2 else -1), sideways=True) for n in range(FRAMES)),
        )
        self._look(NEARER)
        yield "pan by two fingers", self._two(lambda n: (300, 150 * to_and_fro(n / 20)))
        self._look(NEARER)
        yield "pinch", self._two(lambda n: (300 + 220 * to_and_fro(n / 40), 0))
        self._look(NEARER)
        yield (
            "zoom by the wheel",
            (lambda n=n: self.wheel(15 * (1 if n // 60 % 2 else -1), ctrl=True) for n in range(FRAMES)),
        )
        self._look(4.0)
        yield (
            "pan onto what was not seen yet",
            (lambda: self.wheel(-NOTCH_PX, sideways=True) for _ in range(FRAMES // 4)),
        )

    def _look(self, factor: float) -> None:
        session = self.program.main_controller.editor
        self.canvas.show_changes(session.fit())
        middle = self.canvas.width() / 2, self.canvas.height() / 2
        self.canvas.show_changes(session.zoom(factor, *(middle if factor < 2 else (0.0, 0.0))))
        self.settle()

    def _two(self, place: Callable[[int], tuple[float, float]]) -> Iterator[Step]:
        """Two fingers so far apart and so far to the right; the hand moves the page."""
        self.canvas.show_changes(self.program.main_controller.editor.use(ToolName.HAND))
        x, y = self.canvas.width() / 2, self.canvas.height() / 3

        def at(n: int) -> dict[int, tuple[float, float] | QPoint]:
            apart, across = place(n)
            return {1: (x - apart + across, y), 2: (x + apart + across, y)}

        self.fingers.frame(press=at(0))
        yield from (lambda n=n: self.fingers.frame(move=at(n)) for n in range(1, FRAMES))
        self.fingers.frame(release=(1, 2))

    def wheel(self, notch: float, *, ctrl: bool = False, sideways: bool = False) -> None:
        at = QPointF(self.canvas.width() / 2, self.canvas.height() / 2)
        keys = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        turned = round(notch if ctrl else notch / 0.6)
        event = QWheelEvent(
            at, QPointF(self.canvas.mapToGlobal(at.toPoint())), QPoint(),
            QPoint(turned, 0) if sideways else QPoint(0, turned), Qt.MouseButton.NoButton, keys,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QCoreApplication.sendEvent(self.canvas, event)

    def timed(self, steps: Iterator[Step]) -> tuple[float, float, float, float]:
        taken: list[float] = []
        blank = 0.0
        for number, step in enumerate(steps):
            before = self.painted.count
            began = time.perf_counter()
            step()
            give_up = began + 0.5
            while self.painted.count == before and time.perf_counter() < give_up:
                QCoreApplication.processEvents()
            QGuiApplication.sync()
            taken.append(time.perf_counter() - began)
            if number % 8 == 4:
                blank = max(blank, self.blank())
        ms = np.array(taken[2:]) * 1000
        return 1000 / float(ms.mean()), float(np.median(ms)), float(np.percentile(ms, 99)), 100 * blank

    def blank(self) -> float:
        """The part of the shown page's squares that have no ink in the picture."""
        front = self.program.main_controller.shown.screen.front
        assert front is not None
        rows = np.frombuffer(front.constBits(), np.uint8).reshape(front.height(), -1)[:, : front.width() * 4]
        darkest = rows.reshape(front.height(), front.width(), 4)[:, :, :3].min(axis=2)
        view = self.program.main_controller.editor.view
        side = round(BLOCK_MM * view.scale)
        page = self.program.main_controller.editor.page.format
        left, top = max(round(view.x_px), 0), max(round(view.y_px), 0)
        right = min(round(view.x_px + page.width_mm * view.scale), front.width())
        bottom = min(round(view.y_px + page.height_mm * view.scale), front.height())
        wide, high = (right - left) // side, (bottom - top) // side
        blocks = darkest[top : top + high * side, left : left + wide * side].reshape(high, side, wide, side)
        return float((blocks.min(axis=(1, 3)) > DARK).mean())


def to_and_fro(turn: float) -> float:
    """-1 to 1 and back, never at rest: a finger that rests moves no page. turn: half a period is 1."""
    at = (turn + 0.5) % 2
    return 2 * at - 1 if at < 1 else 3 - 2 * at


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
