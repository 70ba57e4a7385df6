"""Text from web pages and word processors: its styles come in, nothing else does."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.document.pasted_html import html_of_styled_text, styled_text_of_html
from tni.document.styled_text import StyledContent
from tni.document.text_style import Marker, Paragraph, Script, SpanStyle, TextSpan, ordered_spans, trimmed_paragraphs

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{color:red}</style></head>
<body><!--StartFragment--><p class=MsoNormal>Le <b style='mso-bidi-font-weight:normal'>loup</b>
<span style='color:#C00000'>gris</span><o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>\u00b7<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>un</p>
<p class=MsoListParagraph style='mso-list:l1 level2 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]>deux</p><!--EndFragment--></body></html>"""


def test_what_word_copies() -> None:
    found = styled_text_of_html(WORD)
    assert found.text == "Le loup gris\nun\ndeux"
    assert found.spans == (TextSpan(3, 7, SpanStyle(bold=True)), TextSpan(8, 12, SpanStyle(colour="#c00000")))
    assert found.paragraphs == (Paragraph(), Paragraph(Marker.BULLET), Paragraph(Marker.NUMBER, 1))


def test_what_a_web_page_copies() -> None:
    found = styled_text_of_html(
        '<h2>Titre</h2> <p>a<sup>2</sup>, <a href="https://a.fr/b">lien</a><br>H<sub>2</sub>O</p>'
        "<ul><li>un<ol><li>sous</li></ol></li><li>deux</li></ul>"
        "<p style='font-weight:700;text-decoration:underline'>fin"
    )
    assert found.text == "Titre\na2, lien\nH2O\nun\nsous\ndeux\nfin"
    assert [(found.text[s.start : s.end], s.style) for s in found.spans] == [
        ("Titre", SpanStyle(bold=True)),
        ("2", SpanStyle(script=Script.SUPER)),
        ("lien", SpanStyle(link="https://a.fr/b")),
        ("2", SpanStyle(script=Script.SUB)),
        ("fin", SpanStyle(bold=True, underline=True)),
    ]
    assert found.paragraphs[3:] == (Paragraph(Marker.BULLET), Paragraph(Marker.NUMBER, 1), Paragraph(Marker.BULLET))


@pytest.mark.parametrize(
    "html",
    [
        "<script>steal()</script>mot", "<style>p{}</style>mot", '<img src="https://a.fr/x.png" alt="x">mot',
        '<iframe src="https://a.fr">x</iframe>mot', "<p onclick='x()'>mot</p>", "<svg><text>x</text></svg>mot",
        '<a href="javascript:x()">mot</a>', '<a href="file:///etc/passwd">mot</a>',
        "<span style='color:#222'>mot</span>",
        "<p style='background:url(https://a.fr)'>mot", "<!-- x -->mot", "<?php x ?>mot", "\x00\x07mot",
    ],
)  # fmt: skip
def test_nothing_but_the_text_comes_in(html: str) -> None:
    assert styled_text_of_html(html) == StyledContent("mot")


def test_cells_of_a_table_are_apart() -> None:
    assert styled_text_of_html("<table><tr><td>a<td>b</tr><tr><td>c</td><td>d</td></tr></table>").text == "a\tb\nc\td"


@given(st.text(max_size=80) | st.text("<>/abpi&;=\"' -!", max_size=80))
def test_any_text_is_read(html: str) -> None:
    found = styled_text_of_html(html)
    assert found.spans == ordered_spans(found.spans, len(found.text))
    assert len(found.paragraphs) <= found.text.count("\n") + 1


STYLES = st.builds(
    SpanStyle, bold=st.booleans(), italic=st.booleans(), underline=st.booleans(), struck=st.booleans(),
    colour=st.sampled_from(["", "#c00000"]), script=st.sampled_from(Script),
    link=st.sampled_from(["", "https://a.fr/?b=1&c"]),
)  # fmt: skip


@st.composite
def written(draw: st.DrawFn) -> StyledContent:
    lines = draw(st.lists(st.text("ab<&é", min_size=1, max_size=5), min_size=1, max_size=5))
    text = "\n".join(lines)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    spans, at = [], 0
    for line in lines:
        ends = [max(at, min(cut, at + len(line))) for cut in cuts]
        spans += [TextSpan(a, b, draw(STYLES)) for a, b in pairwise(ends)]
        at += len(line) + 1
    kinds = st.builds(Paragraph, st.sampled_from(list(Marker)[1:]), st.integers(0, 3)) | st.just(Paragraph())
    paragraphs = trimmed_paragraphs([draw(kinds) for _ in lines], text)
    return StyledContent(text, ordered_spans(spans, len(text)), paragraphs)


@given(written())
def test_what_is_written_is_read_again(content: StyledContent) -> None:
    assert styled_text_of_html(html_of_styled_text(content)) == content
