"""Laws of reveal steps: which items a class sees, and which step comes next."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.support.acting_items import text_item
from tni.document.behaviour import Behaviour, Reveal
from tni.document.items import Text
from tni.document.reveal import (
    PageStage,
    free_step,
    is_away,
    item_steps,
    next_step,
    page_steps,
    paragraphs_to_come,
    previous_step,
    renumbered,
    without_paragraphs,
)
from tni.document.text_style import SpanStyle, TextSpan

reveals = st.lists(st.builds(Reveal, st.integers(1, 9), st.booleans(), st.none() | st.integers(0, 4)), max_size=8).map(
    tuple
)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    lines = draw(st.lists(st.sampled_from(["", "a", "bc"]), min_size=1, max_size=4))
    return text_item("\n".join(lines), Behaviour(reveals=draw(reveals)), key=draw(st.uuids()).hex)


def look(item: Text, step: int) -> object:
    """What is seen of an item once a step is done."""
    stage = PageStage(step)
    return None if is_away(item, stage) else paragraphs_to_come(item, stage)


@given(st.lists(texts(), max_size=4))
def test_each_step_changes_something(items: list[Text]) -> None:
    done = 0
    for step in page_steps(items):
        assert step > done
        assert [look(item, step) for item in items] != [look(item, done) for item in items]
        done = step


@given(st.lists(texts(), max_size=4))
def test_nothing_changes_between_steps_nor_after_the_last(items: list[Text]) -> None:
    steps = page_steps(items)
    for step in range(1, 12):
        if step not in steps:
            assert [look(item, step) for item in items] == [look(item, step - 1) for item in items]


@given(st.lists(st.integers(1, 30), unique=True).map(sorted))
def test_next_and_previous_are_inverse(steps: list[int]) -> None:
    at, way = 0, [0]
    while (step := next_step(steps, at)) is not None:
        at = step
        way.append(at)
    assert way == [0, *steps]
    back = [at]
    while (step := previous_step(steps, at)) is not None:
        at = step
        back.append(at)
    assert back == way[::-1]


@given(st.lists(st.integers(1, 30), unique=True).map(sorted), st.integers(0, 31))
def test_steps_that_were_removed_meanwhile_are_passed_over(steps: list[int], at: int) -> None:
    before, after = previous_step(steps, at), next_step(steps, at)
    assert after == next((one for one in steps if one > at), None)
    assert (before is None) == (not any(one <= at for one in steps))
    assert before is None or before < at


@given(st.lists(texts(), min_size=1, max_size=4))
def test_another_order_keeps_what_comes_together(items: list[Text]) -> None:
    numbers = sorted({one.step for item in items for one in item.behaviour.reveals})
    order = numbers[::-1]
    changed = {item.id: item for item in renumbered(items, order)}
    after = [changed.get(item.id, item) for item in items]
    for at, step in enumerate(order, 1):
        for old, new in zip(items, after, strict=True):
            assert sorted(str(one) for one in new.behaviour.reveals if one.step == at) == sorted(
                str(Reveal(at, one.appears, one.paragraph)) for one in old.behaviour.reveals if one.step == step
            )


def test_what_comes_later_is_hidden_and_what_goes_is_seen() -> None:
    comes = text_item("x", Behaviour(reveals=(Reveal(2),)))
    goes = text_item("x", Behaviour(reveals=(Reveal(2, appears=False),)))
    assert [is_away(comes, PageStage(step)) for step in (0, 1, 2, 3)] == [True, True, False, False]
    assert [is_away(goes, PageStage(step)) for step in (0, 1, 2, 3)] == [False, False, True, True]
    assert free_step([comes, goes]) == 3


def test_a_text_of_which_no_paragraph_is_seen_is_away() -> None:
    told = Behaviour(reveals=(Reveal(1, paragraph=0), Reveal(2, paragraph=1), Reveal(3, paragraph=7)))
    text = text_item("one\ntwo", told)
    assert is_away(text, PageStage())
    assert paragraphs_to_come(text, PageStage(1)) == {1}
    assert item_steps(text) == [1, 2]  # there is no eighth paragraph


def test_a_cover_is_away_while_it_is_lifted() -> None:
    cover = text_item("x", Behaviour(cover=True))
    assert not is_away(cover, PageStage())
    assert is_away(cover, PageStage(lifted=frozenset({cover.id})))


def test_paragraphs_to_come_leave_a_text_with_the_styles_of_the_others() -> None:
    bold = SpanStyle(bold=True)
    text = text_item(
        "one\ntwo\nthree",
        spans=(TextSpan(0, 2, bold), TextSpan(2, 6, SpanStyle(italic=True)), TextSpan(8, 13, bold)),
    )  # fmt: skip
    cut = without_paragraphs(text, frozenset({1}))
    assert isinstance(cut, Text)
    assert cut.text == "one\n\nthree"
    assert [(cut.text[one.start : one.end], one.style) for one in cut.spans] == [
        ("on", bold), ("e", SpanStyle(italic=True)), ("three", bold),
    ]  # fmt: skip
