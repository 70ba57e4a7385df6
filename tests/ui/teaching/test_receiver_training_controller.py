"""An unknown receiver is taught in the sheet of the kit, and votes: on a serial line, and as a HID device."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.running_program import folders, wait_for
from tests.support.sockets import Socket, a_board
from tests.support.widgets import click, named
from tests.ui.socket_room import Room, opened
from tni.api.devices import DeviceInfo
from tni.core.lines import KnownSerialLine
from tni.core.receiver_training import TrainingError, TrainingFailure
from tni.devices.discovery import FoundDevice
from tni.devices.serial_port import SerialLine
from tni.services.receivers.receiver_trainer import TrainingPhase, TrainingState
from tni.store.receivers_file import ReceiversFile
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.classes.receiver_training_panel import ReceiverTrainingPanel

LINES: list[SerialLine] = []
"""Serial lines of the machine."""
UNKNOWN = DeviceInfo(0x1234, 0x5678, "Vote box", "", 0, 0xFF00, 1)


@pytest.fixture
def room(tmp_path: Path, qapp, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setattr("tni.devices.clickers.receiver_training.IDLE_S", 0.2)
    monkeypatch.setattr("tni.devices.clickers.receiver_training.QUIET_S", 0.0)
    monkeypatch.setattr("tni.app.device_services.usb_serial_lines", lambda: LINES)
    LINES.clear()
    with opened(tmp_path, Socket()) as made:
        yield made


def learning(room: Room) -> ReceiverTrainingPanel:
    room.program.teaching.lists.show()
    sheet = room.program.teaching.lists.sheet
    click(sheet, "Télécommandes")
    click(sheet.kit_panel.receiver_row, "Récepteur inconnu")
    return sheet.learn_panel


def choose(panel: ReceiverTrainingPanel, name: str) -> None:
    found = panel.devices
    (item,) = [found.item(n) for n in range(found.count()) if name in found.item(n).text()]
    item.setSelected(True)
    click(panel, "Commencer")


def teach(panel: ReceiverTrainingPanel, room: Room, press) -> None:
    """Press what is asked for until it is understood."""
    trainer, done = room.program.teaching.classroom.receivers.trainer, -1

    def is_ready() -> bool:
        state = trainer.state
        return state.phase is TrainingPhase.TRYING or (state.prompt is not None and state.prompt.done > done)

    while True:
        wait_for(is_ready, "the next question")
        if trainer.state.phase is TrainingPhase.TRYING:
            break
        prompt = trainer.state.prompt
        assert prompt is not None
        done = prompt.done
        press(prompt.key, prompt.clicker)
    assert named(panel, TextButton, "Enregistrer").isVisible()


def test_an_unknown_hid_receiver_is_taught_kept_and_votes(room: Room, tmp_path: Path) -> None:
    room.socket.plug(FoundDevice("box", b"box", (UNKNOWN,)))
    room.socket.plug(a_board("keys", name="Keyboard"))
    panel = learning(room)
    assert panel.devices.count() == 1
    choose(panel, "Vote box")
    wire, count = room.socket.wires["box"], [0]

    def press(key: str, clicker: int) -> None:
        count[0] += 1
        wire.send(bytes([9, clicker + 40, "ABCD".index(key) + 1, count[0]]))

    teach(panel, room, press)
    assert panel.prompt.text() == "Touches reconnues : A, B, C, D."
    press("C", 3)
    wait_for(lambda: panel.more.text() == "Télécommande 2B : C", "the trial")
    panel.name.setText("Boîtier bleu")
    click(panel, "Enregistrer")
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
    room.program.teaching.voting.reveal()
    assert quiz.state.counts == {"A": 0, "B": 1, "C": 0, "D": 1}


def test_a_receiver_on_a_line_is_taught_and_its_adapter_kept(room: Room, tmp_path: Path) -> None:
    far, near = os.openpty()
    LINES.append(SerialLine(os.ttyname(near), DeviceInfo(0x0D28, 0x0204, "micro:bit", "77")))
    trainer = room.program.teaching.classroom.receivers.trainer
    panel = learning(room)
    choose(panel, "micro:bit")
    assert trainer.is_listening
    teach(panel, room, lambda key, clicker: os.write(far, b"clicker %d key %s!\n" % (clicker + 70, key.encode())))
    panel.name.setText("Fait maison")
    click(panel, "Enregistrer")
    stored = ReceiversFile(folders(tmp_path).receivers)
    assert stored.lines == (KnownSerialLine(0x0D28, 0x0204, "77", "Fait maison"),)
    assert not trainer.is_listening
    os.close(far)
    os.close(near)


def test_what_is_not_understood_is_said_and_begun_again(room: Room) -> None:
    panel = learning(room)
    assert panel.devices.count() == 0
    assert "Recommencer" in panel.more.text()
    panel.show_state(TrainingState(TrainingPhase.FAILED, failure=TrainingError(TrainingFailure.UNSTEADY)))
    assert "chiffré" in panel.more.text()
    room.socket.plug(FoundDevice("box", b"box", (UNKNOWN,)))
    click(panel, "Recommencer")
    assert panel.devices.count() == 1


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
