"""Commands on extracts: a picture that was cut out comes onto the page with its source, as one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import Image, Text
from tni.document.lesson_plan import Credit
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag
from tni.document.z_order import on_top
from tni.services.lesson.item_commands import ItemCommands
from tni.services.lesson.lesson_layer import LessonLayer

if TYPE_CHECKING:
    from tni.document.extract import Extract


class ExtractCommands(ItemCommands):
    """Commands on extracts, as a base class of the lesson editor."""

    _extract: tuple[LessonLayer, int, Image, Text | None] | None = None
    """Extract that was inserted last: the layer and the undo step, its picture, and the line below it."""

    def insert_extract(self, extract: Extract) -> Changed:
        """Insert an extract, selected, with its credit and line."""
        data, width_px, height_px = extract.data, extract.width_px, extract.height_px
        pending = self._captured(data, width_px, height_px, extract.alt, width_mm=extract.width_mm)
        new = self._image_at(pending, *self._place_of(pending))
        (picture,) = on_top(self.document, new.page, [new])
        return self._do_extract(picture, extract.credit, extract.line)

    def credit_extract(self, credit: Credit | None, line: str) -> Changed:
        """Give the extract that was inserted last another credit and another line below it. It is still one undo step
        if no other step followed; else a step of its own, unless the picture is gone."""
        from tni.services.lesson.extract_swaps import credit_swaps, line_below

        if self._extract is None:
            return NOTHING_CHANGED
        layer, position, picture, before = self._extract
        if layer is self._layer and position == self._layer.history.position:
            if (done := self._layer.undo()) is None:
                return NOTHING_CHANGED
            changed = self._flags_of(*done, ChangedFlag.DRY) | Changed(ChangedFlag.UNDO)
            return changed | self._do_extract(picture, credit, line)
        there = self.document.item(picture.id)
        if not isinstance(there, Image):
            return NOTHING_CHANGED
        text = line_below(self.document, self._measurer, there, line)
        return self.do(Change(ChangeKind.EDIT, tuple(credit_swaps(self.document, there, credit, text, before))))

    def _do_extract(self, picture: Image, credit: Credit | None, line: str) -> Changed:
        from tni.services.lesson.extract_swaps import credit_swaps, line_below  # no start needs it

        text = line_below(self.document, self._measurer, picture, line)
        swaps = credit_swaps(self.document, picture, credit, text, None)
        changed = self.do(Change(ChangeKind.ADD, (RecordChange(picture.id, None, picture), *swaps)))
        self._extract = self._layer, self._layer.history.position, picture, text
        return changed | self.select(frozenset([picture.id]))
