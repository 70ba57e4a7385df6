"""Moodle's text with gaps as a file of its own."""

from __future__ import annotations

import pytest

from tests.support.bank_samples import CLOZE
from tni.core.format_errors import UnknownFileError
from tni.formats.banks.format_registry import detect_format, read, write
from tni.quiz.bank.bank_format import BankFormat
from tni.quiz.bank.bodies import Choice, Gap, Gaps, Number, ShortText
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.rich_text import RichText


def test_a_text_is_one_question_with_all_its_gaps() -> None:
    found = read(CLOZE.encode(), "texte.txt")
    (item,) = found.bank.items
    assert isinstance(item.body, Gaps)
    gaps = [part for part in item.body.parts if isinstance(part, Gap)]
    assert [type(gap.body) for gap in gaps] == [ShortText, Choice, Number]
    assert [gap.weight for gap in gaps] == [1, 2, 1]
    assert next(part.text for part in item.body.parts if isinstance(part, RichText)) == "La "
    assert found.losses == ()
    made = write(found.bank, BankFormat.MOODLE)
    assert (made.losses, read(made.data).bank.items[0].body) == ((), item.body)


@pytest.mark.parametrize(
    "text",
    [
        "La {1:SHORTANSWER:=Loire}",
        "<p>La {1:SA:=Loire~%50%Seine}</p>",
        "\ufeff{:MC:=oui~non} \r\nou {2:NM:=3:0.1}",
        "1. {1:MULTICHOICE_VS:~%100%a~b}\n\n2. {1:MRHS:=a~=b~c}",
    ],
)
def test_its_gaps_make_it_known(text: str) -> None:
    assert detect_format(text.encode(), "a.txt") is BankFormat.CLOZE
    assert len(read(text.encode(), "a.txt").bank.items) == 1


def test_gaps_that_another_format_quotes_make_no_such_file() -> None:
    gift = "::t::Écrivez \\{1\\:SHORTANSWER\\:\\=a\\} {=a ~b}"
    assert detect_format(gift.encode(), "a.txt") is BankFormat.GIFT
    with pytest.raises(UnknownFileError):
        read(b"<html>{1:SHORTANSWER}</html>", "a.txt")


@pytest.mark.parametrize(
    "gift",
    [
        "::Un::Paris est une {=ville ~rue}\n\nLa {1:SHORTANSWER:=Loire} coule.\n",
        "2 + 2 ? {=4 ~5}\n\nLa {1:SHORTANSWER:=Loire} coule.\n",
        "2 + 2 ? {#4}\n\nLa {1:SHORTANSWER:=Loire} coule.\n",
        "Vrai ? {TRUE}\n\nLa {1:SHORTANSWER:=Loire} coule.\n",
    ],
)
def test_gift_with_one_gap_is_gift_and_the_gap_is_read(gift: str) -> None:
    assert detect_format(gift.encode(), "a.txt") is BankFormat.GIFT
    one, two = read(gift.encode(), "a.txt").bank.items
    assert not isinstance(one.body, Gaps)
    assert isinstance(two.body, Gaps)
    (gap,) = (part for part in two.body.parts if isinstance(part, Gap))
    assert isinstance(gap.body, ShortText)
    assert [answer.text.text for answer in gap.body.answers] == ["Loire"]


def test_gaps_on_several_lines_of_gift_are_one_question() -> None:
    gift = "2 + 2 ? {=4 ~5}\n\nLa {1:SHORTANSWER:=Loire}\net le {1:SHORTANSWER:=Rhin}\ncoulent.\n"
    one, two = read(gift.encode(), "a.gift").bank.items
    assert not isinstance(one.body, Gaps)
    assert isinstance(two.body, Gaps)
    assert len([part for part in two.body.parts if isinstance(part, Gap)]) == 2


def test_a_brace_beside_gaps_makes_no_gift_of_them() -> None:
    text = "Le code { x = 1 } et {} : {1:SHORTANSWER:=oui}"
    assert detect_format(text.encode(), "a.txt") is BankFormat.CLOZE


def test_aiken_with_a_gap_is_aiken() -> None:
    text = "La {1:SHORTANSWER:=Loire} ?\nA. oui\nB. non\nANSWER: A\n"
    assert detect_format(text.encode(), "a.txt") is BankFormat.AIKEN


def test_a_gap_that_does_not_close_is_a_loss() -> None:
    found = read(b"La {1:SHORTANSWER:=Loire", "a.txt")
    assert found.bank.items == ()
    assert [loss.kind for loss in found.losses] == [LossKind.QUESTION]


@pytest.mark.parametrize("gap", ["{1:MC:a~b}", "{1:SA:}", "{1:NM:}", "{1:MC:%0%a~%-50%b}", "{1:SA:%0%a}"])
def test_a_gap_without_a_right_answer_is_told(gap: str) -> None:
    found = read(f"La {gap} et {{1:SA:=b}}, {{1:MC:%50%a~b}}".encode(), "a.txt")
    assert [(loss.kind, loss.what) for loss in found.losses] == [(LossKind.KEY, gap)]


@pytest.mark.parametrize(("answers", "is_told"), [("=->", True), ("=a-> =->b", True), ("=a->b =c->d", False)])
def test_pairs_of_gift_without_a_right_one_are_told(answers: str, is_told: bool) -> None:
    found = read(f"Q {{{answers}}}".encode(), "a.gift")
    assert [loss.kind for loss in found.losses] == [LossKind.KEY] * is_told
