"""Bold, alignment, dashes and what pupils may move, in the real window with real keys, presses and fingers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from tests.support.hands import At, Fingers
from tests.support.running_program import items, running, wait_for, write
from tni.app.application import Application
from tni.core.ids import ItemId
from tni.document.alignment import TextAlign
from tni.document.contact_roles import ContactRoles, FingerRole
from tni.document.erase import EraseWhat
from tni.document.items import Dash, Shape, Text
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.services.lesson.tool_choices import choose_erased
from tni.ui.chrome.button import MIXED, ActionButton
from tni.ui.chrome.commands import LINE_COMMANDS, TEXT_COMMANDS, CommandId
from tni.ui.chrome.tool_popovers import PenPopover, ShapePopover, TextPopover, ToolPopover
from tni.ui.chrome.toolbar_buttons import MenuButton
from tni.ui.panels.selection_bar import SelectionBar

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def at(program: Application, x_mm: float, y_mm: float) -> At:
    """Where a place of the page is on the canvas."""
    x, y = program.main_controller.editor.view.to_screen(x_mm, y_mm)
    ratio = program.main_controller.window.canvas.devicePixelRatioF()
    return x / ratio, y / ratio


def draw(program: Application, command: CommandId, *points_mm: tuple[float, float]) -> Shape:
    program.main_controller.commands[command].trigger()
    write(program, *(at(program, *point) for point in points_mm))
    return next(item for item in reversed(items(program)) if isinstance(item, Shape))


def add_text(program: Application, text: str, x: float, y: float, *, select: bool = True) -> ItemId:
    board = program.main_controller
    before = {item.id for item in items(program)}
    board.window.do(lambda editor: editor.add_text(text, x, y, select=select))
    (new,) = (item.id for item in items(program) if item.id not in before)
    if select:
        board.window.do(lambda editor: editor.use(ToolName.SELECT))
    return new


def item(program: Application, key: ItemId) -> Text | Shape:
    found = program.main_controller.editor.document.item(key)
    assert isinstance(found, Text | Shape)
    return found


def bar(program: Application) -> SelectionBar:
    window = program.main_controller.window
    wait_for(lambda: any(one.isVisible() for one in window.findChildren(SelectionBar)), "the actions")
    return next(one for one in window.findChildren(SelectionBar) if one.isVisible())


def press(button: ActionButton | MenuButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def button_of(parent: SelectionBar | ToolPopover, program: Application, command: CommandId) -> ActionButton:
    action = program.main_controller.commands[command]
    return next(b for b in parent.findChildren(ActionButton) if b.defaultAction() is action)


def menu(parent: SelectionBar, name: str) -> MenuButton:
    return next(b for b in parent.findChildren(MenuButton) if b.accessibleName() == name)


def open_popover[P: ToolPopover](program: Application, kind: type[P]) -> P:
    return next(p for p in program.main_controller.window.findChildren(kind) if p.isVisible())


def press_key(program: Application, key: Qt.Key, keys: Qt.KeyboardModifier) -> None:
    QTest.keyClick(program.main_controller.window.focusWidget() or program.main_controller.window.canvas, key, keys)


# -- bold and alignment


def test_ctrl_b_sets_selected_text_in_bold_and_back(program: Application) -> None:
    key = add_text(program, "Les fractions", 40, 40)
    before = item(program, key)
    press_key(program, Qt.Key.Key_B, CTRL)
    bold = item(program, key)
    assert isinstance(bold, Text)
    assert isinstance(before, Text)
    assert bold.bold
    assert bold.width_mm > before.width_mm  # measured in the bold face
    assert program.main_controller.commands[CommandId.BOLD].isChecked()
    press_key(program, Qt.Key.Key_B, CTRL)
    assert item(program, key) == before


def test_ctrl_b_while_typing_changes_the_text_under_the_caret(program: Application) -> None:
    board = program.main_controller
    board.commands[CommandId.TEXT].trigger()
    write(program, at(program, 60, 60))
    QTest.keyClicks(board.window.focusWidget(), "Bonjour")
    press_key(program, Qt.Key.Key_B, CTRL)
    QTest.keyClicks(board.window.focusWidget(), " la classe")
    assert board.editor.typed is not None
    assert (board.editor.typed.text, board.editor.typed.bold) == ("Bonjour la classe", True)
    press_key(program, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    (text,) = items(program)
    assert isinstance(text, Text)
    assert text.bold


def test_the_bar_offers_bold_and_alignment_for_text_alone(program: Application) -> None:
    key = add_text(program, "Une longue ligne\nmot", 40, 40)
    beside = bar(program)
    press(button_of(beside, program, CommandId.BOLD))
    assert item(program, key).bold  # type: ignore[union-attr]
    assert not menu(beside, "Trait").isVisible()
    press(menu(beside, "Alignement"))
    popover = open_popover(program, TextPopover)
    press(button_of(popover, program, CommandId.ALIGN_CENTRE))
    assert item(program, key).align is TextAlign.CENTRE  # type: ignore[union-attr]
    assert popover.isVisible()  # for the next choice
    assert button_of(popover, program, CommandId.ALIGN_CENTRE).isChecked()
    press(button_of(popover, program, CommandId.ALIGN_RIGHT))
    assert item(program, key).align is TextAlign.RIGHT  # type: ignore[union-attr]


def test_without_a_text_the_styles_of_parts_are_off(program: Application) -> None:
    board = program.main_controller
    board.commands[CommandId.TEXT].trigger()
    for command in TEXT_COMMANDS:
        action = board.commands[command]
        assert action.isEnabled() or (action.isChecked(), bool(action.property(MIXED))) == (False, False)


def test_a_mixed_selection_shows_that_it_is(program: Application) -> None:
    board = program.main_controller
    add_text(program, "un", 40, 40)
    board.commands[CommandId.BOLD].trigger()
    board.commands[CommandId.ALIGN_RIGHT].trigger()
    add_text(program, "deux", 40, 80)
    board.commands[CommandId.SELECT_ALL].trigger()
    bold = board.commands[CommandId.BOLD]
    assert (bold.isChecked(), bold.property(MIXED)) == (False, True)
    assert board.commands.chosen("align") is None
    bold.trigger()
    assert all(text.bold for text in items(program) if isinstance(text, Text))
    assert (bold.isChecked(), bold.property(MIXED)) == (True, False)


def test_the_text_tools_popover_sets_the_next_text(program: Application) -> None:
    board = program.main_controller
    board.commands[CommandId.TEXT].trigger()
    board.window.bar.options_wanted.emit(CommandId.TEXT, board.window.bar.button_of(CommandId.TEXT))
    popover = open_popover(program, TextPopover)
    for command in (CommandId.BOLD, CommandId.ALIGN_CENTRE):
        press(button_of(popover, program, command))
    assert {c for c in TEXT_COMMANDS if button_of(popover, program, c).isChecked()} == {
        CommandId.BOLD, CommandId.ALIGN_CENTRE,
    }  # fmt: skip
    popover.put_away()
    write(program, at(program, 60, 60))
    QTest.keyClicks(board.window.focusWidget(), "mot")
    press_key(program, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    (text,) = items(program)
    assert isinstance(text, Text)
    assert (text.bold, text.align) == (True, TextAlign.CENTRE)


# -- dashes


def test_the_shapes_popover_sets_the_dashes_of_the_next_shape(program: Application) -> None:
    board = program.main_controller
    board.commands[CommandId.RECTANGLE].trigger()
    board.window.bar.options_wanted.emit(CommandId.RECTANGLE, board.window.bar.button_of(CommandId.RECTANGLE))
    popover = open_popover(program, ShapePopover)
    assert {c for c in LINE_COMMANDS if button_of(popover, program, c).isChecked()} == {CommandId.LINE_SOLID}
    press(button_of(popover, program, CommandId.LINE_DASHED))
    popover.put_away()
    assert draw(program, CommandId.RECTANGLE, (40, 40), (90, 80)).dash is Dash.DASHED


def test_selected_shapes_get_dashes_beside_their_colour(program: Application) -> None:
    board = program.main_controller
    one = draw(program, CommandId.RECTANGLE, (40, 40), (90, 80))
    draw(program, CommandId.LINE, (120, 40), (170, 80))
    board.commands[CommandId.SELECT_ALL].trigger()
    beside = bar(program)
    assert not menu(beside, "Alignement").isVisible()
    press(menu(beside, "Trait"))
    popover = open_popover(program, PenPopover)
    press(button_of(popover, program, CommandId.LINE_DOTTED))
    assert {shape.dash for shape in items(program) if isinstance(shape, Shape)} == {Dash.DOTTED}
    board.commands[CommandId.UNDO].trigger()
    assert item(program, one.id) == one


# -- what pupils may move


def movable_text(program: Application, text: str, x: float, y: float) -> ItemId:
    key = add_text(program, text, x, y)
    program.main_controller.commands[CommandId.MOVABLE].trigger()
    return key


def middle(program: Application, key: ItemId) -> At:
    text = item(program, key)
    assert isinstance(text, Text)
    return at(program, *text.transform.point(text.width_mm / 2, text.height_mm / 2))


def teach(program: Application) -> None:
    program.main_controller.commands[CommandId.TEACH].trigger()
    assert program.main_controller.editor.seance is not None


def place(program: Application, key: ItemId) -> tuple[float, float]:
    return item(program, key).transform.point(0.0, 0.0)


def test_the_button_marks_the_selection_and_says_so(program: Application) -> None:
    key = add_text(program, "étiquette", 40, 40)
    button = button_of(bar(program), program, CommandId.MOVABLE)
    press(button)
    assert item(program, key).movable
    assert button.isChecked()
    press_key(program, Qt.Key.Key_M, CTRL | SHIFT)
    assert not item(program, key).movable
    assert not button.isChecked()


def test_what_is_marked_is_seen_while_preparing_and_not_while_teaching(program: Application) -> None:
    board, canvas = program.main_controller, program.main_controller.window.canvas
    key = movable_text(program, "étiquette", 40, 40)
    text = item(program, key)
    assert isinstance(text, Text)
    corner = QPointF(*at(program, *text.transform.point(text.width_mm, 0)))

    def badge() -> bool:
        picture = canvas.grab().toImage()
        ratio, side = picture.devicePixelRatio(), 12
        around = [
            picture.pixelColor(round((corner.x() + dx) * ratio), round((corner.y() + dy) * ratio))
            for dx in range(-side, side)
            for dy in range(-side, side)
        ]
        return sum(colour.blue() > 150 and colour.red() < 90 for colour in around) > 40

    board.window.do(lambda editor: editor.select(frozenset()))
    assert badge()
    board.commands[CommandId.PEN].trigger()
    assert not badge()
    board.commands[CommandId.SELECT].trigger()
    teach(program)
    assert not badge()


@pytest.mark.parametrize("by", ["hand", "finger"])
def test_two_fingers_move_two_marked_items_at_once(program: Application, fingers: Fingers, by: str) -> None:
    board = program.main_controller
    one, two = movable_text(program, "premier", 40, 40), movable_text(program, "second", 40, 100)
    fixed = add_text(program, "énoncé", 200, 40)
    starts = {key: place(program, key) for key in (one, two, fixed)}
    board.commands[CommandId.HAND if by == "hand" else CommandId.PEN].trigger()
    teach(program)
    board.commands[CommandId.HAND if by == "hand" else CommandId.PEN].trigger()
    if by == "finger":
        board.editor.roles = ContactRoles(FingerRole.MOVE_ITEMS)
    view = board.editor.view
    (ax, ay), (bx, by_px) = middle(program, one), middle(program, two)
    fingers.frame(press={1: (ax, ay), 2: (bx, by_px)})
    for step in range(1, 7):
        fingers.frame(move={1: (ax + 20 * step, ay), 2: (bx + 10 * step, by_px - 5 * step)})
    assert len(board.editor.overlay().lifts) == 2
    fingers.frame(release=(1, 2))
    scale = board.editor.view.scale / board.window.canvas.devicePixelRatioF()
    assert place(program, one) == pytest.approx((starts[one][0] + 120 / scale, starts[one][1]), abs=0.5)
    assert place(program, two) == pytest.approx((starts[two][0] + 60 / scale, starts[two][1] - 30 / scale), abs=0.5)
    assert board.editor.view == view
    board.commands[CommandId.UNDO].trigger()
    assert sum(place(program, key) == starts[key] for key in (one, two)) == 1  # one undo, one of the moves
    board.commands[CommandId.UNDO].trigger()
    assert {key: place(program, key) for key in starts} == starts


def test_a_finger_does_not_move_what_has_no_mark(program: Application, fingers: Fingers) -> None:
    board = program.main_controller
    fixed = add_text(program, "énoncé", 100, 60)
    start = place(program, fixed)
    teach(program)
    for tool, role in ((CommandId.PEN, FingerRole.MOVE_ITEMS), (CommandId.HAND, FingerRole.WRITE)):
        board.commands[tool].trigger()
        board.editor.roles = ContactRoles(role)
        x, y = middle(program, fixed)
        fingers.frame(press={1: (x, y)})
        for step in range(1, 7):
            fingers.frame(move={1: (x + 20 * step, y)})
        fingers.frame(release=(1,))
        assert place(program, fixed) == start
        board.window.do(LessonEditor.fit)
    assert not board.editor.can_undo


def test_the_original_place_comes_back_with_the_prepared_lesson(program: Application, fingers: Fingers) -> None:
    board = program.main_controller
    key = movable_text(program, "étiquette", 40, 40)
    start = place(program, key)
    teach(program)
    board.commands[CommandId.HAND].trigger()
    x, y = middle(program, key)
    fingers.frame(press={1: (x, y)})
    fingers.frame(move={1: (x + 60, y)})
    fingers.frame(move={1: (x + 120, y)})
    fingers.frame(release=(1,))
    assert place(program, key) != start
    board.window.do(LessonEditor.close_seance)
    assert place(program, key) == start


def test_no_eraser_takes_what_is_marked(program: Application) -> None:
    board = program.main_controller
    key = movable_text(program, "étiquette", 40, 40)
    teach(program)
    before = item(program, key)
    for command in (CommandId.ERASE_STROKES, CommandId.ERASE_AREA):
        for what in EraseWhat:
            board.commands[command].trigger()
            board.window.do(lambda editor, what=what: choose_erased(editor, what))
            x, y = middle(program, key)
            write(program, (x - 80, y), (x, y), (x + 80, y))
    board.commands[CommandId.ERASE_INK].trigger()
    assert item(program, key) == before


def test_style_and_mark_are_in_the_file(tmp_path: Path, qapp: object) -> None:
    home = tmp_path / "home"
    with running(home) as program:
        board = program.main_controller
        key = movable_text(program, "étiquette", 40, 40)
        board.commands[CommandId.BOLD].trigger()
        board.commands[CommandId.ALIGN_CENTRE].trigger()
        shape = draw(program, CommandId.RECTANGLE, (120, 40), (170, 80))
        board.commands[CommandId.SELECT].trigger()
        board.window.do(lambda editor: editor.select(frozenset([shape.id])))
        board.commands[CommandId.LINE_DASHED].trigger()
        kept, dashed = item(program, key), item(program, shape.id)
        path = program.current_lesson.lesson.path
    with running(home, path) as program:
        assert item(program, key) == kept
        assert item(program, shape.id) == dashed
    assert (kept.movable, kept.bold, kept.align) == (True, True, TextAlign.CENTRE)  # type: ignore[union-attr]
    assert dashed.dash is Dash.DASHED  # type: ignore[union-attr]
