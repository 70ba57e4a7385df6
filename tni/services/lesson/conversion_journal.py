"""Journal of a folder's conversion: which files were converted, from which state, to which target. A run that was cut
off is gone on with where it stopped."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

NAME = ".tni-conversion.jsonl"


@dataclass(frozen=True, slots=True)
class SourceState:
    """Size and time of a file, by which a change is noticed."""

    size: int
    mtime_ns: int

    @classmethod
    def of(cls, path: Path) -> SourceState | None:
        """Return the state of a file, None for one that is not there."""
        try:
            found = path.stat()
        except OSError:
            return None
        return cls(found.st_size, found.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class JournalLine:
    """File that was converted, or is about to be. source, target: paths within their folders. target_state, entry: of
    the file that was written and of the report, None before. begun_ns: when its conversion began, of the system's
    clock."""

    source: str
    state: SourceState
    target: str
    begun_ns: int
    target_state: SourceState | None = None
    entry: dict[str, Any] | None = None

    def is_current(self, source: SourceState | None, folder: Path) -> bool:
        """Return whether the file is converted as it is now. folder: that is written to."""
        return self.entry is not None and source == self.state and SourceState.of(folder / self.target) is not None

    def owns_target(self, folder: Path, longest_ns: int) -> bool:
        """Return whether the target may be replaced: nobody has changed it since it was written. longest_ns: how long
        the conversion may have taken, if it was cut off."""
        there = SourceState.of(folder / self.target)
        if there is None or self.target_state is not None:
            return there is None or there == self.target_state
        return self.begun_ns <= there.mtime_ns <= self.begun_ns + longest_ns


class ConversionJournal:
    """Journal in the folder that is written to. A line is on the disk before the next step is begun; one that was cut
    off is passed over."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._file: BinaryIO | None = None
        self.lines = {line.source: line for line in _read(self._path)}

    def add(self, line: JournalLine) -> None:
        """Note a file. Raises: OSError."""
        if self._file is None:
            self._file = self._path.open("ab")
            if self._file.tell():
                self._file.write(b"\n")  # ends a line that was cut off
        self._file.write(json.dumps(asdict(line)).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        self.lines[line.source] = line

    def close(self) -> None:
        if self._file is not None:
            self._file.close()


def _read(path: Path) -> Iterator[JournalLine]:
    try:
        written = path.read_bytes()
    except OSError:
        return
    for one in written.splitlines():
        with suppress(ValueError, TypeError, KeyError):
            found = json.loads(one)
            made = found["target_state"]
            yield JournalLine(
                found["source"], SourceState(**found["state"]), found["target"], found["begun_ns"],
                None if made is None else SourceState(**made), found["entry"],
            )  # fmt: skip
