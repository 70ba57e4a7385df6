"""PDFs of entries' pages that were written for them: which file is that of an entry as it is now.

The PDFs lie in a folder of the teacher's, under names that two entries may share and that stay when pages are taken out
of an entry. So what was written for an entry is noted, and no other file is taken for it.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from tni.cahier.entry_export import file_name
from tni.cahier.written_pdf import WrittenPdf, content_mark, shown_mark
from tni.core.ids import PageId
from tni.files.atomic import WriteError
from tni.files.regular_file import open_regular

if TYPE_CHECKING:
    from tni.cahier.entry import CahierEntry
    from tni.services.cahier.leaving_files import PagePdfs
    from tni.services.cahier.pdf_notes import PdfNotes

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class EntryPdf:
    """PDF of an entry for an archive. data: None where there is none that may be taken. pages: those in it. is_missed:
    there was one, which is not of the entry as it is now, is gone, or cannot be read."""

    data: bytes | None = None
    pages: tuple[PageId, ...] = ()
    is_missed: bool = False


def note_written(notes: PdfNotes, entry: CahierEntry, pdfs: PagePdfs) -> None:
    """Note the PDF of all pages that was just written for an entry. For a worker. One that cannot be noted is not taken
    later, which is told then."""
    if pdfs.entry is None:
        return
    try:
        data = _read(pdfs.entry)
        digest = hashlib.sha256(data).hexdigest()
        notes.put(entry.uid, WrittenPdf(shown_mark(entry), digest, pdfs.pages, content_mark(data)))
    except (OSError, WriteError) as error:
        _log.warning("PDF of an entry: %s", error)


def content_of(entry: CahierEntry, noted: Mapping[UUID, WrittenPdf]) -> str:
    """Return the mark of what the PDF shows that was written last for an entry as it is now; "" if that is not known.
    noted: what `PdfNotes.all` returns."""
    written = noted.get(entry.uid)
    return "" if written is None or written.shown != shown_mark(entry) else written.content


def pdf_of(entry: CahierEntry, exports: Path, noted: Mapping[UUID, WrittenPdf]) -> EntryPdf:
    """Return the PDF of an entry's pages in the folder of the PDFs. noted: what `PdfNotes.all` returns. An entry
    without pages has none: a file of its name is another's. For a worker."""
    if not entry.pages:
        return EntryPdf()
    path, written = exports / file_name(entry), noted.get(entry.uid)
    if written is None or written.shown != shown_mark(entry):
        return EntryPdf(is_missed=written is not None or path.exists())
    try:
        data = _read(path)
    except OSError:
        return EntryPdf(is_missed=True)
    if hashlib.sha256(data).hexdigest() != written.sha256:
        return EntryPdf(is_missed=True)
    return EntryPdf(data, written.pages)


def _read(path: Path) -> bytes:
    with open_regular(path) as file:
        return file.read()
