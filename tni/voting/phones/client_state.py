"""How phones stand, for those who show it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tni.voting.phones.poll_state import SeatClaim


class PhonesTrouble(Enum):
    """NO_NETWORK: this computer is on none. NO_SERVER: it does not start. DISK: votes can't be written, and no device
    is told that they were received. UNREACHABLE: this computer does not reach its own address."""

    NO_NETWORK = "no network"
    NO_SERVER = "no server"
    DISK = "disk"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class SharedAddress:
    """Many devices with one network address: a class behind the school's router, or one computer that poses as many.
    is_router: what the teacher has said; None: nothing yet."""

    address: str
    devices: int
    is_router: bool | None = None


@dataclass(frozen=True, slots=True)
class PhonesState:
    """code: empty when off. port: 0 until the server has been there. is_up: whether it is there now. numbers: of
    devices that are here, ascending; unnumbered: how many have said none yet. claims: numbers that are the teacher's to
    give. wanderers: numbers that one device has had, each of those that had several. together: numbers that
    one address has had, of each with several that the teacher has not confirmed as a router. crowds: addresses of which
    the teacher is asked whether they are one, or was. wanted_port: the one that was asked for. restarts: how often the
    server ended or hung by itself and was started again."""

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
        """What is typed into a browser: `192.168.1.5:8080`. Empty until the server is there."""
        if not self.port:
            return ""
        return self.address if self.port == 80 else f"{self.address}:{self.port}"

    @property
    def link(self) -> str:
        """What the picture code holds. The session's code stands behind #, which no browser sends."""
        return f"http://{self.place}/#{self.code}" if self.place else ""
