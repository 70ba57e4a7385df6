"""Sorting of the rows of a results table, by number, name or score."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from tni.core.collation import sort_key
from tni.quiz.results_table import ResultRow
from tni.services.results.results_state import NamesByPupil


class ResultsOrder(StrEnum):
    NUMBER = "number"
    NAME = "name"
    SCORE = "score"


def sort_lines(lines: Sequence[ResultRow], names: NamesByPupil, order: ResultsOrder) -> list[ResultRow]:
    """Sort rows; by score, the best first. Clickers that belong to no pupil come last in every order."""

    def by_name(line: ResultRow) -> tuple[object, ...]:
        pupil = None if line.who.pupil is None else names.get(line.who.pupil)
        return (1,) if pupil is None else (0, sort_key(pupil.shown_last_name, pupil.first_name))

    def by_score(line: ResultRow) -> tuple[float, int]:
        if line.right is None:
            return 1.0, 0
        return -line.right / line.asked, -line.right

    match order:
        case ResultsOrder.NAME:
            made = sorted(lines, key=by_name)
        case ResultsOrder.SCORE:
            made = sorted(lines, key=by_score)
        case ResultsOrder.NUMBER:
            made = list(lines)
    return sorted(made, key=lambda line: line.who.is_unknown)
