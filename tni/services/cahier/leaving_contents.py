"""Contents of the joined files of an entry, read on a worker: what is checked for names, and what is confirmed.

Documents are read in a process of their own, and long texts are searched in one, so that neither a hostile file nor a
book stops the board.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tni.cahier.entry import AttachedFile, CahierEntry
from tni.cahier.names_in_text import PupilName, find_names
from tni.core.document_text import DocumentText, Unread
from tni.core.errors import TniError
from tni.core.format_errors import ReadCancelledError, ReadTimeoutError
from tni.files.regular_file import open_regular
from tni.services.cahier.leaving_texts import LeavingText, NameSearch, TextPlace, joined_files

if TYPE_CHECKING:
    from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint

MOST_BYTES = 64 << 20
"""Bytes of a file that are read; all of them count for its digest."""
SIMPLE_BYTES = 100_000
"""Bytes of a plain text up to which it is read on the worker itself, some milliseconds long."""
SHORT_LETTERS = 100_000
"""Letters of a text up to which it is searched there, 50 ms long."""
READ_LIMIT_S = SEARCH_LIMIT_S = 30.0
_CHUNK = 1 << 20
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LeavingFile:
    """Joined file as it is now. path: as in `AttachedFile`. sha256: "" if it cannot be read. text: all that is read in
    it, metadata too. unread: reason for which not all of it could be read, None if it was. search: what was found in
    it already."""

    path: str
    sha256: str
    text: str = ""
    unread: Unread | None = None
    search: NameSearch | None = field(default=None, compare=False, repr=False)

    @property
    def texts(self) -> tuple[LeavingText, ...]:
        """Texts that leave with it."""
        found = LeavingText(TextPlace.FILE, self.text, file=self.path, search=self.search)
        return (found,) if self.text.strip() else ()


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


def read_contents(entry: CahierEntry, pupils: Sequence[PupilName] = ()) -> tuple[LeavingFile, ...]:
    """Read the joined files of an entry, each once. For a worker."""
    return ContentsReader().begin(entry, pupils).read()


def unread_contents(entry: CahierEntry) -> tuple[LeavingFile, ...]:
    """Return the joined files of an entry whose reading has failed, as files that nobody has read."""
    paths = dict.fromkeys(one.path for one in joined_files(entry))
    return tuple(LeavingFile(path, "", unread=Unread.DAMAGED) for path in paths)


class ContentsReader:
    """Reader of joined files. A file that has not changed since the last reading is not read again."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], LeavingFile] = {}

    def begin(self, entry: CahierEntry, pupils: Sequence[PupilName]) -> ContentsReading:
        """Return a reading of the files of an entry, in which the names of pupils are looked for."""
        return ContentsReading([one.path for one in joined_files(entry)], pupils, self._known)


class ContentsReading:
    """One reading of joined files, each once. known: files that were read, by path and digest; it gets those of this
    reading, and loses others."""

    def __init__(
        self, paths: Sequence[str], pupils: Sequence[PupilName], known: dict[tuple[str, str], LeavingFile]
    ) -> None:
        self._paths, self._pupils, self._known = tuple(dict.fromkeys(paths)), pupils, known
        self._child: SandboxedReader | None = None
        self._is_cancelled = False

    def cancel(self) -> None:
        """Give up, from any thread; `read` ends with an error soon."""
        self._is_cancelled = True
        if (child := self._child) is not None:
            child.cancel()

    def read(self) -> tuple[LeavingFile, ...]:
        """Read the files, for a worker. Raises: ReadCancelledError."""
        found = tuple(self._searched(self._contents(path)) for path in self._paths)
        self._known.clear()
        self._known.update({(one.path, one.sha256): one for one in found})
        return found

    def _contents(self, path: str) -> LeavingFile:
        try:
            digest, data, is_whole = _bytes_of(Path(path))
        except OSError:
            return LeavingFile(path, "", unread=Unread.AWAY)
        if (known := self._known.get((path, digest))) is not None:
            return known
        read = self._text_of(data, Path(path).name)
        return LeavingFile(path, digest, read.text, read.unread if is_whole else Unread.LONG)

    def _text_of(self, data: bytes, name: str) -> DocumentText:
        from tni.formats.documents.document_reader import is_simple, read_document  # with the first file
        from tni.formats.sandbox import SandboxEntryPoint

        if len(data) <= SIMPLE_BYTES and is_simple(data):
            return read_document(data, name)
        try:
            found = self._apart(READ_LIMIT_S, SandboxEntryPoint.DOCUMENT, data, name)
        except ReadCancelledError:
            raise
        except ReadTimeoutError:
            return DocumentText(unread=Unread.LONG)
        except TniError as error:
            _log.warning("a joined file was not read: %r", error)
            return DocumentText(unread=Unread.DAMAGED)
        assert isinstance(found, DocumentText)
        return found

    def _searched(self, file: LeavingFile) -> LeavingFile:
        pupils = self._pupils
        if not file.text or (file.search is not None and file.search.pupils is pupils):
            return file
        if len(file.text) <= SHORT_LETTERS:
            return replace(file, search=NameSearch(pupils, find_names(file.text, pupils)))
        from tni.formats.sandbox import SandboxEntryPoint

        try:
            found = self._apart(SEARCH_LIMIT_S, SandboxEntryPoint.NAMES, file.text, tuple(pupils))
        except ReadCancelledError:
            raise
        except TniError as error:
            _log.warning("a joined file of %d letters was not searched: %r", len(file.text), error)
            return replace(file, search=NameSearch(pupils, ()), unread=file.unread or Unread.LONG)
        return replace(file, search=NameSearch(pupils, found))

    def _apart(self, limit_s: float, what: SandboxEntryPoint, *arguments: object) -> Any:
        """Return what a process of its own finds. Raises: TniError."""
        from tni.formats.sandbox import SandboxedReader

        child = self._child = SandboxedReader(limit_s)
        if self._is_cancelled:
            raise ReadCancelledError
        try:
            return child.read(what, *arguments)
        finally:
            self._child = None


def _bytes_of(path: Path) -> tuple[str, bytes, bool]:
    """Return the digest of a file, its beginning, and whether that is all of it. Of a document that is cut nothing can
    be read, of a text its beginning."""
    digest, size = hashlib.sha256(), 0
    beginning: list[bytes] = []
    with open_regular(path) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            if size <= MOST_BYTES:
                beginning.append(chunk)
    data = b"".join(beginning)
    return digest.hexdigest(), data, len(data) == size
