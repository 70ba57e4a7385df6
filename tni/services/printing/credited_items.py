"""Credits of what a lesson took from elsewhere, and items that may not leave the classroom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from tni.core.ids import BlobId
from tni.document.items import AnyItem, Image, Media, PdfBackground, PluginItem, Shape, Stroke, Text, blobs_of
from tni.document.lesson_plan import CREDIT_PREFIX, Credit
from tni.document.resource_card import CardKind, card_of


class CreditedKind(Enum):
    """Kind of an item that was taken from elsewhere."""

    IMAGE = "image"
    TEXT = "text"
    PDF = "pdf"
    SOUND = "sound"
    LINK = "link"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CreditLine:
    """Line of the page of credits. pages: numbers, from 1. name: description of the image, or the text's beginning.
    left_out: not given away, since it is for the classroom only."""

    kind: CreditedKind
    name: str
    pages: tuple[int, ...]
    credit: Credit
    left_out: bool = False


class CreditedItems:
    """Notes which credits the items need that are given away. classroom: those for the classroom only go with them."""

    def __init__(self, credits: Mapping[str, Credit], *, classroom: bool) -> None:
        self._credits, self._classroom = credits, classroom
        self._found: dict[str, tuple[CreditedKind, str, list[int], bool]] = {}

    def lines(self) -> tuple[CreditLine, ...]:
        return tuple(
            CreditLine(kind, name, tuple(dict.fromkeys(pages)), self._credits[key], left_out)
            for key, (kind, name, pages, left_out) in self._found.items()
        )

    def leaves_out(self, item: AnyItem, number: int) -> bool:
        """Note the credit of an item on a page, and return whether it is left out. number: of the page, from 1."""
        match item:
            case Image():
                return self._credit(CreditedKind.IMAGE, item.alt, number, item.id, item.blob)
            case Text():
                return self._credit(CreditedKind.TEXT, item.text, number, item.id)
            case Media():
                return self._credit(CreditedKind.OTHER, item.title or item.name, number, item.id, *blobs_of(item))
            case PluginItem():
                return self._credit(_kind_of(item), item.name, number, item.id, *blobs_of(item))
            case Stroke() | Shape():
                return self._credit(CreditedKind.OTHER, "", number, item.id)

    def leaves_out_pdf(self, pdf: PdfBackground, title: str, number: int) -> bool:
        """Do the same for a page of a PDF. title: of the lesson's page on which it lies."""
        return self._credit(CreditedKind.PDF, title, number, pdf.blob)

    def _credit(self, kind: CreditedKind, name: str, number: int, *keys: str | BlobId) -> bool:
        """Note the credit of an item, and return whether the item is left out."""
        found = [self._credits[key] for k in keys if (key := CREDIT_PREFIX + k) in self._credits]
        if not found:
            return False
        credit, left_out = found[0], not self._classroom and any(one.classroom_only for one in found)
        said = "" if left_out and kind is CreditedKind.TEXT else name  # a text left out is not quoted
        kind, said, numbers, before = self._found.get(credit.id, (kind, said, [], False))
        self._found[credit.id] = (kind, said, [*numbers, number], before or left_out)
        return left_out


def _kind_of(item: PluginItem) -> CreditedKind:
    card = card_of(item)
    if card is None:
        return CreditedKind.OTHER
    return CreditedKind.SOUND if card.kind is CardKind.SOUND else CreditedKind.LINK
