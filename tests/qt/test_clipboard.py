"""Cut, copy and paste in the whole program, by the system's clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.qt.board_desk import items, running, strokes, write
from tni.app.build import Program
from tni.board.items import Text
from tni.ui.commands import Id


@pytest.fixture
def home(qapp: QApplication, fresh_home: Path) -> Path:
    return fresh_home


@pytest.fixture(autouse=True)
def _tidy_clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.clipboard().clear()


def press(program: Program, *commands: Id) -> None:
    for command in commands:
        program.board.commands[command].trigger()


def test_what_is_cut_is_what_is_pasted_on_another_page(home: Path) -> None:
    with running(home) as program:
        write(program, (200, 200), (400, 200))
        (cut,) = strokes(program)
        press(program, Id.SELECT_ALL, Id.CUT)
        assert strokes(program) == []
        press(program, Id.ADD_PAGE, Id.PASTE)
        (pasted,) = strokes(program)
        assert pasted.samples == cut.samples


def test_what_was_copied_before_does_not_come_back_for_what_is_cut(home: Path) -> None:
    with running(home) as program:
        session = program.board.session
        write(program, (200, 200), (400, 200))
        press(program, Id.SELECT_ALL, Id.COPY, Id.DELETE)
        session.add_text("fraction", 20.0, 20.0)
        press(program, Id.SELECT_ALL, Id.CUT)
        assert QApplication.clipboard().text() == "fraction"  # for other programs
        press(program, Id.PASTE)
        assert [item.text for item in items(program) if isinstance(item, Text)] == ["fraction"]
        assert strokes(program) == []


def test_what_is_locked_offers_no_way_to_take_it_away(home: Path) -> None:
    with running(home) as program:
        write(program, (200, 200), (400, 200))
        press(program, Id.SELECT_ALL, Id.LOCK)
        gone = [program.board.commands[command] for command in (Id.CUT, Id.DELETE)]
        assert not any(action.isEnabled() for action in gone)
        assert program.board.commands[Id.COPY].isEnabled()
        press(program, Id.LOCK)
        assert all(action.isEnabled() for action in gone)
