"""Strokes of a lesson that are made when their page is first needed: a long lesson is open before its pages are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from tni.core.ids import PageId
from tni.document.items import Stroke


class StrokeSource(Protocol):
    """Strokes of a layer, checked when they were read, so that making them cannot fail. Nothing changes them, and no
    pupil may move them."""

    def pages(self) -> Collection[PageId]:
        """Return the pages with such strokes."""

    def page_of(self, key: str) -> PageId | None:
        """Return the page of one of these strokes; None for another key."""

    def of_page(self, page: PageId) -> Sequence[Stroke]:
        """Return the strokes of a page, the same ones each time."""


class LaterStrokes:
    """Part of a source that a document has not taken yet. Without a source there is none."""

    __slots__ = ("_pages", "_source")

    def __init__(self, source: StrokeSource | None = None, pages: Collection[PageId] | None = None) -> None:
        """pages: those not taken yet; None for all."""
        self._source = source
        self._pages = set(() if source is None else source.pages() if pages is None else pages)

    @property
    def pages(self) -> list[PageId]:
        """Pages that are not taken yet."""
        return list(self._pages)

    def copy(self) -> LaterStrokes:
        return LaterStrokes(self._source, self._pages)

    def page_of(self, key: str) -> PageId | None:
        """Return the page of a stroke that is not taken yet; None for another key."""
        if not self._pages or self._source is None:
            return None
        page = self._source.page_of(key)
        return page if page in self._pages else None

    def of_page(self, page: PageId) -> Sequence[Stroke]:
        """Return the strokes of a page; none once it is taken."""
        return self._source.of_page(page) if self._source is not None and page in self._pages else ()

    def drop(self, page: PageId) -> None:
        """Note that a page is taken."""
        self._pages.discard(page)
