"""Commands on guides, and what items snap to while a lesson is prepared. Nothing of it is seen in a séance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tni.core.ids import ItemId
from tni.document.overlay import Overlay
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag, PointerEvent
from tni.document.tools.base import Tool
from tni.document.tools.select import SelectTool
from tni.services.lesson.question_commands import QuestionCommands

if TYPE_CHECKING:
    from tni.document.align_snap import SnapLines
    from tni.document.guides import GuideLine
    from tni.document.tools.guide import GuideTool


class GuideCommands(QuestionCommands):
    """Commands on guides, as a base class of the lesson editor."""

    align_snaps = False
    """True if what is moved snaps to the edges and middles of the rest, while the lesson is prepared."""
    pulls_guides = False
    """True while guides are arranged: new ones are dragged out of the edges of the page."""
    new_guides_of_all = False
    """True if new guides are those of all pages."""
    _guide_tool: GuideTool | None = None

    @property
    def guides(self) -> list[GuideLine]:
        """Guides of the page shown; none while a class is taught."""
        if self.document.in_seance or not self._has_guides:
            return []
        from tni.document.guides import guide_lines  # few lessons have any

        return guide_lines(self.document, self._page)

    @property
    def _has_guides(self) -> bool:
        found = (self.document.guides(self._page), self.document.guides(None))
        return any(one.across or one.down for one in found)

    def add_guide(self, *, across: bool, at_mm: float | None = None) -> Changed:
        """Add a guide to the page shown, or to all pages. at_mm: its place; None for the middle of the page."""
        from tni.document.guides import GuideLine

        page = self.page
        middle = page.format.width_mm / 2 if across else self.document.height_mm(page.id) / 2
        return self.set_guide(None, GuideLine(across, middle if at_mm is None else at_mm, self.new_guides_of_all))

    def set_guide(self, old: GuideLine | None, new: GuideLine | None) -> Changed:
        """Put a guide in the place of another one. old: None to add one; new: None to remove one."""
        if self.document.in_seance:
            return NOTHING_CHANGED
        from tni.document.guides import guide_change

        if self._guide_tool is not None:
            self._guide_tool.chosen = None
        return self.do(guide_change(self.document, self._page, old, new))

    def clear_guides(self) -> Changed:
        """Remove the guides of the page shown, and those of all pages."""
        if self.document.in_seance:
            return NOTHING_CHANGED
        from tni.document.guides import cleared_guides

        return self.do(cleared_guides(self.document, self._page))

    def lock_guides(self, locked: bool) -> Changed:
        """Lock the guides of the page shown and those of all pages, so that no drag moves them."""
        if self.document.in_seance:
            return NOTHING_CHANGED
        from tni.document.guides import locked_guides

        return self.do(locked_guides(self.document, self._page, locked=locked))

    def pull_guides(self, pulls: bool) -> Changed:
        """Let new guides be dragged out of the edges of the page, or no longer."""
        self.pulls_guides = pulls and not self.document.in_seance
        if self._guide_tool is not None:
            self._guide_tool.chosen = None
        return Changed(ChangedFlag.OVERLAY | ChangedFlag.SELECTION)

    def delete_selection(self) -> Changed:
        """Delete what is selected; without a selection, the guide that was touched last."""
        tool = self._guide_tool
        if self._selection or tool is None or tool.chosen not in self.guides:
            return super().delete_selection()
        return self.set_guide(tool.chosen, None)

    @property
    def has_chosen_guide(self) -> bool:
        """True if a key removes a guide."""
        return not self._selection and self._guide_tool is not None and self._guide_tool.chosen in self.guides

    def _snap_places(self, moving: frozenset[ItemId]) -> SnapLines | None:
        """Return what moved items snap to: guides always, the rest if the teacher wants it."""
        if self.document.in_seance or not (self.align_snaps or self._has_guides):
            return None
        from tni.document.align_snap import guide_snap_lines, snap_lines  # with the first drag

        if not self.align_snaps:
            return guide_snap_lines(self.document, self._page)
        return snap_lines(self.document, self._page, moving)

    def _guide_overlay(self) -> Overlay:
        if self.document.in_seance or not (self._has_guides or self.pulls_guides):
            return Overlay()
        return Overlay(guides=self._made_guide_tool().marks())

    def _tool_on_item(self, event: PointerEvent, instead: Tool) -> Tool | None:
        """Return the tool of an item's handle, or of a guide where no item and no handle of the selection lies."""
        found = super()._tool_on_item(event, instead)
        if found is not None or not isinstance(instead, SelectTool) or self.document.in_seance:
            return found
        if not (self._has_guides or self.pulls_guides) or instead.busy or instead.holds(event):
            return None
        tool = self._made_guide_tool()
        if tool.takes(event):
            return tool
        tool.chosen = None
        return None

    def _made_guide_tool(self) -> GuideTool:
        if self._guide_tool is None:
            from tni.document.tools.guide import GuideTool  # with the first guides

            self._guide_tool = GuideTool(self, lambda: self.pulls_guides, lambda: self.new_guides_of_all)
            self._tools = (*self._tools, self._guide_tool)
        return self._guide_tool
