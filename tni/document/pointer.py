"""What tools are fed, and what they answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, Flag, auto

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.items import Stroke
from tni.ink.pen import Pen
from tni.ink.segments import Segments


class PointerPhase(Enum):
    DOWN = "down"
    MOVE = "move"
    UP = "up"
    CANCEL = "cancel"
    """The device went away or the system took the contact: what is drawn is kept, a gesture is dropped."""


class PointerType(Enum):
    MOUSE = "mouse"
    FINGER = "finger"
    PEN = "pen"
    ERASER = "eraser"
    PALM = "palm"
    """A fist or a flat hand, as the device or its size tells."""
    RESTING = "resting"
    """The hand that holds a pen: it does nothing, whatever palms do."""


class PenColour(Enum):
    """Of a board's own pen, as printed on its cap."""

    BLACK = "black"
    BLUE = "blue"
    RED = "red"
    GREEN = "green"


class Modifier(Flag):
    NONE = 0
    SHIFT = auto()
    CTRL = auto()
    ALT = auto()


@dataclass(frozen=True, slots=True)
class PointerEvent:
    """One contact on the page at one time.

    pointer: unique among contacts that are down. x_mm, y_mm: page. at_s: monotonic seconds of the device or, where it
    has no clock, of the host. pressure: 0 to 1 or None. tilt: degrees in x and y or None. size_mm: larger side of the
    contact on the board; None when nobody has measured the picture. mm_per_px: of the view, so that handles and
    tolerances keep their size under the finger. width_mm: larger side of the contact on the page. colour: of the
    board's own pen that it is, None where the board does not say. tray: whether it is a pen out of the board's tray.
    """

    pointer: int
    phase: PointerPhase
    tool: PointerType
    x_mm: float
    y_mm: float
    at_s: float
    pressure: float | None = None
    tilt: tuple[float, float] | None = None
    size_mm: float | None = None
    modifiers: Modifier = Modifier.NONE
    mm_per_px: float = 0.25
    width_mm: float | None = None
    colour: PenColour | None = None
    tray: bool = False


@dataclass(frozen=True, slots=True)
class WetInk:
    """Segments just added to a stroke under way: draw them now. pointer: whose stroke.

    settled: None; else the model has looked at the stroke, and these join what never changes, while `segments` take the
    place of all that was added after that."""

    pointer: int
    pen: Pen
    segments: Segments
    settled: Segments | None = None


class ChangedFlag(Flag):
    """What a view must look at again."""

    NOTHING = 0
    DRY = auto()
    """`regions` must be painted anew."""
    STAMP = auto()
    """The only change is `finished` strokes on top of the page: they can be stamped into what is painted."""
    WET = auto()
    OVERLAY = auto()
    """Selection, handles, laser, a figure being drawn."""
    SELECTION = auto()
    UNDO = auto()
    PAGE = auto()
    """Another page is shown, or the shown page's size or paper changed."""
    PAGES = auto()
    """The list of pages changed."""
    TOOL = auto()
    INFO = auto()
    VIEW = auto()
    """The page is shown at another place or size."""
    EDITOR = auto()
    """An editor for words is to be opened or closed."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The answer of every command. regions: page to box in mm.

    finished: strokes that were wet and are now in the document; their boxes are in `regions` as well. ended: pointers
    whose wet ink is over, finished or taken back.
    """

    what: ChangedFlag = ChangedFlag.NOTHING
    regions: Mapping[PageId, Rect] = field(default_factory=dict)
    wet: tuple[WetInk, ...] = ()
    finished: tuple[Stroke, ...] = ()
    ended: tuple[int, ...] = ()

    def __or__(self, other: Changed) -> Changed:
        regions = dict(self.regions)
        for page, box in other.regions.items():
            regions[page] = regions.get(page, Rect.nothing()).united(box)
        what = self.what | other.what
        if ChangedFlag.DRY in what:
            what &= ~ChangedFlag.STAMP
        return Changed(what, regions, self.wet + other.wet, self.finished + other.finished, self.ended + other.ended)


NOTHING_CHANGED = Changed()
