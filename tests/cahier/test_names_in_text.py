"""Which names are taken for names, which may be words, and which a teacher may confirm for good."""

from __future__ import annotations

import pytest

from tni.cahier.name_removal import without_names
from tni.cahier.names_in_text import FoundName, NameFinder, NameKind, PupilName
from tni.core.ids import PupilId

CLASS = [
    PupilName(PupilId("karim"), "Karim", "Benali"),
    PupilName(PupilId("emma"), "Emma", "Dupont", "Mercier"),
    PupilName(PupilId("rose"), "Rose", "El Amrani"),
    PupilName(PupilId("pierre"), "Pierre", "de La Tour"),
    PupilName(PupilId("an"), "An", "Le"),
    PupilName(PupilId("alan"), "Alan", "O"),
    PupilName(PupilId("mai"), "Mai", "Nguyễn"),
    PupilName(PupilId("other"), "Jules", "Verne", only_full=True),
]


def found(text: str) -> list[FoundName]:
    return NameFinder(CLASS).find(text)


@pytest.mark.parametrize(
    ("text", "written", "kind"),
    [
        ("lu par Karim Benali", "Karim Benali", NameKind.FULL),
        ("BENALI, Karim", "BENALI, Karim", NameKind.FULL),
        ("karimbenali.pdf", "karimbenali", NameKind.FULL),
        ("kbenali.pdf", "kbenali", NameKind.WITH_INITIAL),
        ("avec Karim B. hier", "Karim B", NameKind.WITH_INITIAL),
        ("K. Benali", "K. Benali", NameKind.WITH_INITIAL),
        ("lu par K. B. hier", "K. B", NameKind.INITIALS),
        ("E. Mercier", "E. Mercier", NameKind.WITH_INITIAL),
        ("dm e.mercier.txt", "e.mercier", NameKind.WITH_INITIAL),
        ("les Amrani", "Amrani", NameKind.LAST),
        ("chez pierre de la tour", "pierre de la tour", NameKind.FULL),
        ("avec Jules Verne", "Jules Verne", NameKind.FULL),
    ],
)
def test_the_longest_name_is_told(text: str, written: str, kind: NameKind) -> None:
    one = next(one for one in found(text) if not one.may_be_word)
    assert (one.written, one.kind) == (written, kind)


INITIALS = (
    PupilName(PupilId("1"), "Karim", "Benali"), PupilName(PupilId("2"), "Léa", "Martin"),
    PupilName(PupilId("3"), "Simon", "Viard-Thomas"), PupilName(PupilId("4"), "Tom", "Petit"),
    PupilName(PupilId("5"), "Jules", "Verne", only_full=True),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Exposé de KB sur les volcans.", ["KB"]), ("KB absent, LM en retard.", ["KB", "LM"]),
        ("Passage au tableau : KB", ["KB"]), ("Groupe (KB, LM)", ["KB", "LM"]), ("KB puis TP noté", ["KB"]),
        ("avec KB.", ["KB"]),
    ],
)  # fmt: skip
def test_bare_initials_of_a_pupil_are_found_and_may_be_something_else(text: str, written: list[str]) -> None:
    names = NameFinder(INITIALS).find(text)
    assert [one.written for one in names] == written
    assert {(one.kind, one.may_be_word) for one in names} == {(NameKind.BARE_INITIALS, True)}
    assert [one.wording for one in names] == [one.lower() for one in written], "the answer is kept for the class"


@pytest.mark.parametrize(
    "text",
    [
        "Tracer le segment [KB].", "la droite (KB)", "KB = 5 cm", "on a AB=KB", "le segment KB", "tracer KB et XY",
        "Placer K, B", "le point KB3", "kb de données", "Kb", "BK absent", "TP de SVT", "le TP", "KBM", "LE TABLEAU KB",
        "KB-12", "https://a.example/KB/", "JV absent", "5eKB", "un KB/s",
    ],
)  # fmt: skip
def test_abbreviations_and_points_of_a_figure_are_no_initials(text: str) -> None:
    assert [one.written for one in NameFinder(INITIALS).find(text)] == []


def test_many_initials_are_looked_for_in_a_time_that_grows_with_the_text() -> None:
    assert len(NameFinder(INITIALS).find("KB " * 100_000)) == 100_000


@pytest.mark.parametrize(
    "text", ["le segment KB", "avec la 4eB.", "la 5e M.", "l'an mil", "Karima", "l'emmanchure", "Jules lit, Verne"]
)
def test_other_words_are_no_names(text: str) -> None:
    assert [one.written for one in found(text) if not one.may_be_word] == []


@pytest.mark.parametrize(
    ("text", "may_be_word"),
    [
        ("une rose et une tour", True),
        ("Rose ou tulipe ?", True),
        ("LA ROSE DES VENTS", True),
        ("le centre O", True),
        ("le conte Le Chat botté", True),
        ("avec Rose", False),
        ("avec Mai", False),
        ("le 8 mai", True),
        ("avec rose b. et ROSE", True),
        ("lu par ROSE hier", False),
        ("emma a lu", False),
    ],
)
def test_a_common_word_is_a_name_with_a_capital_within_a_sentence(text: str, may_be_word: bool) -> None:
    assert all(one.may_be_word is may_be_word for one in found(text) if one.written != "ROSE" or "par" in text)
    assert found(text)


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("un sonnet de Pierre de Ronsard", "Pierre de Ronsard"),
        ("la vie d’Emma Bovary à Yonville", "Emma Bovary"),
        ("une pierre", "pierre"),
        ("Le vent", "le"),
        ("Pierre lit", ""),
        ("avec Pierre", ""),
        ("Demain Emma lit", ""),
        ("avec Emma Karim", ""),
        ("avec Karim Benali", ""),
    ],
)
def test_a_wording_is_confirmed_for_good_if_it_names_no_pupil_by_itself(text: str, wording: str) -> None:
    assert next(one.wording for one in found(text)) == wording


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Exposé d’Emma sur les volcans.", "Exposé d’un élève sur les volcans."),
        ("Emma et Karim ont présenté.", "Des élèves ont présenté."),
        ("Exposé (Emma)", "Exposé"),
        ("- Emma\n- Karim B.\nBilan", "Bilan"),
        ("Exposé de Karim, puis travail.", "Exposé d’un élève, puis travail."),
        ("Le dossier que Karim rend.", "Le dossier qu’un élève rend."),
        ("l'Emma et la Emma ; les Emmas", "l'élève et l’élève ; les élèves"),
        ("Emma a lu, elle a chanté.", "Une élève a lu, elle a chanté."),
        ("Avec K. B. et Emma D. : affiche.", "Avec des élèves : affiche."),
        ("Texte lu par Karim B. Ensuite, bilan.", "Texte lu par un élève. Ensuite, bilan."),
        ("Emma", ""),
    ],
)
def test_what_takes_the_place_of_a_name_is_french(text: str, left: str) -> None:
    assert without_names(text, [one for one in found(text) if not one.may_be_word]) == left


def test_a_row_of_initials_without_an_end_is_read_once() -> None:
    """Read from each letter to the end, it takes a quarter of an hour."""
    assert found("A B C " * 10_000) == []
    assert len(found("Emma " * 10_000)) == 10_000
