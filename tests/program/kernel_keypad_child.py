"""In the guest: keypads that a kernel takes for keyboards are held and read, as the program does, and vote.

`python -m tests.program.kernel_keypad_child` writes one JSON object: what was typed and what was voted.
"""

from __future__ import annotations

import json
import os
import struct
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.program.kernel_device import KernelDevice
from tests.program.kernel_plug_child import Desk
from tests.support.guest import INSIDE
from tests.support.keyboards import BOOT, boot_report
from tests.support.round_desk import Desk as Quiz
from tni.api.devices import Vote
from tni.core.known_devices import KnownKeypad
from tni.devices.discovery import Devices
from tni.devices.driver_choice import RawInputMode
from tni.devices.hotplug import DevicePluggedIn, DeviceUnplugged
from tni.devices.known_keypads import KnownKeypads
from tni.devices.ports import DeviceGoneError
from tni.devices.reader import DeviceEventReceived
from tni.devices.sysfs import system_devices

EVENT = struct.Struct("qqHHi")
EV_KEY = 1
VENDOR, PRODUCT = 0x04D9, 0x1603


class Terminal:
    """Who is typed to, as a desktop is: keys that went down, by the kernel's numbers."""

    def __init__(self, nodes: list[Path]) -> None:
        self._files = [os.open(node, os.O_RDONLY | os.O_NONBLOCK) for node in nodes]

    def typed(self) -> list[int]:
        keys = []
        for file in self._files:
            with suppress(BlockingIOError):
                while data := os.read(file, EVENT.size):
                    _, _, kind, code, value = EVENT.unpack(data)
                    if (kind, value) == (EV_KEY, 1):
                        keys.append(code)
        return keys

    def close(self) -> None:
        for file in self._files:
            os.close(file)


def keypad(place: str) -> KernelDevice:
    return KernelDevice("USB Keypad", BOOT, VENDOR, PRODUCT, place)


def press(device: KernelDevice, *signs: str) -> None:
    for sign in signs:
        device.send(boot_report([sign]))
        device.send(boot_report([]))


def main() -> None:
    assert INSIDE in os.environ, "in the guest alone: it makes devices that the kernel takes for real"
    known: list[KnownKeypad] = []
    devices = KnownKeypads(system_devices(), lambda: known)
    teacher, pupil = keypad("usb-1"), keypad("usb-2/input0")
    own, typed = Terminal(teacher.inputs), Terminal(pupil.inputs)
    press(pupil, "1", "2")
    told: dict[str, Any] = {"before": typed.typed()}
    desk = Desk(RawInputMode.ALWAYS, devices)
    known.append(KnownKeypad(VENDOR, PRODUCT, "usb-2"))
    desk.watch.reconsider()
    plugged = desk.news(DevicePluggedIn)
    told["taken"] = plugged.device.place
    told["votes"] = voted(desk, plugged, pupil)
    press(teacher, "4")
    told |= {"held": typed.typed(), "own": own.typed()}
    pupil.unplug()
    desk.news(DeviceUnplugged)
    again = keypad("usb-2/input1")
    plugged = desk.news(DevicePluggedIn)
    told["votes again"] = voted(desk, plugged, again)
    typed_again = Terminal(again.inputs)
    press(again, "5")
    told["freed"] = typed_again.typed()
    told["while a key is down"] = while_down(devices, plugged.device.key, again)
    desk.watch.close()
    for terminal in (own, typed, typed_again):
        terminal.close()
    for device in (again, teacher):
        device.unplug()
    sys.stdout.write(json.dumps(told) + "\n")


def voted(desk: Desk, plugged: DevicePluggedIn, device: KernelDevice) -> dict[str, int]:
    """What a vote has come to by its keys; its reader has been closed then."""
    quiz = Quiz(seats=None)
    quiz.now_s = 0.0  # before whatever the guest's clock says
    quiz.opened()
    reader = desk.read(plugged)
    press(device, "1", "enter", "3")
    letters = desk.letters(lambda letters: sum(isinstance(letter, DeviceEventReceived) for letter in letters) >= 2)
    events = [letter.event for letter in letters if isinstance(letter, DeviceEventReceived)]
    assert all(isinstance(event, Vote) for event in events)
    quiz.session.on_events(events)
    quiz.flush()
    reader.close()
    tally = quiz.session._live.tally()
    return {choice: n for choice, n in tally.counts.items() if n}


def while_down(devices: Devices, key: str, device: KernelDevice) -> list[str]:
    """It is not held as long as the system waits for a key to be let go."""
    said = []
    for signs in ("8", ""):
        device.send(boot_report(signs))
        found = devices.describe(key)
        assert found is not None
        try:
            devices.open(found).close()
            said.append("held")
        except DeviceGoneError as error:
            said.append(str(error))
    return said


if __name__ == "__main__":
    main()
