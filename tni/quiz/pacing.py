"""Pacing of quizzes. A teacher-paced quiz asks one question after another; in a self-paced quiz all questions are open
together and each pupil goes through them independently.

Each question is a round with its own rows, like any vote, so that results, history and analysis read it in the same
way. The progress of the pupils is derived from those rows alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tni.core.ids import ClassId, ClickerId, QuestionId
from tni.quiz.ledger import Ledger
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.round import Round
from tni.quiz.tally import Tally
from tni.quiz.vote_records import HandedIn, Seat

MAX_QUESTIONS = 40
DONE, NOT_DONE = "done", "on"
"""Messages of a device about a self-paced quiz as a whole, sent in place of an answer."""


def can_be_self_paced(question: Question, *, pictured: bool = False) -> bool:
    """Return whether pupils can answer a question alone. A question drawn on the board disappears with its page.
    pictured: whether phones show a picture of it."""
    return pictured or (bool(question.text) and question.kind is not QuestionKind.POINT)


@dataclass(frozen=True, slots=True)
class TeacherPacedQuiz:
    """Remaining questions of a teacher-paced quiz, asked one at a time. count: number of questions in the whole quiz.
    class_id: the class that is asked."""

    questions: tuple[Question, ...] = ()
    count: int = 0
    class_id: ClassId | None = None

    @property
    def position(self) -> tuple[int, int] | None:
        """Number of the next question, from 1, and the number of all; None when none is left."""
        return (self.count - len(self.questions) + 1, self.count) if self.questions else None

    def after(self, question: QuestionId | None) -> TeacherPacedQuiz:
        """Return the quiz after a question was asked."""
        ids = [one.id for one in self.questions]
        asked = ids.index(question) + 1 if question in ids else 0
        return replace(self, questions=self.questions[asked:])


NO_QUIZ = TeacherPacedQuiz()


@dataclass(frozen=True, slots=True)
class PupilProgress:
    """Progress of one pupil through a self-paced quiz. number: None without a class list. answered: positions of
    questions, from 0. at: next unanswered question after the one answered last; None when none is left. handed_in:
    whether the pupil has declared the quiz done."""

    clicker: ClickerId
    number: int | None
    answered: frozenset[int]
    at: int | None
    handed_in: bool


def pupils_progress(
    first: Round, tallies: Sequence[Tally], seats: Mapping[ClickerId, Seat] | None, handed_in: Iterable[HandedIn]
) -> list[PupilProgress]:
    """Return the progress of everybody who is listed or has answered, by number. first: first round of the quiz.
    tallies: of the questions, in their order."""
    known = seats or {}
    people: dict[int | ClickerId, ClickerId] = {}

    def who(clicker: ClickerId) -> int | ClickerId:
        person = known[clicker].number if clicker in known else clicker
        people.setdefault(person, clicker)
        return person

    for clicker in known:
        who(clicker)
    given: dict[int | ClickerId, dict[int, float]] = {}
    for place, tally in enumerate(tallies):
        for vote in tally.answers.values():
            given.setdefault(who(vote.clicker), {})[place] = vote.at_s
    done: dict[int | ClickerId, bool] = {}
    for row in sorted(handed_in, key=lambda row: (row.at_s, row.n)):
        extra = known[row.clicker].extra if row.clicker in known else 0.0
        if (seats is None or row.clicker in seats) and first.takes(row.at_s, extra):
            done[who(row.clicker)] = row.done
    found = [
        PupilProgress(
            clicker,
            person if isinstance(person, int) else None,
            frozenset(given.get(person, {})),
            _next(given.get(person, {}), len(tallies)),
            done.get(person, False),
        )
        for person, clicker in people.items()
    ]
    return sorted(found, key=lambda one: (one.number is None, one.number or 0, one.clicker))


def _next(given: Mapping[int, float], count: int) -> int | None:
    last = max(given, key=lambda place: (given[place], place), default=-1)
    return next((place % count for place in range(last + 1, last + 1 + count) if place % count not in given), None)


def progress_from_ledgers(ledgers: Sequence[Ledger]) -> list[PupilProgress]:
    """Return the progress from stored rounds, given in their order."""
    first = ledgers[0]
    return pupils_progress(first.round, [ledger.tally() for ledger in ledgers], first.seats, first.handed_in)
