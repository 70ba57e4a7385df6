"""Shelves of the home screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tni.library.chosen_filters import ChosenFilters, FilterKind, FilterValue
from tni.library.excerpts import Excerpt, PageFound
from tni.library.lesson_query import QueryReading
from tni.library.listed_lesson import ListedLesson
from tni.services.library.library_state import LessonListing, LibraryState
from tni.services.library.shelves import (
    FolderItem,
    PageItem,
    Place,
    ShelfItem,
    ShelfKind,
    all_tags,
    filters_that_hide,
    shelves,
)
from tni.store.library_folder import LibraryFolder
from tni.store.library_marks_file import LibraryMarks, Opening

NOW = datetime(2026, 11, 29, 8, tzinfo=UTC)
TODAY = NOW.date()


def lesson(path: str, *tags: str) -> ListedLesson:
    title = path.rpartition("/")[2].removesuffix(".tni")
    return ListedLesson(path=path, changed_s=0.0, size=1, title=title, tags=tags)


def state(*lessons: ListedLesson, folders: tuple[str, ...] = (), opened: tuple[str, ...] = ()) -> LibraryState:
    marks = LibraryMarks()
    for day, path in enumerate(reversed(opened)):
        marks = marks.with_opening(path, Opening(NOW + timedelta(days=day)))
    return LibraryState(Path("/library"), LessonListing.of(LibraryFolder(lessons, folders)), marks, is_read=True)


def titles(found: LibraryState, place: Place, *pages: PageFound) -> dict[ShelfKind, list[str]]:
    return {shelf.kind: [title_of(item) for item in shelf.items] for shelf in shelves(found, place, TODAY, pages)}


def title_of(item: ShelfItem) -> str:
    match item:
        case PageItem(lesson, page):
            return f"{lesson.title} {page.number}"
        case FolderItem(path):
            return path
        case ListedLesson(title=title):
            return title
        case _:
            raise TypeError(item)


def page(path: str, number: int, *, is_own: bool = True, is_kin: bool = False) -> PageFound:
    excerpt = Excerpt("the words", ((4, 9),))
    return PageFound(path, "", "", f"page {number}", number, "", excerpt, is_own=is_own, is_kin=is_kin)


def test_home_has_recent_lessons_favourites_folders_and_all_lessons() -> None:
    found = state(lesson("a.tni"), lesson("6e/b.tni"), folders=("6e",), opened=("6e/b.tni", "gone.tni"))
    found = LibraryState(
        found.library, found.listing, found.marks.with_favourite("a.tni", is_favourite=True), is_read=True
    )
    assert titles(found, Place()) == {
        ShelfKind.RECENT: ["b"],
        ShelfKind.FAVOURITES: ["a"],
        ShelfKind.FOLDERS: ["6e"],
        ShelfKind.ALL: ["a", "b"],
    }


def test_an_empty_library_has_one_empty_shelf() -> None:
    assert titles(state(), Place()) == {ShelfKind.ALL: []}
    assert titles(state(), Place(is_bin=True)) == {ShelfKind.BIN: []}


def test_a_folder_counts_the_lessons_below_it() -> None:
    found = state(
        lesson("6e/a.tni"), lesson("6e/Aires/b.tni"), lesson("6e bis/c.tni"), folders=("6e", "6e bis", "6e/Aires")
    )
    (shelf, _) = shelves(found, Place(), TODAY)
    assert shelf.items == (FolderItem("6e", 2), FolderItem("6e bis", 1))
    (shelf, everything) = shelves(found, Place("6e"), TODAY)
    assert shelf.items == (FolderItem("6e/Aires", 1),)
    assert [item.path for item in everything.items if isinstance(item, ListedLesson)] == ["6e/a.tni"]


def test_words_are_found_without_accents_in_titles_folders_and_tags() -> None:
    found = state(lesson("6e/Égalités.tni"), lesson("x.tni", "égalité"), lesson("y.tni"), folders=("6e",))
    assert titles(found, Place(words="egalite")) == {ShelfKind.FOUND: ["Égalités", "x"]}
    assert titles(found, Place(words="6E éga")) == {ShelfKind.FOUND: ["Égalités"]}


def test_folders_are_found_by_their_names_even_empty_ones() -> None:
    found = state(lesson("6e/Brevet/a.tni"), folders=("6e", "6e/Brevet", "Brevet blanc", "Bilans"))
    assert titles(found, Place(words="brevet"))[ShelfKind.FOLDERS] == ["6e/Brevet", "Brevet blanc"]
    assert titles(found, Place(words="blanc")) == {ShelfKind.FOLDERS: ["Brevet blanc"]}


def test_the_title_itself_comes_first_whatever_its_article_then_what_begins_with_it() -> None:
    names = ("Aires - partager", "les aires", "des aires", "aires", "calcul des aires", "volumes")
    found = state(*map(lesson, (f"{name}.tni" for name in names)), opened=("Aires - partager.tni", "les aires.tni"))
    assert titles(found, Place(words="aires")) == {
        ShelfKind.FOUND: ["aires", "les aires", "des aires", "Aires - partager", "calcul des aires"]
    }


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8), st.sampled_from(["", "a"]))
def test_by_date_the_lessons_changed_or_opened_last_come_first(days: list[tuple[int, int]], folder: str) -> None:
    lessons = [replace(lesson(f"a/{n}.tni"), changed_s=float(changed)) for n, (changed, _) in enumerate(days)]
    marks = LibraryMarks(by_date=True)
    for one, (_, opened) in zip(lessons, days, strict=True):
        marks = marks.with_opening(one.path, Opening(datetime.fromtimestamp(opened, UTC)))
    shown = shelves(replace(state(*lessons), marks=marks), Place(folder), TODAY)[-1].items
    used = [max(days[int(item.title)]) for item in shown if isinstance(item, ListedLesson)]
    assert used == sorted((max(day) for day in days), reverse=True)


def test_pages_that_contain_the_words_follow_but_not_a_named_lesson_again() -> None:
    found = state(lesson("aires.tni"), lesson("volumes.tni"))
    pages = (page("volumes.tni", 3), page("aires.tni", 1), page("aires.tni", 2), page("aires.tni", 3, is_own=False))
    assert titles(found, Place(words="aires"), *pages, page("gone.tni", 1), page("volumes.tni", 4, is_kin=True)) == {
        ShelfKind.FOUND: ["aires"],
        ShelfKind.PAGES: ["volumes 3", "aires 2"],
        ShelfKind.KIN: ["volumes 4"],
    }
    assert titles(found, Place(words="cube"), page("volumes.tni", 3)) == {ShelfKind.PAGES: ["volumes 3"]}
    assert titles(found, Place(words="nothing")) == {ShelfKind.FOUND: []}


def test_lessons_are_named_by_what_mistyped_words_were_taken_for() -> None:
    found = state(lesson("Les aires.tni"), lesson("airs.tni"))
    reading = QueryReading(missing=("zigzag",), taken=("aires",))
    (named,) = shelves(found, Place(words="aiers zigzag"), TODAY, reading=reading)
    assert [title_of(item) for item in named.items] == ["Les aires"]
    (named,) = shelves(found, Place(words="airs"), TODAY, reading=reading)
    assert [title_of(item) for item in named.items] == ["airs"]


def chosen(*tags: str) -> ChosenFilters:
    return ChosenFilters(tuple(FilterValue(FilterKind.TAG, tag) for tag in tags))


@given(
    st.lists(st.tuples(st.sampled_from(["", "a", "a/b"]), st.sets(st.sampled_from("xyz"))), max_size=12),
    st.sets(st.sampled_from("xyz"), min_size=1),
    st.sampled_from(["", "a"]),
)
def test_filters_leave_all_lessons_of_a_folder_and_below_and_no_other(
    parts: list[tuple[str, set[str]]], wanted: set[str], folder: str
) -> None:
    lessons = [lesson(f"{folder}/{n}.tni".lstrip("/"), *tags) for n, (folder, tags) in enumerate(parts)]
    (shelf,) = shelves(state(*lessons), Place(folder, filters=chosen(*wanted)), TODAY)
    shown = {item.path for item in shelf.items if isinstance(item, ListedLesson)}
    assert shown == {one.path for one in lessons if wanted <= set(one.tags) and one.path.startswith(folder)}
    assert set(all_tags(LessonListing.of(LibraryFolder(tuple(lessons), ())))) == {
        tag for one in lessons for tag in one.tags
    }


def test_filters_act_on_favourites_and_a_search_in_all_folders_but_not_in_the_bin() -> None:
    found = state(lesson("a/aires.tni", "x"), lesson("aires.tni"), lesson("durées.tni", "x"), folders=("a",))
    marks = found.marks.with_favourite("durées.tni", is_favourite=True).with_favourite("aires.tni", is_favourite=True)
    found = replace(found, marks=marks)
    assert titles(found, Place(filters=chosen("x"))) == {
        ShelfKind.FAVOURITES: ["durées"],
        ShelfKind.FOUND: ["aires", "durées"],
    }
    pages = (page("durées.tni", 2), page("aires.tni", 3))
    assert titles(found, Place("b", words="aires", filters=chosen("x")), *pages) == {
        ShelfKind.FOUND: ["aires"],
        ShelfKind.PAGES: ["durées 2"],
    }
    assert titles(found, Place(is_bin=True, filters=chosen("x"))) == {ShelfKind.BIN: []}


def test_filters_that_hide_all_lessons_are_named_with_what_they_hide() -> None:
    found = state(lesson("aires.tni", "x"), lesson("angles.tni", "x"), lesson("durées.tni", "y"))
    (x, y) = chosen("x", "y").values
    both = Place(filters=chosen("x", "y"))
    assert filters_that_hide(found, both, TODAY) == [(x, 1), (y, 2)]
    assert filters_that_hide(found, replace(both, words="ai"), TODAY) == [(y, 1)]


@given(st.lists(st.sampled_from(["", "a", "a/b", "c"]), max_size=20))
def test_each_lesson_stands_in_its_folder_and_at_home_and_is_counted_above(folders: list[str]) -> None:
    lessons = [lesson(f"{folder}/{n}.tni".lstrip("/")) for n, folder in enumerate(folders)]
    found = state(*lessons, folders=("a", "a/b", "c"))
    counts = {
        item.path: item.lessons for item in shelves(found, Place(), TODAY)[0].items if isinstance(item, FolderItem)
    }
    assert counts == {top: sum(f == top or f.startswith(f"{top}/") for f in folders) for top in ("a", "c")}
    assert len(shelves(found, Place(), TODAY)[-1].items) == len(folders)
    for folder in ("a", "a/b", "c"):
        shown = shelves(found, Place(folder), TODAY)[-1].items
        assert len(shown) == folders.count(folder)


def test_levels_and_subjects_that_were_used_last_come_first() -> None:
    lessons = [
        ListedLesson(path=f"{day}.tni", changed_s=day, size=1, title="", levels=levels, subjects=("maths",))
        for day, levels in enumerate((("6e",), ("5e",), ("6e", "4e")))
    ]
    listing = LessonListing.of(LibraryFolder(tuple(lessons), ()))
    assert listing.used_keys() == ("maths", "6e", "4e", "5e")
