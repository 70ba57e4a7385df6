"""Cards of questions on a page: a question mark and what is asked, which a tap before a class asks."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

from tni.core.geometry import Affine, Rect
from tni.core.ids import ItemId, PageId, new_id
from tni.core.one_line import shortened
from tni.document.behaviour import Behaviour
from tni.document.clipboard_items import ClipboardItems
from tni.document.item_drawing import theme_colour
from tni.document.items import AnyItem, Shape, ShapeKind, Text, bounds
from tni.document.lesson_plan import LessonQuestion
from tni.document.links import question_link
from tni.document.page_format import Paper
from tni.document.text_box import with_measured_box
from tni.document.text_measurer import TextMeasurer
from tni.ink.pen import Pen, PenKind

WIDTH_MM, PAD_MM, SIGN_MM = 110.0, 5.0, 14.0
"""Width of a card, its margin, and the size of its question mark."""
SIZE_MM, LETTERS = 7.0, 240
"""Size of its text, and most letters of it."""


def question_clip(question: LessonQuestion, paper: Paper, measurer: TextMeasurer, unnamed: str) -> ClipboardItems:
    """Return the card of a question, as a group of items that can be edited. unnamed: said where it has no text."""
    behaviour = Behaviour(link=question_link(question.question))
    group, ink = ItemId(new_id()), theme_colour("blue", paper)
    said = shortened(" ".join(question.text.split()), LETTERS) or unnamed
    left = PAD_MM + SIGN_MM + PAD_MM
    text = _text(said, SIZE_MM, theme_colour("ink", paper), measurer, wrap_mm=WIDTH_MM - left - PAD_MM)
    high = max(text.height_mm, SIGN_MM) + 2 * PAD_MM
    sign = _text("?", SIGN_MM * 0.75, theme_colour("paper", paper), measurer, bold=True)
    middle = PAD_MM + SIGN_MM / 2, high / 2
    radius = SIGN_MM / 2
    frame = Shape(
        id=ItemId(new_id()), page=PageId(""), kind=ShapeKind.RECTANGLE, x0=0, y0=0, x1=WIDTH_MM, y1=high,
        pen=Pen(PenKind.PEN, ink, 0.8), fill=theme_colour("soft blue", paper),
    )  # fmt: skip
    disc = Shape(
        id=ItemId(new_id()), page=PageId(""), kind=ShapeKind.ELLIPSE, x0=middle[0] - radius, y0=middle[1] - radius,
        x1=middle[0] + radius, y1=middle[1] + radius, pen=Pen(PenKind.PEN, ink, 0.5), fill=ink,
    )  # fmt: skip
    at = Affine.moving(middle[0] - sign.width_mm / 2, middle[1] - sign.height_mm / 2)
    beside = Affine.moving(left, (high - text.height_mm) / 2)
    parts: list[AnyItem] = [frame, disc, replace(sign, transform=at), replace(text, transform=beside)]
    items = tuple(replace(one, z=z, group=group, behaviour=behaviour) for z, one in enumerate(parts))
    return ClipboardItems(items, box=reduce(Rect.united, map(bounds, items), Rect.nothing()))


def _text(
    said: str, size_mm: float, colour: str, measurer: TextMeasurer, *, wrap_mm: float = 0.0, bold: bool = False
) -> Text:
    raw = Text(
        id=ItemId(new_id()), page=PageId(""), text=said, size_mm=size_mm, colour=colour, font="", font_version="",
        width_mm=wrap_mm, height_mm=0.0, wrapped=bool(wrap_mm), bold=bold,
    )  # fmt: skip
    return with_measured_box(measurer, raw)
