"""`tni devices`, with invented devices in place of the system's."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.app.plugged import MOUSE, TOUCH_SCREEN, UNKNOWN, Plugged
from tests.support.hid_boards import Finger, touch_report
from tests.support.keyboards import BOOT
from tests.support.sockets import Socket, a_board
from tni.api.devices import DeviceInfo, HidMatch
from tni.app import devices_command as command
from tni.app import record_command, terminal
from tni.app.main import main
from tni.core.known_devices import KnownKeypad
from tni.devices.discovery import FoundDevice
from tni.devices.known_keypads import KnownKeypads
from tni.devices.ports import DeviceGoneError, DevicePort
from tni.devices.registry import vendor_drivers


@pytest.fixture(autouse=True)
def _silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "use_system_language", lambda: None)


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
    for driver in vendor_drivers():
        [line] = [line for line in out if line.startswith(f"  {driver.name} ")]
        assert "essayé sur" in line or "non essayé sur le matériel" in line


def test_a_keyboard_is_listed_when_asked_with_the_line_that_a_keypad_needs(capsys: pytest.CaptureFixture[str]) -> None:
    there = Socket()
    there.plug(a_board("keys", descriptor=BOOT, name="USB Keypad", vendor=0x04D9, product=0x1603, permitted=False))
    command.print_list(everything=False, as_json=False, devices=there)
    assert "USB Keypad" not in capsys.readouterr().out
    command.print_list(everything=True, as_json=False, devices=there)
    out = capsys.readouterr().out
    assert "peut en faire un pavé de vote" in out
    assert 'KERNELS=="000[35]:04D9:1603.*"' in out


def test_a_keypad_that_was_added_is_listed_with_its_driver(capsys: pytest.CaptureFixture[str]) -> None:
    there = Socket()
    keypad = a_board("keys", descriptor=BOOT, name="USB Keypad", vendor=0x04D9, product=0x1603)
    there.plug(replace(keypad, place="usb-2"))
    there.plug(replace(keypad, key="teacher", place="usb-1"))
    known = KnownKeypads(there, lambda: [KnownKeypad(0x04D9, 0x1603, "usb-2")])
    command.print_list(everything=False, as_json=True, devices=known)
    (found,) = json.loads(capsys.readouterr().out)["devices"]
    assert (found["driver"], found["permitted"]) == ("keypad", True)


def test_a_name_does_not_colour_the_terminal_and_a_remedy_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    command.print_list(everything=False, as_json=False, devices=Plugged(TOUCH_SCREEN, permitted=False))
    out = lines(capsys)
    assert "\x1b" not in "".join(out)
    [remedy] = [line for line in out if "udevadm" in line]
    assert 'ATTRS{idVendor}=="1111", ATTRS{idProduct}=="2222"' in remedy


def test_what_a_board_says_is_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    reports = [touch_report(2, [Finger(1, 100, 200)], 1), touch_report(2, [Finger(1, tip=False)], 1)]
    assert (
        command.watch_device("", lambda: None, as_json=True, devices=Plugged(TOUCH_SCREEN, MOUSE, reports=reports)) == 0
    )
    events = [json.loads(line) for line in lines(capsys)]
    assert [(e["event"], e["state"]) for e in events] == [("Contact", "down"), ("Contact", "up")]
    assert [(e["tool"], e["raw_x"], e["raw_y"]) for e in events] == [("finger", 100, 200)] * 2
    command.watch_device("1111:2222", lambda: None, as_json=False, devices=Plugged(TOUCH_SCREEN, reports=reports))
    assert [line.split()[1] for line in lines(capsys)] == ["doigt", "doigt"]


@pytest.mark.parametrize("permitted", [True, False])
def test_what_cannot_be_opened_is_said_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, permitted: bool
) -> None:
    class Shut(Plugged):
        def open(self, device: FoundDevice) -> DevicePort:
            raise DeviceGoneError(device.key)

    for module in (command, record_command):
        monkeypatch.setattr(module, "system_devices", lambda: Shut(TOUCH_SCREEN, permitted=permitted))
    assert main(["devices", "watch"]) == main(["devices", "record", str(tmp_path / "new.hid")]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    for line in said:
        assert "1111:2222" in line
        assert ("sudo udevadm control --reload" in line) is not permitted
        assert ("fermer les autres logiciels" in line) is permitted
    assert not list(tmp_path.iterdir())


def test_nothing_and_several_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(command.NoSuchDeviceError):
        command.watch_device("", lambda: None, as_json=False, devices=Plugged(MOUSE))
    with pytest.raises(command.NoSuchDeviceError) as caught:
        command.watch_device("dead:beef", lambda: None, as_json=False, devices=Plugged(TOUCH_SCREEN))
    assert "dead:beef" in caught.value.user_message()
    clicker = next(m for d in vendor_drivers() for m in d.matches if isinstance(m, HidMatch) and m.product is not None)
    other = DeviceInfo(clicker.vendor, clicker.product or 0, "Base", page=0x0C, usage=0x01)
    with pytest.raises(command.SeveralDevicesError) as several:
        command.watch_device("", lambda: None, as_json=False, devices=Plugged(TOUCH_SCREEN, other))
    assert "--device" in several.value.user_message()
    assert not capsys.readouterr().out
