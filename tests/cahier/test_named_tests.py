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


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("Interrogation n° 4 (15 min)\nSujet A / Sujet B\nRacines carrées et carrés parfaits",
         "Interrogation n° 4 : racines carrées et carrés parfaits (15 min)"),
        ("DS 3   50 min\narithm. + calcul littéral\ncalc OK, une feuille par exercice",
         "Devoir surveillé n° 3 : arithmétique et calcul littéral (50 min)"),
        ("Contrôle n° 2\nThalès, Pythagore", "Contrôle n° 2 : Thalès, Pythagore"),
        ("Évaluation n° 1\nl'atome et la molécule", "Évaluation n° 1 : l’atome et la molécule"),
        ("Interro\nverbes et adjectifs", "Interrogation : verbes et adjectifs"),
        # how it is written, what it asks, or one word
        ("Interrogation n° 4\nNom, prénom", "Interrogation n° 4"),
        ("Interrogation n° 4\nDéfinir et dessiner", "Interrogation n° 4"),
        ("Interrogation n° 4\nsans documents et sans calculatrice", "Interrogation n° 4"),
        ("Interrogation n° 4\nLe roi est-il seul et puissant ?", "Interrogation n° 4"),
        ("Interrogation n° 4\nFractions et décimaux\nAngles et aires", "Interrogation n° 4"),
        ("Contrôle n° 2\nFractions", "Contrôle n° 2"),
        ("Contrôle sur les fractions\nAngles et aires", "Contrôle sur les fractions"),
    ],
)  # fmt: skip
def test_a_test_that_is_a_number_tells_what_it_is_about(lines: str, told: str) -> None:
    steps = (P("Rappel", "Rappel\nles notions"), P("", lines))
    entry = proposal(Script("x", "4e", "Maths", steps, lesson="Bilan du trimestre"))
    assert f"– {told}" in entry.contenu.replace("\u00a0", " ").split("\n")
