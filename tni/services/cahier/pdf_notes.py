"""Port to the notes of the PDFs that were written for entries, which is loaded with the program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from uuid import UUID

    from tni.cahier.written_pdf import WrittenPdf


class PdfNotes(Protocol):
    """Notes of the PDFs, for any thread. Implemented by `tni.store.written_pdfs_file.WrittenPdfsFile`."""

    def all(self) -> Mapping[UUID, WrittenPdf]:
        """Return what is noted, by the uid of the entry."""

    def put(self, uid: UUID, written: WrittenPdf) -> None:
        """Note a PDF in place of an earlier one of the entry. Raises: WriteError."""


class NoPdfNotes:
    """Notes nothing, so that no PDF is taken for an entry's."""

    def all(self) -> Mapping[UUID, WrittenPdf]:
        return {}

    def put(self, uid: UUID, written: WrittenPdf) -> None:
        pass
