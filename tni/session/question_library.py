"""Collections of questions that the teacher keeps: a file each, beside the lessons. Called on any one thread at a time.

Nothing is lost by erasing: the file goes into a folder of its own, from which it can be brought back.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tni.files.atomic import WriteError, write_atomically
from tni.formats.banks.errors import CannotHoldError, EmptyBankError, NameTakenError
from tni.formats.banks.kinds import BankKind, bounded, drafted, read, write
from tni.quiz.bank.bank import Bank, BankItem
from tni.quiz.bank.collection import marked, unmarked
from tni.quiz.bank.losses import Loss

SUFFIX = ".xml"
ERASED, ORIGINALS = "Corbeille", "Fichiers importés"
MOST_NAME = 60
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
        return sorted((p.stem for p in self.folder.glob("*" + SUFFIX) if p.is_file()), key=str.casefold)

    def load(self, name: str) -> Bank:
        """Raises: BankFileError, OSError."""
        try:
            return unmarked(read(bounded(self._path(name)), kind=BankKind.MOODLE).bank)
        except EmptyBankError:
            return Bank(())

    def keep(self, name: str, bank: Bank) -> tuple[Loss, ...]:
        """Write it whole, or leave what is there. Returns what of it the file does not hold. Raises: WriteError,
        CannotHoldError."""
        made = write(marked(bank), BankKind.MOODLE)
        self._make_folder(self.folder)
        write_atomically(self._path(name), made.data)
        return tuple(loss for loss in made.losses if loss.item is not None)

    def change(self, name: str, bank: Bank, items: Sequence[BankItem]) -> tuple[Loss, ...]:
        """The same as `keep` for a few questions that are new or changed: they alone are read again, so that thousands
        of others take no time. Returns what of them the file does not hold. Raises: WriteError, CannotHoldError when
        there is no place for one of them."""
        some = marked(Bank(tuple(items)))
        if len(drafted(some, BankKind.MOODLE).kept) < len(items):
            raise CannotHoldError
        losses = write(some, BankKind.MOODLE).losses if items else ()
        data = drafted(marked(bank), BankKind.MOODLE).data
        self._make_folder(self.folder)
        write_atomically(self._path(name), data)
        return losses

    def keep_original(self, name: str, data: bytes) -> None:
        """The file that questions came from, as it was: what a collection has no place for is still there. Raises:
        WriteError."""
        folder = self.folder / ORIGINALS
        self._make_folder(folder)
        path = folder / name
        if path.is_file() and path.read_bytes() == data:
            return
        write_atomically(_free(path), data)

    def rename(self, name: str, new: str) -> None:
        """Raises: NameTakenError, WriteError."""
        path, place = self._path(name), self._path(new)
        if place.exists() and not (path.exists() and place.samefile(path)):  # small letters may be another file
            raise NameTakenError(new)
        self._move(path, place)

    def erase(self, name: str) -> Path:
        """Returns where it is now. Raises: WriteError."""
        self._make_folder(self.folder / ERASED)
        gone = _free(self.folder / ERASED / (name + SUFFIX))
        self._move(self._path(name), gone)
        return gone

    def bring_back(self, erased: Path) -> str:
        """Returns its name, which is another where that is taken. Raises: WriteError."""
        place = _free(self.folder / erased.name)
        self._move(erased, place)
        return place.stem

    def free_name(self, wanted: str) -> str:
        """A name that can be a file's, and that no collection has."""
        return _free(self._path(file_name(wanted))).stem

    def _path(self, name: str) -> Path:
        """A file that came here by itself has the name that it has."""
        there = self.folder / (name + SUFFIX)
        if there.name == name + SUFFIX and there.is_file():
            return there
        return self.folder / (file_name(name) + SUFFIX)

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


def file_name(wanted: str) -> str:
    """What of a name every system takes."""
    words = "".join(" " if c in _BARRED or not c.isprintable() else c for c in wanted)
    name = " ".join(words.split()).strip(". ")[:MOST_NAME].strip(". ")
    if not name or name.partition(".")[0].rstrip().casefold() in _DEVICES:
        return f"Questions {name}"[:MOST_NAME].strip(". ")
    return name


def _free(path: Path) -> Path:
    """The path, or the next one that is not taken: `Fractions 2`."""
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
    return found
