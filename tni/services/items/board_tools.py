"""Board tools of plugins as tools of the lesson editor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from tni.api.tools import BoardTool, Rect, SeenItem, SeenKind, ToolEvent, ToolItem, ToolResult
from tni.core.errors import TniError
from tni.core.geometry import IDENTITY, Affine
from tni.core.ids import ItemId, new_id
from tni.document.document import Document
from tni.document.item_drawing import Drawing, checked_drawing, within
from tni.document.items import AnyItem, Image, Page, PluginItem, Shape, Stroke, Text
from tni.document.overlay import Overlay
from tni.document.page_format import Paper
from tni.document.plugin_state import PluginState, checked_state, plugin_item
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag, PointerEvent, PointerPhase
from tni.document.tools.base import Tool, ToolTarget
from tni.services.items.item_host import ItemHost
from tni.services.items.item_kinds import FoundPlugin
from tni.services.items.item_results import BadResultError
from tni.services.items.time_guard import LOAD_S, FaultKind, PluginFaultError, TimeGuard
from tni.services.items.tool_changes import ToolChanges
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

HANDLE_S: Final = 0.002
"""Budget of processor time of `handle`, on average."""


@dataclass(frozen=True, slots=True)
class _PageView:
    """The page as a board tool sees it; a `tni.api.tools.ToolView`."""

    document: Document
    page: Page
    mm_per_unit: float | None

    @property
    def width_mm(self) -> float:
        return self.page.format.width_mm

    @property
    def height_mm(self) -> float:
        return self.document.height_mm(self.page.id)

    @property
    def is_dark(self) -> bool:
        return self.page.paper is Paper.BLACK

    def items(self, within: Rect) -> Sequence[SeenItem]:
        return tuple(_seen(self.document, item) for item in self.document.shown(self.page.id, within))


def _seen(document: Document, item: AnyItem) -> SeenItem:
    match item:
        case Stroke():
            kind, text = SeenKind.STROKE, ""
        case Text():
            kind, text = SeenKind.TEXT, item.text
        case Image():
            kind, text = SeenKind.IMAGE, item.alt
        case Shape():
            kind, text = SeenKind.SHAPE, ""
        case PluginItem():
            kind, text = SeenKind.ITEM, item.name
    return SeenItem(item.id, kind, document.box(item), item.locked, text)


class PluginTool(Tool):
    """Board tool of a plugin. Once it has failed it does nothing. mm_per_unit: as in `ToolView`. failed: called with
    the fault; another tool is to be chosen."""

    def __init__(
        self,
        target: ToolTarget,
        plugin: str,
        tool: BoardTool,
        guard: TimeGuard,
        changes: ToolChanges,
        mm_per_unit: Callable[[], float | None],
        failed: Callable[[PluginFaultError], None],
    ) -> None:
        self._target, self._plugin, self._tool, self._guard = target, plugin, tool, guard
        self._changes, self._mm_per_unit, self._failed = changes, mm_per_unit, failed
        self._is_off = False
        self._down: set[int] = set()
        self._preview: Drawing = ()
        self._draft: tuple[PluginItem, ...] = ()

    def handle(self, event: PointerEvent, now_s: float) -> Changed:  # noqa: ARG002
        if self._is_off:
            return NOTHING_CHANGED
        if event.phase in (PointerPhase.DOWN, PointerPhase.MOVE):
            self._down.add(event.pointer)
        else:
            self._down.discard(event.pointer)
        board = self._target
        view = _PageView(board.document, board.page, self._mm_per_unit())
        told = ToolEvent(
            event.pointer, event.phase, event.tool, event.x_mm, event.y_mm, event.at_s, event.pressure,
            event.modifiers, event.mm_per_px,
        )  # fmt: skip
        try:
            result = self._guard.call(self._plugin, "handle", HANDLE_S, lambda: _checked(self._tool.handle(told, view)))
            change = self._changes.change(board.document, board.page, result.commands)
        except PluginFaultError as fault:
            return self._fail(fault)
        except TniError as error:
            return self._fail(PluginFaultError(self._plugin, "handle", FaultKind.INVALID, str(error)))
        changed = NOTHING_CHANGED
        if result.preview is not None and result.preview != self._preview:
            self._show(result.preview)
            changed = Changed(ChangedFlag.OVERLAY)
        return changed | board.do(change) if change.swaps else changed

    def _fail(self, fault: PluginFaultError) -> Changed:
        self._is_off = True
        self._down.clear()
        self._show(())
        self._failed(fault)
        return Changed(ChangedFlag.OVERLAY)

    def _cancel(self) -> Changed:
        """Have the tool forget its gestures."""
        self._down.clear()
        had = bool(self._preview)
        self._show(())
        if not self._is_off:
            try:
                self._guard.call(self._plugin, "cancel", HANDLE_S, self._tool.cancel)
            except PluginFaultError as fault:
                self._fail(fault)
        return Changed(ChangedFlag.OVERLAY) if had else NOTHING_CHANGED

    def retract(self, pointer: int) -> Changed:
        return self._cancel() if pointer in self._down else NOTHING_CHANGED

    def finish(self) -> Changed:
        return self._cancel() if self._down or self._preview else NOTHING_CHANGED

    def drop(self) -> Changed:
        return self._cancel()

    @property
    def busy(self) -> bool:
        return bool(self._down)

    def _show(self, preview: Drawing) -> None:
        """Keep a drawing as an item that is drawn over the page."""
        self._preview, self._draft = preview, ()
        if preview:
            page = self._target.page
            size = page.format.width_mm, self._target.document.height_mm(page.id)
            contents = PluginState(self._plugin, 1, {}, within(preview, *size))
            self._draft = (plugin_item(contents, "", size, page.id, IDENTITY, ItemId("preview")),)

    def overlay(self) -> Overlay:
        return Overlay(drafts=self._draft)


def choose_board_tool(
    editor: LessonEditor, host: ItemHost, found: FoundPlugin, failed: Callable[[PluginFaultError], None]
) -> Changed:
    """Choose a plugin's tool in the lesson. failed: see `PluginTool`; also called if the tool cannot be loaded."""
    manifest, load = found
    guard = host.kinds.guard
    try:
        made: BoardTool = guard.call(manifest.id, "tool", LOAD_S, lambda: load().tool(), LOAD_S)
    except PluginFaultError as fault:
        failed(fault)
        return NOTHING_CHANGED

    def item(wanted: ToolItem, at: Affine) -> PluginItem | None:
        state = None if wanted.state is None else checked_state(wanted.state)
        return host.new_item(wanted.plugin, editor.page.id, at, ItemId(new_id()), state)

    changes = ToolChanges(editor.measurer, item)
    return editor.use_made(
        ToolName.PLUGIN, PluginTool(editor, manifest.id, made, guard, changes, host.mm_per_unit, failed)
    )


def _checked(result: object) -> ToolResult:
    if not isinstance(result, ToolResult):
        raise BadResultError("handle returns a ToolResult")
    if result.preview is not None:
        checked_drawing(result.preview)
    return ToolResult(tuple(result.commands), None if result.preview is None else tuple(result.preview))
