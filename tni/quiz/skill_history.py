"""History of a class's marks by skill, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tni.core.ids import PupilId
from tni.quiz.item_analysis import round_answers
from tni.quiz.ledger import Ledger

ALL_SKILLS = ""
"""Selects all questions, whatever their skills."""


@dataclass(frozen=True, slots=True)
class SkillPoint:
    """Point of a progress curve. share: mean mark of the n answers of a day, 0.0 to 1.0."""

    day: date
    share: float
    n: int


@dataclass(frozen=True, slots=True)
class _Mark:
    day: date
    skills: tuple[str, ...]
    mark: float
    pupil: PupilId | None


@dataclass(frozen=True, slots=True)
class SkillHistory:
    """Marks of all answers to questions with a key. A question asked twice on one day counts by its first vote, before
    the discussion; asked again on another day, it counts again."""

    _marks: tuple[_Mark, ...] = ()

    def skills(self) -> tuple[str, ...]:
        """Return the skills of the questions, sorted."""
        return tuple(sorted({skill for mark in self._marks for skill in mark.skills}))

    def progress(self, skill: str = ALL_SKILLS, pupil: PupilId | None = None) -> tuple[SkillPoint, ...]:
        """Return a point for each day with answers, in order. pupil: None for the whole class."""
        days: dict[date, list[float]] = {}
        for mark in self._wanted(skill, pupil):
            days.setdefault(mark.day, []).append(mark.mark)
        return tuple(SkillPoint(day, sum(marks) / len(marks), len(marks)) for day, marks in sorted(days.items()))

    def share(self, skill: str = ALL_SKILLS, pupil: PupilId | None = None) -> tuple[float | None, int]:
        """Return the mean mark over all days, None without answers, and the number of answers."""
        marks = [mark.mark for mark in self._wanted(skill, pupil)]
        return (sum(marks) / len(marks) if marks else None), len(marks)

    def pupils(self) -> frozenset[PupilId]:
        """Return the pupils who have answered any question."""
        return frozenset(mark.pupil for mark in self._marks if mark.pupil is not None)

    def _wanted(self, skill: str, pupil: PupilId | None) -> Iterable[_Mark]:
        return (
            mark
            for mark in self._marks
            if (skill == ALL_SKILLS or skill in mark.skills) and (pupil is None or mark.pupil == pupil)
        )


def skill_history_of(ledgers: Iterable[Ledger]) -> SkillHistory:
    """Return the history of some rounds, in any order. Days are local."""
    marks = []
    for day, rounds in first_rounds_by_day(ledgers).items():
        for ledger in rounds.values():
            given, skills = round_answers(ledger), ledger.round.question.skills
            for person, vote in given.put_to.items():
                mark = given.mark(person)
                if vote is not None and mark is not None:
                    marks.append(_Mark(day, skills, mark, None if isinstance(person, tuple) else person))
    return SkillHistory(tuple(marks))


def first_rounds_by_day(ledgers: Iterable[Ledger]) -> Mapping[date, Mapping[str, Ledger]]:
    """Return for each local day and question the first round with votes."""
    days: dict[date, dict[str, Ledger]] = {}
    for ledger in in_order(ledgers):
        if ledger.votes:
            day = ledger.created.at.astimezone().date()
            days.setdefault(day, {}).setdefault(ledger.round.question.id, ledger)
    return days


def in_order(ledgers: Iterable[Ledger]) -> Sequence[Ledger]:
    """Return the rounds in the order in which they were asked."""
    return sorted(ledgers, key=lambda ledger: (ledger.created.at, ledger.round.id))
