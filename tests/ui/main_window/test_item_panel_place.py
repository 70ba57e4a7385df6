"""Panels of items in the real window: clear of their item where there is room, small where there is little."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tests.support.hands import Stylus
from tests.support.running_program import items, wait_for
from tests.support.widgets import button
from tests.ui.main_window.test_drawing_instruments import now, on_canvas, put, state
from tni.api.instruments import TURN
from tni.app.application import Application
from tni.core.geometry import Affine
from tni.core.settings import PICTURE_WIDTH_MM
from tni.document.document import ChangeKind
from tni.document.items import PluginItem, Stroke
from tni.document.selection import frame_of
from tni.services.lesson.lesson_editor import ToolName
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.free_place import least_covering
from tni.ui.chrome.search_field import ValueField
from tni.ui.panels.item_panel import ItemPanel
from tni.ui.panels.item_rows import NoteLabel
from tni.ui.panels.selection_bar import SelectionBar
from tni.ui.teaching.picture_width import PictureWidthPanel


def panel(program: Application) -> ItemPanel:
    found = program.items.controller.panel
    assert found is not None
    return found


def seen_box(program: Application, item: PluginItem) -> QRect:
    """Return the box of an item in the window, as far as it is seen."""
    canvas = program.main_controller.window.canvas
    box = program.main_controller.editor.document.box(item)
    (left, top), (right, low) = on_canvas(program, (box.x, box.y)), on_canvas(program, (box.right, box.bottom))
    found = QRect(QPoint(round(left), round(top)), QPoint(round(right), round(low)))
    return found.intersected(canvas.rect()).translated(canvas.pos())


def take_pen(program: Application) -> None:
    window = program.main_controller.window
    window.do(lambda s: s.use(ToolName.PEN))
    window.do(lambda s: s.select(frozenset()))
    wait_for(lambda: program.items.controller.panel is None or not panel(program).isVisible(), "the panel away")


def reopen(program: Application, item: PluginItem) -> None:
    window = program.main_controller.window
    window.do(lambda s: s.select(frozenset()))
    window.do(lambda s: s.select(frozenset({item.id})))
    wait_for(panel(program).isVisible, "the panel")


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize(("plugin", "length"), [("ruler", 30.0), ("number_line", None), ("compass", None),
                                               ("instrumenpoche", None)])  # fmt: skip
def test_the_panel_keeps_clear_of_its_item(
    program: Application, size: tuple[int, int], plugin: str, length: float | None
) -> None:
    window = program.main_controller.window
    window.resize(*size)
    item = put(program, plugin, (160.0, 90.0), **({} if length is None else {"length": length}))
    reopen(program, item)
    shown = panel(program)
    assert not shown.geometry().intersects(seen_box(program, now(program, item)))
    assert window.low_area.contains(shown.geometry())


@pytest.mark.parametrize("plugin", ["construction", "circuit", "statistics"])
def test_a_panel_with_a_note_is_not_scrolled_where_there_is_room(program: Application, plugin: str) -> None:
    program.main_controller.window.resize(1920, 1080)
    put(program, plugin, (150.0, 90.0))
    wait_for(panel(program).isVisible, "the panel")
    QApplication.processEvents()
    (area,) = panel(program).findChildren(QScrollArea)
    assert panel(program).findChildren(NoteLabel)
    assert (panel(program).is_small, area.verticalScrollBar().maximum()) == (False, 0)


@pytest.mark.parametrize("plugin", ["length_marks", "set_square", "function_plot"])
def test_the_panel_is_seen_whole_from_the_first(program: Application, plugin: str) -> None:
    program.main_controller.window.resize(1920, 1080)
    put(program, plugin, (160.0, 90.0))
    wait_for(panel(program).isVisible, "the panel")
    shown = [one for one in panel(program).findChildren(TextButton) if one.isVisible()]
    assert len(shown) > 2
    for one in shown:
        assert one.visibleRegion().boundingRect() == one.rect(), one.label


def test_where_there_is_little_room_it_is_small_until_more_is_asked_for(program: Application) -> None:
    window = program.main_controller.window
    window.resize(1280, 720)
    item = put(program, "ruler", (160.0, 90.0), length=30.0)
    reopen(program, item)
    shown = panel(program)
    more = button(shown, "Plus")
    assert (shown.is_small, more.isVisible()) == (True, True)
    assert button(shown, "Tracer le segment").isVisible()
    assert more.height() >= 48
    before = shown.height()
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    wait_for(lambda: shown.height() > before, "all rows")
    assert (shown.is_small, more.isVisible()) == (False, False)
    assert window.low_area.contains(shown.geometry())


@pytest.mark.parametrize(("plugin", "first"), [("outlines", "Europe"), ("timeline", "Ajouter"), ("staff", "Jouer")])
def test_the_first_row_of_a_small_panel_is_seen_as_soon_as_it_opens(
    program: Application, plugin: str, first: str
) -> None:
    window = program.main_controller.window
    window.resize(1920, 1080)
    window.do(lambda s: s.put_item(plugin))
    wait_for(lambda: panel(program).isVisible(), "the panel")
    shown = panel(program)
    assert shown.is_small
    row = button(shown, first)
    assert row.visibleRegion().boundingRect() == row.rect()


@pytest.mark.parametrize(("plugin", "first"), [
    ("function_plot", "Courbe 1"), ("sequence_plot", "Suite"), ("solids", "Solide"), ("statistics", "Diagramme"),
    ("set_square", "Forme"), ("world_map", "Carte"),
])  # fmt: skip
def test_the_control_that_a_plugin_names_first_is_the_highest(program: Application, plugin: str, first: str) -> None:
    program.main_controller.window.resize(1920, 1080)
    put(program, plugin, (160.0, 90.0))
    wait_for(panel(program).isVisible, "the panel")
    if panel(program).is_small:
        QTest.mouseClick(button(panel(program), "Plus"), Qt.MouseButton.LeftButton)
        wait_for(lambda: not panel(program).is_small, "the rows")
    named = [one for one in panel(program).findChildren(QWidget) if one.isVisible() and one.accessibleName() == first]
    heights = {one: one.mapTo(panel(program), QPoint()).y() for one in panel(program).findChildren(TextButton)}
    (control,) = (one for one in named if isinstance(one, ValueField | ChoiceGrid))
    top = control.mapTo(panel(program), QPoint()).y()
    others = [y for one, y in heights.items() if one.isVisible() and one.label != "Plus"]
    assert top <= min(others)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("plugin", ["money", "balance", "world_map", "periodic_table"])
def test_beside_an_item_as_high_as_the_board_nothing_covers_it_nor_the_handles(
    program: Application, size: tuple[int, int], plugin: str
) -> None:
    window = program.main_controller.window
    window.resize(*size)
    program.items.controller.put(plugin)
    shown, item = panel(program), items(program)[-1]
    assert isinstance(item, PluginItem)
    (bar,) = window.findChildren(SelectionBar)
    wait_for(lambda: bar.isVisible() and shown.isVisible(), "bar and panel")
    frame = frame_of(program.main_controller.editor.document, {item.id})
    assert frame is not None
    canvas, view = window.canvas, program.main_controller.editor.view
    ratio = canvas.devicePixelRatioF()
    places = [view.to_screen(*at) for at in frame.handles(canvas.chrome_scale * ratio / view.scale).values()]
    handles = [QPoint(round(x / ratio), round(y / ratio)) + canvas.pos() for x, y in places]
    for one in (bar.geometry(), shown.geometry()):
        assert not one.intersects(seen_box(program, item))
        assert not any(one.contains(handle) for handle in handles)
        assert window.low_area.contains(one)
    assert not bar.geometry().intersects(shown.geometry())
    QTest.mouseClick(button(shown, "Plus"), Qt.MouseButton.LeftButton)
    wait_for(lambda: not shown.is_small, "the rows")
    assert [one for one in shown.findChildren(TextButton) if one.isVisible() and one.label != "Plus"]


@pytest.mark.parametrize("by_keys", [False, True])
def test_all_rows_are_shown_from_the_first_one_on(program: Application, by_keys: bool) -> None:
    program.main_controller.window.resize(1280, 720)
    put(program, "function_plot", (160.0, 90.0))
    wait_for(panel(program).isVisible, "the panel")
    more, (area,) = button(panel(program), "Plus"), panel(program).findChildren(QScrollArea)
    for _ in range(2):
        assert more.isVisible()
        more.setFocus()
        if by_keys:
            QTest.keyClick(more, Qt.Key.Key_Space)
        else:
            QTest.mouseClick(more, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
    assert not more.isVisible()
    assert area.verticalScrollBar().maximum() > 0
    assert area.verticalScrollBar().value() == 0
    assert panel(program).hasFocus()


def test_a_press_in_the_panel_leaves_no_ring_around_its_rows(program: Application) -> None:
    window = program.main_controller.window
    window.resize(1920, 1080)
    put(program, "compass", (160.0, 90.0))
    wait_for(panel(program).isVisible, "the panel")
    QTest.mouseClick(button(panel(program), "Du tableau"), Qt.MouseButton.LeftButton)
    wait_for(lambda: button(panel(program), "Du tableau").isChecked(), "the choice")
    (area,) = panel(program).findChildren(QScrollArea)
    assert not area.hasFocus()


def test_a_note_says_what_is_touched_until_something_is(program: Application) -> None:
    window = program.main_controller.window
    window.resize(1920, 1080)
    item = put(program, "construction", (160.0, 90.0))
    wait_for(panel(program).isVisible, "the panel")
    words = "Touchez un point ou un côté pour construire ; touchez ou tirez le + pour un point."
    (note,) = panel(program).findChildren(NoteLabel)
    assert (note.text(), note.isVisible()) == (words, True)
    assert note.height() >= note.heightForWidth(note.width())
    assert panel(program).accessibleDescription() == words
    window.do(lambda s: s.do(s.document.replace(ChangeKind.EDIT, program.items.host.tapped(item, "A 0"))))
    wait_for(lambda: not panel(program).accessibleDescription(), "the controls of a point")


def test_an_instrument_leads_to_the_measuring_of_the_board(program: Application) -> None:
    window = program.main_controller.window
    window.resize(1920, 1080)
    program.settings.set(PICTURE_WIDTH_MM, 0.0)
    window.refit()
    item = put(program, "ruler", (160.0, 90.0))
    reopen(program, item)
    before = now(program, item).data
    QTest.mouseClick(button(panel(program), "Mesurer le tableau"), Qt.MouseButton.LeftButton)
    (asking,) = window.findChildren(PictureWidthPanel)
    assert asking.isVisible()
    QTest.mouseClick(button(asking, "1,5 m"), Qt.MouseButton.LeftButton)
    assert program.settings.get(PICTURE_WIDTH_MM) == 1500.0
    wait_for(lambda: now(program, item).data != before, "the ruler to be drawn anew")
    labels = [one.label for one in panel(program).findChildren(TextButton) if one.isVisible()]
    assert "Mesurer le tableau" not in labels
    assert program.main_controller.editor.can_undo


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_the_panel_of_a_map_is_half_as_high_as_the_board_until_all_is_asked_for(
    program: Application, size: tuple[int, int]
) -> None:
    window = program.main_controller.window
    window.resize(*size)
    put(program, "world_map", (160.0, 90.0))
    wait_for(panel(program).isVisible, "the panel")
    shown = panel(program)
    more, heights = button(shown, "Plus"), [shown.height()]
    assert not button(shown, "Cassini").isVisible()
    for word in ("Aller", "Rideau"):
        assert not button(shown, word).isVisible()
        QTest.mouseClick(more, Qt.MouseButton.LeftButton)
        wait_for(button(shown, word).isVisible, word)
        heights.append(shown.height())
    assert heights == sorted(set(heights))
    assert heights[1] <= window.low_area.height() / 2
    assert not more.isVisible()


def test_a_button_that_enter_presses_stands_beside_its_field(program: Application) -> None:
    program.main_controller.window.resize(1920, 1080)
    put(program, "calculator", (160.0, 90.0))
    wait_for(panel(program).isVisible, "the panel")
    (field,), press = panel(program).findChildren(ValueField), button(panel(program), "Calculer")
    middle = press.mapTo(panel(program), press.rect().center())
    assert middle.x() > field.mapTo(panel(program), field.rect().topRight()).x()
    assert abs(middle.y() - field.mapTo(panel(program), field.rect().center()).y()) < 10
    assert field.width() >= 4 * 48


def test_a_slanting_ruler_leaves_the_room_beside_it_to_the_panel(program: Application) -> None:
    program.main_controller.window.resize(1920, 1080)
    item = put(program, "ruler", (160.0, 90.0), length=25.0, angle=25.0)
    reopen(program, item)
    shown, lies = panel(program), now(program, item)
    assert not shown.is_small
    canvas = program.main_controller.window.canvas
    for along in range(0, 101, 5):
        for down in (0.0, lies.height_mm):
            x, y = on_canvas(program, lies.transform.point(lies.width_mm * along / 100, down))
            assert not shown.geometry().contains(QPoint(round(x), round(y)) + canvas.pos())


def test_the_panel_makes_way_for_an_item_that_is_brought_below_it(program: Application) -> None:
    window = program.main_controller.window
    window.resize(1920, 1080)
    item = put(program, "set_square", (90.0, 90.0))
    reopen(program, item)
    shown = panel(program)
    before, canvas = shown.geometry(), window.canvas
    window.do(lambda s: s.use(ToolName.SELECT))
    start = QPoint(*map(round, on_canvas(program, item.transform.point(4.0, item.height_mm - 30.0))))
    end = start + QPoint(before.left() - seen_box(program, item).left() + 20, 0)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    for share in range(1, 11):
        QTest.mouseMove(canvas, start + (end - start) * share / 10)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    assert seen_box(program, now(program, item)).intersects(before)
    assert shown.isVisible()
    assert not shown.geometry().intersects(seen_box(program, now(program, item)))


def test_without_any_room_as_little_as_can_be_is_covered() -> None:
    area, item = QRect(0, 0, 1000, 600), QRect(100, 50, 850, 500)
    corner = least_covering(QSize(200, 100), area, QPoint(960, 50), [item], 10)
    covered = QRect(corner, QSize(200, 100)).intersected(item)
    assert area.contains(QRect(corner, QSize(200, 100)))
    assert covered.width() * covered.height() == 100 * 50


def test_the_bar_beside_a_tall_item_leaves_the_lower_part_to_its_buttons(program: Application) -> None:
    window = program.main_controller.window
    window.resize(1280, 720)
    item = put(program, "instrumenpoche", (160.0, 80.0))
    tall = replace(item, transform=Affine.moving(-10.0, -10.0).after(Affine.scaling(2.4, 1.4)))
    window.do(lambda s: s.do(s.document.replace(ChangeKind.EDIT, tall)))
    window.do(lambda s: s.use(ToolName.SELECT))
    reopen(program, item)
    (bar,) = window.findChildren(SelectionBar)
    wait_for(bar.isVisible, "the bar")
    assert bar.geometry().bottom() < seen_box(program, tall).center().y()
    assert not bar.geometry().intersects(panel(program).geometry())


# -- taps of the pen


@pytest.mark.parametrize(("plugin", "place"), [
    ("ruler", (100.0, 18.0)), ("ruler", None), ("set_square", None), ("protractor", None), ("compass", (20.0, 80.0)),
])  # fmt: skip
def test_a_tap_of_the_pen_on_an_instrument_opens_its_panel_and_the_pen_stays_in_hand(
    program: Application, plugin: str, place: tuple[float, float] | None
) -> None:
    """place: on its body, in its millimetres; None for its knob."""
    board = program.main_controller
    tool = put(program, plugin, (160.0, 90.0))
    knob = next(one.at for one in program.items.host.handles(tool) if one.id == TURN)
    take_pen(program)
    x, y = on_canvas(program, tool.transform.point(*(place or knob)))
    Stylus(program).write((x, y), (x + 1.0, y), (x + 1.0, y + 1.0))
    wait_for(panel(program).isVisible, "the panel")
    assert (board.editor.tool, board.editor.selection) == (ToolName.PEN, {tool.id})
    assert [one for one in items(program) if isinstance(one, Stroke)] == []
    assert now(program, tool).transform == tool.transform


def test_a_pen_at_an_edge_still_draws_and_what_was_selected_no_longer_is(program: Application) -> None:
    board = program.main_controller
    ruler, pen = put(program, "ruler", (160.0, 90.0)), Stylus(program)
    take_pen(program)
    pen.write(on_canvas(program, ruler.transform.point(100.0, 18.0)))
    assert board.editor.selection == {ruler.id}
    pen.write(*(on_canvas(program, ruler.transform.point(20.0 + along, 0.0)) for along in range(0, 70, 7)))
    assert len([one for one in items(program) if isinstance(one, Stroke)]) == 1
    assert board.editor.selection == frozenset()
    assert board.editor.tool is ToolName.PEN


def test_a_drag_of_the_pen_on_the_body_moves_it_and_opens_nothing(program: Application) -> None:
    board = program.main_controller
    ruler = put(program, "ruler", (160.0, 90.0))
    take_pen(program)
    x, y = on_canvas(program, ruler.transform.point(100.0, 18.0))
    Stylus(program).write(*((x, y + 10.0 * step) for step in range(7)))
    assert board.editor.selection == frozenset()
    assert now(program, ruler).transform.f > ruler.transform.f


# -- arrow keys


def test_arrow_keys_turn_and_open_the_compasses(program: Application) -> None:
    program.main_controller.window.resize(1920, 1080)
    page = program.main_controller.editor.page.id
    compass = put(program, "compass", (170.0, 100.0), opening=5.0)
    reopen(program, compass)
    shown = panel(program)
    wider, turned = button(shown, "Écarter : vers la droite"), button(shown, "Tourner : avancer")
    wider.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(wider, key)
    opened = state(now(program, compass))["opening"]
    assert isinstance(opened, float)
    assert 50.0 < opened < 60.0
    before = now(program, compass).transform
    turned.setFocus()
    QTest.keyClick(turned, Qt.Key.Key_Up)
    assert now(program, compass).transform.b > before.b
    QTest.keyClick(turned, Qt.Key.Key_Down)
    assert now(program, compass).transform.b == pytest.approx(before.b, abs=1e-4)
    assert program.main_controller.editor.page.id == page, "they turn no page"
