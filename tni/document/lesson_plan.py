"""Lesson plan with its questions, and curriculum of a lesson: values that are part of its file.

A plan is written at the desk and followed in class; a séance may complete it, as it may any record, in its class layer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from tni.core.ids import BlobId, PageId, QuestionId

PLAN_KEY = "plan"
CURRICULUM_KEY = "curriculum"


class Need(Enum):
    """Named need that an adaptation answers."""

    DYS = "dys"
    SIGHT = "sight"
    HEARING = "hearing"
    MOTOR = "motor"


@dataclass(frozen=True, slots=True)
class Adaptation:
    """Adaptation of a lesson or of its materials for pupils with a need. text: plain lines. later: see `LessonPlan`."""

    need: Need
    text: str
    later: str = ""


@dataclass(frozen=True, slots=True)
class PlanPhase:
    """Timed phase of a lesson plan.

    id: of the form of `new_id`, stable when phases are moved. minutes: intended length, 0 when open. pages, questions:
    used in it, in order; a page may be used by several phases. text: what the teacher and the pupils do. later: see
    `LessonPlan`.
    """

    id: str
    title: str
    minutes: int = 0
    text: str = ""
    pages: tuple[PageId, ...] = ()
    questions: tuple[QuestionId, ...] = ()
    later: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonPlan:
    """Plan of a lesson. Texts are plain lines. The record's key is PLAN_KEY.

    aims: what the teacher wants to reach. abilities: what a pupil must be able to do at the end. homework: prepared for
    the entry of the cahier de textes. homework_files, homework_pages: that go with it, the files by the keys of their
    `HomeworkFile`. later: JSON object of the fields that a later program wrote; they are kept.
    """

    aims: str = ""
    abilities: str = ""
    phases: tuple[PlanPhase, ...] = ()
    materials: str = ""
    adaptations: tuple[Adaptation, ...] = ()
    homework: str = ""
    homework_files: tuple[str, ...] = ()
    homework_pages: tuple[PageId, ...] = ()
    later: str = ""
    id: str = field(default=PLAN_KEY)

    @property
    def minutes(self) -> int:
        return sum(phase.minutes for phase in self.phases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Curriculum:
    """Place of a lesson in the curriculum. The record's key is CURRICULUM_KEY.

    levels, subjects, domains, skills: keys of concepts in the vocabularies in use (a URI, or the short name of the list
    that is built in); unknown keys are kept. skills: of the CRCN. sequence, place: name of the sequence and number of
    the lesson in it, from 1, 0 when unknown. minutes: 0 when unknown. licence: an SPDX identifier or free text.
    later: see `LessonPlan`.
    """

    levels: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    sequence: str = ""
    place: int = 0
    minutes: int = 0
    author: str = ""
    licence: str = ""
    later: str = ""
    id: str = field(default=CURRICULUM_KEY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Origin of a picture, sound or text taken from elsewhere.

    id: `credit:` and the id of the blob or item that it is about. source: address, book and page, or name of the work.
    classroom_only: an extract that the law allows in class alone: sharing leaves it out unless the teacher says
    otherwise. later: see `LessonPlan`.
    """

    id: str
    source: str = ""
    author: str = ""
    licence: str = ""
    classroom_only: bool = False
    later: str = ""


CREDIT_PREFIX = "credit:"
QUESTION_PREFIX = "question:"
FILE_PREFIX = "file:"


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonQuestion:
    """Copy of a question that the plan names, so that whoever has the lesson can ask it.

    id: QUESTION_PREFIX and the question's id. text: as the class sees it, without layout. choices: texts of its choices
    and of what they are matched with, in the order shown. file: blob of the whole question in Moodle's XML, with its
    pictures and right answers; these are in no other field. later: see `LessonPlan`.
    """

    id: str
    file: BlobId
    text: str = ""
    choices: tuple[str, ...] = ()
    later: str = ""

    @property
    def question(self) -> QuestionId:
        return QuestionId(self.id.removeprefix(QUESTION_PREFIX))


def question_key(question: QuestionId) -> str:
    """Return the key of the copy of a question."""
    return QUESTION_PREFIX + question


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeworkFile:
    """File that the lesson's plan joins to its homework, kept whole in the lesson, so that it is there on any computer.

    id: FILE_PREFIX and a text of the form of `new_id`. file: blob of its bytes. name: with its suffix, as the teacher
    sees it; it may come from anybody. later: see `LessonPlan`.
    """

    id: str
    file: BlobId
    name: str = ""
    later: str = ""
