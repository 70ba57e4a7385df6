"""Titles as teachers type them, and as parents read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.cahier.book_references import book_pages, exercises_in, is_only_exercises, with_pages_spelt
from tni.cahier.class_groups import classes_in
from tni.cahier.instructions import as_activity
from tni.cahier.plain_titles import MOST_LETTERS, clean_title, is_vague, punctuated

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("chap 3 suite", "Chapitre 3 (suite)"),
        ("chap3_v2_final", "Chapitre 3"),
        ("LES EQUATIONS", "Les équations"),
        ("LE PASSE SIMPLE DE ZAZIE", "LE PASSE SIMPLE DE ZAZIE"),  # a word of it is not known
        ("les_fractions_5e.pdf", "Les fractions"),
        ("la_liberte_d_expression", "La liberté d’expression"),
        ("II. Egalité de deux vecteurs", "Égalité de deux vecteurs"),
        ("Variations d'une suite", "Variations d’une suite"),
        ("Correction DS2", f"Correction du devoir surveillé n°{NBSP}2"),
        ("TP3 lentilles", f"TP 3{NBSP}: lentilles"),
        ("TP Dosage par étalonnage", f"TP{NBSP}: dosage par étalonnage"),
        ("Évaluation les atomes", f"Évaluation{NBSP}: les atomes"),
        ("Contrôle d'histoire", "Contrôle d’histoire"),
        ("Évaluation : Les éléments", f"Évaluation{NBSP}: les éléments"),
        ("Contrôle : La Parure", f"Contrôle{NBSP}: La Parure"),
        ("carte_mentale_fractions", "Carte mentale fractions"),
        ("carte_stress_hydrique", f"Carte «{NBSP}Stress hydrique{NBSP}»"),
        ("Le 4 août 1789", "Le 4 août 1789"),
        ("C'est quoi, la laïcité?", f"C’est quoi, la laïcité{NBSP}?"),
        *(
            (nothing, "")
            for nothing in ("Sans titre", "Diapo 1", "Page 3", "23 nov", "Tableau du 24/11", "img_2034", "2")
        ),
    ],
)
def test_a_title_is_cleaned_or_says_nothing(typed: str, clean: str) -> None:
    assert clean_title(typed) == clean


def test_vague_titles_and_groups() -> None:
    assert clean_title("4e - Pythagore", with_level=False) == "Pythagore"
    assert clean_title("CE2 : la division") == f"CE2{NBSP}: la division"
    assert [title for title in ("Chapitre 3 (suite)", "Exercices", "Les vecteurs") if is_vague(title)] == [
        "Chapitre 3 (suite)",
        "Exercices",
    ]
    assert classes_in("Latin 4A/4B") == ("4A", "4B")
    assert classes_in("3e A et B") == ("3e A", "3e B")
    assert classes_in("2nde 4") == classes_in("Atelier lecture et écriture") == ()


@pytest.mark.parametrize(
    ("typed", "exercises"),
    [
        ("Correction ex. 12, 13 et 15 p84", f"Correction des exercices{NBSP}12, 13 et 15 p.{NBSP}84"),
        ("n° 23 p 41 et n° 25 p 41", f"Exercices{NBSP}23 et 25 p.{NBSP}41"),
        ("fichier p 34 ex 1 et 2", f"Exercices{NBSP}1 et 2 p.{NBSP}34 du fichier"),
        ("exemple 3", ""),
    ],
)
def test_exercises_are_named_as_an_activity(typed: str, exercises: str) -> None:
    assert exercises_in(typed) == exercises


def test_instructions_become_activities() -> None:
    assert as_activity("Complétez le tableau") == "Compléter le tableau"
    assert as_activity("Trace écrite") == "Trace écrite"


@given(st.text(max_size=400) | st.sampled_from(["1 " * 300, "p 1, " * 200, "chap " * 90, "- " * 300, "ex 1 " * 200]))
def test_any_text_is_read_at_once_and_cleaned_for_good(text: str) -> None:
    clean = clean_title(text)
    assert len(clean) <= 2 * MOST_LETTERS
    assert punctuated(punctuated(clean)) == punctuated(clean)
    is_vague(text)
    is_only_exercises(text)
    for found in (exercises_in(text), with_pages_spelt(text), *(one.page for one in book_pages(text))):
        found.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("NUM 9 FRACTIONS DECIMALES", "Numération 9 : fractions décimales"),
        ("se déplacer en france", "Se déplacer en France"),
        ("Molière_Scapin_acteII_sc7", "Molière, Scapin, acte II, scène 7"),
        ("TP_05_dosage", "TP 5 : dosage"),
        ("CYRANO explication linéaire 2 (III, 7)", "Explication linéaire n° 2 : Cyrano (III, 7)"),
        ("chap2_second_degre_COURS_A_TROUS", "Chapitre 2 : second degré"),
        ("H2 - Démocraties fragilisées", "Démocraties fragilisées"),
        ("Séq. III - Le fantastique - S5 Le Horla", "Le Horla"),
        ("4e_S3_algorigramme_v2_DEF(1)", "Algorigramme"),
    ],
)
def test_codes_and_names_of_files_are_told_in_words(typed: str, told: str) -> None:
    assert clean_title(typed, with_level=False).replace("\u00a0", " ") == told
