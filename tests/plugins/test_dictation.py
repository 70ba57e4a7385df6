"""Laws of the dictation: a hidden word is told nowhere but in the state."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.dictation import CoveredDictation, dictated_parts
from tests.support.item_hand import ItemHand
from tni.api.items import DrawnText, ItemContext

WORDS = st.lists(st.text("abcdéèœ’-", min_size=3, max_size=9), min_size=1, max_size=30, unique=True)


@settings(deadline=None, max_examples=30)
@given(WORDS, st.data())
def test_hidden_words_are_neither_drawn_nor_told(words: list[str], data: st.DataObject) -> None:
    shown = data.draw(st.sets(st.integers(0, len(words) - 1)))
    with ItemHand(CoveredDictation) as hand:
        hand.control("typed", " ".join(words))
        hand.control("none")
        for number in shown:
            hand.tap(f"word {number}")
        told = set(hand.contents.text.split()) | set(hand.texts)
        assert told - {"_"} == {words[number] for number in shown}
        assert "typed" not in hand.controls(), "the panel lies beside it on the board"


def test_words_are_uncovered_one_after_another_by_lines_and_all() -> None:
    with ItemHand(CoveredDictation) as hand:
        hand.control("typed", "Un deux / trois quatre / cinq")
        hand.control("none")
        hand.control("next")
        hand.control("next")
        assert hand.contents.text == "Un deux _ _ _"
        hand.control("line")
        assert hand.contents.text == "Un deux trois quatre _"
        hand.control("none")
        assert hand.contents.text == "_ _ _ _ _"
        hand.control("all")
        hand.control("line")
        hand.control("next")
        assert hand.contents.text == "Un deux trois quatre cinq"


def test_french_marks_go_with_their_words() -> None:
    assert dictated_parts("« Où vas-tu ? » dit-il ; rien …") == [
        "«\xa0Où",
        "vas-tu\xa0?\xa0»",
        "dit-il\xa0;",
        "rien\xa0…",
    ]
    assert dictated_parts("—") == ["—"]
    assert dictated_parts("") == []


def test_an_empty_one_says_what_to_do_and_a_long_one_is_limited() -> None:
    with ItemHand(CoveredDictation) as hand:
        hand.control("typed", "")
        assert hand.texts == ["Écrire le texte dans le panneau : chaque mot sera caché."]
        hand.control("typed", "a " * 450)
        assert len(hand.targets()) == len(dictated_parts(hand.state["typed"]))


def test_letters_are_cursive_and_those_of_earlier_lessons_stay_plain() -> None:
    kind, ctx = CoveredDictation(), ItemContext()
    new = kind.new(ctx)
    old = {key: value for key, value in new.items() if key != "cursive"}
    for state, cursive in ((new, True), (old, False), (kind.control(old, "cursive", True, ctx), True)):
        texts = [one for one in kind.draw(state, kind.size(state), ctx) if isinstance(one, DrawnText)]
        assert [one.cursive for one in texts] == [cursive, cursive]
