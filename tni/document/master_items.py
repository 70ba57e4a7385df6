"""Items of a master page as they show beneath a page: in colours for its paper, with its number in place of fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tni.core.geometry import Affine, Rect
from tni.document.items import AnyItem, Text
from tni.document.page_format import PageFormat, Paper
from tni.document.paper_colours import on_paper
from tni.document.text_style import TextSpan

PAGE_FIELD, PAGES_FIELD = "{page}", "{pages}"
"""Parts of a master page's texts that stand for the number of the page, and for how many there are."""
_FIELD = re.compile(r"\{pages?\}")


def has_field(item: AnyItem) -> bool:
    """Return whether an item shows a page's number."""
    return isinstance(item, Text) and _FIELD.search(item.text) is not None


def without_fields(text: str) -> str:
    """Return a text of a master page as the words that it says on every page."""
    return _FIELD.sub("", text)


def as_shown(item: AnyItem, own: Paper, paper: Paper, number: int, pages: int) -> AnyItem:
    """Return an item of a master page as a page shows it. own: paper of the master page; paper: of the page; number: of
    the page, from 1; pages: how many there are."""
    if isinstance(item, Text) and "{" in item.text:
        item = _numbered(item, number, pages)
    return item if own is paper else on_paper(item, own, paper)


MOST_SCALE = 100.0
"""By which a master page is enlarged or reduced: far more than any formats of pages need."""
_SAME_MM = 0.01


@dataclass(frozen=True, slots=True)
class MasterFit:
    """Placing of a master page on a page of another format: as wide as the page. half_mm: height on the master page
    below which items keep their distance from the lower edge, not from the upper one. scale: of all. drop_mm: by which
    these items come to lie lower, after scaling."""

    half_mm: float
    scale: float
    drop_mm: float

    @classmethod
    def of(cls, own: PageFormat, form: PageFormat) -> MasterFit | None:
        """Return how a master page of the format `own` fits a page; None where it lies there as it is, also if it is
        of no sensible size. An endless page has no lower edge."""
        scale = form.width_mm / own.width_mm
        if not 1 / MOST_SCALE <= scale <= MOST_SCALE:
            return None
        drop = 0.0 if own.endless or form.endless else form.height_mm - own.height_mm * scale
        return None if scale == 1.0 and abs(drop) < _SAME_MM else cls(own.height_mm / 2, scale, drop)

    def places(self, items: Sequence[AnyItem], box: Callable[[AnyItem], Rect]) -> list[Affine]:
        """Return where each item of a master page lies on the page. Those of one group stay together."""
        boxes, groups = [box(item) for item in items], dict[str, Rect]()
        for item, found in zip(items, boxes, strict=True):
            if item.group is not None:
                groups[item.group] = groups.get(item.group, Rect.nothing()).united(found)
        above, below = (Affine(self.scale, 0.0, 0.0, self.scale, 0.0, drop) for drop in (0.0, self.drop_mm))
        whole = (found if item.group is None else groups[item.group] for item, found in zip(items, boxes, strict=True))
        return [below if not one.empty and one.y >= self.half_mm else above for one in whole]


def _numbered(text: Text, number: int, pages: int) -> Text:
    """Return a text with numbers in place of its fields. A style of a whole field stays on its number."""
    out, places, end = list[str](), list[tuple[int, int, int]](), 0
    shift = 0  # letters lost so far
    for found in _FIELD.finditer(text.text):
        put = str(number if found.group() == PAGE_FIELD else pages)
        out += [text.text[end : found.start()], put]
        end = found.end()
        shift += len(found.group()) - len(put)
        places.append((found.start(), end, shift))
    if not places:
        return text
    out.append(text.text[end:])

    def moved(at: int) -> int:
        before = 0
        for start, stop, lost in places:
            if at >= stop:
                before = lost
            elif at > start:  # within a field: its end
                return stop - lost
        return at - before

    spans = (TextSpan(moved(span.start), moved(span.end), span.style) for span in text.spans)
    return replace(text, text="".join(out), spans=tuple(span for span in spans if span.start < span.end))
