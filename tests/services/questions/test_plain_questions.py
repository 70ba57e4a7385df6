"""Questions of importers become questions of the bank; what a plugin gives is never trusted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.plugins.test_format_runner import QUESTIONS as PLUGIN
from tests.services.plugins.test_format_runner import plugin
from tests.support.later_tasks import LaterTasks
from tests.support.plugin_folders import runnable
from tni.api.formats import FormatLoss, ImportedQuestions, PlainOption, PlainQuestion, QuestionKind
from tni.formats.banks.question_renderer import askable
from tni.quiz.bank.bodies import Choice, Matching, Number, Ordering, Scale, ShortText, TrueFalse
from tni.quiz.bank.losses import Loss, LossKind
from tni.quiz.bank.rich_text import RichText
from tni.services.plugins.format_contract import QUESTIONS
from tni.services.plugins.plugin_folders import RunnablePlugin
from tni.services.questions.plain_questions import bank_of
from tni.services.questions.question_library import QuestionLibrary
from tni.services.questions.questions_service import QuestionsService
from tni.services.questions.questions_state import QuestionsFailed

AB = (PlainOption("a", match="1"), PlainOption("b", is_right=True, match="2"))


def bank(*questions: PlainQuestion) -> tuple[list[object], tuple[Loss, ...]]:
    made, _, losses = bank_of(ImportedQuestions("Titre", questions))
    return [one.body for one in made.items], losses


def test_each_kind_has_its_body() -> None:
    kinds = (QuestionKind.SEVERAL, QuestionKind.ORDER, QuestionKind.MATCH, QuestionKind.SCALE, QuestionKind.TRUE_FALSE)
    bodies, losses = bank(*QUESTIONS, *(PlainQuestion(kind, "?", AB) for kind in kinds))
    assert losses == ()
    assert list(map(type, bodies)) == [
        Choice, TrueFalse, Number, ShortText, Choice, Ordering, Matching, Scale, TrueFalse
    ]  # fmt: skip
    choice, number = bodies[0], bodies[2]
    assert isinstance(choice, Choice)
    assert choice.right == (0,)
    assert isinstance(number, Number)
    assert [one.accepted.value for one in number.answers if hasattr(one.accepted, "value")] == [3.14]
    assert (bodies[1], bodies[-1]) == (TrueFalse(True), TrueFalse(False))
    made, _, _ = bank_of(ImportedQuestions("", QUESTIONS))
    assert all(askable(one) is not None for one in made.items)
    assert (made.title, made.items[0].feedback) == (None, RichText("C’est 4."))


@pytest.mark.parametrize(
    "bad",
    [
        PlainQuestion(QuestionKind.POINT, "Où ?"), PlainQuestion(QuestionKind.CLOUD, "?"),
        PlainQuestion(QuestionKind.CHOICE, "sans réponse"), PlainQuestion(QuestionKind.TEXT, " "),
        PlainQuestion(QuestionKind.TEXT, "x" * 20_001), PlainQuestion(QuestionKind.CHOICE, "?", AB * 101),
    ],
)  # fmt: skip
def test_what_has_no_place_is_left_out_and_told_by_its_number(bad: PlainQuestion) -> None:
    made, numbers, losses = bank_of(
        ImportedQuestions("T", (QUESTIONS[0], bad, QUESTIONS[1]), (FormatLoss("Le son.", 3),))
    )
    assert (len(made.items), list(numbers)) == (2, [1, 3])
    assert losses == (Loss(LossKind.OTHER, 3, what="Le son"), Loss(LossKind.QUESTION, 2))


def test_an_answer_that_is_no_number_is_a_lost_key() -> None:
    bodies, losses = bank(replace(QUESTIONS[2], answers=("3,14", "pi", "inf"), tolerance=-1.0))
    assert losses == (Loss(LossKind.KEY, 1, what="pi"), Loss(LossKind.KEY, 1, what="inf"))
    assert isinstance(bodies[0], Number)
    assert len(bodies[0].answers) == 1


def test_a_file_of_a_plugin_is_previewed_and_one_that_it_refuses_is_told(tmp_path: Path) -> None:
    tasks, told = LaterTasks(), list[object]()
    found = runnable(plugin(tmp_path, "question importer", PLUGIN))

    class Importers:
        suffixes = (".q",)

        def of(self, path: Path) -> RunnablePlugin | None:
            return found if path.suffix == ".q" else None

    service = QuestionsService(QuestionLibrary(tmp_path / "library"), tasks, Importers())

    class View:
        def questions_changed(self) -> None: ...

        def questions_notice(self, notice: object) -> None:
            told.append(notice)

        def question_replaced(self, old: object, new: object) -> None: ...

    service.subscribe(View())
    service.open()
    tasks.run()
    good, empty = tmp_path / "calcul.q", tmp_path / "vide.q"
    good.write_text("2 + 2 ?\n3 + 3 ?")
    empty.write_bytes(b"")
    service.preview_file(good)
    tasks.run()
    preview = service.state.preview
    assert preview is not None
    assert (preview.name, [one.text for one in preview.entries]) == ("calcul.q", ["2 + 2 ?", "3 + 3 ?"])
    service.preview_file(empty)
    tasks.run()
    assert isinstance(told[-1], QuestionsFailed)
