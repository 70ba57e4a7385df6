"""Errors of class lists, in files and as they are stored."""

from __future__ import annotations

from tni.core.errors import TniError
from tni.core.format_errors import FileFormatError


class ParentsFileError(FileFormatError):
    """The file is a list of parents. It must not be imported, since a vote needs none of it."""


class PartialRosterError(FileFormatError):
    """The file holds only changes since another export: pupils missing from it would be taken for gone."""


class ColumnMappingError(FileFormatError):
    """The mapping names a column that the file does not have."""

    def __init__(self, column: int, columns: int) -> None:
        super().__init__(f"column {column} of {columns}")
        self.column, self.columns = column, columns


class RosterError(TniError):
    """The roster cannot be read or written. The cause is a sqlite3.Error."""


class RosterTooNewError(RosterError):
    def __init__(self, *, found: int, supported: int) -> None:
        super().__init__(f"roster version {found}, this program reads up to {supported}")
        self.found, self.supported = found, supported


class NumberTakenError(RosterError):
    """The number is taken: two pupils of a class, or two clickers, cannot have the same number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"number {number} is taken")
        self.number = number


class UnknownClassError(RosterError):
    """The class does not exist, or the pupil is not in it."""


class UnknownPupilError(RosterError):
    """The pupil does not exist."""


class NoNamesKeyError(RosterError):
    """Names cannot be stored: there is no key yet, or it has not been fetched."""
