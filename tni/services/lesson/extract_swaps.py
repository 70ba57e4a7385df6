"""Changes of records by which an extract comes onto the page: its picture, its credit and the line below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tni.core.geometry import Affine
from tni.core.ids import ItemId, new_id
from tni.document.document import Document, RecordChange
from tni.document.items import AnyItem, Image, Text
from tni.document.lesson_plan import Credit
from tni.document.text_box import with_measured_box
from tni.document.text_measurer import TextMeasurer
from tni.document.tool_styles import colour_on
from tni.document.z_order import on_top
from tni.services.lesson.credit_commands import INK, credit_key

LINE_MM = 3.5
"""Size of the letters of a source below its picture."""
LINE_GAP_MM = 1.0
LEAST_LINE_MM = 60.0
"""A source is no narrower than this, however narrow its picture."""


def line_below(document: Document, measurer: TextMeasurer, picture: Image, line: str) -> Text | None:
    """Return the text below a picture, within the page; None without words."""
    if not line.strip():
        return None
    page = document.page(picture.page)
    x, y = picture.transform.point(0.0, picture.height_mm + LINE_GAP_MM)
    text = with_measured_box(
        measurer,
        Text(
            id=ItemId(new_id()), page=picture.page, transform=Affine.moving(x, y), text=line, size_mm=LINE_MM,
            colour=colour_on(INK, page.paper), font="", font_version="",
            width_mm=max(picture.width_mm, LEAST_LINE_MM), height_mm=0.0, wrapped=True,
        ),
    )  # fmt: skip
    low = document.height_mm(page.id) - text.height_mm
    right = page.format.width_mm - text.width_mm
    text = replace(text, transform=Affine.moving(max(0.0, min(x, right)), max(0.0, min(y, low))))
    placed: list[AnyItem] = on_top(document, picture.page, [picture, text])
    (found,) = (item for item in placed if isinstance(item, Text))
    return found


def credit_swaps(
    document: Document, picture: Image, credit: Credit | None, line: Text | None, line_before: Text | None
) -> Iterator[RecordChange]:
    """Yield the changes that give a picture a credit, and a line below it in place of the one before."""
    key = credit_key(picture)
    before, after = document.get(key), None if credit is None else replace(credit, id=key)
    if before != after:
        yield RecordChange(key, before, after)
    there = None if line_before is None else document.item(line_before.id)
    if there is not None:
        changed = None if line is None or not isinstance(there, Text) else _with_words(there, line)
        if there != changed:
            yield RecordChange(there.id, there, changed)
    elif line is not None:
        yield RecordChange(line.id, None, line)


def _with_words(there: Text, line: Text) -> Text:
    """Return a text with other words, where the teacher has put it and as she made it."""
    return replace(there, text=line.text, width_mm=line.width_mm, height_mm=line.height_mm)
