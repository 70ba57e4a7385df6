"""Commands on what a class sees of a page, and the panel in which that is prepared."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tni.document.pointer import Changed, ChangedFlag
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.covered_page import is_refused
from tni.ui.main_window.window import MainWindow

if TYPE_CHECKING:
    from tni.ui.panels.behaviour_panel import BehaviourPanel

_STEPPED = ChangedFlag.PAGE | ChangedFlag.PAGES | ChangedFlag.STAGE | ChangedFlag.UNDO
_PREPARED = _STEPPED | ChangedFlag.SELECTION


class StageActions:
    """Connects the commands of reveal steps, and shows where the page is in them."""

    def __init__(self, window: MainWindow, editor: Callable[[], LessonEditor]) -> None:
        self._window, self._editor = window, editor
        self.panel: BehaviourPanel | None = None
        commands = window.commands
        commands[CommandId.BEHAVIOUR].triggered.connect(lambda _checked=False: self.toggle())
        commands[CommandId.REVEAL_ALL].triggered.connect(lambda _checked=False: window.do(LessonEditor.reveal_all))

    def toggle(self) -> None:
        """Open or close the panel."""
        window = self._window
        if self.panel is not None and self.panel.isVisible():
            self.panel.put_away()
            return
        if is_refused(window, CommandId.BEHAVIOUR):
            return
        if self.panel is None:
            from tni.ui.panels.behaviour_panel import BehaviourPanel

            self.panel = BehaviourPanel(window.kit, window)
            self.panel.wanted.connect(window.do)
            self.panel.closed.connect(lambda: window.do(lambda editor: editor.show_numbers(False)))
        window.do(lambda editor: editor.use(ToolName.SELECT) | editor.show_numbers(True))
        self.panel.show_editor(self._editor())
        self.panel.set_area(window.low_area)
        self.panel.open_at()

    def show(self, changed: Changed) -> None:
        """Follow a change."""
        editor, what = self._editor(), changed.what
        if what & _STEPPED:
            commands = self._window.commands
            commands[CommandId.PREVIOUS_PAGE].setEnabled(editor.can_go_back)
            commands[CommandId.NEXT_PAGE].setEnabled(editor.can_go_on)
            commands[CommandId.REVEAL_ALL].setEnabled(editor.document.stages is not None and bool(editor.steps))
        if self.panel is not None and self.panel.isVisible() and what & _PREPARED:
            if not editor.numbers_shown:  # of another lesson
                editor.show_numbers(True)
            self.panel.show_editor(editor)
