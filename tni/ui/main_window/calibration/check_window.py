"""Window that checks a board's calibration with two targets on its screen."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Signal

from tni.core.board_mapping import BoardMapping
from tni.core.clock import Clock
from tni.services.calibration_check import CalibrationCheck
from tni.services.calibration_run import CalibrationEvent
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.main_window.calibration.screens import ScreenInfo
from tni.ui.main_window.calibration.targets_window import TargetsWindow, retry_reason


class CalibrationCheckWindow(TargetsWindow):
    """Targets window of a calibration check. calibrate: the board is to be calibrated again."""

    calibrate = Signal()
    asks: CalibrationCheck

    def __init__(
        self, style: Style, screen: ScreenInfo, clock: Clock, mapping: BoardMapping, picture_mm: float
    ) -> None:
        super().__init__(style, screen, clock, CalibrationCheck(mapping), picture_mm)
        self._of = mapping
        self.ask()

    def gone(self) -> None:
        """Show that the board was unplugged."""
        self.asks.device_gone()
        self.say(self.title.text(), tr("Le tableau est débranché : le rebrancher pour continuer."))
        self.update()

    @override
    def ask(self, why: str = "") -> None:
        self.mapping = None
        done = sum(target.done for target in self.asks.targets)
        count = tr("Cible {number} sur {count}").format(number=done + 1, count=len(self.asks.targets))
        self.say(tr("Toucher la cible et rester dessus"), why or count, tr("Échap : arrêter"))
        self.offer((tr("Arrêter"), self.close))
        self.update()

    @override
    def heard(self, heard: CalibrationEvent) -> None:
        if heard is CalibrationEvent.REVIEW:
            self.tell()
        elif heard is not CalibrationEvent.BEGUN:
            self.ask(retry_reason(heard))

    @override
    def tell(self) -> None:
        drift = self.asks.drift
        assert drift is not None
        self.mapping = self._of
        off = self.length(drift.off_px)
        if drift.drifted:
            words = tr("L’encre n’est plus sous le stylo : calibrer à nouveau.")
            self.say(tr("Le tableau a bougé de {}").format(off), words)
            self.offer((tr("Calibrer"), self.calibrate.emit), (tr("Plus tard"), self.close), first=True)
        else:
            self.say(tr("Le calibrage est bon"), tr("Écart : {}").format(off))
            self.offer((tr("Fermer"), self.close), first=True)
