"""Table of the questions of a lesson and the answers of each pupil. Pupils are ids and numbers; the table has no
names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tni.core.ids import ClickerId, PupilId, QuestionId
from tni.quiz.ledger import Ledger
from tni.quiz.question import Question
from tni.quiz.round import RoundId
from tni.quiz.tally import right_share


@dataclass(frozen=True, slots=True)
class RowOwner:
    """Owner of a row. pupil None: a number without a pupil, or, when number is None too, a clicker without a pupil."""

    pupil: PupilId | None = None
    number: int | None = None
    clicker: ClickerId | None = None

    @property
    def is_unknown(self) -> bool:
        """Return whether it is a clicker of no pupil of the class, whose votes are in no count."""
        return self.number is None


@dataclass(frozen=True, slots=True)
class ResultCell:
    """Answer of a pupil in a round. choice: None without an answer. right: None without an answer or without a key.
    could: whether the pupil was in the class and had a clicker. part: mark of an answer that is only partly right, else
    None."""

    choice: str | None = None
    right: bool | None = None
    could: bool = True
    part: float | None = None


ABSENT_CELL = ResultCell(could=False)


@dataclass(frozen=True, slots=True)
class ResultColumn:
    """Column for one vote. number: number of its question in the lesson, from 1. vote: 1 for the first vote on the
    question, 2 for the second, and so on. share: right answers over answers. counts: whether it is the last vote on its
    question, which is the one scored."""

    round: RoundId
    question: Question
    number: int
    vote: int
    answered: int
    share: float | None
    counts: bool


@dataclass(frozen=True, slots=True)
class ResultRow:
    """Row of one pupil. right: number of right answers to the `asked` questions that have a key; None: the pupil
    answered nothing."""

    who: RowOwner
    cells: tuple[ResultCell, ...]
    right: int | None
    asked: int


@dataclass(frozen=True, slots=True)
class ResultsTable:
    columns: tuple[ResultColumn, ...] = ()
    lines: tuple[ResultRow, ...] = ()


def tabulate(ledgers: Sequence[Ledger], members: Mapping[PupilId, int] = {}) -> ResultsTable:
    """Return the table of some rounds, with columns in the given order and rows by number, unknown clickers last.

    members: present pupils of the class, by id; those who were in no round have a row too.
    """
    columns = _columns(ledgers)
    owners, cells = _cells(ledgers)
    for pupil, number in members.items():
        owners.setdefault(pupil, RowOwner(pupil, number))
    lines = []
    for key, who in owners.items():
        own = tuple(cells.get((key, at), ABSENT_CELL) for at in range(len(ledgers)))
        scored = [cell for cell, column in zip(own, columns, strict=True) if column.counts and column.question.key]
        could = [cell for cell in scored if cell.could]
        answered = any(cell.choice is not None for cell in own) and not who.is_unknown
        lines.append(ResultRow(who, own, sum(bool(c.right) for c in could) if answered and could else None, len(could)))
    lines.sort(
        key=lambda line: (line.who.is_unknown, line.who.number or 0, line.who.clicker or "", line.who.pupil or "")
    )
    return ResultsTable(columns, tuple(lines))


def _columns(ledgers: Sequence[Ledger]) -> tuple[ResultColumn, ...]:
    numbers = {id_: n for n, id_ in enumerate(dict.fromkeys(ledger.round.question.id for ledger in ledgers), 1)}
    left, votes = Counter(ledger.round.question.id for ledger in ledgers), Counter[QuestionId]()
    columns = []
    for ledger in ledgers:
        question, tally = ledger.round.question, ledger.tally()
        left[question.id] -= 1
        votes[question.id] += 1
        number, vote = numbers[question.id], votes[question.id]
        answered = len(tally.answers)
        columns.append(
            ResultColumn(ledger.round.id, question, number, vote, answered, right_share(tally), not left[question.id])
        )
    return tuple(columns)


type _Key = PupilId | tuple[str, int] | tuple[str, ClickerId]


def _cells(ledgers: Iterable[Ledger]) -> tuple[dict[_Key, RowOwner], dict[tuple[_Key, int], ResultCell]]:
    """Return the owners with their last number, and the cells by owner and round."""
    owners: dict[_Key, RowOwner] = {}
    cells: dict[tuple[_Key, int], ResultCell] = {}
    for at, ledger in enumerate(ledgers):
        for result in ledger.results():
            key: _Key = result.pupil if result.pupil is not None else ("number", result.number)
            owners[key] = RowOwner(result.pupil, result.number, result.clicker)
            if result.choice is not None or (key, at) not in cells:  # a clicker may have been replaced in the vote
                cells[key, at] = _cell(ledger, result.choice)
        tally = ledger.tally()
        strangers = tally.unknown if ledger.seats is not None else tally.answers
        for clicker, vote in strangers.items():
            key = ("clicker", clicker)
            owners[key] = RowOwner(clicker=clicker)
            cells[key, at] = _cell(ledger, vote.choice)
    return owners, cells


def _cell(ledger: Ledger, choice: str | None) -> ResultCell:
    mark = None if choice is None else ledger.mark(choice)
    return ResultCell(
        choice, None if mark is None else mark >= 1, part=mark if mark is not None and 0 < mark < 1 else None
    )
