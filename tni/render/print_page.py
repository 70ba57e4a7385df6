"""A page to be printed, as values: what is drawn on it, and what it means to readers who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from tni.core.geometry import Rect
from tni.document.drawlist import DrawItem


@dataclass(frozen=True, slots=True)
class PrintLink:
    """Part of a page that leads to a web page or to another page, where the page is read on a screen. box: in mm.
    address: http, https or mail; page: key of a page instead. name: for readers who cannot see it."""

    box: Rect
    address: str = ""
    page: str = ""
    name: str = ""


class TagRole(Enum):
    """Meaning of a part of a page, by its name in PDF."""

    HEADING = "H1"
    PARAGRAPH = "P"
    LIST = "L"
    LIST_ITEM = "LI"
    SIGN = "Lbl"
    LIST_TEXT = "LBody"
    TABLE = "Table"
    ROW = "TR"
    CELL = "TD"
    HEAD_CELL = "TH"
    PICTURE = "Figure"
    FORMULA = "Formula"
    LINK = "Link"


class PictureKind(Enum):
    """Kind of a picture, by which it is named where it has no description."""

    PICTURE = "picture"
    INK = "ink"
    DRAWING = "drawing"


class PartKind(Enum):
    """Kind of a part of a draw item."""

    WHOLE = "whole"
    PARAGRAPH = "paragraph"
    SIGN = "sign"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class DrawnPart:
    """Draw item, or a part of a text. place: of the draw item on its page. number: of the paragraph of the text. latex:
    of a formula."""

    place: int
    kind: PartKind = PartKind.WHOLE
    number: int = 0
    latex: str = ""


@dataclass(frozen=True, slots=True)
class PrintTag:
    """Meaning of parts of a page, as a tree in reading order.

    alt: description of a picture. text: what is read in the place of the letters, "" for themselves. box: of a picture.
    link: number of the page's link that it is, None for none. What no tag names is decoration.
    """

    role: TagRole
    kids: tuple[PrintTag | DrawnPart, ...]
    alt: str = ""
    text: str = ""
    box: Rect | None = None
    kind: PictureKind = PictureKind.PICTURE
    link: int | None = None


@dataclass(frozen=True, slots=True)
class PrintPage:
    """Size of a page and its draw items, as returned by `draw_page` and `draw_item`. key: by which links name it.
    number: of the page in its lesson, 0 without one. tags: None for a page whose texts and pictures speak for
    themselves, in the order in which they are drawn. running: places of the draw items that are on many pages, as
    headers and footers are."""

    width_mm: float
    height_mm: float
    items: Sequence[DrawItem]
    links: tuple[PrintLink, ...] = ()
    key: str = ""
    title: str = ""
    number: int = 0
    tags: tuple[PrintTag, ...] | None = None
    running: frozenset[int] = frozenset()
