"""History of a delivery, for the teacher who asks where an entry has gone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from tni.cahier.delivery import Delivery, DeliveryState, Goal


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """Change of a delivery. fault, detail: of the trouble that it ran into, "" for none."""

    at: datetime
    state: DeliveryState
    goal: Goal
    fault: str = ""
    detail: str = ""


def event_of(before: Delivery | None, after: Delivery, at: datetime) -> HistoryEvent | None:
    """Return what is noted about a change; None for one that says nothing new."""
    if before is not None and (before.state, before.goal, before.failures, before.fingerprint) == (
        after.state, after.goal, after.failures, after.fingerprint
    ):  # fmt: skip
        return None
    trouble = after.trouble if before is None or after.trouble != before.trouble or after.failures else None
    if trouble is None:
        return HistoryEvent(at, after.state, after.goal)
    return HistoryEvent(at, after.state, after.goal, trouble.fault, trouble.detail)


def history_to_json(event: HistoryEvent) -> str:
    """Encode an event as JSON, which `history_from_json` reads."""
    record = {"at": event.at.isoformat(), "state": event.state.value, "goal": event.goal.value}
    return json.dumps(record | {"fault": event.fault, "detail": event.detail}, ensure_ascii=False)


def history_from_json(text: str) -> HistoryEvent | None:
    """Decode an event; None for one that cannot be read."""
    try:
        record = json.loads(text)
        return HistoryEvent(
            datetime.fromisoformat(record["at"]), DeliveryState(record["state"]), Goal(record["goal"]),
            str(record["fault"]), str(record["detail"]),
        )  # fmt: skip
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
