"""Search for a handwritten word in a lesson by writing it once more.

The strokes are read where the lesson is; describing and comparing them is work for a `TaskRunner`, 30 ms for each new
page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event

import numpy as np
from numpy.typing import NDArray

from tni.core.errors import TniError
from tni.core.ids import PageId
from tni.core.tasks import TaskRunner
from tni.document.document import Document
from tni.document.items import Stroke
from tni.ink.sample import POSITION_PER_MM, arrays_of
from tni.library.ink_places import DescribedWord, InkPlace, describe_ink, ranked_places
from tni.library.word_shape import describe_word


class NoWordWrittenError(TniError):
    """The ink to search for is nothing or a dot."""

    def __init__(self) -> None:
        super().__init__("there is no word in this ink")


@dataclass(frozen=True, slots=True)
class InkPage:
    """Handwriting of a page. strokes: in the order written."""

    page: PageId
    strokes: tuple[Stroke, ...]


def ink_pages(document: Document) -> list[InkPage]:
    """Return the handwriting of each page of a lesson, without highlighter."""
    pages = []
    for page in document.pages():
        strokes = [item for item in document.items(page.id) if isinstance(item, Stroke) and item.pen.kind.on_top]
        pages.append(InkPage(page.id, tuple(strokes)))
    return pages


def stroke_paths(strokes: Sequence[Stroke]) -> list[NDArray[np.float64]]:
    """Return the positions of strokes, (n, 2) page mm each."""
    paths = []
    for stroke, samples in zip(strokes, arrays_of([stroke.samples for stroke in strokes]), strict=True):
        points = np.stack([samples["x"], samples["y"]], axis=1) / POSITION_PER_MM
        paths.append(stroke.transform.points(points))
    return paths


class InkSearch:
    """Searches of one lesson, one at a time. It keeps the described words of pages whose strokes stay the same."""

    def __init__(self, tasks: TaskRunner) -> None:
        self._tasks = tasks
        self._known: dict[PageId, tuple[InkPage, list[DescribedWord]]] = {}
        self._stop = Event()

    def find(
        self,
        query: Sequence[NDArray[np.float64]],
        pages: Sequence[InkPage],
        done: Callable[[list[InkPlace]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Search in the background for a word, best places first. A search under way is cancelled: nothing more is
        heard of it. query: (n, 2) mm of each stroke; `failed` hears NoWordWrittenError for nothing or a dot."""
        self.cancel()
        stop = self._stop = Event()

        def tell(places: list[InkPlace] | None) -> None:
            if places is not None and not stop.is_set():
                done(places)

        def fail(error: Exception) -> None:
            if not stop.is_set():
                failed(error)

        self._tasks.submit(lambda: self._places(query, pages, stop), tell, fail)

    def cancel(self) -> None:
        """Cancel the search under way, if there is one."""
        self._stop.set()

    def _places(
        self, query: Sequence[NDArray[np.float64]], pages: Sequence[InkPage], stop: Event
    ) -> list[InkPlace] | None:
        """Run on the worker. None: cancelled."""
        word = describe_word(query)
        if word is None:
            raise NoWordWrittenError
        known = self._known
        described: dict[PageId, tuple[InkPage, list[DescribedWord]]] = {}
        for page in pages:
            if stop.is_set():
                self._known = known | described
                return None
            kept = known.get(page.page)
            if kept is None or kept[0] != page:
                kept = page, describe_ink(stroke_paths(page.strokes))
            described[page.page] = kept
        self._known = described
        return ranked_places(word, {page: words for page, (_, words) in described.items()}, stop.is_set)
