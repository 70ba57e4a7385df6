"""File of the PDFs that were written for entries, by the uid of the entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from uuid import UUID

from tni.core.ids import PageId
from tni.core.json_fields import text_field
from tni.files.errors import JsonFileError
from tni.store.file_turn import file_turn
from tni.store.json_file import JsonFile, JsonObject, Quarantine

if TYPE_CHECKING:
    from tni.cahier.written_pdf import WrittenPdf

VERSION = 1
MOST_KEPT = 5000
"""Entries; those whose PDF was written longest ago are forgotten first."""


class WrittenPdfsFile:
    """Notes of PDFs, for any thread. It is read each time, since another window may have written it. A missing or
    damaged file means that none is noted; a damaged one is put aside."""

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path, JsonFileError, version=VERSION, quarantine=Quarantine.DAMAGED)
        self._lock = Lock()

    def all(self) -> Mapping[UUID, WrittenPdf]:
        with self._lock:
            return self._read()

    def put(self, uid: UUID, written: WrittenPdf) -> None:
        """Note a PDF. Raises: WriteError."""
        with self._lock, file_turn(self._file.path):
            others = [(one, known) for one, known in self._read().items() if one != uid]
            kept = [*others, (uid, written)][-MOST_KEPT:]
            self._file.write({"pdfs": {str(one): asdict(known) for one, known in kept}})

    def _read(self) -> Mapping[UUID, WrittenPdf]:
        return self._file.read(_pdfs) or {}


def _pdfs(found: JsonObject) -> Mapping[UUID, WrittenPdf]:
    """Decode a file. Raises: ValueError, TypeError, KeyError, AttributeError."""
    from tni.cahier.written_pdf import WrittenPdf  # with the first PDF

    return {
        UUID(uid): WrittenPdf(
            text_field(one["shown"]),
            text_field(one["sha256"]),
            tuple(PageId(text_field(page)) for page in one["pages"]),
            text_field(one.get("content", "")),
        )
        for uid, one in found["pdfs"].items()
    }
