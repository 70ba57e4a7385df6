"""What is left of a program that was closed: nothing. Qt keeps what is connected to an object that it keeps."""

from __future__ import annotations

import gc
import weakref
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.support.hands import equip
from tests.support.results_year import write_weeks
from tests.support.running_program import folders, running, wait_for, write
from tests.support.sockets import Socket
from tests.support.teaching_room import Room, room
from tni.app.application import Application
from tni.app.build import build, rebuild
from tni.core.settings import PICTURE_WIDTH_MM
from tni.devices import sysfs
from tni.quiz.question_draft import QuestionDraft
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.event_loop.garbage_collector import GarbageCollector

PROGRAMS = 10


def parts(program: Application) -> dict[str, weakref.ref[object]]:
    """What must go with a program, by name."""
    board = program.main_controller
    found: dict[str, object] = {
        "window": board.window,
        "canvas": board.window.canvas,
        "board": board,
        "session": board.editor,
        "document": board.editor.document,
        "shown lesson": board.shown,
        "current lesson": program.current_lesson,
        "look": board.kit.theme,
        "commands": board.commands,
        "teaching": program.teaching,
        "quiz": program.teaching.voting.rounds,
        "main thread": program.main,
    }
    return {name: weakref.ref(part) for name, part in found.items()}


def alive(found: dict[str, weakref.ref[object]]) -> list[str]:
    for _ in range(2):  # what goes may let something else go
        QCoreApplication.processEvents()
        delete_deferred()
        gc.collect()
    return [name for name, part in found.items() if part() is not None]


def delete_deferred() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def as_before() -> Iterator[None]:
    yield
    gc.unfreeze()


def use(home: Path) -> dict[str, weakref.ref[object]]:
    """A program in which something is written; what must go with it."""
    equip(home)
    with running(home) as program:
        write(program, (100, 100), (200, 200), (300, 100))
        return parts(program)


def test_a_program_that_was_closed_is_freed(tmp_path: Path, qapp: QApplication) -> None:
    assert alive(use(tmp_path)) == []


def test_a_program_that_was_taught_with_is_freed(tmp_path: Path, qapp: QApplication) -> None:
    with room(qapp, tmp_path) as here:
        found = teach(here)
        del here
    assert alive(found) == []


def teach(here: Room) -> dict[str, weakref.ref[object]]:
    """A vote, the results with all their views, panels and forms; what must go with the program."""
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    here.teaching.vote.ask(QuestionDraft())
    here.teaching.voting.reveal()
    here.teaching.voting.put_away()
    here.teaching.results.open(write_weeks(here, pupils=5, weeks=1))
    sheet = here.teaching.results.sheet
    assert sheet is not None
    wait_for(lambda: here.teaching.results.review.state.summary is not None, "the votes")
    for button in sheet.view.findChildren(TextButton):
        button.click()
        QCoreApplication.processEvents()
    for command in (CommandId.SETTINGS, CommandId.PRINT, CommandId.QUESTIONS):
        here.trigger(command)
        QCoreApplication.processEvents()
    return parts(here.program) | {"sheet": weakref.ref(sheet)}


def test_a_program_that_was_made_anew_in_another_language_is_freed(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, as_before: None
) -> None:
    monkeypatch.setattr(sysfs, "system_devices", Socket)
    equip(tmp_path, **{PICTURE_WIDTH_MM.key: 1600.0})
    program = build(qapp, folders(tmp_path))
    program.start(full_screen=False)
    found = parts(program)
    looked = GarbageCollector(lambda: False)
    looked.begin()
    program = rebuild(program, folders(tmp_path))
    try:
        QCoreApplication.processEvents()  # what is on its way holds what it is for
        delete_deferred()
        looked.renew()
        assert alive(found) == []
    finally:
        program.close()


def test_programs_leave_no_objects(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> None:
    """By kind, not in bytes: what Python and Qt keep for themselves differs from system to system."""
    alive(use(tmp_path_factory.mktemp("first")))  # what is loaded and kept once
    before = kinds()
    for number in range(PROGRAMS):
        alive(use(tmp_path_factory.mktemp(f"program{number}")))
    more = {kind: count for kind, count in (kinds() - before).items() if count >= PROGRAMS}
    ours = {kind: count for kind, count in more.items() if kind.startswith(("tni.", "PySide6."))}
    assert not ours
    assert sum(more.values()) < 100 * PROGRAMS


def kinds() -> Counter[str]:
    return Counter(f"{type(thing).__module__}.{type(thing).__qualname__}" for thing in gc.get_objects())
