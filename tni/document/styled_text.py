"""Text with the styles of its parts, and edits that keep the styles at their letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tni.document.items import Text
from tni.document.text_lists import paragraph_at
from tni.document.text_style import (
    PLAIN_SPAN,
    Paragraph,
    SpanStyle,
    TextSpan,
    ordered_spans,
    spans_of,
    trimmed_paragraphs,
)

type StyleChange = Callable[[SpanStyle], SpanStyle]
type ParagraphChange = Callable[[Paragraph], Paragraph]


@dataclass(frozen=True, slots=True)
class StyledContent:
    """Text with its styles, as an item stores them. Places are counted in code points."""

    text: str = ""
    spans: tuple[TextSpan, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()

    @classmethod
    def of(cls, item: Text) -> StyledContent:
        return cls(item.text, item.spans, item.paragraphs)

    def put_into(self, item: Text) -> Text:
        return replace(item, text=self.text, spans=self.spans, paragraphs=self.paragraphs)

    @property
    def is_plain(self) -> bool:
        return not self.spans and not self.paragraphs

    def part(self, start: int, end: int) -> StyledContent:
        """Return the text from `start` to before `end`, with the styles of its paragraphs."""
        start, end = max(start, 0), min(end, len(self.text))
        text = self.text[start:end]
        spans = [TextSpan(span.start - start, span.end - start, span.style) for span in self.spans]
        first = self.text.count("\n", 0, start)
        own = [paragraph_at(self.paragraphs, first + n) for n in range(text.count("\n") + 1)]
        return StyledContent(text, ordered_spans(spans, len(text)), trimmed_paragraphs(own, text))

    def replaced(self, start: int, end: int, put: StyledContent) -> StyledContent:
        """Return the text with `put` from `start` to before `end`. The paragraph that `put` begins in keeps its style,
        unless `put` begins it; further ones of `put` bring theirs, the last one to what follows it."""
        before, after = self.part(0, start), self.part(end, len(self.text))
        moved = len(before.text) + len(put.text)
        text = before.text + put.text + after.text
        spans = (
            *before.spans,
            *(TextSpan(s.start + len(before.text), s.end + len(before.text), s.style) for s in put.spans),
            *(TextSpan(s.start + moved, s.end + moved, s.style) for s in after.spans),
        )
        own = [paragraph_at(before.paragraphs, n) for n in range(before.text.count("\n") + 1)]
        brought = [paragraph_at(put.paragraphs, n) for n in range(put.text.count("\n") + 1)]
        rest = [paragraph_at(after.paragraphs, n) for n in range(after.text.count("\n") + 1)]
        begins = put.text and (not before.text or before.text.endswith("\n"))
        if begins and put.paragraphs:
            own[-1] = brought[0]
        paragraphs = [*own, *brought[1:], *rest[1:]]
        return StyledContent(text, ordered_spans(spans, len(text)), trimmed_paragraphs(paragraphs, text))

    def restyled(self, start: int, end: int, change: StyleChange) -> StyledContent:
        """Return the text with the styles of the letters from `start` to before `end` changed."""
        styles = list(self._styles())
        made: dict[int, SpanStyle] = {}
        for at in range(max(start, 0), min(end, len(styles))):
            before = styles[at]
            if id(before) not in made:
                # an object of its own for each span, so that formulas side by side stay apart
                made[id(before)] = replace(change(before))
            styles[at] = made[id(before)]
        return replace(self, spans=spans_of(styles))

    def set_out(self, start: int, end: int, change: ParagraphChange) -> StyledContent:
        """Return the text with the styles of the paragraphs changed in which `start` to `end` lies."""
        first, last = self.text.count("\n", 0, max(start, 0)), self.text.count("\n", 0, max(end, 0))
        own = [paragraph_at(self.paragraphs, n) for n in range(self.text.count("\n") + 1)]
        own[first : last + 1] = [change(one) for one in own[first : last + 1]]
        return replace(self, paragraphs=trimmed_paragraphs(own, self.text))

    def styles_in(self, start: int, end: int) -> set[SpanStyle]:
        """Return the styles of the letters from `start` to before `end`; empty without letters."""
        return set(list(self._styles())[max(start, 0) : max(end, 0)])

    def paragraphs_in(self, start: int, end: int) -> set[Paragraph]:
        first, last = self.text.count("\n", 0, max(start, 0)), self.text.count("\n", 0, max(end, 0))
        return {paragraph_at(self.paragraphs, n) for n in range(first, last + 1)}

    def _styles(self) -> Iterator[SpanStyle]:
        at = 0
        for span in self.spans:
            yield from [PLAIN_SPAN] * (span.start - at)
            yield from [replace(span.style)] * (span.end - span.start)
            at = span.end
        yield from [PLAIN_SPAN] * (len(self.text) - at)
