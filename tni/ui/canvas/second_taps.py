"""Taps on the page that are the second one of a double click on a button. Where a panel has just gone they would leave
a dot that nobody meant; a stroke that begins there is meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import hypot

from tni.document.pointer import PointerPhase, PointerType
from tni.ui.canvas.pointer_input import SurfaceEvent

TAP_PX = 6.0
"""Way that a finger or a mouse may go in a tap."""


class SecondTaps:
    """Filter of the contacts of a page, which takes such taps back when they end. follows_button: returns whether a
    contact that comes down at a place of the page, at a time in seconds, follows the press of a button there."""

    def __init__(self, follows_button: Callable[[float, float, float], bool]) -> None:
        self._follows_button = follows_button
        self._began: dict[int, SurfaceEvent] = {}

    def handled(self, event: SurfaceEvent, feed: Callable[[SurfaceEvent], None]) -> bool:
        """Handle the begin or the end of a contact. Returns whether it was such a tap, which `feed` took back."""
        if event.phase is PointerPhase.DOWN:
            if self._follows_button(event.x_px, event.y_px, event.at_s):
                self._began[event.pointer] = event
            return False
        began = self._began.pop(event.pointer, None) if self._began else None
        if began is None or hypot(event.x_px - began.x_px, event.y_px - began.y_px) > TAP_PX:
            return False
        # With the time of the press: only in its first moments can a contact be taken back as a resting hand.
        feed(replace(event, phase=PointerPhase.MOVE, tool=PointerType.RESTING, at_s=began.at_s))
        feed(replace(event, phase=PointerPhase.CANCEL))
        return True
