"""A database that is none any more makes room for a new one; what is left of it stays beside it."""

from __future__ import annotations

from pathlib import Path

from tni.core.errors import TniError
from tni.files import atomic

MAGIC = b"SQLite format 3\0"
"""How every SQLite database begins (https://www.sqlite.org/fileformat.html)."""


class SetAsideError(TniError):
    """path: what was damaged; kept: where it is now."""

    def __init__(self, path: Path, kept: Path) -> None:
        super().__init__(f"{path} is no database: it was set aside as {kept.name}")
        self.path, self.kept = path, kept


def set_aside_rubbish(path: Path) -> SetAsideError | None:
    """Rename a file that is no SQLite database; None where it is one, is empty or not there. Raises: OSError."""
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except FileNotFoundError:
        return None
    if not head or head == MAGIC:
        return None
    kept = atomic.free_name(path.with_suffix(".damaged"))
    path.rename(kept)
    return SetAsideError(path, kept)
