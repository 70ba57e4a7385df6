"""Graphic frames of slides: tables, the drawings of SmartArt, and what has no item: charts and embedded objects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tni.formats.lessons.office.picture_frames import filling_picture
from tni.formats.lessons.office.placements import GroupFrame, Placement
from tni.formats.lessons.office.slide_context import (
    SlideContext,
    Surroundings,
    identity_of,
    properties_of,
    read_placement,
)
from tni.formats.lessons.office.slide_links import link_within
from tni.formats.lessons.office.table_frames import read_table, table_within
from tni.formats.xml_tree import Element, child, name_of

_KINDS = {
    "chart": ("Graphique", "Graphique sans équivalent dans la leçon."),
    "diagram": ("Schéma", "Schéma (SmartArt) sans dessin dans le fichier."),
    "ole": ("Objet", "Objet d’un autre programme (OLE) sans image dans le fichier."),
}


def read_graphic_frame(
    context: SlideContext,
    element: Element,
    where: Surroundings,
    source: str,
    read: Callable[[SlideContext, Element, Surroundings], None],
) -> None:
    """Put a graphic frame on the page. read: reads each shape of a drawing."""
    page, identity = context.page, identity_of(element)
    placement = read_placement(child(element, "xfrm"))
    if placement is None:
        page.lose("Objet sans place.", source)
        return
    link = link_within(context, properties_of(element), source)
    where = replace(where, link=link or where.link)
    graphic = child(element, "graphic")
    table = table_within(graphic)
    if table is not None:
        read_table(context, table, placement, where, source, identity)
        return
    data = None if graphic is None else child(graphic, "graphicData")
    address = "" if data is None else data.get("uri", "")
    kind = next((one for one in _KINDS if one in address.rpartition("/")[2].lower()), "ole")
    if kind == "diagram" and _read_diagram(context, data, placement, where, source, identity, read):
        return
    placed = where.frame.placed(placement)
    picture = _preview(data)
    if picture is not None:
        item = filling_picture(context, picture, placed, context.base(source, where))
        if item is not None:
            page.add([item], where.owner(identity))
            page.lose("Objet d’un autre programme (OLE) : son image seule est reprise.", source, is_dropped=False)
            return
    label, loss = _KINDS[kind]
    page.lose(loss, source, is_dropped=False)
    page.stand_in(label, placed, source, where.owner(identity), where.group)


def _preview(data: Element | None) -> Element | None:
    """Return the filling of the picture that stands for an embedded object."""
    found = None if data is None else next((one for one in data.iter() if name_of(one) == "pic"), None)
    return None if found is None else child(found, "blipFill")


def _read_diagram(
    context: SlideContext,
    data: Element,
    placement: Placement,
    where: Surroundings,
    source: str,
    identity: str,
    read: Callable[[SlideContext, Element, Surroundings], None],
) -> bool:
    """Put the drawing that PowerPoint stores beside a SmartArt on the page. Return whether there is one."""
    part = _drawing_part(context, data)
    root = context.package.root(part) if part else None
    tree = None if root is None else child(root, "spTree")
    if tree is None or not any(name_of(one) in ("sp", "pic") for one in tree):
        return False
    frame = GroupFrame(where.frame.placed(placement), 0.0, 0.0, placement.width, placement.height)
    drawing = replace(context, part=part, layer=f"{context.layer}{_local(context, source)}/", parents=())
    around = Surroundings(frame, (identity, *where.owners), where.group or source, link=where.link)
    for one in tree:
        read(drawing, one, around)
    return True


def _local(context: SlideContext, source: str) -> str:
    return source.removeprefix(f"page{context.page.number}/").removeprefix(context.layer)


def _drawing_part(context: SlideContext, data: Element) -> str:
    """Return the part with the drawing of a SmartArt: its data name the relation."""
    ids = next((one for one in data if name_of(one) == "relIds"), None)
    identity = None if ids is None else next((value for key, value in ids.items() if key.endswith("}dm")), None)
    model = context.relation(identity)
    root = None if model is None else context.package.root(model.target)
    if root is not None:
        for one in root.iter():
            if name_of(one) == "dataModelExt":
                drawing = context.relation(one.get("relId"))
                if drawing is not None:
                    return drawing.target
    return ""
