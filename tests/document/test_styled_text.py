"""Laws of edits of styled text: each letter and each paragraph keeps its style."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tni.document.styled_text import StyledContent
from tni.document.text_lists import paragraph_at
from tni.document.text_style import (
    MOST_PARAGRAPHS,
    MOST_SPANS,
    PLAIN_SPAN,
    Marker,
    Paragraph,
    Script,
    SpanStyle,
    TextSpan,
    ordered_spans,
    trimmed_paragraphs,
)

STYLES = st.builds(
    SpanStyle,
    bold=st.booleans(),
    scale=st.sampled_from([1.0, 2.0]),
    script=st.sampled_from(Script),
)
PARAGRAPHS = st.builds(Paragraph, marker=st.sampled_from(Marker), level=st.integers(0, 2))


@st.composite
def styled(draw: st.DrawFn) -> StyledContent:
    text = draw(st.text("ab \n\U0001f600", max_size=24))
    places = st.integers(0, len(text))
    spans = [TextSpan(*sorted((draw(places), draw(places))), draw(STYLES)) for _ in range(draw(st.integers(0, 4)))]
    paragraphs = draw(st.lists(PARAGRAPHS, max_size=text.count("\n") + 1))
    return StyledContent(text, ordered_spans(spans, len(text)), trimmed_paragraphs(paragraphs, text))


def styles(found: StyledContent) -> list[SpanStyle]:
    out = [PLAIN_SPAN] * len(found.text)
    for span in found.spans:
        assert 0 <= span.start < span.end <= len(found.text)
        out[span.start : span.end] = [span.style] * (span.end - span.start)
    return out


def paragraphs(found: StyledContent) -> list[Paragraph]:
    assert len(found.paragraphs) <= found.text.count("\n") + 1
    return [paragraph_at(found.paragraphs, n) for n in range(found.text.count("\n") + 1)]


@given(styled(), styled(), st.data())
def test_a_replacement_keeps_all_other_letters_and_brings_its_own(
    before: StyledContent, put: StyledContent, data: st.DataObject
) -> None:
    start, end = sorted(data.draw(st.integers(0, len(before.text))) for _ in range(2))
    after = before.replaced(start, end, put)
    assert after.text == before.text[:start] + put.text + before.text[end:]
    assert styles(after) == styles(before)[:start] + styles(put) + styles(before)[end:]
    ahead, behind = before.text.count("\n", 0, start), before.text.count("\n", end)
    assert paragraphs(after)[:ahead] == paragraphs(before)[:ahead]
    assert behind == 0 or paragraphs(after)[-behind:] == paragraphs(before)[-behind:]
    assert paragraphs(after)[ahead + 1 :][: put.text.count("\n")] == paragraphs(put)[1:]


@given(styled(), st.data())
def test_a_part_put_back_changes_nothing(whole: StyledContent, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.integers(0, len(whole.text))) for _ in range(2))
    assert whole.replaced(start, end, whole.part(start, end)) == whole
    assert whole.part(0, len(whole.text)) == whole


@given(styled(), st.data())
def test_a_change_of_style_reaches_its_letters_and_no_others(whole: StyledContent, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.integers(0, len(whole.text))) for _ in range(2))
    after = whole.restyled(start, end, lambda style: replace(style, italic=True))
    expected = styles(whole)
    expected[start:end] = [replace(style, italic=True) for style in expected[start:end]]
    assert styles(after) == expected
    assert (after.text, after.paragraphs) == (whole.text, whole.paragraphs)
    assert after.restyled(start, end, lambda style: replace(style, italic=False)).spans == whole.spans


@given(styled(), st.data())
def test_paragraphs_of_a_selection_are_set_out(whole: StyledContent, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.integers(0, len(whole.text))) for _ in range(2))
    after = whole.set_out(start, end, lambda one: replace(one, marker=Marker.BULLET))
    first, last = whole.text.count("\n", 0, start), whole.text.count("\n", 0, end)
    for number, (old, new) in enumerate(zip(paragraphs(whole), paragraphs(after), strict=True)):
        assert new == (replace(old, marker=Marker.BULLET) if first <= number <= last else old)
    assert after.spans == whole.spans


def test_spans_outside_a_text_are_left_out() -> None:
    bold, plain = SpanStyle(bold=True), [TextSpan(-4, -2, PLAIN_SPAN), TextSpan(9, 12, PLAIN_SPAN)]
    assert ordered_spans([TextSpan(2, 3, bold), *plain], 6) == (TextSpan(2, 3, bold),)


def test_formulas_side_by_side_stay_two() -> None:
    formula = SpanStyle(formula=True)
    two = StyledContent("xy", (TextSpan(0, 1, formula), TextSpan(1, 2, replace(formula))))
    assert two.replaced(2, 2, StyledContent("!")).spans == two.spans
    assert two.restyled(0, 2, lambda style: style).spans == two.spans


def test_no_edit_makes_more_styles_than_a_text_may_have() -> None:
    letters = StyledContent("ab" * (MOST_SPANS + 1))
    spans = tuple(TextSpan(2 * at, 2 * at + 1, SpanStyle(bold=True)) for at in range(MOST_SPANS + 1))
    pasted = StyledContent().replaced(0, 0, replace(letters, spans=spans))
    assert pasted.spans == spans[:MOST_SPANS]
    lines = StyledContent("\n" * MOST_PARAGRAPHS).set_out(0, MOST_PARAGRAPHS, lambda one: replace(one, level=1))
    assert len(lines.paragraphs) == MOST_PARAGRAPHS
