"""Headings that alone tell nothing are told with the words of their page."""

from __future__ import annotations

import pytest

from tests.cahier.proposals import proposal
from tests.cahier.seance_scripts import P, Script
from tni.cahier.heading_matter import is_bare_heading, matter_below

NBSP = "\u00a0"


@pytest.mark.parametrize(
    "title",
    ["Problématique", "Question du jour", "Ce que j’ai appris", "Axes de lecture", "Je retiens", "J’écris [on]",
     "Le mot du jour", "Objectif de la séance", "Bilan", "Nos hypothèses", "Activité 2"],
)  # fmt: skip
def test_a_heading_of_words_of_class_alone_tells_nothing(title: str) -> None:
    assert is_bare_heading(title)


@pytest.mark.parametrize(
    "title", ["La négation", "Lecture du Horla", "Étude de la langue", "Langue : le présent", "Loi d’Ohm", "U = R × I"]
)
def test_a_heading_with_a_subject_matter_is_enough(title: str) -> None:
    assert not is_bare_heading(title)


@pytest.mark.parametrize(
    ("subject", "title", "text", "told"),
    [
        ("Histoire", "Problématique :", "Pourquoi Constantinople est-elle au cœur d’un empire puissant ?",
         "Problématique : « Pourquoi Constantinople est-elle au cœur d’un empire puissant ? »"),
        ("Histoire", "Vocabulaire", "cens : redevance en argent\nban = pouvoir de commander\nla taille (n.f.) : impôt",
         "Vocabulaire : cens, ban, la taille"),
        ("Histoire", "Dates", "1789 : prise de la Bastille\n1815 : Waterloo",
         "Dates : 1789 (prise de la Bastille), 1815 (Waterloo)"),
        ("Sciences", "Expérience", "Matériel : un bécher\nOn relève la température toutes les minutes.",
         "Expérience : « On relève la température toutes les minutes »"),
        ("Sciences", "Résultats", "t (min) : 0, 1, 2\nT (°C) : 18, 9, 4", "Résultats : t (min), T (°C)"),
        ("Sciences", "Je retiens", "L’eau pure gèle à 0 °C. La température ne change pas.",
         "Retenir : « L’eau pure gèle à 0 °C »"),
        ("SVT", "Protocole", "1. Peser 5 g de levure\n2. Ajouter 50 mL d’eau",
         "Protocole : peser 5 g de levure, ajouter 50 mL d’eau"),
        ("SVT", "Hypothèses", "Mes hypothèses :\n- La levure respire.\n- La levure fermente.",
         "Hypothèses : la levure respire, la levure fermente"),
        ("Physique", "Conclusion", "U = R × I", "Conclusion : U = R × I"),
        ("Maths", "Rappels", "a/b = c/d ssi ad = bc", "Rappels : a/b = c/d ssi ad = bc"),
        ("Maths", "Défi du jour", "Combien de carrés dans un échiquier ?",
         "Défi du jour : « Combien de carrés dans un échiquier ? »"),
        ("Français", "Axes de lecture", "1. Un projet unique\n2. Une promesse de sincérité",
         "Axes de lecture : un projet unique, une promesse de sincérité"),
        ("Français", "mvts", "1 v1-8 la rencontre\n2 v9-24 la descr.",
         "Mouvements : la rencontre (v. 1-8), la description (v. 9-24)"),
        ("Français", "Lecture analytique", "Jean-Jacques Rousseau, Les Confessions, livre I (1782), manuel p. 44",
         "Lecture analytique : Jean-Jacques Rousseau, « Les Confessions », livre I (1782)"),
        ("Français", "Le mot du jour", "sérendipité : don de trouver par hasard", "Le mot du jour : sérendipité"),
        ("Français", "J’écris [on]", "on : le savon\nom devant m, b, p : la pompe",
         "Écrire [on] : on ; om devant m, b, p"),
        ("Français", "Je lis", "Léon monte sur le pont. Oh non !\nPilotis, manuel p. 62",
         "Lire : « Léon monte sur le pont »"),
        ("Français", "J’écris", "b b b", "Écrire : « b »"),
        ("Français", "Je lis", "ba be bi bo", "Lire : ba be bi bo"),
        ("Français", "Lecture", "Corneille, Le Cid, acte I, scène 4 (v. 237-260), p. 45",
         "Lecture : Corneille, « Le Cid », acte I, scène 4 (v. 237-260)"),
        ("Français", "Lecture suivie", "Le petit Nicolas, chapitre 3",
         "Lecture suivie : « Le petit Nicolas », chapitre 3"),
        ("Français", "", "Mvt 1 : l. 1-12 la révolte\nMvt 2 : l. 13-25 l’amour",
         "Mouvements : la révolte (lignes 1 à 12), l’amour (lignes 13 à 25)"),
        ("Arts plastiques", "Références", "Fontana, Concept spatial, 1959\nStella, Harran II, 1967",
         "Références : Fontana, Concept spatial, 1959 ; Stella, Harran II, 1967"),
        ("Arts plastiques", "Sujet", "« Sortir du cadre »", "Sujet : « Sortir du cadre »"),
        ("Philosophie", "Plan", "I. La conscience, une force\nII. Le malheur",
         "Plan : la conscience, une force ; le malheur"),
        ("Géographie", "Légende", "en rouge : cités\nen bleu : colonies",
         "Légende : cités (en rouge), colonies (en bleu)"),
        ("Physique", "Activité documentaire", "Doc 1 : le sonar\nDoc 2 : l’échographie",
         "Activité documentaire : le sonar, l’échographie"),
        ("Cuisine", "Recette", "farine 250 g\nbeurre 125 g", "Recette : farine 250 g, beurre 125 g"),
        ("Histoire", "", "Voltaire : tolérance\nRousseau : souveraineté\nMontesquieu : pouvoirs séparés",
         "Voltaire (tolérance), Rousseau (souveraineté), Montesquieu (pouvoirs séparés)"),
        ("Histoire", "Leçon", "I. Athènes\nII. Sparte", "Athènes, Sparte"),
        ("Philosophie", "", "Texte A : Platon, Gorgias, 456a", "Texte A : Platon, « Gorgias », 456a"),
        ("Maths", "", "Exos : 12, 14, 15 p. 98", "Exercices 12, 14 et 15 p. 98"),
        ("NSI", "", "d.get(x) et d.pop(x)", "D.get(x) et d.pop(x)"),
        ("EPS", "Objectif de la séance", "Se démarquer", "Objectif de la séance : se démarquer"),
        ("Anglais", "Vocabulary", "a fork\na knife", "Vocabulaire : « a fork », « a knife »"),
        # who may be a pupil, a test, an exercise
        ("CM1", "Bilan", "Manon tourne autour de Jules.", "Bilan"),
        ("Maths", "Je m’entraîne", "ex 4 et 5 p 32", "Exercices 4 et 5 p. 32"),
        ("Français", "Dictée bilan", "Le petit chat joue.", "Dictée bilan"),
    ],
)  # fmt: skip
def test_a_bare_heading_takes_what_its_page_is_about(subject: str, title: str, text: str, told: str) -> None:
    steps = (P("Une autre page", "Une autre page"), P(title, f"{title}\n{text}"))
    contenu = proposal(Script("x", "4e", subject, steps, lesson="Leçon du jour")).contenu.replace(NBSP, " ")
    assert f"– {told}" in contenu.split("\n")


@pytest.mark.parametrize(
    ("title", "lines", "told"),
    [
        ("Synthèse", ["A. L'équilibre sur un marché", "suite"], "l’équilibre sur un marché"),
        ("Bilan", ["B. La demande"], "la demande"),
        ("Synthèse", ["A) Les atomes"], "les atomes"),
        ("Synthèse", ["1) Les atomes"], "les atomes"),
        ("Synthèse", ["C. Une société d'ordres"], "une société d’ordres"),
        ("Rappel", ["D. Des cellules"], "des cellules"),
        ("Lecture", ["A. Camus, La Peste"], "« A. Camus, La Peste »"),
        ("À retenir", ["a/b = le nombre qui multiplié par b donne a", "3/4 x 4 = 3"], ""),
        ("Questions 1 à 5", ["1 Esclados le Roux, armure", "2 présent ? non"], ""),
        ("Question 3", ["passé simple"], ""),
        ("Bilan", ["L'eau gèle à 0 °C. La température ne change pas."], "« L’eau gèle à 0 °C »"),
    ],
)
def test_a_letter_of_a_part_is_no_matter_and_no_formula_is_cut(title: str, lines: list[str], told: str) -> None:
    found = matter_below(title, lines).replace("\u00a0", " ")
    assert found == told or (title == "À retenir" and "a/b = le nombre qui multiplié par b donne a" in found)
