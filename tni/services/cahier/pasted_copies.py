"""Copies of joined files from which an entry is pasted, so that what is pasted is what was checked, whatever becomes of
the files meanwhile."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path

from tni.files.atomic import atomic_file
from tni.files.outbox_errors import UnconfirmedFileError
from tni.files.regular_file import open_regular
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.leaving_texts import joined_files
from tni.services.cahier.names_check import ConfirmedEntry

FOLDER = "Fichiers à coller"
"""Folder of the copies, in that of the PDFs, where browsers may read."""
_CHUNK = 1 << 20


def pasted_copies(confirmed: ConfirmedEntry, folder: Path) -> tuple[Path, ...]:
    """Copy the joined files of an entry under their own names, and remove the copies made for others. They stay after
    the strip is closed: a browser reads a file when its form is sent. folder: of the PDFs. For a worker. Raises:
    UnconfirmedFileError for a file that is not as it was confirmed, OSError, WriteError; no copy is there then."""
    copies = folder / FOLDER
    shutil.rmtree(copies, ignore_errors=True)
    files = joined_files(confirmed.entry_for(Leaving.PASTE))
    try:
        return tuple(_copied(Path(one.path), confirmed.files.get(one.path, ""), copies) for one in files)
    except Exception:
        shutil.rmtree(copies, ignore_errors=True)
        raise


def _copied(path: Path, sha256: str, copies: Path) -> Path:
    """Raises: UnconfirmedFileError, OSError, WriteError."""
    digest = hashlib.sha256()
    with open_regular(path) as file:
        copies.mkdir(parents=True, exist_ok=True)
        copy = Path(tempfile.mkdtemp(prefix="", dir=copies)) / path.name  # two may have one name
        with atomic_file(copy) as made:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                made.write(chunk)
            if digest.hexdigest() != sha256:
                raise UnconfirmedFileError(path)
    return copy
