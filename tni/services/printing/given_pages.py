"""Pages of a lesson that is given away as a PDF or as pictures: without what may not leave the classroom, and with the
credits as last pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tni.core.geometry import Affine, Rect
from tni.core.ids import PageId
from tni.document.document import Document
from tni.document.drawlist import DrawFill, DrawItem, DrawPaper, DrawPdf, DrawText
from tni.document.items import AnyItem, Image, Media, PluginItem, Text
from tni.document.page_format import Paper, Ruling
from tni.document.text_measurer import TextMeasurer
from tni.render.print_page import PrintPage
from tni.services.lesson.conversion_report import ConversionReport
from tni.services.lesson.shared_parts import SharedParts
from tni.services.printing.credited_items import CreditedItems, CreditLine
from tni.services.printing.given_report import GivenAs, given_report
from tni.services.printing.page_export import PageExport
from tni.services.printing.set_text import set_text
from tni.services.printing.web_texts import CreditTexts

INK, FAINT, BOX = "#1b1b19", "#4a4a46", "#f1f1ee"
LABEL_MM = 7.0
LINES_PER_PAGE = 38
"""Size of the credits: so many lines would fill a page."""
NAME_LENGTH, FACT_LENGTH = 80, 300
"""Longest beginnings of a name and of a source, author or licence."""


@dataclass(frozen=True, slots=True)
class GivenPages:
    """Pages to export. withheld: parts that the lesson has and the export could have, but has not. report: on what can
    no longer be handled or played."""

    export: PageExport
    withheld: SharedParts
    report: ConversionReport = field(default_factory=ConversionReport)


def given_pages(
    document: Document,
    choices: SharedParts,
    label: str,
    texts: CreditTexts,
    measurer: TextMeasurer,
    given_as: GivenAs = GivenAs.PDF,
) -> GivenPages:
    """Take a lesson's pages; its notes and its plan are on none of them. label: said in the place of what is for the
    classroom only."""
    layered = document.in_seance and any(True for _ in document.overlay)
    if layered and not choices.layer:
        document = Document(document.base)
    credits = CreditedItems(document.credits, classroom=choices.classroom)
    export = PageExport.of(document, stand_in=_stand_in(document, credits, label, measurer))
    lines = credits.lines()
    first = export.pages[0]
    ends = list(_CreditPages(first.width_mm, min(first.height_mm, first.width_mm * 2), texts, measurer).pages(lines))
    whole = replace(export, pages=(*export.pages, *ends), backgrounds=(*export.backgrounds, *[None] * len(ends)))
    withheld = SharedParts(layer=layered and not choices.layer, classroom=any(line.left_out for line in lines))
    return GivenPages(whole, withheld, given_report(document, credits.leaves_out, given_as))


def pages_without_extracts(
    document: Document, wanted: Iterable[PageId], paper: Paper | None, label: str, measurer: TextMeasurer
) -> tuple[PageExport, bool]:
    """Take pages with a label in the place of each extract for the classroom only. Returns also whether there is any.
    wanted, paper: see `PageExport.of`."""
    credits = CreditedItems(document.credits, classroom=False)
    export = PageExport.of(document, wanted, paper, _stand_in(document, credits, label, measurer))
    return export, any(line.left_out for line in credits.lines())


def _stand_in(
    document: Document, credits: CreditedItems, label: str, measurer: TextMeasurer
) -> Callable[[int, AnyItem | DrawPdf], Sequence[DrawItem] | None]:
    pages = document.pages()

    def stand_in(number: int, item: AnyItem | DrawPdf) -> Sequence[DrawItem] | None:
        page = pages[number - 1]
        if isinstance(item, DrawPdf):
            box = item.box
            if not credits.leaves_out_pdf(item.pdf, page.title, number):
                return None
            return _label_box(box.width, box.height, Affine.moving(box.x, box.y), label, measurer)
        sheet = Rect(0.0, 0.0, page.format.width_mm, document.height_mm(page.id))
        if not document.box(item).intersects(sheet):
            return ()  # a file would hold what no page shows
        if not credits.leaves_out(item, number):
            return None
        if isinstance(item, Text | Image | Media | PluginItem):
            return _label_box(item.width_mm, item.height_mm, item.transform, label, measurer)
        return ()  # nothing stands in the place of ink and shapes

    return stand_in


def _label_box(width: float, height: float, place: Affine, label: str, measurer: TextMeasurer) -> list[DrawItem]:
    """Return a grey box with a label in its middle."""
    corners = tuple(place.point(x, y) for x, y in ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height)))
    wide = measurer.measure(label, LABEL_MM).width_mm / LABEL_MM
    size = min(LABEL_MM, height / 3, width * 0.9 / max(wide, 1.0))
    if size <= 0:
        return []
    text = set_text(label, size, FAINT, measurer)
    moved = place.after(Affine.moving((width - text.width_mm) / 2, (height - text.height_mm) / 2))
    return [DrawFill(corners, BOX), DrawText(text, moved)]


class _CreditPages:
    """Sets credits from the top down, on as many pages as they need."""

    def __init__(self, width_mm: float, height_mm: float, texts: CreditTexts, measurer: TextMeasurer) -> None:
        self._width, self._height, self._texts, self._measurer = width_mm, height_mm, texts, measurer
        self._margin = min(width_mm, height_mm) / 14
        self._size = min(width_mm, height_mm) / LINES_PER_PAGE

    def pages(self, lines: Sequence[CreditLine]) -> Iterator[PrintPage]:
        items, y = self._sheet(), self._margin
        for block in self._blocks(lines):
            needed = sum(text.height_mm for text in block)
            if y + needed > self._height - self._margin and y > self._margin:
                yield PrintPage(self._width, self._height, items)
                items, y = self._sheet(), self._margin
            for text in block:
                items.append(DrawText(text, Affine.moving(self._margin, y)))
                y += text.height_mm
            y += self._size * 0.8
        if lines:
            yield PrintPage(self._width, self._height, items)

    def _sheet(self) -> list[DrawItem]:
        return [DrawPaper(Paper.WHITE, Ruling.BLANK, self._width, self._height)]

    def _blocks(self, lines: Sequence[CreditLine]) -> Iterator[list[Text]]:
        """Yield texts that stay together: the headings, and each credit."""
        for heading, found in (
            (self._texts.credits, [line for line in lines if not line.left_out]),
            (self._texts.withheld, [line for line in lines if line.left_out]),
        ):
            for place, line in enumerate(found):
                head = [] if place else [self._text(heading, self._size * 1.6, bold=True)]
                yield [*head, self._text(self._name(line), self._size, bold=True), self._facts(line)]

    def _name(self, line: CreditLine) -> str:
        texts = self._texts
        name = _beginning(line.name, NAME_LENGTH)
        pages = (texts.one_page if len(line.pages) == 1 else texts.more_pages).format(", ".join(map(str, line.pages)))
        return f"{texts.kinds[line.kind]}{f' – {name}' if name else ''}, {pages}"

    def _facts(self, line: CreditLine) -> Text:
        texts, credit = self._texts, line.credit
        if line.left_out:  # the source of a capture is the title of a window, with a pupil's name as it may be
            return self._text(texts.classroom[:1].upper() + texts.classroom[1:], self._size, bold=False)
        labels = (texts.source, texts.author, texts.licence)
        values = (credit.source, credit.author, credit.licence)
        facts = [
            f"{label} : {_beginning(value, FACT_LENGTH) or texts.unknown}"
            for label, value in zip(labels, values, strict=True)
        ]
        return self._text("\n".join(facts), self._size, bold=False)

    def _text(self, words: str, size: float, *, bold: bool) -> Text:
        return set_text(words, size, INK, self._measurer, self._width - 2 * self._margin, bold=bold)


def _beginning(words: str, length: int) -> str:
    said = " ".join(words.split())
    return said if len(said) <= length else said[: length - 1].rstrip() + "…"
