"""Styles of imported texts: of their letters and of their paragraphs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import isfinite

from tni.api.formats import PlainAlign, PlainMarker, PlainSpan, PlainText
from tni.core.colour import colour_or
from tni.core.shown_text import is_shown, spaced
from tni.document.alignment import TextAlign
from tni.document.text_style import (
    MOST_LEVELS,
    MOST_PARAGRAPHS,
    MOST_SPANS,
    PLAIN_PARAGRAPH,
    PLAIN_SPAN,
    SCALE_RANGE,
    Marker,
    Paragraph,
    Script,
    SpanStyle,
    TextSpan,
    spans_of,
    trimmed_paragraphs,
)
from tni.services.lesson.plain_behaviour import LOST_LINK, is_address

ALIGNS = {PlainAlign.LEFT: TextAlign.LEFT, PlainAlign.CENTRE: TextAlign.CENTRE, PlainAlign.RIGHT: TextAlign.RIGHT}
LOST_STYLES, LOST_PARAGRAPHS = "Des styles de lettres, trop nombreux.", "Des styles de paragraphes, trop nombreux."
_MARKERS = {one: Marker(one.value) for one in PlainMarker}


def clean_text(text: str) -> str:
    """Return a text without what cannot be shown, but for the ends of its lines; tabs are spaces."""
    return "".join(one for one in spaced(text) if _is_kept(one))


def plain_spans(item: PlainText, lost: Callable[[str], None]) -> tuple[TextSpan, ...]:
    """Return the styles of the letters of `clean_text`. lost: called with what is not kept."""
    base = SpanStyle(italic=item.italic, underline=item.underline)
    if not item.spans and base == PLAIN_SPAN:
        return ()
    kept = [_is_kept(one) for one in spaced(item.text)]
    styles = [base if one != "\n" else PLAIN_SPAN for one in item.text]
    for span in item.spans:
        start, end = max(span.start, 0), min(span.end, len(styles))
        if start < end:
            styles[start:end] = [_style(span, base, lost)] * (end - start)
    found = spans_of([style for style, is_kept in zip(styles, kept, strict=True) if is_kept], len(kept))
    if len(found) > MOST_SPANS:
        lost(LOST_STYLES)
    return found[:MOST_SPANS]


def plain_paragraphs(item: PlainText, text: str, lost: Callable[[str], None]) -> tuple[Paragraph, ...]:
    """Return the styles of the paragraphs of a text. lost: called with what is not kept."""
    found = [
        Paragraph(
            _MARKERS[one.marker],
            min(max(one.level, 0), MOST_LEVELS),
            None if one.align is None or one.align is item.align else ALIGNS[one.align],
        )
        for one in item.paragraphs
    ]
    if any(one != PLAIN_PARAGRAPH for one in found[MOST_PARAGRAPHS : text.count("\n") + 1]):
        lost(LOST_PARAGRAPHS)
    return trimmed_paragraphs(found, text)


def _style(span: PlainSpan, base: SpanStyle, lost: Callable[[str], None]) -> SpanStyle:
    if span.link and not is_address(span.link):
        lost(LOST_LINK)
    low, high = SCALE_RANGE
    return replace(
        base,
        bold=span.bold,
        italic=span.italic or base.italic,
        underline=span.underline or base.underline,
        struck=span.struck,
        colour=colour_or(span.colour, ""),
        scale=min(max(span.scale, low), high) if isfinite(span.scale) else 1.0,
        script=Script(span.script.value),
        link=span.link if is_address(span.link) else "",
        formula=span.is_formula,
    )


def _is_kept(letter: str) -> bool:
    return letter == "\n" or is_shown(letter)
