"""Small JSON file with the ids of lessons by the paths that earlier versions noted alone. It may be lost: ids are read
again where the files still are."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path

from tni.core.errors import TniError
from tni.files.errors import JsonFileError
from tni.store.json_file import JsonFile, JsonObject

MOST_KEPT = 5000


class KnownLessonIdsError(JsonFileError):
    """The file of the ids cannot be used."""


class KnownLessonIds:
    """Ids of lessons by path. For any thread."""

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path, KnownLessonIdsError, version=1)
        self._guard = threading.Lock()
        self._ids: dict[str, str] | None = None

    def id_of(self, file: str) -> str:
        """Return the id that was last seen at a path, "" when unknown."""
        with self._guard:
            return self._read().get(file, "")

    def read(self, file: str) -> str:
        """Return the id in a file, and remember it; of a file that is gone or cannot be read, the one last seen there.
        For a worker thread."""
        from tni.store.lesson_identity import read_lesson_id

        try:
            id = read_lesson_id(Path(file)) if file else ""
        except (TniError, OSError):
            return self.id_of(file)
        self.learn({file: id})
        return id

    def learn(self, ids: Mapping[str, str]) -> None:
        """Remember ids; "" says nothing. A failure to write is only logged."""
        with self._guard:
            known = self._read()
            new = {file: id for file, id in ids.items() if id and known.get(file) != id}
            if new:
                kept = ({file: id for file, id in known.items() if file not in new} | new).items()
                self._ids = dict(list(kept)[-MOST_KEPT:])
                self._file.try_write({"ids": self._ids})

    def _read(self) -> dict[str, str]:
        if self._ids is None:
            self._ids = self._file.read(_decoded) or {}
        return self._ids


def _decoded(found: JsonObject) -> dict[str, str]:
    ids = found["ids"]
    if not all(isinstance(one, str) for pair in ids.items() for one in pair):
        raise TypeError("no ids by path")
    return dict(ids)
