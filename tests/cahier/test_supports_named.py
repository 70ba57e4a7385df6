"""Supports are named once, and by words: books by their fullest name, files by what their names say."""

from __future__ import annotations

import re

import pytest

from tests.cahier.proposals import proposal
from tests.cahier.seance_scripts import P, Script
from tni.cahier.book_references import book_pages
from tni.cahier.entry import Support, SupportKind
from tni.cahier.file_titles import file_title
from tni.cahier.same_books import each_once, pages_together

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Piste 27.mp3", "Piste audio 27"),
        ("pista14.mp3", "Piste audio 14"),
        ("CD2_track05.mp3", "Piste audio 5 (CD 2)"),
        ("plan_athenes_def.png", "Plan d’Athènes"),
        ("PlanRome.png", "Plan de Rome"),
        ("carte-europe-1815.jpg", "Carte « Europe 1815 »"),
        ("schema_circuit_serie.svg", "Schéma circuit série"),
        ("TP3_parcours_de_listes.pdf", "TP 3 : parcours de listes"),
        ("4e_chap3_pythagore_cours.pdf", "Chapitre 3 : Pythagore"),
        ("volcan_piton_de_la_fournaise.mp4", "Vidéo « Volcan piton de la fournaise »"),
        ("FDM_poche_p59.pdf", ""),
        ("IMG_2034.jpg", ""),
        ("Capture d’écran 2026-11-03 101112.png", ""),
        ("WhatsApp Image 2026-11-03.jpeg", ""),
        ("telechargement (3).jpg", ""),
        ("doc1.pdf", ""),
        ("a7f3e9.pdf", ""),
        ("exercice 3.pdf", ""),
    ],
)  # fmt: skip
def test_a_file_is_told_by_the_words_of_its_name_or_not_at_all(name: str, told: str) -> None:
    assert file_title(name).replace(NBSP, " ") == told


def test_a_document_without_words_is_that_of_the_work_on_its_page_and_a_mere_picture_is_none() -> None:
    steps = (P("", "« Une charogne » v. 1-24", sources=("FDM_p59.pdf", "IMG_2034.jpg")),)
    entry = proposal(Script("x", "1re", "Français", steps, lesson="Baudelaire"))
    assert [one.title.replace(NBSP, " ") for one in entry.supports] == ["Document « Une charogne »"]


@pytest.mark.parametrize(
    ("books", "told"),
    [
        ([("Pilotis, manuel", "62"), ("Pilotis CP, Hachette", "62")], ["Pilotis CP, Hachette p. 62"]),
        ([("Fichier", "64"), ("Cap Maths CE2, fichier de l’élève", "64")], ["Cap Maths CE2, fichier de l’élève p. 64"]),
        ([("Fleurs d’encre 3e", "44"), ("Manuel", "44 et 301")], ["Fleurs d’encre 3e p. 44 et 301"]),
        ([("Manuel", "12"), ("Hatier SES", "12, document 2")], ["Hatier SES p. 12, document 2"]),
        ([("Manuel", "12"), ("Hatier SES", "13")], ["Manuel p. 12", "Hatier SES p. 13"]),  # may be another
        ([("Manuel", "12"), ("Fichier", "12")], ["Manuel p. 12", "Fichier p. 12"]),
        ([("Manuel", "12"), ("Cahier d’activités", "12")], ["Manuel p. 12", "Cahier d’activités p. 12"]),
        ([("Fichier", "58"), ("Fichier Cap Maths", "61")], ["Fichier p. 58", "Fichier Cap Maths p. 61"]),
        (
            [("Manuel", "20"), ("Hatier Histoire", "20"), ("Belin Géographie", "20")],
            ["Manuel p. 20", "Hatier Histoire p. 20", "Belin Géographie p. 20"],
        ),
        ([("Hachette", "14 à 17"), ("Hachette PSE", "15")], ["Hachette PSE p. 14 à 17"]),
    ],
)  # fmt: skip
def test_a_book_has_its_fullest_name_where_it_is_the_only_one(books: list[tuple[str, str]], told: list[str]) -> None:
    found = each_once([Support(SupportKind.BOOK, title, f"p.{NBSP}{page}") for title, page in books])
    assert [f"{one.title} {one.place}".replace(NBSP, " ") for one in found] == told


@pytest.mark.parametrize(
    ("credit", "told"),
    [
        ("Barbazo Terminale spécialité, Hachette, p. 149", "Barbazo Terminale spécialité, Hachette"),
        ("Hatier, Maths 4e, p. 84", "Hatier, Maths 4e"),
        ("manuel p. 84", "Manuel"),
        ("Workbook p. 33", "Cahier d’activités"),
    ],
)
def test_a_credit_names_the_whole_book(credit: str, told: str) -> None:
    entry = proposal(Script("x", "4e", "Maths", (P("Thalès", "Thalès", sources=(credit,)),), lesson="Thalès"))
    assert [one.title for one in entry.supports] == [told]


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        (
            [("ex 18 p. 201", ""), ("cours", "Transmath 4e, Nathan, 2016, p. 198")],
            ["Transmath 4e, Nathan, 2016 p. 198 et 201"],
        ),
        ([("lecture p 88-89", "L’envol des lettres 5e, Belin")], ["L’envol des lettres 5e, Belin p. 88 et 89"]),
        ([("manuel p. 71", "Nathan, Droit 1re STMG, p. 66")], ["Nathan, Droit 1re STMG p. 66 et 71"]),
        ([("n° 3 p. 40", "Myriade 5e p. 38")], ["Myriade 5e p. 38 et 40"]),
        ([("p. 12", "Physique-Chimie cycle 4, Belin, p. 12")], ["Physique-Chimie cycle 4, Belin p. 12"]),
        ([("p. 24", "SES 2de, Hachette"), ("p. 30", "SES 2de, Hachette")], ["SES 2de, Hachette p. 24 et 30"]),
        ([("p. 14", "Lelivrescolaire 3e, p. 20")], ["Lelivrescolaire 3e p. 14 et 20"]),
        # no manual, another book, two manuals
        ([("manuel p. 12", "Camus, L’Étranger, Folio, p. 40")], ["Manuel p. 12", "Camus, L’Étranger, Folio p. 40"]),
        ([("manuel p. 12", "Fichier Cap Maths CE2, p. 9")], ["Manuel p. 12", "Fichier Cap Maths CE2 p. 9"]),
        ([("manuel p. 12", "Cahier d’exercices 4e, p. 9")], ["Manuel p. 12", "Cahier d’exercices 4e p. 9"]),
        (
            [("manuel p. 12", "Hatier 4e, p. 9"), ("suite", "Bordas 4e, p. 8")],
            ["Manuel p. 12", "Hatier 4e p. 9", "Bordas 4e p. 8"],
        ),
    ],
)
def test_the_manual_is_the_only_one_that_is_credited(pages: list[tuple[str, str]], told: list[str]) -> None:
    steps = tuple(
        P(f"Partie {n}", f"Partie {n}\n{note}", sources=(source,) * bool(source))
        for n, (note, source) in enumerate(pages)
    )
    entry = proposal(Script("x", "4e", "Français", steps, lesson="Le récit"))
    found = [f"{one.title} {one.place}".replace(NBSP, " ").strip() for one in entry.supports]
    assert sorted(found) == sorted(told)


@pytest.mark.parametrize(
    ("line", "pages"),
    [
        ("lecture p. 5", ["p. 5"]),
        ("lire pp. 5-6", ["p. 5 et 6"]),
        ("P. 5", ["p. 5"]),
        ("page 5", ["p. 5"]),
        ("p5", ["p. 5"]),
        ("PP 5 min", []),
        ("PP 10 mn", []),
        ("PP 5", []),
        ("p 5 min", []),
        ("p. 20 minutes", []),
        ("p 15'", []),
        ("pp 3 h", []),
        ("p 2 semaines", []),
    ],
)
def test_a_page_has_a_number_without_a_unit(line: str, pages: list[str]) -> None:
    assert [one.page.replace(NBSP, " ") for one in book_pages(line)] == pages


@pytest.mark.parametrize(
    ("before", "place", "told"),
    [
        ("p. 58 et 59", "p. 58, document 1", "p. 58 (document 1) et 59"),
        ("p. 58 (document 1) et 59", "p. 59, document 3", "p. 58 (document 1) et 59 (document 3)"),
        ("p. 12 et 13", "p. 13, documents 2 et 3", "p. 12 et 13 (documents 2 et 3)"),
        ("p. 58 et 59", "p. 60, document 1", "p. 58 et 59 ; p. 60, document 1"),
        ("p. 158 et 159", "p. 58, document 1", "p. 158 et 159 ; p. 58, document 1"),
        ("p. 58 et 59", "p. 58", "p. 58 et 59"),
        ("p. 58", "p. 60", "p. 58 et 60"),
        ("p. 2 et 3 (document 2)", "p. 2, document 1", "p. 2 (document 1) et 3 (document 2)"),
    ],
)
def test_documents_stand_beside_their_pages(before: str, place: str, told: str) -> None:
    def printed(text: str) -> str:
        return re.sub(r"(?<=p\.) |(?<=document) |(?<=documents) ", NBSP, text)

    assert pages_together(printed(before), printed(place)) == printed(told).replace(" ; ", f"{NBSP}; ")


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ('<a href="https://fr.wikipedia.org">Wiki</a>', []),
        ('<img src="https://a.fr/x.png">', []),
        ("src = https://a.fr", []),
        ("Wikipédia : https://fr.wikipedia.org", ["Wikipédia"]),
        ("polycop p 3", ["Polycopié"]),
        ("polycopié p. 3", ["Polycopié"]),
    ],
)
def test_an_address_in_code_is_no_support_and_a_handout_is_no_manual(note: str, told: list[str]) -> None:
    steps = (P("Une page", f"Une page\n{note}"),)
    assert [one.title for one in proposal(Script("x", "2de", "SNT", steps, lesson="Le web")).supports] == told


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("Hi there! 6e, Bordas, 2021, p. 46, track 28", "p. 46, piste 28"),
        ("Juntos 4e, Nathan, p. 12, pista 3", "p. 12, piste 3"),
        ("Manuel, p. 12 (piste audio n° 4)", "p. 12, piste 4"),
        ("Manuel, p. 12", "p. 12"),
        ("Manuel, p. 12, tracks", "p. 12"),
    ],
)
def test_a_credit_tells_the_track_that_was_heard(source: str, place: str) -> None:
    steps = (P("Une page", "Une page\ndeux mots", sources=(source,)),)
    found = proposal(Script("x", "6e", "Français", steps, lesson="Le récit")).supports
    assert [one.place.replace(NBSP, " ") for one in found] == [place]
