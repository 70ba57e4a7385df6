"""The other versions of a page are listed best first, without the page itself."""

from __future__ import annotations

from tni.core.ids import PageId
from tni.library.similar_pages import BLANK_PAGE, HASH_BITS, PART_BITS
from tni.services.library.page_versions import LibraryPage, PageVersions

SPARSE = sum(1 << bit for bit in range(0, HASH_BITS, 16))
NEAR = SPARSE ^ (1 << PART_BITS | 1)
OTHER = 2**HASH_BITS - 1


def page(path: str, picture: int, *text: str) -> LibraryPage:
    return LibraryPage(path, PageId("first"), picture, frozenset(text))


LIBRARY = PageVersions(
    [
        page("cm1/eau.tni", NEAR, "eau", "cycle"),
        page("cm2/eau.tni", SPARSE, "eau", "cycle"),
        page("cm2/volcans.tni", OTHER, "lave", "cycle"),
        page("copie.tni", OTHER, "eau", "cycle", "pluie"),
        page("vide.tni", BLANK_PAGE),
    ]
)


def test_versions_by_picture_and_text() -> None:
    found = LIBRARY.like(page("cm2/eau.tni", SPARSE, "eau", "cycle"))
    assert [version.page.path for version in found] == ["cm1/eau.tni", "copie.tni"]
    assert 0 < found[1].similarity < found[0].similarity < 1


def test_versions_of_a_page_without_text_are_those_of_its_picture() -> None:
    assert [v.page.path for v in LIBRARY.like(page("neu.tni", SPARSE), most=1)] == ["cm2/eau.tni"]


def test_a_blank_page_has_no_versions() -> None:
    assert LIBRARY.like(page("autre.tni", BLANK_PAGE)) == []


def test_a_search_that_is_stopped_lists_nothing() -> None:
    assert LIBRARY.like(page("neu.tni", SPARSE, "eau"), should_stop=lambda: True) == []
