"""The history of lessons in the running program, with its worker."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.running_program import folders, running, wait_for, write
from tni.app.library_upkeep import LibraryUpkeep
from tni.core.clock import SystemClock
from tni.document.items import Stroke
from tni.store.lesson_snapshot import content_of
from tni.store.library_history import LibraryHistory
from tni.ui.event_loop.threads import ThreadTaskRunner


@pytest.mark.usefixtures("qapp")
def test_what_was_written_is_a_revision_soon_after_another_lesson_is_opened(tmp_path: Path) -> None:
    library = folders(tmp_path).library
    with running(tmp_path) as program:
        tasks = ThreadTaskRunner(program.main, "library")
        upkeep = LibraryUpkeep(program.current_lesson, library, program.settings, SystemClock(), tasks)
        write(program, (400, 300), (500, 360), (600, 420))
        path = program.current_lesson.lesson.path
        assert path is not None
        program.current_lesson.new()
        history = LibraryHistory(library)
        wait_for(lambda: bool(history.of(path)), "a revision")
        (stored,) = history.of(path)
        records = content_of(history.store, history.store.revision(stored)).prepared.values()
        assert len([record for record in records if isinstance(record, Stroke)]) == 1
        assert history.unsaved() == [], "the open lesson is not closed yet"
        upkeep.close()
