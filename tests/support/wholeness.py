"""What a machine can see wrong in a window: words cut off, controls too small, outside or over one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLabel, QLineEdit, QWidget

from tni.ui.chrome.button import TouchButton
from tni.ui.chrome.metrics import Metrics


def flaws(root: QWidget, metrics: Metrics) -> list[str]:
    """One line for each flaw of what is visible in `root`; empty when all is well."""
    found = [*_words(root)]
    buttons = [b for b in root.findChildren(TouchButton) if b.isVisible()]
    for button in buttons:
        name = _name(button)
        if min(button.width(), button.height()) < metrics.target_px:
            found.append(f"{name}: {button.width()} x {button.height()} px, at least {metrics.target_px}")
        wanted = button.minimumSizeHint()
        if button.width() < wanted.width() or button.height() < wanted.height():
            found.append(f"{name}: {button.size().toTuple()} px, needs {wanted.toTuple()}")
        if not _scrolled(button) and not root.rect().contains(_place(button, root)):
            found.append(f"{name}: partly outside")
    for one, other in combinations(buttons, 2):
        if one.parentWidget() is other.parentWidget() and one.geometry().intersects(other.geometry()):
            found.append(f"{_name(one)} lies over {_name(other)}")
    return found


def _words(root: QWidget) -> Iterator[str]:
    for label in root.findChildren(QLabel):
        if not label.isVisible() or not label.text() or _scrolled(label):
            continue
        inner = label.contentsRect()
        if label.wordWrap():
            if inner.height() < label.heightForWidth(label.width()):
                yield f"cut below: {label.text()}"
        elif inner.width() < label.fontMetrics().horizontalAdvance(label.text()):
            yield f"cut: {label.text()}"
    for field in root.findChildren(QComboBox):
        if field.isVisible() and field.width() < field.fontMetrics().horizontalAdvance(field.currentText()):
            yield f"cut: {field.currentText()}"
    for line in root.findChildren(QLineEdit):
        hint = line.placeholderText()
        if line.isVisible() and hint and line.width() < line.fontMetrics().horizontalAdvance(hint):
            yield f"cut: {hint}"


def _place(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def _scrolled(widget: QWidget) -> bool:
    """Within something that scrolls: it may reach beyond what is seen."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def _name(button: QAbstractButton) -> str:
    return button.accessibleName() or button.text() or type(button).__name__
