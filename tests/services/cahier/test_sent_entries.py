"""What sending leaves to do, for the list of past séances."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.cahier.test_delivery import NOW, waiting
from tests.cahier.test_stored_comparison import entry
from tests.store.test_seances import LOG, ONE
from tni.cahier.delivery import DeliveryState
from tni.cahier.ent_account import new_account
from tni.cahier.entry_builder import build_entry
from tni.services.cahier.past_filter import LeftToDo
from tni.services.cahier.sent_entries import left_by, left_to_do
from tni.store.outbox import Outbox


@pytest.mark.parametrize(
    ("states", "left"),
    [
        ([DeliveryState.SENT, DeliveryState.SENT], LeftToDo.NOTHING),
        ([DeliveryState.SENT, DeliveryState.WAITING], LeftToDo.TO_SEND),
        ([DeliveryState.DIFFERS, DeliveryState.WAITING], LeftToDo.TO_CORRECT),
        ([DeliveryState.REFUSED], LeftToDo.TO_CORRECT),
        ([DeliveryState.WITHDRAWN], LeftToDo.TO_SEND),
        ([], LeftToDo.TO_SEND),
    ],
)
def test_the_worst_delivery_says_what_is_left(states: list[DeliveryState], left: LeftToDo) -> None:
    assert left_to_do([replace(waiting(), state=state) for state in states], has_account=True) is left


def test_an_entry_that_goes_nowhere_leaves_nothing_to_send(tmp_path: Path) -> None:
    made, outbox = build_entry(ONE, LOG), Outbox(tmp_path / "outbox.db")
    folder = replace(new_account("folder", "/ent"), classes=frozenset({made.class_name}))
    assert left_by(outbox, lambda: ())(made) is LeftToDo.NOTHING
    assert left_by(outbox, lambda: (folder,))(made) is LeftToDo.TO_SEND
    outbox.put(replace(entry(), uid=made.uid), [folder.id], NOW)
    assert left_by(outbox, lambda: ())(made) is LeftToDo.TO_SEND
