"""Order in which Tab visits the widgets of a panel or screen: as they are read."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget


def tab_stops(root: QWidget, *, is_one_line: bool = False) -> list[QWidget]:
    """Return what Tab visits in a widget, and the widget itself, line by line. is_one_line: in order from left to
    right, though some lie lower than others."""
    tab = Qt.FocusPolicy.TabFocus.value
    found = [
        widget
        for widget in (root, *root.findChildren(QWidget))
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy().value & tab
    ]
    places = {widget: widget.mapTo(root, QPoint(0, 0)) for widget in found}
    return sorted(found, key=lambda widget: (0 if is_one_line else places[widget].y(), places[widget].x()))
