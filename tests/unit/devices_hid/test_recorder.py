"""What is recorded is what a device said, with remarks in between."""

from __future__ import annotations

import io
from itertools import count

import pytest

from tni.api.devices import DeviceInfo
from tni.devices.ports import DeviceGoneError
from tni.devices.record_steps import PENS_MAX, Part, steps
from tni.devices.recorder import RecordingPort
from tni.devices.recording import parse_recording
from tni.devices.replay_source import RecordedReport, ReplaySource

INFO = DeviceInfo(0x0B8C, 0x0061, "SMART Board", descriptor=b"\x05\x0d\x09\x04")


def recorded(*reports: bytes) -> tuple[RecordingPort, io.BytesIO]:
    out, ticks = io.BytesIO(), count(100)
    source = ReplaySource([RecordedReport(n / 10, data) for n, data in enumerate(reports)], speed=None)
    return RecordingPort(source, INFO, out, lambda: next(ticks) / 2), out


def test_reports_come_through_and_stand_in_the_file() -> None:
    port, out = recorded(b"\x01\x02", b"\x03")
    port.remark("finger: top\nleft corner")
    assert [port.read(0.0), port.read(0.0), port.read(1.0)] == [b"\x01\x02", b"", b"\x03"]
    port.remark("done")
    [device] = parse_recording(out.getvalue().decode()).devices
    assert (device.vendor, device.product, device.name) == (0x0B8C, 0x0061, "SMART Board")
    assert device.descriptor == INFO.descriptor
    assert device.reports == (RecordedReport(0.0, b"\x01\x02"), RecordedReport(0.5, b"\x03"))
    assert port.reports == 2
    assert "# finger: top left corner\n" in out.getvalue().decode()


def read_to_the_end(port: RecordingPort) -> None:
    while True:
        port.read(1.0)


def test_an_unplugged_device_leaves_what_it_said() -> None:
    port, out = recorded(b"\x01")
    with pytest.raises(DeviceGoneError):
        read_to_the_end(port)
    assert len(parse_recording(out.getvalue().decode()).devices[0].reports) == 1


def test_the_wizard_asks_for_corners_two_fingers_and_each_pen() -> None:
    parts = [step.part for step in steps(4)]
    assert parts.count(Part.CORNERS) == 4
    assert Part.TWO_FINGERS in parts
    assert [step.number for step in steps(4) if step.part is Part.PEN] == [1, 2, 3, 4]
    assert [step.part for step in steps(99)].count(Part.PEN) == PENS_MAX
    assert len({step.remark for step in steps(4)}) == len(list(steps(4)))
