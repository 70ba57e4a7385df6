"""Order in which deliveries are sent: as they were handed over, account by account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from tni.cahier.delivery import Delivery, DeliveryId, DeliveryState

HOLDING_FAILURES = 3
"""Failures in a row up to which a delivery holds up those behind it. Later it waits by itself: what is wrong may lie in
this entry alone."""


@dataclass(frozen=True, slots=True)
class SendingTurn:
    """Delivery that is to be sent next. at: the time; not after `now` if it is due."""

    delivery: Delivery
    at: datetime


def turns(deliveries: Iterable[Delivery], now: datetime, opens_at: datetime | None) -> list[SendingTurn]:
    """Return what may be sent next, what is due first. opens_at: when sending is allowed again, None if it is now.

    Of an account it is the first delivery that waits; deliveries that failed often or need the teacher are passed
    over, and nothing goes to an account whose password is refused. What is wanted at once goes first, at any hour.
    """
    accounts: dict[str, list[Delivery]] = {}
    for one in deliveries:
        accounts.setdefault(one.account, []).append(one)
    found = [turn for of_account in accounts.values() for turn in _of_account(of_account, now, opens_at)]
    return sorted(found, key=lambda turn: (max(turn.at, now), not turn.delivery.at_once, turn.delivery.place))


def _of_account(deliveries: list[Delivery], now: datetime, opens_at: datetime | None) -> Iterator[SendingTurn]:
    if any(one.holds_account or one.state is DeliveryState.SENDING for one in deliveries):
        return
    waiting = [one for one in deliveries if one.state is DeliveryState.WAITING]
    for one in sorted(waiting, key=lambda one: (not one.at_once, one.place, one.id)):
        ends = now if one.wait is None else one.wait.ends_at(now)
        yield SendingTurn(one, ends if opens_at is None or one.at_once else max(ends, opens_at))
        if not one.at_once and one.failures < HOLDING_FAILURES:
            return


def waits_for_window(found: Delivery, opens_at: datetime | None) -> bool:
    """Return whether a delivery waits for the hours of sending."""
    return opens_at is not None and found.state is DeliveryState.WAITING and not found.at_once


def held_accounts(deliveries: Iterable[Delivery]) -> Mapping[str, DeliveryId]:
    """Return the accounts to which nothing goes before the teacher has done something, each with a delivery that says
    why."""
    return {one.account: one.id for one in deliveries if one.holds_account}
