"""Store of reports on files of other programs that became lessons: a small JSON file for each lesson, by its id."""

from __future__ import annotations

import re
from pathlib import Path

from tni.files.errors import JsonFileError
from tni.store.json_file import JsonFile, JsonObject, Quarantine

MOST = 1000
"""Reports that are kept; the oldest go."""
MOST_BYTES = 4 << 20
_ID = re.compile(r"[0-9a-f]{8,64}")


class ReportFiles:
    """Reports in a folder. For any thread. A report that cannot be written or read is missing, of which nothing is
    told: the lesson itself has what was read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def has(self, lesson_id: str) -> bool:
        """Return whether there is a report on a lesson; quick."""
        return _ID.fullmatch(lesson_id) is not None and self._path(lesson_id).is_file()

    def report(self, lesson_id: str) -> JsonObject | None:
        """Return the report on a lesson; None without one."""
        if not self.has(lesson_id) or self._path(lesson_id).stat().st_size > MOST_BYTES:
            return None
        return self._file(lesson_id).read(lambda found: found)

    def keep(self, lesson_id: str, report: JsonObject) -> None:
        """Keep the report on a lesson, in place of an earlier one."""
        if _ID.fullmatch(lesson_id) is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        self._file(lesson_id).try_write(report)
        kept = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
        for path in kept[: max(len(kept) - MOST, 0)]:
            path.unlink(missing_ok=True)

    def _path(self, lesson_id: str) -> Path:
        return self._folder / f"{lesson_id}.json"

    def _file(self, lesson_id: str) -> JsonFile[JsonFileError]:
        return JsonFile(self._path(lesson_id), JsonFileError, quarantine=Quarantine.NONE, secret=True)
