"""The teacher's window says what covers the pupils' screen, and takes it away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtTest import QTest

from tests.support.running_program import LEFT
from tests.support.teaching_room import room
from tni.ui.chrome.commands import CommandId
from tni.ui.teacher.covers_line import COVERS

TWO_SCREENS = ([QRect(0, 0, 1366, 768), QRect(1366, 0, 1280, 720)], 0)
TOOLS = [one for one in COVERS if one not in (CommandId.ZOOM_AREA, CommandId.FREEZE)]


@pytest.fixture
def here(qapp, tmp_path: Path):
    with room(qapp, tmp_path, screens=TWO_SCREENS) as made:
        made.teaching.start()
        yield made


@pytest.mark.parametrize("command", TOOLS)
def test_it_names_what_is_on_and_only_then(here, command: CommandId) -> None:
    line, action = here.teaching.windows.teacher.covers, here.board.commands[command]
    assert line.isHidden()
    action.setChecked(True)
    assert line.isVisible()
    assert line.label.text() == f"Sur l’écran des élèves : {action.iconText()}."
    action.setChecked(False)
    assert line.isHidden()


def test_one_press_takes_all_of_it_away(here) -> None:
    line, commands = here.teaching.windows.teacher.covers, here.board.commands
    for command in (CommandId.CURTAIN, CommandId.MAGNIFIER, CommandId.WHITE_SCREEN, CommandId.FREEZE):
        commands[command].trigger()
    assert line.label.text() == "Sur l’écran des élèves : Rideau, Loupe, Écran blanc, Figer l’image."
    QTest.mouseClick(line.button, LEFT)
    assert not any(commands[command].isChecked() for command in COVERS)
    assert line.isHidden()


def test_the_picture_of_the_page_is_veiled_by_the_white_screen_too(here) -> None:
    mirror = here.teaching.windows.teacher.mirror
    bare = mirror.grab().toImage()
    here.board.commands[CommandId.WHITE_SCREEN].setChecked(True)
    mirror.poll()
    assert mirror.grab().toImage() != bare
