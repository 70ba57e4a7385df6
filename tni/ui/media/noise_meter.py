"""Controller of the noise meter: the player process tells the level of the microphone, and nothing of its sound."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tni.core.settings import NOISE_LIMIT, Settings
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.window import MainWindow
from tni.ui.media.media_controller import MediaController
from tni.ui.media.noise_panel import NoisePanel


class NoiseMeter:
    """player: whose process listens."""

    def __init__(self, window: MainWindow, player: MediaController, settings: Settings) -> None:
        self._window, self._player, self._settings = window, player, settings
        self.panel: NoisePanel | None = None

    def show(self, *, is_open: bool) -> None:
        """Open or close the panel. Nothing listens before its button is pressed."""
        window = self._window
        if self.panel is None:
            if not is_open:
                return
            self.panel = NoisePanel(window.kit, window)
            self.panel.gauge.set_limit(self._settings.get(NOISE_LIMIT))
            self.panel.started.connect(lambda: self._player.process.tell(do="listen"))
            self.panel.stopped.connect(lambda: self._player.process.tell_running(do="stop listening"))
            self.panel.closed.connect(self._keep_limit)
            self.panel.closed.connect(lambda: window.commands[CommandId.NOISE].setChecked(False))
        if is_open:
            self.panel.set_area(window.free_area)
            self.panel.open_at(window.page_area.topRight())
        elif self.panel.isVisible():
            self.panel.put_away()

    def _keep_limit(self) -> None:
        """Keep the limit for the next time."""
        if self.panel is not None:
            self._settings.set(NOISE_LIMIT, round(self.panel.noise.limit, 2))

    def close(self) -> None:
        """Keep the limit of a panel that is open when the program ends."""
        if self.panel is not None and self.panel.isVisible():
            self._keep_limit()

    def received(self, head: Mapping[str, Any]) -> None:
        """Take the news of the player process that are about the noise."""
        if self.panel is None or not self.panel.gauge.is_on:
            return
        if "noise" in head:
            self.panel.hear(float(head["noise"]), float(head["for_s"]))
        elif head.get("listening failed") == "no microphone":
            self._say_fault(tr("Aucun micro trouvé : en brancher un, puis appuyer de nouveau."))
        else:
            self._say_fault(tr("Le micro est pris par un autre logiciel : le fermer, puis appuyer de nouveau."))

    def ended(self) -> None:
        """Note that the player process has ended by itself."""
        if self.panel is not None and self.panel.gauge.is_on:
            self._say_fault(tr("L’écoute s’est arrêtée toute seule : appuyer de nouveau."))

    def _say_fault(self, message: str) -> None:
        if self.panel is not None:
            self.panel.show_listening(on=False, message=message)
