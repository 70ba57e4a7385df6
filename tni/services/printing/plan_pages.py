"""A lesson's plan on A4 pages, as teachers hand it in: its texts, then the phases as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tni.core.geometry import Affine
from tni.core.number_runs import format_runs
from tni.document.document import Document
from tni.document.drawlist import DrawFill, DrawItem, DrawPaper, DrawText
from tni.document.items import Text
from tni.document.lesson_plan import LessonPlan, PlanPhase
from tni.document.page_format import A4_PORTRAIT, Paper, Ruling
from tni.document.planned_questions import planned_questions
from tni.document.text_measurer import TextMeasurer
from tni.render.print_page import PrintPage
from tni.services.curriculum.open_lesson import levels_of, subject_of
from tni.services.printing.page_export import PageExport
from tni.services.printing.set_text import set_text
from tni.services.printing.web_texts import PlanTexts

WIDTH_MM, HEIGHT_MM, MARGIN_MM = A4_PORTRAIT.width_mm, A4_PORTRAIT.height_mm, 16.0
SIZE_MM, HEADING_MM, TITLE_MM, GAP_MM = 3.9, 4.6, 6.5, 2.0
INK, LINE, LINE_MM = "#1b1b19", "#8a8a85", 0.25
COLUMNS_MM = (0.0, 20.0, 156.0)
"""Left edges of the minutes, the phase and its pages, from the margin."""
LONGEST = 1500
"""Letters of the longest text that is kept on one page."""


@dataclass(frozen=True, slots=True)
class PlanSheetTexts:
    """Texts of the sheet. title: of the kind of document. minutes, pages: headings of columns. joined: with a
    place for the files and pages that go with the homework."""

    plan: PlanTexts
    title: str
    minutes: str
    pages: str
    joined: str


def plan_pages(document: Document, texts: PlanSheetTexts, measurer: TextMeasurer) -> PageExport:
    """Return the plan of a lesson as pages; one page with the title alone where it has none."""
    made = _PlanSetting(document, texts, measurer)
    pages = tuple(PrintPage(WIDTH_MM, HEIGHT_MM, items) for items in made.pages())
    return PageExport(f"{document.info.title} – {texts.title}", pages, (None,) * len(pages))


class _PlanSetting:
    """Sets a plan from the top down."""

    def __init__(self, document: Document, texts: PlanSheetTexts, measurer: TextMeasurer) -> None:
        self._document, self._texts, self._measurer = document, texts, measurer
        self._numbers = {page.id: number for number, page in enumerate(document.pages(), 1)}
        self._questions = {one.question: one for one in planned_questions(document)}
        self._done: list[list[DrawItem]] = []
        self._top: float | None = None
        self._begin()

    def pages(self) -> list[list[DrawItem]]:
        info, plan, said = self._document.info, self._document.plan or LessonPlan(), self._texts.plan
        self._put(self._text(info.title or self._texts.title, TITLE_MM, bold=True))
        minutes = said.minutes.format(plan.minutes) if plan.minutes else ""
        subject, levels = subject_of(self._document), levels_of(self._document)
        facts = (self._texts.title if info.title else "", subject, levels, minutes)
        self._put(self._text(" · ".join(filter(None, facts)), SIZE_MM))
        self._y += GAP_MM
        for heading, words in (
            (said.aims, plan.aims),
            (said.abilities, plan.abilities),
            (said.materials, plan.materials),
        ):
            self._put_part(heading, words)
        self._put_table(plan.phases)
        self._put_part(said.homework, "\n".join(filter(None, (plan.homework, self._joined(plan)))))
        for adaptation in plan.adaptations:
            self._put_part(said.needs[adaptation.need], adaptation.text)
        return [*self._done, self._items]

    def _joined(self, plan: LessonPlan) -> str:
        """Return what goes with the homework; "" for nothing."""
        numbers = format_runs([self._numbers[page] for page in plan.homework_pages if page in self._numbers])
        pages = f"{self._texts.pages} {numbers}" if numbers else ""
        parts = [one for one in (*(file.name for file in self._document.homework_files), pages) if one]
        return self._texts.joined.format(" ; ".join(parts)) if parts else ""

    # -- texts

    def _put_part(self, heading: str, words: str) -> None:
        blocks = [self._text(piece, SIZE_MM) for piece in _pieces(words)]
        if blocks:
            self._put(self._text(heading, HEADING_MM, bold=True), with_mm=blocks[0].height_mm)
            for block in blocks:
                self._put(block)
            self._y += GAP_MM

    def _text(self, words: str, size: float, column: int = 0, *, bold: bool = False) -> Text:
        return set_text(words, size, INK, self._measurer, self._width(column), bold=bold)

    def _width(self, column: int) -> float:
        whole = WIDTH_MM - 2 * MARGIN_MM
        if self._top is None:
            return whole
        return (*COLUMNS_MM, whole)[column + 1] - COLUMNS_MM[column] - GAP_MM

    def _put(self, text: Text, column: int = 0, with_mm: float = 0.0) -> None:
        """Put a text below the last one, on the next page if it does not fit. with_mm: height that must follow it."""
        if self._y + text.height_mm + with_mm > HEIGHT_MM - MARGIN_MM and self._y > MARGIN_MM:
            self._end_lines()
            self._done.append(self._items)
            self._begin()
        self._draw(text, column, self._y)
        self._y += text.height_mm

    def _draw(self, text: Text, column: int, y: float) -> None:
        left = MARGIN_MM + (COLUMNS_MM[column] + GAP_MM / 2 if self._top is not None else 0.0)
        self._items.append(DrawText(text, Affine.moving(left, y)))

    def _begin(self) -> None:
        self._items: list[DrawItem] = [DrawPaper(Paper.WHITE, Ruling.BLANK, WIDTH_MM, HEIGHT_MM)]
        self._y = MARGIN_MM
        if self._top is not None:
            self._top = self._y
            self._line()

    # -- the table

    def _put_table(self, phases: Sequence[PlanPhase]) -> None:
        if not phases:
            return
        self._top = self._y
        self._row(self._texts.minutes, [(self._texts.plan.phases, True)], self._texts.pages)
        for phase in phases:
            minutes = self._texts.plan.minutes.format(phase.minutes) if phase.minutes else ""
            numbers = sorted(self._numbers[page] for page in phase.pages if page in self._numbers)
            self._row(minutes, list(self._contents(phase)), format_runs(numbers))
        self._line()
        self._end_lines()
        self._top = None
        self._y += GAP_MM * 2

    def _contents(self, phase: PlanPhase) -> Iterator[tuple[str, bool]]:
        """Yield the texts of a phase, each with whether it is bold."""
        yield phase.title.strip() or "–", True
        for piece in _pieces(phase.text):
            yield piece, False
        for question in phase.questions:
            if (found := self._questions.get(question)) is not None:
                yield f"• {found.text}", False

    def _row(self, minutes: str, contents: Sequence[tuple[str, bool]], pages: str) -> None:
        bold = contents[0][1] and self._y == self._top
        blocks = [self._text(words, SIZE_MM, 1, bold=is_bold) for words, is_bold in contents]
        if self._y + GAP_MM + blocks[0].height_mm > HEIGHT_MM - MARGIN_MM:
            self._end_lines()
            self._done.append(self._items)
            self._begin()
        else:
            self._line()
        self._y += GAP_MM / 2
        for words, column in ((minutes, 0), (pages, 2)):
            if words:
                self._draw(self._text(words, SIZE_MM, column, bold=bold), column, self._y)
        for block in blocks:
            self._put(block, 1)
        self._y += GAP_MM / 2

    def _line(self) -> None:
        self._fill(MARGIN_MM, self._y, WIDTH_MM - 2 * MARGIN_MM, LINE_MM)

    def _end_lines(self) -> None:
        """Draw the upright lines of the table on this page."""
        if self._top is not None:
            for x in (*COLUMNS_MM, WIDTH_MM - 2 * MARGIN_MM):
                self._fill(MARGIN_MM + x, self._top, LINE_MM, self._y - self._top + LINE_MM)
            self._fill(MARGIN_MM, self._y, WIDTH_MM - 2 * MARGIN_MM, LINE_MM)

    def _fill(self, x: float, y: float, width: float, height: float) -> None:
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self._items.append(DrawFill(corners, LINE))


def _pieces(words: str) -> Iterator[str]:
    """Yield the paragraphs of a text, long ones in parts."""
    for line in words.splitlines():
        left = line.strip()
        while len(left) > LONGEST:
            at = left.rfind(" ", 1, LONGEST)
            at = at if at > 0 else LONGEST
            yield left[:at]
            left = left[at:].strip()
        if left:
            yield left
