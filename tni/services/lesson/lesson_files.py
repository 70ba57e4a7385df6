"""Files that a teacher puts into a lesson: read from the disk, and written there again under a name that is safe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path, PurePath

from tni.core.digest import sha256
from tni.core.file_names import safe_stem
from tni.core.ids import BlobId, new_id
from tni.document.lesson_plan import FILE_PREFIX, HomeworkFile
from tni.files.atomic import write_atomically
from tni.files.regular_file import open_regular

MOST_BYTES = 30 << 20
"""Largest file that a lesson takes for its homework: ENTs take no larger ones."""
_SUFFIX_LETTERS = 12


@dataclass(frozen=True, slots=True)
class CopiedFile:
    """File to be put into a lesson. data: its bytes."""

    record: HomeworkFile
    data: bytes = field(repr=False)


class Refusal(Enum):
    """Reason for which a file is not put into a lesson."""

    EMPTY = "empty"
    TOO_LARGE = "too large"
    UNREADABLE = "unreadable"


type Read = CopiedFile | Refusal


def read_copies(paths: Sequence[Path]) -> dict[Path, Read]:
    """Read files. For a worker."""
    return {path: _read(path) for path in paths}


def _read(path: Path) -> Read:
    try:
        with open_regular(path) as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        return Refusal.UNREADABLE
    if not data or len(data) > MOST_BYTES:
        return Refusal.TOO_LARGE if data else Refusal.EMPTY
    return CopiedFile(HomeworkFile(id=FILE_PREFIX + new_id(), file=BlobId(sha256(data).hex()), name=path.name), data)


def path_in(folder: Path, file: HomeworkFile) -> Path:
    """Return where a lesson's file lies in a folder of such files. Its name there is safe, whoever gave it; files with
    the same name are apart."""
    name = PurePath(file.name.replace("\\", "/")).name
    suffix = safe_stem(PurePath(name).suffix[1 : _SUFFIX_LETTERS + 1])
    stem = safe_stem(PurePath(name).stem) or "document"
    return folder / sha256(file.file.encode()).hex()[:16] / (f"{stem}.{suffix}" if suffix else stem)


def write_out(path: Path, data: bytes) -> None:
    """Write a file of a lesson, unless it lies there as it is. For a worker. Raises: OSError, WriteError."""
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, data, private=True)
