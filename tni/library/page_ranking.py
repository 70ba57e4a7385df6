"""Ranking of the pages of a library for a query.

Each page has a number; the pages of a lesson are consecutive, and the first of them stands for the lesson as a whole,
with its title, tags and plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tni.library.page_fields import IMPACT_UNIT
from tni.library.postings import Postings, alive_pages

ON_PAGE, IN_LESSON = 0.45, 0.4
"""Parts of a score that all words on one page, and all words in one lesson, are worth."""
COVER_POWER = 3
LESSON_SHARE = 0.3
"""Part of a lesson's best pages in the score of each of its pages."""
RECENCY = 0.02
"""Most that the newest lesson gains over the oldest."""
LEAST_SHARE = 0.02
"""Results below this part of the best score are left out."""


class PageLayout(NamedTuple):
    """Pages of the library.

    starts: number of the first page of each lesson, ascending. counts: pages of each, with the one for the lesson.
    recency: of each lesson, from 0 to 1. accepted: lessons that the filter accepts.
    """

    starts: NDArray[np.int64]
    counts: NDArray[np.int64]
    recency: NDArray[np.float32]
    accepted: NDArray[np.bool_]


class FoundForm(NamedTuple):
    """Form of a query's word that the library holds. weight: 1 for the word itself, less for what is only near."""

    weight: float
    postings: Postings


@dataclass(frozen=True, slots=True)
class RankedPages:
    """Pages found, best first: the best page of each lesson, then the others. pages: their numbers. lessons: index of
    their lessons in the layout. others: further pages of the same lesson that were found, for a best page. is_whole:
    all required words are in the first lesson."""

    pages: list[int]
    lessons: list[int]
    others: list[int]
    is_whole: bool


@dataclass(slots=True)
class _Sums:
    """Sums over the words: of scores and of weights present, for each page, and for each lesson."""

    page: NDArray[np.float32]
    page_cover: NDArray[np.float32]
    lesson: NDArray[np.float32]
    lesson_cover: NDArray[np.float32]


def rank_pages(words: Sequence[tuple[bool, Sequence[FoundForm]]], layout: PageLayout, limit: int) -> RankedPages:
    """Rank the pages on which words stand. words: for each word of the query, whether it is required, and its forms."""
    if not len(layout.starts):
        return RankedPages([], [], [], is_whole=False)
    size = int(layout.starts[-1] + layout.counts[-1])
    alive = alive_pages(layout.starts, layout.counts, size)
    sums, wanted = _Sums(*(np.zeros(n, np.float32) for n in (size, size, len(layout.starts), len(layout.starts)))), 0.0
    for is_required, forms in words:
        scores = _word_scores(forms, alive)
        weight = _rarity(int(np.count_nonzero(scores)), int(np.count_nonzero(alive))) * (1.0 if is_required else 0.5)
        if is_required:
            wanted += weight
        _add(sums, scores * np.float32(weight), np.float32(weight if is_required else 0.0), layout)
    scores = _final(sums, wanted or 1.0, layout)
    whole = bool(wanted) and bool((sums.lesson_cover[layout.accepted] >= wanted * 0.999).any())
    return _ordered(scores, layout, limit, is_whole=whole)


def _word_scores(forms: Sequence[FoundForm], alive: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Return the score of a word on each page: that of its best form there."""
    scores = np.zeros(len(alive), np.float32)
    for weight, (pages, impacts) in forms:
        if len(pages) and pages[-1] >= len(alive):  # the index has grown since the layout was read
            count = int(np.searchsorted(pages, len(alive)))
            pages, impacts = pages[:count], impacts[:count]
        scores[pages] = np.maximum(scores[pages], impacts * np.float32(weight * IMPACT_UNIT))
    scores[~alive] = 0.0
    return scores


def _rarity(pages: int, of: int) -> float:
    """Return the inverse document frequency of BM25."""
    return float(np.log1p((of - pages + 0.5) / (pages + 0.5)))


def _add(sums: _Sums, scores: NDArray[np.float32], weight: np.float32, layout: PageLayout) -> None:
    """Add a word. A word of the lesson's own page counts for all of its pages."""
    best = np.maximum.reduceat(scores, layout.starts)
    own = scores[layout.starts]
    sums.lesson += best
    sums.lesson_cover += weight * (best > 0)
    scores = scores + _spread(own, layout, len(scores))
    scores[layout.starts] = own
    sums.page += scores
    sums.page_cover += weight * (scores > 0)


def _spread(values: NDArray[np.float32], layout: PageLayout, size: int) -> NDArray[np.float32]:
    """Return for each page the value of its lesson; pages that are gone have 0."""
    spread = np.zeros(size, np.float32)
    steps = values.copy()
    if int(layout.counts.sum()) == size - int(layout.starts[0]):  # nothing is gone
        spread[int(layout.starts[0]) :] = np.repeat(steps, layout.counts)
        return spread
    places = np.repeat(layout.starts - np.cumsum(layout.counts) + layout.counts, layout.counts)
    spread[places + np.arange(len(places))] = np.repeat(steps, layout.counts)
    return spread


def _final(sums: _Sums, wanted: float, layout: PageLayout) -> NDArray[np.float32]:
    """Return the score of each page, 0 for pages without any word, and for lessons that the filter refuses."""
    size = len(sums.page)
    of_lesson = 1.0 - ON_PAGE - IN_LESSON + IN_LESSON * np.minimum(sums.lesson_cover / wanted, 1.0) ** COVER_POWER
    has = sums.page > 0
    cover = _spread(of_lesson.astype(np.float32), layout, size)
    cover += ON_PAGE * np.minimum(sums.page_cover / np.float32(wanted), 1.0) ** COVER_POWER
    scores = (1 - LESSON_SHARE) * sums.page + LESSON_SHARE * _spread(sums.lesson, layout, size)
    factors = np.where(layout.accepted, 1.0 + RECENCY * layout.recency, 0.0).astype(np.float32)
    scores *= cover * has * _spread(factors, layout, size)
    return np.asarray(scores, np.float32)


def _ordered(scores: NDArray[np.float32], layout: PageLayout, limit: int, *, is_whole: bool) -> RankedPages:
    """Order pages by score; equal scores by number, newest last read first."""
    lessons = np.maximum.reduceat(scores, layout.starts)
    best = float(lessons.max())
    if best <= 0:
        return RankedPages([], [], [], is_whole=False)
    least = best * LEAST_SHARE
    chosen = _top(lessons, limit, least)
    firsts: list[int] = []
    others: list[int] = []
    rest: list[tuple[float, int, int]] = []
    for lesson in chosen:
        start = int(layout.starts[lesson])
        own = scores[start : start + int(layout.counts[lesson])]
        first = int(np.argmax(own[1:])) + 1 if len(own) > 1 and own[1:].max() >= own[0] else 0
        found = [at for at in range(1, len(own)) if at != max(first, 1) and own[at] >= max(least, own[0] * 1.0001)]
        firsts.append(start + first)
        others.append(len(found))
        rest += [(-float(own[at]), start + at, lesson) for at in found]
    rest = sorted(rest)[: max(0, limit - len(firsts))]
    return RankedPages(
        firsts + [page for _, page, _ in rest],
        chosen + [lesson for *_, lesson in rest],
        others + [0] * len(rest),
        is_whole=is_whole,
    )


def _top(scores: NDArray[np.float32], limit: int, least: float) -> list[int]:
    found = np.flatnonzero(scores >= max(least, 1e-9))
    if len(found) > limit:
        found = found[np.argpartition(-scores[found], limit - 1)[:limit]]
    return [int(index) for index in found[np.lexsort((found, -scores[found]))]]
