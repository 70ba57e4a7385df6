"""List of the files of one backup, and its file at the place of the backups.

The file has two lines: the SHA-256 of the second in hexadecimal digits, and JSON. It is written when all that it names
was read back, so a sound list is a backup that was good when it was made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tni.core.digest import sha256
from tni.core.ids import BlobId
from tni.files.atomic import write_atomically
from tni.files.library_errors import BadBackupError
from tni.files.regular_file import NotRegularFileError, open_regular

END = ".json"
_NAME = re.compile(r"\d{8}T\d{6}Z(-\d+)?\.json")


@dataclass(frozen=True, slots=True)
class BackedUpFile:
    """File in a backup. name: in the folder of lessons, with `/`. size, mtime_ns: of the file that was read. chunks:
    contents that make it up. is_sound: false for a lesson that was damaged already."""

    name: str
    size: int
    mtime_ns: int
    chunks: tuple[BlobId, ...]
    is_sound: bool = True


@dataclass(frozen=True, slots=True)
class Backup:
    """Backup of a folder of lessons. path: of its list. source: computer and folder that it was made of."""

    path: Path
    made: datetime
    source: str
    files: tuple[BackedUpFile, ...]

    def contents(self) -> Iterator[BlobId]:
        for file in self.files:
            yield from file.chunks


def new_list_path(folder: Path, made: datetime) -> Path:
    """Return the path for the list of a new backup: a name that any disk takes, where no file is."""
    stem = f"{made.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    names = (folder / f"{stem}{end}{END}" for end in ("", *(f"-{number}" for number in range(2, 1000))))
    return next(path for path in names if not path.exists())


def list_paths(folder: Path) -> list[Path]:
    """Return the paths of all lists, oldest first. Raises: OSError."""
    return sorted(path for path in folder.glob(f"*{END}") if _NAME.fullmatch(path.name))


def write_list(backup: Backup) -> None:
    """Raises: WriteError."""
    fields = {
        "made": backup.made.isoformat(),
        "source": backup.source,
        "files": [[f.name, f.size, f.mtime_ns, f.chunks, f.is_sound] for f in backup.files],
    }
    text = json.dumps(fields, separators=(",", ":")).encode("ascii")
    write_atomically(backup.path, sha256(text).hex().encode() + b"\n" + text, private=True)


def read_list(path: Path) -> Backup:
    """Raises: BadBackupError, OSError."""
    try:
        with open_regular(path) as file:
            check, _, text = file.read().partition(b"\n")
    except (NotRegularFileError, IsADirectoryError) as error:
        raise BadBackupError(path) from error
    if sha256(text).hex().encode() != check:
        raise BadBackupError(path)
    try:
        fields = json.loads(text)
        files = tuple(
            BackedUpFile(str(name), int(size), int(mtime), tuple(map(BlobId, chunks)), bool(is_sound))
            for name, size, mtime, chunks, is_sound in fields["files"]
        )
        return Backup(path, datetime.fromisoformat(fields["made"]), str(fields["source"]), files)
    except (ValueError, TypeError, KeyError) as error:  # of a later program
        raise BadBackupError(path) from error
