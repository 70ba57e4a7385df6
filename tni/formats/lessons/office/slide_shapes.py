"""Shapes of slides: their form, fill, outline and text; connectors, freeforms and groups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tni.formats.lessons.office.custom_geometry import guides_of, paths_of
from tni.formats.lessons.office.numbers import is_on, number
from tni.formats.lessons.office.paints import Fill, Outline, fill_of, fill_within, outline_of
from tni.formats.lessons.office.picture_frames import filling_picture
from tni.formats.lessons.office.placements import GroupFrame, Placement
from tni.formats.lessons.office.preset_curves import ELLIPSES, LINES, PRESETS, RECTANGLES
from tni.formats.lessons.office.preset_shapes import PresetBox
from tni.formats.lessons.office.shape_items import AS_ITS_BOX, RECTANGLE, Form, FormKind, Paint, shape_items
from tni.formats.lessons.office.shape_paths import ShapePath
from tni.formats.lessons.office.slide_context import (
    SlideContext,
    Surroundings,
    identity_of,
    inherited,
    placeholder_of,
    properties_of,
    read_placement,
    text_style_name,
)
from tni.formats.lessons.office.slide_links import link_within
from tni.formats.lessons.office.text_bodies import TextBody, TextSurroundings, read_body
from tni.formats.lessons.office.text_boxes import TextBox, box_losses, read_text_box, text_item
from tni.formats.lessons.office.text_styles import StyleChain, own_list
from tni.formats.lessons.office.theme_colours import colour_within
from tni.formats.xml_tree import Element, child, name_of

_EFFECTS = ("outerShdw", "innerShdw", "prstShdw", "glow", "reflection", "softEdge", "blur")
DEEPEST_GROUP = 60


def read_shape(context: SlideContext, element: Element, where: Surroundings, source: str) -> None:
    """Put a shape or connector and its text on the page."""
    identity, page = identity_of(element), context.page
    parents = inherited(element, context)
    own = child(element, "spPr")
    all_properties = [one for one in (own, *(child(parent, "spPr") for parent in parents)) if one is not None]
    placement = next((found for one in all_properties if (found := read_placement(child(one, "xfrm")))), None)
    body = _body(context, element, parents, source)
    if placement is None:
        if name_of(element) != "cxnSp" and not body.is_blank and not context.is_inherited:
            placement = Placement(context.frame.wide / 2, context.frame.high / 2, context.frame.wide * 0.8, 0.0)
            page.lose("Place du texte inconnue : au milieu de la page.", source, is_dropped=False)
        else:
            page.lose("Cadre vide." if placeholder_of(element) is not None else "Forme sans place.", source)
            return
    placed = where.frame.placed(placement)
    style = child(element, "style")
    geometry_owner = next((one for one in all_properties if _geometry(one) is not None), None)
    fill = next((f for one in all_properties if (f := fill_within(one, context.scheme, where.fill)) is not None), None)
    if fill is None:
        fill = fill_of(None, style, context.scheme, context.matrix, where.fill)
    line_owner = next((one for one in all_properties if child(one, "ln") is not None), own)
    outline = outline_of(line_owner, style, context.scheme, context.matrix)
    if name_of(element) == "cxnSp":
        fill = Fill()
    link = link_within(context, properties_of(element), source)
    inner = where.grouped(source) if not body.is_blank else where
    form = _form(None if geometry_owner is None else _geometry(geometry_owner), placement)
    is_seen = _paint(context, form, placed, fill, outline, inner, source, identity, link)
    _report_effects(context, all_properties[:1], source)
    if not body.is_blank:
        name = f"{source}/text" if is_seen else source
        box = _text_box(context, element, parents, geometry_owner)
        for loss in box_losses(_body_properties(element)):
            page.lose(loss, name, is_dropped=False)
        own_place = read_placement(child(element, "txXfrm"))  # a drawing of SmartArt has one for the text
        area = placed if own_place is None else where.frame.placed(own_place)
        item = text_item(area, body, box, context.base(name, inner, link))
        page.add([item], inner.owner(identity, [line.origin for line in body.lines]))
    elif not is_seen:
        page.lose("Cadre vide." if placeholder_of(element) is not None else "Forme invisible.", source)


def _paint(
    context: SlideContext, form: Form, placed: Placement, fill: Fill, outline: Outline, where: Surroundings,
    source: str, identity: str, link: str,
) -> bool:  # fmt: skip
    """Put the form of a shape on the page. Return whether there is anything of it."""
    page, owner = context.page, where.owner(identity)
    paint = Paint(
        fill.colour, fill.opacity, outline.colour, outline.width * context.frame.scale, outline.dash, outline.has_head,
        outline.has_tail,
    )  # fmt: skip
    name = source
    if fill.picture is not None:
        picture = filling_picture(context, fill.picture, placed, context.base(source, where, link))
        if picture is not None:
            page.add([picture], owner)
            name = f"{source}/outline"
            if form.kind is not FormKind.RECTANGLE:
                page.lose("Image de remplissage posée dans un rectangle.", source, is_dropped=False)
        else:
            page.lose("Image de remplissage illisible.", source, is_dropped=False)
            paint = replace(paint, fill="#d9d9d9")
    if not paint.is_seen and not (link and name == source):
        return name != source
    items, losses = shape_items(form, placed, paint, context.base(name, where, link))
    page.add(items, owner)
    if not items:
        return name != source
    for loss in (*losses, fill.loss, outline.loss, "" if form.is_exact else AS_ITS_BOX):
        if loss:
            page.lose(loss, source, is_dropped=False)
    return True


def _geometry(properties: Element) -> Element | None:
    found = child(properties, "custGeom")
    return child(properties, "prstGeom") if found is None else found


def _form(geometry: Element | None, placement: Placement) -> Form:
    """Return the form that a geometry's element describes."""
    if geometry is None:
        return RECTANGLE
    if name_of(geometry) == "custGeom":
        paths = paths_of(geometry, placement.width, placement.height)
        return Form(FormKind.PATHS, paths) if paths else RECTANGLE
    name = geometry.get("prst", "rect")
    if name in RECTANGLES:
        return RECTANGLE
    if name in ELLIPSES:
        return Form(FormKind.ELLIPSE)
    if name in LINES:
        return Form(FormKind.LINE)
    preset = PRESETS.get(name)
    wide, high = placement.width, placement.height
    if preset is None or min(wide, high) < 0:
        return Form(FormKind.RECTANGLE, is_exact=False)
    values = guides_of(geometry, wide, high)
    made = preset(PresetBox(wide, high, values))
    return Form(FormKind.PATHS, tuple(_unit(one, wide, high) for one in made))


def _unit(path: ShapePath, wide: float, high: float) -> ShapePath:
    return replace(path, points=tuple((x / (wide or 1.0), y / (high or 1.0)) for x, y in path.points))


def _report_effects(context: SlideContext, properties: list[Element], source: str) -> None:
    for one in properties:
        effects = child(one, "effectLst")
        if effects is not None and any(name_of(effect) in _EFFECTS for effect in effects):
            context.page.lose("Ombre ou effet non reproduit.", source, is_dropped=False)
        if child(one, "scene3d") is not None or child(one, "sp3d") is not None:
            context.page.lose("Relief non reproduit.", source, is_dropped=False)


def text_around(context: SlideContext, source: str) -> TextSurroundings:
    """Return what a text of the slide takes from it. source: of the element that the text belongs to."""
    return TextSurroundings(
        context.mm_per_point,
        context.page.number,
        lambda properties: link_within(context, properties, source),
        lambda loss: context.page.lose(loss, source, is_dropped=False),
    )


def text_chain(context: SlideContext, element: Element, parents: list[Element], body: Element | None) -> StyleChain:
    """Return what the text of a shape inherits from."""
    master = context.parents[-1] if context.parents else None
    styles = None if master is None else child(master, "txStyles")
    named = None if styles is None else child(styles, text_style_name(element))
    lists = [own_list(body), *(own_list(child(one, "txBody")) for one in parents)]
    is_holder = placeholder_of(element) is not None
    lists += [named, context.defaults] if is_holder else [context.defaults, named]
    style = child(element, "style")
    reference = None if style is None else child(style, "fontRef")
    colour = None if reference is None else colour_within(reference, context.scheme)
    return StyleChain(lists, context.scheme, colour[0] if colour else "", own=1 + len(parents))


def _body(context: SlideContext, element: Element, parents: list[Element], source: str) -> TextBody:
    body = child(element, "txBody")
    if body is None:
        return TextBody()
    return read_body(body, text_chain(context, element, parents, body), text_around(context, source))


def _body_properties(element: Element) -> Element | None:
    body = child(element, "txBody")
    return None if body is None else child(body, "bodyPr")


def _text_box(context: SlideContext, element: Element, parents: list[Element], geometry: Element | None) -> TextBox:
    found = None if geometry is None else child(geometry, "prstGeom")
    bodies = [_body_properties(one) for one in (element, *parents)]
    return read_text_box(bodies, context.frame.scale, "" if found is None else found.get("prst", ""))


def group_frame(element: Element, frame: GroupFrame) -> GroupFrame:
    """Return the coordinates within a group."""
    properties = child(element, "grpSpPr")
    transform = None if properties is None else child(properties, "xfrm")
    placement = read_placement(transform)
    if transform is None or placement is None:
        return frame
    begin, size = child(transform, "chOff"), child(transform, "chExt")
    if begin is None or size is None:
        left, top = placement.x - placement.width / 2, placement.y - placement.height / 2
        wide, high = placement.width, placement.height
    else:
        left, top = number(begin.get("x")), number(begin.get("y"))
        wide, high = number(size.get("cx")), number(size.get("cy"))
    placed = frame.placed(placement)
    return GroupFrame(placed, left, top, wide, high)


def read_group(
    context: SlideContext,
    element: Element,
    where: Surroundings,
    read: Callable[[SlideContext, Element, Surroundings], None],
) -> None:
    """Put the elements of a group on the page. read: reads each."""
    if len(where.owners) >= DEEPEST_GROUP:
        context.page.lose("Groupes trop imbriqués.", context.page.name(f"{context.layer}shape{identity_of(element)}"))
        return
    identity = identity_of(element)
    properties = child(element, "grpSpPr")
    name = where.group or context.page.name(f"{context.layer}group{identity}")
    link = link_within(context, properties_of(element), name) or where.link
    fill = fill_within(properties, context.scheme, where.fill)
    inner = Surroundings(group_frame(element, where.frame), (identity, *where.owners), name, fill or where.fill, link)
    for one in element:
        read(context, one, inner)


def is_unseen(element: Element) -> bool:
    """Return whether an element was made invisible by its author."""
    properties = properties_of(element)
    return properties is not None and is_on(properties.get("hidden"))
