"""Lines that a teacher types become a question, or say what is wrong with them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.ids import QuestionId
from tni.quiz.answers import is_right
from tni.quiz.question import Question
from tni.quiz.question_draft import DraftError, DraftFault, QuestionDraft
from tni.quiz.question_kinds import LETTERS, QuestionKind
from tni.quiz.round import RoundRules

K = QuestionKind


def made(draft: QuestionDraft) -> Question:
    return draft.question(QuestionId("q"), "Quoi ?", None)


def test_what_is_drawn_on_the_board_needs_no_lines() -> None:
    assert made(QuestionDraft()).choices == tuple("ABCD")
    assert made(QuestionDraft(K.SEVERAL, 5)).choices == tuple("ABCDE")
    assert made(QuestionDraft(K.TRUE_FALSE, 5)).choices == ("A", "B")
    assert made(QuestionDraft(K.ORDER, 3)).key is None
    assert made(QuestionDraft(K.SCALE, 5)).choices == tuple("12345")
    for kind in (K.NUMBER, K.TEXT, K.POINT, K.CLOUD):
        question = made(QuestionDraft(kind, confidence=True))
        assert (question.kind, question.choices, question.key, question.confidence) == (kind, (), None, True)


def test_a_star_tells_the_right_answers() -> None:
    one = made(QuestionDraft(lines=" Paris\n\n* Rome \nLyon"))
    assert (one.options, one.key, one.choice_count) == (("Paris", "Rome", "Lyon"), "B", 3)
    several = made(QuestionDraft(K.SEVERAL, lines="*2\n4\n*5"))
    assert (several.options, several.key) == (("2", "4", "5"), "AC")


def test_numbers_and_words_that_are_accepted() -> None:
    pi = made(QuestionDraft(K.NUMBER, lines="3,14", tolerance="0,01"))
    assert (pi.key, pi.tolerance) == ("3.14", 0.01)
    assert is_right(pi, "3.15")
    word = made(QuestionDraft(K.TEXT, lines="un  cheval\ncheval\n"))
    assert word.key == "un cheval\ncheval"


words = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=8)


@given(st.lists(words, min_size=2, max_size=8, unique=True), st.randoms(use_true_random=False))
def test_the_right_order_is_the_typed_one_whatever_the_shown_one(lines: list[str], chance) -> None:
    question = QuestionDraft(K.ORDER, lines="\n".join(lines)).question(QuestionId("q"), None, None, chance.shuffle)
    assert question.key is not None
    assert [question.options[LETTERS.index(letter)] for letter in question.key] == lines


@given(st.lists(st.tuples(words, words), min_size=2, max_size=8, unique_by=lambda p: p[0]), st.randoms())
def test_pairs_stay_pairs_whatever_the_shown_order(pairs: list[tuple[str, str]], chance) -> None:
    draft = QuestionDraft(K.MATCH, lines="\n".join(f"{a} = {b}" for a, b in pairs))
    if len({b for _, b in pairs}) < 2:
        with pytest.raises(DraftError):
            made(draft)
        return
    question = draft.question(QuestionId("q"), None, None, chance.shuffle)
    assert question.key is not None
    shown = [(question.options[LETTERS.index(p[0])], question.targets[int(p[1]) - 1]) for p in question.key.split()]
    assert shown == pairs


@pytest.mark.parametrize(
    ("draft", "fault", "line"),
    [
        (QuestionDraft(lines="seul"), DraftFault.TOO_FEW, ""),
        (QuestionDraft(lines="\n".join("abcdefghi")), DraftFault.TOO_MANY, ""),
        (QuestionDraft(lines="*a\n*b"), DraftFault.SEVERAL_RIGHT, ""),
        (QuestionDraft(K.MATCH), DraftFault.TOO_FEW, ""),
        (QuestionDraft(K.MATCH, lines="a = b\nc ="), DraftFault.NO_PAIR, "c ="),
        (QuestionDraft(K.MATCH, lines="a = b\nc = b"), DraftFault.TOO_FEW, ""),
        (QuestionDraft(K.NUMBER, lines="3\ntrois"), DraftFault.NOT_A_NUMBER, "trois"),
        (QuestionDraft(K.NUMBER, lines="3", tolerance="-1"), DraftFault.NOT_A_NUMBER, "-1"),
    ],
)
def test_lines_that_make_no_question_are_told(draft: QuestionDraft, fault: DraftFault, line: str) -> None:
    with pytest.raises(DraftError) as caught:
        made(draft)
    assert (caught.value.fault, caught.value.line) == (fault, line)


@given(st.sampled_from(QuestionKind), st.text(max_size=60), st.text(max_size=5))
def test_whatever_is_typed_is_a_question_or_a_draft_error(kind: QuestionKind, lines: str, tolerance: str) -> None:
    question = None
    with suppress(DraftError):
        question = made(QuestionDraft(kind, lines=lines, tolerance=tolerance))
    assert question is None or question.kind is kind


def test_what_is_asked_next_is_the_usual_question_by_name() -> None:
    asked = QuestionDraft(K.MATCH, 3, "a = b\nc = d", "1", rules=RoundRules(anonymous=True, limit_s=30.0), teams=2)
    assert asked.after() == QuestionDraft(K.CHOICE, 3, rules=RoundRules(limit_s=30.0), teams=2)
