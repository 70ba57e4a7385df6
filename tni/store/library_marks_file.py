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
    teacher was already offered to add."""

    favourites: frozenset[str] = frozenset()
    opened: Mapping[str, Opening] = field(default_factory=dict)
    known_elsewhere: tuple[str, ...] = ()

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
        )


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
            }
        )


def _decoded(found: JsonObject) -> LibraryMarks:
    return LibraryMarks(
        frozenset(_texts(found["favourites"])),
        {str(path): _opening(one) for path, one in found["opened"].items()},
        tuple(_texts(found.get("known_elsewhere", []))),
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
