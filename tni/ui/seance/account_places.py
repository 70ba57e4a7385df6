"""Page of an account's places: which classes it takes and where, its name, and who reads there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tni.api.ent import PlaceChoice
from tni.api.manifest import SignIn
from tni.services.cahier.account_setup_state import SetupState
from tni.services.cahier.class_places import ClassPlace, settings_of
from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.row_column import RowColumn
from tni.ui.chrome.sheet import DropDown
from tni.ui.i18n import tr
from tni.ui.messages.accounts import readers_text, secret_text
from tni.ui.messages.lazy_errors import error_message

SUBJECT = "subject"


class AccountPlaces(QWidget):
    """Page of the places. given: name, a list of ClassPlace, and the values for all classes. left: give it up."""

    given = Signal(str, object, object)
    left = Signal()

    def __init__(self, style: Style, state: SetupState, places: Sequence[ClassPlace]) -> None:
        """places: what is proposed for each class; empty where no class is known, and the choice is for all."""
        super().__init__()
        self.kit, self._state = style, state
        self.boxes: dict[str, CheckBox] = {}
        self.choices: dict[tuple[str, str], DropDown] = {}
        """Fields by class, "" for all of them, and setting."""
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        self.column = RowColumn(style, self._title())
        self.column.add_title(self._title())
        self._add_places(places)
        self._add_account()
        self.column.end()
        rows.addWidget(self.column, 1)
        self._add_agreement(rows)
        self.wrong = Label(style, "" if state.error is None else error_message(state.error), token="danger")
        self.wrong.setWordWrap(True)
        self.wrong.setVisible(state.error is not None)
        rows.addWidget(self.wrong)
        rows.addLayout(self._make_buttons())

    def _title(self) -> str:
        person = self._state.person
        return tr("Connecté : {}").format(person) if person else tr("Le compte fonctionne")

    def _add_account(self) -> None:
        state, account = self._state, self._state.account
        is_token = state.manifest is not None and state.manifest.sign_in in (
            SignIn.OAUTH, SignIn.MOODLE, SignIn.TOKEN, SignIn.NEXTCLOUD
        )  # fmt: skip
        if kept := secret_text(state.is_kept, by_token=is_token):
            self.column.add_note(kept, size="small", token="muted")
        self.name = QLineEdit("" if account is None else account.name)
        self.name.setPlaceholderText("" if account is None else account.shown_name)
        self.column.add_field(tr("Nom du compte"), self.name)

    def _add_places(self, places: Sequence[ClassPlace]) -> None:
        choices = self._state.choices
        settings = settings_of(choices)
        if not places:
            self.column.add_heading(tr("Pour toutes les classes"))
            account = self._state.account
            values = {} if account is None else dict(account.settings)
            if not settings:
                self.column.add_note(tr("Les séances de toutes les classes y vont."))
            for one in settings:
                self.column.add(self._field("", one, choices, values.get(one, "")))
            return
        self.column.add_heading(tr("Classes dont les séances y vont"))
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self.kit.theme.metrics.pad_px)
        grid.setVerticalSpacing(self.kit.theme.metrics.gap_px // 2)
        grid.setColumnStretch(max(1, len(settings)), 1)
        for column, setting in enumerate(settings, 1):
            grid.addWidget(Label(self.kit, _setting_name(setting), size="small", token="muted"), 0, column)
        for row, place in enumerate(places, 1):
            check = self.boxes[place.class_name] = CheckBox(place.class_name)
            check.setMinimumHeight(self.kit.theme.metrics.target_px)
            check.setChecked(place.is_sent)
            grid.addWidget(check, row, 0)
            for column, setting in enumerate(settings, 1):
                field = self._field(place.class_name, setting, choices, place.values.get(setting, ""))
                field.setEnabled(place.is_sent)
                check.toggled.connect(field.setEnabled)
                grid.addWidget(field, row, column)
        self.column.add(box)

    def _field(self, class_name: str, setting: str, choices: Sequence[PlaceChoice], value: str) -> DropDown:
        field = self.choices[class_name, setting] = DropDown(self.kit)
        field.setAccessibleName(" ".join(filter(None, (_setting_name(setting), class_name))))
        field.addItem(tr("Automatique"), "")
        for one in choices:
            if one.setting == setting:
                field.addItem(" – ".join(filter(None, (one.group, one.name))), one.value)
        field.setCurrentIndex(max(0, field.findData(value)))
        field.setMinimumHeight(self.kit.theme.metrics.target_px)
        field.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(14)
        return field

    def _add_agreement(self, rows: QVBoxLayout) -> None:
        account, manifest = self._state.account, self._state.manifest
        if account is None or manifest is None or account.readers_agreed:
            return
        self.readers = Label(self.kit, readers_text(manifest))
        self.readers.setWordWrap(True)
        rows.addWidget(self.readers)

    def _make_buttons(self) -> QHBoxLayout:
        account = self._state.account
        is_agreed = account is not None and account.readers_agreed
        line = QHBoxLayout()
        line.setSpacing(self.kit.theme.metrics.gap_px)
        back = TextButton(self.kit, tr("Annuler", "cancel"))
        back.clicked.connect(self.left)
        line.addWidget(back)
        line.addStretch(1)
        self.go = TextButton(
            self.kit, tr("Enregistrer") if is_agreed else tr("D’accord, ajouter ce compte"), filled=True
        )
        self.go.clicked.connect(self._give)
        line.addWidget(self.go)
        return line

    def _give(self) -> None:
        places = [
            ClassPlace(name, box.isChecked(), self._values(name) if box.isChecked() else {})
            for name, box in self.boxes.items()
        ]
        self.given.emit(self.name.text(), places, self._values(""))

    def _values(self, class_name: str) -> dict[str, str]:
        own = {setting: field.currentData() for (name, setting), field in self.choices.items() if name == class_name}
        return {setting: str(value) for setting, value in own.items() if value}


def _setting_name(setting: str) -> str:
    return tr("Matière") if setting == SUBJECT else tr("Endroit")
