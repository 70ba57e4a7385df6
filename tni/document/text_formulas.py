"""Formulas in a text: shown as they are drawn, typed as LaTeX between dollars."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

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


def with_typed_formulas(content: StyledContent) -> StyledContent:
    """Return a text with its formulas as they are typed."""
    from tni.document.styled_text import StyledContent  # with the first text

    for span in reversed(content.spans):
        if span.style.formula:
            latex = content.text[span.start : span.end]
            style = replace(span.style, formula=False)
            typed = f"${latex}$"
            content = content.replaced(span.start, span.end, StyledContent(typed, _whole(typed, style)))
    return content


def with_shown_formulas(content: StyledContent, is_formula: Callable[[str], bool]) -> StyledContent:
    """Return a text with what is typed between dollars as formulas, where it is one."""
    from tni.document.styled_text import StyledContent  # with the first text

    for found in reversed([*TYPED_FORMULA.finditer(content.text)]):
        latex = found[1]
        if is_formula(latex):
            style = next(iter(content.styles_in(found.start(1), found.start(1) + 1)))
            whole = StyledContent(latex, _whole(latex, replace(style, formula=True)))
            content = content.replaced(found.start(), found.end(), whole)
    return content


def without_formulas(content: StyledContent, put: Callable[[TextSpan], bool]) -> tuple[StyledContent, list[int]]:
    """Return a text with a single space that does not break in the place of each formula of which `put` holds, and the
    places of these."""
    from tni.document.styled_text import StyledContent  # with the first text

    places: list[int] = []
    for span in reversed(content.spans):
        if span.style.formula and put(span):
            sign = StyledContent("\xa0", (TextSpan(0, 1, span.style),))
            shorter = span.end - span.start - 1
            content = content.replaced(span.start, span.end, sign)
            places = [span.start, *(place - shorter for place in places)]
    return content, places


def _whole(text: str, style: SpanStyle) -> tuple[TextSpan, ...]:
    return ordered_spans([TextSpan(0, len(text), style)], len(text))
