"""File of the places and lessons that a teacher shares. Passwords are not in it."""

from __future__ import annotations

from pathlib import Path
from random import SystemRandom

from tni.files.sharing_errors import SharingListError
from tni.library.revision import RevisionId
from tni.library.share_filter import SharingChoices
from tni.library.shared_lesson import SharedRole, SharingState
from tni.library.shared_place import WriterId
from tni.library.sharing_list import LessonEntry, PlaceEntry, PlaceKind, SharingList
from tni.store.json_file import JsonFile, JsonObject, Quarantine

VERSION = 1


class SharingListFile:
    """File with one `SharingList`. trouble: the error to report about it."""

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path, SharingListError, version=VERSION)

    @property
    def trouble(self) -> SharingListError | None:
        return self._file.trouble

    def read(self) -> SharingList:
        """Return the list. A new one has a writer of its own, so that two computers never write one name."""
        return self._file.read(_decoded) or SharingList(WriterId(SystemRandom().randbytes(4).hex()))

    def has_path(self, path: Path) -> bool:
        """Return whether a lesson of the list is in a file; of a list that cannot be read, each may be. A damaged list
        stays for `read`, which tells of it."""
        file = JsonFile(self._file.path, SharingListError, version=VERSION, quarantine=Quarantine.NONE)
        found = file.read(_decoded)
        return file.trouble is not None or (found is not None and any(Path(one.path) == path for one in found.lessons))

    def write(self, found: SharingList) -> None:
        """Write the list. Raises: WriteError."""
        self._file.write(_encoded(found))


def _encoded(found: SharingList) -> JsonObject:
    return {
        "writer": found.writer,
        "places": [
            {
                "id": one.id,
                "kind": one.kind.value,
                "address": one.address,
                "name": one.name,
                "user": one.user,
                "local_agreed": one.local_agreed,
                "notes": one.notes,
                "last_exchange": one.last_exchange,
            }
            for one in found.places
        ],
        "lessons": [
            {
                "place": one.place,
                "lesson": one.lesson,
                "path": one.path,
                "role": one.role.value,
                "base": list(one.base),
                "layers": one.choices.layers,
                "classroom": one.choices.classroom,
                "notes": one.choices.notes,
                "state": one.state.value,
                "author": one.author,
            }
            for one in found.lessons
        ],
    }


def _decoded(found: JsonObject) -> SharingList:
    places = tuple(
        PlaceEntry(
            id=str(one["id"]),
            kind=PlaceKind(one["kind"]),
            address=str(one["address"]),
            name=str(one["name"]),
            user=str(one["user"]),
            local_agreed=one["local_agreed"] is True,
            notes=one.get("notes") is True,
            last_exchange=str(one["last_exchange"]),
        )
        for one in found["places"]
    )
    lessons = tuple(
        LessonEntry(
            place=str(one["place"]),
            lesson=str(one["lesson"]),
            path=str(one["path"]),
            role=SharedRole(one["role"]),
            base=tuple(RevisionId(str(base)) for base in one["base"]),
            choices=SharingChoices(
                layers=one["layers"] is True, classroom=one["classroom"] is True, notes=one["notes"] is True
            ),
            state=SharingState(one["state"]),
            author=str(one.get("author", "")),
        )
        for one in found["lessons"]
    )
    return SharingList(WriterId(str(found["writer"])), places, lessons)
