"""Versions of a page in the library: pages with nearly the same picture or the same text, best first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np

from tni.core.ids import PageId
from tni.formats.page_hash import page_hash
from tni.library.similar_pages import BLANK_PAGE, page_hashes, similar_pages, text_similarity

__all__ = ["BLANK_PAGE", "LibraryPage", "PageVersion", "PageVersions", "page_hash"]


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """Page of a lesson in the library. path: of the lesson, as in `ListedLesson`. picture: its `page_hash`. text: the
    words on it, as the search stores them."""

    path: str
    page: PageId
    picture: int = field(repr=False)
    text: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PageVersion:
    """Page that is like the one asked about. similarity: 0 to 1."""

    page: LibraryPage
    similarity: float


class PageVersions:
    """Search for versions of a page among the pages of the library, made once for many searches. For a worker: 100,000
    pages with text take a quarter of a second."""

    def __init__(self, pages: Iterable[LibraryPage]) -> None:
        self._pages = list(pages)
        self._hashes = page_hashes([page.picture for page in self._pages])

    def like(
        self, page: LibraryPage, most: int = 20, should_stop: Callable[[], bool] = lambda: False
    ) -> list[PageVersion]:
        """Return the pages that are like `page`, best first, without itself; none when `should_stop` said so."""
        texts = np.full(len(self._pages), np.nan)
        if page.text:
            for number, other in enumerate(self._pages):
                if number % 4096 == 0 and should_stop():
                    return []
                texts[number] = text_similarity(page.text, other.text)
        found = similar_pages(page.picture, self._hashes, texts, most + 1)
        versions = [PageVersion(self._pages[one.number], one.similarity) for one in found]
        return [v for v in versions if (v.page.path, v.page.page) != (page.path, page.page)][:most]
