"""What lies over the board of a raw board: lists and menus that drop down, and windows of other programs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QMenu, QWidget
from shiboken6 import isValid

from tests.support.running_program import strokes, wait_for
from tests.support.sockets import Socket
from tests.ui.socket_room import Room, opened
from tni.ui.chrome.commands import CommandId

MIDDLE = (500.0, 300.0)


@pytest.fixture
def room(tmp_path: Path, qapp) -> Iterator[Room]:
    with opened(tmp_path, Socket()) as made:
        made.plug()
        yield made


def heard(room: Room) -> None:
    """All that was said before is heard by now."""
    room.plug("other")
    room.unplug("other")


def tap(room: Room, at: tuple[float, float]) -> None:
    room.touch(at)
    room.touch(at, tip=False)


def writes(room: Room, *way: tuple[float, float]) -> None:
    room.await_sight(way[0])
    before = len(strokes(room.program))
    for at in way:
        room.touch(at)
    room.touch(way[-1], tip=False)
    wait_for(lambda: len(strokes(room.program)) == before + 1, "the stroke")


def test_a_contact_on_the_main_window_is_told_although_it_activates_nothing(room: Room) -> None:
    window, told = room.program.main_controller.window, list[bool]()
    window.used.connect(lambda: told.append(True))
    room.tap(window.bar.more_button)
    wait_for(window.drawer.isVisible, "the drawer")
    assert told == [True]


# -- lists and menus


@contextmanager
def dropped(room: Room, popup: QWidget) -> Iterator[None]:
    wait_for(lambda: QApplication.activePopupWidget() is popup, "the list")
    wait_for(lambda: QApplication.topLevelAt(popup.mapToGlobal(popup.rect().center())) is popup, "the list in sight")
    yield
    wait_for(lambda: QApplication.activePopupWidget() is None, "its end")
    assert not popup.isVisible()


def menu_of(room: Room) -> QMenu:
    menu = QMenu(room.program.main_controller.window)
    for text in ("un", "deux", "trois"):
        menu.addAction(text)
    return menu


def test_a_menu_closes_when_the_board_is_touched_beside_it_and_that_touch_writes_nothing(room: Room) -> None:
    menu = menu_of(room)
    more = menu.addMenu("autres")
    more.addAction("quatre")
    corner = room.canvas.mapToGlobal(QPoint(40, 40))
    menu.popup(corner)
    with dropped(room, menu):
        pass_by = menu.actionGeometry(more.menuAction()).center()
        more.popup(menu.mapToGlobal(pass_by) + QPoint(60, 0))
        wait_for(lambda: QApplication.activePopupWidget() is more, "the menu out of the menu")
        room.touch(MIDDLE)
        room.touch((MIDDLE[0] + 80, MIDDLE[1]))
        room.touch((MIDDLE[0] + 80, MIDDLE[1]), tip=False)
    heard(room)
    assert not strokes(room.program)
    assert room.canvas.input.contacts_down == 0
    writes(room, MIDDLE, (600, 320))


def test_what_is_touched_in_a_menu_is_chosen(room: Room) -> None:
    menu, chosen = menu_of(room), []
    menu.triggered.connect(lambda action: chosen.append(action.text()))
    menu.popup(room.canvas.mapToGlobal(QPoint(40, 40)))
    with dropped(room, menu):
        place = menu.actionGeometry(menu.actions()[1]).center()
        room.touch(place, on=menu)
        room.touch(place, on=menu, tip=False)
    assert chosen == ["deux"]


def test_a_button_beside_a_menu_is_not_pressed_by_the_touch_that_closes_it(room: Room) -> None:
    menu, window = menu_of(room), room.program.main_controller.window
    menu.popup(room.canvas.mapToGlobal(QPoint(40, 40)))
    with dropped(room, menu):
        room.tap(window.bar.more_button)
    heard(room)
    assert not window.drawer.isVisible()
    room.tap(window.bar.more_button)
    wait_for(window.drawer.isVisible, "the drawer")


@pytest.mark.parametrize("beside", ["dialog", "page"])
def test_a_list_of_a_dialog_closes_when_the_board_is_touched_beside_it(room: Room, beside: str) -> None:
    """Also on the window that the dialog holds up."""
    window = room.program.main_controller.window
    room.program.main_controller.commands[CommandId.OPEN].trigger()
    [asks] = window.findChildren(QFileDialog)
    wait_for(asks.isActiveWindow, "the window manager to have placed the dialog")
    asks.move(window.mapToGlobal(QPoint(0, 0)))
    corners = asks.rect().topLeft(), asks.rect().bottomRight()  # Qt believes at once that it has moved
    wait_for(lambda: all(QApplication.topLevelAt(asks.mapToGlobal(at)) is asks for at in corners), "the dialog")
    box = asks.findChild(QComboBox, "lookInCombo")
    room.tap(box)
    popup = box.view().window()
    with dropped(room, popup):
        if beside == "page":
            far = QPoint(room.canvas.width() - 60, 200)
            assert not asks.frameGeometry().contains(room.canvas.mapToGlobal(far))
            tap(room, (far.x(), far.y()))
        else:
            low = QPoint(asks.width() // 2, asks.height() - 4)
            assert not popup.geometry().contains(asks.mapToGlobal(low))
            room.touch(low, on=asks)
            room.touch(low, on=asks, tip=False)
    heard(room)
    assert isValid(asks)
    assert asks.isVisible()
    assert not strokes(room.program)
    asks.close()


# -- windows of other programs

OTHER = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
window.setGeometry(*map(int, sys.argv[1:]))
window.show()
app.exec()
"""


@contextmanager
def another_program(room: Room, left: int, top: int, width: int, height: int) -> Iterator[None]:
    """A window of it over this part of the page."""
    corner = room.canvas.mapToGlobal(QPoint(left, top))
    middle = corner + QPoint(width // 2, height // 2)
    numbers = [str(n) for n in (corner.x(), corner.y(), width, height)]
    process = subprocess.Popen([sys.executable, "-c", OTHER, *numbers])
    try:
        wait_for(lambda: QApplication.topLevelAt(middle) is None, "the other program", 30.0)
        yield
    finally:
        process.terminate()
        process.wait(20)
    wait_for(lambda: QApplication.topLevelAt(middle) is room.program.main_controller.window, "its end")


def test_what_begins_over_a_window_of_another_program_writes_nothing_under_it(room: Room) -> None:
    if QGuiApplication.platformName() != "xcb":
        pytest.skip("nobody tells what lies over a window here")
    with another_program(room, 300, 150, 400, 300):
        room.touch(MIDDLE)
        room.touch((900, 300))  # it goes on over the page
        room.touch((900, 300), tip=False)
        heard(room)
        assert not strokes(room.program)
        assert room.canvas.input.contacts_down == 0
        writes(room, (100, 100), (160, 120))
        writes(room, (800, 300), (500, 300))  # what begins on the page is not cut off
    writes(room, MIDDLE, (560, 340))
    assert len(strokes(room.program)) == 3
