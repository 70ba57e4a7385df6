"""Why a file is no bank of questions, or is not read: a type for each reason, with no content of the file."""

from __future__ import annotations

from tni.core.errors import TniError


class BankFileError(TniError):
    """A file that gives no bank. Subtypes say why."""


class NotABankError(BankFileError):
    """Nothing that is known as a bank of questions."""


class EmptyBankError(BankFileError):
    """No question in it, nor anything that one could be made of."""


class MalformedBankError(BankFileError):
    """line: where it goes wrong, from 1; None when that cannot be said."""

    def __init__(self, line: int | None = None) -> None:
        super().__init__("malformed" if line is None else f"malformed at line {line}")
        self.line = line


class BankTooLargeError(BankFileError):
    """what: "bytes", "questions", "answers", "files", "unpacked bytes"; most: how many are read."""

    def __init__(self, what: str, most: int) -> None:
        super().__init__(f"more than {most} {what}")
        self.what, self.most = what, most


class BankTooDeepError(BankFileError):
    """Nested deeper than any question is."""


class BankTooSlowError(BankFileError):
    """It takes more time than any bank should."""

    def __init__(self, most_s: float) -> None:
        super().__init__(f"not read within {most_s:g} s")
        self.most_s = most_s


class EntityBankError(BankFileError):
    """XML that declares entities: they can read other files or grow without end, and no bank needs them."""


class ZipBombError(BankFileError):
    """A zip that unpacks to far more than it is."""


class LockedBankError(BankFileError):
    """A zip with a password."""


class NothingWritableError(BankFileError):
    """None of the questions can be written in that format."""


class UnknownBankFormatError(BankFileError):
    """No format of that name is written. name: what was asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no format named {name!r}")
        self.name = name


class CollectionNameTakenError(TniError):
    """Another collection has that name."""
