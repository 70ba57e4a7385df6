"""Work that means a part of the lesson says which, where the pages leave no doubt."""

from __future__ import annotations

import pytest

from tests.cahier.proposals import proposal
from tests.cahier.seance_scripts import P, Script
from tni.cahier.french import NBSP

PAGES = (
    P("I. Un empereur tout-puissant", "I. Un empereur tout-puissant\nUne mosaïque."),
    P("", "II) Une capitale chrétienne\nSainte-Sophie."),
    P("Ce que j’ai appris", "Ce que j’ai appris\nL’eau pure gèle à 0 °C."),
)


def work_of(typed: str, *pages: P) -> str:
    script = Script("x", "5e", "Histoire", (*PAGES, *pages, P("", f"Pour jeudi : {typed}")), lesson="Byzance")
    return "\n".join(one.text for one in proposal(script).homework).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("apprendre le I et le vocabulaire",
         "Apprendre le I (Un empereur tout-puissant) et le vocabulaire"),
        ("revoir le I et finir le plan du II",
         "Revoir le I (Un empereur tout-puissant) et finir le plan du II (Une capitale chrétienne)"),
        ("apprendre le IV", "Apprendre le IV"),
        ("lire la vie de Louis II", "Lire la vie de Louis II"),
        ("apprendre le résumé", "Apprendre le résumé : « L’eau pure gèle à 0 °C. »"),
        ("apprendre le résumé de la page 12", "Apprendre le résumé de la page 12"),
    ],
)  # fmt: skip
def test_the_part_is_named(typed: str, told: str) -> None:
    assert work_of(typed) == told


def test_two_parts_of_one_number_and_two_summaries_leave_it_open() -> None:
    more = (P("I. Charlemagne", "I. Charlemagne"), P("Bilan", "Bilan\nUn traité."))
    assert work_of("apprendre le I", *more) == "Apprendre le I"
    assert work_of("apprendre le résumé", *more) == "Apprendre le résumé"


def test_a_page_is_of_the_manual_unless_the_lesson_worked_with_it() -> None:
    book = P("", "fichier p41 n°1 2 3")
    assert work_of("lecture p38", book) == "Lire la page 38 du manuel"
    assert work_of("lecture p41", book) == "Lire la page 41"
