"""Store of the teacher's projectors, room by room, in one small JSON file. It contains passwords, so only the teacher
can read it."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

from tni.core.projector import MAX_PROJECTOR_TEXT, KnownProjector
from tni.files.errors import JsonFileError
from tni.store.json_file import JsonFile, JsonObject, Quarantine

MOST = 100


class ProjectorsFile:
    """The known projectors, in the order they were added, and the one chosen for this room.

    A missing file means none. So does a damaged or unreadable file, which is quarantined. When the disk refuses a
    write, the values hold until the program ends.
    """

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path, JsonFileError, quarantine=Quarantine.UNREADABLE, secret=True)
        self.known, self._chosen = self._file.read(_decode) or ((), "")

    @property
    def chosen(self) -> KnownProjector | None:
        return next((projector for projector in self.known if projector.id == self._chosen), None)

    def choose(self, id: str) -> None:
        """Choose the projector of this room, "" for none."""
        self._chosen = id
        self._write()

    def keep(self, projector: KnownProjector) -> None:
        """Add a projector, or replace the one with the same id, and choose it for this room."""
        if any(one.id == projector.id for one in self.known):
            self.known = tuple(projector if one.id == projector.id else one for one in self.known)
        else:
            self.known = (*self.known, projector)[-MOST:]
        self.choose(projector.id)

    def rename(self, id: str, name: str) -> None:
        """Set the name of a projector. It is the name that a projector reports itself, for one that the teacher has not
        named."""
        self.known = tuple(replace(one, name=name[:MAX_PROJECTOR_TEXT]) if one.id == id else one for one in self.known)
        self._write()

    def forget(self, id: str) -> None:
        self.known = tuple(one for one in self.known if one.id != id)
        self._write()

    def _write(self) -> None:
        self._file.try_write({"chosen": self._chosen, "projectors": [asdict(one) for one in self.known]})


def _decode(found: JsonObject) -> tuple[tuple[KnownProjector, ...], str]:
    """Return the projectors and the id of the chosen one. Raises: ValueError, TypeError."""
    entries = found.get("projectors", [])
    if not isinstance(entries, list):
        raise ValueError("no list of projectors")
    return tuple(KnownProjector(**entry) for entry in entries[:MOST]), str(found.get("chosen", ""))
