"""Base class of the tools, and the interface of the lesson that they edit."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Protocol

from tni.core.ids import ItemId
from tni.document.document import Change, Document
from tni.document.items import Page, Stroke
from tni.document.overlay import Overlay
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag, PointerEvent, PointerType
from tni.document.view import View, Viewport
from tni.ink.sample import Samples

HIT_TOLERANCE_PX = 18.0
"""Hit distance of a finger or pen; for a mouse it is half of that."""
DRAG_THRESHOLD_PX = 6.0
"""A contact that moves less than this is a tap."""


class ToolTarget(Protocol):
    """Interface of the lesson to the tools: the page shown and the ways to change it."""

    @property
    def document(self) -> Document: ...

    @property
    def page(self) -> Page: ...

    @property
    def selection(self) -> frozenset[ItemId]: ...

    @property
    def view(self) -> View: ...

    @property
    def viewport(self) -> Viewport: ...

    def select(self, items: frozenset[ItemId]) -> Changed: ...

    def set_view(self, view: View) -> Changed:
        """Show the view, or the nearest one that the page's edges allow."""

    def do(self, change: Change, painted: ChangedFlag = ChangedFlag.DRY) -> Changed:
        """Apply and commit a change as one undo step. painted: STAMP when it only adds new ink on top."""

    def show(self, change: Change) -> Changed:
        """Apply a part of a gesture. `commit` commits all parts as one; showing the inverse takes a part back."""

    def commit(self, change: Change) -> Changed:
        """Commit what was shown as one undo step."""

    def save_unfinished(self, stroke: Stroke, start: int, part: Samples) -> None:
        """Save samples `start` and later of a stroke whose pen is still down."""

    def discard_unfinished(self, stroke: ItemId) -> None:
        """Discard the saved samples of a retracted stroke."""


class Tool(ABC):
    """Base of the tools: a state machine over pointers, with time as an argument. MOVE and UP come only for pointers
    whose DOWN the tool has received.

    `handle` must return within 2 ms. writes: what its contacts put down is ink.
    """

    writes = False

    @abstractmethod
    def handle(self, event: PointerEvent, now_s: float) -> Changed:
        """Process an event. now_s: monotonic time of this machine."""

    @abstractmethod
    def retract(self, pointer: int) -> Changed:
        """Take back what a contact did that proved to be a palm. It sends no further events."""

    @abstractmethod
    def finish(self) -> Changed:
        """End every gesture now and keep what is drawn, since the page is about to go. Contacts still down send no
        further events."""

    def drop(self) -> Changed:
        """Cancel every gesture, leaving no trace. Contacts still down send no further events."""
        return NOTHING_CHANGED

    def commit_affected(self, _change: Change) -> Changed:
        """Commit what is shown of the items that `_change`, by another tool or command, is about to affect."""
        return NOTHING_CHANGED

    def tick(self, _now_s: float) -> Changed:
        """Advance in time. Called several times a second while `busy`."""
        return NOTHING_CHANGED

    @property
    @abstractmethod
    def busy(self) -> bool:
        """True if a contact is down or something still moves."""

    def overlay(self) -> Overlay:
        return Overlay()


def hit_tolerance_mm(event: PointerEvent) -> float:
    """Return the distance within which a contact hits an item."""
    return HIT_TOLERANCE_PX * event.mm_per_px * (0.5 if event.tool is PointerType.MOUSE else 1.0)
