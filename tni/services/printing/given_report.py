"""Report on a lesson that was given away as pages, as a PDF, pictures or a web page: what can no longer be handled or
played there, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from tni.core.geometry import Rect
from tni.document.document import Document
from tni.document.items import AnyItem, Image, Media, PluginItem, Shape, Stroke, Text
from tni.document.playable import playable
from tni.services.lesson.conversion_report import (
    ConversionReport,
    ItemOutcome,
    ReportedKind,
    ReportLine,
    ReportPage,
)
from tni.services.lesson.plugin_item_commands import is_interactive

STILL_ITEM: Final = "Un objet à manipuler, remplacé par son image."
STILL_MEDIA: Final = "Un son ou un film, remplacé par son image : il ne peut pas y être lu."
_KINDS: Final = {
    Text: ReportedKind.TEXT,
    Stroke: ReportedKind.STROKE,
    Shape: ReportedKind.SHAPE,
    Image: ReportedKind.PICTURE,
}


def given_report(document: Document, leaves_out: Callable[[AnyItem, int], bool], *, plays: bool) -> ConversionReport:
    """Return the report. document: as it was given away, with what a class has written or without. leaves_out: returns
    whether an item on a page of this number was not given away. plays: sounds and films can be played there, as on a
    web page."""
    pages = []
    for number, page in enumerate(document.pages(), 1):
        sheet = Rect(0.0, 0.0, page.format.width_mm, document.height_mm(page.id))
        seen = (one for one in document.readable(page.id) if document.box(one).intersects(sheet))
        shown = [one for one in seen if not leaves_out(one, number)]
        pages.append(ReportPage(number, tuple(_lines(shown, plays=plays))))
    return ConversionReport(tuple(page for page in pages if page.lines))


def _lines(items: Sequence[AnyItem], *, plays: bool) -> Iterator[ReportLine]:
    for item in items:
        kind = _KINDS.get(type(item), ReportedKind.OTHER)
        if isinstance(item, Media | PluginItem) and (media := playable(item)) is not None:
            kind = ReportedKind.FILM if media.film else ReportedKind.SOUND
            lost = "" if plays else STILL_MEDIA
        else:
            lost = STILL_ITEM if is_interactive(item) else ""
        outcome = ItemOutcome.APPROXIMATED if lost else ItemOutcome.KEPT
        yield ReportLine(outcome, kind, item.id, (lost,) if lost else ())
