"""Pages of a stack of copies, divided among the pupils: by a number of pages each, or by ranges that were typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tni.core.errors import TniError

_PART = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
_DASHES = str.maketrans("–—à", "---")


@dataclass(frozen=True, slots=True)
class CopyRange:
    """Pages of one copy, from 1, both included."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if not 1 <= self.first <= self.last:
            raise ValueError(f"no pages {self.first} to {self.last}")

    @property
    def pages(self) -> range:
        """Indices of its pages, from 0."""
        return range(self.first - 1, self.last)


class BadCopyRangesError(TniError):
    """Ranges that were typed and cannot be used. part: what cannot be read, is not in the lesson or comes twice."""

    def __init__(self, part: str, pages: int) -> None:
        super().__init__(f"no range of copies within {pages} pages: {part!r}")
        self.part, self.pages = part, pages


def equal_copies(first: int, last: int, each: int) -> tuple[CopyRange, ...]:
    """Divide pages into copies of so many pages; the last one has what is left. first, last: pages, from 1."""
    if not 1 <= first <= last or each < 1:
        raise ValueError(f"no copies of {each} pages from {first} to {last}")
    return tuple(CopyRange(start, min(start + each - 1, last)) for start in range(first, last + 1, each))


def typed_copies(text: str, pages: int) -> tuple[CopyRange, ...]:
    """Return the copies of typed ranges, as "1-2, 3-5, 6". pages: of the lesson. Raises: BadCopyRangesError for what is
    no range, lies outside the lesson or has a page twice, and without any range."""
    found: list[CopyRange] = []
    taken: set[int] = set()
    for part in re.split(r"[,;\n]+", text):
        typed = " ".join(part.split())
        if not typed:
            continue
        match = _PART.fullmatch(typed.translate(_DASHES).replace(" ", ""))
        if match is None:
            raise BadCopyRangesError(typed, pages)
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= pages or not taken.isdisjoint(range(first, last + 1)):
            raise BadCopyRangesError(typed, pages)
        taken.update(range(first, last + 1))
        found.append(CopyRange(first, last))
    if not found:
        raise BadCopyRangesError("", pages)
    return tuple(found)
