"""JSON form of deliveries, as the outbox keeps them. Unknown fields are passed over, so that later versions may add
some."""

from __future__ import annotations

import json
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
from tni.core.json_fields import count_field, flag_field, json_form, seconds_field, text_field, time_field

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
        case DeliveryLabel() | Wait() | Stamp() | Trouble() | Difference():
            return _fields(value)
    return json_form(value)


def delivery_from_json(text: str) -> Delivery:
    """Decode a delivery. Raises: DeliveryDecodeError on anything that `delivery_to_json` does not write."""
    try:
        record = json.loads(text)
        if record["version"] != DELIVERY_VERSION:
            raise ValueError("a delivery of a later program")
        wait, trouble, sent_at = record["wait"], record["trouble"], record["sent_at"]
        label = record["label"]
        return Delivery(
            id=DeliveryId(text_field(record["id"])),
            account=text_field(record["account"]),
            uid=UUID(record["uid"]),
            label=DeliveryLabel(
                text_field(label["class_name"]),
                text_field(label["subject"]),
                time_field(label["start"]),
                text_field(label["title"]),
            ),
            fingerprint=text_field(record["fingerprint"]),
            place=count_field(record["place"]),
            handed_at=time_field(record["handed_at"]),
            state=DeliveryState(record["state"]),
            goal=Goal(record["goal"]),
            at_once=flag_field(record["at_once"]),
            started=flag_field(record["started"]),
            arrived=text_field(record["arrived"]),
            checked=text_field(record["checked"]),
            failures=count_field(record["failures"]),
            wait=None if wait is None else Wait(time_field(wait["since"]), seconds_field(wait["seconds"])),
            trouble=None if trouble is None else _trouble(trouble),
            differences=tuple(_difference(one) for one in record["differences"]),
            remote=text_field(record["remote"]),
            address=text_field(record["address"]),
            warnings=tuple(text_field(one) for one in record["warnings"]),
            sent_at=None if sent_at is None else time_field(sent_at),
            ended=None if record["ended"] is None else DeliveryState(record["ended"]),
            wanted=_stamp(record["wanted"]),
            known=_stamp(record["known"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DeliveryDecodeError(f"{type(error).__name__} {error} in delivery {text[:80]!r}") from error


def _trouble(record: dict[str, Any]) -> Trouble:
    return Trouble(
        TroubleSource(record["source"]), text_field(record["fault"]), Remedy(record["remedy"]),
        text_field(record["host"]), text_field(record["detail"]), seconds_field(record["retry_s"]),
    )  # fmt: skip


def _stamp(record: dict[str, Any]) -> Stamp:
    return Stamp(count_field(record["number"]), text_field(record["by"]))


def _difference(record: dict[str, Any]) -> Difference:
    return Difference(
        DifferenceKind(record["kind"]),
        text_field(record["where"]),
        text_field(record["sent"]),
        text_field(record["stored"]),
    )
