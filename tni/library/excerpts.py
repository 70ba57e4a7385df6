"""Excerpts of texts around the words of a query, in their original spelling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tni.library.french_text import Run, fold_run, run_texts, runs_of, tokenise

LENGTH = 160
"""Characters of an excerpt, about."""
BEFORE = 40
"""Characters shown before the first word found, about."""
_RUNS_MAX = 24
"""Most words found that an excerpt is weighed by."""
_OPENING = '«“"(['
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
    counts = [len(_terms_in(text, forms)) for text in texts]
    most = max(counts, default=0)
    if not most:
        return _cut(next((text for text in texts if text.strip()), ""), 0, [])
    text = texts[counts.index(most)]
    found = [run for run in runs_of(text) if any(folded in forms for folded in fold_run(run.text))]
    if not found:
        found = [Run(text[w.start : w.end], w.start, w.end) for w in tokenise(text) if w.folded in forms]
    return _cut(text, found[_densest(found, forms)].start, found)


def _terms_in(text: str, forms: Mapping[str, int]) -> set[int]:
    """Return the numbers of the query's words that a text has. Compounds are looked for only where nothing else is."""
    runs = {folded for run in set(run_texts(text)) for folded in fold_run(run)}
    return {forms[folded] for folded in runs if folded in forms} or {
        forms[word.folded] for word in (tokenise(text) if "-" in text else ()) if word.folded in forms
    }


def _densest(found: Sequence[Run], forms: Mapping[str, int]) -> int:
    """Return the word where the excerpt with the most different words begins."""
    best, best_at = 0, 0
    terms = [next((forms[folded] for folded in fold_run(run.text) if folded in forms), 0) for run in found]
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
    return Excerpt(left + shown.rstrip() + (_GAP if end < len(text) else ""), tuple(marks))
