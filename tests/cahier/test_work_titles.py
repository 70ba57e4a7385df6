"""Titles of works, in guillemets the same way everywhere."""

from __future__ import annotations

import pytest

from tests.cahier.proposals import proposal
from tests.cahier.seance_scripts import P, Phase, Plan, Script
from tni.cahier.entry_export import content_block, homework_block
from tni.cahier.french import NBSP
from tni.cahier.work_titles import with_works_marked


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("Contrôle de lecture – Le Horla", "Contrôle de lecture : « Le Horla »"),
        ("Lecture analytique 2 : Le Cid, les stances", "Lecture analytique 2 : « Le Cid », les stances"),
        ("Fiche de lecture : Hugo, Les Misérables", "Fiche de lecture : Hugo, « Les Misérables »"),
        ("Paul Cézanne, Les Joueurs de cartes, 1895", "Paul Cézanne, « Les Joueurs de cartes », 1895"),
        ("Un héros (Virgile, Énéide, livre II)", "Un héros (Virgile, « Énéide », livre II)"),
        ("Diderot, un philosophe (Lettre sur les aveugles, 1749)",
         "Diderot, un philosophe (« Lettre sur les aveugles », 1749)"),
        *((same, same) for same in (
            "Contrôle de lecture : chapitres 1 à 5", "La bataille de Valmy, 1792", "Qui est Paul Cézanne ?",
            "Contrôle de lecture : Horace, Corneille", "Déclaration des droits de l’homme et du citoyen, article 11",
            "Lecture linéaire 2 : « Le Cid »",
        )),
    ],
)  # fmt: skip
def test_a_work_is_known_by_how_it_is_named(typed: str, marked: str) -> None:
    assert with_works_marked(typed.replace(" :", f"{NBSP}:")).replace(NBSP, " ") == marked


def test_a_work_is_marked_wherever_the_entry_names_it() -> None:
    phases = (Phase("Explication", "Les Caractères : les onze premières lignes."), Phase("Bilan"))
    plan = Plan("Situer les Caractères dans leur siècle", phases, "Relire les Caractères, livre V")
    script = Script("x", "1re", "Français", lesson="LL3 Les Caractères, Acis", plan=plan, sequence="Les Caractères")
    entry = proposal(script)
    text = "\n".join((entry.title, content_block(entry).text, homework_block(entry).text)).replace(NBSP, " ")
    assert text.count("« Les Caractères »") == 4
    assert entry.sequence == "Les Caractères"


def test_a_reference_among_the_supports_is_marked_as_its_page_is() -> None:
    steps = (P("Écoute", "Barbara, Nantes, 1964"), P("Nadar, photographe", "Portrait de femme, 1860"))
    entry = proposal(Script("x", "6e", "Éducation musicale", steps, lesson="La voix"))
    told = [one.title.replace(NBSP, " ") for one in entry.supports]
    assert told == ["Barbara, « Nantes », 1964", "« Portrait de femme », 1860"]


@pytest.mark.parametrize(
    ("work", "title"),
    [
        ("Les Lettres persanes, la lettre sur le roi", "Lecture linéaire n° 12 : « Les Lettres persanes »"),
        ("Les Regrets, sonnet", "Lecture linéaire n° 12 : « Les Regrets », sonnet"),
        ("La Princesse de Montpensier, le bal", "« La Princesse de Montpensier », le bal"),
    ],
)
def test_a_title_without_room_for_a_work_and_its_part_keeps_the_number_if_it_can(work: str, title: str) -> None:
    plan = Plan("Situer", (Phase("Lecture"),), "Réviser LL12")
    entry = proposal(Script("x", "1re", "Français", lesson=f"LL12 {work}", plan=plan))
    assert entry.title.replace(NBSP, " ") == title
    assert entry.homework[0].text.replace(NBSP, " ").split("\n")[-1] == "Réviser la lecture linéaire n° 12"


def test_a_test_on_a_work_names_it_once_in_its_way() -> None:
    pages = (P("Contrôle de lecture : Le Horla", "1. Qui raconte ?", ink=False),)
    text = content_block(proposal(Script("x", "4e", "Français", pages, lesson="Le fantastique"))).text
    assert text.replace(NBSP, " ").split("\n")[-1] == "Sujet joint : contrôle de lecture « Le Horla »"


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        ("Écriture", "ma  ma  ma", "Écriture : « ma »"),
        ("Le miroir", "Le miroir\nTracer l’image d’un point", "Le miroir : tracer l’image d’un point"),
        ("Trace écrite", "La Terre tourne autour du Soleil.", "Trace écrite : « La Terre tourne autour du Soleil »"),
        ("À retenir", "Le jour dure 24 h. Il est long.", "À retenir : « Le jour dure 24 h. Il est long. »"),
        ("Trace écrite", "Manon tourne autour de Jules.", "Trace écrite"),
    ],
)  # fmt: skip
def test_a_bare_name_takes_the_words_of_its_page(title: str, text: str, told: str) -> None:
    steps = (P("Rappels", "Le jour et la nuit"), P(title, text))
    contenu = proposal(Script("x", "CM1", "Sciences", steps, lesson="Lumière")).contenu
    assert contenu.replace(NBSP, " ").split("\n")[-1] == f"– {told}"
