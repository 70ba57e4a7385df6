"""Drags of items wait for a pen that writes, and go on when it has been served, seldom enough."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from plugins.clock_face import ClockFace
from tests.support.board import HandClock
from tests.support.item_board import ItemBoard
from tni.document.items import PluginItem
from tni.document.overlay import Overlay
from tni.document.page_format import Paper
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.document.view import View
from tni.render.raster.item_painter import ALPHA_FORMAT, ItemPainter
from tni.ui.canvas import overlay_painter
from tni.ui.canvas.drag_pace import MOST_S, SHARE_AMONG, SHARE_BETWEEN, DragPace
from tni.ui.canvas.fast_ink import FastInk
from tni.ui.canvas.overlay_painter import OverlayPainter

pytestmark = pytest.mark.qt

COST_S = 0.003
"""Time of computing a step, of each half of its painting, and of showing it."""
PARTS = 4


class Desk:
    """Drags whose steps take a known time."""

    def __init__(self, cost_s: float = COST_S) -> None:
        self._parent, self.clock, self._cost_s = QObject(), HandClock(), cost_s
        self.editor = SimpleNamespace(is_writing=False, drag_on=self._drag_on)
        self.steps: list[float] = []
        self.shown: list[float] = []
        self.longest_s = 0.0
        self._left = 0
        self.pace = DragPace(self._parent, self.clock, lambda: cast("Any", self.editor), self._prepare, self._show)
        timer = self._parent.findChild(QTimer)
        assert timer is not None
        self.timer = timer

    def _drag_on(self) -> Changed:
        self.steps.append(self.clock.monotonic())
        self.clock.at_s += self._cost_s
        self._left = 2
        return NOTHING_CHANGED

    def _prepare(self, _budget_s: float) -> bool:
        self.clock.at_s += self._cost_s
        self._left -= 1
        return self._left > 0

    def _show(self, _changed: Changed) -> None:
        assert self._left == 0, "it is painted before it is shown"
        self.clock.at_s += self._cost_s
        self.shown.append(self.clock.monotonic())

    def write(self, points: int, gap_s: float) -> None:
        """Send points of a pen at regular times, while something is dragged."""
        self.editor.is_writing = True
        for _ in range(points):
            next_s = self.clock.at_s + gap_s
            assert self.pace.waits()
            began_s = self.clock.at_s
            self.pace.after_point()
            self.longest_s = max(self.longest_s, self.clock.at_s - began_s)
            self.timer.timeout.emit()
            self.clock.at_s = max(self.clock.at_s, next_s)

    def lift(self) -> None:
        self.editor.is_writing = False
        self.timer.timeout.emit()
        assert not self.timer.isActive()


def test_without_a_pen_each_step_is_done_at_once_but_for_those_that_are_outdated(qapp: object) -> None:
    desk = Desk()
    assert not desk.pace.waits()
    desk.pace.more = True
    assert desk.pace.waits()
    desk.pace.after_point()
    assert desk.steps == [], "the contact's next event does it"


def test_parts_that_end_before_the_next_point_take_a_quarter_of_the_time(qapp: object) -> None:
    desk = Desk()
    desk.write(1_000, gap_s=0.008)
    assert desk.longest_s <= 1.01 * COST_S, "no point finds more than one part"
    taken_s = len(desk.shown) * PARTS * COST_S
    assert 0.6 * SHARE_BETWEEN <= taken_s / desk.clock.at_s <= 1.05 * SHARE_BETWEEN
    assert max(np.diff(desk.shown)) < 0.1
    desk.lift()


def test_parts_for_which_points_would_have_to_wait_take_next_to_nothing(qapp: object) -> None:
    desk = Desk(0.002)
    desk.write(4_000, gap_s=0.003)
    taken_s = len(desk.shown) * PARTS * 0.002
    assert 0.6 * SHARE_AMONG <= taken_s / desk.clock.at_s <= 1.1 * SHARE_AMONG
    assert max(np.diff(desk.shown)) <= MOST_S + PARTS * 0.005
    desk.lift()


def test_the_shortest_of_the_last_times_between_points_counts(qapp: object) -> None:
    """Two pens write at once, and the points of one come soon after those of the other."""
    desk = Desk()
    for _ in range(500):
        desk.write(1, gap_s=0.0005)
        desk.write(1, gap_s=0.0075)
    assert len(desk.shown) * PARTS * COST_S <= 1.2 * SHARE_AMONG * desk.clock.at_s + PARTS * COST_S
    desk.lift()


def test_a_step_is_done_when_the_pen_rests_or_is_gone(qapp: object) -> None:
    desk = Desk()
    desk.clock.at_s = 10.0
    desk.editor.is_writing = True
    assert desk.pace.waits()
    desk.pace.after_point()
    assert (len(desk.steps), len(desk.shown)) == (1, 0)
    for _ in range(PARTS):
        desk.clock.at_s += 0.03
        desk.timer.timeout.emit()
    assert len(desk.shown) == 1
    assert desk.pace.waits()
    desk.timer.timeout.emit()
    assert len(desk.steps) == 1, "too soon after the last"
    desk.lift()
    assert (len(desk.steps), len(desk.shown)) == (2, 2)


def test_another_page_has_none_of_the_steps_of_the_last(qapp: object) -> None:
    desk = Desk()
    desk.editor.is_writing = True
    assert desk.pace.waits()
    desk.pace.after_point()
    desk.pace.drop()
    desk.lift()
    assert (len(desk.steps), desk.shown) == (1, [])


@pytest.mark.parametrize(("kept", "least"), [(600, 1), (0, 4)])
def test_a_held_item_is_painted_in_parts_and_shown_as_in_one_go(
    kept: int, least: int, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A drawing of usual size is made and then painted in one go, as what is kept of it shortens this."""
    monkeypatch.setattr(overlay_painter, "MOST_KEPT_ITEMS", kept)
    board = ItemBoard("clock_face", ClockFace)
    drafts, paper = [board.item], Paper.SOFT
    in_parts, in_one = OverlayPainter(ItemPainter), OverlayPainter(ItemPainter)
    parts = 0
    while in_parts.prepare(drafts, paper, 4.0, 0.0):
        parts += 1
    assert parts >= least
    pictures = [painted(one, board.item, paper) for one in (in_parts, in_one)]
    assert pictures[0] == pictures[1]
    board.close()


def painted(painter: OverlayPainter, item: PluginItem, paper: Paper) -> QImage:
    image = QImage(800, 600, ALPHA_FORMAT)
    image.fill(0)
    onto = QPainter(image)
    painter.paint(onto, Overlay(drafts=(item,)), (), paper, View(4.0, -200.0, -100.0), 1.0)
    onto.end()
    return image


def test_only_what_lies_over_a_line_takes_its_short_way(qapp: object) -> None:
    ink = FastInk(QWidget(), HandClock(), lambda _box: None)
    ink.over = lambda: QRectF(100.0, 100.0, 50.0, 50.0)
    assert ink.is_bare((0, 0, 90, 90))
    assert not ink.is_bare((90, 90, 20, 20))
    ink.over = QRectF
    assert ink.is_bare((90, 90, 20, 20))
