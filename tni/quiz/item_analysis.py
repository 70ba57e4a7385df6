"""Item analysis: difficulty and discrimination of questions, and the pupils whom each wrong answer attracts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import factorial

from tni.core.ids import ClickerId, PupilId
from tni.quiz.answers import bins_of, is_right
from tni.quiz.item_statistics import UNASKED, ItemStatistics, QuizStatistics, item_statistics, quiz_statistics
from tni.quiz.ledger import Ledger
from tni.quiz.question import Question
from tni.quiz.question_kinds import CLICKER_KINDS, QuestionKind
from tni.quiz.vote_records import CastVote

type Respondent = PupilId | tuple[str, int] | tuple[str, ClickerId]
"""A pupil; a number without a pupil; or, without a class list, a clicker."""


@dataclass(frozen=True, slots=True)
class RoundAnswers:
    """Answers to one question in one round. put_to: everybody who could answer, with the vote that counts, None without
    one."""

    ledger: Ledger
    put_to: Mapping[Respondent, CastVote | None]

    @property
    def question(self) -> Question:
        return self.ledger.round.question

    def mark(self, person: Respondent) -> float | None:
        """Return the mark of a respondent, 0.0 without an answer; None when the question was not put to them, or has no
        right answer."""
        if person not in self.put_to or self.question.key is None:
            return None
        vote = self.put_to[person]
        return 0.0 if vote is None else self.ledger.mark(vote.choice)


@dataclass(frozen=True, slots=True)
class Distractor:
    """Answer to a question, "" for no answer. n: number who chose it; rest: their mean mark on all other questions, 0.0
    to 1.0, None without any. right: whether it is right, or part of a right answer."""

    answer: str
    n: int
    rest: float | None
    right: bool


@dataclass(frozen=True, slots=True)
class ItemAnalysis:
    """Analysis of a question with a right answer. guess: mean mark of random answers, None when it is not defined.
    answered: number of respondents who answered, of those to whom it was put."""

    question: Question
    answered: int
    statistics: ItemStatistics
    guess: float | None
    distractors: tuple[Distractor, ...]


@dataclass(frozen=True, slots=True)
class QuizAnalysis:
    """Analysis of several questions. items: the questions with a right answer, in the order in which they were first
    asked. quiz: statistics of all but `excluded` of them, which were anonymous votes while others were not."""

    items: tuple[ItemAnalysis, ...] = ()
    quiz: QuizStatistics = field(default_factory=lambda: quiz_statistics(()))
    excluded: int = 0


def analyse(ledgers: Sequence[Ledger], *, first: bool = True) -> QuizAnalysis:
    """Analyse the questions of some rounds, given in the order of asking.

    first: whether each question is judged by its first vote, as Moodle advises, because votes after a discussion are no
    longer each pupil's own; otherwise by its last. Pupils who answered none of the questions made no attempt and are
    not counted.
    """
    rounds = [round_answers(ledger) for ledger in one_round_per_question(ledgers, first=first)]
    rounds = [given for given in rounds if given.question.key is not None]
    named, nameless = ([g for g in rounds if g.ledger.created.rules.anonymous is without] for without in (False, True))
    # An anonymous respondent may be any of the named ones, so the two groups are never combined.
    items = {item.question.id: item for together in (named, nameless) for item in _items(together)}
    quiz = quiz_statistics(_marks(named or nameless))
    return QuizAnalysis(tuple(items[g.question.id] for g in rounds), quiz, len(nameless) if named else 0)


def _items(rounds: Sequence[RoundAnswers]) -> list[ItemAnalysis]:
    """Analyse rounds whose respondents are identified in the same way."""
    persons, marks = respondents_of(rounds), _marks(rounds)
    statistics = item_statistics(marks) if marks else [UNASKED] * len(rounds)
    items = []
    for at, (given, found) in enumerate(zip(rounds, statistics, strict=True)):
        votes = {p: given.put_to[p] for p in persons if p in given.put_to}
        rest = {p: _mean(line[:at] + line[at + 1 :]) for p, line in zip(persons, marks, strict=True)}
        answered = sum(vote is not None for vote in votes.values())
        items.append(
            ItemAnalysis(
                given.question,
                answered,
                found,
                guessing_mark(given.question),
                _distractors(given.question, votes, rest),
            )
        )
    return items


def _marks(rounds: Sequence[RoundAnswers]) -> list[list[float | None]]:
    """Return one line of marks for each attempt."""
    return [[given.mark(person) for given in rounds] for person in respondents_of(rounds)]


def one_round_per_question(ledgers: Iterable[Ledger], *, first: bool) -> list[Ledger]:
    """Return the first or the last round of each question, in the order in which the questions were first asked."""
    found: dict[str, Ledger] = {}
    for ledger in ledgers:
        question = ledger.round.question.id
        if not first or question not in found:
            found[question] = ledger
    return list(found.values())


def round_answers(ledger: Ledger) -> RoundAnswers:
    """Return everybody who could answer, with their votes. With a class list, clickers without a pupil are left out."""
    answers = ledger.tally().answers
    if ledger.seats is None:
        return RoundAnswers(ledger, {("clicker", clicker): vote for clicker, vote in answers.items()})
    put_to: dict[Respondent, CastVote | None] = {}
    for seat in sorted(ledger.seats.values(), key=lambda seat: seat.n):
        person: Respondent = seat.pupil if seat.pupil is not None else ("number", seat.number)
        put_to[person] = answers.get(seat.clicker) or put_to.get(person)
    return RoundAnswers(ledger, put_to)


def respondents_of(rounds: Sequence[RoundAnswers]) -> list[Respondent]:
    """Return everybody who answered at least one of the questions."""
    return list(dict.fromkeys(p for given in rounds for p, vote in given.put_to.items() if vote is not None))


def guessing_mark(question: Question) -> float | None:
    """Return the mean mark of random answers by kind of question, as in Moodle; 0.0 for text and numbers, None where it
    is not defined."""
    match question.kind:
        case QuestionKind.CHOICE | QuestionKind.TRUE_FALSE:
            return 1 / question.choice_count
        case QuestionKind.MATCH:
            return 1 / len(question.targets)
        case QuestionKind.ORDER:
            return 1 / factorial(question.choice_count)
        case QuestionKind.NUMBER | QuestionKind.TEXT:
            return 0.0
        case _:
            return None


def _distractors(
    question: Question, votes: Mapping[Respondent, CastVote | None], rest: Mapping[Respondent, float | None]
) -> tuple[Distractor, ...]:
    """Return the answers in the question's order, or else the most frequent first; no answer comes last."""
    chosen: dict[str, list[Respondent]] = {
        name: [] for name in (question.choices if question.kind in CLICKER_KINDS else ())
    }
    for person, vote in votes.items():
        for name in ("",) if vote is None else bins_of(question, vote.choice):
            chosen.setdefault(name, []).append(person)
    order = sorted(chosen, key=lambda name: (name == "", 0 if name in question.choices else -len(chosen[name]), name))
    return tuple(
        Distractor(name, len(chosen[name]), _mean([rest[p] for p in chosen[name]]), _is_good(question, name))
        for name in order
    )


def _is_good(question: Question, name: str) -> bool:
    if not name or question.key is None:
        return False
    return name in question.key if question.kind is QuestionKind.SEVERAL else bool(is_right(question, name))


def _mean(values: Iterable[float | None]) -> float | None:
    there = [value for value in values if value is not None]
    return sum(there) / len(there) if there else None
