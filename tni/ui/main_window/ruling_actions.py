"""Rulings of the page: the commands that choose one, and the popover with its size and options."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tni.document.page_format import Ruling, RulingOptions
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
    """Connects the commands of rulings. A ruling that is chosen offers its size; the command of the others shows them
    all."""

    def __init__(self, window: MainWindow, editor: Callable[[], LessonEditor]) -> None:
        self._window, self._editor = window, editor
        self._popover: RulingPopover | None = None
        for command, ruling in RULINGS.items():
            window.commands[command].triggered.connect(lambda _checked=False, r=ruling: self._choose(r))
        window.commands[CommandId.RULING_MORE].triggered.connect(lambda _checked=False: self._offer_more())

    def _choose(self, ruling: Ruling) -> None:
        refused = is_refused(self._window, command_of(ruling))
        if refused:
            ruling = self._editor().page.ruling
        else:
            self._window.do(lambda s: use_ruling(s, ruling))
        self._show_chosen()
        if not refused and ruling is not Ruling.BLANK:
            self._offer_size()

    def _show_chosen(self) -> None:
        self._window.commands[command_of(self._editor().page.ruling)].setChecked(True)

    def _offer_more(self) -> None:
        """Show all other papers to choose from."""
        refused = is_refused(self._window, CommandId.RULING_MORE)
        self._show_chosen()  # none is chosen yet
        if not refused:
            self._offer_size(with_papers=True)

    def _offer_size(self, *, with_papers: bool = False) -> None:
        window, editor = self._window, self._editor()
        if self._popover is None:
            from tni.ui.panels.ruling_popover import RulingPopover

            self._popover = RulingPopover(window.kit, window)
            self._popover.ruling_chosen.connect(self._choose)
            self._popover.size_chosen.connect(self._set_size)
            self._popover.options_chosen.connect(self._set_options)
        scale = editor.view.scale / window.canvas.devicePixelRatioF()
        shows_papers = with_papers or editor.page.ruling not in RULINGS.values()
        self._popover.show_page(editor.page, scale, *ink_style(editor), with_papers=shows_papers)
        if not self._popover.isVisible():
            self._popover.open_by(window.bar.more_button, window.bar.edge)
        else:
            self._popover.fit()

    def _set_size(self, size_mm: float) -> None:
        self._window.do(lambda s: s.set_ruling(s.page.ruling, size_mm=size_mm))

    def _set_options(self, options: RulingOptions) -> None:
        self._window.do(lambda s: s.set_ruling(s.page.ruling, size_mm=s.page.ruling_mm, options=options))


def command_of(ruling: Ruling) -> CommandId:
    """Return the command that stands for a ruling."""
    return next((command for command, one in RULINGS.items() if one is ruling), CommandId.RULING_MORE)
