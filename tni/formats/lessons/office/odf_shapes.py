"""Shapes of Impress pages: forms, texts, lines, groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from tni.api.formats import PlainPicture
from tni.formats.lessons.office.numbers import length_mm, number, whole
from tni.formats.lessons.office.odf_context import OdfPageContext, OdfPlace, filling_file, identities, link_of
from tni.formats.lessons.office.odf_custom_shapes import OdfCustomShape
from tni.formats.lessons.office.odf_paints import colour_of, has_shadow, paint_of, readable_on, share_of, text_box_of
from tni.formats.lessons.office.odf_styles import OdfStyles, Properties, attribute
from tni.formats.lessons.office.odf_text import OdfText, OdfTextContext, read_odf_text
from tni.formats.lessons.office.odf_transforms import (
    ellipse_path,
    path_lines,
    placement_of,
    points_of,
    scaled,
    view_box,
)
from tni.formats.lessons.office.page_items import ItemOwner
from tni.formats.lessons.office.placements import Placement
from tni.formats.lessons.office.shape_items import AS_ITS_BOX, RECTANGLE, BaseFields, Form, FormKind, shape_items
from tni.formats.lessons.office.shape_paths import ShapePath, regular
from tni.formats.lessons.office.text_bodies import TextBody
from tni.formats.lessons.office.text_boxes import IN_COLUMNS, text_item
from tni.formats.xml_tree import Element, child, name_of

FORMS = (
    "rect", "circle", "ellipse", "polygon", "polyline", "path", "regular-polygon", "custom-shape", "caption",
)  # fmt: skip
LINES = ("line", "connector", "measure")
_OUTLINES = ("outline", "subtitle")


def read_form(context: OdfPageContext, element: Element, where: OdfPlace, source: str) -> None:
    """Put a shape and its text on the page."""
    page, kind = context.page, name_of(element)
    placement = placement_of(element)
    text = read_text(context, element, element, source)
    if placement is None:
        page.lose("Forme sans place.", source)
        return
    form, shares = RECTANGLE, (0.0, 0.0, 0.0, 0.0)
    if kind == "custom-shape":
        geometry = child(element, "enhanced-geometry")
        if geometry is not None:
            custom = OdfCustomShape(geometry, placement)
            form, shares, placement = custom.form, custom.text_shares, custom.mirrored(placement)
    else:
        form, placement = _form(element, kind, placement)
    if kind == "caption":
        page.lose("Légende reprise sans son trait.", source, is_dropped=False)
    default = "ctr" if kind != "caption" else "t"
    put_form(context, element, (form, placement, shares, default), text, where, source)


def put_form(
    context: OdfPageContext,
    element: Element,
    shown: tuple[Form, Placement, tuple[float, float, float, float], str],
    text: OdfText,
    where: OdfPlace,
    source: str,
) -> None:
    """Put a form with its text on the page. shown: form, box in the file, parts of it without text, the text's place
    at its top, middle or bottom."""
    page = context.page
    form, placement, shares, anchor = shown
    properties = context.properties(element, "graphic")
    placed = context.frame.placed(placement)
    paint, losses = paint_of(properties, context.styles, context.mm)
    link = link_of(context, element, source)
    ids = identities(element) or (source,)
    inner = replace(where, group=where.group or source) if not text.is_blank and paint.is_seen else where
    behind = _filling(context, properties, (form, placed), context.base(source, inner, link))
    if behind is not None:
        page.add([behind], ItemOwner((*ids, *where.owners)))
    elif properties.get("fill") == "bitmap":
        page.lose("Image de remplissage illisible.", source, is_dropped=False)
        paint = replace(paint, fill="#d9d9d9")
    has_form = paint.is_seen or (bool(link or where.link) and text.is_blank)
    if has_form:
        drawn = source if behind is None else f"{source}/outline"
        items, more = shape_items(form, placed, paint, context.base(drawn, inner, link))
        page.add(items, ItemOwner((*ids, *where.owners)))
        losses = [*losses, *more, *([] if form.is_exact else [AS_ITS_BOX])]
        has_form = bool(items)
    has_form = has_form or behind is not None
    for loss in losses if has_form else ():
        page.lose(loss, source, is_dropped=False)
    if has_shadow(properties) and has_form:
        page.lose("Ombre ou effet non reproduit.", source, is_dropped=False)
    if text.is_blank:
        if not has_form:
            page.lose("Cadre vide." if name_of(element) in ("frame", "text-box") else "Forme invisible.", source)
        return
    name = f"{source}/text" if has_form else source
    box = text_box_of(properties, context.mm, shares, anchor, context.properties(element, "paragraph"))
    if context.styles.has_columns(*context.style(element)):
        page.lose(IN_COLUMNS, name, is_dropped=False)
    owner = ItemOwner((*ids, *where.owners), tuple(line.origin for line in text.lines))
    if placed.mirrors_y:  # text is turned with its shape, not mirrored
        placed = replace(placed, mirrors_y=False)
    page.add([text_item(placed, TextBody(text.lines), box, context.base(name, inner, link))], owner)
    for place, identity in enumerate(text.paragraphs):
        if identity:
            context.paragraphs[identity] = (ids[0], place)


def _filling(
    context: OdfPageContext, properties: Properties, shown: tuple[Form, Placement], base: BaseFields
) -> PlainPicture | None:
    """Return the picture that fills a shape, in its box."""
    form, placed = shown
    file = filling_file(context, properties) if properties.get("fill") == "bitmap" else ""
    if not file or min(placed.width, placed.height) <= 0:
        return None
    if form.kind is not FormKind.RECTANGLE:
        context.page.lose("Image de remplissage posée dans un rectangle.", base["source"], is_dropped=False)
    x, y = placed.corner()
    opacity = share_of(properties.get("opacity"))
    return PlainPicture(
        file=file, x=x, y=y, width=placed.width, height=placed.height, turn=placed.turn, opacity=opacity, **base
    )


def _form(element: Element, kind: str, placement: Placement) -> tuple[Form, Placement]:
    if kind in ("circle", "ellipse"):
        part = attribute(element, "kind", "full")
        if part == "full":
            return Form(FormKind.ELLIPSE), placement
        start, end = (number(attribute(element, f"{one}-angle")) for one in ("start", "end"))
        return Form(FormKind.PATHS, (ellipse_path(start, end, part),)), placement
    if kind in ("polygon", "polyline"):
        points = scaled(points_of(attribute(element, "points")), view_box(element))
        is_closed = kind == "polygon"
        return Form(FormKind.PATHS, (ShapePath(points, is_closed, is_closed),) if len(points) > 1 else ()), placement
    if kind == "path":
        box = view_box(element)
        lines = path_lines(attribute(element, "d"))
        return Form(FormKind.PATHS, tuple(ShapePath(scaled(p, box), closed, closed) for p, closed in lines)), placement
    if kind == "regular-polygon":
        corners = min(max(whole(attribute(element, "corners"), 3), 3), 100)
        return Form(FormKind.PATHS, (ShapePath(regular(corners)),)), placement
    if kind == "rect" and length_mm(attribute(element, "corner-radius")) > 0:
        return Form(FormKind.RECTANGLE, is_exact=False), placement
    return RECTANGLE, placement


def read_line(context: OdfPageContext, element: Element, where: OdfPlace, source: str) -> None:
    """Put a line, connector or measure on the page."""
    page = context.page
    ends = [(length_mm(attribute(element, f"x{one}")), length_mm(attribute(element, f"y{one}"))) for one in (1, 2)]
    points = ends
    if name_of(element) == "connector" and attribute(element, "type", "standard") != "line":
        lines = path_lines(attribute(element, "d"))
        found = [(x / 100, y / 100) for x, y in lines[0][0]] if lines else []
        if found and all(abs(a - b) < 1 for a, b in zip(found[0], ends[0], strict=True)):
            points = found
    shift = attribute(element, "transform")
    if shift:
        page.lose("Ligne tournée reprise sans sa rotation.", source, is_dropped=False)
    across = [x for x, _ in points]
    down = [y for _, y in points]
    box = Placement(
        (min(across) + max(across)) / 2, (min(down) + max(down)) / 2, max(across) - min(across), max(down) - min(down)
    )
    unit = scaled(points, (min(across), min(down), box.width, box.height))
    form = Form(FormKind.PATHS, (ShapePath(unit, is_closed=False, is_filled=False),))
    text = read_text(context, element, element, source)
    if name_of(element) == "measure":
        page.lose("Cote reprise comme une simple ligne.", source, is_dropped=False)
    put_form(context, element, (form, box, (0.0, 0.0, 0.0, 0.0), "ctr"), text, where, source)


def read_text(context: OdfPageContext, element: Element, owner: Element, source: str) -> OdfText:
    """Return the text in `owner`, which inherits from the style of `element`."""
    styles, (family, name) = context.styles, context.style(element)
    levels: dict[int, tuple[Properties, Properties]] = {}
    base, paragraph = (styles.properties(family, name, kind) for kind in ("text", "paragraph"))
    if attribute(element, "class") in _OUTLINES:
        levels = dict(_outline_levels(styles, context.master, family, name))
    listed = styles.list_style(family, name)
    return read_odf_text(owner, OdfTextContext(
        styles, base, paragraph, context.mm, context.fields,
        lambda href: context.address(href, source),
        lambda loss: context.page.lose(loss, source, is_dropped=False),
        levels, listed, readable_on(paper_of(context, context.properties(element, "graphic"))),
    ))  # fmt: skip


def paper_of(context: OdfPageContext, properties: Properties) -> str:
    """Return the colour on which the text of a shape stands."""
    if properties.get("fill") == "solid":
        return colour_of(properties.get("fill-color"), "#729fcf")
    return context.paper or "#ffffff"


def _outline_levels(
    styles: OdfStyles, master: str, family: str, name: str
) -> Iterator[tuple[int, tuple[Properties, Properties]]]:
    """Yield the properties of each level of an outline: the master's, with those of the shape's own styles."""
    own = [one for one in styles.chain(family, name) if not attribute(one, "name").startswith(f"{master}-outline")]
    for level in range(1, 10):
        found = []
        for kind in ("text", "paragraph"):
            properties = dict(styles.properties("presentation", f"{master}-outline{level}", kind))
            for style in reversed(own):
                one = child(style, f"{kind}-properties")
                if one is not None and attribute(style, "parent-style-name"):
                    properties |= {key.rpartition("}")[2]: str(value) for key, value in one.items()}
            found.append(properties)
        yield level, (found[0], found[1])


def read_odf_group(
    context: OdfPageContext,
    element: Element,
    where: OdfPlace,
    read: Callable[[OdfPageContext, Element, OdfPlace], None],
) -> None:
    """Put the shapes of a group on the page. read: reads each."""
    if len(where.owners) > 200:
        context.page.lose("Groupes trop imbriqués.", context.page.name("group"))
        return
    ids = identities(element)
    name = where.group or context.page.name(f"{context.layer}group{ids[0] if ids else ''}")
    link = link_of(context, element, name) or where.link
    inner = OdfPlace((*ids, *where.owners), name, link)
    for one in element:
        read(context, one, inner)
