"""Pages of a lesson made of the plain values that an importer returns. These come from a stranger's file: what is out
of bounds is left out, and each part that is, or is not as it was, is listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import TYPE_CHECKING

from tni.api.formats import FormatLoss, PlainItem, PlainLesson, PlainPage, PlainRuling, PlainText
from tni.core.ids import BlobId, ItemId, PageId, new_id
from tni.core.one_line import shortened
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import AnyItem, LessonRecord, Page, PdfBackground, Shape, ShapeKind
from tni.document.page_format import RULING_RANGE_MM, Paper, Ruling
from tni.document.text_measurer import TextMeasurer
from tni.ink.pen import Pen
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.page_commands import page_format
from tni.services.lesson.plain_lesson_items import LONGEST_TEXT, LONGEST_TITLE, PlainLessonItems, colour_of
from tni.services.lesson.plain_page_order import PlainPageOrder

if TYPE_CHECKING:
    from tni.services.questions.lesson_copies import CopiedQuestion

SIDE_MM = (20.0, 5000.0)
MOST_PAGES, MOST_ITEMS = 2000, 20_000
MOST_ITEMS_OF_ALL, MOST_LETTERS = 50_000, 2_000_000
"""Bounds of a whole lesson: items, and letters of its texts and notes."""
STEP_ITEMS = 200
"""Items that are put into a lesson at once: about 10 ms."""
DARK, NEAR_BLACK = 80, 50
"""Brightness, 0 to 255, below which a page's colour becomes black paper, and below which nobody sees the difference."""
TOO_MANY, OTHER_SIZE = "Objet en trop pour une leçon.", "Le format de la page."


@dataclass(frozen=True, slots=True)
class PlainPdf:
    """PDF among a lesson's files. sizes_mm: of its pages."""

    blob: BlobId
    sizes_mm: Sequence[tuple[float, float]]


class PlainLessonPages:
    """Pages of one lesson, made when this is: texts take long to measure, so make it on a worker. pictures: blobs of
    its pictures by the names of their files; pdfs: the PDFs among them; files: the others, as they are."""

    def __init__(
        self,
        lesson: PlainLesson,
        measurer: TextMeasurer,
        pictures: Mapping[str, BlobId],
        pdfs: Mapping[str, PlainPdf] | None = None,
        files: Mapping[str, BlobId] | None = None,
    ) -> None:
        self.losses: list[FormatLoss] = []
        ids = {number: PageId(new_id()) for number in range(1, min(len(lesson.pages), MOST_PAGES) + 1)}
        self._ids, self._maker = ids, PlainLessonItems(measurer, pictures, files or {}, ids, self.losses.append)
        self._pdfs = pdfs or {}
        self._items_left, self._letters_left = MOST_ITEMS_OF_ALL, MOST_LETTERS
        self._title = shortened(lesson.title, LONGEST_TITLE)
        self._measurer = measurer
        self._copies: list[CopiedQuestion] = []
        self._made: list[tuple[Page, list[AnyItem]]] = []
        for number, plain in enumerate(lesson.pages[:MOST_PAGES], 1):
            page = self._page(plain, number)
            self._made.append((page, list(self._items(plain, page, number))))
        for number, plain in enumerate(lesson.pages[MOST_PAGES:], MOST_PAGES + 1):
            self._lost("Page en trop pour une leçon.", number)
            for item in plain.items:
                self._lost(TOO_MANY, number, item)

    @property
    def blobs(self) -> tuple[bytes, ...]:
        """Files of the lesson that are made here: its questions."""
        return tuple(copy.data for copy in self._copies)

    def steps_into(self, editor: LessonEditor, title: str = "") -> Iterator[None]:
        """Put the pages in place of the only, blank page of a new lesson, one after the other, in short steps: one step
        to undo. title: of a lesson that has none."""
        blank, swaps = editor.page, list[RecordChange]()

        def put(*changed: RecordChange) -> None:
            editor.show(Change(ChangeKind.IMPORT, changed))
            swaps.extend(changed)

        for place, (page, items) in enumerate(self._made, 1):
            put(*_new([replace(page, position=blank.position + place), *items[:STEP_ITEMS]]))
            yield
            for begin in range(STEP_ITEMS, len(items), STEP_ITEMS):
                put(*_new(items[begin : begin + STEP_ITEMS]))
                yield
        put(*_new([copy.record for copy in self._copies]))
        if self._made:
            editor.go_to(self._made[0][0].id)
            put(RecordChange(blank.id, blank, None))
        if (info := replace(editor.info, title=self._title or title)) != editor.info:
            put(RecordChange(info.id, editor.document.get(info.id), info))
        editor.commit(Change(ChangeKind.IMPORT, tuple(swaps)))

    def _lost(self, what: str, number: int, item: PlainItem | None = None, *, is_dropped: bool = True) -> None:
        self.losses.append(FormatLoss(what, number, is_dropped, "" if item is None else item.source))

    def _page(self, plain: PlainPage, number: int) -> Page:
        sides = (plain.width, plain.height)
        if not all(isfinite(side) and SIDE_MM[0] <= side <= SIDE_MM[1] for side in sides):
            self._lost(OTHER_SIZE, number, is_dropped=False)
            sides = (280.0, 210.0)
        title, notes = shortened(plain.title, LONGEST_TITLE), plain.notes[: min(LONGEST_TEXT, self._letters_left)]
        if len(notes) < len(plain.notes):
            self._lost("La fin des notes, trop longues.", number)
        self._letters_left -= len(notes)
        ruling, ruling_mm = _ruling(plain)
        return Page(
            id=self._ids[number], position=0.0, format=page_format(*sides), title=title, notes=notes,
            paper=self._paper(plain, number), ruling=ruling, ruling_mm=ruling_mm, pdf=self._pdf(plain, number),
        )  # fmt: skip

    def _paper(self, plain: PlainPage, number: int) -> Paper:
        if plain.pdf:
            return Paper.WHITE
        if not plain.colour:
            return Page(id=PageId(""), position=0.0).paper
        light = _brightness(plain.colour)
        if NEAR_BLACK < light < DARK:
            self._lost("La couleur du fond, presque noire.", number, is_dropped=False)
        return Paper.BLACK if light < DARK else Paper.WHITE

    def _pdf(self, plain: PlainPage, number: int) -> PdfBackground | None:
        if not plain.pdf:
            return None
        found = self._pdfs.get(plain.pdf)
        if found is None or not 0 <= plain.pdf_page < len(found.sizes_mm):
            self._lost("Le fond PDF de la page.", number)
            return None
        return PdfBackground(found.blob, plain.pdf_page, *found.sizes_mm[plain.pdf_page])

    def _items(self, plain: PlainPage, page: Page, number: int) -> Iterator[AnyItem]:
        order = PlainPageOrder()
        if (back := _coloured_back(plain, page)) is not None:
            yield order.placed(back)
        room = min(MOST_ITEMS, self._items_left)
        for place, item in enumerate(plain.items):
            letters = len(item.text) if isinstance(item, PlainText) else 0
            if place >= room or letters > self._letters_left:
                self._lost(TOO_MANY, number, item)
                continue
            if (made := self._maker.item(item, number)) is not None:
                self._letters_left -= letters
                yield order.placed(made)
        self._items_left -= min(room, len(plain.items))
        if plain.questions:
            yield from map(order.placed, self._questions(plain, page, number))

    def _questions(self, plain: PlainPage, page: Page, number: int) -> Sequence[AnyItem]:
        from tni.services.lesson.plain_page_questions import page_questions  # few lessons have any

        found = page_questions(plain, page, self._measurer, lambda what: self._lost(what, number))
        self._copies += found.copies
        return found.lines


def _new(records: Sequence[LessonRecord]) -> Sequence[RecordChange]:
    return [RecordChange(one.id, None, one) for one in records]


def _ruling(plain: PlainPage) -> tuple[Ruling, float]:
    ruling = Ruling(plain.ruling.value)
    if plain.ruling is PlainRuling.BLANK or not isfinite(plain.ruling_mm) or plain.ruling_mm <= 0:
        return ruling, 0.0
    return ruling, min(max(plain.ruling_mm, RULING_RANGE_MM[0]), RULING_RANGE_MM[1])


def _brightness(colour: str) -> float:
    red, green, blue = bytes.fromhex(colour_of(colour)[1:])
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _coloured_back(plain: PlainPage, page: Page) -> Shape | None:
    """Return a locked rectangle that fills the page, for a colour that no paper has."""
    colour = colour_of(plain.colour)
    if not plain.colour or plain.pdf or page.paper is Paper.BLACK or colour == "#ffffff":
        return None
    wide, high = page.format.width_mm, page.format.height_mm
    return Shape(
        id=ItemId(new_id()), page=page.id, kind=ShapeKind.RECTANGLE, x0=0.0, y0=0.0, x1=wide, y1=high,
        pen=Pen(colour=colour, width_mm=0.05), fill=colour, locked=True, outlined=False,
    )  # fmt: skip
