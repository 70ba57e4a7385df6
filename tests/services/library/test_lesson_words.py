"""Tests of the words by which lessons are found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tni.core.collation import fold
from tni.library.listed_lesson import ListedLesson
from tni.services.library.lesson_words import LessonWords

TEXTS = st.text(alphabet="aàbœ1 '\n", max_size=6)
LESSONS = st.builds(
    lambda title, folder, tags: ListedLesson(path=f"{folder}/x.tni", changed_s=0.0, size=1, title=title, tags=tags),
    TEXTS, TEXTS, st.lists(TEXTS, max_size=2).map(tuple),
)  # fmt: skip


@given(st.lists(LESSONS, max_size=6), st.lists(TEXTS, max_size=3))
def test_lessons_that_have_all_words_are_found_in_their_order(lessons: list[ListedLesson], typed: list[str]) -> None:
    words = [word for text in typed for word in fold(text).split()]
    folded = [fold(" ".join((one.title, one.folder, *one.tags))) for one in lessons]
    wanted = [number for number, text in enumerate(folded) if all(word in text for word in words)]
    assert LessonWords(lessons).having(words) == wanted
