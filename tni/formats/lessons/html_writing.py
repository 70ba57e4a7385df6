"""Text of a page as HTML of a text editor, in the form that Qt's writes and reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from tni.api.formats import PlainAlign, PlainMarker, PlainParagraph, PlainScript, PlainSpan, PlainText

_ALIGNS = {PlainAlign.LEFT: "left", PlainAlign.CENTRE: "center", PlainAlign.RIGHT: "right"}
_LISTS = {
    PlainMarker.BULLET: ("ul", ""), PlainMarker.NUMBER: ("ol", ""), PlainMarker.LETTER: ("ol", ' type="a"'),
}  # fmt: skip
_MARGINS = "margin-top:0px; margin-bottom:0px; margin-left:0px; margin-right:0px;"
_HEAD = (
    '<html><head><meta name="qrichtext" content="1" />'
    '<style type="text/css">p, li { white-space: pre-wrap; }</style></head>'
)


def html_of_text(text: PlainText, points: float, keep_link: Callable[[str], bool]) -> str:
    """Return a text as HTML. points: size of its letters. keep_link: says whether an address may stand in it."""
    body: list[str] = []
    at, open_list = 0, ""
    for number, line in enumerate(text.text.split("\n")):
        paragraph = text.paragraphs[number] if number < len(text.paragraphs) else PlainParagraph()
        tag, kind = _LISTS.get(paragraph.marker, ("", ""))
        begin = f'<{tag}{kind} style="{_MARGINS} -qt-list-indent: {paragraph.level + 1};">' if tag else ""
        if begin != open_list:
            body += [f"</{open_list[1:3]}>" if open_list else "", begin]
            open_list = begin
        runs = "".join(_runs(text, line, at, points, keep_link))
        align = _ALIGNS[paragraph.align or text.align]
        body.append(_block("li" if tag else "p", align, runs, paragraph.level if not tag else 0))
        at += len(line) + 1
    if open_list:
        body.append(f"</{open_list[1:3]}>")
    return f"{_HEAD}<body style=\" font-family:'Arial'; font-size:{points:.6g}pt;\">{''.join(body)}</body></html>"


def _block(tag: str, align: str, runs: str, level: int) -> str:
    empty = "" if runs else "-qt-paragraph-type:empty; "
    style = f"{empty}{_MARGINS} -qt-block-indent:{level}; text-indent:0px;"
    return f'<{tag} align="{align}" style="{style}">{runs or "<br />"}</{tag}>'


def _runs(text: PlainText, line: str, at: int, points: float, keep_link: Callable[[str], bool]) -> Iterator[str]:
    """Yield the runs of a line that begins at a place of the text."""
    end, done = at + len(line), at
    for span in text.spans:
        begin, stop = max(span.start, done), min(span.end, end)
        if begin >= stop:
            continue
        if begin > done:
            yield _run(text, PlainSpan(done, begin), points, keep_link)
        yield _run(text, PlainSpan(begin, stop), points, keep_link, span)
        done = stop
    if done < end:
        yield _run(text, PlainSpan(done, end), points, keep_link)


def _run(
    text: PlainText, place: PlainSpan, points: float, keep_link: Callable[[str], bool], look: PlainSpan | None = None
) -> str:
    span = look or place
    lines = [name for name, is_set in (
        ("underline", text.underline or span.underline), ("line-through", span.struck)
    ) if is_set]  # fmt: skip
    style = [f"font-size:{points * span.scale:.6g}pt;", f"color:{span.colour or text.colour};"]
    if text.bold or span.bold:
        style.append("font-weight:600;")
    if text.italic or span.italic:
        style.append("font-style:italic;")
    if lines:
        style.append(f"text-decoration: {' '.join(lines)};")
    if span.script is not PlainScript.NORMAL:
        style.append(f"vertical-align:{'super' if span.script is PlainScript.SUPER else 'sub'};")
    letters = escape(text.text[place.start : place.end], quote=False)
    run = f'<span style=" {" ".join(style)}">{letters}</span>'
    link = span.link or text.link
    return f'<a href="{escape(link)}">{run}</a>' if link and keep_link(link) else run
