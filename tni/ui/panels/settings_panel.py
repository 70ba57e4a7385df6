"""Settings panel: pages for teachers (display, writing, ENTs and plugins) and one for technicians."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tni.core.settings import (
    ALIGN_SNAPS,
    FINGER_ACTION,
    HOLD_ACTION,
    LANGUAGE,
    PALM_ACTION,
    PICTURE_WIDTH_MM,
    PREDICTED_INK,
    PUPIL_NAME_STYLE,
    SPELLING,
    THEME,
    Settings,
)
from tni.services.library.agreed_hosts import AgreedHosts
from tni.ui.chrome.button import ActionButton, IconButton, Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.chrome.panel import FloatingPanel, Label, set_panel_spacing
from tni.ui.chrome.theme import Theme
from tni.ui.i18n import tr
from tni.ui.panels.agreed_sites import AgreedSites
from tni.ui.panels.setting_rows import SettingsPage, row_of
from tni.ui.panels.technical_settings import TechnicalSettings

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
    on or off. spelling_changed: so was the check of the spelling. technical: the page for technicians, with signals of
    its own.
    """

    picture_width_changed = Signal(float)
    language_changed = Signal()
    roles_changed = Signal()
    predicted_ink_changed = Signal(bool)
    spelling_changed = Signal()

    def __init__(
        self, style: Style, settings: Settings, commands: Commands, parent: QWidget, *, theme: Theme | None = None
    ) -> None:
        """theme: the one whose colours are chosen, None for the panel's own."""
        super().__init__(style, tr("Réglages"), parent)
        self._theme = theme or style.theme
        self._settings = settings
        self._pen_known = True
        self.technical = TechnicalSettings(style, settings)
        pages = (
            self._make_display(commands), self._make_writing(commands), self.technical, self._make_ent(commands)
        )  # fmt: skip
        self._pages = QStackedWidget()
        self._pages.setAccessibleName(tr("Réglages"))
        for page in pages:
            self._pages.addWidget(page)
        tabs = [TextButton(style, p.accessibleName(), value=str(i), quiet=True) for i, p in enumerate(pages)]
        self._tabs = ChoiceGrid(style, tr("Pages de réglages"), tabs, len(tabs))
        self._tabs.choose("0")
        self._tabs.chosen.connect(lambda page: self.show_page(int(page)))
        rows = QVBoxLayout(self)
        set_panel_spacing(rows, style)
        rows.addLayout(self._make_top())
        rows.addWidget(self._tabs)
        rows.addWidget(self._pages)
        self._show_notes()

    def show_page(self, page: int) -> None:
        """Show a page: 0 for display, 1 for writing, 2 for technicians, 3 for ENTs and plugins."""
        self._tabs.choose(str(page))
        self._pages.setCurrentIndex(page)

    def _make_top(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(Label(self.kit, tr("Réglages"), size="title"))
        line.addStretch(1)
        close = IconButton(self.kit, "x", tr("Fermer les réglages"))
        close.clicked.connect(self.put_away)
        line.addWidget(close)
        return line

    def _make_display(self, commands: Commands) -> SettingsPage:
        page = SettingsPage(self.kit, self._settings, tr("Affichage"))
        page.add_choice(
            tr("Couleurs de l’interface"), tr("Boutons et panneaux ; la page garde ses couleurs."), THEME,
            {"": tr("Système"), "light": tr("Claires"), "dark": tr("Sombres")}, self._theme.set_scheme,
        )  # fmt: skip
        page.add_choice(
            tr("Langue"), tr("Des boutons et des messages."), LANGUAGE,
            {"": tr("Système"), "fr": "Français", "en": "English"}, lambda _chosen: self.language_changed.emit(),
        )  # fmt: skip
        page.add(
            tr("Largeur de l’image projetée"), tr("Pour que les boutons aient la bonne taille."), self._make_width()
        )
        edges = (CommandId.BAR_LEFT, CommandId.BAR_BOTTOM, CommandId.BAR_RIGHT, CommandId.ICON_LABELS)
        bar = row_of(*(ActionButton(self.kit, commands[edge], show_label=True) for edge in edges))
        page.add(tr("Barre d’outils"), tr("Sa place, et un texte sous chaque icône."), bar)
        page.add_choice(
            tr("Élève tiré au sort"), tr("Ce que la classe en voit au tableau."), PUPIL_NAME_STYLE,
            {"number": tr("Numéro"), "first": tr("Prénom et initiale"), "full": tr("Prénom et nom")},
        )  # fmt: skip
        page.add_choice(
            tr("Souligner les fautes quand je prépare"), tr("Jamais devant la classe."), SPELLING,
            {"on": tr("Oui"), "off": tr("Non")}, lambda _chosen: self.spelling_changed.emit(),
        )  # fmt: skip
        page.end()
        return page

    def _make_writing(self, commands: Commands) -> SettingsPage:
        page = SettingsPage(self.kit, self._settings, tr("Stylo et doigts"))
        self._finger = page.add_choice(
            tr("Le doigt"), tr("Si le tableau le distingue du stylet."), FINGER_ACTION,
            {
                "write": tr("Écrit"), "nothing": tr("Sans effet"), "things": tr("Déplace les objets"),
                "page": tr("Déplace la page"),
            },
            self._roles_chosen,
        )  # fmt: skip
        self._palm = page.add_choice(
            tr("La paume ou le poing"), tr("Posés à plat sur le tableau."), PALM_ACTION,
            {"nothing": tr("Sans effet"), "erase": tr("Efface")}, self._roles_chosen,
        )  # fmt: skip
        page.add_choice(
            tr("Stylo immobile à la fin d’un trait"), tr("Le trait peut devenir une forme nette."), HOLD_ACTION,
            {"figure": tr("Devient une forme"), "ink": tr("Reste tel quel")}, self._roles_chosen,
        )  # fmt: skip
        page.add_choice(
            tr("Ce qu’on déplace en préparant"),
            tr("Il s’aligne sur les bords et les milieux du reste ; Maj l’en libère."),
            ALIGN_SNAPS, {"on": tr("S’aligne"), "off": tr("Reste libre")}, self._roles_chosen,
        )  # fmt: skip
        page.add_choice(
            tr("Trait au plus près du stylo"), tr("Le trait suit la main sans retard."),
            PREDICTED_INK, {"on": tr("Oui"), "off": tr("Non")},
            lambda chosen: self.predicted_ink_changed.emit(chosen == "on"),
        )  # fmt: skip
        both = (CommandId.CALIBRATE, CommandId.CHECK_BOARD)
        buttons = row_of(*(ActionButton(self.kit, commands[command], show_label=True) for command in both))
        page.add(tr("Calibrage"), tr("Quand l’encre n’est pas sous le stylo."), buttons)
        page.end()
        return page

    def _make_ent(self, commands: Commands) -> SettingsPage:
        page = SettingsPage(self.kit, self._settings, tr("ENT et extensions"))
        for title, explanation, command in (
            (
                tr("Comptes pour le cahier de textes"), tr("Où les séances sont envoyées, et à quelles heures."),
                CommandId.ENT_ACCOUNTS,
            ),
            (tr("Envois vers l’ENT"), tr("Ce qui est parti, ce qui attend."), CommandId.OUTBOX),
            (tr("Extensions"), tr("Ce que des modules ajoutent à TNI."), CommandId.PLUGINS),
        ):  # fmt: skip
            page.add_command(title, explanation, commands[command])
        self._sites = AgreedSites(self.kit, AgreedHosts(self._settings))
        page.add(tr("Sites ouverts sans question"), tr("Toucher un site : TNI redemandera avant."), self._sites)
        page.end()
        return page

    # -- finger and palm

    def show_what_is_known(self, *, pen: bool) -> None:
        """Update notes, networks and sites. pen: True if the board has reported a pen of its own."""
        self._pen_known = pen
        self._sites.refresh()
        self.technical.phone_address.list_networks()
        self._show_notes()

    def _roles_chosen(self, _chosen: str) -> None:
        self._show_notes()
        self.roles_changed.emit()

    def _show_notes(self) -> None:
        """Show the notes on choices that have no effect yet."""
        get = self._settings.get
        no_pen = get(FINGER_ACTION) != FINGER_ACTION.default and not self._pen_known
        unmeasured = get(PALM_ACTION) != PALM_ACTION.default and get(PICTURE_WIDTH_MM) <= 0
        self._finger.show_note(tr("Aucun stylet n’a été reconnu : ici, le doigt écrit.") if no_pen else "")
        palm = tr("Régler la largeur projetée : la paume sera mieux reconnue.")
        self._palm.show_note(palm if unmeasured else "")
        if self.isVisible():
            self.adjustSize()
            self.keep_inside(self.pos())

    # -- projected picture

    def _make_width(self) -> QWidget:
        self._width = Label(self.kit, width_text(self._settings.get(PICTURE_WIDTH_MM)))
        self._width.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._width.setMinimumWidth(3 * self.kit.theme.metrics.target_px)
        buttons = []
        for icon, name, steps in (
            ("minus", tr("Image moins large"), -1),
            ("plus", tr("Image plus large"), 1),
        ):
            button = IconButton(self.kit, icon, name)
            button.setAutoRepeat(True)
            button.clicked.connect(lambda _checked=False, steps=steps: self._change_width(steps))
            buttons.append(button)
        return row_of(buttons[0], self._width, buttons[1])

    def _change_width(self, steps: int) -> None:
        width = stepped_width_mm(self._settings.get(PICTURE_WIDTH_MM), steps)
        self._settings.set(PICTURE_WIDTH_MM, width)
        self._width.setText(width_text(width))
        self._show_notes()
        self.picture_width_changed.emit(width)
