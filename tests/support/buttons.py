"""Buttons found by what a reader of the screen hears of them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tni.ui.chrome.choice_buttons import TextButton


def button_of(widget: QWidget, label: str) -> TextButton:
    """The one button below a widget with this label, shown or not."""
    (found,) = [button for button in widget.findChildren(TextButton) if button.accessibleName() == label]
    return found


def click(widget: QWidget, label: str) -> None:
    button_of(widget, label).click()
