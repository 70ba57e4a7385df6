"""Holidays of a zone."""

from __future__ import annotations

from datetime import date

import pytest

from tni.planning.holidays import Holiday, HolidayPack, Holidays

PACK = HolidayPack(
    "Essai", "2026-10-01", "", "",
    (
        Holiday("Hiver", date(2027, 2, 6), date(2027, 2, 21), frozenset("A")),
        Holiday("Noël", date(2026, 12, 19), date(2027, 1, 3), frozenset("ABC")),
        Holiday("Férié", date(2026, 11, 11), date(2026, 11, 11)),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("zone", "names"),
    [("A", ["Férié", "Noël", "Hiver"]), ("B", ["Férié", "Noël"]), ("Corse", ["Férié"]), ("", ["Férié", "Noël"])],
)
def test_a_zone_has_its_own_holidays_and_the_common_ones(zone: str, names: list[str]) -> None:
    assert [one.name for one in Holidays([PACK, PACK], zone).periods] == names


def test_a_day_is_a_holiday_from_the_first_to_the_last() -> None:
    found = Holidays([PACK], "A")
    days = (date(2026, 12, 18), date(2026, 12, 19), date(2027, 1, 3), date(2027, 1, 4))
    assert [bool(found.on(day)) for day in days] == [False, True, True, False]
    assert [one.name for one in found.between(date(2026, 11, 1), date(2026, 12, 19))] == ["Férié", "Noël"]


def test_without_a_pack_no_day_is_a_holiday() -> None:
    assert Holidays().on(date(2026, 12, 25)) is None
