"""Pages removed from the prepared lesson: who has written on them is said, and one touch brings all back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.running_program import items, write
from tests.support.teaching_room import Room, room
from tests.support.widgets import button
from tests.ui.seance.test_mode import LINE, open_lesson, press
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.notices import Notice


@pytest.fixture
def here(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    """A lesson on whose first page a class has written."""
    with room(qapp, tmp_path) as made:
        made.teaching.start()
        open_lesson(made)
        made.teaching.seance.begin(made.class_id, "5eA", "Maths")
        write(made.program, *LINE)
        made.end_seance()
        yield made


def removed(here: Room) -> Notice | None:
    return next((n for n in here.board.window.notices.shown if n.text.startswith("Page supprimée")), None)


def test_the_class_that_wrote_on_it_is_named_and_an_undo_brings_its_ink_back(here: Room) -> None:
    count, prepared = len(here.board.editor.pages), items(here.program)
    here.trigger(CommandId.DELETE_PAGE)
    notice = removed(here)
    assert notice is not None
    assert "5eA" in notice.text
    press(button(notice, "Annuler"))
    assert len(here.board.editor.pages) == count
    assert items(here.program) == prepared
    assert removed(here) is None
    (layer,) = here.board.editor.seances()
    here.teaching.seance.resume(layer.id)
    assert len(items(here.program)) == len(prepared) + 1


def test_the_undo_is_not_offered_once_something_else_has_changed(here: Room) -> None:
    here.trigger(CommandId.DELETE_PAGE)
    write(here.program, *LINE)
    assert removed(here) is None


def test_a_page_without_ink_of_a_class_goes_without_a_word(here: Room) -> None:
    here.trigger(CommandId.NEXT_PAGE)
    here.trigger(CommandId.DELETE_PAGE)
    assert removed(here) is None


def test_a_class_removes_pages_from_its_own_layer_alone(here: Room) -> None:
    here.teaching.seance.begin(None, "5eB", "Maths")
    here.trigger(CommandId.DELETE_PAGE)
    assert removed(here) is None


def test_the_list_of_pages_says_it_too(here: Room) -> None:
    here.trigger(CommandId.PAGE_PANEL)
    pages = here.board.instruments.pages.panel
    assert pages is not None
    pages.delete_wanted.emit([here.board.editor.page.id])
    assert removed(here) is not None
