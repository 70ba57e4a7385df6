"""Input of the tools, pointer events, and their output, changes to be shown."""

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
    """The device went away or the system took over the contact: drawn ink is kept, a gesture is dropped."""


class PointerType(Enum):
    MOUSE = "mouse"
    FINGER = "finger"
    PEN = "pen"
    ERASER = "eraser"
    PALM = "palm"
    """A fist or a flat hand, as reported by the device or judged by its size."""
    RESTING = "resting"
    """The hand that holds a pen. It does nothing, whatever role palms have."""


class PenColour(Enum):
    """Colour of a board's own pen, as printed on its cap."""

    BLACK = "black"
    BLUE = "blue"
    RED = "red"
    GREEN = "green"


class Modifier(Flag):
    NONE = 0
    SHIFT = auto()
    CTRL = auto()
    ALT = auto()


@dataclass(slots=True, kw_only=True)
class PointerContact:
    """One contact at one time, without its place, which is on the page or on a surface.

    It is a value: nothing changes it once it is passed on. It is not frozen, because that would double the time to make
    the events of a pen.

    pointer: unique among contacts that are down. at_s: monotonic seconds of the device or, if it has no clock, of the
    host. pressure: 0 to 1 or None. tilt: degrees in x and y or None. size_mm: larger side of the contact on the board
    itself, None when unknown. colour: of the board's own pen, None if the board does not report it. tray: the pen was
    taken from the board's pen tray.
    """

    pointer: int
    phase: PointerPhase
    tool: PointerType
    at_s: float
    pressure: float | None = None
    tilt: tuple[float, float] | None = None
    size_mm: float | None = None
    modifiers: Modifier = Modifier.NONE
    colour: PenColour | None = None
    tray: bool = False


@dataclass(slots=True, kw_only=True)
class PointerEvent(PointerContact):
    """One contact on the page at one time.

    x_mm, y_mm: page coordinates. width_mm: larger side of the contact on the page. mm_per_px: of the view, so that
    handles and tolerances keep their size under the finger.
    """

    x_mm: float
    y_mm: float
    width_mm: float | None = None
    mm_per_px: float = 0.25


@dataclass(frozen=True, slots=True)
class WetInk:
    """Segments just added to an unfinished stroke, to be drawn now. pointer: the contact that draws the stroke.

    settled: None for segments that only extend the stroke. Otherwise the stroke has been modelled: `settled` are
    segments that no longer change, and `segments` replace everything that was added after them.
    """

    pointer: int
    pen: Pen
    segments: Segments
    settled: Segments | None = None


class ChangedFlag(Flag):
    """Parts of the state that a view must refresh."""

    NOTHING = 0
    DRY = auto()
    """`regions` must be repainted."""
    STAMP = auto()
    """The only change is `finished` strokes on top of the page: they can be stamped onto what is painted already."""
    WET = auto()
    OVERLAY = auto()
    """Selection, handles, laser, a shape being drawn."""
    SELECTION = auto()
    UNDO = auto()
    PAGE = auto()
    """Another page is shown, or the shown page's size or paper changed."""
    PAGES = auto()
    """The list of pages changed."""
    TOOL = auto()
    INFO = auto()
    VIEW = auto()
    """The page is shown at another position or scale."""
    EDITOR = auto()
    """A text editor is to be opened or closed."""
    STAGE = auto()
    """Another reveal step of the page is shown, or a cover came or went."""
    LINK = auto()
    """A link was tapped, which `LessonEditor.take_link` returns."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Result of every command. regions: page to box in mm.

    finished: strokes that were wet and are now in the document; their boxes are in `regions` as well. ended: pointers
    whose wet ink is over, finished or retracted.
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
