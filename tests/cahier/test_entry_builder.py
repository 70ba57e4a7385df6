"""Wording of whole entries: each thing once, titles of works marked, nothing joined that does not belong together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.cahier.proposals import proposal
from tests.cahier.seance_scripts import Opened, P, Phase, Plan, Q, Script
from tni.cahier.corrections import with_phase
from tni.cahier.entry_builder import build_entry
from tni.cahier.french import NBSP
from tni.cahier.seance_log import LoggedQuestionKind, PageShown, PlanFollowed, SeanceEnded, SeanceId, SeanceStarted
from tni.core.ids import PageId


def lines_of(script: Script) -> list[str]:
    return [line.replace(NBSP, " ") for line in (proposal(script).title, *proposal(script).contenu.split("\n"))]


def test_a_numbered_chapter_is_the_whole_title_and_is_said_once() -> None:
    pages = (P("Warm-up", "Where do you live?"), P("Le prétérit", "I lived in York."))
    assert lines_of(Script("x", "4e", "Anglais", pages, lesson="Unit 5 - Holidays")) == [
        "Unité 5 : les vacances", "Déroulement :", "– Mise en route : « Where do you live? »", "– Le prétérit",
    ]  # fmt: skip
    long = "Chapitre 11 : les transformations de la matière au laboratoire"
    assert "Chapitre" not in "\n".join(lines_of(Script("x", "4e", "Physique", pages, lesson=long))[1:2])


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Tracer une hauteur, c’est tracer une perpendiculaire.",
            "– Tracer une hauteur, c’est tracer une perpendiculaire",
        ),
        ("Elle est perpendiculaire au côté.", "– Tracer les hauteurs : « Elle est perpendiculaire au côté »"),
        ("Manon est au tableau.", "– Tracer les hauteurs"),
        ("Elle est là. Et ici ?", "– Tracer les hauteurs"),
        ("", "– Tracer les hauteurs"),
    ],
)
def test_a_line_that_says_the_title_again_takes_the_sentence_of_its_page(sentence: str, told: str) -> None:
    pages = (P("", f"Tracer les hauteurs\n{sentence}"), P("", "Ex 4 p 31"))
    lines = lines_of(Script("x", "5e", "Mathématiques", pages, lesson="chap 7 suite"))
    assert [lines[0], lines[2]] == ["Chapitre 7 (suite) : tracer les hauteurs", told]


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        ("Jeu de l’oie, par deux.", "– Compter des points : jeu de l’oie, par deux"),
        ("Trois jeux : lancer.", "– Compter des points (trois jeux : lancer)"),
        ("", "– Compter des points"),
    ],
)
def test_an_aim_and_a_phase_of_the_same_words_are_told_once(detail: str, told: str) -> None:
    plan = Plan("Compter des points", (Phase("Compter des points", detail), Phase("Bilan")))
    assert lines_of(Script("x", "CE1", "Mathématiques", lesson="Les scores", plan=plan))[1:] == [
        "Déroulement :",
        told,
        "– Bilan",
    ]


def test_a_phase_told_by_what_was_done_in_it_can_still_be_left_unfinished() -> None:
    plan = Plan("Compter des points", (Phase("Compter des points", "Jeu de l’oie."), Phase("Bilan")))
    contenu = proposal(Script("x", "CE1", "Mathématiques", lesson="Les scores", plan=plan)).contenu
    told = with_phase(contenu, "Compter des points", goes_on=True, detail="Jeu de l’oie.")
    assert f"– Compter des points{NBSP}: jeu de l’oie (à finir)" in told.split("\n")
    bare = Plan("Compter des points", (Phase("Rappel"), Phase("Compter des points", became="broken off")))
    told = proposal(Script("x", "CE1", "Mathématiques", lesson="Les scores", plan=bare)).contenu
    assert "– Compter des points (à finir)" in told.split("\n")


def test_no_line_of_a_phase_has_two_colons_and_a_question_and_no_colon_becomes_a_comma() -> None:
    phases = (Phase("Défi : qui a raison ?", "Par deux : comparer."), Phase("Presque…", "Seul ; puis ensemble."))
    assert lines_of(Script("x", "CE1", "Sciences", lesson="Le vent", plan=Plan(phases=phases)))[2:] == [
        "– Défi : qui a raison ? Par deux (comparer)", "– « Presque… » : seul ; puis ensemble",
    ]  # fmt: skip
    steps = (P("", "Contrôle : les angles"), Opened("Volumes"), P("Introduction", "Remplir un cône : que mesurer ?"))
    assert lines_of(Script("x", "5e", "Maths", steps, lesson="Contrôle - les angles"))[-1] == (
        "– Volumes (remplir un cône : que mesurer ?)"
    )
    test = proposal(Script("x", "5e", "Maths", (P("", "Test : les angles droits"),), lesson="Test les angles"))
    assert [one.title.replace(NBSP, " ") for one in test.assessments] == ["Test : les angles droits"]


def test_a_page_of_no_named_book_is_of_none_where_another_book_is_named_or_the_work_alone_names_it() -> None:
    pages = (P("Les mots", "Cahier d’exercices p. 7 ex 2"), P("Devoirs", "Apprendre les mots p. 31"))
    told = proposal(Script("x", "6e", "Latin", pages, lesson="La ville")).supports
    assert [(one.title, one.place) for one in told] == [("Cahier d’exercices", f"p.{NBSP}7")]
    named = (*pages[:1], P("Devoirs", "Lire le texte p. 31 du manuel"))
    told = proposal(Script("x", "6e", "Latin", named, lesson="La ville")).supports
    assert [one.title for one in told] == ["Cahier d’exercices"], "what the work alone names stays in the work"
    of_manual = proposal(Script("x", "6e", "Latin", pages, lesson="La ville")).homework[0].text
    assert of_manual == f"Apprendre les mots p.{NBSP}31 du manuel"


def test_a_sheet_with_words_of_its_own_gets_no_title_that_it_has_not() -> None:
    plan = Plan(phases=(Phase("Seul", "Fiche à deux colonnes."),), materials="Fiche")
    told = proposal(Script("x", "CM1", "Sciences", lesson="Le vent", plan=plan)).supports
    assert [one.title.replace(NBSP, " ") for one in told] == ["Fiche de la leçon « Le vent »"]


@pytest.mark.parametrize(
    ("name", "line", "support"),
    [
        ("Règlement_de_la_cantine.pdf", "Travail sur le Règlement de la cantine", "Règlement de la cantine"),
        ("Loi de 1884.pdf", "Travail sur le document « La loi de 1884 »", "Document « La loi de 1884 »"),
        ("Les_marées.pdf", "Travail sur le document « Les marées »", "Document « Les marées »"),
        ("TP2_les_marées.pdf", "Travail sur le document « TP 2 : les marées »", "Énoncé « TP 2 : les marées »"),
    ],
)
def test_a_document_is_named_the_same_way_in_its_phase_and_among_the_supports(
    name: str, line: str, support: str
) -> None:
    entry = proposal(Script("x", "CM2", "EMC", (P(),), lesson=name.removesuffix(".pdf"), file=name))
    assert entry.contenu.replace(NBSP, " ").split("\n")[-1] == f"– {line}"
    assert [one.title.replace(NBSP, " ") for one in entry.supports] == [support]


def test_a_name_before_a_work_is_not_taken_for_its_author_and_no_exercise_for_a_known_one() -> None:
    pages = (P("Lire des dialogues", "Lire des dialogues\nLa Brige, Les Fourberies"), P("Bilan", "Le théâtre"))
    entry = proposal(Script("x", "5e", "Français", pages, lesson="La scène"))
    assert f": La Brige («{NBSP}Les Fourberies{NBSP}»)" in entry.contenu
    assert [one.title.replace(NBSP, " ") for one in entry.supports] == ["« Les Fourberies »"]
    pages = (P("Lire des portraits", "Lire des portraits\nOreste, Les Choéphores"), P("Chant", "Le temps des cerises"))
    shown = proposal(Script("x", "5e", "Français", pages, lesson="La scène")).supports
    assert [one.title.replace(NBSP, " ") for one in shown] == ["« Les Choéphores », portrait d’Oreste"]
    plan = Plan(phases=(Phase("Correction de l’exercice"), Phase("Bilan")))
    assert "– Correction d’un exercice" in lines_of(Script("x", "5e", "SVT", lesson="Le sol", plan=plan))


def test_statements_to_be_judged_are_not_told_among_the_phases() -> None:
    steps = (P("Le sommeil", "Les rêves"), Q("On dort deux heures par nuit", 20), P("Bilan"))
    contenu = proposal(Script("x", "6e", "SVT", steps, lesson="La fatigue")).contenu
    assert "deux heures" not in contenu
    assert "Questions sur" in contenu


@pytest.mark.parametrize(
    ("lesson", "title"),
    [
        ("Dominus, dominum - la 2e déclinaison", "Dominus, dominum – la 2e déclinaison"),
        ("Parler, partager : les verbes", "Parler, partager : les verbes"),
        ("Dominus, dominum : la 2e déclinaison", "« Dominus, dominum » : la 2e déclinaison"),
        ("Jours, mois : le calendrier", "Jours, mois : le calendrier"),
    ],
)
def test_forms_of_a_foreign_word_are_quoted_in_a_title(lesson: str, title: str) -> None:
    pages = (P("Les cas", "Nominatif, accusatif, génitif"), P("Traduction", "phrases 1 à 3 p 9"))
    assert lines_of(Script("x", "5e", "Latin", pages, lesson=lesson))[0] == title


@pytest.mark.parametrize(
    ("kind", "verb"), [(LoggedQuestionKind.CHOICE, "reconnaître"), (LoggedQuestionKind.TEXT, "écrire")]
)
def test_an_answer_that_was_chosen_shows_no_writing(kind: LoggedQuestionKind, verb: str) -> None:
    able = "Écrire la formule d'une molécule.\nNommer les réactifs."
    plan = Plan("Décrire", (Phase("Bilan"),), abilities=able)
    steps = (
        Q("Quelle formule est celle de l’eau ?", 9, kind=kind),
        Q("Quelle formule est celle de l’eau ?", 22, kind=kind),
    )
    told = lines_of(Script("x", "4e", "Physique", (P(), *steps), lesson="L’air", plan=plan, answers=True))[-1]
    assert told.endswith(f"savent, au second vote, {verb} la formule d’une molécule.")


@pytest.mark.parametrize(
    ("homework", "files", "pages", "told"),
    [
        ("Faire la fiche.", ("/joined/Fiche.pdf",), (), "Faire la fiche"),
        ("", ("/joined/Fiche.pdf",), (), ""),
        ("", (), ("p1",), "Travailler sur la page jointe"),
        ("", ("/joined/Fiche.pdf",), ("p1", "p2"), "Travailler sur les pages jointes"),
    ],
)
def test_what_a_plan_joins_goes_with_its_work(
    homework: str, files: tuple[str, ...], pages: tuple[str, ...], told: str
) -> None:
    at, joined = datetime(2026, 11, 23, 8, tzinfo=UTC), tuple(map(PageId, pages))
    log = (
        SeanceStarted(at, None, "5eA", "Maths", "Fractions", 1),
        PlanFollowed(at, "", homework, (), files=files, pages=joined),
        PageShown(at, PageId("p0"), 1, "Comparer"),
        SeanceEnded(at + timedelta(minutes=50)),
    )
    entry = build_entry(SeanceId("s"), log)
    (work,) = entry.homework
    assert (work.text.rstrip("."), work.pages) == (told, joined)
    assert tuple(file.path for file in work.files) == files
    assert set(joined) < set(entry.pages)


@pytest.mark.parametrize("name", [r"\pi and co", r"Unit 3 \1", r"Le \LaTeX"])
@pytest.mark.parametrize("subject", ["Anglais", "Allemand", "Maths"])
def test_a_backslash_in_a_title_is_a_letter(name: str, subject: str) -> None:
    at = datetime(2026, 11, 30, 8, tzinfo=UTC)
    log = (SeanceStarted(at, None, "5A", subject, name, 1), PageShown(at, PageId("a"), 1, name, f"Lire {name}"))
    assert "\\" in build_entry(SeanceId("s"), log).title


def test_what_stands_before_a_page_in_a_list_is_an_exercise() -> None:
    pages = (P("", "8 p 64, 9 p 64, 11 p 64"),)
    entry = proposal(Script("x", "3e", "Maths", pages, lesson="Aires"))
    assert f"– Exercices{NBSP}8, 9 et 11 p.{NBSP}64" in entry.contenu
    assert [one.place for one in entry.supports] == [f"p.{NBSP}64"]


@pytest.mark.parametrize(
    ("lesson", "sequence", "title"),
    [
        ("M3 S2 - la vente à distance", "", "La vente à distance"),
        ("6e G2 ch3 habiter un littoral VERSION 2023 OK", "", "Habiter un littoral"),
        ("Tech robo 2", "Les capteurs", "Tech robo 2"),
        ("Tech robo 2", "La robotique", "La robotique"),
        ("Chap 2 KNN", "Les données", "Les données"),
        ("SEQ 3 LA MUSIQUE RACONTE", "", "La musique raconte"),
    ],
)
def test_codes_and_short_forms_are_no_title(lesson: str, sequence: str, title: str) -> None:
    pages = (P("", "tambour = la pluie\nflûte = le vent"), P("", "Lecture p. 34"))
    entry = proposal(Script("x", "6e", "Technologie", pages, lesson=lesson, sequence=sequence))
    assert entry.title.replace(NBSP, " ") == title


def test_the_test_that_opens_an_hour_is_not_its_title() -> None:
    plan = Plan(phases=(Phase("Interro"), Phase("Montage")))
    pages = (P("interro", "INTERRO\n1. Définir ion.", ink=False),)
    entry = proposal(Script("x", "4e", "Physique", pages, lesson="Chap 3", sequence="Les ions", plan=plan))
    assert entry.title == "Les ions"


def test_a_page_titled_by_a_code_is_told_by_its_words() -> None:
    pages = (
        P("AD 5", "Activité de départ (feuille)\nle crible"),
        P("CONSEIL DU 9/11", "Président : Jean"),
        P("Bilan", "a"),
    )
    lines = lines_of(Script("x", "CM1", "EMC", pages, lesson="conseil n°4"))
    assert "– Activité de départ (feuille)" in lines
    assert not [line for line in lines if line.startswith("– Conseil")]


def test_a_question_of_another_language_keeps_its_punctuation() -> None:
    steps = (P("Food", "apples"), Q("What do the Scots eat?", 20, 24))
    assert (
        "«\u00a0What do the Scots eat?\u00a0»" in proposal(Script("x", "CM2", "Anglais", steps, lesson="food")).contenu
    )


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (P("EXOS", "1. traduis la phrase\n2. mets au pluriel"), "– Exercices : traduire la phrase, mettre au pluriel"),
        (P("Protocole", "1- peser 2- dissoudre 3- peser encore"), "– Protocole : peser, dissoudre, peser encore"),
        (P("", "Feuille n°3 : découper, coller (avec l'AESH pour M. et D.)"), "– Feuille n° 3 : découper, coller"),
        (P("", "Fiche A (en gros, Zoé – Karim : version audio)\nFiche B"), "– Fiches A et B"),
        (P("", "TP n°2 Les ions du cuivre\nObj : reconnaître un ion"), "– Objectif : reconnaître un ion"),
        (P("Chapitre 6", "Chapitre 6\nL'ordre féodal : une domination"), "– Chapitre 6 : l’ordre féodal"),
        (P("", "Manet, Le Balcon, 1868\npremier plan"), "– Étude d’un document : Manet, « Le Balcon », 1868"),
        (P("", "Rythmes : Maurice Ravel, Le Boléro"), "– Rythmes : Maurice Ravel, « Le Boléro »"),
    ],
)
def test_a_page_is_told_by_the_words_below_its_heading(page: P, told: str) -> None:
    assert told in lines_of(Script("x", "2de", "Sciences", (P("Bilan des masses", "a"), page), lesson="TP 2 ions"))


def test_words_in_other_letters_are_quoted_as_they_are_and_told_by_the_french_below() -> None:
    pages = (P("", "дом\nles pièces de la maison"), P("", "Vocabulaire : дом"), P("", "ὁ λόγος\nἡ τιμή, τὸ δῶρον"))
    lines = lines_of(Script("x", "4e", "Russe", pages, lesson="Leçon de la ville"))
    assert lines[-3:] == ["– Les pièces de la maison", "– Vocabulaire : « дом »", "– Travail sur « ὁ λόγος »"]


def test_an_aim_marks_its_work_and_a_code_of_a_site_is_a_support() -> None:
    plan = Plan("Peindre comme Monet (La Pie, 1869).", (Phase("Essai"),), materials="Poly ch. 2, Capytale c3d4-1234")
    entry = proposal(Script("x", "5e", "Arts plastiques", lesson="La neige", plan=plan))
    assert f"(«{NBSP}La Pie{NBSP}», 1869)" in entry.contenu
    assert [(one.title, one.place) for one in entry.supports] == [
        ("Polycopié chapitre 2", ""), ("Capytale", "c3d4-1234"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["La Révolution française", "La Résistance à l’école", "La Renaissance en Italie"])
def test_a_capital_that_was_typed_stays(name: str) -> None:
    entry = proposal(Script("x", "4e", "Histoire", (P(name, "Un texte."), P("Carte", "La Loire")), lesson="Chapitre"))
    assert name in entry.contenu + entry.title
