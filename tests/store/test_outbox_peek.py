"""A look into the outbox at the start of the program."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.cahier.test_stored_comparison import entry
from tni.cahier.delivery import withdrawn
from tni.store.outbox import Outbox
from tni.store.outbox_peek import is_something_waiting

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


def test_only_an_outbox_in_which_something_waits_is_worth_loading(tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    assert not is_something_waiting(path)
    assert not path.exists()
    outbox = Outbox(path)
    (waiting,) = outbox.put(replace(entry(), files=(), works=()), ["a"], NOW)
    assert is_something_waiting(path)
    outbox.change(waiting.id, withdrawn, NOW)
    assert not is_something_waiting(path)


def test_one_that_cannot_be_read_is_loaded_so_that_its_trouble_is_told(tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    path.write_bytes(b"no database" * 100)
    assert is_something_waiting(path)
