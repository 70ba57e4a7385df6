"""What was sent becomes an answer in one way of writing, or none."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.ids import QuestionId
from tni.quiz.answers import MAX_ANSWER, histogram, is_right, mark_of, parse_answer, parse_number
from tni.quiz.question import Question
from tni.quiz.question_kinds import LETTERED_KINDS, QuestionKind


def question(kind: QuestionKind, **more: Any) -> Question:
    count = 2 if kind is QuestionKind.TRUE_FALSE else 4 if kind in LETTERED_KINDS or kind is QuestionKind.SCALE else 0
    targets = ("un", "deux", "trois", "quatre") if kind is QuestionKind.MATCH else ()
    return Question(**({"id": QuestionId("q"), "kind": kind, "choice_count": count, "targets": targets} | more))


K = QuestionKind


@pytest.mark.parametrize(
    ("kind", "given", "answer"),
    [
        (K.CHOICE, "B", "B"),
        (K.CHOICE, "2", "B"),
        (K.CHOICE, "E", None),
        (K.CHOICE, "5", None),
        (K.CHOICE, "AB", None),
        (K.CHOICE, "", None),
        (K.TRUE_FALSE, "A", "A"),
        (K.TRUE_FALSE, "C", None),
        (K.SEVERAL, "=DA", "AD"),
        (K.SEVERAL, "=AA", "A"),
        (K.SEVERAL, "=", ""),
        (K.SEVERAL, "=AE", None),
        (K.SCALE, "3", "3"),
        (K.SCALE, "C", "3"),
        (K.SCALE, "5", None),
        (K.SCALE, "E", None),
        (K.NUMBER, " 3,50 ", "3.5"),
        (K.NUMBER, "−2", "-2"),
        (K.NUMBER, "1 000,5", "1000.5"),
        (K.NUMBER, "2/6", "1/3"),
        (K.NUMBER, "4/2", "2"),
        (K.NUMBER, "1/0", None),
        (K.NUMBER, "-0", "0"),
        (K.NUMBER, "1e3", "1000"),
        (K.NUMBER, "1e999", None),
        (K.NUMBER, "nan", None),
        (K.NUMBER, "trois", None),
        (K.TEXT, "  le  chat\tdort ", "le chat dort"),
        (K.TEXT, "e\u0301te\u0301", "été"),
        (K.TEXT, " \u0007 ", None),
        (K.TEXT, "a" * (MAX_ANSWER + 1), None),
        (K.ORDER, "CABD", "CABD"),
        (K.ORDER, "CAB", None),
        (K.ORDER, "CABB", None),
        (K.MATCH, "B1 A2", "A2 B1"),
        (K.MATCH, "A2 A1", None),
        (K.MATCH, "A5", None),
        (K.MATCH, "E1", None),
        (K.POINT, "0.5 1", "0.5000 1.0000"),
        (K.POINT, "0.5 1.01", None),
        (K.POINT, "nan 0", None),
        (K.POINT, "0.5", None),
        (K.CLOUD, "mer;  ciel ; mer", "mer; ciel"),
        (K.CLOUD, "a;b;c;d", None),
        (K.CLOUD, " ; ", None),
    ],
)
def test_what_was_sent_is_read(kind: QuestionKind, given: str, answer: str | None) -> None:
    assert parse_answer(question(kind), given) == answer


@given(st.sampled_from(QuestionKind), st.text(max_size=40), st.none() | st.sampled_from(["A", "BD"]))
def test_anything_is_an_answer_or_none_and_reading_it_again_changes_nothing(
    kind: QuestionKind, given: str, before: str | None
) -> None:
    asked = question(kind)
    answer = parse_answer(asked, given, before)
    if answer and kind is not K.SEVERAL:
        assert parse_answer(asked, answer) == answer
        assert sum(histogram(asked, [answer]).values()) == (len(answer.split("; ")) if kind is K.CLOUD else 1)


@given(st.lists(st.sampled_from("ABCD")))
def test_keys_of_a_clicker_take_letters_and_put_them_back(keys: list[str]) -> None:
    asked, answer = question(K.SEVERAL), ""
    for key in keys:
        answer = parse_answer(asked, key, answer) or ""
    assert set(answer) == {letter for letter in "ABCD" if keys.count(letter) % 2}


@given(st.fractions(max_denominator=999).filter(lambda f: abs(f) < 10**6))
def test_a_fraction_is_the_number_that_it_is(value: Fraction) -> None:
    written = parse_number(f"{value.numerator}/{value.denominator}")
    assert written is not None
    assert Fraction(written) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=6))
def test_a_number_is_kept_exactly(value: object) -> None:
    written = parse_number(f"{value:f}".replace(".", ","))
    assert written is not None
    assert Fraction(written) == Fraction(str(value))


@pytest.mark.parametrize(
    ("kind", "more", "answer", "mark"),
    [
        (K.CHOICE, {"key": "B"}, "B", 1),
        (K.CHOICE, {"key": "B"}, "A", 0),
        (K.CHOICE, {}, "A", None),
        (K.SEVERAL, {"key": "AC"}, "AC", 1),
        (K.SEVERAL, {"key": "AC"}, "A", 0.5),
        (K.SEVERAL, {"key": "AC"}, "AB", 0),
        (K.SEVERAL, {"key": "AC"}, "ABCD", 0),
        (K.NUMBER, {"key": "0.3", "tolerance": 0.1}, "0.4", 1),
        (K.NUMBER, {"key": "0.3", "tolerance": 0.1}, "0.2", 1),
        (K.NUMBER, {"key": "0.3", "tolerance": 0.1}, "0.41", 0),
        (K.NUMBER, {"key": "1/3"}, "0.33", 0),
        (K.NUMBER, {"key": "2\n-2"}, "-2", 1),
        (K.TEXT, {"key": "l'été\nété"}, "L\u2019Été", 1),
        (K.TEXT, {"key": "été"}, "ete", 0),
        (K.ORDER, {"key": "DCBA"}, "DCAB", 0),
        (K.MATCH, {"key": "A1 B2 C3 D4"}, "A1 B2 C4 D3", 0.5),
        (K.POINT, {"key": "0.5000 0.5000", "tolerance": 0.1}, "0.5600 0.5800", 1),
        (K.POINT, {"key": "0.5000 0.5000", "tolerance": 0.1}, "0.5700 0.5800", 0),
        (K.SCALE, {}, "4", None),
    ],
)
def test_marks(kind: QuestionKind, more: dict[str, Any], answer: str, mark: float | None) -> None:
    asked = question(kind, **more)
    assert mark_of(asked, answer) == mark
    assert is_right(asked, answer) is (None if mark is None else mark == 1)


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (K.SEVERAL, ""),
        (K.SEVERAL, "CA"),
        (K.NUMBER, "3,5"),
        (K.NUMBER, "1\n"),
        (K.TEXT, " a"),
        (K.ORDER, "ABC"),
        (K.MATCH, "A1 B2"),
        (K.SCALE, "3"),
        (K.CLOUD, "mot"),
    ],
)
def test_what_cannot_be_right_is_no_key(kind: QuestionKind, key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        question(kind, key=key)


@pytest.mark.parametrize(
    "more",
    [
        {"kind": K.NUMBER, "choice_count": 4},
        {"kind": K.CHOICE, "options": ("un", "deux")},
        {"kind": K.MATCH, "targets": ("un",)},
        {"kind": K.NUMBER, "tolerance": -1.0},
        {"kind": K.NUMBER, "tolerance": float("nan")},
    ],
)
def test_a_question_that_makes_no_sense_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"choices|targets|tolerance"):
        question(**more)


def test_bars_of_letters_stand_in_order_and_others_by_how_many() -> None:
    assert histogram(question(K.SEVERAL), ["AC", "C", ""]) == {"A": 1, "B": 0, "C": 2, "D": 0}
    assert list(histogram(question(K.NUMBER), ["2", "1", "1"]).items()) == [("1", 2), ("2", 1)]
    assert histogram(question(K.CLOUD), ["Mer; ciel", "mer"]) == {"mer": 2, "ciel": 1}


def test_every_order_of_letters_is_an_answer() -> None:
    orders = ["".join(p) for p in permutations("ABCD")]
    assert [parse_answer(question(K.ORDER), order) for order in orders] == orders
