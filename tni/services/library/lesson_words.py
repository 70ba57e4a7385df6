"""Words by which lessons of a list are found while they are typed."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from tni.core.collation import fold
from tni.library.listed_lesson import ListedLesson


class LessonWords:
    """Titles, names of files and folders, tags and classes of lessons, folded, in one text: a third of what a string
    for each takes."""

    def __init__(self, lessons: Iterable[ListedLesson]) -> None:
        self._starts = array("Q")
        self._text = b"".join(self._lines(lessons))

    def _lines(self, lessons: Iterable[ListedLesson]) -> Iterator[bytes]:
        at = 0
        for one in lessons:
            self._starts.append(at)
            line = fold(" ".join((one.title, one.file_name, one.folder, *one.tags, *one.classes))).encode() + b"\n"
            at += len(line)
            yield line

    def having(self, words: Sequence[str]) -> list[int]:
        """Return the numbers of the lessons that have all of these folded words, or have them within words."""
        wanted = [word.encode() for word in words]
        found = self._with(wanted[0]) if wanted else range(len(self._starts))
        others = [set(self._with(word)) for word in wanted[1:]]
        return [number for number in found if all(number in other for other in others)]

    def _with(self, word: bytes) -> Iterator[int]:
        at = self._text.find(word)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield number
            is_last = number + 1 == len(self._starts)
            at = -1 if is_last else self._text.find(word, self._starts[number + 1])
