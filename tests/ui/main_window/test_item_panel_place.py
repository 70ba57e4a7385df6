"""Panels of items in the real window: clear of their item where there is room, small where there is little."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest

from tests.support.hands import Stylus
from tests.support.running_program import items, wait_for
from tests.support.widgets import button
from tests.ui.main_window.test_drawing_instruments import now, on_canvas, put, state
from tni.api.instruments import TURN
from tni.app.application import Application
from tni.core.geometry import Affine
from tni.document.document import ChangeKind
from tni.document.items import PluginItem, Stroke
from tni.services.lesson.lesson_editor import ToolName
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.free_place import least_covering
from tni.ui.panels.item_panel import ItemPanel
from tni.ui.panels.selection_bar import SelectionBar


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


@pytest.mark.parametrize(("plugin", "first"), [("outlines", "Demander : « Où est… ? »"), ("timeline", "Ajouter")])
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
    tall = replace(item, transform=Affine.moving(60.0, 2.0).after(Affine.scaling(1.2, 1.2)))
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
