"""Actions of Escape and of retyping: Escape drops the gesture under way, and a notice explains what to select for
retyping when the selection holds no ink."""

from __future__ import annotations

from collections.abc import Callable

from tni.document.items import Stroke
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.document.selection import selected
from tni.services.lesson.lesson_editor import LessonEditor, RunEdit
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.window import MainWindow


class SelectionActions:
    def __init__(self, window: MainWindow, editor: Callable[[], LessonEditor], do: RunEdit) -> None:
        """editor: returns the lesson editor, called each time; do: runs a command on it and shows what it changed."""
        self._window, self._editor, self._do = window, editor, do
        window.step_back = lambda: self._does(LessonEditor.drop)
        window.clear_selection = lambda: self._does(lambda s: s.select(frozenset()))
        window.commands[CommandId.RETYPE].triggered.connect(lambda _checked=False: self._retype())

    def _does(self, command: Callable[[LessonEditor], Changed]) -> bool:
        """Run a command. Returns whether it changed anything."""
        done = NOTHING_CHANGED

        def run(session: LessonEditor) -> Changed:
            nonlocal done
            done = command(session)
            return done

        self._do(run)
        return done != NOTHING_CHANGED

    def _retype(self) -> None:
        session = self._editor()
        inks = [i for i in selected(session.document, session.selection) if isinstance(i, Stroke)]
        if not inks:
            self._window.notices.show(
                tr("Rien à recopier : sélectionner d’abord de l’écriture au stylo, par un toucher ou au lasso.")
            )
        elif all(ink.locked for ink in inks):
            self._window.notices.show(tr("Cette écriture est verrouillée : la déverrouiller d’abord."))
        else:
            self._do(LessonEditor.retype_selection)
