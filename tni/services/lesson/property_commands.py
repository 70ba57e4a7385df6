"""Commands on the lesson as a whole: title, tags, plan, place in the curriculum, credits. Each is one undo step.

Strokes under way go on. While a class is taught, they change its class layer alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from tni.core.ids import QuestionId
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import LessonRecord
from tni.document.lesson_plan import CURRICULUM_KEY, FILE_PREFIX, PLAN_KEY, Credit, Curriculum, LessonPlan, question_key
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.services.lesson.lesson_core import LessonCore

if TYPE_CHECKING:
    from tni.services.lesson.lesson_files import CopiedFile
    from tni.services.questions.lesson_copies import CopiedQuestion


class PropertyCommands(LessonCore):
    """Commands on the properties of the lesson, as a base class of the lesson editor."""

    _card_back: Change | None = None
    """Inverse of the step that `set_card` made last."""

    def undo(self) -> Changed:
        """Undo the last step; see `LessonEditor.undo`."""
        raise NotImplementedError

    def set_card(
        self, title: str, tags: tuple[str, ...], colour: str, curriculum: Curriculum | None, *, again: bool = False
    ) -> Changed:
        """Change what the card of the lesson holds, as one undo step. again: in place of the step that the card made
        before, if nothing else was done since. Raises: LessonStoreError."""
        changed, history = NOTHING_CHANGED, self._layer.history
        if again and self._card_back is not None and history.is_at_hand and history.to_undo() == self._card_back:
            changed = self.undo()
        self._card_back = None
        swaps: list[RecordChange] = []
        info = replace(self.info, title=title, tags=tags, colour=colour)
        if info != self.info:
            swaps.append(RecordChange(info.id, self.document.get(info.id), info))
        if curriculum != self.document.curriculum:
            swaps.append(RecordChange(CURRICULUM_KEY, self.document.get(CURRICULUM_KEY), curriculum))
        change = Change(ChangeKind.EDIT, tuple(swaps))
        if swaps:
            changed |= self.do(change)
            self._card_back = change.inverse()
        return changed

    def set_info(
        self,
        *,
        title: str | None = None,
        subject: str | None = None,
        level: str | None = None,
        tags: tuple[str, ...] | None = None,
        colour: str | None = None,
    ) -> Changed:
        """Change what is said of the lesson; None leaves one as it is."""
        before = self.info
        after = replace(
            before,
            title=before.title if title is None else title,
            subject=before.subject if subject is None else subject,
            level=before.level if level is None else level,
            tags=before.tags if tags is None else tags,
            colour=before.colour if colour is None else colour,
        )
        return NOTHING_CHANGED if after == before else self._set(after)

    def set_plan(self, plan: LessonPlan | None, copies: Iterable[CopiedQuestion | CopiedFile] = ()) -> Changed:
        """Set the lesson plan, or remove it, with copies of the questions and files that it names. copies: of those
        that are new or were edited. The copies of what it no longer names go."""
        before, named = _copies(self.document.plan), _copies(plan)
        unused = before.keys() - named.keys() - self.document.linked_questions
        wanted: dict[str, LessonRecord | None] = {PLAN_KEY: plan, **dict.fromkeys(sorted(unused))}
        for copy in copies:
            if copy.record.id in named:
                self._port.put_blob(copy.data)
                wanted[copy.record.id] = copy.record
        swaps = (RecordChange(key, self.document.get(key), record) for key, record in wanted.items())
        return self.do(Change(ChangeKind.EDIT, tuple(swap for swap in swaps if swap.before != swap.after)))

    def question_file(self, question: QuestionId) -> bytes | None:
        """Return the file of the lesson's copy of a question; None without a copy. Raises: LessonStoreError."""
        copy = self.document.question(question)
        return None if copy is None else self._port.blob(copy.file)

    def replace_question(self, old: QuestionId, copy: CopiedQuestion) -> Changed:
        """Put an edited question in the place of its earlier state in the plan. Nothing changes while a class is
        taught, or if the plan does not name it."""
        plan = self.document.plan
        if self.seance is not None or plan is None or question_key(old) not in _copies(plan):
            return NOTHING_CHANGED
        new = copy.record.question
        phases = (
            replace(one, questions=tuple(dict.fromkeys(new if key == old else key for key in one.questions)))
            for one in plan.phases
        )
        return self.set_plan(replace(plan, phases=tuple(phases)), [copy])

    def set_curriculum(self, curriculum: Curriculum | None) -> Changed:
        """Set the place of the lesson in the curriculum, or remove it."""
        return self._remove(CURRICULUM_KEY) if curriculum is None else self._set(curriculum)

    def set_credit(self, credit: Credit) -> Changed:
        """Set the credit of a picture, sound or text."""
        return self._set(credit)

    def remove_credit(self, key: str) -> Changed:
        """Remove a credit by its key."""
        return self._remove(key)

    def _set(self, record: LessonRecord) -> Changed:
        if self.document.get(record.id) == record:
            return NOTHING_CHANGED
        return self.do(self.document.replace(ChangeKind.EDIT, record))

    def _remove(self, key: str) -> Changed:
        if self.document.get(key) is None:
            return NOTHING_CHANGED
        return self.do(self.document.remove(ChangeKind.EDIT, [key]))


def _copies(plan: LessonPlan | None) -> dict[str, None]:
    """Return the keys of the copies of the questions and files that a plan names, in its order."""
    if plan is None:
        return {}
    questions = (question_key(one) for phase in plan.phases for one in phase.questions)
    files = (key for key in plan.homework_files if key.startswith(FILE_PREFIX))  # a damaged plan may name anything
    return dict.fromkeys((*questions, *files))
