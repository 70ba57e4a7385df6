"""Places of a search: the same word first wherever it stands, none twice, none where nothing is alike."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.ink_hand import line, numbered, word
from tni.core.ids import PageId
from tni.library.ink_places import InkPlace, describe_ink, pack_ink, ranked_places, unpack_ink
from tni.library.word_shape import DESCRIPTOR_BYTES, POINTS, describe_word

PAGES = {
    PageId(f"page {page}"): describe_ink(numbered(line([4 * page + k for k in range(4)], 10, 20 * page))[0])
    for page in range(10)
}


def search(number: int) -> list[InkPlace]:
    query = describe_word(word(number, 3, 500, 4))
    assert query is not None
    found = ranked_places(query, PAGES)
    assert found is not None
    return found


def test_each_word_is_found_first_where_it_stands() -> None:
    for number in range(40):
        best, *others = search(number)
        assert (best.page, best.score > 0.9) == (f"page {number // 4}", True)
        assert best.box.intersects(PAGES[best.page][0].box) == (number % 4 == 0)
        assert [place for place in others if place.page == best.page and place.box.intersects(best.box)] == []
        assert sorted(others, key=lambda place: place.score, reverse=True) == others


def test_scores_fall_with_the_distance() -> None:
    scores = [place.score for place in search(5)]
    assert sorted(scores, reverse=True) == scores
    assert all(0 < score <= 1 for score in scores)


def test_nothing_is_like_a_word_of_another_kind() -> None:
    query = bytes([0, 0x50]) + bytes(range(POINTS)) + bytes(([100] * 4 + [156] * 4) * 10)
    assert len(query) == DESCRIPTOR_BYTES
    assert ranked_places(query, PAGES) == []
    assert ranked_places(query, {}) == []


def test_a_search_that_is_stopped_has_no_places() -> None:
    query = describe_word(word(1))
    assert query is not None
    assert ranked_places(query, PAGES, lambda: True) is None


def test_a_word_takes_little_room() -> None:
    assert {len(found.descriptor) for page in PAGES.values() for found in page} == {DESCRIPTOR_BYTES}
    assert DESCRIPTOR_BYTES <= 200


def test_described_words_are_read_as_they_were_packed() -> None:
    for words in PAGES.values():
        read = unpack_ink(pack_ink(words))
        assert [word.descriptor for word in read] == [word.descriptor for word in words]
        assert [word.box.corners().tolist() for word in read] == [
            pytest.approx(np.array(word.box.corners()), rel=1e-6) for word in words
        ]
    assert unpack_ink(pack_ink([])) == []


def test_packed_words_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="reshape"):
        unpack_ink(b"x" * (DESCRIPTOR_BYTES + 1))
