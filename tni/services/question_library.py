"""Collections of questions that the teacher keeps: a file each, beside the lessons. Called on any one thread at a time.

Nothing is lost by erasing: the file goes into a folder of its own, from which it can be brought back.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tni.files.atomic import WriteError, write_atomically
from tni.formats.banks.errors import CollectionNameTakenError, EmptyBankError, NothingWritableError
from tni.formats.banks.format_registry import BankFormat, encode_bank, read, read_bounded, write
from tni.quiz.bank.collection import with_moodle_tags, without_moodle_tags
from tni.quiz.bank.losses import Loss
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank

COLLECTION_SUFFIX = ".xml"
TRASH_FOLDER, ORIGINALS_FOLDER = "Corbeille", "Fichiers importés"
MAX_NAME_LENGTH = 60
_BARRED = '<>:"/\\|?*'
_DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(1, 10))))
"""Names that are no file's on Windows, whatever their ending."""


class QuestionLibrary:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> list[str]:
        """Of the collections, in order. Raises: OSError."""
        if not self.folder.is_dir():
            return []
        return sorted((p.stem for p in self.folder.glob("*" + COLLECTION_SUFFIX) if p.is_file()), key=str.casefold)

    def load(self, name: str) -> QuestionBank:
        """Raises: BankFileError, OSError."""
        try:
            return without_moodle_tags(read(read_bounded(self._path(name)), kind=BankFormat.MOODLE).bank)
        except EmptyBankError:
            return QuestionBank(())

    def keep(self, name: str, bank: QuestionBank) -> tuple[Loss, ...]:
        """Write it whole, or leave what is there. Returns what of it the file does not hold. Raises: WriteError,
        CannotHoldError."""
        made = write(with_moodle_tags(bank), BankFormat.MOODLE)
        self._make_folder(self.folder)
        write_atomically(self._path(name), made.data)
        return tuple(loss for loss in made.losses if loss.item is not None)

    def change(self, name: str, bank: QuestionBank, items: Sequence[BankQuestion]) -> tuple[Loss, ...]:
        """The same as `keep` for a few questions that are new or changed: they alone are read again, so that thousands
        of others take no time. Returns what of them the file does not hold. Raises: WriteError, CannotHoldError when
        there is no place for one of them."""
        some = with_moodle_tags(QuestionBank(tuple(items)))
        if len(encode_bank(some, BankFormat.MOODLE).kept) < len(items):
            raise NothingWritableError
        losses = write(some, BankFormat.MOODLE).losses if items else ()
        data = encode_bank(with_moodle_tags(bank), BankFormat.MOODLE).data
        self._make_folder(self.folder)
        write_atomically(self._path(name), data)
        return losses

    def keep_original(self, name: str, data: bytes) -> None:
        """The file that questions came from, as it was: what a collection has no place for is still there. Raises:
        WriteError."""
        folder = self.folder / ORIGINALS_FOLDER
        self._make_folder(folder)
        path = folder / name
        if path.is_file() and path.read_bytes() == data:
            return
        write_atomically(_free(path), data)

    def rename(self, name: str, new: str) -> None:
        """Raises: NameTakenError, WriteError."""
        path, place = self._path(name), self._path(new)
        if place.exists() and not (path.exists() and place.samefile(path)):  # small letters may be another file
            raise CollectionNameTakenError(new)
        self._move(path, place)

    def erase(self, name: str) -> Path:
        """Returns where it is now. Raises: WriteError."""
        self._make_folder(self.folder / TRASH_FOLDER)
        gone = _free(self.folder / TRASH_FOLDER / (name + COLLECTION_SUFFIX))
        self._move(self._path(name), gone)
        return gone

    def bring_back(self, erased: Path) -> str:
        """Returns its name, which is another where that is taken. Raises: WriteError."""
        place = _free(self.folder / erased.name)
        self._move(erased, place)
        return place.stem

    def free_name(self, wanted: str) -> str:
        """A name that can be a file's, and that no collection has."""
        return _free(self._path(safe_file_name(wanted))).stem

    def _path(self, name: str) -> Path:
        """A file that came here by itself has the name that it has."""
        there = self.folder / (name + COLLECTION_SUFFIX)
        if there.name == name + COLLECTION_SUFFIX and there.is_file():
            return there
        return self.folder / (safe_file_name(name) + COLLECTION_SUFFIX)

    def _make_folder(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WriteError(folder, error) from error

    def _move(self, path: Path, place: Path) -> None:
        try:
            path.rename(place)
        except OSError as error:
            raise WriteError(place, error) from error


def safe_file_name(wanted: str) -> str:
    """What of a name every system takes."""
    words = "".join(" " if c in _BARRED or not c.isprintable() else c for c in wanted)
    name = " ".join(words.split()).strip(". ")[:MAX_NAME_LENGTH].strip(". ")
    if not name or name.partition(".")[0].rstrip().casefold() in _DEVICES:
        return f"Questions {name}"[:MAX_NAME_LENGTH].strip(". ")
    return name


def _free(path: Path) -> Path:
    """The path, or the next one that is not taken: `Fractions 2`."""
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
    return found
