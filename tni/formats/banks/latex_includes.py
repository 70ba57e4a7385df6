"""Files that a LaTeX bank includes by `\\input`, `\\include`, `\\subfile` or `\\import`: reading them beside the bank,
and putting their text in place.

Reading takes only regular files in the bank's folder or below it, wherever a link leads, and stops at limits. Putting
in place touches no disk, so that a sandboxed reader can do it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from stat import S_ISREG

from tni.core.format_errors import FileFormatError, FileTooLargeError
from tni.formats.banks.read_context import ReadContext
from tni.formats.text_decoding import decode_text
from tni.quiz.bank.losses import LossKind

MOST_FILES = 200
MOST_INCLUSIONS = 1_000
"""Most inclusions of one bank. Two files that include the next one twice make a thousand of ten files."""
MOST_DEPTH = 20
_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*")
_INCLUDE = re.compile(
    r"\\(?:(?:input|include|subfile|includestyles)\s*\{([^{}]*)\}|input[ \t]+([^\s{}\\%\[\]]+)"
    r"|(?:sub)?import\*?\s*\{([^{}]*)\}\s*\{([^{}]*)\})"
)


def without_comments(text: str) -> str:
    """Remove LaTeX comments; lines keep their numbers."""
    return _COMMENT.sub(r"\1", text.replace("\r\n", "\n").replace("\r", "\n"))


def _inclusions(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for found in _INCLUDE.finditer(text):
        whole, bare, folder, file = found.groups()
        name = whole if whole is not None else bare if bare is not None else f"{folder.strip()}/{file.strip()}"
        yield found, name.strip().strip('"').removeprefix("./")


def read_included(bank: Path, data: bytes, most_bytes: int) -> dict[str, bytes]:
    """Return the files that a bank includes, and those that they include, by the names they are included by.

    data: the bank's own content. most_bytes: limit of all files together. Missing files are left out.
    Raises: FileTooLargeError.
    """
    itself = bank.resolve()
    folder = bank.parent.resolve()
    found: dict[str, bytes] = {}
    waiting, seen = [data], set[str]()
    while waiting:
        for name in _names(waiting.pop()):
            if name in seen:
                continue
            seen.add(name)
            if len(seen) > MOST_FILES:
                raise FileTooLargeError("files", MOST_FILES)
            content = _read_within(folder, name, most_bytes, itself)
            if content is None:
                continue
            most_bytes -= len(content)
            if most_bytes < 0:
                raise FileTooLargeError("bytes", most_bytes)
            found[name] = content
            waiting.append(content)
    return found


def _names(data: bytes) -> list[str]:
    try:
        text = decode_text(data)
    except FileFormatError:
        return []
    return list(dict.fromkeys(name for _, name in _inclusions(without_comments(text))))


def _read_within(folder: Path, name: str, most_bytes: int, itself: Path) -> bytes | None:
    """Return a file's content, up to one byte more than the limit; None if there is no such file, or if it is outside
    the folder, or the bank itself. folder: without links in its own path."""
    path = PurePosixPath(name)
    if not name or path.is_absolute() or ".." in path.parts or any(c in name for c in '\0\\:#"'):
        return None
    for candidate in (f"{name}.tex", name):
        try:
            place = (folder / candidate).resolve(strict=True)
            if place.is_relative_to(folder) and place != itself:
                return _read_regular(place, most_bytes)
        except (OSError, RuntimeError):  # missing; links in a circle
            continue
    return None


def _read_regular(place: Path, most_bytes: int) -> bytes:
    """Read a regular file; a pipe or a device would keep the reader waiting. Raises: OSError."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(place, flags), "rb") as file:
        if not S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("no regular file")
        return file.read(most_bytes + 1)


class Inclusion:
    """Putting of included files into a bank's text. count: how many were put in place."""

    def __init__(self, reading: ReadContext) -> None:
        self._reading = reading
        self._characters = 0
        self.count = 0

    def expand(self, text: str, within: tuple[str, ...] = ()) -> str:
        """Return the text, without comments, with the included files in place. Those that are missing, or that include
        themselves, are recorded as losses. within: names of the files whose text this is. Raises: FileTooLargeError."""
        text = without_comments(text)
        self._characters += len(text)
        if self._characters > self._reading.limits.bytes:
            raise FileTooLargeError("characters", self._reading.limits.bytes)
        out, at = [], 0
        for found, name in _inclusions(text):
            self._reading.check_time()
            out.append(text[at : found.start()])
            at = found.end()
            content = None if name in within or len(within) >= MOST_DEPTH else self._content(name)
            if content is None:
                line = None if within else text.count("\n", 0, found.start()) + 1
                self._reading.lose(LossKind.INCLUDED, found[0], line=line, whole=True)
                continue
            self.count += 1
            if self.count > MOST_INCLUSIONS:
                raise FileTooLargeError("files", MOST_INCLUSIONS)
            out.append(self.expand(content, (*within, name)))
        return "".join((*out, text[at:]))

    def _content(self, name: str) -> str | None:
        try:
            return decode_text(self._reading.included[name])
        except (KeyError, FileFormatError):
            return None
