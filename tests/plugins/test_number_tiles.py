"""Laws of the number tiles: the order is that of the numbers, and the check is quiet until it is asked for."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.number_tiles import ROW, NumberTiles, in_line, texts_in, tiles_of, wrong_places
from tests.support.item_hand import ItemHand
from tni.api.items import DrawnText, ItemContext, State

NUMBERS = st.lists(
    st.sampled_from(["3", "3,0", "2,75", "1/3", "2/6", "-4", "−0,5", "1 250", "7/2"]), min_size=1, max_size=6
)


def lined_up(texts: list[str], order: str) -> State:
    tiles = [{**tile, "x": 5.0 + 30 * k, "y": ROW.y + 3} for k, tile in enumerate(tiles_of(";".join(texts) + ";", 0))]
    return {"tiles": tiles, "order": order}


def value(text: str) -> float:
    over, _, under = text.replace("−", "-").replace(" ", "").replace(",", ".").partition("/")
    return float(over) / float(under or 1)


@given(NUMBERS, st.sampled_from(["up", "down"]))
def test_tiles_in_order_have_no_wrong_place_and_others_have(texts: list[str], order: str) -> None:
    right = sorted(texts, key=value, reverse=order == "down")
    assert wrong_places(lined_up(right, order)) == set()
    wrong = wrong_places(lined_up(texts, order))
    assert wrong == {k for k, (one, due) in enumerate(zip(texts, right, strict=True)) if value(one) != value(due)}


def test_words_are_ordered_as_in_a_dictionary() -> None:
    assert wrong_places(lined_up(["cote", "École", "été", "Zoé"], "words")) == set()
    assert wrong_places(lined_up(["zèbre", "âne"], "words")) == {0, 1}


def test_the_check_is_quiet_until_it_is_asked_for_and_gone_with_the_next_move() -> None:
    with ItemHand(NumberTiles) as hand:
        hand.control("typed", "2;1")
        hand.drag("piece 1", (20.0, 80.0))
        hand.drag("piece 2", (60.0, 80.0))
        assert [tile["text"] for tile in in_line(hand.state)] == ["2", "1"]
        assert "Vérifier" in hand.texts
        hand.tap("check")
        assert hand.texts[hand.texts.index("à revoir") + 1] == "2"
        hand.drag("piece 1", (120.0, 80.0))
        assert "Vérifier" in hand.texts
        hand.tap("check")
        assert not any(text.startswith(("à revoir", "encore", "Vérifier")) for text in hand.texts), "a tick"


def test_tiles_that_are_left_out_are_counted() -> None:
    with ItemHand(NumberTiles) as hand:
        hand.control("typed", "1;2;3")
        hand.drag("piece 1", (20.0, 80.0))
        hand.tap("check")
        assert hand.texts[hand.texts.index("encore") + 1] == "2"


@settings(deadline=None, max_examples=20)
@given(st.sampled_from(["20", "100", "1000", "million", "decimal", "fraction", "relative"]), st.integers(1, 24))
def test_random_numbers_differ(kind: str, count: int) -> None:
    with ItemHand(NumberTiles) as hand:
        hand.control("typed", ";".join("1" * count))
        hand.control("range", kind)
        hand.control("random")
        texts = [tile["text"] for tile in hand.state["tiles"]]
        assert len(set(texts)) == len(texts) >= min(count, 10)


def test_texts_with_spaces_are_separated_by_semicolons() -> None:
    assert texts_in("le chat; la  souris;;") == ["le chat", "la souris"]
    assert texts_in("1 2  3") == ["1", "2", "3"]


def test_words_are_cursive_when_asked_and_numbers_and_earlier_lessons_stay_plain() -> None:
    kind, ctx = NumberTiles(), ItemContext()
    state = kind.control(kind.new(ctx), "typed", "chat ; 12 ; Église", ctx)
    old = {key: value for key, value in state.items() if key != "cursive"}

    def cursive(now: State) -> list[str]:
        drawing = kind.draw(now, kind.size(now), ctx)
        return [one.text for one in drawing if isinstance(one, DrawnText) and one.cursive]

    assert cursive(state) == cursive(old) == []
    assert cursive(kind.control(old, "cursive", True, ctx)) == ["chat", "Église"]
