"""Shorthand of teachers is spelt out where it is sure, and code is left as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.cahier.plain_aims import labels_behind, plain_aim
from tni.cahier.shorthand import without_shorthand
from tni.cahier.untitled_pages import is_routine, untitled_activity, with_lists


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Mise en co", "Mise en commun"),
        ("Dvpt construit", "Développement construit"),
        ("docs 1 à 4, q 1 2 3", "documents 1 à 4, questions 1 à 3"),
        ("doc rép. 2", "document réponse 2"),
        ("4 éq. de 6", "4 équipes de 6"),
        ("Gr. A avec l’AESH", "Groupe A avec l’AESH"),
        ("pr jeudi : rédiger mvt 2", "pour jeudi : rédiger le mouvement 2"),
        ("Où ?? Combien !!!", "Où ? Combien !"),
        ("Finir l'act 3", "Finir l'activité 3"),
        ("A faire", "À faire"),
        ("Transition -> II) qui ?", "Transition : qui ?"),
        ("def delta(a, b, c):", "def delta(a, b, c):"),
        ("le contrôle du graphique", "le contrôle du graphique"),
        ("un polygone régulier", "un polygone régulier"),
        ("finir ds le cahier", "finir dans le cahier"),
        ("la négation ds « Tu le vis »", "la négation dans « Tu le vis »"),
        ("ds le 4/12", "ds le 4/12"),
        ("ds le vendredi 4", "ds le vendredi 4"),
        ("interro ds 2 jours", "interrogation dans 2 jours"),
        ("DS ch 4 5", "DS chapitres 4 et 5"),
        ("éval sur chap 2", "évaluation sur le chapitre 2"),
        ("chap 4, 5 et 6", "chapitres 4 à 6"),
        ("chap 3 suite", "chapitre 3 suite"),
        ("CH4 et CO2", "CH4 et CO2"),
        ("doc 1+2 p 68", "documents 1 et 2 p 68"),
        ("expl. lin. du mvt 2", "explication linéaire du mouvement 2"),
        ("gram : la négation", "grammaire : la négation"),
        ("rédiger le CR", "rédiger le compte rendu"),
    ],
)
def test_it_is_spelt_out(typed: str, told: str) -> None:
    assert without_shorthand(typed) == told


@given(st.text(alphabet=" !?.:-abdefgmopqrtv123éÉ()'\n", max_size=80))
def test_what_is_spelt_out_stays_so(typed: str) -> None:
    assert without_shorthand(without_shorthand(typed)).split() == without_shorthand(typed).split()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Séance 2/5 - Trouver des critères", "Trouver des critères"),
        ("Consigner une armoire. C3, C6", "Consigner une armoire"),
        ("C2.1 Organiser son poste", "Organiser son poste"),
        ("Lire un graphique (D4)", "Lire un graphique"),
        ("Placer A3 et A4 sur le plan", "Placer A3 et A4 sur le plan"),
    ],
)
def test_an_aim_is_told_without_codes(typed: str, told: str) -> None:
    assert plain_aim(typed) == told


def test_labels_stand_behind_what_is_for_each() -> None:
    assert labels_behind("A : fiche 7 / B : fiche 9") == "fiche 7 (A)\u00a0; fiche 9 (B)"
    assert labels_behind("Objectif : lire") == "Objectif : lire"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ch\nun chat   une bûche   la niche", "Travail sur « ch » : un chat, une bûche, la niche"),
        ("1) Où ?\n2) Qui raconte ?\n3) Relève un verbe", "Questions, dont « Où ? » et « Qui raconte ? »"),
        ("Bonjour, je m'appelle ...", "Travail sur « Bonjour, je m’appelle… »"),
        ("def delta(a, b, c):", "Fonction « delta »"),
        ("Les aires\nUne aire se mesure.", ""),
        ("", ""),
    ],
)
def test_a_page_without_a_title_is_told_by_its_lines(text: str, told: str) -> None:
    assert untitled_activity(text, is_foreign=False).replace("\u00a0", " ") == told


def test_lists_have_commas_and_what_a_board_says_each_day_is_no_activity() -> None:
    assert with_lists("hôte - antre - épieu") == "hôte, antre, épieu"
    assert with_lists("la mer - le vent") == "la mer - le vent"
    assert all(map(is_routine, ["Météo : nuageux", "Absents : 2", "Oggi è lunedì ventitré novembre", "carre.sb3"]))
    assert not any(
        map(is_routine, ["Présents et absents dans le récit", "Le lundi de Pâques", "Étude : le nazisme nu"])
    )
