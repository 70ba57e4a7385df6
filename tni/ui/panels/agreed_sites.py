"""Sites that are opened without a question, as buttons that take the agreement back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tni.core.one_line import shortened
from tni.core.web_address import short_host
from tni.services.library.agreed_hosts import AgreedHosts
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.wrap_layout import WrapLayout
from tni.ui.i18n import tr

WIDE_TARGETS = 10
MOST_LETTERS = 20
"""Letters of a site that are shown: two stand in a line."""


class AgreedSites(QWidget):
    """Row of the settings: a button for each site, or a word that there is none."""

    def __init__(self, style: Style, agreed: AgreedHosts) -> None:
        super().__init__()
        self._kit, self._agreed = style, agreed
        self._line = WrapLayout(style.theme.metrics.gap_px, self)
        self.refresh()

    def refresh(self) -> None:
        """Show the sites that are agreed to now."""
        while (old := self._line.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        hosts = self._agreed.hosts
        for host in hosts:
            name = tr("Demander à nouveau avant d’ouvrir {}").format(host)
            button = TextButton(self._kit, f"{shortened(short_host(host), MOST_LETTERS)}  ×", name=name)
            button.clicked.connect(lambda _on=False, host=host: self._forget(host))
            self._line.addWidget(button)
            button.show()
        if not hosts:
            self._line.addWidget(none := Label(self._kit, tr("Aucun"), token="muted"))
            none.show()
        wide = WIDE_TARGETS * self._kit.theme.metrics.target_px
        self.setFixedSize(wide, max(self._line.heightForWidth(wide), 1))

    def _forget(self, host: str) -> None:
        self._agreed.forget(host)
        self.refresh()
