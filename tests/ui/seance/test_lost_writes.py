"""A write of a séance that a fault of the program stops twice: it is said to be lost, and holds up no closing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.running_program import wait_for
from tests.support.teaching_room import Room, proposed, room
from tests.support.widgets import button
from tni.ui.chrome.question_panel import QuestionPanel

LOST = "Une partie de la séance n’a pas pu être enregistrée"


@pytest.fixture
def here(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    """A room in which a séance has ended and is stored."""
    with room(qapp, tmp_path) as made:
        made.teaching.seance.begin(made.class_id, "5eA", "Maths")
        made.teaching.seances.finish(proposed(made.teaching.seances).entry, keep_ink=False)
        wait_for(lambda: not made.teaching.seances.cahier.unsaved, "the end")
        yield made


def fail_once(here: Room) -> None:
    """Let a fault of the program stop a write."""

    def write() -> None:
        raise KeyError("a fault of the program")

    writes = here.teaching.seances.cahier.writes
    writes.add(write)
    wait_for(lambda: writes.refusal is not None, "the fault")


def questions(here: Room) -> list[QuestionPanel]:
    return [one for one in here.board.window.findChildren(QuestionPanel) if one.isVisible()]


def test_what_is_given_up_is_said_and_closing_asks_nothing(here: Room) -> None:
    fail_once(here)
    here.teaching.seances.cahier.retry()
    wait_for(lambda: any(LOST in text for text in here.notices), "the notice")
    assert not any("gardé en mémoire" in text for text in here.notices)
    here.board.window.close()
    assert questions(here) == []
    assert not here.board.window.isVisible()


def test_trying_again_in_vain_closes_nothing_later(here: Room) -> None:
    fail_once(here)
    here.board.window.close()
    button(questions(here)[0], "Réessayer").click()
    wait_for(lambda: any(LOST in text for text in here.notices), "the notice")
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    wait_for(lambda: not here.teaching.seances.cahier.unsaved, "the next séance")
    assert here.board.window.isVisible()
    assert questions(here) == []


def test_a_question_that_is_closed_closes_nothing_later(here: Room) -> None:
    fail_once(here)
    here.board.window.close()
    questions(here)[0].put_away()
    here.teaching.seances.cahier.retry()
    wait_for(lambda: any(LOST in text for text in here.notices), "the notice")
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    wait_for(lambda: not here.teaching.seances.cahier.unsaved, "the next séance")
    assert here.board.window.isVisible()
