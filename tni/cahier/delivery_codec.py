"""JSON form of deliveries, as the outbox keeps them. Unknown fields are passed over, so that later versions may add
some. What a server or a connector has brought never makes a delivery unreadable: such a part is left out if it cannot
be read."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from tni.cahier.delivery import (
    LONGEST_ASKED_S,
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
    """Encode a delivery as JSON, which `delivery_from_json` reads. Halves of surrogate pairs, which cannot be stored,
    become question marks."""
    text = json.dumps({"version": DELIVERY_VERSION, **_fields(found)}, default=_plain, ensure_ascii=False)
    return text.encode(errors="replace").decode()


def _fields(found: Any) -> dict[str, object]:
    return {name: getattr(found, name) for name in found.__slots__}


def _plain(value: object) -> object:
    match value:
        case DeliveryLabel() | Wait() | Stamp() | Trouble() | Difference():
            return _fields(value)
    return json_form(value)


def delivery_from_json(text: str) -> Delivery:
    """Decode a delivery. Raises: DeliveryDecodeError where it cannot be told what is to be sent, and how far it is."""
    try:
        record = json.loads(text)
        if record["version"] != DELIVERY_VERSION:
            raise ValueError("a delivery of a later program")
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
            wait=_part(record, "wait", _wait),
            trouble=_part(record, "trouble", _trouble),
            differences=_part(record, "differences", _differences) or (),
            remote=_part(record, "remote", text_field) or "",
            address=_part(record, "address", text_field) or "",
            warnings=_part(record, "warnings", _warnings) or (),
            sent_at=_part(record, "sent_at", time_field),
            ended=None if record["ended"] is None else DeliveryState(record["ended"]),
            wanted=_stamp(record["wanted"]),
            known=_stamp(record["known"]),
        )
    except _WRONG as error:
        raise DeliveryDecodeError(f"{type(error).__name__} {error} in delivery {text[:80]!r}") from error


_WRONG = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


def _part[T](record: dict[str, Any], name: str, decode: Callable[[Any], T]) -> T | None:
    """Return a part that nothing is lost without; None if it is missing or cannot be read."""
    found = record.get(name)
    try:
        return None if found is None else decode(found)
    except _WRONG:
        return None


def _wait(record: dict[str, Any]) -> Wait:
    return Wait(time_field(record["since"]), seconds_field(record["seconds"]))


def _trouble(record: dict[str, Any]) -> Trouble:
    return Trouble(
        TroubleSource(record["source"]), text_field(record["fault"]), Remedy(record["remedy"]),
        text_field(record["host"]), text_field(record["detail"]), _asked_s(record["retry_s"]),
    )  # fmt: skip


def _asked_s(found: object) -> float:
    """Return a wait that a server asked for. Any number was once written here."""
    return float(min(found, LONGEST_ASKED_S)) if isinstance(found, int | float) and found > 0 else 0.0


def _differences(found: list[dict[str, Any]]) -> tuple[Difference, ...]:
    return tuple(map(_difference, found))


def _warnings(found: list[object]) -> tuple[str, ...]:
    return tuple(map(text_field, found))


def _stamp(record: dict[str, Any]) -> Stamp:
    return Stamp(count_field(record["number"]), text_field(record["by"]))


def _difference(record: dict[str, Any]) -> Difference:
    return Difference(
        DifferenceKind(record["kind"]),
        text_field(record["where"]),
        text_field(record["sent"]),
        text_field(record["stored"]),
    )
