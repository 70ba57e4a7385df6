"""Search of pages in the tables of a library's index. Loaded with the first search: lists of lessons do without."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tni.library.excerpts import Excerpt, FoundWhere, PageFound, excerpt_of, words_in
from tni.library.lesson_filter import LessonFilter
from tni.library.lesson_query import AS_TYPED, LessonQuery, QueryReading
from tni.library.page_ranking import FoundForm, PageLayout, RankedPages, rank_pages, reordered
from tni.library.phrases import phrase_pattern
from tni.library.title_match import title_factor
from tni.store.found_pages import FoundPages, SearchCancelledError
from tni.store.library_listing import filter_condition
from tni.store.library_postings import PostingTable
from tni.store.library_vocabulary import MEANT, LibraryVocabulary, NearWord

PHRASE_PAGES = 400
"""Pages that are read to find a phrase: the best for its words."""
SPELT_FROM = 10
"""Pages in which the spelling of a word is looked for that was taken in place of another."""
WEIGHED = 60
"""Lessons whose titles are compared with the query."""
AS_GOOD = 0.9
"""A form of a word stands for it in a title if it has this part of the best form's weight."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    """Layout of the library, as the index was at `version`. ids: of the lessons, in the order of `starts`."""

    version: int
    ids: NDArray[np.int64]
    layout: PageLayout


class PageSearch:
    """Search in one index. It keeps the layout of the library from one query to the next."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._loaded: _Loaded | None = None

    def find(self, query: LessonQuery, limit: int, is_cancelled: Callable[[], bool]) -> FoundPages:
        """Find pages, within a transaction that reads. Raises: SearchCancelledError, sqlite3.Error."""
        return _Search(self._db, query, self._layout(query.filter), is_cancelled).run(limit)

    def _layout(self, only: LessonFilter) -> PageLayout:
        db = self._db
        (version,) = db.execute("PRAGMA data_version").fetchone()
        if self._loaded is None or self._loaded.version != version:
            self._loaded = _load(db, version)
        if only == LessonFilter():
            return self._loaded.layout
        condition, values = filter_condition(only)
        accepted = [number for (number,) in db.execute(f"SELECT id FROM lesson WHERE {condition}", values)]
        return replace(self._loaded.layout, accepted=np.isin(self._loaded.ids, np.array(accepted, np.int64)))


def _load(db: sqlite3.Connection, version: int) -> _Loaded:
    rows = db.execute("SELECT id, first, pages, mtime_ns FROM lesson ORDER BY first").fetchall()
    ids, starts, counts, times = np.array(rows, np.int64).reshape(-1, 4).T
    return _Loaded(version, ids, PageLayout.of(starts, counts, times))


class _Search:
    """One search, within a transaction that reads."""

    def __init__(
        self, db: sqlite3.Connection, query: LessonQuery, layout: PageLayout, is_cancelled: Callable[[], bool]
    ) -> None:
        self._db, self._query, self._layout, self._is_cancelled = db, query, layout, is_cancelled
        self._words, self._postings = LibraryVocabulary(db), PostingTable(db)
        self._forms: dict[int, list[FoundForm]] = {}

    def run(self, limit: int) -> FoundPages:
        near = self._near(corrected=False)
        ranked = self._ranked(near, limit)
        if not ranked.is_whole:
            with_errors = self._near(corrected=True)
            ranked, near = self._ranked(with_errors, limit), with_errors
        ranked = self._by_titles(ranked, near).card_and_kin_last()
        if self._query.phrases:
            ranked = self._with_phrases(ranked)
        forms = {word.folded: at if word.is_close else ~at for at, words in enumerate(near) for word in words}
        shown = zip(ranked.pages[:limit], ranked.others[:limit], ranked.tiers[:limit], strict=True)
        pages = [self._page_found(page, others, forms, is_kin=not tier) for page, others, tier in shown]
        return FoundPages(pages, self._reading(near, ranked) if pages else AS_TYPED)

    def _reading(self, near: list[list[NearWord]], ranked: RankedPages) -> QueryReading:
        """Return what the words were taken for, in the spelling of the best page that has each."""
        missing, taken, is_other = list[str](), list[str](), False
        for at, (term, words, is_there) in enumerate(zip(self._query.terms, near, ranked.present, strict=True)):
            if not term.is_required:
                continue
            if not is_there:
                missing.append(term.typed)
            elif any(word.is_close and word.weight >= MEANT for word in words):
                taken.append(term.typed)
            else:
                is_other = True
                taken.append(self._spelling({word.folded: at for word in words}, ranked.pages) or words[0].folded)
        return QueryReading(tuple(missing), tuple(taken)) if missing or is_other else AS_TYPED

    def _spelling(self, forms: dict[str, int], pages: list[int]) -> str:
        """Return how the first page that has one of some folded words writes it; empty without one."""
        for page in pages[:SPELT_FROM]:
            _, (_, _, title, body, asked, notes), pdf, about = self._texts(page)
            for text in (*about[:2], title, body, asked, pdf, notes, *about[2:]):
                if found := words_in(text, forms):
                    return min(found)
        return ""

    def _by_titles(self, ranked: RankedPages, near: list[list[NearWord]]) -> RankedPages:
        """Move lessons and pages up whose title is the query."""
        required = [at for at, term in enumerate(self._query.terms) if term.is_required]
        forms: dict[str, int] = {}
        for at in required:
            least = max((word.weight for word in near[at]), default=0.0) * AS_GOOD
            forms |= {word.folded: at for word in near[at] if word.weight >= least}
        factors = [
            max(title_factor(title, forms, required) for title in self._titles(page))
            for page in ranked.pages[: min(ranked.lessons, WEIGHED)]
        ]
        return reordered(ranked, factors)

    def _titles(self, page: int) -> tuple[str, ...]:
        """Return the titles of a page and of its lesson."""
        sql = "SELECT title FROM lesson WHERE first <= ? ORDER BY first DESC LIMIT 1"
        lesson = self._db.execute(sql, (page,)).fetchone()
        (own,) = self._db.execute("SELECT title FROM page WHERE id = ?", (page,)).fetchone()
        return (*lesson, own)

    def _near(self, *, corrected: bool) -> list[list[NearWord]]:
        """Return what each word of the query is taken for."""
        words = self._query.terms
        found = [self._words.near(word, corrected=corrected and word.is_required) for word in words]
        for at in range(1, len(words)):
            if words[at].follows and (joined := self._words.joined(words[at - 1].folded, words[at].folded)):
                found[at - 1] += joined
                found[at] += joined
        return found

    def _ranked(self, near: list[list[NearWord]], limit: int) -> RankedPages:
        found = [
            (term.is_required, [form for one in forms for form in self._found(one)])
            for term, forms in zip(self._query.terms, near, strict=True)
        ]
        return rank_pages(found, self._layout, PHRASE_PAGES if self._query.phrases else max(limit, WEIGHED))

    def _found(self, near: NearWord) -> list[FoundForm]:
        if self._is_cancelled():
            raise SearchCancelledError
        if near.id not in self._forms:
            self._forms[near.id] = [FoundForm(1.0, postings) for postings in self._postings.of_word(near.id)]
        return [form._replace(weight=near.weight, is_close=near.is_close) for form in self._forms[near.id]]

    def _with_phrases(self, ranked: RankedPages) -> RankedPages:
        """Keep the pages on which the phrases stand as they were typed."""
        kept = [at for at, page in enumerate(ranked.pages) if self._has_phrases(page)]
        return ranked.at(kept)

    def _has_phrases(self, page: int) -> bool:
        if self._is_cancelled():
            raise SearchCancelledError
        _, row, pdf, about = self._texts(page)
        texts = (*row[2:], pdf, *about)
        patterns = [phrase_pattern(phrase) for phrase in self._query.phrases]
        return all(any(pattern.search(text) for text in texts) for pattern in patterns)

    def _texts(
        self, page: int
    ) -> tuple[tuple[str, str, str, int, int], tuple[str, int, str, str, str, str], str, tuple[str, str, str, str]]:
        """Return (path, lesson's id, title, first, pages), (key, number, title, body, asked, notes) of the page, the
        text of its PDF, and the lesson's title, plan, card, and names of folder and file."""
        lesson = self._db.execute(
            "SELECT path, lesson_id, title, first, pages FROM lesson WHERE first <= ? ORDER BY first DESC LIMIT 1",
            (page,),
        ).fetchone()
        first = lesson[3]
        shown = first + 1 if page == first and lesson[4] > 1 else page
        columns = "SELECT key, number, title, body, asked, notes, pdf, pdf_index FROM page WHERE id = ?"
        *row, blob, index = self._db.execute(columns, (shown,)).fetchone()
        sql = "SELECT body FROM pdf_text WHERE sha256 = ? AND page = ?"
        pdf = self._db.execute(sql, (blob, index)).fetchone() if blob else None
        about = self._db.execute("SELECT title, body, notes, asked FROM page WHERE id = ?", (first,)).fetchone()
        return lesson, tuple(row), pdf[0] if pdf else "", about

    def _page_found(self, page: int, others: int, forms: dict[str, int], *, is_kin: bool) -> PageFound:
        """Return a page for lists. forms: number of the query's word for each folded word, ~number for kin."""
        if self._is_cancelled():
            raise SearchCancelledError
        (path, lesson_id, title, *_), (key, number, page_title, body, asked, notes), pdf, about = self._texts(page)
        own, card = (body, asked, pdf, notes, page_title), (about[1], *about[2].split("\n"))
        texts = (*own, about[0], *card, about[3])
        found = _without_kin([words_in(text, forms) for text in texts])
        excerpt, where = _excerpt(texts, found, (len(own), len(own) + 1, len(texts) - 1))
        if not key:  # a lesson without pages
            excerpt, number, where = Excerpt(), 1, FoundWhere.PAGE
        words, is_own = frozenset(found[0]), any(found[: len(own)])
        return PageFound(path, lesson_id, title, key, number, page_title, excerpt, others, words, is_own, is_kin, where)


def _excerpt(
    texts: Sequence[str], found: Sequence[dict[str, int]], ends: tuple[int, int, int]
) -> tuple[Excerpt, FoundWhere]:
    """Return an excerpt of a page's own texts if they have a word, else of the lesson's title, of its card, or of the
    names of its folder and file. ends: of the first three among the texts."""
    start = 0
    places = (FoundWhere.PAGE, FoundWhere.PAGE, FoundWhere.CARD, FoundWhere.FILE)
    for where, end in zip(places, (*ends, len(texts)), strict=True):
        if any(found[start:end]):
            return excerpt_of(texts[start:end], found[start:end]), where
        start = end
    return excerpt_of(texts[: ends[0]], found[: ends[0]]), FoundWhere.PAGE


def _without_kin(found: Sequence[Mapping[str, int]]) -> list[dict[str, int]]:
    """Return the words of texts with the numbers of the query's words, without kin of those that are there themselves.
    found: with ~number for kin."""
    there = {number for words in found for number in words.values() if number >= 0}
    return [
        {word: max(number, ~number) for word, number in words.items() if number >= 0 or ~number not in there}
        for words in found
    ]
