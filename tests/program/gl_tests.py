"""What holds of the page's own window under OpenGL, in the whole program: run by `test_gl_hands.py`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent

from tests.support.four_pens import Screen, shown
from tests.support.hands import Fingers, Stylus, on_canvas, page_window
from tests.support.running_program import NO_BUTTON, NO_KEY, strokes, wait_for, write
from tests.ui.canvas.test_fast_stroke import on_screen, pixels
from tests.ui.main_window.test_touch_settings import settings_of, show_a_pen
from tni.app.application import Application
from tni.app.shipped_files import lessons_folder
from tni.core.settings import FINGER_ACTION
from tni.document.contact_roles import FingerRole
from tni.ui.canvas.pan_zoom import REST_MS
from tni.ui.chrome.commands import CommandId
from tni.ui.gl.swap_interval import SwapInterval, interval_setter

if TYPE_CHECKING:
    from tni.ui.gl.surface import GlSurface  # brings PyOpenGL, which must find the context there

NO_REST_MS = 60_000
"""A page that is moved does not come to rest by itself, however slowly a picture is made."""
PEN, LIFT = QEvent.Type.TabletPress, QEvent.Type.TabletRelease


class Recorder(SwapInterval):
    """Notes for each swap whether it waits, and goes on as it was."""

    def __init__(self, surface: GlSurface) -> None:
        super().__init__(interval_setter(surface.context.qt_context))
        self.waits: list[bool] = []
        surface.context.interval = self

    def before_swap(self, window: int, *, wait: bool) -> None:
        self.waits.append(wait)
        super().before_swap(window, wait=wait)

    def during(self, work: Callable[[], None]) -> list[bool]:
        """Swaps until what was done is on the screen."""
        self.waits.clear()
        work()
        wait_for(lambda: bool(self.waits), "a picture")
        return list(self.waits)


def gl_of(program: Application) -> GlSurface:
    surface = program.main_controller.window.canvas.gl
    assert surface is not None
    return surface


def rest_timer(program: Application) -> QTimer:
    """The timer at whose end a page that was moved is at rest."""
    timers = program.main_controller.window.canvas.findChildren(QTimer)
    (found,) = [timer for timer in timers if timer.isSingleShot() and timer.interval() in (REST_MS, NO_REST_MS)]
    return found


@pytest.fixture
def recorder(program: Application) -> Recorder:
    """The page at rest, larger than the window; fingers move it."""
    program.main_controller.commands[CommandId.ZOOM_IN].trigger()
    show_a_pen(program)
    program.settings.set(FINGER_ACTION, FingerRole.MOVE_PAGE.value)
    panel = settings_of(program)
    panel.roles_changed.emit()
    panel.put_away()
    shown(program)
    rest_timer(program).setInterval(NO_REST_MS)
    return Recorder(gl_of(program))


def pan(program: Application, *, ctrl: bool = False) -> None:
    """Steps of a wheel, or of one with Ctrl held, which zooms; the second one moves."""
    keys = Qt.KeyboardModifier.ControlModifier if ctrl else NO_KEY
    window = page_window(program)
    here = QPointF(400, 300)
    there = QPointF(window.mapToGlobal(here.toPoint()))
    for _ in range(3):
        event = QWheelEvent(
            here, there, QPoint(), QPoint(0, -120), NO_BUTTON, keys, Qt.ScrollPhase.NoScrollPhase, False
        )
        QCoreApplication.sendEvent(window, event)


def pinch(program: Application) -> None:
    """Two fingers that part, and leave."""
    fingers = Fingers(program)
    fingers.frame(press={0: (400, 300), 1: (500, 300)})
    for step in range(1, 4):
        fingers.frame(move={0: (400 - 20 * step, 300), 1: (500 + 20 * step, 300)})
    fingers.frame(release=(0, 1))


# -- the swap interval


@pytest.mark.parametrize("move", [pan, lambda program: pan(program, ctrl=True), pinch], ids=["pan", "zoom", "pinch"])
def test_a_page_that_moves_waits_for_the_screen(
    program: Application, recorder: Recorder, move: Callable[[Application], None]
) -> None:
    before = program.main_controller.editor.view
    assert any(recorder.during(lambda: move(program)))
    assert program.main_controller.editor.view != before


@pytest.mark.parametrize("eraser", [False, True], ids=["pen", "eraser"])
def test_no_swap_waits_while_a_pen_is_down_though_fingers_move_the_page(
    program: Application, recorder: Recorder, eraser: bool
) -> None:
    """Under a pen that writes the page stays; under one that erases it moves."""
    pen, before = Stylus(program, eraser=eraser), program.main_controller.editor.view

    def send(kind: QEvent.Type, x: int, pressure: float = 0.5) -> list[bool]:
        def work() -> None:
            pen.send(kind, (x, 100), pressure)

        return recorder.during(work)

    waits = send(PEN, 800) + send(QEvent.Type.TabletMove, 820)
    recorder.waits.clear()
    pinch(program)
    waits += recorder.waits
    moved = program.main_controller.editor.view != before
    waits += send(QEvent.Type.TabletMove, 840)
    pen.send(LIFT, (840, 100), 0.0)
    assert moved is eraser
    assert len(waits) >= 3
    assert not any(waits)
    assert not program.main_controller.editor.at_work
    assert any(recorder.during(lambda: pan(program)))


def test_a_page_at_rest_does_not_wait(program: Application, recorder: Recorder) -> None:
    canvas = program.main_controller.window.canvas
    recorder.during(lambda: pan(program))
    rest_timer(program).setInterval(1)
    pan(program)
    wait_for(lambda: not canvas.only_moves(), "rest")
    assert not any(recorder.during(lambda: canvas.show_all()))


def test_the_window_system_takes_what_it_offers(program: Application, recorder: Recorder) -> None:
    """GLX under llvmpipe offers nothing, EGL does."""
    could = recorder.can_wait
    recorder.during(lambda: pan(program))
    pen = Stylus(program)
    recorder.during(lambda: pen.write((300, 300), (400, 300)))
    assert recorder.can_wait is could
    assert program.main_controller.window.canvas.gl is not None


# -- what is seen


def test_the_smooth_body_takes_the_plain_lines_place_before_the_pen_lifts(program: Application) -> None:
    canvas, pen = program.main_controller.window.canvas, Stylus(program)
    path = [(200 + 12 * k, 250 + (17 * k * k) % 23) for k in range(40)]
    pen.send(PEN, path[0])
    for at in path[1:]:
        pen.send(QEvent.Type.TabletMove, at)
    ((pointer, stroke),) = program.main_controller.shown.screen._on._wet.items()  # type: ignore[attr-defined]
    wait_for(lambda: stroke.firm is not None and not stroke.loose[1:], "the body, to the tip")
    bodies = canvas._bodies._bodies
    wait_for(lambda: bool(bodies) and bodies[pointer].due.empty, "the body, shown")
    under_way = pixels(canvas.grab().toImage())
    wait_for(lambda: np.abs(on_screen(canvas) - under_way).max() <= 4, "the same on the screen")
    pen.send(LIFT, path[-1], 0.0)
    lifted = pixels(shown(program))
    x, y = (round(v * canvas.devicePixelRatioF()) for v in (path[-1][0] - 40, 0))
    assert (under_way[:, :x] < 100).any()
    assert y == 0
    # All but the end, which tapers: nothing jumps when the pen lifts.
    assert (np.abs(lifted[:, :x] - under_way[:, :x]).max(axis=2) > 32).mean() < 0.0005


def test_four_wet_strokes_that_cross_are_what_they_are_when_dry(program: Application) -> None:
    program.main_controller.commands[CommandId.HIGHLIGHTER].trigger()
    screen, canvas = Screen(program), program.main_controller.window.canvas
    starts, ends = [(200, 150), (200, 400), (300, 100), (500, 100)], [(600, 400), (600, 150), (300, 450), (500, 450)]
    ways = [
        [(round(a + (c - a) * k / 12), round(b + (d - b) * k / 12)) for k in range(13)]
        for (a, b), (c, d) in zip(starts, ends, strict=True)
    ]
    screen.begin([way[0] for way in ways], 10_000)
    for k in range(1, 13):
        screen.go([way[k] for way in ways], 10_000 + 20 * k)
    wet = pixels(canvas.grab().toImage())
    screen.end([way[-1] for way in ways], 10_300)
    dry = pixels(shown(program))
    assert len(strokes(program)) == 4
    assert (np.abs(wet - dry).max(axis=2) > 32).mean() < 0.0005


def test_the_first_touch_of_a_board_changes_the_mode_and_its_ink_is_seen(program: Application, tmp_path: Path) -> None:
    """The layer is opened by the press, under a finger that is already on the page's own window."""
    path = tmp_path / "fractions.tni"
    shutil.copyfile(lessons_folder() / "fractions.tni", path)
    program.current_lesson.open(path)
    wait_for(lambda: program.current_lesson.lesson.path == path, "the lesson")
    board = program.main_controller
    assert board.window.bar.seance_button.label == "Préparer"
    prepared, blank = dict(board.editor.document.base), pixels(shown(program))
    fingers = Fingers(program)
    fingers.frame(press={1: (300, 250)})
    assert board.window.bar.seance_button.label == "Enseigner"
    for place in ((340, 290), (420, 270)):
        fingers.frame(move={1: place})
    fingers.frame(release=(1,))
    assert board.editor.document.base == prepared
    assert len(board.editor.document.overlay) == 1
    written = pixels(shown(program))
    assert (np.abs(written - blank).max(axis=2) > 64).any()
    wait_for(lambda: np.abs(on_screen(board.window.canvas) - written).max() <= 4, "the same on the screen")


# -- scaled screens


def test_ink_lies_under_the_pen_whatever_the_scale(program: Application) -> None:
    canvas = program.main_controller.window.canvas
    ratio = canvas.devicePixelRatioF()
    Stylus(program).write((200, 200), (300, 260), (400, 200), pressures=(0.5, 0.9, 0.5))
    fingers = Fingers(program)
    fingers.frame(press={0: (200, 400)})
    fingers.frame(move={0: (400, 420)})
    fingers.frame(release=(0,))
    write(program, (600, 200), (800, 260))
    picture = pixels(shown(program))

    def inked(picture: np.ndarray) -> bool:
        """A window may lie between two logical pixels, so a look at the screen is off by one of the real ones."""
        spots = [
            picture[round((y - 4) * ratio) : round((y + 4) * ratio), round(x * ratio)]
            for x, y in ((200, 202), (300, 260), (300, 410), (700, 230))
        ]
        return all((spot < 100).any() for spot in spots)

    assert inked(picture)
    wait_for(lambda: inked(on_screen(canvas)), "the same on the screen")
    assert [len(s.samples) for s in strokes(program)] == [3, 2, 2]
    assert on_canvas(program, strokes(program)[0])[1].tolist() == pytest.approx([300, 260], abs=0.2)
