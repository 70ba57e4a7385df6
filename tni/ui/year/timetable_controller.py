"""Controller of the sheets of timetable and holidays, and of the teacher's own hours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from tni.core.clock import Clock
from tni.services.planning.timetable_service import TimetableService
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.year.timetable_sheet import TimetableSheet

if TYPE_CHECKING:
    from tni.planning.own_hours import OwnHour
    from tni.ui.year.own_hours_sheet import OwnHoursSheet


class TimetableController(QObject):
    """Opens the sheets and passes on what is chosen. class_names: that are known. sheet: of timetable and holidays,
    own_hours: of the teacher's own hours, None while it is not open. hours_entered: that sheet was closed, and hours
    have changed."""

    hours_entered = Signal()

    def __init__(
        self, main: MainController, timetable: TimetableService, clock: Clock, class_names: Callable[[], Sequence[str]]
    ) -> None:
        super().__init__(main)
        self._timetable, self._clock, self._class_names = timetable, clock, class_names
        self.sheet: TimetableSheet | None = None
        self.own_hours: OwnHoursSheet | None = None
        self._hours_before: tuple[OwnHour, ...] = ()
        timetable.subscribe(self._show)

    def open(self, parent: QWidget, style: Style) -> None:
        if self.sheet is None:
            sheet = self.sheet = TimetableSheet(style, self._clock.now().date(), parent)
            service = self._timetable
            sheet.file_wanted.connect(self._ask_timetable)
            sheet.holidays_wanted.connect(self._ask_holidays)
            sheet.address_given.connect(service.read_address)
            sheet.refresh_wanted.connect(service.refresh)
            sheet.forget_wanted.connect(service.forget)
            sheet.class_named.connect(service.name_class)
            sheet.subject_named.connect(service.name_subject)
            sheet.zone_chosen.connect(service.set_zone)
            sheet.holidays_removed.connect(service.remove_holidays)
            sheet.own_hours_wanted.connect(lambda: self.open_own_hours(parent, style))
            sheet.closed.connect(self._closed)
        self._show()
        self.sheet.open()

    def open_own_hours(self, parent: QWidget, style: Style) -> None:
        """Open the teacher's own week."""
        from tni.ui.year.own_hours_sheet import OwnHoursSheet

        if self.own_hours is None:
            state = self._timetable.state
            subjects = tuple(dict.fromkeys(hour.subject for hour in state.timetable.hours if hour.subject))
            self._hours_before = state.stored.own
            sheet = self.own_hours = OwnHoursSheet(style, state.stored.own, self._class_names(), subjects, parent)
            sheet.changed.connect(self._timetable.set_own_hours)
            sheet.closed.connect(self._own_hours_closed)
        self.own_hours.open()
        self.own_hours.week.setFocus()

    def _own_hours_closed(self) -> None:
        if self.own_hours is not None:
            self.own_hours.deleteLater()
            self.own_hours = None
            if self._timetable.state.stored.own != self._hours_before:
                self.hours_entered.emit()

    def _show(self) -> None:
        if self.sheet is not None:
            self.sheet.show_state(self._timetable.state)

    def _closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _ask_timetable(self) -> None:
        kinds = tr("Emploi du temps (*.ics *.ical *.ifb);;Tous les fichiers (*)")
        self._ask_file(tr("Choisir l’emploi du temps"), kinds, self._timetable.read_file)

    def _ask_holidays(self) -> None:
        kinds = tr("Calendrier scolaire (*.ics *.csv *.json);;Tous les fichiers (*)")
        self._ask_file(tr("Choisir le calendrier des vacances"), kinds, self._timetable.read_holidays)

    def _ask_file(self, title: str, kinds: str, read: Callable[[Path], None]) -> None:
        from tni.ui.chrome.file_dialog import file_dialog

        if self.sheet is None:
            return
        dialog = file_dialog(self.sheet.kit, self.sheet, title, str(Path.home()), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: read(Path(name)))
        dialog.open()
