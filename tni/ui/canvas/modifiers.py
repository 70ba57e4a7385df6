"""Conversion of Qt's modifier keys to those of pointer events."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tni.document.pointer import Modifier


def modifiers_of(keys: Qt.KeyboardModifier) -> Modifier:
    out = Modifier.NONE
    if keys & Qt.KeyboardModifier.ShiftModifier:
        out |= Modifier.SHIFT
    if keys & Qt.KeyboardModifier.ControlModifier:
        out |= Modifier.CTRL
    if keys & Qt.KeyboardModifier.AltModifier:
        out |= Modifier.ALT
    return out
