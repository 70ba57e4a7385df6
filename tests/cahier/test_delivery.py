"""States of a delivery and the order in which deliveries are sent, by laws."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cahier.test_stored_comparison import entry
from tni.api.ent import ConnectorError, ConnectorFault
from tni.cahier.delivery import (
    FEW,
    LONGEST_ASKED_S,
    LONGEST_WAIT_S,
    Delivery,
    DeliveryState,
    Goal,
    Remedy,
    Trouble,
    TroubleSource,
    Wait,
    accepted,
    arrived,
    compared,
    delivery_id,
    dropped,
    failed,
    fingerprint,
    handed_over,
    interrupted,
    new_delivery,
    removed,
    retried,
    started,
    wait_s,
    withdrawn,
)
from tni.cahier.delivery_codec import DeliveryDecodeError, delivery_from_json, delivery_to_json
from tni.cahier.sending_order import HOLDING_FAILURES, turns
from tni.cahier.stored_comparison import Difference, DifferenceKind
from tni.core.network_errors import NetworkError, NetworkFault
from tni.services.cahier.sending_faults import trouble_of

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
LATER = timedelta(minutes=1)
EDITED = replace(entry(), title="Les volumes")
BUSY = Trouble(TroubleSource.NETWORK, "busy", Remedy.RETRY, "ent.example")
ODD = Trouble(TroubleSource.CONNECTOR, "not understood", Remedy.RETRY_FEW)
PASSWORD = Trouble(TroubleSource.CONNECTOR, "sign in", Remedy.ACCOUNT)
REFUSAL = Trouble(TroubleSource.CONNECTOR, "refused", Remedy.REFUSED, detail="Trop tard")
ALTERED = (Difference(DifferenceKind.TEXT, "", "12", ""),)


def waiting(place: int = 1, account: str = "moodle", uid: int = 1) -> Delivery:
    return new_delivery(replace(entry(), uid=UUID(int=uid)), account, place, NOW)


def sent(found: Delivery) -> Delivery:
    mark = found.fingerprint
    return compared(arrived(started(found), mark, "7", "", ()), mark, (), NOW)


def test_an_unchanged_entry_is_not_sent_twice_and_an_edited_one_is_updated() -> None:
    done = sent(waiting())
    assert done.state is DeliveryState.SENT
    assert handed_over(done, entry(), 9, NOW + LATER) == done
    edited = handed_over(done, EDITED, 9, NOW + LATER)
    assert (edited.state, edited.place, edited.label.title) == (DeliveryState.WAITING, 9, "Les volumes")
    assert started(edited).arrived == "", "what is there must be brought up to date"
    assert edited.id == done.id == delivery_id("moodle", entry().uid)


def test_an_edit_while_the_entry_is_sent_is_sent_after_it() -> None:
    under_way = started(waiting())
    edited = handed_over(under_way, EDITED, 9, NOW)
    mark = under_way.fingerprint
    after = compared(arrived(edited, mark, "7", "", ()), mark, ALTERED, NOW)
    assert (after.state, after.place, after.differences) == (DeliveryState.WAITING, 1, ())
    refused = failed(edited, under_way, REFUSAL, NOW, Random(0))
    assert refused.state is DeliveryState.WAITING, "the new text was not tried yet"


def test_what_was_never_begun_is_withdrawn_at_once_and_the_rest_is_removed_first() -> None:
    assert withdrawn(waiting()).state is DeliveryState.WITHDRAWN
    back = withdrawn(sent(waiting()))
    assert (back.state, back.goal) == (DeliveryState.WAITING, Goal.WITHDRAW)
    assert started(back).arrived == ""
    gone = removed(started(back), NOW)
    assert (gone.state, gone.remote) == (DeliveryState.WITHDRAWN, "")
    assert handed_over(gone, entry(), 9, NOW).state is DeliveryState.WAITING
    kept = handed_over(started(back), entry(), 9, NOW)
    assert removed(kept, NOW).state is DeliveryState.WAITING, "handed over again while it was removed"


@given(st.sampled_from([PASSWORD, BUSY, REFUSAL, None]), st.booleans(), st.booleans())
def test_one_that_is_given_up_while_it_is_sent_stays_given_up_and_is_never_removed(
    trouble: Trouble | None, is_known: bool, is_removed: bool
) -> None:
    begun = started(withdrawn(sent(waiting())) if is_removed else waiting())
    mark, left = begun.fingerprint, dropped(begun)
    if is_known:
        left = arrived(left, mark, "7", "", ())
    if trouble is not None:
        after = failed(left, begun, trouble, NOW, Random(0))
    else:
        after = removed(left, NOW) if is_removed else compared(left, mark, (), NOW)
    assert (after.goal, after.state) == (Goal.LEAVE, DeliveryState.WITHDRAWN)
    assert retried(after) == withdrawn(after) == interrupted(after) == after
    assert handed_over(after, entry(), 9, NOW).state is DeliveryState.WAITING


def test_a_difference_is_accepted_or_sent_once_more() -> None:
    there = arrived(started(waiting()), waiting().fingerprint, "7", "", ())
    differs = compared(there, there.fingerprint, ALTERED, NOW)
    assert (differs.state, differs.differences) == (DeliveryState.DIFFERS, ALTERED)
    assert accepted(differs).state is DeliveryState.SENT
    assert started(retried(differs)).arrived == ""


def test_a_fault_that_may_not_pass_is_asked_about_after_a_few_failures() -> None:
    found = waiting()
    for _ in range(FEW):
        assert found.state is DeliveryState.WAITING
        found = failed(started(found), started(found), ODD, NOW, Random(0))
    assert (found.state, found.wait) == (DeliveryState.NEEDS_TEACHER, None)
    assert failed(waiting(), waiting(), REFUSAL, NOW, Random(0)).state is DeliveryState.REFUSED
    for _ in range(20):
        found = failed(retried(found), retried(found), BUSY, NOW, Random(0))
        assert found.state is DeliveryState.WAITING


@given(st.integers(1, 10_000), st.floats(allow_nan=True, allow_infinity=True), st.integers())
def test_waits_are_bounded_and_as_long_as_the_server_asks(failures: int, asked_s: float, seed: int) -> None:
    found = wait_s(failures, asked_s, Random(seed))
    assert 30 <= found <= LONGEST_ASKED_S + LONGEST_WAIT_S
    assert not asked_s <= LONGEST_ASKED_S or found >= asked_s


@given(st.floats(0, 90_000), st.timedeltas(timedelta(days=-4000), timedelta(days=4000)))
def test_no_clock_that_is_set_makes_a_wait_longer(length_s: float, jump: timedelta) -> None:
    now = NOW + jump
    left = Wait(NOW, length_s).ends_at(now) - now
    assert left <= timedelta(seconds=length_s)
    assert jump >= timedelta(0) or left == timedelta(0)


def test_a_refused_password_holds_its_account_alone_until_it_is_given() -> None:
    refused = failed(started(waiting(1)), started(waiting(1)), PASSWORD, NOW, Random(0))
    others = [waiting(2, uid=2), waiting(3, "folder", uid=2)]
    assert [turn.delivery.account for turn in turns([refused, *others], NOW, None)] == ["folder"]
    edited = handed_over(refused, EDITED, 9, NOW)
    assert edited.state is DeliveryState.NEEDS_TEACHER, "an edit is no new password"
    assert [turn.delivery.place for turn in turns([retried(edited), *others], NOW, None)] == [1, 3]


def test_one_that_is_stuck_lets_the_others_pass() -> None:
    first, second = started(waiting(1)), waiting(2, uid=2)
    stuck = failed(first, first, REFUSAL, NOW, Random(0))
    assert [turn.delivery.place for turn in turns([second, stuck], NOW, None)] == [2]
    for count in range(1, HOLDING_FAILURES + 1):
        first = failed(first, first, BUSY, NOW, Random(0))
        found = [turn.delivery.place for turn in turns([second, first], NOW, None)]
        assert found == ([1] if count < HOLDING_FAILURES else [2, 1])


def test_outside_the_hours_only_what_is_wanted_at_once_is_due() -> None:
    opens = NOW + timedelta(hours=10)
    urgent = retried(waiting(2, uid=2), at_once=True)
    found = turns([waiting(1), urgent, waiting(1, "folder")], NOW, opens)
    assert [(turn.delivery.place, turn.at) for turn in found] == [(2, NOW), (1, opens), (1, opens)]


def test_what_goes_at_once_does_so_once_and_another_text_of_it_keeps_to_the_hours() -> None:
    urgent = retried(waiting(), at_once=True)
    assert not failed(started(urgent), started(urgent), BUSY, NOW, Random(0)).at_once
    assert not handed_over(urgent, EDITED, 9, NOW).at_once
    assert handed_over(urgent, entry(), 9, NOW).at_once


@pytest.mark.parametrize("make", [waiting, lambda: sent(waiting()), lambda: withdrawn(sent(waiting()))])
def test_a_killed_program_leaves_nothing_under_way(make: type[Delivery]) -> None:
    found = make()
    assert interrupted(found) == found
    assert interrupted(started(found)).state is DeliveryState.WAITING


def test_a_delivery_is_read_back_and_a_spoilt_one_refused() -> None:
    failing = failed(started(waiting()), started(waiting()), BUSY, NOW, Random(0))
    altered = compared(started(waiting()), waiting().fingerprint, ALTERED, NOW)
    for one in (waiting(), sent(waiting()), failing, altered, retried(failing, at_once=True)):
        assert delivery_from_json(delivery_to_json(one)) == one
    for spoilt in ("", "[]", "{}", delivery_to_json(failing).replace('"waiting"', "7")):
        with pytest.raises(DeliveryDecodeError):
            delivery_from_json(spoilt)


any_text = st.text(st.characters(exclude_categories=()), max_size=30)
kinds = st.sampled_from(DifferenceKind)
any_error = st.one_of(
    st.builds(NetworkError, st.sampled_from(NetworkFault), any_text, st.just(503), st.floats()),
    st.builds(ConnectorError, st.sampled_from(ConnectorFault), any_text),
    st.builds(ValueError, any_text),
)


@given(
    any_text, any_text, st.lists(any_text, max_size=3).map(tuple),
    st.lists(st.builds(Difference, kinds, any_text, any_text, any_text), max_size=3).map(tuple), any_error,
)  # fmt: skip
def test_whatever_a_server_or_a_connector_says_is_read_back(
    remote: str, address: str, warnings: tuple[str, ...], found: tuple[Difference, ...], error: Exception
) -> None:
    begun = started(waiting())
    there = arrived(begun, begun.fingerprint, remote, address, warnings)
    failing = failed(there, begun, trouble_of(error), NOW, Random(0))
    for one in (there, compared(there, begun.fingerprint, found, NOW), failing, retried(failing)):
        read = delivery_from_json(delivery_to_json(one).encode().decode())
        halves = [part for part in _texts(one) if part != part.encode(errors="replace").decode()]
        assert read == one or halves
        assert (read.state, read.trouble, read.wait) == (one.state, one.trouble, one.wait)
        assert (read.fingerprint, read.arrived, len(read.differences)) == (
            one.fingerprint, one.arrived, len(one.differences)
        )  # fmt: skip


def _texts(found: Delivery) -> list[str]:
    told = [text for one in found.differences for text in (one.where, one.sent, one.stored)]
    return [found.remote, found.address, *found.warnings, *told]


any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
BROUGHT = ("wait", "trouble", "differences", "remote", "address", "warnings", "sent_at")


@given(st.sampled_from(BROUGHT), any_json)
def test_no_part_that_a_server_brought_makes_a_delivery_unreadable(part: str, value: object) -> None:
    failing = failed(started(waiting()), started(waiting()), BUSY, NOW, Random(0))
    read = delivery_from_json(json.dumps({**json.loads(delivery_to_json(failing)), part: value}))
    assert (read.id, read.state, read.fingerprint) == (failing.id, failing.state, failing.fingerprint)


@pytest.mark.parametrize("asked_s", ["1764446000000.0", "Infinity", "NaN", "-1", "true", '"bald"'])
def test_a_wait_that_an_earlier_version_wrote_and_could_not_read_is_read(asked_s: str) -> None:
    failing = failed(started(waiting()), started(waiting()), replace(BUSY, retry_s=7.25), NOW, Random(0))
    read = delivery_from_json(delivery_to_json(failing).replace("7.25", asked_s))
    assert read.trouble is not None
    assert read.trouble.fault == "busy"
    assert 0 <= read.trouble.retry_s <= LONGEST_ASKED_S


def test_a_fingerprint_changes_with_anything_that_is_sent() -> None:
    assert fingerprint(entry()) == fingerprint(entry())
    assert len({fingerprint(one) for one in (entry(), EDITED, replace(entry(), room="B204"))}) == 3
