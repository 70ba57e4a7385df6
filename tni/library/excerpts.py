"""Excerpts of texts around the words of a query, in their original spelling."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from tni.library.french_text import Run, fold_run, run_texts, runs_of, tokenise

LENGTH = 160
"""Characters of an excerpt, about."""
BEFORE = 40
"""Characters shown before the first word found, about."""
_RUNS_MAX = 24
"""Most words found that an excerpt is weighed by."""
_OPENING = '«“"(['
_GAP = "…"
_POINT = "·"
TEXT_BREAK = f"\n{_POINT}\n"
"""What is put between the texts of a page, so that an excerpt shows where one ends. No word has it."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Part of a text on one line. marks: start and end of each word found, ascending."""

    text: str = ""
    marks: tuple[tuple[int, int], ...] = ()


class FoundWhere(Enum):
    """Place of an excerpt's words: on the page or in the lesson's title, in its card or plan, or in the names
    of its folder and file alone."""

    PAGE = "page"
    CARD = "card"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class PageFound:
    """Page of a lesson that a search found. path: of its file from the library's folder. number: of the page, from 1.
    page_id: empty for a lesson without pages. others: further pages of the lesson that were found; 0 on these. words:
    those of the query that its texts have, in any form, as they are written. is_own: the page has a word of the query,
    not the lesson as a whole alone. is_kin: neither has a word that was meant, only words of its family. where: of the
    excerpt.
    """

    path: str
    lesson_id: str
    lesson_title: str
    page_id: str
    number: int
    page_title: str
    excerpt: Excerpt
    others: int = 0
    words: frozenset[str] = frozenset()
    is_own: bool = True
    is_kin: bool = False
    where: FoundWhere = FoundWhere.PAGE


def words_in(text: str, forms: Mapping[str, int]) -> dict[str, int]:
    """Return the words of a query that a text has, as they are written, with their numbers. forms: number of the
    query's word for each folded word that was searched. Compounds are looked for only where nothing else is."""
    return {run: forms[folded] for run in set(run_texts(text)) for folded in fold_run(run) if folded in forms} or {
        text[word.start : word.end]: forms[word.folded]
        for word in (tokenise(text) if "-" in text else ())
        if word.folded in forms
    }


def has_word(text: str, words: Collection[str]) -> bool:
    """Return whether a text has one of the words that were found, see `words_in`."""
    return any(run in words for run in run_texts(text)) or any(word in text for word in words if not word.isalnum())


def excerpt_of(texts: Sequence[str], found: Sequence[Mapping[str, int]]) -> Excerpt:
    """Return the part of the texts with the most words of a query. found: `words_in` each. Earlier texts are preferred;
    without any word found it is the beginning of the first text."""
    counts = [len(set(words.values())) for words in found]
    most = max(counts, default=0)
    if not most:
        return _cut(next((text for text in texts if text.strip()), ""), 0, [])
    at = counts.index(most)
    text, words = texts[at], found[at]
    marked = runs_of(text, words)
    if not marked:
        spans = {(word.start, word.end) for word in tokenise(text)}
        marked = [Run(text[start:end], start, end) for start, end in sorted(spans) if text[start:end] in words]
    return _cut(text, marked[_densest(marked, words)].start, marked)


def _densest(found: Sequence[Run], words: Mapping[str, int]) -> int:
    """Return the word where the excerpt with the most different words begins."""
    best, best_at = 0, 0
    terms = [words[run.text] for run in found]
    for at, first in enumerate(found):
        end, here = first.start + LENGTH - BEFORE, set[int]()
        for run, term in zip(found[at : at + _RUNS_MAX], terms[at:], strict=False):
            if run.end > end:
                break
            here.add(term)
        if len(here) > best:
            best, best_at = len(here), at
    return best_at


def _cut(text: str, around: int, found: Sequence[Run]) -> Excerpt:
    """Cut an excerpt at spaces. Compounds and their parts give one mark."""
    start = max(0, around - BEFORE)
    if start and (space := text.rfind(" ", max(0, start - BEFORE), around)) >= 0:
        start = min(around, text.find(" ", start, around) + 1 or space + 1)
    while start < around and not text[start].isalnum() and text[start] not in _OPENING:
        start += 1
    end = min(len(text), start + LENGTH)
    if end < len(text):
        end = max(text.rfind(" ", start + LENGTH // 2, end), end - BEFORE)
    shown = text[start:end].replace("\n", " ")
    if not shown.isprintable():
        shown = "".join(letter if letter.isprintable() else " " for letter in shown)
    left = _GAP if start else ""
    marks: list[tuple[int, int]] = []
    for word in found:
        low, high = word.start - start + len(left), word.end - start + len(left)
        if low < len(left) or word.end > end:
            continue
        if marks and low < marks[-1][1]:
            low, high = marks[-1][0], max(marks.pop()[1], high)
        marks.append((low, high))
    return Excerpt(left + shown.rstrip(f" {_POINT}") + (_GAP if end < len(text) else ""), tuple(marks))
