"""Technical page of the settings panel: how boards are read, and the network on which phones vote."""

from __future__ import annotations

from PySide6.QtCore import Signal

from tni.core.settings import RAW_BOARDS, SERIAL_BOARDS, TUIO, Settings
from tni.services.voting.phone_network import PhoneNetworkChoice
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.i18n import tr
from tni.ui.panels.phone_address import PhoneAddressForm
from tni.ui.panels.setting_rows import SettingsPage, row_of


class TechnicalSettings(SettingsPage):
    """Settings for the technician of a school. raw_boards_changed: the choice of boards that are read without the
    operating system's driver changed. opt_in_boards_changed: the choice of boards that are read only on request (serial
    or TUIO) changed. record_wanted: a recording of an unknown board is requested."""

    raw_boards_changed = Signal()
    opt_in_boards_changed = Signal()
    record_wanted = Signal()

    def __init__(self, style: Style, settings: Settings) -> None:
        super().__init__(style, settings, tr("Technique"))
        self.phone_address = PhoneAddressForm(style, PhoneNetworkChoice(settings))
        self.add_choice(
            tr("Lecture directe du tableau"), tr("Sans passer par le système, quand il ne le voit pas."), RAW_BOARDS,
            {"auto": tr("Si besoin"), "always": tr("Toujours"), "never": tr("Jamais")},
            lambda _chosen: self.raw_boards_changed.emit(),
        )  # fmt: skip
        self.add_choice(
            tr("Tableaux sur câble série"), tr("Anciens tableaux, par une prise série ou un adaptateur."),
            SERIAL_BOARDS, {"off": tr("Non"), "on": tr("Les chercher")},
            lambda _chosen: self.opt_in_boards_changed.emit(),
        )  # fmt: skip
        self.add_choice(
            tr("Tableaux et logiciels TUIO"), tr("Doigts suivis par un cadre tactile ou un autre logiciel."), TUIO,
            {"off": tr("Non"), "here": tr("Cet ordinateur"), "everywhere": tr("Le réseau aussi")},
            lambda _chosen: self.opt_in_boards_changed.emit(),
        )  # fmt: skip
        record = TextButton(style, tr("Enregistrer ses signaux"))
        record.clicked.connect(self.record_wanted)
        self.add(
            tr("Un tableau que TNI ne reconnaît pas"),
            tr("L’enregistrement aide les auteurs de TNI à le reconnaître."),
            row_of(record),
        )
        self.add(
            tr("Vote par téléphone"),
            tr("Réseau et port, au prochain allumage des téléphones."),
            self.phone_address,
        )
        self.end()
