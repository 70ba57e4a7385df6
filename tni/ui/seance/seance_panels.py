"""Panels to start and to resume a séance, at the bottom of the main window. They show names of classes, but of no
pupils."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.core.ids import ClassId, ClassLayerId
from tni.document.lesson_port import ClassLayerInfo
from tni.roster.school_class import SchoolClass
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.hold_buttons import HoldButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.messages.dates import format_date, format_time

if TYPE_CHECKING:
    from tni.planning.timetable import Hour

COLUMNS, MAX_SHOWN = 5, 6


class StartSeancePanel(TitledPanel):
    """Panel that asks for the class and the subject of a séance.

    Signals:
        begun: class id or None, name of the class, subject.
        classes_wanted: open the class lists, after a long press.
        trial_wanted: vote with simulated pupils, without a séance.
    """

    begun = Signal(object, str, str)
    classes_wanted = Signal()
    trial_wanted = Signal()

    def __init__(self, style: Style, classes: Sequence[SchoolClass], subject: str, parent: QWidget) -> None:
        super().__init__(style, tr("Commencer une séance"), parent)
        self._classes = {one.id: one.name for one in classes}
        self.grid: ChoiceGrid | None = None
        if classes:
            buttons = [TextButton(style, one.name, value=one.id) for one in classes]
            self.grid = ChoiceGrid(style, tr("Classes"), buttons, COLUMNS)
            self.grid.chosen.connect(self._choose)
            self.rows.addWidget(self.grid)
        self.hour = Label(style, token="muted")
        self.hour.hide()
        self.rows.addWidget(self.hour)
        fields = QHBoxLayout()
        self.name = self._field(fields, tr("Classe"), "", tr("par exemple 5eA"))
        self.subject = self._field(fields, tr("Matière"), subject, tr("par exemple Maths"))
        self.name.textEdited.connect(lambda _text: self.grid.choose(None) if self.grid else None)
        self.rows.addLayout(fields)
        line = QHBoxLayout()
        lists = HoldButton(style, tr("Listes de classes"))
        lists.held.connect(self.classes_wanted)
        trial = TextButton(style, tr("Classe d’essai"))
        trial.setToolTip(tr("Faire voter des élèves simulés : rien n’est enregistré."))
        trial.clicked.connect(self._try)
        self.start = TextButton(style, tr("Commencer"), filled=True)
        self.start.clicked.connect(self.begin)
        line.addWidget(lists)
        line.addWidget(trial)
        line.addStretch(1)
        line.addWidget(self.start)
        self.rows.addLayout(line)

    def propose(self, class_id: ClassId | None, name: str, hour: Hour) -> None:
        """Choose the class of the timetable's hour beforehand, and say which hour it is."""
        self.name.setText(name)
        if self.grid is not None:
            self.grid.choose(class_id)
        start, end = format_time(hour.start), format_time(hour.end)
        parts = (tr("Emploi du temps : {name}, de {start} à {end}"), tr("salle {}").format(hour.room))
        text = " · ".join(parts if hour.room else parts[:1])
        self.hour.setText(text.format(name=name, start=start, end=end))
        self.hour.show()

    def offers(self, classes: Sequence[SchoolClass]) -> bool:
        """Return whether these are the classes that can be chosen."""
        return self._classes == {one.id: one.name for one in classes}

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the shortcut of the command that opens this panel: here it begins, from a field or the panel itself."""
        if isinstance(event, QKeyEvent) and _is_begin_key(event) and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_begin_key(event):
            self.begin()
        else:
            super().keyPressEvent(event)

    def _field(self, line: QHBoxLayout, name: str, text: str, hint: str) -> SearchField:
        field = SearchField(text)
        field.setPlaceholderText(hint)
        field.setMinimumWidth(self.kit.theme.metrics.target_px * 5)
        field.setAccessibleName(name)
        field.returnPressed.connect(self.begin)
        column = QVBoxLayout()
        column.addWidget(Label(self.kit, name, size="small", token="muted"))
        column.addWidget(field)
        line.addLayout(column)
        return field

    def _choose(self, class_id: str) -> None:
        self.name.setText(self._classes[ClassId(class_id)])

    def begin(self) -> None:
        """Start with the class that is selected or typed. A typed name that one class of the lists has means that
        class. From a field, Ctrl+Enter comes twice: as Enter, and as the key of the panel."""
        if self.isHidden():
            return
        name = self.name.text().strip()
        if not name:
            self.name.setFocus()
            return
        chosen = None if self.grid is None else self.grid.value
        class_id = ClassId(str(chosen)) if chosen is not None else self._named(name)
        self.begun.emit(class_id, name, self.subject.text().strip())
        self.put_away()

    def _try(self) -> None:
        self.put_away()
        self.trial_wanted.emit()

    def _named(self, name: str) -> ClassId | None:
        same = [one for one, known in self._classes.items() if known.casefold() == name.casefold()]
        return same[0] if len(same) == 1 else None


def _is_begin_key(event: QKeyEvent) -> bool:
    is_control = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
    return is_control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def seance_labels(seances: Sequence[ClassLayerInfo]) -> list[str]:
    """Return labels such as `5eA – mardi 24 novembre 2026, 8 h 05`, with the seconds where two would be alike."""
    labels = [_seance_label(seance) for seance in seances]
    return [
        tr("{} et {} s").format(label, seance.changed.second) if labels.count(label) > 1 else label
        for seance, label in zip(seances, labels, strict=True)
    ]


def _seance_label(seance: ClassLayerInfo) -> str:
    when = seance.changed.astimezone()
    return f"{seance.class_name or tr('Sans classe')} – {format_date(when)}, {format_time(when)}"


class ResumeSeancePanel(TitledPanel):
    """Panel that asks which class layer to resume.

    Signal chosen: id of the class layer.
    """

    chosen = Signal(object)

    def __init__(self, style: Style, seances: Sequence[ClassLayerInfo], parent: QWidget) -> None:
        super().__init__(style, tr("Reprendre le cours"), parent)
        if not seances:
            words = tr("Cette leçon n’a encore été donnée à aucune classe : commencer une séance.")
            self.rows.addWidget(Label(style, words, token="muted"))
        shown = seances[:MAX_SHOWN]
        for seance, label in zip(shown, seance_labels(shown), strict=True):
            button = TextButton(style, label, value=seance.id)
            button.clicked.connect(lambda _=False, s=seance.id: self._choose(s))
            self.rows.addWidget(button)

    def _choose(self, seance: ClassLayerId) -> None:
        self.chosen.emit(seance)
        self.put_away()
