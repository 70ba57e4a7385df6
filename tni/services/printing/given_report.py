"""Report on a lesson that was given away as pages, as a PDF, pictures or a web page: what can no longer be handled,
played, revealed or followed there, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Final

from tni.core.geometry import Rect
from tni.document.behaviour import FILE_LINK, QUESTION_LINK
from tni.document.camera_item import is_camera
from tni.document.document import Document
from tni.document.items import AnyItem, Image, Media, Page, PluginItem, Shape, Stroke, Text
from tni.document.links import word_links
from tni.document.playable import playable
from tni.document.resource_card import card_of
from tni.services.lesson.conversion_report import (
    ConversionReport,
    ItemOutcome,
    ReportedKind,
    ReportLine,
    ReportPage,
)
from tni.services.lesson.shown_item_commands import is_interactive

STILL_ITEM: Final = "Un objet à manipuler, remplacé par son image."
STILL_MEDIA: Final = "Un son ou un film, remplacé par son image : il ne peut pas y être lu."
STILL_CAMERA: Final = "Une caméra, remplacée par sa dernière image."
STILL_STEPS: Final = "Ce qui apparaît ou disparaît au clic : il n’y change pas."
STILL_COVER: Final = "Un cache : il ne s’y enlève pas."
STILL_CLONER: Final = "Un objet qui se recopie : il n’y en a qu’un."
STILL_TARGET: Final = "Un emplacement où ranger des objets : rien ne s’y range."
STILL_MOVABLE: Final = "Un objet que les élèves déplacent : il n’y bouge pas."
STILL_LINK: Final = "Un lien qui ne s’y ouvre pas."
STILL_QUESTION: Final = "Une question : on n’y vote pas."
NOT_SHOWN: Final = "Pas encore montré à la classe : il n’y est pas."
LINES_NOT_SHOWN: Final = "Des lignes ne sont pas encore montrées à la classe : elles n’y sont pas."
_KINDS: Final = {
    Text: ReportedKind.TEXT,
    Stroke: ReportedKind.STROKE,
    Shape: ReportedKind.SHAPE,
    Image: ReportedKind.PICTURE,
}


class GivenAs(Enum):
    """Form in which a lesson is given away."""

    PDF = "pdf"
    PICTURES = "pictures"
    WEB_PAGE = "web page"


def given_report(document: Document, leaves_out: Callable[[AnyItem, int], bool], given_as: GivenAs) -> ConversionReport:
    """Return the report. document: as it was given away, with what a class has written or without. leaves_out: returns
    whether an item on a page of this number was not given away."""
    pages = []
    for number, page in enumerate(document.pages(), 1):
        lines = tuple(_lines(document, page, given_as, lambda item, number=number: leaves_out(item, number)))  # type: ignore[misc]
        pages.append(ReportPage(number, lines))
    return ConversionReport(tuple(page for page in pages if page.lines))


def _lines(
    document: Document, page: Page, given_as: GivenAs, leaves_out: Callable[[AnyItem], bool]
) -> Iterator[ReportLine]:
    sheet = Rect(0.0, 0.0, page.format.width_mm, document.height_mm(page.id))
    for item in document.beneath(page.id):  # of a master page nothing acts but its links
        if lost := tuple(dict.fromkeys(_lost_links(item, given_as))):
            yield ReportLine(ItemOutcome.APPROXIMATED, _kind(item), item.id, lost)
    away, hidden = document.away(page.id), document.unrevealed(page.id)
    for item in document.items(page.id):
        if not document.box(item).intersects(sheet) or leaves_out(item):
            continue
        if item.id in away:
            if not item.behaviour.cover:  # a cover that is lifted hides nothing
                yield ReportLine(ItemOutcome.DROPPED, _kind(item), item.id, (NOT_SHOWN,))
            continue
        lost = (*_lost(item, given_as), *([LINES_NOT_SHOWN] if item.id in hidden else []))
        yield ReportLine(ItemOutcome.APPROXIMATED if lost else ItemOutcome.KEPT, _kind(item), item.id, lost)


def _kind(item: AnyItem) -> ReportedKind:
    if isinstance(item, Media | PluginItem) and (media := playable(item)) is not None:
        return ReportedKind.FILM if media.film else ReportedKind.SOUND
    return _KINDS.get(type(item), ReportedKind.OTHER)


def _lost(item: AnyItem, given_as: GivenAs) -> Iterator[str]:
    """Yield what an item can no longer do."""
    behaviour, is_web = item.behaviour, given_as is GivenAs.WEB_PAGE
    if is_interactive(item):
        yield STILL_ITEM
    if is_camera(item):
        yield STILL_CAMERA
    if isinstance(item, Media | PluginItem) and playable(item) is not None and not is_web:
        yield STILL_MEDIA
    if behaviour.reveals:
        yield STILL_STEPS
    if behaviour.cover and not (is_web and not isinstance(item, Stroke)):
        yield STILL_COVER
    if behaviour.cloner:
        yield STILL_CLONER
    elif item.movable:
        yield STILL_MOVABLE
    if behaviour.target is not None:
        yield STILL_TARGET
    yield from dict.fromkeys(_lost_links(item, given_as))


def _lost_links(item: AnyItem, given_as: GivenAs) -> Iterator[str]:
    own, of_words = item.behaviour.link, word_links(item)
    has_none = given_as is GivenAs.PICTURES
    if own and given_as is GivenAs.WEB_PAGE and (of_words or item.behaviour.cover or isinstance(item, Stroke)):
        yield STILL_LINK
    if has_none and (card := card_of(item)) is not None and card.address:
        yield STILL_LINK
    for link in (own, *of_words):
        if link.startswith(QUESTION_LINK):
            yield STILL_QUESTION
        elif link and (has_none or link.startswith(FILE_LINK)):
            yield STILL_LINK
