"""Pages of a library found by a handwritten word or by their likeness, from its index. For a worker thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.library.french_text import fold_text
from tni.library.ink_places import DescribedWord, ranked_places, unpack_ink
from tni.services.library.page_versions import BLANK_PAGE, LibraryPage, PageVersions
from tni.store.found_pages import SearchCancelledError
from tni.store.library_described import DescribedPage
from tni.store.library_page_data import PageDataKind
from tni.store.library_search import LibraryReader

WORDS_MAX = 400
"""Words of a page that are compared: pages of more are alike or not by these."""


@dataclass(frozen=True, slots=True)
class LibraryInk:
    """Handwriting in a lesson that is like the query. number: of the page, from 1. box, score: as in `InkPlace`."""

    path: str
    lesson_title: str
    page: PageId
    number: int
    box: Rect
    score: float


@dataclass(frozen=True, slots=True)
class FoundVersion:
    """Page that is like the one asked about. number: from 1. similarity: 0 to 1."""

    path: str
    lesson_title: str
    page: PageId
    number: int
    similarity: float


def find_ink(reader: LibraryReader, word: bytes, is_cancelled: Callable[[], bool]) -> list[LibraryInk]:
    """Return the places in all lessons that are like a described word, best first. A copy of a lesson has its own.
    Raises: IndexUnusableError, SearchCancelledError, sqlite3.OperationalError."""
    pages: list[DescribedPage] = []
    words: dict[PageId, list[DescribedWord]] = {}
    for page in reader.pages_with(PageDataKind.INK, is_cancelled):
        if page.data:
            words[PageId(str(len(pages)))] = unpack_ink(page.data)
            pages.append(page)
    places = ranked_places(word, words, is_cancelled)
    if places is None:
        raise SearchCancelledError
    found = []
    for place in places:
        page = pages[int(place.page)]
        found.append(LibraryInk(page.path, page.lesson_title, PageId(page.page), page.number, place.box, place.score))
    return found


def find_versions(reader: LibraryReader, asked: LibraryPage, is_cancelled: Callable[[], bool]) -> list[FoundVersion]:
    """Return the pages of all lessons that are like a page, best first, without itself. Raises: as `find_ink`."""
    pages = reader.pages_with(PageDataKind.PICTURE, is_cancelled)
    known: list[LibraryPage] = []
    for page in pages:
        if is_cancelled():
            raise SearchCancelledError
        picture = int.from_bytes(page.data, "big") if page.data else BLANK_PAGE
        known.append(LibraryPage(page.path, PageId(page.page), picture, text_words(page.text)))
    by_place = {(page.path, page.page): page for page in pages}
    versions = PageVersions(known).like(asked, should_stop=is_cancelled)
    found = []
    for version in versions:
        page = by_place[version.page.path, version.page.page]
        found.append(FoundVersion(page.path, page.lesson_title, version.page.page, page.number, version.similarity))
    return found


def text_words(text: str) -> frozenset[str]:
    """Return the words of a text as pages are compared by them."""
    return frozenset(fold_text(text)[:WORDS_MAX])
