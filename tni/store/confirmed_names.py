"""Small JSON file of what the teacher has confirmed about names in her texts: « Pierre de Ronsard » is no pupil.

It holds no name: each line is a keyed digest (HMAC, RFC 2104) under the key that seals the pupils' names. Without that
key nothing can be checked anyway, and nobody can try names against the file.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from tni.files.atomic import WriteError
from tni.files.errors import JsonFileError
from tni.store.file_turn import file_turn
from tni.store.json_file import JsonFile, JsonObject
from tni.store.sealed_names import SealedNames

MOST_KEPT = 10_000
"""Digests; the oldest give way."""
_DIGITS = 32
_PURPOSE = b"tni confirmed names 1\n"


class ConfirmedNamesError(JsonFileError):
    """The file of confirmed names cannot be used."""


class ConfirmedNames:
    """Confirmed wordings. For any thread. Without a key, those of this run only, in memory."""

    def __init__(self, path: Path, names: SealedNames) -> None:
        self._file = JsonFile(path, ConfirmedNamesError, version=1, secret=True)
        self._names = names
        self._guard = threading.Lock()
        self._marks: dict[str, None] | None = None
        self._unsealed: set[str] = set()

    def holds(self, said: str) -> bool:
        """Return whether a wording was confirmed."""
        with self._guard:
            mark = self._mark(said)
            return said in self._unsealed if mark is None else mark in self._read()

    def add(self, said: Iterable[str]) -> None:
        """Keep wordings. A file that cannot be read or written is no trouble: she is asked again."""
        with self._guard, file_turn(self._file.path):
            others, is_read = self._latest()
            marks = self._marks = {**others, **self._read()}
            for one in said:
                mark = self._mark(one)
                if mark is None:
                    self._unsealed.add(one)
                else:
                    marks.pop(mark, None)
                    marks[mark] = None
            while len(marks) > MOST_KEPT:
                del marks[next(iter(marks))]
            if marks and is_read:
                self._file.try_write({"marks": list(marks)})

    def _latest(self) -> tuple[dict[str, None], bool]:
        """Return the marks of the file, another window's too, and whether it may be written over."""
        try:
            return self._file.to_change(_decode) or {}, True
        except WriteError:
            return {}, False

    def _mark(self, said: str) -> str | None:
        known = self._names.lock_and_key
        if known is None:
            return None
        import hmac  # with the first check

        return hmac.digest(known[1].secret, _PURPOSE + said.encode("utf-8", "surrogatepass"), "sha256").hex()[:_DIGITS]

    def _read(self) -> dict[str, None]:
        if self._marks is None:
            self._marks = self._file.read(_decode) or {}
        return self._marks


def _decode(found: JsonObject) -> dict[str, None]:
    marks = found["marks"]
    if not isinstance(marks, list) or not all(isinstance(mark, str) and len(mark) == _DIGITS for mark in marks):
        raise ValueError("no list of digests")
    return dict.fromkeys(marks)
