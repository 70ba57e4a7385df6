"""Panel of a self-paced quiz in the teacher's window: the class's progress by number or, on demand, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tni.cahier.french import NBSP
from tni.quiz.pacing import PupilProgress
from tni.services.voting.self_paced_service import SelfPacedState
from tni.ui.chrome.button import Style
from tni.ui.chrome.hold_buttons import PrivateButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.vote.self_paced_grid import SelfPacedGrid
from tni.ui.vote.self_paced_strip import handed_in_message, no_phones_message, right_answers_message
from tni.ui.vote.vote_text import answer_text


class SelfPacedPanel(QWidget):
    """Panel with count, grid and lists of pupils.

    names: returns names by seat number. is_private: True if only the teacher can see this screen.
    """

    names_wanted = Signal()  # they are shown from now on

    def __init__(self, style: Style, names: Callable[[], Mapping[int, str]], is_private: Callable[[], bool]) -> None:
        super().__init__()
        self._names, self._is_private, self._named = names, is_private, False
        self._state: SelfPacedState | None = None
        self.setAccessibleName(tr("Série de questions"))
        self.count, self.grid = Label(style, size="title"), SelfPacedGrid(style)
        self.waiting, self.people = Label(style, no_phones_message(), token="danger"), Label(style)
        for words in (self.waiting, self.people):
            words.setWordWrap(True)
        self.waiting.hide()
        self.show_names = PrivateButton(style, tr("Voir les noms"), tr("Cacher les noms"), is_private)
        self.show_names.revealed.connect(self._name)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for widget in (self.count, self.waiting, self.grid, self.people, self.show_names):
            rows.addWidget(widget)
        self.hide()

    def show_state(self, state: SelfPacedState | None, *, waits: bool = False) -> None:
        """Show the progress; None for no quiz. waits: the phones are off."""
        self._state = state
        self.waiting.setVisible(waits)
        self.setVisible(state is not None)
        if state is not None:
            self.count.setText(handed_in_message(state))
            self.grid.show_state(state, numbered=False)
            self.people.setText("\n".join(self._lines(state)))
            self.show_names.setVisible(state.outcomes is None or not self._is_private())

    def _name(self, named: bool) -> None:
        self._named = named
        if named:
            self.names_wanted.emit()
        self.show_state(self._state, waits=not self.waiting.isHidden())

    def _lines(self, state: SelfPacedState) -> list[str]:
        """Return pupils by question; on a private screen, once the quiz is closed, the result of each question."""
        names = self._names() if self._named else {}
        if state.outcomes is not None and self._is_private():
            return [line for place in range(len(state.questions)) if (line := _result_line(state, place))]
        places = [(tr("Question {}").format(place + 1), state.at(place)) for place in range(len(state.questions))]
        places.append((tr("Tout répondu"), state.at(None)))
        return [f"{title}{NBSP}: {_who(people, names)}" for title, people in places if people]


def _result_line(state: SelfPacedState, place: int) -> str:
    """Return the share of right answers and the most frequent error; "" without a right answer or without votes."""
    share, question = right_answers_message(state, place), state.questions[place]
    wrong = None if state.outcomes is None else state.outcomes[place].dominant_wrong
    if share and wrong is not None:
        share += " " + tr("Erreur la plus fréquente : {}.").format(answer_text(question, wrong))
    return f"{place + 1}.{NBSP}{' '.join((question.text or '').split())} – {share}" if share else ""


def _who(people: Sequence[PupilProgress], names: Mapping[int, str]) -> str:
    numbers = [one.number for one in people if one.number is not None]
    known = [f"{number} {names[number]}" if number in names else str(number) for number in numbers]
    others = len(people) - len(numbers)
    return ", ".join([*known, *([tr("{} sans numéro").format(others)] if others else [])])
