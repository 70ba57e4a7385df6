"""Which screen is whose: laws, and two real ones of the offscreen platform."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from tni.ui.teacher.screen_assignment import ScreenAssignment, TeacherScreen, assign_screens

LAPTOP, PROJECTOR = QRect(0, 0, 1366, 768), QRect(1366, 0, 1920, 1080)


def test_the_board_is_on_the_projector_and_the_teacher_on_the_laptop() -> None:
    assert assign_screens([LAPTOP, PROJECTOR], 0) == ScreenAssignment(main=1, teacher=0)
    assert assign_screens([PROJECTOR, LAPTOP], 1) == ScreenAssignment(main=0, teacher=1)


def test_she_may_swap_them() -> None:
    assert assign_screens([LAPTOP, PROJECTOR], 0, swapped=True) == ScreenAssignment(main=0, teacher=1)


def test_one_screen_or_mirrored_ones_have_nothing_private() -> None:
    assert assign_screens([LAPTOP], 0).teacher is None
    assert assign_screens([LAPTOP, QRect(0, 0, 1366, 768)], 0).teacher is None
    assert assign_screens([QRect(0, 0, 1920, 1080), QRect(0, 0, 1366, 768)], 0).teacher is None


def test_on_mirrored_screens_the_board_is_as_large_as_both_can_show() -> None:
    assert assign_screens([LAPTOP, QRect(0, 0, 1024, 768)], 0) == ScreenAssignment(main=1, teacher=None)
    assert assign_screens([LAPTOP, QRect(0, 0, 1920, 1080)], 0) == ScreenAssignment(main=0, teacher=None)
    assert assign_screens([LAPTOP, LAPTOP], 1) == ScreenAssignment(main=1, teacher=None)


def test_the_built_in_screen_is_the_teachers_also_when_the_projector_is_the_primary_one() -> None:
    assert TeacherScreen().among(["eDP-1", "HDMI-1"], 1) == 0
    assert TeacherScreen().among(["HDMI-1", "LVDS1"], 0) == 1
    assert TeacherScreen().among(["DP-1", "HDMI-1"], 1) == 1


def test_another_primary_screen_during_the_lesson_moves_nothing() -> None:
    own = TeacherScreen()
    assert own.among(["DP-1", "HDMI-1"], 0) == 0
    assert own.among(["DP-1", "HDMI-1"], 1) == 0
    assert own.among(["HDMI-1"], 0) == 0  # alone, it is the one there is
    assert own.among(["HDMI-1", "DP-1"], 0) == 1
    assert own.among(["HDMI-1", "DP-2"], 1) == 1


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2)), min_size=1, max_size=4), st.data())
def test_a_private_screen_never_shows_what_another_shows(cells: list[tuple[int, int]], data: st.DataObject) -> None:
    screens = [QRect(x * 1000, y * 1000, 1000, 1000) for x, y in cells]
    primary = data.draw(st.integers(0, len(screens) - 1))
    found = assign_screens(screens, primary, swapped=data.draw(st.booleans()))
    assert 0 <= found.main < len(screens)
    if found.teacher is not None:
        assert not screens[found.teacher].intersects(screens[found.main])
        assert primary in (found.teacher, found.main)


CHILD = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from tests.support.running_program import wait_for
from tests.support.teaching_room import room
from tni.ui.teacher.screen_assignment import TeacherScreen
from tni.ui.chrome.commands import CommandId

app = QApplication(sys.argv[:1])
with room(app, Path(sys.argv[1])) as here:
    here.teaching.windows.geometries = TeacherScreen().of_system
    here.teaching.start()
    board, teacher = here.board.window, here.teaching.windows.teacher

    def placed(on: str) -> bool:
        return board.isFullScreen() and board.screen().name() == on and teacher.isVisible()

    wait_for(lambda: placed("projector"), "the windows")
    print(board.screen().name(), board.isFullScreen(), teacher.screen().name(), teacher.isVisible())
    here.teaching.windows.swap()
    assert not teacher.isVisible()
    wait_for(lambda: placed("laptop"), "the windows again")
    print(board.screen().name(), board.isFullScreen(), teacher.screen().name(), teacher.isVisible())
"""


def test_each_window_goes_to_its_screen(tmp_path: Path) -> None:
    screens = [
        {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1},
        {"name": "projector", "x": 1366, "y": 0, "width": 1280, "height": 720, "logicalDpi": 96, "dpr": 1},
    ]
    file = tmp_path / "screens.json"
    file.write_text(json.dumps({"screens": screens}))
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={file}"}
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path)],
        capture_output=True, text=True, env=environment, timeout=240, cwd=Path(__file__).parents[3], check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == ["projector True laptop True", "laptop True projector True"]
