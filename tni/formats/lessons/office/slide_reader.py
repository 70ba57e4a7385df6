"""Slide of PowerPoint as a page: its elements, and those of its layout and master beneath them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tni.api.formats import FormatLoss, PlainPage
from tni.formats.lessons.office.alternatives import children_of, chosen
from tni.formats.lessons.office.backgrounds import put_gradient
from tni.formats.lessons.office.formula_latex import latex_of
from tni.formats.lessons.office.graphic_frames import read_graphic_frame
from tni.formats.lessons.office.ink_parts import read_ink
from tni.formats.lessons.office.numbers import is_on
from tni.formats.lessons.office.page_items import ItemOwner
from tni.formats.lessons.office.paints import Fill, fill_within, read_fill, referred
from tni.formats.lessons.office.picture_frames import filling_picture, read_picture_frame
from tni.formats.lessons.office.slide_context import (
    SlideContext,
    Surroundings,
    identity_of,
    placeholder_of,
    tree_of,
)
from tni.formats.lessons.office.slide_shapes import is_unseen, read_group, read_shape
from tni.formats.lessons.office.slide_timing import looped_media, read_timing
from tni.formats.lessons.office.text_bodies import printable
from tni.formats.lessons.office.theme_colours import colour_within
from tni.formats.xml_tree import Element, child, children, name_of

_TITLES = ("title", "ctrTitle")
_REPLACED = "Objet d’une version plus récente : ce que les autres programmes en montrent est repris."
_FRAME_OF_NOTES = ("sldImg", "sldNum", "dt", "hdr", "ftr")
"""Placeholders of a page of notes that are the same on each."""
_ABOUT = ("nvGrpSpPr", "grpSpPr", "extLst", "custDataLst")
"""Elements beside shapes that tell of the group they are in."""


@dataclass(frozen=True, slots=True)
class SlideParts:
    """Slide with what it stands on. layout, master: "" for parts that are missing."""

    slide: Element
    layout: str = ""
    master: str = ""


def read_slide(context: SlideContext, parts: SlideParts) -> tuple[PlainPage, tuple[FormatLoss, ...]]:
    """Return the page of a slide and what is lost. context: of the slide."""
    page, package = context.page, context.package
    roots = [(part, root) for part in (parts.layout, parts.master) if (root := package.root(part)) is not None]
    colour = _background(context, parts.slide, roots)
    _read_beneath(context, parts.slide, roots)
    for one in tree_of(parts.slide):
        read_element(context, one, Surroundings(context.frame))
    timing = next((one for one in children_of(parts.slide) if name_of(one) == "timing"), None)
    effects = read_timing(timing, page)
    if effects:
        what = "Les effets des animations (fondu, volet, durée) sont remplacés par une simple apparition."
        page.lose(what, "", is_dropped=False)
    page.reveal(effects)
    if any(name_of(one) == "transition" for one in parts.slide.iter()):
        page.lose("Transition entre diapositives non reproduite.", f"page{page.number}/transition")
    if not is_on(parts.slide.get("show"), True):
        page.lose(
            "Diapositive masquée dans le fichier : reprise comme les autres.", f"page{page.number}", is_dropped=False
        )
    looped = looped_media(timing)
    items = page.with_loops(looped)
    made = PlainPage(
        items=items,
        title=_title(parts.slide),
        width=context.frame.placement.width,
        height=context.frame.placement.height,
        notes=_notes(context),
        colour=colour,
    )
    return made, page.losses


def read_element(context: SlideContext, element: Element, where: Surroundings) -> None:
    """Put an element of a slide, or what is in a group, on the page."""
    kind = name_of(element)
    if kind == "AlternateContent":
        branch = chosen(element)
        before = len(context.page.named)
        for one in branch:
            read_element(context, one, where)
        if branch and name_of(branch[0].getparent()) == "Fallback":
            for name in context.page.named[before:]:
                context.page.lose(_REPLACED, name, is_dropped=False)
        return
    if kind not in ("sp", "cxnSp", "pic", "graphicFrame", "grpSp", "contentPart"):
        if kind and kind not in _ABOUT:
            source = context.page.name(f"{context.layer}{kind[:40]}")
            context.page.lose("Élément d’une sorte inconnue, non repris.", source)
        return
    if context.is_inherited and placeholder_of(element) is not None:
        return
    if kind == "grpSp" and not is_unseen(element):
        read_group(context, element, where, read_element)
        return
    identity = identity_of(element) or ("0" if kind != "contentPart" else element_id(element))
    source = context.page.name(f"{context.layer}shape{identity}")
    if is_unseen(element):
        context.page.lose("Objet masqué dans le fichier.", source)
    elif kind in ("sp", "cxnSp"):
        read_shape(context, element, where, source)
    elif kind == "pic":
        read_picture_frame(context, element, where, source)
    elif kind == "graphicFrame":
        read_graphic_frame(context, element, where, source, read_element)
    else:
        _read_ink(context, element, where, source)


def _read_ink(context: SlideContext, element: Element, where: Surroundings, source: str) -> None:
    """Put handwriting on the page, or the picture that stands for it."""
    if read_ink(context, element, where, source, element_id(element)):
        return
    branches = element.getparent().getparent()
    other = None if branches is None else child(branches, "Fallback")
    picture = None if other is None else child(other, "pic")
    what = "Encre manuscrite non reprise."
    if picture is not None:
        read_picture_frame(context, picture, where, source)
        what = "Encre manuscrite reprise comme une image."
    context.page.lose(what, source, is_dropped=picture is None)


def element_id(element: Element) -> str:
    """Return the id of an ink element, whose names are those of a later version."""
    found = next((one for one in element.iter() if name_of(one) == "cNvPr"), None)
    return "0" if found is None else str(found.get("id", "0"))


def _read_beneath(context: SlideContext, slide: Element, roots: list[tuple[str, Element]]) -> None:
    """Put the shapes of the master and the layout on the page, where the slide shows them."""
    if not is_on(slide.get("showMasterSp"), True):
        return
    shown = []
    for part, root in roots:
        shown.append((part, root))
        if not is_on(root.get("showMasterSp"), True):
            break
    for part, root in reversed(shown):
        layer = "master/" if name_of(root) == "sldMaster" else "layout/"
        beneath = replace(context, part=part, layer=layer, is_inherited=True, parents=())
        for one in tree_of(root):
            read_element(beneath, one, Surroundings(context.frame))


def _background(context: SlideContext, slide: Element, roots: list[tuple[str, Element]]) -> str:
    """Return the colour of the paper; a picture is put on the page, at the back."""
    for part, root in ((context.part, slide), *roots):
        common = child(root, "cSld")
        found = None if common is None else child(common, "bg")
        if found is None:
            continue
        fill = _background_fill(context, found)
        source = f"page{context.page.number}/background"
        below = replace(context, is_inherited=True)
        if fill.gradient is not None:
            base = below.base(source, Surroundings(context.frame))
            if put_gradient(context.page, context.files, fill.gradient, context.frame.placement, base):
                return "#ffffff"
        if fill.loss:
            context.page.lose("Fond dégradé ou à motif remplacé par une couleur unie.", source, is_dropped=False)
        if fill.picture is not None:
            owner = part if child(found, "bgPr") is not None else context.package.related(roots[-1][0], "theme")
            below = replace(below, part=owner)
            base = below.base(source, Surroundings(context.frame))
            picture = filling_picture(below, fill.picture, context.frame.placement, base)
            if picture is not None:
                context.page.add([picture], ItemOwner())
            else:
                context.page.lose("Image de fond illisible.", source)
        return fill.colour or "#ffffff"
    return "#ffffff"


def _background_fill(context: SlideContext, background: Element) -> Fill:
    own = child(background, "bgPr")
    if own is not None:
        return fill_within(own, context.scheme) or Fill()
    reference = child(background, "bgRef")
    styled = referred(reference, context.matrix.fills, context.matrix.backgrounds)
    colour = colour_within(reference, context.scheme)
    if styled is None:
        return Fill(colour[0]) if colour else Fill()
    return read_fill(styled, context.scheme.filled_in(colour[0]) if colour else context.scheme)


def _title(slide: Element) -> str:
    for one in tree_of(slide):
        holder = placeholder_of(one)
        if holder is not None and holder.get("type") in _TITLES:
            body = child(one, "txBody")
            return " ".join(_plain_text(body).split())
    return ""


def _plain_text(body: Element | None) -> str:
    lines = []
    for paragraph in () if body is None else children(body, "p"):
        lines.append("".join(map(_plain_part, children_of(paragraph))))
    return "\n".join(printable_lines(lines))


def _plain_part(one: Element) -> str:
    """Return a part of a paragraph without its form; a formula as LaTeX."""
    match name_of(one):
        case "br":
            return "\n"
        case "pPr" | "endParaRPr":
            return ""
        case "m" | "oMath" | "oMathPara":
            formulas = [inner for inner in one.iter() if name_of(inner) == "oMath"]
            return " ".join(latex_of(inner) or "".join(inner.itertext()) for inner in formulas)
    return "".join(one.itertext())


def printable_lines(lines: list[str]) -> list[str]:
    return [printable(part) for line in lines for part in re.split("[\n\v\u2028\u2029]", line)]


def _notes(context: SlideContext) -> str:
    """Return what is for the teacher alone: the notes of a slide, and its comments, which are reported."""
    parts = []
    notes = context.package.related(context.part, "notesSlide")
    for one in tree_of(context.package.root(notes) if notes else None):
        parts.append(_noted(context, one))
    count = 0
    for relation in context.package.relations(context.part).values():
        if relation.kind != "comments" or relation.is_external:
            continue
        root = context.package.root(relation.target)
        for one in () if root is None else root.iter():
            text = _comment(one)
            if text:
                count += 1
                parts.append(f"Commentaire : {text}")
                source = f"page{context.page.number}/comment{count}"
                context.page.lose("Commentaire mis dans les notes de la page.", source, is_dropped=False)
    return "\n".join(filter(None, parts))


def _noted(context: SlideContext, element: Element) -> str:
    """Return the text of an element of a page of notes. What lies beside the notes is reported."""
    kind, holder = name_of(element), placeholder_of(element)
    if not kind or kind in _ABOUT or (holder is not None and holder.get("type") in _FRAME_OF_NOTES):
        return ""
    body = child(element, "txBody")
    if body is None and holder is None:
        source = context.page.name(f"notes/shape{identity_of(element)}")
        context.page.lose("Objet de la page de commentaires non repris.", source)
    return _plain_text(body).strip()


def _comment(element: Element) -> str:
    if name_of(element) not in ("cm", "reply"):
        return ""
    body = child(element, "txBody")
    if body is not None:
        return _plain_text(body).strip()
    text = child(element, "text")
    return "" if text is None else printable(" ".join("".join(text.itertext()).split()))
