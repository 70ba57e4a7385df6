"""Days of work as parents read them: a wrong day is worse than none, a spoilt word worse than one left as typed.

The lines are told on Monday 30 November 2026; the next lesson is on Thursday.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.cahier.proposals import proposal
from tests.cahier.seance_scripts import P, Script
from tni.cahier.announced_work import announced_on, leaves_day_open
from tni.cahier.entry_work import work_of
from tni.cahier.french import NBSP
from tni.cahier.worked_lessons import WorkedLesson, WorkedPage

MONDAY = date(2026, 11, 30)
OPEN, NEXT = "open", "next lesson"
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = "1/12", "2/12", "3/12", "4/12"


def works_of(text: str, subject: str = "Maths") -> list[tuple[str, str]]:
    """Return the work of a page, each with its day, with « open » where the words leave it so."""
    lesson = WorkedLesson("Fractions", pages={"p": WorkedPage(1, 0, title="", text=text, given=MONDAY)})
    return [
        (
            one.text.replace(NBSP, " "),
            f"{one.due.day}/{one.due.month}" if one.due else OPEN if leaves_day_open(one.text) else NEXT,
        )
        for one in work_of([lesson], subject, MONDAY)
    ]


LINES = [
    # An hour is no day of the month.
    ("Pour mardi 8 h : ex. 4 p. 12", "Exercice 4 p. 12 (à 8 h)", TUESDAY),
    ("Pour mardi 8 h 30, apprendre les mots", "Apprendre les mots (à 8 h 30)", TUESDAY),
    ("Pour jeudi 10 heures : finir le schéma", "Finir le schéma (à 10 heures)", THURSDAY),
    ("Contrôle mardi 8 h sur les fractions", "Contrôle à 8 h sur les fractions", TUESDAY),
    ("DS jeudi 8-10h", "Devoir surveillé de 8 à 10 h", THURSDAY),
    ("À rendre avant jeudi 10 h : DM", "À rendre avant 10 h : devoir à la maison", THURSDAY),
    ("Pour jeudi 3 à 8 h : ex 4", "Exercice 4 (à 8 h)", THURSDAY),
    ("Devoirs : ex 4 (pour mardi, 8 h)", "Exercice 4 (à 8 h)", TUESDAY),
    ("Sortie mardi 8 h 15 : apporter 5 €", "Sortie à 8 h 15 : apporter 5 €", TUESDAY),
    # Counted things are no day of the month; where both may be meant the line stays whole.
    ("Pour mardi 8 exercices de révision", "Pour mardi 8 exercices de révision", OPEN),
    ("Pour mardi 8 questions à préparer", "Pour mardi 8 questions à préparer", OPEN),
    ("Dictée jeudi 10 mots", "Dictée jeudi 10 mots", OPEN),
    ("Dictée vendredi 12 mots", "Dictée 12 mots", FRIDAY),
    ("Pour jeudi 4 exercices au choix", "4 exercices au choix", THURSDAY),
    ("Interro jeudi 10 verbes irréguliers", "Interrogation jeudi 10 verbes irréguliers", OPEN),
    ("Pour mardi, 8 mots à apprendre", "Huit mots à apprendre", TUESDAY),
    ("Pour mardi 1 exercice au choix", "Pour mardi 1 exercice au choix", OPEN),
    ("Pour jeudi 3 : 10 mots à apprendre", "10 mots à apprendre", THURSDAY),
    ("Pour lundi 7 ex. 4 et 5", "Exercices 4 et 5", "7/12"),
    ("Contrôle jeudi 3 leçons 4 et 5", "Contrôle sur les leçons 4 et 5", THURSDAY),
    ("Pour vendredi 4 apporter 10 bouchons", "Apporter 10 bouchons", FRIDAY),
    ("Apprendre le jeu 10.", "Apprendre le jeu 10", NEXT),
    # The day after tomorrow.
    ("Apprendre la poésie après-demain", "Apprendre la poésie", WEDNESDAY),
    ("Pour après-demain : ex 4", "Exercice 4", WEDNESDAY),
    ("Devoirs : ex 4, à rendre après demain", "Exercice 4, à rendre", WEDNESDAY),
    ("Pour demain : ex 4", "Exercice 4", TUESDAY),
    # What is put off or called off.
    ("Contrôle vendredi 4 décembre reporté au vendredi 11 décembre",
     "Contrôle vendredi 4 décembre reporté au vendredi 11 décembre", OPEN),
    ("Contrôle vendredi annulé", "Contrôle vendredi annulé", OPEN),
    ("Le contrôle de jeudi est reporté à lundi : réviser", "Le contrôle de jeudi est reporté à lundi : réviser", OPEN),
    ("Devoirs : la dictée de mardi est décalée", "La dictée de mardi est décalée", OPEN),
    ("Le DS du 3 décembre n'aura pas lieu", "Le devoir surveillé du 3 décembre n’aura pas lieu", OPEN),
    ("Ex. 4 : parenthèses supprimées, pour jeudi", "Exercice 4 : parenthèses supprimées", THURSDAY),
    # Words of time that name no day.
    ("Devoirs : DM 4 à rendre dans 15 jours", "Rendre le devoir à la maison n° 4 dans 15 jours", OPEN),
    ("À rendre dans deux semaines : DM 4", "À rendre dans deux semaines : devoir à la maison n° 4", OPEN),
    ("Devoirs : ex. 4 p. 12, sous huitaine", "Exercice 4 p. 12, sous huitaine", OPEN),
    ("À rendre avant Noël : dossier", "À rendre avant Noël : dossier", OPEN),
    ("Devoirs : rédaction pour Noël", "Rédaction pour Noël", OPEN),
    ("Devoirs : rédaction pour mi-décembre", "Rédaction pour mi-décembre", OPEN),
    ("Devoirs : rédaction, début janvier", "Rédaction, début janvier", OPEN),
    ("À rendre fin novembre : dossier", "À rendre fin novembre : dossier", OPEN),
    ("Devoirs : rédaction à rendre le mois prochain", "Rédaction à rendre le mois prochain", OPEN),
    ("À faire ce week-end : ex. 3 p. 4", "À faire ce week-end : exercice 3 p. 4", OPEN),
    ("Lire le chapitre 3 ce week-end", "Lire le chapitre 3 ce week-end", OPEN),
    ("Devoirs : DS la semaine du 7", "Devoir surveillé la semaine du 7", OPEN),
    ("Devoirs pour la rentrée de janvier : rédaction", "Devoirs pour la rentrée de janvier : rédaction", OPEN),
    ("Devoirs : réviser avant les conseils", "Réviser avant les conseils", OPEN),
    ("Pour le prochain TP : lire le protocole", "Pour le prochain TP : lire le protocole", OPEN),
    ("Réviser pour le bac blanc de janvier", "Réviser pour le bac blanc de janvier", OPEN),
    ("Devoirs : raconter ses vacances en 10 lignes", "Raconter ses vacances en 10 lignes", NEXT),
    # Beside « nothing ».
    ("Pas de devoirs mais apprendre les mots", "Apprendre les mots", NEXT),
    ("Aucun travail sauf DM pour lundi", "Devoir à la maison", "7/12"),
    ("Pas de devoirs pour jeudi mais DM pour lundi 14", "Devoir à la maison", "14/12"),
    ("Pas de devoirs. Contrôle jeudi", "Contrôle", THURSDAY),
    ("Pas de devoirs pour demain (contrôle jeudi)", "Contrôle", THURSDAY),
    ("Rien pour demain. Pour vendredi : apprendre les mots", "Apprendre les mots", FRIDAY),
    # Subjects of talks, and words as they are typed.
    ("Exposés jeudi : Rome, Athènes et Sparte", "Exposés : Rome, Athènes et Sparte", THURSDAY),
    ("Présentations orales vendredi : Mercure, Vénus et Mars", "Présentations orales : Mercure, Vénus et Mars", FRIDAY),
    ("Exposés pour jeudi (Zola, Balzac)", "Exposés (Zola, Balzac)", THURSDAY),
    ("À faire pour mardi : ex. 5 p. 40, Kévin corrige", "Exercice 5 p. 40, Kévin corrige", TUESDAY),
    ("Pour mardi : le délégué corrige l'exercice 5", "Le délégué corrige l’exercice 5", TUESDAY),
    ("Pour mardi : relire le corrige du contrôle", "Relire le corrigé du contrôle", TUESDAY),
    ("Pour mardi : apprendre le signe d'un produit", "Apprendre le signe d’un produit", TUESDAY),
    ("Réviser les verbes – interro vendredi", "Réviser les verbes – interrogation", FRIDAY),
    ("Devoirs\nFaire l'ex 4\nÀ finir pour jeudi", "Exercice 4", THURSDAY),
    # Days that more words make another.
    ("À rendre le lundi de la rentrée : DM", "À rendre le lundi de la rentrée : devoir à la maison", OPEN),
    ("Pour lundi ou après les vacances : DM", "Pour lundi ou après les vacances : devoir à la maison", OPEN),
    ("Contrôle jeudi de la semaine prochaine", "Contrôle jeudi de la semaine prochaine", OPEN),
    ("Pour le prochain cours de jeudi : ex 4", "Pour le prochain cours de jeudi : exercice 4", OPEN),
    ("Pour le prochain cours : ex 4", "Exercice 4", NEXT),
    ("DM à rendre le 15 au lieu du 8", "Rendre le devoir à la maison le 15 au lieu du 8", OPEN),
    ("Exposé à rendre d'ici Noël", "Exposé à rendre d’ici Noël", OPEN),
    ("Rendre le DM au plus tard vendredi", "Rendre le devoir à la maison", FRIDAY),
    ("Sciences : pour jeudi, apporter 2 pots", "Sciences : apporter 2 pots", THURSDAY),
    ("Jeudi 10h-12h : contrôle de maths", "Contrôle de maths (de 10 h à 12 h)", THURSDAY),
    ("Mardi 8 : contrôle", "Contrôle", "8/12"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "text", "day"), LINES, ids=[line for line, _, _ in LINES])
def test_a_line_of_work_is_told_as_parents_read_it(line: str, text: str, day: str) -> None:
    assert works_of(line) == [(text, day)]


@pytest.mark.parametrize(
    ("subject", "line", "day"),
    [
        ("Anglais", "Homework for the day after tomorrow: ex 4", WEDNESDAY),
        ("Anglais", "Homework: due in two weeks: essay", OPEN),
        ("Anglais", "HW for Tuesday 8 exercises", OPEN),
        ("Allemand", "Hausaufgaben bis übermorgen: S. 12", WEDNESDAY),
        ("Allemand", "Hausaufgaben: jeden Morgen lesen", NEXT),
        ("Espagnol", "Deberes para pasado mañana: ej. 4", WEDNESDAY),
        ("Italien", "Compiti per dopodomani: es. 4", WEDNESDAY),
    ],
)
def test_other_languages_name_their_days_too(subject: str, line: str, day: str) -> None:
    assert [due for _, due in works_of(line, subject)] == [day]


@pytest.mark.parametrize(
    "line",
    [
        "Pas de devoirs. Bonnes vacances !",
        "Pas de devoirs ce week-end",
        "Rien pour jeudi",
        "Pour Noël : fabriquer une carte",
        "Préparer une chanson pour Noël",
        "Début septembre 1914 : la bataille de la Marne",
    ],
)
def test_no_work_is_made_of_nothing_nor_of_a_feast(line: str) -> None:
    assert works_of(line) == []


def test_each_line_with_its_own_open_day_is_a_piece_of_its_own() -> None:
    text = (
        "Pour la rentrée : DM n° 3\nPour la semaine prochaine : ex. 8\n"
        "Pour jeudi 7 ou vendredi 8 janvier : ex. 3 p. 70\nPour le jeudi 8 janvier : lire la page 4"
    )
    assert works_of(text) == [
        ("Pour la rentrée : devoir à la maison n° 3", OPEN),
        ("Pour la semaine prochaine : exercice 8", OPEN),
        ("Pour jeudi 7 ou vendredi 8 janvier : exercice 3 p. 70", OPEN),
        ("Pour le jeudi 8 janvier : lire la page 4", OPEN),
    ]


def test_lines_below_an_open_day_stay_with_it() -> None:
    assert works_of("Pour jeudi prochain :\nex 4 p. 12\nlire la page 13\nPour lundi en huit : ex 5") == [
        ("Pour jeudi prochain :\nExercice 4 p. 12\nLire la page 13", OPEN),
        ("Pour lundi en huit : exercice 5", OPEN),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Devoirs : lire p. 12, ex 4 p. 13 – interro vendredi",
        "Lire p. 12, ex 4 p. 13 – interro vendredi",
        "Devoirs\nlire p. 12, ex 4 p. 13\ninterro vendredi",
    ],
)
def test_the_day_of_a_test_behind_other_work_is_its_own_alone(text: str) -> None:
    assert works_of(text) == [("Lire p. 12, exercice 4 p. 13", NEXT), ("Interrogation", FRIDAY)]


def test_what_follows_a_test_or_what_is_put_off_is_not_for_its_day() -> None:
    assert works_of("Pour jeudi :\nex 4 p. 12\nLe DS est reporté\nex 5 p. 12") == [
        ("Exercice 4 p. 12\nExercice 5 p. 12", THURSDAY),
        ("Le devoir surveillé est reporté", OPEN),
    ]


def test_a_test_of_a_day_in_words_is_no_assessment_of_the_day() -> None:
    entry = proposal(Script("x", "5e", "Maths", (P("", "Contrôle vendredi annulé"),), lesson="Mesures"))
    assert entry.assessments == ()


def test_pieces_are_told_in_the_order_of_their_lines() -> None:
    page = WorkedPage(1, 0, title="", text="Pour mardi : ex 1\nPour la rentrée : ex 2\nPour jeudi : ex 3", given=MONDAY)
    assert [one.lines for one in announced_on(page, MONDAY)] == [("ex 1",), ("Pour la rentrée : ex 2",), ("ex 3",)]
