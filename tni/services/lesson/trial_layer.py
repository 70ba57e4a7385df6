"""Layer of a lesson for a trial: what is written on it is stored nowhere and goes with it."""

from __future__ import annotations

from typing import override

from tni.core.ids import ClassLayerId, new_id
from tni.document.document import Change
from tni.document.lesson_port import LayerState
from tni.services.lesson.lesson_layer import LessonLayer


class TrialLayer(LessonLayer):
    """Layer on top of the prepared lesson, in memory alone; its undo history is whole."""

    def __init__(self, prepared: LessonLayer) -> None:
        document, state = prepared.document.under({}), LayerState({}, 0, 0, None)
        super().__init__(prepared.port, ClassLayerId(new_id()), document, state)

    @property
    @override
    def is_stored(self) -> bool:
        return False

    @override
    def store(self) -> None:
        pass

    @override
    def _committed(self, change: Change, number: int | None) -> None:
        pass
