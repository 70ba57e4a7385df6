"""Phases of a plan in a short form are told in the words of the pages, where these say the same and more."""

from __future__ import annotations

import pytest

from tests.cahier.proposals import proposal
from tests.cahier.seance_scripts import P, Phase, Plan, Script

NBSP = "\u00a0"


def told(phases: tuple[str, ...], *pages: str, detail: str = "", homework: str = "") -> list[str]:
    plan = Plan(phases=tuple(Phase(one, detail) for one in phases), homework=homework)
    steps = tuple(P("", note) for note in pages)
    entry = proposal(Script("x", "TG", "Mathématiques", steps, lesson="Analyse", plan=plan))
    return [line[2:] for line in entry.contenu.replace(NBSP, " ").split("\n") if line.startswith("– ")]


@pytest.mark.parametrize(
    ("phase", "page", "line"),
    [
        (
            "cours gendarmes",
            "lim suites (fin)\nthm gendarmes",
            "Cours : limites de suites (fin), théorème des gendarmes",
        ),
        ("cours vecteurs", "Vecteurs colinéaires\nu = kv", "Cours : vecteurs colinéaires"),
        ("leçon fractions", "Les fractions décimales", "Leçon : les fractions décimales"),
        ("Cours volcans", "Les volcans effusifs\nla lave", "Cours : les volcans effusifs, la lave"),
        ("exos", "ex 54\nu0 = 10", "Exercice 54"),
        ("Exercices", "ex 12 et 13 p. 40", "Exercices 12 et 13 p. 40"),
        ("Entraînement", "exercices 3 à 5 p 12", "Exercices 3 à 5 p. 12"),
        # no page says the same, or the plan says more
        ("cours gendarmes", "croissance comparée", "Cours gendarmes"),
        ("Cours magistral", "Les volcans", "Cours magistral"),
        ("Exercices", "Les volcans", "Exercices"),
        ("cours vecteurs", "Vecteurs ?\nu = kv", "Cours vecteurs"),
        ("Recherche vecteurs", "Vecteurs colinéaires", "Recherche vecteurs"),
    ],
)
def test_a_short_form_has_the_words_of_its_page(phase: str, page: str, line: str) -> None:
    assert told((phase,), page) == [line]


def test_what_is_told_stays_where_a_page_is_not_sure() -> None:
    assert told(("exos",), "ex 12 p. 40", "ex 15 p. 41") == ["Exercices"]
    assert told(("exos", "exos"), "ex 12 p. 40") == ["Exercices", "Exercices"]
    assert told(("exos",), "ex 54", "55 56 p 145", homework="55-56 p 145") == ["Exercice 54"]
    assert told(("Exercices",), "ex 12 p. 40", detail="par deux") == ["Exercices : par deux"]
