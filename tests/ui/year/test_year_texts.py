"""Texts of the school year as a French colleague says them."""

from __future__ import annotations

from datetime import date

import pytest

from tni.planning.school_year import week_of
from tni.ui.year.year_texts import week_text


@pytest.mark.parametrize(
    ("monday", "shown"),
    [
        (date(2027, 2, 1), "1er – 5 févr."),
        (date(2027, 4, 5), "5 – 9 avril"),
        (date(2026, 9, 28), "28 sept. – 2 oct."),
        (date(2026, 12, 28), "28 déc. – 1er janv."),
    ],
)
def test_a_week_names_its_month_once_where_it_has_one(monday: date, shown: str) -> None:
    assert week_text(week_of(monday)) == shown
