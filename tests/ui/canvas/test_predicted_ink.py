"""What is drawn ahead of a pen is seen, is kept nowhere, and leaves nothing behind on the screen."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.hands import settle
from tests.support.running_program import LEFT, NO_BUTTON, NO_KEY, running, strokes, wait_for
from tests.ui.canvas.test_fast_stroke import on_screen, pixels
from tni.app.application import Application
from tni.core.clock import SystemClock
from tni.document.drawlist import Blend
from tni.document.pointer import PointerPhase, PointerType
from tni.document.view import View
from tni.ink.pen import PenKind
from tni.ink.predict import HORIZON_MAX_S
from tni.ui.canvas.canvas import Canvas
from tni.ui.canvas.pointer_input import SurfaceEvent
from tni.ui.canvas.predicted_ink import PenTip, predicted_ink_along
from tni.ui.canvas.prediction_overlay import DISPLAY_S, PredictionOverlay, horizon_s
from tni.ui.chrome.commands import CommandId

STEP_MS = 8
PATH = [(200 + 9 * k, 300 + k) for k in range(30)]
BACK_AND_FORTH = [(200 + 9 * min(k, 40 - k), 420) for k in range(40)]


def pen(canvas: Canvas, kind: QEvent.Type, at: tuple[float, float], at_ms: int) -> None:
    """As a mouse that a board makes of its pen, with a stamp."""
    button = NO_BUTTON if kind is QEvent.Type.MouseMove else LEFT
    held = NO_BUTTON if kind is QEvent.Type.MouseButtonRelease else LEFT
    event = QMouseEvent(kind, QPointF(*at), canvas.mapToGlobal(QPointF(*at)), button, held, NO_KEY)
    event.setTimestamp(at_ms)
    QCoreApplication.sendEvent(canvas, event)


def pen_event(phase: PointerPhase, x_px: float, y_px: float, at_s: float, pointer: int = 1) -> SurfaceEvent:
    return SurfaceEvent(pointer=pointer, phase=phase, tool=PointerType.PEN, at_s=at_s, x_px=x_px, y_px=y_px)


def write_down(canvas: Canvas, path: list[tuple[int, int]]) -> None:
    """The pen comes down, goes the path and stays down."""
    pen(canvas, QEvent.Type.MouseButtonPress, path[0], 0)
    for k, at in enumerate(path[1:], 1):
        pen(canvas, QEvent.Type.MouseMove, at, k * STEP_MS)


def lift(canvas: Canvas, path: list[tuple[int, int]]) -> None:
    pen(canvas, QEvent.Type.MouseButtonRelease, path[-1], len(path) * STEP_MS)


def foreseen(canvas: Canvas) -> list[QRect]:
    return boxes(canvas.predicted_ink)


def boxes(foresight: PredictionOverlay) -> list[QRect]:
    """The places of all pieces, in the order of their last points; of a widget without a scale of its own."""
    return [QRect(QPoint(place.left, place.top), picture.size()) for place, picture in foresight.pictures()]


def painted_anew(program: Application) -> np.ndarray:
    """The page as it is put together from its tiles, ink under way included."""
    canvas, screen = program.main_controller.window.canvas, program.main_controller.shown.screen
    screen.forget()
    canvas.show_all()
    while screen.pending():
        screen.refine(1.0)
    return pixels(canvas.grab().toImage())


def awake(canvas: Canvas) -> None:
    """Keep pieces until the test says so: on a busy machine each pen seems to rest."""
    canvas.predicted_ink.rest_timer.setInterval(10_000)


def test_it_is_seen_beyond_the_tip_and_not_in_the_picture_of_the_page(tmp_path: Path, qapp: object) -> None:
    with running(tmp_path) as program:
        canvas = program.main_controller.window.canvas
        awake(canvas)
        write_down(canvas, PATH)
        (box,) = foreseen(canvas)
        x, y = PATH[-1]
        assert box.right() > x + 6
        front = pixels(program.main_controller.shown.screen.front)[y, x + 4 : x + 8]
        seen = pixels(canvas.grab().toImage())[y, x + 4 : x + 8]
        assert front.min() > 180
        assert seen.mean() < front.mean() - 10
        assert seen[0].mean() < seen[-1].mean(), "it fades"
        lift(canvas, PATH)
        assert foreseen(canvas) == []


@pytest.mark.parametrize("kind", [CommandId.HIGHLIGHTER, CommandId.FELT, CommandId.CHALK])
def test_other_pens_are_foreseen_too(tmp_path: Path, qapp: object, kind: CommandId) -> None:
    with running(tmp_path) as program:
        program.main_controller.commands[kind].trigger()
        canvas = program.main_controller.window.canvas
        awake(canvas)
        blank = pixels(program.main_controller.shown.screen.front)
        write_down(canvas, PATH)
        (box,) = foreseen(canvas)
        x, y = PATH[-1]
        rows, columns = np.s_[y - 30 : y + 30], np.s_[x : box.right()]
        front = pixels(program.main_controller.shown.screen.front)[rows, columns]
        seen = pixels(canvas.grab().toImage())[rows, columns]
        changed = (seen != front).any(axis=(0, 2)).nonzero()[0]
        inked = (front != blank[rows, columns]).any(axis=(0, 2)).nonzero()[0]
        assert len(changed)
        assert changed.max() > inked.max(), "it goes on where the ink ends"
        lift(canvas, PATH)
        assert foreseen(canvas) == []
        canvas.show_all()
        assert np.array_equal(pixels(canvas.grab().toImage()), pixels(program.main_controller.shown.screen.front))


def test_no_sample_comes_of_it(tmp_path: Path, qapp: object) -> None:
    kept = []
    for on in (True, False):
        with running(tmp_path / str(on)) as program:
            canvas = program.main_controller.window.canvas
            canvas.predicted_ink.set_on(on)
            awake(canvas)
            seen = False
            for path in (PATH, BACK_AND_FORTH):
                write_down(canvas, path)
                seen |= bool(foreseen(canvas))
                lift(canvas, path)
            assert seen is on
            kept.append([s.samples for s in strokes(program)])
            view = program.main_controller.editor.view
            places = [view.to_screen(*at) for at in kept[-1][0].positions_mm.tolist()]
            assert np.allclose(places, PATH, atol=0.05)
    assert kept[0] == kept[1]


def rest(program: Application) -> None:
    canvas = program.main_controller.window.canvas
    canvas.predicted_ink.rest_timer.start(1)
    wait_for(lambda: not foreseen(canvas), "the pen to be seen resting")


def lifted(program: Application) -> None:
    lift(program.main_controller.window.canvas, PATH)


def turn_the_page(program: Application) -> None:
    program.main_controller.commands[CommandId.ADD_PAGE].trigger()


def undo(program: Application) -> None:
    lifted(program)
    program.main_controller.commands[CommandId.UNDO].trigger()


def turn_off(program: Application) -> None:
    program.main_controller.window.canvas.predicted_ink.set_on(False)


def on_paper(picture: np.ndarray) -> np.ndarray:
    """Mask of the pixels with only paper within 3 pixels: beside ink a plain line differs a little from the exact
    one, by as much as the pen was fast."""
    bare = (picture == picture.max(axis=(0, 1))).all(axis=2)
    shifts = [(down, right) for down in range(-3, 4) for right in range(-3, 4)]
    return np.logical_and.reduce([np.roll(bare, shift, axis=(0, 1)) for shift in shifts])


@pytest.mark.parametrize("then", [rest, lifted, turn_the_page, undo, turn_off])
def test_nothing_of_it_stays_on_the_screen(tmp_path: Path, qapp: object, then: object) -> None:
    if QGuiApplication.platformName() != "xcb":
        pytest.skip("has no screen to look at")
    with running(tmp_path) as program:
        settle(program)
        canvas = program.main_controller.window.canvas
        awake(canvas)
        write_down(canvas, PATH)
        assert foreseen(canvas)
        (box,) = foreseen(canvas)
        beyond = box.adjusted(-40, -40, 40, 40)
        then(program)  # type: ignore[operator]
        assert foreseen(canvas) == []
        for _ in range(3):
            program.app.processEvents()
        wait_for(lambda: not program.main_controller.shown.screen.pending(), "the whole page")
        shown = on_screen(canvas)
        anew = painted_anew(program)
        part = np.s_[beyond.top() : beyond.bottom(), beyond.left() : beyond.right()]
        x, y = PATH[-1]
        off = np.abs(shown - anew)
        assert off[part][on_paper(anew)[part]].max() == 0
        assert off[y - 20 : y + 20, x + 4 : beyond.right()].max() == 0
        if then in (rest, turn_off):
            lifted(program)


class Hand(SystemClock):
    """A clock that is set by hand."""

    now_s = 100.0

    def monotonic(self) -> float:
        return self.now_s


VIEW = View(5.0, 0.0, 0.0)


def tip(kind: PenKind = PenKind.PEN, width_px: float = 4.0, blend: Blend = Blend.NORMAL) -> PenTip:
    return PenTip(kind, "#000000", width_px, blend)


def moves(foresight: PredictionOverlay, clock: Hand, pointer: int, count: int = 20, ratio: float = 1.0) -> QRect:
    """A stroke of 1000 pixels a second to the right, as a pen's own, which stays down. Returns the last box."""
    box = QRect()
    for k in range(count):
        clock.now_s += 0.005
        phase = PointerPhase.MOVE if k else PointerPhase.DOWN
        event = pen_event(phase, 100.0 + 5 * k, 50.0 * pointer, clock.now_s, pointer)
        box = foresight.handle_point(event, tip() if k else None, VIEW, ratio)
    return box


def test_a_pen_that_writes_beside_one_that_rests_keeps_its_piece(qtbot: QtBot) -> None:
    widget, clock, asked = QWidget(), Hand(), list[QRect]()
    qtbot.addWidget(widget)
    foresight = PredictionOverlay(widget, clock, asked.append)
    moves(foresight, clock, 1)
    (rests,) = boxes(foresight)
    moves(foresight, clock, 2)
    _, writes = boxes(foresight)
    foresight.rest_timer.timeout.emit()
    assert boxes(foresight) == [writes]
    assert asked == [rests]
    clock.now_s += 0.1
    foresight.rest_timer.timeout.emit()
    assert boxes(foresight) == []
    assert not foresight.rest_timer.isActive()


@pytest.mark.parametrize(
    ("before_px", "tool", "seen"),
    [(5, PointerType.PEN, True), (60, PointerType.PEN, False), (60, PointerType.FINGER, True)],
)
def test_what_a_device_repeated_in_one_stroke_is_remembered_in_the_next(
    qtbot: QtBot, before_px: int, tool: PointerType, seen: bool
) -> None:
    """A pen in steps of 60 pixels, then one in steps of 5; fingers are another device."""
    widget, clock = QWidget(), Hand()
    qtbot.addWidget(widget)
    foresight = PredictionOverlay(widget, clock, lambda _box: None)
    for pointer, step_px, used, count in ((1, before_px, PointerType.PEN, 60), (2, 5, tool, 9)):
        for k in range(count):
            clock.now_s += 0.005
            event = pen_event(PointerPhase.MOVE if k else PointerPhase.DOWN, 0.0, 50.0, clock.now_s, pointer)
            event.tool, event.x_px = used, 5.0 * k // step_px * step_px
            foresight.handle_point(event, tip() if k else None, VIEW, 1.0)
        shown = boxes(foresight)
        foresight.end(pointer)
    assert bool(shown) is seen


@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_all_that_is_painted_lies_in_the_box_that_is_asked_for(qtbot: QtBot, ratio: float) -> None:
    widget, clock = QWidget(), Hand()
    qtbot.addWidget(widget)
    foresight = PredictionOverlay(widget, clock, lambda _box: None)
    box = moves(foresight, clock, 1, ratio=ratio)
    picture = QImage(600, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    foresight.paint(painter, picture.rect(), ratio)
    painter.end()
    rows, columns = np.nonzero((pixels(picture) < 255).any(axis=2))
    assert len(rows) > 20
    assert box.contains(QRect(columns.min(), rows.min(), np.ptp(columns) + 1, np.ptp(rows) + 1))
    assert columns.min() >= 195 - 3
    assert columns.max() <= 195 + 1000 * 0.020 + 3


def painted(piece_tip: PenTip, *path: tuple[float, float]) -> np.ndarray:
    """What is darker than white, of 255, after a piece has been painted on it."""
    piece = predicted_ink_along(np.array(path), piece_tip)
    assert piece is not None
    picture = QImage(200, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(piece.mode)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(piece.brush)
    painter.drawPolygon(piece.outline)
    painter.end()
    return 255 - pixels(picture)[..., 0].astype(int)


@pytest.mark.parametrize("kind", [PenKind.HIGHLIGHTER, PenKind.CHALK])
@pytest.mark.parametrize("way", [(6.0, 0.0), (0.0, -45.0), (-20.0, 20.0)])
def test_clear_ink_is_not_covered_twice(kind: PenKind, way: tuple[float, float]) -> None:
    """Its piece begins where the round end of the ink ends."""
    blend = Blend.MULTIPLY if kind is PenKind.HIGHLIGHTER else Blend.NORMAL
    dark = painted(tip(kind, 60.0, blend), (100.0, 100.0), (100.0 + way[0], 100.0 + way[1]))
    rows, columns = dark.nonzero()
    away = np.hypot(columns + 0.5 - 100, rows + 0.5 - 100)
    assert len(away) > 50
    assert away.min() > 60.0 / 2 - 1.5
    assert dark.max() <= 255 * 0.8 * tip(kind, 60.0, blend).opacity + 1


def test_a_felt_tip_is_foreseen_as_broad_as_its_line() -> None:
    """Upright lines are the heavy ones, and along the tip's slant they are half as broad."""
    heavy, light = ((0.64, 0.77), (0.64, -0.77))
    across = []
    for way in (heavy, light):
        dark = painted(tip(PenKind.FELT, 40.0), (100.0, 100.0), (100.0 + 60 * way[0], 100.0 + 60 * way[1]))
        rows, columns = dark.nonzero()
        beside = -way[1] * (columns - 100) + way[0] * (rows - 100)
        across.append(float(np.ptp(beside)))
    assert across[0] == pytest.approx(40, abs=3)
    assert across[1] == pytest.approx(20, abs=3)


@pytest.mark.parametrize("phase", [PointerPhase.UP, PointerPhase.CANCEL])
def test_a_pen_that_leaves_takes_its_piece_away(qtbot: QtBot, phase: PointerPhase) -> None:
    widget, clock = QWidget(), Hand()
    qtbot.addWidget(widget)
    foresight = PredictionOverlay(widget, clock, lambda _box: None)
    moves(foresight, clock, 1)
    (piece,) = boxes(foresight)
    left = pen_event(phase, 195.0, 50.0, clock.now_s)
    assert foresight.handle_point(left, None, VIEW, 1.0) == piece
    assert boxes(foresight) == []
    assert foresight.handle_point(left, None, VIEW, 1.0).isEmpty()


def test_what_draws_no_ink_is_not_foreseen(qtbot: QtBot) -> None:
    widget, clock = QWidget(), Hand()
    qtbot.addWidget(widget)
    foresight = PredictionOverlay(widget, clock, lambda _box: None)
    for k in range(20):
        event = pen_event(PointerPhase.MOVE if k else PointerPhase.DOWN, 5.0 * k, 0.0, 0.005 * k)
        assert foresight.handle_point(event, None, VIEW, 1.0).isEmpty()


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_the_horizon_is_the_age_of_a_sample_and_the_display_and_at_most_20_ms(now_s: float, sample_s: float) -> None:
    found = horizon_s(now_s, sample_s)
    assert DISPLAY_S <= found <= HORIZON_MAX_S
    assert horizon_s(now_s, now_s) == DISPLAY_S
    assert horizon_s(1.003, 1.0) == pytest.approx(DISPLAY_S + 0.003)
    assert horizon_s(1.0, 5000.0) == horizon_s(5000.0, 1.0) == DISPLAY_S, "a stamp of another clock"
