"""Every control says what it is and how it is called."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from tests.program.gallery import SCENES, Board

SILENT = {QAccessible.Role.ScrollBar, QAccessible.Role.Separator}
ROLES = {
    QAccessible.Role.Button, QAccessible.Role.PushButton, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton,
    QAccessible.Role.ButtonMenu, QAccessible.Role.ButtonDropDown,
}  # fmt: skip


def parts(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """The interface and all that is in it."""
    yield interface
    for i in range(interface.childCount()):
        child = interface.child(i)
        if child is not None and child.isValid():
            yield from parts(child)


def nameless(root: QWidget) -> list[str]:
    """What a screen reader could not call by a name."""
    found = []
    for part in parts(QAccessible.queryAccessibleInterface(root)):
        thing = part.object()
        own = thing is None or not thing.objectName().startswith("qt_")  # Qt's inner widgets are no controls
        if part.role() in SILENT or not own or part.state().invisible:
            continue
        if not part.text(QAccessible.Text.Name).strip():
            found.append(f"{part.role().name} {type(thing).__name__}")
    return found


@pytest.mark.parametrize("name", SCENES)
def test_everything_in_sight_has_a_name(qtbot: QtBot, name: str) -> None:
    board = Board(QSize(1920, 1080), "light")
    qtbot.addWidget(board)
    board.setAccessibleName("Tableau")
    board.page.setAccessibleName("Page")
    with qtbot.waitExposed(board):
        board.show()
    SCENES[name](board)
    assert nameless(board) == []


@pytest.mark.parametrize("name", SCENES)
def test_every_button_has_a_buttons_role(qtbot: QtBot, name: str) -> None:
    board = Board(QSize(1920, 1080), "light")
    qtbot.addWidget(board)
    SCENES[name](board)
    buttons = board.findChildren(QAbstractButton)
    assert buttons
    for button in buttons:
        if not button.objectName().startswith("qt_"):
            assert QAccessible.queryAccessibleInterface(button).role() in ROLES, button


def test_the_walk_finds_a_nameless_control(qtbot: QtBot) -> None:
    board = Board(QSize(1280, 720), "light")
    qtbot.addWidget(board)
    board.setAccessibleName("Tableau")
    board.page.setAccessibleName("Page")
    board.show()
    assert nameless(board) == []
    QWidget(board).show()
    assert nameless(board) != []
