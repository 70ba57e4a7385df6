"""Scheduler of the canvas: completes a long undo, then paints what is unpainted, in steps of a few milliseconds so that
pens never wait.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from PySide6.QtCore import QObject, QTimer

from tni.core.clock import Clock
from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.render.pixel_view import PxRect
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.canvas.page_renderer import PageRenderer

STEP_BUDGET_S = 0.003
"""Time of a step for changed or unsharp parts, short enough that pens and erasers are answered in between."""
FIRST_STEP_S, FIRST_S = 0.016, 1.0
"""Time of a step while a lesson that was just opened is first painted and nothing has touched it, and the time for
which steps may be as long."""


class ProgressiveRepaint:
    """Scheduler of pending undo parts and repaints. show: pixels of the surface have changed. undo_done: an undo is
    complete; the argument is everything that it changed.

    Nothing is painted while an undo is under way, and the undo completes before a page is shown anew. So no frame shows
    a part of an undo.
    """

    def __init__(
        self, parent: QObject, clock: Clock, show: Callable[[PxRect], None], undo_done: Callable[[Changed], None]
    ) -> None:
        self._clock, self._show, self._undo_done = clock, show, undo_done
        self._undo_changes = NOTHING_CHANGED
        self._target: tuple[LessonEditor, PageRenderer] | None = None
        self._first_until_s = 0.0  # until then, nothing of the lesson was painted whole or touched
        self._timer = QTimer(parent)
        self._timer.timeout.connect(self._step)

    @property
    def active(self) -> bool:
        return self._timer.isActive()

    def repaint(self, editor: LessonEditor, screen: PageRenderer, page: PageId, box: Rect) -> None:
        """Paint changed items in a box of a page, now or in the steps that are under way anyway."""
        self._first_until_s = 0.0
        in_turns = editor.busy or self.active
        if not (changed := screen.invalidate(page, box, 0.0 if in_turns else STEP_BUDGET_S)).empty:
            self._show(changed)

    def follow(self, editor: LessonEditor, screen: PageRenderer, *, moving: bool) -> None:
        """Continue step by step until no work is pending. moving: the page is being moved, and whoever moves it paints
        it."""
        self._set_target(editor, screen)
        owed = editor.is_late or (screen.pending() and not moving)
        if owed != self._timer.isActive():
            self._timer.start() if owed else self._timer.stop()

    def catch_up(self, editor: LessonEditor, screen: PageRenderer) -> None:
        """Complete a pending undo because the page is about to be shown anew. Tiles painted before then have the same
        content as those painted now."""
        self._set_target(editor, screen)
        if editor.is_late:
            self._run_undo(editor, screen, inf)

    def _set_target(self, editor: LessonEditor, screen: PageRenderer) -> None:
        """Take over the editor and the renderer. Forget the changes of an undo that is complete or belongs to another
        lesson: the caller that needed all of it at once has reported it."""
        if not editor.is_late or self._target is None or self._target[0] is not editor:
            self._undo_changes = NOTHING_CHANGED
        if self._target is None or self._target[0] is not editor:
            self._first_until_s = self._clock.monotonic() + FIRST_S
        self._target = editor, screen

    def _step(self) -> None:
        if self._target is None:
            return
        session, screen = self._target
        if session.busy:
            self._first_until_s = 0.0
        budget_s = FIRST_STEP_S if self._clock.monotonic() < self._first_until_s else STEP_BUDGET_S
        if session.is_late:
            self._run_undo(session, screen, STEP_BUDGET_S)
        elif not (changed := screen.refine(budget_s)).empty:
            self._show(changed)
        if not session.is_late and not screen.pending():
            self._first_until_s = 0.0
            self._timer.stop()

    def _run_undo(self, editor: LessonEditor, screen: PageRenderer, budget_s: float) -> None:
        end_s = self._clock.monotonic() + budget_s
        while editor.is_late and self._clock.monotonic() < end_s:
            try:
                changed = editor.apply_queued()
            except Exception:
                self._timer.stop()  # a failed step stays pending: it is tried again with the next painting, not at once
                raise
            for page, box in changed.regions.items():
                screen.outdate(page, box)
            self._undo_changes |= changed
        if not editor.is_late:
            changed, self._undo_changes = self._undo_changes, NOTHING_CHANGED
            self._undo_done(changed)
