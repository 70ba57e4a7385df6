"""Form of the hours in which entries go to ENTs: those of the circular, the school's own, or any."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from tni.cahier.send_window import ALWAYS, CIRCULAR_2025, DAY_MINUTES, OpenHours, SendWindow
from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.row_column import RowColumn
from tni.ui.chrome.sheet import DropDown
from tni.ui.i18n import tr
from tni.ui.messages.send_hours import day_name, hours_text, minutes_text

STEP_MIN = 30
OWN_DAY = OpenHours(8 * 60, 18 * 60)
_RULE, _OWN, _ANY = "rule", "own", "any"


class SendHoursForm(RowColumn):
    """Form of the hours. Each change is told at once. window_chosen: a SendWindow. left: the teacher is done."""

    window_chosen = Signal(object)
    left = Signal()

    def __init__(self, style: Style, window: SendWindow) -> None:
        super().__init__(style, tr("Heures d’envoi"))
        self.kit = style
        self._is_filling = False
        self.add_title(tr("Heures d’envoi"))
        names = {_RULE: tr("Règle nationale"), _OWN: tr("Heures de l’établissement"), _ANY: tr("À toute heure")}
        buttons = [TextButton(style, name, value=value) for value, name in names.items()]
        self.kind = ChoiceGrid(style, tr("Heures d’envoi"), buttons, len(buttons))
        self.kind.chosen.connect(self._kind_chosen)
        self.add(self.kind)
        self.message = self.add_note("", token="muted")
        self._days = QWidget()
        self._make_days()
        self.add(self._days, narrow=True)
        done = TextButton(style, tr("Terminé"))
        done.clicked.connect(self.left)
        self.add(done, narrow=True)
        self.end()
        self.show_window(window)

    def _make_days(self) -> None:
        grid = QGridLayout(self._days)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self.kit.theme.metrics.pad_px)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        self.days: list[tuple[CheckBox, DropDown, DropDown]] = []
        times = range(0, DAY_MINUTES + 1, STEP_MIN)
        for day in range(7):
            name = day_name(day).capitalize()
            box, opens, closes = CheckBox(name), DropDown(self.kit), DropDown(self.kit)
            box.setMinimumHeight(self.kit.theme.metrics.target_px)
            for field, label in ((opens, tr("Début, {}")), (closes, tr("Fin, {}"))):
                field.setAccessibleName(label.format(name))
                for minutes in times:
                    field.addItem(minutes_text(minutes), minutes)
                field.activated.connect(lambda _=0: self._tell())
            box.toggled.connect(lambda _on: self._tell())
            line = QHBoxLayout()
            line.setSpacing(self.kit.theme.metrics.gap_px)
            for widget in (opens, Label(self.kit, "–"), closes):
                line.addWidget(widget)
            grid.addWidget(box, day, 0)
            grid.addLayout(line, day, 1)
            self.days.append((box, opens, closes))

    # -- contents

    def show_window(self, window: SendWindow) -> None:
        """Show hours."""
        self._is_filling = True
        kind = _ANY if window.days is None else _RULE if window == CIRCULAR_2025 else _OWN
        self.kind.choose(kind)
        for (box, opens, closes), hours in zip(self.days, window.days or CIRCULAR_2025.days or (), strict=True):
            box.setChecked(hours is not None)
            shown = hours or OWN_DAY
            for field, minutes in ((opens, shown.opens), (closes, shown.closes)):
                if field.findData(minutes) < 0:  # a time that was not chosen here
                    field.addItem(minutes_text(minutes), minutes)
                field.setCurrentIndex(field.findData(minutes))
        self._is_filling = False
        self._show_message(window)

    @property
    def window_shown(self) -> SendWindow | None:
        """Hours as the fields say; None where they are none."""
        match self.kind.value:
            case "rule":
                return CIRCULAR_2025
            case "any":
                return ALWAYS
        found: list[OpenHours | None] = []
        for box, opens, closes in self.days:
            first, last = int(opens.currentData()), int(closes.currentData())
            if box.isChecked() and first >= last:
                return None
            found.append(OpenHours(first, last) if box.isChecked() else None)
        return SendWindow(tuple(found)) if any(found) else None

    def _kind_chosen(self, _value: object) -> None:
        self._tell()

    def _tell(self) -> None:
        for box, opens, closes in self.days:
            opens.setEnabled(box.isChecked())
            closes.setEnabled(box.isChecked())
        if self._is_filling:
            return
        window = self.window_shown
        self._show_message(window)
        if window is not None:
            self.window_chosen.emit(window)

    def _show_message(self, window: SendWindow | None) -> None:
        self._days.setVisible(self.kind.value == _OWN)
        wrong = tr("Au moins un jour est nécessaire, et l’heure de fin vient après celle de début.")
        self.message.setText(wrong if window is None else hours_text(window))
        self.message.set_token("danger" if window is None else "muted")
