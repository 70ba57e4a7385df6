"""A lesson at the board by real X events, with pictures of the screen: run by `test_gl_surface.py` for each way to it.

`python -m tests.program.gl_board gl|raster OUT` writes OUT/NAME.png, as the screen shows the window, and
OUT/facts.json.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from tests.program.walker import Heard
from tests.support.running_program import folders, items, running, strokes, wait_for
from tests.support.xtest import XTest
from tests.ui.canvas.test_predicted_ink import awake, lift, write_down
from tni.app.application import Application
from tni.app.qt import make_application
from tni.document.items import Text
from tni.ink.sample import SampleBuffer
from tni.ui.chrome.commands import CommandId
from tni.ui.projector.frozen_screen import FrozenScreen

PEN = [(200, 150), (320, 180), (420, 300), (560, 260)]
STILL_LOOKS = 10
AHEAD = [(200 + 9 * k, 420) for k in range(12)]  # too short for a figure, however long it rests
LOOP = [(600, 120), (800, 320), (800, 120), (600, 320), (600, 120)]


class Lesson:
    """The board under test; positions are pixels of its page."""

    def __init__(self, program: Application, out: Path) -> None:
        self.program, self._out = program, out
        self.window = program.main_controller.window
        self.canvas = self.window.canvas
        self.facts: dict[str, object] = {}
        self._heard, self._x = Heard(program.app), XTest()

    def settle(self) -> None:
        """The window manager places a window when it likes; Qt believes at once that it is where it was sent."""
        window = self.window
        place = QPoint(60, 80)
        wait_for(lambda: window.isActiveWindow() and window.frameGeometry() != window.geometry(), "the window manager")
        window.move(place)
        wait_for(lambda: window.pos() == place and self.is_there(), "the place on the screen")

    def is_there(self) -> bool:
        """Whether the X server has the window where Qt has it."""
        corner = self.window.mapToGlobal(QPoint(0, 0))
        return self._x.corner(int(self.window.winId())) == (corner.x(), corner.y())

    def look(self) -> QImage:
        """The window as the screen shows it."""
        corner = self.window.mapToGlobal(QPoint(0, 0))
        shot = self.window.screen().grabWindow(0, corner.x(), corner.y(), self.window.width(), self.window.height())
        return shot.toImage().convertToFormat(QImage.Format.Format_RGB32)

    def still(self) -> QImage:
        """The same, once the page is at rest and nothing has changed for a while: window manager, server and board
        answer each other."""
        wait_for(
            lambda: not self.canvas.only_moves() and not self.program.main_controller.shown.screen.pending(),
            "the page at rest",
        )
        looks = [self.look()]

        def unchanged() -> bool:
            looks.append(self.look())
            if looks[-1] != looks[0]:
                looks[:] = looks[-1:]
            return len(looks) > STILL_LOOKS

        wait_for(unchanged, "a picture that stays")
        return looks[-1]

    def keep(self, name: str) -> None:
        assert self.still().save(str(self._out / f"{name}.png"))

    def colour(self, x: int, y: int) -> QColor:
        at = self.canvas.mapTo(self.window, QPoint(x, y))
        return QColor(self.look().pixel(at))

    def dark(self, x: int, y: int) -> Callable[[], bool]:
        return lambda: self.colour(x, y).lightness() < 90

    def act(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], check=True)

    def drag(self, points: list[tuple[int, int]], pressed: Callable[[], None] = lambda: None) -> None:
        """Each step waits for the one before to have come: a window manager holds a press back as long as it likes, and
        the X server makes one of the moves that come meanwhile. pressed: what to do before the first move."""
        places = [self.canvas.mapToGlobal(QPoint(*point)) for point in points]
        self._step(None, "mousemove", f"{places[0].x()}", f"{places[0].y()}")
        self._step(QEvent.Type.MouseButtonPress, "mousedown", "1")
        pressed()
        for before, place in pairwise(places):
            moved = QEvent.Type.MouseMove if place != before else None
            self._step(moved, "mousemove", f"{place.x()}", f"{place.y()}")
        self._step(QEvent.Type.MouseButtonRelease, "mouseup", "1")

    def _step(self, comes: QEvent.Type | None, *words: str) -> None:
        counts = self._heard.counts
        before = counts[comes] if comes is not None else 0
        self.act(*words)
        if comes is not None:
            wait_for(lambda: counts[comes] > before, f"{comes.name}")

    def write(self, points: list[tuple[int, int]], pressed: Callable[[], None] = lambda: None) -> None:
        count = len(strokes(self.program))
        self.drag(points, pressed)
        wait_for(lambda: len(strokes(self.program)) == count + 1, "the stroke")

    def command(self, command: CommandId) -> None:
        self.program.main_controller.commands[command].trigger()


def teach(lesson: Lesson) -> None:
    facts, session = lesson.facts, lesson.program.main_controller.editor
    lesson.keep("blank")
    lesson.write(PEN)
    wait_for(lesson.dark(320, 180), "ink on the screen")
    lesson.keep("pen")
    look_ahead(lesson)
    lesson.command(CommandId.HIGHLIGHTER)
    lesson.write(LOOP)
    lesson.keep("highlighter")
    lesson.command(CommandId.ADD_PAGE)
    lesson.keep("second page")
    lesson.command(CommandId.PREVIOUS_PAGE)
    freeze(lesson)
    lesson.command(CommandId.ZOOM_IN)
    lesson.keep("zoomed")
    lesson.command(CommandId.ZOOM_FIT)
    lesson.command(CommandId.SELECT)
    lesson.command(CommandId.SELECT_ALL)
    lesson.keep("selected")
    lesson.command(CommandId.PEN)
    lesson.window.resize(1100, 640)
    wait_for(lambda: lesson.window.width() == 1100 and lesson.is_there(), "another size")
    lesson.keep("resized")
    facts["grab is like the screen"] = farthest(lesson.window.grab().toImage(), lesson.still())

    lesson.act("key", "F2")
    drawer = lesson.window.drawer
    wait_for(drawer.isVisible, "the drawer, by a key")
    lesson.keep("drawer")
    corner = drawer.mapTo(lesson.window, QPoint(0, 0))
    facts["drawer over page"] = lesson.canvas.geometry().intersects(drawer.rect().translated(corner))
    lesson.write([(100, 80), (180, 90)])
    facts["writing closes the drawer"] = not drawer.isVisible()

    lesson.command(CommandId.TEXT)
    lesson.drag([(300, 400), (300, 400)])
    wait_for(lambda: session.editing is not None, "the editor")
    lesson.act("type", "mot")
    editor = lesson.program.main_controller.instruments.typing.edit
    wait_for(lambda: editor.toPlainText() == "mot", "the word in the editor")
    lesson.keep("editor")
    lesson.act("key", "Escape")
    wait_for(lambda: any(isinstance(i, Text) and i.text == "mot" for i in items(lesson.program)), "the word")
    lesson.keep("text")
    lesson.command(CommandId.PEN)


def freeze(lesson: Lesson) -> None:
    """Another page is gone to behind the frozen picture; then the light is another for a while."""
    kit = lesson.program.main_controller.kit
    frozen = FrozenScreen(kit, lesson.window)
    frozen.freeze()
    lesson.command(CommandId.NEXT_PAGE)
    lesson.keep("frozen")
    lesson.command(CommandId.PREVIOUS_PAGE)
    frozen.thaw()
    kit.theme.set_page_light("soft", 1.0)
    lesson.keep("warm")
    kit.theme.set_page_light("plain", 0.0)
    frozen.deleteLater()


def look_ahead(lesson: Lesson) -> None:
    """What is drawn ahead of a pen is on the screen while it is down, and gone with it."""
    canvas, (x, y) = lesson.canvas, AHEAD[-1]
    awake(canvas)
    paper = lesson.colour(x + 7, y)
    write_down(canvas, AHEAD)
    wait_for(lambda: lesson.colour(x + 7, y).lightness() < paper.lightness() - 20, "what is ahead of the pen")
    lift(canvas, AHEAD)
    wait_for(lambda: lesson.colour(x + 7, y) == paper, "the screen without it")
    lesson.facts["seen ahead of the pen"] = True
    lesson.command(CommandId.UNDO)


def break_down(lesson: Lesson) -> None:
    """The driver fails in the middle of a stroke."""
    from tni.render.gl.backend import GlBackend
    from tni.render.gl.resources import GlError

    def fails(*_: object) -> object:
        raise GlError("the card was pulled out")

    GlBackend.cover = fails  # type: ignore[method-assign,assignment]
    without = partial(wait_for, lambda: lesson.canvas.gl is None, "the way without OpenGL")
    lesson.write([(100, 300), (150, 350), (220, 350)], pressed=without)
    lesson.facts["broken stroke"] = len(strokes(lesson.program)[-1].samples)
    wait_for(lesson.dark(150, 350), "ink without OpenGL")
    lesson.facts["strokes after"] = len(strokes(lesson.program))
    lesson.write([(100, 420), (150, 420), (200, 420)])
    wait_for(lesson.dark(150, 420), "more ink without OpenGL")
    lesson.keep("broken")


def farthest(a: QImage, b: QImage) -> int:
    import numpy as np

    rows = [
        np.frombuffer(i.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint8).astype(int) for i in (a, b)
    ]
    return int(np.abs(rows[0] - rows[1]).max()) if rows[0].size == rows[1].size else 255


def hands_are_alike() -> None:
    """Two runs write at different speeds, which shows in their lines: here a sample comes each 20 ms."""
    append = SampleBuffer.append

    def timed(self: SampleBuffer, x_mm: float, y_mm: float, _at_s: float, *more: object) -> tuple[int, int, int]:
        return append(self, x_mm, y_mm, self.started_s + 0.02 * len(self), *more)  # type: ignore[arg-type]

    SampleBuffer.append = timed  # type: ignore[method-assign,assignment]


def main() -> int:
    hands_are_alike()
    way, out = sys.argv[1], Path(sys.argv[2])
    home = out / "home"
    kept = {"render.renderer": way, "board.picture_width_mm": 500}
    folders(home).settings.parent.mkdir(parents=True)
    folders(home).settings.write_text(json.dumps(kept), encoding="utf-8")
    app = make_application("fr", ["tni"])
    assert isinstance(QApplication.instance(), QApplication)
    with running(home) as program:
        lesson = Lesson(program, out)
        lesson.settle()
        lesson.facts["gl"] = lesson.canvas.gl is not None
        teach(lesson)
        lesson.facts["gl at the end"] = lesson.canvas.gl is not None
        if lesson.canvas.gl is not None:
            break_down(lesson)
    lesson.facts["known"] = folders(home).gpu.read_text(encoding="utf-8") if folders(home).gpu.exists() else ""
    (out / "facts.json").write_text(json.dumps(lesson.facts), encoding="utf-8")
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
