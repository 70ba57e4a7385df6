"""Headings in haste are told in words: short forms, capitals; what may be another word stays as it was typed."""

from __future__ import annotations

import pytest

from tni.cahier.plain_titles import clean_title

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("gram : la négation ds « Tu le vis sans… »", "Grammaire : la négation dans « Tu le vis sans… »"),
        ("num centaines", "Numération : centaines"),
        ("conj futur simple", "Conjugaison : futur simple"),
        ("hist des arts", "Histoire des arts"),
        ("Geo 3", "Géographie 3"),
        ("expl. lin. mvt 2", "Explication linéaire : mouvement 2"),
        ("OE poésie", "Objet d’étude : poésie"),
        ("LL7 « Une charogne »", "Lecture linéaire n° 7 : « Une charogne »"),
        ("JO 776 av JC", "JO 776 av. J.-C."),
        ("IIIe s. ap JC", "IIIe siècle ap. J.-C."),
        ("II) éq produit nul", "Équation produit nul"),
        ("ch6 réfraction", "Chapitre 6 : réfraction"),
        ("doc 1+2 p 68", "Documents 1 et 2 p 68"),
        ("q1-q6", "Questions 1 à 6"),
        ("nb premiers", "Nombres premiers"),
        ("calc ment +9", "Calcul mental : +9"),
        ("Compléter fiche 12 (photocop)", "Compléter fiche 12 (photocopie)"),
        # other words, and none that is cut
        ("lex romana", "Lex romana"),
        ("20 °C", "20 °C"),
        ("ds n°2", "Devoir surveillé n° 2"),
        ("Comment faire", "Comment faire"),
        ("Conjecture", "Conjecture"),
        ("vers 1-8", "Vers 1-8"),
        ("NB : rappel", "NB : rappel"),
        ("Rappel de la séance 3", "Rappel de la séance 3"),
        ("Bilan du cours 4", "Bilan du cours 4"),
        ("Les fractions séance 3", "Les fractions"),
    ],
)  # fmt: skip
def test_short_forms_are_spelt_out_where_they_can_be_read_in_one_way(typed: str, told: str) -> None:
    assert clean_title(typed).replace(NBSP, " ") == told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("LES FONDS", "Les fonds"),
        ("CHAP 3 LES CITÉS GRECQUES", "Chapitre 3 : les cités grecques"),
        ("LE THÉÂTRE CLASSIQUE", "Le théâtre classique"),
        ("LES ALPES", "Les Alpes"),
        ("LES ROMAINS", "Les Romains"),
        ("LES DROITS DE L'HOMME", "Les droits de l’homme"),
        ("L'EAU ET LA VIE", "L’eau et la vie"),
        ("LA RUTINA", "La rutina"),
        ("LES MISÉRABLES", "Les Misérables"),
        # accents or names that nobody can know
        ("LES BLESSES", "LES BLESSES"),
        ("LES EMPLOYES", "LES EMPLOYES"),
        ("LE PORTRAIT DE DORIAN GRAY", "LE PORTRAIT DE DORIAN GRAY"),
        ("LA BATAILLE DE VERDUN", "LA BATAILLE DE VERDUN"),
        ("DIE FAMILIE", "DIE FAMILIE"),
    ],
)
def test_capitals_are_lowered_where_accents_and_names_are_sure(typed: str, told: str) -> None:
    assert clean_title(typed).replace(NBSP, " ") == told
