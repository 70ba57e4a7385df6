"""Files that a LaTeX bank includes by `\\input`, `\\include`, `\\subfile` or `\\import`: reading them beside the bank,
and putting their text in place, which touches no disk, so that a sandboxed reader can do it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tni.core.format_errors import FileFormatError, FileTooLargeError
from tni.formats.banks.files_beside import FilesBeside
from tni.formats.banks.read_context import ReadContext
from tni.formats.text_decoding import decode_text
from tni.quiz.bank.losses import LossKind

MOST_INCLUSIONS = 2_000
"""Most inclusions of one bank: ten files of which each includes the next one twice make a thousand."""
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


def read_included(beside: FilesBeside, data: bytes) -> None:
    """Read the files that a bank includes, and those that they include. data: the bank's own content.
    Raises: FileTooLargeError."""
    waiting = [data]
    while waiting:
        for name in _names(waiting.pop()):
            if (content := beside.read(name, _suffixes(name))) is not None:
                waiting.append(content)


def _suffixes(name: str) -> tuple[str, ...]:
    """Return the ends of a name under which it may be a LaTeX file: no other file is anybody's question."""
    return ("", ".tex") if name.lower().endswith(".tex") else (".tex",)


def _names(data: bytes) -> list[str]:
    try:
        text = decode_text(data)
    except FileFormatError:
        return []
    return list(dict.fromkeys(name for _, name in _inclusions(without_comments(text))))


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
        out, at, line, counted = [], 0, 1, 0
        for found, name in _inclusions(text):
            self._reading.check_time()
            out.append(text[at : found.start()])
            at = found.end()
            content = None if name in within or len(within) >= MOST_DEPTH else self._content(name)
            if content is None:
                line, counted = line + text.count("\n", counted, found.start()), found.start()
                self._reading.lose(LossKind.INCLUDED, found[0], line=None if within else line, whole=True)
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
