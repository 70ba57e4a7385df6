"""A title from the name of a file gives way to a page that words it better; formulas and documents are told whole."""

from __future__ import annotations

import pytest

from tests.cahier.proposals import proposal
from tests.cahier.seance_scripts import Opened, P, Script

NBSP = "\u00a0"


def told(lesson: str, *pages: tuple[str, str], subject: str = "Sciences") -> tuple[str, list[str]]:
    steps = tuple(P(title, note) for title, note in pages)
    entry = proposal(Script("x", "4e", subject, steps, lesson=lesson))
    return entry.title.replace(NBSP, " "), entry.contenu.replace(NBSP, " ").split("\n")


@pytest.mark.parametrize(
    ("lesson", "heading", "title"),
    [
        ("num_centaines_v2", "les centaines", "Numération : les centaines"),
        ("2de_ch6_refraction_COMPLET.tni", "Ch6 RÉFRACTION DE LA LUMIÈRE", "Chapitre 6 : réfraction de la lumière"),
        ("LL7 Baudelaire charogne", "LL7 « Une charogne » v. 1-24", "Lecture linéaire n° 7 : « Une charogne »"),
        ("Nouveau document 3", "CHAP 3 LES CITÉS GRECQUES", "Chapitre 3 : les cités grecques"),
        ("SANS TITRE", "LES FONDS", "Les fonds"),
        ("Sans nom 2", "Les volcans", "Les volcans"),
        ("svt_5e_TP4_respi", "alvéoles", "TP 4 : respiration"),
        ("hg_4e_h1_lumieres_eleve", "L’EUROPE DES LUMIERES", "L’Europe des lumières"),
        ("cours_equations_3e_V3", "I - Définitions", "Équations"),
        ("6e - Contes - S5 - Barbe bleue", "Barbe bleue", "Contes – Barbe bleue"),
        ("1ES - ch4 - la monnaie", "Rappel : le troc", "Chapitre 4 : la monnaie"),
        ("CM1 digestion", "Schéma", "Digestion"),
        ("DM correction", "ex 1 : Thalès", "Correction du devoir à la maison"),
        # a page that is a part of the hour, or of another chapter
        ("Les fractions", "Comparer les fractions", "Les fractions"),
        ("chap4_equations", "Chapitre 5 : équations et inéquations", "Chapitre 4 : équations"),
        ("Pythagore", "Le théorème de Pythagore", "Pythagore"),
        ("fractions", "Les fractions – Je m’entraîne", "Fractions"),
    ],
)
def test_a_title_has_the_better_words(lesson: str, heading: str, title: str) -> None:
    subject = {"sv": "SVT", "hg": "HG"}.get(lesson[:2], "Français")
    assert told(lesson, ("", heading), ("Autre page", "Autre page"), subject=subject)[0] == title


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("n1 sin i1 = n2 sin i2", "Travail sur « n1 sin i1 = n2 sin i2 »"),
        ("a/b = c/d", "Travail sur « a/b = c/d »"),
        ("A/ Athènes\ndoc 1+2 p 68 → q 1 à 3", "Athènes : documents 1 et 2 p. 68, questions 1 à 3"),
        ("act 2 p 254\nq1 à q4 par 2", "Activité 2 p. 254, questions 1 à 4 par 2"),
        ("TP8 sur capytale code 3f2a\nq1-q6", "TP 8 sur Capytale code 3f2a, questions 1 à 6"),
        ("ABR : rappels\ntaille, hauteur, racine", "ABR : rappels (taille, hauteur, racine)"),
        ("18 + 19 p 165", "Exercices 18 et 19 p. 165"),
    ],
)
def test_formulas_documents_and_questions_are_told_whole(note: str, line: str) -> None:
    assert f"– {line}" in told("Leçon du jour", ("", note), ("Autre page", "Autre page"))[1]


def test_a_page_that_repeats_the_title_is_told_by_what_is_below() -> None:
    lines = told("COD", ("COD", "COD\nPaul mange une pomme.\nquoi ? -> une pomme"), ("exos", "Ex 2 p 57"))[1]
    assert "– COD : « Paul mange une pomme » (quoi ? → une pomme)" in lines


@pytest.mark.parametrize(
    ("lesson", "heading", "title"),
    [
        ("deplacements_v3", "se déplacer en ville", "Se déplacer en ville"),
        ("TP3 barriere g2", "TP barrière parking", "TP 3 : barrière parking"),
        ("6e ch4 frac (2)", "corr 12 p 73", "Chapitre 4 : fractions"),
        ("s4 yvain ok", "Vocabulaire", "Yvain"),
        ("vecteurs_fin", "Colinéaires", "Vecteurs"),
        ("vecteurs_fin", "vect suite", "Vecteurs (suite)"),
        ("vie de classe nov", "Conseil", "Vie de classe"),
        ("prothese", "La pose de la prothèse", "Prothèse"),
        ("Volcans ok", "Lave", "Volcans"),
        ("Titrages g1", "Burette", "Titrages"),
        ("5e seq2 chevaliers", "Lecture", "Chevaliers"),
        ("volcans_v2", "Volcans effusifs", "Volcans effusifs"),
        # words of the matter
        ("Le mot de la fin", "Lecture", "Le mot de la fin"),
        ("Le G20", "Les États", "Le G20"),
        ("La 5e République", "De Gaulle", "La 5e République"),
        ("fractions", "Comparer des fractions", "Fractions"),
        ("Banksy CCTV", "Œuvre CCTV", "Banksy CCTV"),
        ("La crise d'oct 1962", "Cuba", "La crise d’oct 1962"),
    ],
)
def test_a_title_has_no_code_of_its_file_and_the_accents_of_its_pages(lesson: str, heading: str, title: str) -> None:
    assert told(lesson, ("", f"{heading}\nautre ligne"), ("Autre page", "Autre page"))[0] == title


def test_a_heading_that_another_page_shares_is_no_title() -> None:
    assert told("volcans_v2", ("", "Volcans effusifs\nla lave"), ("", "Volcans explosifs"))[0] == "Volcans"


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("après\nramasser\ndistribuer fiche Thalès\njeudi : fiche ex 1-2 préparés", ""),
        ("PP 5 min\nconseil de cl. jeu 3/12", "Conseil de classe jeudi 3/12"),
        ("Les atomes\njeudi : ex 1-2", "Les atomes"),
        (
            "trace écrite\nLes villes grandissent.\nà finir demain",
            "Trace écrite : « Les villes grandissent » (à finir)",
        ),
        ("Le tram\nà terminer", "Le tram (à finir)"),
        ("Seq 2 s4 – Le chevalier", "Le chevalier"),
        ("Après la guerre", "Après la guerre"),
        ("distribuer les rôles dans la scène", "Distribuer les rôles dans la scène"),
    ],
)
def test_notes_of_the_teacher_are_no_phase(note: str, line: str) -> None:
    found = told("Dossier", ("", "Une autre page"), ("", note))[1]
    assert found == ["Déroulement :", "– Une autre page", *([f"– {line}"] if line else [])]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("DS 3   50 min", "Devoir surveillé n° 3 (50 min)"),
        ("interro (15') chap 3", "Interrogation sur le chapitre 3 (15 min)"),
        ("Interro (10 min) vocabulaire", "Interrogation : vocabulaire (10 min)"),
        ("Contrôle n° 2 – 1 h", "Contrôle n° 2 (1 h)"),
        ("Évaluation 20 min", "Évaluation (20 min)"),
        ("Test n° 4 (10 min)", "Test n° 4 (10 min)"),
        ("La guerre de 100 ans", "La guerre de 100 ans"),
    ],
)
def test_the_time_of_a_test_stands_last_in_brackets(heading: str, line: str) -> None:
    assert told("Dossier", ("", "Une autre page"), ("", heading))[1][-1] in (f"– {line}", f"Sujet joint : « {line} »")


@pytest.mark.parametrize(
    ("lesson", "page", "title"),
    [
        ("la pensée de clausewitz", "lire la fiche de Clausewitz", "La pensée de Clausewitz"),
        ("le blues", "Le Blues\nBlues", "Le blues"),
        ("les prix", "Prix d’équilibre", "Les prix"),
        ("la reine", "la Reine et la reine", "La reine"),
        ("lundi 8h", "Les cycles du sommeil", "Les cycles du sommeil"),
        ("jeudi suite", "Les cycles du sommeil", "Les cycles du sommeil"),
        ("mardi matin", "Les cycles du sommeil", "Les cycles du sommeil"),
        ("TP8", "TP velouté Dubarry", "TP 8 : velouté Dubarry"),
    ],
)
def test_a_name_has_the_capital_of_its_pages_and_a_day_is_no_title(lesson: str, page: str, title: str) -> None:
    assert told(lesson, ("", f"{page}\nautre ligne"))[0] == title


@pytest.mark.parametrize(
    ("title", "note", "line"),
    [
        ("Automne", "Poésie : « Chanson d'automne » (strophe 1)", "Poésie : « Chanson d’automne » (strophe 1)"),
        ("Halloween", "Chant : « This is Halloween »", "Chant : « This is Halloween »"),
        ("Cigale", "Récitation : « La Cigale et la Fourmi »", "Récitation : « La Cigale et la Fourmi »"),
        ("", "exo type bac techno", "Exercice type bac techno"),
    ],
)
def test_a_page_is_told_by_the_fuller_of_its_headings(title: str, note: str, line: str) -> None:
    assert f"– {line}" in told("Dossier", ("Une autre page", "Une autre page"), (title, note), subject="Français")[1]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("conj : imparfait", "Conjugaison (imparfait) ; calcul"),
        ("gram : la négation", "Grammaire (la négation) ; calcul"),
        ("ortho : les accents", "Orthographe (les accents) ; calcul"),
        ("num : les centaines", "Numération (les centaines) ; calcul"),
        ("Lecture : « Le Petit Prince »", "Calcul"),
        ("Dictée flash", "Calcul"),
    ],
)
def test_the_first_lesson_of_two_is_named_where_its_name_is_a_day(heading: str, title: str) -> None:
    steps = (P("", f"{heading}\nla suite"), Opened("calcul_S48"), P("", "calc mental\n34 x 10 ="))
    entry = proposal(Script("x", "CE2", "Français", steps, lesson="lundi23"))
    assert entry.title.replace(NBSP, " ") == title


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("Montag, 23.11.\nDer Advent", "– Travail sur « Der Advent »"),
        ("<p> <h1> <a href>\nbalise", "– Code HTML « <p> <h1> <a href> »"),
        ("<title>Ma page</title>\nbalise", "– Code HTML « <title>Ma page</title> »"),
    ],
)
def test_a_date_is_no_heading_and_tags_are_code(note: str, line: str) -> None:
    subject = "Allemand" if "Montag" in note else "SNT"
    assert told("Dossier", ("", note), ("Web", "Web"), subject=subject)[1][1] == line


def test_a_practical_without_its_number_does_not_say_the_title_again() -> None:
    lines = told("TP8", ("", "TP velouté Dubarry\nchou-fleur"), ("", "Roux blanc\nbeurre fondu"))[1]
    assert lines == ["Déroulement :", "– Roux blanc"]


def test_a_line_of_several_things_is_not_put_behind_a_title() -> None:
    lines = told("sommeil", ("", "Le sommeil\nqui dort ? moyenne 6 h"), ("", "Cycles\nléger, profond"))[1]
    assert not any("?" in line for line in lines)
