"""File of the teacher's own wording of entries, by class, subject and sequence."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from tni.files.errors import JsonFileError
from tni.store.file_turn import file_turn
from tni.store.json_file import JsonFile, JsonObject, Quarantine

if TYPE_CHECKING:
    from tni.cahier.entry_wording import Wording, WordingKey

VERSION = 1
MOST_KEPT = 400
"""Classes and sequences; those that were confirmed longest ago are forgotten first."""


class EntryWordingsFile:
    """Wordings, for any thread. A missing or damaged file means that none is remembered; a damaged one is put aside."""

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path, JsonFileError, version=VERSION, quarantine=Quarantine.DAMAGED)
        self._lock = Lock()
        self._kept: dict[WordingKey, Wording] | None = None

    def of(self, key: WordingKey) -> Wording:
        from tni.cahier.entry_wording import NO_WORDING  # when a séance ends

        with self._lock:
            return self._read().get(key, NO_WORDING)

    def put(self, key: WordingKey, wording: Wording) -> None:
        """Raises: WriteError."""
        from tni.cahier.entry_wording import NO_WORDING

        with self._lock, file_turn(self._file.path):
            before = self._file.to_change(_wordings)  # another window may have written it
            before = self._read() if before is None else before
            kept = {one: known for one, known in before.items() if one != key}
            if wording != NO_WORDING:
                kept[key] = wording
            kept = dict(list(kept.items())[-MOST_KEPT:])
            self._file.write({"wordings": [_to_json(one, known) for one, known in kept.items()]})
            self._kept = kept

    def _read(self) -> dict[WordingKey, Wording]:
        if self._kept is None:
            self._kept = self._file.read(_wordings) or {}
        return self._kept


def _to_json(key: WordingKey, wording: Wording) -> JsonObject:
    return {
        "class": key.class_, "subject": key.subject, "sequence": key.sequence,
        "replaced": wording.replaced, "struck": wording.struck, "standing": wording.standing,
        "answers": wording.answers,
    }  # fmt: skip


def _wordings(found: JsonObject) -> dict[WordingKey, Wording]:
    """Decode a file. Raises: ValueError, TypeError, KeyError, AttributeError."""
    return dict(map(_wording, found["wordings"]))


def _wording(found: dict[str, Any]) -> tuple[WordingKey, Wording]:
    from tni.cahier.entry_wording import Wording, WordingKey

    answers = found["answers"]
    if not (answers is None or isinstance(answers, bool)):
        raise TypeError("no answer")
    replaced = tuple((_text(old), _text(new)) for old, new in found["replaced"])
    key = WordingKey(_text(found["class"]), _text(found["subject"]), _text(found["sequence"]))
    return key, Wording(replaced, tuple(map(_text, found["struck"])), tuple(map(_text, found["standing"])), answers)


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError("no text")
    return found
