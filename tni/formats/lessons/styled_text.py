"""Text of runs with styles of their own, as other programs have it, made into one text with spans and paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from tni.api.formats import PlainAlign, PlainParagraph, PlainScript, PlainSpan, PlainText

LINE_EMS = 1.3
"""Distance of the program's lines, in sizes of the text."""
_LEAST_OVER, _MOST_OVER, _SMALLEST = 1.02, 1.5, 0.85
_NARROW, _WIDE = frozenset("iljtf.,;:!'|()[]{}I -"), frozenset("mwMW@%—…")


@dataclass(frozen=True, slots=True)
class RunStyle:
    """Style of a run. size: millimetres of the page."""

    size: float = 6.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    struck: bool = False
    colour: str = "#000000"
    script: PlainScript = PlainScript.NORMAL
    link: str = ""
    is_formula: bool = False


@dataclass(frozen=True, slots=True)
class StyledRun:
    """Piece of a line in one style, without line ends."""

    text: str
    style: RunStyle


@dataclass(frozen=True, slots=True)
class TextLine:
    """Line as it was typed. origin: number of its paragraph in the file, of which it may be a part. style: of what
    would be typed into it, which gives the height of an empty one."""

    runs: tuple[StyledRun, ...]
    paragraph: PlainParagraph = field(default_factory=PlainParagraph)
    origin: int = 0
    style: RunStyle = field(default_factory=RunStyle)

    @property
    def text(self) -> str:
        return "".join(one.text for one in self.runs)

    @property
    def size(self) -> float:
        return max((one.style.size for one in self.runs if one.text), default=self.style.size)


def styled_text(lines: Sequence[TextLine], placed: PlainText) -> PlainText:
    """Return the text of lines: what most letters have in common is of the whole text, the rest are spans. placed: has
    its place and box."""
    runs = [run for line in lines for run in line.runs if run.text.strip()]
    if not runs:
        runs = [StyledRun("x", line.style) for line in lines[:1]] or [StyledRun("x", RunStyle())]
    base = replace(_common(runs), underline=all(run.style.underline for line in lines for run in line.runs if run.text))
    align = _most((line.paragraph.align or PlainAlign.LEFT, len(line.text) + 1) for line in lines)
    paragraphs = [
        replace(line.paragraph, align=None if line.paragraph.align in (None, align) else line.paragraph.align)
        for line in lines
    ]
    while paragraphs and paragraphs[-1] == PlainParagraph():
        paragraphs.pop()
    return replace(
        placed,
        text="\n".join(line.text for line in lines),
        size=base.size,
        bold=base.bold,
        italic=base.italic,
        underline=base.underline,
        colour=base.colour,
        align=align,
        spans=tuple(_spans(lines, base)),
        paragraphs=tuple(paragraphs),
    )


def _most[T](counted: Iterable[tuple[T, int]]) -> T:
    totals: Counter[T] = Counter()
    for value, count in counted:
        totals[value] += count
    return totals.most_common(1)[0][0]


def _common(runs: Sequence[StyledRun]) -> RunStyle:
    """Return what is of the whole text: the size and colour of most letters, and whether all are bold or italic."""
    return RunStyle(
        size=_most((round(run.style.size, 4), len(run.text)) for run in runs),
        colour=_most((run.style.colour, len(run.text)) for run in runs),
        bold=all(run.style.bold for run in runs),
        italic=all(run.style.italic for run in runs),
    )


def _spans(lines: Sequence[TextLine], base: RunStyle) -> Iterable[PlainSpan]:
    """Yield the spans, joined where neighbours have the same style."""
    at, last = 0, None
    for line in lines:
        for run in line.runs:
            span = _span(run, base, at)
            at += len(run.text)
            if span is None or span.start == span.end:
                continue
            if last is not None and replace(last, start=span.start, end=span.end) == span and last.end == span.start:
                last = replace(last, end=span.end)
                continue
            if last is not None:
                yield last
            last = span
        at += 1
    if last is not None:
        yield last


def _span(run: StyledRun, base: RunStyle, at: int) -> PlainSpan | None:
    style = run.style
    scale = round(style.size / base.size, 4) if base.size > 0 else 1.0
    span = PlainSpan(
        at,
        at + len(run.text),
        bold=style.bold and not base.bold,
        italic=style.italic and not base.italic,
        underline=style.underline and not base.underline,
        struck=style.struck,
        colour=style.colour if style.colour != base.colour else "",
        scale=1.0 if abs(scale - 1) < 0.01 else scale,
        script=style.script,
        link=style.link,
        is_formula=style.is_formula,
    )
    return None if span == PlainSpan(at, at + len(run.text)) else span


def estimated_width(line: TextLine) -> float:
    """Return about how wide a line is in one piece."""
    return sum(_ems(run.text) * run.style.size * (1.06 if run.style.bold else 1.0) for run in line.runs)


def estimated_height(lines: Sequence[TextLine], width: float) -> float:
    """Return about how high lines are that break at a width, 0 for none: only the program can measure them."""
    high = 0.0
    for line in lines:
        set_in = 1.5 * line.size * (line.paragraph.level + (line.paragraph.marker.value != "none"))
        room = max(width - set_in, line.size)
        rows = max(1, ceil(estimated_width(line) / room - 0.05)) if width > 0 else 1
        high += rows * line.size * LINE_EMS
    return high


def fitted(lines: Sequence[TextLine], width: float, room: float) -> Sequence[TextLine]:
    """Return lines a little smaller where they would end below their box: ours are further apart than those of office
    programs. room: height of the box. Texts that are far too long for their box are so in the file as well."""
    tall = estimated_height(lines, width)
    if room <= 0 or not _LEAST_OVER < tall / room < _MOST_OVER or tall < 2 * LINE_EMS * max(one.size for one in lines):
        return lines
    scale = max(_SMALLEST, (tall / room) ** -0.6)  # smaller letters break into fewer lines, too
    return [
        replace(
            line,
            runs=tuple(replace(run, style=replace(run.style, size=run.style.size * scale)) for run in line.runs),
            style=replace(line.style, size=line.style.size * scale),
        )
        for line in lines
    ]


def _ems(text: str) -> float:
    """Return about how wide a text is, in sizes."""
    total = 0.0
    for one in text:
        if one in _NARROW:
            total += 0.3
        elif one in _WIDE:
            total += 0.85
        elif ord(one) >= 0x2E80:
            total += 1.0
        else:
            total += 0.64 if one.isupper() else 0.53
    return total
