"""Drags of items wait for a pen that writes, and go on when it has been served, seldom enough."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtWidgets import QWidget

from tests.support.board import HandClock
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.ui.canvas.drag_pace import MOST_S, SHARE, DragPace
from tni.ui.canvas.fast_ink import FastInk

pytestmark = pytest.mark.qt

COST_S = 0.01


class Desk:
    """Drags whose steps take a known time."""

    def __init__(self) -> None:
        self._parent, self.clock = QObject(), HandClock()
        self.editor = SimpleNamespace(is_writing=False, drag_on=self._drag_on)
        self.steps: list[float] = []
        self.shown: list[Changed] = []
        self.pace = DragPace(self._parent, self.clock, lambda: cast("Any", self.editor), self.shown.append, self._paint)
        timer = self._parent.findChild(QTimer)
        assert timer is not None
        self.timer = timer

    def _drag_on(self) -> Changed:
        self.steps.append(self.clock.monotonic())
        return NOTHING_CHANGED

    def _paint(self) -> None:
        assert len(self.shown) == len(self.steps), "it is painted after it was shown"
        self.clock.at_s += COST_S


def test_without_a_pen_each_step_is_done_at_once_but_for_those_that_are_outdated(qapp: object) -> None:
    desk = Desk()
    assert not desk.pace.waits()
    desk.pace.more = True
    assert desk.pace.waits()
    desk.pace.after_point()
    assert desk.steps == [], "the contact's next event does it"


def test_beside_a_pen_steps_come_after_its_points_and_take_a_small_share_of_the_time(qapp: object) -> None:
    desk = Desk()
    desk.editor.is_writing = True
    for _ in range(1_000):
        desk.clock.at_s += 0.004
        assert desk.pace.waits()
        desk.pace.after_point()
        desk.timer.timeout.emit()
    assert len(desk.steps) * COST_S <= 1.3 * SHARE * desk.clock.at_s
    assert len(desk.steps) >= 0.7 * SHARE * desk.clock.at_s / COST_S
    assert max(np.diff(desk.steps)) <= MOST_S + 0.01


def test_a_step_is_done_when_the_pen_rests_or_is_gone(qapp: object) -> None:
    desk = Desk()
    desk.editor.is_writing = True
    assert desk.pace.waits()
    desk.pace.after_point()
    assert len(desk.steps) == 1
    assert desk.pace.waits()
    desk.timer.timeout.emit()
    assert len(desk.steps) == 1, "too soon after the last"
    desk.clock.at_s += 1.0
    desk.timer.timeout.emit()
    assert len(desk.steps) == 2
    assert desk.pace.waits()
    desk.editor.is_writing = False
    desk.timer.timeout.emit()
    assert len(desk.steps) == 3
    desk.timer.timeout.emit()
    assert not desk.timer.isActive()


def test_only_what_lies_over_a_line_takes_its_short_way(qapp: object) -> None:
    ink = FastInk(QWidget(), HandClock(), lambda _box: None)
    ink.over = lambda: QRectF(100.0, 100.0, 50.0, 50.0)
    assert ink.is_bare((0, 0, 90, 90))
    assert not ink.is_bare((90, 90, 20, 20))
    ink.over = QRectF
    assert ink.is_bare((90, 90, 20, 20))
