"""Reading of the files beside a bank that it refers to: only regular files in its folder or below it, none of them
hidden, wherever a link leads, and within limits."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from stat import S_ISREG

from tni.core.format_errors import FileTooLargeError

MOST_FILES = 1_000


class FilesBeside:
    """Files in a bank's folder. found: the content of those that were read, by the names that were asked for.
    most_bytes: limit of all together."""

    def __init__(self, bank: Path, most_bytes: int) -> None:
        self._bank = bank.resolve()
        self._folder = bank.parent.resolve()
        self._most_bytes = most_bytes
        self._asked: set[str] = set()
        self.found: dict[str, bytes] = {}

    def read(self, name: str, suffixes: tuple[str, ...] = ("",)) -> bytes | None:
        """Return a file's content the first time it is asked for; None if it was asked for before, is missing, outside
        the folder, or the bank itself. suffixes: ends of the name to try. Raises: FileTooLargeError."""
        if name in self._asked:
            return None
        self._asked.add(name)
        if len(self._asked) > MOST_FILES:
            raise FileTooLargeError("files", MOST_FILES)
        content = self._content(name, suffixes)
        if content is None:
            return None
        self._most_bytes -= len(content)
        if self._most_bytes < 0:
            raise FileTooLargeError("bytes", self._most_bytes)
        self.found[name] = content
        return content

    def _content(self, name: str, suffixes: tuple[str, ...]) -> bytes | None:
        path = PurePosixPath(name)
        if not name or path.is_absolute() or ".." in path.parts or any(c in name for c in '\0\\:#"'):
            return None
        for suffix in suffixes:
            try:
                asked = self._folder / f"{name}{suffix}"
                place = asked.resolve(strict=True)
                if self._may_be_read(place) and place.suffix.lower() == asked.suffix.lower():
                    return _read_regular(place, self._most_bytes)
            except (OSError, RuntimeError):  # missing; links in a circle
                continue
        return None

    def _may_be_read(self, place: Path) -> bool:
        """Return whether a file lies in the folder, in no hidden one, and is neither hidden nor the bank: a bank may
        lie in the home folder, beside keys and passwords."""
        if not place.is_relative_to(self._folder) or place == self._bank:
            return False
        return not any(part.startswith(".") for part in place.relative_to(self._folder).parts)


def _read_regular(place: Path, most_bytes: int) -> bytes:
    """Read a regular file, up to one byte more than the limit. A pipe or a device would keep the reader waiting.
    Raises: OSError."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(place, flags), "rb") as file:
        if not S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("no regular file")
        return file.read(most_bytes + 1)
