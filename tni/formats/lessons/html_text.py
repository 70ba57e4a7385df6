"""Text of a box that another program keeps as HTML, as text with spans and paragraphs.

It knows what editors of text boxes write, such as Qt's: paragraphs, lists, runs with a style, line ends, links. Tables
become lines with tabs between the cells; pictures within the text are counted, not kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from tni.api.formats import PlainAlign, PlainMarker, PlainParagraph, PlainSpan
from tni.formats.lessons.html_styles import Look, look_of_css, look_of_tag
from tni.formats.lessons.svg_values import parse_style

LONGEST = 400_000
"""Letters of HTML that are read."""
DEEPEST = 200
_BLOCKS = frozenset(
    {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "pre", "blockquote", "ul", "ol", "table"}
)
_UNSEEN = frozenset({"head", "style", "script", "title"})
_EMPTY = frozenset({"br", "img", "meta", "link", "hr", "input", "col", "wbr"})
_CONTROLS = frozenset(
    {"input", "button", "select", "textarea", "iframe", "object", "embed", "audio", "video", "canvas"}
)
_MARKERS = {"1": PlainMarker.NUMBER, "decimal": PlainMarker.NUMBER}
_LETTERS = ("a", "A", "lower-alpha", "upper-alpha")
_ALIGNS = {"left": PlainAlign.LEFT, "start": PlainAlign.LEFT, "center": PlainAlign.CENTRE, "right": PlainAlign.RIGHT}
_ALIGNS["end"] = PlainAlign.RIGHT


@dataclass(frozen=True, slots=True)
class HtmlText:
    """Text. size, colour, bold ...: of the whole; 0 and "" if the HTML tells none. size: in the HTML's pixels.
    has_tables, pictures, lost_links, controls: what the text cannot hold."""

    text: str
    size: float = 0.0
    colour: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: PlainAlign = PlainAlign.LEFT
    spans: tuple[PlainSpan, ...] = ()
    paragraphs: tuple[PlainParagraph, ...] = ()
    has_tables: bool = False
    pictures: int = 0
    lost_links: int = 0
    controls: int = 0


def read_html_text(html: str, *, px_per_point: float = 4 / 3) -> HtmlText:
    """Return the text of HTML. px_per_point: for sizes in points."""
    parser = _Parser(px_per_point)
    parser.feed(html[:LONGEST])
    parser.close()
    return _assembled(parser.finished_lines(), parser)


@dataclass(slots=True)
class _Line:
    paragraph: PlainParagraph
    runs: list[tuple[str, Look]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)


class _Parser(HTMLParser):
    def __init__(self, px_per_point: float) -> None:
        super().__init__(convert_charrefs=True)
        self.has_tables = False
        self.pictures = self.lost_links = self.controls = 0
        self._px = px_per_point
        self._looks: list[tuple[str, Look]] = []
        self._lists: list[tuple[PlainMarker, int]] = []
        self._lines: list[_Line] = []
        self._is_open = False
        self._unseen = 0
        self._is_empty_paragraph = False
        self._marker, self._level = PlainMarker.NONE, 0
        self._align: PlainAlign | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _UNSEEN:
            self._unseen += 1
        if tag == "br":
            self._end_line()
        elif tag == "img":
            self.pictures += 1
        elif tag in _CONTROLS:
            self.controls += 1
        elif tag in ("td", "th"):
            self._separate_cells()
        if tag in _BLOCKS:
            self._begin_block(tag, values)
        if tag in _EMPTY or len(self._looks) >= DEEPEST:
            return
        look = look_of_tag(tag, self._look, values, self._px)
        if tag == "a" and values.get("href", "").strip() and not look.link:
            self.lost_links += 1
        self._looks.append((tag, look_of_css(values.get("style", ""), look, self._px)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if tag in _BLOCKS:
            self._close_block()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        for place in range(len(self._looks) - 1, max(-1, len(self._looks) - 30), -1):
            if self._looks[place][0] == tag:
                del self._looks[place:]
                break

    def handle_data(self, data: str) -> None:
        if self._unseen or (not self._is_open and not data.strip()):
            return
        text = data.replace("\r", " ").replace("\n", " ")
        if self._is_empty_paragraph and not text.strip():
            return
        self._line().runs.append((text, self._look))

    def finished_lines(self) -> list[_Line]:
        self._close_block()
        return self._lines

    @property
    def _look(self) -> Look:
        return self._looks[-1][1] if self._looks else Look()

    def _begin_block(self, tag: str, values: dict[str, str]) -> None:
        self._close_block()
        styles = parse_style(values.get("style", "").lower())
        if tag in ("ul", "ol"):
            indent = styles.get("-qt-list-indent", "")[:2]
            level = int(indent) - 1 if indent.isascii() and indent.isdecimal() else 0
            marker = _marker(tag, styles.get("list-style-type") or values.get("type", ""))
            self._lists.append((marker, max(level, len(self._lists))))
        if tag == "table":
            self.has_tables = True
        if tag == "li":
            self._marker, self._level = self._lists[-1] if self._lists else (PlainMarker.BULLET, 0)
        align = _ALIGNS.get(values.get("align", "").lower()) or _ALIGNS.get(styles.get("text-align", ""))
        if align is not None or tag in ("p", "li", "div", "tr"):
            self._align = align
        self._is_empty_paragraph = styles.get("-qt-paragraph-type") == "empty"
        if tag == "p" and self._is_empty_paragraph:
            self._line()

    def _line(self) -> _Line:
        if not self._is_open:
            level = self._level if self._marker is not PlainMarker.NONE else max(0, len(self._lists) - 1)
            self._lines.append(_Line(PlainParagraph(self._marker, level, self._align)))
            self._is_open, self._marker = True, PlainMarker.NONE
        return self._lines[-1]

    def _end_line(self) -> None:
        if not self._is_empty_paragraph:
            self._line()
            self._is_open = False

    def _close_block(self) -> None:
        self._is_open, self._is_empty_paragraph = False, False

    def _separate_cells(self) -> None:
        if self._is_open:
            self._lines[-1].runs.append(("\t", self._look))


def _marker(tag: str, kind: str) -> PlainMarker:
    if kind in _LETTERS:
        return PlainMarker.LETTER
    return _MARKERS.get(kind, PlainMarker.NUMBER if tag == "ol" else PlainMarker.BULLET)


def _assembled(lines: list[_Line], parser: _Parser) -> HtmlText:
    while lines and not lines[-1].text.strip():
        lines.pop()
    runs = [(text, look) for line in lines for text, look in line.runs if text.strip()]
    size = _most((look.size, len(text)) for text, look in runs) or 0.0
    colour = _most((look.colour, len(text)) for text, look in runs) or ""
    whole = Look(
        size=size, colour=colour, bold=bool(runs) and all(look.bold for _, look in runs),
        italic=bool(runs) and all(look.italic for _, look in runs),
        underline=bool(runs) and all(look.underline for _, look in runs),
    )  # fmt: skip
    align = _most((line.paragraph.align or PlainAlign.LEFT, len(line.text)) for line in lines) or PlainAlign.LEFT
    paragraphs = tuple(replace(line.paragraph, align=_other(line.paragraph.align, align)) for line in lines)
    return HtmlText(
        text="\n".join(line.text for line in lines), size=size, colour=colour, bold=whole.bold, italic=whole.italic,
        underline=whole.underline, align=align, spans=tuple(_spans(lines, whole)),
        paragraphs=paragraphs if any(one != PlainParagraph() for one in paragraphs) else (),
        has_tables=parser.has_tables, pictures=parser.pictures, lost_links=parser.lost_links, controls=parser.controls,
    )  # fmt: skip


def _other(align: PlainAlign | None, whole: PlainAlign) -> PlainAlign | None:
    return None if (align or PlainAlign.LEFT) is whole else align or PlainAlign.LEFT


def _most[T](counted: Iterable[tuple[T, int]]) -> T | None:
    counts: Counter[T] = Counter()
    for value, count in counted:
        counts[value] += count
    return counts.most_common(1)[0][0] if counts else None


def _spans(lines: list[_Line], whole: Look) -> Iterable[PlainSpan]:
    """Yield the spans whose look is other than that of the whole; equal neighbours are one."""
    at, last = 0, None
    for line in lines:
        for text, look in line.runs:
            span = _span(at, at + len(text), look, whole)
            at += len(text)
            if last is not None and span is not None and span == replace(last, start=last.end, end=span.end):
                last = replace(last, end=span.end)
                continue
            if last is not None:
                yield last
            last = span
        at += 1  # the line's end
    if last is not None:
        yield last


def _span(start: int, end: int, look: Look, whole: Look) -> PlainSpan | None:
    scale = look.size / whole.size if look.size and whole.size else 1.0
    span = PlainSpan(
        start, end, bold=look.bold and not whole.bold, italic=look.italic and not whole.italic,
        underline=look.underline and not whole.underline and not look.link, struck=look.struck,
        colour=look.colour if look.colour != whole.colour else "", scale=1.0 if abs(scale - 1) < 0.01 else scale,
        script=look.script, link=look.link,
    )  # fmt: skip
    is_plain = replace(span, start=0, end=0) == PlainSpan(0, 0)
    return None if is_plain or start == end else span
