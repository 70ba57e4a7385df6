"""Numbers by the network address that took them, and the addresses that the teacher has confirmed as routers.

An address is one device, or a whole class behind a router. Nothing that comes over the network tells which: one phone
can pose as any number of devices. So an address gets a few numbers by itself, and for more the teacher is asked once
whether it is the school's router; the answer may be changed. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping


class SeatOrigins:
    """most: numbers that one address may hold, or take during a question, without the teacher's word."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._word: dict[str, bool] = {}
        """The teacher's word, by address: whether it is a router."""
        self._held: defaultdict[str, set[int]] = defaultdict(set)
        """Numbers that devices hold now, here or not, by the address that took them."""
        self._origin: dict[int, str] = {}
        """The other way round; "" for a number that the teacher gave, which counts for no address."""
        self._taken: defaultdict[str, set[int]] = defaultdict(set)
        """Numbers taken while the question is open, and those left that have a vote in it, by address."""
        self._crowds: dict[str, int] = {}
        """Most devices that an address had at once, of those that the teacher is or was asked about."""

    def may_take(self, address: str, number: int) -> bool:
        """Whether the address gets the number without asking the teacher."""
        return self._word.get(address, False) or len(self._had(address) - {number}) < self._most

    def _had(self, address: str) -> set[int]:
        return self._held.get(address, set()) | self._taken.get(address, set())

    def took(self, address: str, number: int, *, is_open: bool) -> None:
        """A device at the address has the number from now on. is_open: a question is open."""
        self.release(number)
        self._origin[number] = address
        self._held[address].add(number)
        if is_open:
            self._taken[address].add(number)

    def found(self, address: str, number: int) -> None:
        """A device that comes back holds the number: its origin is forgotten when the server starts again."""
        if number not in self._origin:
            self.took(address, number, is_open=False)

    def gave(self, number: int, *, has_vote: bool) -> None:
        """The teacher gave the number to a device. has_vote: see `release`."""
        self.release(number, has_vote=has_vote)
        self._origin[number] = ""

    def release(self, number: int, *, has_vote: bool = False) -> None:
        """No device has the number. has_vote: one was given under it in the question that is open: it counts for the
        address until the next."""
        address = self._origin.pop(number, "")
        if address and has_vote:
            self._taken[address].add(number)
        if held := self._held.get(address):
            held.discard(number)
            if not held:
                del self._held[address]

    def begin_question(self) -> None:
        self._taken.clear()

    def know(self, address: str, *, is_router: bool) -> None:
        """The teacher has said what the address is. What devices have by an earlier answer, they keep."""
        self._word[address] = is_router

    def crowds(self, devices: Mapping[str, int]) -> list[tuple[str, int, bool | None]]:
        """Addresses that had more devices at once than they may have numbers, how many, and whether the teacher has
        said that they are routers (None: not yet answered). devices: how many are here, by address. The order never
        changes: else devices that come and go could move another address under the finger that answers."""
        for address, count in devices.items():
            if count > self._most:
                self._crowds[address] = max(count, self._crowds.get(address, 0))
        return [(address, count, self._word.get(address)) for address, count in self._crowds.items()]

    def together(self) -> list[list[int]]:
        """Numbers that one address has had, of each that had several and is no router."""
        addresses = (self._held.keys() | self._taken.keys()) - {a for a, is_router in self._word.items() if is_router}
        had = (sorted(self._had(address)) for address in addresses)
        return sorted(numbers for numbers in had if len(numbers) > 1)
