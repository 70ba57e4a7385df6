"""Compact control of the room's projector: its state, power, source, picture and faults."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from tni.core.projector import ProjectorPower, SetPower, SetSource
from tni.services.projector.projector_state import ConnectionState, ProjectorState
from tni.ui.chrome.button import ActionButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.chrome.hold_buttons import HoldButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import DropDown
from tni.ui.i18n import tr
from tni.ui.projector import projector_text as say


class ProjectorBox(QWidget):
    """Control of the projector.

    command_wanted: a `ProjectorCommand`. retry_wanted: the connection is to be tried again. sheet_wanted: the sheet is
    to be opened, to choose a projector or to change its settings. state_label, trouble, note: the texts shown, from top
    to bottom.
    """

    command_wanted = Signal(object)
    retry_wanted = Signal()
    sheet_wanted = Signal()

    def __init__(self, style: Style, commands: Commands, *, in_sheet: bool = False) -> None:
        """in_sheet: the box is in the projector sheet itself."""
        super().__init__()
        self.kit, self._in_sheet = style, in_sheet
        self._shown = ProjectorState()
        self.setAccessibleName(tr("Projecteur"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        self.state_label = self._make_label("text")
        self.trouble = self._make_label("danger")
        self.note = self._make_label("muted")
        self.on_button = TextButton(style, tr("Allumer"), filled=True)
        self.on_button.clicked.connect(lambda: self.command_wanted.emit(SetPower(True)))
        self.off_button = HoldButton(style, tr("Éteindre"))  # a lamp takes minutes to come back on
        self.off_button.held.connect(lambda: self.command_wanted.emit(SetPower(False)))
        self._retry = TextButton(style, tr("Réessayer"))
        self._retry.clicked.connect(self.retry_wanted)
        self._more = TextButton(style, tr("Choisir un projecteur"))
        self._more.clicked.connect(self.sheet_wanted)
        self._picture = [
            ActionButton(style, commands[command], show_label=True)
            for command in (CommandId.PROJECTOR_BLANK, CommandId.FREEZE)
        ]
        self.source = DropDown(style)
        self.source.setAccessibleName(tr("Source de l’image"))
        self.source.activated.connect(self._choose_source)
        rows.addWidget(self.state_label)
        rows.addLayout(self._make_buttons())
        rows.addWidget(self.source)
        rows.addWidget(self.trouble)
        rows.addWidget(self.note)
        self.show_state(ProjectorState())

    def _make_label(self, token: str) -> Label:
        label = Label(self.kit, token=token)
        label.setWordWrap(True)
        return label

    def _make_buttons(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        for place, button in enumerate((self.on_button, self.off_button, *self._picture, self._retry, self._more)):
            grid.addWidget(button, 0, place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(6, 1)
        return grid

    # -- display

    def show_state(self, state: ProjectorState) -> None:
        self._shown = state
        is_connected = state.contact is ConnectionState.CONNECTED
        text = say.state_text(state)
        if state.projector is None:
            self.state_label.setText(text[:1].upper() + text[1:])
        else:
            self.state_label.setText(tr("{name} : {state}", "projector").format(
                name=say.projector_name(state.projector), state=text)
            )  # fmt: skip
        self.on_button.setVisible(is_connected and not self._is_on)
        self.off_button.setVisible(is_connected and self._is_on)
        self._retry.setVisible(state.contact is ConnectionState.SILENT)
        for button in self._picture:
            button.setVisible(state.is_on)
        self._more.setVisible(not self._in_sheet)
        self._more.set_text(tr("Choisir un projecteur") if state.projector is None else tr("Plus…"))
        self._show_sources()
        troubles = [say.blank_reminder_message(state)]
        if state.silence is not None:
            troubles.append(say.connection_failure_message(state.silence))
        if state.refused is not None:
            troubles.append(say.refusal_message(state.refused))
        troubles.append(say.faults_message(state.status) if is_connected else "")
        self._put(self.trouble, " ".join(filter(None, troubles)))
        self._put(self.note, self._note_text(state))

    def _note_text(self, state: ProjectorState) -> str:
        if state.contact is ConnectionState.CONNECTED:
            return say.hours_text(state.status)
        if state.contact is ConnectionState.NONE and self._in_sheet:
            return tr(
                "Pour l’allumer, choisir sa source, couper ou figer son image d’ici : chercher le projecteur de la"
                " salle, ou écrire son adresse."
            )
        return ""

    @property
    def _is_on(self) -> bool:
        """True if the projector is on, or will be once the pending command is done."""
        command = self._shown.pending_of(SetPower)
        return (
            self._shown.status.power in (ProjectorPower.ON, ProjectorPower.WARMING) if command is None else command.on
        )

    def _put(self, label: Label, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _show_sources(self) -> None:
        state, status = self._shown, self._shown.status
        self.source.setVisible(state.is_on and bool(status.sources))
        command = state.pending_of(SetSource)
        shown = command.code if command is not None else status.source
        wanted = [(say.source_name(source), source.code) for source in status.sources]
        if shown is not None and all(code != shown for _, code in wanted):
            wanted.append((shown, shown))
        if [(self.source.itemText(i), self.source.itemData(i)) for i in range(self.source.count())] != wanted:
            self.source.clear()
            for name, code in wanted:
                self.source.addItem(name, code)
        self.source.setCurrentIndex(self.source.findData(shown) if shown is not None else -1)

    # -- actions

    def _choose_source(self, index: int) -> None:
        code = self.source.itemData(index)
        if code != self._shown.status.source:
            self.command_wanted.emit(SetSource(str(code)))
