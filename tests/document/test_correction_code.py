"""Tests of the correction codes: their bounds, lists, keys and counts."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.document.correction_code import (
    COLOURS,
    LABEL_LETTERS,
    MEANING_LETTERS,
    MOST_LISTS,
    CodeList,
    CodeLists,
    CorrectionCode,
    code_for_key,
    tally,
    total_points,
    typed_code,
)

CODES = tuple(CorrectionCode(label) for label in ("O", "A", "C", "P", "Mt", "M", "✓", "?"))
some_codes = st.builds(
    CorrectionCode, st.sampled_from(["O", "A", "Mt"]), st.sampled_from(["", "accord"]), st.sampled_from(COLOURS),
    st.sampled_from([0.0, -0.5, 0.25]),
)  # fmt: skip


@given(st.lists(some_codes), st.lists(some_codes, unique=True))
def test_tally_counts_each_mark_once_and_keeps_the_order_of_the_list(
    marks: list[CorrectionCode], order: list[CorrectionCode]
) -> None:
    found = tally(marks, order)
    assert {one.code: one.count for one in found} == dict(Counter(marks))
    listed = [one.code for one in found if one.code in order]
    assert listed == [code for code in order if code in marks]
    assert [one.code for one in found][: len(listed)] == listed
    assert total_points(found) == pytest.approx(sum(code.points for code in marks))


@given(st.text(), st.text(), st.sampled_from(COLOURS))
def test_what_is_typed_becomes_a_code_that_can_be_shown(label: str, meaning: str, colour: str) -> None:
    code = typed_code(label, meaning, colour, 0.0)
    if code is not None:
        assert 0 < len(code.label) <= LABEL_LETTERS
        assert len(code.meaning) <= MEANING_LETTERS
        assert code.label.isprintable()
        assert " " not in code.label
    else:
        assert not any(letter.isalnum() for letter in label)


@pytest.mark.parametrize(
    "wrong",
    [{"label": ""}, {"label": "abcdef"}, {"colour": "#ff0000"}, {"points": float("nan")}, {"points": 101.0}],
)
def test_a_code_refuses_what_cannot_be_drawn(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"code|colour|points"):
        CorrectionCode(**({"label": "O"} | wrong))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "place"), [("o", 0), ("O", 0), ("m", 4), ("✓", 6), ("?", 7), ("2", 1), ("9", None), ("z", None), ("", None)]
)
def test_a_key_chooses_by_letter_or_place(key: str, place: int | None) -> None:
    assert code_for_key(CODES, key) == place


def test_the_letter_of_several_labels_goes_from_one_to_the_next() -> None:
    assert code_for_key(CODES, "m", 4) == 5
    assert code_for_key(CODES, "m", 5) == 4


def test_a_label_that_is_a_digit_comes_before_the_place() -> None:
    assert code_for_key((CorrectionCode("O"), CorrectionCode("1")), "1") == 1


def test_codes_of_a_list_are_added_changed_moved_and_removed() -> None:
    codes = CodeList("Français", CODES[:3])
    longer = codes.with_code(3, CODES[3])
    assert longer.codes == CODES[:4]
    assert longer.with_code(0, CODES[7]).codes == (CODES[7], *CODES[1:4])
    assert longer.moved(3, -1).codes == (*CODES[:2], CODES[3], CODES[2])
    assert longer.moved(0, -1).codes == CODES[:4]
    assert longer.without(1).codes == (CODES[0], *CODES[2:4])


def test_lists_are_added_and_removed_and_one_stays() -> None:
    lists = CodeLists((CodeList("Français"),))
    assert lists.without_current() == lists
    two = lists.with_list("Maths")
    assert (two.chosen, two.current.name) == (1, "Maths")
    assert two.without_current() == lists
    for number in range(MOST_LISTS + 3):
        two = two.with_list(str(number))
    assert len(two.lists) == MOST_LISTS
