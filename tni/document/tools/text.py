"""Text tool: a tap opens an editor, for the tapped text or a new one; in the text being typed it moves the caret."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from tni.core.geometry import Rect
from tni.core.ids import ItemId, PageId
from tni.document.alignment import TextAlign
from tni.document.document import Document
from tni.document.items import Text
from tni.document.pick import touches
from tni.document.pointer import NOTHING_CHANGED, Changed, PointerEvent, PointerPhase
from tni.document.tool_styles import Colour
from tni.document.tools.base import Tool, ToolTarget, hit_tolerance_mm

if TYPE_CHECKING:
    from tni.document.styled_text import ParagraphChange, StyleChange, StyledContent
    from tni.document.tables import Cell
    from tni.document.text_style import Paragraph, SpanStyle, TextSpan


@dataclass(frozen=True, slots=True)
class TextEditState:
    """State of the text being edited. item: the edited item, None for a new text at (x_mm, y_mm), the top left corner
    of its box. tap: position tapped in the text. text, spans, paragraphs: as typed so far; no text before the editor
    has reported it. size_mm, colour, bold, align, font: chosen while typing, None for those of the item or the tool.
    cell: of a table, that a new text is written in. instead: ink that a new text replaces, unless it stays empty.
    place: top left corner of that ink. formula: the text is one formula, composed in LaTeX."""

    page: PageId
    item: ItemId | None
    x_mm: float
    y_mm: float
    tap: tuple[float, float] | None = None
    text: str | None = None
    spans: tuple[TextSpan, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    size_mm: float | None = None
    colour: Colour | None = None
    bold: bool | None = None
    align: TextAlign | None = None
    font: str | None = None
    cell: Cell | None = None
    instead: frozenset[ItemId] = frozenset()
    place: tuple[float, float] = (0.0, 0.0)
    formula: bool = False


class TextEditorPort(Protocol):
    """Interface of the text editor, which knows the position of each letter. Positions are page mm."""

    def press(self, event: PointerEvent, near_mm: float) -> bool:
        """Handle a contact that came down. Returns whether it is in the text, or within `near_mm` of it; it then moves
        the caret."""

    def drag(self, event: PointerEvent) -> None:
        """Handle the move of that contact."""

    @property
    def selected(self) -> tuple[int, int]:
        """Ends of the selection, in code points; twice the caret's place without one."""

    @property
    def style(self) -> SpanStyle:
        """Style of what is typed next."""

    def restyle(self, change: StyleChange, start: int, end: int) -> None:
        """Change the style of the letters between two places or, without any, of those typed next."""

    def set_out(self, change: ParagraphChange) -> None:
        """Change the style of the selected paragraphs."""

    def insert(self, content: StyledContent) -> None:
        """Put a text with its styles in the place of the selection."""


class TextTool(Tool):
    """Text tool."""

    def __init__(
        self,
        target: ToolTarget,
        ask: Callable[[TextEditState], Changed],
        writer: Callable[[], TextEditorPort | None] = lambda: None,
    ) -> None:
        """ask: opens an editor. writer: returns the open editor, None when there is none."""
        self._target, self._ask, self._writer = target, ask, writer
        self._down: dict[int, TextEditorPort | None] = {}

    def handle(self, event: PointerEvent, now_s: float) -> Changed:  # noqa: ARG002
        if event.phase is PointerPhase.DOWN:
            writer = self._writer()
            self._down[event.pointer] = writer if writer and writer.press(event, hit_tolerance_mm(event) / 2) else None
            return NOTHING_CHANGED
        known, writer = event.pointer in self._down, self._down.get(event.pointer)
        if event.phase is PointerPhase.MOVE:
            if writer is not None:
                writer.drag(event)
            return NOTHING_CHANGED
        self._down.pop(event.pointer, None)
        return self._tap(event) if known and writer is None and event.phase is PointerPhase.UP else NOTHING_CHANGED

    def _tap(self, event: PointerEvent) -> Changed:
        page, place = self._target.page.id, (event.x_mm, event.y_mm)
        words = text_at(self._target.document, page, *place, hit_tolerance_mm(event) / 2)
        if words is None:
            return self._ask(TextEditState(page, None, *place))
        return self._ask(edit_state_of(words, place))

    def retract(self, pointer: int) -> Changed:
        self._down.pop(pointer, None)
        return NOTHING_CHANGED

    def finish(self) -> Changed:
        self._down.clear()
        return NOTHING_CHANGED

    @property
    def busy(self) -> bool:
        return bool(self._down)


def edit_state_of(text: Text, tap: tuple[float, float]) -> TextEditState:
    return TextEditState(text.page, text.id, *text.transform.point(0.0, 0.0), tap=tap)


def text_at(document: Document, page: PageId, x: float, y: float, tolerance: float) -> Text | None:
    """Return the topmost unlocked text at (x, y), or within `tolerance` of it. Ink over it does not matter."""
    near = document.shown(page, Rect(x, y, 0.0, 0.0).grown(tolerance))
    return next(
        (i for i in reversed(near) if isinstance(i, Text) and not i.locked and touches(i, x, y, tolerance)), None
    )
