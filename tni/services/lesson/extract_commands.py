"""Commands on extracts: a picture that was cut out comes onto the page with its source, as one undo step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tni.core.ids import ItemId
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import Image, Text
from tni.document.lesson_plan import Credit
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag
from tni.document.z_order import on_top
from tni.services.lesson.arrange_commands import ArrangeCommands

if TYPE_CHECKING:
    from tni.document.extract import Extract


@dataclass(frozen=True, slots=True)
class _Inserted:
    """Extract that was inserted. back: inverse of its undo step. line: the text below it."""

    back: Change
    line: Text | None


class ExtractCommands(ArrangeCommands):
    """Commands on extracts, as a base class of the lesson editor."""

    _extracts: Mapping[ItemId, _Inserted] = {}
    """Extracts that were inserted since the lesson was opened, by their pictures."""

    @property
    def last_extract(self) -> ItemId | None:
        """Picture of the extract that was inserted last."""
        return next(reversed(list(self._extracts)), None)

    def insert_extract(self, extract: Extract) -> Changed:
        """Insert an extract, selected, with its credit and line."""
        data, width_px, height_px = extract.data, extract.width_px, extract.height_px
        pending = self._captured(data, width_px, height_px, extract.alt, width_mm=extract.width_mm)
        new = self._image_at(pending, *self._place_of(pending))
        (picture,) = on_top(self.document, new.page, [new])
        return self._do_extract(picture, extract.credit, extract.line)

    def credit_extract(self, extract: ItemId, credit: Credit | None, line: str) -> Changed:
        """Give an inserted extract another credit and another line below it. It is still one undo step if no other step
        followed; else a step of its own. Nothing for a picture that is gone. extract: see `last_extract`."""
        from tni.services.lesson.extract_swaps import credit_swaps, line_below

        there, inserted = self.document.item(extract), self._extracts.get(extract)
        if not isinstance(there, Image) or inserted is None:
            return NOTHING_CHANGED
        history = self._layer.history
        if history.is_at_hand and history.to_undo() == inserted.back:
            if (done := self._layer.undo()) is None:
                return NOTHING_CHANGED
            changed = self._flags_of(*done, ChangedFlag.DRY) | Changed(ChangedFlag.UNDO)
            return changed | self._do_extract(there, credit, line)
        text = line_below(self.document, self._measurer, there, line)
        change = Change(ChangeKind.EDIT, tuple(credit_swaps(self.document, there, credit, text, inserted.line)))
        if inserted.line is None or self.document.item(inserted.line.id) is None:
            self._extracts = {**self._extracts, extract: replace(inserted, line=text)}
        return self.do(change)

    def _do_extract(self, picture: Image, credit: Credit | None, line: str) -> Changed:
        from tni.services.lesson.extract_swaps import credit_swaps, line_below  # no start needs it

        text = line_below(self.document, self._measurer, picture, line)
        swaps = credit_swaps(self.document, picture, credit, text, None)
        change = Change(ChangeKind.ADD, (RecordChange(picture.id, None, picture), *swaps))
        changed = self.do(change)
        others = {known: value for known, value in self._extracts.items() if known != picture.id}
        self._extracts = {**others, picture.id: _Inserted(change.inverse(), text)}
        return changed | self.select(frozenset([picture.id]))
