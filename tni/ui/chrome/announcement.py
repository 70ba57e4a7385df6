"""Announcement to screen readers, at once and without a move of the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Tell screen readers a text. widget: what it is about."""
    # Imported with the first text: the start does not need its long list of event names.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
