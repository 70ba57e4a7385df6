"""Work is worded as parents read it; what is not sure stays as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.cahier.entry_work import _task
from tni.cahier.french import NBSP
from tni.cahier.shorthand import without_shorthand
from tni.cahier.work_wording import with_equations, with_homework_spelt, worded
from tni.cahier.works_to_read import with_works_to_read


def told(typed: str) -> str:
    return _task(without_shorthand(typed)).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("DS ch 4 5", "Devoir surveillé sur les chapitres 4 et 5"),
        ("ds chap 1 à 3", "Devoir surveillé sur les chapitres 1 à 3"),
        ("DS2 chap 3", "Devoir surveillé n° 2 sur le chapitre 3"),
        ("éval leçons 4 et 5", "Évaluation sur les leçons 4 et 5"),
        ("éval sur leçon 5 !!", "Évaluation sur la leçon 5"),
        ("interro lecture", "Interrogation de lecture"),
        ("interro verbes irréguliers", "Interrogation sur les verbes irréguliers"),
        ("contrôle commun, salle 112", "Contrôle commun, salle 112"),
        ("préparer interro ch 3", "Préparer l’interrogation sur le chapitre 3"),
        ("finir DM 1, relire TP2 ; rendre TP 3",
         "Finir le devoir à la maison n° 1, relire le TP 2 ; rendre le TP 3"),
        ("les DM non rendus", "Les devoirs à la maison non rendus"),
        ("DM n°4", "Devoir à la maison n° 4"),
        ("DM3 à rendre sur feuille simple", "Rendre le devoir à la maison n° 3 sur feuille simple"),
        ("convertir 3 dm3 et 2 dm en cm", "Convertir 3 dm3 et 2 dm en cm"),
        ("finir schéma + p 52 ex 4 ds le cahier", "Finir le schéma ; exercice 4 p. 52 dans le cahier"),
        ("ds la marge : corriger", "Dans la marge : corriger"),
        ("lire + résumer le texte", "Lire et résumer le texte"),
        ("baskets + gourde + goûter", "Baskets, gourde et goûter"),
        ("apprendre la partie I + définitions", "Apprendre la partie I et les définitions"),
        ("savoir le poème par cœur + mystère", "Savoir le poème par cœur + mystère"),
        ("apprendre : chat + chien + oiseau", "Apprendre : chat + chien + oiseau"),
        ("développer (x + 3)² + 2x", "Développer (x + 3)² + 2x"),
        ("apprendre n1 sin i1 = n2 sin i2 + schéma", "Apprendre n1 sin i1 = n2 sin i2 + schéma"),
        ("ex 4 & 5 p 12", "Exercices 4 et 5 p. 12"),
        ("lire l'histoire de Marks & Spencer", "Lire l’histoire de Marks & Spencer"),
        ("doc 1+2 p 68 → q 1 à 3", "Documents 1 et 2 p. 68, questions 1 à 3"),
        ("ex 4 → 7 p 12", "Exercices 4 à 7 p. 12"),
        ("transformer verbe → nom", "Transformer verbe → nom"),
        ("table de 4 + lecture p 38-39", "Apprendre la table de 4 ; lire les pages 38 et 39"),
        ("tables de 6 et 7", "Apprendre les tables de 6 et 7"),
        ("leçon G9 à apprendre", "Apprendre la leçon G9"),
        ("exos 3 et 4 p 12 + exos en ligne", "Exercices 3 et 4 p. 12 + exercices en ligne"),
        ("revoir ch4 et ch5, thalès", "Revoir les chapitres 4 et 5, Thalès"),
        ("Rome en 27 av JC", "Rome en 27 av. J.-C."),
        ("Rendez vos livres et apprenez la leçon 3", "Rendre ses livres et apprendre la leçon 3"),
        ("Signez le mot et collez-le", "Signer le mot et collez-le"),
        ("Ex. 8 p. 187 du manuel.", "Exercice 8 p. 187 du manuel"),
        ("Terminer. Ex. 8 p. 187.", "Terminer. Exercice 8 p. 187."),
        ("apporter règle, équerre, etc.", "Apporter la règle, équerre, etc."),
        ("rdv devant le CDI à 13h30", "Rendez-vous devant le CDI à 13 h 30"),
    ],
)  # fmt: skip
def test_it_is_told_in_words(typed: str, words: str) -> None:
    assert told(typed) == words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Apporter W ou le souvenir d’enfance de Perec", "Apporter « W ou le souvenir d’enfance » de Perec"),
        ("Finir l’étude, relire Spleen et Idéal jusqu’à LXXXV",
         "Finir l’étude, relire « Spleen et Idéal » jusqu’à LXXXV"),
        ("Lire Candide de Voltaire, chapitres 1 à 3", "Lire « Candide » de Voltaire, chapitres 1 à 3"),
        ("Lire L’Étranger d’Albert Camus", "Lire « L’Étranger » d’Albert Camus"),
        ("Lire Le Horla de Guy de Maupassant", "Lire « Le Horla » de Guy de Maupassant"),
        ("Lire Le Petit Poucet p. 48", "Lire « Le Petit Poucet », p. 48"),
        ("Lire le chapitre 3 de L’Odyssée", "Lire le chapitre 3 de « L’Odyssée »"),
        ("Finir Le Rouge et le Noir", "Finir « Le Rouge et le Noir »"),
        ("Lire Les Aventures de Tom Sawyer", "Lire « Les Aventures de Tom Sawyer »"),
        ("Finir de lire La Vénus d’Ille de Mérimée", "Finir de lire La Vénus d’Ille de Mérimée"),
        ("Relire Victor Hugo", "Relire Victor Hugo"),
        ("Lire Guy de Maupassant", "Lire Guy de Maupassant"),
        ("Lire Rousseau et Voltaire", "Lire Rousseau et Voltaire"),
        ("Lire une fable de La Fontaine", "Lire une fable de La Fontaine"),
        ("Apporter Cap Maths", "Apporter Cap Maths"),
        ("Lire Le texte de la page 12", "Lire Le texte de la page 12"),
        ("Lire Texte 2 et 3", "Lire Texte 2 et 3"),
        ("Lire Kiffe kiffe demain de Faïza Guène", "Lire Kiffe kiffe demain de Faïza Guène"),
    ],
)  # fmt: skip
def test_titles_of_works_are_in_guillemets_and_people_are_not(typed: str, words: str) -> None:
    assert with_works_to_read(typed).replace(NBSP, " ") == words


def test_an_equation_is_one_where_the_subject_has_some() -> None:
    assert with_equations("résoudre les éq 3 et 4", "Mathématiques") == "résoudre les équations 3 et 4"
    assert with_equations("éq. rouge", "EPS") == "éq. rouge"


@given(st.text(alphabet=" +&→-.,;:()=abdDeEMSP0123²’«»\u00a0\n", max_size=60))
def test_no_letter_or_number_of_a_line_is_lost(typed: str) -> None:
    for wording in (worded, with_homework_spelt, with_works_to_read):
        assert sum(map(str.isdigit, wording(typed))) >= sum(map(str.isdigit, typed))
        assert sum(map(str.isalpha, wording(typed))) >= sum(map(str.isalpha, typed))
