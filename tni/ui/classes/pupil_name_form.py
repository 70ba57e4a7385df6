"""Form to add a pupil to a class, or to rename the selected one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from tni.core.ids import PupilId
from tni.roster.school_class import Pupil
from tni.roster.typed_names import MAX_LETTERS
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.i18n import tr


class PupilNameForm(QWidget):
    """Two buttons, and the fields of the one that was pressed.

    Signals:
        add_wanted: family name and first name of a new pupil.
        rename_wanted: id of the pupil, family name, first name.
        given_up: nothing that was typed is kept.
    """

    add_wanted = Signal(str, str)
    rename_wanted = Signal(str, str, str)
    given_up = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._pupil: Pupil | None = None
        self._renaming: PupilId | None = None
        self._before = ("", "")
        """Text of the fields when they were shown."""
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self.add, self.rename = TextButton(style, tr("Ajouter un élève")), TextButton(style, tr("Renommer l’élève"))
        self.last, self.first = self._field(tr("Nom")), self._field(tr("Prénom"))
        self.cancel = TextButton(style, tr("Annuler", "cancel"))
        self.save = TextButton(style, "", filled=True)
        self.add.clicked.connect(lambda: self._begin(None))
        self.rename.clicked.connect(lambda: self._begin(self._pupil))
        self.cancel.clicked.connect(self.end)
        self.cancel.clicked.connect(self.given_up)
        self.save.clicked.connect(self._submit)
        self._buttons: tuple[QWidget, ...] = (self.add, self.rename)
        self._fields: tuple[QWidget, ...] = (self.last, self.first, self.cancel, self.save)
        for widget in (*self._buttons, *self._fields):
            line.addWidget(widget)
        line.addStretch(1)
        self.end()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.setMaxLength(MAX_LETTERS)
        field.textChanged.connect(self._changed)
        field.returnPressed.connect(self._submit)
        return field

    def show_pupil(self, pupil: Pupil | None, *, can_change: bool) -> None:
        """Set the selected pupil. can_change: names can be stored, and there is a class."""
        self._pupil = pupil
        self.add.setEnabled(can_change)
        self.rename.setEnabled(can_change and pupil is not None)
        if self._renaming is not None and (pupil is None or pupil.id != self._renaming):
            self.end()

    @property
    def is_waiting(self) -> bool:
        """True while a name is typed and not saved."""
        return not self.save.isHidden() and (self.last.text().strip(), self.first.text().strip()) != self._before

    def end(self) -> None:
        """Show the buttons again."""
        self._renaming = None
        self._show(asks=False)

    def _begin(self, pupil: Pupil | None) -> None:
        self._renaming = None if pupil is None else pupil.id
        self._before = ("", "") if pupil is None else (pupil.shown_last_name, pupil.first_name)
        for field, text in zip((self.last, self.first), self._before, strict=True):
            field.setText(text)
        self.save.set_text(tr("Ajouter") if pupil is None else tr("Enregistrer"))
        self._show(asks=True)
        self._changed()
        self.last.setFocus()

    def _show(self, *, asks: bool) -> None:
        for button in self._buttons:
            button.setVisible(not asks)
        for field in self._fields:
            field.setVisible(asks)

    def _changed(self) -> None:
        self.save.setEnabled(bool(self.last.text().strip() or self.first.text().strip()))

    def _submit(self) -> None:
        last, first = " ".join(self.last.text().split()), " ".join(self.first.text().split())
        if not last and not first:
            return
        if self._renaming is not None:
            pupil = self._renaming
            self.end()
            self.rename_wanted.emit(pupil, last, first)
        else:
            self.last.clear()  # the next new pupil
            self.first.clear()
            self.last.setFocus()
            self.add_wanted.emit(last, first)
