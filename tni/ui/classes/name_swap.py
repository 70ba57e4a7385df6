"""Field to correct which pupil has a number: two pupils exchange their names, which can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.core.ids import PupilId
from tni.roster.school_class import Pupil
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import DropDown
from tni.ui.i18n import tr


class NameSwapField(QWidget):
    """Field to choose the pupil to exchange names with.

    Signal chosen: id of the selected pupil and of the pupil whose name belongs there. undo: button that the owner
    places where there is space.
    """

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
        self.choice.setAccessibleName(tr("Attribuer à"))
        self.choice.setToolTip(tr("Les deux élèves échangent leurs noms ; numéros et résultats restent."))
        self.choice.setMinimumContentsLength(14)
        self.choice.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.activated.connect(self._choose)
        self.undo = TextButton(style, tr("Annuler l’échange"))
        self.undo.clicked.connect(self.undo_exchange)
        self.undo.hide()
        line.addWidget(Label(style, tr("Attribuer à")))
        line.addWidget(self.choice)
        self.show_pupil(None)

    def show_pupils(self, pupils: Sequence[Pupil]) -> None:
        """Show the pupils of the class. After a change of class, earlier exchanges cannot be undone any more."""
        ids = {pupil.id for pupil in pupils}
        if pupils and ids != self._ids:
            self._ids = ids
            self._done.clear()
            self.undo.hide()
        self._pupils = pupils

    def show_pupil(self, pupil: PupilId | None) -> None:
        """Show the selected pupil; None if there is none."""
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
        """Record an exchange that was made."""
        if self._done and {one, other} == set(self._done[-1]):
            self._done.pop()
        else:
            self._done.append((PupilId(one), PupilId(other)))
        self.undo.setVisible(bool(self._done))

    def undo_exchange(self) -> None:
        """Undo the last exchange by exchanging the names again."""
        if self._done:
            self.chosen.emit(*self._done[-1])

    def _choose(self, at: int) -> None:
        other = self.choice.itemData(at)
        if self._own is not None and other != self._own:
            self.chosen.emit(self._own, other)
