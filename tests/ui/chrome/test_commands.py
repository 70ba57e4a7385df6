"""The table of commands: complete, without two meanings for one key."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tni.ui.chrome.command_table import command_table, group_names
from tni.ui.chrome.commands import CommandGroup, CommandId, Commands, shortcut_text
from tni.ui.chrome.icons import FOLDER


@pytest.fixture
def commands(qtbot: QtBot) -> Commands:
    return Commands(command_table())


def test_every_id_stands_in_the_table_once() -> None:
    assert Counter(command.id for command in command_table()) == Counter(CommandId)
    assert set(group_names()) == set(CommandGroup) == {command.group for command in command_table()}


def test_no_key_has_two_meanings() -> None:
    keys = Counter(shortcut_text(k) for command in command_table() for k in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys


def test_what_is_used_in_a_lesson_has_a_key() -> None:
    papers = {CommandGroup.PAPER}
    bars = {CommandId.BAR_BOTTOM, CommandId.BAR_LEFT, CommandId.BAR_RIGHT}
    assert [c.id for c in command_table() if not c.keys and c.group not in papers and c.id not in bars] == []


def test_actions_say_what_they_are_and_their_key(commands: Commands) -> None:
    for command in commands.table.values():
        action = commands[command.id]
        assert action.text() == command.text
        assert action.iconText()
        assert len(action.iconText()) <= 22
        assert action.statusTip()
        assert (FOLDER / f"{action.property('icon_name')}.svg").is_file()
        if command.keys:
            assert shortcut_text(command.keys[0]) in action.toolTip()


def test_one_tool_is_in_hand(commands: Commands) -> None:
    assert commands.chosen("tool") is None
    commands[CommandId.PEN].trigger()
    assert commands.chosen("tool") is CommandId.PEN
    commands[CommandId.ERASE_AREA].trigger()
    assert commands.chosen("tool") is CommandId.ERASE_AREA
    assert not commands[CommandId.PEN].isChecked()
    commands[CommandId.PAPER_BLACK].trigger()
    assert commands.chosen("paper") is CommandId.PAPER_BLACK
    assert commands.chosen("tool") is CommandId.ERASE_AREA


def test_keys_work_in_the_window_but_not_while_words_are_typed(qtbot: QtBot, commands: Commands) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field, page = QLineEdit(), QWidget()
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    rows = QVBoxLayout(window)
    rows.addWidget(field)
    rows.addWidget(page)
    window.addActions(commands.all())
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    with qtbot.waitSignal(commands[CommandId.PEN].triggered):
        qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    with qtbot.assertNotEmitted(commands[CommandId.HIGHLIGHTER].triggered):
        qtbot.keyClicks(field, "ps")
    assert field.text() == "ps"
