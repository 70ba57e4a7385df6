"""Copies of questions in a lesson: made from questions of a collection, and read again to be asked.

A copy may come from anybody with the lesson, so it is read in a sandbox.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tni.core.digest import sha256
from tni.core.errors import TniError
from tni.core.ids import BlobId, QuestionId
from tni.document.lesson_plan import LessonQuestion, question_key
from tni.formats.banks.format_registry import encode_bank
from tni.formats.banks.read_context import BANK_LIMITS, BankReadResult
from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint
from tni.quiz.bank.bank_format import BankFormat
from tni.quiz.bank.collection import with_moodle_tags, without_moodle_tags
from tni.quiz.bank.question_bank import QuestionBank
from tni.services.questions.listed_questions import ListedQuestion, list_questions

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CopiedQuestion:
    """Copy to be put into a lesson. data: bytes of its file."""

    record: LessonQuestion
    data: bytes = field(repr=False)


def copy_of(entry: ListedQuestion) -> CopiedQuestion | None:
    """Make a copy of a question; None for one that no vote can be made of."""
    if entry.live_question is None:
        return None
    question = entry.live_question.question
    data = encode_bank(with_moodle_tags(QuestionBank((entry.item,))), BankFormat.MOODLE).data
    record = LessonQuestion(
        id=question_key(question.id),
        file=BlobId(sha256(data).hex()),
        text=(question.text or entry.text).strip(),
        choices=tuple(choice for choice in (*question.options, *question.targets) if choice),
    )
    return CopiedQuestion(record, data)


def read_copies(copies: Mapping[QuestionId, bytes]) -> dict[QuestionId, ListedQuestion]:
    """Read copies that a lesson holds. One that can't be read is left out. For a worker thread."""
    found: dict[QuestionId, ListedQuestion] = {}
    for question, data in copies.items():
        try:
            entry = read_copy(question, data)
        except TniError as error:
            _log.warning("the copy of a question is not read: %s", error)
            continue
        if entry is not None:
            found[question] = entry
    return found


def read_copy(question: QuestionId, data: bytes) -> ListedQuestion | None:
    """Read a copy; None for one that no vote can be made of. Raises: FileFormatError, ReaderCrashedError."""
    read: BankReadResult = SandboxedReader(BANK_LIMITS.seconds).read(SandboxEntryPoint.COLLECTION, data)
    entries = list_questions(without_moodle_tags(read.bank), read.numbers, read.losses)
    entry = next((one for one in entries if one.live_question is not None), None)
    if entry is None or entry.live_question is None:
        return None
    live = entry.live_question
    return replace(entry, live_question=replace(live, question=replace(live.question, id=question)))
