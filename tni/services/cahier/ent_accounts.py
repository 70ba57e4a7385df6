"""Use case of the teacher's accounts at ENTs: their list, and which of them take the entries of a class. For the main
thread; the file is read there, and small."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from threading import Lock

from tni.cahier.ent_account import EntAccount, accounts_for, with_day
from tni.core.clock import Clock
from tni.core.listeners import Listeners
from tni.files.atomic import WriteError
from tni.files.outbox_errors import EntAccountsError, OutboxError
from tni.store.ent_accounts import EntAccountsFile

_log = logging.getLogger(__name__)


class EntAccounts:
    """Accounts of this computer. Listeners are called after each change."""

    def __init__(
        self, file: EntAccountsFile, clock: Clock, first_sent: Callable[[], Mapping[str, datetime]] = dict
    ) -> None:
        """first_sent: reads when the first entry was handed over to each account, by its id, for accounts of an earlier
        trial version; may raise OutboxError."""
        self._file, self._clock, self._first_sent = file, clock, first_sent
        self._reading = Lock()
        self._accounts: tuple[EntAccount, ...] | None = None
        self._listeners = Listeners[()]()

    @property
    def all(self) -> tuple[EntAccount, ...]:
        """Accounts, read at the first call, on any thread. None while their file cannot be read."""
        with self._reading:
            if self._accounts is None:
                try:
                    self._accounts = self._with_days(self._file.read())
                except EntAccountsError:
                    return ()
            return self._accounts

    @property
    def trouble(self) -> EntAccountsError | None:
        """Error to report about their file."""
        return self._file.trouble if self.all is not None else None

    @property
    def are_read(self) -> bool:
        """False while their file cannot be read: then whoever asks for one is not told that there is none."""
        return (trouble := self.trouble) is None or trouble.kept is not None

    def subscribe(self, listener: Callable[[], None]) -> None:
        self._listeners.add(listener)

    def account(self, id: str) -> EntAccount | None:
        return next((one for one in self.all if one.id == id), None)

    def ready_for(self, class_name: str) -> tuple[EntAccount, ...]:
        """Return the accounts to which entries of a class go. None of them is one whose readers the teacher was not
        told of."""
        return tuple(one for one in accounts_for(self.all, class_name) if one.readers_agreed)

    def put(self, account: EntAccount) -> None:
        """Add an account, to which entries are to be sent from today on, or take it in place of the one with its id.
        Raises: WriteError, EntAccountsError."""

        def change(found: tuple[EntAccount, ...]) -> tuple[EntAccount, ...]:
            if any(one.id == account.id for one in found):
                return tuple(account if one.id == account.id else one for one in found)
            return (*found, replace(account, takes_from=account.takes_from or self._clock.now().date()))

        self._change(change)

    def rename(self, id: str, name: str) -> None:
        """Raises: WriteError, EntAccountsError."""
        if (found := self.account(id)) is not None:
            self.put(replace(found, name=name.strip()))

    def remove(self, id: str) -> None:
        """Remove an account; its secrets are elsewhere. Raises: WriteError, EntAccountsError."""
        self._change(lambda found: tuple(one for one in found if one.id != id))

    def _with_days(self, found: tuple[EntAccount, ...]) -> tuple[EntAccount, ...]:
        """Return accounts with a day each, and store those that had none. If that fails, they get it the next time."""
        if all(one.takes_from is not None for one in found):
            return found
        today = self._clock.now().date()
        there_on = min(self._file.written_on or today, today)
        try:
            first = self._first_sent()
        except OutboxError as error:
            _log.warning("days of accounts: %s", error)
            return tuple(with_day(one, None, there_on) for one in found)
        days = {id: when.date() for id, when in first.items()}

        def dated(found: tuple[EntAccount, ...]) -> tuple[EntAccount, ...]:
            return tuple(with_day(one, days.get(one.id), there_on) for one in found)

        try:
            return self._file.change(found, dated)
        except (WriteError, EntAccountsError) as error:
            _log.warning("days of accounts: %s", error)
        return dated(found)

    def _change(self, change: Callable[[tuple[EntAccount, ...]], tuple[EntAccount, ...]]) -> None:
        """Change the accounts, those with them that another window has added or changed."""
        known = self.all
        self._accounts = self._file.change(known, change)
        self._listeners.tell()
