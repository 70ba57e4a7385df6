"""In the guest: boards are plugged in, say what they are told to, and are read as the program reads them.

`python -m tests.program.kernel_child PLAYS` reads plays from a JSON file and writes a line for each: what was heard. It
needs few libraries, for a guest loads them slowly.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import ExitStack, closing
from dataclasses import astuple
from pathlib import Path
from threading import Event
from typing import Any

from tests.program.kernel_device import WAIT_S, KernelDevice, KernelEyes
from tests.support.guest import INSIDE
from tni.api.devices import Contact, ContactState, ContactTool, DeviceEvent, Touch
from tni.core.mailbox import Mailbox
from tni.devices.hid.multitouch import HidBoard
from tni.devices.ports import HidPort
from tni.devices.reader import DeviceEnded, DeviceEventReceived, DeviceMessage, DeviceReader

EVERY_S = 0.008
"""Between two reports, by the reader's clock."""


class StillClock:
    """Stands still until it is set: a guest is slower than the boards that it plays."""

    def __init__(self) -> None:
        self.at_s = 0.0

    def monotonic(self) -> float:
        return self.at_s


class ReadBoard:
    """A board plugged in and read by the thread, the port and the driver of the program. ended: why it is read no
    more."""

    def __init__(self, described: bytes) -> None:
        self.device = KernelDevice("Board of the tests", described)
        self.driver = HidBoard(described)
        self.clock = StillClock()
        self.ended: DeviceEnded | None = None
        self._news = Event()
        self._mailbox: Mailbox[DeviceMessage] = Mailbox(self._news.set)
        port = HidPort(bytes(self.device.hidraw), numbered=True)
        self._reader = DeviceReader("board", self.driver, port, self._mailbox, self.clock)
        self._reader.start()

    def says(self, report: bytes, count: int) -> list[Contact]:
        """Send a report; return the contacts that the reader makes of it. count: how many these will be."""
        self.clock.at_s += EVERY_S
        self.device.send(report)
        out: list[Contact] = []
        while len(out) < count:
            out += [event for event in self._hear() if isinstance(event, Contact)]
        return out

    def unplug(self) -> list[Contact]:
        """Return what the reader lifts before it ends."""
        self.device.unplug()
        lifted: list[Contact] = []
        while self.ended is None:
            lifted += [event for event in self._hear() if isinstance(event, Contact)]
        self._reader.close()
        return lifted

    def _hear(self) -> list[DeviceEvent]:
        assert self._news.wait(WAIT_S), "the board is silent"
        self._news.clear()
        letters = self._mailbox.drain()
        self.ended = next((letter for letter in letters if isinstance(letter, DeviceEnded)), self.ended)
        assert all(isinstance(letter, DeviceEventReceived | DeviceEnded) for letter in letters), letters
        return [letter.event for letter in letters if isinstance(letter, DeviceEventReceived)]


def play(described: bytes, reports: list[tuple[str, int]]) -> dict[str, Any]:
    """heard: contacts of each report; kernel: what its own driver saw down after it; ended, lifted: by being
    unplugged."""
    heard, kernel = [], []
    board = ReadBoard(described)
    with ExitStack() as nodes:
        eyes = [nodes.enter_context(closing(KernelEyes(node))) for node in board.device.inputs]
        (touch,) = (eye for eye in eyes if eye.slots > 0)
        for report, count in reports:
            heard.append([row(contact) for contact in board.says(bytes.fromhex(report), count)])
            kernel.append(touch.down())
    lifted = [row(contact) for contact in board.unplug()]
    assert board.ended is not None
    return {"heard": heard, "kernel": kernel, "lifted": lifted, "ended": type(board.ended.error).__name__}


def row(contact: Contact) -> list[Any]:
    """Short, for a guest's console is slow. `contact_of` reads it."""
    tool, *numbers = astuple(contact.touch)
    return [contact.id, contact.state.value, contact.at_s, tool.value, *numbers]


def contact_of(row: list[Any]) -> Contact:
    number, state, at_s, tool, *numbers = row
    return Contact(number, ContactState(state), at_s, Touch(ContactTool(tool), *numbers))


def main() -> None:
    if INSIDE not in os.environ:
        sys.exit("in the guest alone: the desktop of this kernel would follow what the boards say")
    for name, (described, reports) in json.loads(Path(sys.argv[1]).read_text()).items():
        told = json.dumps({"play": name, **play(bytes.fromhex(described), reports)})
        sys.stdout.write(f"{told}\n")


if __name__ == "__main__":
    main()
