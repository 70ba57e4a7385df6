"""Order in which Tab visits the widgets of a panel, sheet or screen, and none behind it."""

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


def step_within(root: QWidget, *, forwards: bool) -> None:
    """Move the focus to the next or previous widget that Tab visits in a widget, in the order in which they were made,
    and round it: whatever is behind is not reached."""
    here = root.window().focusWidget() or root
    reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
    there = _neighbour(here, forwards=forwards)
    while there is not None and there is not here:
        is_stop = there.focusPolicy().value & Qt.FocusPolicy.TabFocus.value and there.focusProxy() is None
        if is_stop and root.isAncestorOf(there) and there.isVisible() and there.isEnabled():
            there.setFocus(reason)
            return
        there = _neighbour(there, forwards=forwards)


def put_after(before: QWidget, *widgets: QWidget) -> None:
    """Let Tab visit widgets, and all within them, after another one: those made later come last by themselves."""
    tab = Qt.FocusPolicy.TabFocus.value
    for widget in widgets:
        for one in (widget, *widget.findChildren(QWidget)):
            if one.focusPolicy().value & tab and one.focusProxy() is None:
                QWidget.setTabOrder(before, one)
                before = one


def _neighbour(widget: QWidget, *, forwards: bool) -> QWidget | None:
    return widget.nextInFocusChain() if forwards else widget.previousInFocusChain()
