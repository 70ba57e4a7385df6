"""Panel that asks what becomes of ink that was written on a lesson without a class. Whatever is chosen, it is kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.core.ids import ClassId
from tni.roster.school_class import SchoolClass
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr

COLUMNS, TEXT_TARGETS = 5, 10


class SettleLayerPanel(TitledPanel):
    """Panel with the three answers. Closing it answers nothing: the question comes again with the lesson.

    Signals:
        kept: the ink becomes a part of the prepared lesson.
        put_aside: the prepared lesson stays as it was.
        given: id of the class or None, and its name.

    fields: where the name of a class is typed, if there is no list.
    """

    kept = Signal()
    put_aside = Signal()
    given = Signal(object, str)

    def __init__(self, style: Style, text: str, classes: Sequence[SchoolClass], parent: QWidget) -> None:
        """text: when the ink was written, and what of it can be kept."""
        super().__init__(style, tr("Ce qui a été écrit sur la leçon"), parent)
        label = Label(style, text)
        label.setWordWrap(True)
        label.setMinimumWidth(style.theme.metrics.target_px * TEXT_TARGETS)
        self.rows.addWidget(label)
        self.rows.addWidget(Label(style, tr("C’était avec"), size="small", token="muted"))
        self.fields: tuple[SearchField, ...] = ()
        self._names = {one.id: one.name for one in classes}
        if classes:
            buttons = [TextButton(style, one.name, value=one.id) for one in classes]
            grid = ChoiceGrid(style, tr("C’était avec"), buttons, COLUMNS)
            grid.chosen.connect(self._choose)
            self.rows.addWidget(grid)
        else:
            self.rows.addLayout(self._make_field())
        line = QHBoxLayout()
        for name, signal in (
            (tr("Garder l’encre dans la leçon"), self.kept),
            (tr("Revenir à l’original"), self.put_aside),
        ):
            button = TextButton(style, name)
            button.clicked.connect(self.put_away)
            button.clicked.connect(signal)
            line.addWidget(button)
        line.addStretch(1)
        self.rows.addLayout(line)
        self.closed.connect(self.deleteLater)

    def _make_field(self) -> QHBoxLayout:
        """Make a field for the name of a class that is in no list."""
        line = QHBoxLayout()
        self._name = SearchField()
        self.fields = (self._name,)
        self._name.setPlaceholderText(tr("par exemple 5eA"))
        self._name.setAccessibleName(tr("Classe"))
        self._name.returnPressed.connect(self._give_typed)
        give = TextButton(self.kit, tr("Attribuer"))
        give.clicked.connect(self._give_typed)
        line.addWidget(self._name, 1)
        line.addWidget(give)
        return line

    def _choose(self, class_id: object) -> None:
        found = ClassId(str(class_id))
        self.put_away()
        self.given.emit(found, self._names[found])

    def _give_typed(self) -> None:
        if name := self._name.text().strip():
            self.put_away()
            self.given.emit(None, name)
        else:
            self._name.setFocus()
