"""File of the teacher's accounts at ENTs. Passwords and tokens are not in it (`tni.store.account_secrets`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tni.cahier.ent_account import EntAccount
from tni.core.json_fields import text_field
from tni.files.atomic import WriteError
from tni.files.outbox_errors import EntAccountsError
from tni.store.file_turn import file_turn
from tni.store.json_file import JsonFile, JsonObject

VERSION = 1


class EntAccountsFile:
    """File with the accounts. trouble: the error to report about it. For one thread at a time."""

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path, EntAccountsError, version=VERSION)

    @property
    def trouble(self) -> EntAccountsError | None:
        return self._file.trouble

    @property
    def written_on(self) -> date | None:
        """Day on which the file was written last; None without one."""
        try:
            return datetime.fromtimestamp(self._file.path.stat().st_mtime).date()
        except (OSError, ValueError, OverflowError):
            return None

    def read(self) -> tuple[EntAccount, ...]:
        """Return the accounts; none of a file that is missing, or damaged and quarantined. Raises: EntAccountsError for
        one that cannot be read, as for a moment in a home folder on a server."""
        found = self._file.read(_decoded)
        if found is None and (trouble := self._file.trouble) is not None and trouble.kept is None:
            raise trouble
        return found or ()

    def write(self, accounts: Iterable[EntAccount]) -> None:
        """Write all accounts. Raises: WriteError."""
        self._file.write({"accounts": [_encoded(one) for one in accounts]})

    def change(
        self, known: tuple[EntAccount, ...], change: Callable[[tuple[EntAccount, ...]], tuple[EntAccount, ...]]
    ) -> tuple[EntAccount, ...]:
        """Change the accounts as they are in the file now, where another window may have written them, and return them.
        known: those that are changed if the file is missing or damaged. Raises: WriteError; EntAccountsError where it
        cannot be read, so that it stays as it is."""
        with file_turn(self._file.path):
            try:
                latest = self._file.to_change(_decoded)
            except WriteError as error:
                raise EntAccountsError(self._file.path, None) from error
            changed = change(known if latest is None else latest)
            self.write(changed)
            return changed


def _encoded(one: EntAccount) -> JsonObject:
    return {
        "id": one.id,
        "connector": one.connector,
        "address": one.address,
        "user": one.user,
        "name": one.name,
        "settings": dict(one.settings),
        "class_settings": {name: dict(values) for name, values in one.class_settings.items()},
        "classes": None if one.classes is None else sorted(one.classes),
        "local_agreed": one.local_agreed,
        "readers_agreed": one.readers_agreed,
        "takes_from": None if one.takes_from is None else one.takes_from.isoformat(),
    }


def _decoded(found: JsonObject) -> tuple[EntAccount, ...]:
    return tuple(_account(one) for one in found["accounts"])


def _account(one: Mapping[str, Any]) -> EntAccount:
    classes = one["classes"]
    return EntAccount(
        text_field(one["id"]),
        text_field(one["connector"]),
        text_field(one["address"]),
        text_field(one["user"]),
        text_field(one["name"]),
        _values(one["settings"]),
        {text_field(name): _values(values) for name, values in one["class_settings"].items()},
        None if classes is None else frozenset(map(text_field, _list(classes))),
        one["local_agreed"] is True,
        one.get("readers_agreed") is True,
        None if (day := one.get("takes_from")) is None else date.fromisoformat(day),
    )


def _list(found: object) -> list[object]:
    if not isinstance(found, list):
        raise TypeError(f"no list: {found!r}")
    return found


def _values(found: Mapping[str, Any]) -> dict[str, str]:
    return {text_field(key): text_field(value) for key, value in found.items()}
