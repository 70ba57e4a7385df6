"""Settings form for the network and the port on which phones vote."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tni.quiz.phones import LinkKind
from tni.services.voting.phone_network import PhoneNetworkChoice
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import set_panel_spacing
from tni.ui.i18n import tr

_FIRST = "first"


def network_name(address: str, link: LinkKind | None) -> str:
    """Return the label of a network. link: None for a network to which this computer is not connected."""
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

    def __init__(self, style: Style, choice: PhoneNetworkChoice) -> None:
        super().__init__()
        self.kit, self._choice = style, choice
        self._networks: dict[str, LinkKind | None] = {}
        self._grid: ChoiceGrid | None = None
        self._rows = QVBoxLayout(self)
        set_panel_spacing(self._rows, style, margins=False)
        self._rows.addWidget(self._make_ports())

    def list_networks(self) -> None:
        """List the networks to which this computer is connected."""
        choice, networks = self._choice, self._choice.networks()
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
        self._grid.choose(choice.address or _FIRST)
        self._grid.chosen.connect(lambda value: choice.choose_address("" if value == _FIRST else str(value)))
        self._rows.insertWidget(0, self._grid)

    def _make_ports(self) -> ChoiceGrid:
        choice = self._choice
        buttons = [
            TextButton(self.kit, str(port), value=str(port), name=tr("port {}").format(port)) for port in choice.ports()
        ]
        grid = ChoiceGrid(self.kit, tr("Port du vote par téléphone"), buttons, len(buttons))
        grid.choose(str(choice.port))
        grid.chosen.connect(lambda value: choice.choose_port(int(str(value))))
        return grid
