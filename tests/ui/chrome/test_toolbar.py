"""The bar at every size and edge: nothing clipped, nothing overlapping, nothing lost."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.program.gallery import Board
from tni.ink.pen import PenKind
from tni.ui.chrome.button import LONG_PRESS_MS, ActionButton
from tni.ui.chrome.choice_buttons import ColourButton, WidthButton
from tni.ui.chrome.commands import CommandGroup, CommandId
from tni.ui.chrome.inks import PEN_WIDTHS_MM, TOOLBAR_WIDTHS_MM, WIDTHS_MM, ink_colours
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.tool_popovers import EraserPopover, PenPopover, ShapePopover, TextPopover
from tni.ui.chrome.toolbar_buttons import LessonButton, SwitchButton

SIZES = [(1280, 720), (1366, 768), (1920, 1080), (3840, 2160)]
ALWAYS = {CommandId.PEN, CommandId.UNDO, CommandId.NEXT_PAGE, CommandId.ASK}


def shown(qtbot: QtBot, size: tuple[int, int] = (1280, 720), **options: object) -> Board:
    board = Board(QSize(*size), "light", **options)  # type: ignore[arg-type]
    qtbot.addWidget(board)
    with qtbot.waitExposed(board):
        board.show()
    board.page.setGeometry(board.bar.place(board.rect()))
    return board


def pen_popover(board: Board) -> PenPopover:
    return PenPopover(board.kit, board.commands, PenKind.PEN, board, on_dark=False)


def visible_buttons(bar: QWidget) -> list[QAbstractButton]:
    return [button for button in bar.findChildren(QAbstractButton) if button.isVisible()]


def commands_in(bar: QWidget) -> set[str]:
    buttons = [button for button in bar.findChildren(ActionButton) if button.isVisible()]
    return {button.defaultAction().objectName() for button in buttons}


@pytest.mark.parametrize("words", [False, True])
@pytest.mark.parametrize("edge", ["bottom", "left", "right"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_button_is_whole_apart_and_large(qtbot: QtBot, size: tuple[int, int], edge: str, words: bool) -> None:
    board = shown(qtbot, size, edge=edge, words=words)
    bar, metrics = board.bar, board.look.metrics
    buttons = visible_buttons(bar)
    for button in buttons:
        assert bar.rect().contains(button.geometry()), button.accessibleName()
        assert min(button.width(), button.height()) >= metrics.target_px
        wanted = button.sizeHint()
        assert button.width() >= wanted.width()
        assert button.height() >= wanted.height()
    for one, other in combinations(buttons, 2):
        grown = one.geometry().adjusted(
            -metrics.gap_px + 1, -metrics.gap_px + 1, metrics.gap_px - 1, metrics.gap_px - 1
        )
        assert not grown.intersects(other.geometry()), (one.accessibleName(), other.accessibleName())
    assert {*ALWAYS} <= commands_in(bar)


@pytest.mark.parametrize("edge", ["bottom", "left", "right"])
def test_bar_and_page_share_the_window(qtbot: QtBot, edge: str) -> None:
    board = shown(qtbot, edge=edge)
    bar, page = board.bar.geometry(), board.page.geometry()
    assert not bar.intersects(page)
    assert bar.united(page) == board.rect()
    assert bar.width() * bar.height() + page.width() * page.height() == board.width() * board.height()


def test_all_tools_are_in_the_bar_of_the_smallest_board(qtbot: QtBot) -> None:
    board = shown(qtbot)
    bar = board.bar
    assert bar.overflowed == []
    tools = {
        CommandId.PEN,
        CommandId.HIGHLIGHTER,
        CommandId.ERASE_STROKES,
        CommandId.SELECT,
        CommandId.RECTANGLE,
        CommandId.TEXT,
        CommandId.UNDO,
        CommandId.REDO,
        CommandId.ASK,
    }
    assert tools <= commands_in(bar)


@pytest.mark.parametrize("edge", ["bottom", "left", "right"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_mode_is_read_whole_and_moves_no_button(qtbot: QtBot, size: tuple[int, int], edge: str) -> None:
    board = shown(qtbot, size, edge=edge)
    bar, button = board.bar, board.bar.seance_button
    before = {b.accessibleName(): b.geometry() for b in visible_buttons(bar) if b is not button}
    place = button.geometry()
    small = QFontMetrics(board.look.font(board.look.metrics.small_px, bold=True))
    for teaches in (False, True):
        button.show_mode(teaches=teaches)
        assert button.shown_lines() == [button.label]
        assert small.horizontalAdvance(button.label) <= button.width()
        assert button.geometry() == place
        assert {b.accessibleName(): b.geometry() for b in visible_buttons(bar) if b is not button} == before


@pytest.mark.parametrize("words", [False, True])
@pytest.mark.parametrize("edge", ["bottom", "left"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_icons_of_the_modes_are_told_apart_without_colour(
    qtbot: QtBot, size: tuple[int, int], edge: str, words: bool
) -> None:
    board = shown(qtbot, size, edge=edge, words=words)
    button, drawn = board.bar.seance_button, list[set[tuple[int, int]]]()
    for teaches in (False, True):
        button.show_mode(teaches=teaches)
        image = board.grab(QRect(button.mapTo(board, QPoint()), button.size())).toImage()  # with the bar's ground
        ground = image.pixelColor(1, 1).lightness()
        upper = product(range(image.width()), range(round(image.height() * (0.35 if words else 0.5))))
        drawn.append({(x, y) for x, y in upper if abs(image.pixelColor(x, y).lightness() - ground) > 60})
    page, desk = drawn
    assert min(len(page), len(desk)) > 40
    assert len(page & desk) < len(page | desk) / 2


@pytest.mark.parametrize("name", ["5eA", "Terminale générale 3", "Seconde professionnelle MELEC B", "TerminaleSTMG2"])
@pytest.mark.parametrize("edge", ["bottom", "left"])
@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_name_of_a_class_is_not_cut_to_nonsense(qtbot: QtBot, size: tuple[int, int], edge: str, name: str) -> None:
    board = shown(qtbot, size, edge=edge)
    button = board.bar.seance_button
    board.bar.set_seance(name)
    small = QFontMetrics(board.look.font(board.look.metrics.small_px, bold=True))
    lines = button.shown_lines()
    for short, word in zip(" ".join(lines).split(), name.split(), strict=True):
        assert short[:2] == word[:2]
        assert short[-1] in (word[-1], ".")
    assert all("…" not in line and small.horizontalAdvance(line) <= button.width() for line in lines)
    assert len(lines) * small.height() <= button.height()
    assert name in button.accessibleName()


@pytest.mark.parametrize("words", [False, True])
@pytest.mark.parametrize("edge", ["bottom", "left", "right"])
def test_a_remote_that_is_listened_to_is_on_the_bar_and_one_touch_ends_it(qtbot: QtBot, edge: str, words: bool) -> None:
    board = shown(qtbot, edge=edge, words=words)
    bar, remote = board.bar, board.commands[CommandId.REMOTE]
    assert bar.findChild(SwitchButton) not in visible_buttons(bar)
    before = {b.accessibleName() for b in visible_buttons(bar)}
    bar.shown_changed.connect(lambda _shown: board.page.setGeometry(bar.place(board.rect())))
    remote.trigger()
    button = bar.findChild(SwitchButton)
    assert button in visible_buttons(bar)
    assert bar.rect().contains(button.geometry())
    font = QFontMetrics(board.look.font(board.look.metrics.small_px))
    assert font.horizontalAdvance(button.label()) <= button.width()
    assert not any(button.geometry().intersects(b.geometry()) for b in visible_buttons(bar) if b is not button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not remote.isChecked()
    assert {b.accessibleName() for b in visible_buttons(bar)} == before


def test_what_finds_no_room_is_told_and_comes_back(qtbot: QtBot) -> None:
    board = shown(qtbot)
    bar = board.bar
    with qtbot.waitSignal(bar.overflow_changed):
        bar.place(QRect(0, 0, 700, 400))
    left_out = set(bar.overflowed)
    assert CommandId.TEXT in left_out
    assert left_out.isdisjoint(commands_in(bar))
    with qtbot.waitSignal(bar.overflow_changed):
        bar.place(QRect(0, 0, 1280, 720))
    assert bar.overflowed == []


def test_a_tap_on_the_handle_puts_the_bar_away_and_brings_it_back(qtbot: QtBot) -> None:
    board = shown(qtbot)
    bar = board.bar
    handle = next(b for b in visible_buttons(bar) if b.accessibleName() == "Ranger la barre")
    with qtbot.waitSignal(bar.shown_changed) as away:
        qtbot.mouseClick(handle, Qt.MouseButton.LeftButton)
    assert away.args == [False]
    assert bar.place(board.rect()) == board.rect()
    assert visible_buttons(bar) == [handle]
    assert bar.geometry().bottomLeft() == board.rect().bottomLeft()
    assert handle.accessibleName() == "Montrer la barre"
    with qtbot.waitSignal(bar.shown_changed) as back:
        qtbot.mouseClick(handle, Qt.MouseButton.LeftButton)
    assert back.args == [True]
    assert bar.place(board.rect()).height() < board.height()
    assert len(visible_buttons(bar)) > 10


def test_an_edge_that_holds_no_bar_is_refused(qtbot: QtBot) -> None:
    board = shown(qtbot)
    with pytest.raises(ValueError, match="no bar"):
        board.bar.set_edge("top")


def test_colours_and_widths_are_told_and_shown(qtbot: QtBot) -> None:
    board = shown(qtbot, (1920, 1080))
    bar = board.bar
    red = ink_colours()[2]
    dot = next(b for b in bar.findChildren(ColourButton) if b.value == red.colour)
    with qtbot.waitSignal(bar.colour_chosen) as told:
        qtbot.mouseClick(dot, Qt.MouseButton.LeftButton)
    assert told.args == [red.colour]
    assert [b.value for b in bar.findChildren(ColourButton) if b.isChecked()] == [red.colour]
    with qtbot.assertNotEmitted(bar.colour_chosen):  # showing is not choosing
        bar.set_colour(ink_colours()[0].colour)
        bar.set_colour("#123456")
    assert [b for b in bar.findChildren(ColourButton) if b.isChecked()] == []
    wide = next(b for b in visible_buttons(bar) if getattr(b, "value", None) == TOOLBAR_WIDTHS_MM[2])
    with qtbot.waitSignal(bar.width_chosen) as told:
        qtbot.mouseClick(wide, Qt.MouseButton.LeftButton)
    assert told.args == [TOOLBAR_WIDTHS_MM[2]]


def test_the_chosen_colour_is_not_told_by_colour_alone(qtbot: QtBot) -> None:
    board = shown(qtbot, (1920, 1080))
    bar = board.bar
    dot = next(b for b in bar.findChildren(ColourButton) if b.value == ink_colours()[0].colour)
    chosen = []
    for on in (False, True):
        bar.set_colour(dot.value if on else "")
        grey = dot.grab().toImage().convertToFormat(dot.grab().toImage().Format.Format_Grayscale8)
        chosen.append(bytes(grey.constBits()))
    different = sum(abs(a - b) > 60 for a, b in zip(*chosen, strict=True))
    assert different > 150  # the ring and the tick, without any hue


def test_dots_become_chalks(qtbot: QtBot) -> None:
    board = shown(qtbot, (1920, 1080))
    bar = board.bar
    chalks = ink_colours(on_dark=True)
    bar.set_inks(chalks)
    dots = [b for b in visible_buttons(bar) if isinstance(b, ColourButton)]
    assert [dot.value for dot in dots] == [ink.colour for ink in chalks[: len(dots)]]


def test_a_side_without_room_for_the_dots_has_the_colour_in_hand(qtbot: QtBot) -> None:
    board = shown(qtbot, edge="left", words=False)
    bar = board.bar
    (ink,) = [b for b in visible_buttons(bar) if isinstance(b, ColourButton)]
    bar.set_colour(ink_colours()[2].colour)
    assert ink.value == ink_colours()[2].colour
    assert {
        CommandId.PEN,
        CommandId.HIGHLIGHTER,
        CommandId.ERASE_STROKES,
        CommandId.SELECT,
        CommandId.UNDO,
    } <= commands_in(bar)
    for command, asked in (
        (CommandId.PEN, CommandId.PEN),
        (CommandId.HIGHLIGHTER, CommandId.HIGHLIGHTER),
        (CommandId.RECTANGLE, CommandId.PEN),
    ):
        board.commands[command].trigger()
        with qtbot.waitSignal(bar.options_wanted) as wanted:
            qtbot.mouseClick(ink, Qt.MouseButton.LeftButton)
        assert wanted.args == [asked, ink]
    bar.set_edge("bottom")
    bar.place(board.rect())
    assert not ink.isVisible()
    assert len([b for b in visible_buttons(bar) if isinstance(b, ColourButton)]) >= 4


def test_widths_are_those_of_the_tool_in_hand(qtbot: QtBot) -> None:
    board = shown(qtbot, (1920, 1080))
    bar = board.bar
    bar.set_widths(WIDTHS_MM[PenKind.HIGHLIGHTER])
    bar.set_width(WIDTHS_MM[PenKind.HIGHLIGHTER][1])
    widths = [b for b in visible_buttons(bar) if isinstance(b, WidthButton)]
    assert [(b.value, b.isChecked()) for b in widths] == [(5.0, False), (8.0, True), (14.0, False)]
    assert widths[0].accessibleName() == "Largeur 5 mm"
    with qtbot.waitSignal(bar.width_chosen) as told:
        qtbot.mouseClick(widths[2], Qt.MouseButton.LeftButton)
    assert told.args == [14.0]
    bar.set_widths(PEN_WIDTHS_MM)
    assert [b.value for b in widths] == list(TOOLBAR_WIDTHS_MM)


def test_a_right_click_takes_the_tool_whose_options_it_opens(qtbot: QtBot) -> None:
    board = shown(qtbot)
    button = board.bar.button_of(CommandId.HIGHLIGHTER)
    board.commands[CommandId.PEN].trigger()
    middle = button.rect().center()
    with qtbot.waitSignal(board.bar.options_wanted):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, button.mapToGlobal(middle))
        QApplication.sendEvent(button, event)
    assert board.commands.chosen("tool") is CommandId.HIGHLIGHTER


def test_a_tool_is_taken_and_then_shows_its_options(qtbot: QtBot) -> None:
    board = shown(qtbot)
    bar, commands = board.bar, board.commands
    button = bar.button_of(CommandId.HIGHLIGHTER)
    with qtbot.assertNotEmitted(bar.options_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert commands.chosen("tool") is CommandId.HIGHLIGHTER
    with qtbot.waitSignal(bar.options_wanted) as wanted:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wanted.args == [CommandId.HIGHLIGHTER, button]


def test_a_long_press_shows_options_at_once(qtbot: QtBot) -> None:
    board = shown(qtbot)
    button = board.bar.button_of(CommandId.TEXT)
    with qtbot.waitSignal(board.bar.options_wanted, timeout=LONG_PRESS_MS * 6):
        qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert board.commands.chosen("tool") is CommandId.TEXT


def test_the_button_of_figures_shows_the_last_one(qtbot: QtBot) -> None:
    board = shown(qtbot)
    button = board.bar.button_of(CommandId.RECTANGLE)
    board.commands[CommandId.ARROW].trigger()
    assert board.bar.button_of(CommandId.ARROW) is button
    assert board.bar.button_of(CommandId.RECTANGLE) is board.bar.more_button


def test_a_click_leaves_the_focus_where_it_was_and_tab_reaches_the_bar(qtbot: QtBot) -> None:
    board = shown(qtbot)
    board.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    board.activateWindow()
    board.page.setFocus()
    qtbot.waitUntil(board.page.hasFocus)
    qtbot.mouseClick(board.bar.button_of(CommandId.UNDO), Qt.MouseButton.LeftButton)
    assert board.page.hasFocus()
    seen = []
    for _ in range(60):
        qtbot.keyClick(board.focusWidget(), Qt.Key.Key_Tab)
        if board.focusWidget() is board.page:
            break
        seen.append(board.focusWidget())
    reachable = [b for b in visible_buttons(board.bar) if b.isEnabled()]
    groups = {b.group() for b in reachable if b.group() is not None}
    assert {b for b in seen if b.group() is None} == {b for b in reachable if b.group() is None}
    assert {b.group() for b in seen if b.group() is not None} == groups  # within one, the arrows move
    along = [w.mapTo(board, QPoint(0, 0)).x() for w in seen]
    assert along == sorted(along)


def test_space_presses_what_has_the_focus(qtbot: QtBot) -> None:
    board = shown(qtbot)
    button = board.bar.button_of(CommandId.SELECT)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert board.commands.chosen("tool") is CommandId.SELECT


def test_sizes_follow_the_picture(qtbot: QtBot) -> None:
    board = shown(qtbot, (1920, 1080))
    before = board.bar.thickness_px
    board.look.set_metrics(Metrics.wall((1920, 1080), 400.0))  # a small picture: 12 mm are 58 px
    assert board.bar.thickness_px > before
    board.bar.place(board.rect())
    assert all(b.height() >= 58 for b in visible_buttons(board.bar))


# -- popovers


@pytest.mark.parametrize("edge", ["bottom", "left", "right"])
@pytest.mark.parametrize("command", [CommandId.PEN, CommandId.ERASE_STROKES, CommandId.TEXT])
def test_popovers_open_beside_the_bar_and_within_the_window(qtbot: QtBot, command: CommandId, edge: str) -> None:
    board = shown(qtbot, edge=edge)
    popover = {
        CommandId.PEN: lambda: pen_popover(board),
        CommandId.ERASE_STROKES: lambda: EraserPopover(board.kit, board.commands, board),
        CommandId.TEXT: lambda: TextPopover(board.kit, board.commands, board),
    }[command]()
    anchor = board.bar.button_of(command)
    popover.open_by(anchor, edge)
    assert popover.isVisible()
    assert board.rect().contains(popover.geometry())
    assert not popover.geometry().intersects(board.bar.geometry())
    popover.open_by(anchor, edge)
    assert not popover.isVisible()


def test_a_press_elsewhere_closes_a_popover_and_is_not_lost(qtbot: QtBot) -> None:
    board = shown(qtbot)
    popover = pen_popover(board)
    popover.open_by(board.bar.button_of(CommandId.PEN))
    with qtbot.waitSignal(board.commands[CommandId.UNDO].triggered):
        qtbot.mouseClick(board.bar.button_of(CommandId.UNDO), Qt.MouseButton.LeftButton)
    assert not popover.isVisible()
    popover.open_by(board.bar.button_of(CommandId.PEN))
    qtbot.mousePress(board.page, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not popover.isVisible()
    qtbot.mouseRelease(board.page, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_escape_closes_a_popover(qtbot: QtBot) -> None:
    board = shown(qtbot)
    popover = TextPopover(board.kit, board.commands, board)
    popover.open_by(board.bar.button_of(CommandId.TEXT))
    with qtbot.waitSignal(popover.closed):
        qtbot.keyClick(board, Qt.Key.Key_Escape)


def test_popovers_tell_what_was_chosen(qtbot: QtBot) -> None:
    board = shown(qtbot)
    pen = pen_popover(board)
    pen.open_by(board.bar.button_of(CommandId.PEN))
    for signal, value in ((pen.colour_chosen, ink_colours()[3].colour), (pen.width_chosen, PEN_WIDTHS_MM[-1])):
        button = next(b for b in pen.findChildren(QAbstractButton) if getattr(b, "value", None) == value)
        with qtbot.waitSignal(signal) as told:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert told.args == [value]
    text = TextPopover(board.kit, board.commands, board)
    text.open_by(board.bar.button_of(CommandId.TEXT))
    large = next(b for b in text.findChildren(QAbstractButton) if b.accessibleName() == "Grand")
    with qtbot.waitSignal(text.size_chosen) as told:
        qtbot.mouseClick(large, Qt.MouseButton.LeftButton)
    assert isinstance(told.args[0], float)
    assert text.sizes.value == large.value


def test_choosing_a_figure_takes_it_in_hand_and_closes(qtbot: QtBot) -> None:
    board = shown(qtbot)
    popover = ShapePopover(board.kit, board.commands, board)
    popover.open_by(board.bar.button_of(CommandId.RECTANGLE))
    ellipse = next(
        b for b in popover.findChildren(ActionButton) if b.defaultAction() is board.commands[CommandId.ELLIPSE]
    )
    qtbot.mouseClick(ellipse, Qt.MouseButton.LeftButton)
    assert board.commands.chosen("tool") is CommandId.ELLIPSE
    assert not popover.isVisible()


def test_the_button_of_the_pens_stands_for_the_one_in_hand(qtbot: QtBot) -> None:
    board = shown(qtbot)
    button = board.bar.button_of(CommandId.PEN)
    for command in (CommandId.CHALK, CommandId.FELT):
        popover = pen_popover(board)
        popover.open_by(button)
        (choice,) = [b for b in popover.findChildren(ActionButton) if b.defaultAction() is board.commands[command]]
        qtbot.mouseClick(choice, Qt.MouseButton.LeftButton)
        assert board.commands.chosen("tool") is command
        assert board.bar.button_of(command) is button
    board.commands[CommandId.ERASE_STROKES].trigger()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert board.commands.chosen("tool") is CommandId.FELT


def test_a_popover_far_right_stays_inside(qtbot: QtBot) -> None:
    board = shown(qtbot)
    popover = pen_popover(board)
    popover.open_by(board.bar.button_of(CommandId.ASK))
    assert board.rect().contains(popover.geometry())
    assert QPointF(popover.geometry().center()).x() > board.width() / 2


@pytest.mark.parametrize("words", [False, True])
@pytest.mark.parametrize("edge", ["bottom", "left", "right"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_mark_of_a_seance_takes_no_tool_away(qtbot: QtBot, size: tuple[int, int], edge: str, words: bool) -> None:
    board = shown(qtbot, size, edge=edge, words=words)
    bar = board.bar
    before, thickness = commands_in(bar), bar.thickness_px
    bar.set_seance("2de 5 – Groupe d’anglais renforcé")
    assert commands_in(bar) == before
    assert bar.thickness_px == thickness
    (mark,) = [b for b in visible_buttons(bar) if b.accessibleName().startswith("Séance en cours")]
    with qtbot.waitSignal(bar.menu_wanted) as wanted:
        qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    assert wanted.args == ["seance", mark]
    for one, other in combinations(visible_buttons(bar), 2):
        assert bar.rect().contains(one.geometry())
        assert not one.geometry().adjusted(-7, -7, 7, 7).intersects(other.geometry())
    bar.set_seance("")
    assert mark.accessibleName() == "Séance"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_with_words_the_menus_and_all_tools_are_in_the_bar(qtbot: QtBot, size: tuple[int, int]) -> None:
    board = shown(qtbot, size, words=True)
    names = [b.accessibleName() for b in visible_buttons(board.bar)]
    menus = {"Séance", "Classe"} if size == SIZES[0] else {"Séance", "Classe", "Leçon"}
    assert menus <= set(names)
    assert CommandId.HOME in commands_in(board.bar)
    assert board.bar.overflowed == []
    assert len([b for b in visible_buttons(board.bar) if isinstance(b, ColourButton)]) >= 4


@pytest.mark.parametrize("words", [False, True])
@pytest.mark.parametrize("edge", ["bottom", "left", "right"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_choosing_a_tool_moves_no_button(qtbot: QtBot, size: tuple[int, int], edge: str, words: bool) -> None:
    board = shown(qtbot, size, edge=edge, words=words)
    bar, commands = board.bar, board.commands
    places = {id(b): b.geometry() for b in visible_buttons(bar) if not isinstance(b, ColourButton)}
    for command in (*commands.of(CommandGroup.TOOLS), *commands.of(CommandGroup.SHAPES)):
        if commands[command].isCheckable():
            commands[command].trigger()
            for kind in PenKind:
                bar.set_inks(ink_colours(kind))
                now = {id(b): b.geometry() for b in visible_buttons(bar) if not isinstance(b, ColourButton)}
                assert now == places, (command, kind)


@pytest.mark.parametrize("words", [False, True])
@pytest.mark.parametrize("edge", ["bottom", "left", "right"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_change_of_the_mode_moves_no_button(qtbot: QtBot, size: tuple[int, int], edge: str, words: bool) -> None:
    """The first touch of a board changes it, and may be on any of them."""
    board = shown(qtbot, size, edge=edge, words=words)
    bar = board.bar
    bar.seance_button.show_mode(teaches=False)
    places = {id(b): b.geometry() for b in visible_buttons(bar)}
    for teaches in (True, False):
        bar.seance_button.show_mode(teaches=teaches)
        assert {id(b): b.geometry() for b in visible_buttons(bar)} == places


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_with_words_the_name_of_a_mode_is_whole_beside_the_colours(qtbot: QtBot, size: tuple[int, int]) -> None:
    board = shown(qtbot, size, words=True)
    bar, look = board.bar, board.look
    small = QFontMetrics(look.font(look.metrics.small_px, bold=True))
    for teaches in (False, True):
        bar.seance_button.show_mode(teaches=teaches)
        assert small.horizontalAdvance(bar.seance_button.label) <= bar.seance_button.width()
        assert len([b for b in visible_buttons(bar) if isinstance(b, ColourButton)]) >= 4


def test_a_narrow_button_of_the_lesson_shows_the_beginning_of_its_name(qtbot: QtBot) -> None:
    button = LessonButton(shown(qtbot, words=True).kit)
    qtbot.addWidget(button)
    button.narrow = True
    narrow = button.sizeHint()
    assert button.caption == "Leçon"
    button.show_lesson("Aires et périmètres")
    assert button.sizeHint() == narrow
    assert button.caption.startswith("Air")
