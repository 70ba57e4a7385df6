"""Page of Impress: its shapes, and those of its master beneath them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tni.api.formats import FormatLoss, PlainPage, PlainPicture
from tni.formats.lessons.office.backgrounds import put_gradient
from tni.formats.lessons.office.odf_context import OdfPageContext, OdfPlace, filling_file
from tni.formats.lessons.office.odf_frames import read_frame
from tni.formats.lessons.office.odf_paints import colour_of, gradient_of
from tni.formats.lessons.office.odf_shapes import FORMS, LINES, read_form, read_line, read_odf_group
from tni.formats.lessons.office.odf_styles import Properties, attribute
from tni.formats.lessons.office.odf_timing import read_odf_timing
from tni.formats.lessons.office.odf_transforms import placement_of
from tni.formats.lessons.office.page_items import ItemOwner
from tni.formats.lessons.office.text_bodies import printable
from tni.formats.xml_tree import Element, child, name_of

_HOLDERS = (
    "title",
    "outline",
    "subtitle",
    "notes",
    "page",
    "handout",
    "object",
    "chart",
    "table",
    "graphic",
    "orgchart",
)
_FOOTERS = {"footer": "display-footer", "header": "display-header", "date-time": "display-date-time"}
_FOOTERS |= {"page-number": "display-page-number"}
_ABOUT = ("glue-point", "layer-set", "image-map", "contour-polygon", "contour-path")
"""Elements of drawings that show nothing by themselves."""
_OTHERS = {"scene": "Scène en 3D", "control": "Champ de formulaire"}


def read_odp_page(context: OdfPageContext, element: Element) -> tuple[PlainPage, tuple[FormatLoss, ...]]:
    """Return the page of a `draw:page` and what is lost."""
    page, styles = context.page, context.styles
    properties = styles.properties("drawing-page", attribute(element, "style-name"), "drawing-page")
    master = styles.masters.get(context.master)
    colour, below = _background(context, properties, master)
    context = replace(context, paper=below)
    if master is not None and properties.get("background-objects-visible", "true") != "false":
        beneath = replace(context, layer="master/", is_inherited=True)
        for one in master:
            if _is_shown(one, properties):
                read_odf_element(beneath, one, OdfPlace())
    for one in element:
        read_odf_element(context, one, OdfPlace())
    forms = child(element, "forms")
    if forms is not None and any(True for _ in forms.iter("{*}form")):
        what = "Contenu des champs de formulaire non repris."
        page.lose(what, f"page{page.number}/forms")
    effects = read_odf_timing(element, page, context.paragraphs)
    if effects:
        what = "Les effets des animations (fondu, volet, durée) sont remplacés par une simple apparition."
        page.lose(what, "", is_dropped=False)
    page.reveal(effects)
    if properties.get("transition-style", "none") != "none" or "type" in properties:
        page.lose("Transition entre diapositives non reproduite.", f"page{page.number}/transition")
    if properties.get("visibility") == "hidden":
        what = "Diapositive masquée dans le fichier : reprise comme les autres."
        page.lose(what, f"page{page.number}", is_dropped=False)
    box = context.frame.placement
    made = PlainPage(page.items, _title(element), box.width, box.height, _notes(context, element), colour)
    return made, page.losses


def read_odf_element(context: OdfPageContext, element: Element, where: OdfPlace) -> None:
    """Put a shape, or what is in a group, on the page."""
    kind = name_of(element)
    if kind == "a":
        link = context.address(attribute(element, "href"), context.page.name(f"{context.layer}link"))
        for one in element:
            read_odf_element(context, one, replace(where, link=link or where.link))
        return
    if kind == "g":
        read_odf_group(context, element, where, read_odf_element)
        return
    if not is_odf_shape(element):
        if ":drawing:" in str(element.tag) and kind not in _ABOUT:
            source = context.page.name(f"{context.layer}{kind[:40]}")
            context.page.lose("Élément d’une sorte inconnue, non repris.", source)
        return
    source = context.page.name(f"{context.layer}shape")
    if kind == "frame":
        read_frame(context, element, where, source)
    elif kind in LINES:
        read_line(context, element, where, source)
    elif kind in FORMS:
        read_form(context, element, where, source)
    else:
        label = _OTHERS[kind]
        placement = placement_of(element)
        context.page.lose(f"{label} sans équivalent dans la leçon.", source, is_dropped=placement is None)
        if placement is not None:
            context.page.stand_in(label, context.frame.placed(placement), source, ItemOwner(where.owners), where.group)


def is_odf_shape(element: Element) -> bool:
    """Return whether an element is a shape, a group of shapes, or a link around one."""
    return name_of(element) in (*FORMS, *LINES, *_OTHERS, "frame", "g", "a")


def _is_shown(element: Element, properties: Properties) -> bool:
    """Return whether a shape of a master is shown on a page: its placeholders are not, its footers where asked."""
    kind = attribute(element, "class")
    if kind in _FOOTERS:
        return properties.get(_FOOTERS[kind], "false") == "true"
    return kind not in _HOLDERS and name_of(element) not in ("notes", "forms")


def _background(context: OdfPageContext, properties: Properties, master: Element | None) -> tuple[str, str]:
    """Return the colour of the paper, and that on which texts stand; a picture is put on the page, at the back."""
    styles = context.styles
    if properties.get("background-visible", "true") == "false":
        return "#ffffff", "#ffffff"
    below: Mapping[str, str] = {}
    if master is not None:
        below = styles.properties("drawing-page", attribute(master, "style-name"), "drawing-page")
        named = styles.properties("presentation", f"{context.master}-background", "graphic")
        below = below if below.get("fill", "none") != "none" else {**below, **named}
    own = properties if properties.get("fill", "none") != "none" else below
    source = f"page{context.page.number}/background"
    match own.get("fill", "none"):
        case "solid":
            colour = colour_of(own.get("fill-color"), "#ffffff")
            return colour, colour
        case "gradient":
            gradient = gradient_of(own, styles)
            base = replace(context, is_inherited=True).base(source, OdfPlace())
            if gradient and put_gradient(context.page, context.files, gradient, context.frame.placement, base):
                return "#ffffff", gradient.mean
            context.page.lose("Fond dégradé illisible.", source)
        case "hatch":
            context.page.lose("Fond à motif non repris.", source)
        case "bitmap":
            _picture_behind(context, own, source)
    return "#ffffff", "#ffffff"


def _picture_behind(context: OdfPageContext, own: Properties, source: str) -> None:
    file = filling_file(context, own)
    if not file:
        context.page.lose("Image de fond illisible.", source)
        return
    if own.get("repeat", "repeat") == "repeat":
        context.page.lose("Image répétée en mosaïque reprise une fois.", source, is_dropped=False)
    box = context.frame.placement
    base = replace(context, is_inherited=True).base(source, OdfPlace())
    context.page.add([PlainPicture(file=file, x=0.0, y=0.0, width=box.width, height=box.height, **base)], ItemOwner())


def _title(element: Element) -> str:
    for one in element:
        if attribute(one, "class") == "title":
            return " ".join(_plain(one).split())
    return ""


def _plain(element: Element) -> str:
    """Return the text of each paragraph of an element, a line each."""
    lines = []
    for one in element.iter():
        if name_of(one) in ("p", "h"):
            lines.append(printable(" ".join("".join(one.itertext()).split())))
    return "\n".join(lines)


def _notes(context: OdfPageContext, element: Element) -> str:
    """Return what is for the teacher alone: notes, and comments, which are reported."""
    parts = []
    notes = child(element, "notes")
    for one in () if notes is None else notes:
        if attribute(one, "class") == "notes":
            parts.append(_plain(one).strip())
    count = 0
    for one in element:
        if name_of(one) == "annotation":
            count += 1
            parts.append(f"Commentaire : {_plain(one).strip()}")
            source = f"page{context.page.number}/comment{count}"
            context.page.lose("Commentaire mis dans les notes de la page.", source, is_dropped=False)
    return "\n".join(filter(None, parts))
