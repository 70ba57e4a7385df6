"""Pages of a PDF are found again in a later version."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tni.library.matching_pages import ComparedPage, added_pages, match_pages


def page(number: int, more: str = "") -> ComparedPage:
    return ComparedPage(f"Chapitre {number} les fractions exercice {number * 7} page {number} consigne {more}")


@given(st.permutations(range(8)), st.integers(0, 7))
def test_pages_that_moved_are_found_and_those_that_went_are_not(order: list[int], gone: int) -> None:
    before = [page(number) for number in range(8)]
    kept = [number for number in order if number != gone]
    matches = match_pages(before, [page(number) for number in kept])
    others = [match for old, match in enumerate(matches) if old != gone]
    assert [kept[match] for match in others if match is not None] == [n for n in range(8) if n != gone]


@given(st.lists(st.text("abc ", max_size=12), max_size=8), st.lists(st.text("abc ", max_size=12), max_size=8))
def test_no_page_is_given_twice(before: list[str], after: list[str]) -> None:
    matches = match_pages([ComparedPage(text) for text in before], [ComparedPage(text) for text in after])
    given_pages = [match for match in matches if match is not None]
    assert len(matches) == len(before)
    assert len(given_pages) == len(set(given_pages))
    assert set(added_pages(matches, len(after))) == set(range(len(after))) - set(given_pages)


def test_a_corrected_page_is_the_same_page_and_a_new_one_is_added() -> None:
    before = [page(1), page(2), page(3)]
    after = [page(1), ComparedPage("Sommaire des chapitres de cette année"), page(2, "corrigée deux mots"), page(3)]
    matches = match_pages(before, after)
    assert matches == [0, 2, 3]
    assert added_pages(matches, 4) == [1]


def test_the_same_file_matches_page_for_page() -> None:
    looks = [ComparedPage(""), page(1), ComparedPage(""), ComparedPage("ab"), ComparedPage("")]
    assert match_pages(looks, looks) == [0, 1, 2, 3, 4]


def test_scans_are_matched_by_their_pictures() -> None:
    first, second, third = (int("10" * 512, 2), int("1100" * 256, 2), int("11110000" * 128, 2))
    before = [ComparedPage("", first), ComparedPage("", second)]
    assert match_pages(before, [ComparedPage("", third), ComparedPage("", second ^ 7), ComparedPage("", first)]) == [
        2,
        1,
    ]
