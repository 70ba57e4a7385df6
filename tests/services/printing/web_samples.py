"""Lessons and texts for web pages, without Qt."""

from __future__ import annotations

from tni.core.geometry import IDENTITY, Affine
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.document import Document
from tni.document.drawlist import DrawPdf
from tni.document.items import Image, LessonInfo, LessonRecord, Page, PluginItem, Text
from tni.document.lesson_plan import Need
from tni.document.resource_card import CardKind, ResourceCard, card_item
from tni.render.svg.laid_text import LaidText, TextRun
from tni.render.svg.page_svg import SvgSources
from tni.render.svg.web_picture import WebPicture
from tni.services.printing.credited_items import CreditedKind
from tni.services.printing.web_page import WebFont, WebMaterial
from tni.services.printing.web_texts import CreditTexts, PlanTexts, WebTexts

PAGE = PageId("p1")
PICTURE, SOUND = BlobId("a" * 64), BlobId("b" * 64)


def text(key: str, words: str, x: float = 10.0, y: float = 10.0) -> Text:
    return Text(
        id=ItemId(key), page=PAGE, transform=Affine.moving(x, y), text=words, size_mm=8.0, colour="#000000", font="",
        font_version="", width_mm=80.0, height_mm=10.0,
    )  # fmt: skip


def image(key: str, alt: str = "", x: float = 10.0, y: float = 60.0) -> Image:
    return Image(
        id=ItemId(key), page=PAGE, blob=PICTURE, width_mm=60.0, height_mm=40.0, alt=alt,
        transform=Affine.moving(x, y) if x or y else IDENTITY,
    )  # fmt: skip


def card(key: str, kind: CardKind, title: str = "", address: str = "", x: float = 10.0) -> PluginItem:
    """A card of a link, or of a sound, whose file is SOUND."""
    said = ResourceCard(kind, title, address, SOUND if kind is CardKind.SOUND else None)
    return card_item(said, f"Carte {title}", PICTURE, (60.0, 40.0), PAGE, Affine.moving(x, 100.0), ItemId(key))


def lesson(*items: LessonRecord, title: str = "Les fractions", page_title: str = "", notes: str = "") -> Document:
    page = Page(id=PAGE, position=1.0, title=page_title, notes=notes)
    return Document([LessonInfo(title=title), page, *items])


def lines(found: Text) -> LaidText:
    """Layout with a line for each paragraph."""
    words = found.text.splitlines(keepends=True)
    return LaidText(tuple(TextRun(line, 0.0, 8.0 * n) for n, line in enumerate(words, 1)), "Sample", found.size_mm)


def material(*, picture: bytes | None = b"picture", sound: bytes = b"") -> WebMaterial:
    def encoded(_blob: BlobId | DrawPdf, _width_px: float, _clear: str = "") -> WebPicture | None:
        return None if picture is None else WebPicture(picture, "image/png")

    sources = SvgSources(lines, encoded, encoded, "Image sans description", "Page d’un document PDF")
    return WebMaterial(
        sources,
        TEXTS,
        lambda family, bold, italic: WebFont(family, bold, "data:font/woff;base64,", italic),
        "Sample",
        sound=lambda _blob: sound,
    )


TEXTS = WebTexts(
    language="fr", untitled="Leçon", skip="Aller aux pages", pages="Pages", page="Page {}", page_word="Page",
    licence="Licence : {}", day="lundi 5 octobre 2026", has_ink="À la main.", notes="Notes du professeur",
    classroom="Réservé à la classe", sounds="À écouter", sound="Son", sound_left_out="Sans « {} ».",
    made_with="Page faite avec TNI.",
    credits=CreditTexts(
        credits="Crédits", source="Source", author="Auteur", licence="Licence", unknown="non indiqué",
        kinds={
            CreditedKind.IMAGE: "Image", CreditedKind.TEXT: "Texte", CreditedKind.PDF: "Document PDF",
            CreditedKind.SOUND: "Son", CreditedKind.LINK: "Lien", CreditedKind.OTHER: "Élément",
        },
        one_page="page {}", more_pages="pages {}", withheld="Ce qui n’est pas dans cette page",
        classroom="réservé à la classe",
    ),
    plan=PlanTexts(
        plan="Plan de la leçon", aims="Objectifs", abilities="Savoir faire", phases="Déroulement",
        materials="Matériel", homework="Travail", minutes="{} min", needs=dict.fromkeys(Need, "Adaptations"),
    ),
)  # fmt: skip
