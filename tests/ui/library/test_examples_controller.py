"""Examples are chosen by their pictures, and a copy of one is opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.running_program import folders, wait_for
from tni.app.application import Application
from tni.app.shipped_files import lessons_folder
from tni.ui.chrome.commands import CommandId
from tni.ui.library.examples_sheet import ExampleTile


def test_a_tap_on_a_picture_opens_a_copy_and_leaves_the_example(program: Application, tmp_path: Path) -> None:
    shipped = {path: path.read_bytes() for path in lessons_folder().glob("*.tni")}
    program.main_controller.commands[CommandId.EXAMPLE].trigger()
    sheet = program.home.examples.sheet
    assert sheet is not None
    wait_for(lambda: len(sheet.findChildren(ExampleTile)) == len(shipped), "the examples")
    tile = next(one for one in sheet.findChildren(ExampleTile) if one.accessibleName().startswith("Les fractions"))
    assert tile.accessibleName() == "Les fractions, CM1 – CM2 – 6e · Mathématiques"
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    copy = folders(tmp_path).library / "fractions.tni"
    wait_for(lambda: program.current_lesson.lesson.path == copy, "the copy")
    assert program.home.examples.sheet is None
    assert {path: path.read_bytes() for path in lessons_folder().glob("*.tni")} == shipped
