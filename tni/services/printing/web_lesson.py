"""Contents of a lesson's web page, as values: taken from the document on the main thread, written on any other.

Class layers, notes and the plan are in it only when asked for. Earlier states and erased ink never are: the document
that it is taken from has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tni.core.geometry import IDENTITY, Rect
from tni.core.ids import BlobId
from tni.document.document import Document
from tni.document.drawlist import DrawInk, DrawPdf, draw_item, draw_page, draw_strokes
from tni.document.item_still import still_of
from tni.document.items import AnyItem, Image, Media, Page, PdfBackground, PluginItem, Shape, Stroke, Text
from tni.document.lesson_plan import Curriculum, LessonPlan, LessonQuestion
from tni.document.links import linked_page, with_link, with_links, word_links
from tni.document.page_format import Paper
from tni.document.planned_questions import planned_questions
from tni.document.playable import playable
from tni.document.reading_order import reading_order
from tni.document.resource_card import card_of
from tni.document.text_link import PAGE_ANCHOR, is_web_address
from tni.render.svg.page_svg import LeftOut, WebCover, WebDrawing, WebItem, WebLink
from tni.services.curriculum.open_lesson import levels_of, subject_of
from tni.services.lesson.conversion_report import ConversionReport
from tni.services.lesson.shared_parts import SharedParts
from tni.services.printing.credited_items import CreditedItems, CreditLine
from tni.services.printing.given_report import GivenAs, given_report

_READABLE = (Text, Image, Media, PluginItem)


@dataclass(frozen=True, slots=True)
class WebSound:
    """Sound or film of a page. file: its bytes in the lesson. subtitles: a file in WebVTT."""

    title: str
    file: BlobId
    film: bool = False
    subtitles: BlobId | None = None
    start_s: float = 0.0
    end_s: float = 0.0
    looped: bool = False


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
        """Sounds, films and the sounds of cards on it, in reading order."""
        items = (playable(item) for item in self.contents if isinstance(item, Media | PluginItem))
        return tuple(
            WebSound(
                one.title or one.name, one.blob, one.film, one.subtitles, one.start_s, one.end_s, one.looped
            ) for one in items if one is not None
        )  # fmt: skip

    def draw(self) -> list[WebItem]:
        """Return the draw items. They take long where there is much ink, so this is for a worker thread."""
        strokes = iter(draw_strokes([item for item in self.contents if isinstance(item, Stroke)], self.paper))
        out: list[WebItem] = []
        for item in self.contents:
            match item:
                case Stroke():
                    out.append(next(strokes))
                case Text() | Image() | Media() | Shape() | PluginItem() if item.behaviour.cover:
                    out.append(WebCover(tuple(draw_item(item, self.paper))))
                case Text() | Image() | Media() | Shape() | PluginItem() if item.behaviour.link:
                    link = item.behaviour.link
                    out.append(WebLink(tuple(draw_item(item, self.paper)), link, _link_name(item) or link))
                case PluginItem() if (card := card_of(item)) is not None and card.address:
                    out.append(WebLink(tuple(draw_item(item, self.paper)), card.address, item.name))
                case PluginItem() if item.picture is None or still_of(item) is not None:
                    out.append(WebDrawing(tuple(draw_item(item, self.paper)), item.name))
                case Text() | Image() | Media() | Shape() | PluginItem():
                    out += draw_item(item, self.paper)
                case _:
                    out.append(item)
        return out


@dataclass(frozen=True, slots=True)
class WebLesson:
    """Contents of a web page. plan: None unless asked for. questions: those that it names. withheld: parts that the
    lesson has and the page has not. report: on what can no longer be handled."""

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
    report: ConversionReport = field(default_factory=ConversionReport)


def take_web_lesson(document: Document, choices: SharedParts, label: str) -> WebLesson:
    """Take a lesson's pages. label: said in the place of what is for the classroom only."""
    layered = document.in_seance and any(True for _ in document.overlay)
    if layered and not choices.layer:
        document = Document(document.base)
    credits = CreditedItems(document.credits, classroom=choices.classroom)
    taking = _Taking(credits, choices, label)
    pages = tuple(taking.page(document, page, number) for number, page in enumerate(document.pages(), 1))
    info, about, plan = document.info, document.curriculum or Curriculum(), document.plan
    lines = credits.lines()
    withheld = SharedParts(
        layer=layered and not choices.layer,
        notes=not choices.notes and any(page.notes.strip() for page in document.pages()),
        plan=not choices.plan and plan is not None,
        classroom=any(line.left_out for line in lines),
    )
    asked, questions = (plan, planned_questions(document)) if choices.plan else (None, ())
    return WebLesson(
        info.title, subject_of(document), levels_of(document), about.author, about.licence, pages, lines, asked,
        questions, withheld, given_report(document, credits.leaves_out, GivenAs.WEB_PAGE),
    )  # fmt: skip


class _Taking:
    """Takes pages and notes which credits they need."""

    def __init__(self, credits: CreditedItems, choices: SharedParts, label: str) -> None:
        self._credits, self._choices, self._label = credits, choices, label

    def page(self, document: Document, page: Page, number: int) -> WebPage:
        width, height = page.format.width_mm, document.height_mm(page.id)
        sheet = Rect(0.0, 0.0, width, height)
        contents: list[WebContent] = []
        background = None
        for drawn in draw_page(page, height):
            if isinstance(drawn, DrawPdf):
                if self._credits.leaves_out_pdf(drawn.pdf, page.title, number):
                    contents.append(self._instead(drawn))
                    continue
                background = drawn.pdf
            contents.append(drawn)
        found = [item for item in document.readable(page.id) if document.box(item).intersects(sheet)]
        beneath = [item for item in document.beneath(page.id) if document.box(item).intersects(sheet)]
        contents += [*self._kept(document, beneath, number), *self._kept(document, found, number)]
        notes = page.notes if self._choices.notes else ""
        return WebPage(number, page.title, width, height, tuple(contents), page.paper, notes, background)

    def _kept(self, document: Document, items: Sequence[AnyItem], number: int) -> Iterator[WebContent]:
        readable = [isinstance(item, _READABLE) for item in items]
        for place in reading_order([document.box(item) for item in items], readable):
            item = items[place]
            if not self._credits.leaves_out(item, number):
                yield self._with_web_link(document, item)
            elif isinstance(item, _READABLE):  # nothing stands in the place of ink and shapes
                yield LeftOut(item.width_mm, item.height_mm, item.transform, self._label)

    def _with_web_link(self, document: Document, item: AnyItem) -> AnyItem:
        """Return an item with the links that it has on the web page: to the web, or to a page there. Files, questions
        are not on it. A text whose words have links has none as a whole."""

        def known(link: str) -> str:
            page = linked_page(link)
            if page is None:
                return link if is_web_address(link) else ""
            number = next((n for n, one in enumerate(document.pages(), 1) if one.id == page), None)
            return "" if number is None else f"{PAGE_ANCHOR}{number}"

        found = with_links(item, known)
        return with_link(found, "") if found.behaviour.link and word_links(found) else found

    def _instead(self, pdf: DrawPdf) -> LeftOut:
        return LeftOut(pdf.box.width, pdf.box.height, replace(IDENTITY, e=pdf.box.x, f=pdf.box.y), self._label)


def _link_name(item: AnyItem) -> str:
    """Return the name of an item that is a link, for readers who cannot see it."""
    match item:
        case Text():
            return " ".join(item.text.split())
        case Image():
            return item.alt.strip()
        case Media():
            return item.title.strip()
        case PluginItem():
            return item.name.strip()
        case _:
            return ""
