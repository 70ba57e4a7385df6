"""Widgets as a user finds them: by their accessible names and by the texts that are visible."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget


def named[W: QWidget](within: QWidget, kind: type[W], name: str) -> W:
    """Return the visible widget of a kind with this accessible name, else the hidden one. There must be only one."""
    found = [widget for widget in within.findChildren(kind) if widget.accessibleName() == name]
    (widget,) = [widget for widget in found if widget.isVisible()] or found
    return widget


def button(within: QWidget, name: str) -> QAbstractButton:
    """Return the button with this label; see `named`."""
    return named(within, QAbstractButton, name)


def click(within: QWidget, label: str) -> None:
    """Press the button with this label."""
    button(within, label).click()


def texts(within: QWidget) -> list[str]:
    """Return the texts of all labels that are visible."""
    return [label.text() for label in within.findChildren(QLabel) if label.isVisible() and label.text()]


def timer(of: QObject) -> QTimer:
    """Return the only timer of an object."""
    (found,) = of.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found
