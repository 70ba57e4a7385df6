"""Writing of a question bank with a report of losses: the written file is read back and compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tni.core.format_errors import FileFormatError
from tni.formats.banks.read_context import BankReadResult
from tni.quiz.bank.bodies import body_name
from tni.quiz.bank.differences import differences
from tni.quiz.bank.errors import NothingWritableError
from tni.quiz.bank.losses import Loss, LossKind
from tni.quiz.bank.question_bank import QuestionBank


@dataclass(frozen=True, slots=True)
class EncodedBank:
    """Bank as a file. data: its bytes. kept: numbers of the questions in it, from 1, in its order."""

    data: bytes
    kept: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WrittenBank:
    """Bank as a file, with what it lacks. losses: by the bank's own question numbers."""

    data: bytes
    losses: tuple[Loss, ...]


def write_and_compare(
    bank: QuestionBank, write: Callable[[QuestionBank], EncodedBank], read: Callable[[bytes], BankReadResult]
) -> WrittenBank:
    """Write a bank and find its losses. Raises: NothingWritableError if no question can be written."""
    draft = write(bank)
    if bank.items and not draft.kept:
        raise NothingWritableError
    kept = set(draft.kept)
    losses = [
        Loss(LossKind.KIND, number, what=body_name(item.body))
        for number, item in enumerate(bank.items, 1)
        if number not in kept
    ]
    try:
        found = read(draft.data)
    except FileFormatError:
        found = None
    if found is not None and len(found.bank.items) == len(draft.kept):
        losses += _compared(bank, found.bank, draft.kept)
    else:  # text of one question was read as part of another: compare each question by itself
        losses += [loss for number in draft.kept for loss in _alone(bank, number, write, read)]
    if bank.title is not None and (found is None or found.bank.title != bank.title):
        losses.append(Loss(LossKind.TITLE))
    return WrittenBank(draft.data, tuple(sorted(losses, key=lambda loss: (loss.item is None, loss.item or 0))))


def _compared(bank: QuestionBank, found: QuestionBank, kept: Sequence[int]) -> list[Loss]:
    losses = []
    before, after = list(bank.sorted_items()), list(found.sorted_items())
    for number, (category, item) in zip(kept, after, strict=True):
        path, expected = before[number - 1]
        losses += [Loss(kind, number) for kind in differences(expected, item)]
        if path != category:
            losses.append(Loss(LossKind.CATEGORY, number))
    return losses


def _alone(
    bank: QuestionBank,
    number: int,
    write: Callable[[QuestionBank], EncodedBank],
    read: Callable[[bytes], BankReadResult],
) -> list[Loss]:
    item = bank.items[number - 1]
    try:
        items = read(write(QuestionBank((item,))).data).bank.items
    except FileFormatError:
        items = ()
    if len(items) != 1:
        return [Loss(LossKind.QUESTION, number)]
    return [Loss(kind, number) for kind in differences(item, items[0])]
