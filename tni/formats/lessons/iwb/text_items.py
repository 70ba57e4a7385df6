"""Texts of a page of an IWB file: boxes with line breaks, and single lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from math import radians

from tni.api.formats import PlainAlign, PlainMarker, PlainParagraph, PlainText
from tni.core.geometry import Affine, Rect
from tni.formats.lessons.html_text import HtmlText, read_html_text
from tni.formats.lessons.iwb.object_items import WEB
from tni.formats.lessons.iwb.page_context import IwbElement, IwbPageContext, plain_attributes
from tni.formats.lessons.placed_box import placed_box
from tni.formats.lessons.svg_values import parse_colour, parse_length, parse_numbers, parse_opacity, styled
from tni.formats.lessons.text_fit import fitting_width
from tni.formats.xml_tree import Element, name_of

SIZE = 12.0
"""Size of a font that a file tells none of."""
ASCENT = 0.9
"""Part of a font's size above the line that its letters stand on."""
_ALIGNS = {
    "start": PlainAlign.LEFT, "left": PlainAlign.LEFT, "center": PlainAlign.CENTRE, "middle": PlainAlign.CENTRE,
    "end": PlainAlign.RIGHT, "right": PlainAlign.RIGHT,
}  # fmt: skip
_NUMBERS = ("decimal", "number", "roman", "numeric")
_DEEPEST = 40
_KNOWN = frozenset({"tspan", "a", "p"})
_ABOUT = frozenset({"title", "desc", "metadata"})
_LONGEST = 50_000


@dataclass(frozen=True, slots=True)
class _Run:
    """Letters with their style; "\\n" alone for a line's end. link: "" for none."""

    text: str
    style: Mapping[str, str]
    link: str = ""

    @property
    def is_seen(self) -> bool:
        """Return whether the letters have a colour, and nothing hides them."""
        style = self.style
        if style.get("visibility", "") in ("hidden", "collapse") or style.get("display") == "none":
            return False
        fill, line = parse_colour(style.get("fill")), parse_colour(style.get("stroke"))
        opacity = min(parse_opacity(style.get(name)) for name in ("opacity", "fill-opacity"))
        return opacity > 0 and (fill is None or fill.opacity > 0 or (line is not None and line.opacity > 0))


def place_text(one: IwbElement, context: IwbPageContext) -> None:
    """Put a text on the page."""
    size = _size(one.attributes, SIZE)
    reader = _Runs(one.name, context, breaks_by_place=one.kind != "textarea")
    reader.read(one.element, one.attributes, "", 0)
    read = _read(reader.seen(), size)
    if not read.text.strip():
        context.drop("Zone de texte vide.", one.name)
        return
    if one.kind == "textarea":
        _place_box(one, read, size, context)
    else:
        _place_line(one, read, size, context)


def _place_box(one: IwbElement, read: HtmlText, size: float, context: IwbPageContext) -> None:
    x, y, width, height = (parse_length(one.attributes.get(name)) for name in ("x", "y", "width", "height"))
    box = placed_box(one.within.placed, Rect(x, y, max(0.0, width), max(0.0, height)))
    if box.is_mirrored or box.is_sheared:
        context.change("Texte retourné ou incliné : posé droit.", one.name)
    _place(one, read, size, box.x, box.y, box.width, box.height, box.turn, context)


def _place_line(one: IwbElement, read: HtmlText, size: float, context: IwbPageContext) -> None:
    """Put a text on the page whose place is that of the line that its first letters stand on."""
    first = next((child for child in one.element if name_of(child) == "tspan"), None)
    own = {} if first is None else plain_attributes(first)
    x, y = ((parse_numbers(one.attributes.get(name) or own.get(name) or "0", 1) or [0.0])[0] for name in ("x", "y"))
    align = _ALIGNS.get(one.attributes.get("text-anchor", ""), PlainAlign.LEFT)
    letters = max(map(len, read.text.split("\n"))) * 0.55 * (read.size or size)
    left = x - {PlainAlign.LEFT: 0.0, PlainAlign.CENTRE: letters / 2, PlainAlign.RIGHT: letters}[align]
    box = placed_box(one.within.placed, Rect(left, y - ASCENT * (read.size or size), 1.0, 1.0))
    if box.is_mirrored or box.is_sheared:
        context.change("Texte retourné ou incliné : posé droit.", one.name)
    _place(one, replace(read, align=align), size, box.x, box.y, 0.0, 0.0, box.turn, context)


def _place(
    one: IwbElement, read: HtmlText, size: float, x: float, y: float, width: float, height: float, turn: float,
    context: IwbPageContext,
) -> None:  # fmt: skip
    colour = parse_colour(read.colour) or parse_colour(one.attributes.get("fill"))
    em = (read.size or size) * one.within.placed.mean_scale
    text = PlainText(
        source=one.name, group=one.group, link=one.within.link, x=x, y=y, text=read.text[:_LONGEST], size=em,
        width=fitting_width(read.text, width, height, em, read.align), height=height,
        colour=colour.hex if colour else "#000000", bold=read.bold, italic=read.italic, underline=read.underline,
        align=read.align, turn=turn, spans=read.spans, paragraphs=_paragraphs(one, read),
    )  # fmt: skip
    lines = read.text.count("\n") + 1
    box = Rect(x, y, width or em, height or 1.2 * em * lines)
    context.place(text, Affine.rotating(radians(turn), (x, y)).rect(box), one.properties)


def _paragraphs(one: IwbElement, read: HtmlText) -> tuple[PlainParagraph, ...]:
    kind = one.properties.word("list-style-type")
    if not kind or kind == "none":
        return read.paragraphs
    marker = PlainMarker.BULLET
    if any(word in kind for word in _NUMBERS):
        marker = PlainMarker.NUMBER
    elif "alpha" in kind or "latin" in kind:
        marker = PlainMarker.LETTER
    lines = read.text.split("\n")
    kept = (*read.paragraphs, *(PlainParagraph() for _ in lines))[: len(lines)]
    return tuple(replace(one, marker=marker) for one in kept)


class _Runs:
    """Runs of a text, in order. name: of the text in the report. breaks_by_place: a part that is placed lower begins a
    line."""

    def __init__(self, name: str, context: IwbPageContext, *, breaks_by_place: bool) -> None:
        self._name, self._context, self._breaks_by_place = name, context, breaks_by_place
        self._y: float | None = None
        self._found: list[_Run] = []
        self._told: set[str] = set()

    def seen(self) -> list[_Run]:
        """Return the runs that are not hidden."""
        seen = [run for run in self._found if run.text == "\n" or run.is_seen]
        if any(run.text.strip() and not run.is_seen for run in self._found):
            self._tell("Texte invisible dans le fichier, laissé de côté.")
        return seen

    def _tell(self, what: str) -> None:
        """Report what is not as it was, once."""
        if what not in self._told:
            self._told.add(what)
            self._context.change(what, self._name)

    def read(self, element: Element, style: Mapping[str, str], link: str, depth: int) -> None:
        """Read the runs within an element."""
        if depth == 0 and (y := plain_attributes(element).get("y")):
            self._y = parse_length(y)
        self._letters(element.text, style, link)
        for one in element:
            self._child(one, style, link, depth)
            self._letters(one.tail, style, link)

    def _child(self, one: Element, style: Mapping[str, str], link: str, depth: int) -> None:
        kind = name_of(one)
        if kind in ("tbreak", "br"):
            self._found.append(_Run("\n", style))
        elif not kind or kind in _ABOUT:
            return
        elif depth >= _DEEPEST:
            self._tell("Texte imbriqué trop profondément, laissé de côté.")
        else:
            if kind not in _KNOWN and "".join(one.itertext()).strip():
                self._tell("Partie de texte d’une sorte inconnue, reprise comme le reste.")
            attributes = plain_attributes(one)
            own = {**style, **styled(attributes)}
            if self._breaks_by_place and self._is_lower(attributes, _size(own, SIZE)):
                self._found.append(_Run("\n", own))
            self.read(one, own, self._link(one) if kind == "a" else link, depth + 1)

    def _is_lower(self, attributes: Mapping[str, str], size: float) -> bool:
        """Return whether a part stands on another line than the last letters. size: of its letters."""
        is_first = not any(run.text.strip() for run in self._found)
        down = parse_length(attributes.get("dy"), em=size)
        if "y" in attributes:
            y = parse_length(attributes["y"]) + down
            before, self._y = self._y, y
            return not is_first and before is not None and abs(y - before) > 0.3 * size
        self._y = None if self._y is None else self._y + down
        return not is_first and abs(down) >= 0.8 * size

    def _link(self, one: Element) -> str:
        address = plain_attributes(one).get("href", "").strip()
        if address.lower().startswith(WEB):
            return address
        if address:
            self._tell("Lien dans un texte non repris.")
        return ""

    def _letters(self, text: str | None, style: Mapping[str, str], link: str) -> None:
        """Add letters; spaces with a line's end among them are the file's own form."""
        if text and (text.strip() or ("\n" not in text and "\r" not in text)):
            self._found.append(_Run(text.strip("\r\n").replace("\r", "").replace("\n", " "), style, link))


def _read(runs: list[_Run], size: float) -> HtmlText:
    """Return the text of runs, by way of the HTML that means the same."""
    lines: list[list[_Run]] = [[]]
    for run in runs:
        if run.text == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    return read_html_text("".join(_block(line, size) for line in lines))


def _block(line: list[_Run], size: float) -> str:
    align = next((_ALIGNS.get(run.style.get("text-align", "")) for run in line), None) or PlainAlign.LEFT
    word = {PlainAlign.CENTRE: "center"}.get(align, align.value)
    inner = "".join(_span(run, size) for run in line)
    empty = "-qt-paragraph-type:empty" if not inner else ""
    return f'<p align="{word}" style="{empty}">{inner or "<br>"}</p>'


def _span(run: _Run, size: float) -> str:
    style = [f"font-size:{_size(run.style, size):.6g}px"]
    colour = parse_colour(run.style.get("fill"))
    if colour is not None and colour.opacity > 0:
        style.append(f"color:{colour.hex}")
    for name in ("font-weight", "font-style", "text-decoration"):
        if run.style.get(name):
            style.append(f"{name}:{run.style[name]}")
    shift = run.style.get("baseline-shift", "")
    if shift in ("sub", "super"):
        style.append(f"vertical-align:{shift}")
    shown = f'<span style="{escape(";".join(style))}">{escape(run.text)}</span>'
    return f'<a href="{escape(run.link)}">{shown}</a>' if run.link else shown


def _size(style: Mapping[str, str], before: float) -> float:
    size = parse_length(style.get("font-size"), before, whole=before, em=before)
    return size if 0.1 <= size <= 1e5 else before
