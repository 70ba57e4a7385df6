"""Work behind or below a bare day at the end of a lesson, and what its page or its plan says of it beside.

The lines are told on Monday 30 November 2026; the next lesson is on Thursday.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.cahier.proposals import proposal
from tests.cahier.seance_scripts import P, Phase, Plan, Script
from tests.cahier.test_days_of_work import FRIDAY, NEXT, OPEN, THURSDAY, TUESDAY, WEDNESDAY, works_of
from tni.cahier.announced_work import announced_on
from tni.cahier.entry import WorkKind
from tni.cahier.entry_work import work_of
from tni.cahier.french import NBSP
from tni.cahier.worked_lessons import WorkedLesson, WorkedPage

MONDAY = date(2026, 11, 30)

BARE = [
    ("jeu : ex 4 p 12", [("Exercice 4 p. 12", THURSDAY)]),
    ("→ jeu : ex 20 fini + 24 p 74", [("Finir l’exercice 20 ; exercice 24 p. 74", THURSDAY)]),
    ("mar : mots dictée 8", [("Mots de la dictée 8", TUESDAY)]),
    ("ven : apporter le compas", [("Apporter le compas", FRIDAY)]),
    ("mer. : table de 7", [("Apprendre la table de 7", WEDNESDAY)]),
    ("sam : lire p 12", [("Lire p. 12", "5/12")]),
    ("dim : rendre le DM 3", [("Rendre le devoir à la maison n° 3", "6/12")]),
    ("ma : apprendre la leçon G9", [("Apprendre la leçon G9", TUESDAY)]),
    ("ve : DS ch 3", [("Devoir surveillé sur le chapitre 3", FRIDAY)]),
    ("- jeudi : fiche préparée", [("Fiche préparée", THURSDAY)]),
    ("jeudi : fiche ex 1-2 préparés", [("Fiche, exercices 1 et 2 préparés", THURSDAY)]),
    ("jeudi 65c", [("Exercice 65c", THURSDAY)]),
    ("ven 41 42 p 60", [("Exercices 41 et 42 p. 60", FRIDAY)]),
    ("vendredi\ncas n°2 p 71 par écrit\nréviser les faits",
     [("Cas n° 2 p. 71 par écrit\nRéviser les faits", FRIDAY)]),
    ("Jeudi\nex 4 p 12", [("Exercice 4 p. 12", THURSDAY)]),
    ("mardi :\nmots de la dictée", [("Mots de la dictée", TUESDAY)]),
    ("devoirs\nmar : mots dictée 8\njeu : C6 + table de 7",
     [("Mots de la dictée 8", TUESDAY), ("C6 ; apprendre la table de 7", THURSDAY)]),
    ("après\nramasser\njeudi : ex 1-2 préparés", [("Exercices 1 et 2 préparés", THURSDAY)]),
    ("ex 4 p 12\npr jeu", [("Exercice 4 p. 12", THURSDAY)]),
    ("lire le chapitre 3\npour mar", [("Lire le chapitre 3", TUESDAY)]),
    ("55 56 + sujet A ex 2\npr jeu", [("Exercices 55 et 56 ; sujet A exercice 2", THURSDAY)]),
    ("fini pr 04/12\nenvoyer la capture", [("Envoyer la capture", FRIDAY)]),
    ("à rendre pr 17/12 : fiche 2", [("À rendre : fiche 2", "17/12")]),
    ("Pensum\napprendre la fiche 6", [("Apprendre la fiche 6", NEXT)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "work"), BARE, ids=[text for text, _ in BARE])
def test_work_behind_a_bare_day_is_for_that_day(text: str, work: list[tuple[str, str]]) -> None:
    assert works_of(text) == work


@pytest.mark.parametrize(
    "text",
    [
        "Texte 4\nRappel : le cogito (cours du 19/11)",
        "Jeu : memory des verbes",
        "jeu : retrouver les paires",
        "jeu : lire les étiquettes",
        "Mer : la Méditerranée",
        "mer : lecture de la carte",
        "je : première personne",
        "ma : apprendre",
        "sa : déterminant possessif",
        "Vendredi\nRobinson le rencontre !",
        "Samedi\nje fais la grasse matinée",
        "mer : lue dans le texte",
        "pour 10/12 des élèves",
        "Vendredi\nUn sauvage arrive sur l’île",
        "Mardi : lire une histoire\nMercredi : manger une pomme",
        "Lundi : 12 °C\nMardi : 14 °C",
        "lundi : dictée",
        "lun : piscine",
        "jeu : correction ex 3",
        "jeudi\ncorrection ex 3 p 12",
        "jeudi 24 octobre 1929 : le krach, p 40",
        "jeu de cartes\nex 3 p 12",
        "ven 12",
        "recette pour 3/4 de litre",
        "ex 4 p 12\nex 5 p 12",
    ],
)
def test_what_only_looks_like_a_day_is_none(text: str) -> None:
    assert works_of(text) == []


def test_a_bare_day_on_a_page_that_the_class_wrote_on_is_work_at_the_end_alone() -> None:
    for text in ("jeu : ex 4 p 12", "ven : mots dictée 8"):
        page = WorkedPage(1, 0, text=f"vocabulaire\n{text}", given=MONDAY, written=True)
        assert announced_on(page, MONDAY) == []
        page.is_last = True
        assert len(announced_on(page, MONDAY)) == 1


def test_the_last_page_of_a_lesson_is_the_last_one_shown() -> None:
    entry = proposal(Script("x", "6e", "Maths", (P("Cours", "Les aires"), P("", "bilan\njeu : ex 4 p 12"))))
    assert [(work.text.replace(NBSP, " "), work.due) for work in entry.homework] == [
        ("Exercice 4 p. 12", date(2026, 11, 26))
    ]


def planned(homework: str, *phases: Phase, abilities: str = "") -> list[tuple[str, date | None]]:
    plan = Plan("Mesurer", (Phase("Mesures"), *phases), homework, abilities)
    entry = proposal(Script("x", "5e", "Physique", lesson="La densité", plan=plan))
    return [(work.text.replace(NBSP, " "), work.due) for work in entry.homework]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Pour jeudi 26/11 : tracer la courbe", "Tracer la courbe"),
        ("Pour le jeudi 26/11 : tracer la courbe", "Tracer la courbe"),
        ("Pour le jeudi 26 novembre : tracer la courbe", "Tracer la courbe"),
        ("Pour le jeudi 26 novembre 2026 : tracer la courbe", "Tracer la courbe"),
        ("pour jeudi : tracer la courbe", "Tracer la courbe"),
        ("Pour jeudi, tracer la courbe", "Tracer la courbe"),
        ("Pour jeudi tracer la courbe", "Tracer la courbe"),
        ("Pour le 26/11 : tracer la courbe", "Tracer la courbe"),
        ("Pr jeudi – tracer la courbe", "Tracer la courbe"),
        ("Pour jeudi :\ntracer la courbe", "Tracer la courbe"),
        ("Pour la séance du jeudi 26\nTracer la courbe", "Tracer la courbe"),
        ("Pour le cours de jeudi : tracer la courbe", "Tracer la courbe"),
        ("Travail pour jeudi : tracer la courbe", "Tracer la courbe"),
    ],
)
def test_the_day_before_the_work_of_a_plan_is_said_once(typed: str, told: str) -> None:
    assert planned(typed) == [(told, date(2026, 11, 26))]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Pour jeudi et vendredi : ex 4", "Pour jeudi et vendredi : exercice 4"),
        ("Pour jeudi (groupe 1) : ex 4", "Pour jeudi (groupe 1) : exercice 4"),
    ],
)
def test_a_day_of_a_plan_that_says_more_stays(typed: str, told: str) -> None:
    assert [text for text, _ in planned(typed)] == [told]


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("Pour la séance du vendredi 4\nFinir le graphique", [("Finir le graphique", FRIDAY)]),
        ("Pour le cours de vendredi\nFinir le graphique", [("Finir le graphique", FRIDAY)]),
        ("Pour la séance de vendredi : finir le graphique", [("Finir le graphique", FRIDAY)]),
        ("Pour le cours du 4/12 : finir le graphique", [("Finir le graphique", FRIDAY)]),
        ("Interrogation de 20 minutes vendredi 4 sur les notions",
         [("Interrogation de 20 minutes sur les notions", FRIDAY)]),
        ("Contrôle d’1 h vendredi 4 sur les aires", [("Contrôle d’1 h sur les aires", FRIDAY)]),
        ("Pour vendredi : exposé de 5 min", [("Exposé de 5 min", FRIDAY)]),
        ("Pour vendredi : lire pendant 20 min", [("Lire pendant 20 min", FRIDAY)]),
        ("Pour vendredi : se présenter en 2 minutes", [("Se présenter en 2 minutes", FRIDAY)]),
        ("DM 4 pr le 7/12 : distribué", [("Devoir à la maison n° 4", "7/12")]),
        ("DM n°4 pour le 7/12 (sujet distribué)", [("Devoir à la maison n° 4", "7/12")]),
        ("DM pour vendredi, énoncé donné", [("Devoir à la maison", FRIDAY)]),
        ("affiche par groupes\nun slogan\nfinir à la maison pr le 4, exposition au CDI",
         [("Finir l’affiche à la maison, exposition au CDI", FRIDAY)]),
        ("Schéma du cœur\nfinir pour jeudi", [("Finir le schéma", THURSDAY)]),
        ("Trace écrite\nLa ville\nà finir pour demain", [("Trace écrite à finir", TUESDAY)]),
        ("Trace écrite\nLa ville\nà finir demain", []),
        ("à finir demain", [("À finir demain", OPEN)]),
        ("devoirs\nmar : ex 4\njeu : rien", [("Exercice 4", TUESDAY)]),
        ("lun : DM n°5 à rendre", [("Rendre le devoir à la maison n° 5", "7/12")]),
        ("La ville\nUn quartier\nfinir à la maison", [("Finir à la maison", NEXT)]),
        ("ex 19 20 p 74\njeu : 20 fini", [("Finir l’exercice 20", THURSDAY)]),
        ("Q1 idée\njeu : 3 fini", [("3 fini", THURSDAY)]),
        ("Pour jeudi : ex 5 | équerre", [("Exercice 5 ; équerre", THURSDAY)]),
    ],
)  # fmt: skip
def test_what_is_told_is_a_whole_sentence(text: str, work: list[tuple[str, str]]) -> None:
    assert works_of(text) == work


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Pour mardi : mots dictée 8", WorkKind.OTHER),
        ("Pour mardi : apprendre les mots de la dictée", WorkKind.LESSON),
        ("Pour mardi : savoir les mots de dictée", WorkKind.LESSON),
        ("Pour mardi : table de 7", WorkKind.OTHER),
        ("Pour mardi : faire signer le contrôle", WorkKind.OTHER),
        ("Pour mardi : analyser l’interrogation au vers 3", WorkKind.OTHER),
        ("Pour mardi : ex 4, signer l’interro n°3", WorkKind.EXERCISE),
        ("Pour mardi : réviser pour le contrôle", WorkKind.TEST),
        ("Dictée mardi", WorkKind.TEST),
        ("Dictée bilan mardi 1", WorkKind.TEST),
    ],
)
def test_words_to_learn_are_no_test(text: str, kind: WorkKind) -> None:
    lesson = WorkedLesson("Les sons", pages={"p": WorkedPage(1, 0, text=text, given=MONDAY)})
    assert [work.kind for work in work_of([lesson], "Français", MONDAY)] == [kind]


@pytest.mark.parametrize(
    ("phase", "became", "homework", "told"),
    [
        ("Tracé du graphique", "postponed", "Tracer la courbe",
         "Quand la classe aura commencé le tracé du graphique : tracer la courbe"),
        ("Lecture de l’extrait", "not begun", "Lire le texte",
         "Quand la classe aura commencé la lecture de l’extrait : lire le texte"),
        ("Rédaction de la lettre", "postponed", "Rédiger la lettre",
         "Quand la classe aura commencé la rédaction de la lettre : rédiger la lettre"),
        ("Méthode du résumé", "broken off", "Terminer le résumé",
         "Quand la classe aura terminé la méthode du résumé : terminer le résumé"),
        ("Méthode du commentaire", "postponed", "Rédiger un commentaire",
         "Quand la classe aura terminé la méthode du commentaire : rédiger un commentaire"),
        ("Tracé du graphique", "broken off", "Tracer la courbe", "Tracer la courbe"),
        ("Tracé du graphique", "done", "Tracer la courbe", "Tracer la courbe"),
        ("Tracé du graphique", "postponed", "Tracer un carré", "Tracer un carré"),
        ("Lecture de l’extrait", "postponed", "Lire la page 40", "Lire la page 40"),
        ("Méthode du résumé", "done", "Terminer le résumé", "Terminer le résumé"),
        ("Méthode du résumé", "broken off", "Finir le tableau", "Finir le tableau"),
        ("Tracé du graphique", "postponed", "Tracer la courbe ; ex. 7 p. 40",
         "Exercice 7 p. 40\nQuand la classe aura commencé le tracé du graphique : tracer la courbe"),
        ("Méthode du résumé", "broken off", "Terminer le résumé. Réviser les repères 1933 et 1935.",
         "Réviser les repères 1933 et 1935\nQuand la classe aura terminé la méthode du résumé : terminer le résumé"),
    ],
)  # fmt: skip
def test_work_that_waits_for_a_phase_says_so(phase: str, became: str, homework: str, told: str) -> None:
    assert [text for text, _ in planned(homework, Phase(phase, became=became))] == [told]


def test_abilities_of_one_line_share_their_begin() -> None:
    told = planned("Apprendre la leçon", abilities="Lire un graphique ; interpréter des résultats")
    assert told[0][0] == "Être capable de lire un graphique et d’interpréter des résultats"


def test_the_day_of_a_page_is_that_of_the_plan_whose_exercises_it_names() -> None:
    plan = Plan("Calculer", (Phase("Cours"),), "55-56 p 145")
    page = P("", "55 56 + sujet Métropole ex 2\npr jeu", ink=False)
    entry = proposal(Script("x", "Tle", "Maths", (page,), lesson="Suites", plan=plan))
    assert [(work.text.replace(NBSP, " "), work.due) for work in entry.homework] == [
        ("Exercices 55 et 56 p. 145\nSujet Métropole exercice 2", date(2026, 11, 26))
    ]
