"""Settings form for the network and the port on which phones vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tni.core.settings import PHONES_ADDRESS, PHONES_PORT, Settings
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import set_panel_spacing
from tni.ui.i18n import tr

if TYPE_CHECKING:
    from tni.quiz.phones import LinkKind

PORTS = (8080, 8000, 8888, 80)
"""Ports to offer: short to type. Linux allows port 80 only to privileged programs."""
_FIRST = "first"


def network_name(address: str, link: LinkKind | None) -> str:
    """Return the label of a network. link: None for a network to which this computer is not connected."""
    from tni.quiz.phones import LinkKind

    match link:
        case LinkKind.WIRELESS:
            return tr("{} (Wi-Fi)").format(address)
        case LinkKind.CABLE:
            return tr("{} (câble)").format(address)
        case LinkKind.OTHER:
            return address
        case None:
            return tr("{} (absent)").format(address)


class PhoneAddressForm(QWidget):
    """Choice of network and port; takes effect the next time that phones are switched on.

    No networks are listed before the first call of `list_networks`.
    """

    def __init__(self, style: Style, settings: Settings) -> None:
        super().__init__()
        self.kit, self._settings = style, settings
        self._networks: dict[str, LinkKind | None] = {}
        self._grid: ChoiceGrid | None = None
        self._rows = QVBoxLayout(self)
        set_panel_spacing(self._rows, style, margins=False)
        self._rows.addWidget(self._make_ports())

    def list_networks(self) -> None:
        """List the networks to which this computer is connected."""
        from tni.voting.phones.addresses import own_networks  # program start does not need the network libraries

        wanted = self._settings.get(PHONES_ADDRESS)
        networks: dict[str, LinkKind | None] = {**own_networks()}
        if wanted and wanted not in networks:
            networks[wanted] = None
        if self._grid is not None and networks == self._networks:
            return
        if self._grid is not None:
            self._rows.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
        self._networks = networks
        buttons = [TextButton(self.kit, tr("Le premier réseau"), value=_FIRST)]
        buttons += [TextButton(self.kit, network_name(a, link), value=a) for a, link in networks.items()]
        self._grid = ChoiceGrid(self.kit, tr("Réseau du vote par téléphone"), buttons, 2)
        self._grid.choose(wanted or _FIRST)
        self._grid.chosen.connect(
            lambda value: self._settings.set(PHONES_ADDRESS, "" if value == _FIRST else str(value))
        )
        self._rows.insertWidget(0, self._grid)

    def _make_ports(self) -> ChoiceGrid:
        wanted = int(self._settings.get(PHONES_PORT))
        ports = [*PORTS, *([] if wanted in PORTS else [wanted])]
        buttons = [TextButton(self.kit, str(port), value=str(port), name=tr("port {}").format(port)) for port in ports]
        grid = ChoiceGrid(self.kit, tr("Port du vote par téléphone"), buttons, len(buttons))
        grid.choose(str(wanted))
        grid.chosen.connect(lambda value: self._settings.set(PHONES_PORT, float(str(value))))
        return grid
