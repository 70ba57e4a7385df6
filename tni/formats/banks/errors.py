"""Errors of reading and writing question banks: one type per reason, without any content of the file."""

from __future__ import annotations

from tni.core.errors import TniError


class BankFileError(TniError):
    """A file yields no bank. Subtypes give the reason."""


class NotABankError(BankFileError):
    """The file has no known format of question banks."""


class EmptyBankError(BankFileError):
    """The file has no question, nor anything that could become one."""


class MalformedBankError(BankFileError):
    """The file is malformed. line: where, from 1; None if unknown."""

    def __init__(self, line: int | None = None) -> None:
        super().__init__("malformed" if line is None else f"malformed at line {line}")
        self.line = line


class BankTooLargeError(BankFileError):
    """The file exceeds a limit. what: the unit, such as "bytes", "questions", "answers", "files", "unpacked bytes";
    most: the limit."""

    def __init__(self, what: str, most: int) -> None:
        super().__init__(f"more than {most} {what}")
        self.what, self.most = what, most


class BankTooDeepError(BankFileError):
    """The file is nested deeper than any question is."""


class BankTooSlowError(BankFileError):
    """Reading takes longer than any bank should."""

    def __init__(self, most_s: float) -> None:
        super().__init__(f"not read within {most_s:g} s")
        self.most_s = most_s


class EntityBankError(BankFileError):
    """The XML declares entities, which can read other files or grow without end. No bank needs them."""


class ZipBombError(BankFileError):
    """A zip would unpack to far more than its own size."""


class LockedBankError(BankFileError):
    """A zip is protected by a password."""


class NothingWritableError(BankFileError):
    """None of the questions can be written in that format."""


class UnknownBankFormatError(BankFileError):
    """No format of that name can be written. name: the requested format."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no format named {name!r}")
        self.name = name


class CollectionNameTakenError(TniError):
    """Another collection has that name."""
