"""A key's place stays its own, whatever comes and goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.key_index import KeyIndex

few = st.integers(0, 40).map(str)
"""So few that keys come back, and that hashes of some meet."""


@given(st.lists(few, unique=True), st.lists(few, max_size=200))
def test_it_is_a_dict_to_places_that_no_two_keys_share(first: list[str], more: list[str]) -> None:
    places = KeyIndex(first)
    truth = {key: place for place, key in enumerate(first)}
    for key in more:
        if key in truth:
            assert places.remove(key) == truth.pop(key)
            assert places.find(key) is None
        else:
            place = places.add(key)
            assert place not in truth.values()
            assert place < places.end <= 41
            truth[key] = place
        assert len(places) == len(truth)
        assert {key: places.find(key) for key in truth} == truth
    held = [places.key(place) for place in range(places.end)]
    assert {key: held.index(key) for key in held if key is not None} == truth


@given(st.integers(0, 2000))
def test_thousands_are_found_however_they_came(at_once: int) -> None:
    keys = [f"{number:020x}" for number in range(3000)]
    places = KeyIndex(keys[:at_once])
    for key in keys[at_once:]:
        places.add(key)
    assert [places.find(key) for key in keys] == list(range(3000))
    assert places.find("unknown") is None


def test_many_that_come_and_go_take_no_more_room() -> None:
    places = KeyIndex([str(number) for number in range(50)])
    for number in range(20_000):
        places.remove(str(number))
        places.add(str(number + 50))
    assert places.end == len(places) == 50
    assert places.find("19999") is None
    assert places.find("20049") is not None


def test_a_key_without_a_place_cannot_lose_it() -> None:
    with pytest.raises(KeyError):
        KeyIndex(["a"]).remove("b")
