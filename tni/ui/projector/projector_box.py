"""Compact control of the room's projector: its state, power, source, picture and faults."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from tni.devices.projector.status import ProjectorPower, SetPower, SetSource
from tni.services.projector_state import ConnectionState, ProjectorState
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
    to be opened, to choose a projector or to change its settings.
    """

    command_wanted = Signal(object)
    retry_wanted = Signal()
    sheet_wanted = Signal()

    def __init__(self, style: Style, commands: Commands, *, in_sheet: bool = False) -> None:
        """in_sheet: the box is in the projector sheet itself."""
        super().__init__()
        self.kit, self._in_sheet = style, in_sheet
        self._view = ProjectorState()
        self.setAccessibleName(tr("Projecteur"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        self._state = self._make_label("text")
        self._trouble = self._make_label("danger")
        self._hours = self._make_label("muted")
        self._on = TextButton(style, tr("Allumer"), filled=True)
        self._on.clicked.connect(lambda: self.command_wanted.emit(SetPower(True)))
        self._off = HoldButton(style, tr("Éteindre"))  # a lamp takes minutes to come back on
        self._off.held.connect(lambda: self.command_wanted.emit(SetPower(False)))
        self._retry = TextButton(style, tr("Réessayer"))
        self._retry.clicked.connect(self.retry_wanted)
        self._more = TextButton(style, tr("Choisir un projecteur"))
        self._more.clicked.connect(self.sheet_wanted)
        self._picture = [
            ActionButton(style, commands[command], show_label=True)
            for command in (CommandId.PROJECTOR_BLANK, CommandId.FREEZE)
        ]
        self._source = DropDown(style)
        self._source.setAccessibleName(tr("Source de l’image"))
        self._source.activated.connect(self._choose_source)
        rows.addWidget(self._state)
        rows.addLayout(self._make_buttons())
        rows.addWidget(self._source)
        rows.addWidget(self._trouble)
        rows.addWidget(self._hours)
        self.show_view(ProjectorState())

    def _make_label(self, token: str) -> Label:
        label = Label(self.kit, token=token)
        label.setWordWrap(True)
        return label

    def _make_buttons(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        for place, button in enumerate((self._on, self._off, *self._picture, self._retry, self._more)):
            grid.addWidget(button, 0, place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(6, 1)
        return grid

    # -- display

    def show_view(self, view: ProjectorState, reminder: str = "") -> None:
        """Show the projector's state. reminder: message that the picture has been blank for long, or ""."""
        self._view = view
        is_connected = view.contact is ConnectionState.CONNECTED
        state = say.state_text(view)
        if view.projector is None:
            self._state.setText(state[:1].upper() + state[1:])
        else:
            self._state.setText(tr("{name} : {state}", "projector").format(
                name=say.projector_name(view.projector), state=state)
            )  # fmt: skip
        self._on.setVisible(is_connected and not self._is_on)
        self._off.setVisible(is_connected and self._is_on)
        self._retry.setVisible(view.contact is ConnectionState.SILENT)
        for button in self._picture:
            button.setVisible(view.is_on)
        self._more.setVisible(not self._in_sheet)
        self._more.set_text(tr("Choisir un projecteur") if view.projector is None else tr("Plus…"))
        self._show_sources()
        troubles = [reminder]
        if view.silence is not None:
            troubles.append(say.connection_failure_message(view.silence))
        if view.refused is not None:
            troubles.append(say.refusal_message(view.refused))
        troubles.append(say.faults_message(view.status) if is_connected else "")
        self._put(self._trouble, " ".join(filter(None, troubles)))
        self._put(self._hours, self._note_text(view))

    def _note_text(self, view: ProjectorState) -> str:
        if view.contact is ConnectionState.CONNECTED:
            return say.hours_text(view.status)
        if view.contact is ConnectionState.NONE and self._in_sheet:
            return tr(
                "Pour l’allumer, choisir sa source, couper ou figer son image d’ici : chercher le projecteur de la"
                " salle, ou écrire son adresse."
            )
        return ""

    @property
    def _is_on(self) -> bool:
        """True if the projector is on, or will be once the pending command is done."""
        command = self._view.pending_of(SetPower)
        return self._view.status.power in (ProjectorPower.ON, ProjectorPower.WARMING) if command is None else command.on

    def _put(self, label: Label, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _show_sources(self) -> None:
        view, status = self._view, self._view.status
        self._source.setVisible(view.is_on and bool(status.sources))
        command = view.pending_of(SetSource)
        shown = command.code if command is not None else status.source
        wanted = [(say.source_name(source), source.code) for source in status.sources]
        if shown is not None and all(code != shown for _, code in wanted):
            wanted.append((shown, shown))
        if [(self._source.itemText(i), self._source.itemData(i)) for i in range(self._source.count())] != wanted:
            self._source.clear()
            for name, code in wanted:
                self._source.addItem(name, code)
        self._source.setCurrentIndex(self._source.findData(shown) if shown is not None else -1)

    # -- actions

    def _choose_source(self, index: int) -> None:
        code = self._source.itemData(index)
        if code != self._view.status.source:
            self.command_wanted.emit(SetSource(str(code)))
