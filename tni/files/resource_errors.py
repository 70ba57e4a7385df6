"""Errors of the teacher's resources. They name a file of the teacher's."""

from __future__ import annotations

from pathlib import Path

from tni.core.errors import TniError


class NotAResourceError(TniError):
    """A file is no picture, sound or link that is taken as a resource."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is no resource")
        self.path = path


class ResourceTooLargeError(TniError):
    """A file is larger than a resource may be. most: in bytes."""

    def __init__(self, path: Path, most: int) -> None:
        super().__init__(f"{path} has more than {most} bytes")
        self.path, self.most = path, most


class ResourceGoneError(TniError):
    """A resource cannot be read any more: it was moved or deleted since the folder was read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is gone")
        self.path = path


class ResourceUnreadableError(TniError):
    """A file that is to be added to the resources cannot be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} cannot be read")
        self.path = path
