"""Commands on questions that lie on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tni.core.ids import QuestionId
from tni.document.pointer import Changed
from tni.services.lesson.target_commands import TargetCommands

if TYPE_CHECKING:
    from tni.services.questions.lesson_copies import CopiedQuestion


class QuestionCommands(TargetCommands):
    """Commands on questions, as a base class of the lesson editor."""

    def put_question(self, copy: CopiedQuestion, unnamed: str) -> Changed:
        """Put the card of a question on the page, with a copy of the question in the lesson, as one undo step. unnamed:
        said where it has no text."""
        from tni.services.lesson.question_items import question_clip  # with the first one

        self._port.put_blob(copy.data)
        clip = question_clip(copy.record, self.page.paper, self._measurer, unnamed)
        return self.put_clip(clip, records=[copy.record])

    def questions_on_page(self) -> list[QuestionId]:
        """Return the questions of the page shown, each once, from its top to its bottom."""
        from tni.document.links import linked_question  # with the first link

        found = sorted(self.document.acting(self._page), key=lambda item: (self.document.box(item).y, item.id))
        asked = (linked_question(item.behaviour.link) for item in found)
        return list(dict.fromkeys(one for one in asked if one is not None))
