"""Window for calibrating a board on its screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from tni.core.calibration_targets import DEFAULT_TARGETS, EMERGENCY_TARGETS, THOROUGH_TARGETS
from tni.core.clock import Clock
from tni.services.boards.calibration_run import CalibrationEvent, CalibrationRun
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.main_window.calibration.screens import ScreenInfo
from tni.ui.main_window.calibration.targets_window import TargetsWindow, retry_reason

_COUNT_KEYS = {Qt.Key.Key_4: EMERGENCY_TARGETS, Qt.Key.Key_9: DEFAULT_TARGETS, Qt.Key.Key_2: THOROUGH_TARGETS}


class CalibrationWindow(TargetsWindow):
    """Targets window of a calibration. accepted: `run` has found a mapping that is to be used. other_screen: the board
    lies on another screen."""

    accepted = Signal()
    other_screen = Signal()
    run: CalibrationRun

    def __init__(
        self,
        style: Style,
        screen: ScreenInfo,
        clock: Clock,
        picture_mm: float,
        *,
        has_others: bool,
        count: int = DEFAULT_TARGETS,
    ) -> None:
        """has_others: whether there are other screens on which the board could lie."""
        self._size_px = float(screen.picture.width_px), float(screen.picture.height_px)
        super().__init__(style, screen, clock, CalibrationRun(self._size_px, count), picture_mm)
        self._has_others = has_others
        self.ask()

    def begin(self, count: int) -> None:
        """Start again from the first target, with this number of targets."""
        self.run = CalibrationRun(self._size_px, count)
        self.ask()

    @override
    def ask(self, why: str = "") -> None:
        self.mapping = None
        done = sum(target.done for target in self.run.targets)
        self.show_message(
            tr("Toucher la cible et rester dessus"),
            why or tr("Cible {number} sur {count}").format(number=done + 1, count=self.run.count),
            tr("Échap : arrêter · clic droit : cible précédente · flèche du bas : cible plus bas"),
        )
        buttons: list[tuple[str, Callable[[], object]]] = [(tr("Arrêter"), self.close)]
        if done:
            buttons.append((tr("Cible précédente"), self.undo))
        else:
            names = {
                EMERGENCY_TARGETS: tr("4 cibles, vite"),
                DEFAULT_TARGETS: tr("9 cibles"),
                THOROUGH_TARGETS: tr("20 cibles, précis"),
            }
            others = [count for count in names if count != self.run.count]
            buttons += [(names[count], partial(self.begin, count)) for count in others]
            if self._has_others:
                buttons.append((tr("Autre écran"), self.other_screen.emit))
        buttons.append((tr("Cible plus bas"), self._lower))
        self.offer(*buttons)
        self.update()

    def _lower(self) -> None:
        if self.run.lower():
            self._place()
            self.update()

    @override
    def on_event(self, event: CalibrationEvent) -> None:
        match event:
            case CalibrationEvent.REVIEW:
                self.show_result()
            case CalibrationEvent.BEGUN:
                pass  # the earlier message stays readable
            case _:
                self.ask(retry_reason(event))

    @override
    def show_result(self) -> None:
        found = self.run.found
        assert found is not None
        self.mapping = found.mapping
        again = tr("Recommencer"), lambda: self.begin(self.run.count)
        if self.run.outliers:
            self.show_message(
                tr("Cibles touchées à côté : {}").format(len(self.run.outliers)),
                tr("L’écart de chacune est noté à côté."),
            )
            self.offer(
                (tr("Les toucher à nouveau"), self._redo),
                (tr("Enregistrer sans elles"), self._accept_without_outliers),
                again,
                first=True,
            )
            return
        if found.loo_px is None:
            off = tr("Quatre cibles ne donnent pas la précision : en toucher neuf dès que possible.")
        else:
            off = tr("Écart moyen : {}").format(self.length(found.loo_px))
        self.show_message(tr("Le tableau est calibré"), off)
        self.offer((tr("Fermer"), self.close), again, first=True)
        self.accepted.emit()

    def _redo(self) -> None:
        self.run.redo_outliers()
        self.ask()

    def _accept_without_outliers(self) -> None:
        self.accepted.emit()
        self.close()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Down:
            self._lower()
        elif key in _COUNT_KEYS and not any(target.done for target in self.run.targets):
            self.begin(_COUNT_KEYS[key])
        else:
            super().keyPressEvent(event)
