"""Panels and bars over the page at several sizes of screen: none lies over another."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.support.page_cameras import PlayedCameras
from tests.support.running_program import items, wait_for
from tests.support.widgets import button, click, texts
from tni.app.application import Application
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.notices import Notice
from tni.ui.chrome.titled_panel import TitledPanel, open_panels
from tni.ui.main_window.window import MainWindow
from tni.ui.media.camera_bar import CameraBar
from tni.ui.panels.code_palette import CodePalette
from tni.ui.panels.masters_panel import MastersPanel
from tni.ui.panels.picture_search_panel import PictureSearchPanel
from tni.ui.panels.selection_bar import SelectionBar

SIZES = [(1280, 720), (1920, 1080), (3840, 2160)]
PICTURE_MM = 1600.0
OVER_PAGE = (TitledPanel, SelectionBar, CameraBar, Notice)


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def sized(program: Application, request: pytest.FixtureRequest) -> Application:
    """The program as on a screen of this size."""
    window = resized(program, QSize(*request.param))
    window.kit.theme.set_metrics(Metrics.wall(request.param, PICTURE_MM))
    return program


def resized(program: Application, size: QSize) -> MainWindow:
    window = program.main_controller.window
    window.resize(size)
    wait_for(lambda: window.size() == size and window.canvas.width() <= size.width(), "the window", 5.0)
    return window


def overlaps(window: MainWindow) -> list[tuple[str, str]]:
    """Return the names of what lies over each other, or beyond the page and the room beside it."""
    shown = [one for one in window.children() if isinstance(one, OVER_PAGE) and one.isVisible()]
    outside = [(name(one), "the edge") for one in shown if not window.low_area.contains(one.geometry())]
    pairs = combinations(shown, 2)
    return outside + [(name(a), name(b)) for a, b in pairs if a.geometry().intersects(b.geometry())]


def name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.geometry().getRect()}"


def settle(window: MainWindow) -> None:
    wait_for(lambda: overlaps(window) == [], f"a place for each of {overlaps(window)}")


@pytest.mark.parametrize("order", [(CommandId.GUIDES, CommandId.MASTERS), (CommandId.MASTERS, CommandId.GUIDES)])
def test_the_panels_of_who_prepares_a_lesson_lie_beside_each_other(
    sized: Application, order: tuple[CommandId, CommandId]
) -> None:
    board = sized.main_controller
    for command in order:
        board.commands[command].trigger()
    assert len(open_panels(board.window)) == 2
    settle(board.window)
    click(board.window, "Nouveau")
    settle(board.window)
    click(board.window, "Terminer")
    settle(board.window)
    assert len(open_panels(board.window)) == 2


def test_where_there_is_no_room_for_both_the_panel_that_was_asked_for_last_is_there(program: Application) -> None:
    board = program.main_controller
    resized(program, QSize(800, 500))
    board.commands[CommandId.GUIDES].trigger()
    board.commands[CommandId.MASTERS].trigger()
    (panel,) = open_panels(board.window)
    assert isinstance(panel, MastersPanel)


@pytest.mark.parametrize("down", [0.5, 0.7, 0.9])
@pytest.mark.parametrize("is_opened_first", [True, False])
def test_the_actions_of_a_selection_leave_the_codes_free(
    sized: Application, down: float, is_opened_first: bool
) -> None:
    board = sized.main_controller
    window, editor = board.window, board.editor
    if is_opened_first:
        board.commands[CommandId.CORRECT].trigger()
    seen = editor.view.shown(editor.viewport)
    window.do(lambda now: now.add_text("Volcan", seen.center[0], seen.y + down * seen.height))
    board.commands[CommandId.SELECT].trigger()
    window.do(lambda now: now.select(frozenset(item.id for item in items(sized))))
    if not is_opened_first:
        board.commands[CommandId.CORRECT].trigger()
        board.commands[CommandId.SELECT].trigger()
        window.do(lambda now: now.select(frozenset(item.id for item in items(sized))))
    (bar,) = window.findChildren(SelectionBar)
    (palette,) = window.findChildren(CodePalette)
    assert bar.isVisible()
    assert palette.isVisible()
    settle(window)
    palette.keep_inside(bar.pos())  # as a finger drags it
    assert not palette.geometry().intersects(bar.geometry())
    settle(window)


@pytest.mark.parametrize("with_codes", [False, True])
def test_the_bar_of_a_camera_lies_beside_the_actions_of_its_item(sized: Application, with_codes: bool) -> None:
    played, board = PlayedCameras(), sized.main_controller
    sized.camera.cameras = played.access
    if with_codes:
        board.commands[CommandId.CORRECT].trigger()
    board.commands[CommandId.CAMERA].trigger()
    board.commands[CommandId.SELECT].trigger()
    window = board.window
    window.do(lambda now: now.select(frozenset(item.id for item in items(sized))))
    wait_for(lambda: sized.camera.bars.bar is not None and sized.camera.bars.bar.isVisible(), "the bar")
    (actions,) = window.findChildren(SelectionBar)
    assert actions.isVisible()
    settle(window)
    (item,) = items(sized)
    box = board.editor.document.box(item)
    low = board.editor.view.shown(board.editor.viewport).bottom - box.bottom
    window.do(lambda now: now.move_selection(0.0, low))
    settle(window)


def test_an_open_master_page_is_said_as_long_as_it_is_open(sized: Application) -> None:
    board = sized.main_controller
    window, notices = board.window, board.window.notices
    board.commands[CommandId.MASTERS].trigger()
    click(window, "Nouveau")
    board.commands[CommandId.MASTERS].trigger()
    (notice,) = notices.shown
    whole = notice.width()
    QTest.mouseClick(notice, Qt.MouseButton.LeftButton)
    assert notices.shown == [notice]
    assert notice.isVisible()
    assert texts(notice) == ["Fond commun ouvert"]
    assert notice.width() < whole
    assert QRect(notice.pos(), notice.size()).bottomLeft().y() > window.page_area.center().y()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert notices.shown == [notice]
    QTest.mouseClick(notice, Qt.MouseButton.LeftButton)
    assert texts(notice) == ["Le fond commun « Fond commun 1 » est ouvert."]
    assert notice.width() == whole
    button(notice, "Terminer").click()
    assert board.editor.edited_master is None
    assert notices.shown == []


def test_a_list_of_folders_without_any_says_what_to_do(program: Application) -> None:
    window = program.main_controller.window
    program.main_controller.commands[CommandId.FIND_PICTURE].trigger()
    (panel,) = window.findChildren(PictureSearchPanel)
    panel.show_places([])
    panel.where.click()
    assert any("Ajouter un dossier" in text for text in texts(panel.places))
