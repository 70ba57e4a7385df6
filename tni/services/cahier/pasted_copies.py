"""Copies of joined files from which an entry is pasted, so that what is pasted is what was checked, whatever becomes of
the files meanwhile.

Each lies in a folder that is named after its content. By that it is known for a copy when it is to be removed, and what
else somebody put there stays.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from pathlib import Path

from tni.files.atomic import atomic_file
from tni.files.outbox_errors import UnconfirmedFileError
from tni.files.regular_file import open_regular
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.leaving_texts import joined_files
from tni.services.cahier.names_check import ConfirmedEntry

FOLDER = "Fichiers à coller"
"""Folder of the copies, in that of the PDFs, where browsers may read."""
_LETTERS = 16
_OF_COPY = re.compile(rf"[0-9a-f]{{{_LETTERS}}}")
_CHUNK = 1 << 20


def pasted_copies(confirmed: ConfirmedEntry, folder: Path) -> tuple[Path, ...]:
    """Copy the joined files of an entry under their own names, and remove the copies made for others. They stay after
    the strip is closed: a browser reads a file when its form is sent. folder: of the PDFs. For a worker. Raises:
    UnconfirmedFileError for a file that is not as it was confirmed, OSError, WriteError; no copy is there then."""
    copies = folder / FOLDER
    _remove(copies)
    files = joined_files(confirmed.entry_for(Leaving.PASTE))
    try:
        return tuple(_copied(Path(one.path), confirmed.files.get(one.path, ""), copies) for one in files)
    except Exception:
        _remove(copies)
        raise


def _copied(path: Path, sha256: str, copies: Path) -> Path:
    """Raises: UnconfirmedFileError, OSError, WriteError."""
    if not sha256:  # nobody has read it
        raise UnconfirmedFileError(path)
    with open_regular(path) as file:
        copy = copies / sha256[:_LETTERS] / path.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with atomic_file(copy) as made:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                made.write(chunk)
            if digest.hexdigest() != sha256:
                raise UnconfirmedFileError(path)
    return copy


def _remove(copies: Path) -> None:
    """Remove all copies that are there; one that cannot be removed stays."""
    with suppress(OSError):
        for place in copies.iterdir():
            if _OF_COPY.fullmatch(place.name):
                _remove_in(place)
        copies.rmdir()


def _remove_in(place: Path) -> None:
    with suppress(OSError):
        for path in place.iterdir():
            if not path.is_symlink() and _digest(path).startswith(place.name):
                path.unlink()
        place.rmdir()


def _digest(path: Path) -> str:
    """Raises: OSError."""
    digest = hashlib.sha256()
    with open_regular(path) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
