"""A séance on a full disk, or on one that becomes full at its very end: the prepared lesson stays as it was, the cause
is told, and the program is not closed before the disk has answered."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
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

ROOT = Path(__file__).parents[3]


@pytest.fixture
def full(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[Room, Path]]:
    """A room with a prepared lesson, whose disk is full, and what fills it."""
    with own_disk(tmp_path / "disk", "24m") as disk, room(qapp, disk) as made:
        made.board.window.do(lambda editor: editor.add_text("Les fractions", 20, 20))
        wait_for(lambda: made.program.current_lesson.lesson.port.saved, "the prepared lesson")
        fill(disk / "filler")
        yield made, disk / "filler"
        (disk / "filler").unlink(missing_ok=True)  # what it still has in memory is stored at its end


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


def test_the_notice_of_the_lesson_goes_once_it_is_written_again(full: tuple[Room, Path]) -> None:
    here, filler = full
    write(here.program, (200, 200), (400, 260))
    wait_for(lambda: any("Tout est gardé" in text for text in here.notices), "the notice")
    filler.unlink()
    wait_for(lambda: not any("Tout est gardé" in text for text in here.notices), "the end of the notice")
    assert here.program.current_lesson.lesson.health.good


# -- full at the last moment


@pytest.fixture
def taught(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[Room, Path]]:
    """A room in which a séance was stored so far, and what is to fill its disk."""
    with own_disk(tmp_path / "disk", "24m") as disk, room(qapp, disk) as here:
        here.teaching.seance.begin(here.class_id, "5eA", "Maths")
        stored(here)
        yield here, disk / "filler"
        (disk / "filler").unlink(missing_ok=True)


def stored(here: Room) -> None:
    wait_for(lambda: not here.teaching.seances.cahier.unsaved, "the writes")


def asks(here: Room) -> bool:
    return any("La séance de 5eA n’est pas enregistrée" in texts(one) for one in questions(here))


def end_on_a_disk_that_is_full_only_now(here: Room, filler: Path) -> None:
    """Quit, and end the séance as she is asked to: its end is the first that the disk refuses."""
    here.board.window.close()
    button(questions(here)[0], "Terminer la séance").click()
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    sheet.contenu.setPlainText("Encadrer des fractions.")
    stored(here)
    fill(filler)
    sheet.done.click()


def test_the_program_is_not_closed_before_the_end_of_the_seance_is_stored(taught: tuple[Room, Path]) -> None:
    here, filler = taught
    end_on_a_disk_that_is_full_only_now(here, filler)
    wait_for(lambda: asks(here), "the question")
    assert here.board.window.isVisible()
    filler.unlink()
    button(questions(here)[0], "Réessayer").click()
    wait_for(lambda: not here.board.window.isVisible(), "the end")
    (kept,) = here.program.stores.seances.listed()
    entry = here.program.stores.seances.entry(kept.id)
    assert kept.state is SeanceState.FINISHED
    assert entry is not None
    assert entry.contenu == "Encadrer des fractions."


def test_what_is_tried_in_vain_says_so_and_has_the_focus_on_trying_again(taught: tuple[Room, Path]) -> None:
    here, filler = taught
    end_on_a_disk_that_is_full_only_now(here, filler)
    wait_for(lambda: asks(here), "the question")
    assert not any("Réessayé" in text for text in texts(questions(here)[0]))
    button(questions(here)[0], "Réessayer").click()
    wait_for(lambda: asks(here), "the question again")
    (asked,) = questions(here)
    assert any(text.startswith("Réessayé, sans succès. Le disque est plein") for text in texts(asked))
    assert asked.window().focusWidget() is button(asked, "Réessayer")


def test_after_cancel_the_program_stays_and_the_seance_goes_on(taught: tuple[Room, Path]) -> None:
    here, filler = taught
    end_on_a_disk_that_is_full_only_now(here, filler)
    wait_for(lambda: asks(here), "the question")
    button(questions(here)[0], "Annuler").click()
    filler.unlink()
    here.teaching.seances.cahier.retry()
    stored(here)
    assert here.board.window.isVisible()
    here.board.window.close()
    assert not here.board.window.isVisible()


def test_what_was_typed_last_is_not_lost_by_going_on_later(taught: tuple[Room, Path]) -> None:
    here, filler = taught
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    stored(here)
    fill(filler)
    sheet.contenu.setPlainText("Encadrer des fractions.")
    here.board.window.close()
    button(questions(here)[0], "Reprendre plus tard").click()
    wait_for(lambda: asks(here), "the question")
    filler.unlink()
    button(questions(here)[0], "Réessayer").click()
    wait_for(lambda: not here.board.window.isVisible(), "the end, without another question")
    (kept,) = here.program.stores.seances.listed()
    entry = here.program.stores.seances.entry(kept.id)
    assert kept.state is SeanceState.OPEN
    assert entry is not None
    assert entry.contenu == "Encadrer des fractions."


def test_a_program_that_is_stopped_says_what_the_disk_did_not_take(tmp_path: Path) -> None:
    with own_disk(tmp_path / "disk", "24m") as disk:
        homes = {f"XDG_{kind}_HOME": str(disk / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE", "STATE")}
        env = {**os.environ, "HOME": str(disk), "QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "fr", **homes}
        command = [sys.executable, "-m", "tests.ui.seance.full_disk_child"]
        with subprocess.Popen(
            command, cwd=ROOT, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "taught\n", child.communicate()
            fill(disk / "filler")
            child.send_signal(signal.SIGTERM)
            _, said = child.communicate(timeout=120)
    assert "Le disque est plein : libérer de la place." in said
    assert child.returncode == 1


# -- the notice


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
