"""What is done now and then while a pen is down: when it has its turn, and that it ends with the pen."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtGui import QPen

from tests.support.running_program import running, wait_for
from tests.ui.canvas.test_fast_stroke import PATH, pen
from tni.document.pointer import PointerPhase, PointerType
from tni.ui.canvas.ink_warm_up import MAX_IDLE_RUNS, WARM_UP_INTERVAL_MS, InkWarmUp
from tni.ui.canvas.pen_timer import PenTimer
from tni.ui.canvas.pointer_input import SurfaceEvent


class Desk:
    """Ticks whose time goes by hand."""

    def __init__(self) -> None:
        self._parent = QObject()
        self.ticked = 0
        self.ticks = PenTimer(self._parent, self._tick)
        self._timer = self._parent.findChild(QTimer)
        self.ticks.start()

    def _tick(self) -> None:
        self.ticked += 1

    def time_out(self) -> None:
        assert self._timer is not None
        self._timer.timeout.emit()


def test_a_tick_that_is_due_waits_for_the_next_point_of_a_pen_that_moves(qapp: object) -> None:
    desk = Desk()
    assert not desk.ticks.after_point()
    desk.time_out()
    assert desk.ticked == 0
    assert desk.ticks.after_point()
    assert desk.ticked == 1
    assert not desk.ticks.after_point(), "one tick is one"
    desk.ticks.stop()


def test_a_pen_that_rests_is_not_waited_for(qapp: object) -> None:
    desk = Desk()
    desk.time_out()
    assert desk.ticked == 1
    desk.ticks.after_point()
    desk.time_out()
    assert desk.ticked == 1, "the pen moves: its next point comes soon"
    desk.time_out()
    assert desk.ticked == 2, "it did not come"
    desk.ticks.stop()


def test_what_was_due_of_one_stroke_is_not_of_the_next(qapp: object) -> None:
    desk = Desk()
    desk.ticks.after_point()
    desk.time_out()
    desk.ticks.stop()
    desk.ticks.start()
    assert not desk.ticks.after_point()
    assert desk.ticked == 0
    desk.ticks.stop()


def test_a_rehearsal_ends_when_no_point_comes(qapp: object) -> None:
    parent = QObject()
    rehearsal = InkWarmUp(parent)
    timer = parent.findChild(QTimer)
    assert timer is not None
    rehearsal.point(QPen())
    for _ in range(MAX_IDLE_RUNS - 1):
        timer.timeout.emit()
    assert timer.isActive()
    rehearsal.point(QPen())
    for _ in range(MAX_IDLE_RUNS):
        timer.timeout.emit()
    assert not timer.isActive()


def test_rehearsing_goes_on_while_a_pen_writes_and_leaves_no_mark(tmp_path: Path, qapp: object) -> None:
    with running(tmp_path) as program:
        canvas = program.main_controller.window.canvas
        (timer,) = [timer for timer in canvas.findChildren(QTimer) if timer.interval() == WARM_UP_INTERVAL_MS]
        fired: list[int] = []
        timer.timeout.connect(lambda: fired.append(1))
        pen(program, QEvent.Type.MouseButtonPress, PATH[0])
        for at in PATH[1:6]:
            pen(program, QEvent.Type.MouseMove, at)
        corner = QRect(0, 0, 100, 100)  # where a rehearsal on the page would be seen
        before = canvas.grab(corner).toImage()
        wait_for(lambda: len(fired) > 3, "a few rehearsals")
        assert canvas.grab(corner).toImage() == before
        pen(program, QEvent.Type.MouseButtonRelease, PATH[5])
        assert not timer.isActive()


def test_what_can_wait_comes_after_points_of_the_pen_alone(tmp_path: Path, qapp: object) -> None:
    """After a finger that moves something, the pen's next point may come at any time."""
    with running(tmp_path) as program:
        canvas = program.main_controller.window.canvas
        turns: list[int] = []
        finger = SurfaceEvent(
            pointer=77, phase=PointerPhase.MOVE, tool=PointerType.FINGER, at_s=0.0, x_px=900.0, y_px=400.0
        )
        with patch.object(canvas.live, "after_point", lambda: turns.append(1)):
            canvas.feed(finger)
            assert len(turns) == 1, "nobody writes"
            pen(program, QEvent.Type.MouseButtonPress, PATH[0])
            pen(program, QEvent.Type.MouseMove, PATH[1])
            written = len(turns)
            assert written > 1
            canvas.feed(finger)
            assert len(turns) == written
            pen(program, QEvent.Type.MouseMove, PATH[2])
            assert len(turns) == written + 1
            pen(program, QEvent.Type.MouseButtonRelease, PATH[2])
