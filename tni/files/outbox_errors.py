"""Errors of the outbox: its database, and the files of entries beside it."""

from __future__ import annotations

from pathlib import Path

from tni.core.errors import TniError
from tni.files.errors import JsonFileError, SeanceStoreFault


class OutboxError(TniError):
    """The outbox cannot be read or written; what was handed over before is in it. fault, path, detail, repairable: as
    those of SeanceStoreError."""

    def __init__(self, fault: SeanceStoreFault, path: Path, detail: str, *, repairable: bool = False) -> None:
        super().__init__(f"{path}: {fault.value}: {detail}")
        self.fault, self.path, self.detail, self.repairable = fault, path, detail, repairable


class NoOutboxLockError(OutboxError):
    """Nothing is sent: the file system of the outbox makes no locks, so that another program could send the same
    entries. path: of the lock."""

    def __init__(self, path: Path) -> None:
        super().__init__(SeanceStoreFault.FAILED, path, "no lock can be had")


class NoSuchDeliveryError(TniError):
    """The outbox has no such delivery. name: of the delivery, or what was asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no delivery {name}")
        self.name = name


class FileChangedError(TniError):
    """A file is not the one that belongs to the entry: it has changed since it was chosen. path: the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: its content has changed")
        self.path = path


class UnconfirmedFileError(TniError):
    """Nothing was handed over: a joined file is not as it was when the entry was confirmed. path: the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: not as it was confirmed")
        self.path = path


class FileNotGivenError(TniError):
    """A file that the entry names was not handed over with it. name: as pupils see it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: not handed over")
        self.name = name


class AccountsChangedError(TniError):
    """Nothing was handed over: the accounts for a class are not those that were offered, or there is none."""

    def __init__(self, class_name: str) -> None:
        super().__init__(f"{class_name}: other accounts than those offered")
        self.class_name = class_name


class EntAccountsError(JsonFileError):
    """The file of the accounts at ENTs cannot be used."""
