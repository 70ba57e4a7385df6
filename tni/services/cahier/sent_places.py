"""Places at which something of a delivery may be: the account of a folder keeps its id when it is given another folder,
and what was sent before stays in the former one until it is removed there."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urlsplit
from urllib.request import url2pathname

from tni.api.ent import ConnectorError, Memory, OutgoingEntry
from tni.cahier.delivery import Delivery, DeliveryId
from tni.cahier.ent_account import EntAccount
from tni.cahier.stored_comparison import Difference, DifferenceKind
from tni.core.digest import sha256
from tni.core.network_errors import NetworkError, NetworkFault
from tni.services.cahier.sending_ports import AccountConnector
from tni.store.outbox import Outbox

_PLACE = "program place "
"""Beginning of the notes of a delivery that hold one address each at which something of it may be."""
_log = logging.getLogger(__name__)


class SentPlaces:
    """Places of the deliveries in an outbox. Methods raise OutboxError. connected: returns the connector of an account
    for an entry."""

    def __init__(self, outbox: Outbox, connected: Callable[[EntAccount, OutgoingEntry], AccountConnector]) -> None:
        self._outbox, self._connected = outbox, connected

    def of(self, one: Delivery, account: EntAccount) -> tuple[str, ...]:
        """Return the addresses at which something of a delivery may be, that of the last sending at the end; () where
        none is noted: then it is where the account is."""
        notes = {key: note for key, note in self._outbox.notes(one.id).items() if key.startswith(_PLACE)}
        if not notes:
            return _place_of_receipt(one, account)
        return tuple(note.value for note in sorted(notes.values(), key=lambda note: note.age) if note.value)

    def former(self, one: Delivery, account: EntAccount) -> tuple[str, ...]:
        """Return the addresses that its account had before, at which something of a delivery may be."""
        return tuple(place for place in self.of(one, account) if place != account.address)

    def differences(self, one: Delivery, account: EntAccount) -> tuple[Difference, ...]:
        """Return what is told of former places."""
        return tuple(Difference(DifferenceKind.FORMER_PLACE, place) for place in self.former(one, account))

    def accept(self, one: Delivery) -> None:
        """Note that the teacher has accepted what is at former places: nothing is removed there any more."""
        for told in one.differences:
            if told.kind is DifferenceKind.FORMER_PLACE:
                self._outbox.note(one.id, _key(told.where), "")

    @contextmanager
    def sending(self, one: Delivery, account: EntAccount, memory: Memory) -> Iterator[None]:
        """Note, before it is sent during the block, that something of a delivery may be where its account is; not so
        where that is a folder that was not there when the connector first asked for it."""
        key, known = _key(account.address), self.of(one, account)
        if known[-1:] != (account.address,) or not self._is_noted(one.id, account.address):
            memory.put(key, account.address)
        noted = self._outbox.notes(one.id)
        try:
            yield
        except NetworkError as error:
            is_untouched = error.fault is NetworkFault.NO_FOLDER and self._outbox.notes(one.id) == noted
            if is_untouched and account.address not in known:
                memory.put(key, "")
            raise

    def withdraw(self, one: Delivery, account: EntAccount, entry: OutgoingEntry, memory: Memory) -> tuple[str, ...]:
        """Remove an entry from all places at which it may be. Return those that cannot be reached. Raises the errors of
        the connector where the account is."""
        known = self.of(one, account)
        self.leave_former(one, account, entry, memory)
        if not known or account.address in known or self._is_at(account, entry, memory):
            self._connected(account, entry).withdraw(entry, memory)
            if self._is_noted(one.id, account.address):
                memory.put(_key(account.address), "")
        return self.former(one, account)

    def leave_former(self, one: Delivery, account: EntAccount, entry: OutgoingEntry, memory: Memory) -> None:
        """Remove an entry from the places that its account had before, as far as they can be reached. A folder that is
        gone while its entry is in the new one was moved there by the teacher."""
        known = self.of(one, account)
        gone = list[str]()
        for place in known:
            if place == account.address:
                continue
            notes = memory if place == known[-1] else _NoNotes()  # the connector's are about the last place
            try:
                self._connected(replace(account, address=place), entry).withdraw(entry, notes)
            except (NetworkError, ConnectorError) as error:
                _log.warning("former place of delivery %s: %s", one.id, error)
                if isinstance(error, NetworkError) and error.fault is NetworkFault.CANCELLED:
                    raise
                if isinstance(error, NetworkError) and error.fault is NetworkFault.NO_FOLDER:
                    gone.append(place)
                continue
            memory.put(_key(place), "")
        if gone and account.address not in known and self._is_at(account, entry, memory):
            memory.put(_key(account.address), account.address)
            for place in gone:
                memory.put(_key(place), "")

    def _is_at(self, account: EntAccount, entry: OutgoingEntry, memory: Memory) -> bool:
        """Return whether an entry is where its account is, to which nothing of it was sent."""
        try:
            return self._connected(account, entry).read_back(entry, memory) is not None
        except ConnectorError:
            return False

    def _is_noted(self, id: DeliveryId, place: str) -> bool:
        found = self._outbox.notes(id).get(_key(place))
        return found is not None and bool(found.value)


class _NoNotes:
    """Notes of a connector for a call that is to know and to leave none."""

    def __init__(self) -> None:
        self._notes: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        return self._notes.get(key)

    def put(self, key: str, value: str) -> None:
        self._notes[key] = value


def _key(place: str) -> str:
    return _PLACE + sha256(place.encode("utf-8", "surrogateescape")).hex()[:16]


def _place_of_receipt(one: Delivery, account: EntAccount) -> tuple[str, ...]:
    """Return the folder in which the receipt of an earlier trial version, which noted none, says that an entry is."""
    before, is_below, _ = one.address.partition(f"/{quote(one.remote)}/") if one.remote else ("", "", "")
    if not is_below or not before.startswith("file:"):
        return ()
    place = url2pathname(urlsplit(before).path)
    return (account.address if Path(place) == Path(account.address) else place,)
