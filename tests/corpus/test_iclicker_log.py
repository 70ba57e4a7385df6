"""The recorded session of a real base, through the driver and the thread that a plugged base uses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tni.api.devices import PollingChanged, ReceiverReady, Step, Vote
from tni.core.mailbox import Mailbox
from tni.devices.clickers.iclicker2 import IClicker2Base
from tni.devices.clickers.usb_log import UsbDirection, device_reports, read_usb_log
from tni.devices.reader import DeviceEventReceived, DeviceMessage, DeviceReader, DeviceReportsRejected
from tni.devices.replay_port import ReplayPort


@pytest.fixture
def log(corpus: Path) -> bytes:
    (path,) = (corpus / "hid" / "iclicker").glob("*.log")
    return path.read_bytes()


def replay(log: bytes) -> list[DeviceMessage]:
    box: Mailbox[DeviceMessage] = Mailbox(lambda: None)
    source = ReplayPort(device_reports(log), speed=None)
    DeviceReader("base", IClicker2Base(), source, box, source).run()
    return box.drain()


def votes(letters: list[DeviceMessage]) -> list[Vote]:
    return [x.event for x in letters if isinstance(x, DeviceEventReceived) and isinstance(x.event, Vote)]


def test_the_recorded_vote_comes_out_and_every_report_is_understood(log: bytes) -> None:
    letters = replay(log)
    (vote,) = votes(letters)
    assert (vote.clicker, vote.choice, vote.sequence) == ("iclicker:82E9701B", "A", 0)
    assert vote.at_s == pytest.approx(151.452)
    assert not [x for x in letters if isinstance(x, DeviceReportsRejected)]


def test_altered_bytes_alter_the_vote(log: bytes) -> None:
    for recorded, altered, expected in (
        (b"02 13 81 82 e9 70", b"02 13 83 82 e9 70", ("iclicker:82E9701B", "C")),
        (b"02 13 81 82 e9 70", b"02 13 81 12 34 56", ("iclicker:12345670", "A")),
    ):
        assert log.count(recorded) == 1
        assert [(v.clicker, v.choice) for v in votes(replay(log.replace(recorded, altered)))] == [expected]
    assert votes(replay(log.replace(b"02 13 81", b"02 14 81"))) == []


def test_a_second_record_in_the_recorded_report_is_a_second_vote(log: bytes) -> None:
    at = log.index(b"02 13 81 82 e9 70")
    second = at + 32 * 3
    altered = log[:second] + b"02 13 84 01 02 03 09" + log[second + 20 :]
    assert [(v.clicker, v.choice) for v in votes(replay(altered))] == [
        ("iclicker:82E9701B", "A"),
        ("iclicker:01020300", "D"),
    ]


def test_the_driver_says_to_the_base_what_the_recorded_program_said(log: bytes) -> None:
    """The base's answers come when the driver has sent the command that they follow in the log."""
    spoken = [r for r in read_usb_log(log) if r.data[:2] not in (b"\x01\x13", b"\x01\x14")]  # its display aside
    driver, now_s, events = IClicker2Base(), 0.0, []
    step, orders = driver.start(now_s), iter([driver.open_poll, driver.close_poll])
    for row in spoken:
        if row.direction is UsbDirection.FROM_DEVICE:
            step = driver.on_report(row.data, now_s)
            events += step.events
            continue
        while not step.writes:
            now_s = now_s + 1.0 if step.wake_at_s is None else max(now_s, step.wake_at_s)
            step = next(orders)(now_s) if step.wake_at_s is None else driver.on_timer(now_s)
        assert step.writes == (row.data,)
        step = Step(wake_at_s=step.wake_at_s)
    told = [e for e in events if not isinstance(e, Vote)]
    assert told == [ReceiverReady("i>clicker 2"), PollingChanged(polling=True), PollingChanged(polling=False)]
