"""Formulas are composed by a palette in the window, by real presses and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.hands import Fingers
from tests.support.running_program import items, wait_for, write
from tni.app.application import Application
from tni.document.formula_lines import LineLayout
from tni.document.items import Text
from tni.document.text_formulas import only_formula
from tni.services.lesson.tool_choices import choose_colour, choose_text_size
from tni.ui.canvas.text_editor import PageTextEdit
from tni.ui.chrome.button import ActionButton
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.notices import Notice
from tni.ui.panels.formula_board import FormulaBoard
from tni.ui.panels.formula_field import MOST_LETTERS
from tni.ui.panels.selection_bar import SelectionBar

FRACTION, ROOT = r"\frac{□}{□}", r"\sqrt{□}"


@pytest.fixture
def home(tmp_path: Path, qapp: object) -> Path:
    return tmp_path


def command(program: Application, *ids: CommandId) -> None:
    for one in ids:
        program.main_controller.commands[one].trigger()


def board(program: Application) -> FormulaBoard:
    return program.main_controller.instruments.formulas.board


def composing(program: Application) -> FormulaBoard:
    command(program, CommandId.FORMULA)
    assert board(program).isVisible()
    return board(program)


def press(widget: QWidget, place: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or widget.rect().center())


def keys(program: Application, *latex: str) -> None:
    for one in latex:
        press(next(key for key in board(program).keys if key.key.latex == one))


def step(program: Application, icon: str) -> None:
    names = ["left", "right", "erase", "next", "line", "undo"]
    press(board(program).steps[names.index(icon)])


def type_(program: Application, text: str) -> None:
    for line, part in enumerate(text.split("\n")):
        if line:
            QTest.keyClick(board(program).field, Qt.Key.Key_Return)
        QTest.keyClicks(board(program).field, part)


def kept(program: Application) -> Text:
    press(board(program).done)
    assert not board(program).isVisible()
    return formula(program)


def formula(program: Application) -> Text:
    found = [item for item in items(program) if isinstance(item, Text)]
    assert len(found) == 1
    return found[0]


def drawn(program: Application) -> None:
    """Wait until the formula that is typed is drawn in the palette."""
    wait_for(lambda: board(program).view.shown == board(program).latex, "the drawing")


def middle(program: Application, text: Text) -> tuple[float, float]:
    x, y = text.transform.point(text.width_mm / 2, text.height_mm / 2)
    return program.main_controller.editor.view.to_screen(x, y)


def double_tap(program: Application, text: Text) -> None:
    command(program, CommandId.SELECT)
    place = middle(program, text)
    for _ in range(2):
        write(program, place, place)


def test_a_formula_is_composed_by_presses_alone(program: Application) -> None:
    composing(program)
    keys(program, "x", "=", FRACTION, "-", "b", "+", ROOT, "b", "^{2}")
    step(program, "next")
    keys(program, "2", "a")
    drawn(program)
    assert board(program).field.toPlainText() == r"x=\frac{-b+\sqrt{b^{2}}}{2a}"
    text = kept(program)
    assert only_formula(text) == r"x=\frac{-b+\sqrt{b^{2}}}{2a}"
    assert text.spans[0].style.formula
    assert text.width_mm > text.height_mm > text.size_mm
    command(program, CommandId.UNDO)
    assert not items(program)
    command(program, CommandId.REDO)
    assert formula(program) == text


def test_a_finger_composes_and_opens_a_formula(program: Application, fingers: Fingers) -> None:
    shown = composing(program)

    def touch(widget: QWidget) -> None:
        fingers.frame(press={1: fingers.on(widget)})
        fingers.frame(release=(1,))

    by_latex = {key.key.latex: key for key in shown.keys}
    for latex in (FRACTION, "1"):
        touch(by_latex[latex])
    touch(shown.steps[3])
    touch(by_latex["2"])
    drawn(program)
    assert shown.latex == r"\frac{1}{2}"
    touch(shown.done)
    assert not shown.isVisible()
    text = formula(program)
    command(program, CommandId.SELECT)
    for _ in range(2):
        fingers.frame(press={1: middle(program, text)})
        fingers.frame(release=(1,))
    assert shown.isVisible()
    assert shown.latex == r"\frac{1}{2}"


def test_the_page_shows_the_formula_while_it_is_composed(program: Application) -> None:
    composing(program)
    keys(program, "x")
    drawn(program)
    typed = program.main_controller.editor.typed
    assert typed is not None
    assert only_formula(typed) == "x"
    narrow = typed.width_mm
    keys(program, "+", "y")
    drawn(program)
    typed = program.main_controller.editor.typed
    assert typed is not None
    assert typed.width_mm > narrow


def test_a_double_tap_opens_it_again_at_its_place_and_size(program: Application) -> None:
    composing(program)
    keys(program, FRACTION, "1")
    step(program, "next")
    keys(program, "2")
    drawn(program)
    before = kept(program)
    double_tap(program, before)
    assert board(program).isVisible()
    assert board(program).field.toPlainText() == r"\frac{1}{2}"
    QTest.keyClick(board(program).field, Qt.Key.Key_End)
    keys(program, "+", "x")
    drawn(program)
    after = kept(program)
    assert only_formula(after) == r"\frac{1}{2}+x"
    assert (after.id, after.size_mm, after.transform) == (before.id, before.size_mm, before.transform)
    command(program, CommandId.UNDO)
    assert formula(program) == before


def test_a_button_beside_the_selection_opens_it(program: Application) -> None:
    composing(program)
    keys(program, "x")
    drawn(program)
    text = kept(program)
    command(program, CommandId.SELECT)
    program.main_controller.window.do(lambda editor: editor.select(frozenset([text.id])))
    bar = program.main_controller.window.findChild(SelectionBar)
    assert bar is not None
    shown = {one.defaultAction().objectName(): one for one in bar.findChildren(ActionButton) if one.isVisible()}
    assert CommandId.BOLD not in shown
    button = shown[CommandId.FORMULA]
    press(button)
    assert board(program).isVisible()
    assert board(program).latex == "x"


def test_enter_begins_a_line_and_lines_are_aligned(program: Application) -> None:
    composing(program)
    type_(program, "2x+3=7\n\\iff 2x=4\n\\iff x=2")
    drawn(program)
    assert board(program).latex == r"\begin{aligned} && 2x+3 &=7 \\ \iff && 2x &=4 \\ \iff && x &=2 \end{aligned}"
    placed = board(program).view.placed
    assert placed is not None
    lefts = {round(one.box[0], 2) for one in placed.places if board(program).latex[one.start] == "="}
    assert len(lefts) == 1
    text = kept(program)
    double_tap(program, text)
    assert len(board(program).field.toPlainText().split("\n")) == 3
    assert board(program).latex == only_formula(text)


def test_lines_become_a_system_with_a_brace(program: Application) -> None:
    composing(program)
    type_(program, "x+y=2\nx-y=0")
    press(board(program).layouts[LineLayout.BRACE])
    drawn(program)
    text = kept(program)
    assert only_formula(text) == r"\left\{ \begin{aligned} x+y &=2 \\ x-y &=0 \end{aligned} \right."
    assert "\n" not in text.text


def test_a_mistake_is_said_with_its_place_and_nothing_is_lost(program: Application) -> None:
    composing(program)
    type_(program, "x=\\frac{1")
    message = board(program).message
    wait_for(message.isVisible, "the message")
    assert "accolade" in message.text()
    assert "\\frac{" in message.text()
    assert board(program).field.marked == len("x=\\frac")
    text = kept(program)
    assert only_formula(text) == "x=\\frac{1"
    double_tap(program, text)
    assert board(program).field.toPlainText() == "x=\\frac{1"
    QTest.keyClick(board(program).field, Qt.Key.Key_End)
    type_(program, "}{2}")
    drawn(program)
    assert not message.isVisible()
    assert only_formula(kept(program)) == r"x=\frac{1}{2}"


def test_a_command_that_is_not_known_is_said(program: Application) -> None:
    composing(program)
    type_(program, "\\foo x")
    wait_for(board(program).message.isVisible, "the message")
    assert "\\foo" in board(program).message.text()


def test_a_tap_on_the_formula_moves_the_caret_there(program: Application) -> None:
    composing(program)
    type_(program, r"\frac{a}{b}+c")
    drawn(program)
    view = board(program).view
    placed, box = view.placed, view.box()
    assert placed is not None
    em = box.width() / placed.drawing.width
    for place in placed.places:
        left, top, width, height = place.box
        spot = box.topLeft().toPoint() + QPoint(round((left + width * 0.9) * em), round((top + height / 2) * em))
        press(view, spot)
        assert board(program).field.edit.end == place.end


def test_tab_goes_through_what_is_to_be_filled_in(program: Application) -> None:
    composing(program)
    keys(program, FRACTION)
    assert board(program).field.edit.selected == "□"
    QTest.keyClicks(board(program).field, "1")
    QTest.keyClick(board(program).field, Qt.Key.Key_Tab)
    QTest.keyClicks(board(program).field, "2")
    QTest.keyClick(board(program).field, Qt.Key.Key_Tab)
    QTest.keyClicks(board(program).field, "+x")
    assert board(program).field.toPlainText() == r"\frac{1}{2}+x"
    QTest.keyClick(board(program).field, Qt.Key.Key_Escape)
    assert not board(program).isVisible()
    assert only_formula(formula(program)) == r"\frac{1}{2}+x"


@pytest.mark.parametrize(
    ("typed", "latex"),
    [
        ("x^10+1", "x^{10}+1"),
        ("u_100", "u_{100}"),
        ("10^-12", "10^{-12}"),
        ("x^{2}3", "x^{2}3"),
        ("x^2y3", "x^2y3"),
    ],
)
def test_an_exponent_of_several_digits_is_one(program: Application, typed: str, latex: str) -> None:
    composing(program)
    type_(program, typed)
    assert board(program).latex == latex


def test_backspace_behind_a_brace_erases_a_whole(program: Application) -> None:
    composing(program)
    type_(program, r"x+\frac{1}{2}")
    field = board(program).field
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.edit.selected == r"\frac{1}{2}"
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.toPlainText() == "x+"
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.toPlainText() == "x"


def test_undo_while_composing_is_that_of_the_field(program: Application) -> None:
    composing(program)
    keys(program, "x", ROOT)
    command(program, CommandId.UNDO)
    assert board(program).field.toPlainText() == "x"
    command(program, CommandId.REDO)
    assert board(program).field.toPlainText() == "x\\sqrt{□}"
    step(program, "undo")
    assert board(program).field.toPlainText() == "x"


@pytest.mark.parametrize("leave", [CommandId.PEN, CommandId.ADD_PAGE, CommandId.KEYBOARD])
def test_whatever_ends_the_composing_keeps_the_formula(program: Application, leave: CommandId) -> None:
    composing(program)
    keys(program, "x", "=", "1")
    drawn(program)
    first = program.main_controller.editor.page.id
    command(program, leave)
    assert not board(program).isVisible()
    (text,) = program.main_controller.editor.document.items(first)
    assert isinstance(text, Text)
    assert only_formula(text) == "x=1"


def test_a_tap_beside_ends_it_and_the_pen_writes_again(program: Application) -> None:
    command(program, CommandId.PEN)
    composing(program)
    keys(program, "x")
    drawn(program)
    write(program, (30, 30), (30, 30))
    assert not board(program).isVisible()
    assert only_formula(formula(program)) == "x"
    write(program, (30, 60), (200, 90))
    assert len(items(program)) == 2


def test_a_formula_within_a_sentence_is_composed_while_it_is_typed(program: Application) -> None:
    command(program, CommandId.TEXT)
    write(program, (200, 200), (200, 200))
    edit = program.main_controller.instruments.typing.edit
    QTest.keyClicks(edit, "On sait que")
    composing(program)
    keys(program, FRACTION, "1")
    step(program, "next")
    keys(program, "2")
    drawn(program)
    assert edit.toPlainText() == r"On sait que $\frac{1}{2}$"
    press(board(program).done)
    assert not board(program).isVisible()
    QTest.keyClicks(edit, " vaut")
    cursor = edit.textCursor()
    cursor.setPosition(len("On sait que $\\fr"))
    edit.setTextCursor(cursor)
    composing(program)
    assert board(program).latex == r"\frac{1}{2}"
    QTest.keyClick(board(program).field, Qt.Key.Key_End)
    keys(program, "x")
    drawn(program)
    command(program, CommandId.PEN)
    assert not board(program).isVisible()
    text = formula(program)
    wait_for(lambda: formula(program).text == r"On sait que \frac{1}{2}x vaut", "the formula in the text")
    assert only_formula(text) is None
    command(program, CommandId.UNDO)
    assert not items(program)


def test_another_panel_along_the_bottom_ends_the_composing(program: Application) -> None:
    composing(program)
    keys(program, "x")
    drawn(program)
    command(program, CommandId.PAGE_PANEL)
    assert not board(program).isVisible()
    assert only_formula(formula(program)) == "x"


def test_nothing_is_left_of_an_empty_formula(program: Application) -> None:
    composing(program)
    press(board(program).done)
    assert not items(program)


def test_colour_and_size_are_those_of_texts(program: Application) -> None:
    composing(program)
    keys(program, "x")
    drawn(program)
    window = program.main_controller.window
    window.do(lambda editor: choose_colour(editor, "#a82400"))
    window.do(lambda editor: choose_text_size(editor, 20.0))
    text = kept(program)
    assert QColor(text.colour) == QColor("#a82400")
    assert text.size_mm == pytest.approx(20.0)


@pytest.mark.parametrize(
    "hostile", ["x+" * 500_000, "{" * 1_000_000, "\\sqrt" * 200_000, "\\def\\a{\\a\\a}\\a" * 50_000]
)
def test_a_megabyte_of_latex_is_bounded_and_said(program: Application, hostile: str) -> None:
    composing(program)
    data = QMimeData()
    data.setText(hostile)
    QApplication.clipboard().setMimeData(data)
    command(program, CommandId.PASTE)
    assert len(board(program).field.toPlainText()) <= MOST_LETTERS
    wait_for(board(program).message.isVisible, "the message")
    text = kept(program)
    assert 0 < len(text.text) <= MOST_LETTERS


def test_pasted_latex_comes_without_its_dollars(program: Application) -> None:
    composing(program)
    QApplication.clipboard().setText("$\\frac{1}{2}$")
    command(program, CommandId.PASTE)
    drawn(program)
    assert board(program).latex == r"\frac{1}{2}"


def test_every_key_can_be_drawn_alone(program: Application) -> None:
    from tni.app.latex_drawing import placed_latex

    groups = composing(program).groups
    assert len(groups) == 12
    for group in groups:
        for key in group.keys:
            assert key.name
            for latex in (key.shown, "x" + key.latex):
                found = placed_latex(latex)
                assert found is not None, latex
                assert found.unknown == (), latex


def test_targets_are_large_enough_for_a_finger(program: Application) -> None:
    shown = composing(program)
    target = shown.kit.theme.metrics.target_px
    for number in range(len(shown.tabs)):
        press(shown.tabs[number])
        for button in (*shown.keys, *shown.steps, *shown.tabs, shown.done):
            assert button.height() >= target
            assert button.width() >= target
            assert shown.rect().contains(button.geometry())


def told(program: Application, part: str) -> list[Notice]:
    return [notice for notice in program.main_controller.window.notices.shown if part in notice.text]


def test_an_unfinished_command_is_marked_and_the_last_good_drawing_stays(program: Application) -> None:
    shown = composing(program)
    type_(program, "x+")
    drawn(program)
    good = shown.view.placed
    assert good is not None
    shapes = program.main_controller.fonts.formulas
    assert shapes is not None
    for letter in "\\fra":
        type_(program, letter)
        wait_for(lambda: shown.field.marked == 2, "the mark")
        assert shown.view.placed is good
        assert shapes.find(shown.latex) is good.drawing
    type_(program, "c{1}{2}")
    drawn(program)
    assert shown.field.marked is None
    assert shapes.find(shown.latex) is not good.drawing


@pytest.mark.parametrize(
    ("typed", "said", "place"),
    [("x=\\frac{1", "accolade", len("x=\\frac")), ("\\foo x", "\\foo", 0), ("x=\\frac12\\frac", "il manque", 9)],
)
def test_a_formula_that_is_not_drawn_is_said_when_it_is_left_and_opened_again(
    program: Application, typed: str, said: str, place: int
) -> None:
    composing(program)
    type_(program, typed)
    text = kept(program)
    assert only_formula(text) == typed
    wait_for(lambda: bool(told(program, said)), "the notice")
    (notice,) = told(program, said)
    assert "deux fois" in notice.text
    press(notice.findChildren(TextButton)[0])
    wait_for(lambda: board(program).isVisible(), "the palette")
    assert board(program).field.toPlainText() == typed
    wait_for(lambda: board(program).field.marked == place, "the mark")


def test_nothing_is_said_of_a_formula_that_is_drawn(program: Application) -> None:
    composing(program)
    type_(program, "\\frac")
    wait_for(lambda: board(program).field.marked == 0, "the mark")
    type_(program, "{1}{2}")
    drawn(program)
    kept(program)
    assert not told(program, "formule")


def sentence(program: Application, typed: str) -> PageTextEdit:
    """Type a sentence on the page, and wait until its formula is shown set."""
    command(program, CommandId.TEXT)
    write(program, (200, 200), (200, 200))
    edit = program.main_controller.instruments.typing.edit
    QTest.keyClicks(edit, typed)
    return edit


def on_page(program: Application) -> Text:
    found = program.main_controller.editor.typed_shown
    assert found is not None
    return found


def is_set(program: Application) -> bool:
    return any(span.style.formula for span in on_page(program).spans)


def test_a_formula_in_a_sentence_is_set_while_the_caret_is_out_of_it(program: Application) -> None:
    edit = sentence(program, r"Soit $\frac{1}{2}$")
    wait_for(lambda: is_set(program), "the formula")
    assert on_page(program).text == r"Soit \frac{1}{2}"
    narrow = on_page(program).width_mm
    QTest.keyClick(edit, Qt.Key.Key_Left)
    assert not is_set(program)
    assert on_page(program).text == r"Soit $\frac{1}{2}$"
    assert on_page(program).width_mm > narrow
    QTest.keyClick(edit, Qt.Key.Key_End)
    assert is_set(program)
    assert edit.toPlainText() == r"Soit $\frac{1}{2}$"


def test_the_caret_and_presses_are_where_the_words_are_shown(program: Application) -> None:
    typing = program.main_controller.instruments.typing
    edit = sentence(program, r"Soit $\frac{1}{2}$ oui")
    wait_for(lambda: is_set(program), "the formula")
    marks, text = typing.marks, on_page(program)
    assert marks is not None
    assert marks.caret[0] == pytest.approx(text.width_mm, abs=0.1 * text.size_mm)
    x, y = text.transform.point(text.width_mm - 0.05, text.height_mm / 2)
    assert typing.place_at(*program.main_controller.editor.view.to_screen(x, y)) == len(edit.toPlainText())
    x, y = text.transform.point(0.05, text.height_mm / 2)
    assert typing.place_at(*program.main_controller.editor.view.to_screen(x, y)) == 0
    QTest.keyClick(edit, Qt.Key.Key_Home)
    assert edit.textCursor().position() == 0
    QTest.keyClick(edit, Qt.Key.Key_End)
    assert edit.textCursor().position() == len(edit.toPlainText())


def test_the_palette_shows_a_formula_of_a_sentence_set_on_the_page(program: Application) -> None:
    sentence(program, "On sait que ")
    composing(program)
    keys(program, FRACTION, "1")
    step(program, "next")
    keys(program, "2")
    drawn(program)
    wait_for(lambda: is_set(program), "the formula on the page")
    assert on_page(program).text == r"On sait que \frac{1}{2}"


def test_what_was_set_while_it_was_typed_is_stored_so_in_one_step(program: Application) -> None:
    sentence(program, "a $x^2$ b")
    wait_for(lambda: is_set(program), "the formula")
    box = on_page(program).width_mm, on_page(program).height_mm
    command(program, CommandId.SELECT)
    text = formula(program)
    assert text.text == "a x^2 b"
    assert (text.width_mm, text.height_mm) == pytest.approx(box)
    command(program, CommandId.UNDO)
    assert not items(program)


def test_in_a_low_window_the_page_keeps_half_of_it_and_targets_stay_large(program: Application) -> None:
    shown = composing(program)
    program.main_controller.window.resize(1280, 720)
    type_(program, "x+y=2\nx-y=0")
    drawn(program)
    assert shown.height() <= 0.4 * program.main_controller.window.height()
    target = shown.kit.theme.metrics.target_px
    for number in range(len(shown.tabs)):
        press(shown.tabs[number])
        buttons = [*shown.keys, *shown.steps, *shown.tabs, *shown.layouts.values(), shown.done]
        boxes = [button.geometry() for button in buttons] + [shown.view.geometry(), shown.field.geometry()]
        for button in buttons:
            assert min(button.width(), button.height()) >= target
            assert shown.rect().contains(button.geometry())
        assert not [(one, other) for at, one in enumerate(boxes) for other in boxes[:at] if one.intersects(other)]


def test_keys_in_two_rows_are_the_same_keys(program: Application) -> None:
    for group in composing(program).groups:
        assert sorted(group.order(2)) == [*range(len(group.keys))]


def test_a_long_formula_is_shown_large_with_the_caret_in_sight(program: Application) -> None:
    view, field = composing(program).view, board(program).field
    type_(program, "1000+" * 20 + "1")
    drawn(program)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(field, key)
        placed, box = view.placed, view.box()
        assert placed is not None
        em = box.width() / placed.drawing.width
        assert em > 0.4 * view.kit.theme.metrics.target_px
        assert 0 <= box.left() + placed.caret(field.edit.end)[0] * em <= view.width()


def test_a_formula_that_is_wider_than_the_page_is_broken_within_it(program: Application) -> None:
    composing(program)
    type_(program, "1000+" * 30 + "1=0")
    drawn(program)
    text = kept(program)
    assert text.transform.point(text.width_mm, 0.0)[0] <= program.main_controller.editor.page.format.width_mm
    assert text.height_mm > 3 * text.size_mm
