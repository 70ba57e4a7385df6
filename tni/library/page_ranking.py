"""Ranking of the pages of a library for a query.

Each page has a number; the pages of a lesson are consecutive, and the first of them stands for the lesson as a whole,
with its title, tags and plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from tni.library.page_fields import IMPACT_UNIT, ON_CARD
from tni.library.postings import Postings

ON_PAGE, IN_LESSON = 0.45, 0.4
"""Parts of a score that all words on one page, and all words in one lesson, are worth."""
LESSON_SHARE = 0.3
"""Part of a lesson's best pages in the score of each of its pages."""
OPTIONAL = 0.5
"""Weight of a word that the query may do without."""
RECENCY = 0.02
"""Most that the newest lesson gains over the oldest."""
LEAST_SHARE = 0.02
"""Results below this part of the best score are left out."""
ALL = 0.999
"""Part of the weight of all words from which all are there."""
ALL_STEP = 3
"""What all words of the query add to the tier of a lesson's pages."""
OWN = 2
"""Tier of a page that has a word of the query itself, or in its lesson's title."""
TIER_STEP = 1e6
"""Difference between tiers in the key by which lessons are chosen: more than any score."""

type _Place = tuple[int, float, int]
"""Negative tier, negative score and number of a page."""


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Pages of the library.

    starts: number of the first page of each lesson, ascending. counts: pages of each, with the one for the lesson.
    owners: index of the lesson of each page, -1 for pages that are gone. recency: of each lesson, from 0 to 1.
    accepted: lessons that the filter accepts.
    """

    starts: NDArray[np.int64]
    counts: NDArray[np.int64]
    owners: NDArray[np.int32]
    recency: NDArray[np.float32]
    accepted: NDArray[np.bool_]

    @classmethod
    def of(cls, starts: NDArray[np.int64], counts: NDArray[np.int64], times: NDArray[np.int64]) -> Self:
        """Build the layout of lessons without a filter. times: when each was changed, in any unit."""
        lessons = np.arange(len(starts), dtype=np.int32)
        owners = np.full(int(starts[-1] + counts[-1]) if len(starts) else 0, -1, np.int32)
        owners[_ranges(starts, counts)] = np.repeat(lessons, counts)
        recency = np.empty(len(starts), np.float32)
        recency[np.argsort(times, kind="stable")] = np.linspace(0.0, 1.0, len(starts), dtype=np.float32)
        return cls(starts, counts, owners, recency, np.ones(len(starts), bool))


class FoundForm(NamedTuple):
    """Form of a query's word that the library holds. weight: 1 for the word itself, less for what is only near.
    is_close: it is what was meant, not kin of it."""

    weight: float
    postings: Postings
    is_close: bool = True


@dataclass(frozen=True, slots=True)
class RankedPages:
    """Pages found, best first: the best page of each lesson, then the others. pages: their numbers. scores, tiers: of
    each page; those of a higher tier come first. others: further pages of the same lesson that were found, for a best
    page. lessons: how many are found, and how many pages are best ones. is_whole: a lesson has all required words.
    present: whether each word of the query is on a page, in any form.
    """

    pages: list[int]
    scores: list[float]
    tiers: list[int]
    others: list[int]
    lessons: int
    is_whole: bool
    present: tuple[bool, ...] = ()

    def at(self, places: Sequence[int]) -> Self:
        """Return the pages at some places, in their order."""
        pages, tiers, others = ([column[at] for at in places] for column in (self.pages, self.tiers, self.others))
        return replace(self, pages=pages, scores=[self.scores[at] for at in places], tiers=tiers, others=others)

    def card_and_kin_last(self) -> Self:
        """Return pages whose words are in the lesson's card alone behind all others of lessons with as many of the
        words, and behind everything those that have only kin of the words."""
        are_carded = any(ALL_STEP <= tier < ALL_STEP + OWN for tier in self.tiers)

        def place(at: int) -> tuple[bool, bool, bool]:
            tier = self.tiers[at]
            return not tier, are_carded and tier < ALL_STEP, tier % ALL_STEP < OWN

        return self.at(sorted(range(len(self.pages)), key=place))


def rank_pages(terms: Sequence[tuple[bool, Sequence[FoundForm]]], layout: PageLayout, limit: int) -> RankedPages:
    """Rank the pages on which words stand. terms: for each word of the query, whether it is required, and its forms."""
    sums, wanted, present = _Sums(layout), 0.0, list[bool]()
    for is_required, forms in terms:
        pages, scores, close, own = _merged(forms, layout)
        weight = _rarity(len(pages), len(layout.owners)) * (1.0 if is_required else OPTIONAL)
        wanted += weight if is_required else 0.0
        present.append(bool(len(pages)))
        kept = _without_kin(pages, close, layout)
        pages, scores, close, own = pages[kept], scores[kept], close[kept], own[kept]
        if len(pages):
            sums.add(pages, scores * np.float32(weight), weight if is_required else 0.0)
            if is_required:
                sums.add_close(pages[close], weight)
                sums.add_own(pages[own])
    whole = bool(wanted) and bool((sums.lesson_cover[layout.accepted] >= wanted * ALL).any())
    return replace(_ordered(sums.found(wanted or 1.0), layout, limit, is_whole=whole), present=tuple(present))


def _ranges(starts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the numbers from each start on, as many as its count."""
    offsets = np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(starts, counts) + np.arange(len(offsets)) - offsets


def _merged(
    forms: Sequence[FoundForm], layout: PageLayout
) -> tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.bool_], NDArray[np.bool_]]:
    """Return the pages of a word, ascending; its score on each, that of its best form there; whether it is there itself
    or in a form that is close to it; whether it then is on the page, or in the title of the lesson as a whole."""
    all_scores = np.zeros(len(layout.owners), np.float32)
    close, own = np.zeros(len(layout.owners), bool), np.zeros(len(layout.owners), bool)
    for weight, (pages, impacts), is_close in forms:
        if pages[-1] >= len(all_scores):  # the index has grown since the layout was read
            count = int(np.searchsorted(pages, len(all_scores)))
            pages, impacts = pages[:count], impacts[:count]
        strengths = (impacts & (ON_CARD - 1)) * np.float32(weight * IMPACT_UNIT)
        all_scores[pages] = np.maximum(all_scores[pages], strengths)
        if is_close:
            close[pages] = True
            own[pages[impacts < ON_CARD]] = True
    found = np.flatnonzero(all_scores)
    found = found[layout.owners[found] >= 0]
    return found, all_scores[found], close[found], own[found]


def _without_kin(pages: NDArray[np.int64], close: NDArray[np.bool_], layout: PageLayout) -> NDArray[np.bool_]:
    """Return which pages of a word remain: those with kin alone do so in lessons that do not have the word itself."""
    owners, has_word = layout.owners[pages], np.zeros(len(layout.starts), bool)
    has_word[owners[close]] = True
    return close | ~has_word[owners]


def _rarity(pages: int, of: int) -> float:
    """Return the inverse document frequency of BM25."""
    return float(np.log1p((of - pages + 0.5) / (pages + 0.5)))


def _cubed(cover: NDArray[np.float32]) -> NDArray[np.float32]:
    """Weigh how much of a query is there: a half counts little."""
    return cover * cover * cover


def _first_of_each(owners: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return where each lesson begins among pages in ascending order."""
    return np.flatnonzero(np.concatenate(([True], owners[1:] != owners[:-1])))


class _Sums:
    """Sums over the words, for each page and for each lesson: of scores, of the weights of those present in any form,
    and of those present in a close form."""

    def __init__(self, layout: PageLayout) -> None:
        self._layout = layout
        self.page, self.page_cover = (np.zeros(len(layout.owners), np.float32) for _ in range(2))
        self.lesson, self.lesson_cover = (np.zeros(len(layout.starts), np.float32) for _ in range(2))
        self.page_close, self.lesson_close = np.zeros_like(self.page), np.zeros_like(self.lesson)
        self.page_own = np.zeros(len(layout.owners), bool)

    def add(self, pages: NDArray[np.int64], scores: NDArray[np.float32], weight: float) -> None:
        """Add a word. A word of the lesson's own page counts for all of its pages."""
        owners = self._layout.owners[pages]
        firsts = _first_of_each(owners)
        lessons = owners[firsts]
        self.lesson[lessons] += np.maximum.reduceat(scores, firsts)
        self.lesson_cover[lessons] += np.float32(weight)
        self.page[pages] += scores
        self.page_cover[pages] += np.float32(weight)
        of_lesson = pages == self._layout.starts[owners]
        if of_lesson.any():
            self._spread(owners[of_lesson], scores[of_lesson], pages, weight)

    def _spread(
        self, lessons: NDArray[np.int32], scores: NDArray[np.float32], pages: NDArray[np.int64], weight: float
    ) -> None:
        counts = self._layout.counts[lessons] - 1
        others = _ranges(self._layout.starts[lessons] + 1, counts)
        self.page[others] += np.repeat(scores, counts)
        has = np.zeros(len(self.page), bool)
        has[pages] = True
        self.page_cover[others[~has[others]]] += np.float32(weight)

    def add_close(self, pages: NDArray[np.int64], weight: float) -> None:
        """Add the pages on which a word is in a close form."""
        if not len(pages):
            return
        owners = self._layout.owners[pages]
        firsts = _first_of_each(owners)
        self.lesson_close[owners[firsts]] += np.float32(weight)
        has = np.zeros(len(self.page), bool)
        has[pages] = True
        of_lesson = owners[pages == self._layout.starts[owners]]
        if len(of_lesson):
            has[_ranges(self._layout.starts[of_lesson], self._layout.counts[of_lesson])] = True
        self.page_close[has] += np.float32(weight)

    def add_own(self, pages: NDArray[np.int64]) -> None:
        """Add the pages that have a word themselves, in a close form. A title counts for all pages of its lesson."""
        self.page_own[pages] = True
        owners = self._layout.owners[pages]
        titled = owners[pages == self._layout.starts[owners]]
        self.page_own[_ranges(self._layout.starts[titled], self._layout.counts[titled])] = True

    def found(self, wanted: float) -> _Found:
        """Return the pages found, in lessons that the filter accepts. wanted: weights of all required words."""
        layout = self._layout
        found = np.flatnonzero(self.page)
        found = found[layout.accepted[layout.owners[found]]]
        owners = layout.owners[found]
        in_lesson, on_page = self.lesson_cover[owners] / wanted, self.page_cover[found] / wanted
        cover = 1.0 - ON_PAGE - IN_LESSON + IN_LESSON * _cubed(in_lesson) + ON_PAGE * _cubed(on_page)
        scores = (1 - LESSON_SHARE) * self.page[found] + LESSON_SHARE * self.lesson[owners]
        scores = (scores * cover * (1.0 + RECENCY * layout.recency[owners])).astype(np.float32)
        has_all = self.lesson_close[owners] >= wanted * ALL
        tiers = np.where(self.page_own[found], OWN, self.page_close[found] > 0).astype(np.int8)
        tiers += (ALL_STEP * has_all).astype(np.int8)
        return _Found(found, scores, tiers)


class _Found(NamedTuple):
    """Pages that were found, ascending. tiers: 1 for a word that is what was meant in the lesson's card, OWN for one on
    the page or in the title, ALL_STEP more if the lesson has all of them; 0 for kin alone."""

    pages: NDArray[np.int64]
    scores: NDArray[np.float32]
    tiers: NDArray[np.int8]


def _ordered(found: _Found, layout: PageLayout, limit: int, *, is_whole: bool) -> RankedPages:
    """Order pages by tier and score, equal ones by number."""
    pages, scores, tiers = found
    if not len(pages):
        return RankedPages([], [], [], [], 0, is_whole=False)
    firsts = _first_of_each(layout.owners[pages])
    least = max(float(scores.max()) * LEAST_SHARE, 1e-9)
    keys = scores + tiers.astype(np.float64) * TIER_STEP
    ends = [*firsts[1:].tolist(), len(pages)]
    chosen: list[_Place] = []
    others: list[int] = []
    rest: list[_Place] = []
    for at in _top(np.maximum.reduceat(keys, firsts), np.maximum.reduceat(scores, firsts) >= least, limit):
        own = slice(int(firsts[at]), ends[at])
        places = _own_pages(pages[own].tolist(), scores[own].tolist(), tiers[own].tolist(), layout)
        chosen.append(places[0])
        further = [place for place in places[1:] if -place[1] >= least]
        others.append(len(further))
        rest += further
    with_words = sum(-tier % ALL_STEP >= OWN for tier, _, _ in chosen)
    rest = sorted(rest)[: max(0, limit - with_words)]
    ordered = chosen + rest
    return RankedPages(
        [page for _, _, page in ordered],
        [-score for _, score, _ in ordered],
        [-tier for tier, _, _ in ordered],
        others + [0] * len(rest),
        len(chosen),
        is_whole=is_whole,
    )


def reordered(ranked: RankedPages, factors: Sequence[float]) -> RankedPages:
    """Return the same pages with the best page of each lesson in the order of its score times its factor. factors: of
    the first ones; the rest stays behind them."""
    scores = [score * factor for score, factor in zip(ranked.scores, factors, strict=False)]
    order = sorted(range(len(scores)), key=lambda at: (-ranked.tiers[at], -scores[at], at))
    order += range(len(scores), len(ranked.pages))
    return replace(ranked, scores=scores + ranked.scores[len(scores) :]).at(order)


def _own_pages(pages: list[int], scores: list[float], tiers: list[int], layout: PageLayout) -> list[_Place]:
    """Return the places of the pages of one lesson, best first: those that have a word of their own, or the page that
    stands for the lesson if no other has."""
    start = int(layout.starts[layout.owners[pages[0]]])
    has_own = pages[0] == start
    of_lesson = scores[0] if has_own else 0.0
    own = [
        (-tier, -score, page)
        for page, score, tier in zip(pages, scores, tiers, strict=True)
        if page != start and score > of_lesson * 1.0001
    ]
    return sorted(own) or [(-tiers[0] if has_own else 0, -of_lesson, start)]


def _top(keys: NDArray[np.float64], is_found: NDArray[np.bool_], limit: int) -> list[int]:
    found = np.flatnonzero(is_found)
    if len(found) > limit:
        found = found[np.argpartition(-keys[found], limit - 1)[:limit]]
    return [int(index) for index in found[np.lexsort((found, -keys[found]))]]
