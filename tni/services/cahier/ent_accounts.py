"""Use case of the teacher's accounts at ENTs: their list, and which of them take the entries of a class. For the main
thread; the file is read there, and small."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tni.cahier.ent_account import EntAccount, accounts_for
from tni.core.clock import Clock
from tni.core.listeners import Listeners
from tni.files.outbox_errors import EntAccountsError
from tni.store.ent_accounts import EntAccountsFile


class EntAccounts:
    """Accounts of this computer. Listeners are called after each change."""

    def __init__(self, file: EntAccountsFile, clock: Clock) -> None:
        self._file, self._clock = file, clock
        self._accounts: tuple[EntAccount, ...] | None = None
        self._listeners = Listeners[()]()

    @property
    def all(self) -> tuple[EntAccount, ...]:
        if self._accounts is None:
            self._accounts = self._file.read()
        return self._accounts

    @property
    def trouble(self) -> EntAccountsError | None:
        """Error to report about their file."""
        return self._file.trouble if self.all is not None else None

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
        Raises: WriteError."""
        if self.account(account.id) is None:
            account = replace(account, takes_from=account.takes_from or self._clock.now().date())
            self._write((*self.all, account))
        else:
            self._write(tuple(account if one.id == account.id else one for one in self.all))

    def rename(self, id: str, name: str) -> None:
        """Raises: WriteError."""
        if (found := self.account(id)) is not None:
            self.put(replace(found, name=name.strip()))

    def remove(self, id: str) -> None:
        """Remove an account; its secrets are elsewhere. Raises: WriteError."""
        self._write(tuple(one for one in self.all if one.id != id))

    def _write(self, accounts: tuple[EntAccount, ...]) -> None:
        self._file.write(accounts)
        self._accounts = accounts
        self._listeners.tell()
