"""Commands on extracts: a picture that was cut out comes onto the page with its source, as one undo step."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tni.core.geometry import Affine
from tni.core.ids import ItemId, new_id
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.extract import Extract
from tni.document.items import AnyItem, Image, Text
from tni.document.lesson_plan import Credit
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag
from tni.document.text_box import with_measured_box
from tni.document.tool_styles import colour_on
from tni.document.z_order import on_top
from tni.services.lesson.credit_commands import INK, credit_key
from tni.services.lesson.item_commands import ItemCommands
from tni.services.lesson.lesson_layer import LessonLayer

LINE_MM = 3.5
"""Size of the letters of a source below its picture."""
LINE_GAP_MM = 1.0
LEAST_LINE_MM = 60.0
"""A source is no narrower than this, however narrow its picture."""


@dataclass(frozen=True, slots=True)
class _LastExtract:
    """Extract that was inserted last: the layer and the undo step, its picture, and the line below it."""

    layer: LessonLayer
    position: int
    picture: Image
    line: Text | None


class ExtractCommands(ItemCommands):
    """Commands on extracts, as a base class of the lesson editor."""

    _extract: _LastExtract | None = None

    def insert_extract(self, extract: Extract) -> Changed:
        """Insert an extract, selected, with its credit and line."""
        pending = self._captured(
            extract.data, extract.width_px, extract.height_px, extract.alt, width_mm=extract.width_mm
        )
        x, y = self._place_of(pending)
        picture = Image(
            id=ItemId(new_id()), page=self._page, transform=Affine.moving(x, y), blob=pending.blob,
            width_mm=pending.width_mm, height_mm=pending.height_mm, alt=pending.alt,
        )  # fmt: skip
        (placed,) = on_top(self.document, picture.page, [picture])
        assert isinstance(placed, Image)
        return self._do_extract(placed, extract.credit, extract.line)

    def credit_extract(self, credit: Credit | None, line: str) -> Changed:
        """Give the extract that was inserted last another credit and another line below it. It is still one undo step
        if no other step followed; else a step of its own, unless the picture is gone."""
        last = self._extract
        if last is None:
            return NOTHING_CHANGED
        if last.layer is self._layer and last.position == self._layer.history.position:
            if (done := self._layer.undo()) is None:
                return NOTHING_CHANGED
            changed = self._flags_of(*done, ChangedFlag.DRY) | Changed(ChangedFlag.UNDO)
            return changed | self._do_extract(last.picture, credit, line)
        picture = self.document.item(last.picture.id)
        if not isinstance(picture, Image):
            return NOTHING_CHANGED
        return self.do(
            Change(ChangeKind.EDIT, tuple(self._swaps(picture, credit, self._line(picture, line), last.line)))
        )

    def _do_extract(self, picture: Image, credit: Credit | None, line: str) -> Changed:
        text = self._line(picture, line)
        added = RecordChange(picture.id, None, picture)
        changed = self.do(Change(ChangeKind.ADD, (added, *self._swaps(picture, credit, text, None))))
        self._extract = _LastExtract(self._layer, self._layer.history.position, picture, text)
        return changed | self.select(frozenset([picture.id]))

    def _swaps(
        self, picture: Image, credit: Credit | None, line: Text | None, line_before: Text | None
    ) -> list[RecordChange]:
        key = credit_key(picture)
        before, after = self.document.get(key), None if credit is None else replace(credit, id=key)
        swaps = [] if before == after else [RecordChange(key, before, after)]
        there = None if line_before is None else self.document.item(line_before.id)
        if there is not None:
            moved = None if line is None or not isinstance(there, Text) else _with_words(there, line)
            return swaps if there == moved else [*swaps, RecordChange(there.id, there, moved)]
        return swaps if line is None else [*swaps, RecordChange(line.id, None, line)]

    def _line(self, picture: Image, line: str) -> Text | None:
        """Return the text below a picture, within the page; None without words."""
        if not line.strip():
            return None
        page = self.document.page(picture.page)
        x, y = picture.transform.point(0.0, picture.height_mm + LINE_GAP_MM)
        text = with_measured_box(
            self._measurer,
            Text(
                id=ItemId(new_id()), page=picture.page, transform=Affine.moving(x, y), text=line, size_mm=LINE_MM,
                colour=colour_on(INK, page.paper), font="", font_version="",
                width_mm=max(picture.width_mm, LEAST_LINE_MM), height_mm=0.0, wrapped=True,
            ),
        )  # fmt: skip
        low = self.document.height_mm(page.id) - text.height_mm
        right = page.format.width_mm - text.width_mm
        text = replace(text, transform=Affine.moving(max(0.0, min(x, right)), max(0.0, min(y, low))))
        placed: list[AnyItem] = on_top(self.document, picture.page, [picture, text])
        (found,) = (item for item in placed if isinstance(item, Text))
        return found


def _with_words(there: Text, line: Text) -> Text:
    """Return a text with other words, where the teacher has put it and as she made it."""
    return replace(there, text=line.text, width_mm=line.width_mm, height_mm=line.height_mm)
