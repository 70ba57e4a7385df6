"""Pasting an entry into another program: its strip, and the links of its documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tni.cahier.entry_export import heading
from tni.core.tasks import TaskRunner
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.leaving_files import PagePdfs
from tni.services.cahier.leaving_texts import joined_files
from tni.ui.chrome.button import Style
from tni.ui.seance.entry_clipboard import PastePart, paste_parts
from tni.ui.seance.strip_renewal import StripRenewal

if TYPE_CHECKING:
    from tni.cahier.entry import CahierEntry
    from tni.cahier.file_links import EntryDocuments
    from tni.services.cahier.ent_sending import EntSending
    from tni.services.cahier.names_check import ConfirmedEntry
    from tni.ui.seance.paste_strip import PasteStrip


class EntryPasting:
    """Strip of the parts of an entry, which lies over other programs. folder: of the PDFs. tasks: a worker for copying
    files. sending: knows the links, None without one."""

    def __init__(self, style: Style, folder: Path, tasks: TaskRunner, sending: EntSending | None) -> None:
        self._folder, self._tasks, self._sending = folder, tasks, sending
        self._wanted: ConfirmedEntry | None = None
        self._renewal = StripRenewal(style)
        if sending is not None:
            sending.subscribe(self._renewal.look_again)

    @property
    def strip(self) -> PasteStrip | None:
        return self._renewal.strip

    def open(
        self, confirmed: ConfirmedEntry, pdfs: PagePdfs, opened: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        """Show the parts of an entry, with its joined files as they were confirmed. pdfs: of its pages. opened: called
        when they are shown. failed: gets the error where a file is another one now, or cannot be copied."""
        self._wanted, entry = confirmed, confirmed.entry_for(Leaving.PASTE)

        def copied(copies: Sequence[Path]) -> None:
            if self._wanted is confirmed:
                self._show(entry, pdfs, copies, opened)

        if joined_files(entry):
            from tni.services.cahier.pasted_copies import pasted_copies

            self._tasks.submit(lambda: pasted_copies(confirmed, self._folder), copied, failed)
        else:
            copied(())

    def _show(self, entry: CahierEntry, pdfs: PagePdfs, copies: Sequence[Path], opened: Callable[[], None]) -> None:
        files = (*(() if pdfs.entry is None else (pdfs.entry,)), *copies)

        def read(got: Callable[[Sequence[PastePart]], None]) -> None:
            self.documents(entry, lambda found: got(paste_parts(entry, files, found, pdfs.pages)))

        def show(parts: Sequence[PastePart]) -> None:
            self._renewal.show(heading(entry), parts, read)
            opened()

        read(show)

    def documents(self, entry: CahierEntry, found: Callable[[EntryDocuments], None]) -> None:
        """Pass the documents of an entry that have a link."""
        if self._sending is None:
            from tni.cahier.file_links import EntryDocuments

            found(EntryDocuments())
        else:
            self._sending.documents(entry, found)

    def close(self) -> None:
        self._renewal.close()
