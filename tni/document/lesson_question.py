"""Copy of a question in the lesson whose plan names it, so that whoever has the lesson can ask it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tni.core.ids import BlobId, QuestionId

QUESTION_PREFIX = "question:"


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonQuestion:
    """Copy of a question of a collection, a value of the lesson's file.

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


@dataclass(frozen=True, slots=True)
class CopiedQuestion:
    """Copy to be put into a lesson. data: bytes of its file."""

    record: LessonQuestion
    data: bytes = field(repr=False)


def question_key(question: QuestionId) -> str:
    """Return the key of the copy of a question."""
    return QUESTION_PREFIX + question
