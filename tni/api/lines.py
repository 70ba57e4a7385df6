"""Lines of the page for items: marks that lie down on them, and figures that have some."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from tni.api.items import ItemContext, ItemSize, State
from tni.document.line_snap import LineAnchor, Segment

__all__ = ["LineAnchor", "Segment", "SupportsAnchor", "SupportsSegments"]


@runtime_checkable
class SupportsAnchor(Protocol):
    """An item that lies down on lines of the page when it is dragged or dropped near one, as a mark on a segment: it is
    moved and turned with it in one undo step. Alt keeps it free."""

    def anchor(self, state: State) -> LineAnchor | None:
        """Return its point that lies down; None for an item that stays where it is put."""


@runtime_checkable
class SupportsSegments(Protocol):
    """An item with segments on which marks lie down, as a figure has. Those of shapes and straight ink are found
    anyway."""

    def segments(self, state: State, size: ItemSize, ctx: ItemContext) -> Sequence[Segment]:
        """Return the segments, each by its two ends, at most 400."""
