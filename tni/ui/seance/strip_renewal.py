"""Strip to paste whose parts are kept up with the outbox while it is open: documents that are sent get links."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tni.ui.chrome.button import Style
from tni.ui.seance.entry_clipboard import PastePart
from tni.ui.seance.paste_strip import PasteStrip

type ReadParts = Callable[[Callable[[Sequence[PastePart] | None], None]], None]
"""Passes the parts of an entry as they are now, at once or later; None if they cannot be had."""


class StripRenewal:
    """Strip with the parts of an entry, read again after each change of the outbox for as long as it is open. strip:
    None before it is first shown."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self.strip: PasteStrip | None = None
        self._read: ReadParts | None = None
        self._is_reading = self._is_old = False

    def show(self, heading: str, parts: Sequence[PastePart], read: ReadParts) -> None:
        """Open the strip with the parts of an entry. heading: whose entry it is. read: reads them again."""
        self._read, self._is_reading = read, False
        if self.strip is None:
            self.strip = PasteStrip(self._style)
            self.strip.closed.connect(self._leave)
        self.strip.show_parts(heading, parts)
        self.strip.open()
        self.look_again()  # the outbox may have changed while they were read

    def look_again(self) -> None:
        """Read the parts again, if the strip is open."""
        read = self._read
        if read is None:
            return
        if self._is_reading:
            self._is_old = True
            return

        def got(parts: Sequence[PastePart] | None) -> None:
            if self._read is not read:  # another entry has taken its place, or the strip is closed
                return
            self._is_reading = False
            if parts is not None and self.strip is not None:
                self.strip.renew(parts)
            if self._is_old:
                self.look_again()

        self._is_reading, self._is_old = True, False
        read(got)

    def close(self) -> None:
        """Close the strip and remove it."""
        if self.strip is not None:
            self.strip.close()
            self.strip.deleteLater()
            self.strip = None

    def _leave(self) -> None:
        self._read = None
