"""Search for picture files by the words of their names and folders, in memory. Without words the newest come first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest

from tni.library.french_text import STOP_WORDS, fold_text
from tni.library.word_families import stem


@dataclass(frozen=True, slots=True)
class PictureFile:
    """Picture file of the computer. path: of the file. changed_s: time of its last change, seconds since 1970."""

    path: str
    changed_s: float


@dataclass(frozen=True, slots=True)
class PicturesFound:
    """Answer to a query. files: the first of them. count: number of all."""

    files: tuple[PictureFile, ...]
    count: int


class _Words:
    """Words with the numbers of what they name. Words are found by their beginnings and by other forms of them."""

    def __init__(self) -> None:
        self._named: dict[str, list[int]] = {}
        self._forms: dict[str, list[str]] = {}

    def add(self, number: int, words: Iterable[str]) -> None:
        for word in set(words):
            if (named := self._named.get(word)) is None:
                named = self._named[word] = []
                self._forms.setdefault(stem(word), []).append(word)
            named.append(number)

    def numbers(self, wanted: str) -> set[int]:
        """Return the numbers of what has a word that begins with `wanted`, or is another form of it."""
        words = {word for word in self._named if word.startswith(wanted)}
        words.update(self._forms.get(stem(wanted), ()))
        return {number for word in words for number in self._named[word]}


class PictureSearch:
    """Picture files and the words by which they are found. For one thread at a time."""

    def __init__(self) -> None:
        self._files: list[PictureFile] = []
        self._in_folder: list[list[int]] = []
        self._names, self._folders = _Words(), _Words()

    def __len__(self) -> int:
        return len(self._files)

    def add_folder(self, words: str, files: Iterable[PictureFile]) -> None:
        """Add the pictures of a folder. words: the folder's name, with those of the folders that it lies in."""
        numbers: list[int] = []
        for file in files:
            number = len(self._files)
            self._files.append(file)
            numbers.append(number)
            self._names.add(number, fold_text(_bare_name(file.path)))
        if numbers:
            self._folders.add(len(self._in_folder), fold_text(words))
            self._in_folder.append(numbers)

    def find(self, text: str, most: int) -> PicturesFound:
        """Return the pictures with all words of a text, those first whose own names have them, each newest first."""
        wanted = query_words(text)
        if not wanted:
            return PicturesFound(tuple(nlargest(most, self._files, key=_age)), len(self._files))
        by_name: set[int] | None = None
        by_either: set[int] | None = None
        for word in wanted:
            named = self._names.numbers(word)
            either = named.union(*(self._in_folder[folder] for folder in self._folders.numbers(word)))
            by_name = named if by_name is None else by_name & named
            by_either = either if by_either is None else by_either & either
        assert by_name is not None
        assert by_either is not None
        first = self._newest(by_name, most)
        rest = self._newest(by_either - by_name, most - len(first))
        return PicturesFound((*first, *rest), len(by_either))

    def _newest(self, numbers: Iterable[int], most: int) -> list[PictureFile]:
        return nlargest(most, (self._files[number] for number in numbers), key=_age)


def query_words(text: str) -> list[str]:
    """Return the folded words of a query, without those that carry no meaning where it has others."""
    words = list(dict.fromkeys(fold_text(text)))
    return [word for word in words if word not in STOP_WORDS] or words


def _age(file: PictureFile) -> tuple[float, str]:
    return file.changed_s, file.path


def _bare_name(path: str) -> str:
    """Return the name of a file without its folder and suffix, with either system's sign between folders."""
    name = path.replace("\\", "/").rpartition("/")[2]
    return name.rpartition(".")[0] or name
