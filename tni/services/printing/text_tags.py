"""Tags of an exported text: its paragraphs, and its lists as trees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tni.document.items import Text
from tni.document.text_lists import paragraph_at
from tni.document.text_style import Marker
from tni.render.print_page import DrawnPart, PartKind, PrintTag, TagRole


@dataclass(frozen=True, slots=True)
class TaggedText:
    """Text that gets tags. place: of its draw item. unrevealed: paragraphs that are not seen, of which nothing may be
    said either. language: in which its formulas are read aloud."""

    text: Text
    place: int
    unrevealed: frozenset[int] = frozenset()
    language: str = "fr"

    def tags(self) -> Iterator[PrintTag]:
        """Yield the tags of its paragraphs and lists."""
        listed: list[int] = []
        for number, line in self._seen():
            if paragraph_at(self.text.paragraphs, number).marker is not Marker.NONE:
                listed.append(number)
                continue
            if listed:
                yield self._list(listed)
                listed = []
            if line.strip():
                yield PrintTag(TagRole.PARAGRAPH, (self._part(number),), text=self._spoken(number))
        if listed:
            yield self._list(listed)

    def heading(self) -> PrintTag:
        """Return the tag of a text that is a heading."""
        return PrintTag(TagRole.HEADING, self._parts(), text=self._whole())

    def linked(self, link: int) -> PrintTag:
        """Return the tag of a text that is a link as a whole."""
        inside = PrintTag(TagRole.LINK, self._parts(), text=self._whole(), link=link)
        return PrintTag(TagRole.PARAGRAPH, (inside,))

    def _seen(self) -> list[tuple[int, str]]:
        lines = enumerate(self.text.text.split("\n"))
        return [(number, line) for number, line in lines if number not in self.unrevealed]

    def _part(self, number: int) -> DrawnPart:
        return DrawnPart(self.place, PartKind.PARAGRAPH, number)

    def _parts(self) -> tuple[DrawnPart, ...]:
        kinds = (PartKind.PARAGRAPH, PartKind.SIGN)
        return tuple(DrawnPart(self.place, kind, number) for number, _ in self._seen() for kind in kinds)

    def _whole(self) -> str:
        """Return what is read of the whole text; "" for its letters themselves."""
        seen = self._seen()
        as_they_are = len(seen) == 1 and not self._spoken(seen[0][0])
        return "" if as_they_are else "\n".join(self._spoken(number) or line for number, line in seen)

    def _spoken(self, number: int) -> str:
        """Return what is read of a paragraph: words in the place of each formula, and the spaces at which its lines
        break, which are not drawn; "" for the letters themselves."""
        lines = self.text.text.split("\n")
        start = sum(len(line) + 1 for line in lines[:number])
        end = start + len(lines[number])
        has_formula = any(span.style.formula and span.start < end and span.end > start for span in self.text.spans)
        if has_formula:
            from tni.document.spoken_formulas import with_spoken_formulas  # with the first formula

            return with_spoken_formulas(self.text.text, self.text.spans, start, end, self.language)
        return lines[number] if self.text.wrapped else ""

    # -- lists

    def _list(self, numbers: Sequence[int]) -> PrintTag:
        roots: list[_Item] = []
        above: list[_Item] = []
        for number in numbers:
            item = _Item(number, paragraph_at(self.text.paragraphs, number).level)
            while above and above[-1].level >= item.level:
                above.pop()
            (above[-1].kids if above else roots).append(item)
            above.append(item)
        return PrintTag(TagRole.LIST, tuple(map(self._list_item, roots)))

    def _list_item(self, item: _Item) -> PrintTag:
        sign = PrintTag(TagRole.SIGN, (DrawnPart(self.place, PartKind.SIGN, item.number),))
        inside = PrintTag(TagRole.PARAGRAPH, (self._part(item.number),), text=self._spoken(item.number))
        deeper = (PrintTag(TagRole.LIST, tuple(map(self._list_item, item.kids))),) if item.kids else ()
        return PrintTag(TagRole.LIST_ITEM, (sign, PrintTag(TagRole.LIST_TEXT, (inside, *deeper))))


@dataclass(slots=True)
class _Item:
    """Item of a list while its tree is made. number: of its paragraph."""

    number: int
    level: int
    kids: list[_Item] = field(default_factory=list)
