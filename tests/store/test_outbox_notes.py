"""Notes of connectors on a delivery: all of them together are bounded, and what is removed makes room."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from tests.cahier.test_stored_comparison import entry
from tni.cahier.delivery import DeliveryId
from tni.store import outbox_notes
from tni.store.outbox import Outbox
from tni.store.outbox_notes import KEY_MAX, NOTES_MAX, VALUE_MAX


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    return Outbox(tmp_path / "outbox.db")


@pytest.fixture
def id(outbox: Outbox) -> DeliveryId:
    (put,) = outbox.put(entry(), ["moodle"], datetime(2026, 11, 24, 9, tzinfo=UTC))
    return put.id


def test_notes_on_a_delivery_are_bounded_together(outbox: Outbox, id: DeliveryId) -> None:
    for number in range(60):
        outbox.note(id, f"k{number}", "x" * VALUE_MAX)
    flood = partial(map, lambda key: outbox.note(id, key, "x" * VALUE_MAX))
    with pytest.raises(ValueError, match="characters"):
        list(flood(f"more {number}" for number in range(10)))
    outbox.note(id, "program pages", "of the program")
    assert NOTES_MAX / 2 < sum(len(one.value) for one in outbox.notes(id).values()) <= NOTES_MAX
    outbox.note(id, "k0", "")
    outbox.note(id, "k1", "y" * VALUE_MAX)
    outbox.note(id, "new", "x" * (VALUE_MAX - KEY_MAX))
    assert outbox.notes(id)["k1"].value == "y" * VALUE_MAX


def test_what_was_removed_longest_ago_gives_way_to_new_notes(
    outbox: Outbox, id: DeliveryId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox_notes, "NOTES_MAX", 10 * KEY_MAX)
    keys = [f"{number:0{KEY_MAX}}" for number in range(20)]
    outbox.note(id, "kept", "7")
    for key in keys:
        outbox.note(id, key, "8")
        outbox.note(id, key, "")
    noted = outbox.notes(id)
    assert noted["kept"].value == "7"
    assert keys[0] not in noted
    assert keys[-1] in noted, "another computer is told that it is removed"
