"""Excerpts of texts around the words of a query, in their original spelling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tni.library.french_text import Word, tokenise

LENGTH = 160
"""Characters of an excerpt, about."""
BEFORE = 40
"""Characters shown before the first word found, about."""
_GAP = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Part of a text on one line. marks: start and end of each word found, ascending."""

    text: str = ""
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PageFound:
    """Page of a lesson that a search found. path: of its file from the library's folder. number: of the page, from 1.
    page_id: empty for a lesson without pages. others: further pages of the lesson that were found; 0 on these."""

    path: str
    lesson_id: str
    lesson_title: str
    page_id: str
    number: int
    page_title: str
    excerpt: Excerpt
    others: int = 0


def excerpt_of(texts: Sequence[str], forms: Mapping[str, int]) -> Excerpt:
    """Return the part of the texts with the most words of a query. forms: number of the query's word for each folded
    word that was searched. Earlier texts are preferred; without any word found it is the beginning of the
    first text."""
    best: tuple[int, int, str, list[Word]] | None = None
    for text in texts:
        found = [word for word in tokenise(text) if word.folded in forms]
        if found and (best is None or best[0] < len({forms[word.folded] for word in found})):
            at, count = _densest(found, forms)
            if best is None or count > best[0]:
                best = (count, at, text, found)
    if best is None:
        return _cut(next((text for text in texts if text.strip()), ""), 0, [])
    _, at, text, found = best
    return _cut(text, found[at].start, found)


def _densest(found: Sequence[Word], forms: Mapping[str, int]) -> tuple[int, int]:
    """Return the word where the excerpt with the most different words begins, and their number."""
    best, best_at = 0, 0
    for at, first in enumerate(found):
        here = {forms[word.folded] for word in found[at : at + 24] if word.end <= first.start + LENGTH - BEFORE}
        if len(here) > best:
            best, best_at = len(here), at
    return best_at, max(best, 1)


def _cut(text: str, around: int, found: Sequence[Word]) -> Excerpt:
    """Cut an excerpt at spaces. Compounds and their parts give one mark."""
    start = max(0, around - BEFORE)
    if start and (space := text.rfind(" ", max(0, start - BEFORE), around)) >= 0:
        start = min(around, text.find(" ", start, around) + 1 or space + 1)
    end = min(len(text), start + LENGTH)
    if end < len(text):
        end = max(text.rfind(" ", start + LENGTH // 2, end), end - BEFORE)
    shown = "".join(c if c.isprintable() else " " for c in text[start:end])
    left = _GAP if start else ""
    marks: list[tuple[int, int]] = []
    for word in found:
        low, high = word.start - start + len(left), word.end - start + len(left)
        if low < len(left) or word.end > end:
            continue
        if marks and low < marks[-1][1]:
            low, high = marks[-1][0], max(marks.pop()[1], high)
        marks.append((low, high))
    return Excerpt(left + shown.rstrip() + (_GAP if end < len(text) else ""), tuple(marks))
