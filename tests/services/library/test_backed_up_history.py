"""States of a lesson in the backups, beside its history: listed once, read, restored without losing what is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.services.library.test_history_service import Room
from tests.store.test_lesson_snapshot import PICTURE, image, make_lesson
from tests.support.lessons import PAGE, a_stroke
from tni.files.library_errors import BackupError, BackupTroubleKind
from tni.services.library.backed_up_history import BackedUpHistory
from tni.services.library.history_service import EarlierPages, ListedRevision
from tni.store.backup_place import BackupPlace
from tni.store.lesson_identity import read_lesson_id
from tni.store.lesson_snapshot import read_content


class Office:
    """A lesson that was backed up before it was changed, and whose history begins after that."""

    def __init__(self, folder: Path) -> None:
        self.room = Room(folder)
        make_lesson(self.room.path, PAGE, a_stroke("before"), image("i", PICTURE), media=(PICTURE,))
        self.place = BackupPlace.create(folder / "key", self.room.clock.at)
        self.service = BackedUpHistory(self.room.library, self.place.folder, "clé", self.room.service, self.room.tasks)
        self.back_up()
        self.before = read_content(self.room.path)
        self.room.change(a_stroke("after"))
        self.room.save(days=1)

    def back_up(self, *, days: int = 0) -> None:
        self.room.clock.at += timedelta(days=days)
        self.place.write(self.room.library, self.room.clock.at, "here")

    def ask(self, ask: Callable[..., None], *arguments: object) -> Any:
        return self.room.ask(ask, self.room.path, *arguments)

    def listed(self) -> list[ListedRevision]:
        found: list[ListedRevision] = self.ask(self.service.list_revisions)
        return found


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_only_states_that_the_history_does_not_have_are_listed_once(office: Office) -> None:
    for _ in range(3):  # three backups of a state that is in the history
        office.back_up(days=1)
    (state,) = office.listed()
    assert (state.author, state.page_count, state.name) == ("clé", 1, "")
    assert state.backed_up is not None
    assert state.made <= state.backed_up


def test_a_state_is_listed_under_the_name_that_the_lesson_had(office: Office) -> None:
    moved = office.room.path.with_name("Fractions simples.tni")
    office.room.path.rename(moved)
    office.room.path = moved
    office.room.save()
    assert len(office.listed()) == 1


def test_another_lesson_of_the_same_name_is_not_listed(office: Office) -> None:
    office.room.path.unlink()
    make_lesson(office.room.path, PAGE, a_stroke("another"))
    assert read_lesson_id(office.room.path) != office.before.lesson_id
    assert office.listed() == []


def test_pages_and_media_of_a_state_are_read_and_compared(office: Office) -> None:
    office.room.rewrite(PAGE, a_stroke("after"))
    (state,) = office.listed()
    found = office.ask(office.service.compare, state.id, None)
    assert set(found.pages.records) == set(office.before.prepared)
    assert office.service.media(state.id)(image("i", PICTURE).blob) == PICTURE
    assert [change.page for change in found.changes] == [PAGE.id]
    read: EarlierPages = office.ask(office.service.read_pages, state.id, [PAGE.id])
    assert not read.whole
    assert set(read.records) == {PAGE.id, "before", "i"}
    assert read.media == {image("i", PICTURE).blob: PICTURE}


def test_a_closed_lesson_is_put_back_and_what_it_was_stays_in_its_history(office: Office) -> None:
    now = read_content(office.room.path)
    (state,) = office.listed()
    office.ask(office.service.restore_closed, state.id, "kept")
    assert read_content(office.room.path) == office.before
    latest, kept = office.room.listed()[:2]
    assert (latest.is_current, kept.name) == (True, "kept")
    office.ask(office.room.service.restore_closed, kept.id, "again")
    assert read_content(office.room.path) == now


def test_a_state_becomes_a_lesson_of_its_own(office: Office) -> None:
    (state,) = office.listed()
    made = office.ask(office.service.restore_beside, state.id, office.room.path)
    assert made != office.room.path
    assert read_content(made).prepared == office.before.prepared
    assert read_lesson_id(made) != office.before.lesson_id


def test_a_place_that_is_away_is_told_and_what_was_read_stays_readable(office: Office) -> None:
    (state,) = office.listed()
    office.place.folder.rename(office.place.folder.with_name("pulled out"))
    assert office.ask(office.service.read_pages, state.id, None).whole
    failed: list[Exception] = []
    office.service.list_revisions(office.room.path, pytest.fail, failed.append)  # type: ignore[arg-type]
    office.room.tasks.run()
    (error,) = failed
    assert isinstance(error, BackupError)
    assert error.kind is BackupTroubleKind.AWAY


def test_closing_deletes_the_copies(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    office.listed()
    assert list((tmp_path / "temporary").rglob("*.tni"))
    office.service.close()
    office.room.tasks.run()
    assert list((tmp_path / "temporary").iterdir()) == []
