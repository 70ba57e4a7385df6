"""Dialog for the projector, its address and password, and for light that is comfortable to the eyes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tni.core.eye_comfort import BLANK_REMINDER_MIN, SURROUND, WARMTH
from tni.core.settings import Setting, Settings
from tni.services.projector.projector_service import ProjectorService
from tni.services.projector.projector_state import ProjectorState, SearchState
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.commands import Commands
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import Sheet, labelled_field
from tni.ui.i18n import tr
from tni.ui.projector.projector_box import ProjectorBox
from tni.ui.projector.projector_text import projector_name

PROJECTOR_ROLE = Qt.ItemDataRole.UserRole
LIST_ROWS = 3
REMINDERS_MIN = (5, 10, 30, 0)


class ProjectorSheet(Sheet):
    """Dialog for the projector. It calls the service itself. comfort_changed: a setting of light or the reminder has
    changed."""

    comfort_changed = Signal()

    def __init__(
        self, style: Style, service: ProjectorService, settings: Settings, commands: Commands, parent: QWidget
    ) -> None:
        super().__init__(style, tr("Projecteur"), parent)
        self._service, self._settings = service, settings
        self.box = ProjectorBox(style, commands, in_sheet=True)
        self.box.command_wanted.connect(service.ask)
        self.box.retry_wanted.connect(service.try_again)
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(style.theme.metrics.pad_px * 2)
        columns.addLayout(self._make_left(), 1)
        columns.addLayout(self._make_right(), 1)
        scroll = scrolled(content, tr("Projecteur"))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.addWidget(scroll, 1)
        self.refresh()

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.kit.theme.metrics.gap_px)
        return column

    def _make_left(self) -> QVBoxLayout:
        column = self._column()
        column.addWidget(self.box)
        self._password = self._secret_field()
        self._password.returnPressed.connect(self._save_password)
        keep = TextButton(self.kit, tr("Enregistrer le mot de passe"))
        keep.clicked.connect(self._save_password)
        self._password_row = QWidget()
        line = QHBoxLayout(self._password_row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(labelled_field(self.kit, tr("Mot de passe"), self._password), 1)
        line.addWidget(keep, 0, Qt.AlignmentFlag.AlignBottom)
        column.addWidget(self._password_row)
        self._known = self._list(tr("Projecteurs connus"))
        self._known.itemActivated.connect(lambda item: self._service.choose(str(item.data(PROJECTOR_ROLE))))
        self._known.itemClicked.connect(lambda item: self._service.choose(str(item.data(PROJECTOR_ROLE))))
        self._known_title = Label(self.kit, tr("Projecteurs connus"), size="small", token="muted")
        column.addWidget(self._known_title)
        column.addWidget(self._known)
        self._leave = QWidget()
        line = QHBoxLayout(self._leave)
        line.setContentsMargins(0, 0, 0, 0)
        stop = TextButton(self.kit, tr("N’en utiliser aucun"))
        stop.clicked.connect(lambda: self._service.choose(""))
        forget = TextButton(self.kit, tr("Oublier ce projecteur"))
        forget.clicked.connect(self._forget)
        line.addWidget(stop)
        line.addWidget(forget)
        line.addStretch(1)
        column.addWidget(self._leave)
        column.addStretch(1)
        return column

    def _make_right(self) -> QVBoxLayout:
        column = self._column()
        self._search = TextButton(self.kit, tr("Chercher sur le réseau"), filled=True)
        self._search.clicked.connect(self._service.search)
        self._searched = Label(self.kit, token="muted")
        self._searched.setWordWrap(True)
        self._found = self._list(tr("Projecteurs trouvés"))
        self._found.itemActivated.connect(self._add_found)
        self._found.itemClicked.connect(self._add_found)
        column.addWidget(self._search, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._searched)
        column.addWidget(self._found)
        self._host = QLineEdit()
        self._host.setPlaceholderText("192.168.1.50")
        self._host.returnPressed.connect(self._add)
        self._new_password = self._secret_field()
        self._new_password.returnPressed.connect(self._add)
        line = QHBoxLayout()
        line.addLayout(labelled_field(self.kit, tr("Adresse"), self._host), 3)
        line.addLayout(labelled_field(self.kit, tr("Mot de passe (s’il y en a un)"), self._new_password), 2)
        column.addLayout(line)
        kinds = [
            TextButton(self.kit, "PJLink", value="pjlink"),
            TextButton(self.kit, "Epson ESC/VP.net", value="escvp"),
        ]
        self._protocol = ChoiceGrid(self.kit, tr("Protocole du projecteur"), kinds, 2)
        self._protocol.choose("pjlink")
        add = TextButton(self.kit, tr("Ajouter"))
        add.clicked.connect(self._add)
        line = QHBoxLayout()
        line.addWidget(self._protocol)
        line.addWidget(add)
        column.addLayout(line)
        self._error = Label(self.kit, token="danger")
        self._error.setWordWrap(True)
        self._error.hide()
        column.addWidget(self._error)
        column.addSpacing(self.kit.theme.metrics.pad_px)
        self._make_comfort(column)
        column.addStretch(1)
        return column

    def _make_comfort(self, column: QVBoxLayout) -> None:
        never = tr("Jamais")
        minutes = {str(n): tr("{} min").format(n) if n else never for n in REMINDERS_MIN}
        self._add_choice(column, tr("Rappeler que l’image est coupée"), BLANK_REMINDER_MIN, minutes, int)
        self._add_choice(
            column, tr("Autour de la page"), SURROUND,
            {"plain": tr("Clair"), "soft": tr("Plus sombre"), "dark": tr("Très sombre")}, str,
        )  # fmt: skip
        self._add_choice(
            column, tr("Papier plus chaud"), WARMTH,
            {"never": never, "evening": tr("Le soir"), "always": tr("Toujours")}, str,
        )  # fmt: skip

    def _add_choice[T](
        self, column: QVBoxLayout, title: str, setting: Setting[T], choices: dict[str, str], of: type[T]
    ) -> None:
        buttons = [TextButton(self.kit, text, value=value) for value, text in choices.items()]
        grid = ChoiceGrid(self.kit, title, buttons, len(buttons))
        grid.choose(str(self._settings.get(setting)))

        def save(value: object) -> None:
            self._settings.set(setting, of(value))  # type: ignore[call-arg]
            self.comfort_changed.emit()

        grid.chosen.connect(save)
        column.addWidget(Label(self.kit, title, size="small", token="muted"))
        column.addWidget(grid)

    def _secret_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        return field

    def _list(self, name: str) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(name)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return made

    # -- display

    def refresh(self) -> None:
        """Show the service's state."""
        state = self._service.state
        self.box.show_state(state)
        chosen = state.projector
        silence = state.silence
        self._password_row.setVisible(silence is not None and silence.is_final)
        self._leave.setVisible(chosen is not None)
        entries = [(one.id, projector_name(one), one.host) for one in state.known]
        self._fill(
            self._known,
            [(id, name if name == host else f"{name}  –  {host}") for id, name, host in entries],
            chosen.id if chosen else None,
        )
        self._known_title.setVisible(bool(entries))
        self._fill(self._found, [(f.host, f.host) for f in state.found], None)
        words = _search_text(state)
        self._searched.setText(words)
        self._searched.setVisible(bool(words))
        self._search.setEnabled(state.search is not SearchState.UNDER_WAY)

    def _fill(self, shown: QListWidget, entries: list[tuple[str, str]], chosen: str | None) -> None:
        if [(str(shown.item(i).data(PROJECTOR_ROLE)), shown.item(i).text()) for i in range(shown.count())] != entries:
            shown.clear()
            for id, text in entries:
                item = QListWidgetItem(text)
                item.setData(PROJECTOR_ROLE, id)
                shown.addItem(item)
        row = next((i for i, (id, _) in enumerate(entries) if id == chosen), -1)
        shown.setCurrentRow(row)
        shown.setVisible(bool(entries))
        rows = min(max(len(entries), 1), LIST_ROWS)
        shown.setFixedHeight(rows * max(shown.sizeHintForRow(0), 1) + 2 * shown.frameWidth() + 2)

    # -- actions

    def _add(self) -> None:
        try:
            self._service.add(
                self._host.text().strip(), protocol=str(self._protocol.value), password=self._new_password.text()
            )
        except ValueError:
            self._error.setText(tr("Écrire l’adresse du projecteur, comme 192.168.1.50 : elle se lit dans son menu."))
            self._error.show()
            self._host.setFocus()
            return
        self._error.hide()
        self._host.clear()
        self._new_password.clear()

    def _add_found(self, item: QListWidgetItem) -> None:
        self._service.add(str(item.data(PROJECTOR_ROLE)))

    def _save_password(self) -> None:
        self._service.set_password(self._password.text())
        self._password.clear()

    def _forget(self) -> None:
        chosen = self._service.state.projector
        if chosen is not None:
            self._service.forget(chosen.id)


def _search_text(state: ProjectorState) -> str:
    if state.search is SearchState.UNDER_WAY:
        return tr("Recherche… Certains projecteurs répondent après dix secondes.")
    if state.found:
        return tr("Toucher un projecteur trouvé pour l’utiliser.")
    if state.search is SearchState.NONE:
        return ""
    return tr(
        "Aucun projecteur trouvé. Beaucoup ne répondent pas à la recherche : leur "
        "adresse est dans leur menu « Réseau »."
    )
