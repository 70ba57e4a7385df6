"""Styles of parts of a text: spans of letters, and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from tni.document.alignment import TextAlign

SCALE_RANGE = (0.2, 8.0)
"""Size of the letters of a span, in times that of their text."""
MOST_SPANS, MOST_PARAGRAPHS, MOST_LEVELS = 5_000, 5_000, 8


class Script(Enum):
    """Height of letters in their line."""

    NORMAL = "normal"
    SUPER = "super"
    SUB = "sub"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanStyle:
    """Style of letters, beside that of their whole text. colour: "#rrggbb", "" for the text's. scale: of their size, in
    SCALE_RANGE. link: an address, "" for none. formula: the letters are LaTeX without dollars, shown as a formula."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    struck: bool = False
    colour: str = ""
    scale: float = 1.0
    script: Script = Script.NORMAL
    link: str = ""
    formula: bool = False


PLAIN_SPAN = SpanStyle()


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Style of the letters from `start` to before `end`, counted in code points of the text."""

    start: int
    end: int
    style: SpanStyle


class Marker(Enum):
    """Sign before a paragraph of a list."""

    NONE = "none"
    BULLET = "bullet"
    NUMBER = "number"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Style of a paragraph of a text. level: how far it is set in, 0 to MOST_LEVELS. align: None for the text's."""

    marker: Marker = Marker.NONE
    level: int = 0
    align: TextAlign | None = None


PLAIN_PARAGRAPH = Paragraph()


def ordered_spans(spans: Iterable[TextSpan], length: int) -> tuple[TextSpan, ...]:
    """Return spans as a text of `length` letters stores them: in order, none over another, none plain or empty, and
    neighbours of one style joined. Where spans overlap, the later one of `spans` holds."""
    styles: list[SpanStyle] = [PLAIN_SPAN] * length
    for span in spans:
        start, end = max(span.start, 0), min(span.end, length)
        if start < end:
            styles[start:end] = [span.style] * (end - start)
    return spans_of(styles)


def spans_of(styles: list[SpanStyle], most: int = MOST_SPANS) -> tuple[TextSpan, ...]:
    """Return the spans of a text by the style of each letter; the first of them, where they are more than `most`."""
    out: list[TextSpan] = []
    for at, style in enumerate(styles):
        if style == PLAIN_SPAN:
            continue
        last = out[-1] if out and out[-1].end == at else None
        # a formula is one whole: another one may follow it at once
        if last is not None and (last.style is style or (last.style == style and not style.formula)):
            out[-1] = replace(last, end=at + 1)
        elif len(out) == most:
            break
        else:
            out.append(TextSpan(at, at + 1, style))
    return tuple(out)


def spans_within(spans: Iterable[TextSpan], length: int) -> tuple[TextSpan, ...]:
    """Return spans as far as a text of `length` letters goes."""
    inside = (span for span in spans if span.start < min(span.end, length))
    return tuple(span if span.end <= length else replace(span, end=length) for span in inside)


def trimmed_paragraphs(paragraphs: Iterable[Paragraph], text: str) -> tuple[Paragraph, ...]:
    """Return paragraphs as a text stores them: those of its lines, without plain ones at the end, and no more than
    MOST_PARAGRAPHS."""
    found = list(paragraphs)[: min(text.count("\n") + 1, MOST_PARAGRAPHS)]
    while found and found[-1] == PLAIN_PARAGRAPH:
        found.pop()
    return tuple(found)
