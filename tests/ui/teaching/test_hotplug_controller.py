"""Boards and receivers plugged into the running program: what they write, what is said of them, and that they go."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QTreeView
from shiboken6 import isValid

from tests.support.hands import on_canvas
from tests.support.hid_boards import MAX
from tests.support.running_program import strokes, wait_for
from tests.support.sockets import Socket, a_board, a_receiver
from tests.ui.socket_room import Room, opened
from tni.api.devices import (
    Contact,
    ContactState,
    ContactTool,
    DeviceInfo,
    Driver,
    DriverEntry,
    HidMatch,
    Provenance,
    Step,
    Touch,
)
from tni.core.settings import RAW_BOARDS
from tni.devices import registry
from tni.devices.hid.multitouch import HidBoard
from tni.devices.hotplug import TRIES
from tni.ui.chrome.commands import CommandId


@pytest.fixture
def room(tmp_path: Path, qapp) -> Iterator[Room]:
    with opened(tmp_path, Socket()) as made:
        yield made


def test_a_board_that_is_plugged_in_writes_where_it_is_touched(room: Room) -> None:
    room.plug(name="ActivBoard")
    assert room.said == ["Le tableau « ActivBoard » est branché."]
    way = [(200.0, 200.0), (300.0, 260.0), (420.0, 300.0)]
    for at in way:
        room.touch(at)
    room.down(1)
    room.touch(way[-1], tip=False)
    room.down(0)
    (stroke,) = strokes(room.program)
    step = room.program.main_controller.window.screen().geometry().width() / MAX
    np.testing.assert_allclose(on_canvas(room.program, stroke), way, atol=step)
    assert room.canvas.input.board_name == "ActivBoard"


def test_a_board_that_was_there_before_is_not_spoken_of(tmp_path: Path, qapp) -> None:
    socket = Socket()
    socket.plug(a_board())
    with opened(tmp_path, socket) as room:
        wait_for(lambda: "board" in room.live.boards, "the board")
        room.touch((200, 200))
        room.down(1)
        assert not room.said


def test_unplugged_in_the_middle_of_a_stroke_and_plugged_in_again(room: Room) -> None:
    room.plug()
    room.touch((200, 200))
    room.touch((300, 220))
    room.down(1)
    room.unplug()
    assert room.canvas.input.contacts_down == 0
    assert not room.program.main_controller.editor.busy
    assert len(strokes(room.program)) == 1
    assert room.said[-1] == "Le tableau « Board » a été débranché : ce qui est écrit est gardé."
    room.plug()
    room.touch((200, 400))
    room.touch((300, 420))
    room.down(1)
    room.touch((300, 420), tip=False)
    room.down(0)
    assert len(strokes(room.program)) == 2


def test_pulled_out_and_put_back_between_two_looks(room: Room) -> None:
    """The watch sees the same thing all the while; the board's own thread tells."""
    room.plug()
    room.touch((200, 200))
    room.down(1)
    room.socket.wires["board"].pull()
    wait_for(lambda: room.socket.opened == 2 and "board" in room.live.boards, "the board again")
    assert room.canvas.input.contacts_down == 0
    room.touch((300, 220))
    room.down(1)


def test_two_boards_at_once_keep_their_strokes_apart(room: Room) -> None:
    room.plug("left")
    room.plug("right")
    room.touch((200, 200), key="left")
    room.touch((600, 200), (600, 400), key="right")
    room.down(3)
    room.touch((300, 200), key="left")
    room.unplug("right")
    assert room.canvas.input.contacts_down == 1
    room.touch((320, 200), key="left", tip=False)
    room.down(0)
    assert len(strokes(room.program)) == 3


# -- much at once


def test_what_has_come_while_the_program_was_busy_is_written_sample_by_sample(room: Room) -> None:
    """Several boards, several moves of each in one burst, and what comes after them."""
    room.plug("left")
    room.plug("right")
    boards = room.live.boards
    left = [(200.0 + 6 * n, 150.0 + (n % 5) * 3) for n in range(40)]
    ways = {"left": left, "right": [(x + 400, y + 250) for x, y in left]}

    def say(state: ContactState, n: int) -> None:
        for key, way in ways.items():
            x, y = room.shares(way[n])
            boards.receive(key, Contact(9, state, 1.0 + n * 0.01, Touch(ContactTool.FINGER, 0, 0, x, y)))

    say(ContactState.DOWN, 0)
    boards.drain()
    for n in range(1, len(left)):
        say(ContactState.MOVE, n)
    say(ContactState.UP, len(left) - 1)
    boards.drain()
    assert room.canvas.input.contacts_down == 0
    found = sorted((on_canvas(room.program, s) for s in strokes(room.program)), key=lambda row: float(row[0][0]))
    for got, want in zip(found, ways.values(), strict=True):
        np.testing.assert_allclose(got, want, atol=0.6)


def test_boards_that_never_stop_leave_time_for_everything_else(room: Room) -> None:
    """Each burst brings the next one, as from boards that say more than the program can take."""
    room.plug()
    room.touch((200, 200))
    room.down(1)
    boards, bursts, passed = room.live.boards, [0], [False]
    take = room.canvas.input.board
    moved = Contact(1, ContactState.MOVE, time.monotonic(), Touch(ContactTool.FINGER, 0, 0, 0.5, 0.5))

    def once_more(*what: object, **how: object) -> None:
        take(*what, **how)
        bursts[0] += 1
        if not passed[0] and bursts[0] < 5000:
            boards.receive("board", moved)

    room.canvas.input.board = once_more
    QTimer.singleShot(20, lambda: passed.__setitem__(0, True))
    boards.receive("board", moved)
    wait_for(lambda: passed[0] or bursts[0] >= 5000, "either")
    assert bursts[0] < 5000


# -- what does not work


class Crashing:
    def start(self, now_s: float) -> Step:
        return Step()

    def on_report(self, report: bytes, now_s: float) -> Step:
        raise ZeroDivisionError

    def on_timer(self, now_s: float) -> Step:
        return Step()

    def release(self, now_s: float) -> Step:
        raise ZeroDivisionError


def crashing(_info: DeviceInfo) -> Driver:
    return Crashing()


def test_a_driver_that_crashes_is_told_of_and_takes_nothing_from_the_board_beside_it(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = DriverEntry("bad", (HidMatch(0x2650),), Provenance.DOCUMENTED, crashing)
    monkeypatch.setattr(registry, "VENDOR_DRIVERS", (bad, *registry.VENDOR_DRIVERS))
    room.plug("good")
    room.plug("bad", name="eBeam", vendor=0x2650)
    room.touch((200, 200), key="good")
    room.down(1)
    room.touch((300, 300), key="bad")
    wait_for(lambda: "bad" not in room.live.boards, "its end")
    assert "« eBeam » n’est plus lu : ses signaux sont illisibles. Le débrancher, puis le rebrancher." in room.said
    assert room.canvas.input.contacts_down == 1
    opened = room.socket.opened
    room.look_on(3)
    assert room.socket.opened == opened, "it is left alone until it is plugged in again"


def test_nonsense_is_passed_over(room: Room) -> None:
    room.plug()
    for report in (b"\x01", b"\x01\x02", b"\x09" * 64, b"\xff"):
        room.socket.wires["board"].send(report)
    room.touch((200, 200))
    room.down(1)


def test_without_leave_there_is_one_sentence_with_what_to_do(room: Room) -> None:
    room.socket.plug(a_board(name="SMART", permitted=False))
    refusal = "« SMART » est branché, mais TNI n’a pas le droit de le lire : « tni doctor » donne la commande à lancer."
    wait_for(lambda: refusal in room.said, "the sentence")
    room.program.main_controller.window.notices.remove(refusal)
    room.look_on(5)
    assert refusal not in room.said, "told once"
    room.plug(name="SMART")
    room.touch((200, 200))
    room.down(1)


def test_the_sentence_goes_with_the_board(room: Room) -> None:
    room.socket.in_use.add("board")
    room.socket.plug(a_board())
    refusal = "« Board » n’a pas pu être ouvert : fermer les autres logiciels qui s’en servent, puis le rebrancher."
    wait_for(lambda: refusal in room.said, "the sentence")
    room.socket.unplug("board")
    wait_for(lambda: refusal not in room.said, "nothing said any more")


# -- the teacher's choice


def choose(room: Room, value: str) -> None:
    from tni.ui.panels.settings_panel import SettingsPanel

    commands = room.program.main_controller.commands
    panel = next((w for w in room.program.main_controller.window.children() if isinstance(w, SettingsPanel)), None)
    if panel is None:
        commands[CommandId.SETTINGS].trigger()
        panel = next(w for w in room.program.main_controller.window.children() if isinstance(w, SettingsPanel))
    room.program.settings.set(RAW_BOARDS, value)
    panel.technical.raw_boards_changed.emit()


def test_a_choice_holds_at_once_and_silently(room: Room) -> None:
    room.socket.plug(a_board("touch", pointers=("Board",)))
    room.plug("mute")
    said = room.said
    choose(room, "always")
    wait_for(lambda: {"touch", "mute"} <= set(room.live.boards), "both")
    room.touch((200, 200), key="touch")
    room.down(1)
    choose(room, "never")
    wait_for(lambda: not list(room.live.boards), "none")
    assert room.canvas.input.contacts_down == 0
    assert len(strokes(room.program)) == 1
    choose(room, "auto")
    wait_for(lambda: "mute" in room.live.boards, "the one that the system knows nothing of")
    assert "touch" not in room.live.boards
    assert room.said == said


def test_what_is_no_longer_wanted_is_no_longer_complained_of(room: Room) -> None:
    room.socket.plug(a_board(permitted=False))
    wait_for(lambda: bool(room.said), "the sentence")
    choose(room, "never")
    assert room.said == []
    room.look_on(TRIES + 2)
    assert room.said == []


# -- what lies over the page


def test_a_contact_on_a_button_presses_it(room: Room) -> None:
    room.plug()
    eraser = room.program.main_controller.commands[CommandId.ERASE_STROKES]
    room.tap(room.program.main_controller.window.bar.button_of(CommandId.ERASE_STROKES))
    wait_for(eraser.isChecked, "the eraser")
    assert not strokes(room.program)


@pytest.fixture
def dialog(room: Room) -> Iterator[QFileDialog]:
    """For files, over the page: the board's window waits for it."""
    room.plug()
    room.program.main_controller.commands[CommandId.OPEN].trigger()
    [asks] = room.program.main_controller.window.findChildren(QFileDialog)
    wait_for(lambda: QApplication.topLevelAt(asks.mapToGlobal(asks.rect().center())) is asks, "the dialog")
    yield asks
    if isValid(asks):
        asks.close()


def test_a_dialog_over_the_page_is_answered_from_the_board(room: Room, dialog: QFileDialog) -> None:
    """Nothing is written under it."""
    files = dialog.findChild(QTreeView, "treeView")
    middle = files.viewport().rect().center()
    room.touch(middle, on=files.viewport())
    room.touch(middle + QPoint(40, 0), on=files.viewport())
    room.touch(middle + QPoint(40, 0), on=files.viewport(), tip=False)
    cancel = next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == "Annuler")
    room.tap(cancel)
    wait_for(lambda: not isValid(dialog) or not dialog.isVisible(), "the answer")
    assert not strokes(room.program)
    room.await_sight((200, 200))
    room.touch((200, 200))
    room.touch((300, 260))
    room.touch((300, 260), tip=False)
    wait_for(lambda: len(strokes(room.program)) == 1, "a stroke where the dialog was")


def test_what_waits_for_a_dialog_is_not_pressed_from_the_board(room: Room, dialog: QFileDialog) -> None:
    window = room.program.main_controller.window
    dialog.move(window.mapToGlobal(QPoint(0, 0)))
    dialog.resize(300, 300)
    more, page = window.bar.more_button, QPoint(900, 500)
    corner = room.canvas.mapToGlobal(page)
    wait_for(lambda: not dialog.frameGeometry().contains(corner), "room beside it")
    room.tap(more)
    for tip in (True, False):
        room.touch(page, tip=tip)
    room.plug("other")  # all that was said before is heard by now
    room.touch(page, key="other")
    room.unplug("other")
    assert not window.drawer.isVisible()
    assert not strokes(room.program)


def test_a_board_that_goes_while_it_holds_a_dialog_lets_go_of_it(
    room: Room, dialog: QFileDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when its driver does not lift the contact."""
    monkeypatch.setattr(HidBoard, "release", lambda _board, _now_s: Step())
    cancel = next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == "Annuler")
    room.touch(cancel.rect().center(), on=cancel)
    wait_for(cancel.isDown, "the press")
    room.unplug()
    assert not cancel.isDown()
    assert dialog.isVisible()


def test_a_board_that_goes_while_it_holds_a_button_lets_go_of_it(room: Room) -> None:
    room.plug()
    more = room.program.main_controller.window.bar.more_button
    room.touch(more.rect().center(), on=more)
    wait_for(lambda: more.is_pressed, "the press")
    room.unplug()
    assert not more.is_pressed


# -- receivers


def test_a_receiver_takes_votes_and_may_go(room: Room) -> None:
    clickers = room.program.teaching.clickers
    room.socket.plug(a_receiver())
    wait_for(lambda: clickers.count == 1, "the receiver")
    wait_for(lambda: len(room.socket.wires["base"].written) > 0, "its first command")
    room.socket.unplug("base")
    wait_for(lambda: clickers.count == 0, "its end")
    room.socket.plug(a_receiver())
    wait_for(lambda: clickers.count == 1, "the receiver again")
    assert room.said == []


# -- the end


def test_the_program_closes_with_a_stroke_under_way(tmp_path: Path, qapp) -> None:
    socket = Socket()
    with opened(tmp_path, socket) as room:
        room.plug()
        room.socket.plug(a_receiver())
        wait_for(lambda: room.program.teaching.clickers.count == 1, "the receiver")
        room.touch((200, 200))
        room.down(1)
    assert not any(wire.is_open for wire in socket.wires.values())
