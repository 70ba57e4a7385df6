"""Ways in which an entry of the cahier de textes leaves the program."""

from __future__ import annotations

from enum import Enum


class Leaving(Enum):
    """Way out of the program, which decides what is checked."""

    COPY = "copy"
    """The texts, by the clipboard."""
    PAGES = "pages"
    """The pages, as a PDF with a title and a file name."""
    PASTE = "paste"
    """The texts and the names of joined files as with COPY, and the pages as with PAGES: pasted part by part."""
    SEND = "send"
    """All of it."""
    ARCHIVE = "archive"
    """All texts, in a file for an archive or a substitute; PDFs in it were confirmed when they were written."""

    @property
    def has_pages(self) -> bool:
        return self in (Leaving.PAGES, Leaving.PASTE, Leaving.SEND)

    @property
    def has_files(self) -> bool:
        """True if the files that the teacher joined go as well."""
        return self in (Leaving.PASTE, Leaving.SEND)
