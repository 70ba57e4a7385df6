"""Delivery whose record cannot be read, made of what is left of it, so that it is shown and not lost."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from tni.cahier.delivery import (
    Delivery,
    DeliveryId,
    DeliveryLabel,
    DeliveryState,
    ProgramFault,
    Remedy,
    Trouble,
    TroubleSource,
    fingerprint,
    label_of,
)
from tni.cahier.outgoing_entry import OutgoingEntry

_UNREADABLE = Trouble(TroubleSource.PROGRAM, ProgramFault.RECORD_UNREADABLE.value, Remedy.TEACHER)


def rebuilt(
    id: DeliveryId, uid: UUID, place: int, changed_at: datetime, record: str, entry: OutgoingEntry | None
) -> Delivery:
    """Return the delivery of a damaged record: it waits for the teacher, and something of it may be at the ENT. entry:
    None if it cannot be read either. Its account is "" where that cannot be told."""
    return Delivery(
        id,
        _account_in(record),
        uid,
        DeliveryLabel("", "", changed_at, "") if entry is None else label_of(entry),
        "" if entry is None else fingerprint(entry),
        place,
        changed_at,
        state=DeliveryState.NEEDS_TEACHER,
        started=True,
        trouble=_UNREADABLE,
    )


def is_rebuilt(found: Delivery) -> bool:
    """Return whether a delivery is one whose record could not be read, and about which nothing was decided since."""
    return found.state is DeliveryState.NEEDS_TEACHER and found.trouble == _UNREADABLE


def _account_in(record: str) -> str:
    with suppress(ValueError, TypeError, KeyError, RecursionError):
        found = json.loads(record)["account"]
        return found if isinstance(found, str) else ""
    return ""
