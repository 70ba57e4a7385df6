"""Rows of an item's panel: which controls stand side by side, which widgets may stay, and how a note looks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import override

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit

from tni.api.item_panel import (
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelNote,
    PanelNumber,
    PanelSlider,
    PanelText,
    PanelToggle,
)
from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import Label

BUTTONS_IN_ROW = 2
NOTE_TARGETS = 5
"""Width in which a note has room for its words, in targets."""


def rows_of(controls: Iterable[PanelControl]) -> list[list[PanelControl]]:
    """Return the rows of controls, in order: buttons that follow each other share rows, all others have their own."""
    rows: list[list[PanelControl]] = []
    for one in controls:
        last = rows[-1] if rows else []
        is_beside = isinstance(one, PanelButton) and 0 < len(last) < BUTTONS_IN_ROW
        if is_beside and isinstance(last[0], PanelButton) and last[0].folded == one.folded:
            last.append(one)
        else:
            rows.append([one])
    return rows


class NoteLabel(Label):
    """Sentence of a note, on as many lines as it needs."""

    def __init__(self, style: Style, words: str) -> None:
        super().__init__(style, words, token="muted")
        self.setWordWrap(True)

    @override
    def hasHeightForWidth(self) -> bool:
        """Return False: the panel is as high as the hints of its rows, and a layout would ask for more."""
        return False

    @override
    def sizeHint(self) -> QSize:
        wide = NOTE_TARGETS * self._kit.theme.metrics.target_px
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def without_value(control: PanelControl) -> PanelControl:
    """Return a control without its value, which decides whether its widget can stay."""
    match control:
        case PanelSlider():
            return replace(control, value=control.low, step=1.0, shown="")
        case PanelNumber():
            return replace(control, value=control.low)
        case PanelToggle():
            return replace(control, value=False)
        case PanelText():
            return replace(control, value="")
        case PanelChoice():
            return replace(control, value="")
        case PanelButton() | PanelNote():
            return control


def type_on(before: QLineEdit, field: QLineEdit) -> None:
    """Give a field the text, the cursor and the keys of the one that it takes the place of. The item may not have got
    the last letters yet."""
    field.setText(before.text())
    field.show()  # its layout would show it later than the next key comes
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    field.setCursorPosition(before.cursorPosition())
