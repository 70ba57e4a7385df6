"""Year of a class as a file: only entries that may leave are in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.services.cahier.leaving_boards import ENTRY
from tests.support.posted_calls import PostedAtOnce
from tests.support.rosters import AtOnce
from tni.cahier.entry import CahierEntry
from tni.cahier.entry_builder import build_entry
from tni.cahier.seance_log import SeanceEnded, SeanceStarted
from tni.cahier.seance_summary import SeanceState
from tni.services.cahier.notebook_service import NotebookChangedError, NotebookService
from tni.store.seances import SeanceStore


@pytest.fixture
def service(tmp_path: Path) -> NotebookService:
    store = SeanceStore(tmp_path / "sessions.db")
    started = SeanceStarted(ENTRY.start, None, ENTRY.class_name, ENTRY.subject, ENTRY.lesson, 1)
    store.append(ENTRY.session, 0, (started, SeanceEnded(ENTRY.start + timedelta(minutes=55))))
    store.save(ENTRY, SeanceState.FINISHED)
    return NotebookService(store, AtOnce(), PostedAtOnce(), tmp_path, build_entry, lambda _: b"%PDF")


def fail(error: Exception) -> None:
    raise error


def test_a_year_with_another_entry_is_not_written(service: NotebookService, tmp_path: Path) -> None:
    path, found, errors = tmp_path / "year.zip", list[CahierEntry](), list[Exception]()
    service.entries("5eA", 2026, found.extend, fail)
    assert found == [ENTRY]
    service.amend(replace(ENTRY, contenu="Exposé de Zoé"), fail)
    service.write_year("5eA", 2026, path, found, lambda _: None, lambda *_: None, errors.append)
    assert [type(error) for error in errors] == [NotebookChangedError]
    assert not path.exists()


def test_an_amended_entry_stays_confirmed(service: NotebookService) -> None:
    service.amend(replace(ENTRY, contenu="Bilan"), fail)
    past: list[SeanceState] = []
    service.past(lambda found: past.extend(one.summary.state for one in found), fail)
    assert past == [SeanceState.FINISHED]
