"""Texts of SVG as editable texts: the lines of one element stay one item, with the styles of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import atan2, degrees
from typing import Any

from tni.api.formats import PlainAlign, PlainScript, PlainText
from tni.core.geometry import Affine
from tni.formats.lessons.font_runs import FontRun, join_runs
from tni.formats.lessons.svg_marks import mapped
from tni.formats.lessons.svg_path import parse_path
from tni.formats.lessons.svg_style import StyleSheets, font_size
from tni.formats.lessons.svg_tree import href_of, local_attributes
from tni.formats.lessons.svg_values import parse_colour, parse_length, parse_numbers, parse_opacity
from tni.formats.xml_tree import Element, name_of

LINE_EMS, BASELINE_EMS = 1.3, 1.0
"""Distance of lines in the program's texts, and from the top of a line to its baseline."""
LETTER_EMS = 0.62
"""Width of a letter, rather too wide: for the box of a text that is centred or ends at a place."""
UNSEEN = "Texte invisible dans le fichier, laissé de côté."
CLEAR = "Transparence du texte non reprise."
NO_LINK = "Lien dans un texte non repris."
UNKNOWN = "Partie de texte d’une sorte inconnue, reprise comme le reste."
TURNED_LETTERS = "Lettres tournées une à une reprises droites."
UPRIGHT = "Texte vertical repris à l’horizontale."
ON_PATH = "Texte posé sur une courbe repris sur une ligne droite."

_BLOCKS = ("flowPara", "flowRegionBreak", "p", "div", "li", "tr", "br", *(f"h{level}" for level in range(1, 7)))
_SPACES = re.compile(r"[ \t\r\n]+")
_PARTS = ("tspan", "a", "textPath", "tref", "altGlyph")
_ABOUT = ("title", "desc", "metadata", "tbreak", "animate", "set", "animateTransform", "animateMotion", "style")
_OPAQUE = 0.98
_ALIGNS = {"middle": PlainAlign.CENTRE, "end": PlainAlign.RIGHT}


@dataclass(slots=True)
class _Line:
    x: float
    y: float
    anchor: str
    runs: list[FontRun] = field(default_factory=list)

    @property
    def size(self) -> float:
        return max((run.size for run in self.runs), default=16.0)

    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def is_blank(self) -> bool:
        return all(not run.text.strip() for run in self.runs)


def texts_of(
    element: Element, style: dict[str, str], sheets: StyleSheets, to_page: Affine, fields: dict[str, Any]
) -> tuple[list[PlainText], list[str]]:
    """Return the texts of a `text` element, and what is not as it was. style: of the element."""
    reader = _Reader(sheets)
    reader.read(element, style, style.get("space") == "preserve")
    blocks: list[list[_Line]] = []
    for line in reader.lines:
        if line.is_blank:
            continue
        if blocks and _continues(blocks[-1], line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    found: list[PlainText] = []
    fields = {**fields, "width": parse_length(style.get("inline-size"), em=font_size(style)) * to_page.mean_scale}
    for number, block in enumerate(blocks, 1):
        named = fields if number == 1 else {**fields, "source": f"{fields.get('source', '')}/{number}"}
        found.append(_text(block, to_page, named))
    if len(found) > 1 and not fields.get("group"):
        found = [replace(text, group=str(fields.get("source", ""))) for text in found]
    return found, reader.lost


def run_of(text: str, style: Mapping[str, str], link: str = "") -> FontRun:
    """Return a run in the style of an element."""
    decoration = style.get("text-decoration", "") + style.get("text-decoration-line", "")
    colour = parse_colour(style.get("fill", "#000000"), style.get("color", "#000000"))
    weight = style.get("font-weight", "").strip().lower()
    return FontRun(
        text, font_size(style), weight in ("bold", "bolder") or (weight.isdigit() and int(weight[:4]) >= 600),
        style.get("font-style", "").strip() in ("italic", "oblique"), "underline" in decoration,
        "line-through" in decoration, colour.hex if colour is not None and colour.opacity else "#000000",
        _script(style.get("baseline-shift", "")), link,
    )  # fmt: skip


def seen_opacity(style: Mapping[str, str]) -> float:
    """Return the opacity of letters in the style of an element; 0 for those that nothing paints."""
    if style.get("visibility", "").strip() in ("hidden", "collapse") or style.get("display") == "none":
        return 0.0
    if font_size(style) <= 0:
        return 0.0
    line, fill = parse_colour(style.get("stroke")), parse_colour(style.get("fill", "#000000"))
    of_line = 0.0 if line is None else line.opacity * parse_opacity(style.get("stroke-opacity"))
    of_fill = (1.0 if fill is None else fill.opacity) * parse_opacity(style.get("fill-opacity"))
    return max(of_line, of_fill) * parse_opacity(style.get("opacity"))


def _script(shift: str) -> PlainScript:
    word = shift.strip().lower()
    if word == "super" or (word[:1].isdigit() and parse_length(word, whole=1.0) > 0):
        return PlainScript.SUPER
    return PlainScript.SUB if word == "sub" or word.startswith("-") else PlainScript.NORMAL


class _Reader:
    """Reads the runs of a text into lines. A line begins where a part is placed lower or higher than the last."""

    def __init__(self, sheets: StyleSheets) -> None:
        self._sheets = sheets
        self.lines: list[_Line] = []
        self.lost: list[str] = []
        self._x = self._y = 0.0

    def read(self, element: Element, style: dict[str, str], keeps_spaces: bool, link: str = "") -> None:
        own = local_attributes(element)
        if name_of(element) == "textPath":
            self._lose(ON_PATH)
            own = {**own, **self._begin_of_path(href_of(element))}
        self._place(own, style)
        if any(parse_numbers(own.get("rotate", "")[:500], 50)):
            self._lose(TURNED_LETTERS)
        if style.get("writing-mode", "").strip().startswith(("tb", "vertical")):
            self._lose(UPRIGHT)
        self._add(element.text, style, keeps_spaces, link)
        for child in element:
            name = name_of(child)
            is_known = name in _PARTS
            if is_known or (name and name not in _ABOUT and "".join(child.itertext()).strip()):
                if not is_known:
                    self._lose(UNKNOWN)
                of_child = self._sheets.style_of(child, style)
                if "text-decoration" not in of_child and "text-decoration" in style:
                    of_child["text-decoration"] = style["text-decoration"]
                href = href_of(child) if name == "a" else ""
                if href and not web_link(href):
                    self._lose(NO_LINK)
                self.read(child, of_child, keeps_spaces or of_child.get("space") == "preserve", web_link(href) or link)
            elif name == "tbreak":
                self._y += LINE_EMS * font_size(style)
                self._begin(style)
            self._add(child.tail, style, keeps_spaces, link)

    def _begin_of_path(self, href: str) -> dict[str, str]:
        """Return where a path begins, as the place of a text."""
        path = self._sheets.element(href.removeprefix("#"))
        parts = [] if path is None else parse_path(local_attributes(path).get("d"), 1.0)
        return {"x": f"{parts[0].points[0][0]:.6g}", "y": f"{parts[0].points[0][1]:.6g}"} if parts else {}

    def _place(self, own: Mapping[str, str], style: Mapping[str, str]) -> None:
        size = font_size(style)
        x = _first(own.get("x"), size)
        y, down = _first(own.get("y"), size), _first(own.get("dy"), size) or 0.0
        if style.get("role") == "line" and y is None and self.lines:
            down = down or LINE_EMS * size
        moved = (y if y is not None else self._y) + down - self._y
        is_new_line = not self.lines or abs(moved) > 0.3 * size
        if is_new_line and self.lines and x is None and y is None and abs(down) < 0.8 * size:
            return  # raised or lowered letters of the line
        if x is not None:
            if self.lines and not is_new_line and x > self._x + 4 * size and not self.lines[-1].is_blank:
                is_new_line = True  # another column
            self._x = x
        self._y += moved
        if is_new_line:
            self._begin(style)

    def _begin(self, style: Mapping[str, str]) -> None:
        self.lines.append(_Line(self._x, self._y, style.get("text-anchor", "start").strip()))

    def _add(self, text: str | None, style: Mapping[str, str], keeps_spaces: bool, link: str) -> None:
        if not text:
            return
        line = self.lines[-1]
        text = text.replace("\n", " ").replace("\r", "") if keeps_spaces else _SPACES.sub(" ", text)
        if not keeps_spaces and (not line.runs or line.runs[-1].text.endswith(" ")):
            text = text.removeprefix(" ")
        if not text:
            return
        opacity = seen_opacity(style)
        if text.strip() and opacity < _OPAQUE:
            self._lose(UNSEEN if opacity <= 0 else CLEAR)
        if opacity > 0:
            line.runs.append(run_of(text, style, link))

    def _lose(self, what: str) -> None:
        if what not in self.lost:
            self.lost.append(what)


def text_of_blocks(element: Element) -> str:
    """Return what a part of a web page or a flowed text says, a line for each of its paragraphs."""
    lines = "".join(_block_parts(element)).split("\n")
    return "\n".join(filter(None, (" ".join(one.split()) for one in lines)))


def _block_parts(element: Element) -> Iterator[str]:
    yield (element.text or "").replace("\n", " ")
    for one in element:
        if name_of(one):
            end = "\n" if name_of(one) in _BLOCKS else ""
            yield end
            yield from _block_parts(one)
            yield end
        yield (one.tail or "").replace("\n", " ")


def web_link(href: str) -> str:
    """Return an address of the web or of mail that an item may lead to, "" for another one."""
    return href if re.match(r"(?:https?://|mailto:)\S", href, re.IGNORECASE) else ""


def _first(text: str | None, size: float) -> float | None:
    if not text or not text.strip():
        return None
    first = re.split(r"[\s,]+", text.strip(), maxsplit=1)[0]
    return parse_length(first, em=size) if parse_numbers(first, 1) else None


def _continues(block: list[_Line], line: _Line) -> bool:
    """Return whether a line stands below a block as its next line does."""
    last = block[-1]
    step = line.y - last.y
    return (
        line.anchor == last.anchor
        and abs(line.x - last.x) <= 0.5 * max(line.size, last.size)
        and 0.5 * last.size < step <= 4 * max(line.size, last.size)
    )


def _text(block: list[_Line], to_page: Affine, fields: dict[str, Any]) -> PlainText:
    runs: list[FontRun] = []
    for number, line in enumerate(block):
        if number:
            step = (line.y - block[number - 1].y) / (LINE_EMS * line.size)
            runs.append(replace(runs[-1], text="\n" * max(1, min(4, round(step)))))
        last = line.runs[-1]
        runs += [*line.runs[:-1], replace(last, text=last.text.rstrip())]
    joined = join_runs(runs)
    first = block[0]
    align = _ALIGNS.get(first.anchor, PlainAlign.LEFT)
    scale, turn = to_page.mean_scale, degrees(atan2(to_page.b, to_page.a))
    fields = dict(fields)
    width = max(0.0, fields.pop("width")) / (scale or 1.0)
    if align is not PlainAlign.LEFT:
        width = (max(len(line.text()) * line.size for line in block) * LETTER_EMS) + first.size
    left = first.x - {PlainAlign.CENTRE: width / 2, PlainAlign.RIGHT: width}.get(align, 0.0)
    ((x, y),) = mapped(to_page, [(left, first.y - BASELINE_EMS * joined.size)])
    return PlainText(
        x=x, y=y, text=joined.text, size=joined.size * scale, width=width * scale, colour=joined.colour,
        bold=joined.bold, italic=joined.italic, underline=joined.underline, align=align,
        turn=turn if abs(turn) > 1e-6 else 0.0, spans=joined.spans, **fields,
    )  # fmt: skip
