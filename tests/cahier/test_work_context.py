"""Work to do beside the phases and the sheets of its plan."""

from __future__ import annotations

import pytest

from tests.cahier.proposals import proposal
from tests.cahier.seance_scripts import Opened, P, Phase, Plan, Q, Script
from tni.cahier.abilities import able_lines
from tni.cahier.entry_export import work_block
from tni.cahier.french import NBSP


def planned(homework: str, became: str = "done", *, materials: str = "", abilities: str = "") -> list[str]:
    phases = (Phase("Lecture du récit", "Lire la page 12."), Phase("Carte mentale", "Le héros, ses amis.", 30, became))
    plan = Plan(phases=phases, homework=homework, materials=materials, abilities=abilities, aims="Lire un récit")
    entry = proposal(Script("x", "6e", "Français", lesson="Le récit", plan=plan))
    return [line.replace(NBSP, " ") for work in entry.homework for line in work.text.split("\n")]


@pytest.mark.parametrize("became", ["broken off", "postponed", "not begun"])
def test_work_that_rests_on_a_phase_which_is_not_finished_says_so(became: str) -> None:
    assert planned("Écrire une lettre\nMontrer la carte mentale", became) == [
        "Écrire une lettre", "Quand la classe aura terminé la carte mentale : la montrer",
    ]  # fmt: skip
    assert planned("Finir la carte mentale", became) == ["Finir la carte mentale"]


def test_an_ability_that_waits_is_what_the_work_is_for() -> None:
    told = planned("Apprendre la carte mentale et la réciter (1 h)", "broken off", abilities="Lire une carte mentale")
    assert told == [
        "Quand la classe aura terminé la carte mentale : l’apprendre et la réciter, pour être capable de lire"
        " une carte mentale"
    ]


def test_work_that_has_no_room_in_one_sentence_stands_below_the_words_that_say_when() -> None:
    long = [
        f"Montrer la carte mentale à {name} et lui demander ce qui y manque encore" for name in ("un ami", "sa mère")
    ]
    begin = "Quand la classe aura terminé la carte mentale :"
    assert planned("\n".join([*long, "Dire d’après la carte mentale : qui ?"]), "broken off")[0] == begin


@pytest.mark.parametrize(
    ("phase", "told"),
    [
        ("Analyse", "Quand la classe aura terminé l’analyse : rendre le rapport"),
        ("Bilan : les masses", "Quand la classe aura terminé le bilan (les masses) : rendre le rapport"),
        ("Qui flotte ?", "Quand la classe aura terminé « Qui flotte ? » : rendre le rapport"),
        ("Rédaction", "Rendre le rapport"),
    ],
)
def test_a_report_rests_on_what_was_broken_off(phase: str, told: str) -> None:
    plan = Plan("Classer", (Phase("Essais"), Phase(phase, became="broken off")), "Rendre le rapport")
    work = proposal(Script("x", "6e", "SVT", lesson="La densité", plan=plan)).homework
    assert work[0].text.replace(NBSP, " ") == told


def test_a_report_is_that_of_the_practical_work_in_the_plans_own_words() -> None:
    plan = Plan("Classer", (Phase("Essais"),), "Finir le compte rendu, à rendre (1 h)")
    work = proposal(Script("x", "6e", "SVT", lesson="TP La densité", plan=plan)).homework[0]
    assert work.text == "Finir le compte rendu du TP, à rendre"
    assert work_block(work, heads=False).text.endswith(f"Durée{NBSP}: 60{NBSP}min")


def test_work_that_rests_on_what_was_done_is_given_as_it_is() -> None:
    assert planned("Montrer la carte mentale") == ["Montrer la carte mentale"]


def test_the_only_sheet_is_named_and_one_of_two_is_not() -> None:
    one, two = "Fiche « Les héros »", "Fiche « Les héros »\nFiche « Le décor »"
    assert planned("Compléter la fiche", materials=one) == ["Compléter la fiche « Les héros »"]
    assert planned("Compléter la fiche", materials=two) == ["Compléter la fiche"]


def test_a_question_that_its_page_asks_is_told_once_and_others_in_a_line_of_their_own() -> None:
    steps = (P("Pourquoi lire ?", "Pourquoi lire ?"), Q("Pourquoi lire à l’école ?", None), Q("Aimez-vous lire ?", 9))
    lines = proposal(Script("x", "6e", "Français", lesson="Le récit", steps=steps)).contenu.replace(NBSP, " ")
    assert lines.split("\n")[1:] == [
        "– Pourquoi lire, en particulier à l’école ? (vote de la classe)",
        "– Question à la classe : « Aimez-vous lire ? »",
    ]


def test_each_subject_of_an_hour_has_its_part_and_its_book() -> None:
    read = (P("Lire", "Lire la fable p. 8"), P("Écrire", "Écrire une morale"))
    steps = (*read, Opened("Les fractions"), P("Exos", "ex 4 p 51"), P("Problème", "Partager un gâteau"))
    entry = proposal(Script("x", "CM1", "Français", lesson="La fable", steps=steps))
    lines = entry.contenu.replace(NBSP, " ").split("\n")
    leads = [line for line in lines if not line.startswith("–")]
    assert leads == ["Français : la fable", "Mathématiques : les fractions"]
    assert [one.title for one in entry.supports] == ["Manuel", "Manuel de mathématiques"]


def test_no_ability_is_left_out_for_want_of_room() -> None:
    able = [
        f"{verb} les œuvres de l’exposition dans l’ordre de leur création" for verb in ("Classer", "Décrire", "Dater")
    ]
    told = planned("Apprendre la leçon", abilities="\n".join(able))
    assert [line.startswith("Être capable") for line in told] == [True, True]
    assert all(verb in "".join(told) for verb in ("classer", "décrire", "dater"))


def test_abilities_do_not_say_what_the_work_says_and_are_two_beside_it() -> None:
    able = "Classer des mots.\nDire la fin du récit comme « il était une fois ».\nLire.\nCompter et noter des vers."
    told = planned("Écrire une lettre ; dire « il était une fois ».", abilities=able)
    assert told[0] == "Être capable de classer des mots et de lire"
    assert told[1].endswith("; dire la fin du récit comme « il était une fois »")
    assert planned("Compter ses vers ; noter dix rimes", abilities=able.replace("Lire.\n", ""))[0] == (
        "Être capable de classer des mots et de dire la fin du récit comme « il était une fois »"
    )


def test_abilities_are_no_work_beside_what_is_to_be_brought() -> None:
    assert planned("Apporter un tablier", abilities="Peindre à la gouache") == ["Apporter un tablier"]
    assert planned("Écrire une lettre", abilities="Classer des mots")[0] == "Être capable de classer des mots"


def test_learning_the_lesson_means_what_its_phase_taught_and_a_part_of_a_text_has_its_lines() -> None:
    phases = (Phase("Cours", "Règle et propriété de l’aire."), Phase("Étude", "Dernière strophe, vers 9 à 12."))
    plan = Plan("Lire", phases, "Apprendre la leçon\nRecopier la dernière strophe")
    work = proposal(Script("x", "6e", "Français", lesson="Le récit", plan=plan)).homework[0].text
    assert work.replace(NBSP, " ").split("\n") == [
        "Connaître la règle et la propriété de l’aire", "Recopier la dernière strophe (vers 9 à 12)",
    ]  # fmt: skip


def test_a_long_line_of_what_to_learn_is_read_once() -> None:
    learnt = "Apprendre la leçon" + " sur les mots" * 60
    assert any(line.startswith("Apprendre la leçon") for line in planned(f"{learnt}{NBSP}: fin"))


def test_a_long_word_among_the_materials_is_read_once() -> None:
    assert planned("Finir l’exercice", materials="a" * 300_000) == planned("Finir l’exercice")


@pytest.mark.parametrize(
    ("abilities", "told"),
    [
        (["Lire et tracer les courbes", "Déterminer un prix"],
         "Être capable de lire et de tracer les courbes, et de déterminer un prix"),
        (["Brancher un voltmètre", "Énoncer et appliquer la loi"],
         "Être capable de brancher un voltmètre, d’énoncer et d’appliquer la loi"),
        (["Expérimenter, schématiser", "Utiliser les mots"],
         "Être capable d’expérimenter, de schématiser et d’utiliser les mots"),
        (["Lire, écrire et comparer les nombres"], "Être capable de lire, d’écrire et de comparer les nombres"),
        (["Lire un texte et répondre à des questions"],
         "Être capable de lire un texte et de répondre à des questions"),
    ],
)  # fmt: skip
def test_two_verbs_of_one_object_stay_together(abilities: list[str], told: str) -> None:
    assert able_lines(abilities) == [told]
