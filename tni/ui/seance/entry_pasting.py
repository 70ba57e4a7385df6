"""Pasting an entry into another program: its strip, and the links of its documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tni.cahier.entry_export import heading
from tni.services.cahier.leaving_files import PagePdfs
from tni.ui.chrome.button import Style
from tni.ui.seance.entry_clipboard import PastePart, paste_parts, pasted_files
from tni.ui.seance.strip_renewal import StripRenewal

if TYPE_CHECKING:
    from tni.cahier.entry import CahierEntry
    from tni.cahier.file_links import EntryDocuments
    from tni.services.cahier.ent_sending import EntSending
    from tni.ui.seance.paste_strip import PasteStrip


class EntryPasting:
    """Strip of the parts of an entry, which lies over other programs. sending: knows the links, None without one."""

    def __init__(self, style: Style, sending: EntSending | None) -> None:
        self._sending = sending
        self._renewal = StripRenewal(style)
        if sending is not None:
            sending.subscribe(self._renewal.look_again)

    @property
    def strip(self) -> PasteStrip | None:
        return self._renewal.strip

    def open(self, entry: CahierEntry, pdfs: PagePdfs, opened: Callable[[], None]) -> None:
        """Show the parts of an entry. pdfs: of its pages. opened: called when they are shown."""
        files = pasted_files(entry, pdfs.entry)

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
