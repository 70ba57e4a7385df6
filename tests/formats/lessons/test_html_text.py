"""Texts of boxes in HTML: runs, paragraphs, lists, sizes, and HTML that nobody should write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.api.formats import PlainAlign, PlainMarker, PlainParagraph, PlainScript, PlainSpan
from tni.formats.lessons.html_text import read_html_text


def test_paragraphs_and_line_ends() -> None:
    html = "<body>\n<p>a  b</p>\n<p style='-qt-paragraph-type:empty'><br /></p><p>c<br>d</p><div>e</div></body>"
    assert read_html_text(html).text == "a  b\n\nc\nd\ne"


def test_letters_of_the_head_are_no_text() -> None:
    assert read_html_text("<head><title>t</title><style>p {}</style></head><body><p>a&eacute;&lt;</p>").text == "aé<"


@pytest.mark.parametrize(
    ("html", "span"),
    [
        ("a<b>b</b>", PlainSpan(1, 2, bold=True)),
        ("a<span style='font-weight:700'>b</span>", PlainSpan(1, 2, bold=True)),
        ("a<em>b</em>", PlainSpan(1, 2, italic=True)),
        ("a<u>b</u>", PlainSpan(1, 2, underline=True)),
        ("a<span style='text-decoration: line-through'>b</span>", PlainSpan(1, 2, struck=True)),
        ("a<font color='red'>b</font>", PlainSpan(1, 2, colour="#ff0000")),
        ("a<sub>b</sub>", PlainSpan(1, 2, script=PlainScript.SUB)),
        ("a<a href='mailto:x@y.example'>b</a>", PlainSpan(1, 2, link="mailto:x@y.example")),
        ("<p style='font-size:10px'>aaa<span style='font-size:20px'>b</span>", PlainSpan(3, 4, scale=2.0)),
        ("<p style='font-size:10px'>aaa<span style='font-size:15pt'>b</span>", PlainSpan(3, 4, scale=2.0)),
    ],
)
def test_runs_are_spans_beside_the_look_of_the_whole(html: str, span: PlainSpan) -> None:
    assert read_html_text(html).spans == (span,)


def test_what_all_letters_have_is_the_texts_own() -> None:
    found = read_html_text("<p style='color:#00f; font-size:12pt'><b><i><u>all</u></i></b></p>", px_per_point=2)
    assert (found.bold, found.italic, found.underline, found.colour, found.size) == (True, True, True, "#0000ff", 24)
    assert found.spans == ()


def test_equal_neighbours_are_one_span() -> None:
    assert read_html_text("a<b>b</b><b>c</b>").spans == (PlainSpan(1, 3, bold=True),)


def test_links_that_could_act_are_left_out() -> None:
    found = read_html_text("<a href='javascript:x()'>a</a><a href='file:///etc/passwd'>b</a>")
    assert (found.text, found.spans) == ("ab", ())


def test_lists_and_alignment() -> None:
    html = "<p align='right'>a</p><ul><li>b</li><li>c<ol type='a'><li>d</li></ol></li></ul><ol><li>e</li></ol>"
    assert read_html_text(html).paragraphs == (
        PlainParagraph(align=PlainAlign.RIGHT),
        PlainParagraph(PlainMarker.BULLET),
        PlainParagraph(PlainMarker.BULLET),
        PlainParagraph(PlainMarker.LETTER, level=1),
        PlainParagraph(PlainMarker.NUMBER),
    )


def test_tables_become_lines_and_pictures_are_counted() -> None:
    found = read_html_text("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table><img src='x'>")
    assert (found.text, found.has_tables, found.pictures) == ("a\tb\nc", True, 1)


@given(
    st.lists(
        st.sampled_from(["<b>", "</b>", "<p>", "</p>", "<li>", "<ul>", "</ul>", "<br>", "a", "\n", "<", "&", "<a"])
    )
)
def test_any_html_has_a_text_and_spans_within_it(parts: list[str]) -> None:
    found = read_html_text("".join(parts))
    assert all(0 <= span.start < span.end <= len(found.text) for span in found.spans)
    assert len(found.paragraphs) in (0, found.text.count("\n") + 1)


def test_deep_and_endless_html_ends() -> None:
    assert read_html_text("<b>" * 100_000 + "a").text == "a"
    read_html_text("<!--" * 100_000)
    read_html_text("<a " * 100_000)
    read_html_text("<p style='" + "color:" * 60_000 + "'>a")
