"""Short forms of all subjects are told in words; what may be another word stays."""

from __future__ import annotations

import pytest

from tni.cahier.plain_titles import clean_title
from tni.cahier.short_forms import SHORT_FORMS, spell_short_forms


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("vect suite", "vecteurs suite"),
        ("frac et demi-dte", "fractions et demi-droite"),
        ("une frac", "une fraction"),
        ("qst 1 à 5", "questions 1 à 5"),
        ("Qst 3", "Question 3"),
        ("Algo", "Algorithme"),
        ("l'algo", "l'algorithme"),
        ("affiche par grpe de 4", "affiche par groupe de 4"),
        ("le prst de narration", "le présent de narration"),
        ("le combat contre le chev. de la fontaine", "le combat contre le chevalier de la fontaine"),
        ("chap 4 respons. civile", "chap 4 responsabilité civile"),
        ("Resp. pénale", "Responsabilité pénale"),
        ("lim suites", "limites de suites"),
        ("thm gendarmes", "théorème des gendarmes"),
        ("div. eucl.", "division euclidienne"),
        ("l'élec", "l'électricité"),
        ("impft, passé simple", "imparfait, passé simple"),
        ("frise chrono", "frise chronologique"),
        ("2 paragr. et 1 image", "2 paragraphes et 1 image"),
        ("paragr 2", "paragraphe 2"),
        ("2nde GM", "Seconde Guerre mondiale"),
        ("champ lex de la mer", "champ lexical de la mer"),
        ("pts de vue", "points de vue"),
        ("qq exemples", "quelques exemples"),
        ("25 nov : les droits", "25 novembre : les droits"),
        ("conseil de cl. jeu 3/12", "conseil de classe jeudi 3/12"),
        ("1er sept", "1er septembre"),
    ],
)
def test_a_short_form_is_told_in_words(typed: str, told: str) -> None:
    assert spell_short_forms(typed) == told


@pytest.mark.parametrize(
    "typed",
    [
        "algo de comer",
        "PP 5 min",
        "prép. de l'oral",
        "gd 3",
        "x = frac(2)",
        "det(u;v)",
        "VECT",
        "fraction",
        "un grain",
        "Nov",
        "la respiration",
        "resp. de salle",
        "cdc",
        "a.frac",
        "frac@ac.fr",
        "le jeu 3",
    ],
)
def test_what_may_be_another_word_stays(typed: str) -> None:
    assert spell_short_forms(typed) == typed


def test_there_are_many_and_each_is_told_in_words_of_its_own() -> None:
    assert len(SHORT_FORMS) >= 150
    assert all(whole and whole != short for short, whole in SHORT_FORMS.items())


@pytest.mark.parametrize("short", sorted(SHORT_FORMS))
def test_each_is_found_where_it_stands_alone(short: str) -> None:
    assert spell_short_forms(f"sur {short.replace('_', ' ')} ici") == f"sur {SHORT_FORMS[short].replace('~', '')} ici"


def test_a_title_has_them() -> None:
    assert clean_title("vect suite") == "Vecteurs (suite)"
