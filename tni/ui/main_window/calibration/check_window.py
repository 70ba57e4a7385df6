"""Window that checks a board's calibration with two targets on its screen."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Signal

from tni.core.board_mapping import BoardMapping
from tni.core.clock import Clock
from tni.services.boards.calibration_check import CalibrationCheck
from tni.services.boards.calibration_run import CalibrationEvent
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.main_window.calibration.screens import ScreenInfo
from tni.ui.main_window.calibration.targets_window import TargetsWindow, retry_reason


class CalibrationCheckWindow(TargetsWindow):
    """Targets window of a calibration check. calibrate: the board is to be calibrated again."""

    calibrate = Signal()
    run: CalibrationCheck

    def __init__(
        self, style: Style, screen: ScreenInfo, clock: Clock, mapping: BoardMapping, picture_mm: float
    ) -> None:
        super().__init__(style, screen, clock, CalibrationCheck(mapping), picture_mm)
        self._of = mapping
        self.ask()

    @override
    def ask(self, why: str = "") -> None:
        self.mapping = None
        done = sum(target.done for target in self.run.targets)
        count = tr("Cible {number} sur {count}").format(number=done + 1, count=len(self.run.targets))
        self.show_message(tr("Toucher la cible et rester dessus"), why or count, tr("Échap : arrêter"))
        self.offer((tr("Arrêter"), self.close))
        self.update()

    @override
    def on_event(self, event: CalibrationEvent) -> None:
        if event is CalibrationEvent.REVIEW:
            self.show_result()
        elif event is not CalibrationEvent.BEGUN:
            self.ask(retry_reason(event))

    @override
    def show_result(self) -> None:
        drift = self.run.drift
        assert drift is not None
        self.mapping = self._of
        off = self.length(drift.off_px)
        if drift.drifted:
            words = tr("L’encre n’est plus sous le stylo : calibrer à nouveau.")
            self.show_message(tr("Le tableau a bougé de {}").format(off), words)
            self.offer((tr("Calibrer"), self.calibrate.emit), (tr("Plus tard"), self.close), first=True)
        else:
            self.show_message(tr("Le calibrage est bon"), tr("Écart : {}").format(off))
            self.offer((tr("Fermer"), self.close), first=True)
