"""Marks and skill levels from the results of a quiz, for a mark book."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from tni.quiz.results_table import ResultCell, ResultRow, ResultsTable


@dataclass(frozen=True, slots=True)
class MarkScale:
    """Scale of marks. out_of: best mark, > 0. step: marks are rounded to multiples of it, > 0; halves are rounded up.
    counts_parts: whether an answer that is partly right counts with its part, or not at all."""

    out_of: float = 20.0
    step: float = 0.5
    counts_parts: bool = False

    def __post_init__(self) -> None:
        if not (0 < self.out_of <= 1000 and 0 < self.step <= self.out_of):
            raise ValueError(f"unusable scale: {self}")

    def mark(self, share: float) -> float:
        """Return the mark of a share of right answers, 0.0 to 1.0."""
        steps = math.floor(share * self.out_of / self.step + 0.5 + 1e-9)  # 1e-9: 0.1 is a little less in binary
        return min(steps * self.step, self.out_of)


class SkillLevel(IntEnum):
    """Level of a skill, on the four that schools in France use."""

    NOT_REACHED = 1
    PARTLY = 2
    REACHED = 3
    EXCEEDED = 4


LEVEL_FROM = (0.25, 0.5, 0.8)
"""Least shares of right answers for the levels from PARTLY on."""


def share_of(line: ResultRow, results: ResultsTable, *, counts_parts: bool, skill: str = "") -> float | None:
    """Return a pupil's share of right answers to the questions with a key, of the last vote on each; None for a pupil
    who answered nothing, or was not there for any of them. Questions without an answer count as wrong.

    skill: code of the one whose questions count; "" for all.
    """
    cells = [
        cell
        for cell, column in zip(line.cells, results.columns, strict=True)
        if column.counts and column.question.key and cell.could and (not skill or skill in column.question.skills)
    ]
    if line.right is None or not cells or all(cell.choice is None for cell in cells):
        return None
    return sum(_worth(cell, counts_parts) for cell in cells) / len(cells)


def _worth(cell: ResultCell, counts_parts: bool) -> float:
    return 1.0 if cell.right else (cell.part or 0.0) if counts_parts else 0.0


def level_of(share: float, least: Sequence[float] = LEVEL_FROM) -> SkillLevel:
    """Return the level of a share of right answers. least: as LEVEL_FROM, ascending."""
    return SkillLevel(1 + sum(share >= bound for bound in least))


def skills_of(results: ResultsTable) -> tuple[str, ...]:
    """Return the codes of the skills of the questions that count, in the order of the questions."""
    return tuple(
        dict.fromkeys(
            code
            for column in results.columns
            if column.counts and column.question.key
            for code in sorted(column.question.skills)
        )
    )
