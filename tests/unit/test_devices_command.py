"""`tni devices`, with invented devices in place of the system's."""

from __future__ import annotations

import errno
import io
import json
import signal
import sys
import threading
from pathlib import Path

import pytest

pytest.importorskip("PySide6", reason="the command speaks through Qt's translations")

from tests.unit.devices_hid.boards import Finger, touch_report
from tests.unit.devices_hid.plugged import MOUSE, TOUCH_SCREEN, UNKNOWN, Plugged
from tni.api.devices import DeviceInfo, HidMatch
from tni.app import devices_command as command
from tni.app import terminal
from tni.app.main import main
from tni.devices.discovery import FoundDevice
from tni.devices.ports import DeviceGoneError, Port
from tni.devices.record_steps import steps
from tni.devices.recorder import RecordingPort
from tni.devices.recording import load_recording
from tni.devices.registry import VENDORS
from tni.files.atomic import WriteError


@pytest.fixture(autouse=True)
def _silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "speak", lambda: None)


def until_read() -> None:
    """Wait until the device that is being read is gone."""
    for thread in threading.enumerate():
        if thread.name.startswith("device "):
            thread.join()


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_boards_are_listed_with_who_drives_them_and_others_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    there = Plugged(MOUSE, TOUCH_SCREEN, UNKNOWN)
    assert command.print_list(everything=False, as_json=True, devices=there) == 0
    facts = json.loads(capsys.readouterr().out)
    assert [d["numbers"] for d in facts["devices"]] == ["1111:2222"]
    assert facts["devices"][0]["driver"] == "HID board"
    command.print_list(everything=True, as_json=True, devices=there)
    found = json.loads(capsys.readouterr().out)["devices"]
    assert [d["numbers"] for d in found] == ["1111:2222", "3333:4444", "5555:6666"]
    assert found[1]["driver"] is None


def test_every_driver_says_what_it_was_tried_on(capsys: pytest.CaptureFixture[str]) -> None:
    command.print_list(everything=False, as_json=False, devices=Plugged())
    out = lines(capsys)
    assert out[0] == "Aucun tableau ni récepteur n’est branché."
    for driver in VENDORS:
        [line] = [line for line in out if line.startswith(f"  {driver.name} ")]
        assert "essayé sur" in line or "non essayé sur le matériel" in line


def test_a_name_does_not_colour_the_terminal_and_a_remedy_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    command.print_list(everything=False, as_json=False, devices=Plugged(TOUCH_SCREEN, permitted=False))
    out = lines(capsys)
    assert "\x1b" not in "".join(out)
    [remedy] = [line for line in out if "udevadm" in line]
    assert 'ATTRS{idVendor}=="1111", ATTRS{idProduct}=="2222"' in remedy


def test_what_a_board_says_is_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    reports = [touch_report(2, [Finger(1, 100, 200)], 1), touch_report(2, [Finger(1, tip=False)], 1)]
    assert command.watch("", lambda: None, as_json=True, devices=Plugged(TOUCH_SCREEN, MOUSE, reports=reports)) == 0
    events = [json.loads(line) for line in lines(capsys)]
    assert [(e["event"], e["state"]) for e in events] == [("Contact", "down"), ("Contact", "up")]
    command.watch("1111:2222", lambda: None, as_json=False, devices=Plugged(TOUCH_SCREEN, reports=reports))
    assert [line.split()[1] for line in lines(capsys)] == ["doigt", "doigt"]


def test_a_device_is_recorded_so_that_it_can_be_replayed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reports = [touch_report(2, [Finger(1, 100, 200)], 1), touch_report(2, [Finger(1, tip=False)], 1)]
    out = tmp_path / "new.hid"
    assert command.record(out, "", pens=0, seconds=60, devices=Plugged(TOUCH_SCREEN, reports=reports)) == 0
    [device] = load_recording(out).devices
    assert (device.vendor, device.product) == (0x1111, 0x2222)
    assert [report.data for report in device.reports] == reports
    assert "2 rapports" in capsys.readouterr().out


def test_the_wizard_remarks_each_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n" * 8 + "p\n" + "\n" * 20))
    out = tmp_path / "new.hid"
    there = Plugged(UNKNOWN, stays_s=1000.0)
    assert command.record(out, "5555:6666", pens=1, seconds=None, devices=there) == 1
    remarks = [line[2:] for line in out.read_text().splitlines() if line.startswith("#")]
    expected = [step.remark for step in steps(1)]
    assert remarks == [*expected[:9], "there is none", *expected[9:]]


def test_the_wizard_that_nobody_answers_keeps_what_came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    out = tmp_path / "new.hid"
    assert command.record(out, "", pens=2, seconds=None, devices=Plugged(TOUCH_SCREEN)) == 1
    assert len([line for line in out.read_text().splitlines() if line.startswith("#")]) == 1


def test_the_wizard_ends_with_the_device(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody goes on through fifteen steps at a board that was pulled out, and what came before is kept."""
    reports = [touch_report(2, [Finger(1, 100, 200)], 1), touch_report(2, [Finger(1, tip=False)], 1)]
    there = Plugged(TOUCH_SCREEN, reports=reports)

    class Technician:
        """Presses Enter once the board is gone."""

        def readline(self) -> str:
            until_read()
            return "\n"

    monkeypatch.setattr(sys, "stdin", Technician())
    out = tmp_path / "new.hid"
    assert command.record(out, "", pens=4, seconds=None, devices=there) == 0
    text = out.read_text()
    assert text.count("\nE: ") == 2
    assert len([line for line in text.splitlines() if line.startswith("#")]) == 1
    assert "débranché" in capsys.readouterr().err


def test_the_wizard_without_a_keyboard_keeps_what_came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    out = tmp_path / "new.hid"
    assert command.record(out, "", pens=2, seconds=None, devices=Plugged(TOUCH_SCREEN)) == 1
    assert "nothing touches the board" in out.read_text()


@pytest.mark.parametrize("permitted", [True, False])
def test_what_cannot_be_opened_is_said_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, permitted: bool
) -> None:
    class Shut(Plugged):
        def open(self, device: FoundDevice) -> Port:
            raise DeviceGoneError(device.key)

    monkeypatch.setattr(command, "system_devices", lambda: Shut(TOUCH_SCREEN, permitted=permitted))
    assert main(["devices", "watch"]) == main(["devices", "record", str(tmp_path / "new.hid")]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    for line in said:
        assert "1111:2222" in line
        assert ("sudo udevadm control --reload" in line) is not permitted
        assert ("fermez les autres logiciels" in line) is permitted
    assert not list(tmp_path.iterdir())


def test_a_folder_is_refused_before_anything_is_recorded(tmp_path: Path) -> None:
    class NeverOpened(Plugged):
        def open(self, device: FoundDevice) -> Port:
            raise AssertionError(device)

    with pytest.raises(WriteError) as caught:
        command.record(tmp_path, "", pens=2, seconds=60, devices=NeverOpened(TOUCH_SCREEN))
    assert isinstance(caught.value.cause, IsADirectoryError)


def test_a_full_disk_ends_the_recording_and_no_thread_with_a_crash() -> None:
    class Full(io.BytesIO):
        def write(self, data: object) -> int:
            if self.tell():
                raise OSError(errno.ENOSPC, "full")
            return super().write(data)  # type: ignore[arg-type]

    there = Plugged(TOUCH_SCREEN, reports=[touch_report(2, [Finger(1, 100, 200)], 1)])
    port = RecordingPort(there.open(there.found["0"]), TOUCH_SCREEN, Full(), lambda: 0.0)
    with pytest.raises(DeviceGoneError):
        port.read(1.0)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ended_from_outside_what_came_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    """By Ctrl+C, by the system, or by the terminal that is closed."""

    class Stopped:
        def readline(self) -> str:
            until_read()
            signal.raise_signal(number)
            return "\n"

    monkeypatch.setattr(sys, "stdin", Stopped())
    reports = [touch_report(2, [Finger(1, 100, 200)], 1), touch_report(2, [Finger(1, tip=False)], 1)]
    there = Plugged(TOUCH_SCREEN, reports=reports)
    monkeypatch.setattr(command, "system_devices", lambda: there)
    out = tmp_path / "new.hid"
    assert main(["devices", "record", str(out)]) == 0
    assert out.read_text().count("\nE: ") == 2
    assert out.read_text().endswith("# ended early\n")


def test_nothing_and_several_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(command.NoSuchDeviceError):
        command.watch("", lambda: None, as_json=False, devices=Plugged(MOUSE))
    with pytest.raises(command.NoSuchDeviceError) as caught:
        command.watch("dead:beef", lambda: None, as_json=False, devices=Plugged(TOUCH_SCREEN))
    assert "dead:beef" in caught.value.say()
    clicker = next(m for d in VENDORS for m in d.matches if isinstance(m, HidMatch) and m.product is not None)
    other = DeviceInfo(clicker.vendor, clicker.product or 0, "Base", page=0x0C, usage=0x01)
    with pytest.raises(command.SeveralDevicesError) as several:
        command.watch("", lambda: None, as_json=False, devices=Plugged(TOUCH_SCREEN, other))
    assert "--device" in several.value.say()
    assert not capsys.readouterr().out
