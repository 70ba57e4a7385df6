"""A test is one by its form; words that are matter of a lesson are none."""

from __future__ import annotations

import pytest

from tests.cahier.proposals import proposal
from tests.cahier.seance_scripts import P, Script
from tni.cahier.page_activities import is_test


@pytest.mark.parametrize(
    "title",
    [
        "Interrogation",
        "Interrogation n° 3",
        "interro",
        "Interro (15 min)",
        "Interrogation surprise",
        "Interro de vocabulaire",
        "Interrogation sur les fractions",
        "DS 3",
        "DST",
        "Devoir surveillé n° 2",
        "Contrôle de maths",
        "Contrôle chapitre 4",
        "Contrôle : les fractions",
        "Contrôle du chapitre 3",
        "Contrôle de lecture",
        "Contrôle des connaissances",
        "Évaluation",
        "Évaluation les atomes",
        "Évaluation de la séquence 2",
        "Éval Pythagore",
        "Test n° 2",
        "Test de positionnement",
        "Brevet blanc",
        "Évaluation des acquis",
    ],
)
def test_a_test_is_told_by_its_form(title: str) -> None:
    assert is_test(title)


@pytest.mark.parametrize(
    "title",
    [
        "L'interrogation",
        "Interrogation directe et indirecte",
        "Interrogation totale / partielle",
        "Interrogations rhétoriques",
        "Interrogation et négation",
        "Contrôle de la respiration",
        "Contrôle de la glycémie",
        "Contrôle du graphique",
        "Contrôle de constitutionnalité",
        "Contrôle de gestion",
        "Contrôle hormonal",
        "Contrôle des naissances",
        "Contrôle judiciaire",
        "Devoir et bonheur",
        "Devoir de mémoire",
        "Test d'alcalinité",
        "Test à l'eau iodée",
        "Test au sulfate de cuivre",
        "Test de Turing",
        "Test statistique",
        "Test des ions chlorure",
        "Évaluation des risques",
        "Évaluation des ressources",
        "Évaluation environnementale",
        "Auto-évaluation",
        "Correction du contrôle",
    ],
)
def test_matter_of_a_lesson_is_none(title: str) -> None:
    assert not is_test(title)


@pytest.mark.parametrize(
    ("title", "note", "told"),
    [
        ("Interrogation", "L'interrogation\ntotale : Venez-vous ?\npartielle : Où étiez-vous ?", []),
        ("Interrogation directe et indirecte", "L'interrogation\ntotale : Venez-vous ?", []),
        ("Contrôle de la ventilation", "Contrôle de la ventilation\nbulbe rachidien", []),
        ("Interrogation", "Interrogation n° 4 (15 min)\nSujet A", ["Interrogation n° 4"]),
        ("Interrogation", "Sujet A\nforme directe, forme indirecte\nbarème", ["Interrogation"]),
        ("Contrôle", "Contrôle n° 2\nEx 1", ["Contrôle n° 2"]),
    ],
)
def test_a_page_is_joined_as_a_subject_only_if_it_is_a_test(title: str, note: str, told: list[str]) -> None:
    steps = (P("Rappel", "Rappel\nles notions"), P(title, note))
    entry = proposal(Script("x", "4e", "Français", steps, lesson="Les phrases"))
    assert [one.title.replace("\u00a0", " ") for one in entry.assessments] == told
