"""In the guest: boards are plugged into a kernel, found in its own lists, chosen, opened and read, as the program does.

`python -m tests.program.kernel_plug_child` writes one JSON object: what was found and heard.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from threading import Event
from typing import Any

from tests.program.kernel_device import WAIT_S, KernelDevice
from tests.support.guest import INSIDE
from tests.support.hid_boards import Finger, pen, touch_report, touch_screen
from tni.api.devices import Contact
from tni.core.clock import SystemClock
from tni.core.mailbox import Mailbox
from tni.devices.discovery import Devices, FoundDevice
from tni.devices.driver_choice import RawInputMode, choose_driver
from tni.devices.hid import usages as u
from tni.devices.hotplug import DevicePluggedIn, DeviceUnplugged, DeviceWatch, HotplugMessage
from tni.devices.reader import DeviceEnded, DeviceEventReceived, DeviceMessage, DeviceReader
from tni.devices.sysfs import system_devices

SLOTS = 4


class Desk:
    """The watch on a thread of its own, and the reader of what it opened."""

    def __init__(self, raw: RawInputMode, devices: Devices | None = None) -> None:
        self._news, self._said = Event(), Event()
        self.watched: Mailbox[HotplugMessage] = Mailbox(self._news.set)
        self.heard: Mailbox[DeviceMessage] = Mailbox(self._said.set)
        self.watch = DeviceWatch(devices or system_devices(), lambda device: choose_driver(device, raw), self.watched)
        self.watch.start()

    def news[T: HotplugMessage](self, kind: type[T]) -> T:
        """The next of a kind."""
        while True:
            assert self._news.wait(WAIT_S), f"no {kind.__name__}"
            self._news.clear()
            for news in self.watched.drain():
                if isinstance(news, kind):
                    return news

    def read(self, plugged: DevicePluggedIn) -> DeviceReader:
        key = plugged.device.key
        reader = DeviceReader(key, plugged.driver, plugged.port, self.heard, SystemClock())
        reader.start()
        return reader

    def letters(self, enough: Callable[[list[DeviceMessage]], bool]) -> list[DeviceMessage]:
        out: list[DeviceMessage] = []
        while not enough(out):
            assert self._said.wait(WAIT_S), f"silence after {out}"
            self._said.clear()
            out += self.heard.drain()
        return out


def main() -> None:
    assert INSIDE in os.environ, "in the guest alone: it makes devices that the kernel takes for real"
    whiteboard = KernelDevice("White Board", pen(u.WHITE_BOARD))
    board = KernelDevice("Touch Board", touch_screen(SLOTS))
    devices = system_devices()
    found = [device for key in devices.present() if (device := devices.describe(key)) is not None]
    told = {"found": {device.name: described(device) for device in found}}
    desk = Desk(RawInputMode.ALWAYS)
    plays = []
    for turn in range(2):
        if turn:
            board = KernelDevice("Touch Board", touch_screen(SLOTS))
        while (plugged := desk.news(DevicePluggedIn)).device.name != "Touch Board":
            plugged.port.close()
        plays.append(played(desk, plugged, board))
    desk.watch.close()
    for news in desk.watched.drain():
        if isinstance(news, DevicePluggedIn):
            news.port.close()
    whiteboard.unplug()
    sys.stdout.write(json.dumps({**told, "plays": plays}) + "\n")


def described(device: FoundDevice) -> dict[str, Any]:
    return {
        "usages": [info.page << 16 | info.usage for info in device.infos],
        "ids": [device.infos[0].vendor, device.infos[0].product],
        "pointers": device.pointers,
        "built_in": device.built_in,
        "permitted": device.permitted,
        "raw": [raw.value for raw in RawInputMode if choose_driver(device, raw) is not None],
    }


def played(desk: Desk, plugged: DevicePluggedIn, board: KernelDevice) -> dict[str, Any]:
    """It is touched, and pulled out in the middle of a stroke."""
    reader = desk.read(plugged)
    for x in (100, 200, 300):
        board.send(touch_report(SLOTS, [Finger(0, x, x)], 1))
    contacts = desk.letters(lambda letters: len(letters) >= 3)
    board.unplug()
    last = desk.letters(lambda letters: any(isinstance(letter, DeviceEnded) for letter in letters))
    gone = desk.news(DeviceUnplugged)
    reader.close()
    ended = last[-1]
    assert isinstance(ended, DeviceEnded)
    return {
        "key": plugged.device.key,
        "new": plugged.new,
        "contacts": [
            [letter.event.state.value, letter.event.touch.raw_x]
            for letter in [*contacts, *last]
            if isinstance(letter, DeviceEventReceived) and isinstance(letter.event, Contact)
        ],
        "ended": type(ended.error).__name__,
        "unplugged": gone.key == plugged.device.key,
    }


if __name__ == "__main__":
    main()
