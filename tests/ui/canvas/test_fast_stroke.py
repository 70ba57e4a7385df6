"""A line that is drawn first and covered later ends as the same picture; nothing of a given-up line stays."""

from __future__ import annotations

from math import cos, radians, sin
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QMouseEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from tests.support.hands import settle
from tests.support.running_program import LEFT, NO_BUTTON, NO_KEY, running, wait_for, write
from tni.app.application import Application
from tni.document.pointer import WetInk
from tni.document.view import View
from tni.ink.nib import nib_tips
from tni.ink.pen import Pen, PenKind
from tni.render.coverage import cover
from tni.ui.canvas import fast_ink
from tni.ui.canvas.fast_stroke import FastStroke
from tni.ui.canvas.pointer_input import MOUSE_POINTER
from tni.ui.chrome.commands import CommandId

YELLOW = QColor("#f0c040")


class Opaque(QWidget):
    """Widget that says that it paints all of itself, and does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), YELLOW)
        painter.end()


def pen(program: Application, kind: QEvent.Type, at: tuple[float, float]) -> None:
    canvas = program.main_controller.window.canvas
    button = NO_BUTTON if kind is QEvent.Type.MouseMove else LEFT
    held = NO_BUTTON if kind is QEvent.Type.MouseButtonRelease else LEFT
    there = canvas.mapToGlobal(QPointF(*at))
    QCoreApplication.sendEvent(canvas, QMouseEvent(kind, QPointF(*at), there, button, held, NO_KEY))


def on_screen(widget: QWidget) -> np.ndarray:
    """The pixels that the X server shows where the widget is."""
    corner = widget.mapToGlobal(QPoint(0, 0))
    shot = widget.screen().grabWindow(0, corner.x(), corner.y(), widget.width(), widget.height())
    return pixels(shot.toImage())


def pixels(image: QImage) -> np.ndarray:
    found = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(found.constBits(), np.uint8).reshape(found.height(), found.width(), 4)[..., :3].astype(int)


PATH = [(200 + 9 * k, 200 + (k * 37) % 90) for k in range(40)]


@pytest.mark.parametrize("tool", [CommandId.PEN, CommandId.FELT, CommandId.CHALK])
def test_the_picture_at_the_end_is_that_of_the_page_painted_anew(tmp_path: Path, qapp: object, tool: CommandId) -> None:
    with running(tmp_path) as program:
        program.main_controller.commands[tool].trigger()
        canvas = program.main_controller.window.canvas
        write(program, *PATH)
        quick = pixels(canvas.grab().toImage())
        program.main_controller.shown.screen.forget()
        canvas.show_all()
        while program.main_controller.shown.screen.pending():
            program.main_controller.shown.screen.refine(1.0)
        anew = pixels(canvas.grab().toImage())
        assert (anew < 100).any()
        assert np.abs(quick - anew).max() <= 80
        assert (np.abs(quick - anew).max(axis=2) > 32).mean() < 0.0005


def test_a_board_painted_anew_while_the_pen_is_down_has_all_of_the_line(tmp_path: Path, qapp: object) -> None:
    with running(tmp_path) as program:
        canvas = program.main_controller.window.canvas
        pen(program, QEvent.Type.MouseButtonPress, PATH[0])
        for at in PATH[1:]:
            pen(program, QEvent.Type.MouseMove, at)
        before = pixels(canvas.grab().toImage())
        canvas.show_all()
        after = pixels(canvas.grab().toImage())
        for x, y in PATH[1:]:
            assert before[y, x].max() < 100
            assert after[y, x].max() < 100
        pen(program, QEvent.Type.MouseButtonRelease, PATH[-1])


@pytest.mark.parametrize("command", [CommandId.UNDO, CommandId.ADD_PAGE])
def test_nothing_of_it_stays_when_it_is_taken_back_or_the_page_is_turned(
    tmp_path: Path, qapp: object, command: CommandId
) -> None:
    with running(tmp_path) as program:
        canvas = program.main_controller.window.canvas

        def shown() -> np.ndarray:
            """On a busy machine the time of a frame is over before the page is painted whole."""
            wait_for(lambda: not program.main_controller.shown.screen.pending(), "the whole page")
            return pixels(canvas.grab().toImage())

        blank = shown()
        write(program, *PATH)
        assert (shown() != blank).any()
        program.main_controller.commands[command].trigger()
        assert (shown() == blank).all()


@pytest.mark.parametrize("opaque", [True, False])
def test_what_comes_over_the_page_while_a_pen_writes_is_not_written_on(
    tmp_path: Path, qapp: object, opaque: bool
) -> None:
    if QGuiApplication.platformName() != "xcb":
        pytest.skip("has no screen to look at")
    with running(tmp_path) as program:
        settle(program)
        window, canvas = program.main_controller.window, program.main_controller.window.canvas
        line = [(200.0 + 6 * k, 300.0) for k in range(40)]
        pen(program, QEvent.Type.MouseButtonPress, line[0])
        for at in line[1:20]:
            pen(program, QEvent.Type.MouseMove, at)
        store = canvas._lines.backing_store
        straight = store.bare
        assert straight is not None, "the short way is taken where nothing lies over the page"
        over = Opaque(window) if opaque else QWidget(window)
        if not opaque:
            over.setStyleSheet(f"background: {YELLOW.name()}; border-radius: 20px")
            over.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        over.setGeometry(canvas.x() + 250, canvas.y() + 250, 400, 100)
        over.show()
        canvas._ticks.stop()
        for _ in range(3):
            program.app.processEvents()
        store.bare = straight  # at the worst, when what came has had nothing of the page painted
        store.drawn_in = QRegion(*straight)  # as it is wherever anything is known to be bare
        for at in line[20:]:
            pen(program, QEvent.Type.MouseMove, at)
        canvas._ticks.start()
        wait_for(lambda: store.drawn_in.isEmpty(), "the next look at what lies over the page")
        QCoreApplication.sendPostedEvents()
        for _ in range(3):
            program.app.processEvents()
        shown, alone = (p[20:-20, 20:-20] for p in (on_screen(over), pixels(over.grab().toImage())))
        assert (alone == [YELLOW.blue(), YELLOW.green(), YELLOW.red()]).all()
        pen(program, QEvent.Type.MouseButtonRelease, line[-1])
        over.deleteLater()
        assert np.abs(shown - alone).max() <= 4  # the line on the page shines through as little


@pytest.mark.parametrize("tool", [CommandId.PEN, CommandId.FELT, CommandId.CHALK])
def test_the_screen_shows_each_piece_of_a_line_at_once(
    tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch, tool: CommandId
) -> None:
    if QGuiApplication.platformName() != "xcb":
        pytest.skip("has no screen to look at")
    with running(tmp_path) as program:
        program.main_controller.commands[tool].trigger()
        settle(program)
        canvas = program.main_controller.window.canvas
        wait_for(lambda: (on_screen(canvas) == pixels(canvas.grab().toImage())).all(), "the window in its place")
        drawn, draw = list[FastStroke](), FastStroke.draw
        monkeypatch.setattr(FastStroke, "draw", lambda line, *args: (drawn.append(line), draw(line, *args)))
        pen(program, QEvent.Type.MouseButtonPress, PATH[0])
        for x, y in PATH[1:]:
            pen(program, QEvent.Type.MouseMove, (x, y))
            assert on_screen(canvas)[y - 3 : y + 4, x - 3 : x + 4].max(axis=2).min() < 100  # chalk has hollows
        assert drawn, "it is drawn before the session has its turn"
        assert (on_screen(canvas) == pixels(canvas.grab().toImage())).all()
        pen(program, QEvent.Type.MouseButtonRelease, PATH[-1])


@pytest.mark.parametrize("turn", range(0, 180, 15))
def test_a_markers_plain_line_is_the_exact_one_but_for_its_corners(qapp: object, turn: int) -> None:
    marker, view = Pen(PenKind.FELT, "#000000", 24.0), View()
    x, y = 60 + 35 * cos(radians(turn)), 60 + 35 * sin(radians(turn))
    begun = np.array([(60, 60, 12, 60, 60, 12)], np.float32)
    line = FastStroke.after(WetInk(1, marker, begun), view)
    assert line is not None
    picture = QImage(120, 120, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ffffff"))
    line.draw(picture, x, y)
    plain = 1 - pixels(picture)[..., 0] / 255
    exact = np.zeros((120, 120), np.uint8)
    cover(exact, nib_tips(np.array([(60, 60, 12, x, y, 12)], np.float32), marker))
    assert (plain - exact / 255).max() < 0.35  # nothing beyond but the shade of an edge
    assert plain.sum() > 0.85 * exact.sum() / 255


@pytest.mark.parametrize(
    "pressed",
    [None, CommandId.FELT, CommandId.CHALK, CommandId.HIGHLIGHTER],
    ids=["pen", "marker", "chalk", "highlighter"],
)
def test_after_pen_up_the_window_is_the_page_painted_anew(
    tmp_path: Path, qapp: object, pressed: CommandId | None
) -> None:
    """Nothing of the plain line stays beside the smooth one."""
    with running(tmp_path) as program:
        canvas = program.main_controller.window.canvas
        if pressed is not None:
            program.main_controller.commands[pressed].trigger()
        wait_for(lambda: not program.main_controller.shown.screen.pending(), "the whole page")
        random = np.random.default_rng(1)
        wave = [(200 + 4 * k + random.integers(2), 260 + 90 * np.sin(k / 4) + random.integers(2)) for k in range(90)]
        pen(program, QEvent.Type.MouseButtonPress, wave[0])
        for count, at in enumerate(wave[1:]):
            pen(program, QEvent.Type.MouseMove, at)
            if count % 20 == 19:
                body = program.main_controller.editor.body(MOUSE_POINTER)
                assert body is not None
                if len(body.segments):  # else it has just been looked at
                    canvas._bodies.show(body)
        before = pixels(canvas.grab().toImage())
        pen(program, QEvent.Type.MouseButtonRelease, wave[-1])
        wait_for(lambda: not program.main_controller.shown.screen.pending(), "what lies below")
        done = pixels(canvas.grab().toImage())
        program.main_controller.shown.screen.forget()
        canvas.show_all()
        wait_for(lambda: not program.main_controller.shown.screen.pending(), "the whole page")
        anew = pixels(canvas.grab().toImage())
        assert (np.abs(done - anew).max(axis=2) > 8).sum() == 0
        far = wave[40]
        near = np.s_[: int(min(y for _, y in wave)), :], np.s_[:, : int(far[0])]
        for part in near:  # what is far behind the pen was that already
            assert (np.abs(before[part] - anew[part]).max(axis=2) > 8).sum() == 0


def test_the_server_may_draw_a_piece_before_the_session_has_its_turn(
    tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it waits for this program's processor, the piece would else be seen only after that turn."""
    order: list[str] = []
    monkeypatch.setattr(fast_ink, "_yield_processor", lambda: order.append("others"))
    with running(tmp_path) as program:
        settle(program)
        pen(program, QEvent.Type.MouseButtonPress, (200.0, 300.0))
        pen(program, QEvent.Type.MouseMove, (206.0, 300.0))
        editor = program.main_controller.editor
        draw, handle = FastStroke.draw, editor.handle
        monkeypatch.setattr(FastStroke, "draw", lambda *args: (order.append("drawn"), draw(*args)))
        monkeypatch.setattr(editor, "handle", lambda event: (order.append("session"), handle(event))[1])
        order.clear()
        pen(program, QEvent.Type.MouseMove, (212.0, 300.0))
        assert order == ["drawn", "others", "session"]
        pen(program, QEvent.Type.MouseButtonRelease, (212.0, 300.0))
