"""Small JSON file of the program: read and written as a whole, with a version, and quarantined when it is damaged."""

from __future__ import annotations

import errno
import json
import logging
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from tni.core.errors import TniError
from tni.files.atomic import WriteError, free_name, write_atomically
from tni.files.errors import JsonFileError
from tni.files.private import make_private_folder

type JsonObject = dict[str, Any]

_log = logging.getLogger(__name__)
_DAMAGED = (ValueError, TypeError, KeyError, AttributeError, RecursionError, TniError)
"""Errors of a file whose content is not what this version writes."""


class Quarantine(Enum):
    """Kinds of files that are quarantined."""

    NONE = "none"
    DAMAGED = "damaged"  # the content is not what this version writes
    UNREADABLE = "unreadable"  # damaged, or refused by the system


class JsonFile[E: JsonFileError]:
    """A file with one JSON object, whose keys that the owner does not know stay only if the owner keeps them.

    path: the file. trouble: the error to report about it. None where there was none; one of a file that stays in its
    place ends when it is read, or found missing.
    """

    def __init__(
        self,
        path: Path,
        error: type[E],
        *,
        version: int | None = None,
        migrations: Mapping[int, Callable[[JsonObject], JsonObject]] | None = None,
        quarantine: Quarantine = Quarantine.DAMAGED,
        secret: bool = False,
    ) -> None:
        """version: value of the key "version", None for a file without. migrations: for each earlier version, the
        function that makes an object of the next. secret: none of its content is logged."""
        self.path = path
        self.trouble: E | None = None
        self._error = error
        self._version = version
        self._migrations = migrations or {}
        self._quarantine = quarantine
        self._secret = secret
        self._unread: OSError | None = None
        """Why the file that stays in its place could not be read. It is not written over: its owner does not know what
        is in it."""

    def read[T](self, decode: Callable[[JsonObject], T]) -> T | None:
        """Return the decoded content, None if the file is missing or cannot be used. decode: may raise ValueError,
        TypeError, KeyError, AttributeError and TniError for a damaged object."""
        found: T | None = None
        try:
            found = self._decoded(decode)
        except FileNotFoundError:
            pass
        except OSError as error:
            self._refuse(error, quarantined=self._quarantine is Quarantine.UNREADABLE)
            if self.trouble is None or self.trouble.kept is None:
                self._unread = error
            return None
        except _DAMAGED as error:
            self._refuse(error, quarantined=self._quarantine is not Quarantine.NONE)
            return None
        self._unread = None
        if self.trouble is not None and self.trouble.kept is None:
            self.trouble = None
        return found

    def latest[T](self, decode: Callable[[JsonObject], T]) -> T | None:
        """Return the content as another program may have written it since; None if the file is missing or cannot be
        used, of which nothing is told. decode: as for `read`."""
        again = JsonFile(
            self.path, self._error, version=self._version, migrations=self._migrations,
            quarantine=Quarantine.NONE, secret=self._secret,
        )  # fmt: skip
        return again.read(decode)

    def to_change[T](self, decode: Callable[[JsonObject], T]) -> T | None:
        """Return the content as another program may have written it since, for who writes it anew; None if the file is
        missing, or damaged, of which nothing is told. decode: as for `read`. Raises: WriteError for one that cannot be
        read now, or not be quarantined: to write it would lose what it holds."""
        found: T | None = None
        try:
            found = self._decoded(decode)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise WriteError(self.path, error) from error
        except _DAMAGED as error:
            _log.warning("%s: %s", self.path, type(error).__name__ if self._secret else error)
            if self._quarantine is not Quarantine.NONE and _quarantine(self.path) is None:
                raise WriteError(self.path, PermissionError(errno.EACCES, "damaged, and not to be renamed")) from error
        self._unread = None
        return found

    def write(self, content: JsonObject) -> None:
        """Write the file atomically; its folder is created. Raises: WriteError, also while a file is there that could
        not be read."""
        if self._unread is not None:
            raise WriteError(self.path, self._unread) from self._unread
        if self._version is not None:
            content = {"version": self._version, **content}
        try:
            make_private_folder(self.path.parent)
            write_atomically(self.path, json.dumps(content, indent=1).encode(), private=True)
        except OSError as error:
            raise WriteError(self.path, error) from error

    def try_write(self, content: JsonObject) -> bool:
        """Write the file, and return whether it was written. A failure is only logged, where values that hold until the
        program ends are not worth interrupting a lesson."""
        try:
            self.write(content)
        except WriteError as error:
            _log.warning("%s", error)
            return False
        return True

    def _decoded[T](self, decode: Callable[[JsonObject], T]) -> T:
        """Raises: OSError, and one of _DAMAGED."""
        return decode(self._migrated(json.loads(self.path.read_text(encoding="utf-8"))))

    def _migrated(self, found: object) -> JsonObject:
        """Return the object in the present version. Raises: ValueError."""
        if not isinstance(found, dict):
            raise ValueError("no JSON object")
        while self._version is not None and found.get("version") != self._version:
            version = found.get("version")
            if type(version) is not int or version not in self._migrations:
                raise ValueError(f"unknown version {version!r}")
            found = self._migrations[version](found) | {"version": version + 1}
        return found

    def _refuse(self, error: Exception, *, quarantined: bool) -> None:
        self.trouble = self._error(self.path, _quarantine(self.path) if quarantined else None)
        _log.warning("%s: %s", self.trouble, type(error).__name__ if self._secret else error)


def _quarantine(path: Path) -> Path | None:
    """Rename a damaged file. Return its new path, None if the folder does not allow renaming."""
    kept = free_name(path.with_suffix(".damaged"))
    try:
        path.rename(kept)
    except OSError:
        return None
    return kept
