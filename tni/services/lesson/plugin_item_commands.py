"""Commands on the interactive items of a page: put one on it, take it by hand, use the controls of its panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tni.core.geometry import IDENTITY, Affine, Rect
from tni.core.ids import ItemId, new_id
from tni.document.document import ChangeKind
from tni.document.items import PluginItem
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag, PointerEvent
from tni.document.tools.base import HIT_TOLERANCE_PX, Tool
from tni.ink.pen import Pen, PenKind
from tni.services.lesson.shown_item_commands import ShownItemCommands, is_interactive

if TYPE_CHECKING:  # loaded with the first interactive item
    from tni.api.item_panel import PanelControl, PanelValue
    from tni.api.items import InkedLine
    from tni.api.laid_parts import LaidPart
    from tni.document.item_handles import HandleCursor, ItemHandle
    from tni.document.plugin_state import State
    from tni.document.tools.edge_ink import EdgeInkTool
    from tni.document.tools.handle_steps import HandleStep
    from tni.services.items.item_host import ItemHost

ROOM_MM, LEAST_SHARE = 4.0, 0.2
"""Room beside an item that is made to fit in the visible part, and least scale that it gets."""
TOUCH_PX = 20.0
"""Distance from which a contact may be on an item's handle."""
LINE_PX = 18.0
"""Distance from which a mark lies down on a line."""


class PluginItemCommands(ShownItemCommands):
    """Commands on interactive items by hands and panels, as a base class of the lesson editor."""

    wheel_turns = 0
    """Number of turns of the mouse's wheel on an item since the last `end_control`."""
    _edges: EdgeInkTool | None = None

    def put_item(
        self, plugin: str, centre_mm: tuple[float, float] | None = None, state: State | None = None
    ) -> Changed:
        """Put a new item on the page, selected. centre_mm: its middle, None for the free place that is nearest to the
        middle of the visible part. state: None for that of a new one. Without a state, an instrument of this kind that
        lies on the page out of sight is brought there instead. One that is larger than the visible part is made to fit
        in, unless its millimetres are true. Changes nothing if the plugin is absent or fails."""
        host = self._host()
        is_any = centre_mm is None and state is None
        if host is not None and is_any and (lost := self._out_of_sight(host, plugin)) is not None:
            return self._bring(host, lost)
        made = None if host is None else host.new_item(plugin, self._page, IDENTITY, ItemId(new_id()), state)
        if host is None or made is None:
            return NOTHING_CHANGED
        share = self._share_in_sight(made)
        wide, high = made.width_mm * share, made.height_mm * share
        x, y = centre_mm or self._free_place(wide, high) or self._place_aside(wide, high)
        if centre_mm is not None:
            right, low = self.page.format.width_mm - wide / 2, self.document.height_mm(self._page) - high / 2
            x, y = max(min(x, right), wide / 2), max(min(y, low), high / 2)
        changed = self._settle(inks=False)
        self._item_tool(host)
        corner = Affine.moving(x - wide / 2, y - high / 2)
        placed = replace(made, transform=corner if share == 1.0 else corner.after(Affine.scaling(share, share)))
        if centre_mm is not None:
            from tni.services.lesson.laid_marks import laid_down

            placed = laid_down(self.document, host, placed, LINE_PX / self.view.scale)
        return changed | self._add(self._page, [placed], select=True)

    def _onto_line(self, items: frozenset[ItemId], by: Affine, mm_per_px: float) -> Affine | None:
        """Return how a dragged item lies down on the nearest line; None if it has none, or no anchor."""
        item = self.document.item(next(iter(items))) if len(items) == 1 else None
        if self.item_host is None or not is_interactive(item):
            return None
        before = replace(item, transform=by.after(item.transform))
        from tni.services.lesson.laid_marks import laid_down  # with the first drag of an item

        after = laid_down(self.document, self.item_host(), before, LINE_PX * mm_per_px)
        return None if after is before else after.transform.after(item.transform.inverse())

    def _share_in_sight(self, item: PluginItem) -> float:
        """Return the scale at which a new item is seen as a whole, at most 1."""
        from tni.document.plugin_state import Resizing, plugin_state

        contents, shown = plugin_state(item), self.view.shown(self.viewport)
        if contents is None or contents.resizing is Resizing.FIXED:
            return 1.0
        wide = min(shown.width, self.page.format.width_mm) - 2 * ROOM_MM
        high = min(shown.height, self.document.height_mm(self._page)) - 2 * ROOM_MM
        share = min(1.0, wide / item.width_mm, high / item.height_mm)
        return share if share > LEAST_SHARE else 1.0

    def _out_of_sight(self, host: ItemHost, plugin: str) -> PluginItem | None:
        """Return an instrument of a kind that lies on the page shown, none of it in the visible part."""
        from tni.document.plugin_state import plugin_state

        shown = self.view.shown(self.viewport)
        for item in self.document.items(self._page):
            if is_interactive(item) and not item.locked and not self.document.box(item).intersects(shown):
                contents = plugin_state(item)
                if contents is not None and contents.kind == plugin and host.edges(item):
                    return item
        return None

    def _bring(self, host: ItemHost, item: PluginItem) -> Changed:
        """Move an instrument, turned as it is, to where a new one would be put, and select it."""
        box = self.document.box(item)
        x, y = self._free_place(box.width, box.height) or self._place_aside(box.width, box.height)
        changed = self._settle(inks=False)
        self._item_tool(host)
        there = Affine.moving(x - box.center[0], y - box.center[1]).after(item.transform)
        changed |= self.do(self.document.replace(ChangeKind.MOVE, replace(item, transform=there)))
        return changed | self.select(frozenset({item.id})) | Changed(ChangedFlag.SELECTION | ChangedFlag.OVERLAY)

    @property
    def selected_item(self) -> PluginItem | None:
        """The only selected item if it is interactive and can be acted on, as it is shown now."""
        if len(self._selection) != 1:
            return None
        (key,) = self._selection
        item, host = self.document.item(key), self.item_host
        if not is_interactive(item) or item.locked or host is None or not host().is_alive(item):
            return None
        return item if self._items is None else self._items.shown(item)

    def item_panel(self) -> Sequence[PanelControl]:
        """Return the controls of the selected item's panel."""
        item, host = self.selected_item, self.item_host
        return () if item is None or host is None else host().panel(item)

    def control_item(self, control: str, value: PanelValue, *, more: bool = False) -> Changed:
        """Give a value to a control of the selected item. more: further values of the same gesture follow; they are one
        undo step."""
        item, host = self.selected_item, self._host()
        if item is None or host is None:
            return NOTHING_CHANGED
        after = host.controlled_and_drawn(item, control, value)
        tool = self._item_tool(host)
        changed = tool.adjust(item.id, after.item)
        if not more:
            changed |= tool.end_adjusting() | tool.begin_motion(item, after.item, control)
        if after.lines:
            return changed | tool.end_adjusting() | self._draw_lines(item, after.lines)
        if after.parts:
            return changed | tool.end_adjusting() | self._lay(item, after.parts)
        return changed

    def _lay(self, item: PluginItem, parts: Sequence[LaidPart]) -> Changed:
        """Leave shapes and texts on the page, selected: where there is room, else over its item."""
        from tni.services.items.laid_items import LaidItems, box_of, moved

        items = LaidItems(self._page, self.page.paper, self._measurer).of(parts)
        if not items:
            return NOTHING_CHANGED
        box = box_of(items)
        free = self._free_place(box.width, box.height)
        x, y = free or self._over(item, box)
        there = moved(items, x - box.center[0], y - box.center[1])
        return self._add(self._page, there) | self.select(frozenset(one.id for one in there))

    def _over(self, item: PluginItem, box: Rect) -> tuple[float, float]:
        """Return where the middle of a box lies over its item: upon what the item shows, if its millimetres
        are those of the page."""
        if abs(item.transform.mean_scale - 1.0) < 1e-6:
            return item.transform.point(*box.center)
        return self.document.box(item).center

    def _draw_lines(self, item: PluginItem, lines: Sequence[InkedLine]) -> Changed:
        """Draw lines of an item with the pen in hand."""
        from tni.services.items.drawn_lines import drawn_lines

        return self._add(self._page, drawn_lines(self._page, self._pen_in_hand(), lines, item.transform))

    def _pen_in_hand(self) -> Pen:
        return self.styles.pen.pen(PenKind.PEN, self.page.paper)

    def end_control(self) -> Changed:
        """End a gesture on a control."""
        self.wheel_turns = 0
        return NOTHING_CHANGED if self._items is None else self._items.end_adjusting()

    def item_handles(self) -> Sequence[ItemHandle]:
        """Return the handles of the selected item that have a name."""
        item, host = self.selected_item, self.item_host
        return () if item is None or host is None else [one for one in host().handles(item) if one.label]

    def step_handle(self, handle: str, step: HandleStep) -> Changed:
        """Move a handle of the selected item as little as changes it."""
        item, host = self.selected_item, self._host()
        found = next((one for one in self.item_handles() if one.id == handle), None)
        if item is None or host is None or found is None:
            return NOTHING_CHANGED
        from tni.document.tools.handle_steps import stepped

        tool = self._item_tool(host)
        return tool.adjust(item.id, stepped(item, found, step, host)) | tool.end_adjusting()

    def item_cursor(self, x_mm: float, y_mm: float) -> HandleCursor | None:
        """Return the shape of the mouse pointer at a place of the selected item; None where nothing happens."""
        item, host = self.selected_item, self._host()
        if item is None or host is None:
            return None
        return self._item_tool(host).cursor_at(item, (x_mm, y_mm), HIT_TOLERANCE_PX / 2 / self._view.scale)

    def drag_on(self) -> Changed:
        """Do the steps of drags that wait, see `drags_wait`."""
        return NOTHING_CHANGED if self._items is None else self._items.go_on()

    def turn_wheel_on_item(self, x_mm: float, y_mm: float, steps: float) -> Changed | None:
        """Hand a turn of the mouse's wheel over a place of the page to the selected item; None if it is the page's.
        Turns that follow one another are one undo step, until `end_control`."""
        item, host = self.selected_item, self._host()
        if item is None or host is None or item.locked:
            return None
        from tni.document.tools.item_tool import local_place

        tool = self._item_tool(host)
        shown = tool.shown(item)
        place = local_place(shown, (x_mm, y_mm))
        if not (0 <= place[0] <= shown.width_mm and 0 <= place[1] <= shown.height_mm):
            return None
        after = host.wheeled(shown, place, steps)
        if after is None:
            return None
        self.wheel_turns += 1
        return tool.adjust(item.id, after)

    def answer_item(self, key: ItemId, act: str, answer: bytes | None) -> Changed:
        """Hand the answer of a server to the item that asked for it after an act, as one undo step; None if there is
        none. Nothing for an item that is gone."""
        item, host = self.document.item(key), self._host()
        if host is None or not is_interactive(item):
            return NOTHING_CHANGED
        changed = self._item_tool(host).end_adjusting()
        item = self.document.item(key)
        assert is_interactive(item)
        after = host.answered(item, act, answer)
        return changed if after == item else changed | self.do(self.document.replace(ChangeKind.EDIT, after))

    # -- private

    def _tool_on_item(self, event: PointerEvent, instead: Tool) -> Tool | None:
        """Return the tool for a contact that comes down on a handle or a tap target of an item; None elsewhere."""
        if self.item_host is None:
            return None
        near = self.document.shown(self._page, Rect(event.x_mm, event.y_mm, 0.0, 0.0).grown(TOUCH_PX * event.mm_per_px))
        if not any(map(is_interactive, near)):
            return None
        tool = self._item_tool(self.item_host())
        return tool if tool.take(event, instead) else None

    def _tool_on_instrument(self, event: PointerEvent, instead: Tool) -> Tool | None:
        """Return the tool for a contact that comes down at an edge or on a handle of an instrument; None elsewhere.
        instead: the tool that writes."""
        if self.item_host is None:
            return None
        host, place = self.item_host(), Rect(event.x_mm, event.y_mm, 0.0, 0.0)
        near = self.document.shown(self._page, place.grown(TOUCH_PX * event.mm_per_px))
        found = [item for item in near if is_interactive(item) and not item.locked and host.edges(item)]
        if not found:
            return None
        items = self._item_tool(host)
        if self._edges is None:
            from tni.document.tools.edge_ink import EdgeInkTool

            self._edges = EdgeInkTool(self, host, items)
            self._tools = (*self._tools, self._edges)
        if self._edges.take(event, instead, found):
            return self._edges
        return items if items.take_handle(event, found) else None
