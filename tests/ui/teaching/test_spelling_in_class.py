"""Spelling and the class: pupils' names are right, and nothing is underlined from the first moment of a séance."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.support.running_program import wait_for, write
from tests.support.teaching_room import Room, room
from tni.ui.chrome.commands import CommandId

TWO_SCREENS = ([QRect(0, 0, 1280, 720), QRect(1280, 0, 1280, 720)], 0)
FAULTY = "Une orthografe de Benali, à Inès et Fatoumatta "


@pytest.fixture
def taught(tmp_path: Path, qapp: QApplication) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        made.program.spelling.begin(lambda: made.program.joined)
        made.trigger(CommandId.TEXT)
        yield made


def type_(taught: Room, text: str, at: tuple[float, float] = (300.0, 200.0)) -> None:
    write(taught.program, at, at)
    edit = taught.board.instruments.typing.edit
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(edit, QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter))


def marked(taught: Room) -> list[str]:
    text = taught.board.instruments.typing.edit.toPlainText()
    return [text[start:end] for start, end in taught.program.spelling.controller.marked]


def waves(taught: Room) -> int:
    marks = taught.board.instruments.typing.marks
    return 0 if marks is None else len(marks.unknown)


def test_names_of_the_class_lists_are_right_in_the_case_of_a_text(taught: Room) -> None:
    type_(taught, FAULTY)
    wait_for(lambda: marked(taught) == ["orthografe", "Fatoumatta"], "the lines")


def test_they_vanish_at_once_when_a_seance_begins_while_a_text_is_open(taught: Room) -> None:
    type_(taught, FAULTY)
    wait_for(lambda: waves(taught) == 2, "the lines")
    taught.teaching.seances.begin(taught.class_id, "5eA", "Maths")
    assert waves(taught) == 0
    taught.trigger(CommandId.TEXT)
    type_(taught, FAULTY, (300.0, 420.0))
    assert taught.board.instruments.typing.is_open
    assert waves(taught) == 0
    taught.trigger(CommandId.SPELLING)
    assert taught.program.spelling.review.panel is None


def test_they_come_back_after_the_seance_when_she_prepares_again(taught: Room) -> None:
    taught.teaching.seances.begin(taught.class_id, "5eA", "Maths")
    taught.end_seance()
    if taught.board.commands[CommandId.TEACH].isChecked():
        taught.trigger(CommandId.TEACH)
    taught.trigger(CommandId.TEXT)
    type_(taught, FAULTY)
    wait_for(lambda: waves(taught) == 2, "the lines")


def test_on_two_screens_nothing_is_underlined(taught: Room) -> None:
    taught.screens = TWO_SCREENS
    type_(taught, FAULTY)
    assert not taught.program.spelling.controller.is_on
    assert waves(taught) == 0
