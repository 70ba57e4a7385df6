"""What every tool is, and what it works on."""

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
"""How near to a thing a finger or pen must come; a mouse half of that."""
DRAG_THRESHOLD_PX = 6.0
"""A contact that stays within this is a tap."""


class ToolTarget(Protocol):
    """The lesson as tools see it: the page shown, and ways to change it."""

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

    def look(self, view: View) -> Changed:
        """Show the page so, or as nearly as its edges allow."""

    def do(self, change: Change, painted: ChangedFlag = ChangedFlag.DRY) -> Changed:
        """Apply a change and keep it: one step of undo. painted: STAMP when only new ink on top is added."""

    def show(self, change: Change) -> Changed:
        """Apply a part of a gesture, to be kept as one by `keep` or taken back by showing its inverse."""

    def keep(self, change: Change) -> Changed:
        """Keep, as one step of undo, what was shown."""

    def under_way(self, stroke: Stroke, start: int, part: Samples) -> None:
        """Have samples `start` and on of a stroke kept whose pen is still down."""

    def drop_under_way(self, stroke: ItemId) -> None:
        """Forget what was kept of a stroke that is taken back."""


class Tool(ABC):
    """A state machine over pointers; time is an argument. MOVE and UP come only for pointers that it has had DOWN.

    `handle` must return in 2 ms.
    """

    @abstractmethod
    def handle(self, event: PointerEvent, now_s: float) -> Changed:
        """now_s: monotonic time of this machine."""

    @abstractmethod
    def retract(self, pointer: int) -> Changed:
        """The contact was a palm: take back what it did. It sends no more."""

    @abstractmethod
    def finish(self) -> Changed:
        """End every gesture now and keep what is drawn: the page is about to go. Contacts still down send no more."""

    def drop(self) -> Changed:
        """The teacher thinks better of it: end gestures as if they had not been. Contacts still down send no more."""
        return NOTHING_CHANGED

    def give_way(self, _change: Change) -> Changed:
        """Another tool or command is about to do this: what is shown of the same items is to be kept before it."""
        return NOTHING_CHANGED

    def tick(self, _now_s: float) -> Changed:
        """Called several times a second while `busy`."""
        return NOTHING_CHANGED

    @property
    @abstractmethod
    def busy(self) -> bool:
        """Whether a contact is down or something still moves."""

    def overlay(self) -> Overlay:
        return Overlay()


def hit_tolerance_mm(event: PointerEvent) -> float:
    """How near to a thing counts as on it."""
    return HIT_TOLERANCE_PX * event.mm_per_px * (0.5 if event.tool is PointerType.MOUSE else 1.0)
