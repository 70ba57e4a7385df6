"""Who may vote where phones may: the pupils of the class, by the numbers that they say or were given."""

from __future__ import annotations

from collections.abc import Mapping

from tni.core.ids import ClassId, ClickerId, PupilId
from tni.services.voting.seats import PhoneSeats, phone_clicker

FIRST, OTHER = ClassId("6a"), ClassId("6b")
CARD, PHONE = ClickerId("card:1"), phone_clicker(99)


class Lists:
    """Two classes of two pupils; the first one has a card."""

    def seats(self, class_id: ClassId | None) -> Mapping[ClickerId, tuple[int, PupilId | None]] | None:
        return {CARD: (1, PupilId("6a 1"))} if class_id == FIRST else None

    def numbers(self, class_id: ClassId) -> Mapping[int, PupilId]:
        return {number: PupilId(f"{class_id} {number}") for number in (1, 2)}

    def extra(self, class_id: ClassId | None) -> Mapping[int, float]:
        return {2: 0.5} if class_id == FIRST else {}


def phone_seats() -> PhoneSeats:
    seats = PhoneSeats(Lists())
    seats.takes_phones = True
    return seats


def test_each_number_of_the_class_may_vote_by_phone_beside_what_else_it_has() -> None:
    seats = phone_seats()
    assert seats.seats(FIRST) == {
        CARD: (1, "6a 1"),
        phone_clicker(1): (1, "6a 1"),
        phone_clicker(2): (2, "6a 2"),
    }
    assert seats.extra(FIRST) == {2: 0.5}
    assert seats.seats(None) is None, "numbers that no list knows: everybody counts"


def test_where_phones_may_not_vote_none_has_a_seat() -> None:
    seats = PhoneSeats(Lists())
    assert seats.give(PHONE, 2)
    assert seats.seats(FIRST) == {CARD: (1, "6a 1")}


def test_a_phone_that_was_given_to_a_pupil_is_nobodys_in_another_class() -> None:
    seats = phone_seats()
    seats.seats(FIRST)
    assert not seats.give(CARD, 2)
    assert seats.give(PHONE, 2)
    assert seats.seats(FIRST)[PHONE] == (2, "6a 2")
    assert PHONE not in seats.seats(OTHER)
    assert PHONE not in seats.seats(FIRST)
