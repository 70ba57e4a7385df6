"""Text bodies of DrawingML (`txBody`) as lines of styled runs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from tni.api.formats import PlainMarker, PlainParagraph
from tni.core.shown_text import is_shown
from tni.formats.lessons.office.alternatives import chosen
from tni.formats.lessons.office.formula_latex import latex_of
from tni.formats.lessons.office.numbers import per_cent
from tni.formats.lessons.office.text_styles import StyleChain, numbering_losses
from tni.formats.lessons.styled_text import StyledRun, TextLine
from tni.formats.xml_tree import Element, child, children, name_of

EMU_PER_POINT = 12_700.0
LONGEST_TEXT = 50_000
"""Letters of one text that the program takes."""
_OPAQUE = 0.98
_DEEPEST = 20
_PROPERTIES = ("pPr", "endParaRPr")


@dataclass(frozen=True, slots=True)
class TextSurroundings:
    """Values that a text body takes from its page. mm_per_point: millimetres of the page to a point. number: of the
    page, for fields. link: returns the link of a run's element, and reports what it cannot keep. report: takes a
    sentence on what is not as it was."""

    mm_per_point: float
    number: int
    link: Callable[[Element], str]
    report: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class TextBody:
    """Lines of a text body."""

    lines: tuple[TextLine, ...] = ()
    has_formula: bool = field(default=False)

    @property
    def text(self) -> str:
        return "\n".join(one.text for one in self.lines)

    @property
    def is_blank(self) -> bool:
        return not any(one.text.strip() for one in self.lines)


def read_body(body: Element | None, chain: StyleChain, around: TextSurroundings) -> TextBody:
    """Return the lines of a text body. chain: what its paragraphs inherit from."""
    if body is None:
        return TextBody()
    properties = child(body, "bodyPr")
    shrunk = None if properties is None else child(properties, "normAutofit")
    scale = per_cent(None if shrunk is None else shrunk.get("fontScale"))
    scaled = replace(around, mm_per_point=around.mm_per_point * min(max(scale, 0.1), 1.0))
    lines: list[TextLine] = []
    left = LONGEST_TEXT
    for number, paragraph in enumerate(children(body, "p")):
        for line in _lines(paragraph, number, chain, scaled):
            if len(line.text) >= left:
                around.report("Texte trop long, coupé.")
                return TextBody(tuple(lines))
            left -= len(line.text) + 1
            lines.append(line)
    return TextBody(tuple(lines))


def _lines(paragraph: Element, number: int, chain: StyleChain, around: TextSurroundings) -> Iterator[TextLine]:
    """Yield the lines of a paragraph: it has more than one where it is broken by hand."""
    properties = child(paragraph, "pPr")
    style, runs_chain, bullet = chain.paragraph(properties)
    end_style, _ = runs_chain.run(child(paragraph, "endParaRPr"), around.mm_per_point)
    lines: list[list[StyledRun]] = [[]]
    _add_parts(lines, paragraph, runs_chain, around)
    if not any(run.text.strip() for line in lines for run in line):
        style = replace(style, marker=PlainMarker.NONE)  # an empty paragraph shows no bullet
    elif style.marker is not PlainMarker.NONE:
        for loss in numbering_losses(bullet):
            around.report(loss)
    if style.marker is PlainMarker.NONE and style.level == 0:
        style = PlainParagraph(align=style.align)
    for place, line in enumerate(lines):
        shown = replace(style, marker=PlainMarker.NONE) if place else style
        yield TextLine(tuple(line), shown, number, end_style)


def _add_parts(
    lines: list[list[StyledRun]], parts: Iterable[Element], chain: StyleChain, around: TextSurroundings, depth: int = 0
) -> None:  # fmt: skip
    """Add the parts of a paragraph. depth: of alternatives within each other."""
    for one in parts:
        name = name_of(one)
        if name == "br":
            lines.append([])
        elif name in ("r", "fld"):
            _add_run(lines, one, chain, around)
        elif name in ("m", "oMath", "oMathPara"):
            _add_formula(lines, one, chain, around)
        elif name == "AlternateContent" and depth < _DEEPEST:
            _add_parts(lines, chosen(one), chain, around, depth + 1)
        elif name and name not in _PROPERTIES and (text := printable(" ".join("".join(one.itertext()).split()))):
            lines[-1].append(StyledRun(text, chain.run(None, around.mm_per_point)[0]))
            around.report("Partie de texte d’une sorte inconnue, reprise sans mise en forme.")


def _add_run(lines: list[list[StyledRun]], run: Element, chain: StyleChain, around: TextSurroundings) -> None:
    properties = child(run, "rPr")
    style, is_capital = chain.run(properties, around.mm_per_point)
    shown = child(run, "t")
    text = "" if shown is None else "".join(shown.itertext())
    kind = run.get("type", "")
    if kind == "slidenum":
        text = str(around.number)
    elif kind.startswith("datetime"):
        around.report("Date fixe : elle ne se met plus à jour.")
    opacity = chain.opacity(properties)
    if opacity <= 0 and text.strip():
        around.report("Texte invisible dans le fichier, laissé de côté.")
        return
    if opacity < _OPAQUE:
        around.report("Transparence du texte non reprise.")
    if properties is not None and child(properties, "highlight") is not None:
        around.report("Surlignage du texte non repris.")
    if properties is not None and child(properties, "gradFill") is not None:
        around.report("Dégradé du texte remplacé par une couleur unie.")
    if properties is not None and (link := around.link(properties)):
        style = replace(style, link=link)
    pieces = re.split(r"[\n\v\r\u2028\u2029]", re.sub(r"_x000[BbDd]_", "\v", text))
    for place, piece in enumerate(pieces):
        if place:
            lines.append([])
        if piece:
            lines[-1].append(StyledRun(printable(piece.upper() if is_capital else piece), style))


def printable(text: str) -> str:
    """Return a text without signs that cannot be shown; tabs are spaces."""
    return "".join(one for one in text.replace("\t", "    ") if is_shown(one))


def _add_formula(lines: list[list[StyledRun]], element: Element, chain: StyleChain, around: TextSurroundings) -> None:
    """Add the formulas in an element, as LaTeX, or as their plain text where there is no LaTeX for them."""
    found = [one for one in element.iter() if name_of(one) == "oMath"]
    style, _ = chain.run(None, around.mm_per_point)
    for formula in found:
        latex = latex_of(formula)
        if latex:
            lines[-1].append(StyledRun(latex, replace(style, is_formula=True)))
            continue
        text = printable(unicodedata.normalize("NFKC", "".join(formula.itertext())))
        if text:
            lines[-1].append(StyledRun(text, style))
            around.report("Équation reprise comme un texte.")
