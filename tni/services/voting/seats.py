"""Seat numbers of the devices that may vote: the clickers of the kit and, where they are in use, phones and cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from tni.core.ids import ClassId, ClickerId, PupilId
from tni.quiz.card_codes import card_clicker_id

PHONE_PREFIX = "phone:"


def phone_clicker(number: int) -> ClickerId:
    """Return the clicker id of a pupil's phone. It is the same on whichever device the pupil goes on."""
    return ClickerId(f"{PHONE_PREFIX}{number}")


def phone_number(clicker: ClickerId) -> int | None:
    """Return the seat number of a phone's id; None for other clickers."""
    number = clicker.removeprefix(PHONE_PREFIX)
    return int(number) if number != clicker and number.isdecimal() else None


@dataclass(frozen=True, slots=True)
class Voters:
    """Pupils who may answer a round.

    seats: seat number and pupil by clicker; None: every clicker counts. extra: extra time by seat number, as a share of
    the limit, of the pupils who have any.
    """

    class_id: ClassId | None = None
    seats: Mapping[ClickerId, tuple[int, PupilId | None]] | None = None
    extra: Mapping[int, float] = field(default_factory=dict)


class SeatLookup(Protocol):
    """Source of seat numbers. Implemented by `PhoneSeats`, `CardSeats` and, for clickers alone, the class list."""

    def seats(self, class_id: ClassId | None) -> Mapping[ClickerId, tuple[int, PupilId | None]] | None:
        """Return seat number and pupil by clicker. None: there is no list, and every clicker counts."""

    def extra(self, class_id: ClassId | None) -> Mapping[int, float]:
        """Return the extra time by seat number, as a share of a limit, of the pupils who have any."""


class ClassRoster(SeatLookup, Protocol):
    """Class list, with the seats of the kit's clickers. Implemented by `tni.store.roster.RosterStore`."""

    def numbers(self, class_id: ClassId) -> Mapping[int, PupilId]:
        """Return the pupils of the class by seat number."""


class PhoneSeats:
    """`SeatLookup` that adds phones to the clickers: with a class, each of its seat numbers may vote by phone.

    takes_phones: whether later calls of `seats` count phones.
    """

    def __init__(self, classes: ClassRoster) -> None:
        self._classes = classes
        self.takes_phones = False
        self._class_id: ClassId | None = None
        self._given: dict[ClickerId, int] = {}

    def give(self, clicker: ClickerId, number: int) -> bool:
        """Give a phone that entered an unused number to a pupil, until the class changes. Returns False for other
        clickers."""
        if phone_number(clicker) is None:
            return False
        self._given[clicker] = number
        return True

    def seats(self, class_id: ClassId | None) -> Mapping[ClickerId, tuple[int, PupilId | None]] | None:
        """Return the seats by clicker and by phone. None: there is no list, and every clicker counts."""
        if class_id != self._class_id:
            self._class_id = class_id
            self._given.clear()
        seats = self._classes.seats(class_id)
        if not self.takes_phones:
            return seats
        if class_id is None:  # phones enter numbers that are on no list, so every clicker counts
            return None
        numbers = self._classes.numbers(class_id)
        given = {c: (n, numbers[n]) for c, n in self._given.items() if n in numbers}
        return {**(seats or {}), **given, **{phone_clicker(n): (n, pupil) for n, pupil in numbers.items()}}

    def extra(self, class_id: ClassId | None) -> Mapping[int, float]:
        """Implements `SeatLookup`."""
        return self._classes.extra(class_id)


class CardSeats:
    """`SeatLookup` that adds cards to the other devices: each pupil has the card with their number.

    reads_cards: whether later calls of `seats` count cards.
    """

    def __init__(self, classes: ClassRoster, others: SeatLookup) -> None:
        """others: lookup that gives the other seats."""
        self._classes, self._others = classes, others
        self.reads_cards = False

    def seats(self, class_id: ClassId | None) -> Mapping[ClickerId, tuple[int, PupilId | None]] | None:
        """Return the seats by clicker and by card. None: there is no list, and every clicker counts."""
        seats = self._others.seats(class_id)
        if not self.reads_cards:
            return seats
        holders: dict[int, PupilId | None] = {}
        if class_id is not None:
            holders |= self._classes.numbers(class_id)
        elif seats is not None:
            holders |= {number: None for number, _ in seats.values()}
        if not holders:
            return seats
        return {**(seats or {}), **{card_clicker_id(number): (number, holder) for number, holder in holders.items()}}

    def extra(self, class_id: ClassId | None) -> Mapping[int, float]:
        """Implements `SeatLookup`."""
        return self._classes.extra(class_id)
