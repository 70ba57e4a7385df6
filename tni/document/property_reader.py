"""Properties of a lesson, as its document reads them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

from tni.core.ids import QuestionId
from tni.document.items import LESSON_KEY, LessonInfo, LessonRecord, PluginItem
from tni.document.lesson_plan import (
    CURRICULUM_KEY,
    PLAN_KEY,
    Credit,
    Curriculum,
    HomeworkFile,
    LessonPlan,
    LessonQuestion,
    question_key,
)


class PropertyReader(ABC):
    """Base of a document: what it reads of the lesson as a whole."""

    @abstractmethod
    def _found(self, key: str) -> LessonRecord | None:
        """Return a visible record."""

    @abstractmethod
    def _but_later(self) -> Iterator[LessonRecord]:
        """Yield the visible records but strokes that are not made yet, in no order."""

    @property
    def info(self) -> LessonInfo:
        found = self._found(LESSON_KEY)
        return found.cut() if isinstance(found, LessonInfo) else LessonInfo()

    @property
    def plan(self) -> LessonPlan | None:
        found = self._found(PLAN_KEY)
        return found if isinstance(found, LessonPlan) else None

    def question(self, question: QuestionId) -> LessonQuestion | None:
        """Return the lesson's copy of a question; None without one."""
        found = self._found(question_key(question))
        return found if isinstance(found, LessonQuestion) else None

    @property
    def homework_files(self) -> tuple[HomeworkFile, ...]:
        """Files that the plan joins to its homework, in its order, without those that the lesson does not have."""
        keys = () if self.plan is None else self.plan.homework_files
        return tuple(found for key in keys if isinstance(found := self._found(key), HomeworkFile))

    @property
    def curriculum(self) -> Curriculum | None:
        found = self._found(CURRICULUM_KEY)
        return found if isinstance(found, Curriculum) else None

    @property
    def credits(self) -> dict[str, Credit]:
        """Credits by key. Looks through all records."""
        return {record.id: record for record in self._but_later() if isinstance(record, Credit)}

    @property
    def plugin_items(self) -> list[PluginItem]:
        """Cards, and items that this program does not know. Looks through all records."""
        return [record for record in self._but_later() if isinstance(record, PluginItem)]
