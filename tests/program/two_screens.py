"""A lesson on two screens of one X server, plugged and unplugged: run by `test_two_screens.py`.

`python -m tests.program.two_screens OUT SCENE...` writes what each scene found to OUT/facts.json.
The teacher's window is painted in a colour of its own, for which another process looks at the screen all the time.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from tests.program.byte_board import ByteBoard
from tests.support.hands import WAY, on_canvas
from tests.support.raw_board import RawBoard, screens_of_system
from tests.support.running_program import folders, strokes, wait_for, write
from tests.support.simulated_board import World
from tests.support.sockets import Socket
from tni.app.application import Application
from tni.app.build import build
from tni.app.qt import make_application
from tni.core.settings import PICTURE_WIDTH_MM, RENDERER, THEME
from tni.services.boards import long_press
from tni.store.settings_file import SettingsFile
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.notices import Notice
from tni.ui.main_window.calibration.calibration_window import CalibrationWindow
from tni.ui.main_window.calibration.screen_picker import ScreenPicker
from tni.ui.teacher.teacher_window import TeacherWindow
from tni.ui.teacher.teaching_windows import TeachingWindows

type Box = tuple[int, int, int, int]
type Facts = dict[str, object]

LAPTOP, PROJECTOR = "LAPTOP", "PROJ"
HOME: Box = (0, 0, 1366, 768)
WALL: Box = (1366, 0, 1920, 1080)
SMALLER: Box = (1366, 0, 1280, 800)
PRIVATE = "ff00fe"
HOLD_S, SETTLE_S = 0.1, 0.02
"""A target is held for so long here: nobody's arm has to be still."""
LONGER_THAN_SETTLING_S = 0.6
"""What moves windows late has had its turn."""


def plug(name: str, box: Box, *, first: bool = False) -> None:
    """A monitor of the X server. first: the primary one. Each names the server's only output, which would be one
    by itself if none did."""
    x, y, width, height = box
    size = f"{width}/{width // 4}x{height}/{height // 4}+{x}+{y}"
    _xrandr("--setmonitor", ("*" if first else "") + name, size, "screen")


def unplug(name: str) -> None:
    _xrandr("--delmonitor", name)
    wait_for(lambda: name not in [s.name() for s in QGuiApplication.screens()], "the end of a screen")


def _xrandr(*words: str) -> None:
    subprocess.run(["xrandr", *words], check=True, capture_output=True)


class Watch:
    """What another process sees of the private colour."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.program.screen_watch", PRIVATE],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._process.stdout is not None
        self._seen = [self._process.stdout.readline()]

    def end(self) -> list[tuple[float, Box | None]]:
        """When, and where it was; None where it was not."""
        lines = self._seen[0] + self._process.communicate("\n")[0]
        looks = [line.split() for line in lines.splitlines()]
        return [(float(at), None if box == ["-"] else tuple(int(n) for n in box)) for at, *box in looks]  # type: ignore[misc]


class Lesson:
    def __init__(self, program: Application, out: Path, socket: Socket) -> None:
        self.program, self.out, self.socket = program, out, socket

    @property
    def board(self) -> QWidget:
        return self.program.main_controller.window

    @property
    def windows(self) -> TeachingWindows:
        return self.program.teaching.windows

    @property
    def teacher(self) -> TeacherWindow:
        window = self.windows.teacher
        assert window is not None
        return window

    def await_both(self, board: str, teacher: str | None, what: str) -> None:
        """Until the board fills one screen and the teacher's window is on the other, or is not shown; and to stay."""

        def placed() -> bool:
            window = self.windows.teacher
            if not self.board.isVisible() or self.board.geometry() != screen(board):
                return False
            if teacher is None or window is None:
                return teacher is None and (window is None or not window.isVisible())
            return window.isVisible() and screen(teacher).contains(window.frameGeometry())

        try:
            wait_for(placed, what)
            later_s = time.monotonic() + LONGER_THAN_SETTLING_S
            wait_for(lambda: time.monotonic() > later_s, "the time")
            if not placed():
                raise TimeoutError(f"{what} did not last")
        except TimeoutError as error:
            raise TimeoutError(f"{error}: {self.where()}") from error

    def ink_at(self, x: int, y: int) -> bool:
        """Whether the X server shows dark pixels about this place of the page's widget, on whichever screen it is."""
        canvas = self.program.main_controller.window.canvas
        corner = canvas.mapToGlobal(QPoint(x - 20, y - 20)) - canvas.screen().geometry().topLeft()
        shot = canvas.screen().grabWindow(0, corner.x(), corner.y(), 40, 40).toImage()
        return any(shot.pixelColor(n, m).lightness() < 90 for n in range(40) for m in range(40))

    def where(self) -> list[object]:
        windows = [w for w in (self.board, self.windows.teacher) if w is not None]
        screens = [(s.name(), s.geometry().getRect()) for s in QGuiApplication.screens()]
        return [screens, *[(w.isVisible(), w.geometry().getRect(), w.screen().name()) for w in windows]]


def screen(name: str) -> QRect:
    """Where it lies for Qt."""
    return next((s.geometry() for s in QGuiApplication.screens() if s.name() == name), QRect())


# -- scenes: each says where the windows have to be, and returns what else it found


def start(lesson: Lesson) -> Facts:
    controller = lesson.program.main_controller
    page_ratio = controller.editor.viewport.width_px / controller.window.canvas.width()
    return {"ratios": [w.devicePixelRatioF() for w in (lesson.board, lesson.teacher)], "page": page_ratio}


def swapped(lesson: Lesson) -> Facts:
    lesson.windows.swap()
    lesson.await_both(LAPTOP, PROJECTOR, "the screens swapped")
    assert lesson.teacher.isMaximized()
    lesson.windows.swap()
    lesson.await_both(PROJECTOR, LAPTOP, "the screens swapped back")
    return {}


def unplugged(lesson: Lesson) -> Facts:
    """The projector's cable falls out, twice, and what was written stays."""
    lesson.teacher.notes.setPlainText("Interroger Zoé")
    write(lesson.program, (200, 200), (400, 300))
    wait_for(lambda: lesson.ink_at(300, 250), "ink on the projector", 30.0)
    for _ in range(2):
        unplug(PROJECTOR)
        lesson.await_both(LAPTOP, None, "the board on the laptop, alone")
        plug(PROJECTOR, WALL)
        lesson.await_both(PROJECTOR, LAPTOP, "the board back on the projector")
        assert lesson.teacher.isMaximized()
        wait_for(lambda: lesson.ink_at(300, 250), "ink on the projector again")
    return {"strokes": len(strokes(lesson.program)), "notes": lesson.teacher.notes.toPlainText()}


def lid(lesson: Lesson) -> Facts:
    """The laptop's lid is closed: the projector is the only screen."""
    unplug(LAPTOP)
    lesson.await_both(PROJECTOR, None, "the board alone, on the projector")
    plug(LAPTOP, HOME, first=True)
    lesson.await_both(PROJECTOR, LAPTOP, "the teacher's window back on the laptop")
    return {}


def mirrored(lesson: Lesson) -> Facts:
    """The projector shows a part of what the laptop shows: the board fills that part."""
    unplug(PROJECTOR)
    plug(PROJECTOR, (0, 0, 1024, 768))
    lesson.await_both(PROJECTOR, None, "one window on mirrored screens")
    unplug(PROJECTOR)
    plug(PROJECTOR, WALL)
    lesson.await_both(PROJECTOR, LAPTOP, "two windows again")
    return {}


def smaller(lesson: Lesson) -> Facts:
    """Other projectors, with fewer pixels than the laptop."""
    for box in ((1366, 0, 1024, 768), (1366, 0, 1280, 800)):
        unplug(PROJECTOR)
        lesson.await_both(LAPTOP, None, "no projector")
        plug(PROJECTOR, box)
        lesson.await_both(PROJECTOR, LAPTOP, f"a projector of {box}")
    return {}


def calibrated(lesson: Lesson) -> Facts:
    """A board that is read raw hangs under the projector: one tap says so, targets are pressed, ink is under the pen;
    with another resolution it is asked about again, and with the first one it is known."""
    program = lesson.program
    raw = RawBoard(program, World.keystoned(np.random.default_rng(1)), screen(PROJECTOR))
    raw.plug()
    calibration, canvas = program.main_controller.calibration, program.main_controller.window.canvas
    calibration.calibrate()
    which = calibration.open_window
    assert isinstance(which, ScreenPicker)
    x, y = which.places[[s.name() for s in QGuiApplication.screens()].index(PROJECTOR)]
    raw.press(raw.area.x() + x * raw.area.width(), raw.area.y() + y * raw.area.height(), 0.2)
    asked = calibration.open_window
    assert isinstance(asked, CalibrationWindow)
    wait_for(lambda: asked.geometry() == screen(PROJECTOR), "targets on the projector")
    raw.press_targets()
    raw.tap(asked.buttons[0])
    assert calibration.open_window is None
    points = [(200.0, 150.0), (450.0, 300.0), (700.0, 450.0)]
    raw.write(*points)
    off = on_canvas(program, strokes(program)[-1]) - np.array(points)

    def offered() -> bool:
        return "à calibrer à nouveau" in _texts(lesson)

    unplug(PROJECTOR)
    plug(PROJECTOR, (1366, 0, 1280, 800))
    wait_for(offered, "the notice of another resolution")
    placed = calibration.mapping_for(raw.key)
    unplug(PROJECTOR)
    plug(PROJECTOR, WALL)
    lesson.await_both(PROJECTOR, LAPTOP, "the board back on the projector")
    wait_for(lambda: calibration.mapping_for(raw.key) is not None, "the calibration of the first picture")
    raw.write(*points)
    again = on_canvas(program, strokes(program)[-1]) - np.array(points)
    assert canvas.input.contacts_down == 0
    return {"off_px": float(np.abs(off).max()), "unknown": placed is None, "again_px": float(np.abs(again).max())}


POINTS = ((200.0, 150.0), (450.0, 300.0), (700.0, 450.0))


def _written_off_px(lesson: Lesson, board: ByteBoard) -> float:
    """The furthest that ink is from where the board was touched."""
    board.write(*POINTS)
    return float(np.abs(on_canvas(lesson.program, strokes(lesson.program)[-1]) - np.array(POINTS)).max())


def _texts(lesson: Lesson) -> str:
    """What is told, in either window: of what nobody asked for the teacher alone while she has a window."""
    return " ".join([*lesson.program.main_controller.window.notices.texts(), *lesson.teacher.notices.texts()])


def _calibration_offers(lesson: Lesson) -> list[TextButton]:
    """The buttons of notices that offer to calibrate; the tour is offered on a first day too."""
    buttons = [button for notice in lesson.teacher.findChildren(Notice) for button in notice.findChildren(TextButton)]
    return [button for button in buttons if button.accessibleName() == "Calibrer"]


def _calibrated_by_touch(lesson: Lesson, board: ByteBoard) -> None:
    """The targets that are shown on the projector, and the button that closes what was found."""
    calibration = lesson.program.main_controller.calibration
    wait_for(lambda: isinstance(calibration.open_window, CalibrationWindow), "targets")
    asked = calibration.open_window
    assert isinstance(asked, CalibrationWindow)
    wait_for(lambda: asked.geometry() == screen(PROJECTOR), "targets on the projector")
    board.press_targets()
    wait_for(lambda: asked.title.text() == "Le tableau est calibré", "the result")
    board.tap_on(asked.buttons[0])
    wait_for(lambda: calibration.open_window is None, "its end")


def first_day(lesson: Lesson) -> Facts:
    """Two screens from the very start, and a board that nobody has calibrated: all by its own bytes. Its notice is
    taken up, it is touched where the projector shows its target, targets are pressed, ink is under the finger and a
    button of the bar too; pulled out and put back it is known; with another resolution it is asked about again, without
    the question which screen it is; and with the first one nothing is asked."""
    program = lesson.program
    board = ByteBoard(program, lesson.socket, screen(PROJECTOR))
    calibration, window = program.main_controller.calibration, program.main_controller.window
    board.plug()
    (offer,) = _calibration_offers(lesson)
    offer.click()
    which = calibration.open_window
    assert isinstance(which, ScreenPicker)
    names = [shown.name for shown in screens_of_system()]
    wait_for(lambda: [w.geometry() for w in which.windows] == [screen(name) for name in names], "both screens asking")
    x, y = which.places[names.index(PROJECTOR)]
    board.tap(board.area.x() + x * board.area.width(), board.area.y() + y * board.area.height())
    _calibrated_by_touch(lesson, board)
    off_px = _written_off_px(lesson, board)
    board.tap_on(window.bar.more_button)
    wait_for(window.drawer.isVisible, "the drawer")
    window.drawer.hide()
    board.unplug()
    board.plug()
    offers = _calibration_offers(lesson)
    replugged_px = _written_off_px(lesson, board)
    unplug(PROJECTOR)
    plug(PROJECTOR, SMALLER)
    lesson.await_both(PROJECTOR, LAPTOP, "a smaller picture")
    wait_for(lambda: "à calibrer à nouveau" in _texts(lesson), "the notice of another resolution")
    assert calibration.mapping_for("board") is None
    board.area = screen(PROJECTOR)
    program.main_controller.commands[CommandId.CALIBRATE].trigger()
    _calibrated_by_touch(lesson, board)
    assert "à calibrer à nouveau" not in _texts(lesson)
    smaller_px = _written_off_px(lesson, board)
    unplug(PROJECTOR)
    plug(PROJECTOR, WALL)
    lesson.await_both(PROJECTOR, LAPTOP, "the first picture")
    wait_for(lambda: calibration.mapping_for("board") is not None, "the first calibration")
    board.area = screen(PROJECTOR)
    said = _texts(lesson)
    return {
        "offers": len(offers),
        "off_px": [off_px, replugged_px, smaller_px, _written_off_px(lesson, board)],
        "asked_again": "à calibrer" in said,
    }


def next_day(lesson: Lesson) -> Facts:
    """The program is started again: nothing is asked, also where the screens have changed places."""
    board = ByteBoard(lesson.program, lesson.socket, screen(PROJECTOR))
    board.plug()
    off_px = _written_off_px(lesson, board)
    unplug(PROJECTOR)
    unplug(LAPTOP)
    plug(LAPTOP, (1920, 0, 1366, 768), first=True)
    plug(PROJECTOR, (0, 0, 1920, 1080))
    lesson.await_both(PROJECTOR, LAPTOP, "the screens the other way round")
    board.area = screen(PROJECTOR)
    wait_for(lambda: lesson.program.main_controller.calibration.mapping_for("board") is not None, "the calibration")
    return {"off_px": [off_px, _written_off_px(lesson, board)], "said": _texts(lesson)}


def plugged_while_asked(lesson: Lesson) -> Facts:
    """A cable falls out while it is asked which screen the board is: the question goes, and comes for what is there."""
    board = ByteBoard(lesson.program, lesson.socket, screen(PROJECTOR))
    calibration = lesson.program.main_controller.calibration
    board.plug()
    calibration.calibrate()
    assert isinstance(calibration.open_window, ScreenPicker)
    unplug(PROJECTOR)
    wait_for(lambda: calibration.open_window is None, "the end of the question")
    calibration.calibrate()
    asked = calibration.open_window
    assert isinstance(asked, CalibrationWindow), "there is one screen alone"
    plug(PROJECTOR, WALL)
    wait_for(lambda: calibration.open_window is None, "the end of the targets")
    calibration.calibrate()
    assert isinstance(calibration.open_window, ScreenPicker)
    board.unplug()
    calibration.put_away()
    return {}


SCENES: dict[str, Callable[[Lesson], Facts]] = {
    scene.__name__: scene
    for scene in (
        start, swapped, unplugged, lid, mirrored, smaller, calibrated, first_day, next_day, plugged_while_asked,
    )
}  # fmt: skip
SAME_HOME = {"next_day": "first_day"}
"""Scenes of a program that was used before."""


def _tell_private() -> None:
    """The teacher's window in a colour that nothing else has."""

    def paint(window: TeacherWindow, event: QPaintEvent) -> None:
        painter = QPainter(window)
        painter.fillRect(event.rect(), f"#{PRIVATE}")
        painter.end()

    TeacherWindow.paintEvent = paint  # type: ignore[method-assign]


def main() -> int:
    out, names = Path(sys.argv[1]), sys.argv[2:]
    app = make_application("fr", ["tni"])
    _tell_private()
    long_press.HOLD_S, long_press.SETTLE_S = HOLD_S, SETTLE_S
    facts: dict[str, object] = {}
    watch = Watch()
    for name in names:
        home = out / SAME_HOME.get(name, name)
        settings = SettingsFile(folders(home).settings)
        settings.set(PICTURE_WIDTH_MM, 1600.0)
        settings.set(THEME, "light")
        settings.set(RENDERER, WAY)
        unplug_all()
        plug(LAPTOP, HOME, first=True)
        plug(PROJECTOR, WALL)
        wait_for(lambda: len(QGuiApplication.screens()) == 2, "two screens")
        socket = Socket()
        program = build(app, folders(home), settings, socket)
        lesson = Lesson(program, out, socket)
        try:
            program.start(None)
            lesson.await_both(PROJECTOR, LAPTOP, "board on the projector, teacher on the laptop")
            facts[name] = SCENES[name](lesson)
            assert (program.main_controller.window.canvas.gl is not None) is (WAY == "gl")
        finally:
            program.close()
            program.main_controller.window.deleteLater()
            app.processEvents()
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # what Qt's own loop does at its end
    facts["private"] = watch.end()
    unplug_all()
    (out / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
    del app
    return 0


def unplug_all() -> None:
    for name in (PROJECTOR, LAPTOP):
        subprocess.run(["xrandr", "--delmonitor", name], check=False, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
