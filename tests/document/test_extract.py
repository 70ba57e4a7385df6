"""The source that is proposed for an extract."""

from __future__ import annotations

import pytest

from tni.document.extract import book_title, page_in, page_source, title_in


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Transmath 6e", "Transmath 6e"),
        ("  Mathématiques \n cycle 4 ", "Mathématiques cycle 4"),
        ("Microsoft Word - Lecture suivie", "Lecture suivie"),
        ("Microsoft Word - devoir3.docx", "manuel-6e"),
        ("MATH6_INT.indd", "manuel-6e"),
        ("Untitled", "manuel-6e"),
        ("978-2-01", "manuel-6e"),
        ("", "manuel-6e"),
    ],
)
def test_a_mere_file_name_is_no_title(title: str, found: str) -> None:
    assert book_title(title, "manuel-6e") == found


@pytest.mark.parametrize(
    ("corrected", "page"),
    [
        ("Transmath 6e, p. 41", 41), ("Transmath 6e, page 39", 39), ("Transmath 6e", None),
        ("Transmath 6e, p. 12, ex. 4", 12), ("Transmath 6e p. 12 n° 4", 12), ("Transmath 6e, p. 41-42", 41),
        ("Transmath 6e, ex. 4 p. 12", 12), ("Transmath 6e – exercice n° 4, p12", 12), ("Transmath 6e, n° 4", None),
        ("Transmath 6e, pp. 41 et 42", 41),
    ],
)  # fmt: skip
def test_title_and_page_are_read_from_a_corrected_source(corrected: str, page: int | None) -> None:
    assert page_source(title_in(corrected), 42) == "Transmath 6e, p. 42"
    assert page_in(corrected) == page


def test_titles_that_look_like_exercises_and_a_source_without_one() -> None:
    assert page_source("", 3) == "p. 3"
    assert title_in("ex. 4 p. 12") == title_in("Exercice 4 p. 12") == ""
    for title in ("La Hulotte n° 3", "Maths CM1 P3", "Cahier d’exercices 6e", "Maths – Activités 6e"):
        assert title_in(f"{title}, p. 12") == title
