"""Correction codes of a teacher as values, and their counts: short letters that stand beside a mistake on a copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import isfinite

from tni.core.one_line import one_line, shortened
from tni.document.palette import INKS

LABEL_LETTERS, MEANING_LETTERS, LIST_LETTERS = 5, 80, 40
"""Longest label, meaning and name of a list."""
MOST_CODES, MOST_LISTS = 40, 20
MOST_POINTS = 100.0
COLOURS = INKS.names
"""Names of the colours of codes, which follow the paper."""
CAPITAL_MM = (3.0, 4.0, 6.0)
"""Heights of the capitals of a code on the page that can be chosen; text of a school book has 2 mm."""
USUAL_CAPITAL_MM = 4.0


@dataclass(frozen=True, slots=True)
class CorrectionCode:
    """A code. label: letters on the page. meaning: in words. colour: one of COLOURS. points: of each mark, 0 for none,
    below 0 where a mistake costs some."""

    label: str
    meaning: str = ""
    colour: str = "red"
    points: float = 0.0

    def __post_init__(self) -> None:
        if not self.label or len(self.label) > LABEL_LETTERS or len(self.meaning) > MEANING_LETTERS:
            raise ValueError("a code has a label of 1 to 5 letters, and a short meaning")
        if not self.label.isprintable() or " " in self.label or one_line(self.meaning) != self.meaning:
            raise ValueError("a code is of letters that can be shown")
        if self.colour not in COLOURS:
            raise ValueError(f"{self.colour!r} is no colour of codes")
        if not isfinite(self.points) or abs(self.points) > MOST_POINTS:
            raise ValueError(f"points from -{MOST_POINTS} to {MOST_POINTS}, got {self.points}")


def typed_code(label: str, meaning: str, colour: str, points: float) -> CorrectionCode | None:
    """Return the code of what was typed, cut to what can be shown; None without a label."""
    short = "".join(letter for letter in one_line(label) if letter.isprintable() and letter != " ")[:LABEL_LETTERS]
    if not short:
        return None
    return CorrectionCode(short, shortened(meaning, MEANING_LETTERS), colour, points)


@dataclass(frozen=True, slots=True)
class CodeList:
    """Codes that are used together, as those of a subject."""

    name: str
    codes: tuple[CorrectionCode, ...] = ()

    def with_code(self, place: int, code: CorrectionCode) -> CodeList:
        """Return the list with a code in place of another, or at the end for a place behind it."""
        codes = list(self.codes)
        codes[place : place + 1] = [code]
        return replace(self, codes=tuple(codes[:MOST_CODES]))

    def without(self, place: int) -> CodeList:
        return replace(self, codes=self.codes[:place] + self.codes[place + 1 :])

    def moved(self, place: int, by: int) -> CodeList:
        """Return the list with a code moved towards its beginning or its end."""
        codes = list(self.codes)
        if 0 <= place < len(codes):
            code = codes.pop(place)
            codes.insert(max(0, min(place + by, len(codes))), code)
        return replace(self, codes=tuple(codes))


@dataclass(frozen=True, slots=True)
class CodeLists:
    """The teacher's lists. chosen: the one in use. capital_mm: height of capitals on the page."""

    lists: tuple[CodeList, ...]
    chosen: int = 0
    capital_mm: float = USUAL_CAPITAL_MM

    def __post_init__(self) -> None:
        if not 0 <= self.chosen < len(self.lists) or len(self.lists) > MOST_LISTS:
            raise ValueError("one of the lists is in use")
        if self.capital_mm not in CAPITAL_MM:
            raise ValueError(f"{self.capital_mm} mm is no height of codes")

    @property
    def current(self) -> CodeList:
        return self.lists[self.chosen]

    def with_current(self, changed: CodeList) -> CodeLists:
        lists = (*self.lists[: self.chosen], changed, *self.lists[self.chosen + 1 :])
        return replace(self, lists=lists)

    def with_list(self, name: str) -> CodeLists:
        """Return them with another, empty list in use; unchanged where there are as many as may be."""
        if len(self.lists) >= MOST_LISTS:
            return self
        return replace(self, lists=(*self.lists, CodeList(name)), chosen=len(self.lists))

    def without_current(self) -> CodeLists:
        """Return them without the list in use; the last one stays."""
        if len(self.lists) == 1:
            return self
        lists = self.lists[: self.chosen] + self.lists[self.chosen + 1 :]
        return replace(self, lists=lists, chosen=min(self.chosen, len(lists) - 1))


FRENCH_ROW = "&é\"'(-è_ç"
"""Signs of the keys 1 to 9 of a French keyboard without Shift."""


def code_for_key(codes: Sequence[CorrectionCode], typed: str, current: int | None = None) -> int | None:
    """Return the place of the code that a key chooses; None for none.

    typed: the first letter of a label, in capitals or not, else 1 to 9 for a place, with Shift or without. current: the
    code in use: a letter that several labels begin with goes on to the next.
    """
    if len(typed) != 1:
        return None
    labels = [code.label.casefold() for code in codes]
    found = [place for place, label in enumerate(labels) if label.startswith(typed.casefold())]
    if found:
        return found[(found.index(current) + 1) % len(found)] if current in found else found[0]
    place = FRENCH_ROW.find(typed) if typed in FRENCH_ROW else ord(typed) - ord("1")
    return place if 0 <= place < min(len(codes), len(FRENCH_ROW)) else None


@dataclass(frozen=True, slots=True)
class CodeCount:
    """Number of the marks of a code."""

    code: CorrectionCode
    count: int

    @property
    def points(self) -> float:
        return self.code.points * self.count


def tally(codes: Iterable[CorrectionCode], order: Sequence[CorrectionCode] = ()) -> tuple[CodeCount, ...]:
    """Return the counts of the codes that were used: those of a list in its order, then the others as they come."""
    counts = Counter(codes)
    ranks = {code: place for place, code in reversed(list(enumerate(order)))}
    found = sorted(counts, key=lambda code: ranks.get(code, len(order)))
    return tuple(CodeCount(code, counts[code]) for code in found)


def total_points(counts: Iterable[CodeCount]) -> float:
    """Return the points of all marks, rounded to hundredths."""
    return round(sum(one.points for one in counts), 2) + 0.0
