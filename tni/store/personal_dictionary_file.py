"""File of the words that the teacher has added to the spelling dictionary."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from tni.files.errors import JsonFileError
from tni.store.file_turn import file_turn
from tni.store.json_file import JsonFile, JsonObject, Quarantine

VERSION = 1
MOST_KEPT = 20_000
"""Words; those that were added longest ago are forgotten first."""


class PersonalDictionaryFile:
    """Words of the teacher's own, for the main thread. A missing or damaged file means that there is none; a damaged
    one is put aside. Nothing of it is logged: she may have added names."""

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path, JsonFileError, version=VERSION, quarantine=Quarantine.DAMAGED, secret=True)
        self._kept: dict[str, None] | None = None

    def content(self) -> Collection[str]:
        """Return all words."""
        return self._read().keys()

    def add(self, spelling: str) -> None:
        """Raises: WriteError."""
        self._write(spelling, (spelling,))

    def remove(self, spelling: str) -> None:
        """Raises: WriteError."""
        self._write(spelling, ())

    def _write(self, spelling: str, put: tuple[str, ...]) -> None:
        with file_turn(self._file.path):
            before = self._file.to_change(_decoded)  # another window may have written it
            kept = [one for one in (self._read() if before is None else before) if one != spelling]
            kept = [*kept, *put][-MOST_KEPT:]
            self._file.write({"words": kept})
            self._kept = dict.fromkeys(kept)

    def _read(self) -> dict[str, None]:
        if self._kept is None:
            self._kept = dict.fromkeys(self._file.read(_decoded) or ())
        return self._kept


def _decoded(found: JsonObject) -> list[str]:
    """Raises: TypeError, KeyError."""
    kept = found["words"]
    if not isinstance(kept, list) or not all(isinstance(one, str) for one in kept):
        raise TypeError("no list of words")
    return kept
