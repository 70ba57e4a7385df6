"""A séance on a full disk: it begins as a whole, the prepared lesson stays as it was, and the cause is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.own_disks import fill, own_disk
from tests.support.running_program import items, wait_for, write
from tests.support.teaching_room import Room, room
from tests.support.widgets import button, texts
from tni.cahier.seance_summary import SeanceState
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.question_panel import QuestionPanel


@pytest.fixture
def full(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[Room, Path]]:
    """A room with a prepared lesson, whose disk is full, and what fills it."""
    with own_disk(tmp_path / "disk", "24m") as disk, room(qapp, disk) as made:
        made.board.window.do(lambda editor: editor.add_text("Les fractions", 20, 20))
        wait_for(lambda: made.program.current_lesson.lesson.port.saved, "the prepared lesson")
        fill(disk / "filler")
        yield made, disk / "filler"


def test_it_begins_as_a_whole_and_its_ink_stays_out_of_the_prepared_lesson(full: tuple[Room, Path]) -> None:
    here, _ = full
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    layer = here.board.editor.seance
    assert here.teaching.seances.state.class_name == "5eA"
    assert layer is not None
    assert here.board.window.bar.seance_button.class_name == "5eA"
    write(here.program, (200, 200), (400, 260))
    assert len(items(here.program)) == 2
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    sheet.done.click()
    wait_for(lambda: here.board.editor.seance is None, "the end of the séance")
    assert len(items(here.program)) == 1


def test_the_cause_and_what_to_do_are_told(full: tuple[Room, Path]) -> None:
    here, _ = full
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    wait_for(lambda: any("cahier de la séance" in text for text in here.notices), "the notice")
    (told,) = [text for text in here.notices if "cahier de la séance" in text]
    assert "Le disque est plein : libérer de la place." in told
    assert not any("Cela n’a pas marché" in text for text in here.notices)


def test_with_room_again_the_seance_is_stored_as_it_was(full: tuple[Room, Path]) -> None:
    here, filler = full
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    wait_for(lambda: any("cahier de la séance" in text for text in here.notices), "the notice")
    filler.unlink()
    cahier = here.teaching.seances.cahier

    def is_stored() -> bool:
        cahier.retry()
        return not cahier.unsaved

    wait_for(is_stored, "the writes")
    (kept,) = here.program.stores.seances.listed()
    assert (kept.class_name, kept.state) == ("5eA", SeanceState.OPEN)


def test_closing_asks_while_the_seance_is_in_memory_alone(full: tuple[Room, Path]) -> None:
    here, filler = full
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    cahier = here.teaching.seances.cahier
    here.end_seance()
    wait_for(lambda: cahier.writes.refusal is not None, "the refusal")
    here.board.window.close()
    assert here.board.window.isVisible()
    (asked,) = questions(here)
    assert "La séance de 5eA n’est pas enregistrée" in texts(asked)
    assert any("Le disque est plein : libérer de la place." in text for text in texts(asked))
    button(asked, "Annuler").click()
    assert questions(here) == []
    here.board.window.close()
    button(questions(here)[0], "Réessayer").click()
    wait_for(lambda: bool(questions(here)), "the question, since the disk is still full")
    filler.unlink()
    button(questions(here)[0], "Réessayer").click()
    wait_for(lambda: not here.board.window.isVisible(), "the end")
    assert [one.state for one in here.program.stores.seances.listed()] == [SeanceState.FINISHED]


def test_she_may_close_without_it(full: tuple[Room, Path]) -> None:
    here, _ = full
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    here.end_seance()
    wait_for(lambda: here.teaching.seances.cahier.writes.refusal is not None, "the refusal")
    here.board.window.close()
    button(questions(here)[0], "Fermer sans l’enregistrer").click()
    assert not here.board.window.isVisible()


def test_the_notice_goes_once_the_seance_is_stored(full: tuple[Room, Path]) -> None:
    here, filler = full
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    wait_for(lambda: any("cahier de la séance" in text for text in here.notices), "the notice")
    cahier = here.teaching.seances.cahier
    wait_for(lambda: cahier.writes.refusal is not None, "the refusal")
    filler.unlink()
    cahier.retry()
    wait_for(lambda: not any("cahier de la séance" in text for text in here.notices), "the end of the notice")
    here.board.window.close()
    assert ["La séance avec 5eA continue" in texts(one) for one in questions(here)] == [True]


def questions(here: Room) -> list[QuestionPanel]:
    return [one for one in here.board.window.findChildren(QuestionPanel) if one.isVisible()]
