"""The questions of a lesson and what each pupil answered, as a table. Pupils are ids and numbers; no name is here."""

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
    """A line's owner. pupil None: a number that nobody held, or, with no number either, a clicker that nobody had."""

    pupil: PupilId | None = None
    number: int | None = None
    clicker: ClickerId | None = None

    @property
    def is_unknown(self) -> bool:
        """Whether it is a clicker that no pupil of the class had: its votes are in no count."""
        return self.number is None


@dataclass(frozen=True, slots=True)
class ResultCell:
    """choice: None when there is no answer. right: None without an answer or without a right one. could: whether the
    pupil was in the class and had a clicker. part: how much of it is right, of an answer that is so in part alone."""

    choice: str | None = None
    right: bool | None = None
    could: bool = True
    part: float | None = None


ABSENT_CELL = ResultCell(could=False)


@dataclass(frozen=True, slots=True)
class ResultColumn:
    """A vote. number: of its question in the lesson, from 1. vote: 1, and 2 for another vote on the same question.
    share: right answers over answers. counts: whether it is the last vote on its question, which scores count."""

    round: RoundId
    question: Question
    number: int
    vote: int
    answered: int
    share: float | None
    counts: bool


@dataclass(frozen=True, slots=True)
class ResultRow:
    """right: right answers among the `asked` questions that have a right one; None: the pupil answered nothing."""

    who: RowOwner
    cells: tuple[ResultCell, ...]
    right: int | None
    asked: int


@dataclass(frozen=True, slots=True)
class ResultsTable:
    columns: tuple[ResultColumn, ...] = ()
    lines: tuple[ResultRow, ...] = ()


def tabulate(ledgers: Sequence[Ledger], members: Mapping[PupilId, int] = {}) -> ResultsTable:
    """The table of some rounds, in the order given; lines by number, unknown clickers last.

    members: pupils of the class as it is now, by id; those who were in no round have a line all the same.
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
    """Owners with the number that they had last, and what stands in their line at each round."""
    owners: dict[_Key, RowOwner] = {}
    cells: dict[tuple[_Key, int], ResultCell] = {}
    for at, ledger in enumerate(ledgers):
        for result in ledger.results():
            key: _Key = result.pupil if result.pupil is not None else ("number", result.number)
            owners[key] = RowOwner(result.pupil, result.number, result.clicker)
            if result.choice is not None or (key, at) not in cells:  # a clicker that replaced another within the vote
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
