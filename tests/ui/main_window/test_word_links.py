"""Words of a text are given links while it is typed, and followed by a tap before a class and with Ctrl."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.real_pointer import RealPointer
from tests.support.running_program import wait_for
from tests.support.widgets import button, texts
from tni.app.application import Application
from tni.core.ids import ItemId
from tni.document.document import ChangeKind
from tni.document.items import Text
from tni.document.styled_text import StyledContent
from tni.document.text_box import with_measured_box
from tni.document.text_style import SpanStyle, TextSpan
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.canvas.text_editor import PageTextEdit
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.word_link_panel import WordLinkPanel

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, LEFT = Qt.Key.Key_Return, Qt.MouseButton.LeftButton
ONE, TWO = "https://un.example", "https://deux.example"
WORDS = "Le chat dort sur la page, et le chien court au bout du monde jusqu’au soir."


def edit(program: Application) -> PageTextEdit:
    return program.main_controller.instruments.typing.edit


def click(program: Application, place: QPointF | tuple[float, float], modifiers: Qt.KeyboardModifier) -> None:
    canvas = program.main_controller.window.canvas
    at = place.toPoint() if isinstance(place, QPointF) else QPoint(*map(round, place))
    QTest.mouseClick(canvas, LEFT, modifiers, at)


NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def typing(program: Application) -> Iterator[Application]:
    """A text that is being typed."""
    program.main_controller.commands[CommandId.TEXT].trigger()
    click(program, (200, 200), NONE)
    QTest.keyClicks(edit(program), "Voir la suite")
    yield program
    QApplication.clipboard().clear()


def choose(program: Application, start: int, end: int) -> None:
    cursor = edit(program).textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    edit(program).setTextCursor(cursor)


def panel(program: Application) -> WordLinkPanel:
    (found,) = program.main_controller.window.findChildren(WordLinkPanel)
    return found


def spans(program: Application) -> list[tuple[int, int, str]]:
    typed = program.main_controller.editor.typed
    assert typed is not None
    return [(span.start, span.end, span.style.link) for span in typed.spans]


def test_ctrl_k_gives_chosen_words_a_link_and_the_typing_goes_on(typing: Application) -> None:
    choose(typing, 5, 13)
    QTest.keyClick(edit(typing), Qt.Key.Key_K, CTRL)
    found = panel(typing)
    assert found.isVisible()
    assert "Mots : « la suite »" in texts(found)
    QTest.keyClicks(found.fields.address, "fr.wikipedia.org/wiki/Chat")
    QTest.keyClick(found.fields.address, ENTER)
    assert spans(typing) == [(5, 13, "https://fr.wikipedia.org/wiki/Chat")]
    assert not found.isVisible()
    assert edit(typing).hasFocus()
    choose(typing, 13, 13)
    QTest.keyClicks(edit(typing), " ici")
    assert spans(typing) == [(5, 13, "https://fr.wikipedia.org/wiki/Chat")]
    edit(typing).finished.emit()
    (text,) = (i for i in typing.main_controller.editor.document.items(typing.main_controller.editor.page.id))
    assert isinstance(text, Text)
    assert text.text == "Voir la suite ici"
    assert text.spans == (TextSpan(5, 13, SpanStyle(link="https://fr.wikipedia.org/wiki/Chat")),)


def test_a_link_at_the_caret_is_changed_or_taken_away(typing: Application) -> None:
    choose(typing, 5, 13)
    command = typing.main_controller.commands[CommandId.LINK]
    command.trigger()
    panel(typing).fields.address.setText(ONE)
    panel(typing).fields.take.click()
    choose(typing, 8, 8)
    command.trigger()
    assert f"Un toucher ouvre : {ONE}" in texts(panel(typing))
    panel(typing).fields.address.setText(TWO)
    panel(typing).fields.take.click()
    assert spans(typing) == [(5, 13, TWO)]
    choose(typing, 6, 6)
    command.trigger()
    button(panel(typing), "Retirer le lien").click()
    assert spans(typing) == []


def test_without_words_the_address_is_written_and_a_page_by_its_name(typing: Application) -> None:
    QTest.keyClicks(edit(typing), " : ")
    QTest.keyClick(edit(typing), Qt.Key.Key_K, CTRL)
    found = panel(typing)
    found.fields.pages.setCurrentRow(0)
    found.fields.pages.itemActivated.emit(found.fields.pages.item(0))
    typed = typing.main_controller.editor.typed
    assert typed is not None
    assert typed.text == "Voir la suite : Page 1"
    assert spans(typing) == [(16, 22, f"page:{typing.main_controller.editor.page.id}")]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "https://moi@banque.example"])
def test_addresses_that_a_lesson_never_opens_are_refused_and_said(typing: Application, address: str) -> None:
    QTest.keyClick(edit(typing), Qt.Key.Key_K, CTRL)
    fields = panel(typing).fields
    fields.address.setText(address)
    assert not fields.take.isEnabled()
    assert fields.refusal.isVisible()
    QTest.keyClick(fields.address, ENTER)
    assert spans(typing) == []
    QTest.keyClick(fields.address, Qt.Key.Key_Escape)
    assert not panel(typing).isVisible()
    assert edit(typing).hasFocus()


def test_the_panel_goes_with_the_text(typing: Application) -> None:
    QTest.keyClick(edit(typing), Qt.Key.Key_K, CTRL)
    edit(typing).finished.emit()
    wait_for(lambda: not panel(typing).isVisible(), "the end of the panel")


def test_without_words_and_without_an_item_it_says_what_to_choose(program: Application) -> None:
    program.main_controller.commands[CommandId.LINK].trigger()
    assert any("Choisir d’abord" in text for text in program.main_controller.window.notices.texts())


# -- followed


def wrapped(program: Application) -> Text:
    """Put a text on the page whose lines break, with two links on them."""
    editor = program.main_controller.editor
    at = [(WORDS.index(word), WORDS.index(word) + len(word)) for word in ("chat", "chien")]
    links = tuple(TextSpan(*ends, SpanStyle(link=link)) for ends, link in zip(at, (ONE, TWO), strict=True))
    content = StyledContent(WORDS, links)
    editor.add_text(content, 30, 40, select=True)
    (key,) = editor.selection
    text = editor.document.item(key)
    assert isinstance(text, Text)
    text = with_measured_box(editor.measurer, replace(text, wrapped=True, width_mm=90.0))
    program.main_controller.window.do(lambda s: s.do(s.document.replace(ChangeKind.EDIT, text)))
    return text


def place_of(program: Application, text: Text, link: str, dx_mm: float = 0.0) -> QPointF:
    """Return the middle of linked words on the canvas."""
    editor, canvas = program.main_controller.editor, program.main_controller.window.canvas
    box = next(box for one, box in editor.measurer.link_boxes(text) if one == link)
    x, y = text.transform.point(box.x + box.width / 2 + dx_mm, box.y + box.height / 2)
    x, y = editor.view.to_screen(x, y)
    ratio = canvas.devicePixelRatioF()
    return QPointF(x / ratio, y / ratio)


@pytest.fixture
def opened(program: Application) -> list[str]:
    found: list[str] = []

    def open_url(url: QUrl) -> bool:
        found.append(url.toString())
        return True

    program.main_controller.links.open_url = open_url
    return found


def offered(program: Application) -> str:
    """Return the link that a notice offers to open."""
    notices = [text for text in program.main_controller.window.notices.texts() if text.startswith("Lien : ")]
    return notices[-1].removeprefix("Lien : ") if notices else ""


@pytest.mark.parametrize("tool", [CommandId.PEN, CommandId.HAND, CommandId.SELECT])
def test_before_a_class_words_are_followed_and_not_their_line(program: Application, tool: CommandId) -> None:
    board = program.main_controller
    text = wrapped(program)
    board.window.do(lambda s: s.select(frozenset()))
    board.commands[CommandId.TEACH].trigger()
    board.commands[tool].trigger()
    click(program, place_of(program, text, TWO), NONE)
    assert offered(program) == TWO
    click(program, place_of(program, text, ONE), NONE)
    assert offered(program) == ONE
    count = len(board.window.notices.texts())
    click(program, place_of(program, text, ONE, 30.0), NONE)
    assert len(board.window.notices.texts()) == count, "words beside them open nothing"


def test_while_preparing_ctrl_follows_and_a_plain_tap_chooses(program: Application) -> None:
    board = program.main_controller
    text = wrapped(program)
    board.window.do(lambda s: s.select(frozenset()))
    board.commands[CommandId.SELECT].trigger()
    click(program, place_of(program, text, TWO), NONE)
    assert board.editor.selection == {text.id}
    assert offered(program) == ""
    click(program, place_of(program, text, TWO), CTRL)
    assert offered(program) == TWO
    assert board.editor.selection == {text.id}


def test_ctrl_follows_in_the_text_that_is_typed(program: Application) -> None:
    board = program.main_controller
    text = wrapped(program)
    board.commands[CommandId.TEXT].trigger()
    click(program, place_of(program, text, ONE, 30.0), NONE)
    assert board.editor.typed is not None
    click(program, place_of(program, text, TWO), CTRL)
    assert offered(program) == TWO


def test_the_only_link_of_a_text_has_a_button_beside_the_selection(program: Application, opened: list[str]) -> None:
    editor = program.main_controller.editor
    content = StyledContent("Voir la fiche", (TextSpan(8, 13, SpanStyle(link=ONE)),))
    program.main_controller.commands[CommandId.SELECT].trigger()
    program.main_controller.window.do(lambda s: s.add_text(content, 60, 60, select=True))
    assert len(editor.selection) == 1
    button(program.main_controller.window, "Ouvrir un.example").click()
    assert opened == [ONE]


def test_a_page_that_words_open_is_gone_to(program: Application) -> None:
    board = program.main_controller
    board.window.do(LessonEditor.add_page)
    second = board.editor.page.id
    board.commands[CommandId.PREVIOUS_PAGE].trigger()
    content = StyledContent("suite", (TextSpan(0, 5, SpanStyle(link=f"page:{second}")),))
    board.window.do(lambda s: s.add_text(content, 60, 60, select=True))
    (key,) = board.editor.selection
    text = board.editor.document.item(ItemId(key))
    assert isinstance(text, Text)
    board.commands[CommandId.SELECT].trigger()
    click(program, place_of(program, text, f"page:{second}"), CTRL)
    assert board.editor.page.id == second


def test_a_real_pointer_follows_words_before_a_class(program: Application, qtbot: QtBot) -> None:
    board = program.main_controller
    text = wrapped(program)
    board.window.do(lambda s: s.select(frozenset()))
    board.commands[CommandId.TEACH].trigger()
    board.commands[CommandId.SELECT].trigger()
    pointer = RealPointer(qtbot, board.window)
    for link in (TWO, ONE):
        pointer.touch_at(board.window.canvas.mapToGlobal(place_of(program, text, link).toPoint()))
        wait_for(lambda link=link: offered(program) == link, "the link")  # type: ignore[misc]
    assert board.editor.selection == frozenset()
