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

    def put(self, account: str, secret: Secret) -> bool:
        """Keep a secret. Returns whether it is still known after the program has ended."""
        with self._lock:
            self._in_memory[account] = secret
        try:
            self._keyring.put(account, secret.revealed)
        except NoKeyringError as error:
            _log.info("keyring: %s", error)
            return False
        return True

    def drop(self, account: str) -> None:
        """Forget a secret, in the keyring too."""
        with self._lock:
            self._in_memory.pop(account, None)
        with suppress(NoKeyringError):
            self._keyring.drop(account)
