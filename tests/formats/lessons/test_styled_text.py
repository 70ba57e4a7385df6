"""Text of runs made into one text with spans and paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tni.api.formats import PlainAlign, PlainMarker, PlainParagraph, PlainScript, PlainSpan, PlainText
from tni.formats.lessons.styled_text import (
    RunStyle,
    StyledRun,
    TextLine,
    estimated_height,
    fitted,
    styled_text,
)

PLACED = PlainText(x=0, y=0, text="")
STYLES = st.builds(
    RunStyle,
    size=st.sampled_from([4.0, 6.0, 9.0]),
    bold=st.booleans(),
    italic=st.booleans(),
    underline=st.booleans(),
    struck=st.booleans(),
    colour=st.sampled_from(["#000000", "#ff0000"]),
    script=st.sampled_from(list(PlainScript)),
)
RUNS = st.builds(StyledRun, st.text("ab é", max_size=5), STYLES)
LINES = st.lists(st.builds(TextLine, st.lists(RUNS, max_size=4).map(tuple)), min_size=1, max_size=5)


def shown(made: PlainText, place: int) -> tuple[object, ...]:
    """How a letter of a text looks."""
    spans = [one for one in made.spans if one.start <= place < one.end]
    one = spans[0] if spans else PlainSpan(0, 0)
    return (
        made.bold or one.bold, made.italic or one.italic, made.underline or one.underline, one.struck,
        one.colour or made.colour, round(made.size * one.scale, 2), one.script,
    )  # fmt: skip


@given(LINES)
def test_each_letter_looks_as_in_its_run(lines: list[TextLine]) -> None:
    made = styled_text(lines, PLACED)
    assert made.text == "\n".join(line.text for line in lines)
    place = 0
    for line in lines:
        for run in line.runs:
            for sign in run.text:
                style = run.style
                looks = (
                    style.bold, style.italic, style.underline, style.struck, style.colour, style.size, style.script,
                )  # fmt: skip
                seen = slice(0, 7) if sign.strip() else slice(2, 4)  # of a blank only lines at and through it
                assert shown(made, place)[seen] == looks[seen]
                place += 1
        place += 1


@given(LINES)
def test_spans_are_in_order_and_over_none(lines: list[TextLine]) -> None:
    made = styled_text(lines, PLACED)
    ends = [0, *(one.end for one in made.spans)]
    assert all(before <= one.start < one.end <= len(made.text) for before, one in zip(ends, made.spans, strict=False))


def test_what_all_have_is_of_the_text_and_neighbours_share_a_span() -> None:
    bold = RunStyle(bold=True)
    red = RunStyle(bold=True, colour="#ff0000")
    lines = [TextLine((StyledRun("Le grand ", bold), StyledRun("ch", red), StyledRun("at", red)))]
    made = styled_text(lines, PLACED)
    assert made.bold
    assert [(one.start, one.end, one.bold, one.colour) for one in made.spans] == [(9, 13, False, "#ff0000")]


def test_paragraphs_tell_only_what_differs() -> None:
    right, bullet = PlainParagraph(align=PlainAlign.RIGHT), PlainParagraph(PlainMarker.BULLET, 1, PlainAlign.CENTRE)
    run = (StyledRun("long", RunStyle()),)
    made = styled_text([TextLine(run, bullet), TextLine(run, right), TextLine(run, bullet)], PLACED)
    assert made.align is PlainAlign.CENTRE
    assert made.paragraphs == (
        PlainParagraph(PlainMarker.BULLET, 1), PlainParagraph(align=PlainAlign.RIGHT),
        PlainParagraph(PlainMarker.BULLET, 1),
    )  # fmt: skip


def test_text_a_little_too_high_is_made_smaller_and_one_far_too_high_is_left() -> None:
    lines = [TextLine((StyledRun("mot", RunStyle(size=10.0)),)) for _ in range(4)]
    tall = estimated_height(lines, 100)
    assert estimated_height(fitted(lines, 100, tall * 0.9), 100) < tall
    assert fitted(lines, 100, tall / 3) == lines
    assert fitted(lines, 100, tall * 1.1) == lines
    assert fitted(lines[:1], 100, 12.0) == lines[:1]
