"""Scenes of the walk about boards that are read raw: plugged in and out, calibrated, checked, recorded."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tests.program.byte_board import ByteBoard
from tests.program.walker import Walker
from tests.support.raw_board import screens_of_system
from tests.support.running_program import wait_for
from tests.support.simulated_board import World
from tests.support.sockets import a_board, a_stranger
from tests.support.wholeness import flaws
from tests.support.widgets import button
from tni.core.calibration_targets import EMERGENCY_TARGETS
from tni.core.recording_steps import board_recording_steps
from tni.services.boards import board_recording, long_press
from tni.services.boards.board_recorder import RecorderPhase, RecorderState
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.calibration.screen_picker import ScreenPicker
from tni.ui.main_window.calibration.targets_window import TargetsWindow
from tni.ui.main_window.recording.recording_sheet import RecordingSheet

HOLD_S, SETTLE_S = 0.1, 0.02
NAME = "TeamBoard Interactive 3000"


def plugged(w: Walker) -> None:
    """What is said of boards that come, cannot be read, are not known, and go."""
    live = w.program.devices
    w.socket.plug(a_stranger("known before"))
    before = w.socket.looked
    wait_for(lambda: w.socket.looked > before + 2, "looks")
    for device in (
        a_board("one", name=NAME),
        a_board("two", name="SMART SB680", permitted=False),
        a_stranger(),
    ):
        w.socket.plug(device)
        before = w.socket.looked
        wait_for(lambda before=before: w.socket.looked > before + 4, "looks")
    w.shot("boards-plugged")
    for key in ("one", "two", "stranger", "known before"):
        w.socket.unplug(key)
    wait_for(lambda: "one" not in live.boards, "its end")
    w.shot("boards-unplugged")
    w.keys("F9")
    w.shot("boards-none-to-calibrate")


def calibrated(w: Walker) -> None:
    """Which screen, targets, one pressed beside, the result, a check that is good and one that is not."""
    holding = long_press.HOLD_S, long_press.SETTLE_S
    long_press.HOLD_S, long_press.SETTLE_S = HOLD_S, SETTLE_S
    area = w.window.screen().geometry()
    board, desk = ByteBoard(w.program, w.socket, area), w.program.main_controller.calibration
    board.plug()
    _which(w)
    desk.calibrate()
    asked = _asked(w)
    w.shot_of(asked, "targets-first")
    board.touch(area.x() - 5, area.y() - 5)
    board.touch(area.x() + 5, area.y() + 5, tip=False)
    wait_for(lambda: "Trop" in asked.message.text() or "short" in asked.message.text(), "too short")
    w.shot_of(asked, "targets-again")
    first = board.world
    for n in range(asked.run.count):
        board.world = World.keystoned(np.random.default_rng(9)) if n == 3 else first
        _press_one(asked, board)
        if n == 4:
            w.shot_of(asked, "targets-half")
    w.shot_of(asked, "targets-odd")
    button(asked, tr("Les toucher à nouveau")).click()
    board.world = first
    board.press_targets()
    w.shot_of(asked, "targets-done")
    desk.put_away()
    desk.calibrate(count=EMERGENCY_TARGETS)
    _asked(w)
    board.press_targets()
    w.shot_of(_asked(w), "targets-done-four")
    desk.put_away()
    desk.check()
    w.shot_of(_asked(w), "check-first")
    board.press_targets()
    w.shot_of(_asked(w), "check-good")
    desk.put_away()
    board.world = World.keystoned(np.random.default_rng(2))
    desk.check()
    _asked(w)
    board.press_targets()
    w.shot_of(_asked(w), "check-drifted")
    board.unplug()
    w.shot_of(_asked(w), "check-unplugged")
    desk.put_away()
    long_press.HOLD_S, long_press.SETTLE_S = holding


def _asked(w: Walker) -> TargetsWindow:
    asked = w.program.main_controller.calibration.open_window
    assert isinstance(asked, TargetsWindow)
    wait_for(lambda: asked.geometry() == asked.screen_shown.area, "the whole screen")
    return asked


def _press_one(asked: TargetsWindow, board: ByteBoard) -> None:
    number = asked.run.current
    assert number is not None
    target = asked.run.targets[number]
    at = asked.mapToGlobal(asked.at(target.x, target.y))
    board.touch(at.x(), at.y())
    wait_for(lambda: asked.run.current != number, "the target's time")
    board.touch(at.x(), at.y(), tip=False)


def _which(w: Walker) -> None:
    [shown] = screens_of_system()
    which = ScreenPicker(w.window.kit, [shown, replace(shown, name="other")])
    for n, window in enumerate(which.windows):
        window.open()
        wait_for(lambda window=window: window.geometry() == shown.area, "the whole screen")
        w.look().save(str(w.out / f"which-screen-{n}.png"))
        w.flaws += [f"which-screen-{n}: {flaw}" for flaw in flaws(window, window.kit.theme.metrics)]
    which.close()


def recorded(w: Walker) -> None:
    """The sheet of a board that nobody knows: without one, which it is, some steps, and what came of it."""
    by_itself = board_recording.STEP_SILENCE_S, board_recording.NO_TOUCH_S
    board_recording.STEP_SILENCE_S = board_recording.NO_TOUCH_S = 1000.0
    live = w.program.devices
    live.record_board()
    sheet = w.window.findChild(RecordingSheet)
    assert sheet is not None
    w.settle(20)
    w.shot("record-none")
    w.socket.plug(a_stranger())
    w.socket.plug(a_board("lamp", descriptor=a_stranger().infos[0].descriptor, name="Desk lamp", vendor=1))
    sheet.search_again.emit()
    wait_for(lambda: sheet.devices.count() == 2, "the devices")
    w.shot("record-devices")
    w.click(sheet.buttons[0])
    wait_for(sheet.instruction.isVisible, "the first step")
    for n in range(len(list(board_recording_steps(1)))):
        if n in (0, 1, 3, 6, 7, 8, 10):
            w.socket.wires["stranger"].send(bytes(8))
            wait_for(lambda n=n: sheet.report_count.text()[:1].isdigit(), "a report")
            w.shot(f"record-step-{n + 1}")
        w.click(sheet.buttons[0])
    wait_for(lambda: not sheet.progress.isVisible(), "the end")
    w.shot("record-done")
    sheet.show_state(RecorderState(RecorderPhase.SAVED, path=w.out / "tableau 0b8c-9999.hid"))
    w.shot("record-saved")
    sheet.devices.clear()
    sheet.search_again.emit()
    wait_for(lambda: sheet.devices.count() == 2, "the devices")
    w.click(sheet.buttons[0])
    wait_for(sheet.instruction.isVisible, "the first step")
    w.click(sheet.buttons[2])
    w.settle(10)
    w.shot("record-nothing")
    sheet.show_state(RecorderState(RecorderPhase.REFUSED, chosen=a_stranger().infos[0]))
    w.shot("record-refused")
    sheet.put_away()
    for key in ("stranger", "lamp"):
        w.socket.unplug(key)
    board_recording.STEP_SILENCE_S, board_recording.NO_TOUCH_S = by_itself


def asked(w: Walker) -> None:
    """The settings, and boards that are read only where they are asked for."""
    w.press(CommandId.SETTINGS)
    w.shot("boards-settings")
    w.click(w.button(tr("Technique")))
    w.shot("boards-technical")
    w.click(w.button(tr("Les chercher")))
    w.shot("boards-serial")
    w.keys("Escape")
