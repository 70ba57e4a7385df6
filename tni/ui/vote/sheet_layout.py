"""Layout of a question that has the whole page to itself: its text and answers as large as they fit, each answer with
room for its bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import ceil, inf

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont

from tni.ui.vote.question_view import FragmentDocument
from tni.ui.vote.sheet_content import ResultPlace, SheetContent
from tni.ui.vote.sheet_parts import SheetPart, cut, picture_box, text_rows

LEAST_SHARE, MOST_SHARE = 40.0, 11.0
"""The page's height divided by these is the smallest and the largest font size."""
COMFORTABLE_SHARE = 24.0
"""The page's height divided by this is a font size for which pictures are made no smaller."""
SIZE_STEPS = 24
PAGED_SHARES = 24.0, 30.0, 34.0, LEAST_SHARE
"""Font sizes of a question that is longer than its page, to try in order. Its answers leave room for its text."""
PAGED_ANSWERS_SHARE = 0.6
"""Most of the sheet's height for the answers of such a question, where they are always in sight."""
PICTURE_SHARES = 0.75, 0.6, 0.52, 0.45, 0.38, 0.32, 0.27, 0.22, 0.18, 0.15
"""Largest height of a picture, in page heights, to try in order."""
COUNT_SHARE = 0.8
"""Font size of counts, relative to that of the answers."""
BAR_COUNTS = 9
"""Least width of the room for a bar, in font sizes of its count."""
RESULT_SHARE = 0.45
"""Part of the sheet's width for a result beside the answers."""
TEXT_SHARES = 0.42, 0.6
"""Most of the sheet's height for a text above its result, to try in order."""
BETTER = 1.08
"""Factor by which another arrangement must be larger to be taken."""


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
    """Layout of a sheet. font_px: size of the text; count_px: of counts. result: box of a result without bars.

    A question that is longer than its page has several sheets, with one of `parts` each, shown in `window`. Its answers
    are on each sheet, unless they too are part of what is cut (`cuts_answers`).
    """

    font_px: int
    count_px: int
    stem: SheetText
    answers: tuple[PlacedAnswer, ...]
    targets: tuple[PlacedAnswer, ...]
    height: float
    result: QRectF = field(default_factory=QRectF)
    window: QRectF = field(default_factory=QRectF)
    parts: tuple[SheetPart, ...] = ()
    cuts_answers: bool = False

    @property
    def sheets(self) -> int:
        """Number of sheets."""
        return max(1, len(self.parts))

    def lift(self, sheet: int) -> float:
        """Return how far up what is cut is moved on a sheet."""
        return self.parts[sheet].top - self.window.top() if self.parts else 0.0


@dataclass(frozen=True, slots=True)
class _Form:
    """Arrangement to try. columns: of answers; below: bars are below their answers, not beside. picture_px: largest
    height of a picture."""

    columns: int
    below: bool
    picture_px: float


class SheetFitter:
    """Finds the arrangement in which the text is largest. page_px: height of the page, for the sizes of text."""

    def __init__(
        self, content: SheetContent, font: Callable[[int], QFont], ink: QColor, area: QRectF, page_px: float
    ) -> None:
        self._content, self._font, self._ink, self._area, self._page_px = content, font, ink, area, page_px

    def fit(self) -> SheetLayout:
        area, content = self._area, self._content
        match content.result:
            case ResultPlace.BESIDE:
                width = area.width() * (1 - RESULT_SHARE)
                self._area = QRectF(area.topLeft(), QSizeF(width, area.height()))
                box = QRectF(area.left() + width, area.top(), area.width() - width, area.height())
                gap = self._page_px / COMFORTABLE_SHARE
                return replace(self._fit(), result=box.adjusted(gap, 0, 0, 0))
            case ResultPlace.BELOW:
                return self._above_result()
            case ResultPlace.PICTURE:
                made = self._fit()
                return replace(made, result=picture_box(made.stem.document).translated(made.stem.at))
            case ResultPlace.BARS:
                return self._fit()

    def _above_result(self) -> SheetLayout:
        """Return the layout of a question whose result has the rest of the sheet."""
        area = self._area
        for share in TEXT_SHARES:
            self._area = QRectF(area.topLeft(), QSizeF(area.width(), area.height() * share))
            made = self._fit()
            if not made.parts and made.font_px >= self._page_px / COMFORTABLE_SHARE:
                break
        text_px = self._area.height() if made.parts else made.stem.document.size().height()
        top = area.top() + text_px + made.font_px * 0.6
        return replace(made, result=QRectF(area.left(), top, area.width(), area.bottom() - top))

    def _fit(self) -> SheetLayout:
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
        return self._cut() if best is None else self._lay_out(*best, measures=False)

    def _cut(self) -> SheetLayout:
        """Return the layout of a question that is longer than its page: its text on several sheets."""
        for share in PAGED_SHARES:
            px = ceil(self._page_px / share)
            shapes = [_Form(*shape, self._page_px * PICTURE_SHARES[-1]) for shape in self._arrangements()]
            high, form = min(((self._answers_px(px, one), one) for one in shapes), key=lambda found: found[0])
            if high <= self._area.height() * PAGED_ANSWERS_SHARE:
                made = self._lay_out(px, form, measures=False, top=self._area.bottom() - high)
                window = self._area.adjusted(0, 0, 0, -high - px * 0.6)
                return replace(made, window=window, parts=cut(text_rows(made.stem.document, made.stem.at), window))
        made = self._lay_out(ceil(self._page_px / PAGED_SHARES[1]), shapes[-1], measures=False)
        rows = text_rows(made.stem.document, made.stem.at)
        rows += [(one.box.top(), one.box.bottom()) for one in (*made.answers, *made.targets)]
        return replace(made, window=self._area, parts=cut(rows, self._area), cuts_answers=True)

    def _answers_px(self, px: int, form: _Form) -> float:
        made = self._lay_out(px, form, measures=True)
        return made.height - made.stem.document.size().height() - px * 0.6

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
        if not self._fits(sizes[0], form):
            return 0
        low, high = 0, len(sizes) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self._fits(sizes[middle], form):
                low = middle
            else:
                high = middle - 1
        return sizes[low]

    def _fits(self, px: int, form: _Form) -> bool:
        return self._lay_out(px, form, measures=True).height <= self._area.height()

    def _document(self, html: str, px: int, width: float, form: _Form, *, measures: bool) -> FragmentDocument:
        limit = QSizeF(width, form.picture_px)
        made = FragmentDocument(self._content.drawn, self._font(px), self._ink, limit)
        made.lay_out(html, width, measures=measures)
        return made

    def _lay_out(self, px: int, form: _Form, *, measures: bool, top: float | None = None) -> SheetLayout:
        """top: of the answers, by default below the text."""
        area, content = self._area, self._content
        stem = self._document(content.stem, px, area.width(), form, measures=measures)
        count_px = max(round(px * COUNT_SHARE), ceil(self._page_px / LEAST_SHARE))
        gap = px * 0.6
        below = area.top() + (stem.size().height() + gap if content.stem else 0.0)
        rows = _Rows(px, count_px, area, form, has_bars=content.has_bars)
        make = lambda html, width: self._document(html, px, width, form, measures=measures)  # noqa: E731
        heights = rows.heights(content.options, make)
        target_heights: list[float] = []
        if content.targets:
            target_rows = _Rows(px, count_px, area, form, has_bars=False)
            target_heights = target_rows.heights(content.targets, make)
        answers_px = inf if measures and rows.bar_width < BAR_COUNTS * count_px else sum(heights)
        height = below - area.top() + answers_px + sum(target_heights) + (gap if target_heights else 0.0)
        spare = max(0.0, area.height() - height)
        spread = min(px * 0.9, spare / (len(heights) + len(target_heights) + 1))
        answers, top = rows.placed(content.marks, (below if top is None else top) + min(spread, spare), spread)
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
