"""An unknown board is found, borrowed, recorded and saved, without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.services.receivers.room import DeviceRoom
from tests.support.rosters import AtOnce
from tests.support.sockets import a_board, a_stranger
from tni.core.recording_steps import board_recording_steps
from tni.devices.discovery import FoundDevice
from tni.devices.ports import DeviceGoneError, DevicePort
from tni.devices.recording import load_recording
from tni.services.boards.board_recorder import BoardRecorder, RecorderPhase, RecorderState
from tni.services.boards.board_recording import NO_TOUCH_S

REPORT = bytes(range(8))


class Room(DeviceRoom):
    """The recorder, with every state that it told. Answers of the lender come when the main thread runs."""

    def __init__(self) -> None:
        super().__init__()
        self.states: list[RecorderState] = []
        self.recorder = BoardRecorder(self, self.clock, self.main, AtOnce())
        self.recorder.subscribe(self.states.append)

    @property
    def state(self) -> RecorderState:
        return self.recorder.state

    def ask_unread(self, answer: Callable[[Sequence[FoundDevice]], None]) -> None:
        self.main.post(lambda: answer(list(self.socket.there.values())))

    def lend(self, keys: Iterable[str], answer: Callable[[Sequence[tuple[FoundDevice, DevicePort]]], None]) -> None:
        ports: list[tuple[FoundDevice, DevicePort]] = []
        for key in keys:
            try:
                ports.append((self.socket.there[key], self.socket.open(self.socket.there[key])))
            except DeviceGoneError:
                continue
        self.main.post(lambda: answer(ports))

    def begin(self, pens: int = 1) -> None:
        self.socket.plug(a_stranger())
        self.recorder.search()
        self.main.run()
        self.recorder.begin(0, pens)
        self.main.run()

    def speak(self) -> None:
        before = self.state.reports
        self.socket.wires["stranger"].send(REPORT)
        self.main.until(lambda: self.state.reports > before)


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room()
    yield made
    made.recorder.close()


def test_board_is_recorded_step_by_step_and_saved(room: Room, tmp_path: Path) -> None:
    room.begin()
    steps = list(board_recording_steps(1))
    for number, step in enumerate(steps, 1):
        assert (room.state.phase, room.state.step) == (RecorderPhase.RECORDING, step)
        assert (room.state.number, room.state.count) == (number, len(steps))
        room.speak()
        assert room.state.step_reports == 1
        room.recorder.next_step()
    room.main.until(lambda: room.state.phase is RecorderPhase.RECORDED)
    assert not room.socket.wires["stranger"].is_open
    room.recorder.save(tmp_path / "board.hid", failed=pytest.fail)
    assert (room.state.phase, room.state.path) == (RecorderPhase.SAVED, tmp_path / "board.hid")
    (device,) = load_recording(tmp_path / "board.hid").devices
    assert [report.data for report in device.reports] == [REPORT] * len(steps)


def test_file_that_cannot_be_written_is_written_elsewhere(room: Room, tmp_path: Path) -> None:
    room.begin()
    room.speak()
    room.recorder.finish()
    room.main.until(lambda: room.state.phase is RecorderPhase.RECORDED)
    errors: list[Exception] = []
    room.recorder.save(tmp_path / "no folder" / "board.hid", errors.append)
    assert (len(errors), room.state.phase) == (1, RecorderPhase.RECORDED)
    room.recorder.save(tmp_path / "board.hid", errors.append)
    assert (len(errors), room.state.phase) == (1, RecorderPhase.SAVED)


def test_step_goes_on_by_itself(room: Room) -> None:
    room.begin()
    first = room.state.step
    room.clock.at_s += NO_TOUCH_S
    room.recorder.tick()
    assert room.state.number == 2
    assert room.state.step != first
    assert room.states[-1] == room.state


def test_board_pulled_out_ends_the_recording(room: Room) -> None:
    room.begin()
    room.speak()
    room.socket.unplug("stranger")
    room.main.until(lambda: room.state.phase is RecorderPhase.RECORDED)
    assert (room.state.unplugged, room.state.overflowed, room.state.reports) == (True, False, 1)


def test_board_that_cannot_be_opened_is_refused(room: Room) -> None:
    room.socket.in_use.add("stranger")
    room.begin()
    assert (room.state.phase, room.state.chosen) == (RecorderPhase.REFUSED, a_stranger().infos[0])


def test_board_plugged_in_later_joins_the_devices_to_choose_from(room: Room) -> None:
    room.recorder.search_again()
    assert room.main.posted == [], "nobody has asked for a recording"
    room.recorder.search()
    room.main.run()
    assert (room.state.phase, room.state.devices) == (RecorderPhase.CHOOSING, ())
    room.socket.plug(a_stranger())
    room.recorder.search_again()
    room.main.run()
    assert room.state.devices == (a_stranger().infos[0],)


def test_ports_that_come_too_late_are_closed(room: Room) -> None:
    room.socket.plug(a_stranger())
    room.socket.plug(a_board("lamp", descriptor=a_stranger().infos[0].descriptor, name="Lamp", vendor=1))
    room.recorder.search()
    room.main.run()
    room.recorder.begin(0, 1)
    room.recorder.close()
    room.main.run()
    assert not room.socket.wires["stranger"].is_open
    assert room.state.phase is RecorderPhase.CLOSED


def test_recording_that_is_put_away_lets_the_device_go(room: Room) -> None:
    room.begin()
    room.recorder.close()
    assert not room.socket.wires["stranger"].is_open
    assert room.state.phase is RecorderPhase.CLOSED
