"""Contents of the joined files of an entry, read on a worker: what is checked for names, and what is confirmed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Set
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tni.cahier.entry import AttachedFile, CahierEntry
from tni.core.format_errors import NotTextError
from tni.files.regular_file import open_regular
from tni.services.cahier.leaving_texts import LeavingText, TextPlace

TEXT_SUFFIXES = (".txt", ".csv", ".tsv", ".md")
"""Ends of the names of files that are read as text even if they are damaged. Others are, where every byte is text."""
MOST_TEXT = 200_000
"""Letters of a file that are searched: a hundred pages."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Letters that no text has."""
_CHUNK = 1 << 20
_LONGEST_LETTER = 4
"""Most bytes of a letter in any encoding."""


@dataclass(frozen=True, slots=True)
class LeavingFile:
    """Joined file as it is now. path: as in `AttachedFile`. sha256: "" if it cannot be read. text: "" if it is no text,
    as a PDF or a picture."""

    path: str
    sha256: str
    text: str = ""

    @property
    def texts(self) -> tuple[LeavingText, ...]:
        """Texts that leave with it."""
        return (LeavingText(TextPlace.FILE, self.text, file=self.path),) if self.text.strip() else ()


def joined_files(entry: CahierEntry) -> tuple[AttachedFile, ...]:
    """Return the files that the teacher joined to an entry and to its homework."""
    return (*entry.files, *(file for work in entry.homework for file in work.files))


def absent_files(entry: CahierEntry) -> frozenset[str]:
    """Return the paths of joined files that are not on the disk. For a worker: a disk of the network may be slow."""
    return frozenset(one.path for one in joined_files(entry) if not Path(one.path).is_file())


def without_files(entry: CahierEntry, left_out: Set[str]) -> CahierEntry:
    """Return an entry without some of its joined files, by their paths."""

    def kept(files: tuple[AttachedFile, ...]) -> tuple[AttachedFile, ...]:
        return tuple(one for one in files if one.path not in left_out)

    works = (replace(work, files=kept(work.files)) for work in entry.homework)
    return replace(
        entry,
        files=kept(entry.files),
        homework=tuple(work for work in works if work.text.strip() or work.pages or work.files),
    )


def read_contents(entry: CahierEntry) -> tuple[LeavingFile, ...]:
    """Read the joined files of an entry, each once. For a worker."""
    return tuple(_contents(path) for path in dict.fromkeys(one.path for one in joined_files(entry)))


def _contents(path: str) -> LeavingFile:
    digest, head = hashlib.sha256(), b""
    try:
        for chunk in _chunks(Path(path)):
            digest.update(chunk)
            if len(head) < MOST_TEXT * _LONGEST_LETTER:
                head += chunk
    except OSError:  # told when it is handed over
        return LeavingFile(path, "")
    return LeavingFile(path, digest.hexdigest(), _text_of(head, Path(path).suffix.lower() in TEXT_SUFFIXES))


def _chunks(path: Path) -> Iterator[bytes]:
    with open_regular(path) as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _text_of(head: bytes, is_text: bool) -> str:
    from tni.formats.text_decoding import decode_beginning  # with the first file

    with suppress(NotTextError):
        text = decode_beginning(head)
        return text[:MOST_TEXT] if is_text or not _CONTROL.search(text) else ""
    return decode_beginning(head, damaged=True)[:MOST_TEXT] if is_text else ""
