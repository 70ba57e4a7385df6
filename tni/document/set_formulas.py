"""Formulas of a sentence that are shown set while it is typed: all but that in which the caret is, which is LaTeX."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from tni.document.styled_text import StyledContent
from tni.document.text_formulas import TYPED_FORMULA, with_set_formulas

MOST_SET = 60
"""Formulas of one text that are set while it is typed: the text is put together anew with each key."""


@dataclass(frozen=True, slots=True)
class SetFormulas:
    """Places of these formulas in what is typed, with their dollars, in order. In what is shown each is one sign.

    places: in code points. positions: in UTF-16, as the editor and the layout count."""

    places: tuple[tuple[int, int], ...] = ()
    positions: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, text: str, is_drawn: Callable[[str], bool], *carets: int) -> SetFormulas:
        """Return the formulas of a text that are drawn. carets: of the caret and the other end of the selection, in
        UTF-16."""
        places, positions = list[tuple[int, int]](), list[tuple[int, int]]()
        at = end = 0
        for found in islice(TYPED_FORMULA.finditer(text), MOST_SET):
            start = end + _length(text[at : found.start()])
            at, end = found.end(), start + _length(found[0])
            if not any(start < caret < end for caret in carets) and is_drawn(found[1]):
                places.append(found.span())
                positions.append((start, end))
        return cls(tuple(places), tuple(positions))

    def shown(self, position: int) -> int:
        """Return the position in what is shown of one in what is typed."""
        shorter = 0
        for start, end in self.positions:
            if position <= start:
                break
            shorter += min(position, end) - start - (1 if position >= end else 0)
        return position - shorter

    def typed(self, position: int) -> int:
        """Return the position in what is typed of one in what is shown."""
        for start, end in self.positions:
            if position <= start:
                break
            position += end - start - 1
        return position

    def content(self, typed: StyledContent) -> StyledContent:
        """Return a text as it is shown."""
        return with_set_formulas(typed, self.places)


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
