"""Selection of pupils who need follow-up after a lesson, and comparison of confidence with correctness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tni.core.ids import PupilId
from tni.quiz.item_analysis import Respondent, RoundAnswers, one_round_per_question, round_answers
from tni.quiz.ledger import Ledger
from tni.quiz.question import Question

MAX_PUPILS = 6
LOW_MARK = 0.5
MIN_ANSWERS = 3
"""Least number of answers from which a pupil's share of right ones is judged."""


@dataclass(frozen=True, slots=True)
class PupilToFollowUp:
    """Pupil with low results. right: mean mark of the answers, 0.0 to 1.0. sure_wrong: number of wrong answers of which
    the pupil was sure."""

    pupil: PupilId
    right: float
    answered: int
    sure_wrong: int


def pupils_to_follow_up(ledgers: Sequence[Ledger], *, first: bool = True) -> list[PupilToFollowUp]:
    """Return the pupils with a mean mark below a half over at least three answers, or with a wrong answer of which they
    were sure; at most six.

    Those who understood least come first, by their mean mark, in which a wrong answer given with confidence counts as
    one more wrong answer.
    """
    marks: dict[PupilId, list[float]] = {}
    sure_wrong: dict[PupilId, int] = {}
    for given in _judged(ledgers, first=first):
        for person, vote in given.put_to.items():
            mark = given.mark(person)
            if vote is None or mark is None or isinstance(person, tuple):
                continue
            marks.setdefault(person, []).append(mark)
            sure_wrong[person] = sure_wrong.get(person, 0) + (vote.sure is True and mark == 0)
    found = [PupilToFollowUp(p, sum(own) / len(own), len(own), sure_wrong[p]) for p, own in marks.items()]
    found = [one for one in found if one.sure_wrong or (one.answered >= MIN_ANSWERS and one.right < LOW_MARK)]
    return sorted(found, key=_understood)[:MAX_PUPILS]


def _understood(one: PupilToFollowUp) -> tuple[float, int, PupilId]:
    return one.right * one.answered / (one.answered + one.sure_wrong), -one.sure_wrong, one.pupil


@dataclass(frozen=True, slots=True)
class Confidence:
    """Respondents to one question by confidence and correctness. Only a fully right answer counts as right."""

    question: Question
    sure_right: tuple[Respondent, ...]
    unsure_right: tuple[Respondent, ...]
    sure_wrong: tuple[Respondent, ...]
    unsure_wrong: tuple[Respondent, ...]


def confidence(ledgers: Sequence[Ledger], *, first: bool = True) -> list[Confidence]:
    """Return the confidence groups of each question with a right answer where pupils said whether they were sure, in
    the order in which the questions were first asked."""
    found = []
    for given in _judged(ledgers, first=first):
        groups: dict[tuple[bool, bool], list[Respondent]] = {}
        for person, vote in given.put_to.items():
            if vote is not None and vote.sure is not None:
                right = (given.mark(person) or 0.0) >= 1
                groups.setdefault((vote.sure, right), []).append(person)
        if groups:
            pairs = ((True, True), (False, True), (True, False), (False, False))
            found.append(Confidence(given.question, *(tuple(groups.get(pair, ())) for pair in pairs)))
    return found


def _judged(ledgers: Sequence[Ledger], *, first: bool) -> list[RoundAnswers]:
    rounds = one_round_per_question(ledgers, first=first)
    return [round_answers(ledger) for ledger in rounds if ledger.round.question.key is not None]
