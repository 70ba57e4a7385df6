"""Laws of banks: what a format can hold comes back as it went, and of the rest all is named."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tni.core.format_errors import EmptyFileError
from tni.core.ids import QuestionId
from tni.formats.banks.format_registry import CODECS, read, write
from tni.quiz.answers import is_right
from tni.quiz.bank.bank_format import BankFormat
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
from tni.quiz.bank.differences import differences
from tni.quiz.bank.errors import NothingWritableError
from tni.quiz.bank.live_question import to_live_question
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.question_bank import BankAttachment, BankQuestion, Category, QuestionBank
from tni.quiz.bank.rich_text import RichText, TextFormat

WRITTEN = [kind for kind, format in CODECS.items() if format.write is not None]

# Words as a teacher types them, with the signs that formats give a meaning.
word = st.text(alphabet="abcéœ019=~#{}:\\%->*+[]().,;'|/$_", min_size=1, max_size=8)
words = st.lists(word, min_size=1, max_size=4).map(" ".join)
plain = words.map(RichText)
tame = st.text(alphabet="abcdefgéœ", min_size=1, max_size=8).map(RichText)
html = st.lists(
    st.sampled_from(["<p>", "</p>", "<b>x</b>", "a &amp; b", "= ~", "\n", "<br>", "é{#}", "\\n"]), max_size=5
)
rich = (
    plain
    | html.map(lambda parts: RichText("".join(parts), TextFormat.HTML))
    | words.map(lambda text: RichText(text, TextFormat.MOODLE))
)
weights = st.none() | st.sampled_from([-100.0, -50.0, 0.0, 25.0, 33.33333, 50.0, 100.0])
answers = st.builds(Answer, rich, st.booleans(), weights, st.none() | rich)
numbers = st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3))
accepted = st.builds(Near, numbers, st.none() | st.floats(0, 10).map(lambda v: round(v, 3))) | st.tuples(
    numbers, numbers
).map(lambda ends: Between(min(ends), max(ends)))
number_answers = st.builds(NumberAnswer, accepted | st.none(), st.booleans(), weights, st.none() | rich)
choices = st.builds(
    Choice, st.lists(answers, min_size=1, max_size=5).map(tuple), st.booleans(), st.none() | st.booleans()
)
texts = st.builds(ShortText, st.lists(answers, min_size=1, max_size=4).map(tuple), st.none() | st.booleans())
number_bodies = st.builds(Number, st.lists(number_answers, min_size=1, max_size=3).map(tuple))
gaps = st.lists(rich | st.builds(Gap, choices | texts | number_bodies, st.just(1.0)), min_size=1, max_size=5)
areas = st.builds(Area, st.just(AreaShape.CIRCLE), st.tuples(numbers, numbers, numbers), st.booleans(), words)
bodies: st.SearchStrategy[Body] = st.one_of(
    choices,
    texts,
    number_bodies,
    st.builds(TrueFalse, st.none() | st.booleans(), st.none() | rich, st.none() | rich),
    st.builds(Matching, st.lists(st.builds(Pair, rich, st.none() | rich, weights), min_size=1, max_size=4).map(tuple)),
    st.builds(Ordering, st.lists(rich, min_size=2, max_size=4).map(tuple), st.booleans()),
    st.builds(Scale, st.lists(rich, min_size=2, max_size=4).map(tuple)),
    gaps.map(lambda parts: Gaps(tuple(parts))),
    st.builds(PointBody, st.just("a.png"), st.lists(areas, min_size=1, max_size=3).map(tuple)),
    st.builds(Essay, st.none() | st.integers(1, 20)),
    st.just(Description()),
)
items = st.builds(
    BankQuestion,
    stem=rich,
    body=bodies,
    title=st.none() | words,
    id=st.none() | words,
    tags=st.lists(words, max_size=2).map(tuple),
    feedback=st.none() | rich,
    files=st.just(()) | st.just((BankAttachment("a.png", b"\x89PNG"),)),
    seconds=st.none() | st.sampled_from([20.0, 30.0, 45.5]),
    points=st.none() | st.sampled_from([1.0, 2.0, 0.5]),
)
banks = st.lists(items | st.builds(Category, words), min_size=1, max_size=4).map(
    lambda entries: QuestionBank(tuple(entries))
)


@pytest.mark.parametrize("kind", WRITTEN)
@given(bank=banks)
@settings(max_examples=25)
def test_what_is_not_read_back_is_named(kind: BankFormat, bank: QuestionBank) -> None:
    try:
        made = write(bank, kind)
    except NothingWritableError:
        return
    named = {number: {loss.kind for loss in made.losses if loss.item == number} for number in range(1, 10)}
    left_out = {n for n, kinds in named.items() if LossKind.KIND in kinds and n <= len(bank.items)}
    found: tuple[BankQuestion, ...] = ()
    with suppress(EmptyFileError):
        found = read(made.data, kind=kind).bank.items
    changed = {n for n, kinds in named.items() if kinds & {LossKind.KIND, LossKind.QUESTION}}
    if len(found) != len(bank.items):
        assert len(changed) >= 1
        return
    for number, (before, after) in enumerate(zip(bank.items, found, strict=True), 1):
        if not left_out:
            assert set(differences(before, after)) <= named[number], (before, after)


def a_choice(several: bool, most: int) -> st.SearchStrategy[Choice]:
    """Words without signs, and a right answer."""

    def made(texts: list[RichText], right: list[int]) -> Choice:
        places = {at % len(texts) for at in right} if several else {right[0] % len(texts)}
        return Choice(tuple(Answer(text, at in places) for at, text in enumerate(texts)), several and len(places) > 1)

    return st.builds(
        made, st.lists(tame, min_size=2, max_size=most), st.lists(st.integers(0, 9), min_size=1, max_size=4)
    )


HELD: dict[BankFormat, st.SearchStrategy[BankQuestion]] = {
    BankFormat.AIKEN: st.builds(BankQuestion, stem=tame, body=a_choice(False, 6)),
    BankFormat.QCMCAM: st.builds(BankQuestion, stem=tame, body=a_choice(True, 4)),
    BankFormat.AMC_TXT: st.builds(
        BankQuestion, stem=tame, body=a_choice(False, 6) | st.builds(Essay, st.integers(1, 9))
    ),
    BankFormat.KAHOOT: st.builds(
        BankQuestion, stem=tame, body=a_choice(True, 4), seconds=st.sampled_from([5.0, 20.0, 240.0])
    ),
    BankFormat.CSV: st.builds(
        BankQuestion,
        stem=tame,
        title=st.none() | tame.map(lambda text: text.text),
        feedback=st.none() | tame,
        seconds=st.none() | st.sampled_from([20.0, 30.5]),
        points=st.none() | st.just(2.0),
        body=st.one_of(
            a_choice(True, 6),
            st.builds(TrueFalse, st.booleans()),
            st.builds(Ordering, st.lists(tame, min_size=2, max_size=5).map(tuple)),
            st.builds(Scale, st.lists(tame, min_size=2, max_size=5).map(tuple)),
            st.builds(Matching, st.lists(st.builds(Pair, tame, tame), min_size=1, max_size=4).map(tuple)),
            st.builds(ShortText, st.lists(st.builds(Answer, tame, st.just(True)), min_size=1, max_size=3).map(tuple)),
            st.builds(Number, st.lists(st.builds(NumberAnswer, accepted), min_size=1, max_size=3).map(tuple)),
            st.just(Description()),
        ),
    ),
}
formatted = st.builds(RichText, tame.map(lambda text: text.text), st.sampled_from(TextFormat))
signed = st.text(alphabet="abé=~#{}:\\", min_size=1, max_size=9).map(
    lambda text: RichText(f"a{text}", TextFormat.MOODLE)
)
held_texts = formatted | signed
held_answers = st.builds(Answer, held_texts, st.booleans(), weights, st.none() | held_texts)
rich_items = st.builds(
    BankQuestion,
    stem=held_texts,
    title=st.none() | tame.map(lambda text: text.text),
    id=st.none() | tame.map(lambda text: text.text),
    tags=st.lists(tame.map(lambda text: text.text), max_size=2).map(tuple),
    feedback=st.none() | held_texts,
    body=st.one_of(
        st.builds(TrueFalse, st.booleans(), st.none() | held_texts, st.none() | held_texts),
        st.builds(Number, st.lists(st.builds(NumberAnswer, accepted, st.just(True), weights), min_size=1).map(tuple)),
        st.builds(ShortText, st.lists(st.builds(Answer, held_texts, st.just(True), weights), min_size=1).map(tuple)),
        st.builds(Matching, st.lists(st.builds(Pair, held_texts, tame), min_size=1, max_size=4).map(tuple)),
        st.builds(Ordering, st.lists(held_texts, min_size=2, max_size=4).map(tuple)),
        st.builds(Essay),
        st.builds(
            lambda found, last: Choice((Answer(last, True), Answer(last, False), *found)),
            st.lists(held_answers, max_size=4),
            held_texts,
        ),
    ),
)
HELD[BankFormat.GIFT] = rich_items.map(
    lambda item: replace(item, feedback=None) if isinstance(item.body, Ordering) else item
)
HELD[BankFormat.MOODLE] = rich_items.map(lambda item: replace(item, points=2.0, files=(BankAttachment("b.png", b"x"),)))


@pytest.mark.parametrize("kind", HELD)
@given(data=st.data())
@settings(max_examples=25)
def test_what_a_format_holds_comes_back_without_a_loss(kind: BankFormat, data: st.DataObject) -> None:
    bank = QuestionBank(tuple(data.draw(st.lists(HELD[kind], min_size=1, max_size=4))))
    made = write(bank, kind)
    assert made.losses == ()
    found = read(made.data, kind=kind)
    assert found.losses == ()
    assert [differences(*pair) for pair in zip(bank.items, found.bank.items, strict=True)] == [()] * len(bank.items)
    with suppress(NothingWritableError):
        assert write(found.bank, kind).data == made.data  # written again, the same


@given(items)
def test_any_question_is_asked_or_not_and_its_own_key_is_right(item: BankQuestion) -> None:
    found = to_live_question(item, QuestionId("q"))
    if found is not None and found.question.key is not None:
        question = found.question
        for line in question.key.split("\n"):
            assert is_right(question, line)


@given(banks)
@settings(max_examples=25)
def test_a_question_differs_from_itself_in_nothing(bank: QuestionBank) -> None:
    for item in bank.items:
        assert differences(item, item) == ()
