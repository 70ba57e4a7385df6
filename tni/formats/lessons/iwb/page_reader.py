"""Reader of one page of an IWB file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tni.api.formats import PlainItem, PlainPage
from tni.core.geometry import Rect
from tni.formats.lessons.iwb.object_items import (
    is_film,
    is_sound,
    link_of,
    place_file,
    place_media,
    place_picture,
)
from tni.formats.lessons.iwb.page_context import (
    IwbElement,
    IwbPageContext,
    Within,
    plain_attributes,
    properties_of,
)
from tni.formats.lessons.iwb.shape_items import SHAPES, place_shape
from tni.formats.lessons.iwb.text_items import place_text
from tni.formats.lessons.page_scale import grown_page, millimetres_of_unit, scaled_item
from tni.formats.lessons.svg_values import styled
from tni.formats.xml_tree import Element, element_text, name_of

TEXTS = frozenset({"text", "textarea", "textArea"})
MEDIA = frozenset({"audio", "video"})
SHOWN = SHAPES | TEXTS | MEDIA | {"image", "g", "a", "switch"}
"""Elements that a page can show."""
EFFECTS = ("filter", "mask", "clip-path")
SILENT = frozenset({"title", "desc", "metadata", "defs"})
_DEEPEST = 60


def read_page(elements: Iterable[Element], context: IwbPageContext) -> PlainPage:
    """Return a page. elements: what is on it."""
    title = notes = ""
    for one in elements:
        if name_of(one) == "desc":
            notes = notes or element_text(one).strip()[:5000]
        if name_of(one) == "title":
            title = title or " ".join(element_text(one).split())[:300]
        _read(one, Within(), context, 0)
    frame = grown_page(context.box, context.bounds)
    scale = millimetres_of_unit(context.box.width, context.box.height)
    items: list[PlainItem] = [
        scaled_item(item, scale, (frame.x, frame.y)) for item in (*context.behind, *context.items)
    ]
    return PlainPage(
        tuple(items), width=frame.width * scale, height=frame.height * scale,
        colour="" if context.colour == "#ffffff" else context.colour, title=title, notes=notes,
    )  # fmt: skip


def _read(element: Element, within: Within, context: IwbPageContext, depth: int) -> None:
    kind = name_of(element)
    if not kind or kind in SILENT:
        return
    name = context.name(kind, element.get("id", ""))
    context.left -= 1
    if depth > _DEEPEST or context.left < 0:
        context.drop("Éléments en trop ou imbriqués trop profondément.", name)
        return
    match kind:
        case "switch":
            _read_switch(element, name, within, context, depth)
        case "g":
            _read_group(element, name, within, context, depth)
        case "a":
            _read_link(element, name, within, context, depth)
        case _ if kind in SHOWN:
            _place(element, kind, name, within, context)
        case _:
            context.drop("Élément inconnu du format.", name)


def _place(element: Element, kind: str, name: str, within: Within, context: IwbPageContext) -> None:
    inner = within.entered(element)
    if inner.is_unseen:
        context.drop("Élément caché dans le fichier, laissé de côté.", name)
        return
    _report_effects(element, name, context)
    one = IwbElement(
        element, "textarea" if kind == "textArea" else kind, name,
        {**inner.style, **styled(plain_attributes(element))}, properties_of(element, context), inner,
    )  # fmt: skip
    if kind in SHAPES:
        place_shape(one, context)
    elif kind in TEXTS:
        place_text(one, context)
    elif kind in MEDIA:
        place_media(one, context)
    else:
        place_picture(one, context)


def _report_effects(element: Element, name: str, context: IwbPageContext) -> None:
    own = styled(plain_attributes(element))
    if any(own.get(effect, "none").strip() not in ("", "none") for effect in EFFECTS):
        context.change("Filtre, masque ou découpe non repris.", name)


def _read_switch(element: Element, name: str, within: Within, context: IwbPageContext, depth: int) -> None:
    """Read the first of several forms that can be shown; the others stand for it in other programs."""
    shown = first_shown(element)
    if shown is None:
        context.drop("Élément dont aucune forme ne peut être montrée.", name)
        return
    _read(shown, within.entered(element), context, depth + 1)


def first_shown(switch: Element) -> Element | None:
    """Return the first child of a switch that needs no extension and is known."""
    return next(
        (one for one in switch if name_of(one) in SHOWN and not str(one.get("requiredExtensions", "")).strip()), None
    )


def _read_group(element: Element, name: str, within: Within, context: IwbPageContext, depth: int) -> None:
    group = within.group or properties_of(element, context).group or name
    own = properties_of(element, context)
    before = len(context.items)
    _report_effects(element, name, context)
    for one in element:
        _read(one, replace(within.entered(element), group=group), context, depth + 1)
    for place in range(before, len(context.items)):  # what is said of a group holds for all of it
        item = context.items[place]
        context.items[place] = replace(
            item, is_locked=item.is_locked or own.says("locked"), is_cloner=item.is_cloner or own.says("replicate"),
            is_cover=item.is_cover or own.says("revealer"),
        )  # fmt: skip


def _read_link(element: Element, name: str, within: Within, context: IwbPageContext, depth: int) -> None:
    """Read what a link stands on. One to a sound or film of the file puts that on the page, at the same place."""
    address = plain_attributes(element).get("href", "")
    plays = is_sound(address) or is_film(address)
    link = "" if plays else link_of(address, context)
    bounds, context.bounds = context.bounds, Rect.nothing()
    for one in element:
        _read(one, replace(within.entered(element), link=link or within.link), context, depth + 1)
    own, context.bounds = context.bounds, bounds.united(context.bounds)
    if plays:
        box = Rect(0.0, 0.0, 200.0, 60.0) if own.empty else own
        holder = IwbElement(element, "a", name, {}, properties_of(element, context), within)
        if not place_file(address, box, holder, name, context, is_film=is_film(address)):
            context.drop("Vidéo ou son absent du fichier.", name)
    elif not link:
        context.drop("Lien vers ce que le fichier n’a pas.", name)
