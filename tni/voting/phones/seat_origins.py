"""Seat numbers by the network address that took them, and the addresses that the teacher has confirmed as routers.

An address is one device, or a whole class behind a router. Nothing that arrives over the network tells which: one phone
can pose as any number of devices. Therefore an address gets a few numbers by itself; for more, the teacher is asked
once whether it is the school's router. She may change her answer. No input or output.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping


class SeatOrigins:
    """Record of the address that took each seat number. most: numbers that one address may hold, or take during a
    question, without the teacher's consent."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._is_router: dict[str, bool] = {}
        """The teacher's answer, by address: whether it is a router."""
        self._held: defaultdict[str, set[int]] = defaultdict(set)
        """Numbers that devices hold now, connected or not, by the address that took them."""
        self._origin: dict[int, str] = {}
        """Inverse of `_held`; "" for a number that the teacher gave, which counts for no address."""
        self._taken: defaultdict[str, set[int]] = defaultdict(set)
        """Numbers taken while the question is open, and those given up that have a vote in it, by address."""
        self._crowds: dict[str, int] = {}
        """Largest number of devices at once, by address, for addresses that the teacher is or was asked about."""

    def may_take(self, address: str, number: int) -> bool:
        """Return whether the address gets the number without asking the teacher."""
        return self._is_router.get(address, False) or len(self._had(address) - {number}) < self._most

    def _had(self, address: str) -> set[int]:
        return self._held.get(address, set()) | self._taken.get(address, set())

    def took(self, address: str, number: int, *, is_open: bool) -> None:
        """Record that a device at the address takes the number. is_open: a question is open."""
        self.release(number)
        self._origin[number] = address
        self._held[address].add(number)
        if is_open:
            self._taken[address].add(number)

    def found(self, address: str, number: int) -> None:
        """Record that a reconnecting device holds the number, whose origin is lost when the server restarts."""
        if number not in self._origin:
            self.took(address, number, is_open=False)

    def gave(self, number: int, *, has_vote: bool) -> None:
        """Record that the teacher gave the number to a device. has_vote: see `release`."""
        self.release(number, has_vote=has_vote)
        self._origin[number] = ""

    def release(self, number: int, *, has_vote: bool = False) -> None:
        """Record that no device has the number. has_vote: a vote was given under it in the open question; it then
        counts for the address until the next question."""
        address = self._origin.pop(number, "")
        if address and has_vote:
            self._taken[address].add(number)
        if held := self._held.get(address):
            held.discard(number)
            if not held:
                del self._held[address]

    def begin_question(self) -> None:
        self._taken.clear()

    def set_router(self, address: str, *, is_router: bool) -> None:
        """Record the teacher's answer about an address. Devices keep the numbers that an earlier answer gave them."""
        self._is_router[address] = is_router

    def crowds(self, devices: Mapping[str, int]) -> list[tuple[str, int, bool | None]]:
        """Return the addresses that had more devices at once than they may have numbers, each with that count and the
        teacher's answer whether it is a router (None: not yet answered).

        devices: count of connected devices, by address.
        The order never changes: otherwise devices that come and go could move another address under the teacher's
        finger.
        """
        for address, count in devices.items():
            if count > self._most:
                self._crowds[address] = max(count, self._crowds.get(address, 0))
        return [(address, count, self._is_router.get(address)) for address, count in self._crowds.items()]

    def together(self) -> list[list[int]]:
        """Return the numbers of each address that has had several and is no router."""
        addresses = (self._held.keys() | self._taken.keys()) - {
            address for address, so in self._is_router.items() if so
        }
        had = (sorted(self._had(address)) for address in addresses)
        return sorted(numbers for numbers in had if len(numbers) > 1)
