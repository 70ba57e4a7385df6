"""Notice and question about a séance that the disk does not take: in memory alone, it would be lost by closing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tni.services.cahier.seance_notices import CahierNotSaved, CahierSaved, SeanceNotice
from tni.services.cahier.seance_service import SeanceService
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.lazy_errors import error_message

if TYPE_CHECKING:
    from tni.ui.chrome.question_panel import QuestionPanel


class UnsavedSeance:
    """Notice of a séance that is not stored, taken back once it is; and the question of whoever closes before that.

    host: returns the parent window and the style of the question.
    """

    def __init__(self, main: MainController, seances: SeanceService, host: Callable[[], tuple[QWidget, Style]]) -> None:
        self._main, self._seances, self._host = main, seances, host
        self._class_name = ""
        self._told = set[str]()
        self._panel: QuestionPanel | None = None
        self._is_leaving = False
        """True while she waits for another try, to close the program after it."""
        seances.subscribe(self._follow)
        main.window.add_hold_up(self.holds_up_closing)

    def leave(self) -> None:
        """Close without another question than that about what is not stored."""
        if not self.holds_up_closing():
            self._main.window.leave()

    def holds_up_closing(self) -> bool:
        """Return whether the disk has refused what is in memory, and ask what becomes of it."""
        refusal = self._seances.cahier.writes.refusal
        if refusal is None:
            return False
        if self._panel is None:
            self._panel = self._ask(refusal)
        self._panel.open_low()
        return True

    def _ask(self, refusal: Exception) -> QuestionPanel:
        from tni.ui.chrome.question_panel import QuestionPanel  # not needed while the disk takes all

        parent, style = self._host()
        name = self._class_name
        title = tr("La séance de {} n’est pas enregistrée").format(name) if name else tr("Séance non enregistrée")
        text = error_message(refusal) + " " + tr("Puis réessayer : fermer avant cela la perd.")
        answers = (
            (tr("Réessayer"), self._retry),
            (tr("Fermer sans l’enregistrer"), self._main.window.leave),
            (tr("Annuler", "cancel"), lambda: None),
        )
        panel = QuestionPanel(style, title, text, answers, parent)
        panel.closed.connect(self._closed)
        panel.set_area(self._main.window.panel_area(parent))
        return panel

    def _closed(self) -> None:
        self._panel = None

    def _retry(self) -> None:
        self._is_leaving = True
        self._seances.cahier.retry()

    def _follow(self, notice: SeanceNotice) -> None:
        self._class_name = self._seances.state.class_name or self._class_name
        match notice:
            case CahierNotSaved(error):
                self._tell(error)
                if self._is_leaving:
                    self._is_leaving = False
                    self.holds_up_closing()
            case CahierSaved():
                self._take_back()
                if self._is_leaving:
                    self._is_leaving = False
                    self._main.window.close()

    def _tell(self, error: Exception) -> None:
        text = tr("Le cahier de la séance n’a pas pu être enregistré : il est gardé en mémoire. {why}").format(
            why=error_message(error)
        )
        self._told.add(text)
        self._main.window.notices.show(
            text, act_text=tr("Réessayer"), act=self._seances.cahier.retry, serious=True, unasked=True
        )

    def _take_back(self) -> None:
        """Remove what is no longer true."""
        for text in self._told:
            self._main.window.notices.remove(text)
        self._told.clear()
        if self._panel is not None:
            self._panel.put_away()
