"""A page that is moved: what is shown at once, what at rest."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from tests.render.test_tiled_renderer import FRAME, PAGE, fresh, lesson, pixels, same, screen
from tests.support.running_program import wait_for
from tni.render.pixel_view import PixelView
from tni.ui.canvas.pan_zoom import UNCOVERED_BUDGET_S, PanZoom


class Shown:
    def __init__(self) -> None:
        self.owner = QObject()
        self.log: list[str] = []
        self.motion = PanZoom(self.owner, lambda: self.log.append("show"), lambda: self.log.append("rest"))


def test_one_step_is_shown_at_once_and_as_it_would_be_at_rest(qapp):
    shown = Shown()
    shown.motion.step()
    assert shown.log == ["show"]
    assert not shown.motion.moving
    assert shown.motion.budget_s(2.0, 0.5) == 0.5
    shown.motion.halt()


def test_steps_that_wait_together_are_shown_once(qapp):
    shown = Shown()
    for _ in range(5):
        shown.motion.step()
    assert shown.motion.moving
    wait_for(lambda: len(shown.log) >= 2, "the second picture")
    assert shown.log == ["show", "show"]
    wait_for(lambda: shown.log[-1] == "rest", "rest")
    assert shown.log == ["show", "show", "rest"]
    assert not shown.motion.moving


def test_while_it_moves_only_what_a_pan_uncovers_is_painted(qapp):
    shown = Shown()
    shown.motion.budget_s(2.0, 0.5)
    shown.motion.step()
    shown.motion.step()
    assert shown.motion.budget_s(2.0, 0.5) == UNCOVERED_BUDGET_S
    assert shown.motion.budget_s(2.1, 0.5) == 0.0
    shown.motion.halt()
    assert shown.motion.budget_s(2.2, 0.5) == 0.5


def test_what_comes_between_sees_the_step_that_waits(qapp):
    shown = Shown()
    shown.motion.step()
    shown.motion.step()
    shown.motion.catch_up()
    assert shown.log == ["show", "show"]
    shown.motion.catch_up()
    assert shown.log == ["show", "show"]
    shown.motion.halt()


def test_a_long_zoom_shows_the_page_at_every_step_and_is_sharp_in_the_end(qapp):
    document = lesson(60)
    shown = screen(document)
    shown.show(PAGE, FRAME)
    paper = 200
    for step in range(1, 40):
        scale = FRAME.px_per_mm * 1.05**step
        shown.show(PAGE, PixelView(scale, 40, -30, 700, 560), budget_s=0)
        if step % 9 == 0:  # it rests for a moment, and is painted in part
            shown.refine(0)
        seen = pixels(shown.front)[40:, 60:]
        assert (seen.min(axis=2) > paper).mean() > 0.5  # white paper, not the table beside the page
    while shown.pending():
        shown.refine(0)
    assert same(pixels(shown.front), fresh(document, shown.frame), 0)
    assert np.ptp(pixels(shown.front)) > 100
