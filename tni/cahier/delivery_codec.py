"""JSON form of deliveries, as the outbox keeps them. Unknown fields are passed over, so that later versions may add
some."""

from __future__ import annotations

import json
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from tni.cahier.delivery import (
    Delivery,
    DeliveryId,
    DeliveryLabel,
    DeliveryState,
    Goal,
    Remedy,
    Stamp,
    Trouble,
    TroubleSource,
    Wait,
)
from tni.cahier.stored_comparison import Difference, DifferenceKind
from tni.core.errors import TniError

DELIVERY_VERSION = 1


class DeliveryDecodeError(TniError):
    """A stored delivery cannot be read."""


def delivery_to_json(found: Delivery) -> str:
    """Encode a delivery as JSON, which `delivery_from_json` reads."""
    return json.dumps({"version": DELIVERY_VERSION, **_fields(found)}, default=_plain, ensure_ascii=False)


def _fields(found: Any) -> dict[str, object]:
    return {name: getattr(found, name) for name in found.__slots__}


def _plain(value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case Enum():
            return value.value
        case DeliveryLabel() | Wait() | Stamp() | Trouble() | Difference():
            return _fields(value)
    raise TypeError(f"{value!r} has no JSON form")


def delivery_from_json(text: str) -> Delivery:
    """Decode a delivery. Raises: DeliveryDecodeError on anything that `delivery_to_json` does not write."""
    try:
        record = json.loads(text)
        if record["version"] != DELIVERY_VERSION:
            raise ValueError("a delivery of a later program")
        wait, trouble, sent_at = record["wait"], record["trouble"], record["sent_at"]
        label = record["label"]
        return Delivery(
            id=DeliveryId(_text(record["id"])),
            account=_text(record["account"]),
            uid=UUID(record["uid"]),
            label=DeliveryLabel(
                _text(label["class_name"]), _text(label["subject"]), _time(label["start"]), _text(label["title"])
            ),
            fingerprint=_text(record["fingerprint"]),
            place=_count(record["place"]),
            handed_at=_time(record["handed_at"]),
            state=DeliveryState(record["state"]),
            goal=Goal(record["goal"]),
            at_once=_flag(record["at_once"]),
            started=_flag(record["started"]),
            arrived=_text(record["arrived"]),
            checked=_text(record["checked"]),
            failures=_count(record["failures"]),
            wait=None if wait is None else Wait(_time(wait["since"]), _number(wait["seconds"])),
            trouble=None if trouble is None else _trouble(trouble),
            differences=tuple(_difference(one) for one in record["differences"]),
            remote=_text(record["remote"]),
            address=_text(record["address"]),
            warnings=tuple(_text(one) for one in record["warnings"]),
            sent_at=None if sent_at is None else _time(sent_at),
            ended=None if record["ended"] is None else DeliveryState(record["ended"]),
            wanted=_stamp(record["wanted"]),
            known=_stamp(record["known"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DeliveryDecodeError(f"{type(error).__name__} {error} in delivery {text[:80]!r}") from error


def _trouble(record: dict[str, Any]) -> Trouble:
    return Trouble(
        TroubleSource(record["source"]), _text(record["fault"]), Remedy(record["remedy"]), _text(record["host"]),
        _text(record["detail"]), _number(record["retry_s"]),
    )  # fmt: skip


def _stamp(record: dict[str, Any]) -> Stamp:
    return Stamp(_count(record["number"]), _text(record["by"]))


def _difference(record: dict[str, Any]) -> Difference:
    return Difference(
        DifferenceKind(record["kind"]), _text(record["where"]), _text(record["sent"]), _text(record["stored"])
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not a text: {value!r}")
    return value


def _count(value: object) -> int:
    if type(value) is not int or value < 0:
        raise TypeError(f"not a count: {value!r}")
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 0:
        raise TypeError(f"not a length of time: {value!r}")
    return float(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"neither true nor false: {value!r}")
    return value


def _time(value: object) -> datetime:
    found = datetime.fromisoformat(_text(value))
    if found.tzinfo is None:
        raise ValueError(f"a time without its offset: {value!r}")
    return found
