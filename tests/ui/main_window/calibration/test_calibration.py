"""A board that is read raw calibrated in the real window: pressed by fake contacts, and written on after."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.hands import on_canvas
from tests.support.raw_board import AHEAD_S, DOWN, MOVE, UP, RawBoard
from tests.support.running_program import folders, strokes, wait_for
from tests.support.simulated_board import MM_PER_PX, NOISE_PX, World
from tests.support.wholeness import flaws
from tni.api.devices import Contact, ContactTool, Touch
from tni.app.application import Application
from tni.core.board_mapping import BoardMapping
from tni.core.calibration import ScreenMode
from tni.core.calibration_targets import DEFAULT_TARGETS, EMERGENCY_TARGETS, THOROUGH_TARGETS
from tni.core.clock import SystemClock
from tni.services.boards.long_press import HOLD_S
from tni.store.calibrations_file import CalibrationsFile
from tni.ui import i18n
from tni.ui.canvas.board_placement import BoardPlacement
from tni.ui.chrome.button import Style
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.icons import Icons
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.notices import Notice
from tni.ui.chrome.theme import Theme
from tni.ui.main_window.calibration.calibration_window import CalibrationWindow
from tni.ui.main_window.calibration.check_window import CalibrationCheckWindow
from tni.ui.main_window.calibration.lengths import deviation_text
from tni.ui.main_window.calibration.screen_picker import ScreenPicker
from tni.ui.main_window.calibration.screens import ScreenInfo, distinct_screens, edid_key
from tni.ui.main_window.calibration.target_painting import target_radius
from tni.ui.main_window.calibration.targets_window import FRAME_MS, IGNORE_MOUSE_MS


class FakeScreens(QObject):
    changed = Signal()

    def __init__(self, *screens: ScreenInfo) -> None:
        super().__init__()
        self.there = list(screens)
        self.closed = False

    def shown(self) -> list[ScreenInfo]:
        return self.there

    def show(self, *screens: ScreenInfo) -> None:
        self.there = list(screens)
        self.changed.emit()

    def close(self) -> None:
        self.closed = True


def keystoned(seed: int = 1) -> World:
    return World.keystoned(np.random.default_rng(seed))


@pytest.fixture
def area(program: Application) -> QRect:
    return program.main_controller.window.screen().geometry()


@pytest.fixture
def board(program: Application, area: QRect) -> Iterator[RawBoard]:
    """A board over the whole of the test's screen."""
    made = RawBoard(program, keystoned(), area)
    made.plug()
    yield made
    program.main_controller.calibration.put_away()


def window_of(program: Application) -> CalibrationWindow:
    window = program.main_controller.calibration.open_window
    assert isinstance(window, CalibrationWindow)
    return window


def calibrate(board: RawBoard) -> CalibrationWindow:
    """From the command to the last target; the result is still shown."""
    board.program.main_controller.commands[CommandId.CALIBRATE].trigger()
    window = window_of(board.program)
    covers(window)
    board.press_targets()
    return window


def covers(window: CalibrationWindow) -> None:
    wait_for(lambda: window.geometry() == window.screen_shown.area, "the whole screen")


def finish(board: RawBoard) -> None:
    calibrate(board)
    board.program.main_controller.calibration.put_away()


def said(program: Application) -> str:
    return " ".join(program.main_controller.window.notices.texts())


def drawn_off_mm(program: Application, points: list[tuple[float, float]], area: QRect) -> float:
    """The furthest that the last stroke is from where it was meant, on a picture 1.8 m wide."""
    written = on_canvas(program, strokes(program)[-1])
    off_px = float(np.hypot(*(written - np.array(points)).T).max())
    return off_px * 1920 / area.width() * MM_PER_PX


LINE = [(200.0, 150.0), (600.0, 300.0), (1000.0, 480.0)]


# -- the whole way


def test_nine_targets_and_ink_lands_under_the_pen(program: Application, board: RawBoard, area: QRect) -> None:
    board.noise_px = NOISE_PX
    assert said(program) == ""
    board.write(*LINE)
    assert drawn_off_mm(program, LINE, area) > 50
    window = calibrate(board)
    assert window.title.text() == "Le tableau est calibré"
    assert len(strokes(program)) == 1  # targets write nothing
    board.tap(window.buttons[0])
    assert program.main_controller.calibration.open_window is None
    board.write(*LINE)
    assert drawn_off_mm(program, LINE, area) < 8
    assert len(strokes(program)) == 2


def test_without_an_error_of_the_hand_ink_is_under_the_pen(program: Application, board: RawBoard, area: QRect) -> None:
    finish(board)
    board.write(*LINE)
    np.testing.assert_allclose(on_canvas(program, strokes(program)[-1]), LINE, atol=0.6)
    program.main_controller.window.resize(1100, 640)
    program.main_controller.window.move(60, 40)
    canvas = program.main_controller.window.canvas
    wait_for(lambda: canvas.mapToGlobal(QPoint(0, 0)).x() >= 55, "another place of the window")
    near = [(100.0, 100.0), (400.0, 200.0)]
    board.write(*near)
    np.testing.assert_allclose(on_canvas(program, strokes(program)[-1]), near, atol=0.6)


def test_plugged_in_again_and_in_the_next_run_the_board_is_calibrated(
    program: Application, board: RawBoard, tmp_path: Path
) -> None:
    finish(board)
    placed = program.main_controller.calibration.mapping_for(board.key)
    assert placed is not None
    board.unplug()
    assert program.main_controller.calibration.mapping_for(board.key) is None
    board.plug()
    assert program.main_controller.calibration.mapping_for(board.key) == placed
    kept = CalibrationsFile(folders(tmp_path).calibrations)
    (found,) = kept.of_device(board.key)
    assert (found.points, found.mapping) == (DEFAULT_TARGETS, placed.mapping)
    another = RawBoard(program, keystoned(2), board.area, key="1234:5678:B")
    another.plug()
    assert program.main_controller.calibration.mapping_for(another.key) is None


# -- targets missed, taken back, out of reach


def test_a_stroke_under_way_ends_on_the_page_and_a_press_under_way_writes_nothing(
    program: Application, board: RawBoard
) -> None:
    corner = program.main_controller.window.canvas.mapToGlobal(QPoint(0, 0))
    board.says(500, DOWN, corner.x() + 300, corner.y() + 200)
    program.main_controller.calibration.calibrate()
    board.says(500, MOVE, corner.x() + 340, corner.y() + 220)
    board.says(501, DOWN, corner.x() + 500, corner.y() + 200)
    board.says(500, UP, corner.x() + 340, corner.y() + 220)
    assert [len(stroke.samples) for stroke in strokes(program)] == [2]
    program.main_controller.calibration.put_away()
    board.says(501, MOVE, corner.x() + 540, corner.y() + 200)
    board.says(501, UP, corner.x() + 540, corner.y() + 200)
    assert len(strokes(program)) == 1
    assert program.main_controller.window.canvas.input.contacts_down == 0


def test_a_target_missed_is_offered_again_from_the_board_itself(program: Application, board: RawBoard) -> None:
    program.main_controller.commands[CommandId.CALIBRATE].trigger()
    window = window_of(program)
    covers(window)
    while window.run.current is not None:
        board.press_target((60, 30) if window.run.current == 4 else (0, 0))
    assert window.title.text() == "Cibles touchées à côté : 1"
    assert program.main_controller.calibration.mapping_for(board.key) is None  # not kept without a word
    board.tap(window.buttons[0])
    assert window.run.current == 4
    board.press_target()
    assert window.title.text() == "Le tableau est calibré"
    assert program.main_controller.calibration.mapping_for(board.key) is not None


def test_what_was_missed_may_be_kept_all_the_same(program: Application, board: RawBoard) -> None:
    program.main_controller.commands[CommandId.CALIBRATE].trigger()
    window = window_of(program)
    covers(window)
    while window.run.current is not None:
        board.press_target((60, 30) if window.run.current == 4 else (0, 0))
    window.buttons[1].click()
    assert program.main_controller.calibration.open_window is None
    assert program.main_controller.calibration.mapping_for(board.key) is not None


def test_a_short_press_is_told_and_asked_for_again(program: Application, board: RawBoard) -> None:
    program.main_controller.commands[CommandId.CALIBRATE].trigger()
    window = window_of(program)
    at = window.mapToGlobal(window.at(0.05, 0.05))
    board.press(at.x(), at.y(), 0.2)
    assert window.run.current == 0
    assert "Trop court" in window.message.text()
    board.press_target()
    assert window.run.current == 1
    assert window.message.text() == "Cible 2 sur 9"


def test_a_right_click_and_backspace_take_back_the_last_target(program: Application, board: RawBoard) -> None:
    program.main_controller.commands[CommandId.CALIBRATE].trigger()
    window = window_of(program)
    board.press_target()
    board.press_target()
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert window.run.current == 2  # the system's own pointer of the board presses nothing
    QTest.mouseClick(window, Qt.MouseButton.RightButton, pos=QPoint(10, 10))
    assert window.run.current == 1
    QTest.keyClick(window, Qt.Key.Key_Backspace)
    assert window.run.current == 0


def test_the_systems_own_pointer_of_the_board_presses_no_button(program: Application, board: RawBoard) -> None:
    program.main_controller.calibration.calibrate()
    window = window_of(program)
    covers(window)
    handle, stop = window.windowHandle(), window.buttons[0]
    assert handle is not None
    there = stop.mapTo(window, stop.rect().center())
    board.says(700, DOWN, 5, 5)
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=there)
    assert program.main_controller.calibration.open_window is window
    board.says(700, UP, 5, 5)
    (ignoring,) = [timer for timer in window.findChildren(QTimer) if timer.interval() == IGNORE_MOUSE_MS]
    ignoring.setInterval(1)
    ignoring.start()
    wait_for(lambda: not ignoring.isActive(), "the mouse's turn")
    stop = window.buttons[0]
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=stop.mapTo(window, stop.rect().center()))
    assert program.main_controller.calibration.open_window is None


def test_keys_choose_how_many_targets_and_bring_them_down(program: Application, board: RawBoard) -> None:
    program.main_controller.commands[CommandId.CALIBRATE].trigger()
    window = window_of(program)
    QTest.keyClick(window, Qt.Key.Key_2)
    assert window.run.count == THOROUGH_TARGETS
    QTest.keyClick(window, Qt.Key.Key_Down)
    assert window.run.targets[0].y == pytest.approx(0.15)
    board.press_target()
    QTest.keyClick(window, Qt.Key.Key_4)  # not in the middle
    assert window.run.count == THOROUGH_TARGETS
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert program.main_controller.calibration.open_window is None
    assert program.main_controller.calibration.mapping_for(board.key) is None


def test_a_board_unplugged_in_the_middle_goes_on_where_it_was(program: Application, board: RawBoard) -> None:
    program.main_controller.commands[CommandId.CALIBRATE].trigger()
    window = window_of(program)
    board.press_target()
    board.unplug()
    assert "débranché" in window.message.text()
    board.plug()
    assert window.message.text() == "Cible 2 sur 9"
    board.press_targets()
    assert program.main_controller.calibration.mapping_for(board.key) is not None


def test_plugged_in_under_another_name_it_goes_on_and_is_kept(program: Application, board: RawBoard) -> None:
    program.main_controller.commands[CommandId.CALIBRATE].trigger()
    window = window_of(program)
    covers(window)
    board.press_target()
    board.unplug()
    board.plug_elsewhere()
    assert window.message.text() == "Cible 2 sur 9"
    board.press_targets()
    assert window.title.text() == "Le tableau est calibré"
    assert program.main_controller.calibration.mapping_for(board.key) is not None


def test_unplugged_while_the_result_is_shown_it_is_shown_again(program: Application, board: RawBoard) -> None:
    """And its buttons are pressed from the board as before."""
    window = calibrate(board)
    board.unplug()
    board.plug_elsewhere()
    assert window.title.text() == "Le tableau est calibré"
    assert "Écart" in window.message.text()
    board.tap(window.buttons[0])
    assert program.main_controller.calibration.open_window is None
    program.main_controller.commands[CommandId.CHECK_BOARD].trigger()
    check = program.main_controller.calibration.open_window
    assert isinstance(check, CalibrationCheckWindow)
    wait_for(lambda: check.geometry() == check.screen_shown.area, "the whole screen")
    board.press_targets()
    board.unplug()
    board.plug_elsewhere()
    assert check.title.text() == "Le calibrage est bon"
    board.tap(check.buttons[0])
    assert program.main_controller.calibration.open_window is None


def test_another_screen_may_be_asked_for_while_the_board_is_away(program: Application, board: RawBoard) -> None:
    program.main_controller.commands[CommandId.CALIBRATE].trigger()
    window = window_of(program)
    board.unplug()
    window.other_screen.emit()
    which = program.main_controller.calibration.open_window
    assert isinstance(which, ScreenPicker)
    board.plug_elsewhere()
    x, y = which.places[0]
    board.press(board.area.x() + x * board.area.width(), board.area.y() + y * board.area.height(), 0.2)
    assert window_of(program).run.current == 0


def test_the_ring_fills_as_time_goes_on(program: Application, area: QRect) -> None:
    """Of a board that says nothing while nothing moves."""

    class StoppedClock:
        now_s = 50.0

        def monotonic(self) -> float:
            return self.now_s

        def now(self) -> datetime:
            raise AssertionError("not asked")

    clock = StoppedClock()
    screen = ScreenInfo(ScreenMode("wall", area.width(), area.height()), area, "wall")
    window = CalibrationWindow(program.main_controller.kit, screen, clock, 1800.0, has_others=False)
    window.open()
    covers(window)
    at = window.at(0.05, 0.05)
    radius = round(area.height() * 0.042)

    def ring() -> int:
        """Pixels of the accent around the target."""
        image = window.grab(QRect(round(at.x()) - radius, round(at.y()) - radius, 2 * radius, 2 * radius)).toImage()
        accent = program.main_controller.kit.theme.colour("accent").rgb()
        return sum(image.pixel(x, y) == accent for x in range(image.width()) for y in range(image.height()))

    window.handle_contact(Contact(1, DOWN, clock.now_s, Touch(ContactTool.FINGER, 0, 0, 0.1, 0.1)))
    seen = [ring()]
    for part in (0.3, 0.9):
        clock.now_s = 50.0 + HOLD_S * part
        seen.append(ring())
    assert seen[0] == 0
    assert seen[0] < seen[1] < seen[2]
    clock.now_s = 50.1 + HOLD_S
    wait_for(lambda: window.run.current == 1, "the target's time")
    window.handle_contact(Contact(1, MOVE, clock.now_s, Touch(ContactTool.FINGER, 0, 0, 0.1, 0.1)))
    window.handle_contact(Contact(1, UP, clock.now_s, Touch(ContactTool.FINGER, 0, 0, 0.1, 0.1)))
    assert window.run.current == 1
    (ticking,) = [timer for timer in window.findChildren(QTimer) if timer.interval() == FRAME_MS]
    assert not ticking.isActive()
    window.close()
    window.deleteLater()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize("count", [EMERGENCY_TARGETS, DEFAULT_TARGETS, THOROUGH_TARGETS])
def test_words_and_buttons_are_whole_and_on_no_target(
    qapp: QApplication, language: str, size: tuple[int, int], count: int
) -> None:
    i18n.install(qapp, language)
    screen = ScreenInfo(ScreenMode("wall", *size), QRect(0, 0, *size), "wall")
    window = CalibrationWindow(
        Style(Theme(Metrics.wall(size)), Icons()), screen, SystemClock(), 0.0, has_others=True, count=count
    )
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.setGeometry(screen.area)
    window.show()
    world = keystoned()

    def look() -> None:
        assert flaws(window, window.kit.theme.metrics) == []
        radius = target_radius(window.kit, size[1])
        block = window.title.parentWidget()
        shown = [block.geometry().intersected(block.childrenRect().translated(block.pos()))]
        for target in window.run.targets:
            at, reach = window.at(target.x, target.y), radius if target.number == window.run.current else radius / 2
            place = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
            assert not any(QRectF(box).intersects(place) for box in shown)

    look()
    for number in range(count):
        target = window.run.targets[window.run.current or 0]
        beside = 0.05 if number == 2 else 0.0
        u, v = world.raw(np.array([[(target.x + beside) * 1920.0, target.y * 1080.0]]))[0]
        for state, at_s in ((DOWN, 0.0), (UP, HOLD_S + 0.1)):
            at_s += AHEAD_S + time.monotonic() + number
            window.handle_contact(Contact(number, state, at_s, Touch(ContactTool.PEN, 0, 0, float(u), float(v))))
        if number in (0, count - 1):
            look()
    assert window.run.current is None
    window.close()
    window.deleteLater()
    i18n.install(qapp, "fr")


# -- a check


def test_a_check_says_that_all_is_well_or_by_how_much_the_board_has_moved(
    program: Application, board: RawBoard, area: QRect
) -> None:
    finish(board)
    program.main_controller.commands[CommandId.CHECK_BOARD].trigger()
    window = program.main_controller.calibration.open_window
    assert isinstance(window, CalibrationCheckWindow)
    board.press_targets()
    assert window.title.text() == "Le calibrage est bon"
    board.tap(window.buttons[0])
    assert program.main_controller.calibration.open_window is None

    board.area = area.translated(round(area.width() / 60), 0)  # 27 mm of 1.6 m
    program.main_controller.commands[CommandId.CHECK_BOARD].trigger()
    window = program.main_controller.calibration.open_window
    assert isinstance(window, CalibrationCheckWindow)
    board.press_targets()
    assert window.title.text() in ("Le tableau a bougé de 26 mm", "Le tableau a bougé de 27 mm")
    window.buttons[0].click()
    assert isinstance(program.main_controller.calibration.open_window, CalibrationWindow)


def test_a_board_that_was_never_calibrated_is_not_checked_but_calibrated(program: Application, board: RawBoard) -> None:
    program.main_controller.commands[CommandId.CHECK_BOARD].trigger()
    assert isinstance(program.main_controller.calibration.open_window, CalibrationWindow)


def test_without_a_raw_board_the_command_says_so(program: Application) -> None:
    program.main_controller.commands[CommandId.CALIBRATE].trigger()
    assert "Aucun tableau à calibrer" in said(program)
    assert program.main_controller.calibration.open_window is None


# -- screens


LAPTOP = ScreenInfo(ScreenMode("LG LP140 1", 1366, 768), QRect(0, 0, 683, 384), "eDP-1")
WALL = ScreenInfo(ScreenMode("EPSON EB 7", 1920, 1080), QRect(683, 0, 640, 360), "HDMI-1")


@pytest.fixture
def screens(program: Application, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeScreens]:
    fake = FakeScreens(LAPTOP, WALL)
    monkeypatch.setattr("tni.ui.main_window.calibration.screens.SystemScreens", lambda: fake)
    yield fake
    program.main_controller.calibration.put_away()


def test_one_tap_says_which_screen_the_board_lies_on(
    program: Application, screens: FakeScreens, tmp_path: Path
) -> None:
    board = RawBoard(program, keystoned(), WALL.area)
    board.plug()
    board.program.main_controller.commands[CommandId.CALIBRATE].trigger()
    which = program.main_controller.calibration.open_window
    assert isinstance(which, ScreenPicker)
    x, y = which.places[1]
    board.press(WALL.area.x() + x * WALL.area.width(), WALL.area.y() + y * WALL.area.height(), 0.2)
    assert window_of(program).screen_shown == WALL
    assert window_of(program).run.current == 0
    assert not any(t.done for t in window_of(program).run.targets)  # the tap is no press of a target
    program.main_controller.calibration.put_away()
    assert CalibrationsFile(folders(tmp_path).calibrations).screen_of(board.key) == WALL.picture.screen
    board.program.main_controller.commands[CommandId.CALIBRATE].trigger()  # and is not asked again
    assert window_of(program).screen_shown == WALL
    window_of(program).other_screen.emit()
    assert isinstance(program.main_controller.calibration.open_window, ScreenPicker)


def test_a_screen_may_be_chosen_by_its_button_or_nobody_says(program: Application, screens: FakeScreens) -> None:
    RawBoard(program, keystoned(), LAPTOP.area).plug()
    program.main_controller.calibration.calibrate()
    which = program.main_controller.calibration.open_window
    assert isinstance(which, ScreenPicker)
    QTest.keyClick(which.windows[1], Qt.Key.Key_Escape)
    assert program.main_controller.calibration.open_window is None
    program.main_controller.calibration.calibrate()
    which = program.main_controller.calibration.open_window
    assert isinstance(which, ScreenPicker)
    which.windows[0].here.click()
    assert window_of(program).screen_shown == LAPTOP


@pytest.mark.parametrize(
    "otherwise",
    [
        replace(WALL, picture=replace(WALL.picture, width_px=1280, height_px=720)),
        replace(WALL, picture=replace(WALL.picture, turned=180)),
    ],
)
def test_another_resolution_or_turn_asks_again_by_a_notice(
    program: Application, screens: FakeScreens, otherwise: ScreenInfo
) -> None:
    board = RawBoard(program, keystoned(), WALL.area)
    board.plug()
    program.main_controller.calibration.calibrate()
    which = program.main_controller.calibration.open_window
    assert isinstance(which, ScreenPicker)
    which.windows[1].here.click()
    board.press_targets()
    program.main_controller.calibration.put_away()
    assert program.main_controller.calibration.mapping_for(board.key) is not None
    screens.show(LAPTOP, otherwise)
    assert program.main_controller.calibration.mapping_for(board.key) is None
    assert "à calibrer à nouveau" in said(program)
    assert program.main_controller.calibration.open_window is None  # nothing opens by itself before a class
    screens.show(LAPTOP, WALL)
    assert program.main_controller.calibration.mapping_for(board.key) is not None
    assert said(program) == ""  # it is no longer so
    screens.show(LAPTOP, replace(WALL, area=WALL.area.translated(100, 50)))  # moved on the desktop: the same picture
    moved = program.main_controller.calibration.mapping_for(board.key)
    assert moved is not None
    assert (moved.left, moved.top) == (783, 50)


def test_screens_are_known_by_their_edid_else_by_their_socket() -> None:
    assert edid_key("EPSON", "EB-685W", "X7", "HDMI-1") == "EPSON EB-685W X7"
    assert edid_key("", " ", "", "HDMI-1") == "HDMI-1"
    twins = [replace(s, picture=replace(s.picture, screen="EPSON EB")) for s in (LAPTOP, WALL)]
    assert [s.picture.screen for s in distinct_screens(twins)] == ["EPSON EB eDP-1", "EPSON EB HDMI-1"]
    assert distinct_screens([LAPTOP, replace(WALL, area=QRect(0, 0, 1024, 768))]) == [LAPTOP]  # mirrored


def test_a_contact_is_placed_wherever_the_screen_lies_on_the_desktop() -> None:
    plain = BoardMapping((2.0, 0.0, -1.0, 0.0, 1.125, -0.5625, 0.0, 0.0, 1.0), 1920.0, 1080.0)
    placed = BoardPlacement.over(plain, WALL.area)
    assert placed.point(0.5, 0.5) == pytest.approx((683 + 320, 180))
    assert placed.point(0.0, 1.0) == pytest.approx((683, 360))
    assert (placed.size.width(), placed.size.height()) == (640, 360)


def test_lengths_are_millimetres_where_the_picture_was_measured(program: Application) -> None:
    assert deviation_text(6.4, 1920, 1800) == "6 mm"
    assert deviation_text(6.4, 1920, 0) == "6 px (0,3 %)"


def test_a_damaged_file_is_told(program: Application, tmp_path: Path) -> None:
    path = folders(tmp_path).calibrations
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"{")
    RawBoard(program, keystoned(), QGuiApplication.primaryScreen().geometry()).plug()
    assert "Les calibrages étaient abîmés" in said(program)
    assert [n for n in program.main_controller.window.children() if isinstance(n, Notice)]
