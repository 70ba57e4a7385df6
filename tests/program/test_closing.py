"""Closing of the whole program: whichever part fails, the lesson and the votes are stored and no writer is left."""

from __future__ import annotations

import threading
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.support.running_program import folders, wait_for, write
from tests.support.sockets import Socket
from tests.support.widgets import click
from tni.api.devices import Vote
from tni.app.application import Application
from tni.app.build import build
from tni.core.closing import CloseError
from tni.core.ids import ClickerId
from tni.core.settings import PICTURE_WIDTH_MM, RENDERER, TOUR_OFFERED
from tni.quiz.round import RoundPhase
from tni.store.last_lesson_file import LastLessonFile
from tni.store.lesson_lock import is_locked
from tni.store.settings_file import SettingsFile
from tni.store.votes import read_ledger, read_rounds
from tni.ui.chrome.commands import CommandId

STEPS = (
    "devices",
    "teaching",
    "teaching.clicker_controller",
    "teaching.classroom",
    "teaching.classroom.receivers.connected",
    "teaching.classroom.phones",
    "teaching.projector",
    "teaching.results",
    "teaching.questions",
    "teaching.seance",
    "teaching.seances.cahier",
    "teaching.windows",
    "main_controller",
    "current_lesson",
    "stores.votes",
    "stores.roster",
    "pdf",
)
FAIL_LATE = ("devices", "teaching", "teaching.classroom", "current_lesson", "stores.votes", "stores.roster")
"""Parts made of others, those that store the work, and the search for devices: they fail at their
end."""
WRITERS = ("lesson-writer", "vote writer", "publisher")


def started(app: QApplication, home: Path) -> Application:
    settings = SettingsFile(folders(home).settings)
    settings.set(PICTURE_WIDTH_MM, 1600.0)
    settings.set(TOUR_OFFERED, True)
    settings.set(RENDERER, "raster")
    program = build(app, folders(home), settings, Socket())
    program.start(full_screen=False)
    return program


def clean_up(program: Application) -> None:
    program.main_controller.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def writers() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith(WRITERS)]


def fail_late(close: Callable[[], None], name: str) -> Callable[[], None]:
    def run() -> None:
        close()
        raise OSError(name)

    return run


def fail_before(_close: Callable[[], None], name: str) -> Callable[[], None]:
    def run() -> None:
        raise OSError(name)

    return run


@pytest.mark.parametrize("failing", STEPS)
def test_lesson_and_votes_are_stored_whichever_part_fails(
    qapp: QApplication, tmp_path: Path, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = started(qapp, tmp_path)
    write(program, (200, 200), (400, 260))
    program.main_controller.commands[CommandId.ASK].trigger()
    program.teaching.on_events([Vote(ClickerId("iclicker:00000001"), "B", monotonic())])
    path = program.current_lesson.lesson.path
    assert path is not None
    part = attrgetter(failing)(program)
    fail = fail_late if failing in FAIL_LATE else fail_before
    monkeypatch.setattr(part, "close", fail(part.close, failing))
    with pytest.raises(CloseError) as failed:
        program.close()
    assert [str(error) for error in failed.value.causes] == [failing]
    assert writers() == []
    assert not is_locked(path)
    last = LastLessonFile(folders(tmp_path).last_lesson).read()
    assert last is not None
    assert last.clean
    votes = folders(tmp_path).data / "votes.db"
    (round_id,) = read_rounds(votes)
    ledger = read_ledger(votes, round_id)
    assert [vote.choice for vote in ledger.votes] == ["B"]
    assert ledger.phases[-1].phase is RoundPhase.CLOSED
    clean_up(program)


def test_the_trial_with_phones_of_a_new_computer_works_and_ends(qapp: QApplication, tmp_path: Path) -> None:
    program = started(qapp, tmp_path)
    commands, teaching = program.main_controller.commands, program.teaching
    commands[CommandId.START_SEANCE].trigger()
    panel = teaching.seance.panel
    assert panel is not None
    click(panel, "Classe d’essai")
    teaching.phones.service.switch_on()
    wait_for(lambda: teaching.phones.service.state.is_up, "phones")
    program.close()
    assert writers() == []
    clean_up(program)
