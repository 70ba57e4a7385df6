"""Passwords and tokens of the teacher's accounts: in the system's keyring, or else in memory until the program ends.

They are never in a file. Use this on any thread but the main one: a keyring may hang.
"""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from typing import Protocol

from tni.core.secret import Secret
from tni.roster.names_key import NoKeyringError
from tni.store.system_keyring import TextKeyring

SERVICE = "tni accounts"

_log = logging.getLogger(__name__)


class SecretTexts(Protocol):
    """Place of secret texts, as `TextKeyring`."""

    def get(self, name: str) -> str | None: ...
    def put(self, name: str, text: str) -> None: ...
    def drop(self, name: str) -> None: ...


class AccountSecrets:
    """Secrets by the name of their account, such as `https://nuage.example prof`."""

    def __init__(self, keyring: SecretTexts | None = None) -> None:
        self._keyring = keyring or TextKeyring(SERVICE)
        self._lock = threading.Lock()
        self._in_memory: dict[str, Secret] = {}
        self._only_here: set[str] = set()

    def get(self, account: str) -> Secret | None:
        """Return the secret of an account; None where the teacher must be asked."""
        with self._lock:
            if (found := self._in_memory.get(account)) is not None:
                return found
        try:
            text = self._keyring.get(account)
        except NoKeyringError as error:
            _log.info("keyring: %s", error)
            return None
        return None if text is None else Secret(text)

    def latest(self, account: str) -> Secret | None:
        """Return the secret as the keyring has it, which another window of the program may have changed; as `get` where
        it has none, or did not take the last one."""
        text = None
        if account not in self._only_here:
            with suppress(NoKeyringError):
                text = self._keyring.get(account)
        if text is None:
            return self.get(account)
        with self._lock:
            found = self._in_memory[account] = Secret(text)
        return found

    def put(self, account: str, secret: Secret) -> bool:
        """Keep a secret. Returns whether it is still known after the program has ended."""
        with self._lock:
            self._in_memory[account] = secret
        try:
            self._keyring.put(account, secret.revealed)
        except NoKeyringError as error:
            _log.info("keyring: %s", error)
            self._only_here.add(account)
            with suppress(NoKeyringError):
                self._keyring.drop(account)  # what it still has is no longer right
            return False
        self._only_here.discard(account)
        return True

    def lasts(self, account: str) -> bool:
        """Return whether a secret is still known after the program has ended."""
        if account in self._only_here:
            return False
        with suppress(NoKeyringError):
            return self._keyring.get(account) is not None
        return False

    def drop(self, account: str) -> None:
        """Forget a secret, in the keyring too."""
        with self._lock:
            self._in_memory.pop(account, None)
        with suppress(NoKeyringError):
            self._keyring.drop(account)
