"""Rules by which versions of lessons thin out, as sentences of which the ages can be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from tni.core.settings import (
    HISTORY_ALL_DAYS,
    HISTORY_DAILY_DAYS,
    HISTORY_MONTHLY_DAYS,
    HISTORY_WEEKLY_DAYS,
    Setting,
    Settings,
)
from tni.library.thinning import rules_of_settings
from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import DropDown
from tni.ui.i18n import tr
from tni.ui.messages.library_history import age_text, thinning_message

CHOICES: tuple[tuple[Setting[float], Sequence[int]], ...] = (
    (HISTORY_ALL_DAYS, (1, 2, 7, 14, 31)),
    (HISTORY_DAILY_DAYS, (14, 31, 92, 183)),
    (HISTORY_WEEKLY_DAYS, (92, 183, 365, 730)),
    (HISTORY_MONTHLY_DAYS, (730, 1825, 3650, 0)),
)


class ThinningRows(QWidget):
    """Rows of the rules, each with a list of ages, and the whole as a sentence below."""

    def __init__(self, style: Style, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        grid = QGridLayout()
        grid.setSpacing(style.theme.metrics.gap_px)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        texts = (
            tr("Chaque version pendant"),
            tr("Puis une par jour pendant"),
            tr("Puis une par semaine pendant"),
            tr("Puis une par mois pendant"),
        )
        self.lists: list[DropDown] = []
        for row, ((setting, ages), text) in enumerate(zip(CHOICES, texts, strict=True)):
            label = Label(style, text)
            label.setWordWrap(True)
            grid.addWidget(label, row, 0)
            grid.addWidget(self._make_list(style, setting, ages, text), row, 1)
        rows.addLayout(grid)
        self.summary = Label(style, size="small", token="muted")
        self.summary.setWordWrap(True)
        rows.addWidget(self.summary)
        self._show_summary()

    def _make_list(self, style: Style, setting: Setting[float], ages: Sequence[int], name: str) -> DropDown:
        box, now = DropDown(style), int(self._settings.get(setting))
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(7)
        for age in ages if now in ages else (now, *ages):
            box.addItem(age_text(age) if age or setting is not HISTORY_MONTHLY_DAYS else tr("sans limite"), age)
        box.setCurrentIndex(box.findData(now))
        box.currentIndexChanged.connect(lambda _row: self._store(setting, box.currentData()))
        self.lists.append(box)
        return box

    def _store(self, setting: Setting[float], days: int) -> None:
        self._settings.set(setting, float(days))
        self._show_summary()

    def _show_summary(self) -> None:
        self.summary.setText(thinning_message(rules_of_settings(self._settings)))
