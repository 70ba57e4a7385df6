"""Plain values of a lesson and of questions, which importers and exporters exchange with the program.

Lengths are millimetres of the page, origin top left, y down; colours are "#rrggbb". Every field behind the first few
has a value that means "nothing of the kind", so that an importer says only what it knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tni.quiz.question_kinds import QuestionKind

PAGE_MM = (280.0, 210.0)


class PlainAlign(Enum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class PlainReveal:
    """Change of an item at a reveal step. step: of the page, from 1; several items may change at one step. appears: it
    comes; else it goes. An item whose first change is to come is hidden before. paragraph: of a text, from 0; -1 for
    the whole item."""

    step: int
    appears: bool = True
    paragraph: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainItemBase:
    """Fields that all items have. source: name of the element in the file that was read, for the report; a name of its
    own for each. group: items of a page with the same name are moved together. link: an address (http, https, mailto),
    "page:3" for the third page, or "file:NAME" for a file of the lesson. is_locked: nobody moves it. is_movable: pupils
    may move it. is_cover: a tap takes it away, and another brings it back. is_cloner: what is dragged from it is a
    copy."""

    source: str = ""
    group: str = ""
    link: str = ""
    is_locked: bool = False
    is_movable: bool = False
    is_cover: bool = False
    is_cloner: bool = False
    reveals: tuple[PlainReveal, ...] = ()


class PlainScript(Enum):
    NORMAL = "normal"
    SUPER = "super"
    SUB = "sub"


@dataclass(frozen=True, slots=True)
class PlainSpan:
    """Style of part of a text. start, end: places between its letters, counted in code points. bold, italic ...: beside
    what the whole text has. colour: "" for the text's. scale: times the text's size. is_formula: these letters are
    LaTeX without dollars."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    underline: bool = False
    struck: bool = False
    colour: str = ""
    scale: float = 1.0
    script: PlainScript = PlainScript.NORMAL
    link: str = ""
    is_formula: bool = False


class PlainMarker(Enum):
    """Sign before a paragraph of a list."""

    NONE = "none"
    BULLET = "bullet"
    NUMBER = "number"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class PlainParagraph:
    """Style of a paragraph of a text: a line of it as typed. align: None for the text's. level: how far it is set in,
    from 0."""

    marker: PlainMarker = PlainMarker.NONE
    level: int = 0
    align: PlainAlign | None = None


@dataclass(frozen=True, slots=True)
class PlainText(PlainItemBase):
    """Text box. width: at which lines break, 0 for a box as wide as its text. size: height of the font's em. spans:
    in order, none over another. paragraphs: of the first lines of `text`; the others are plain."""

    x: float
    y: float
    text: str
    size: float = 6.0
    width: float = 0.0
    colour: str = "#000000"
    bold: bool = False
    align: PlainAlign = PlainAlign.LEFT
    turn: float = 0.0
    """Degrees clockwise about the top left corner."""
    italic: bool = False
    underline: bool = False
    spans: tuple[PlainSpan, ...] = ()
    paragraphs: tuple[PlainParagraph, ...] = ()
    height: float = 0.0
    """Of the box in the file, 0 if it tells none; the program measures its own."""


@dataclass(frozen=True, slots=True)
class PlainStroke(PlainItemBase):
    """Stroke of a pen, or an open line of any form. points: at least one. highlights: it is a highlighter's, seen
    through. widths: at each point, where they differ. times_s: of each point from the first, where the file has
    them."""

    points: tuple[tuple[float, float], ...]
    colour: str = "#000000"
    width: float = 0.7
    highlights: bool = False
    widths: tuple[float, ...] = ()
    times_s: tuple[float, ...] = ()


class PlainShapeKind(Enum):
    LINE = "line"
    ARROW = "arrow"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    POLYGON = "polygon"


class PlainDash(Enum):
    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


@dataclass(frozen=True, slots=True)
class PlainShape(PlainItemBase):
    """Shape. points: two ends of a line or arrow, two opposite corners of a rectangle or of an ellipse's box, or all
    corners of a polygon. fill: "" for none. width: 0 for no outline. turn: degrees clockwise about its middle."""

    kind: PlainShapeKind
    points: tuple[tuple[float, float], ...]
    colour: str = "#000000"
    width: float = 0.7
    fill: str = ""
    dash: PlainDash = PlainDash.SOLID
    fill_opacity: float = 1.0
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class PlainPicture(PlainItemBase):
    """Picture. file: name of a file of the lesson. alt: description for readers who cannot see it. crop: parts of the
    picture that are cut off at its left, top, right and bottom, 0 to 1; the box is of what is left. is_mirrored: left
    and right are exchanged."""

    file: str
    x: float
    y: float
    width: float
    height: float
    alt: str = ""
    turn: float = 0.0
    """Degrees clockwise about the top left corner."""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    opacity: float = 1.0
    is_mirrored: bool = False


@dataclass(frozen=True, slots=True)
class PlainMedia(PlainItemBase):
    """Sound or film. file: name of a file of the lesson, with its ending. poster: of a picture that stands for it, ""
    for none. start_s, end_s: part that is played, 0 for an end that is the file's."""

    file: str
    x: float
    y: float
    width: float
    height: float
    is_film: bool = False
    title: str = ""
    poster: str = ""
    start_s: float = 0.0
    end_s: float = 0.0
    is_looped: bool = False


type PlainItem = PlainText | PlainStroke | PlainShape | PlainPicture | PlainMedia


class PlainRuling(Enum):
    BLANK = "blank"
    SQUARED = "squared"
    SEYES = "seyes"
    DOTTED = "dotted"


@dataclass(frozen=True, slots=True)
class PlainOption:
    """Option of a question. match: text that it belongs to, for QuestionKind.MATCH."""

    text: str
    is_right: bool = False
    match: str = ""


@dataclass(frozen=True, slots=True)
class PlainQuestion:
    """Question. text: plain. options: of the kinds with letters; for ORDER in the right order. answers: accepted ones
    of TEXT and NUMBER. tolerance: of NUMBER. comment: shown after the answer."""

    kind: QuestionKind
    text: str
    options: tuple[PlainOption, ...] = ()
    answers: tuple[str, ...] = ()
    tolerance: float = 0.0
    comment: str = ""


@dataclass(frozen=True, slots=True)
class PlainPage:
    """Page. items: in the order in which they are painted. notes: for the teacher alone. colour: of the paper, "" for
    the program's own. pdf: name of a PDF among the lesson's files that lies behind the items, and pdf_page: its page,
    from 0. questions: that stand on the page in other programs."""

    items: tuple[PlainText | PlainStroke | PlainShape | PlainPicture | PlainMedia, ...] = ()
    title: str = ""
    width: float = PAGE_MM[0]
    height: float = PAGE_MM[1]
    notes: str = ""
    colour: str = ""
    ruling: PlainRuling = PlainRuling.BLANK
    ruling_mm: float = 0.0
    pdf: str = ""
    pdf_page: int = 0
    questions: tuple[PlainQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainFile:
    """File within a lesson: a PNG, JPEG or GIF, a PDF, a sound or a film; or another one that a link names."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class PlainLesson:
    """Lesson. pages: at least one."""

    title: str
    pages: tuple[PlainPage, ...]
    files: tuple[PlainFile, ...] = ()
