"""Texts of OpenDocument as lines of styled runs: paragraphs, nested lists, spans, links and fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from tni.api.formats import PlainAlign, PlainMarker, PlainParagraph, PlainScript
from tni.formats.lessons.office.numbers import length_mm, number, whole
from tni.formats.lessons.office.odf_paints import colour_of
from tni.formats.lessons.office.odf_styles import OdfStyles, Properties, attribute, merged_properties
from tni.formats.lessons.office.text_bodies import LONGEST_TEXT, printable
from tni.formats.lessons.styled_text import RunStyle, StyledRun, TextLine
from tni.formats.xml_tree import Element, name_of

_ALIGNS = {
    "start": PlainAlign.LEFT, "left": PlainAlign.LEFT, "justify": PlainAlign.LEFT, "center": PlainAlign.CENTRE,
    "end": PlainAlign.RIGHT, "right": PlainAlign.RIGHT,
}  # fmt: skip
_DATES = ("date", "time")
_WHITE = re.compile(r"[ \t\r\n]+")  # of XML: spaces that do not break stay
_SOURCES = ("tracked-changes", "table-of-content-source", "user-index-source", "alphabetical-index-source")
"""Elements whose words are not shown."""
_INNER = ("table-row", "table-cell", "table-rows", "table-header-rows", "index-body", "index-title")
"""Elements of which only the one about them is told."""
_TABLE = "Tableau dans un texte repris comme lignes de texte."
_OTHER_PART = "Partie de texte sans équivalent, reprise comme un texte simple."
_DEEPEST = 40
DEEPEST_LIST, MOST_SPACES = 9, 200
MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class OdfTextContext:
    """Values that a text takes from its shape and page. base, paragraph: properties of text and of paragraphs that it
    inherits. levels: those of the levels of an outline, from 1. mm: millimetres of the page to one of the file. fields:
    texts of fields by the names of their elements. link: makes a link of an address, and reports what it cannot keep.
    report: takes a sentence on what is not as it was. automatic: colour of text that has none of its own."""

    styles: OdfStyles
    base: Properties
    paragraph: Properties
    mm: float
    fields: Mapping[str, str]
    link: Callable[[str], str]
    report: Callable[[str], None]
    levels: Mapping[int, tuple[Properties, Properties]] = field(default_factory=dict)
    list_style: Element | None = None
    automatic: str = "#000000"


@dataclass(frozen=True, slots=True)
class OdfText:
    """Lines of a text. paragraphs: the ids of each paragraph, by which animations name it."""

    lines: tuple[TextLine, ...] = ()
    paragraphs: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        return not any(one.text.strip() for one in self.lines)


@dataclass(frozen=True, slots=True)
class _ListPlace:
    """Place in a list. level: from 1, 0 outside of lists. has_marker: the paragraph begins an item."""

    level: int = 0
    listed: Element | None = None
    has_marker: bool = False


def read_odf_text(owner: Element, context: OdfTextContext) -> OdfText:
    """Return the text within a text box, shape or cell."""
    lines: list[TextLine] = []
    ids: list[str] = []
    left = LONGEST_TEXT
    for paragraph, place in _paragraphs(owner, _ListPlace(listed=context.list_style), context):
        for line in _lines(paragraph, place, len(ids), context):
            if len(line.text) >= left:
                context.report("Texte trop long, coupé.")
                return OdfText(tuple(lines), (*ids, attribute(paragraph, "id")))
            left -= len(line.text) + 1
            lines.append(line)
        ids.append(attribute(paragraph, "id"))
    return OdfText(tuple(lines), tuple(ids))


def _paragraphs(
    owner: Element, place: _ListPlace, context: OdfTextContext, depth: int = 0
) -> Iterator[tuple[Element, _ListPlace]]:
    """Yield the paragraphs of a text, also those within what our texts do not have. depth: within such parts."""
    for one in owner:
        name = name_of(one)
        if name in ("p", "h"):
            yield one, place
            place = replace(place, has_marker=False)
        elif name == "list" and place.level < DEEPEST_LIST:
            listed = attribute(one, "style-name")
            inner = _ListPlace(place.level + 1, place.listed)
            for item in one:
                if name_of(item) in ("list-item", "list-header"):
                    is_item = name_of(item) == "list-item"
                    yield from _paragraphs(item, _named(replace(inner, has_marker=is_item), listed), context, depth)
        elif name in ("section", "numbered-paragraph") and depth < _DEEPEST:
            yield from _paragraphs(one, place, context, depth + 1)
        elif _is_text(one):
            yield from _other_part(one, place, context, depth)


def _other_part(
    one: Element, place: _ListPlace, context: OdfTextContext, depth: int
) -> Iterator[tuple[Element, _ListPlace]]:
    """Yield the paragraphs of a part that our texts do not have."""
    if name_of(one) in _SOURCES or depth >= _DEEPEST:
        context.report("Partie de texte non reprise.")
    elif any(name_of(inner) in ("p", "h") for inner in one.iter()):
        if name_of(one) not in _INNER:
            context.report(_TABLE if name_of(one) == "table" else _OTHER_PART)
        yield from _paragraphs(one, place, context, depth + 1)
    else:
        context.report(_OTHER_PART)
        yield one, place


def _is_text(one: Element) -> bool:
    """Return whether an element beside paragraphs holds words of a text, and not of what shows it."""
    space = str(one.tag).partition("}")[0]
    return space.endswith((":text:1.0", ":table:1.0")) and any(text.strip() for text in one.itertext())


def _named(place: _ListPlace, style: str) -> _ListPlace:
    return replace(place, listed=_Named(style, place.listed)) if style else place


class _Named:
    """Name of a list style, looked up when a paragraph needs it; the style around it is taken where there is none."""

    def __init__(self, name: str, around: object) -> None:
        self.name, self.around = name, around


def _level_style(context: OdfTextContext, place: _ListPlace) -> Element | None:
    listed: object = place.listed
    while isinstance(listed, _Named):
        found = context.styles.lists.get(listed.name)
        if found is not None:
            return context.styles.list_level(found, place.level)
        listed = listed.around
    return context.styles.list_level(listed, place.level)


def _marker(context: OdfTextContext, place: _ListPlace) -> PlainMarker:
    if not (place.level and place.has_marker):
        return PlainMarker.NONE
    style = _level_style(context, place)
    match "" if style is None else name_of(style):
        case "list-level-style-bullet":
            return (
                PlainMarker.BULLET
                if style is not None and attribute(style, "bullet-char").strip()
                else PlainMarker.NONE
            )
        case "list-level-style-image":
            return PlainMarker.BULLET
        case "list-level-style-number":
            kind = "" if style is None else attribute(style, "num-format")
            if not kind:
                return PlainMarker.NONE
            if kind in ("i", "I"):
                context.report("Numérotation remplacée par des chiffres.")
            return PlainMarker.LETTER if kind in ("a", "A") else PlainMarker.NUMBER
    return PlainMarker.NONE


def _lines(paragraph: Element, place: _ListPlace, number_: int, context: OdfTextContext) -> Iterator[TextLine]:
    name = attribute(paragraph, "style-name")
    base, around = context.levels.get(place.level, (context.base, context.paragraph)) if place.level else (
        context.base, context.paragraph,
    )  # fmt: skip
    own = context.styles.properties("paragraph", name, "text") if name else {}
    aligned = {**around, **(context.styles.properties("paragraph", name, "paragraph") if name else {})}
    inherited = merged_properties(base, own)
    style = _run_style(inherited, context)
    lines: list[list[StyledRun]] = [[]]
    _Runs(lines, context).add(paragraph, inherited, style, 0)
    has_text = any(run.text.strip() for line in lines for run in line)
    marker = _marker(context, place) if has_text else PlainMarker.NONE
    made = PlainParagraph(marker, max(place.level - 1, 0), _ALIGNS.get(aligned.get("text-align", ""), PlainAlign.LEFT))
    for count, line in enumerate(lines):
        shown = replace(made, marker=PlainMarker.NONE) if count else made
        yield TextLine(tuple(line), shown, number_, style)


class _Runs:
    """Runs of one paragraph, added to its lines."""

    def __init__(self, lines: list[list[StyledRun]], context: OdfTextContext) -> None:
        self._lines, self._context = lines, context

    def add(self, element: Element, properties: Properties, style: RunStyle, depth: int) -> None:
        self._text(element.text, style, properties)
        for one in element:
            if depth < 50:
                self._element(one, properties, style, depth)
            self._text(one.tail, style, properties)

    def _element(self, one: Element, properties: Properties, style: RunStyle, depth: int) -> None:
        context, name = self._context, name_of(one)
        match name:
            case "span":
                own = context.styles.properties("text", attribute(one, "style-name"), "text")
                inner = merged_properties(properties, own if "font-size" in own else {**own, **_size_of(properties)})
                self.add(one, inner, replace(_run_style(inner, context), link=style.link), depth + 1)
            case "a":
                self.add(one, properties, replace(style, link=context.link(attribute(one, "href"))), depth + 1)
            case "s":
                self._run(" " * min(max(whole(attribute(one, "c"), 1), 1), MOST_SPACES), style)
            case "tab":
                self._run("    ", style)
            case "line-break":
                self._lines.append([])
            case "annotation":
                words = " ".join(" ".join(word for word in one.itertext()).split())
                context.report(f"Commentaire dans un texte non repris : « {printable(words[:200])} ».")
            case "annotation-end" | "bookmark":
                return
            case _ if name in context.fields:
                self._run(context.fields[name], style)
            case _ if name:
                if ":drawing:" in str(one.tag):
                    context.report("Objet à l’intérieur d’un texte : ses mots seuls sont repris.")
                if name in _DATES:
                    context.report("Date fixe : elle ne se met plus à jour.")
                self.add(one, properties, style, depth + 1)

    def _text(self, text: str | None, style: RunStyle, properties: Properties) -> None:
        """Add text of the XML, in which white space is one space."""
        if text:
            at_begin = not self._lines[-1] or self._lines[-1][-1].text.endswith(" ")
            text = _WHITE.sub(" ", text)
            text = text.upper() if properties.get("text-transform") == "uppercase" else text
            self._run(text.lstrip(" ") if at_begin else text, style)

    def _run(self, text: str, style: RunStyle) -> None:
        if text:
            self._lines[-1].append(StyledRun(printable(text), style))


def _size_of(around: Properties) -> Properties:
    return {"font-size": around.get("font-size", "18pt")}


def _run_style(properties: Properties, context: OdfTextContext) -> RunStyle:
    size = length_mm(properties.get("font-size"), 18 * MM_PER_POINT)
    position = properties.get("text-position", "")
    raised = number(position.split("%")[0], 0.0) if "%" in position.split(" ")[0] else 0.0
    script = PlainScript.NORMAL
    if position.startswith("super") or raised > 0:
        script = PlainScript.SUPER
    elif position.startswith("sub") or raised < 0:
        script = PlainScript.SUB
    weight = properties.get("font-weight", "normal")
    is_automatic = properties.get("use-window-font-color") == "true"
    return RunStyle(
        size=min(max(size, 0.3), 1500.0) * context.mm,
        bold=weight == "bold" or number(weight) >= 600,
        italic=properties.get("font-style", "normal") in ("italic", "oblique"),
        underline=properties.get("text-underline-style", "none") != "none",
        struck=properties.get("text-line-through-style", "none") != "none",
        colour=context.automatic if is_automatic else colour_of(properties.get("color"), context.automatic),
        script=script,
    )
