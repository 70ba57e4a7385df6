"""Settings of receivers (channel, the teacher's remote), and the keyboards that the teacher has registered as voting
keypads. Values only: `tni.store.receivers_file` stores them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tni.core.ids import ClickerId


@dataclass(frozen=True, slots=True)
class ReceiverSettings:
    """Settings of one receiver. channel: as its clickers display it, "" for the receiver's default; remote: the
    teacher's own clicker, None when there is none."""

    channel: str = ""
    remote: ClickerId | None = None


@dataclass(frozen=True, slots=True)
class TunableReceiver:
    """Connected receiver that uses one of several radio channels. key: key of its stored settings. name: the device's
    name, "" for a device without one."""

    key: str
    name: str
    channels: tuple[str, ...]
    channel: str


KEYPAD_PREFIX: Final = "keypad:"
"""Prefix of a keypad's clicker id; the keypad's place follows."""


@dataclass(frozen=True, slots=True)
class KnownKeypad:
    """Keyboard that the teacher has registered as a keypad for votes. place: the system's name of the socket, or the
    radio address; keypads of one make have no other distinguishing mark."""

    vendor: int
    product: int
    place: str
    name: str = ""

    @property
    def identity(self) -> tuple[int, int, str]:
        return self.vendor, self.product, self.place


MAX_NAME_LETTERS: Final = 40


def short_device_name(name: str) -> str:
    """Return a device's name without unprintable characters, cut to fit a line."""
    return "".join(filter(str.isprintable, name)).strip()[:MAX_NAME_LETTERS]
