"""What a teacher types into a question: nothing else of it changes, and what can be lost is said."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.formats.banks.test_bank_laws import items
from tni.formats.banks.format_registry import read
from tni.formats.banks.question_renderer import askable, size_px
from tni.quiz.bank.bodies import (
    Answer,
    Area,
    AreaShape,
    Between,
    Choice,
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
from tni.quiz.bank.collection import copied, moved, question_id, with_replaced
from tni.quiz.bank.errors import NothingWritableError
from tni.quiz.bank.question_bank import BankAttachment, BankQuestion, Category, QuestionBank
from tni.quiz.bank.question_form import (
    NEW_BODIES,
    FormProblem,
    FormRow,
    MarkupLoss,
    QuestionForm,
    TargetCircle,
    apply_form,
    form_of,
    markup_loss,
    problem_of,
)
from tni.quiz.bank.rich_text import EMPTY_TEXT, RichText, TextFormat
from tni.quiz.bank.undo_stack import BankUndoStack
from tni.services.questions.question_library import QuestionLibrary

HTML = TextFormat.HTML
BOLD = RichText("<p>Soit <b>deux</b> nombres</p>", HTML)
RICH = BankQuestion(
    stem=BOLD,
    title="Titre",
    id="12",
    body=Choice((
        Answer(RichText(r"<p>\(x^2\)</p>", HTML), True, None, RichText("bien")),
        Answer(RichText('<img src="a.png" alt="un rond">', HTML), False, 25.0),
        Answer(RichText("non"), False),
    )),
)  # fmt: skip


@given(items)
def test_what_is_not_changed_is_the_very_same(item: BankQuestion) -> None:
    typed = form_of(item)
    assert apply_form(item, typed) is item
    assert apply_form(item, replace(typed, title="Autre")).body is item.body
    assert apply_form(item, replace(typed, title="Autre")).stem is item.stem


@given(items, st.text("abc é", min_size=1, max_size=9).filter(str.strip))
def test_a_changed_answer_changes_no_other(item: BankQuestion, words: str) -> None:
    typed = form_of(item)
    if not typed.rows or isinstance(item.body, Number):
        return
    rows = (replace(typed.rows[0], text=words), *typed.rows[1:])
    after = form_of(apply_form(item, replace(typed, rows=rows)))
    assert [row.text for row in after.rows] == [" ".join(words.split()), *(row.text for row in typed.rows[1:])]
    assert [row.right for row in after.rows] == [row.right for row in typed.rows]


def test_one_answer_in_words_leaves_markup_and_comments_of_the_others() -> None:
    typed = form_of(RICH)
    assert [row.text for row in typed.rows] == [r"\(x^2\)", "[un rond]", "non"]
    made = apply_form(RICH, replace(typed, rows=(*typed.rows[:2], replace(typed.rows[2], text="peut-être"))))
    assert isinstance(made.body, Choice)
    assert made.stem is BOLD
    assert [a.text for a in made.body.answers] == [
        *(a.text for a in RICH.body.answers[:2]), RichText("peut-être")
    ]  # type: ignore[union-attr]  # fmt: skip
    assert (made.body.answers[0].feedback, made.body.answers[1].weight) == (RichText("bien"), 25.0)


def test_another_right_answer_is_worth_all_of_it() -> None:
    typed = form_of(RICH)
    rows = tuple(replace(row, right=row.at == 2) for row in typed.rows)
    made = apply_form(RICH, replace(typed, rows=rows)).body
    assert isinstance(made, Choice)
    assert made.right == (2,)
    assert made.credits == (0, 0, 100)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        (RichText("<b>brut</b>"), MarkupLoss()),
        (RichText(r"<p>Soit \(x\)</p><p>deux</p>", HTML), MarkupLoss()),
        (BOLD, MarkupLoss(layout=True)),
        (RichText('<img src="a"><img src="b">', HTML), MarkupLoss(pictures=2)),
        (RichText("<math><mi>x</mi></math> et <mark>y</mark>", HTML), MarkupLoss(formulas=1)),
        (RichText("a < b"), MarkupLoss()),
    ],
)
def test_what_would_be_lost_is_known_before(text: RichText, lost: MarkupLoss) -> None:
    assert markup_loss(text) == lost


def item(body: object, stem: str = "Quoi ?") -> BankQuestion:
    return BankQuestion(stem=RichText(stem), body=body)  # type: ignore[arg-type]


def test_numbers_are_typed_as_the_french_write_them() -> None:
    pi = item(Number((NumberAnswer(Near(3.14, 0.01)), NumberAnswer(Between(1.0, 2.0)), NumberAnswer(None, False))))
    typed = form_of(pi)
    assert [(row.text, row.other) for row in typed.rows] == [("3,14", "0,01"), ("1,5", "0,5")]
    rows = (replace(typed.rows[0], text="3,1", other="0,1"), typed.rows[1], FormRow("1/4"))
    made = apply_form(pi, replace(typed, rows=rows)).body
    accepted = (Near(3.1, 0.1), Between(1.0, 2.0), Near(0.25))
    assert made == Number((*map(NumberAnswer, accepted), NumberAnswer(None, False)))
    for words, other in (("trois", ""), ("3", "-1"), ("3", "x")):
        assert problem_of(pi, replace(typed, rows=(FormRow(words, other=other),))) is FormProblem.NO_NUMBER


def test_words_that_count_nothing_stay_behind_those_that_do() -> None:
    body = ShortText((Answer(RichText("non"), False, None, RichText("raté")), Answer(RichText("oui"), True)))
    made = apply_form(item(body), replace(form_of(item(body)), rows=(FormRow("oui", 1), FormRow("ouais")))).body
    assert made == replace(body, answers=(body.answers[1], Answer(RichText("ouais"), True), body.answers[0]))


def test_an_order_and_pairs_are_changed() -> None:
    order = item(Ordering(tuple(map(RichText, "abc"))))
    typed = form_of(order)
    made = apply_form(order, replace(typed, rows=(typed.rows[2], typed.rows[0], FormRow("neuf")))).body
    assert made == Ordering((RichText("c"), RichText("a"), RichText("neuf")))
    pairs = item(
        Matching((Pair(BOLD, RichText("1")), Pair(RichText("b"), RichText("2"), 30.0), Pair(EMPTY_TEXT, EMPTY_TEXT)))
    )
    typed = form_of(pairs)
    rows = (replace(typed.rows[0], other="2"), replace(typed.rows[1], other="1"))
    made = apply_form(pairs, replace(typed, rows=rows)).body
    assert made == Matching((Pair(BOLD, RichText("2")), Pair(RichText("b"), RichText("1"), 30.0)))
    assert problem_of(pairs, replace(typed, rows=rows[:1])) is FormProblem.NO_PAIR


def picture(wide: int = 2400, high: int = 1200) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (wide, high), "teal").save(out, "PNG")
    return out.getvalue()


def pointed() -> BankQuestion:
    area = Area(AreaShape.CIRCLE, (1200.0, 300.0, 120.0), True, "ici")
    return replace(item(PointBody("a.png", (area,))), files=(BankAttachment("a.png", picture()),))


def test_a_place_is_on_the_picture_as_its_file_has_it(tmp_path: Path) -> None:
    size = size_px(pointed())
    assert size == (2400, 1200)
    typed = form_of(pointed(), size)
    assert typed.target == TargetCircle(0.5, 0.25, 0.05)
    asked = askable(pointed())
    assert asked is not None
    assert (asked.question.key, asked.question.tolerance) == ("0.5000 0.2500", 0.05)
    made = apply_form(pointed(), replace(typed, target=TargetCircle(0.25, 0.5, 0.1)), size)
    assert made.body == PointBody("a.png", (Area(AreaShape.CIRCLE, (600.0, 600.0, 240.0), True, "ici"),))
    library = QuestionLibrary(tmp_path)
    assert library.change("a", QuestionBank((made,)), [made]) == ()
    assert library.load("a").items[0].body == made.body


@pytest.mark.parametrize("body", NEW_BODIES)
def test_a_new_question_needs_its_words_and_answers(body: object) -> None:
    fresh = BankQuestion(stem=EMPTY_TEXT, body=body)  # type: ignore[arg-type]
    assert problem_of(fresh, form_of(fresh)) is FormProblem.NO_TEXT
    rows = (FormRow("1", right=True, other="2"), FormRow("2", other="1"), FormRow(""))
    typed = replace(form_of(fresh), stem="Quoi ?", rows=rows if body != NEW_BODIES[-1] else ())
    assert problem_of(fresh, typed) is None
    made = apply_form(fresh, typed)
    asked = askable(made)
    assert asked is not None
    assert asked.question.text == "Quoi ?"


def test_too_few_answers_are_told() -> None:
    for body in (Choice(()), Ordering(()), Scale(())):
        fresh = item(body)
        assert problem_of(fresh, QuestionForm("", "Quoi ?", (FormRow("un"), FormRow(" ")))) is FormProblem.FEW_ANSWERS


KEYLESS = (TrueFalse(None), Number(()), ShortText(()), Ordering((RichText("a"), RichText("b")), known=False))


@pytest.mark.parametrize("body", KEYLESS)
def test_a_question_without_a_right_answer_stays_in_its_collection(tmp_path: Path, body: object) -> None:
    library, one = QuestionLibrary(tmp_path), item(body)
    library.save("a", QuestionBank((one,)))
    assert library.load("a").items[0].body == body
    assert library.change("a", QuestionBank((one, one)), [one]) == ()
    assert [each.body for each in library.load("a").items] == [body, body]


def test_what_the_file_cannot_hold_is_not_written(tmp_path: Path) -> None:
    library, good = QuestionLibrary(tmp_path), item(TrueFalse(True))
    library.save("a", QuestionBank((good,)))
    nowhere = item(PointBody("b.png", ()))
    with pytest.raises(NothingWritableError):
        library.change("a", QuestionBank((good, nowhere)), [nowhere, good])
    assert len(library.load("a").items) == 1


def test_what_is_written_of_one_change_is_what_is_written_of_all(tmp_path: Path) -> None:
    library = QuestionLibrary(tmp_path)
    bank = read(b"::A:: un {=a ~b}\n\n$CATEGORY: x\n\ndeux {T}\n").bank
    library.save("a", bank)
    library.change("b", bank, bank.items[:1])
    assert (tmp_path / "a.xml").read_bytes() == (tmp_path / "b.xml").read_bytes()


def test_questions_are_moved_copied_and_all_of_it_is_taken_back() -> None:
    one, two, three = (item(TrueFalse(True), stem) for stem in "abc")
    bank = QuestionBank((one, Category("x"), two, three))
    changes = BankUndoStack(bank)
    assert not changes.undo()
    changes.make(moved(bank, one, two, after=True))
    assert list(changes.bank.sorted_items()) == [("x", two), ("x", one), ("x", three)]
    changes.make(moved(changes.bank, three, two, after=False))
    assert [each.stem.text for each in changes.bank.items] == ["c", "b", "a"]
    again = copied(replace(one, id="7"))
    assert again.id is None
    assert question_id(again) == question_id(one)
    changes.make(with_replaced(changes.bank, two, two, again))
    assert [each.stem.text for each in changes.bank.items] == ["c", "b", "a", "a"]
    while changes.can_undo:
        assert changes.undo()
    assert changes.bank is bank
    assert [changes.redo() for _ in range(4)] == [True, True, True, False]
