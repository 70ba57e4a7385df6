"""Lines of the outbox's list, and what can be done with each delivery."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.cahier.test_delivery import waiting
from tni.cahier.delivery import DeliveryState, Goal, Remedy, Trouble, TroubleSource, dropped
from tni.services.cahier.sending_state import SendingState, ShownDelivery
from tni.ui.seance.outbox_rows import DeliveryAct, act_text, acts_of, short_state, sorted_deliveries

NOW = datetime(2026, 11, 27, 20, 30, tzinfo=ZoneInfo("Europe/Paris"))
MONDAY = datetime(2026, 11, 30, 7, tzinfo=ZoneInfo("Europe/Paris"))
WAITING = ShownDelivery(waiting(), MONDAY, waits_for_window=True)


def in_state(state: DeliveryState, remedy: Remedy = Remedy.TEACHER) -> ShownDelivery:
    trouble = Trouble(TroubleSource.NETWORK, "wrong password", remedy)
    return ShownDelivery(
        replace(waiting(), state=state, started=True, trouble=trouble, address="https://ent.example/1")
    )


def test_what_waits_for_its_hours_says_when_it_leaves_and_can_go_now() -> None:
    state = SendingState(NOW, (WAITING,), MONDAY, next_at=MONDAY)
    assert short_state(WAITING, state, NOW).replace("\u00a0", " ") == "partira lundi à 7 h 00"
    acts = acts_of(WAITING, NOW)
    assert [act_text(one, WAITING.delivery) for one in acts] == ["Copier", "Envoyer maintenant", "Ne pas envoyer"]
    assert short_state(WAITING, replace(state, is_paused=True), NOW) == "envois suspendus"


@pytest.mark.parametrize("state", DeliveryState)
def test_each_delivery_can_be_copied_at_once(state: DeliveryState) -> None:
    shown = in_state(state)
    assert DeliveryAct.COPY in acts_of(shown, NOW)
    assert short_state(shown, SendingState(NOW, (shown,)), NOW)


def test_where_the_account_is_the_matter_it_comes_first() -> None:
    assert acts_of(in_state(DeliveryState.NEEDS_TEACHER, Remedy.ACCOUNT), NOW)[0] is DeliveryAct.SIGN_IN
    assert acts_of(in_state(DeliveryState.NEEDS_TEACHER), NOW)[0] is DeliveryAct.RETRY
    differs = in_state(DeliveryState.DIFFERS)
    assert [act_text(one, differs.delivery) for one in acts_of(differs, NOW)] == [
        "Renvoyer", "Voir dans le navigateur", "Laisser tel quel", "Copier", "Retirer de l’ENT"
    ]  # fmt: skip


def test_what_was_refused_before_anything_was_written_is_not_to_be_taken_out_of_the_ent() -> None:
    refused = in_state(DeliveryState.REFUSED).delivery
    assert act_text(DeliveryAct.WITHDRAW, refused) == "Ne pas envoyer"
    assert act_text(DeliveryAct.WITHDRAW, replace(refused, remote="12")) == "Retirer de l’ENT"


def test_what_is_taken_back_is_not_taken_back_twice() -> None:
    shown = replace(WAITING, delivery=replace(WAITING.delivery, goal=Goal.WITHDRAW, started=True))
    assert DeliveryAct.WITHDRAW not in acts_of(shown, NOW)


def test_a_removal_that_cannot_go_on_is_given_up() -> None:
    stuck = in_state(DeliveryState.NEEDS_TEACHER, Remedy.ACCOUNT)
    stuck = replace(stuck, delivery=replace(stuck.delivery, goal=Goal.WITHDRAW, started=True))
    end = acts_of(stuck, NOW)[-1]
    assert (end, act_text(end, stuck.delivery)) == (DeliveryAct.LEAVE, "Laisser tel quel")
    left = replace(stuck, delivery=dropped(stuck.delivery))
    assert short_state(left, SendingState(NOW, (left,)), NOW) == "laissé tel quel"


def test_what_needs_her_comes_first_and_the_latest_sent_before_the_older() -> None:
    states = (DeliveryState.SENT, DeliveryState.WAITING, DeliveryState.SENT, DeliveryState.REFUSED)
    shown = [ShownDelivery(replace(waiting(), state=state, place=place)) for place, state in enumerate(states)]
    assert [one.delivery.place for one in sorted_deliveries(shown)] == [3, 1, 2, 0]
