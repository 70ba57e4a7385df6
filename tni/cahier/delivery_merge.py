"""Merging of what the computers of one teacher know of a delivery.

What she wants (publish this text, or take it back) and what is known of the server are two parts, each with an age; of
each the newest holds, and the state follows from both. So an edit on one computer and a receipt on another both stay.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tni.cahier.delivery import Delivery, DeliveryState, Goal, Stamp, delivery_id, fingerprint
from tni.cahier.delivery_codec import DeliveryDecodeError, delivery_from_json, delivery_to_json
from tni.cahier.memory_note import MemoryNote
from tni.cahier.outgoing_entry import OutgoingDecodeError, OutgoingEntry, outgoing_from_json, outgoing_to_json
from tni.core.json_fields import count_field, text_field

MOST = (1 << 63) - 1
"""Greatest version of a note that can be stored."""
_CLOSED = (DeliveryState.SENT, DeliveryState.DIFFERS, DeliveryState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class DeliverySnapshot:
    """All that another computer has to know of a delivery. notes: of the connector."""

    delivery: Delivery
    entry: OutgoingEntry
    notes: Mapping[str, MemoryNote] = field(default_factory=dict)


def stamped(before: Delivery | None, after: Delivery, computer: str) -> Delivery:
    """Return a delivery that a program of a computer has changed, with the ages of what it changed."""
    following = Stamp(max(after.wanted.number, after.known.number) + 1, computer)
    if before is None or (before.goal, before.fingerprint) != (after.goal, after.fingerprint):
        after = replace(after, wanted=following)
    if before is not None and _known(before) != _known(after):
        after = replace(after, known=following)
    return after


def _known(found: Delivery) -> object:
    return found.started, found.ended, found.arrived, found.checked, found.remote, found.differences


def adopted(other: Delivery, place: int) -> Delivery:
    """Return a delivery that was handed over on another computer, at a place in the order of this one."""
    bare = replace(other, place=place, failures=0, wait=None, trouble=None, state=DeliveryState.WAITING)
    return bare if other.is_open else replace(bare, state=_state(bare))


def merged(own: Delivery, other: Delivery) -> Delivery:
    """Return what is right when both are put together. What this computer ran into stays, unless that settles it."""
    made = own
    if _wish_age(other) > _wish_age(own):
        made = replace(
            made, goal=other.goal, fingerprint=other.fingerprint, label=other.label, handed_at=other.handed_at,
            at_once=other.at_once, wanted=other.wanted,
        )  # fmt: skip
    if other.known > own.known:
        made = replace(
            made, ended=other.ended, arrived=other.arrived, checked=other.checked, remote=other.remote,
            address=other.address, warnings=other.warnings, differences=other.differences, sent_at=other.sent_at,
            known=other.known,
        )  # fmt: skip
    made = replace(made, started=own.started or other.started)
    if made == own:
        return own
    is_theirs = made.wanted == other.wanted != own.wanted and made.known == other.known
    state = DeliveryState.WAITING if is_theirs and other.is_open else _state(made)
    is_other_wish = (made.goal, made.fingerprint) != (own.goal, own.fingerprint)
    if state in _CLOSED or own.state in _CLOSED or is_other_wish:
        return replace(made, state=state, failures=0, wait=None, trouble=None)
    return made


def _wish_age(found: Delivery) -> tuple[int, float, str]:
    """Age of what the teacher wants; of two that did not know of each other, the one handed over later is newer."""
    return found.wanted.number, found.handed_at.timestamp(), found.wanted.by


def _state(found: Delivery) -> DeliveryState:
    """Return the state that follows from what is wanted and known."""
    if found.goal is Goal.LEAVE:
        return DeliveryState.WITHDRAWN
    if found.goal is Goal.WITHDRAW:
        is_gone = found.ended is DeliveryState.WITHDRAWN or not found.started
        return DeliveryState.WITHDRAWN if is_gone else DeliveryState.WAITING
    is_there = found.ended in (DeliveryState.SENT, DeliveryState.DIFFERS) and found.checked == found.fingerprint
    return found.ended if is_there and found.ended is not None else DeliveryState.WAITING


def snapshot_to_json(found: DeliverySnapshot) -> str:
    """Encode a snapshot as JSON, which `snapshot_from_json` reads."""
    notes = {key: [one.value, one.version, one.writer] for key, one in sorted(found.notes.items())}
    record = {"delivery": delivery_to_json(found.delivery), "entry": outgoing_to_json(found.entry), "notes": notes}
    return json.dumps(record, ensure_ascii=False)


def snapshot_from_json(text: str) -> DeliverySnapshot:
    """Decode a snapshot. Raises: DeliveryDecodeError on anything that `snapshot_to_json` does not write, or that cannot
    be stored, also where the entry is not that of the delivery."""
    try:
        record = json.loads(text)
        for part in (text, record["delivery"], record["entry"]):
            _check_text(part)
        delivery, entry = delivery_from_json(record["delivery"]), outgoing_from_json(record["entry"])
        notes = {text_field(key): _note(one) for key, one in record["notes"].items()}
        if delivery.id != delivery_id(delivery.account, entry.uid) or delivery.uid != entry.uid:
            raise ValueError("an entry of another delivery")
        if delivery.fingerprint != fingerprint(entry):
            raise ValueError("another text of the entry")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OutgoingDecodeError) as error:
        raise DeliveryDecodeError(f"{type(error).__name__} {error} in snapshot {text[:80]!r}") from error
    return DeliverySnapshot(delivery, entry, notes)


def _note(found: Any) -> MemoryNote:
    value, version, writer = found
    if count_field(version) > MOST:
        raise ValueError("a version that cannot be stored")
    return MemoryNote(text_field(value), version, text_field(writer))


def _check_text(encoded: str) -> None:
    """Raises: UnicodeEncodeError for halves of surrogate pairs, which JSON may escape and nothing stores."""
    if "\\u" in encoded:
        json.dumps(json.loads(encoded), ensure_ascii=False).encode()
