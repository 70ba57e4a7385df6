"""Editor of the open lesson: tools, input, undo and redo, class layers, and the commands on pages and items."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum
from functools import reduce
from operator import or_
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from tni.core.clock import Clock
from tni.core.ids import ItemId, PageId
from tni.document.contact_roles import ContactRoles
from tni.document.damage import Damage
from tni.document.document import Change
from tni.document.items import Text
from tni.document.lesson_port import LessonPort
from tni.document.overlay import Overlay
from tni.document.pointer import (
    NOTHING_CHANGED,
    Changed,
    ChangedFlag,
    PointerContact,
    PointerEvent,
    WetInk,
    plain_event,
)
from tni.document.selection import movable_corners
from tni.document.text_measurer import TextMeasurer
from tni.document.tool_styles import ToolStyles
from tni.document.tools.base import Tool
from tni.document.tools.eraser import EraserTool
from tni.document.tools.hand import HandTool
from tni.document.tools.ink import InkTool
from tni.document.tools.ink_to_shape import InkToShapeTool, SnapTrigger
from tni.document.tools.laser import LaserTool
from tni.document.tools.move import MoveTool
from tni.document.tools.place_image import PlaceImageTool
from tni.document.tools.select import SelectTool
from tni.document.tools.shapes import ShapeTool
from tni.document.tools.text import TextEditState, TextTool, edit_state_of
from tni.ink.pen import Pen, PenKind
from tni.services.lesson.contact_router import ContactRouter, ContactUse
from tni.services.lesson.guide_commands import GuideCommands
from tni.services.lesson.item_commands import PICTURE_SHARE
from tni.services.lesson.lesson_core import page_of_record
from tni.services.lesson.media_taps import MediaTaps

if TYPE_CHECKING:
    from tni.document.styled_text import StyledContent

TICK_S = 0.08
"""Interval of `tick` while `busy`; at most twice that, since a crash may lose at most 250 ms."""
MAX_RECORDS_AT_ONCE = 200
"""Largest undo step that is applied in one go, which takes 2 ms: no input waits for a few records."""


class _Step(Protocol):
    """`undo` or `redo` of a `LessonLayer`."""

    def __call__(self, *, later: bool) -> tuple[Change, Damage] | None: ...


class ToolName(Enum):
    """Tool of the editor."""

    PEN = "pen"
    HIGHLIGHTER = "highlighter"
    FELT = "felt"
    CHALK = "chalk"
    ERASER = "eraser"
    SELECT = "select"
    TEXT = "text"
    SHAPE = "shape"
    SKETCH = "sketch"
    """Pen whose strokes become the shapes that are recognised in them."""
    LASER = "laser"
    HAND = "hand"
    PLACE = "place"
    CORRECT = "correct"
    PLUGIN = "plugin"
    """Board tool of a plugin, the one that was chosen last. Neither it nor CORRECT is there before `use_made`."""


PEN_TOOLS: Mapping[ToolName, PenKind] = MappingProxyType({ToolName(kind.value): kind for kind in PenKind})
"""Tools that write, each with its pen."""
_TOOLS_WITH_BADGES = frozenset({ToolName.SELECT, ToolName.HAND, ToolName.PLACE})
"""Tools with which badges show, before a class, what pupils may move. With a pen nothing lies over its fast ink."""
_WRITING_TOOLS = frozenset({*PEN_TOOLS, ToolName.SKETCH, ToolName.ERASER, ToolName.LASER})
NON_DRAWING_TOOLS = frozenset({ToolName.SELECT, ToolName.HAND, ToolName.ERASER, ToolName.LASER})
"""Tools that put nothing on the page: a user who then takes a pen from the board's tray wants to write."""


class LessonEditor(GuideCommands):
    """Editor of the open lesson. Every command returns what it changed. For one thread.

    Commands that turn the page, add or delete pages, or change the layer first finish the strokes under way. These are
    kept; their pens must come down again. This is intended: a user who writes while another turns the page means the
    old page, and the rest of a letter on the new page would only have to be erased. All other commands leave strokes
    under way alone.
    """

    def __init__(self, port: LessonPort, clock: Clock, measurer: TextMeasurer) -> None:
        """Open the prepared lesson at the page where it was left. Raises: LessonStoreError."""
        super().__init__(port, clock, measurer)
        self.hold_snaps = True
        """True if a stroke becomes a shape when its pen rests at the end."""
        self._pens = {name: self._pen_tool(kind) for name, kind in PEN_TOOLS.items()}
        self._sketch = InkToShapeTool(
            self, lambda: self.styles.shape.shape(self.page.paper).pen, lambda: SnapTrigger.LIFT
        )
        self._place = PlaceImageTool(self)
        eraser = EraserTool(self, lambda: self.styles.eraser)
        select = SelectTool(self, lambda: self.styles.select, self._open_item, self._snap_places, self._onto_line)
        hand = HandTool(self, lambda: self.is_writing)
        self._by_name: dict[ToolName, Tool] = {
            **self._pens,
            ToolName.SKETCH: self._sketch,
            ToolName.ERASER: eraser,
            ToolName.SELECT: select,
            ToolName.TEXT: TextTool(self, self._ask_text, lambda: self.writer if self.editing else None),
            ToolName.SHAPE: ShapeTool(self, lambda: self.styles.shape.shape(self.page.paper)),
            ToolName.LASER: LaserTool(),
            ToolName.HAND: hand,
            ToolName.PLACE: self._place,
        }
        move = MoveTool(self)
        self._tools = (*self._by_name.values(), move)
        self._tool = ToolName.PEN
        self._back_to: ToolName | None = None
        self._writes_with = ToolName.PEN
        self._pen_taken = False
        """True if a pen was taken from the tray after the current tool was chosen."""
        self._contacts = ContactRouter(
            self, lambda: self._by_name[self._tool], self._taken_pen, eraser, select, hand, move
        )
        self._contacts.item_tool = self._tool_on_item
        self._contacts.edge_tool = self._tool_on_instrument
        self.media_taps = MediaTaps(self)
        """What taps on sounds and films do."""
        self._contacts.tap_tool = self.media_taps.tool_for
        self._connect_taps(self._contacts)

    # -- tools

    def _pen_tool(self, kind: PenKind) -> InkToShapeTool:
        return InkToShapeTool(self, lambda: self.styles.ink(kind).pen(kind, self.page.paper), self._snaps)

    def _pen_in_hand(self) -> Pen:
        kind = PEN_TOOLS[self._writes_with]
        return self.styles.ink(kind).pen(kind, self.page.paper)

    @property
    def tool(self) -> ToolName:
        return self._tool

    def use(self, tool: ToolName) -> Changed:
        """Choose a tool. Contacts that are down keep theirs. Text being typed is committed."""
        if tool not in self._by_name:
            return NOTHING_CHANGED
        self._back_to, self._pen_taken = None, False
        if tool in PEN_TOOLS and tool is not ToolName.HIGHLIGHTER:
            self._writes_with = tool
        if tool is self._tool:
            return NOTHING_CHANGED
        self._tool = tool
        changed = Changed(ChangedFlag.TOOL | ChangedFlag.OVERLAY) | self._commit_typed()
        return changed if tool is ToolName.SELECT else changed | self.select(frozenset())

    def pen_taken(self) -> None:
        """Note that a pen was taken from the board's tray. If the current tool puts nothing on the page, that pen
        writes until another tool is chosen; fingers keep the current tool."""
        self._pen_taken = True

    def _taken_pen(self) -> Tool:
        writes = self._pen_taken and self._tool in NON_DRAWING_TOOLS
        return self._by_name[self._writes_with if writes else self._tool]

    def _open_item(self, item: ItemId, place: tuple[float, float]) -> Changed:
        """Edit a text after a double tap; the tool that tapped comes back afterwards. Play a sound or film."""
        found = self.document.item(item)
        if self.media_taps.is_opened(found):
            return NOTHING_CHANGED
        if not isinstance(found, Text) or found.locked:
            return NOTHING_CHANGED
        if (found.spans or "$" in found.text) and (changed := self.compose(found)) is not None:
            return changed
        return self._type(edit_state_of(found, place))

    def compose(self, text: Text) -> Changed | None:
        """Compose the formula that a text is; None for another text."""
        from tni.document.text_formulas import only_formula, recomposed  # with the first formula

        latex = only_formula(text)
        if latex is None:
            return None
        edit = replace(edit_state_of(text, text.transform.point(0.0, 0.0)), formula=True)
        return self.begin_typing(edit) | self.type_text(recomposed(latex, text))

    def begin_typing(self, edit: TextEditState) -> Changed:
        """Open a text editor; the tool in hand comes back afterwards."""
        return self._commit_typed() | self._type(edit)

    def _type(self, edit: TextEditState) -> Changed:
        before = self._tool
        changed = self.use(ToolName.TEXT) | self._ask_text(edit)
        self._back_to = before
        return changed

    def retype_selection(self) -> Changed:
        """Open an empty text editor at the selected ink. The typed text replaces the ink; an empty text leaves it."""
        edit = self._retyping()
        return NOTHING_CHANGED if edit is None else self._settle(inks=False) | self._type(edit)

    def commit_text(self, text: str | StyledContent | None = None) -> Changed:
        if self.editing is not None and self.editing.formula:
            self.composing_ends()
            self.measure_typed()
        changed, back = super().commit_text(text), self._back_to
        return changed if back is None or self._tool is not ToolName.TEXT else changed | self.use(back)

    def _ask_text(self, edit: TextEditState) -> Changed:
        """Edit a text. If a double tap opened the one being edited, a tap beside it ends the editing and starts no new
        text."""
        if self._back_to is not None and self.editing is not None and edit.item is None:
            return self.commit_text()
        if self.editing is not None and self.editing.formula and edit.item == self.editing.item:
            return self.commit_text()  # a tap on the formula that is composed
        back, self._back_to = self._back_to, None
        changed = super()._ask_text(edit)
        self._back_to = back
        return changed

    def _snaps(self) -> SnapTrigger:
        return SnapTrigger.HOLD if self.hold_snaps else SnapTrigger.NOTHING

    def set_styles(self, styles: ToolStyles) -> Changed:
        """Set the tools' styles, from the next contact on."""
        self.styles = styles
        return Changed(ChangedFlag.TOOL)

    def place_image(self, data: bytes, width_px: int, height_px: int, alt: str = "") -> Changed:
        """Choose the place tool with a picture: a tap places it, a drag also sets its size."""
        self._place.picture = self._picture(data, width_px, height_px, alt, PICTURE_SHARE)
        return self.use(ToolName.PLACE)

    def use_made(self, name: ToolName, tool: Tool) -> Changed:
        """Choose a tool that was made for this, in place of an earlier one of the name."""
        before = self._by_name.get(name)
        changed = NOTHING_CHANGED if before is None else before.drop()
        self._by_name[name] = tool
        self._tools = (*(one for one in self._tools if one is not before), tool)
        return changed | self.use(name)

    def drop(self) -> Changed:
        """Drop gestures under way: lasso, drag, shape, erasing. Strokes under way go on."""
        return reduce(or_, (tool.drop() for tool in self._tools if tool.busy), NOTHING_CHANGED)

    @property
    def at_work(self) -> bool:
        """True while a gesture other than panning is under way: pen, eraser, move of an item, laser."""
        return any(tool.busy for tool in self._tools if not isinstance(tool, HandTool))

    def tick(self, now_s: float) -> Changed:
        """Store strokes under way and fade laser trails. now_s: monotonic time of the editor's clock."""
        changed = NOTHING_CHANGED
        for tool in self._tools:
            if tool.busy:
                changed |= tool.tick(now_s)
        return changed

    def overlay(self) -> Overlay:
        """Return the overlay of the page: the marks of the tools, of the edited text and of the selection."""
        out = self._typed_overlay() if self.editing is not None else Overlay()
        for tool in self._tools:
            out |= tool.overlay()
        if self._tool in _TOOLS_WITH_BADGES and self.seance is None:
            out |= Overlay(badges=movable_corners(self.document, self._page, out.away | self._selection))
        out |= Overlay() if self._tool in _WRITING_TOOLS else self._guide_overlay()
        out |= self._stage_overlay(out.away) | self._target_overlay()
        if self._spots is not None and self._spots[0] == self._page:
            out |= Overlay(spots=self._spots[1])
        return out if out.frame or not self._selection else out | Overlay(frame=self.frame)

    @property
    def _inks(self) -> tuple[InkTool, ...]:
        return (*self._pens.values(), self._sketch)

    def wet(self) -> tuple[WetInk, ...]:
        """Return all wet ink of the page shown, for a surface that must be redrawn."""
        return tuple(wet for tool in self._inks for wet in tool.wet(self._page))

    def body(self, pointer: int) -> WetInk | None:
        """Return the modelled line of a pen that is down, to be drawn in place of its plain one; None without one."""
        return next((wet for tool in self._inks if (wet := tool.body(pointer)) is not None), None)

    def finish(self) -> Changed:
        """End everything under way, keeping what is drawn. Call this before the lesson is closed."""
        return self._settle()

    # -- input

    def handle(self, event: PointerEvent) -> Changed:
        """Handle an input event. Invalid events (no numbers, no pen down) change nothing; a lift always ends its
        contact."""
        now_s = self._clock.monotonic()
        plain = plain_event(event)
        return NOTHING_CHANGED if plain is None else self._contacts.handle(plain, now_s)

    def use_of(self, contact: PointerContact) -> ContactUse:
        """Return what a contact would do that comes down now."""
        return self._contacts.use_of(contact)

    @property
    def roles(self) -> ContactRoles:
        """Roles of fingers and palms; contacts that are down keep the role they came down with."""
        return self._contacts.roles

    @roles.setter
    def roles(self, roles: ContactRoles) -> None:
        self._contacts.roles = roles

    # -- undo and redo

    def undo(self) -> Changed:
        """Undo the last step and show its page. Raises: LessonStoreError, with nothing undone.

        A stroke under way goes on if that step is on its page; otherwise it is finished, and is itself what is undone.
        A long step on the page shown is committed whole at once, and applied to the page by `go_on`.
        """
        return self._travel(self._layer.history.to_undo, self._layer.undo)

    def redo(self) -> Changed:
        """Redo the last undone step, as `undo` does. Raises: LessonStoreError, with nothing done."""
        return self._travel(self._layer.history.to_redo, self._layer.redo)

    def take_back_page(self, page: PageId) -> Changed:
        """Undo the adding of a page, if that was the last step. The page shown stays, if it is another."""
        change, here = self._layer.history.to_undo(), self._page
        if change is None or all(swap.key != page or swap.after is not None for swap in change.swaps):
            return NOTHING_CHANGED
        changed = self.undo()
        is_gone = here == page or self._page == here
        return changed if is_gone else changed | self._turn(here)

    def _travel(self, ahead: Callable[[], Change | None], step: _Step) -> Changed:
        changed = self._settle(inks=False)
        next_change = ahead()
        if next_change is not None and self.is_writing and not self._is_here(next_change):
            changed |= self._settle()
        later = next_change is not None and len(next_change.swaps) > MAX_RECORDS_AT_ONCE and self._is_here(next_change)
        index, height = self.page_index, self._endless_height()
        done = step(later=later)
        if done is None:
            return changed
        change, damage = done
        changed |= self._flags_of(change, damage, ChangedFlag.DRY)
        if later:
            if self._height_before is None:
                self._height_before = height
            return changed
        changed |= Changed(ChangedFlag.UNDO)
        if self._endless_height() != height:
            changed |= Changed(ChangedFlag.PAGE)
        return changed | self._follow(change, index)

    def _is_here(self, change: Change) -> bool:
        """Return whether the change affects only items of the page shown."""
        records = [r for swap in change.swaps for r in (swap.before, swap.after) if r is not None]
        return all(page_of_record(r) == self._page and r.id != self._page for r in records)

    def _follow(self, change: Change, index: int) -> Changed:
        """Go to the first page that the change touched, unless the page shown is among them."""
        touched = {page_of_record(r) for swap in change.swaps for r in (swap.before, swap.after)}
        there = [page.id for page in self.pages if page.id in touched]
        if there and self._page not in there:
            return self._turn(there[0])
        return self._stay(index)


type RunEdit = Callable[[Callable[[LessonEditor], Changed]], object]
"""Type of a function that runs a command on the open lesson and shows what it changed."""
