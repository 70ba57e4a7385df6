"""Journal of a folder's conversion: which files were converted, from which state, to which target. A run that was cut
off is gone on with where it stopped."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from tni.core.json_fields import count_field, text_field
from tni.files.regular_file import NotRegularFileError, open_regular
from tni.services.lesson.conversion_report import ItemOutcome
from tni.store.backed_up_names import lesson_id_at
from tni.store.library_folder import LESSON_SUFFIX

NAME = ".tni-conversion.jsonl"
READ_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class ContentState:
    """Size and SHA-256 of a file's content: a change is noticed whatever the file's time says."""

    size: int
    sha256: str

    @classmethod
    def of(cls, path: Path) -> ContentState:
        """Read the state of a file. Raises: OSError."""
        size, digest = 0, sha256()
        with open_regular(path) as file:
            while read := file.read(READ_BYTES):
                size += len(read)
                digest.update(read)
        return cls(size, digest.hexdigest())


@dataclass(frozen=True, slots=True)
class JournalLine:
    """File that was converted. source, target: paths within their folders. target_state: of the lesson, which is placed
    once the line is on the disk. lesson_id: of it, which it keeps when somebody edits it. entry: of the report."""

    source: str
    state: ContentState
    target: str
    target_state: ContentState
    lesson_id: str
    entry: dict[str, Any]

    def is_current(self, source: ContentState, folder: Path) -> bool:
        """Return whether the file is converted as it is now, and its lesson there, edited or not. folder: that is
        written to."""
        return source == self.state and lesson_id_at(folder / self.target) == self.lesson_id != ""


class ConversionJournal:
    """Journal in the folder that is written to. A line is on the disk before the next step is begun; one that was cut
    off is passed over."""

    def __init__(self, folder: Path) -> None:
        """Raises: NotRegularFileError if its name is that of a link, which could lead elsewhere; OSError."""
        self._folder, self._path = folder, folder / NAME
        self._file: BinaryIO | None = None
        self._written: set[tuple[str, str, ContentState]] = set()
        self.lines: dict[str, JournalLine] = {}
        if self._path.is_symlink():
            raise NotRegularFileError(self._path)
        for line in _read(self._path):
            self._take(line)

    def owns_target(self, line: JournalLine) -> bool:
        """Return whether the target of a line may be replaced: its content is what was written from this source, of
        which any line may tell, since a run may have ended between a line and its lesson."""
        path = self._folder / line.target
        if path.is_symlink() or not path.parent.resolve().is_relative_to(self._folder.resolve()):
            return False
        try:
            there = ContentState.of(path)
        except OSError:
            return False
        return (line.source, line.target, there) in self._written

    def add(self, line: JournalLine) -> None:
        """Note a file. Raises: OSError."""
        if self._file is None:
            self._file = self._path.open("ab")
            if self._file.tell():
                self._file.write(b"\n")  # ends a line that was cut off
        self._file.write(json.dumps(asdict(line)).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        self._take(line)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()

    def _take(self, line: JournalLine) -> None:
        self.lines[line.source] = line
        self._written.add((line.source, line.target, line.target_state))


def _read(path: Path) -> Iterator[JournalLine]:
    """Read the lines that are whole and sound. The folder may come from anybody."""
    try:
        with open_regular(path) as file:
            written = file.read()
    except FileNotFoundError:
        return
    for one in written.splitlines():
        with suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
            yield _line(json.loads(one))


def _line(found: dict[str, Any]) -> JournalLine:
    """Raises: ValueError, TypeError, KeyError, AttributeError."""
    source, target, entry = text_field(found["source"]), _target(found["target"]), found["entry"]
    if (entry["source"], entry["targets"], entry["outcome"]) != (source, [target], "converted"):
        raise ValueError("the entry of another file")
    if (read := entry["read"]) is not None:
        for outcome in ItemOutcome:
            count_field(read[outcome.value])
    return JournalLine(
        source, _state(found["state"]), target, _state(found["target_state"]), text_field(found["lesson_id"]), entry
    )


def _state(found: dict[str, Any]) -> ContentState:
    return ContentState(count_field(found["size"]), text_field(found["sha256"]))


def _target(value: object) -> str:
    """Return the path of a lesson within a folder. Raises: ValueError, TypeError."""
    text = text_field(value)
    parts = text.split("/")
    if b"\0" in os.fsencode(text) or not text.lower().endswith(LESSON_SUFFIX) or {"", ".", ".."} & set(parts):
        raise ValueError(f"no lesson in the folder: {text!r}")
    if os.name == "nt" and set(text) & {"\\", ":"}:
        raise ValueError(f"no lesson in the folder: {text!r}")
    return text
