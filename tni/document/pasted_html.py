"""Styled text from HTML of other programs, and as HTML for them.

Of HTML only the styles of `tni.document.text_style` are taken: no scripts, pictures or fonts, and no links but to the
web and to mail. Greys are left out: they were chosen for another paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from html.parser import HTMLParser
from typing import override

from tni.document.css_colour import css_colour, is_grey
from tni.document.styled_text import StyledContent
from tni.document.text_link import is_web_address
from tni.document.text_lists import paragraph_at
from tni.document.text_style import (
    MOST_LEVELS,
    PLAIN_PARAGRAPH,
    PLAIN_SPAN,
    Marker,
    Paragraph,
    Script,
    SpanStyle,
    TextSpan,
    spans_of,
    trimmed_paragraphs,
)

_SKIPPED = {"script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg", "textarea", "select"}
_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr", "table", "blockquote", "pre", "section",
    "article", "header", "footer", "dl", "dt", "dd", "figure", "figcaption", "hr",
}  # fmt: skip
_EMPTY = {"br", "img", "hr", "input", "meta", "link", "col", "wbr", "source", "area", "base", "embed"}
_TAGS = {
    "b": {"bold": True}, "strong": {"bold": True}, "th": {"bold": True}, "i": {"italic": True}, "em": {"italic": True},
    "u": {"underline": True}, "ins": {"underline": True}, "s": {"struck": True}, "strike": {"struck": True},
    "del": {"struck": True}, "sup": {"script": Script.SUPER}, "sub": {"script": Script.SUB},
    **{f"h{n}": {"bold": True} for n in range(1, 7)},
}  # fmt: skip
_SPACES, _WORD_LEVEL = re.compile(r"[ \t\r\n\f]+"), re.compile(r"\blevel(\d)")


@dataclass(frozen=True, slots=True)
class _Open:
    """An open tag, with the style within it. sign: it is a list's sign that Word writes as letters."""

    tag: str
    style: SpanStyle
    sign: bool = False


def styled_text_of_html(html: str) -> StyledContent:
    """Return the text of an HTML fragment, such as one pasted from a web page or a word processor."""
    reader = _Reader()
    reader.feed(_fragment(html))
    reader.close()
    return reader.content()


def _fragment(html: str) -> str:
    """Return the part that was copied, where the program that wrote the HTML marked it."""
    start, end = html.find("<!--StartFragment-->"), html.find("<!--EndFragment-->")
    return html[start + 20 : end] if 0 <= start < end else html


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._letters: list[str] = []
        self._styles: list[SpanStyle] = []
        self._paragraphs = [PLAIN_PARAGRAPH]
        self._open: list[_Open] = []
        self._lists: list[Marker] = []
        self._skipped = 0
        self._next = PLAIN_PARAGRAPH

    # -- tags

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag in _SKIPPED:
            self._skipped += 1
        if tag in _BLOCKS:
            self._end_line()
        if tag in ("ul", "ol"):
            self._lists.append(Marker.BULLET if tag == "ul" else _ordered(found))
        if tag == "li":
            level = min(max(len(self._lists) - 1, 0), MOST_LEVELS)
            self._next = Paragraph(self._lists[-1] if self._lists else Marker.BULLET, level)
        if tag in ("p", "div") and not self._lists:
            self._next = _word_paragraph(found.get("style", ""))
        if tag == "br":
            self._put("\n", line=True)
        if tag in ("td", "th") and self._letters and self._letters[-1] not in "\n\t":
            self._put("\t")
        if tag not in _EMPTY:
            style = _styled(self._style, tag, found)
            self._open.append(_Open(tag, style, "mso-list:ignore" in found.get("style", "").lower().replace(" ", "")))

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipped = max(self._skipped - 1, 0)
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag in _BLOCKS:
            self._end_line()
            self._next = PLAIN_PARAGRAPH
        at = next((n for n in reversed(range(len(self._open))) if self._open[n].tag == tag), None)
        if at is not None:
            del self._open[at:]

    @property
    def _style(self) -> SpanStyle:
        return self._open[-1].style if self._open else PLAIN_SPAN

    # -- text

    @override
    def handle_data(self, data: str) -> None:
        if self._skipped:
            return
        if any(one.sign for one in self._open):
            self._take_sign(data.strip())
            return
        if any(one.tag == "pre" for one in self._open):
            self._put(data.replace("\r\n", "\n"))
            return
        text = _SPACES.sub(" ", data)
        if not self._letters or self._letters[-1] in " \n\t":
            text = text.lstrip(" ")
        if text:
            self._put(text)

    def _take_sign(self, sign: str) -> None:
        """Learn the kind of a list that Word tells by its sign alone."""
        if sign:
            kind = Marker.NUMBER if sign[0].isdecimal() else Marker.LETTER if sign[1:] in (".", ")") else Marker.BULLET
            self._next = self._paragraphs[-1] = replace(self._next, marker=kind)

    def _put(self, text: str, *, line: bool = False) -> None:
        if not line and (not self._letters or self._letters[-1] == "\n"):
            self._paragraphs[-1] = self._next
        for letter in text:
            if letter < " " and letter not in "\n\t":
                continue
            self._letters.append(letter)
            self._styles.append(PLAIN_SPAN if letter == "\n" else self._style)
            if letter == "\n":
                self._paragraphs.append(PLAIN_PARAGRAPH)

    def _end_line(self) -> None:
        while self._letters and self._letters[-1] in " \t":
            self._letters.pop()
            self._styles.pop()
        if self._letters and self._letters[-1] != "\n":
            self._put("\n", line=True)

    def content(self) -> StyledContent:
        while self._letters and self._letters[-1] in " \t\n":
            self._letters.pop()
            self._styles.pop()
        text = "".join(self._letters)
        # all of them: what is stored of it, and that it is cut, is for whoever pastes it
        return StyledContent(text, spans_of(self._styles, len(text)), trimmed_paragraphs(self._paragraphs, text))


def _ordered(found: dict[str, str]) -> Marker:
    kind = found.get("type", ""), found.get("style", "")
    return Marker.LETTER if kind[0] in ("a", "A") or "alpha" in kind[1] else Marker.NUMBER


def _word_paragraph(css: str) -> Paragraph:
    if "mso-list:" not in css.lower().replace(" ", "") or (level := _WORD_LEVEL.search(css)) is None:
        return PLAIN_PARAGRAPH
    return Paragraph(Marker.BULLET, min(max(int(level[1]) - 1, 0), MOST_LEVELS))


def _styled(style: SpanStyle, tag: str, found: dict[str, str]) -> SpanStyle:
    style = replace(style, **_TAGS.get(tag, {}))  # type: ignore[arg-type]
    if tag == "a" and is_web_address(address := found.get("href", "").strip()):
        style = replace(style, link=address)
    css = {
        name.strip().lower(): value.strip().lower()
        for name, _, value in (part.partition(":") for part in found.get("style", "").split(";"))
    }
    if tag == "font":
        css.setdefault("color", found.get("color", ""))
    return _by_css(style, css)


def _by_css(style: SpanStyle, css: dict[str, str]) -> SpanStyle:
    if weight := css.get("font-weight"):
        style = replace(style, bold=weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600))
    if slant := css.get("font-style"):
        style = replace(style, italic=slant in ("italic", "oblique"))
    lines = css.get("text-decoration", "") + css.get("text-decoration-line", "")
    if "underline" in lines:
        style = replace(style, underline=True)
    if "line-through" in lines:
        style = replace(style, struck=True)
    scripts = {"super": Script.SUPER, "sub": Script.SUB}
    if (script := scripts.get(css.get("vertical-align", ""))) is not None:
        style = replace(style, script=script)
    if (colour := css_colour(css.get("color", ""))) is not None:
        style = replace(style, colour="" if is_grey(colour) else colour)
    return style


# -- writing

_LISTS = {Marker.BULLET: "ul", Marker.NUMBER: "ol", Marker.LETTER: 'ol type="a"'}


def html_of_styled_text(content: StyledContent) -> str:
    """Return a text as HTML, for other programs."""
    out: list[str] = []
    lists: list[Marker] = []
    at = 0
    for number, line in enumerate(content.text.split("\n")):
        one = paragraph_at(content.paragraphs, number)
        is_listed = one.marker is not Marker.NONE
        wanted = [*(lists + [one.marker] * one.level)[: one.level], one.marker] if is_listed else []
        kept = next((n for n, pair in enumerate(zip(lists, wanted, strict=False)) if pair[0] is not pair[1]), None)
        kept = min(len(lists), len(wanted)) if kept is None else kept
        out += [f"</{_LISTS[marker].split()[0]}>" for marker in reversed(lists[kept:])]
        out += [f"<{_LISTS[marker]}>" for marker in wanted[kept:]]
        lists = wanted
        inside = _marked_up(content.part(at, at + len(line)))
        at += len(line) + 1
        out.append(f"<li>{inside}</li>" if lists else f"<p>{inside}</p>" if inside else "<p><br></p>")
    out += [f"</{_LISTS[marker].split()[0]}>" for marker in reversed(lists)]
    return "".join(out)


def _marked_up(line: StyledContent) -> str:
    out, at = [], 0
    for span in (*line.spans, TextSpan(len(line.text), len(line.text), PLAIN_SPAN)):
        out.append(escape(line.text[at : span.start]))
        if span.start < span.end:
            out.append(_tagged(escape(line.text[span.start : span.end]), span.style))
        at = span.end
    return "".join(out)


def _tagged(text: str, style: SpanStyle) -> str:
    tags = [("b", style.bold), ("i", style.italic), ("u", style.underline), ("s", style.struck)]
    tags += [("sup", style.script is Script.SUPER), ("sub", style.script is Script.SUB)]
    for tag, wanted in tags:
        if wanted:
            text = f"<{tag}>{text}</{tag}>"
    if style.colour:
        text = f'<span style="color:{style.colour}">{text}</span>'
    return f'<a href="{escape(style.link)}">{text}</a>' if style.link else text
