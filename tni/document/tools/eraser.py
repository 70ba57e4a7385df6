"""Eraser: it removes what it touches while it moves, and one gesture is one undo step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from tni.core.geometry import Point
from tni.core.ids import IdSeries, PageId
from tni.document.document import Change, ChangeKind
from tni.document.erase import EraseBy, Eraser, EraseWhat, MergedChange, erased
from tni.document.overlay import EraserDisc, Overlay
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag, PointerEvent, PointerPhase, PointerType
from tni.document.tools.base import Tool, ToolTarget

DEFAULT_PALM_PX = 100.0
"""Assumed width of a palm when the device reports no size."""
MAX_PALM_PX = 400.0
"""Maximum width of a palm: two hands that a board reports as one must not wipe the page."""


@dataclass(frozen=True, slots=True)
class EraserStyle:
    """Settings of the eraser. radius_mm: of the disc that erases, > 0."""

    by: EraseBy = EraseBy.AREA
    radius_mm: float = 6.0
    what: EraseWhat = EraseWhat.INK

    def __post_init__(self) -> None:
        if not 0 < self.radius_mm < inf:
            raise ValueError(f"radius_mm must be finite and > 0, got {self.radius_mm}")


@dataclass(slots=True)
class _Contact:
    """A contact that erases. by, radius_mm: a palm erases as wide as it is, whatever the eraser's style."""

    at: Point
    by: EraseBy
    radius_mm: float


class EraserTool(Tool):
    """Eraser. Simultaneous contacts share one gesture, since they may cut the same strokes."""

    def __init__(self, target: ToolTarget, style: Callable[[], EraserStyle]) -> None:
        """style: called when a gesture begins."""
        self._target, self._style_now, self._ids = target, style, IdSeries()
        self._style = style()
        self._contacts: dict[int, _Contact] = {}
        self._page = PageId("")
        self._merged = MergedChange()

    def handle(self, event: PointerEvent, now_s: float) -> Changed:  # noqa: ARG002
        if event.phase is PointerPhase.DOWN:
            if not self._contacts:
                self._style, self._page, self._merged = self._style_now(), self._target.page.id, MergedChange()
            hand = event.tool is PointerType.PALM
            place, by = (event.x_mm, event.y_mm), EraseBy.AREA if hand else self._style.by
            contact = self._contacts[event.pointer] = _Contact(place, by, self._style.radius_mm)
            return self._step(contact, event)
        contact_there = self._contacts.get(event.pointer)
        if contact_there is None:
            return NOTHING_CHANGED
        if event.phase is PointerPhase.MOVE:
            return self._step(contact_there, event)
        changed = self._step(contact_there, event) if event.phase is PointerPhase.UP else NOTHING_CHANGED
        del self._contacts[event.pointer]
        return changed | self._commit_at_end()

    def _step(self, contact: _Contact, event: PointerEvent) -> Changed:
        if event.tool is PointerType.PALM:
            contact.radius_mm = palm_width_mm(event) / 2
        place = (event.x_mm, event.y_mm)
        eraser = Eraser(contact.radius_mm, contact.by, self._style.what)
        change = erased(self._target.document, self._page, contact.at, place, eraser, self._ids)
        contact.at = place
        changed = Changed(ChangedFlag.OVERLAY)
        if change is None:
            return changed
        self._merged.add(change)
        return changed | self._target.show(change)

    def _commit_at_end(self) -> Changed:
        """Commit the gesture as one undo step when its last contact leaves."""
        return Changed(ChangedFlag.OVERLAY) if self._contacts else Changed(ChangedFlag.OVERLAY) | self._commit_merged()

    def _commit_merged(self) -> Changed:
        change, self._merged = self._merged.change(ChangeKind.ERASE), MergedChange()
        return NOTHING_CHANGED if change is None else self._target.commit(change)

    def commit_affected(self, change: Change) -> Changed:
        if self._contacts and self._merged.touches(change):
            return self._commit_merged()
        return NOTHING_CHANGED

    def retract(self, pointer: int) -> Changed:
        if self._contacts.pop(pointer, None) is None:
            return NOTHING_CHANGED
        if self._contacts:
            return Changed(ChangedFlag.OVERLAY)
        change, self._merged = self._merged.change(ChangeKind.ERASE), MergedChange()
        return Changed(ChangedFlag.OVERLAY) | (
            NOTHING_CHANGED if change is None else self._target.show(change.inverse())
        )

    def drop(self) -> Changed:
        changed = NOTHING_CHANGED
        for pointer in list(self._contacts):
            changed |= self.retract(pointer)
        return changed

    def finish(self) -> Changed:
        if not self._contacts:
            return NOTHING_CHANGED
        self._contacts.clear()
        return self._commit_at_end()

    @property
    def busy(self) -> bool:
        return bool(self._contacts)

    def overlay(self) -> Overlay:
        return Overlay(discs=tuple(EraserDisc(*c.at, c.radius_mm) for c in self._contacts.values()))


def palm_width_mm(event: PointerEvent) -> float:
    """Return the palm's width on the page, estimated where the device reports none."""
    width = event.width_mm
    if width is None or not width > 0:
        width = DEFAULT_PALM_PX * event.mm_per_px
    return min(width, MAX_PALM_PX * event.mm_per_px)
