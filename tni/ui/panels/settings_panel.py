"""Settings panel: the settings that a teacher changes at the interactive whiteboard.

They are colours, language, the toolbar, the real width of the projected picture, the actions of pen, finger and palm,
the boards to read, and the network for phones.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.core.settings import (
    FINGER_ACTION,
    HOLD_ACTION,
    LANGUAGE,
    PALM_ACTION,
    PICTURE_WIDTH_MM,
    PREDICTED_INK,
    PUPIL_NAME_STYLE,
    RAW_BOARDS,
    SERIAL_BOARDS,
    THEME,
    TUIO,
    Setting,
    Settings,
)
from tni.services.voting.phone_network import PhoneNetworkChoice
from tni.ui.chrome.button import ActionButton, IconButton, Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.chrome.panel import FloatingPanel, Label, set_panel_spacing
from tni.ui.i18n import tr
from tni.ui.panels.phone_address import PhoneAddressForm

STEP_MM, MIN_WIDTH_MM, DEFAULT_WIDTH_MM, MAX_WIDTH_MM = 50.0, 400.0, 1600.0, 8000.0


def stepped_width_mm(width_mm: float, steps: int) -> float:
    """Return the picture's width after `steps` presses of + or -.

    0 means not measured. It lies below the minimum, and the first press of + leads from it to the default width.
    """
    if width_mm <= 0:
        return DEFAULT_WIDTH_MM if steps > 0 else 0.0
    wider = round(width_mm / STEP_MM + steps) * STEP_MM
    return 0.0 if wider < MIN_WIDTH_MM else min(wider, MAX_WIDTH_MM)


def width_text(width_mm: float) -> str:
    """Return the width as "1,60 m", or a text that says that it is not measured."""
    if width_mm <= 0:
        return tr("non mesurée")
    return tr("{} m").format(f"{width_mm / 1000:.2f}".replace(".", tr(",", "decimal mark")))


class SettingsPanel(FloatingPanel):
    """Non-modal panel; each change takes effect at once.

    picture_width_changed: sizes must be computed again. language_changed: all texts must be translated again.
    roles_changed: the actions of finger, palm or a held pen changed. predicted_ink_changed: predicted ink was switched
    on or off. raw_boards_changed: the choice of boards read without the operating system's driver changed.
    opt_in_boards_changed: the choice of boards that are read only on request (serial or TUIO) changed. record_wanted: a
    recording of an unknown board is requested.
    """

    picture_width_changed = Signal(float)
    language_changed = Signal()
    roles_changed = Signal()
    predicted_ink_changed = Signal(bool)
    raw_boards_changed = Signal()
    opt_in_boards_changed = Signal()
    record_wanted = Signal()

    def __init__(self, style: Style, settings: Settings, commands: Commands, parent: QWidget) -> None:
        super().__init__(style, tr("Réglages"), parent)
        self._settings = settings
        self._pen_known = True
        rows = QVBoxLayout(self)
        set_panel_spacing(rows, style)
        rows.addLayout(self._make_top())
        self._columns = QHBoxLayout()
        rows.addLayout(self._columns)
        self._rows = self._column()
        self._make_appearance(commands)
        self._rows.addStretch(1)
        self._rows = self._column()
        self._make_hands()
        self.phone_address = PhoneAddressForm(self.kit, PhoneNetworkChoice(self._settings))
        self._add(tr("Vote par téléphone\xa0: réseau et port"), self.phone_address)
        self._rows.addStretch(1)
        self._rows = self._column()
        self._make_boards(commands)
        self._rows.addStretch(1)
        self._show_notes()

    def _column(self) -> QVBoxLayout:
        """Add a column to fill. Columns stand side by side, since the toolbar leaves little height."""
        column = QVBoxLayout()
        set_panel_spacing(column, self.kit, margins=False)
        self._columns.addLayout(column)
        self._columns.setSpacing(3 * self.kit.theme.metrics.gap_px)
        return column

    def _make_appearance(self, commands: Commands) -> None:
        self._add_choice(
            tr("Couleurs de l’interface"), THEME,
            {"": tr("Système"), "light": tr("Claires"), "dark": tr("Sombres")}, self.kit.theme.set_scheme,
        )  # fmt: skip
        self._add_choice(
            tr("Langue"), LANGUAGE,
            {"": tr("Système"), "fr": "Français", "en": "English"}, lambda _chosen: self.language_changed.emit(),
        )  # fmt: skip
        self._add(tr("Largeur de l’image projetée"), self._make_width())
        self._add(tr("Barre"), self._make_bar(commands))
        self._add_choice(
            tr("Élève tiré au sort"), PUPIL_NAME_STYLE,
            {"number": tr("Numéro"), "first": tr("Prénom et initiale"), "full": tr("Prénom et nom")},
            lambda _chosen: None, columns=2,
        )  # fmt: skip

    def _make_boards(self, commands: Commands) -> None:
        self._add_choice(
            tr("Lecture directe du tableau"), RAW_BOARDS,
            {"auto": tr("Si besoin"), "always": tr("Toujours"), "never": tr("Jamais")},
            lambda _chosen: self.raw_boards_changed.emit(),
        )  # fmt: skip
        self._add_choice(
            tr("Tableaux sur câble série"), SERIAL_BOARDS,
            {"off": tr("Non"), "on": tr("Les chercher")}, lambda _chosen: self.opt_in_boards_changed.emit(),
        )  # fmt: skip
        self._add_choice(
            tr("Tableaux et logiciels TUIO"), TUIO,
            {"off": tr("Non"), "here": tr("Cet ordinateur"), "everywhere": tr("Le réseau aussi")},
            lambda _chosen: self.opt_in_boards_changed.emit(),
        )  # fmt: skip
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        for command in (CommandId.CALIBRATE, CommandId.CHECK_BOARD):
            line.addWidget(ActionButton(self.kit, commands[command], show_label=True))
        line.addStretch(1)
        self._add(tr("Calibrage"), row)
        record = TextButton(self.kit, tr("Enregistrer ses signaux"))
        record.clicked.connect(self.record_wanted)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(record)
        line.addStretch(1)
        self._add(tr("Un tableau que TNI ne reconnaît pas"), row)

    def _make_hands(self) -> None:
        self._add_choice(
            tr("Le doigt, quand le tableau reconnaît le stylet"), FINGER_ACTION,
            {
                "write": tr("Écrit"), "nothing": tr("Sans effet"), "things": tr("Déplace les objets"),
                "page": tr("Déplace la page"),
            },
            self._roles_chosen, columns=2,
        )  # fmt: skip
        self._finger_note = self._add_note(tr("Aucun stylet n’a été reconnu : ici, le doigt écrit."))
        self._add_choice(
            tr("La paume ou le poing"), PALM_ACTION,
            {"nothing": tr("Sans effet"), "erase": tr("Efface")}, self._roles_chosen,
        )  # fmt: skip
        self._palm_note = self._add_note(tr("Régler la largeur projetée : la paume sera mieux reconnue."))
        self._add_choice(
            tr("Stylo immobile à la fin d’un trait"), HOLD_ACTION,
            {"figure": tr("Devient une forme"), "ink": tr("Reste tel quel")}, self._roles_chosen,
        )  # fmt: skip
        self._add_choice(
            tr("Trait au plus près du stylo"), PREDICTED_INK,
            {"on": tr("Oui"), "off": tr("Non")}, lambda chosen: self.predicted_ink_changed.emit(chosen == "on"),
        )  # fmt: skip

    def _make_top(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(Label(self.kit, tr("Réglages"), size="title"))
        line.addStretch(1)
        close = IconButton(self.kit, "x", tr("Fermer les réglages"))
        close.clicked.connect(self.put_away)
        line.addWidget(close)
        return line

    def _add(self, title: str, row: QWidget) -> None:
        row.setAccessibleName(title)
        self._rows.addWidget(Label(self.kit, title, size="small", token="muted"))
        self._rows.addWidget(row)

    def _add_choice(
        self,
        title: str,
        setting: Setting[str],
        choices: dict[str, str],
        on_change: Callable[[str], object],
        *,
        columns: int = 3,
    ) -> None:
        """Add a row of choices. on_change: called with the chosen value if it differs from the current one."""
        buttons = [TextButton(self.kit, text, value=key or "system") for key, text in choices.items()]
        grid = ChoiceGrid(self.kit, title, buttons, columns, even=len(buttons) > columns)
        grid.choose(self._settings.get(setting) or "system")

        def store(value: object) -> None:
            chosen = "" if value == "system" else str(value)
            if chosen != self._settings.get(setting):
                self._settings.set(setting, chosen)
                on_change(chosen)

        grid.chosen.connect(store)
        self._add(title, grid)

    def _add_note(self, text: str) -> Label:
        note = Label(self.kit, text, size="small")
        note.setWordWrap(True)
        self._rows.addWidget(note)
        return note

    # -- finger and palm

    def show_what_is_known(self, *, pen: bool) -> None:
        """Update notes and networks. pen: True if the board has reported a pen of its own."""
        self._pen_known = pen
        self.phone_address.list_networks()
        self._show_notes()

    def _roles_chosen(self, _chosen: str) -> None:
        self._show_notes()
        self.roles_changed.emit()

    def _show_notes(self) -> None:
        """Show the notes on choices that have no effect yet."""
        get = self._settings.get
        self._finger_note.setVisible(get(FINGER_ACTION) != FINGER_ACTION.default and not self._pen_known)
        self._palm_note.setVisible(get(PALM_ACTION) != PALM_ACTION.default and get(PICTURE_WIDTH_MM) <= 0)
        if self.isVisible():
            self.adjustSize()
            self.keep_inside(self.pos())

    # -- projected picture and toolbar

    def _make_width(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        self._width = Label(self.kit, width_text(self._settings.get(PICTURE_WIDTH_MM)))
        self._width.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for icon, name, steps in (
            ("minus", tr("Image moins large"), -1),
            ("plus", tr("Image plus large"), 1),
        ):
            button = IconButton(self.kit, icon, name)
            button.setAutoRepeat(True)
            button.clicked.connect(lambda _checked=False, steps=steps: self._change_width(steps))
            line.addWidget(button)
        line.insertWidget(1, self._width, 1)
        return row

    def _change_width(self, steps: int) -> None:
        width = stepped_width_mm(self._settings.get(PICTURE_WIDTH_MM), steps)
        self._settings.set(PICTURE_WIDTH_MM, width)
        self._width.setText(width_text(width))
        self._show_notes()
        self.picture_width_changed.emit(width)

    def _make_bar(self, commands: Commands) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        for command in (CommandId.BAR_LEFT, CommandId.BAR_BOTTOM, CommandId.BAR_RIGHT, CommandId.ICON_LABELS):
            line.addWidget(ActionButton(self.kit, commands[command], show_label=True))
        line.addStretch(1)
        return row
