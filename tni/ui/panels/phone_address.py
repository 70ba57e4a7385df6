"""Where phones vote: by which of this computer's networks, and at which port."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tni.core.settings import PHONES_ADDRESS, PHONES_PORT, Settings
from tni.ui.chrome.button import Style
from tni.ui.chrome.choices import ChoiceGrid, WordButton
from tni.ui.chrome.panel import spaced
from tni.ui.i18n import tr

if TYPE_CHECKING:
    from tni.voting.phones.addresses import Link

PORTS = (8080, 8000, 8888, 80)
"""Short to type. Linux gives 80 to those with rights alone."""
_FIRST = "first"


def network_name(address: str, link: Link | None) -> str:
    """link: None for a network that this computer is not on now."""
    from tni.voting.phones.addresses import Link

    match link:
        case Link.WIRELESS:
            return tr("{} (Wi-Fi)").format(address)
        case Link.CABLE:
            return tr("{} (câble)").format(address)
        case Link.OTHER:
            return address
        case None:
            return tr("{} (absent)").format(address)


class PhoneAddress(QWidget):
    """Holds from the next time that phones are switched on. Has no networks before the first `look`."""

    def __init__(self, style: Style, settings: Settings) -> None:
        super().__init__()
        self.kit, self._settings = style, settings
        self._networks: dict[str, Link | None] = {}
        self._grid: ChoiceGrid | None = None
        self._rows = QVBoxLayout(self)
        spaced(self._rows, style, margins=False)
        self._rows.addWidget(self._make_ports())

    def look(self) -> None:
        """Show the networks of now."""
        from tni.voting.phones.addresses import own_networks  # no start needs the network's own libraries

        wanted = self._settings.get(PHONES_ADDRESS)
        networks: dict[str, Link | None] = {**own_networks()}
        if wanted and wanted not in networks:
            networks[wanted] = None
        if self._grid is not None and networks == self._networks:
            return
        if self._grid is not None:
            self._rows.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
        self._networks = networks
        buttons = [WordButton(self.kit, tr("Le premier réseau"), value=_FIRST)]
        buttons += [WordButton(self.kit, network_name(a, link), value=a) for a, link in networks.items()]
        self._grid = ChoiceGrid(self.kit, tr("Réseau du vote par téléphone"), buttons, 2)
        self._grid.choose(wanted or _FIRST)
        self._grid.chosen.connect(
            lambda value: self._settings.set(PHONES_ADDRESS, "" if value == _FIRST else str(value))
        )
        self._rows.insertWidget(0, self._grid)

    def _make_ports(self) -> ChoiceGrid:
        wanted = int(self._settings.get(PHONES_PORT))
        ports = [*PORTS, *([] if wanted in PORTS else [wanted])]
        buttons = [WordButton(self.kit, str(port), value=str(port), name=tr("port {}").format(port)) for port in ports]
        grid = ChoiceGrid(self.kit, tr("Port du vote par téléphone"), buttons, len(buttons))
        grid.choose(str(wanted))
        grid.chosen.connect(lambda value: self._settings.set(PHONES_PORT, float(str(value))))
        return grid
