"""Result of a search in a library's index."""

from __future__ import annotations

from typing import NamedTuple

from tni.core.errors import TniError
from tni.library.excerpts import PageFound
from tni.library.lesson_query import AS_TYPED, QueryReading


class SearchCancelledError(TniError):
    """The search was cancelled."""


class FoundPages(NamedTuple):
    """Pages that a query found, best first, and what the query was taken for."""

    pages: list[PageFound]
    reading: QueryReading = AS_TYPED
