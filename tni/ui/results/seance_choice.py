"""Choice of a class, and of one of its séances with votes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QSignalBlocker, Signal

from tni.core.ids import ClassId
from tni.roster.school_class import SchoolClass
from tni.services.results.seance_votes import SeanceVotes
from tni.ui.chrome.button import Style
from tni.ui.chrome.sheet import DropDown
from tni.ui.results.results_text import class_name, seance_votes_label

type SeanceKey = tuple[ClassId | None, datetime]
"""Key of the votes of a séance, the same after they were read again with more votes."""


class SeanceChoice(QObject):
    """Two drop-down lists: the classes, and the séances of the selected class.

    Signals:
        class_shown: a class was selected, or its séances were read again; the latest of them is selected, or the same
            one again.
        seance_chosen: another séance of the class was selected.
    """

    class_shown = Signal()
    seance_chosen = Signal()

    def __init__(self, style: Style, parent: QObject) -> None:
        super().__init__(parent)
        self.classes, self.seances = DropDown(style), DropDown(style)
        for box in (self.classes, self.seances):
            box.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        self._all: Sequence[SeanceVotes] = ()
        self.classes.currentIndexChanged.connect(lambda _: self._show_seances())
        self.seances.currentIndexChanged.connect(lambda _: self.seance_chosen.emit())

    @property
    def has_classes(self) -> bool:
        return bool(self.classes.count())

    @property
    def chosen(self) -> SeanceVotes | None:
        seance = self.seances.currentData()
        return seance if isinstance(seance, SeanceVotes) else None

    @property
    def key(self) -> SeanceKey | None:
        """Key of the selected séance."""
        return None if self.chosen is None else _key(self.chosen)

    def show_seances(
        self, classes: Sequence[SchoolClass], seances: Sequence[SeanceVotes], class_id: ClassId | None
    ) -> None:
        """Show the séances with votes, of all classes. `classes` are those of the class lists. `class_id` is the class
        to select, unless one is selected already."""
        chosen = self.classes.currentData() if self.has_classes else class_id
        self._all = seances
        ids: list[ClassId | None] = [one.id for one in classes]
        ids += [i for i in dict.fromkeys(one.class_id for one in seances) if i not in ids]
        with QSignalBlocker(self.classes):
            self.classes.clear()
            for one in ids:
                self.classes.addItem(class_name(one, classes, seances), one)
            at = ids.index(chosen) if chosen in ids else 0
            self.classes.setCurrentIndex(at if ids else -1)
        self._show_seances()

    def _show_seances(self) -> None:
        kept, class_id = self.key, self.classes.currentData()
        own = [one for one in self._all if one.class_id == class_id and self.has_classes]
        with QSignalBlocker(self.seances):
            self.seances.clear()
            for seance in own:
                self.seances.addItem(seance_votes_label(seance), seance)
            again = [at for at, seance in enumerate(own) if _key(seance) == kept]
            self.seances.setCurrentIndex(again[0] if again else 0 if own else -1)
        self.seances.setEnabled(bool(own))
        self.class_shown.emit()


def _key(seance: SeanceVotes) -> SeanceKey:
    return seance.class_id, seance.start
