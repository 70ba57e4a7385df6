"""What a teacher types into a question: nothing else of it changes, and what can be lost is said."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.property.test_bank_laws import items
from tni.formats.banks.drawing import asked_of, size_px
from tni.formats.banks.errors import CannotHoldError
from tni.formats.banks.kinds import read
from tni.quiz.bank.bank import Bank, BankFile, BankItem, Category
from tni.quiz.bank.bodies import (
    Answer,
    Area,
    Between,
    Choice,
    Matching,
    Near,
    Number,
    NumberAnswer,
    Ordering,
    Pair,
    Point,
    Scale,
    Shape,
    ShortText,
    TrueFalse,
)
from tni.quiz.bank.changes import Changes
from tni.quiz.bank.collection import copied, moved, question_id, with_instead
from tni.quiz.bank.edit import FRESH, Losing, Place, Problem, Row, Typed, applied, losing, problem_of, typed_of
from tni.quiz.bank.texts import NOTHING, RichText, TextFormat
from tni.session.question_library import QuestionLibrary

HTML = TextFormat.HTML
BOLD = RichText("<p>Soit <b>deux</b> nombres</p>", HTML)
RICH = BankItem(
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
def test_what_is_not_changed_is_the_very_same(item: BankItem) -> None:
    typed = typed_of(item)
    assert applied(item, typed) is item
    assert applied(item, replace(typed, title="Autre")).body is item.body
    assert applied(item, replace(typed, title="Autre")).stem is item.stem


@given(items, st.text("abc é", min_size=1, max_size=9).filter(str.strip))
def test_a_changed_answer_changes_no_other(item: BankItem, words: str) -> None:
    typed = typed_of(item)
    if not typed.rows or isinstance(item.body, Number):
        return
    rows = (replace(typed.rows[0], words=words), *typed.rows[1:])
    after = typed_of(applied(item, replace(typed, rows=rows)))
    assert [row.words for row in after.rows] == [" ".join(words.split()), *(row.words for row in typed.rows[1:])]
    assert [row.right for row in after.rows] == [row.right for row in typed.rows]


def test_one_answer_in_words_leaves_markup_and_comments_of_the_others() -> None:
    typed = typed_of(RICH)
    assert [row.words for row in typed.rows] == [r"\(x^2\)", "[un rond]", "non"]
    made = applied(RICH, replace(typed, rows=(*typed.rows[:2], replace(typed.rows[2], words="peut-être"))))
    assert isinstance(made.body, Choice)
    assert made.stem is BOLD
    assert [a.text for a in made.body.answers] == [
        *(a.text for a in RICH.body.answers[:2]), RichText("peut-être")
    ]  # type: ignore[union-attr]  # fmt: skip
    assert (made.body.answers[0].feedback, made.body.answers[1].weight) == (RichText("bien"), 25.0)


def test_another_right_answer_is_worth_all_of_it() -> None:
    typed = typed_of(RICH)
    rows = tuple(replace(row, right=row.at == 2) for row in typed.rows)
    made = applied(RICH, replace(typed, rows=rows)).body
    assert isinstance(made, Choice)
    assert made.right == (2,)
    assert made.credits == (0, 0, 100)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        (RichText("<b>brut</b>"), Losing()),
        (RichText(r"<p>Soit \(x\)</p><p>deux</p>", HTML), Losing()),
        (BOLD, Losing(layout=True)),
        (RichText('<img src="a"><img src="b">', HTML), Losing(pictures=2)),
        (RichText("<math><mi>x</mi></math> et <mark>y</mark>", HTML), Losing(formulas=1)),
        (RichText("a < b"), Losing()),
    ],
)
def test_what_would_be_lost_is_known_before(text: RichText, lost: Losing) -> None:
    assert losing(text) == lost


def item(body: object, stem: str = "Quoi ?") -> BankItem:
    return BankItem(stem=RichText(stem), body=body)  # type: ignore[arg-type]


def test_numbers_are_typed_as_the_french_write_them() -> None:
    pi = item(Number((NumberAnswer(Near(3.14, 0.01)), NumberAnswer(Between(1.0, 2.0)), NumberAnswer(None, False))))
    typed = typed_of(pi)
    assert [(row.words, row.other) for row in typed.rows] == [("3,14", "0,01"), ("1,5", "0,5")]
    rows = (replace(typed.rows[0], words="3,1", other="0,1"), typed.rows[1], Row("1/4"))
    made = applied(pi, replace(typed, rows=rows)).body
    accepted = (Near(3.1, 0.1), Between(1.0, 2.0), Near(0.25))
    assert made == Number((*map(NumberAnswer, accepted), NumberAnswer(None, False)))
    for words, other in (("trois", ""), ("3", "-1"), ("3", "x")):
        assert problem_of(pi, replace(typed, rows=(Row(words, other=other),))) is Problem.NO_NUMBER


def test_words_that_count_nothing_stay_behind_those_that_do() -> None:
    body = ShortText((Answer(RichText("non"), False, None, RichText("raté")), Answer(RichText("oui"), True)))
    made = applied(item(body), replace(typed_of(item(body)), rows=(Row("oui", 1), Row("ouais")))).body
    assert made == replace(body, answers=(body.answers[1], Answer(RichText("ouais"), True), body.answers[0]))


def test_an_order_and_pairs_are_changed() -> None:
    order = item(Ordering(tuple(map(RichText, "abc"))))
    typed = typed_of(order)
    made = applied(order, replace(typed, rows=(typed.rows[2], typed.rows[0], Row("neuf")))).body
    assert made == Ordering((RichText("c"), RichText("a"), RichText("neuf")))
    pairs = item(
        Matching((Pair(BOLD, RichText("1")), Pair(RichText("b"), RichText("2"), 30.0), Pair(NOTHING, NOTHING)))
    )
    typed = typed_of(pairs)
    rows = (replace(typed.rows[0], other="2"), replace(typed.rows[1], other="1"))
    made = applied(pairs, replace(typed, rows=rows)).body
    assert made == Matching((Pair(BOLD, RichText("2")), Pair(RichText("b"), RichText("1"), 30.0)))
    assert problem_of(pairs, replace(typed, rows=rows[:1])) is Problem.NO_PAIR


def picture(wide: int = 2400, high: int = 1200) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (wide, high), "teal").save(out, "PNG")
    return out.getvalue()


def pointed() -> BankItem:
    area = Area(Shape.CIRCLE, (1200.0, 300.0, 120.0), True, "ici")
    return replace(item(Point("a.png", (area,))), files=(BankFile("a.png", picture()),))


def test_a_place_is_on_the_picture_as_its_file_has_it(tmp_path: Path) -> None:
    size = size_px(pointed())
    assert size == (2400, 1200)
    typed = typed_of(pointed(), size)
    assert typed.place == Place(0.5, 0.25, 0.05)
    asked = asked_of(pointed())
    assert asked is not None
    assert (asked.question.key, asked.question.tolerance) == ("0.5000 0.2500", 0.05)
    made = applied(pointed(), replace(typed, place=Place(0.25, 0.5, 0.1)), size)
    assert made.body == Point("a.png", (Area(Shape.CIRCLE, (600.0, 600.0, 240.0), True, "ici"),))
    library = QuestionLibrary(tmp_path)
    assert library.change("a", Bank((made,)), [made]) == ()
    assert library.load("a").items[0].body == made.body


@pytest.mark.parametrize("body", FRESH)
def test_a_new_question_needs_its_words_and_answers(body: object) -> None:
    fresh = BankItem(stem=NOTHING, body=body)  # type: ignore[arg-type]
    assert problem_of(fresh, typed_of(fresh)) is Problem.NO_WORDS
    rows = (Row("1", right=True, other="2"), Row("2", other="1"), Row(""))
    typed = replace(typed_of(fresh), stem="Quoi ?", rows=rows if body != FRESH[-1] else ())
    assert problem_of(fresh, typed) is None
    made = applied(fresh, typed)
    asked = asked_of(made)
    assert asked is not None
    assert asked.question.text == "Quoi ?"


def test_too_few_answers_are_told() -> None:
    for body in (Choice(()), Ordering(()), Scale(())):
        fresh = item(body)
        assert problem_of(fresh, Typed("", "Quoi ?", (Row("un"), Row(" ")))) is Problem.FEW_ANSWERS


KEYLESS = (TrueFalse(None), Number(()), ShortText(()), Ordering((RichText("a"), RichText("b")), known=False))


@pytest.mark.parametrize("body", KEYLESS)
def test_a_question_without_a_right_answer_stays_in_its_collection(tmp_path: Path, body: object) -> None:
    library, one = QuestionLibrary(tmp_path), item(body)
    library.keep("a", Bank((one,)))
    assert library.load("a").items[0].body == body
    assert library.change("a", Bank((one, one)), [one]) == ()
    assert [each.body for each in library.load("a").items] == [body, body]


def test_what_the_file_cannot_hold_is_not_written(tmp_path: Path) -> None:
    library, good = QuestionLibrary(tmp_path), item(TrueFalse(True))
    library.keep("a", Bank((good,)))
    nowhere = item(Point("b.png", ()))
    with pytest.raises(CannotHoldError):
        library.change("a", Bank((good, nowhere)), [nowhere, good])
    assert len(library.load("a").items) == 1


def test_what_is_written_of_one_change_is_what_is_written_of_all(tmp_path: Path) -> None:
    library = QuestionLibrary(tmp_path)
    bank = read(b"::A:: un {=a ~b}\n\n$CATEGORY: x\n\ndeux {T}\n").bank
    library.keep("a", bank)
    library.change("b", bank, bank.items[:1])
    assert (tmp_path / "a.xml").read_bytes() == (tmp_path / "b.xml").read_bytes()


def test_questions_are_moved_copied_and_all_of_it_is_taken_back() -> None:
    one, two, three = (item(TrueFalse(True), stem) for stem in "abc")
    bank = Bank((one, Category("x"), two, three))
    changes = Changes(bank)
    assert not changes.undo()
    changes.make(moved(bank, one, two, after=True))
    assert list(changes.bank.sorted_items()) == [("x", two), ("x", one), ("x", three)]
    changes.make(moved(changes.bank, three, two, after=False))
    assert [each.stem.text for each in changes.bank.items] == ["c", "b", "a"]
    again = copied(replace(one, id="7"))
    assert again.id is None
    assert question_id(again) == question_id(one)
    changes.make(with_instead(changes.bank, two, two, again))
    assert [each.stem.text for each in changes.bank.items] == ["c", "b", "a", "a"]
    while changes.can_undo:
        assert changes.undo()
    assert changes.bank is bank
    assert [changes.redo() for _ in range(4)] == [True, True, True, False]
