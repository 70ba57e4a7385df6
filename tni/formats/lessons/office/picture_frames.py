"""Pictures of slides, and the sound and film that PowerPoint stores as pictures with a file."""

from __future__ import annotations

from dataclasses import dataclass

from tni.api.formats import PlainItem, PlainMedia, PlainPicture
from tni.formats.lessons.office.numbers import number, per_cent
from tni.formats.lessons.office.paints import outline_of
from tni.formats.lessons.office.placements import Placement
from tni.formats.lessons.office.shape_items import RECTANGLE, BaseFields, Paint, shape_items
from tni.formats.lessons.office.slide_context import (
    SlideContext,
    Surroundings,
    identity_of,
    inherited,
    properties_of,
    read_placement,
)
from tni.formats.lessons.office.slide_links import link_within
from tni.formats.xml_tree import Element, child, name_of

_MEDIA = ("audioFile", "wavAudioFile", "videoFile", "quickTimeFile", "audioCd")
_FILMS = ("videoFile", "quickTimeFile")
_COLOUR_CHANGES = ("clrChange", "duotone", "grayscl", "lum", "biLevel", "clrRepl", "hsl", "tint")
_NOT_CUT = ("rect", "")


@dataclass(frozen=True, slots=True)
class _CropBox:
    """Part of a picture that is shown, and where: both as parts of the picture and of its box, cut off or left free at
    the left, top, right and bottom."""

    crop: tuple[float, float, float, float]
    free: tuple[float, float, float, float]


def read_picture_frame(context: SlideContext, element: Element, where: Surroundings, source: str) -> None:
    """Put a picture, or the sound or film that it stands for, on the page."""
    page, identity = context.page, identity_of(element)
    owners = [child(one, "spPr") for one in (element, *inherited(element, context))]
    placement = next((p for one in owners if one is not None and (p := read_placement(child(one, "xfrm")))), None)
    if placement is None:
        page.lose("Image sans place.", source)
        return
    placed = where.frame.placed(placement)
    link = link_within(context, properties_of(element), source)
    base = context.base(source, where, link)
    owner = where.owner(identity)
    filling = child(element, "blipFill")
    media = _media(context, element, filling, placed, base)
    if media is not None:
        page.add([media], owner)
        return
    picture = None if filling is None else filling_picture(context, filling, placed, base, _alt(element))
    if picture is None:
        what = "Image d’un format que le tableau n’affiche pas."
        blip = None if filling is None else child(filling, "blip")
        if blip is not None and not any(key.endswith("}embed") for key in blip.attrib):
            what = "Image qui n’est pas dans le fichier."
        page.lose(what, source, is_dropped=context.is_inherited)
        if not context.is_inherited:  # else it would be on each page
            page.stand_in("Image", placed, source, owner, where.group)
        return
    page.add([picture], owner)
    properties = owners[0]
    outline = outline_of(properties, child(element, "style"), context.scheme, context.matrix)
    if outline.colour:
        paint = Paint("", 1.0, outline.colour, outline.width * context.frame.scale, outline.dash)
        name = where.grouped(source)
        items, _ = shape_items(RECTANGLE, placed, paint, context.base(f"{source}/outline", name))
        page.add(items, owner)
    _report(context, properties, source)


def _alt(element: Element) -> str:
    properties = properties_of(element)
    return "" if properties is None else properties.get("descr", "")


def _report(context: SlideContext, properties: Element | None, source: str) -> None:
    if properties is None:
        return
    preset = child(properties, "prstGeom")
    if child(properties, "custGeom") is not None or (preset is not None and preset.get("prst") not in _NOT_CUT):
        context.page.lose("Image détourée reprise comme un rectangle.", source, is_dropped=False)
    effects = child(properties, "effectLst")
    if effects is not None and len(effects):
        context.page.lose("Ombre ou effet non reproduit.", source, is_dropped=False)


def filling_picture(
    context: SlideContext, filling: Element, placed: Placement, base: BaseFields, alt: str = ""
) -> PlainPicture | None:
    """Return the picture that fills a box, cropped as it is there; None if it cannot be shown. alt: its description."""
    blip = child(filling, "blip")
    name = "" if blip is None else _file(context, blip)
    if not name or blip is None or min(placed.width, placed.height) <= 0:
        return None
    source = base["source"]
    changes = [name_of(one) for one in blip]
    if any(one in _COLOUR_CHANGES for one in changes):
        context.page.lose("Couleurs de l’image reprises telles quelles.", source, is_dropped=False)
    if child(filling, "tile") is not None:
        context.page.lose("Image répétée en mosaïque reprise une fois.", source, is_dropped=False)
    faded = child(blip, "alphaModFix")
    opacity = 1.0 if faded is None else min(max(per_cent(faded.get("amt")), 0.0), 1.0)
    box = _crop_box(filling)
    left, top, right, bottom = box.free
    wide, high = placed.width * (1 - left - right), placed.height * (1 - top - bottom)
    if min(wide, high) <= 0:
        return None
    if placed.mirrors_x:
        left = right
    if placed.mirrors_y:
        top = bottom
    x, y = placed.corner(left * placed.width + wide / 2, top * placed.height + high / 2)
    turn = placed.turn + (180.0 if placed.mirrors_y else 0.0)  # upside down is mirrored and turned by half
    area = Placement(x, y, wide, high, turn % 360)
    x, y = area.corner()
    return PlainPicture(
        file=name, x=x, y=y, width=wide, height=high, alt=alt, turn=area.turn, crop=box.crop, opacity=opacity,
        is_mirrored=placed.mirrors_x != placed.mirrors_y, **base,
    )  # fmt: skip


def _file(context: SlideContext, blip: Element) -> str:
    """Return the name of the file of a `blip`."""
    identity = next((value for key, value in blip.items() if key.endswith("}embed")), None)
    relation = context.relation(identity)
    if relation is None or relation.is_external:
        return ""
    return context.files.picture(relation.target)


def _crop_box(filling: Element) -> _CropBox:
    """Return what is cut off a picture, and where its box is left free: a negative crop leaves room around it."""
    cropped = child(filling, "srcRect")
    stretched = child(filling, "stretch")
    inner = None if stretched is None else child(stretched, "fillRect")
    crop, free = [0.0] * 4, [0.0] * 4
    for place, (name, other) in enumerate((("l", "r"), ("t", "b"), ("r", "l"), ("b", "t"))):
        cut = 0.0 if cropped is None else per_cent(cropped.get(name), 0.0)
        cut_other = 0.0 if cropped is None else per_cent(cropped.get(other), 0.0)
        spare = 0.0 if inner is None else per_cent(inner.get(name), 0.0)
        if cut >= 0:
            crop[place] = min(cut, 0.99)
        elif 1 - cut - cut_other > 0:
            free[place] = -cut / (1 - cut - cut_other)
        free[place] += max(spare, 0.0)
        if spare < 0:
            spare_other = 0.0 if inner is None else min(per_cent(inner.get(other), 0.0), 0.0)
            crop[place] = min(crop[place] - spare / (1 - spare - spare_other), 0.99)
    if crop[0] + crop[2] >= 1 or crop[1] + crop[3] >= 1:
        crop = [0.0] * 4
    return _CropBox((crop[0], crop[1], crop[2], crop[3]), (free[0], free[1], free[2], free[3]))


def _media(
    context: SlideContext, element: Element, filling: Element | None, placed: Placement, base: BaseFields
) -> PlainItem | None:
    """Return the sound or film of a picture's element; None if it is a plain picture, or the file is not there."""
    first = next((one for one in element if name_of(one).startswith("nv")), None)
    inner = None if first is None else child(first, "nvPr")
    found = None if inner is None else next((one for one in inner if name_of(one) in _MEDIA), None)
    if found is None or inner is None:
        return None
    extended = next((one for one in inner.iter() if name_of(one) == "media"), None)
    identities = [
        value
        for one in (extended, found)
        for key, value in (() if one is None else one.items())
        if key.rpartition("}")[2] in ("embed", "link")
    ]
    targets = [one for identity in identities if (one := context.relation(identity)) is not None]
    name = next((file for one in targets if not one.is_external and (file := context.files.media(one.target))), "")
    source, page = base["source"], context.page
    if not name:
        page.lose("Son ou film qui n’est pas dans le fichier : seule son image reste.", source, is_dropped=False)
        return None
    trim = None if extended is None else child(extended, "trim")
    start, end = (0.0 if trim is None else max(number(trim.get(one)), 0.0) / 1000 for one in ("st", "end"))
    if end:
        page.lose("Fin coupée d’un son ou d’un film : il est joué jusqu’au bout.", source, is_dropped=False)
    blip = None if filling is None else child(filling, "blip")
    x, y = placed.corner()
    if placed.turn:
        page.lose("Film tourné repris droit.", source, is_dropped=False)
        x, y = placed.corners[0]
    properties = properties_of(element)
    return PlainMedia(
        file=name, x=x, y=y, width=placed.width, height=placed.height, is_film=name_of(found) in _FILMS,
        title="" if properties is None else properties.get("name", ""),
        poster="" if blip is None else _file(context, blip), start_s=start, **base,
    )  # fmt: skip
