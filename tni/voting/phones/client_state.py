"""State of phone voting, as widgets show it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tni.voting.phones.poll_state import SeatClaim


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
