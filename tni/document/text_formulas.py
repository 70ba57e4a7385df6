"""Formulas in a text: shown as they are drawn, typed as LaTeX between dollars."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tni.document.text_style import SpanStyle, TextSpan, ordered_spans

if TYPE_CHECKING:
    from tni.document.items import Text
    from tni.document.styled_text import StyledContent

MAX_LETTERS = 1_000
"""A longer formula stays text. Several lines one under the other are one formula."""
TYPED_FORMULA = re.compile(rf"(?<![\\$\w])\$(?=[^\s$])([^$\n]{{1,{MAX_LETTERS}}})(?<=\S)\$(?![\d$])")
"""LaTeX between single dollars. A space behind the first one or before the last one, or a digit behind that, as in
"entre 5$ et 10$", makes them money."""


class FormulaPort(Protocol):
    """Interface of the drawings of formulas."""

    def find(self, latex: str) -> object | None:
        """Return a drawing; None for what is no formula, or is not drawn yet. Asking has it drawn."""

    def is_pending(self, latex: str) -> bool:
        """Return whether it is not known yet if there is a drawing."""


def typed_formulas(content: StyledContent) -> Iterator[str]:
    """Return the LaTeX that is typed between dollars."""
    return (found[1] for found in TYPED_FORMULA.finditer(content.text))


def undrawn_formulas(content: StyledContent, port: FormulaPort, caret: int | None) -> tuple[list[str], bool]:
    """Return the LaTeX between dollars that cannot be drawn, and whether of some it is not known yet. caret: in code
    points; what it is in is still being typed, and left out."""
    undrawn, is_waiting = [], False
    for found in TYPED_FORMULA.finditer(content.text):
        if caret is not None and found.start() <= caret < found.end():
            continue
        if port.is_pending(found[1]):
            is_waiting = True
        elif port.find(found[1]) is None:
            undrawn.append(found[1])
    return undrawn, is_waiting


def formulas_of(content: StyledContent) -> Iterator[str]:
    """Return the LaTeX of the formulas that are shown."""
    return (content.text[span.start : span.end] for span in content.spans if span.style.formula)


def only_formula(text: Text) -> str | None:
    """Return the LaTeX of a text that is one formula and nothing else, drawn or not; None for another."""
    spans, words = text.spans, text.text.strip()
    if len(spans) == 1 and spans[0].style.formula and text.text[spans[0].start : spans[0].end].strip() == words:
        return words
    found = TYPED_FORMULA.fullmatch(words)
    return None if found is None or any(span.style.formula for span in spans) else found[1]


def as_formula(latex: str, style: SpanStyle | None = None) -> StyledContent:
    """Return a text that is one formula. style: of its letters."""
    from tni.document.styled_text import StyledContent  # with the first text

    return StyledContent(latex, _whole(latex, replace(style or SpanStyle(), formula=True)))


def recomposed(latex: str, before: Text) -> StyledContent:
    """Return a text that is one formula, in the style of the formula that it was before."""
    return as_formula(latex, next((span.style for span in before.spans if span.style.formula), None))


class TextPart(NamedTuple):
    """Part of a text from `start` to before `end`, and what stands in its place."""

    start: int
    end: int
    text: str
    style: SpanStyle


def with_parts(content: StyledContent, parts: Sequence[TextPart]) -> StyledContent:
    """Return a text with other words in the place of parts, which are in order. It is put together in one pass, since
    that is done with each key and for each painting."""
    from tni.document.styled_text import StyledContent  # with the first text

    if not parts:
        return content
    if any("\n" in content.text[part.start : part.end] for part in parts):  # lines are joined, with their styles
        for start, end, put, style in reversed(parts):
            content = content.replaced(start, end, StyledContent(put, _whole(put, style)))
        return content
    text, words, spans, at, cut = content.text, list[str](), list[TextSpan](), 0, 0
    waiting = [*content.spans]
    for start, end, put, style in (*parts, TextPart(len(text), len(text), "", SpanStyle())):
        words += [text[at:start], put]
        ahead = bisect_left(waiting, start, key=lambda one: one.start)
        found, waiting = waiting[:ahead], waiting[bisect_right(waiting, end, key=lambda one: one.end) :]
        spans += [TextSpan(max(one.start, at) - cut, min(one.end, start) - cut, one.style) for one in found]
        spans.append(TextSpan(start - cut, start - cut + len(put), style))
        at, cut = end, cut + end - start - len(put)
    whole = "".join(words)
    return StyledContent(whole, ordered_spans(spans, len(whole)), content.paragraphs)


def with_typed_formulas(content: StyledContent) -> StyledContent:
    """Return a text with its formulas as they are typed."""
    return with_parts(
        content,
        [
            TextPart(
                span.start, span.end, f"${content.text[span.start : span.end]}$", replace(span.style, formula=False)
            )
            for span in content.spans
            if span.style.formula
        ],
    )


def with_shown_formulas(content: StyledContent, is_formula: Callable[[str], bool]) -> StyledContent:
    """Return a text with what is typed between dollars as formulas, where it is one."""
    found = [found.span() for found in TYPED_FORMULA.finditer(content.text) if is_formula(found[1])]
    return with_set_formulas(content, found)


def with_set_formulas(content: StyledContent, places: Iterable[tuple[int, int]]) -> StyledContent:
    """Return a text with what is typed at places, with its dollars, as formulas."""
    parts, spans = list[TextPart](), content.spans
    for start, end in places:
        at = bisect_right(spans, start + 1, key=lambda one: one.start) - 1
        style = spans[at].style if at >= 0 and start + 1 < spans[at].end else SpanStyle()
        parts.append(TextPart(start, end, content.text[start + 1 : end - 1], replace(style, formula=True)))
    return with_parts(content, parts)


def without_formulas(content: StyledContent, put: Callable[[TextSpan], bool]) -> tuple[StyledContent, list[int]]:
    """Return a text with a single space that does not break in the place of each formula of which `put` holds, and the
    places of these."""
    parts, places, cut = list[TextPart](), list[int](), 0
    for span in content.spans:
        if span.style.formula and put(span):
            parts.append(TextPart(span.start, span.end, "\xa0", span.style))
            places.append(span.start - cut)
            cut += span.end - span.start - 1
    return with_parts(content, parts), places


def _whole(text: str, style: SpanStyle) -> tuple[TextSpan, ...]:
    return ordered_spans([TextSpan(0, len(text), style)], len(text))
