"""Layout of a question that has the whole page to itself: its text and answers as large as they fit, each answer with
room for its bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from math import ceil, inf

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont

from tni.quiz.bank.rendered_question import InlinePicture
from tni.quiz.question_kinds import CLICKER_KINDS, LETTERED_KINDS, LETTERS, QuestionKind
from tni.services.voting.vote_state import QuestionState
from tni.ui.vote.question_view import FragmentDocument
from tni.ui.vote.vote_text import choice_names

LEAST_SHARE, MOST_SHARE = 40.0, 11.0
"""The page's height divided by these is the smallest and the largest font size."""
COMFORTABLE_SHARE = 24.0
"""The page's height divided by this is a font size for which pictures are made no smaller."""
SIZE_STEPS = 24
PICTURE_SHARES = 0.6, 0.45, 0.32, 0.22, 0.15
"""Largest height of a picture, in page heights, to try in order."""
COUNT_SHARE = 0.8
"""Font size of counts, relative to that of the answers."""
BAR_COUNTS = 9
"""Least width of the room for a bar, in font sizes of its count."""
BETTER = 1.08
"""Factor by which another arrangement must be larger to be taken."""


@dataclass(frozen=True, slots=True)
class SheetContent:
    """Content of a sheet, as HTML. marks: letters or numbers of the answers. has_bars: each answer has a bar and a
    colour."""

    stem: str
    options: tuple[str, ...]
    marks: tuple[str, ...]
    targets: tuple[str, ...] = ()
    drawn: Mapping[str, InlinePicture] = field(default_factory=dict)
    has_bars: bool = True


@dataclass(frozen=True, slots=True)
class SheetText:
    """Laid out fragment and its top left corner."""

    document: FragmentDocument
    at: QPointF


@dataclass(frozen=True, slots=True)
class PlacedAnswer:
    """Answer on the sheet. box: all of it; letter, pattern, bar: boxes of its parts."""

    mark: str
    box: QRectF
    letter: QRectF
    pattern: QRectF
    bar: QRectF
    text: SheetText | None


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """Layout of a sheet. font_px: size of the text; count_px: of counts. scale: below 1.0 if nothing else fits."""

    font_px: int
    count_px: int
    stem: SheetText
    answers: tuple[PlacedAnswer, ...]
    targets: tuple[PlacedAnswer, ...]
    height: float
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class _Form:
    """Arrangement to try. columns: of answers; below: bars are below their answers, not beside. picture_px: largest
    height of a picture."""

    columns: int
    below: bool
    picture_px: float


def sheet_content(view: QuestionState) -> SheetContent:
    """Return what the sheet of a question shows."""
    question, written = view.state.question, view.written
    drawn: dict[str, InlinePicture] = {}
    if written is not None:
        drawn |= written.drawn
        stem, options, targets = written.stem, written.options, written.targets
        if written.picture is not None:
            drawn["picture"] = written.picture
            stem += '<div><img src="picture"></div>'
    else:
        stem = _html(question.text or "")
        options, targets = tuple(map(_html, question.options)), tuple(map(_html, question.targets))
    if question.kind is QuestionKind.TRUE_FALSE:
        options = tuple(map(_html, choice_names(question).values()))
    lettered = question.kind in LETTERED_KINDS or question.kind is QuestionKind.SCALE
    options = options or ("",) * (len(question.choices) if lettered else 0)
    marks = question.choices or tuple(LETTERS[: len(options)])
    return SheetContent(stem, options, marks, targets, drawn, question.kind in CLICKER_KINDS)


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")


class SheetFitter:
    """Finds the arrangement in which the text is largest. page_px: height of the page, for the sizes of text."""

    def __init__(
        self, content: SheetContent, font: Callable[[int], QFont], ink: QColor, area: QRectF, page_px: float
    ) -> None:
        self._content, self._font, self._ink, self._area, self._page_px = content, font, ink, area, page_px

    def fit(self) -> SheetLayout:
        least, most = ceil(self._page_px / LEAST_SHARE), ceil(self._page_px / MOST_SHARE)
        sizes = sorted({round(least * (most / least) ** (step / SIZE_STEPS)) for step in range(SIZE_STEPS + 1)})
        best: tuple[int, _Form] | None = None
        for share in PICTURE_SHARES if self._has_pictures else PICTURE_SHARES[:1]:
            for columns, below in self._arrangements():
                form = _Form(columns, below, self._page_px * share)
                found = self._largest(sizes, form)
                if found and (best is None or found > best[0] * BETTER):
                    best = found, form
            if best is not None and best[0] >= self._page_px / COMFORTABLE_SHARE:
                break
        if best is not None:
            return self._lay_out(*best, measures=False)
        return self._squeezed(least)

    def _squeezed(self, least: int) -> SheetLayout:
        """Return the layout of a question that is too long: smaller than all should be, but whole."""
        shape = self._arrangements()[-1]
        made = self._lay_out(least, _Form(*shape, self._page_px * PICTURE_SHARES[-1]), measures=False)
        scale = min(1.0, self._area.height() / made.height)
        return SheetLayout(least, made.count_px, made.stem, made.answers, made.targets, made.height, scale)

    @property
    def _has_pictures(self) -> bool:
        return any("<img" in part for part in (self._content.stem, *self._content.options, *self._content.targets))

    def _arrangements(self) -> tuple[tuple[int, bool], ...]:
        count = len(self._content.options)
        if not self._content.has_bars:
            return ((1, False), (2, False)) if count > 1 else ((1, False),)
        if count < 3 or not any(self._content.options):
            return ((1, False), (1, True))
        return (1, False), (1, True), (2, False), (2, True), *(((4, True),) if self._has_pictures else ())

    def _largest(self, sizes: list[int], form: _Form) -> int:
        """Return the largest font size that fits; 0 for none."""
        low, high = -1, len(sizes) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self._lay_out(sizes[middle], form, measures=True).height <= self._area.height():
                low = middle
            else:
                high = middle - 1
        return sizes[low] if low >= 0 else 0

    def _document(self, html: str, px: int, width: float, form: _Form, *, measures: bool) -> FragmentDocument:
        limit = QSizeF(width, form.picture_px)
        made = FragmentDocument(self._content.drawn, self._font(px), self._ink, limit)
        made.lay_out(html, width, measures=measures)
        return made

    def _lay_out(self, px: int, form: _Form, *, measures: bool) -> SheetLayout:
        area, content = self._area, self._content
        stem = self._document(content.stem, px, area.width(), form, measures=measures)
        count_px = max(round(px * COUNT_SHARE), ceil(self._page_px / LEAST_SHARE))
        gap = px * 0.6
        top = area.top() + (stem.size().height() + gap if content.stem else 0.0)
        rows = _Rows(px, count_px, area, form, has_bars=content.has_bars)
        make = lambda html, width: self._document(html, px, width, form, measures=measures)  # noqa: E731
        heights = rows.heights(content.options, make)
        target_heights: list[float] = []
        if content.targets:
            target_rows = _Rows(px, count_px, area, form, has_bars=False)
            target_heights = target_rows.heights(content.targets, make)
        answers_px = inf if measures and rows.bar_width < BAR_COUNTS * count_px else sum(heights)
        height = top - area.top() + answers_px + sum(target_heights) + (gap if target_heights else 0.0)
        spare = max(0.0, area.height() - height)
        spread = min(px * 0.9, spare / (len(heights) + len(target_heights) + 1))
        answers, top = rows.placed(content.marks, top + min(spread, spare), spread)
        targets: tuple[PlacedAnswer, ...] = ()
        if content.targets:
            numbers = tuple(str(n) for n in range(1, len(content.targets) + 1))
            targets, _ = target_rows.placed(numbers, top + gap, spread)
        return SheetLayout(px, count_px, SheetText(stem, area.topLeft()), answers, targets, height)


class _Rows:
    """Answers in rows and columns. heights comes first, then placed."""

    def __init__(self, px: int, count_px: int, area: QRectF, form: _Form, *, has_bars: bool) -> None:
        self._px, self._area, self._form, self._has_bars = px, area, form, has_bars
        self._letter = px * 1.4
        self._gap = px * 0.4
        self._column = (area.width() - (form.columns - 1) * px) / form.columns
        self._bar_px = count_px * 1.3
        self._texts: list[FragmentDocument | None] = []
        self._heights: list[float] = []
        self._text_px = 0.0

    @property
    def _text_left(self) -> float:
        pattern = self._px * 0.5 + self._gap / 2 if self._has_bars else 0.0
        return self._letter + pattern + self._gap

    @property
    def bar_width(self) -> float:
        """Width of the room for a bar; call after `heights`."""
        if not self._has_bars:
            return inf
        if self._form.below:
            return self._column
        return self._column - self._text_left - min(self._text_px, self._column * 0.62) - self._gap

    def heights(self, options: tuple[str, ...], make: Callable[[str, float], FragmentDocument]) -> list[float]:
        beside = self._has_bars and not self._form.below
        most = (self._column * 0.62 if beside else self._column) - self._text_left
        self._texts = [make(html, max(most, self._px)) if html else None for html in options]
        self._text_px = max((text.idealWidth() for text in self._texts if text is not None), default=0.0)
        one = [max(self._letter, 0.0 if text is None else text.size().height()) for text in self._texts]
        columns = self._form.columns
        below = self._bar_px if self._has_bars and self._form.below else 0.0
        self._heights = [max(one[at : at + columns]) + below + self._px * 0.35 for at in range(0, len(one), columns)]
        return self._heights

    def placed(self, marks: tuple[str, ...], top: float, spread: float) -> tuple[tuple[PlacedAnswer, ...], float]:
        """Return the answers, and the bottom of the last row. spread: additional distance of two rows."""
        made = []
        for row, high in enumerate(self._heights):
            for column in range(self._form.columns):
                place = row * self._form.columns + column
                if place < len(self._texts):
                    left = self._area.left() + column * (self._column + self._px)
                    made.append(self._answer(marks[place], self._texts[place], QRectF(left, top, self._column, high)))
            top += high + spread
        return tuple(made), top

    def _answer(self, mark: str, text: FragmentDocument | None, box: QRectF) -> PlacedAnswer:
        below = self._bar_px if self._has_bars and self._form.below else 0.0
        inner = box.height() - self._px * 0.35 - below
        words = 0.0 if text is None else text.size().height()
        line = inner if words <= self._letter * 1.6 else self._letter  # beside a long text, at its first line
        letter = QRectF(box.left(), box.top() + (line - self._letter) / 2, self._letter, self._letter)
        pattern = QRectF(letter.right() + self._gap / 3, letter.top(), self._px * 0.5, self._letter)
        text_at = QPointF(box.left() + self._text_left, box.top() + (inner - words) / 2)
        if not self._has_bars:
            bar = QRectF()
        elif self._form.below:
            bar = QRectF(box.left(), box.top() + inner, box.width(), self._bar_px)
        else:
            left = box.left() + self._text_left + min(self._text_px, self._column * 0.62) + self._gap
            bar = QRectF(left, box.top() + (inner - self._bar_px) / 2, box.right() - left, self._bar_px)
        placed = None if text is None else SheetText(text, text_at)
        return PlacedAnswer(mark, box, letter, pattern if self._has_bars else QRectF(), bar, placed)
