"""The teacher's question collections, a file each, beside the lessons. For one thread at a time.

Erasing a collection moves its file to a trash folder, from which it can be restored.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tni.core.format_errors import EmptyFileError
from tni.files.atomic import WriteError, write_atomically
from tni.files.private import make_private_folder
from tni.formats.banks.format_registry import encode_bank, read, read_bounded, write
from tni.quiz.bank.bank_format import BankFormat
from tni.quiz.bank.collection import with_moodle_tags, without_moodle_tags
from tni.quiz.bank.errors import CollectionNameTakenError, NothingWritableError
from tni.quiz.bank.losses import Loss
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank

COLLECTION_SUFFIX = ".xml"
TRASH_FOLDER, ORIGINALS_FOLDER = "Corbeille", "Fichiers importés"
MAX_NAME_LENGTH = 60
_BARRED = '<>:"/\\|?*'
_DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(1, 10))))
"""File names reserved on Windows, whatever their suffix."""


class QuestionLibrary:
    """Folder of question collections in Moodle's XML format."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> list[str]:
        """Return the names of the collections, sorted. Raises: OSError."""
        if not self.folder.is_dir():
            return []
        return sorted((p.stem for p in self.folder.glob("*" + COLLECTION_SUFFIX) if p.is_file()), key=str.casefold)

    def load(self, name: str) -> QuestionBank:
        """Read a collection. Raises: FileFormatError, OSError."""
        try:
            return without_moodle_tags(read(read_bounded(self._path(name)), kind=BankFormat.MOODLE, is_own=True).bank)
        except EmptyFileError:
            return QuestionBank(())

    def save(self, name: str, bank: QuestionBank) -> tuple[Loss, ...]:
        """Write a collection, whole or not at all. Returns the parts of it that the file can't hold.
        Raises: WriteError, NothingWritableError."""
        made = write(with_moodle_tags(bank), BankFormat.MOODLE, is_own=True)
        self._make_folder(self.folder)
        write_atomically(self._path(name), made.data)
        return tuple(loss for loss in made.losses if loss.item is not None)

    def change(self, name: str, bank: QuestionBank, items: Sequence[BankQuestion]) -> tuple[Loss, ...]:
        """Write a collection in which only `items` are new or changed. Only these are read back to check them, so that
        thousands of other questions cost no time.

        Returns the parts of the items that the file can't hold. Raises: WriteError; NothingWritableError if the file
        can't hold one of the items at all.
        """
        some = with_moodle_tags(QuestionBank(tuple(items)))
        if len(encode_bank(some, BankFormat.MOODLE).kept) < len(items):
            raise NothingWritableError
        losses = write(some, BankFormat.MOODLE, is_own=True).losses if items else ()
        data = encode_bank(with_moodle_tags(bank), BankFormat.MOODLE).data
        self._make_folder(self.folder)
        write_atomically(self._path(name), data)
        return losses

    def save_original(self, name: str, data: bytes) -> None:
        """Store the file that questions were imported from, unchanged, for the parts that a collection can't hold.
        Raises: WriteError."""
        folder = self.folder / ORIGINALS_FOLDER
        self._make_folder(folder)
        path = folder / name
        if path.is_file() and path.read_bytes() == data:
            return
        write_atomically(_free(path), data)

    def add_file(self, source: Path, name: str) -> None:
        """Copy the file of a collection under a name, unless a collection has it. Raises: OSError, WriteError."""
        path = self._path(name)
        if not path.exists():
            self._make_folder(self.folder)
            write_atomically(path, source.read_bytes())

    def rename(self, name: str, new: str) -> None:
        """Rename a collection. Raises: CollectionNameTakenError, WriteError."""
        path, place = self._path(name), self._path(new)
        if place.exists() and not (path.exists() and place.samefile(path)):  # a change of case may be the same file
            raise CollectionNameTakenError(new)
        self._move(path, place)

    def erase(self, name: str) -> Path:
        """Move a collection to the trash and return its new path. Raises: WriteError."""
        self._make_folder(self.folder / TRASH_FOLDER)
        gone = _free(self.folder / TRASH_FOLDER / (name + COLLECTION_SUFFIX))
        self._move(self._path(name), gone)
        return gone

    def bring_back(self, erased: Path) -> str:
        """Restore a collection from the trash and return its name, which is a new one if the old is taken.
        Raises: WriteError."""
        place = _free(self.folder / erased.name)
        self._move(erased, place)
        return place.stem

    def free_name(self, wanted: str) -> str:
        """Return a valid file name near the wanted one that no collection has."""
        return _free(self._path(safe_file_name(wanted))).stem

    def _path(self, name: str) -> Path:
        """Return the path of a collection. A file that was put here from outside keeps its name, even an unsafe one."""
        there = self.folder / (name + COLLECTION_SUFFIX)
        if there.name == name + COLLECTION_SUFFIX and there.is_file():
            return there
        return self.folder / (safe_file_name(name) + COLLECTION_SUFFIX)

    def _make_folder(self, folder: Path) -> None:
        try:
            make_private_folder(folder)
        except OSError as error:
            raise WriteError(folder, error) from error

    def _move(self, path: Path, place: Path) -> None:
        try:
            path.rename(place)
        except OSError as error:
            raise WriteError(place, error) from error


def safe_file_name(wanted: str) -> str:
    """Return the name without the parts that some system refuses in file names."""
    words = "".join(" " if c in _BARRED or not c.isprintable() else c for c in wanted)
    name = " ".join(words.split()).strip(". ")[:MAX_NAME_LENGTH].strip(". ")
    if not name or name.partition(".")[0].rstrip().casefold() in _DEVICES:
        return f"Questions {name}"[:MAX_NAME_LENGTH].strip(". ")
    return name


def _free(path: Path) -> Path:
    """Return the path, or the next one that is free, as `Fractions 2`."""
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
    return found
