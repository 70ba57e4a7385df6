"""File of who must and must not be in a group with whom, by class: told by pupils' ids, and sealed as their names are.

It is kept beside the class lists and never in a lesson. Without the key of the names there is nothing to read, and
nothing is written.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tni.core.ids import ClassId, PupilId
from tni.files.atomic import WriteError
from tni.files.errors import JsonFileError
from tni.store.file_turn import file_turn
from tni.store.json_file import JsonFile, JsonObject
from tni.store.sealed_names import SealedNames

BLOCK_BYTES = 2048
"""Sealed wishes are padded to whole blocks, so that their length tells little."""
_PURPOSE = "tni group wishes 1 "

type PupilPair = tuple[PupilId, PupilId]


class GroupWishesError(JsonFileError):
    """The file of wishes cannot be used."""


@dataclass(frozen=True, slots=True)
class PupilWishes:
    """Pairs of pupils of a class who are in one group, and who are in two."""

    together: frozenset[PupilPair] = field(default=frozenset())
    separate: frozenset[PupilPair] = field(default=frozenset())

    def of(self, pupils: Collection[PupilId]) -> PupilWishes:
        """Return the wishes about these pupils alone."""
        return PupilWishes(_among(self.together, pupils), _among(self.separate, pupils))


class GroupWishesFile:
    """Wishes of all classes. For the main thread. names: the key that seals them."""

    def __init__(self, path: Path, names: SealedNames) -> None:
        self._file = JsonFile(path, GroupWishesError, version=1, secret=True)
        self._names = names

    def of(self, class_id: ClassId) -> PupilWishes | None:
        """Return the wishes of a class; None while the names are not open. What another key has sealed is lost."""
        known = self._names.lock_and_key
        if known is None:
            return None
        sealed = (self._file.read(_decode) or {}).get(class_id)
        clear = None if sealed is None else known[1].open(_PURPOSE + class_id, sealed)
        return _read(clear) if clear else PupilWishes()

    def put(self, class_id: ClassId, wishes: PupilWishes) -> bool:
        """Keep the wishes of a class, and return whether they are kept."""
        known = self._names.lock_and_key
        if known is None:
            return False
        sealed = known[1].seal(_PURPOSE + class_id, _clear(wishes)) if wishes != PupilWishes() else None
        return self._change(class_id, sealed)

    def forget(self, class_id: ClassId) -> None:
        """Forget the wishes of a class."""
        self._change(class_id, None)

    def forget_pupils(self, gone: Iterable[PupilId]) -> None:
        """Forget all wishes about pupils who are erased. Those that cannot be read now lose the whole class's."""
        known, erased = self._names.lock_and_key, set(gone)
        for class_id, sealed in (self._file.read(_decode) or {}).items():
            clear = None if known is None else known[1].open(_PURPOSE + class_id, sealed)
            if clear is None:
                self.forget(class_id)
                continue
            wishes = _read(clear)
            named = {pupil for pair in wishes.together | wishes.separate for pupil in pair}
            if named & erased:
                self.put(class_id, wishes.of(named - erased))

    def _change(self, class_id: ClassId, sealed: bytes | None) -> bool:
        with file_turn(self._file.path):
            try:
                found = self._file.to_change(_decode) or {}
            except WriteError:
                return False
            if sealed is None and class_id not in found:
                return True
            kept = {key: value for key, value in found.items() if key != class_id}
            if sealed is not None:
                kept[class_id] = sealed
            return self._file.try_write(
                {"classes": {key: base64.b64encode(value).decode() for key, value in kept.items()}}
            )


def _among(pairs: frozenset[PupilPair], pupils: Collection[PupilId]) -> frozenset[PupilPair]:
    return frozenset(pair for pair in pairs if pair[0] in pupils and pair[1] in pupils)


def _decode(found: JsonObject) -> dict[ClassId, bytes]:
    classes = found["classes"]
    return {ClassId(str(key)): base64.b64decode(value, validate=True) for key, value in classes.items()}


def _clear(wishes: PupilWishes) -> bytes:
    clear = json.dumps({"together": sorted(wishes.together), "separate": sorted(wishes.separate)}).encode()
    return clear.ljust(-(-len(clear) // BLOCK_BYTES) * BLOCK_BYTES)


def _read(clear: bytes) -> PupilWishes:
    try:
        found = json.loads(clear)
        together, separate = (
            frozenset((PupilId(str(one)), PupilId(str(other))) for one, other in found[name])
            for name in ("together", "separate")
        )
    except (ValueError, TypeError, KeyError):
        return PupilWishes()
    return PupilWishes(together, separate)
