"""Files of a folder to convert: those that can be read, those of another kind, and what cannot be reached. All that is
there is in one of the three, so that the report names it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tni.app.conversion_entries import error_entry, failed_entry
from tni.app.convert_errors import NotAFileError
from tni.app.lesson_formats import readable_suffixes
from tni.ui.i18n import tr


@dataclass(frozen=True, slots=True)
class FolderFiles:
    """Files of a folder, by their paths in it. others: of another kind, and links to folders, which are not followed.
    failed: entries of the report, of folders too."""

    readable: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    failed: dict[str, dict[str, Any]] = field(default_factory=dict)


def files_of(source: Path, target: Path) -> FolderFiles:
    """Return the files of a folder and of the folders in it, without hidden ones and the target. Raises: OSError if the
    folder itself cannot be read."""
    found, suffixes, beside = FolderFiles(), (*readable_suffixes(), ".pdf"), target.resolve()
    unread: list[OSError] = []
    for here, folders, names in source.walk(on_error=unread.append):
        folders[:] = [one for one in folders if not one.startswith(".") and (here / one).resolve() != beside]
        for name in names:
            if not name.startswith("."):
                _take(here / name, (here / name).relative_to(source).as_posix(), suffixes, found)
    for error in unread:
        folder = Path(error.filename)
        if folder == source:
            raise error
        name = folder.relative_to(source).as_posix()
        found.failed[name] = failed_entry(
            name, "unreadable", tr("Ce dossier ne peut pas être lu : vérifier les droits.")
        )
    found.readable.sort()
    return found


def _take(path: Path, name: str, suffixes: tuple[str, ...], found: FolderFiles) -> None:
    if path.suffix.lower() not in suffixes or path.is_dir():
        found.others.append(name)
    elif path.is_file():
        found.readable.append(name)
    elif path.exists():
        found.failed[name] = error_entry(name, NotAFileError(path))
    else:
        found.failed[name] = failed_entry(name, "unreadable", tr("Ce fichier n’est plus là."))
