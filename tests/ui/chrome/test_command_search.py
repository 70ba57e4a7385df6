"""Commands are found by the names that teachers give them."""

from __future__ import annotations

import pytest

from tni.ui.chrome.command_names import EVERYDAY_NAMES
from tni.ui.chrome.command_search import CommandSearch, has_one_typo, search_terms
from tni.ui.chrome.command_table import command_table
from tni.ui.chrome.commands import CommandId


@pytest.fixture(scope="module")
def search() -> CommandSearch:
    return CommandSearch(command_table())


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("chrono", CommandId.STOPWATCH),
        ("minuteur", CommandId.STOPWATCH),
        ("compte à rebours", CommandId.STOPWATCH),
        ("cacher", CommandId.CURTAIN),
        ("cacher", CommandId.HIDE_BOARD),
        ("rideau", CommandId.CURTAIN),
        ("spot", CommandId.LASER),
        ("élève au hasard", CommandId.RANDOM_PUPIL),
        ("eleve au hasard", CommandId.RANDOM_PUPIL),
        ("imprimer", CommandId.PRINT),
        ("pdf", CommandId.IMPORT_PDF),
        ("pdf", CommandId.EXPORT_PDF),
        ("photo", CommandId.IMAGE),
        ("cahier de textes", CommandId.PAST_SEANCES),
        ("grands carreaux", CommandId.RULING_SEYES),
        ("liste des élèves", CommandId.CLASSES),
        ("vidéoprojecteur", CommandId.PROJECTOR),
        ("timer", CommandId.STOPWATCH),
        ("print", CommandId.PRINT),
        ("blackboard", CommandId.PAPER_BLACK),
        ("random student", CommandId.RANDOM_PUPIL),
        ("SURLIGNEUR", CommandId.HIGHLIGHTER),
    ],
)
def test_an_everyday_name_finds_its_command(search: CommandSearch, typed: str, command: CommandId) -> None:
    assert command in search.find(typed)[:4]


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("chornometre", CommandId.STOPWATCH),
        ("surlineur", CommandId.HIGHLIGHTER),
        ("ridau", CommandId.CURTAIN),
        ("imprimmer", CommandId.PRINT),
        ("calibrrer", CommandId.CALIBRATE),
    ],
)
def test_one_typing_error_is_allowed(search: CommandSearch, typed: str, command: CommandId) -> None:
    assert search.find(typed)[0] is command


@pytest.mark.parametrize(("typed", "command"), [("groupes", CommandId.GROUPS), ("grouper", CommandId.GROUP)])
def test_the_very_name_comes_first(search: CommandSearch, typed: str, command: CommandId) -> None:
    assert search.find(typed)[0] is command


def test_a_word_that_is_right_finds_nothing_by_an_error(search: CommandSearch) -> None:
    assert search.find("print") == [CommandId.PRINT], "and not « pointeur »"


@pytest.mark.parametrize("typed", ["", "  ", "xyzzy", "chrono xyzzy plugh", "zz"])
def test_what_is_no_command_finds_none(search: CommandSearch, typed: str) -> None:
    assert search.find(typed) == []


def test_every_command_is_found_by_its_own_label(search: CommandSearch) -> None:
    for command in command_table():
        assert command.id in search.find(command.short or command.text), command.id


def test_every_command_has_everyday_names_in_both_languages() -> None:
    assert [c.id for c in command_table() if len(EVERYDAY_NAMES.get(c.id, "").split()) < 2] == []


def test_words_lose_accents_ligatures_capitals_and_fillers() -> None:
    assert search_terms("L’Œuvre de l'Élève, 2e") == ["oeuvre", "eleve", "2e"]


@pytest.mark.parametrize("other", ["rideau", "ridau", "rideaux", "radeau", "irdeau", "riedau"])
def test_one_error_is_a_letter_more_less_changed_or_swapped(other: str) -> None:
    assert has_one_typo("rideau", other)


@pytest.mark.parametrize("other", ["rdau", "riduea", "bandeau", "edirau", ""])
def test_two_errors_are_too_many(other: str) -> None:
    assert not has_one_typo("rideau", other)
