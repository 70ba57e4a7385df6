"""Files dropped on a window: a lesson or a file of questions is opened, pictures and PDFs are all added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

from tni.core.errors import TniError
from tni.services.lesson.current_lesson import CurrentLesson
from tni.services.lesson.file_kind import file_kind
from tni.ui.i18n import tr

MAX_NAMED = 3
"""Most files that a notice names."""


class DroppedFiles:
    """Opens what was dropped. handle_file: opens a file of questions, and returns whether it was one. say: shows a
    notice. take_in: adds several files of other programs to the library. take_item: puts an item on the page that is
    made of a file, and returns whether there is one. foreign_suffixes: returns the ends of their names."""

    take_in: Callable[[Sequence[Path]], None] | None = None
    take_item: Callable[[Path], bool] = staticmethod(lambda _path: False)
    foreign_suffixes: Callable[[], Sequence[str]] = staticmethod(tuple)

    def __init__(
        self, current_lesson: CurrentLesson, handle_file: Callable[[Path], bool], say: Callable[[str], None]
    ) -> None:
        self._current_lesson, self._handle_file, self._say = current_lesson, handle_file, say

    def open(self, paths: Sequence[Path]) -> None:
        """Open one file, or add all pictures and PDFs to the lesson. Two lessons cannot be open: the first one of
        several is opened, and a notice names what was left. Several files of other programs become lessons of the
        library."""
        if len(paths) == 1:
            self._open_one(paths[0])
            return
        foreign = self._foreign(paths)
        if self.take_in is not None and len(foreign) > 1:
            self.take_in(foreign)
            paths = [path for path in paths if path not in foreign]
        lessons = [path for path in paths if _kind(path) == "lesson"]
        material = [path for path in paths if _kind(path) in ("picture", "pdf", "media")]
        if lessons:
            opened, added = lessons[:1], []
        else:
            opened, added = [path for path in paths if path not in material][:1], material
        for path in opened:
            self._open_one(path)
        if added:
            self._current_lesson.imports.add_all(added)
        self._name_left([path for path in paths if path not in (*opened, *added)])

    def _foreign(self, paths: Sequence[Path]) -> list[Path]:
        ends = self.foreign_suffixes() if any(not _kind(path) for path in paths) else ()
        return [path for path in paths if not _kind(path) and path.suffix.lower() in ends]

    def _open_one(self, path: Path) -> None:
        if not self.take_item(path) and not self._handle_file(path):
            self._current_lesson.open(path)

    def _name_left(self, left: Sequence[Path]) -> None:
        if not left:
            return
        names = ", ".join(f"« {path.name} »" for path in left[:MAX_NAMED])
        if len(left) > MAX_NAMED:
            names += " " + tr("et {} autres").format(len(left) - MAX_NAMED)
        self._say(tr("Un seul fichier s’ouvre à la fois. Pas ouvert : {}.").format(names))


def dropped_paths(data: QMimeData) -> list[Path]:
    """Return the files in what is dragged over a window."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _kind(path: Path) -> str:
    try:
        return file_kind(path)
    except TniError:
        return ""
