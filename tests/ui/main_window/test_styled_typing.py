"""Letters and paragraphs of a text are styled while it is typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QClipboard, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.running_program import items, wait_for, write
from tni.app.application import Application
from tni.document.alignment import TextAlign
from tni.document.items import Text
from tni.document.styled_text import StyledContent
from tni.document.tables import cells_of
from tni.document.text_style import Marker, Paragraph, Script, SpanStyle, TextSpan
from tni.services.lesson.table_commands import insert_table
from tni.services.lesson.tool_choices import choose_colour, choose_text_size
from tni.ui.canvas.text_editor import PageTextEdit
from tni.ui.chrome.commands import CommandId

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier,
)  # fmt: skip


@pytest.fixture
def home(tmp_path: Path, qapp: object) -> Path:
    return tmp_path


@pytest.fixture
def program(program: Application) -> Application:
    program.main_controller.commands[CommandId.TEXT].trigger()
    tap(program, 200, 200)
    return program


def tap(program: Application, x: float, y: float) -> None:
    write(program, (x, y), (x, y))


def edit(program: Application) -> PageTextEdit:
    return program.main_controller.instruments.typing.edit


def key(program: Application, code: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(program.main_controller.window.windowHandle(), code, modifiers)


def type_(program: Application, text: str) -> None:
    QTest.keyClicks(edit(program), text)


def choose(program: Application, start: int, end: int) -> None:
    cursor = edit(program).textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    edit(program).setTextCursor(cursor)


def command(program: Application, *ids: CommandId) -> None:
    for one in ids:
        program.main_controller.commands[one].trigger()


def typed(program: Application) -> StyledContent:
    text = program.main_controller.editor.typed
    assert text is not None
    return StyledContent.of(text)


def kept(program: Application) -> Text:
    key(program, Qt.Key.Key_Escape)
    (text,) = items(program)
    assert isinstance(text, Text)
    return text


def test_selected_letters_are_styled_and_kept(program: Application) -> None:
    type_(program, "gras penche souligne")
    choose(program, 0, 4)
    key(program, Qt.Key.Key_B, CTRL)
    choose(program, 5, 11)
    key(program, Qt.Key.Key_I, CTRL)
    choose(program, 12, 20)
    key(program, Qt.Key.Key_U, CTRL)
    text = kept(program)
    assert not text.bold
    assert text.spans == (
        TextSpan(0, 4, SpanStyle(bold=True)),
        TextSpan(5, 11, SpanStyle(italic=True)),
        TextSpan(12, 20, SpanStyle(underline=True)),
    )


def test_a_style_is_taken_away_where_all_letters_have_it(program: Application) -> None:
    type_(program, "un deux")
    choose(program, 0, 2)
    command(program, CommandId.ITALIC)
    choose(program, 0, 7)
    italic = program.main_controller.commands[CommandId.ITALIC]
    assert not italic.isChecked()
    command(program, CommandId.ITALIC)
    assert typed(program).spans == (TextSpan(0, 7, SpanStyle(italic=True)),)
    assert italic.isChecked()
    command(program, CommandId.ITALIC)
    assert typed(program).spans == ()


def test_what_is_typed_behind_letters_has_their_style_and_a_script_holds_until_it_is_ended(
    program: Application,
) -> None:
    type_(program, "x")
    command(program, CommandId.SUPERSCRIPT)
    type_(program, "23")
    command(program, CommandId.SUPERSCRIPT)
    type_(program, "+1")
    assert typed(program) == StyledContent("x23+1", (TextSpan(1, 3, SpanStyle(script=Script.SUPER)),))


def test_a_part_has_its_own_colour_and_size(program: Application) -> None:
    type_(program, "un deux")
    choose(program, 3, 7)
    do = program.main_controller.window.do
    size = program.main_controller.editor.styles.text.size_mm
    do(lambda editor: choose_colour(editor, "#c00000"))
    do(lambda editor: choose_text_size(editor, 2 * size))
    text = kept(program)
    assert text.spans == (TextSpan(3, 7, SpanStyle(colour="#c00000", scale=2.0)),)
    assert text.size_mm == size


def test_bold_of_a_bold_text_is_taken_from_the_selected_letters_alone(program: Application) -> None:
    command(program, CommandId.BOLD)
    type_(program, "un deux")
    choose(program, 0, 2)
    command(program, CommandId.BOLD)
    text = kept(program)
    assert (text.bold, text.spans) == (False, (TextSpan(2, 7, SpanStyle(bold=True)),))


def test_each_change_of_style_is_an_undo_step(program: Application) -> None:
    type_(program, "mot")
    choose(program, 0, 2)
    command(program, CommandId.ITALIC)
    choose(program, 0, 3)
    command(program, CommandId.STRIKE)
    command(program, CommandId.UNDO)
    assert typed(program).spans == (TextSpan(0, 2, SpanStyle(italic=True)),)
    command(program, CommandId.UNDO)
    assert typed(program) == StyledContent("mot")
    command(program, CommandId.REDO, CommandId.REDO)
    assert typed(program).spans == (
        TextSpan(0, 2, SpanStyle(italic=True, struck=True)),
        TextSpan(2, 3, SpanStyle(struck=True)),
    )


def test_return_continues_a_list_and_ends_it_on_an_empty_line(program: Application) -> None:
    command(program, CommandId.BULLETS)
    type_(program, "un")
    key(program, Qt.Key.Key_Return)
    type_(program, "deux")
    key(program, Qt.Key.Key_Return)
    key(program, Qt.Key.Key_Return)
    type_(program, "fin")
    bullet = Paragraph(Marker.BULLET)
    assert typed(program) == StyledContent("un\ndeux\nfin", (), (bullet, bullet))


def test_tab_changes_the_level_and_backspace_leaves_the_list(program: Application) -> None:
    command(program, CommandId.NUMBERS)
    type_(program, "un")
    key(program, Qt.Key.Key_Return)
    key(program, Qt.Key.Key_Tab)
    type_(program, "deux")
    assert typed(program).paragraphs == (Paragraph(Marker.NUMBER), Paragraph(Marker.NUMBER, 1))
    key(program, Qt.Key.Key_Backtab, SHIFT)
    assert typed(program).paragraphs == (Paragraph(Marker.NUMBER),) * 2
    key(program, Qt.Key.Key_Home)
    key(program, Qt.Key.Key_Backspace)
    assert typed(program) == StyledContent("un\ndeux", (), (Paragraph(Marker.NUMBER),))
    key(program, Qt.Key.Key_Backspace)
    assert typed(program).text == "undeux"


def test_an_input_method_composes_in_the_style_at_the_caret(program: Application) -> None:
    type_(program, "ab")
    choose(program, 0, 2)
    command(program, CommandId.ITALIC)
    choose(program, 2, 2)
    QApplication.sendEvent(edit(program), QInputMethodEvent("é", []))
    assert typed(program) == StyledContent("abé", (TextSpan(0, 3, SpanStyle(italic=True)),))
    done = QInputMethodEvent("", [])
    done.setCommitString("é")
    QApplication.sendEvent(edit(program), done)
    assert done.type() is QEvent.Type.InputMethod
    assert typed(program) == StyledContent("abé", (TextSpan(0, 3, SpanStyle(italic=True)),))


def test_styles_stay_at_their_letters_beyond_the_basic_plane(program: Application) -> None:
    edit(program).insertPlainText("😀 mot 😀")
    choose(program, 3, 6)
    command(program, CommandId.ITALIC)
    choose(program, 0, 0)
    edit(program).insertPlainText("😀")
    assert typed(program) == StyledContent("😀😀 mot 😀", (TextSpan(3, 6, SpanStyle(italic=True)),))


def test_a_kept_text_is_opened_with_its_styles_and_is_the_same_when_nothing_is_typed(program: Application) -> None:
    command(program, CommandId.BULLETS)
    type_(program, "un deux")
    choose(program, 3, 7)
    command(program, CommandId.ITALIC)
    before = kept(program)
    view = program.main_controller.editor.view
    command(program, CommandId.TEXT)
    tap(program, *view.to_screen(*before.transform.point(before.width_mm - 3, 5)))
    assert typed(program) == StyledContent.of(before)
    assert kept(program) == before


def test_selected_lines_are_aligned_alone(program: Application) -> None:
    type_(program, "un")
    key(program, Qt.Key.Key_Return)
    type_(program, "deux et trois")
    choose(program, 0, 2)
    command(program, CommandId.ALIGN_CENTRE)
    assert program.main_controller.commands.chosen("align") is CommandId.ALIGN_CENTRE
    choose(program, 4, 4)
    assert program.main_controller.commands.chosen("align") is CommandId.ALIGN_LEFT
    text = kept(program)
    assert (text.align, text.paragraphs) == (TextAlign.LEFT, (Paragraph(align=TextAlign.CENTRE),))


def test_styles_apply_to_selected_texts_as_one_step(program: Application) -> None:
    type_(program, "un deux")
    before = kept(program)
    board = program.main_controller
    command(program, CommandId.SELECT)
    board.window.do(lambda editor: editor.select(frozenset([before.id])))
    command(program, CommandId.UNDERLINE, CommandId.BULLETS)
    after = board.editor.document.item(before.id)
    assert isinstance(after, Text)
    assert StyledContent.of(after) == StyledContent(
        "un deux", (TextSpan(0, 7, SpanStyle(underline=True)),), (Paragraph(Marker.BULLET),)
    )
    assert after.width_mm > before.width_mm
    command(program, CommandId.UNDO, CommandId.UNDO)
    assert board.editor.document.item(before.id) == before


# -- clipboard


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    yield qapp.clipboard()
    qapp.clipboard().clear()


def offer(clipboard: QClipboard, html: str, text: str) -> None:
    data = QMimeData()
    data.setHtml(html)
    data.setText(text)
    clipboard.setMimeData(data)


def test_a_paste_brings_its_styles_and_one_without_formatting_does_not(
    program: Application, clipboard: QClipboard
) -> None:
    offer(clipboard, "<p>un <b>gras</b><script>x()</script></p><ul><li>deux</ul>", "un gras\ndeux")
    type_(program, "a ")
    command(program, CommandId.PASTE)
    bold, bullet = SpanStyle(bold=True), Paragraph(Marker.BULLET)
    pasted = StyledContent("a un gras\ndeux", (TextSpan(5, 9, bold),), (Paragraph(), bullet))
    assert typed(program) == pasted
    key(program, Qt.Key.Key_Return)
    key(program, Qt.Key.Key_Return)
    key(program, Qt.Key.Key_V, CTRL | SHIFT)
    assert typed(program) == StyledContent("a un gras\ndeux\nun gras\ndeux", pasted.spans, pasted.paragraphs)
    command(program, CommandId.UNDO)
    assert typed(program).text == "a un gras\ndeux\n"


def test_styles_are_copied_from_one_text_to_another(program: Application, clipboard: QClipboard) -> None:
    type_(program, "un deux")
    choose(program, 3, 7)
    command(program, CommandId.ITALIC, CommandId.COPY)
    choose(program, 0, 0)
    command(program, CommandId.PASTE)
    italic = SpanStyle(italic=True)
    assert typed(program) == StyledContent("deuxun deux", (TextSpan(0, 4, italic), TextSpan(7, 11, italic)))
    assert clipboard.text() == "deux"


def test_a_styled_text_pasted_on_the_page_is_a_text_of_it(program: Application, clipboard: QClipboard) -> None:
    key(program, Qt.Key.Key_Escape)
    offer(clipboard, "<i>mot</i>", "mot")
    command(program, CommandId.SELECT, CommandId.PASTE)
    (text,) = items(program)
    assert isinstance(text, Text)
    assert StyledContent.of(text) == StyledContent("mot", (TextSpan(0, 3, SpanStyle(italic=True)),))


# -- formulas


def test_a_formula_that_is_drawn_after_the_typing_is_shown_then(program: Application) -> None:
    type_(program, "$a$")
    text = kept(program)
    document = program.main_controller.editor.document
    wait_for(lambda: document.item(text.id).text == "a", "the formula")  # type: ignore[union-attr]
    assert document.item(text.id).spans == (TextSpan(0, 1, SpanStyle(formula=True)),)  # type: ignore[union-attr]


def test_a_formula_is_shown_when_the_typing_ends_and_is_latex_again_when_it_is_opened(program: Application) -> None:
    type_(program, "soit $x^2$ et $")
    formulas = program.main_controller.fonts.formulas
    assert formulas is not None
    wait_for(lambda: not formulas.is_pending("x^2"), "the drawing")
    text = kept(program)
    assert StyledContent.of(text) == StyledContent("soit x^2 et $", (TextSpan(5, 8, SpanStyle(formula=True)),))
    view = program.main_controller.editor.view
    command(program, CommandId.TEXT)
    tap(program, *view.to_screen(*text.transform.point(text.width_mm - 1, 5)))
    assert edit(program).toPlainText() == "soit $x^2$ et $"
    assert kept(program) == text


def test_a_formula_that_cannot_be_drawn_is_said_once_with_the_reason(program: Application) -> None:
    notices, formulas = program.main_controller.window.notices, program.main_controller.fonts.formulas
    assert formulas is not None
    type_(program, r"soit $\frac{1}$")
    cursor = edit(program).textCursor()
    cursor.setPosition(len("soit $"))
    edit(program).setTextCursor(cursor)  # into the formula, which is then still being typed
    wait_for(lambda: not formulas.is_pending(r"\frac{1}"), "what is known of it")
    cursor.movePosition(QTextCursor.MoveOperation.End)
    edit(program).setTextCursor(cursor)
    type_(program, " puis")
    said = [text for text in notices.texts() if r"\frac{1}" in text]
    assert len(said) == 1
    assert "il manque ce qui suit" in said[0]
    type_(program, " et $x$")
    text = kept(program)
    wait_for(lambda: not formulas.is_pending("x"), "the other one")
    assert text.text.startswith(r"soit $\frac{1}$ puis")
    assert len([one for one in notices.texts() if r"\frac{1}" in one]) == 1


def test_a_formula_that_ends_a_text_is_said_when_the_typing_ends(program: Application) -> None:
    formulas = program.main_controller.fonts.formulas
    assert formulas is not None
    type_(program, "$x^$")
    kept(program)
    wait_for(lambda: any("x^" in text for text in program.main_controller.window.notices.texts()), "the notice")


# -- tables


def test_tab_goes_from_cell_to_cell_of_a_new_table(program: Application) -> None:
    key(program, Qt.Key.Key_Escape)
    board = program.main_controller
    board.window.do(lambda editor: insert_table(editor, 2, 2))
    for word in ("a", "b", "c", "d"):
        type_(program, word)
        key(program, Qt.Key.Key_Tab)
    assert not edit(program).isVisible()
    texts = [item for item in items(program) if isinstance(item, Text)]
    assert [text.text for text in texts] == ["a", "b", "c", "d"]
    assert len({(item.group, item.page) for item in items(program)}) == 1
    (cells,) = {item.group for item in items(program)}
    assert cells is not None
    found = cells_of(board.editor.document, board.editor.page.id, cells)
    assert [cell.text for cell in found] == [text.id for text in texts]


def test_shift_tab_goes_back_to_the_text_of_a_cell(program: Application) -> None:
    key(program, Qt.Key.Key_Escape)
    program.main_controller.window.do(lambda editor: insert_table(editor, 1, 3))
    type_(program, "un")
    key(program, Qt.Key.Key_Tab)
    type_(program, "deux")
    key(program, Qt.Key.Key_Backtab, SHIFT)
    assert typed(program).text == "un"
    type_(program, "e")
    key(program, Qt.Key.Key_Escape)
    assert [item.text for item in items(program) if isinstance(item, Text)] == ["une", "deux"]
