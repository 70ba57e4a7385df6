"""Board tools: what a contact on the page does while the tool is chosen. A tool is a state machine without a clock and
without Qt; it answers each event with commands, of which the program makes one undo step, and with a preview.

A plugin of kind TOOL has a function `tool()` that returns a new `BoardTool`; it is called when the tool is chosen. All
lengths are millimetres of the page, origin top left, y down. Colours are names of `THEME` or "#rrggbb". Budgets and
what happens to a tool that fails are those of `tni.api.items`: `handle` has 2 ms on average.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from tni.core.geometry import Point, Rect
from tni.document.item_drawing import THEME, Drawing, DrawnArea, DrawnLine, DrawnOval, DrawnText, arc_points
from tni.document.pointer import Modifier, PointerPhase, PointerType

__all__ = [
    "THEME",
    "BoardTool",
    "Drawing",
    "DrawnArea",
    "DrawnLine",
    "DrawnOval",
    "DrawnText",
    "Modifier",
    "Point",
    "PointerPhase",
    "PointerType",
    "Rect",
    "SeenItem",
    "SeenKind",
    "ToolAdd",
    "ToolCommand",
    "ToolEvent",
    "ToolItem",
    "ToolMove",
    "ToolOval",
    "ToolPolygon",
    "ToolRemove",
    "ToolResult",
    "ToolStroke",
    "ToolText",
    "ToolView",
    "arc_points",
]


@dataclass(frozen=True, slots=True)
class ToolEvent:
    """One contact at one time. contact: unique among those that are down. at_s: seconds of a clock that never goes
    back. pressure: 0 to 1, None if unknown. mm_per_px: of the view, so that distances suit a finger."""

    contact: int
    phase: PointerPhase
    kind: PointerType
    x: float
    y: float
    at_s: float
    pressure: float | None = None
    modifiers: Modifier = Modifier.NONE
    mm_per_px: float = 0.25


class SeenKind(Enum):
    """Kind of an item as tools see it."""

    STROKE = "stroke"
    TEXT = "text"
    IMAGE = "image"
    SHAPE = "shape"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class SeenItem:
    """Item of the page. box: around it. text: of a text, and of an interactive item in words."""

    id: str
    kind: SeenKind
    box: Rect
    locked: bool = False
    text: str = ""


class ToolView(Protocol):
    """The page that is shown."""

    @property
    def width_mm(self) -> float: ...

    @property
    def height_mm(self) -> float: ...

    @property
    def is_dark(self) -> bool:
        """True for black paper."""

    @property
    def mm_per_unit(self) -> float | None:
        """True millimetres on the board per millimetre of the page, None where that is not known."""

    def items(self, within: Rect) -> Sequence[SeenItem]:
        """Return the items whose box meets a box, in painting order."""


@dataclass(frozen=True, slots=True)
class ToolStroke:
    """Line of a pen, smoothed and erased as handwriting is."""

    points: tuple[Point, ...]
    colour: str = "ink"
    width_mm: float = 1.0


@dataclass(frozen=True, slots=True)
class ToolPolygon:
    """Closed polygon, or a line for two points, whose ends can be moved."""

    points: tuple[Point, ...]
    colour: str = "ink"
    width_mm: float = 0.6
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class ToolOval:
    """Circle or ellipse in a box."""

    box: Rect
    colour: str = "ink"
    width_mm: float = 0.6
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class ToolText:
    """Text. x, y: its top left corner. size_mm: height of the em."""

    text: str
    x: float
    y: float
    size_mm: float = 8.0
    colour: str = "ink"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class ToolItem:
    """Interactive item of a plugin. x, y: its top left corner. state: None for that of a new one."""

    plugin: str
    x: float
    y: float
    state: Mapping[str, Any] | None = None


type ToolAdd = ToolStroke | ToolPolygon | ToolOval | ToolText | ToolItem


@dataclass(frozen=True, slots=True)
class ToolRemove:
    """Removal of items; locked ones and those that are gone stay as they are."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToolMove:
    """Movement of items. turn: degrees clockwise about `about`, before the move."""

    items: tuple[str, ...]
    dx: float = 0.0
    dy: float = 0.0
    turn: float = 0.0
    about: Point = (0.0, 0.0)


type ToolCommand = ToolAdd | ToolRemove | ToolMove


@dataclass(frozen=True, slots=True)
class ToolResult:
    """Answer to an event. commands: one undo step together. preview: drawn over the page until the next answer; None
    leaves it as it is."""

    commands: tuple[ToolCommand, ...] = ()
    preview: Drawing | None = None


class BoardTool(Protocol):
    """Board tool. MOVE and UP come only for contacts whose DOWN the tool has received."""

    def handle(self, event: ToolEvent, view: ToolView) -> ToolResult: ...

    def cancel(self) -> None:
        """Forget every gesture, leaving no trace: the page is about to go, another tool was chosen, or Escape was
        pressed."""
