"""Colours by which the sequences of a year are told apart; the ninth has the first one's again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from tni.ui.chrome.theme import Theme

_LIGHT = ("#2563a8", "#b45309", "#3f7d20", "#7c3aa8", "#0f766e", "#b0317a", "#7a5230", "#4a5568")
_DARK = ("#8ab4f8", "#f5b36b", "#9ccc7a", "#cfa4f0", "#6fd0c5", "#f09ac6", "#d0ab84", "#b3bdc9")


def sequence_colour(theme: Theme, number: int) -> QColor:
    """Return the colour of a sequence. number: its place in the year, from 0."""
    colours = _DARK if theme.is_dark else _LIGHT
    return QColor(colours[number % len(colours)])


def sequence_icon(theme: Theme, number: int) -> QIcon:
    """Return a spot in the colour of a sequence. number: its place in the year, from 0."""
    side = theme.metrics.font_px
    picture = QPixmap(side * 2, side * 2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(sequence_colour(theme, number))
    painter.drawRoundedRect(picture.rect().adjusted(1, 1, -1, -1), side / 2, side / 2)
    painter.end()
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected, QIcon.Mode.Disabled):
        icon.addPixmap(picture, mode)
    return icon
