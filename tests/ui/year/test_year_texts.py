"""Texts of the school year as a French colleague says them."""

from __future__ import annotations

from datetime import date

import pytest

from tni.planning.school_year import week_of
from tni.ui.year.year_texts import of_the_class, the_class, week_text


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


@pytest.mark.parametrize(
    ("name", "the", "of"),
    [
        ("5e A", "la 5e A", "de la 5e A"),
        ("2de 4 · Maths", "la 2de 4 · Maths", "de la 2de 4 · Maths"),
        ("Terminale G2", "la Terminale G2", "de la Terminale G2"),
        ("TG2", "la TG2", "de la TG2"),
        ("GS", "la GS", "de la GS"),
        ("CM1", "le CM1", "du CM1"),
        ("CE2 B", "le CE2 B", "du CE2 B"),
        ("CM1-CM2", "le CM1-CM2", "du CM1-CM2"),
        ("BTS SIO 1", "le BTS SIO 1", "du BTS SIO 1"),
        ("Les cinquièmes", "Les cinquièmes", "de Les cinquièmes"),
        ("Groupe 2", "Groupe 2", "de Groupe 2"),
    ],
)
def test_a_class_has_its_article(name: str, the: str, of: str) -> None:
    assert (the_class(name), of_the_class(name)) == (the, of)
