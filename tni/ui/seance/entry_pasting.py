"""Pasting an entry into another program: its strip, and the links of its documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tni.cahier.entry_export import heading
from tni.services.cahier.leaving_files import PagePdfs
from tni.ui.chrome.button import Style
from tni.ui.seance.entry_clipboard import PastePart, paste_parts, pasted_files
from tni.ui.seance.paste_strip import PasteStrip
from tni.ui.seance.strip_renewal import StripRenewal

if TYPE_CHECKING:
    from tni.cahier.entry import CahierEntry
    from tni.cahier.file_links import EntryDocuments
    from tni.services.cahier.ent_sending import EntSending


class EntryPasting:
    """Strip of the parts of an entry, which lies over other programs. sending: knows the links, None without one."""

    def __init__(self, style: Style, sending: EntSending | None) -> None:
        self._style, self._sending = style, sending
        if sending is not None:
            sending.subscribe(self._outbox_changed)

    @cached_property
    def strip(self) -> PasteStrip:
        return PasteStrip(self._style)

    @cached_property
    def _parts(self) -> StripRenewal:
        return StripRenewal(self.strip)

    def open(self, entry: CahierEntry, pdfs: PagePdfs, opened: Callable[[], None]) -> None:
        """Show the parts of an entry. pdfs: of its pages. opened: called when they are shown."""
        files = pasted_files(entry, pdfs.entry)

        def read(got: Callable[[Sequence[PastePart]], None]) -> None:
            self.documents(entry, lambda found: got(paste_parts(entry, files, found, pdfs.pages)))

        def show(parts: Sequence[PastePart]) -> None:
            self._parts.show(heading(entry), parts, read)
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
        if "strip" in self.__dict__:
            self.strip.close()
            self.strip.deleteLater()
            del self.strip
            self.__dict__.pop("_parts", None)

    def _outbox_changed(self) -> None:
        if "_parts" in self.__dict__:
            self._parts.look_again()
