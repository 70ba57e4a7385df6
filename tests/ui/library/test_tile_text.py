"""Lines of a lesson's tile."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tni.core.file_names import safe_stem
from tni.library.excerpts import Excerpt, FoundWhere, PageFound
from tni.library.listed_lesson import ListedLesson
from tni.services.library.lesson_words import LessonWords
from tni.services.library.library_state import LibraryState
from tni.services.library.shelves import PageItem, Place
from tni.ui.library.tile_text import empty_text, lesson_name, tile_text


@pytest.mark.parametrize(
    ("shared", "said"),
    [
        ({}, ""),
        ({"a.tni": None}, "partagée · "),
        ({"a.tni": ""}, "suivie · "),
        ({"a.tni": "Mme Petit"}, "suivie · Mme Petit · "),
        ({"b.tni": "Mme Petit"}, ""),
    ],
)
def test_a_tile_says_whether_its_lesson_is_shared_or_followed(shared: dict[str, str | None], said: str) -> None:
    lesson = ListedLesson(path="a.tni", changed_s=0.0, size=1, title="Les aires")
    below = tile_text(lesson, LibraryState(Path("/lessons"), shared=shared), date(2026, 10, 5)).below
    plain = tile_text(lesson, LibraryState(Path("/lessons")), date(2026, 10, 5)).below
    assert below == said + plain


@pytest.mark.parametrize(
    ("where", "excerpt", "said"),
    [
        (FoundWhere.PAGE, Excerpt("le cycle", ((3, 8),)), "le cycle"),
        (FoundWhere.CARD, Excerpt("cycle 4", ((0, 5),)), "Dans la fiche : cycle 4"),
        (FoundWhere.FILE, Excerpt("5e cycle", ((3, 8),)), "Dans le nom du fichier : 5e cycle"),
        (FoundWhere.CARD, Excerpt(), "Dans la fiche"),  # the class sees the screen
    ],
)
def test_a_page_without_the_words_says_where_they_are(where: FoundWhere, excerpt: Excerpt, said: str) -> None:
    lesson = ListedLesson(path="a.tni", changed_s=0.0, size=1, title="Les aires")
    found = PageFound("a.tni", "", "Les aires", "p", 1, "", excerpt, where=where)
    tile = tile_text(PageItem(lesson, found), LibraryState(Path("/lessons")), date(2026, 10, 5))
    assert (tile.below, [tile.below[start:end] for start, end in tile.marks]) == (said, ["cycle"] * len(excerpt.marks))


def test_a_file_that_was_given_a_name_of_its_own_shows_it_beside_the_title() -> None:
    title, state, today = "L’eau : où va-t-elle ?", LibraryState(Path("/lessons")), date(2026, 10, 5)
    for stem, shown in ((safe_stem(title), ""), ("ou-va-l-eau", ""), ("eau-copie", "eau-copie")):
        path = f"6e/{stem}.tni"
        lesson = ListedLesson(path=path, changed_s=0.0, size=1, title=title)
        tile = tile_text(lesson, state, today)
        assert (tile.title, tile.where, shown in tile.name) == (title, shown, True)
        page = tile_text(PageItem(lesson, PageFound(path, "", title, "p", 4, "", Excerpt("l’eau"))), state, today)
        assert page.where == " · ".join(filter(None, ("page 4", shown, "6e")))
        assert (shown in lesson_name(lesson), LessonWords([lesson]).having(["copie"])) == (True, [0] if shown else [])


def test_no_lesson_is_called_missing_while_lessons_are_still_read() -> None:
    assert "Aucune leçon" in empty_text(Place(words="volcan"))
    assert "Aucune leçon" not in empty_text(Place(words="volcan"), is_whole=False)
