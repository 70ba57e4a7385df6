"""Question that is asked when the window is closed during a vote without a séance, which asks for itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tni.services.voting.vote_service import VoteService
from tni.ui.chrome.button import Style
from tni.ui.chrome.question_panel import QuestionPanel
from tni.ui.i18n import tr
from tni.ui.main_window.window import MainWindow


class ClosingQuestion:
    """Asks whether to quit while a vote takes answers.

    host: returns the parent window and the style of the question. is_needed: whether nothing else asks before the end,
    and the vote is stored.
    """

    def __init__(
        self,
        window: MainWindow,
        voting: VoteService,
        host: Callable[[], tuple[QWidget, Style]],
        is_needed: Callable[[], bool],
    ) -> None:
        self._window, self._voting, self._host, self._is_needed = window, voting, host, is_needed
        self._panel: QuestionPanel | None = None
        window.add_hold_up(self.holds_up_closing)

    def holds_up_closing(self) -> bool:
        """Return whether a vote without a séance takes answers, and ask whether to end it."""
        if not self._voting.takes_answers or not self._is_needed():
            return False
        if self._panel is None:
            parent, style = self._host()
            answers = (
                (tr("Terminer le vote et quitter"), self._window.leave),
                (tr("Annuler", "cancel"), lambda: None),
            )
            text = tr("Les réponses reçues sont gardées : le vote sera dans les résultats, sans classe.")
            self._panel = QuestionPanel(style, tr("Un vote est en cours"), text, answers, parent)
            self._panel.closed.connect(self._closed)
            self._panel.set_area(self._window.panel_area(parent))
        self._panel.open_low()
        return True

    def _closed(self) -> None:
        self._panel = None
