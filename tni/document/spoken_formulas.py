"""Texts with their formulas in words, as a voice reads them."""

from __future__ import annotations

from collections.abc import Iterable

from tni.document.formula_speech import spoken_formula
from tni.document.text_style import TextSpan


def with_spoken_formulas(text: str, spans: Iterable[TextSpan], start: int, end: int, language: str) -> str:
    """Return a part of a text with its formulas in words. spans: of the whole text. language: "fr" or "en"."""
    out, at = list[str](), start
    for span in spans:
        if span.style.formula and span.start < end and span.end > start:
            first = max(span.start, start)
            out += [text[at:first], spoken_formula(text[first : min(span.end, end)], language)]
            at = min(span.end, end)
    return "".join([*out, text[at:end]])
