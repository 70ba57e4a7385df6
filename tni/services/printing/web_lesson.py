"""Contents of a lesson's web page, as values: taken from the document on the main thread, written on any other.

Class layers, notes and the plan are in it only when asked for. Earlier states and erased ink never are: the document
that it is taken from has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from tni.core.geometry import IDENTITY, Rect
from tni.core.ids import BlobId
from tni.document.document import Document
from tni.document.drawlist import DrawInk, DrawPdf, draw_item, draw_page, draw_strokes
from tni.document.items import AnyItem, Image, Page, Paper, PdfBackground, PluginItem, Shape, Stroke, Text, blobs_of
from tni.document.lesson_plan import CREDIT_PREFIX, Credit, Curriculum, LessonPlan, LessonQuestion
from tni.document.planned_questions import planned_questions
from tni.document.reading_order import reading_order
from tni.document.resource_card import CardKind, card_of
from tni.render.svg.page_svg import LeftOut, WebItem, WebLink
from tni.services.lesson.shared_parts import SharedParts

_READABLE = (Text, Image, PluginItem)


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
    left_out: not in the web page, since it is for the classroom only."""

    kind: CreditedKind
    name: str
    pages: tuple[int, ...]
    credit: Credit
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class WebSound:
    """Sound of a page. file: its bytes in the lesson."""

    title: str
    file: BlobId


type WebContent = AnyItem | WebItem
"""Item of a page, or one that is drawn already."""


@dataclass(frozen=True, slots=True)
class WebPage:
    """Page of the lesson. number: from 1. contents: in reading order. notes: empty unless asked for. background: PDF
    page behind the items."""

    number: int
    title: str
    width_mm: float
    height_mm: float
    contents: tuple[WebContent, ...]
    paper: Paper = Paper.WHITE
    notes: str = ""
    background: PdfBackground | None = None

    @property
    def has_ink(self) -> bool:
        return any(isinstance(item, Stroke | DrawInk) for item in self.contents)

    @property
    def sounds(self) -> tuple[WebSound, ...]:
        """Sounds of the cards on it, in reading order."""
        cards = (card_of(item) for item in self.contents if isinstance(item, PluginItem))
        return tuple(WebSound(card.title, card.sound) for card in cards if card is not None and card.sound is not None)

    def draw(self) -> list[WebItem]:
        """Return the draw items. They take long where there is much ink, so this is for a worker thread."""
        strokes = iter(draw_strokes([item for item in self.contents if isinstance(item, Stroke)], self.paper))
        out: list[WebItem] = []
        for item in self.contents:
            match item:
                case Stroke():
                    out.append(next(strokes))
                case PluginItem() if (card := card_of(item)) is not None and card.address:
                    out.append(WebLink(tuple(draw_item(item, self.paper)), card.address, item.name))
                case Text() | Image() | Shape() | PluginItem():
                    out += draw_item(item, self.paper)
                case _:
                    out.append(item)
        return out


@dataclass(frozen=True, slots=True)
class WebLesson:
    """Contents of a web page. plan: None unless asked for. questions: those that it names. withheld: parts that the
    lesson has and the page has not."""

    title: str
    subject: str
    level: str
    author: str
    licence: str
    pages: tuple[WebPage, ...]
    credits: tuple[CreditLine, ...] = ()
    plan: LessonPlan | None = None
    questions: tuple[LessonQuestion, ...] = ()
    withheld: SharedParts = field(default_factory=SharedParts)


def take_web_lesson(document: Document, choices: SharedParts, label: str) -> WebLesson:
    """Take a lesson's pages. label: said in the place of what is for the classroom only."""
    layered = document.in_seance and any(True for _ in document.overlay)
    if layered and not choices.layer:
        document = Document(document.base)
    taking = _Taking(document.credits, choices, label)
    pages = tuple(taking.page(document, page, number) for number, page in enumerate(document.pages(), 1))
    info, about, plan = document.info, document.curriculum or Curriculum(), document.plan
    lines = taking.lines()
    withheld = SharedParts(
        layer=layered and not choices.layer,
        notes=not choices.notes and any(page.notes.strip() for page in document.pages()),
        plan=not choices.plan and plan is not None,
        classroom=any(line.left_out for line in lines),
    )
    asked, questions = (plan, planned_questions(document)) if choices.plan else (None, ())
    return WebLesson(
        info.title, info.subject, info.level, about.author, about.licence, pages, lines, asked, questions, withheld
    )


class _Taking:
    """Takes pages and notes which credits they need."""

    def __init__(self, credits: Mapping[str, Credit], choices: SharedParts, label: str) -> None:
        self._credits, self._choices, self._label = credits, choices, label
        self._found: dict[str, tuple[CreditedKind, str, list[int], bool]] = {}

    def page(self, document: Document, page: Page, number: int) -> WebPage:
        width, height = page.format.width_mm, document.height_mm(page.id)
        sheet = Rect(0.0, 0.0, width, height)
        contents: list[WebContent] = []
        background = None
        for drawn in draw_page(page, height):
            if isinstance(drawn, DrawPdf):
                if self._credit(CreditedKind.PDF, page.title, number, drawn.pdf.blob):
                    contents.append(self._instead(drawn))
                    continue
                background = drawn.pdf
            contents.append(drawn)
        found = [item for item in document.items(page.id) if document.box(item).intersects(sheet)]
        contents += self._kept(document, found, number)
        notes = page.notes if self._choices.notes else ""
        return WebPage(number, page.title, width, height, tuple(contents), page.paper, notes, background)

    def lines(self) -> tuple[CreditLine, ...]:
        return tuple(
            CreditLine(kind, name, tuple(dict.fromkeys(pages)), self._credits[key], left_out)
            for key, (kind, name, pages, left_out) in self._found.items()
        )

    def _kept(self, document: Document, items: Sequence[AnyItem], number: int) -> Iterator[WebContent]:
        readable = [isinstance(item, _READABLE) for item in items]
        for place in reading_order([document.box(item) for item in items], readable):
            item = items[place]
            if not self._is_left_out(item, number):
                yield item
            elif isinstance(item, _READABLE):  # nothing stands in the place of ink and shapes
                yield LeftOut(item.width_mm, item.height_mm, item.transform, self._label)

    def _is_left_out(self, item: AnyItem, number: int) -> bool:
        match item:
            case Image():
                return self._credit(CreditedKind.IMAGE, item.alt, number, item.id, item.blob)
            case Text():
                return self._credit(CreditedKind.TEXT, item.text, number, item.id)
            case PluginItem():
                return self._credit(_kind_of(item), item.name, number, item.id, *blobs_of(item))
            case Stroke() | Shape():
                return self._credit(CreditedKind.OTHER, "", number, item.id)

    def _credit(self, kind: CreditedKind, name: str, number: int, *keys: str | BlobId) -> bool:
        """Note the credit of an item, and return whether the item is left out."""
        found = [self._credits[key] for k in keys if (key := CREDIT_PREFIX + k) in self._credits]
        if not found:
            return False
        credit, left_out = found[0], not self._choices.classroom and any(one.classroom_only for one in found)
        said = "" if left_out and kind is CreditedKind.TEXT else name  # a text left out is not quoted
        self._found.setdefault(credit.id, (kind, said, [], left_out))[2].append(number)
        return left_out

    def _instead(self, pdf: DrawPdf) -> LeftOut:
        return LeftOut(pdf.box.width, pdf.box.height, replace(IDENTITY, e=pdf.box.x, f=pdf.box.y), self._label)


def _kind_of(item: PluginItem) -> CreditedKind:
    card = card_of(item)
    if card is None:
        return CreditedKind.OTHER
    return CreditedKind.SOUND if card.kind is CardKind.SOUND else CreditedKind.LINK
