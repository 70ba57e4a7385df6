"""Headings of a language lesson are told in French; only words and titles of the language are quoted."""

from __future__ import annotations

import pytest

from tests.cahier.proposals import proposal
from tests.cahier.seance_scripts import P, Script
from tni.cahier.foreign_titles import in_french, is_language

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Grammar point: the imperative", "Point de grammaire : l’impératif"),
        ("Gramática: el imperativo", "Grammaire : l’impératif"),
        ("Punto grammaticale: il passato prossimo", "Point de grammaire : le passé composé"),
        ("Hörverstehen: Am Bahnhof", "Compréhension orale : « Am Bahnhof »"),
        ("CO pista 14", "Compréhension orale (piste 14)"),
        ("CO : Lucía", "Compréhension orale : « Lucía »"),
        ("Listening track 5: Lost in Brighton", "Compréhension orale (piste 5) : « Lost in Brighton »"),
        ("EO – présenter sa famille", "Expression orale : présenter sa famille"),
        ("U2 la rutina", "Unité 2 : la routine"),
        ("CE p. 45 : A strange house", "Compréhension écrite : « A strange house » (p. 45)"),
        ("LV: Berlin heute", "Compréhension écrite : « Berlin heute »"),
        ("Sprachmittlung", "Médiation"),
        ("Cultura: la Semana Santa", "Civilisation : « la Semana Santa »"),
        ("A demande, B indique ; puis on échange", "A demande, B indique ; puis on échange"),
        ("verbes en -AR + réfléchis", "Verbes en -AR + réfléchis"),
        ("CO2 emissions", "« CO2 emissions »"),
    ],
)
def test_an_activity_is_in_french(typed: str, told: str) -> None:
    assert in_french(typed).replace(NBSP, " ") == told


def test_short_names_of_languages_are_known_and_those_of_other_subjects_are_none() -> None:
    assert all(map(is_language, ("ESP", "ANG", "ALL", "ITA", "LV2")))
    assert not any(map(is_language, ("PC", "HG", "Espace", "EPS", "Angles")))


def test_an_author_and_a_work_are_a_text_that_is_read() -> None:
    steps = (P("", "Ovide, Métamorphoses, X"), P("", "Sententia"))
    contenu = proposal(Script("x", "3e", "Latin", steps, lesson="Vénus")).contenu.replace(NBSP, " ")
    assert "– Étude d’un texte : Ovide, « Métamorphoses », X" in contenu


def test_a_title_page_of_a_unit_is_told_by_its_words() -> None:
    steps = (P("", "LA RUTINA\nme levanto, me ducho…"), P("", "CO pista 14\n¿A qué hora se levanta Lucía?"))
    contenu = proposal(Script("x", "4e", "ESP", steps, lesson="U2 LA RUTINA")).contenu.replace(NBSP, " ")
    assert "– Travail sur « me levanto, me ducho… »" in contenu
    assert "– Compréhension orale (piste 14) : « ¿A qué hora se levanta Lucía? »" in contenu
