"""What is recorded is what a device said, with remarks in between."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from itertools import count

import pytest

from tni.api.devices import DeviceInfo
from tni.core.recording_steps import PENS_MAX, RecordingStepKind, board_recording_steps
from tni.devices.ports import DeviceGoneError
from tni.devices.recorder import DeviceRecorder, RecordingPort
from tni.devices.recording import parse_recording
from tni.devices.replay_port import RecordedReport, ReplayPort

INFO = DeviceInfo(0x0B8C, 0x0061, "SMART Board", descriptor=b"\x05\x0d\x09\x04")


@dataclass
class Sheet:
    """What a recording is written on. room: so many lines have room."""

    room: int = 1000
    text: str = ""

    def write(self, data: bytes) -> None:
        if self.room == 0:
            raise OSError(errno.ENOSPC, "full")
        self.room -= 1
        self.text += data.decode()


def replayed(*reports: bytes) -> ReplayPort:
    return ReplayPort([RecordedReport(n / 10, data) for n, data in enumerate(reports)], speed=None)


def recorded(*reports: bytes, sheet: Sheet | None = None) -> tuple[RecordingPort, DeviceRecorder, Sheet]:
    out, ticks = sheet or Sheet(), count(100)
    tape = DeviceRecorder(out, lambda: next(ticks) / 2)
    return RecordingPort(replayed(*reports), tape, tape.add(INFO)), tape, out


def test_reports_come_through_and_stand_in_the_file() -> None:
    port, tape, out = recorded(b"\x01\x02", b"\x03")
    tape.remark("finger: top\nleft corner")
    assert [port.read(0.0), port.read(0.0), port.read(1.0)] == [b"\x01\x02", b"", b"\x03"]
    tape.remark("done")
    [device] = parse_recording(out.text).devices
    assert (device.vendor, device.product, device.name) == (0x0B8C, 0x0061, "SMART Board")
    assert device.descriptor == INFO.descriptor
    assert device.reports == (RecordedReport(0.0, b"\x01\x02"), RecordedReport(0.5, b"\x03"))
    assert tape.reports == 2
    assert "# finger: top left corner\n" in out.text


def read_to_the_end(port: RecordingPort) -> None:
    while True:
        port.read(1.0)


def test_an_unplugged_device_leaves_what_it_said() -> None:
    port, _, out = recorded(b"\x01")
    with pytest.raises(DeviceGoneError):
        read_to_the_end(port)
    assert len(parse_recording(out.text).devices[0].reports) == 1


def test_a_device_that_is_plugged_in_again_goes_on_in_the_same_recording() -> None:
    port, tape, out = recorded(b"\x01")
    with pytest.raises(DeviceGoneError):
        read_to_the_end(port)
    tape.remark("unplugged")
    with pytest.raises(DeviceGoneError):
        read_to_the_end(RecordingPort(replayed(b"\x02"), tape, 0))
    [device] = parse_recording(out.text).devices
    assert device.reports == (RecordedReport(0.0, b"\x01"), RecordedReport(0.5, b"\x02"))
    assert tape.reports == 2


def test_a_full_disk_ends_the_reading_and_keeps_what_was_written() -> None:
    port, tape, out = recorded(*[b"\x01"] * 5, sheet=Sheet(room=3))
    with pytest.raises(DeviceGoneError):
        read_to_the_end(port)
    assert (tape.reports, isinstance(tape.failed, OSError)) == (2, True)
    out.room = 1000
    tape.remark("what came in between is lost, so nothing more is written")
    assert out.text.count("E: ") == 2
    assert "#" not in out.text
    [device] = parse_recording(out.text).devices
    assert len(device.reports) == 2


def test_the_wizard_asks_for_corners_two_fingers_and_each_pen() -> None:
    parts = [step.part for step in board_recording_steps(4)]
    assert parts.count(RecordingStepKind.CORNERS) == 4
    assert RecordingStepKind.TWO_FINGERS in parts
    assert [step.number for step in board_recording_steps(4) if step.part is RecordingStepKind.PEN] == [1, 2, 3, 4]
    assert [step.part for step in board_recording_steps(99)].count(RecordingStepKind.PEN) == PENS_MAX
    assert len({step.remark for step in board_recording_steps(4)}) == len(list(board_recording_steps(4)))
