"""Rulings of the page: the commands that choose one, and the popover with its size."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tni.document.page_format import Ruling
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.tool_choices import ink_style, use_ruling
from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.covered_page import is_refused
from tni.ui.main_window.window import MainWindow

if TYPE_CHECKING:
    from tni.ui.panels.ruling_popover import RulingPopover

RULINGS = {
    CommandId.RULING_BLANK: Ruling.BLANK,
    CommandId.RULING_SQUARED: Ruling.SQUARED,
    CommandId.RULING_SEYES: Ruling.SEYES,
    CommandId.RULING_DOTTED: Ruling.DOTTED,
}


class RulingActions:
    """Connects the commands of rulings. A ruling that is chosen offers its size."""

    def __init__(self, window: MainWindow, editor: Callable[[], LessonEditor]) -> None:
        self._window, self._editor = window, editor
        self._popover: RulingPopover | None = None
        for command, ruling in RULINGS.items():
            window.commands[command].triggered.connect(lambda _checked=False, r=ruling: self._choose(r))

    def _choose(self, ruling: Ruling) -> None:
        refused = is_refused(self._window, _command_of(ruling))
        if refused:
            ruling = self._editor().page.ruling
        else:
            self._window.do(lambda s: use_ruling(s, ruling))
        self._window.commands[_command_of(ruling)].setChecked(True)
        if not refused and ruling is not Ruling.BLANK:
            self._offer_size()

    def _offer_size(self) -> None:
        window, editor = self._window, self._editor()
        if self._popover is None:
            from tni.ui.panels.ruling_popover import RulingPopover

            self._popover = RulingPopover(window.kit, window)
            self._popover.size_chosen.connect(self._set_size)
        scale = editor.view.scale / window.canvas.devicePixelRatioF()
        self._popover.show_page(editor.page, scale, *ink_style(editor))
        if not self._popover.isVisible():
            self._popover.open_by(window.bar.more_button, window.bar.edge)

    def _set_size(self, size_mm: float) -> None:
        self._window.do(lambda s: s.set_ruling(s.page.ruling, size_mm=size_mm))


def _command_of(ruling: Ruling) -> CommandId:
    return next(command for command, one in RULINGS.items() if one is ruling)
