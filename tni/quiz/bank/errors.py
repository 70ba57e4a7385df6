"""Errors of question banks alone; `tni.core.format_errors` has those of every kind of file."""

from __future__ import annotations

from collections.abc import Sequence

from tni.core.errors import TniError
from tni.core.format_errors import FileFormatError


class BankTooSlowError(FileFormatError):
    """Reading takes longer than any bank should."""

    def __init__(self, most_s: float) -> None:
        super().__init__(f"not read within {most_s:g} s")
        self.most_s = most_s


class NothingReadableError(FileFormatError):
    """None of a bank's questions can be read. missing: the files that it includes and that are not beside it."""

    def __init__(self, missing: Sequence[str] = ()) -> None:
        super().__init__("no question can be read")
        self.missing = tuple(missing)


class NothingToWriteError(FileFormatError):
    """A bank that is to be written has no questions."""


class NothingWritableError(FileFormatError):
    """None of the questions can be written in that format."""


class UnknownBankFormatError(FileFormatError):
    """No format of that name can be written. name: the requested format."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no format named {name!r}")
        self.name = name


class CollectionNameTakenError(TniError):
    """Another collection has that name."""
