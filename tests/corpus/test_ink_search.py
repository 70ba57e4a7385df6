"""A word of real handwriting is found in a lesson by writing it once more, for writers that nothing was fitted to."""

from __future__ import annotations

from pathlib import Path

from tests.bench.ink_search import described, other_writer, pages, same_writer

IN_FIRST_FIVE = 0.8
OTHER_HAND = 0.35


def test_a_word_that_its_writer_wrote_before_is_in_the_first_five(corpus: Path) -> None:
    found = same_writer(corpus)
    assert len(found.ranks) >= 40
    assert found.words > 200
    assert found.share(5) >= IN_FIRST_FIVE


def test_a_word_of_another_writer_is_often_in_the_first_five(corpus: Path) -> None:
    found = other_writer(corpus)
    assert len(found.ranks) >= 500
    assert found.share(5) >= OTHER_HAND


def test_descriptors_of_a_lesson_take_less_room_than_its_ink(corpus: Path) -> None:
    size = sum(len(word.descriptor) for words in described(corpus).values() for word in words)
    assert size <= 200 * sum(map(len, pages(corpus).values()))
