"""A title from the name of a file gives way to a page that words it better; formulas and documents are told whole."""

from __future__ import annotations

import pytest

from tests.cahier.proposals import proposal
from tests.cahier.seance_scripts import P, Script

NBSP = "\u00a0"


def told(lesson: str, *pages: tuple[str, str], subject: str = "Sciences") -> tuple[str, list[str]]:
    steps = tuple(P(title, note) for title, note in pages)
    entry = proposal(Script("x", "4e", subject, steps, lesson=lesson))
    return entry.title.replace(NBSP, " "), entry.contenu.replace(NBSP, " ").split("\n")


@pytest.mark.parametrize(
    ("lesson", "heading", "title"),
    [
        ("num_centaines_v2", "les centaines", "Numération : les centaines"),
        ("2de_ch6_refraction_COMPLET.tni", "Ch6 RÉFRACTION DE LA LUMIÈRE", "Chapitre 6 : réfraction de la lumière"),
        ("LL7 Baudelaire charogne", "LL7 « Une charogne » v. 1-24", "Lecture linéaire n° 7 : « Une charogne »"),
        ("Nouveau document 3", "CHAP 3 LES CITÉS GRECQUES", "Chapitre 3 : les cités grecques"),
        ("SANS TITRE", "LES FONDS", "Les fonds"),
        ("Sans nom 2", "Les volcans", "Les volcans"),
        ("svt_5e_TP4_respi", "alvéoles", "TP 4 : respiration"),
        ("hg_4e_h1_lumieres_eleve", "L’EUROPE DES LUMIERES", "L’Europe des lumières"),
        ("cours_equations_3e_V3", "I - Définitions", "Équations"),
        ("6e - Contes - S5 - Barbe bleue", "Barbe bleue", "Contes – Barbe bleue"),
        ("1ES - ch4 - la monnaie", "Rappel : le troc", "Chapitre 4 : la monnaie"),
        ("CM1 digestion", "Schéma", "Digestion"),
        ("DM correction", "ex 1 : Thalès", "Correction du devoir à la maison"),
        # a page that is a part of the hour, or of another chapter
        ("Les fractions", "Comparer les fractions", "Les fractions"),
        ("chap4_equations", "Chapitre 5 : équations et inéquations", "Chapitre 4 : équations"),
        ("Pythagore", "Le théorème de Pythagore", "Pythagore"),
    ],
)
def test_a_title_has_the_better_words(lesson: str, heading: str, title: str) -> None:
    subject = {"sv": "SVT", "hg": "HG"}.get(lesson[:2], "Français")
    assert told(lesson, ("", heading), ("Autre page", "Autre page"), subject=subject)[0] == title


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("n1 sin i1 = n2 sin i2", "Travail sur « n1 sin i1 = n2 sin i2 »"),
        ("a/b = c/d", "Travail sur « a/b = c/d »"),
        ("A/ Athènes\ndoc 1+2 p 68 → q 1 à 3", "Athènes : documents 1 et 2 p. 68, questions 1 à 3"),
        ("act 2 p 254\nq1 à q4 par 2", "Activité 2 p. 254, questions 1 à 4 par 2"),
        ("TP8 sur capytale code 3f2a\nq1-q6", "TP 8 sur Capytale code 3f2a, questions 1 à 6"),
        ("ABR : rappels\ntaille, hauteur, racine", "ABR : rappels (taille, hauteur, racine)"),
        ("18 + 19 p 165", "Exercices 18 et 19 p. 165"),
    ],
)
def test_formulas_documents_and_questions_are_told_whole(note: str, line: str) -> None:
    assert f"– {line}" in told("Leçon du jour", ("", note), ("Autre page", "Autre page"))[1]


def test_a_page_that_repeats_the_title_is_told_by_what_is_below() -> None:
    lines = told("COD", ("COD", "COD\nPaul mange une pomme.\nquoi ? -> une pomme"), ("exos", "Ex 2 p 57"))[1]
    assert "– COD : « Paul mange une pomme » (quoi ? → une pomme)" in lines
