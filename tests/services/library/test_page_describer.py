"""Handwriting of a library's lessons is described after the words, and follows the files."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.ink_hand import word
from tests.support.libraries import NoPdfs, write_ink, write_lesson
from tni.core.ids import PageId
from tni.library.similar_pages import HASH_BYTES
from tni.library.word_shape import describe_word
from tni.services.library.library_indexer import LibraryIndexer
from tni.services.library.library_pages import find_ink, find_versions, text_words
from tni.services.library.page_describer import InkReader, PageDataKind, describe_pages
from tni.services.library.page_versions import LibraryPage
from tni.store.library_index import LibraryIndex
from tni.store.library_search import LibraryReader


class Pictures:
    """Hashes of pages by a rule: 7 for each first page."""

    kind = PageDataKind.PICTURE

    def read(self, lesson: Path) -> dict[PageId, bytes]:
        return {PageId("p0"): (7).to_bytes(HASH_BYTES, "big")}


def written(path: Path, seeds: Sequence[int]) -> None:
    """Write a lesson with text, whose second page has handwritten words."""
    write_lesson(path, path.stem, [["la lave du volcan"], []])
    write_ink(path, "p1", seeds)


class Shelf:
    def __init__(self, folder: Path) -> None:
        self.library, self.index = folder / "library", folder / "index"

    def update(self, index: Path | None = None) -> tuple[int, int]:
        """Return how many lessons were described: their ink, their pictures."""
        index = index or self.index
        LibraryIndexer(self.library, index, NoPdfs()).run()
        ink = describe_pages(self.library, index, PageDataKind.INK, InkReader)
        return ink, describe_pages(self.library, index, PageDataKind.PICTURE, Pictures)

    def places(self, seed: int) -> list[str]:
        wanted = describe_word(word(seed, 500, 5, 2))
        assert wanted is not None
        with closing(LibraryReader(self.index)) as reader:
            found = find_ink(reader, wanted, lambda: False)
        return [f"{one.path} {one.number}" for one in found if one.score > 0.9]

    def content(self, index: Path) -> list[tuple[object, ...]]:
        with closing(LibraryIndex(index)) as opened:
            return list(opened.content())


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    made = Shelf(tmp_path)
    written(made.library / "a.tni", [1, 2, 3])
    written(made.library / "b.tni", [4, 5])
    write_lesson(made.library / "c.tni", "Sans encre", [["du texte"]])
    return made


def test_each_lesson_is_described_once_and_again_when_it_changed(shelf: Shelf) -> None:
    assert [shelf.update(), shelf.update()] == [(2, 3), (0, 0)]
    assert (shelf.places(5), shelf.places(9)) == (["b.tni 2"], [])
    written(shelf.library / "a.tni", [9, 5])
    shutil.copy(shelf.library / "b.tni", shelf.library / "copie.tni")
    (shelf.library / "b.tni").unlink()
    assert shelf.update() == (2, 2)
    assert (sorted(shelf.places(5)), shelf.places(2)) == (["a.tni 2", "copie.tni 2"], [])
    anew = shelf.index.with_name("anew")
    shelf.update(anew)
    assert shelf.content(shelf.index) == shelf.content(anew)


def test_words_are_found_before_ink_and_a_lesson_that_is_gone_has_none(shelf: Shelf) -> None:
    LibraryIndexer(shelf.library, shelf.index, NoPdfs()).run()
    assert shelf.places(5) == []
    (shelf.library / "a.tni").unlink()
    assert describe_pages(shelf.library, shelf.index, PageDataKind.INK, InkReader) == 2
    assert shelf.places(5) == ["b.tni 2"]


def test_versions_are_found_by_picture_and_text(shelf: Shelf) -> None:
    shelf.update()
    asked = LibraryPage("a.tni", PageId("p0"), 7, text_words("La lave du volcan"))
    with closing(LibraryReader(shelf.index)) as reader:
        found = find_versions(reader, asked, lambda: False)
    assert [(one.path, one.number) for one in found] == [("b.tni", 1), ("c.tni", 1)]
    assert found[0].similarity > found[1].similarity
