"""List of what is shared as it was saved last, with the copies of each place. For the network's worker; others may read
`list`, which is always a whole value."""

from __future__ import annotations

from collections.abc import Callable

from tni.library.sharing_list import SharingList
from tni.services.library.shared_lesson_files import SharedLessonFiles
from tni.store.sharing_list_file import SharingListFile


class SharingLedger:
    """The list and its file. files_of: lessons with the copies of one place, which no other place ever sees."""

    def __init__(self, file: SharingListFile, files_of: Callable[[str], SharedLessonFiles]) -> None:
        self._file, self._files_of = file, files_of
        self._files: dict[str, SharedLessonFiles] = {}
        self.list = SharingList.empty()

    def load(self) -> SharingList:
        """Read the list. A new one is saved at once, so that its writer stays the same."""
        return self.save(self._file.read())

    def save(self, found: SharingList) -> SharingList:
        """Save the list, unless nothing changed. Raises: WriteError, and the list is then as it was; ValueError for
        one that was never read."""
        if not found.writer:
            raise ValueError("the list of shared places was not read")
        if found != self.list:
            self._file.write(found)
            self.list = found
        return found

    def files(self, place: str) -> SharedLessonFiles:
        if place not in self._files:
            self._files[place] = self._files_of(place)
        return self._files[place]

    def forget(self, place: str) -> None:
        """Delete the copies of a place. Raises: OSError."""
        self.files(place).forget()
        del self._files[place]
