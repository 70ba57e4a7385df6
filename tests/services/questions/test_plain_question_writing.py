"""Collections are written by plugins: each question as plain values, and what these cannot hold is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.plugins.test_format_runner import QUESTIONS as PLUGIN
from tests.services.plugins.test_format_runner import plugin
from tests.support.plugin_folders import runnable
from tni.api.formats import ImportedQuestions, PlainOption, PlainQuestion, QuestionKind
from tni.quiz.bank.bodies import Answer, Between, Body, Choice, Essay, Near, Number, NumberAnswer, Ordering, ShortText
from tni.quiz.bank.errors import NothingToWriteError, NothingWritableError
from tni.quiz.bank.losses import Loss, LossKind
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
from tni.quiz.bank.rich_text import RichText, TextFormat
from tni.services.plugins.format_contract import QUESTIONS
from tni.services.plugins.format_runner import FormatRunner
from tni.services.questions.plain_question_writing import plain_questions, write_plain_questions
from tni.services.questions.plain_questions import bank_of

AB = (PlainOption("a", is_right=True, match="1"), PlainOption("b", match="2"))
KINDS = (QuestionKind.SEVERAL, QuestionKind.MATCH, QuestionKind.TRUE_FALSE)
LISTS = (QuestionKind.ORDER, QuestionKind.SCALE)


def asked(body: Body, stem: RichText | None = None) -> BankQuestion:
    return BankQuestion(stem=stem or RichText("?"), body=body)


def test_what_an_importer_gives_comes_out_as_it_was() -> None:
    lists = [PlainQuestion(kind, "?", tuple(map(PlainOption, "abc"))) for kind in LISTS]
    questions = (*QUESTIONS, *(PlainQuestion(kind, "?", AB) for kind in KINDS), *lists)
    bank, _, _ = bank_of(ImportedQuestions("Titre", questions))
    made, losses = plain_questions(bank)
    assert losses == []
    assert [number for number, _ in made] == list(range(1, len(questions) + 1))
    again, _, _ = bank_of(ImportedQuestions("Titre", tuple(plain for _, plain in made)))
    assert again == bank


def test_what_plain_values_cannot_hold_is_told_by_its_number() -> None:
    weighed = Choice((Answer(RichText("a"), right=True, weight=50.0), Answer(RichText("b"), right=False)))
    bank = QuestionBank((
        asked(Essay()),
        asked(ShortText((Answer(RichText("Paris"), right=True), Answer(RichText("Lyon"), right=False)))),
        asked(weighed, RichText("<b>Gras</b>", TextFormat.HTML)),
        asked(Ordering((RichText("a"), RichText("b")), known=False)),
    ))  # fmt: skip
    made, losses = plain_questions(bank)
    assert [(number, plain.text) for number, plain in made] == [(2, "?"), (3, "Gras")]
    assert made[0][1].answers == ("Paris",)
    assert {(one.kind, one.item) for one in losses} >= {
        (LossKind.KIND, 1), (LossKind.FORMAT, 3), (LossKind.CREDIT, 3), (LossKind.KIND, 4),
    }  # fmt: skip


def test_a_range_of_numbers_has_a_middle_and_a_reach() -> None:
    bodies = (Number((NumberAnswer(Between(1.0, 2.0)), NumberAnswer(Near(9.0), right=False))), Number(()))
    made, _ = plain_questions(QuestionBank(tuple(map(asked, bodies))))
    assert [(plain.answers, plain.tolerance) for _, plain in made] == [(("1.5",), 0.5), ((), 0.0)]


LOSSES = '(FormatLoss("L’image.", 2), FormatLoss("Tout."))'
TELLING = PLUGIN.replace("questions)]).encode())", f"questions)]).encode(), {LOSSES})")


def test_a_collection_is_written_by_a_plugin_and_its_own_losses_are_told(tmp_path: Path) -> None:
    runner = FormatRunner(runnable(plugin(tmp_path, "question exporter", TELLING)))
    bank = QuestionBank((asked(ShortText(())), asked(Essay()), asked(ShortText(()), RichText("Capitale ?"))), "Villes")
    losses = write_plain_questions(runner, bank, tmp_path / "villes.q")
    assert (tmp_path / "villes.q").read_text() == "Villes\n?\nCapitale ?"
    assert losses[-2:] == (Loss(LossKind.OTHER, 3, what="L’image"), Loss(LossKind.OTHER, None, what="Tout"))


@pytest.mark.parametrize(
    ("bank", "error"),
    [(QuestionBank(()), NothingToWriteError), (QuestionBank((asked(Essay()),)), NothingWritableError)],
)
def test_nothing_is_written_of_nothing(tmp_path: Path, bank: QuestionBank, error: type[Exception]) -> None:
    runner = FormatRunner(runnable(plugin(tmp_path, "question exporter", PLUGIN)))
    with pytest.raises(error):
        write_plain_questions(runner, bank, tmp_path / "a.q")
    assert not (tmp_path / "a.q").exists()
