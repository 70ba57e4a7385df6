"""Revisions of large lessons are saved by a process, and by the program itself where it cannot."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store.test_lesson_snapshot import make_lesson
from tests.support.lessons import PAGE, a_stroke
from tni.files.lesson_errors import LessonFileError
from tni.services.library import revision_process
from tni.services.library.revision_process import RevisionProcess
from tni.store.library_history import LibraryHistory

NOW = datetime(2026, 10, 1, 17, 0, tzinfo=UTC)


@pytest.fixture
def lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(revision_process, "LARGE_BYTES", 0)
    path = tmp_path / "lessons" / "Les fractions.tni"
    make_lesson(path, PAGE, a_stroke("a"))
    return path


def test_a_process_saves_what_the_program_would(lesson: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    history = LibraryHistory(lesson.parent)
    with monkeypatch.context() as patch:
        patch.setattr(LibraryHistory, "save", None)
        saved = RevisionProcess(history).save(lesson, NOW, "Portable", lesson.name)
    assert saved is not None
    assert saved.is_new
    (stored,) = history.of(lesson)
    revision = history.store.revision(stored)
    assert (stored.id, revision.made, revision.author, stored.path) == (saved.id, NOW, "Portable", lesson.name)
    again = history.save(lesson, NOW, "Portable", lesson.name)
    assert again is not None
    assert (again.id, again.is_new) == (saved.id, False)


def test_what_a_process_cannot_save_is_saved_here(lesson: Path) -> None:
    history = LibraryHistory(lesson.parent)
    gone = RevisionProcess(history, [sys.executable, "-c", "raise SystemExit(1)"])
    saved = gone.save(lesson, NOW, "", lesson.name)
    assert saved is not None
    assert [stored.id for stored in history.of(lesson)] == [saved.id]


def test_the_error_is_that_of_saving_it_here(lesson: Path) -> None:
    lesson.write_bytes(b"no lesson")
    with pytest.raises(LessonFileError):
        RevisionProcess(LibraryHistory(lesson.parent)).save(lesson, NOW, "", lesson.name)
