"""Laws of merging what two computers of one teacher know of a delivery."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cahier.test_delivery import ALTERED, BUSY, EDITED, NOW, waiting
from tests.cahier.test_stored_comparison import entry
from tni.cahier import delivery as steps
from tni.cahier.delivery import Delivery, DeliveryState, Goal
from tni.cahier.delivery_codec import DeliveryDecodeError
from tni.cahier.delivery_merge import (
    DeliverySnapshot,
    adopted,
    merged,
    snapshot_from_json,
    snapshot_to_json,
    stamped,
)
from tni.cahier.memory_note import MemoryNote

type Change = Callable[[Delivery], Delivery]

CHANGES: tuple[Change, ...] = (
    lambda found: steps.handed_over(found, EDITED, 5, NOW + timedelta(hours=1)),
    lambda found: steps.handed_over(found, entry(), 6, NOW + timedelta(hours=2)),
    lambda found: steps.started(found) if found.is_open else found,
    lambda found: steps.arrived(found, found.fingerprint, "7", "", ()) if publishes(found) else found,
    lambda found: steps.compared(found, found.fingerprint, (), NOW) if publishes(found) else found,
    lambda found: steps.compared(found, found.fingerprint, ALTERED, NOW) if publishes(found) else found,
    lambda found: steps.failed(found, found, BUSY, NOW, Random(0)) if found.is_open else found,
    steps.retried,
    steps.accepted,
    steps.withdrawn,
    steps.dropped,
    lambda found: steps.removed(found, NOW) if is_under_way(found) and found.goal is Goal.WITHDRAW else found,
)


def is_under_way(found: Delivery) -> bool:
    return found.is_open and found.started


def publishes(found: Delivery) -> bool:
    return is_under_way(found) and found.goal is Goal.PUBLISH


changes = st.lists(st.sampled_from(CHANGES), max_size=4)


def changed(found: Delivery, made: list[Change], computer: str) -> Delivery:
    for change in made:
        found = stamped(found, change(found), computer)
    return found


def shared(found: Delivery) -> object:
    """What both computers must agree on."""
    closed = found.state if not found.is_open else None
    wants = (found.goal, found.fingerprint, found.wanted)
    return wants, found.known, found.ended, found.arrived, found.checked, found.differences, closed


def first() -> Delivery:
    return stamped(None, waiting(), "a")


@settings(max_examples=150)
@given(changes, changes, changes)
def test_two_computers_agree_after_each_has_read_the_other(
    before: list[Change], here: list[Change], there: list[Change]
) -> None:
    common = changed(first(), before, "a")
    one, other = changed(common, here, "a"), changed(adopted(common, 9), there, "b")
    both, same = merged(one, other), merged(other, one)
    assert shared(both) == shared(same)
    assert merged(both, other) == both, "nothing more to be learnt"
    assert merged(both, same) == both


@settings(max_examples=50)
@given(changes)
def test_a_computer_that_has_nothing_takes_all(made: list[Change]) -> None:
    found = changed(first(), made, "a")
    taken = adopted(found, 4)
    assert (shared(taken), taken.place, taken.trouble) == (shared(replace(found, state=taken.state)), 4, None)
    assert taken.is_open or taken.state is found.state


def test_an_earlier_text_that_is_handed_over_again_waits_on_both_computers() -> None:
    edited = changed(first(), [steps.started, CHANGES[4], CHANGES[0]], "a")
    again = changed(adopted(edited, 9), [CHANGES[1]], "b")
    waits = (merged(edited, again), merged(again, edited), adopted(again, 1))
    assert [one.state for one in waits] == [DeliveryState.WAITING] * 3


def test_an_edit_here_and_a_receipt_there_both_stay() -> None:
    edited = changed(first(), [CHANGES[0]], "a")
    sent = changed(adopted(first(), 1), [steps.started, CHANGES[3], CHANGES[4]], "b")
    found = merged(sent, edited)
    assert (found.state, found.label.title, found.remote) == (DeliveryState.WAITING, EDITED.title, "7")
    assert found.fingerprint == edited.fingerprint


def test_what_one_computer_has_sent_is_not_sent_by_the_other_that_failed() -> None:
    failing = changed(first(), [steps.started, CHANGES[6]], "a")
    sent = changed(adopted(first(), 1), [steps.started, CHANGES[3], CHANGES[4]], "b")
    late = stamped(sent, steps.accepted(sent), "b")
    found = merged(failing, replace(late, known=replace(late.known, number=9)))
    assert (found.state, found.failures, found.trouble) == (DeliveryState.SENT, 0, None)


def test_an_entry_that_the_other_computer_has_begun_is_removed_from_the_server() -> None:
    begun = changed(adopted(first(), 1), [steps.started], "b")
    taken_back = changed(first(), [steps.withdrawn], "a")
    assert taken_back.state is DeliveryState.WITHDRAWN
    assert merged(taken_back, begun).state is DeliveryState.WAITING
    assert merged(begun, taken_back).state is DeliveryState.WAITING


def test_one_given_up_there_while_it_is_sent_here_is_not_removed() -> None:
    sending = changed(first(), [steps.started, CHANGES[3]], "a")
    given_up = changed(adopted(first(), 1), [steps.started, steps.dropped], "b")
    for found in (merged(sending, given_up), merged(given_up, sending)):
        assert (found.state, found.goal) == (DeliveryState.WITHDRAWN, Goal.LEAVE)


def test_a_snapshot_is_read_back_and_a_spoilt_one_refused() -> None:
    found = DeliverySnapshot(first(), entry(), {"entry": MemoryNote("7", 1, "a")})
    text = snapshot_to_json(found)
    assert snapshot_from_json(text) == found
    others = (replace(found, entry=EDITED), replace(found, delivery=replace(first(), account="x")))
    for spoilt in ("", "[]", text[:-9], text.replace('["7", 1', '["7", "1"'), *map(snapshot_to_json, others)):
        with pytest.raises(DeliveryDecodeError):
            snapshot_from_json(spoilt)
