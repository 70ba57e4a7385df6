"""Accounts to which the last sending failed for a fault of the account itself, not of one entry nor of the network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tni.cahier.delivery import Delivery, DeliveryState, ProgramFault, Trouble, TroubleSource

_SIGNED_OUT = frozenset({"sign in", "switched off", "wrong password", "not https", "not WebDAV", "foreign host"})
"""Faults that a check of the account sees too, by their values in ConnectorFault and NetworkFault."""
_UNWRITABLE = frozenset({"no folder", "forbidden", "quota", "no place", "missing", "conflict"})
"""Faults that show only when something is written; a folder’s check does write."""
_NO_CONNECTOR = ProgramFault.NO_CONNECTOR.value


def account_troubles(deliveries: Iterable[Delivery]) -> Mapping[str, Trouble]:
    """Return the trouble of each account whose last sending failed for its fault, by the account's id. What arrived
    later than what failed says that the account works, unless nothing goes there before the teacher has acted."""
    last: dict[str, Delivery] = {}
    held: dict[str, Trouble] = {}
    for one in sorted(deliveries, key=lambda one: one.place):
        if one.holds_account and one.trouble is not None:
            held[one.account] = one.trouble
        if one.trouble is not None or one.state in (DeliveryState.SENT, DeliveryState.DIFFERS):
            last[one.account] = one
    failed = {id: one.trouble for id, one in last.items() if one.is_open and one.trouble is not None}
    return {id: trouble for id, trouble in {**failed, **held}.items() if _is_of_account(trouble)}


def _is_of_account(trouble: Trouble) -> bool:
    if trouble.source is TroubleSource.PROGRAM:
        return trouble.fault == _NO_CONNECTOR
    return trouble.fault in _SIGNED_OUT | _UNWRITABLE


def is_seen_by_check(trouble: Trouble, *, is_folder: bool) -> bool:
    """Return whether a check that passes says that the trouble is over."""
    return is_folder or trouble.fault in _SIGNED_OUT | {_NO_CONNECTOR}
