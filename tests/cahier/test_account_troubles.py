"""Accounts to which the last sending failed for a fault of theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cahier.test_delivery import waiting
from tni.cahier.account_troubles import account_troubles, is_seen_by_check
from tni.cahier.delivery import Delivery, DeliveryState, Remedy, Trouble, TroubleSource

FORBIDDEN = Trouble(TroubleSource.NETWORK, "forbidden", Remedy.TEACHER, "Cahier")
SIGN_IN = Trouble(TroubleSource.CONNECTOR, "sign in", Remedy.ACCOUNT)
OF_ENTRY = Trouble(TroubleSource.CONNECTOR, "no slot", Remedy.TEACHER)
OF_NETWORK = Trouble(TroubleSource.NETWORK, "offline", Remedy.RETRY, "ent.example")
AWAY = Trouble(TroubleSource.NETWORK, "no folder", Remedy.RETRY, "Cahier")
NO_PLUGIN = Trouble(TroubleSource.PROGRAM, "no connector", Remedy.ACCOUNT)


def delivery(place: int, trouble: Trouble | None = None) -> Delivery:
    state = DeliveryState.SENT if trouble is None else DeliveryState.NEEDS_TEACHER
    return replace(waiting(), account="a", place=place, state=state, trouble=trouble)


@pytest.mark.parametrize("trouble", [FORBIDDEN, SIGN_IN, NO_PLUGIN, AWAY])
def test_a_fault_of_the_account_is_told(trouble: Trouble) -> None:
    assert account_troubles([delivery(2, trouble), delivery(1)]) == {"a": trouble}


@pytest.mark.parametrize("trouble", [OF_ENTRY, OF_NETWORK])
def test_a_fault_of_the_entry_or_of_the_network_is_not(trouble: Trouble) -> None:
    assert account_troubles([delivery(1, trouble)]) == {}


def test_what_arrived_later_says_that_the_account_works() -> None:
    assert account_troubles([delivery(1, FORBIDDEN), delivery(2)]) == {}
    assert account_troubles([delivery(1, SIGN_IN), delivery(2)]) == {"a": SIGN_IN}, "nothing goes there before"


def test_what_was_given_up_marks_nothing() -> None:
    given_up = replace(delivery(1, FORBIDDEN), state=DeliveryState.WITHDRAWN)
    assert account_troubles([given_up]) == {}


def test_a_check_sees_a_sign_in_that_ended_and_the_rights_in_a_folder_alone() -> None:
    assert is_seen_by_check(SIGN_IN, is_folder=False)
    assert is_seen_by_check(FORBIDDEN, is_folder=True)
    assert not is_seen_by_check(FORBIDDEN, is_folder=False)
