"""Controller of the trial class: begins and ends it, shows on the board that it is on, and lets its pupils answer."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.services.classroom import Classroom
from tni.services.voting.vote_state import VoteState
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import FloatingPanel, Label, set_panel_spacing
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController

ANSWER_MS = 100


class TrialPanel(FloatingPanel):
    """Panel that says that the trial class is on. end_wanted: the teacher ends it."""

    end_wanted = Signal()
    yields_to_escape = False

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Classe d’essai"), parent)
        line = QHBoxLayout(self)
        set_panel_spacing(line, style)
        line.addWidget(Label(style, tr("Classe d’essai"), size="title", token="accent"))
        line.addWidget(Label(style, tr("Ni les votes ni l’encre ne sont enregistrés."), token="muted"))
        end = TextButton(style, tr("Terminer l’essai"))
        end.clicked.connect(self.end_wanted)
        line.addWidget(end)


class TrialController(QObject):
    """Connects the trial class to the main window. changed: it was begun or ended."""

    changed = Signal()

    def __init__(self, main: MainController, classroom: Classroom, parent: QObject) -> None:
        super().__init__(parent)
        self._main, self._classroom = main, classroom
        self.panel: TrialPanel | None = None
        self._timer = QTimer(self, interval=ANSWER_MS)
        self._timer.timeout.connect(self._answer)

    def begin(self) -> None:
        self._classroom.begin_trial()
        self.show_state()
        self.changed.emit()

    def end(self) -> None:
        self._classroom.end_trial()
        self.show_state()
        self.changed.emit()

    def show_state(self) -> None:
        """Show the panel while the trial class is on. To be called when something else may have ended it."""
        is_on = self._classroom.trial is not None
        if is_on and self.panel is None:
            window = self._main.window
            self.panel = TrialPanel(self._main.kit, window)
            self.panel.end_wanted.connect(self.end)
            window.arranged.connect(self._arranged)
            self._arranged()
            self.panel.open_at(self.panel.free_area().topLeft())
            self._timer.start()
        elif not is_on and self.panel is not None:
            self._timer.stop()
            self._main.window.arranged.disconnect(self._arranged)
            self.panel.put_away()
            self.panel.deleteLater()
            self.panel = None

    def vote_shown(self, _vote: VoteState) -> None:
        """Keep the panel above the views of a vote."""
        if self.panel is not None:
            self.panel.raise_()

    def _arranged(self) -> None:
        if self.panel is not None:
            self.panel.set_area(self._main.window.top_area)

    def _answer(self) -> None:
        if self._classroom.trial is not None:
            self._classroom.trial.answer_due()
