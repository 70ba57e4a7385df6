"""Legend of a returned copy: the codes on it with their meanings and numbers, and what the teacher says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tni.core.geometry import Affine, Rect
from tni.core.ids import ItemId, PageId
from tni.document.correction_code import CodeCount, total_points
from tni.document.correction_mark import EM_PER_CAPITAL, MarkMaker
from tni.document.drawlist import DrawItem, DrawPaper, DrawText, draw_item
from tni.document.items import PluginItem, Text
from tni.document.page_format import Paper, Ruling
from tni.document.text_measurer import TextMeasurer
from tni.render.print_page import DrawnPart, PrintPage, PrintTag, TagRole
from tni.services.printing.set_text import set_text

INK, FAINT = "#1b1b19", "#4a4a46"
LINES_PER_PAGE = 46
"""Size of the texts: so many lines would fill a square of the page's shorter side."""
LEAST_SIZE_MM = 3.5
MADE = PageId("made")


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendTexts:
    """Texts of a legend in the interface's language. mark: name of a mark on the page, for readers who cannot see it.
    total, total_points, grade, comment: with a place for the value. count: with places for the number and the meaning.
    number: writes one in the language."""

    title: str
    mark: str
    count: str
    points: str
    total: str
    total_points: str
    grade: str
    comment: str
    number: Callable[[float], str]


@dataclass(frozen=True, slots=True)
class CopyVerdict:
    """Words of the teacher on a copy, for this copy alone. name: of the pupil, or whatever tells the copy from
    the others."""

    name: str = ""
    grade: str = ""
    comment: str = ""


NO_VERDICT = CopyVerdict()


@dataclass(frozen=True, slots=True)
class _Block:
    """Part of a legend that stays together. draw: returns its items, at a place from the top left of the page."""

    height: float
    draw: Callable[[float, float], list[DrawItem]]


class CorrectionLegend:
    """Sets the legend of one copy. width_mm, height_mm: of the page on which it is set."""

    def __init__(
        self, width_mm: float, height_mm: float, texts: LegendTexts, measurer: TextMeasurer, verdict: CopyVerdict,
        counts: Sequence[CodeCount],
    ) -> None:  # fmt: skip
        side = min(width_mm, height_mm)
        self._width, self._height, self._margin = width_mm, height_mm, side / 14
        self._size = max(side / LINES_PER_PAGE, LEAST_SIZE_MM)
        self._texts, self._measurer, self._verdict, self._counts = texts, measurer, verdict, counts

    @property
    def is_empty(self) -> bool:
        """True if there is nothing to say: no mark, and nothing typed."""
        return not (self._counts or self._verdict.grade or self._verdict.comment.strip())

    def pages(self) -> Iterator[PrintPage]:
        """Yield pages of the legend alone, as many as it needs."""
        items: list[DrawItem] = []
        y = self._margin
        for block in self._blocks():
            if y + block.height > self._height - self._margin and items:
                yield self._page(items)
                items, y = [], self._margin
            items += block.draw(self._margin, y)
            y += block.height
        if items:
            yield self._page(items)

    def below(self, page: PrintPage) -> PrintPage:
        """Return a page that was made longer, with the legend at its foot."""
        items, y = list(page.items), page.height_mm + self._margin / 2
        for block in self._blocks():
            items += block.draw(self._margin, y)
            y += block.height
        tags = page.tags
        if tags is not None:
            tags += tuple(
                PrintTag(TagRole.PARAGRAPH, (DrawnPart(place),))
                for place, item in enumerate(items)
                if place >= len(page.items) and isinstance(item, DrawText)
            )
        return replace(page, height_mm=y + self._margin / 2, items=items, tags=tags)

    def _page(self, items: list[DrawItem]) -> PrintPage:
        paper = DrawPaper(Paper.WHITE, Ruling.BLANK, self._width, self._height)
        return PrintPage(self._width, self._height, [paper, *items])

    def _blocks(self) -> Iterator[_Block]:
        texts, verdict = self._texts, self._verdict
        title = f"{texts.title} – {verdict.name}" if verdict.name else texts.title
        yield self._words(title, 1.5, bold=True)
        if verdict.grade:
            yield self._words(texts.grade.format(verdict.grade), 1.25, bold=True)
        if verdict.comment:
            for number, line in enumerate(verdict.comment.splitlines()):
                if line.strip():
                    yield self._words(line if number else texts.comment.format(line), 1.0)
        wide = max((self._stamp(one).width_mm for one in self._counts), default=0.0)
        for one in self._counts:
            yield self._row(one, wide)
        if self._counts:
            yield self._words(self._totals(), 1.0, bold=True)

    def _totals(self) -> str:
        texts, points = self._texts, total_points(self._counts)
        said = texts.total.format(sum(one.count for one in self._counts))
        return f"{said} – {texts.total_points.format(texts.number(points))}" if points else said

    def _words(self, words: str, size: float, *, bold: bool = False) -> _Block:
        text = self._text(words, self._size * size, self._width - 2 * self._margin, bold=bold)
        return _Block(text.height_mm + self._size * 0.6, lambda x, y: [DrawText(text, Affine.moving(x, y))])

    def _text(self, words: str, size: float, wrap: float, *, bold: bool = False) -> Text:
        return set_text(words, size, INK, self._measurer, wrap, bold=bold)

    def _row(self, one: CodeCount, wide: float) -> _Block:
        """Return a code as it is on the page, and its number and meaning beside it."""
        stamp, gap = self._stamp(one), self._size
        text = self._text(self._meaning(one), self._size, self._width - 2 * self._margin - wide - gap)
        height = max(stamp.height_mm, text.height_mm)

        def draw(x: float, y: float) -> list[DrawItem]:
            at = Affine.moving(x, y + (height - stamp.height_mm) / 2)
            words = Affine.moving(x + wide + gap, y + (height - text.height_mm) / 2)
            return [*draw_item(replace(stamp, transform=at), Paper.WHITE), DrawText(text, words)]

        return _Block(height + self._size * 0.5, draw)

    def _meaning(self, one: CodeCount) -> str:
        texts, code = self._texts, one.code
        said = texts.count.format(count=one.count, meaning=code.meaning or code.label)
        return f"{said} ({texts.points.format(texts.number(one.points))})" if code.points else said

    def _stamp(self, one: CodeCount) -> PluginItem:
        maker = MarkMaker(self._texts.mark, self._size / EM_PER_CAPITAL, label_width(self._measurer))
        return maker.stamp(one.code, MADE, Rect(0.0, 0.0, self._width, self._height), (0.0, 0.0), ItemId("made"))


def label_width(measurer: TextMeasurer) -> Callable[[str, float], float]:
    """Return the widths of labels in bold, for `MarkMaker`."""
    return lambda label, size_mm: measurer.measure(label, size_mm, bold=True).width_mm
