"""Small JSON file with a teacher's marks on her lessons: favourites, when each was open last, and at which page.

It may be lost: the lessons are all there without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from tni.files.errors import JsonFileError
from tni.library.listed_lesson import ListedLesson
from tni.store.json_file import JsonFile, JsonObject, Quarantine

RECENT_KEPT = 200
"""Number of lessons of which the last opening is remembered."""


class LibraryMarksError(JsonFileError):
    """The file of the marks cannot be used."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Last opening of a lesson. at: when it was left, or opened. page: number of the page shown last, from 1."""

    at: datetime
    page: int = 1


@dataclass(frozen=True, slots=True)
class LibraryMarks:
    """Marks, by the lesson's path from the library's folder. known_elsewhere: paths of lessons elsewhere that the
    teacher was already offered to add. ids: of marked lessons by path, as far as they are known; by them the marks
    follow a file that was renamed or moved outside the program. by_date: lists show the lessons last changed or opened
    first, else by title."""

    favourites: frozenset[str] = frozenset()
    opened: Mapping[str, Opening] = field(default_factory=dict)
    known_elsewhere: tuple[str, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    by_date: bool = False

    @property
    def recent(self) -> tuple[str, ...]:
        """Paths of the lessons open last, the latest first."""
        return tuple(sorted(self.opened, key=lambda path: self.opened[path].at, reverse=True))

    def with_opening(self, path: str, opening: Opening) -> LibraryMarks:
        opened = {**self.opened, path: opening}
        for oldest in sorted(opened, key=lambda one: opened[one].at)[: max(0, len(opened) - RECENT_KEPT)]:
            del opened[oldest]
        return replace(self, opened=opened)

    def with_favourite(self, path: str, *, is_favourite: bool) -> LibraryMarks:
        return replace(self, favourites=self.favourites | {path} if is_favourite else self.favourites - {path})

    def moved(self, old: str, new: str) -> LibraryMarks:
        """Return the marks after a lesson, or a folder with all in it, got another path."""

        def follow(path: str) -> str:
            return new + path.removeprefix(old) if path == old or path.startswith(f"{old}/") else path

        return replace(
            self,
            favourites=frozenset(map(follow, self.favourites)),
            opened={follow(path): opening for path, opening in self.opened.items()},
            ids={follow(path): id for path, id in self.ids.items()},
        )

    def with_id(self, path: str, lesson_id: str) -> LibraryMarks:
        """Return the marks with the id of a lesson; "" says nothing."""
        return replace(self, ids={**self.ids, path: lesson_id}) if lesson_id else self

    def followed(self, by_path: Mapping[str, ListedLesson], by_id: Mapping[str, ListedLesson]) -> LibraryMarks:
        """Return the marks on the lessons as they are in the library now, with the ids that are known now. A lesson
        that is no longer at its path is followed to the file with its id; one that is nowhere keeps its marks.

        by_id: of several files with one id, the one that changed last.
        """
        where, ids = dict[str, str](), dict[str, str]()
        for path in self.favourites | self.opened.keys():
            id, here = self.ids.get(path, ""), by_path.get(path)
            is_itself = here is not None and here.lesson_id in (id, "")
            moved = by_id.get(id) if id and not is_itself else None
            where[path] = path if moved is None else moved.path
            known = id or (here.lesson_id if here is not None else "")
            if known and (is_itself or moved is not None or not id):
                ids[where[path]] = known
        for path in where.keys() & self.ids.keys():  # the index may know the id that a lesson had before
            ids.setdefault(where[path], self.ids[path])
        if ids == self.ids and all(path == new for path, new in where.items()):
            return self
        opened: dict[str, Opening] = {}
        for path, opening in self.opened.items():
            opened[where[path]] = max(opening, opened.get(where[path], opening), key=lambda one: one.at)
        return replace(self, favourites=frozenset(where[path] for path in self.favourites), opened=opened, ids=ids)


class LibraryMarksFile:
    """File of the marks."""

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path, LibraryMarksError, version=1, quarantine=Quarantine.DAMAGED)

    def read(self) -> LibraryMarks:
        """Return the marks; none if the file is missing or damaged."""
        return self._file.read(_decoded) or LibraryMarks()

    def write(self, marks: LibraryMarks) -> None:
        """Write the marks. A failure is only logged."""
        opened = {path: {"at": one.at.isoformat(), "page": one.page} for path, one in marks.opened.items()}
        self._file.try_write(
            {
                "favourites": sorted(marks.favourites),
                "opened": opened,
                "known_elsewhere": list(marks.known_elsewhere),
                "ids": dict(marks.ids),
                "by_date": marks.by_date,
            }
        )


def _decoded(found: JsonObject) -> LibraryMarks:
    return LibraryMarks(
        frozenset(_texts(found["favourites"])),
        {str(path): _opening(one) for path, one in found["opened"].items()},
        tuple(_texts(found.get("known_elsewhere", []))),
        {str(path): str(id) for path, id in found.get("ids", {}).items()},  # not in files of earlier programs
        found.get("by_date") is True,
    )


def _texts(found: object) -> list[str]:
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise TypeError("no list of texts")
    return found


def _opening(found: dict[str, Any]) -> Opening:
    at, page = datetime.fromisoformat(found["at"]), found["page"]
    if at.tzinfo is None or type(page) is not int:
        raise ValueError("no time with a zone, or no page number")
    return Opening(at, page)
