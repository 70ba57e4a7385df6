"""Rows of the settings panel, each with a title, an explanation in a line and its control, aligned in a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tni.core.settings import Setting, Settings
from tni.ui.chrome.button import ActionButton, Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label

TEXT_TARGETS = 7
"""Width of the titles and explanations, in targets."""


def row_of(*widgets: QWidget) -> QWidget:
    """Return a row of widgets at the left."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return row


class SettingText(QWidget):
    """Title of a setting, its explanation, and a note on a choice that has no effect yet."""

    def __init__(self, style: Style, title: str, explanation: str) -> None:
        super().__init__()
        self._kit = style
        self.setAccessibleName(title)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.title = Label(style, title)
        self.explanation = Label(style, explanation, size="small", token="muted")
        self.note = Label(style, size="small", token="accent")
        rows.addStretch(1)
        for label in (self.title, self.explanation, self.note):
            label.setWordWrap(True)
            rows.addWidget(label)
        rows.addStretch(1)
        self.note.hide()
        style.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedWidth(TEXT_TARGETS * self._kit.theme.metrics.target_px)

    def show_note(self, text: str) -> None:
        """Show a note in place of the explanation; "" for none."""
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self.explanation.setVisible(not text)


class SettingsPage(QWidget):
    """Page of settings of one kind. Titles stand in one column, controls in the other."""

    def __init__(self, style: Style, settings: Settings, title: str) -> None:
        super().__init__()
        self.kit, self._settings = style, settings
        self.setAccessibleName(title)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._commands: list[ActionButton] = []
        style.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        metrics = self.kit.theme.metrics
        self._grid.setHorizontalSpacing(2 * metrics.gap_px)
        self._grid.setVerticalSpacing(metrics.gap_px)
        self._align_commands()

    def add(self, title: str, explanation: str, control: QWidget) -> SettingText:
        """Add a row with a control."""
        if not control.accessibleName():
            control.setAccessibleName(title)
        text = SettingText(self.kit, title, explanation)
        y = self._grid.rowCount()
        self._grid.addWidget(text, y, 0)
        self._grid.addWidget(control, y, 1, Qt.AlignmentFlag.AlignVCenter)
        return text

    def add_command(self, title: str, explanation: str, command: QAction) -> SettingText:
        """Add a row with the button of a command. Those of one page have one width: their icons stand in one line."""
        self._commands.append(button := ActionButton(self.kit, command, show_label=True))
        self._align_commands()
        return self.add(title, explanation, row_of(button))

    def _align_commands(self) -> None:
        width = max((button.sizeHint().width() for button in self._commands), default=0)
        for button in self._commands:
            button.setFixedWidth(width)

    def add_choice(
        self,
        title: str,
        explanation: str,
        setting: Setting[str],
        choices: dict[str, str],
        on_change: Callable[[str], object] = lambda _chosen: None,
    ) -> SettingText:
        """Add a row of choices. on_change: called with the chosen value if it differs from the current one."""
        buttons = [TextButton(self.kit, text, value=key or "system") for key, text in choices.items()]
        grid = ChoiceGrid(self.kit, title, buttons, len(buttons))
        grid.choose(self._settings.get(setting) or "system")

        def store(value: object) -> None:
            chosen = "" if value == "system" else str(value)
            if chosen != self._settings.get(setting):
                self._settings.set(setting, chosen)
                on_change(chosen)

        grid.chosen.connect(store)
        return self.add(title, explanation, grid)

    def end(self) -> None:
        """Keep the rows at the top of a page that is higher than they are."""
        self._grid.setRowStretch(self._grid.rowCount(), 1)
