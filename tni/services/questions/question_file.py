"""Files of questions from outside: added to a collection, written for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tni.files.atomic import write_atomically
from tni.formats.banks.format_registry import write
from tni.quiz.bank.bank_format import BankFormat
from tni.quiz.bank.collection import added
from tni.quiz.bank.errors import NothingToWriteError
from tni.quiz.bank.losses import Loss
from tni.quiz.bank.question_bank import QuestionBank
from tni.services.questions.listed_questions import ListedQuestion
from tni.services.questions.question_library import QuestionLibrary


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """File of questions that was read; nothing of it is stored yet. data: its bytes. title: of the questions in it."""

    path: Path
    data: bytes
    title: str | None
    entries: Sequence[ListedQuestion]
    losses: tuple[Loss, ...]


def add_to_collection(
    library: QuestionLibrary, name: str, file: QuestionFile, entries: Sequence[ListedQuestion]
) -> int:
    """Add questions of a file to the end of a collection, and store the file itself beside it. Returns the number of
    questions added: those that the collection contains already, or can't hold, are not. Raises: TniError, OSError."""
    before = library.load(name) if name in library.names() else QuestionBank((), file.title)
    after = added(before, [(entry.category or None, entry.item) for entry in entries])
    library.save_original(file.path.name, file.data)
    library.save(name, after)
    return len(library.load(name).items) - len(before.items)


def write_for_others(bank: QuestionBank, path: Path, kind: BankFormat) -> tuple[Loss, ...]:
    """Write a collection for another program. Returns what that program's format can't hold. Raises: TniError,
    NothingToWriteError."""
    if not bank.items:
        raise NothingToWriteError
    made = write(bank, kind)
    write_atomically(path, made.data)
    return made.losses
