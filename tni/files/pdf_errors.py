"""Errors of reading PDFs."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from tni.core.errors import TniError


class PdfFault(Enum):
    MISSING = "missing"  # no such file
    UNREADABLE = "unreadable"  # the system refuses to read it
    EMPTY = "empty"
    NOT_PDF = "not a PDF"
    ENCRYPTED = "encrypted"  # needs a password, or a different one
    UNSUPPORTED_SECURITY = "unsupported security"
    DAMAGED = "damaged"
    NO_PAGES = "no pages"
    BAD_PAGE = "bad page"
    TOO_LARGE = "too large"  # too many pages, or a picture too big for the memory allowed
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    NO_WORKER = "no worker"  # the process can't be started
    CLOSED = "closed"


class PdfError(TniError):
    """A PDF can't be read. fault: the reason; source: the file, None if it came as bytes; page: its index, None for the
    whole file."""

    def __init__(self, fault: PdfFault, source: Path | None = None, page: int | None = None) -> None:
        super().__init__(f"PDF {source or ''} page {page}: {fault.value}")
        self.fault, self.source, self.page = fault, source, page
