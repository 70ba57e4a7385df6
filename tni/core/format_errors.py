"""Errors of reading files from outside and of writing their formats: one type per reason, without any content of the
file, since they go to logs."""

from __future__ import annotations

from tni.core.errors import TniError


class FileFormatError(TniError):
    """A file yields nothing of its kind, or cannot be written. Subtypes give the reason."""


class UnknownFileError(FileFormatError):
    """The file has none of the known formats."""


class NotTextError(UnknownFileError):
    """The file is not text: a spreadsheet, a PDF, a picture."""


class EmptyFileError(FileFormatError):
    """The file has no question, or no pupil, nor anything that could become one."""


class MalformedFileError(FileFormatError):
    """The file is malformed. line: where, from 1; None if unknown, as in a damaged archive."""

    def __init__(self, line: int | None = None) -> None:
        super().__init__("malformed" if line is None else f"malformed at line {line}")
        self.line = line


class FileTooLargeError(FileFormatError):
    """The file exceeds a limit. what: the unit, such as "bytes", "questions", "pupils", "unpacked bytes"; most: the
    limit."""

    def __init__(self, what: str, most: int) -> None:
        super().__init__(f"more than {most} {what}")
        self.what, self.most = what, most


class FileTooDeepError(FileFormatError):
    """The file is nested deeper than any of its kind."""


class EntityDeclarationError(FileFormatError):
    """The XML declares entities, which can read other files or grow without end. No bank or export needs them."""


class ZipBombError(FileFormatError):
    """A zip would unpack to far more than its own size."""


class LockedArchiveError(FileFormatError):
    """A zip is protected by a password."""


class ReadCancelledError(TniError):
    """The reading was cancelled."""


class ReadTimeoutError(TniError):
    """Reading takes longer than any such file should."""

    def __init__(self, most_s: float) -> None:
        super().__init__(f"not read within {most_s:g} s")
        self.most_s = most_s


class ReaderCrashedError(TniError):
    """The process ended without an answer, for lack of memory or because of a fault in a library."""


class UnipenError(TniError):
    """A UNIPEN file can't be read. line: where, from 1; 0 for the file as a whole."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(f"UNIPEN line {line}: {reason}" if line else f"UNIPEN: {reason}")
        self.reason, self.line = reason, line


class UnipenIncludeError(UnipenError):
    """A UNIPEN file includes another one that cannot be read: it isn't beside it or below, or it includes itself."""
