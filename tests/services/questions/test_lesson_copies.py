"""Copies of questions in a lesson: they hold all that is asked, and their right answers only in their file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.support.bank_samples import GIFT, MATHS
from tests.support.later_tasks import LaterTasks
from tni.core.ids import QuestionId
from tni.formats.banks.format_registry import read
from tni.quiz.bank.bank_format import BankFormat
from tni.quiz.bank.collection import with_key
from tni.quiz.bank.question_bank import QuestionBank
from tni.services.questions.lesson_copies import copy_of, read_copy
from tni.services.questions.listed_questions import ListedQuestion, list_questions
from tni.services.questions.question_library import QuestionLibrary
from tni.services.questions.questions_service import QuestionsService

PRIVATE = QuestionBank(
    tuple(item for text in (GIFT, MATHS) for item in read(text.encode(), kind=BankFormat.GIFT).bank.items)
)


def test_a_copy_shows_what_the_class_sees_and_no_right_answer() -> None:
    entries = list_questions(PRIVATE)
    copies = {copy.record.text: copy for entry in entries if (copy := copy_of(entry)) is not None}
    assert copies["Capitale de l'Italie ?"].record.choices == ("Rome", "Milan", "Naples")
    assert copies["Pi ?"].record.choices == ()
    assert "3.14" not in repr(copies["Pi ?"].record)


def library(folder: Path) -> tuple[QuestionsService, QuestionLibrary, LaterTasks]:
    tasks, made = LaterTasks(), QuestionLibrary(folder)
    made.save("Italie", PRIVATE)
    return QuestionsService(made, tasks), made, tasks


def asked(found: Mapping[QuestionId, ListedQuestion], question: QuestionId) -> object:
    entry = found.get(question)
    return None if entry is None or entry.live_question is None else entry.live_question.question


def test_a_question_is_asked_from_its_collection_and_without_it_from_the_copy(tmp_path: Path) -> None:
    service, collections, tasks = library(tmp_path)
    entries = list_questions(collections.load("Italie"))
    copy = copy_of(entries[0])
    assert copy is not None
    question, live = copy.record.question, entries[0].live_question
    assert live is not None
    changed = with_key(entries[0].item, live, "B")
    collections.save("Italie", QuestionBank((changed, *collections.load("Italie").items[1:])))
    results: list[Mapping[QuestionId, ListedQuestion]] = []

    def find() -> object:
        service.finder.find_or_copy([question], {question: copy.data}.get, results.append)
        tasks.run()
        return asked(results[-1], question)

    there = find()
    assert getattr(there, "key", None) == "B"
    collections.erase("Italie")
    assert find() == live.question


def test_a_copy_that_is_no_question_is_left_out(tmp_path: Path) -> None:
    service, _, tasks = library(tmp_path)
    wanted, results = QuestionId("bank:0"), list[Mapping[QuestionId, ListedQuestion]]()
    service.finder.find_or_copy([wanted], {wanted: b"<quiz><question"}.get, results.append)
    tasks.run()
    assert results == [{}]


def test_a_question_comes_back_from_its_copy() -> None:
    entries = list_questions(PRIVATE)
    whole = [(entry, copy) for entry in entries if (copy := copy_of(entry)) is not None]
    entry, copy = next(pair for pair in whole if "Associez" in pair[1].record.text)
    found = read_copy(copy.record.question, copy.data)
    assert found is not None
    assert found.live_question == entry.live_question
