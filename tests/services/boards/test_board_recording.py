"""A board that nobody knows, recorded step by step: by its own bytes, with a clock that a test turns."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.board import HandClock
from tests.support.sockets import Wire, a_stranger
from tni.core.recording_steps import RecordingStepKind, board_recording_steps
from tni.devices.recording import load_recording
from tni.services.boards import board_recording
from tni.services.boards.board_recording import NO_TOUCH_S, STEP_SILENCE_S, BoardRecording

INFOS = (a_stranger().infos[0], a_stranger(interface=1).infos[0])


def report(n: int) -> bytes:
    return bytes((n,) * 8)


class Desk:
    """What is posted is done when the test says so. heard: how often that was."""

    def __init__(self) -> None:
        self.clock, self.wires = HandClock(), (Wire(), Wire())
        self.posted: list[Callable[[], None]] = []
        self.changes = self.heard = 0
        self.recording = BoardRecording(list(zip(INFOS, self.wires, strict=True)), 2, self.clock, self, self._changed)

    def post(self, call: Callable[[], None]) -> None:
        self.posted.append(call)

    def _changed(self) -> None:
        self.changes += 1

    def until(self, condition: Callable[[], bool]) -> None:
        end_s = time.monotonic() + 20
        while not condition():
            assert time.monotonic() < end_s
            while self.posted:
                self.posted.pop(0)()
                self.heard += 1
            time.sleep(0.001)

    def says(self, *numbers: int, node: int = 0) -> None:
        for n in numbers:
            before = self.recording.reports
            self.wires[node].send(report(n))
            self.until(lambda before=before: self.recording.reports == before + 1)

    def passes(self, seconds: float) -> None:
        self.clock.at_s += seconds
        self.recording.tick()


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.recording.close()
    for wire in made.wires:
        wire.pull()


def test_each_node_has_its_reports_and_each_step_its_remark(desk: Desk, tmp_path: Path) -> None:
    recording = desk.recording
    assert recording.count == len(list(board_recording_steps(2)))
    recording.next_step()
    desk.says(1, 2)
    desk.says(3, node=1)
    recording.next_step()
    desk.says(4)
    recording.next_step(there_is_none=True)
    desk.says(5, node=1)
    recording.finish()
    assert recording.step is None
    desk.until(lambda: recording.is_over)
    assert not any(wire.is_open for wire in desk.wires)
    path = tmp_path / "board.hid"
    recording.write_to(path)
    one, two = load_recording(path).devices
    assert [r.data for r in one.reports] == [report(n) for n in (1, 2, 4)]
    assert [r.data for r in two.reports] == [report(n) for n in (3, 5)]
    assert (one.vendor, one.product, one.descriptor) == (0x0B8C, 0x9999, INFOS[0].descriptor)
    remarks = [line[2:] for line in path.read_text().splitlines() if line.startswith("#")]
    expected = [step.remark for step in board_recording_steps(2)]
    assert remarks == [*expected[:3], "there is none", expected[3], "ended early"]
    assert (recording.unplugged, recording.failed) == (False, None)


def test_the_next_step_comes_by_itself_once_the_board_is_silent(desk: Desk) -> None:
    recording = desk.recording
    assert recording.step is not None
    assert recording.step.part is RecordingStepKind.NOTHING
    desk.passes(NO_TOUCH_S - 0.1)
    assert recording.number == 1
    desk.passes(0.2)
    assert (recording.number, desk.changes) == (2, 1)
    desk.passes(60)
    assert recording.number == 2, "nobody has touched it yet"
    desk.says(1)
    desk.passes(STEP_SILENCE_S - 0.1)
    desk.says(2)
    desk.passes(STEP_SILENCE_S - 0.1)
    assert (recording.number, recording.step_reports) == (2, 2)
    desk.passes(0.2)
    assert (recording.number, recording.step_reports, recording.reports) == (3, 0, 2)


def test_after_the_last_step_it_is_over(desk: Desk) -> None:
    for _ in range(desk.recording.count):
        assert not desk.recording.is_over
        desk.recording.next_step()
    desk.until(lambda: desk.recording.is_over)
    assert desk.changes == 1
    desk.recording.next_step()
    desk.passes(100)
    assert (desk.recording.number, desk.changes) == (desk.recording.count, 1)


def test_pulled_out_it_keeps_what_has_come(desk: Desk, tmp_path: Path) -> None:
    desk.says(1, 2, 3)
    for wire in desk.wires:
        wire.pull()
    desk.until(lambda: desk.recording.is_over)
    assert desk.recording.unplugged
    desk.recording.write_to(tmp_path / "board.hid")
    assert len(load_recording(tmp_path / "board.hid").devices[0].reports) == 3


def test_one_side_that_cannot_be_read_ends_nothing_and_is_not_the_board(desk: Desk) -> None:
    desk.wires[1].pull()
    desk.until(lambda: desk.heard == 1)
    desk.says(1, 2)
    desk.recording.finish()
    desk.until(lambda: desk.recording.is_over)
    assert not desk.recording.unplugged


def test_a_board_that_does_not_stop_is_heard_to_some_end(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that came before is kept, and the other side, which says nothing, is waited for no longer."""
    desk.says(1)
    desk.recording.write_to(tmp_path / "so far")
    room = (tmp_path / "so far").stat().st_size + 100
    monkeypatch.setattr(board_recording, "MAX_RECORDING_BYTES", room)
    with suppress(BrokenPipeError):  # it was let go before it has said all
        for _ in range(10):
            desk.wires[0].send(report(2))
    desk.until(lambda: desk.recording.is_over)
    assert isinstance(desk.recording.failed, OSError)
    assert not desk.recording.unplugged
    desk.recording.write_to(tmp_path / "board.hid")
    kept = load_recording(tmp_path / "board.hid").devices[0].reports
    assert len(kept) == desk.recording.reports > 1
    desk.recording.next_step(there_is_none=True)
    desk.recording.finish()
    desk.recording.write_to(tmp_path / "later")
    assert (tmp_path / "later").read_bytes() == (tmp_path / "board.hid").read_bytes()
