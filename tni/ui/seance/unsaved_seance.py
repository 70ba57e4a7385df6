"""Notice and question about a séance that the disk does not take: in memory alone, it would be lost by closing. So
closing waits until the disk has answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from tni.files.errors import SeanceWriteLostError
from tni.services.cahier.seance_notices import CahierNotSaved, CahierSaved, SeanceNotice
from tni.services.cahier.seance_service import SeanceService
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.lazy_errors import error_message

if TYPE_CHECKING:
    from tni.ui.chrome.question_panel import QuestionPanel

SLOW_MS = 800
"""Time after which she is told that closing waits for the disk."""


class UnsavedSeance:
    """Notice of a séance that is not stored, taken back once it is; and the question of whoever closes before that.

    host: returns the parent window and the style of the question. keep: hands over to be stored what was typed last.
    """

    def __init__(
        self,
        main: MainController,
        seances: SeanceService,
        host: Callable[[], tuple[QWidget, Style]],
        keep: Callable[[], None],
    ) -> None:
        self._main, self._seances, self._host, self._keep = main, seances, host, keep
        self._class_name = ""
        self._told = set[str]()
        self._panel: QuestionPanel | None = None
        self._close: Callable[[], object] = main.window.close
        """How the program is closed once all is stored: as she has asked for it."""
        self._is_trying = self._is_waiting = self._is_given_up = False
        """Whether she waits for another try, to close the program after it; whether closing waits for the disk; and
        whether she closes without what the disk refuses."""
        self._slow = QTimer(main.window, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._tell_waiting)
        seances.subscribe(self._follow)
        main.window.add_hold_up(self.holds_up_closing)
        main.window.add_last_hold_up(self._holds_up_leaving)

    def holds_up_closing(self) -> bool:
        """Return whether the disk has refused what is in memory, and ask what becomes of it."""
        return not self._is_given_up and self._ask_if_refused(self._main.window.close)

    def _holds_up_leaving(self) -> bool:
        """Return whether the disk has not taken all of it, once nothing else is asked. While it has not answered,
        closing waits for that."""
        if self._is_given_up:
            return False
        self._keep()
        answer = self._seances.cahier.answer
        if answer.is_known:
            return self._ask_if_refused(self._main.window.leave)
        if self._is_waiting:  # she asks once more: the disk may never answer
            self._ask(tr("Le disque ne répond pas encore : attendre un peu."), self._main.window.leave)
        else:
            self._is_waiting = True
            self._slow.start()
            answer.when_known(self._answered)
        return True

    def _answered(self) -> None:
        self._slow.stop()
        self._main.window.notices.remove(_waiting_text())
        if self._is_waiting:
            self._put_panel_away()
            self._is_waiting = False
            self._main.window.leave()

    def _tell_waiting(self) -> None:
        """Say why the window is still there."""
        self._main.window.notices.show(_waiting_text())

    def _ask_if_refused(self, close: Callable[[], object]) -> bool:
        refusal = self._seances.cahier.answer.refusal
        if refusal is not None:
            self._ask(error_message(refusal), close)
        return refusal is not None

    def _ask(self, why: str, close: Callable[[], object]) -> None:
        """Ask what becomes of what is not stored. A question that is open already stays as it is."""
        self._close = close
        if self._panel is None:
            self._panel = self._make_panel(why)
        self._panel.open_low()

    def _make_panel(self, why: str) -> QuestionPanel:
        from tni.ui.chrome.question_panel import QuestionPanel  # not needed while the disk takes all

        parent, style = self._host()
        name = self._class_name
        title = tr("La séance de {} n’est pas enregistrée").format(name) if name else tr("Séance non enregistrée")
        text = why + " " + tr("Puis réessayer : fermer avant cela la perd.")
        answers = (
            (tr("Réessayer"), self._retry),
            (tr("Fermer sans l’enregistrer"), self._give_up),
            (tr("Annuler", "cancel"), lambda: None),
        )
        panel = QuestionPanel(style, title, text, answers, parent)
        panel.closed.connect(self._closed)
        panel.set_area(self._main.window.panel_area(parent))
        return panel

    def _closed(self) -> None:
        self._panel = None
        self._is_waiting = self._is_trying = False  # she stays, unless her answer says otherwise

    def _put_panel_away(self) -> None:
        """Remove a question that is answered by what the disk did."""
        if self._panel is not None:
            waits, tries = self._is_waiting, self._is_trying
            self._panel.put_away()
            self._is_waiting, self._is_trying = waits, tries

    def _retry(self) -> None:
        self._is_trying = True
        self._seances.cahier.retry()

    def _give_up(self) -> None:
        self._is_given_up = True
        self._main.window.leave()

    def _follow(self, notice: SeanceNotice) -> None:
        self._class_name = self._seances.state.class_name or self._class_name
        match notice:
            case CahierNotSaved(SeanceWriteLostError() as error):
                self._is_trying = False
                self._take_back()
                self._main.window.notices.show(error_message(error), serious=True, unasked=True)
            case CahierNotSaved(error):
                self._tell(error)
                if self._is_trying:
                    self._is_trying = False
                    self._ask(tr("Réessayé, sans succès.") + " " + error_message(error), self._close)
                    assert self._panel is not None
                    self._panel.focus_first()
            case CahierSaved():
                self._take_back()
                if self._is_trying:
                    self._is_trying = False
                    self._close()

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
        self._put_panel_away()


def _waiting_text() -> str:
    return tr("Le tableau se ferme dès que la séance est enregistrée.")
