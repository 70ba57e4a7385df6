"""An unknown receiver is taught in the sheet of the kit, and votes: on a serial line, and as a HID device."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QListWidget

from tests.support.running_program import wait_for
from tests.support.sockets import Socket, a_board
from tests.ui.socket_room import Room, opened
from tni.api.devices import DeviceInfo
from tni.core.lines import KnownSerialLine
from tni.devices.clickers.protocol_inference import TrainingFailure
from tni.devices.clickers.receiver_training import TrainingPrompt
from tni.devices.discovery import FoundDevice
from tni.devices.serial_port import SerialLine
from tni.ui.chrome.commands import CommandId
from tni.ui.classes.receiver_training_panel import ReceiverTrainingPanel

UNKNOWN = DeviceInfo(0x1234, 0x5678, "Vote box", "", 0, 0xFF00, 1)


@pytest.fixture
def room(tmp_path: Path, qapp, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setattr("tni.devices.clickers.receiver_training.IDLE_S", 0.2)
    monkeypatch.setattr("tni.devices.clickers.receiver_training.QUIET_S", 0.0)
    with opened(tmp_path, Socket()) as made:
        made.program.teaching.clicker_controller.training._lines = list
        yield made


def learning(room: Room) -> ReceiverTrainingPanel:
    room.program.teaching.lists.show()
    sheet = room.program.teaching.lists.sheet
    sheet._stack.setCurrentWidget(sheet.kit_panel)
    sheet.kit_panel.receiver_row._learn.click()
    return sheet.learn_panel


def choose(panel: ReceiverTrainingPanel, name: str) -> None:
    found: QListWidget = panel._list
    (item,) = [found.item(n) for n in range(found.count()) if name in found.item(n).text()]
    item.setSelected(True)
    panel._start.click()


def teach(panel: ReceiverTrainingPanel, room: Room, press) -> None:
    """Press what is asked for until it is understood."""
    lesson = room.program.teaching.clicker_controller.training._training
    done = -1
    while not panel._save.isVisible():
        wait_for(lambda done=done: panel._save.isVisible() or _done(panel, done), "the next question")
        asked: TrainingPrompt | None = lesson.prompt(lesson._last_s + 100)
        if panel._save.isVisible() or asked is None:
            continue
        done = asked.done
        press(asked.key, asked.clicker)


def _done(panel: ReceiverTrainingPanel, before: int) -> bool:
    told = panel.more.text().removeprefix("Appui ").partition(" sur ")[0]
    return told.isdigit() and int(told) > before


def test_an_unknown_hid_receiver_is_taught_kept_and_votes(room: Room, tmp_path: Path) -> None:
    room.socket.plug(FoundDevice("box", b"box", (UNKNOWN,)))
    room.socket.plug(a_board("keys", name="Keyboard"))
    panel = learning(room)
    assert panel._list.count() == 1
    choose(panel, "Vote box")
    wire, count = room.socket.wires["box"], [0]

    def press(key: str, clicker: int) -> None:
        count[0] += 1
        wire.send(bytes([9, clicker + 40, "ABCD".index(key) + 1, count[0]]))

    teach(panel, room, press)
    assert panel.prompt.text() == "Compris : les touches A, B, C, D."
    press("C", 3)
    wait_for(lambda: panel.more.text() == "Télécommande 2B : C", "the trial")
    panel._name.setText("Boîtier bleu")
    panel._save.click()
    (path,) = (tmp_path / "config" / "receivers").glob("*-1234-5678.json")
    assert str(path) in panel.more.text()
    clickers = room.program.teaching.clickers
    wait_for(lambda: clickers.count == 1, "the receiver")
    room.program.main_controller.commands[CommandId.ASK].trigger()
    wire = room.socket.wires["box"]
    press("B", 0)
    press("D", 1)
    quiz = room.program.teaching.voting.rounds
    wait_for(lambda: len(quiz.state.answered) == 2, "two votes")
    room.program.main_controller.commands[CommandId.REVEAL].trigger()
    assert quiz.state.counts == {"A": 0, "B": 1, "C": 0, "D": 1}


def test_a_receiver_on_a_line_is_taught_and_its_adapter_kept(room: Room) -> None:
    far, near = os.openpty()
    desk = room.program.teaching.clicker_controller.training
    desk._lines = lambda: [SerialLine(os.ttyname(near), DeviceInfo(0x0D28, 0x0204, "micro:bit", "77"))]
    panel = learning(room)
    choose(panel, "micro:bit")
    wait_for(lambda: desk._training is not None, "the lesson")
    teach(panel, room, lambda key, clicker: os.write(far, b"clicker %d key %s!\n" % (clicker + 70, key.encode())))
    panel._name.setText("Fait maison")
    panel._save.click()
    assert desk._receivers_file.lines == (KnownSerialLine(0x0D28, 0x0204, "77", "Fait maison"),)
    assert desk._reader is None
    os.close(far)
    os.close(near)


def test_what_is_not_understood_is_said_and_begun_again(room: Room) -> None:
    panel = learning(room)
    assert panel._list.count() == 0
    assert "Recommencer" in panel.more.text()
    panel.show_failure(TrainingFailure.UNSTEADY, "")
    assert "chiffré" in panel.more.text()
    room.socket.plug(FoundDevice("box", b"box", (UNKNOWN,)))
    panel._restart.click()
    assert panel._list.count() == 1


def test_pulled_out_in_the_midst_of_it(room: Room) -> None:
    room.socket.plug(FoundDevice("box", b"box", (UNKNOWN,)))
    panel = learning(room)
    choose(panel, "Vote box")
    room.socket.unplug("box")
    wait_for(lambda: "débranché" in panel.more.text(), "its end")


def test_leaving_the_sheet_listens_no_more(room: Room) -> None:
    room.socket.plug(FoundDevice("box", b"box", (UNKNOWN,)))
    panel = learning(room)
    choose(panel, "Vote box")
    room.program.teaching.lists.sheet.put_away()
    wait_for(lambda: room.program.teaching.lists.sheet is None, "the sheet's end")
    assert not room.socket.wires["box"].is_open
