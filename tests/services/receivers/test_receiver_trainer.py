"""An unknown receiver is trained by the keys that are asked for, without a window."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.services.receivers.room import DeviceRoom
from tni.api.devices import DeviceInfo
from tni.core.lines import KnownSerialLine
from tni.core.receiver_training import TrainingFailure
from tni.devices.clickers import receiver_training
from tni.devices.discovery import FoundDevice
from tni.devices.serial_port import SerialLine, SerialPort
from tni.devices.trained_receiver_files import load_trained_drivers
from tni.services.receivers.receiver_trainer import (
    ReceiverCandidate,
    ReceiverTrainer,
    TrainingPhase,
    TrainingState,
    TrainingTrouble,
)

UNKNOWN = DeviceInfo(0x1234, 0x5678, "Vote box", "", 0, 0xFF00, 1)


class Room(DeviceRoom):
    """A trainer, with every state that it told."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.lines: list[SerialLine] = []
        self.states: list[TrainingState] = []
        self.trained = 0
        self.trainer = ReceiverTrainer(
            lambda: self.socket, lambda: self.lines, SerialPort, folder, self.remembered, self.count, self.clock,
            self.main,
        )  # fmt: skip
        self.trainer.subscribe(self.states.append)

    def count(self) -> None:
        self.trained += 1

    @property
    def state(self) -> TrainingState:
        return self.trainer.state

    def begin(self, key: str = "box") -> None:
        if key == "box":
            self.socket.plug(FoundDevice("box", b"box", (UNKNOWN,)))
        self.trainer.list_devices()
        self.trainer.begin(key)
        self.clock.at_s += receiver_training.IDLE_S
        self.trainer.tick()

    def press_all(self, press: Callable[[str, int], object]) -> None:
        """Press what is asked for until no more is."""
        while (prompt := self.state.prompt) is not None:
            press(prompt.key, prompt.clicker)
            done = prompt.done

            def is_heard(done: int = done) -> bool:
                self.clock.at_s += receiver_training.QUIET_S
                self.trainer.tick()
                return self.state.prompt is None or self.state.prompt.done > done

            self.main.until(is_heard)

    def press_hid(self, key: str, clicker: int) -> None:
        self.socket.wires["box"].send(bytes([9, clicker + 40, "ABCD".index(key) + 1]))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.trainer.close()


def test_hid_receiver_is_trained_tried_and_stored(room: Room, tmp_path: Path) -> None:
    room.begin()
    room.press_all(room.press_hid)
    assert (room.state.phase, room.state.keys) == (TrainingPhase.TRYING, tuple("ABCD"))
    assert room.state.distinguishes_clickers
    room.press_hid("C", 3)
    room.main.until(lambda: room.state.trial is not None)
    assert room.state.trial == ("2B", "C")
    room.trainer.save("  Boîtier   bleu ")
    assert room.state.phase is TrainingPhase.SAVED
    assert [driver.name for driver in load_trained_drivers(tmp_path)] == ["Boîtier bleu"]
    assert (room.trained, room.trainer.is_listening) == (1, False)
    assert not room.socket.wires["box"].is_open


def test_receiver_on_a_line_is_trained_and_its_adapter_kept(room: Room) -> None:
    far, near = os.openpty()
    line = SerialLine(os.ttyname(near), DeviceInfo(0x0D28, 0x0204, "micro:bit", "77"))
    room.lines.append(line)
    room.begin(line.path)
    assert room.states[0].candidates == (ReceiverCandidate(line.path, line.info, line.path),)
    room.press_all(lambda key, clicker: os.write(far, b"clicker %d key %s!\n" % (clicker + 70, key.encode())))
    room.trainer.save("Fait maison")
    assert room.remembered.lines == (KnownSerialLine(0x0D28, 0x0204, "77", "Fait maison"),)
    os.close(far)
    os.close(near)


def test_one_clicker_is_enough(room: Room) -> None:
    room.begin()
    while (prompt := room.state.prompt) is not None and not room.state.may_end:
        room.press_hid(prompt.key, prompt.clicker)
        done = prompt.done

        def is_heard(done: int = done) -> bool:
            room.clock.at_s += receiver_training.QUIET_S
            room.trainer.tick()
            return room.state.prompt is not None and room.state.prompt.done > done

        room.main.until(is_heard)
    room.trainer.skip_second_clicker()
    assert (room.state.phase, room.state.distinguishes_clickers) == (TrainingPhase.TRYING, False)


def test_receiver_that_says_the_same_of_each_key_is_not_understood(room: Room) -> None:
    room.begin()
    room.press_all(lambda _key, _clicker: room.socket.wires["box"].send(b"\x09\x09"))
    assert room.state.failure is not None
    assert (room.state.phase, room.state.failure.why) == (TrainingPhase.FAILED, TrainingFailure.SAME)
    assert not room.trainer.is_listening


def test_receiver_that_is_pulled_out_is_told(room: Room) -> None:
    room.begin()
    room.socket.unplug("box")
    room.main.until(lambda: room.state.trouble is TrainingTrouble.UNPLUGGED)
    assert room.state.phase is TrainingPhase.PRESSING
    assert not room.trainer.is_listening


def test_receiver_that_another_program_uses_may_be_chosen_again(room: Room) -> None:
    room.socket.in_use.add("box")
    room.begin()
    assert (room.state.phase, room.state.trouble) == (TrainingPhase.CHOOSING, TrainingTrouble.UNREADABLE)
    room.socket.in_use.clear()
    room.begin()
    assert room.state.phase is TrainingPhase.PRESSING


def test_protocol_that_cannot_be_written_is_not_lost(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("no folder")
    room = Room(blocked / "receivers")
    room.begin()
    room.press_all(room.press_hid)
    room.trainer.save("Boîtier bleu")
    assert (room.state.phase, room.state.trouble) == (TrainingPhase.TRYING, TrainingTrouble.NOT_SAVED)
    blocked.unlink()
    room.trainer.save("Boîtier bleu")
    assert room.state.phase is TrainingPhase.SAVED
