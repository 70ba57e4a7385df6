"""Questions of banks as a class is asked them."""

from __future__ import annotations

import pytest

from tni.core.ids import QuestionId
from tni.quiz.answers import is_right
from tni.quiz.bank.bodies import (
    Answer,
    Area,
    AreaShape,
    Between,
    Body,
    Choice,
    Description,
    Essay,
    Gap,
    Gaps,
    Matching,
    Near,
    Number,
    NumberAnswer,
    Ordering,
    Pair,
    PointBody,
    Scale,
    ShortText,
    TrueFalse,
)
from tni.quiz.bank.live_question import LiveQuestion, to_live_question
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.question_bank import BankQuestion
from tni.quiz.bank.rich_text import RichText, TextFormat
from tni.quiz.question_kinds import QuestionKind

ONE, TWO, THREE = RichText("un"), RichText("deux"), RichText("trois")
WHAT = RichText("Quoi ?")


def asked(body: Body, stem: RichText = WHAT) -> LiveQuestion:
    found = to_live_question(BankQuestion(stem=stem, body=body), QuestionId("q"), shuffle=list.reverse)
    assert found is not None
    return found


def test_one_choice_has_its_letter_and_its_words() -> None:
    found = asked(Choice((Answer(ONE, False), Answer(TWO, True))))
    question = found.question
    assert (question.kind, question.key, question.options) == (QuestionKind.CHOICE, "B", ("un", "deux"))
    assert (question.text, found.losses) == ("Quoi ?", ())


def test_several_choices_by_weight_or_by_mark() -> None:
    by_weight = asked(Choice((Answer(ONE, False, 50.0), Answer(TWO, False, -50.0), Answer(THREE, False, 50.0)), True))
    assert (by_weight.question.kind, by_weight.question.key) == (QuestionKind.SEVERAL, "AC")
    any_of = asked(Choice((Answer(ONE, True), Answer(TWO, False), Answer(THREE, True))))
    assert (any_of.question.key, any_of.losses) == ("AC", (LossKind.KEY,))


def test_partial_credit_is_named() -> None:
    assert asked(Choice((Answer(ONE, True), Answer(TWO, False, 50.0)))).losses == (LossKind.CREDIT,)


def test_true_or_false_is_a_or_b() -> None:
    assert [asked(TrueFalse(right)).question.key for right in (True, False, None)] == ["A", "B", None]


def test_numbers_with_their_tolerance() -> None:
    question = asked(Number((NumberAnswer(Near(3.14, 0.01)),))).question
    assert (question.key, question.tolerance) == ("3.14", 0.01)
    between = asked(Number((NumberAnswer(Between(2, 4)), NumberAnswer(Near(7, 0.5), False, 50.0))))
    assert (between.question.key, between.question.tolerance) == ("3", 1.0)
    assert between.losses == (LossKind.CREDIT,)
    assert is_right(between.question, "2.5")


def test_accepted_words_are_lines_of_the_key() -> None:
    found = asked(
        ShortText((Answer(ONE, True), Answer(TWO, True), Answer(RichText("tr*"), True), Answer(THREE, True, 50.0)))
    )
    assert found.question.key == "un\ndeux"
    assert found.losses == (LossKind.ANSWERS, LossKind.CREDIT)


def test_what_is_in_order_is_shown_in_another() -> None:
    question = asked(Ordering((ONE, TWO, THREE))).question
    assert (question.options, question.key) == (("trois", "deux", "un"), "CBA")
    assert asked(Ordering((ONE, TWO), known=False)).question.key is None


def test_pairs_go_to_numbers_with_those_that_nothing_goes_to() -> None:
    question = asked(
        Matching((Pair(ONE, RichText("1")), Pair(TWO, RichText("2")), Pair(RichText(""), RichText("3"))))
    ).question
    assert (question.options, question.targets, question.key) == (("un", "deux"), ("3", "2", "1"), "A3 B2")


def test_a_point_is_a_place_on_the_picture() -> None:
    areas = (Area(AreaShape.CIRCLE, (20, 30, 5), True), Area(AreaShape.CIRCLE, (80, 30, 5), False))
    question = asked(PointBody("a.png", areas, False, 100, 50)).question
    assert (question.kind, question.key, question.tolerance) == (QuestionKind.POINT, "0.2000 0.6000", 0.05)
    assert asked(PointBody("a.png", areas)).losses == (LossKind.KEY, LossKind.FILES)


def test_a_scale_has_no_right_step_and_an_essay_no_key() -> None:
    scale = asked(Scale((ONE, TWO, THREE))).question
    assert (scale.kind, scale.choice_count, scale.key) == (QuestionKind.SCALE, 3, None)
    assert (asked(Essay()).question.kind, asked(Essay()).question.key) == (QuestionKind.TEXT, None)


def test_one_gap_is_asked_and_several_are_not() -> None:
    gap = Gap(ShortText((Answer(ONE, True),)))
    question = asked(Gaps((RichText("Il y en a"), gap, RichText("ici."))), RichText("Complétez")).question
    assert (question.text, question.key) == ("Complétez\nIl y en a _____ ici.", "un")
    assert to_live_question(BankQuestion(stem=ONE, body=Gaps((gap, gap))), QuestionId("q")) is None


def test_markup_goes_and_pictures_are_named() -> None:
    found = asked(
        Choice((Answer(ONE, True), Answer(TWO, False))), RichText('<p>Où <img src="a.png"> ?</p>', TextFormat.HTML)
    )
    assert (found.question.text, found.losses) == ("Où […] ?", (LossKind.FORMAT, LossKind.FILES))


@pytest.mark.parametrize(
    "body",
    [
        Description(),
        Choice((Answer(ONE, True),)),
        Choice(tuple(Answer(RichText(str(at)), at == 0) for at in range(9))),
        Ordering(tuple(RichText(str(at)) for at in range(9))),
        Matching((Pair(ONE, None), Pair(TWO, RichText("2")))),
        Scale((ONE,)),
    ],
)
def test_what_a_class_cannot_be_asked_is_none(body: Body) -> None:
    assert to_live_question(BankQuestion(stem=ONE, body=body), QuestionId("q")) is None
