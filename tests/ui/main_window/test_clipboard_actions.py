"""Cut, copy and paste in the whole program, by the system's clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.board import open_board, seen
from tests.support.hands import Fingers
from tests.support.running_program import items, running, strokes, write
from tni.app.application import Application
from tni.document.items import Image, Text
from tni.document.text_style import MOST_SPANS
from tni.render.text_layout import MAX_CHARACTERS, MAX_PARAGRAPHS
from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.clipboard_actions import MAX_PASTED_SIDE_PX, _paste


@pytest.fixture
def home(qapp: QApplication, fresh_home: Path) -> Path:
    return fresh_home


@pytest.fixture(autouse=True)
def _tidy_clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.clipboard().clear()


def press(program: Application, *commands: CommandId) -> None:
    for command in commands:
        program.main_controller.commands[command].trigger()


def begin_text(program: Application) -> None:
    press(program, CommandId.TEXT)
    fingers = Fingers(program)
    fingers.frame(press={0: (300, 200)})
    fingers.frame(release=(0,))


def offer_html(qapp: QApplication, html: str) -> None:
    data = QMimeData()
    data.setHtml(html)
    qapp.clipboard().setMimeData(data)


def the_text(program: Application) -> Text:
    (item,) = items(program)
    assert isinstance(item, Text)
    return item


def test_what_is_cut_is_what_is_pasted_on_another_page(home: Path) -> None:
    with running(home) as program:
        write(program, (200, 200), (400, 200))
        (cut,) = strokes(program)
        press(program, CommandId.SELECT_ALL, CommandId.CUT)
        assert strokes(program) == []
        press(program, CommandId.ADD_PAGE, CommandId.PASTE)
        (pasted,) = strokes(program)
        assert pasted.samples == cut.samples


def test_what_was_copied_before_does_not_come_back_for_what_is_cut(home: Path) -> None:
    with running(home) as program:
        session = program.main_controller.editor
        write(program, (200, 200), (400, 200))
        press(program, CommandId.SELECT_ALL, CommandId.COPY, CommandId.DELETE)
        session.add_text("fraction", 20.0, 20.0)
        press(program, CommandId.SELECT_ALL, CommandId.CUT)
        assert QApplication.clipboard().text() == "fraction"  # for other programs
        press(program, CommandId.PASTE)
        assert [item.text for item in items(program) if isinstance(item, Text)] == ["fraction"]
        assert strokes(program) == []


def test_what_is_locked_offers_no_way_to_take_it_away(home: Path) -> None:
    with running(home) as program:
        write(program, (200, 200), (400, 200))
        press(program, CommandId.SELECT_ALL, CommandId.LOCK)
        gone = [program.main_controller.commands[command] for command in (CommandId.CUT, CommandId.DELETE)]
        assert not any(action.isEnabled() for action in gone)
        assert program.main_controller.commands[CommandId.COPY].isEnabled()
        press(program, CommandId.LOCK)
        assert all(action.isEnabled() for action in gone)


def test_a_clipboard_that_holds_nothing_pastes_nothing(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    board = open_board()
    before = seen(board)
    with monkeypatch.context() as patch:
        patch.setattr(QGuiApplication, "clipboard", lambda: SimpleNamespace(mimeData=lambda: None))
        _paste(board, lambda: None)
    assert seen(board) == before


def test_a_picture_wider_than_any_wall_is_made_smaller(home: Path, qapp: QApplication) -> None:
    image = QImage(20_000, 10, QImage.Format.Format_RGB32)
    image.fill(0xFF0000)
    with running(home) as program:
        qapp.clipboard().setImage(image)
        press(program, CommandId.PASTE)
        (item,) = items(program)
        assert isinstance(item, Image)
        assert program.current_lesson.lesson.file is not None
        assert QImage.fromData(program.current_lesson.lesson.file.blob(item.blob)).width() == MAX_PASTED_SIDE_PX


def test_of_a_book_as_much_is_pasted_as_is_shown(home: Path, qapp: QApplication) -> None:
    with running(home) as program:
        qapp.clipboard().setText("a b" * 1_000_000)
        press(program, CommandId.PASTE)
        item = the_text(program)
        assert len(item.text) == MAX_CHARACTERS
        assert cut_off(program)


def cut_off(program: Application) -> list[str]:
    return [text for text in program.main_controller.window.notices.texts() if "trop long" in text]


def test_what_is_pasted_whole_is_not_called_cut(home: Path, qapp: QApplication) -> None:
    with running(home) as program:
        qapp.clipboard().setText("un mot\nun autre")
        press(program, CommandId.PASTE)
        assert cut_off(program) == []


def test_too_many_lines_are_cut_too(home: Path, qapp: QApplication) -> None:
    with running(home) as program:
        qapp.clipboard().setText("a\n" * (MAX_PARAGRAPHS + 5))
        press(program, CommandId.PASTE)
        item = the_text(program)
        assert item.text.count("\n") == MAX_PARAGRAPHS - 1
        assert cut_off(program)


def test_of_too_many_styles_as_many_are_pasted_as_are_kept(home: Path, qapp: QApplication) -> None:
    with running(home) as program:
        offer_html(qapp, "<p>" + "<b>a</b><i>b</i>" * (MOST_SPANS // 2 + 5) + "</p>")
        press(program, CommandId.PASTE)
        item = the_text(program)
        assert (len(item.text), len(item.spans)) == (MOST_SPANS + 10, MOST_SPANS)
        assert cut_off(program)


def test_styles_that_a_selected_text_has_no_room_for_are_said(home: Path, qapp: QApplication) -> None:
    with running(home) as program:
        offer_html(qapp, "<p>" + "<b>a</b>b" * (MOST_SPANS // 2 + 5) + "</p>")
        press(program, CommandId.PASTE)
        item = the_text(program)
        assert len(item.spans) == MOST_SPANS // 2 + 5
        assert cut_off(program) == []
        press(program, CommandId.UNDERLINE)
        item = the_text(program)
        assert len(item.spans) == MOST_SPANS
        assert cut_off(program)


def test_styles_pasted_into_a_text_that_has_many_are_said_to_be_cut(home: Path, qapp: QApplication) -> None:
    with running(home) as program:
        begin_text(program)
        offer_html(qapp, "<p>" + "<b>a</b><i>b</i>" * (MOST_SPANS // 4 + 5) + "</p>")
        press(program, CommandId.PASTE)
        assert cut_off(program) == []
        press(program, CommandId.PASTE)
        editor = program.main_controller.editor
        assert editor.typed is not None
        assert (len(editor.typed.text), len(editor.typed.spans)) == (MOST_SPANS + 20, MOST_SPANS)
        assert cut_off(program)


def test_a_book_pasted_while_typing_is_cut_and_says_so(home: Path, qapp: QApplication) -> None:
    with running(home) as program:
        begin_text(program)
        QTest.keyClicks(program.main_controller.instruments.typing.edit, "abc")
        qapp.clipboard().setText("d" * (MAX_CHARACTERS + 5))
        press(program, CommandId.PASTE)
        editor = program.main_controller.editor
        assert editor.typed is not None
        assert len(editor.typed.text) == MAX_CHARACTERS
        assert cut_off(program)
