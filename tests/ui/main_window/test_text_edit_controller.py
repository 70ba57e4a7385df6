"""Typing on the page, in the real window: what is seen, what ends it, where it goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import inf, radians
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QImage, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.support.hands import Fingers
from tests.support.running_program import items, running, wait_for, write
from tni.app.application import Application
from tni.core.geometry import Affine, Rect
from tni.document.document import ChangeKind
from tni.document.items import Text
from tni.document.page_format import ENDLESS, Paper
from tni.document.view import View
from tni.render.text_layout import DYSLEXIC, LEGIBLE, QtTextMeasurer
from tni.services.lesson.lesson_editor import ToolName
from tni.ui.canvas.text_editor import PageTextEdit
from tni.ui.chrome.choice_buttons import ColourButton, WidthButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.inks import TOOLBAR_WIDTHS_MM
from tni.ui.chrome.tool_popovers import TextPopover, ToolPopover
from tni.ui.chrome.toolbar_buttons import InkButton

type Picture = np.ndarray[tuple[int, ...], np.dtype[np.int16]]


@pytest.fixture
def home(tmp_path: Path, qapp: object) -> Path:
    return tmp_path


@pytest.fixture
def program(program: Application) -> Application:
    window = program.main_controller.window
    window.resize(1280, 720)  # a window manager may give it its size of before once more
    wait_for(lambda: window.width() == 1280 and window.height() == 720, "the window's size")
    program.main_controller.commands[CommandId.TEXT].trigger()
    return program


def editor(program: Application) -> PageTextEdit:
    return program.main_controller.instruments.typing.edit


def tap(program: Application, x: float, y: float) -> None:
    write(program, (x, y), (x, y))


def type_(program: Application, text: str) -> None:
    """What a keyboard sends, letter by letter."""
    for letter in text:
        code = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
        written = "\r" if letter == "\n" else letter
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(editor(program), QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, written))


def key(program: Application, code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """As a key comes: to whoever has the focus, after the shortcuts of the window."""
    QTest.keyClick(program.main_controller.window.windowHandle(), code, modifiers)


def words(program: Application) -> list[Text]:
    return [item for item in items(program) if isinstance(item, Text)]


def add(program: Application, text: str, x_mm: float, y_mm: float, **fields: object) -> Text:
    """Words that are on the page already."""
    board = program.main_controller
    board.window.do(lambda s: s.add_text(text, x_mm, y_mm))
    item = words(program)[-1]
    if fields:
        size = fields.get("size_mm", item.size_mm)
        name = fields.get("font", item.font)
        box = QtTextMeasurer(board.shown.fonts).measure(text, size, name)  # type: ignore[arg-type]
        fields |= {"width_mm": box.width_mm, "height_mm": box.height_mm, "font_version": box.font_version}
        changed = replace(item, **fields)  # type: ignore[arg-type]
        board.window.do(lambda s: s.do(s.document.replace(ChangeKind.EDIT, changed)))
    return words(program)[-1]


def tap_in(program: Application, item: Text, x_mm: float, y_mm: float) -> None:
    """Tap a place of words, in their own millimetres."""
    tap(program, *program.main_controller.editor.view.to_screen(*item.transform.point(x_mm, y_mm)))


def seen(program: Application) -> Picture:
    """The page as it is shown, once it is painted whole."""
    program.app.processEvents()  # a step of a moved page that waits is shown
    wait_for(lambda: not program.main_controller.shown.screen.pending(), "the page")
    return pixels(program.main_controller.window.canvas.grab().toImage())


def seen_anew(program: Application) -> Picture:
    """The page when all of it was painted at once: text that is painted in steps has other soft edges."""
    editor, screen = program.main_controller.editor, program.main_controller.shown.screen
    seen(program)
    whole = Rect(0.0, 0.0, editor.page.format.width_mm, editor.document.height_mm(editor.page.id))
    screen.invalidate(editor.page.id, whole, inf)
    return seen(program)


def pixels(image: QImage) -> Picture:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return flat[:, :, :3].astype(np.int16)


def is_nearly(a: Picture, b: Picture) -> bool:
    """Alike but for the rounding where soft edges are mixed, and for letters on the edge between two quarters of a
    pixel, where Qt's letters stand: tiles of the page differ in that as well."""
    off = np.abs(a - b).max(axis=2)
    return bool((off > 1).sum() <= 0.01 * max((b.min(axis=2) < 128).sum(), 8000) and off.max() < 80)


def farthest(a: Picture, b: Picture) -> int:
    return int(np.abs(a - b).max())


LINES = "Où êtes-vous ?\nÀ l’école œuvrant,\n« çà et là »"


# -- what is seen


@pytest.mark.parametrize("font", [LEGIBLE.name, DYSLEXIC.name])
@pytest.mark.parametrize(
    "view", [None, View(5.3, -120.4, -33.7), View(17.9, -900.2, -701.8)], ids=["whole", "near", "very near"]
)
@pytest.mark.parametrize("turn", [0, 30, 205])
def test_nothing_moves_when_the_editor_opens_or_closes(
    program: Application, font: str, view: View | None, turn: int
) -> None:
    transform = Affine.moving(80, 60).after(Affine.rotating(radians(turn)))
    item = add(program, LINES, 0, 0, font=font, transform=transform)
    if view is not None:
        program.main_controller.window.do(lambda s: s.set_view(view))
    before = seen_anew(program)
    tap_in(program, item, 4, 4)
    assert editor(program).isVisible()
    with_marks = seen(program)
    assert (np.abs(with_marks - before).max(axis=2) > 40).sum() > 50  # frame and caret
    program.main_controller.window.canvas.show_marks(None)
    assert is_nearly(seen_anew(program), before)
    editor(program).finished.emit()
    assert not editor(program).isVisible()
    assert farthest(seen_anew(program), before) == 0
    assert words(program) == [item]


@pytest.mark.parametrize("turn", [0, -40])
def test_kept_words_look_as_they_were_typed(program: Application, turn: int) -> None:
    item = add(program, "Un", 0, 0, transform=Affine.moving(90, 80).after(Affine.rotating(radians(turn))))
    tap_in(program, item, item.width_mm, 4)
    key(program, Qt.Key.Key_End)
    type_(program, " mot\net deux")
    program.main_controller.window.canvas.show_marks(None)
    typed = seen(program)
    editor(program).finished.emit()
    assert is_nearly(seen(program), typed)
    (kept,) = words(program)
    assert kept.text == "Un mot\net deux"
    assert kept.transform == item.transform


@pytest.mark.parametrize("paper", [Paper.SOFT, Paper.BLACK])
def test_the_page_stays_in_sight_under_the_words(program: Application, paper: Paper) -> None:
    board = program.main_controller
    board.window.do(lambda s: s.set_paper(paper))
    board.commands[CommandId.PEN].trigger()
    write(program, (250, 310), (600, 310))
    board.commands[CommandId.TEXT].trigger()
    empty = seen(program)
    tap(program, 300, 300)
    type_(program, "iiiiiiiiii")
    board.window.canvas.show_marks(None)
    changed = np.abs(seen(program) - empty).max(axis=2)[290:340, 295:420] > 30
    assert 0.02 < changed.mean() < 0.4  # letters; an opaque box would change the ink of the line beneath whole
    box = seen(program)
    assert (np.abs(box[310, 300:400] - empty[310, 300:400]).max(axis=1) < 30).mean() > 0.5


def test_turned_words_have_a_turned_frame_and_a_press_finds_the_letter(program: Application) -> None:
    item = add(program, "abcdefgh", 0, 0, transform=Affine.moving(100, 40).after(Affine.rotating(radians(90))))
    tap_in(program, item, 0.2, 5)
    assert editor(program).textCursor().position() == 0
    tap_in(program, item, item.width_mm - 0.2, 5)
    assert editor(program).textCursor().position() == 8
    tap_in(program, item, item.width_mm / 2, 5)
    assert 3 <= editor(program).textCursor().position() <= 5
    type_(program, "X")
    assert editor(program).toPlainText().strip("X") == "X".join(editor(program).toPlainText().split("X"))
    editor(program).finished.emit()
    (kept,) = words(program)
    assert len(kept.text) == 9
    assert kept.transform == item.transform


# -- the caret


def test_a_drag_selects_and_two_taps_take_a_word(program: Application) -> None:
    item = add(program, "un deux trois", 60, 40)
    tap_in(program, item, 1, 4)
    to = program.main_controller.editor.view.to_screen
    y = item.transform.f + 5
    write(program, to(60.1, y), to(70, y), to(60 + item.width_mm, y))
    assert editor(program).textCursor().selectedText() == "un deux trois"
    tap_in(program, item, item.width_mm / 3, 4)
    tap_in(program, item, item.width_mm / 3, 4)
    assert editor(program).textCursor().selectedText() == "deux"
    type_(program, "2")
    editor(program).finished.emit()
    assert [t.text for t in words(program)] == ["un 2 trois"]


def test_up_and_down_home_and_end_follow_the_lines_that_are_seen(program: Application) -> None:
    tap(program, 100, 100)
    type_(program, "abcd\nef\nghij")
    for code, position in (
        (Qt.Key.Key_Home, 8), (Qt.Key.Key_Up, 5), (Qt.Key.Key_End, 7), (Qt.Key.Key_Up, 2), (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Down, 5), (Qt.Key.Key_Down, 8), (Qt.Key.Key_Down, 12),
    ):  # fmt: skip
        key(program, code)
        assert editor(program).textCursor().position() == position, code


def test_letters_beyond_the_basic_plane_do_not_shift_the_caret(program: Application) -> None:
    item = add(program, "😀😀ab", 60, 40)
    tap_in(program, item, item.width_mm + 0.1, 4)
    assert editor(program).textCursor().position() == 6
    type_(program, "c")
    editor(program).finished.emit()
    assert [t.text for t in words(program)] == ["😀😀abc"]


# -- what keeps the words


def keys_escape(program: Application) -> None:
    key(program, Qt.Key.Key_Escape)


def keys_control_return(program: Application) -> None:
    key(program, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def presses_elsewhere(program: Application) -> None:
    tap(program, 800, 500)
    key(program, Qt.Key.Key_Escape)


def changes_tool(program: Application) -> None:
    program.main_controller.commands[CommandId.PEN].trigger()


def turns_the_page(program: Application) -> None:
    program.main_controller.commands[CommandId.ADD_PAGE].trigger()
    program.main_controller.commands[CommandId.PREVIOUS_PAGE].trigger()


def turns_by_key(program: Application) -> None:
    program.main_controller.commands[CommandId.ADD_PAGE].trigger()
    tap(program, 300, 300)
    type_(program, "ailleurs")
    key(program, Qt.Key.Key_PageUp)


def changes_paper(program: Application) -> None:
    program.main_controller.commands[CommandId.PAPER_BLACK].trigger()


def selects_all_by_drawer(program: Application) -> None:
    program.main_controller.commands[CommandId.DUPLICATE_PAGE].trigger()


@pytest.mark.parametrize(
    "end",
    [
        keys_escape,
        keys_control_return,
        presses_elsewhere,
        changes_tool,
        turns_the_page,
        turns_by_key,
        changes_paper,
        selects_all_by_drawer,
    ],
)
def test_whatever_ends_the_typing_keeps_the_words(program: Application, end: Callable[[Application], None]) -> None:
    page = program.main_controller.editor.page.id
    tap(program, 300, 300)
    type_(program, "Bonjour")
    end(program)
    assert not editor(program).isVisible()
    found = program.main_controller.editor.document.items(page)
    assert [i.text for i in found if isinstance(i, Text)] == ["Bonjour"]
    assert QApplication.focusWidget() is program.main_controller.window.canvas


def test_what_goes_out_of_the_lesson_has_the_words_being_typed(program: Application, tmp_path: Path) -> None:
    tap(program, 300, 300)
    type_(program, "pour le PDF")
    program.main_controller.commands[CommandId.EXPORT_PDF].trigger()
    assert [t.text for t in words(program)] == ["pour le PDF"]
    for dialog in program.main_controller.window.findChildren(QFileDialog):
        dialog.reject()


def test_two_quick_clicks_with_the_selection_open_words_at_that_letter(program: Application) -> None:
    item = add(program, "un deux trois", 60, 40)
    program.main_controller.commands[CommandId.SELECT].trigger()
    tap_in(program, item, item.width_mm - 0.5, 4)
    tap_in(program, item, item.width_mm - 0.5, 4)
    assert editor(program).isVisible()
    type_(program, " !")
    key(program, Qt.Key.Key_Escape)
    assert [t.text for t in words(program)] == ["un deux trois !"]


@pytest.mark.parametrize("end", ["escape", "beside", "other tool"])
def test_the_selection_is_in_hand_again_after_words_that_it_opened(program: Application, end: str) -> None:
    item = add(program, "un deux trois", 60, 40)
    commands, session = program.main_controller.commands, program.main_controller.editor
    commands[CommandId.SELECT].trigger()
    for _ in range(2):
        tap_in(program, item, item.width_mm - 0.5, 4)
    assert session.tool is ToolName.TEXT
    type_(program, " !")
    match end:
        case "escape":
            key(program, Qt.Key.Key_Escape)
        case "beside":
            tap(program, 900, 500)
        case _:
            commands[CommandId.PEN].trigger()
    assert not editor(program).isVisible()
    assert session.tool is (ToolName.PEN if end == "other tool" else ToolName.SELECT)
    assert commands[CommandId.PEN if end == "other tool" else CommandId.SELECT].isChecked()
    assert [t.text for t in words(program)] == ["un deux trois !"]


def test_words_opened_by_the_text_tool_leave_it_in_hand(program: Application) -> None:
    item = add(program, "un deux trois", 60, 40)
    program.main_controller.commands[CommandId.TEXT].trigger()
    tap_in(program, item, item.width_mm - 0.5, 4)
    key(program, Qt.Key.Key_Escape)
    assert program.main_controller.editor.tool is ToolName.TEXT


def test_the_bars_widths_are_sizes_of_words_with_the_text_tool(program: Application) -> None:
    bar, session = program.main_controller.window.bar, program.main_controller.editor
    pen_mm = session.styles.pen.width_mm
    program.main_controller.commands[CommandId.TEXT].trigger()
    tap(program, 300, 300)
    type_(program, "mot")
    small, middle, large = (button for button in bar.findChildren(WidthButton))
    assert [b.accessibleName() for b in (small, middle, large)] == [
        "Taille du texte : petit", "Taille du texte : moyen", "Taille du texte : grand",
    ]  # fmt: skip
    large.click()
    assert editor(program).isVisible()
    assert session.typed.size_mm == large.value == 12.0
    assert large.isChecked()
    key(program, Qt.Key.Key_Escape)
    assert [t.size_mm for t in words(program)] == [12.0]
    program.main_controller.commands[CommandId.PEN].trigger()
    assert session.styles.pen.width_mm == pen_mm
    assert [b.value for b in bar.findChildren(WidthButton)] == list(TOOLBAR_WIDTHS_MM)


def test_where_there_are_no_dots_the_text_tool_opens_its_own_options(program: Application) -> None:
    window = program.main_controller.window
    program.main_controller.commands[CommandId.BAR_LEFT].trigger()
    program.main_controller.commands[CommandId.TEXT].trigger()
    window.bar.findChild(InkButton).click()
    (shown,) = (p for p in window.findChildren(ToolPopover) if p.isVisible())
    assert isinstance(shown, TextPopover)
    shown.colours.findChildren(ColourButton)[1].click()
    assert program.main_controller.editor.styles.text.colour == 1
    assert program.main_controller.editor.tool is ToolName.TEXT


def test_words_are_kept_while_they_are_typed_and_nothing_shows_of_it(program: Application) -> None:
    program.main_controller.instruments.typing.save_timer.setInterval(1)
    tap(program, 300, 300)
    type_(program, "un mot")
    program.main_controller.window.canvas.show_marks(None)
    before = seen(program)
    wait_for(lambda: [t.text for t in words(program)] == ["un mot"], "the words in the lesson")
    assert editor(program).isVisible()
    program.main_controller.window.canvas.show_marks(None)
    assert farthest(seen(program), before) == 0
    type_(program, "s")
    wait_for(lambda: [t.text for t in words(program)] == ["un mots"], "the next letter")
    key(program, Qt.Key.Key_Escape)
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert words(program) == []
    assert not program.main_controller.editor.can_undo


def test_closing_the_program_keeps_the_words_that_are_being_typed(home: Path) -> None:
    with running(home) as program:
        program.main_controller.commands[CommandId.TEXT].trigger()
        tap(program, 300, 300)
        type_(program, "pas encore fini")
        path = program.main_controller.shown.lesson.path
    with running(home, path) as program:
        assert [t.text for t in words(program)] == ["pas encore fini"]


def test_opening_another_lesson_keeps_the_words_in_theirs(home: Path, program: Application) -> None:
    first = program.main_controller.shown.lesson.path
    tap(program, 300, 300)
    type_(program, "ici")
    program.current_lesson.new()
    wait_for(lambda: program.main_controller.shown.lesson.path != first, "another lesson")
    assert not editor(program).isVisible()
    assert words(program) == []
    assert first is not None
    program.current_lesson.open(first)
    wait_for(lambda: program.main_controller.shown.lesson.path == first, "the first lesson")
    assert [t.text for t in words(program)] == ["ici"]


def test_nothing_typed_leaves_nothing_and_words_that_are_emptied_go(program: Application) -> None:
    tap(program, 300, 300)
    type_(program, "  ")
    key(program, Qt.Key.Key_Escape)
    assert items(program) == []
    assert not program.main_controller.editor.can_undo
    item = add(program, "à effacer", 60, 40)
    tap_in(program, item, 1, 4)
    key(program, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    key(program, Qt.Key.Key_Backspace)
    key(program, Qt.Key.Key_Escape)
    assert items(program) == []
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert [t.text for t in words(program)] == ["à effacer"]


def test_letters_are_no_shortcuts_while_words_are_typed(program: Application) -> None:
    tap(program, 300, 300)
    for letter in "pgt":
        key(program, Qt.Key(ord(letter.upper())))
    assert editor(program).toPlainText().lower() == "pgt"


# -- undo, clipboard, accents


def test_undo_takes_back_letters_first_and_then_what_was_before(program: Application) -> None:
    item = add(program, "un", 60, 40)
    undo = program.main_controller.commands[CommandId.UNDO]
    tap_in(program, item, item.width_mm, 4)
    type_(program, " mot")
    assert undo.isEnabled()
    key(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor(program).toPlainText() == "un"
    program.main_controller.commands[CommandId.REDO].trigger()
    assert editor(program).toPlainText() == "un mot"
    undo.trigger()
    assert editor(program).toPlainText() == "un"
    assert editor(program).isVisible()
    key(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not editor(program).isVisible()
    assert words(program) == []  # the step before the typing is taken back


def test_undo_goes_word_by_word(program: Application) -> None:
    tap(program, 300, 300)
    type_(program, "un deux trois\nquatre cinq")
    left = []
    for _ in range(6):
        key(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        left.append(editor(program).toPlainText())
    assert left == ["un deux trois\nquatre", "un deux trois\n", "un deux trois", "un deux", "un", ""]
    for _ in range(6):
        key(program, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert editor(program).toPlainText() == "un deux trois\nquatre cinq"


def test_kept_words_are_one_step_of_undo(program: Application) -> None:
    tap(program, 300, 300)
    type_(program, "un deux trois")
    key(program, Qt.Key.Key_Escape)
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert words(program) == []
    program.main_controller.commands[CommandId.REDO].trigger()
    assert [t.text for t in words(program)] == ["un deux trois"]


def paste(data: QMimeData, by: Callable[[], object]) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setMimeData(data)
    try:
        by()
    finally:
        clipboard.clear()


def test_pasted_words_come_without_their_looks(program: Application) -> None:
    tap(program, 300, 300)
    plain, rich, both = QMimeData(), QMimeData(), QMimeData()
    plain.setText("un\r\ndeux\x07")
    rich.setHtml("<h1>Titre</h1><p><b>gras</b> et <i>penché</i></p>")
    both.setHtml("<b>trois</b>")
    both.setText("trois")
    button, keys = (
        program.main_controller.commands[CommandId.PASTE].trigger,
        lambda: key(program, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier),
    )
    paste(plain, keys)
    assert editor(program).toPlainText() == "un\ndeux"
    paste(both, button)
    assert editor(program).toPlainText() == "un\ndeuxtrois"
    editor(program).selectAll()
    paste(rich, keys)
    assert editor(program).toPlainText() == "Titre\ngras et penché"
    key(program, Qt.Key.Key_Escape)
    assert [t.text for t in words(program)] == ["Titre\ngras et penché"]


def test_an_accent_that_is_being_made_is_seen_at_the_caret(program: Application) -> None:
    tap(program, 300, 300)
    type_(program, "ab")
    key(program, Qt.Key.Key_Left)
    QApplication.sendEvent(editor(program), QInputMethodEvent("^", []))
    found = program.main_controller.editor.typed
    assert found is not None
    assert found.text == "a^b"
    made = QInputMethodEvent("", [])
    made.setCommitString("ê")
    QApplication.sendEvent(editor(program), made)
    found = program.main_controller.editor.typed
    assert found is not None
    assert found.text == "aêb"


def test_an_input_method_opens_its_list_at_the_caret(program: Application) -> None:
    tap(program, 300, 300)
    type_(program, "abc")
    box = editor(program).inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    at = editor(program).mapTo(program.main_controller.window.canvas, QPointF(box.topLeft()))
    assert 305 < at.x() < 420
    assert at.y() == pytest.approx(300, abs=4)


# -- colour and size


def test_colour_and_size_change_at_once_for_new_words_and_for_words_on_the_page(program: Application) -> None:
    board = program.main_controller
    tap(program, 300, 300)
    type_(program, "mot")
    before = seen(program)
    board.window.bar.colour_chosen.emit("#c8102e")
    board.window.bar.width_chosen.emit(20.0)
    assert editor(program).isVisible()
    assert farthest(seen(program), before) > 60
    found = board.editor.typed
    assert found is not None
    assert (found.colour, found.size_mm) == ("#c8102e", 20.0)
    key(program, Qt.Key.Key_Escape)
    (kept,) = words(program)
    assert (kept.colour, kept.size_mm) == ("#c8102e", 20.0)
    tap_in(program, kept, 1, 4)
    board.window.bar.colour_chosen.emit("#00539b")
    board.window.bar.width_chosen.emit(12.0)
    board.window.canvas.show_marks(None)
    typed = seen(program)
    key(program, Qt.Key.Key_Escape)
    assert is_nearly(seen(program), typed)
    (kept,) = words(program)
    assert (kept.text, kept.colour, kept.size_mm) == ("mot", "#00539b", 12.0)
    board.commands[CommandId.UNDO].trigger()
    (kept,) = words(program)
    assert (kept.colour, kept.size_mm) == ("#c8102e", 20.0)


# -- in sight


def caret_seen(program: Application) -> bool:
    """Whether the whole line of the caret is on the canvas."""
    marks = program.main_controller.instruments.typing.marks
    assert marks is not None
    box, session = marks.caret_box(), program.main_controller.editor
    shown = session.view.shown(session.viewport)
    return shown.contains(box.x, box.y) and shown.contains(box.right, box.bottom)


def near(program: Application) -> View:
    """Zoomed in, at the foot of the page."""
    program.main_controller.window.do(lambda s: s.zoom(4.0, 640, 600))
    program.main_controller.window.do(lambda s: s.scroll(0, 1e5))
    return program.main_controller.editor.view


def test_the_keyboard_on_the_screen_never_covers_the_line_being_typed(program: Application) -> None:
    fingers, canvas = Fingers(program), program.main_controller.window.canvas
    before, height = near(program), canvas.height()
    fingers.frame(press={0: (300, height - 90)})
    fingers.frame(release=(0,))
    wait_for(editor(program).isVisible, "the editor")
    assert canvas.height() < height - 100  # the keyboard has its place
    assert caret_seen(program)
    type_(program, "un")
    assert caret_seen(program)
    key(program, Qt.Key.Key_Escape)
    assert canvas.height() == height
    assert program.main_controller.editor.view == before  # as the teacher had it
    assert [t.text for t in words(program)] == ["un"]


def test_a_page_that_the_teacher_moved_meanwhile_stays(program: Application) -> None:
    fingers, canvas = Fingers(program), program.main_controller.window.canvas
    near(program)
    fingers.frame(press={0: (300, canvas.height() - 90)})
    fingers.frame(release=(0,))
    wait_for(editor(program).isVisible, "the editor")
    program.main_controller.window.do(lambda s: s.scroll(-40, -700))
    hers = program.main_controller.editor.view
    key(program, Qt.Key.Key_Escape)
    assert program.main_controller.editor.view == hers


def test_the_page_follows_lines_that_go_down_and_stays_with_them(program: Application) -> None:
    program.main_controller.window.do(lambda s: s.zoom(4.0, 640, 100))
    tap(program, 400, 400)
    for _ in range(6):
        type_(program, "ligne\n")
        assert caret_seen(program)
    view = program.main_controller.editor.view
    key(program, Qt.Key.Key_Escape)
    assert program.main_controller.editor.view == view  # not away from what was just written


def test_a_keyboard_called_while_typing_covers_nothing_either(program: Application) -> None:
    near(program)
    tap(program, 300, program.main_controller.window.canvas.height() - 60)
    program.main_controller.commands[CommandId.KEYBOARD].trigger()
    assert caret_seen(program)


def test_the_keyboard_leaves_the_page_its_scale_and_gives_it_back(program: Application) -> None:
    fingers, canvas, session = Fingers(program), program.main_controller.window.canvas, program.main_controller.editor
    before, height = session.view, canvas.height()
    assert session.fits
    fingers.frame(press={0: (300, height - 90)})
    fingers.frame(release=(0,))
    wait_for(editor(program).isVisible, "the editor")
    assert canvas.height() < height - 100
    assert session.view.scale == before.scale
    type_(program, "un")
    assert caret_seen(program)
    key(program, Qt.Key.Key_Escape)
    assert (session.view, session.fits) == (before, True)


def test_a_keyboard_put_away_while_typing_leaves_the_page_where_it_was(program: Application) -> None:
    session, keyboard = program.main_controller.editor, program.main_controller.commands[CommandId.KEYBOARD]
    before = session.view
    tap(program, 300, program.main_controller.window.canvas.height() - 60)
    keyboard.trigger()
    assert session.view.scale == before.scale
    assert session.view != before
    assert caret_seen(program)
    keyboard.trigger()
    assert editor(program).isVisible()
    assert (session.view, session.fits) == (before, True)
    keyboard.trigger()
    assert caret_seen(program)
    program.main_controller.window.do(lambda s: s.zoom(2.0, 300, 100))
    hers = session.view.scale
    keyboard.trigger()
    assert session.view.scale == hers


def test_a_keyboard_without_words_to_type_moves_nothing(program: Application) -> None:
    session, keyboard = program.main_controller.editor, program.main_controller.commands[CommandId.KEYBOARD]
    before = session.view
    keyboard.trigger()
    assert session.view.scale == before.scale
    keyboard.trigger()
    assert (session.view, session.fits) == (before, True)


# -- growing


def test_long_words_break_at_the_edge_of_the_page_and_stay_on_it(program: Application) -> None:
    page = program.main_controller.editor.page.format
    tap(program, 900, 620)
    type_(program, "une phrase assez longue pour aller au bord de la page et au-delà encore")
    key(program, Qt.Key.Key_Escape)
    (kept,) = words(program)
    box = program.main_controller.editor.document.box(kept)
    assert kept.wrapped
    assert kept.height_mm > 2 * kept.size_mm
    assert box.right <= page.width_mm
    assert box.bottom <= page.height_mm + 1e-6


def test_words_that_lay_over_the_edge_are_not_broken_when_they_are_edited(program: Application) -> None:
    item = add(program, "des mots qui sortent de la page par la droite", 250, 40)
    assert program.main_controller.editor.document.box(item).right > program.main_controller.editor.page.format.width_mm
    tap_in(program, item, 1, 4)
    type_(program, "X")
    key(program, Qt.Key.Key_Escape)
    (kept,) = words(program)
    assert not kept.wrapped
    assert kept.transform == item.transform


def test_an_endless_page_grows_with_its_words(program: Application) -> None:
    program.main_controller.window.do(lambda s: s.set_format(ENDLESS))
    tap(program, 300, 600)
    type_(program, "a\n" * 6)
    assert editor(program).isVisible()
    type_(program, "fin")
    key(program, Qt.Key.Key_Escape)
    (kept,) = words(program)
    assert kept.text.endswith("fin")
    assert kept.text.count("\n") == 6
