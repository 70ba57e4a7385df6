"""Lines of a lesson's tile."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tni.library.listed_lesson import ListedLesson
from tni.services.library.library_state import LibraryState
from tni.services.library.shelves import Place
from tni.ui.library.tile_text import empty_text, tile_text


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


def test_no_lesson_is_called_missing_while_lessons_are_still_read() -> None:
    assert "Aucune leçon" in empty_text(Place(words="volcan"))
    assert "Aucune leçon" not in empty_text(Place(words="volcan"), is_whole=False)
