"""Small JSON file that names the lesson open last, so that the next start can offer a lesson that was cut off."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path

from tni.files.private import make_private_folder, write_private

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LastLesson:
    """Lesson that was open last.

    path: None for a lesson in memory alone. clean: the lesson was closed. before: lesson that was open when the run
    before was cut off, as long as the blank lesson of this run is untouched.
    """

    path: Path | None
    clean: bool
    before: Path | None = None


class LastLessonFile:
    """File with the lesson open last. It may be lost: only an offer at the next start depends on it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> LastLesson | None:
        """Read the lesson open last; None if the file is missing or damaged."""
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            path, before = found["path"], found.get("before")
            return LastLesson(
                Path(path) if path else None, found["clean"] is not False, Path(before) if before else None
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, last: LastLesson) -> None:
        record = {"path": str(last.path) if last.path else "", "clean": last.clean}
        if last.before is not None:
            record["before"] = str(last.before)
        try:
            make_private_folder(self._path.parent)
            part = self._path.with_suffix(".part")
            write_private(part, json.dumps(record))
            part.replace(self._path)
        except OSError as error:
            _log.warning("which lesson is open could not be noted: %s", error)
