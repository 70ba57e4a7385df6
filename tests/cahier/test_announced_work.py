"""Work that pages announce: none is lost, none is made of what the class did."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cahier.proposals import proposal
from tests.cahier.seance_scripts import P, Phase, Plan, Script
from tni.cahier.entry import CahierEntry
from tni.cahier.entry_builder import build_entry
from tni.cahier.french import NBSP
from tni.cahier.missing_parts import MissingKind, missing_from
from tni.cahier.seance_log import SeanceId

THURSDAY, TOMORROW, LATER = date(2026, 11, 26), date(2026, 11, 24), date(2026, 11, 30)
SUNDAY = date(2026, 11, 29)


def entry_of(*pages: P, subject: str = "Maths", plan: Plan | None = None) -> CahierEntry:
    return proposal(Script("x", "5e", subject, (P("Les aires", "Les aires"), *pages), lesson="Mesures", plan=plan))


def work_in(entry: CahierEntry) -> list[tuple[str, date | None]]:
    return [(one.text.replace(NBSP, " "), one.due) for one in entry.homework]


@pytest.mark.parametrize(
    ("page", "work"),
    [
        (P("", "À faire pour jeudi : exercice 5 p. 52"), ("Exercice 5 p. 52", THURSDAY)),
        (P("", "Pour jeudi, ex 5 p 52"), ("Exercice 5 p. 52", THURSDAY)),
        (P("", "pr jeudi ex 5 p 52"), ("Exercice 5 p. 52", THURSDAY)),
        (P("", "Devoirs : exercice 5 p. 52"), ("Exercice 5 p. 52", None)),
        (P("", "Travail à faire : exercice 5 p. 52"), ("Exercice 5 p. 52", None)),
        (P("A faire", "ex 5 p 52"), ("Exercice 5 p. 52", None)),
        (P("TAF", "ex 5 p 52"), ("Exercice 5 p. 52", None)),
        (P("Bilan", "Deux aires.\nA faire : ex 5 p 52"), ("Exercice 5 p. 52", None)),
        (P("Bilan", "Deux aires.\nPour jeudi :\nex 5 p 52\nlire la page 60"),
         ("Exercice 5 p. 52\nLire la page 60", THURSDAY)),
        (P("", "DM pour jeudi : ex 5 p 52"), ("Devoir à la maison : exercice 5 p. 52", THURSDAY)),
        (P("DM", "DM n°3\nÀ rendre lundi 30/11 sur copie double"),
         ("Devoir à la maison n° 3\nÀ rendre sur copie double", LATER)),
        (P("Compte rendu", "A rendre lundi 30/11 par binôme"), ("Compte rendu à rendre par binôme", LATER)),
        (P("devoirs", "DEVOIRS\nMardi 24 : relire p. 46"), ("Relire p. 46", TOMORROW)),
        (P("", "lundi 30 : apporter le compas"), ("Apporter le compas", LATER)),
        (P("", "Jeudi : baskets + bouteille d'eau !!!"), ("Baskets et bouteille d’eau !", THURSDAY)),
        (P("", "réviser pour l'éval de jeudi"), ("Réviser pour l’évaluation de jeudi", THURSDAY)),
        (P("", "Rendre le DM n°2 jeudi"), ("Rendre le devoir à la maison n° 2", THURSDAY)),
        (P("", "croquis à finir"), ("Croquis à finir", None)),
        (P("", "Essai pour jeudi"), ("Essai", THURSDAY)),
        (P("", "Co-intervention jeudi : apporter le dossier"),
         ("Co-intervention : apporter le dossier", THURSDAY)),
        (P("", "DM : mission 3 à déposer lun. 30/11"),
         ("Devoir à la maison : mission 3 à déposer", LATER)),
        (P("", "prochaine fois salle 112"), ("Prochaine fois salle 112", None)),
        (P("", "N'oubliez pas le compas demain"), ("N’oubliez pas le compas", TOMORROW)),
        (P("", "Finir l'exercice à la maison"), ("Finir l’exercice à la maison", None)),
        (P("Leçons", "Apprendre la table de 7"), ("Apprendre la table de 7", None)),
        (P("", "CE2 : apprendre la table de 6\nCM1 : rien"), ("CE2 : apprendre la table de 6\nCM1 : rien", None)),
        (P("", "Exposés à préparer : les volcans (Zoé, Karim). Passage le 7/12"),
         ("Exposés à préparer : les volcans", date(2026, 12, 7))),
        (P("", "Exposés planètes : Zoé & Karim, jeudi"), ("Exposés planètes", THURSDAY)),
        (P("", "Présentations orales : Inès et Hugo, jeudi"), ("Présentations orales", THURSDAY)),
        (P("", "Pour jeudi : revoir p 12, ex 3 p 14"), ("Revoir p. 12, exercice 3 p. 14", THURSDAY)),
        (P("", "Jeudi = test sur les ions. Prendre le ch. 4"), ("Test sur les ions. Prendre le chapitre 4", THURSDAY)),
        (P("", "Pour jeudi : refaire le montage qui marche"), ("Refaire le montage qui marche", THURSDAY)),
        (P("", "Pour jeudi : 8 + 9 p 65"), ("Exercices 8 et 9 p. 65", THURSDAY)),
        (P("", "TP3 pr le 3 déc (partie B slt)"), ("TP 3 (partie B seulement)", date(2026, 12, 3))),
        (P("", "revoir les ions : interro 10 min lundi prochain"), ("Revoir les ions : interrogation 10 min", LATER)),
        (P("", "rendre TP8 sur l'ENT dim soir max"), ("Rendre le TP 8 sur l’ENT (le soir au plus tard)", SUNDAY)),
        (P("", "TP jeudi : tenue complète + mallette. Apprendre les fonds, contrôle"),
         ("TP : tenue complète et mallette. Apprendre les fonds, contrôle", THURSDAY)),
        (P("", "Sortie théâtre jeudi 26/11 : apporter 5 €, rdv 13h30"),
         ("Sortie théâtre : apporter 5 €, rendez-vous 13 h 30", THURSDAY)),
        (P("", "rdv jeudi 8h devant le gymnase"), ("Rendez-vous à 8 h devant le gymnase", THURSDAY)),
        (P("", "jeudi contrôle chap 3"), ("Contrôle sur le chapitre 3", THURSDAY)),
        (P("", "jeudi venir avec la calculatrice"), ("Venir avec la calculatrice", THURSDAY)),
        (P("", "Venir jeudi avec le matériel"), ("Venir avec le matériel", THURSDAY)),
        (P("", "Jeudi : blouse"), ("Blouse", THURSDAY)),
        (P("", "demain piscine"), ("Piscine", TOMORROW)),
        (P("", "/!\\ éval jeudi sur la leçon 5"), ("Évaluation sur la leçon 5", THURSDAY)),
        (P("", "Rendez le DM jeudi"), ("Rendre le devoir à la maison", THURSDAY)),
        (P("", "Révisez le chapitre 2 pour jeudi"), ("Réviser le chapitre 2", THURSDAY)),
        (P("", "ex 5 p 52 → jeudi"), ("Exercice 5 p. 52", THURSDAY)),
        (P("", "ex 5 p 52 demain"), ("Exercice 5 p. 52", TOMORROW)),
        (P("", "Jeudi apprendre la page 14, n° 12 et 13"), ("Apprendre la page 14, exercices 12 et 13", THURSDAY)),
        (P("", "DS commun jeudi 8h-10h salle B12"), ("Devoir surveillé commun de 8 h à 10 h salle B12", THURSDAY)),
        (P("", "oral d'anglais jeudi (3 min chacun)"), ("Oral d’anglais (3 min chacun)", THURSDAY)),
        (P("", "bac blanc de français jeudi 26/11 matin"), ("Bac blanc de français (le matin)", THURSDAY)),
        (P("", "Français : lire le chapitre 4 pour jeudi"), ("Français : lire le chapitre 4", THURSDAY)),
        (P("", "Pendant les vacances, réviser les chap 1 à 4"),
         ("Pendant les vacances, réviser les chapitres 1 à 4", None)),
        (P("", "la semaine prochaine : DS"), ("La semaine prochaine : devoir surveillé", None)),
        (P("", "Devoirs : poésie jeudi"), ("Apprendre la poésie", THURSDAY)),
        (P("", "pr jeudi 37 p 112 + revoir thalès (brevet blanc le 8/12)"),
         ("Exercice 37 p. 112 ; revoir Thalès (brevet blanc le 8/12)", THURSDAY)),
        (P("", "leçon G9 à apprendre pr mardi"), ("Apprendre la leçon G9", TOMORROW)),
        (P("", "DS JEUDI ch 4 5"), ("Devoir surveillé sur les chapitres 4 et 5", THURSDAY)),
        (P("", "éval jeudi 26/11 sur chap 2 !!"), ("Évaluation sur le chapitre 2", THURSDAY)),
        (P("", "déposer le TP avant dimanche 20h, à finir"), ("Déposer le TP avant 20 h, à finir", SUNDAY)),
        (P("", "Capsule à regarder pour jeudi (lien sur l'ENT)"),
         ("Capsule à regarder (lien sur l’ENT)", THURSDAY)),
        (P("", "évals communes la semaine du 7/12"), ("Évaluations communes la semaine du 7/12", None)),
        (P("", "brevet blanc les 8 et 9/12 : réviser"), ("Brevet blanc les 8 et 9/12 : réviser", None)),
        (P("", "Jeudi 26 :\n- apporter le livre\n- ex 3 p. 12"), ("Apporter le livre\nExercice 3 p. 12", THURSDAY)),
    ],
)  # fmt: skip
def test_work_is_found_with_its_day(page: P, work: tuple[str, date | None]) -> None:
    entry = entry_of(page)
    assert work_in(entry) == [work]
    assert entry.contenu.count("\n– ") == 1 + (page.title == "Bilan"), "work is no activity"
    assert entry.supports == (), "what the work alone names is no support"


@pytest.mark.parametrize(
    "page",
    [
        P("À faire en classe", "ex 3 p 12"),
        P("Devoir surveillé n°2", "Partie A"),
        P("Travail de groupe", "Une affiche"),
        P("Les devoirs du citoyen", "Voter"),
        P("À la maison", "la cuisine, la chambre, le salon"),
        P("", "Lundi : 12 °C\nMardi : 14 °C"),
        P("", "Pour le 14 juillet 1789, on prépare une frise"),
        P("Projet", "apprendre le refrain"),
        P("", "Pas de devoirs"),
        P("", "CE2 : les fractions\nCM1 : les aires"),
        P("", "Exposés : les volcans"),
        P("Monday, November 23rd", "Monday, November 23rd\nWhat's the weather like? It's cloudy."),
        P("", "Lunes 23 de noviembre\nHace sol"),
        P("", "Montag, den 23. November\nDas Wetter ist schön"),
        P("", "Mercoledì, 25 novembre\nOggi piove"),
        P("", "Nous sommes lundi 23 novembre 2026 : il pleut"),
        P("", "Lundi : dictée"),
        P("", "lundi 23 novembre : calculer et comparer"),
        P("", "Contrôle lundi"),
        P("", "ds le texte, relève les verbes de jeudi"),
        P("", "Sortie de jeudi : compte rendu"),
        P("", "Visite du musée"),
        P("", "TP mardi dernier : correction"),
        P("", "ex 3 p 12 (lundi)"),
        P("", "Correction ex 3 p 12 (jeudi)"),
        P("", "Corrigé ex 3 p 12 jeudi"),
        P("", "Cahier du jour mardi"),
        P("", "Lecture – lundi 23 novembre"),
        P("", "Sortie au musée le 12/3 : compte rendu"),
        P("", "Quiz : les jours (lundi, mardi)"),
        P("", "ex 3 p 12 lundi"),
        P("", "Mardi 24 novembre\nExercice 3 p. 12"),
        P("", "Lis le texte et réponds aux questions"),
    ],
)
def test_what_the_class_did_is_no_work(page: P) -> None:
    assert work_in(entry_of(page)) == []


def test_a_test_that_is_announced_is_work_and_one_of_the_day_is_a_test() -> None:
    coming = entry_of(P("", "Contrôle jeudi 26/11 : les aires"))
    assert work_in(coming) == [("Contrôle : les aires", THURSDAY)]
    assert coming.assessments == ()
    of_today = entry_of(P("", "Contrôle lundi 23 novembre\nPartie A"))
    assert work_in(of_today) == []
    assert len(of_today.assessments) == 1


def test_exercises_to_be_finished_are_an_activity_and_work() -> None:
    entry = entry_of(P("Exercices", "ex 3 p 12\nà finir pour jeudi"))
    assert work_in(entry) == [("Exercice 3 p. 12 à finir", THURSDAY)]
    assert f"Exercice{NBSP}3 p.{NBSP}12" in entry.contenu


def test_work_for_several_days_is_in_several_pieces() -> None:
    entry = entry_of(P("", "Pour mardi 24 : ex 1 p 2\nPour jeudi : ex 3 p 4"), P("HW", "ex 5 p 6 pour jeudi"))
    assert work_in(entry) == [("Exercice 1 p. 2", TOMORROW), ("Exercice 3 p. 4\nExercice 5 p. 6", THURSDAY)]


def test_a_line_with_another_day_is_another_piece() -> None:
    entry = entry_of(
        P("", "finir l'exercice 3 p 4 pour demain (+ ex 5 p 6 pour les volontaires)\nInterro jeudi sur 3.1")
    )
    assert work_in(entry) == [
        ("Finir l’exercice 3 p. 4 (+ exercice 5 p. 6 pour les volontaires)", TOMORROW),
        ("Interrogation sur 3.1", THURSDAY),
    ]


def test_the_page_on_which_the_program_was_cut_off_announces_work() -> None:
    pages = (P("Les ions", "Une formule"), P("HOMEWORK", "exercise 3 page 12 for Thursday 26th", ink=False))
    log = Script("crash", "4e A", "Physique-chimie", lesson="Ions", steps=pages, is_ended=False).log
    assert [one.due for one in build_entry(SeanceId("s"), log).homework] == [THURSDAY]


def test_a_day_that_is_open_stays_in_words_and_is_asked_for() -> None:
    entry = entry_of(P("", "Pour jeudi prochain : ex 3 p 4"))
    assert work_in(entry) == [("Pour jeudi prochain : exercice 3 p. 4", None)]
    assert MissingKind.DUE_DAY in {one.kind for one in missing_from(entry)}


def test_what_a_page_announces_beside_a_plan_is_kept_once() -> None:
    plan = Plan(homework="Exercices 5 et 6 p. 52", phases=(Phase("Cours"),))
    same = entry_of(P("", "Pour jeudi : ex 5 et 6 p 52"), plan=plan)
    assert work_in(same) == [("Exercices 5 et 6 p. 52", THURSDAY)]
    more = entry_of(P("", "Pour jeudi : apporter le compas"), plan=plan)
    assert work_in(more) == [("Exercices 5 et 6 p. 52", None), ("Apporter le compas", THURSDAY)]


@pytest.mark.parametrize(
    ("typed", "subject", "work"),
    [
        ("Cas n°2 pour lundi 30 novembre", "Maths", ("Cas n° 2", LATER)),
        ("Cas n°2 pour lundi", "Maths", ("Cas n° 2", LATER)),
        ("Apprendre les tables de 6 et de 7 pour jeudi.", "Maths", ("Apprendre les tables de 6 et de 7", THURSDAY)),
        ("Workbook ex. 3 p. 33 for Thursday.", "Anglais", ("Exercice 3 p. 33 du cahier d’activités", THURSDAY)),
        ("Cuaderno p. 21 n° 2 y 3 (jueves)", "Espagnol", ("Exercices 2 et 3 p. 21 du cahier d’activités", THURSDAY)),
        ("Contrôle jeudi : réviser les chapitres 2 et 3", "Maths",
         ("Contrôle : réviser les chapitres 2 et 3", THURSDAY)),
        ("Cas n°2 pour mardi 30 novembre", "Maths", ("Cas n° 2 pour mardi 30 novembre", None)),
        ("Cas n°2 pour jeudi prochain", "Maths", ("Cas n° 2 pour jeudi prochain", None)),
        ("Lire les pages 2 à 4, contrôle jeudi", "Maths", ("Lire les pages 2 à 4, contrôle jeudi", None)),
    ],
)  # fmt: skip
def test_a_plan_names_its_day_as_a_page_does(typed: str, subject: str, work: tuple[str, date | None]) -> None:
    plan = Plan(homework=typed, phases=(Phase("Cours"),))
    assert work_in(entry_of(plan=plan, subject=subject)) == [work]


def test_a_plan_that_says_that_there_is_nothing_has_no_work() -> None:
    assert entry_of(plan=Plan(homework="Pas de devoirs", phases=(Phase("Cours"),))).homework == ()


@pytest.mark.parametrize(
    ("subject", "typed", "work"),
    [
        ("Anglais", "HW for Thursday\nlearn the verbs\nWB p. 23 ex. 4",
         "Apprendre les verbes\nExercice 4 p. 23 du cahier d’activités"),
        ("Anglais", "Homework: learn irregular verbs (list 2) for Thursday",
         "Apprendre des verbes irréguliers (liste 2)"),
        ("Italien", "Compiti per giovedì\nes. 3 p. 59 + imparare il lessico",
         "Exercice 3 p. 59 et apprendre le vocabulaire"),
        ("Allemand", "HA für Donnerstag\nAH S. 15 Nr. 4\nVokabeln lernen",
         "Exercice 4 p. 15 du cahier d’activités\nApprendre le vocabulaire"),
        ("Espagnol", "Deberes: cuaderno p 21 n° 2 y 3 (jueves)", "Exercices 2 et 3 p. 21 du cahier d’activités"),
        ("ESP", "cuaderno p. 30 ej. 2 para el jueves 26 de noviembre", "Exercice 2 p. 30 du cahier d’activités"),
        ("Espagnol", "Para el jueves: hacer los ejercicios 3, 4 y 5 de la página 24", "Exercices 3 à 5 p. 24"),
        ("Anglais", "Learn the words of the town (lesson, part 2). Workbook ex. 3 p. 33 for Thursday.",
         "Apprendre les mots de la ville (leçon, partie 2) ; exercice 3 p. 33 du cahier d’activités"),
        ("Anglais", "HW for Thu: read chapters 2 and 3, take notes", "Lire les chapitres 2 et 3 ; prendre des notes"),
        ("Anglais", "Test on Thursday: irregular verbs", "Contrôle sur les verbes irréguliers"),
        ("Anglais", "For Thursday, November 26th: do exercise 3 on page 12 of the workbook",
         "Exercice 3 p. 12 du cahier d’activités"),
        ("Anglais", "Don't forget: bring your books on Thursday!", "Apporter ses livres"),
        ("Anglais", "pr jeudi : revoir prétérit + WB p 14 ex 2",
         "Revoir prétérit ; exercice 2 p. 14 du cahier d’activités"),
        ("Anglais", "Learn the poem. Climb the old oak for Thursday.",
         "Apprendre le poème ; consigne : « Climb the old oak »"),
        ("Allemand", "Lektion 3: Wörter lernen. AH S. 20, Nr. 1-3 bis Donnerstag.",
         "Leçon 3 : apprendre les mots ; exercices 1 à 3 p. 20 du cahier d’activités"),
        ("Allemand", "Vokabeltest am Donnerstag", "Contrôle de vocabulaire"),
        ("Italien", "compiti: imparare le parole (giovedì)", "Apprendre les mots"),
    ],
)  # fmt: skip
def test_work_of_a_language_lesson_is_in_french(subject: str, typed: str, work: str) -> None:
    assert work_in(entry_of(P("", typed), subject=subject)) == [(work, THURSDAY)]


def test_what_single_pupils_have_to_do_is_not_told() -> None:
    entry = entry_of(P("", "Pour jeudi : apprendre le dialogue (Inès et Milan : jouer devant les autres)"))
    assert work_in(entry) == [("Apprendre le dialogue", THURSDAY)]
    story = entry_of(P("", "Pour jeudi : lire le chant X (Circé) et le résumer"))
    assert "(Circé)" in work_in(story)[0][0]


def test_an_hour_of_the_clock_is_no_time_that_work_takes() -> None:
    entry = entry_of(P("", "TAF : déposer le TP avant jeudi 8h"))
    assert entry.homework[0].minutes == 0
    assert entry.homework[0].due == THURSDAY


@pytest.mark.parametrize(
    ("page", "work"),
    [
        (P("", "Pour jeudi (groupe 1) et vendredi (groupe 2) : ex 4 p. 12"),
         "Pour jeudi (groupe 1) et vendredi (groupe 2) : exercice 4 p. 12"),
        (P("", "Pour mardi ou mercredi : ex 4 p 12"), "Pour mardi ou mercredi : exercice 4 p. 12"),
        (P("", "Pour jeudi 26 ou vendredi 27 : ex 4 p. 12"), "Pour jeudi 26 ou vendredi 27 : exercice 4 p. 12"),
        (P("Bilan", "À rendre jeudi (G1) / vendredi (G2) : DM 3"),
         "À rendre jeudi (G1) / vendredi (G2) : devoir à la maison n° 3"),
        (P("", "Pour jeudi (gr A) : ex 3, vendredi (gr B) : ex 4"),
         "Pour jeudi (groupe A) : exercice 3, vendredi (groupe B) : exercice 4"),
        (P("", "Ex 3 p. 12 pour mardi ou jeudi"), "Exercice 3 p. 12 pour mardi ou jeudi"),
        (P("Devoirs pour jeudi ou vendredi selon le groupe", "ex 4 p. 12"),
         "Devoirs pour jeudi ou vendredi selon le groupe\nExercice 4 p. 12"),
        (P("", "Apporter le manuel jeudi et vendredi"), "Apporter le manuel jeudi et vendredi"),
        (P("", "Mardi, jeudi : apporter les baskets"), "Mardi, jeudi : apporter les baskets"),
        (P("", "Pour jeudi : ex 4, DM 3 pour lundi"), "Pour jeudi : exercice 4, devoir à la maison n° 3 pour lundi"),
        (P("", "Pour jeudi (3/12) : ex 4"), "Pour jeudi (3/12) : exercice 4"),
        (P("", "Pour lundi 14 p. 12 ex 3"), "Pour lundi 14 exercice 3 p. 12"),
    ],
)  # fmt: skip
def test_several_days_leave_the_day_open_and_the_line_whole(page: P, work: str) -> None:
    assert work_in(entry_of(page)) == [(work, None)]


def test_a_group_or_a_date_in_brackets_stays_beside_the_day() -> None:
    assert work_in(entry_of(P("", "Pour jeudi (groupe 1) : ex 4"))) == [
        ("Pour jeudi (groupe 1) : exercice 4", THURSDAY)
    ]
    holidays = entry_of(P("", "Pour la rentrée (lundi 4 janvier) : lire le chapitre 3"))
    assert [one.due for one in holidays.homework] == [date(2027, 1, 4)]


@pytest.mark.parametrize(
    ("typed", "works"),
    [
        ("Apprendre le poème « Demain, dès l’aube… » de Victor Hugo", 0),
        ("Apprendre le poème Demain dès l'aube", 0),
        ("Revoir le cours de lundi", 0),
        ("Terminer l'exercice commencé lundi", 0),
        ("Finir le travail de vendredi", 0),
        ("Finir de lire Vendredi ou la vie sauvage", 0),
        ("Relire Tournier : Vendredi ou la vie sauvage", 0),
        ("Relire « Le Mardi à Monoprix »", 0),
        ("Revoir la crise du jeudi noir", 0),
        ("Rendre les cahiers pris mardi", 1),
    ],
)
def test_words_that_are_no_due_day_are_none(typed: str, works: int) -> None:
    """What class and home may do both is an activity without a day."""
    found = work_in(entry_of(P("Suite", typed)))
    assert [day for _, day in found if day is not None] == []
    assert len(found) >= works


def test_the_time_of_a_day_goes_with_it() -> None:
    assert work_in(entry_of(P("Bilan", "Pour demain matin : ex 4"))) == [("Exercice 4", TOMORROW)]


def test_a_day_behind_a_comma_or_at_the_end_is_one() -> None:
    books = entry_of(P("Bilan", "Rendre les livres de lundi, apporter la règle jeudi"))
    assert work_in(books) == [("Rendre les livres de lundi, apporter la règle", THURSDAY)]
    assert work_in(entry_of(P("Bilan", "Réviser la dictée jeudi"))) == [("Réviser la dictée", THURSDAY)]
    quoted = entry_of(P("Bilan", "Lire « Vendredi ou la vie sauvage » pour jeudi"))
    assert work_in(quoted) == [("Lire « Vendredi ou la vie sauvage »", THURSDAY)]


@pytest.mark.parametrize(
    ("typed", "work"),
    [
        ("À faire le 4 p. 12", ("Exercice 4 p. 12", None)),
        ("À faire le 4 et le 5 p. 12", ("Exercices 4 et 5 p. 12", None)),
        ("À faire pour lundi le 5 p. 21", ("Exercice 5 p. 21", LATER)),
        ("À faire le 4", ("À faire le 4", None)),
        ("À faire le 4/12 : ex 3", ("Exercice 3", date(2026, 12, 4))),
        ("Pour le 4 : p. 12 ex 3", ("Exercice 3 p. 12", date(2026, 12, 4))),
        ("Rendre le DM le 4", ("Rendre le devoir à la maison", date(2026, 12, 4))),
    ],
)
def test_a_number_alone_may_be_an_exercise(typed: str, work: tuple[str, date | None]) -> None:
    assert work_in(entry_of(P("Bilan", typed))) == [work]


def test_no_work_is_none_and_what_is_beside_it_is_work() -> None:
    assert work_in(entry_of(P("Devoirs", "Pour jeudi : rien"))) == []
    but = entry_of(P("Bilan", "Aucun devoir pour demain, mais apprendre la table de 7"))
    assert work_in(but) == [("Apprendre la table de 7", TOMORROW)]


def test_points_below_an_announcement_with_its_task_go_with_it() -> None:
    entry = entry_of(P("Bilan", "Pour jeudi : ex 1 p. 12\n- ex 7 p. 13\n- lire la page 14\nUne figure"))
    assert work_in(entry) == [("Exercice 1 p. 12\nExercice 7 p. 13\nLire la page 14", THURSDAY)]


@pytest.mark.parametrize(
    ("subject", "typed", "work"),
    [
        ("Anglais", "HW for next week: ex 4 p. 12", "Pour la semaine prochaine :\nExercice 4 p. 12"),
        ("Anglais", "HW for Thursday or Friday: learn the verbs", "Pour jeudi ou vendredi :\nApprendre les verbes"),
        ("Allemand", "HA bis nächste Woche: Übung 3", "Pour la semaine prochaine :\nExercice 3"),
    ],
)
def test_a_day_that_is_open_is_told_in_french(subject: str, typed: str, work: str) -> None:
    assert work_in(entry_of(P("", typed), subject=subject)) == [(work, None)]


def test_a_plan_that_names_two_days_leaves_the_day_open() -> None:
    plan = Plan(homework="DM 3 pour lundi 30 ou mardi 1er décembre", phases=(Phase("Cours"),))
    assert [one.due for one in entry_of(plan=plan).homework] == [None]
