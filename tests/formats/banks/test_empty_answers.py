"""Answers that say nothing are no choices, in whatever format they come."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.bank_samples import zipped
from tni.core.format_errors import FileFormatError
from tni.core.table import Table
from tni.formats.banks.empty_answers import has_content, without_empty_answers
from tni.formats.banks.format_registry import read, write
from tni.formats.table_xlsx import table_xlsx
from tni.quiz.bank.bank_format import BankFormat
from tni.quiz.bank.bodies import Answer, Choice, Description, Gap, Gaps, ShortText
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
from tni.quiz.bank.rich_text import RichText, TextFormat


def answers(data: bytes | str, kind: BankFormat) -> list[tuple[str, bool]]:
    """The answers of the only question, and whether each is right."""
    (item,) = read(data.encode() if isinstance(data, str) else data, kind=kind).bank.items
    assert isinstance(item.body, Choice)
    return [(answer.text.text, at in item.body.right) for at, answer in enumerate(item.body.answers)]


@pytest.mark.parametrize(
    "text",
    ["Q {~=oui~non}", "Q {~=oui ~ ~non}", "Q {=oui =  ~non ~}", "Q {\n~\n=oui\n~%0%\n~non\n}", "Q {~%50%=oui~non}"],
)
def test_gift_with_a_mark_too_many_gains_no_answer(text: str) -> None:
    assert answers(text, BankFormat.GIFT) == [("oui", True), ("non", False)]


def test_the_feedback_of_an_empty_answer_is_a_loss() -> None:
    found = read(b"Q {=oui#Bien ~#Rien ~non#Mal}", kind=BankFormat.GIFT)
    assert [(loss.kind, loss.item) for loss in found.losses] == [(LossKind.FEEDBACK, 1)]
    gap = read(b"Q {1:MC:=oui~#Rien~non}", kind=BankFormat.CLOZE)
    assert [(loss.kind, loss.item) for loss in gap.losses] == [(LossKind.FEEDBACK, 1)]


def test_gift_with_an_empty_mark_among_pairs_still_pairs() -> None:
    found = read(b"Q {=un -> 1 =deux -> 2 ~}", kind=BankFormat.GIFT)
    assert [type(item.body).__name__ for item in found.bank.items] == ["Matching"]


def test_qcmcam_s_key_counts_the_empty_items_that_are_left_out() -> None:
    text = json.dumps({"0": {"question": "<ol><li>&nbsp;</li><li>b</li><li><br></li><li>d</li></ol>", "reponse": "D"}})
    assert answers(text, BankFormat.QCMCAM) == [("b", False), ("d", True)]


def test_letters_stand_for_answers_of_which_none_says_anything() -> None:
    text = json.dumps({"0": {"question": "<img src='data:image/png;base64,AA=='><ol><li></li><li> </li></ol>"}})
    assert [text for text, _ in answers(text, BankFormat.QCMCAM)] == ["A", "B"]


def test_a_film_or_drawing_that_is_left_out_is_no_empty_answer() -> None:
    text = json.dumps({"0": {"question": "<ol><li><svg><g/></svg></li><li>b</li><li> </li></ol>", "reponse": "B"}})
    assert answers(text, BankFormat.QCMCAM) == [("[…]", False), ("b", True)]
    drawn = r"\begin{tikzpicture}\draw (0,0);\end{tikzpicture}"
    latex = rf"\begin{{question}}{{q}}q\begin{{choices}}\bonne{{b}}\mauvaise{{{drawn}}}\end{{choices}}\end{{question}}"
    assert answers(latex, BankFormat.AMC_LATEX) == [("b", True), ("[…]", False)]


def test_qcmcam_s_page_with_one_empty_item_asks_nothing() -> None:
    for question, body in (("<p>a</p><ol><li></li></ol>", Description), ("<p>a</p>", Description)):
        (item,) = read(json.dumps({"0": {"question": question}}).encode()).bank.items
        assert isinstance(item.body, body)
    assert len(answers('{"0": {"question": "a<ol><li> </li></ol>", "reponse": "C"}}', BankFormat.QCMCAM)) == 4


def test_a_right_answer_that_says_nothing_is_its_letter() -> None:
    assert answers("Q ?\nA. a\nB.\nC.\nANSWER: C\n", BankFormat.AIKEN) == [("a", False), ("B", True)]


def test_a_picture_or_a_formula_is_an_answer() -> None:
    for text in ('<img src="a.png">', "<math><mi>x</mi></math>", "\\(x\\)", "0"):
        assert has_content(RichText(text, TextFormat.HTML))
    for text in ("", " \n", "<p>&nbsp;<br></p>", "\u200b\ufeff", "<b></b>"):
        assert not has_content(RichText(text, TextFormat.HTML))


def test_choices_within_gaps_lose_their_empty_answers_too() -> None:
    choice = Choice((Answer(RichText("a"), True), Answer(RichText(" "), False)))
    word = Gap(ShortText((Answer(RichText("b"), True),)))
    found = without_empty_answers(Gaps((RichText("x"), Gap(choice, 2.0), word)))
    assert found == Gaps((RichText("x"), Gap(Choice(choice.answers[:1]), 2.0), word))


def test_a_collection_of_ours_keeps_them() -> None:
    """Their letters were asked, and the ids of questions are made of their answers."""
    body = Choice((Answer(RichText(""), False), Answer(RichText("b"), True)))
    made = write(QuestionBank((BankQuestion(stem=RichText("Q"), body=body),)), BankFormat.MOODLE, is_own=True)
    assert made.losses == ()
    (own,) = read(made.data, is_own=True).bank.items
    assert isinstance(own.body, Choice)
    assert [answer.text.text for answer in own.body.answers] == ["", "b"]
    assert answers(made.data, BankFormat.MOODLE) == [("b", True)]


cell = st.sampled_from(["", " ", "\u00a0", "a", "b c", "7"])
mark = st.sampled_from(["=", "~", "~%50%", "~%0%", "="])


def choices(data: bytes, kind: BankFormat) -> Iterator[Choice]:
    with suppress(FileFormatError):
        for item in read(data, kind=kind).bank.items:
            parts = item.body.parts if isinstance(item.body, Gaps) else (Gap(item.body),)  # type: ignore[arg-type]
            yield from (part.body for part in parts if isinstance(part, Gap) and isinstance(part.body, Choice))


@given(st.lists(st.tuples(mark, cell), min_size=1, max_size=6), st.sets(st.integers(0, 5), min_size=1, max_size=2))
def test_no_reader_yields_an_empty_choice(rows: list[tuple[str, str]], right: set[int]) -> None:
    texts = [text for _, text in rows]
    letters = "ABCDEF"
    listed = "".join(f"<li>{text}</li>" for text in texts)
    h5p = {"library": "H5P.MultiChoice 1.1", "params": {"question": "q", "answers": [{"text": one} for one in texts]}}
    qti = "".join(f'<simpleChoice identifier="{n}">{text}</simpleChoice>' for n, text in enumerate(texts))
    latex = "".join(rf"\{'bonne' if n in right else 'mauvaise'}{{{text}}}" for n, text in enumerate(texts))
    xml = "".join(f'<answer fraction="{100 * (n in right)}"><text>{t}</text></answer>' for n, t in enumerate(texts))
    key = sorted(right)
    heading = ["Question", *(f"Answer {n + 1}" for n in range(len(texts))), "Correct answer(s)"]
    files = {
        BankFormat.GIFT: "q {" + "".join(sign + text for sign, text in rows) + "}",
        BankFormat.MOODLE: f'<quiz><question type="multichoice"><questiontext><text>q</text></questiontext>{xml}'
        "</question></quiz>",
        BankFormat.AIKEN: "q\n" + "".join(f"{a}. {t}\n" for a, t in zip(letters, texts, strict=False)) + "ANSWER: A\n",
        BankFormat.QCMCAM: json.dumps({"0": {"question": f"q<ol>{listed}</ol>", "reponse": [letters[n] for n in key]}}),
        BankFormat.AMC_TXT: "* q\n" + "".join(f"{'+' if n in right else '-'} {t}\n" for n, t in enumerate(texts)),
        BankFormat.CSV: ";".join(f'"{t}"' for t in heading) + "\nq;" + ";".join(texts) + f";{key[0] + 1}\n",
        BankFormat.QTI: '<assessmentItem identifier="i"><itemBody><choiceInteraction>'
        f"{qti}</choiceInteraction></itemBody></assessmentItem>",
        BankFormat.AMC_LATEX: rf"\begin{{question}}{{q}}q\begin{{choices}}{latex}\end{{choices}}\end{{question}}",
        BankFormat.CLOZE: "q {1:MULTICHOICE:" + "~".join(texts) + "}",
        BankFormat.H5P: zipped({"content/content.json": json.dumps({"questions": [h5p]}).encode()}),
        BankFormat.KAHOOT: table_xlsx([Table("S", [heading, ["q", *texts, str(key[0] + 1)]])]),
    }
    assert set(files) == set(BankFormat)
    for kind, data in files.items():
        for choice in choices(data if isinstance(data, bytes) else data.encode(), kind):
            assert all(has_content(answer.text) for answer in choice.answers), kind
