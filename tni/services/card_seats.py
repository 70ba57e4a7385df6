"""Seat numbers for rounds with answer cards: the clickers of the kit, and for each pupil the card with its number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from tni.core.ids import ClassId, ClickerId, PupilId
from tni.quiz.card_codes import card_clicker_id
from tni.services.round_service import SeatLookup


class CardRoster(SeatLookup, Protocol):
    """Source of the class list. Implemented by `tni.store.roster.RosterStore`."""

    def numbers(self, class_id: ClassId) -> Mapping[int, PupilId]:
        """Return the pupils of the class by seat number."""


class CardSeats:
    """`SeatLookup` that adds cards to the clickers. reads_cards: whether later calls of `seats` count cards."""

    def __init__(self, lists: CardRoster, others: SeatLookup | None = None) -> None:
        """others: lookup that gives the other seats; `lists`, by clicker alone, if None."""
        self._lists, self._others = lists, others or lists
        self.reads_cards = False

    def seats(self, class_id: ClassId | None) -> Mapping[ClickerId, tuple[int, PupilId | None]] | None:
        """Return the seats by clicker and by card. None: there is no list, and every clicker counts."""
        seats = self._others.seats(class_id)
        if not self.reads_cards:
            return seats
        holders: dict[int, PupilId | None] = {}
        if class_id is not None:
            holders |= self._lists.numbers(class_id)
        elif seats is not None:
            holders |= {number: None for number, _ in seats.values()}
        if not holders:
            return seats
        return {**(seats or {}), **{card_clicker_id(number): (number, holder) for number, holder in holders.items()}}

    def extra(self, class_id: ClassId | None) -> Mapping[int, float]:
        """Implements `SeatLookup`."""
        return self._lists.extra(class_id)
