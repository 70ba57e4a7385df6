"""Tests of the service of correction codes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tni.document.correction_code import CodeList, CodeLists, CorrectionCode
from tni.files.atomic import WriteError
from tni.services.correction.code_lists import CodeListsService

SPELLING, AGREEMENT, VERBS = (CorrectionCode(label) for label in "OAC")
USUAL = CodeLists((CodeList("Français", (SPELLING, AGREEMENT, VERBS)), CodeList("Maths")))


@dataclass
class Shelf:
    """A file in memory. full: nothing more can be written."""

    kept: CodeLists | None = None
    full: bool = False

    def read(self) -> CodeLists | None:
        return self.kept

    def write(self, lists: CodeLists) -> None:
        if self.full:
            raise WriteError(Path("codes"), OSError(28, "full"))
        self.kept = lists


def test_the_usual_lists_are_offered_and_nothing_is_written_before_a_change() -> None:
    shelf = Shelf()
    service = CodeListsService(shelf, lambda: USUAL)
    assert service.code == SPELLING
    service.choose(2)
    assert service.code == VERBS
    assert shelf.kept is None
    service.change(USUAL.with_current(CodeList("Français", (SPELLING, VERBS))))
    assert shelf.kept == service.lists
    assert service.code == VERBS  # chosen still, at another place


def test_keys_choose_and_tell() -> None:
    service, told = CodeListsService(Shelf(), lambda: USUAL), list[CodeLists]()
    service.subscribe(told.append)
    assert service.choose_by_key("a")
    assert service.code == AGREEMENT
    assert not service.choose_by_key("x")
    assert service.code == AGREEMENT
    assert len(told) == 1


def test_a_list_without_codes_has_none_chosen_until_it_gets_one() -> None:
    service = CodeListsService(Shelf(), lambda: USUAL)
    empty = CodeLists(USUAL.lists, 1)
    service.change(empty)
    assert service.code is None
    service.choose(0)
    assert service.code is None
    service.change(empty.with_current(CodeList("Maths", (AGREEMENT,))))
    assert service.code == AGREEMENT


def test_the_removal_of_the_chosen_code_chooses_a_neighbour() -> None:
    service = CodeListsService(Shelf(), lambda: USUAL)
    service.choose(2)
    service.change(USUAL.with_current(USUAL.current.without(2)))
    assert service.code == AGREEMENT


def test_a_change_that_cannot_be_written_is_in_use_and_said() -> None:
    shelf = Shelf(full=True)
    service = CodeListsService(shelf, lambda: USUAL)
    with pytest.raises(WriteError):
        service.change(USUAL.with_list("Histoire"))
    assert service.lists.current.name == "Histoire"


def test_what_another_window_wrote_is_taken_over() -> None:
    shelf = Shelf()
    service = CodeListsService(shelf, lambda: USUAL)
    service.choose(1)
    shelf.kept = USUAL.with_current(CodeList("Français", (VERBS, AGREEMENT)))
    service.refresh()
    assert (service.code, service.place) == (AGREEMENT, 1)
