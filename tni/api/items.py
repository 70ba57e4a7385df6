"""Interactive items: a clock, dice, a ruler. An item is a set of pure functions of its state, so that the program can
draw it, undo it, keep it in the lesson and export it, and so that no plugin needs Qt.

A plugin of kind ITEM has a function `item()` that returns an `ItemKind`; most derive from `PlainItem`. All lengths are
millimetres of the item, origin top left, y down. Colours are names of `THEME` or "#rrggbb".

A function that raises, that returns something else than it should, or that takes too long is switched off until the
program is started again; its items stay as they were drawn last. Budgets, on average: `draw` 8 ms, all others 4 ms;
none may take more than half a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Protocol, runtime_checkable

from tni.api.item_panel import (
    MEASURE_BOARD,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelNote,
    PanelNumber,
    PanelOption,
    PanelSlider,
    PanelText,
    PanelToggle,
    PanelValue,
)
from tni.api.laid_parts import LaidState
from tni.api.manifest import Localised
from tni.core.errors import TniError
from tni.core.geometry import Point, Rect
from tni.document.alignment import TextAlign
from tni.document.item_drawing import (
    THEME,
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnPicture,
    DrawnText,
    Part,
    arc_points,
)
from tni.document.item_edges import ArcEdge, ItemEdge, StraightEdge
from tni.document.item_handles import HandleCursor, HandleDrag, ItemHandle, TapTarget
from tni.document.plugin_state import Resizing, State
from tni.document.pointer import Modifier

__all__ = [
    "LARGEST_ANSWER",
    "LARGEST_FILE",
    "MEASURE_BOARD",
    "THEME",
    "ArcEdge",
    "Drawing",
    "DrawnArea",
    "DrawnLine",
    "DrawnOval",
    "DrawnPicture",
    "DrawnText",
    "FileRefusedError",
    "HandleCursor",
    "HandleDrag",
    "InkedArc",
    "InkedLine",
    "InkedState",
    "ItemContext",
    "ItemEdge",
    "ItemHandle",
    "ItemKind",
    "ItemSize",
    "LaidState",
    "Localised",
    "Modifier",
    "PanelButton",
    "PanelChoice",
    "PanelControl",
    "PanelNote",
    "PanelNumber",
    "PanelOption",
    "PanelSlider",
    "PanelText",
    "PanelToggle",
    "PanelValue",
    "Part",
    "PlacedState",
    "PlainItem",
    "Point",
    "Rect",
    "Resizing",
    "State",
    "StraightEdge",
    "SupportsAnswers",
    "SupportsEdges",
    "SupportsFiles",
    "SupportsPlaces",
    "SupportsSaving",
    "SupportsScale",
    "SupportsSound",
    "SupportsTime",
    "SupportsWheel",
    "TapTarget",
    "TextAlign",
    "Tone",
    "arc_points",
    "with_values",
]


LARGEST_FILE: Final = 4 << 20
"""Bytes of a file of which an item is made."""
LARGEST_ANSWER: Final = 256 << 10


class FileRefusedError(TniError):
    """A file is of the kind that an item is made of, and none can be made of this one. why: one sentence that says what
    is wrong and what to do."""

    def __init__(self, why: Localised) -> None:
        super().__init__(why.en)
        self.why = why


@dataclass(frozen=True, slots=True)
class ItemSize:
    """Size of an item, > 0."""

    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class ItemContext:
    """Everything that an item's functions may depend on besides its state.

    mm_per_unit: true millimetres on the board per millimetre of the item, as it is shown now; 1 where that is not
    known. calibrated: whether it is known. now: local time. seed: another number at each call, for `random.Random`.
    french: language of texts, else English.
    page_mm_per_unit: millimetres of the page per millimetre of the item. turn: of the item on its page, degrees
    clockwise. file: name of the file of which an item is made, in `of_file`.
    """

    mm_per_unit: float = 1.0
    calibrated: bool = False
    now: datetime = datetime(2000, 1, 1)
    seed: int = 0
    french: bool = True
    page_mm_per_unit: float = 1.0
    turn: float = 0.0
    file: str = ""

    def text(self, both: Localised) -> str:
        return both.fr if self.french else both.en


@dataclass(frozen=True, slots=True)
class PlacedState:
    """Result of a drag or a control that also moves the item on its page. dx_mm, dy_mm: along the item's own axes.
    turn: degrees clockwise about `about`, before the move."""

    state: State
    dx_mm: float = 0.0
    dy_mm: float = 0.0
    turn: float = 0.0
    about: Point = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class InkedArc:
    """Arc about a point, from another point on, in millimetres of the item. sweep: degrees clockwise, -360 to 360; a
    whole turn is a circle."""

    centre: Point
    start: Point
    sweep: float = 360.0


type InkedLine = tuple[Point, ...] | InkedArc


@dataclass(frozen=True, slots=True)
class InkedState:
    """Result of a control that also draws on the page, with the pen in hand: a segment of a typed length, a circle.
    lines: each through at least two points, in millimetres of the item, or an arc. Two points and arcs become shapes,
    all else ink."""

    state: State
    lines: tuple[InkedLine, ...] = ()


class ItemKind(Protocol):
    """Kind of interactive items. version: of the form of its states, from 1. Every state that a function gets was
    returned by one of them, or by `upgrade`."""

    @property
    def version(self) -> int: ...

    @property
    def resizing(self) -> Resizing: ...

    def new(self, ctx: ItemContext) -> State:
        """Return the state of a new item."""

    def upgrade(self, state: State, version: int) -> State:
        """Return a state of an older form in the present form. A newer one is not handed to it: such an item stays as
        it is."""

    def size(self, state: State) -> ItemSize:
        """Return the size before the selection's handles stretch it. It may change with the state."""

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        """Return the drawing, within the size. What lies outside is moved inside."""

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> Sequence[ItemHandle]: ...

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State | PlacedState:
        """Return the state as a contact has dragged a handle. state: that before, so each call starts from what the
        last one returned. The whole gesture is one undo step."""

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> Sequence[TapTarget]: ...

    def tap(self, state: State, target: str, ctx: ItemContext) -> State: ...

    def panel(self, state: State, ctx: ItemContext) -> Sequence[PanelControl]:
        """Return the controls of the small panel that stands by a selected item."""

    def control(
        self, state: State, control: str, value: PanelValue, ctx: ItemContext
    ) -> State | PlacedState | InkedState | LaidState: ...

    def text(self, state: State, ctx: ItemContext) -> str:
        """Return the item in words, one line: for search, readers who cannot see it, and export."""


@runtime_checkable
class SupportsTime(Protocol):
    """An item that changes by itself, as a clock that goes. Its steps are not kept in the lesson and are no undo
    steps."""

    def interval_s(self, state: State) -> float | None:
        """Return the time between two steps, at least a tenth of a second; None while it stands still."""

    def tick(self, state: State, elapsed_s: float, ctx: ItemContext) -> State: ...


@runtime_checkable
class SupportsEdges(Protocol):
    """An instrument, such as a ruler: a pen that comes down at one of its edges draws exactly along it, and elsewhere
    on it moves it by its handles, whatever writing tool is in hand."""

    def edges(self, state: State, size: ItemSize, ctx: ItemContext) -> Sequence[ItemEdge]: ...

    def follow(self, state: State, edge: str, place: Point, ctx: ItemContext) -> State | PlacedState:
        """Return the state as a pen draws along an edge, as compasses turn with it. These steps are no undo steps."""

    def reading(self, state: State, edge: str, start: Point, end: Point, ctx: ItemContext) -> str:
        """Return what a pen has drawn along an edge from one place to another, as "7,3 cm"; "" for nothing."""

    def handle_reading(self, state: State, handle: str, ctx: ItemContext) -> str:
        """Return what is shown beside a contact that drags a handle, as "35°"; "" for nothing."""


@runtime_checkable
class SupportsScale(Protocol):
    """An item that measures in true millimetres of the board."""

    def rescaled(self, state: State, ctx: ItemContext) -> State | PlacedState:
        """Return the state for the scale at which the page is shown now: called when it has changed. This is no undo
        step."""


@runtime_checkable
class SupportsFiles(Protocol):
    """An item that is made of a file of one of the manifest's `extensions`, as when that is dropped on the page."""

    def of_file(self, content: bytes, ctx: ItemContext) -> State | None:
        """Return the state of a file's content, at most LARGEST_FILE bytes; None for a file of something else. Raises:
        FileRefusedError for a file of which it could be made and cannot."""


@runtime_checkable
class SupportsSaving(Protocol):
    """An item that can be saved as a file of another program: its panel then has a button for it. file_suffix: end of
    the file's name, as ".ggb"."""

    @property
    def file_suffix(self) -> str: ...

    def file(self, state: State, ctx: ItemContext) -> bytes:
        """Return the contents of the file."""


@dataclass(frozen=True, slots=True)
class Tone:
    """Tone that an item plays. hertz: 0 for silence, else 20 to 10 000. seconds: above 0."""

    hertz: float
    seconds: float


@runtime_checkable
class SupportsSound(Protocol):
    """An item that plays tones, one after another."""

    def sound(self, state: State, act: str, ctx: ItemContext) -> Sequence[Tone]:
        """Return the tones to play after a tap or a control; () for none. state: that after it. act: id of the tap
        target or of the control. At most 300 tones of 60 seconds in all."""


@runtime_checkable
class SupportsPlaces(Protocol):
    """An item for which the place of a tap matters, as on a map."""

    def tap_at(self, state: State, target: str, place: Point, ctx: ItemContext) -> State:
        """Return the state after a tap on a target, in place of `tap`. place: of the tap."""


@runtime_checkable
class SupportsWheel(Protocol):
    """An item that the mouse's wheel turns or enlarges while it is selected alone."""

    def wheel(self, state: State, place: Point, steps: float, ctx: ItemContext) -> State | None:
        """Return the state after the wheel was turned over a place; None where it is the page's. steps: notches, away
        from the hand above 0."""


@runtime_checkable
class SupportsAnswers(Protocol):
    """An item that asks a server of one of the manifest's `hosts` after a tap or a control, so never when a lesson is
    opened. The program sends the question by https, and nothing else with it."""

    def question(self, state: State, act: str) -> str:
        """Return the address that is asked after a tap or a control; "" for none. state: that after it. act: id of the
        tap target or of the control."""

    def answered(self, state: State, act: str, answer: bytes | None, ctx: ItemContext) -> State:
        """Return the state after the answer, at most LARGEST_ANSWER bytes; None if none came: no network, or a fault of
        the server. This is one undo step."""


class PlainItem:
    """Base of items, with what most of them need not define."""

    version = 1
    resizing = Resizing.RATIO
    default_size = ItemSize(60.0, 60.0)

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        return {}

    def upgrade(self, state: State, version: int) -> State:  # noqa: ARG002
        return state

    def size(self, state: State) -> ItemSize:  # noqa: ARG002
        return self.default_size

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> Sequence[ItemHandle]:  # noqa: ARG002
        return ()

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State | PlacedState:  # noqa: ARG002
        return state

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> Sequence[TapTarget]:  # noqa: ARG002
        return ()

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        return state

    def panel(self, state: State, ctx: ItemContext) -> Sequence[PanelControl]:  # noqa: ARG002
        return ()

    def control(
        self,
        state: State,
        control: str,  # noqa: ARG002
        value: PanelValue,  # noqa: ARG002
        ctx: ItemContext,  # noqa: ARG002
    ) -> State | PlacedState | InkedState | LaidState:
        return state

    def text(self, state: State, ctx: ItemContext) -> str:  # noqa: ARG002
        return ""


def with_values(state: State, **values: Any) -> State:
    """Return a state with some values replaced."""
    return {**state, **values}
