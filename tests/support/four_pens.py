"""Four pens that write at once, 200 samples a second each, and the same strokes one after another.

Frames are those of a touch screen: one event with what all fingers did. Stamps are set, not taken from the clock, so
that a stroke has a twin that is equal in every number.
"""

from __future__ import annotations

from math import cos, sin

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEventPoint, QImage, QTouchEvent

from tests.support.hands import Fingers
from tests.support.running_program import wait_for
from tni.app.application import Application

RATE_HZ = 200
PENS = 4

type Way = list[tuple[int, int]]
"""Whole pixels of the canvas, one for each frame; as boards send."""


def shown(program: Application) -> QImage:
    """The page when all of it is painted as it will stay."""
    canvas = program.main_controller.window.canvas
    canvas.show_all()
    board = program.main_controller
    wait_for(lambda: not board.editor.is_late and not board.shown.screen.pending(), "the whole page")
    return canvas.grab().toImage()


def ways(frames: int) -> list[Way]:
    """Four lines of loops, as of a hand that writes large; they cross here and there. No point comes twice running."""
    out = []
    for pen in range(PENS):
        turn = 0.09 + 0.013 * pen
        way = [
            (
                round(90 + 1000 * k / frames + 28 * sin(turn * k)),
                round(110 + 120 * pen + (40 + 9 * pen) * cos(turn * k * (1 + pen / 7))),
            )
            for k in range(frames)
        ]
        out.append([at for n, at in enumerate(way) if n == 0 or at != way[n - 1]])
    length = min(map(len, out))
    return [way[:length] for way in out]


class Screen(Fingers):
    """A touch screen whose stamps are told, milliseconds."""

    def __init__(self, program: Application) -> None:
        super().__init__(program)
        self._corner = self.at((0, 0))

    def write(self, together: list[Way], start_ms: int) -> None:
        """All come down in one frame, write, and leave in one frame."""
        step = 1000 // RATE_HZ
        count = len(together[0])
        for k in range(count + 1):
            state = QEventPoint.State.Updated
            if k in (0, count):
                state = QEventPoint.State.Pressed if k == 0 else QEventPoint.State.Released
            self._send(state, [way[min(k, count - 1)] for way in together], start_ms + step * k)

    def begin(self, places: list[tuple[int, int]], ms: int) -> None:
        self._send(QEventPoint.State.Pressed, places, ms)

    def go(self, places: list[tuple[int, int]], ms: int) -> None:
        self._send(QEventPoint.State.Updated, places, ms)

    def end(self, places: list[tuple[int, int]], ms: int) -> None:
        self._send(QEventPoint.State.Released, places, ms)

    def _send(self, state: QEventPoint.State, places: list[tuple[int, int]], ms: int) -> None:
        points = []
        for number, at in enumerate(places):
            here = QPointF(self._corner + QPoint(*at))
            points.append(QEventPoint(number, state, here, QPointF(self.canvas.mapToGlobal(QPointF(*at)))))
        kinds = {QEventPoint.State.Pressed: QEvent.Type.TouchBegin, QEventPoint.State.Released: QEvent.Type.TouchEnd}
        kind = kinds.get(state, QEvent.Type.TouchUpdate)
        event = QTouchEvent(kind, self.device, Qt.KeyboardModifier.NoModifier, points)
        event.setTimestamp(ms)
        QCoreApplication.sendEvent(self.receiver, event)
