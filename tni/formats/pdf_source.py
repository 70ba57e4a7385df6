"""Source of an open PDF: where the process that reads it has its bytes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tni.core.errors import TniError
from tni.files.pdf_errors import PdfError, PdfFault

_SIGNATURE, _SIGNATURE_WITHIN = b"%PDF-", 1024  # PDFium searches no further (ISO 32000 allows other bytes before it)


@dataclass(frozen=True, slots=True, eq=False)
class PdfSource:
    """File of a document. data: its bytes, or what reads them, so that they are not kept in two processes."""

    key: int
    path: Path | None
    data: bytes | Callable[[], bytes] = field(repr=False)
    password: str = field(repr=False)

    def read(self) -> bytes:
        """Return the bytes to be sent to the process. Raises: PdfError."""
        if isinstance(self.data, bytes):
            return self.data
        try:
            found = self.data()
        except TniError as error:
            raise PdfError(PdfFault.UNREADABLE) from error
        check_signature(found)
        return found


def check_signature(source: Path | bytes) -> None:
    """Check that a file may be a PDF. Raises: PdfError."""
    path = None
    if isinstance(source, Path):
        path = source
        try:
            with source.open("rb") as file:
                head = file.read(_SIGNATURE_WITHIN)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise PdfError(PdfFault.MISSING, path) from error
        except (OSError, ValueError) as error:
            raise PdfError(PdfFault.UNREADABLE, path) from error
    else:
        head = source[:_SIGNATURE_WITHIN]
    if not head:
        raise PdfError(PdfFault.EMPTY, path)
    if _SIGNATURE not in head:
        raise PdfError(PdfFault.NOT_PDF, path)
