"""Tests of the light of voices: a tap lights one, and its words are the teacher's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plugins.traffic_light import LIGHTS, TrafficLight
from tests.support.item_board import ItemBoard
from tni.api.items import DrawnLine, DrawnText, ItemContext


@pytest.fixture
def board() -> Iterator[ItemBoard]:
    made = ItemBoard("traffic_light", TrafficLight)
    yield made
    made.close()


def test_a_tap_lights_one_alone_and_a_second_tap_puts_it_out(board: ItemBoard) -> None:
    seen = []
    for key in LIGHTS:
        if board.state["light"] == key:
            board.tap(key)
            assert board.words == "Feu éteint"
        board.tap(key)
        seen.append(board.words)
    assert seen == ["Silence", "Chuchoter", "Parler"]
    board.control("next")
    assert board.words == "Silence"


def test_words_of_the_teacher_stay_and_ours_follow_the_language(board: ItemBoard) -> None:
    board.control("said 1", "À deux")
    board.control("light", "whisper")
    assert board.words == "À deux"
    board.control("said 1", "")
    assert board.words == "Chuchoter"
    board.french = False
    board.control("light", "talk")
    assert board.words == "Talk"


def test_the_lights_differ_in_more_than_colour() -> None:
    kind = TrafficLight()
    signs = []
    for light in LIGHTS:
        state = {**kind.new(ItemContext()), "light": light}
        drawing = kind.draw(state, kind.size(state), ItemContext())
        (bold,) = (one.text for one in drawing if isinstance(one, DrawnText) and one.bold)
        signs.append((bold, sum(isinstance(one, DrawnLine) and one.colour == "paper" for one in drawing)))
    assert signs == [("Silence", 3), ("Chuchoter", 1), ("Parler", 3)]
