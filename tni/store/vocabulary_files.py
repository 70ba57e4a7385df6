"""Store of the vocabularies that the user has loaded: one small JSON file for each."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tni.core.collation import fold
from tni.core.format_errors import FileFormatError, FileTooLargeError, MalformedFileError, UnknownFileError
from tni.files.errors import JsonFileError
from tni.library.vocabulary import MAX_CONCEPTS, MAX_LABELS, Concept, VocabularyKind, VocabularyPack
from tni.store.json_file import JsonFile, JsonObject

VERSION = 1
MAX_BYTES = 20_000_000
_TEXTS = ("id", "name", "version", "date", "source", "licence")
_LONGEST = 500


class VocabularyFiles:
    """Vocabularies in a folder. A damaged file is quarantined, the others are read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self) -> tuple[VocabularyPack, ...]:
        """Return the packs, older ones first."""
        read = (self._file(path).read(_decode) for path in sorted(self._folder.glob("*.json")))
        return tuple(sorted((pack for pack in read if pack), key=lambda pack: (pack.date, pack.version, pack.id)))

    def save(self, pack: VocabularyPack) -> None:
        """Store a pack in place of one with the same id and version. Raises: WriteError."""
        self._file(self._path(pack)).write(_encode(pack))

    def remove(self, pack: VocabularyPack) -> None:
        """Remove a pack. Raises: OSError."""
        self._path(pack).unlink(missing_ok=True)

    def _path(self, pack: VocabularyPack) -> Path:
        name = "-".join(fold(f"{pack.id} {pack.version}").split())
        return self._folder / f"{re.sub('[^a-z0-9-]', '', name)[:80] or 'vocabulary'}.json"

    def _file(self, path: Path) -> JsonFile[JsonFileError]:
        return JsonFile(path, JsonFileError, version=VERSION)


def pack_from_json(data: bytes) -> VocabularyPack:
    """Read a pack in the store's own format, as a user may write one for a vocabulary without SKOS. Raises:
    FileFormatError."""
    if len(data) > MAX_BYTES:
        raise FileTooLargeError("bytes", MAX_BYTES)
    if data.count(b"[") > 4 * MAX_CONCEPTS:  # empty lists take twenty times their bytes
        raise FileTooLargeError("concepts", MAX_CONCEPTS)
    try:
        found = json.loads(data)
        if not isinstance(found, dict) or found.get("version") != VERSION:
            raise UnknownFileError
        return _decode(found)
    except FileFormatError:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise MalformedFileError from error


def _encode(pack: VocabularyPack) -> JsonObject:
    return {
        "pack": {name: getattr(pack, name) for name in _TEXTS},
        "kind": pack.kind.value,
        "concepts": [_row(one) for one in pack.concepts],
    }


def _row(concept: Concept) -> list[object]:
    """Return a concept as a row; what it lacks at the end is left out."""
    rest: list[object] = [list(concept.alternatives), list(concept.broader), concept.deprecated, concept.replaced_by]
    while rest and not rest[-1]:
        rest.pop()
    return [concept.key, concept.label, *rest]


def _decode(found: JsonObject) -> VocabularyPack:
    """Return the pack. Raises: ValueError, TypeError, KeyError, FileTooLargeError."""
    texts = {name: _text(found["pack"].get(name, "")) for name in _TEXTS}
    if len(found["concepts"]) > MAX_CONCEPTS:
        raise FileTooLargeError("concepts", MAX_CONCEPTS)
    concepts = tuple(map(_concept, found["concepts"]))
    if not texts["id"] or not concepts or len({one.key for one in concepts}) != len(concepts):
        raise ValueError("no vocabulary")
    return VocabularyPack(kind=VocabularyKind(found["kind"]), concepts=concepts, **texts)


def _concept(row: list[object]) -> Concept:
    rest: list[object] = [*row, *([], [], False, "")[max(0, len(row) - 2) :]]
    key, label, alternatives, broader, deprecated, replaced_by = rest
    if not isinstance(alternatives, list) or not isinstance(broader, list) or not _text(key) or not _text(label):
        raise ValueError("no concept")
    return Concept(
        _text(key),
        _text(label),
        tuple(map(_text, alternatives[:MAX_LABELS])),
        tuple(map(_text, broader[:MAX_LABELS])),
        deprecated is True,
        _text(replaced_by),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value[:_LONGEST]
