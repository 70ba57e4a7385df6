"""Phones and tablets as voting devices: their votes, and the state of their voting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from tni.core.ids import PhoneId


class PhoneVote(NamedTuple):  # a tuple, since a school makes thousands of them at once
    """Vote of a device.

    place: position in the journal, counted from 1, never reused in a session.
    choice: text that `answers.parse_answer` accepts for the question.
    at_s: monotonic clock of this machine, later than that of every earlier vote.
    is_anonymous: part of an anonymous vote. When read from the journal of a program that has ended, `number` is 0 and
        `device` an alias.
    """

    place: int
    round: str
    device: PhoneId
    number: int
    sequence: int
    choice: str
    sure: bool | None
    at_s: float
    is_anonymous: bool = False


@dataclass(frozen=True, slots=True)
class SeatClaim:
    """Claim of a device to a seat number that another device has, or to one more than it may take by itself."""

    number: int
    device: PhoneId


class LinkKind(Enum):
    """Kind of network interface. OTHER: unknown, or a virtual interface that a program made."""

    WIRELESS = "wireless"
    CABLE = "cable"
    OTHER = "other"


class PhonesTrouble(Enum):
    """Problem that the teacher should know about.

    NO_NETWORK: this computer is on no network.
    NO_SERVER: the server does not start.
    DISK: votes can't be written, and no device is told that its vote was received.
    UNREACHABLE: this computer does not reach its own address.
    """

    NO_NETWORK = "no network"
    NO_SERVER = "no server"
    DISK = "disk"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class SharedAddress:
    """Network address that many devices share: a class behind the school's router, or one computer that poses as many
    devices.

    is_router: the teacher's answer; None before she has answered.
    """

    address: str
    devices: int
    is_router: bool | None = None


@dataclass(frozen=True, slots=True)
class PhonesState:
    """Snapshot of phone voting.

    code: session code, empty when off.
    port: 0 until the server has started once.
    is_up: whether the server is running now.
    numbers: seat numbers of connected devices, ascending.
    unnumbered: count of connected devices without a seat number.
    claims: claimed seat numbers that the teacher has to decide on.
    wanderers: for each device that had several seat numbers, all of them.
    together: for each address that had several seat numbers and is not confirmed as a router, all of them.
    crowds: addresses about which the teacher is or was asked whether they are a router.
    wanted_port: the preferred port.
    restarts: count of restarts after the server ended or hung by itself.
    shows_page: whether pupils may see the lesson page on their devices.
    """

    code: str = ""
    address: str = ""
    port: int = 0
    is_up: bool = False
    numbers: tuple[int, ...] = ()
    unnumbered: int = 0
    claims: tuple[SeatClaim, ...] = ()
    wanderers: tuple[tuple[int, ...], ...] = ()
    together: tuple[tuple[int, ...], ...] = ()
    crowds: tuple[SharedAddress, ...] = ()
    trouble: PhonesTrouble | None = None
    wanted_port: int = 0
    restarts: int = 0
    shows_page: bool = False

    @property
    def is_on(self) -> bool:
        return bool(self.code)

    @property
    def place(self) -> str:
        """Address to type into a browser: `192.168.1.5:8080`. Empty until the server has started."""
        if not self.port:
            return ""
        return self.address if self.port == 80 else f"{self.address}:{self.port}"

    @property
    def link(self) -> str:
        """Address for the QR code. The session code stands after #, which no browser sends."""
        return f"http://{self.place}/#{self.code}" if self.place else ""
