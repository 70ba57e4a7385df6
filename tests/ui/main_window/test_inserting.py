"""After an insertion or a capture the selection tool is in hand, and what was inserted can be moved at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.support.running_program import items, wait_for
from tni.app.application import Application
from tni.document.items import Image, Text
from tni.services.lesson.lesson_editor import ToolName
from tni.ui.chrome.commands import CommandId


@pytest.fixture(autouse=True)
def _tidy_clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.clipboard().clear()


def red() -> QImage:
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    return picture


def press(program: Application, command: CommandId) -> None:
    program.main_controller.commands[command].trigger()


def from_file(program: Application, home: Path) -> None:
    path = home / "photo.png"
    assert red().save(str(path))
    press(program, CommandId.IMAGE)
    (dialog,) = program.main_controller.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def pasted_picture(program: Application, home: Path) -> None:
    program.app.clipboard().setImage(red())
    press(program, CommandId.PASTE)


def pasted_text(program: Application, home: Path) -> None:
    program.app.clipboard().setText("fraction")
    press(program, CommandId.PASTE)


def captured(program: Application, home: Path) -> None:
    press(program, CommandId.CAPTURE)


@pytest.mark.parametrize("insert", [from_file, pasted_picture, pasted_text, captured])
def test_what_was_inserted_is_moved_by_the_next_touch(
    program: Application, qtbot: QtBot, tmp_path: Path, insert: Callable[[Application, Path], None]
) -> None:
    main = program.main_controller
    press(program, CommandId.PEN)
    insert(program, tmp_path)
    wait_for(lambda: main.window.isVisible() and bool(items(program)), "the item")
    (item,) = items(program)
    assert isinstance(item, Image | Text)
    editor = main.editor
    assert editor.tool is ToolName.SELECT
    assert main.commands.chosen("tool") is CommandId.SELECT
    assert editor.selection == {item.id}
    frame = editor.frame
    assert frame is not None
    x, y = frame.corners().mean(axis=0).tolist()
    middle = QPointF(*editor.view.to_screen(x, y)).toPoint()
    canvas = main.window.canvas
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    for step in range(1, 5):
        qtbot.mouseMove(canvas, middle + QPoint(10 * step, 5 * step))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 20))
    (moved,) = items(program)
    assert moved.transform != item.transform


def test_an_empty_clipboard_leaves_the_tool(program: Application) -> None:
    press(program, CommandId.PEN)
    program.app.clipboard().clear()
    press(program, CommandId.PASTE)
    assert program.main_controller.editor.tool is ToolName.PEN
