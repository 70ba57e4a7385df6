"""Aiken: where a question ends that has no key, and where the next one begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.formats.banks.format_registry import detect_format, read
from tni.quiz.bank.bank_format import BankFormat
from tni.quiz.bank.bodies import Choice
from tni.quiz.bank.losses import LossKind

type Found = list[tuple[str, list[str], tuple[int, ...]]]


def questions(text: str) -> tuple[Found, list[str]]:
    """Stem, answers and key of each question, and the questions that are lost."""
    found = read(text.encode(), kind=BankFormat.AIKEN)
    items: Found = []
    for item in found.bank.items:
        assert isinstance(item.body, Choice)
        items.append((item.stem.text, [answer.text.text for answer in item.body.answers], item.body.right))
    return items, [loss.what for loss in found.losses if loss.kind is LossKind.QUESTION]


TWO = ("Deux ?", ["c", "d"], (1,))


@pytest.mark.parametrize(
    "text",
    [
        "Une ?\nA. a\nB. b\nDeux ?\nA. c\nB. d\nANSWER: B",
        "Une ?\nA. a\nB. b\n\nDeux ?\nA. c\nB. d\nANSWER: B",
        "Une ?\nA. a\nB. b\nANSWER: A, B\nDeux ?\nA. c\nB. d\nANSWER: B",
        "Une ?\nANSWER: A\n\nDeux ?\nA. c\nB. d\nANSWER: B",
        "Une ?\nA. a\n\nB. b\n\nDeux ?\n\nA. c\n\nB. d\n\nANSWER: B",
    ],
)
def test_a_question_without_a_key_leaves_the_next_one_whole(text: str) -> None:
    assert questions(text) == ([TWO], ["Une ?"])


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_key_may_stand_before_the_answers(between: str) -> None:
    text = f"Une ?\nANSWER: A\nA. a\nB. b{between}Deux ?\nANSWER: B\nA. c\nB. d\n"
    assert questions(text) == ([("Une ?", ["a", "b"], (0,)), TWO], [])
    assert detect_format(text.encode()) is BankFormat.AIKEN


def test_an_answer_may_go_on_after_an_empty_line() -> None:
    text = "Une ?\nA. a\nencore\n\net encore\nB. b\nfin\nANSWER: A"
    assert questions(text) == ([("Une ?", ["a encore et encore", "b fin"], (0,))], [])


def test_answers_and_keys_that_belong_to_no_question_are_lost() -> None:
    assert questions("ANSWER: A\nDeux ?\nA. c\nB. d\nANSWER: B\n\nReste") == ([TWO], ["ANSWER: A", "Reste"])
    assert questions("Une ?\nA. a\nB. b\nA. x\nB. y\nANSWER: A\nDeux ?\nA. c\nB. d\nANSWER: B")[0] == [TWO]


blocks = st.lists(st.tuples(st.integers(2, 5), st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=6)


@given(blocks)
def test_each_block_is_read_or_lost_by_itself(plan: list[tuple[int, bool, bool, bool]]) -> None:
    text, kept, lost = "", [], []
    for number, (count, has_key, has_gap, key_first) in enumerate(plan):
        answers = [f"réponse {number} {at}" for at in range(count)]
        lines = [f"{letter}. {answer}" for letter, answer in zip("ABCDE", answers, strict=False)]
        if has_key:
            lines.insert(0 if key_first else count, "ANSWER: B")
            kept.append((f"Question {number} ?", answers, (1,)))
        else:
            lost.append(f"Question {number} ?")
        text += "\n".join([f"Question {number} ?", *lines]) + ("\n\n" if has_gap else "\n")
    assert questions(text) == (kept, lost)


@pytest.mark.parametrize("key", ["ANSWER A", "Réponse a", "ANSWER = A", "ANSWER : A."])
def test_a_key_may_have_no_colon(key: str) -> None:
    text = f"Une ?\nA. a\nB. b\n{key}\n\nDeux ?\nA. c\nB. d\nANSWER B\n"
    assert questions(text) == ([("Une ?", ["a", "b"], (0,)), TWO], [])
    assert detect_format(text.encode()) is BankFormat.AIKEN


@pytest.mark.parametrize("key", ["ANSWER A, B", "ANSWERS A et B", "Réponses A B C"])
def test_several_right_answers_do_not_go_into_the_next_question(key: str) -> None:
    found, lost = questions(f"Une ?\nA. a\nB. b\n{key}\n\nDeux ?\nA. c\nB. d\nANSWER: B")
    assert (found, lost[:1]) == ([TWO], ["Une ?"])


def test_a_letter_may_be_missing() -> None:
    assert questions("Une ?\nA. a\nC. b\nD. c\nANSWER: C\n\nDeux ?\nA. c\nB. d\nANSWER: B")[0] == [
        ("Une ?", ["a", "b", "c"], (1,)),
        TWO,
    ]
    found = read(b"Une ?\nA. a\nC. b\nANSWER: B\n", kind=BankFormat.AIKEN)
    assert [(loss.kind, loss.what) for loss in found.losses] == [(LossKind.KEY, "B")]
