"""Summaries of past votes: the results of some rounds, and the history of a class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from tni.core.ids import PupilId
from tni.quiz.ledger import Ledger
from tni.quiz.results_table import ResultsTable, tabulate

if TYPE_CHECKING:
    from tni.quiz.follow_up import Confidence, PupilToFollowUp
    from tni.quiz.item_analysis import QuizAnalysis
    from tni.quiz.revision import RevisionQuestion
    from tni.quiz.skill_history import SkillHistory


@dataclass(frozen=True, slots=True)
class ClassVoteHistory:
    """Analysis of all votes of a class. revision: questions to ask it again, the longest due first. today: local date
    of the analysis."""

    history: SkillHistory
    revision: tuple[RevisionQuestion, ...]
    today: date


@dataclass(frozen=True, slots=True)
class VoteSummary:
    """Table of some rounds, their ledgers, and an analysis of them.

    by_first, by_last: questions judged by the first round on each, and by the last.
    to_follow_up: pupils to follow up. sure: confidence, for questions that ask for it.
    """

    results: ResultsTable
    ledgers: tuple[Ledger, ...]
    by_first: QuizAnalysis
    by_last: QuizAnalysis
    to_follow_up: tuple[PupilToFollowUp, ...]
    sure: tuple[Confidence, ...]


def summarise_votes(ledgers: Sequence[Ledger], members: Mapping[PupilId, int]) -> VoteSummary:
    """Return the summary of some rounds. members: as for `tabulate`."""
    from tni.quiz.follow_up import confidence, pupils_to_follow_up  # they import fractions, not needed at start-up
    from tni.quiz.item_analysis import analyse

    return VoteSummary(
        tabulate(ledgers, members),
        tuple(ledgers),
        analyse(ledgers),
        analyse(ledgers, first=False),
        tuple(pupils_to_follow_up(ledgers)),
        tuple(confidence(ledgers)),
    )


def first_table(ledgers: Sequence[Ledger], members: Mapping[PupilId, int]) -> ResultsTable:
    """Return the table of some first rounds, without scores, which need all rounds."""
    found = tabulate(ledgers, members)
    return replace(found, lines=tuple(replace(line, right=None) for line in found.lines))
