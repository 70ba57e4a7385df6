"""A word written once more is found in a lesson, in the background; a search can be cancelled."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.support.board import stroke
from tests.support.ink_hand import Path, dot, line, numbered, word
from tests.support.later_tasks import LaterTasks
from tni.core.geometry import IDENTITY, Affine
from tni.core.ids import PageId
from tni.document.document import Document
from tni.document.items import LessonInfo, Page
from tni.ink.pen import Pen, PenKind
from tni.library.ink_places import InkPlace
from tni.services.library.ink_search import InkPage, InkSearch, NoWordWrittenError, ink_pages, stroke_paths


def written(page: str, seeds: list[int], transform: Affine = IDENTITY) -> InkPage:
    paths, _ = numbered(line(seeds, 0, 0))
    return InkPage(PageId(page), tuple(stroke(PageId(page), path.tolist(), transform=transform) for path in paths))


class Search:
    """A search whose worker works when told to, and what it answered."""

    def __init__(self) -> None:
        self.tasks = LaterTasks()
        self.search = InkSearch(self.tasks)
        self.places: list[list[InkPlace]] = []
        self.errors: list[Exception] = []
        self.pages = [written("first", [1, 2, 3]), written("second", [4, 5, 6], Affine.moving(100, 50))]

    def find(self, query: list[Path], **more: Any) -> None:
        self.search.find(query, more.get("pages", self.pages), self.places.append, self.errors.append)


@pytest.fixture
def search() -> Search:
    return Search()


def test_the_page_and_the_place_are_found(search: Search) -> None:
    search.find(word(5, 700, 20, 3))
    assert search.places == []
    search.tasks.run()
    ((best, *_),) = search.places
    expected = stroke_paths(search.pages[1].strokes[2:4])
    assert (best.page, best.box.x) == ("second", pytest.approx(float(min(p[:, 0].min() for p in expected))))
    assert best.box.right == pytest.approx(float(max(p[:, 0].max() for p in expected)))


def test_new_ink_is_found_and_erased_ink_is_not(search: Search) -> None:
    search.find(word(9))
    search.tasks.run()
    more = written("second", [9, 4])
    search.find(word(9), pages=[search.pages[0], more])
    search.tasks.run()
    search.find(word(9))
    search.tasks.run()
    assert [[place.page for place in places if place.score > 0.9] for places in search.places] == [[], ["second"], []]


def test_a_new_search_takes_the_place_of_the_one_under_way(search: Search) -> None:
    search.find(word(5))
    search.find(word(1))
    search.tasks.run()
    assert [places[0].page for places in search.places] == ["first"]


def test_nothing_is_heard_of_a_cancelled_search(search: Search) -> None:
    search.find(word(5))
    search.find([dot(0, 0)])
    search.search.cancel()
    assert search.tasks.run() == 2
    assert (search.places, search.errors) == ([], [])


@pytest.mark.parametrize("query", [[], [dot(1, 1)], [np.full((9, 2), np.nan)]], ids=["nothing", "dot", "no numbers"])
def test_a_dot_is_no_word(search: Search, query: list[Path]) -> None:
    search.find(query)
    search.tasks.run()
    assert search.places == []
    assert [type(error) for error in search.errors] == [NoWordWrittenError]


def test_handwriting_of_a_lesson_is_its_pens_strokes_by_page() -> None:
    first, second = Page(id=PageId("a"), position=1), Page(id=PageId("b"), position=2)
    pen = stroke(second.id, word(1)[0].tolist())
    marker = stroke(second.id, word(1)[1].tolist(), Pen(PenKind.HIGHLIGHTER))
    document = Document([LessonInfo(title="x"), first, second, pen, marker])
    assert ink_pages(document) == [InkPage(first.id, ()), InkPage(second.id, (pen,))]
