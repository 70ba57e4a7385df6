"""Access to the system's keyring (GNOME, KDE, Windows, macOS) through the library `keyring`.

The library is loaded on first use, because it takes a tenth of a second and 20 MB. A keyring may ask its owner for a
password, or hang: never call these functions on the main thread.
"""

from __future__ import annotations

from typing import Protocol

from tni.roster.names_key import NoKeyringError
from tni.store.pupil_names import NamesKey

SERVICE = "tni class lists"
LEAST_PRIORITY = 1.0
"""Lowest priority accepted. Backends that store secrets in clear files, or nowhere, have a lower one."""


class Keyring(Protocol):
    """Store of keys outside the database. Every method raises NoKeyringError."""

    def get(self, name: str) -> NamesKey | None: ...

    def put(self, name: str, key: NamesKey) -> None:
        """Store a key; it can be read back afterwards."""

    def drop(self, name: str) -> None: ...


class TextKeyring:
    """Secret texts of one service in the system's keyring. Every method raises NoKeyringError, whose text holds no
    secret. Use it on any thread but the main one."""

    def __init__(self, service: str) -> None:
        self._service = service

    def get(self, name: str) -> str | None:
        try:
            return _backend().get_password(self._service, name)
        except NoKeyringError:
            raise
        except Exception as error:  # a backend raises the errors of its system's library
            raise NoKeyringError(f"keyring: {type(error).__name__}") from error

    def put(self, name: str, text: str) -> None:
        """Store a text; it can be read back afterwards."""
        try:
            _backend().set_password(self._service, name, text)
        except NoKeyringError:
            raise
        except Exception as error:
            raise NoKeyringError(f"keyring: {type(error).__name__}") from error
        if self.get(name) != text:
            raise NoKeyringError("the keyring does not keep what it is given")

    def drop(self, name: str) -> None:
        try:
            _backend().delete_password(self._service, name)
        except NoKeyringError:
            raise
        except Exception as error:
            raise NoKeyringError(f"keyring: {type(error).__name__}") from error


class SystemKeyring:
    """Keys in the system's keyring; a `Keyring`. Use it on any thread but the main one."""

    def __init__(self) -> None:
        self._texts = TextKeyring(SERVICE)

    def get(self, name: str) -> NamesKey | None:
        import base64

        found = self._texts.get(name)
        try:
            return None if found is None else NamesKey(base64.b64decode(found, validate=True))
        except ValueError:
            return None

    def put(self, name: str, key: NamesKey) -> None:
        import base64

        self._texts.put(name, base64.b64encode(key.secret).decode())

    def drop(self, name: str) -> None:
        self._texts.drop(name)


def _backend() -> _Backend:
    import keyring

    found = keyring.get_keyring()
    if found.priority < LEAST_PRIORITY:
        raise NoKeyringError("no keyring")
    return found


class _Backend(Protocol):
    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...
