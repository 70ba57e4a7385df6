"""Notices of the vote for the teacher, as values; the interface makes their texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from tni.quiz.pacing import TeacherPacedQuiz
from tni.quiz.question import Question


class VoteNotice(Enum):
    NO_DEVICE = auto()
    """A vote was opened, and no device takes answers."""
    RECEIVER_LOST = auto()
    """The last receiver of an open vote was unplugged."""
    PHONES_LOST = auto()
    """The phones were switched off in an open vote, and no other device takes answers."""
    VOTE_IS_OPEN = auto()
    """A quiz was ready, but another vote was opened meanwhile."""
    QUIZ_IS_ANONYMOUS = auto()
    """A self-paced quiz can't be anonymous."""
    QUIZ_IS_TOO_LONG = auto()
    """A self-paced quiz has no question, or more than `pacing.MAX_QUESTIONS`."""
    STAYS_WITHOUT_CLASS = auto()
    """A séance began during a vote that already has answers: its rows name no class, and rows are never changed."""
    RESUMED = auto()
    """A vote that a crash interrupted goes on."""


@dataclass(frozen=True, slots=True)
class QuizEnded:
    """A teacher-paced quiz ended with its class. remaining: the questions that were to come."""

    remaining: TeacherPacedQuiz


@dataclass(frozen=True, slots=True)
class QuizNeedsTeacher:
    """Questions can't be self-paced. misfits: numbers, from 1, of those that can't be answered on a phone alone."""

    questions: tuple[Question, ...]
    misfits: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StillShown:
    """A vote that was not put away is in the way of another one. ask: puts it away and opens the other one."""

    ask: Callable[[], None]


@dataclass(frozen=True, slots=True)
class VoteInterrupted:
    """An open vote was ended because another lesson or class came; it is stored. show_again: shows its result; None for
    an anonymous vote."""

    show_again: Callable[[], None] | None


type AnyVoteNotice = VoteNotice | QuizEnded | QuizNeedsTeacher | StillShown | VoteInterrupted
