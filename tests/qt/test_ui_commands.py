"""The table of commands: complete, without two meanings for one key."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tni.ui.chrome.button import Style
from tni.ui.chrome.commands import Commands, Group, Id, group_names, shown_keys, table
from tni.ui.chrome.icons import Icons
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.theme import Look


@pytest.fixture
def commands(qtbot: QtBot) -> Commands:
    return Commands(Style(Look(Metrics(48)), Icons()))


def test_every_id_stands_in_the_table_once() -> None:
    assert Counter(command.id for command in table()) == Counter(Id)
    assert set(group_names()) == set(Group) == {command.group for command in table()}


def test_no_key_has_two_meanings() -> None:
    keys = Counter(shown_keys(k) for command in table() for k in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys


def test_what_is_used_in_a_lesson_has_a_key() -> None:
    papers = {Group.PAPER}
    bars = {Id.BAR_BOTTOM, Id.BAR_LEFT, Id.BAR_RIGHT}
    assert [c.id for c in table() if not c.keys and c.group not in papers and c.id not in bars] == []


def test_actions_say_what_they_are_and_their_key(commands: Commands) -> None:
    for command in commands.table.values():
        action = commands[command.id]
        assert action.text() == command.text
        assert action.iconText()
        assert len(action.iconText()) <= 20
        assert action.statusTip()
        assert not action.icon().isNull()
        if command.keys:
            assert shown_keys(command.keys[0]) in action.toolTip()


def test_one_tool_is_in_hand(commands: Commands) -> None:
    assert commands.chosen("tool") is None
    commands[Id.PEN].trigger()
    assert commands.chosen("tool") is Id.PEN
    commands[Id.ERASE_AREA].trigger()
    assert commands.chosen("tool") is Id.ERASE_AREA
    assert not commands[Id.PEN].isChecked()
    commands[Id.PAPER_BLACK].trigger()
    assert commands.chosen("paper") is Id.PAPER_BLACK
    assert commands.chosen("tool") is Id.ERASE_AREA


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
    with qtbot.waitSignal(commands[Id.PEN].triggered):
        qtbot.keyClick(page, Qt.Key.Key_P)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    with qtbot.assertNotEmitted(commands[Id.HIGHLIGHTER].triggered):
        qtbot.keyClicks(field, "ps")
    assert field.text() == "ps"
