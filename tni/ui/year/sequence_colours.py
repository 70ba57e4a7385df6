"""Colours by which the sequences of a year are told apart; the ninth has the first one's again."""

from __future__ import annotations

from PySide6.QtGui import QColor

from tni.ui.chrome.theme import Theme

_LIGHT = ("#2563a8", "#b45309", "#3f7d20", "#7c3aa8", "#0f766e", "#b0317a", "#7a5230", "#4a5568")
_DARK = ("#8ab4f8", "#f5b36b", "#9ccc7a", "#cfa4f0", "#6fd0c5", "#f09ac6", "#d0ab84", "#b3bdc9")


def sequence_colour(theme: Theme, number: int) -> QColor:
    """Return the colour of a sequence. number: its place in the year, from 0."""
    colours = _DARK if theme.is_dark else _LIGHT
    return QColor(colours[number % len(colours)])
