"""Whose a number is, put right by the teacher: two pupils exchange their names, and may change back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.core.ids import PupilId
from tni.store.roster_merge import Pupil
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import DropDown
from tni.ui.i18n import tr


class NameSwapField(QWidget):
    """chosen: the pupil who is looked at and the one whose name belongs there; each gets the other's. undo: a button to
    be laid where there is room."""

    chosen = Signal(str, str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self._pupils: Sequence[Pupil] = ()
        self._ids: set[PupilId] = set()
        self._own: PupilId | None = None
        self._done: list[tuple[PupilId, PupilId]] = []
        self.choice = DropDown(style)
        self.choice.setAccessibleName(tr("Ce numéro est à"))
        self.choice.setToolTip(tr("Les deux élèves échangent leurs noms ; numéros et résultats restent."))
        self.choice.setMinimumContentsLength(14)
        self.choice.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.activated.connect(self._choose)
        self.undo = TextButton(style, tr("Annuler l’échange"))
        self.undo.clicked.connect(self.take_back)
        self.undo.hide()
        line.addWidget(Label(style, tr("Ce numéro est à")))
        line.addWidget(self.choice)
        self.show_pupil(None)

    def show_pupils(self, pupils: Sequence[Pupil]) -> None:
        """Those of the class. Of another class, nothing is taken back from here."""
        ids = {pupil.id for pupil in pupils}
        if pupils and ids != self._ids:
            self._ids = ids
            self._done.clear()
            self.undo.hide()
        self._pupils = pupils

    def show_pupil(self, pupil: PupilId | None) -> None:
        """The one who is looked at; None: nobody."""
        self._own = pupil
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for one in self._pupils if pupil is not None else ():
                name = f"{one.shown_last_name} {one.first_name}".strip() or tr("N° {}, sans nom").format(one.number)
                self.choice.addItem(name, one.id)
            self.choice.setCurrentIndex(self.choice.findData(pupil))
        self.setEnabled(pupil is not None and any(one.is_named for one in self._pupils))
        self.undo.setEnabled(True)

    def did(self, one: str, other: str) -> None:
        """They are exchanged now."""
        if self._done and {one, other} == set(self._done[-1]):
            self._done.pop()
        else:
            self._done.append((PupilId(one), PupilId(other)))
        self.undo.setVisible(bool(self._done))

    def take_back(self) -> None:
        """The last exchange, by another one."""
        if self._done:
            self.chosen.emit(*self._done[-1])

    def _choose(self, at: int) -> None:
        other = self.choice.itemData(at)
        if self._own is not None and other != self._own:
            self.chosen.emit(self._own, other)
