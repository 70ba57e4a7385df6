"""State of the outbox, as windows and commands show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tni.cahier.delivery import Delivery, DeliveryId
from tni.cahier.sending_order import held_accounts, turns, waits_for_window
from tni.files.errors import QuarantinedError


@dataclass(frozen=True, slots=True)
class ShownDelivery:
    """Delivery with what it waits for. next_at: its next attempt, None while nothing is to come or others go first.
    waits_for_window: it waits for the hours of sending. held_by: delivery whose trouble keeps everything from its
    account, None when nothing does, or when it is this one."""

    delivery: Delivery
    next_at: datetime | None = None
    waits_for_window: bool = False
    held_by: DeliveryId | None = None


@dataclass(frozen=True, slots=True)
class SendingState:
    """Outbox at a time. opens_at: when sending is allowed again, None if it is now. next_at: when there is something to
    send, None for never by itself. problem: error of the outbox itself. handing_over: number of entries that are not
    on the disk yet. repaired: what is to be told of a damaged outbox that was repaired in this run. is_shared: other
    computers of the teacher are to know of changes. left_alone: names of files in the shared folder that cannot be read
    and are left alone."""

    at: datetime | None = None
    deliveries: tuple[ShownDelivery, ...] = ()
    opens_at: datetime | None = None
    is_paused: bool = False
    next_at: datetime | None = None
    is_sending: bool = False
    handing_over: int = 0
    problem: Exception | None = None
    repaired: QuarantinedError | None = None
    is_shared: bool = False
    left_alone: tuple[str, ...] = ()


def made_state(
    deliveries: Sequence[Delivery], now: datetime, opens_at: datetime | None, *, paused: bool
) -> SendingState:
    """Return the state of deliveries."""
    found = [] if paused else turns(deliveries, now, opens_at)
    times = {turn.delivery.id: turn.at for turn in found}
    held = held_accounts(deliveries)
    shown = tuple(
        ShownDelivery(
            one,
            times.get(one.id),
            waits_for_window(one, opens_at),
            holder if one.is_open and (holder := held.get(one.account)) != one.id else None,
        )
        for one in deliveries
    )
    return SendingState(now, shown, opens_at, paused, min(times.values(), default=None))
