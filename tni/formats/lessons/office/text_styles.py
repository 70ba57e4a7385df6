"""Styles of text in DrawingML: what a paragraph and a run inherit from a shape, its layout, its master and the
presentation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tni.api.formats import PlainAlign, PlainMarker, PlainParagraph, PlainScript
from tni.formats.lessons.office.numbers import is_on, number, per_cent, whole
from tni.formats.lessons.office.paints import Fill, fill_within
from tni.formats.lessons.office.theme_colours import ColourScheme
from tni.formats.lessons.styled_text import RunStyle
from tni.formats.xml_tree import Element, child, name_of

DEFAULT_POINTS = 18.0
_ALIGNS = {"l": PlainAlign.LEFT, "ctr": PlainAlign.CENTRE, "r": PlainAlign.RIGHT}
_BULLETS = ("buNone", "buChar", "buAutoNum", "buBlip")
DEEPEST_LEVEL = 8


@dataclass(frozen=True, slots=True)
class _LevelStyle:
    """Style that a level inherits. size: points. marker: the bullet's element."""

    size: float = DEFAULT_POINTS
    bold: bool = False
    italic: bool = False
    underline: bool = False
    struck: bool = False
    colour: str = "#000000"
    capitals: bool = False
    baseline: float = 0.0
    align: str = "l"
    marker: Element | None = None
    opacity: float = 1.0


class StyleChain:
    """Styles that a text inherits from, its own first. lists: elements with `lvl1pPr` to `lvl9pPr`. colour: that a
    shape's style gives to its text, which goes before those from `own` on."""

    def __init__(self, lists: Sequence[Element | None], scheme: ColourScheme, colour: str = "", own: int = 1) -> None:
        self._lists, self._scheme, self._colour, self._own = tuple(lists), scheme, colour, own
        self._levels: dict[int, _LevelStyle] = {}

    def with_emphasis(self, colour: str, bold: bool) -> StyleChain:
        """Return the chain with what a table's style says of a cell's text."""
        made = StyleChain(self._lists, self._scheme, colour or self._colour, 0)
        for level in range(DEEPEST_LEVEL + 1):
            inherited = made._level(level)
            made._levels[level] = replace(inherited, bold=inherited.bold or bold)
        return made

    def _level(self, level: int) -> _LevelStyle:
        if level not in self._levels:
            style = _LevelStyle()
            for place in reversed(range(len(self._lists))):
                if place == self._own - 1 and self._colour:
                    style = replace(style, colour=self._colour)
                style = self._completed(style, self._lists[place], level)
            if self._own == 0 and self._colour:
                style = replace(style, colour=self._colour)
            self._levels[level] = style
        return self._levels[level]

    def _completed(self, style: _LevelStyle, listed: Element | None, level: int) -> _LevelStyle:
        if listed is None:
            return style
        for name in ("defPPr", f"lvl{level + 1}pPr"):
            found = child(listed, name)
            if found is not None:
                style = self._with_paragraph(style, found)
                style = self._with_run(style, child(found, "defRPr"))
        return style

    def _with_paragraph(self, style: _LevelStyle, found: Element) -> _LevelStyle:
        marker = next((one for one in found if name_of(one) in _BULLETS), style.marker)
        return replace(style, align=found.get("algn", style.align), marker=marker)

    def _with_run(self, style: _LevelStyle, found: Element | None) -> _LevelStyle:
        if found is None:
            return style
        fill = fill_within(found, self._scheme)
        return replace(
            style,
            size=number(found.get("sz"), style.size * 100) / 100,
            bold=is_on(found.get("b"), style.bold),
            italic=is_on(found.get("i"), style.italic),
            underline=style.underline if found.get("u") is None else found.get("u") != "none",
            struck=style.struck if found.get("strike") is None else found.get("strike") != "noStrike",
            capitals=style.capitals if found.get("cap") is None else found.get("cap") == "all",
            baseline=per_cent(found.get("baseline"), style.baseline),
            colour=fill.colour if fill is not None and fill.colour else style.colour,
            opacity=style.opacity if fill is None else _opacity(fill, child(found, "ln")),
        )

    def paragraph(self, properties: Element | None) -> tuple[PlainParagraph, StyleChain, Element | None]:
        """Return the style of a paragraph, the chain for its runs, and its bullet's element."""
        level = min(max(whole(None if properties is None else properties.get("lvl")), 0), DEEPEST_LEVEL)
        style = self._level(level)
        if properties is not None:
            style = self._with_paragraph(style, properties)
        marker = _marker(style.marker)
        made = PlainParagraph(marker, level, _ALIGNS.get(style.align, PlainAlign.LEFT))
        chain = StyleChain((), self._scheme)
        chain._levels[0] = style
        return made, chain, style.marker

    def opacity(self, properties: Element | None) -> float:
        """Return the opacity of a run of this paragraph's chain."""
        return self._with_run(self._level(0), properties).opacity

    def run(self, properties: Element | None, mm_per_point: float) -> tuple[RunStyle, bool]:
        """Return the style of a run of this paragraph's chain, and whether it is all in capitals."""
        style = self._with_run(self._level(0), properties)
        script = PlainScript.NORMAL
        if style.baseline:
            script = PlainScript.SUPER if style.baseline > 0 else PlainScript.SUB
        made = RunStyle(
            min(max(style.size, 1.0), 4000.0) * mm_per_point, style.bold, style.italic, style.underline, style.struck,
            style.colour, script,
        )  # fmt: skip
        return made, style.capitals


def _opacity(fill: Fill, line: Element | None) -> float:
    """Return the opacity of letters; those with a line of their own are seen without a fill."""
    if line is not None and any(name_of(one) == "solidFill" for one in line):
        return 1.0
    return fill.opacity if fill.colour or fill.picture is not None or fill.gradient is not None else 0.0


def _marker(element: Element | None) -> PlainMarker:
    match "" if element is None else name_of(element):
        case "buChar" | "buBlip":
            return PlainMarker.BULLET
        case "buAutoNum":
            kind = "" if element is None else element.get("type", "")
            return PlainMarker.LETTER if kind.startswith("alpha") else PlainMarker.NUMBER
    return PlainMarker.NONE


def own_list(body: Element | None) -> Element | None:
    """Return the list of styles of a text body."""
    return None if body is None else child(body, "lstStyle")


def numbering_losses(bullet: Element | None) -> Iterator[str]:
    """Yield what a numbered list has that ours has not."""
    if bullet is None or name_of(bullet) != "buAutoNum":
        return
    if whole(bullet.get("startAt"), 1) != 1:
        yield "Numérotation reprise à partir de 1."
    if not bullet.get("type", "").startswith(("arabic", "alpha")):
        yield "Numérotation remplacée par des chiffres."
