"""Routing of contacts to tools, by pointer type and by the roles of fingers and palms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from math import hypot, inf

from tni.document.contact_roles import ContactRoles, FingerRole, PalmRole
from tni.document.document import ChangeKind
from tni.document.pointer import (
    NOTHING_CHANGED,
    Changed,
    PointerContact,
    PointerEvent,
    PointerPhase,
    PointerType,
)
from tni.document.tools.base import Tool, ToolTarget
from tni.document.tools.eraser import EraserTool, palm_width_mm
from tni.document.tools.hand import HandTool
from tni.document.tools.ink_to_shape import InkToShapeTool
from tni.document.tools.laser import LaserTool
from tni.document.tools.move import MoveTool
from tni.document.tools.select import SelectTool
from tni.ink.palm_rejection import PalmFilter, PalmVerdict

REST_SHARE = 0.6
"""Part of a contact's width. A contact that has moved no farther is at rest: the middle of a palm moves this far while
the palm is laid down."""
REST_PX = 40.0
"""The same limit for a contact of unknown width, in pixels."""
WRITING_HAND_WIDTHS = 2.0
"""Distance from the pen tip within which a palm belongs to the writing hand, in widths of the palm."""
TAP_S, TAP_PX = 0.6, 9.0
"""Longest time and way of a tap on an item that does something."""
PEN_RESTS_S = 1.0
"""Time after a stroke in which what a writing tool puts down is no tap: dots follow letters."""
WRITING_PAUSE_S = 0.5
"""Time after a stroke during which the hand still counts as writing: between two letters it stays in place."""


class ContactUse(Enum):
    """Use of a contact. DRAWS: puts something on the page. POINTS: shows where the laser is."""

    DRAWS = auto()
    POINTS = auto()
    OTHER = auto()


@dataclass(slots=True)
class _Contact:
    """Contact that is down. tool: the tool that gets its events.

    x, y: where it came down, page mm. at_x, at_y: where it is now.
    far: its largest distance from where it came down, |dx| + |dy|. wipes: it is a palm that erases. began: how it came
    down on an item that a tap sets going.
    """

    tool: Tool
    x: float
    y: float
    at_x: float
    at_y: float
    far: float = 0.0
    wipes: bool = False
    began: PointerEvent | None = None


class ContactRouter:
    """Contacts that are down, each with its tool. roles: for contacts that come down from now on."""

    def __init__(
        self,
        target: ToolTarget,
        chosen: Callable[[], Tool],
        taken: Callable[[], Tool],
        eraser: EraserTool,
        select: SelectTool,
        hand: HandTool,
        move: MoveTool,
    ) -> None:
        """chosen: returns the current tool. taken: returns the tool of a pen that was taken from the board's tray."""
        self.roles = ContactRoles()
        self.item_tool: Callable[[PointerEvent, Tool], Tool | None] = lambda _event, _tool: None
        """Returns the tool for a contact that comes down on an interactive item's handle, in place of the given one."""
        self.edge_tool: Callable[[PointerEvent, Tool], Tool | None] = lambda _event, _tool: None
        """Returns the tool for a contact that comes down with a tool that writes on an instrument or at its edge."""
        self.tap_tool: Callable[[PointerEvent, Tool], Tool | None] = lambda _event, _tool: None
        """Returns the tool for a contact that comes down where a tap does something, whatever tool is in hand."""
        self.acts_at: Callable[[PointerEvent, bool], bool] = lambda _event, _writes: False
        """Returns whether a tap does something at a contact's place; whether its tool writes."""
        self.act: Callable[[PointerEvent], Changed] = lambda _event: NOTHING_CHANGED
        """Does what a tap does at a contact's place."""
        self.links_at: Callable[[PointerEvent], bool] = lambda _event: False
        """Returns whether a tap of the selection tool opens a link at a contact's place."""
        self.open_link_at: Callable[[PointerEvent], Changed] = lambda _event: NOTHING_CHANGED
        """Opens the link at a contact's place."""
        self._target, self._chosen, self._taken = target, chosen, taken
        self._eraser, self._select, self._hand, self._move = eraser, select, hand, move
        self._palms = PalmFilter()
        self._down: dict[int, _Contact] = {}
        self._wrote_at, self._wrote_s = (0.0, 0.0), -inf

    def handle(self, event: PointerEvent, now_s: float) -> Changed:
        if event.phase is PointerPhase.MOVE:
            return self._on_move(event, now_s)
        if event.phase is PointerPhase.DOWN:
            return self._on_down(event, now_s)
        return self._on_up(event, now_s)

    def use_of(self, contact: PointerContact) -> ContactUse:
        """Return what a contact would do that comes down now."""
        if contact.tool in (PointerType.ERASER, PointerType.PALM, PointerType.RESTING):
            return ContactUse.OTHER
        if contact.tool is PointerType.FINGER and self.roles.finger is not FingerRole.WRITE:
            return ContactUse.OTHER
        match self._taken() if contact.tray else self._chosen():
            case LaserTool():
                return ContactUse.POINTS
            case EraserTool() | SelectTool() | HandTool():
                return ContactUse.OTHER
            case _:
                return ContactUse.DRAWS

    def _on_down(self, event: PointerEvent, now_s: float) -> Changed:
        changed = NOTHING_CHANGED
        if event.pointer in self._down:  # its lift event was lost
            changed = self._on_up(replace(event, phase=PointerPhase.CANCEL), now_s)
        if self._palms.down(event.pointer, _is_palm(event), _size_mm(event), event.at_s) is not PalmVerdict.HAND:
            return changed | self._wipe(event, now_s)
        tool = self._tool_for(event)
        if tool is None:
            return changed
        if (tapped := self.tap_tool(event, tool)) is not None:
            tool = tapped
        elif tool.writes and (of_instrument := self.edge_tool(event, tool)) is not None:
            tool = of_instrument
        elif (tool is self._hand or tool is self._select) and (of_item := self.item_tool(event, tool)) is not None:
            tool = of_item
        elif tool is self._hand and self._move.takes(event):
            tool = self._move
        if tool.writes:
            changed |= self._prepare_stroke(event)
        self._track(event, tool)
        if self._may_tap(event, tool, now_s):
            self._down[event.pointer].began = event
        return changed | tool.handle(event, now_s)

    def _may_tap(self, event: PointerEvent, tool: Tool, now_s: float) -> bool:
        """Return whether a contact may be a tap on an item that does something. Tools that choose, erase or put
        something on the page mean the item itself, but for links that the selection tool opens."""
        if isinstance(tool, SelectTool):
            return self.links_at(event)
        writes = tool.writes
        if not writes and not isinstance(tool, HandTool | MoveTool | LaserTool):
            return False
        return not (writes and 0 <= now_s - self._wrote_s <= PEN_RESTS_S) and self.acts_at(event, writes)

    def _track(self, event: PointerEvent, tool: Tool, *, wipes: bool = False) -> None:
        x, y = event.x_mm, event.y_mm
        self._down[event.pointer] = _Contact(tool, x, y, x, y, wipes=wipes)

    def _tool_for(self, event: PointerEvent) -> Tool | None:
        if event.tool is PointerType.ERASER:
            return self._eraser
        if event.tool is not PointerType.FINGER:
            return self._taken() if event.tray else self._chosen()
        match self.roles.finger:
            case FingerRole.WRITE:
                return self._chosen()
            case FingerRole.MOVE_ITEMS:
                holds = not self._move.takes(event) and self._select.holds(event)
                return self._select if holds else self._hand
            case FingerRole.MOVE_PAGE:
                return self._hand
            case FingerRole.NOTHING:
                return None

    def _on_move(self, event: PointerEvent, now_s: float) -> Changed:
        contact = self._down.get(event.pointer)
        if contact is None:
            return NOTHING_CHANGED
        x, y = contact.at_x, contact.at_y = event.x_mm, event.y_mm
        far = abs(x - contact.x) + abs(y - contact.y)
        if far > contact.far:
            contact.far = far
        if contact.wipes:
            return self._wipes_on(contact, event, now_s)
        if _size_mm(event) is not None or _is_palm(event):
            return self._check_palm(contact, event, now_s)
        return contact.tool.handle(event, now_s)

    def _on_up(self, event: PointerEvent, now_s: float) -> Changed:
        self._palms.lifted(event.pointer)
        contact = self._down.pop(event.pointer, None)
        if contact is None:
            return NOTHING_CHANGED
        if (began := contact.began) is not None and event.phase is PointerPhase.UP:
            is_short = event.at_s - began.at_s <= TAP_S and contact.far <= TAP_PX * event.mm_per_px
            if is_short and not contact.wipes:
                act = self.open_link_at if isinstance(contact.tool, SelectTool) else self.act
                return contact.tool.retract(event.pointer) | act(began)
        if contact.wipes:
            event = replace(event, tool=PointerType.PALM)
        elif contact.tool.writes:
            self._wrote_at, self._wrote_s = (contact.at_x, contact.at_y), now_s
        return contact.tool.handle(event, now_s)

    # -- palms

    def _check_palm(self, contact: _Contact, event: PointerEvent, now_s: float) -> Changed:
        """Handle a move that carries a size or a palm flag: the contact may turn out to be a palm."""
        rests = contact.far <= (REST_PX * event.mm_per_px if event.width_mm is None else REST_SHARE * event.width_mm)
        match self._palms.moved(event.pointer, _is_palm(event), _size_mm(event), event.at_s, rests=rests):
            case PalmVerdict.RETRACTED:
                del self._down[event.pointer]
                return contact.tool.retract(event.pointer) | self._wipe(event, now_s)
            case PalmVerdict.OVER:
                del self._down[event.pointer]
                return self._erase_palm_stroke(contact.tool, event, now_s)
            case PalmVerdict.HAND | PalmVerdict.IGNORED:
                return contact.tool.handle(event, now_s)

    def _erase_palm_stroke(self, tool: Tool, event: PointerEvent, now_s: float) -> Changed:
        """Erase what a palm wrote, so that an undo restores it: after so long a stroke the device may be wrong."""
        figure = tool.pending_shape(event.pointer) if isinstance(tool, InkToShapeTool) else None
        changed = tool.handle(replace(event, phase=PointerPhase.CANCEL), now_s)
        written = [stroke.id for stroke in changed.finished] if figure is None else [figure]
        return (
            changed | self._target.do(self._target.document.remove(ChangeKind.ERASE, written)) if written else changed
        )

    def _wipe(self, event: PointerEvent, now_s: float) -> Changed:
        """Start erasing with a new or newly recognised palm, if the palm role says so."""
        if self.roles.palm is not PalmRole.ERASE or event.tool is PointerType.RESTING or self._writes(event, now_s):
            return NOTHING_CHANGED
        self._track(event, self._eraser, wipes=True)
        return self._eraser.handle(replace(event, phase=PointerPhase.DOWN, tool=PointerType.PALM), now_s)

    def _wipes_on(self, contact: _Contact, event: PointerEvent, now_s: float) -> Changed:
        if event.tool is PointerType.RESTING:
            del self._down[event.pointer]
            return contact.tool.retract(event.pointer)
        return contact.tool.handle(replace(event, tool=PointerType.PALM), now_s)

    def _writes(self, palm: PointerEvent, now_s: float) -> bool:
        """Return whether the palm belongs to a writing hand: some boards report tip and palm alike as fingers."""
        near = WRITING_HAND_WIDTHS * palm_width_mm(palm)
        places = [(c.at_x, c.at_y) for c in self._down.values() if c.tool.writes]
        if 0 <= now_s - self._wrote_s <= WRITING_PAUSE_S:
            places.append(self._wrote_at)
        return any(hypot(x - palm.x_mm, y - palm.y_mm) <= near for x, y in places)

    def _prepare_stroke(self, event: PointerEvent) -> Changed:
        """Prepare for a new stroke. A palm at rest beside the tip came first but belongs to the same hand: restore what
        it erased. Clear the selection, which a finger or a tap of the pen has made."""
        changed, near = NOTHING_CHANGED, WRITING_HAND_WIDTHS * palm_width_mm(replace(event, width_mm=None))
        for pointer, contact in list(self._down.items()):
            beside = hypot(contact.at_x - event.x_mm, contact.at_y - event.y_mm) <= near
            if contact.wipes and beside and contact.far <= REST_PX * event.mm_per_px:
                del self._down[pointer]
                changed |= contact.tool.retract(pointer)
        if self._target.selection and not self._select.busy:
            changed |= self._target.select(frozenset())
        return changed


def _size_mm(event: PointerEvent) -> float | None:
    """Return the size of a contact, but None for an eraser, which may be as large as a hand."""
    return None if event.tool is PointerType.ERASER else event.size_mm


def _is_palm(event: PointerEvent) -> bool:
    return event.tool is PointerType.PALM or event.tool is PointerType.RESTING
