"""Errors of question banks alone; `tni.core.format_errors` has those of every kind of file."""

from __future__ import annotations

from collections.abc import Iterable

from tni.core.errors import TniError
from tni.core.format_errors import FileFormatError
from tni.quiz.bank.losses import Loss, LossKind


class BankTooSlowError(FileFormatError):
    """Reading takes longer than any bank should."""

    def __init__(self, most_s: float) -> None:
        super().__init__(f"not read within {most_s:g} s")
        self.most_s = most_s


class NothingReadableError(FileFormatError):
    """None of a bank's questions can be read. missing: files that it includes and that are not in its folder. kinds:
    kinds of questions in it that are not supported, by the file's own names."""

    def __init__(self, losses: Iterable[Loss] = ()) -> None:
        super().__init__("no question can be read")
        found = [loss for loss in losses if loss.what]
        self.missing = tuple(dict.fromkeys(loss.what for loss in found if loss.kind is LossKind.INCLUDED))
        self.kinds = tuple(dict.fromkeys(loss.what for loss in found if loss.kind is LossKind.KIND))


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
