"""Reader of one page of OpenBoard, Sankoré or Uniboard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tni.api.formats import PlainItem, PlainPage, PlainReveal, PlainRuling, PlainShape, PlainShapeKind
from tni.core.geometry import Rect
from tni.formats.lessons.openboard.object_items import (
    PdfPlace,
    pdf_place,
    place_media,
    place_pdf_picture,
    place_picture,
    place_widget,
)
from tni.formats.lessons.openboard.page_context import PageContext, attributes_of
from tni.formats.lessons.openboard.page_frame import PageFrame
from tni.formats.lessons.openboard.stroke_items import (
    PIECES,
    StrokeElement,
    StrokeHolder,
    place_strokes,
    stroke_element,
)
from tni.formats.lessons.openboard.teacher_notes import GUIDES, guide_text
from tni.formats.lessons.openboard.text_items import place_text
from tni.formats.lessons.openboard.tool_items import TOOLS, place_tool
from tni.formats.lessons.page_scale import scaled_item
from tni.formats.lessons.svg_values import parse_length, parse_opacity, parse_view_box, styled
from tni.formats.xml_tree import Element, children, name_of

_FIT = 0.02
"""Part of a page by which a PDF's page may be off the place at which ours is."""
_FILLED = 0.98
"""Part of the sides of the view box that the paper has at least."""
_GROUPS_DEEP = 50
_UNKNOWN = "Élément inconnu du format."


@dataclass(frozen=True, slots=True)
class _Named:
    """Element with its name in the report, and the group that it is in."""

    element: Element
    kind: str
    name: str
    group: str
    is_locked: bool


def read_page(root: Element, context: PageContext) -> PlainPage:
    """Return a page. root: its `svg` element."""
    pdfs: list[PdfPlace] = []
    strokes: list[StrokeElement] = []
    for order, named in enumerate(_elements(root, context.label)):
        context.order = order
        _report_hidden(named, context)
        if named.kind in PIECES:
            holder = StrokeHolder(named.name, {}, named.group, order, named.is_locked)
            strokes += _pieces([(named.element, named.name)], holder, context)
        elif named.kind == "g":
            strokes += _stroke_group(named, context)
        else:
            before = len(context.placed)
            _place(named, pdfs, context)
            _follow(named, before, context)
    place_strokes(strokes, context)
    return _page(pdfs, context)


def _report_hidden(named: _Named, context: PageContext) -> None:
    """Report an element that SVG would not show; the program, which knows none of this, shows it."""
    own = styled(attributes_of(named.element))
    is_clear = parse_opacity(own.get("opacity")) <= 0
    if own.get("visibility") in ("hidden", "collapse") or own.get("display") == "none" or is_clear:
        context.change("Objet marqué invisible dans le fichier : affiché quand même.", named.name)


def _elements(root: Element, label: str) -> Iterator[_Named]:
    """Yield the elements of a page in the order of the file."""
    groups = _groups(root)
    counts: Counter[str] = Counter()
    names: set[str] = set()
    for element in root:
        kind = name_of(element)
        if not kind:
            continue
        counts[kind] += 1
        if kind == "groups" or (kind == "rect" and counts[kind] == 1 and _is_paper(element, root)):
            continue
        uuid = attributes_of(element).get("ub:uuid", "").strip("{}").lower()
        name = f"{label}/{uuid}" if uuid and kind not in PIECES else f"{label}/{kind}{counts[kind]}"
        if name in names:
            name = f"{label}/{kind}{counts[kind]}"
        names.add(name)
        group, is_locked = groups.get(uuid, ("", False))
        yield _Named(element, kind, name, f"{label}/{group}" if group else "", is_locked)


def _is_paper(element: Element, root: Element) -> bool:
    """Return whether a rectangle fills the page, which the program writes before everything else."""
    own, box = attributes_of(element), parse_view_box(root.get("viewBox"))
    width, height = (parse_length(own.get(name)) for name in ("width", "height"))
    if box is None or min(width, height) <= 0:
        return "ub:uuid" not in own
    return width >= _FILLED * box.width and height >= _FILLED * box.height


def _groups(root: Element) -> dict[str, tuple[str, bool]]:
    """Return the outermost group of each element by its identity, and whether that is locked."""
    found: dict[str, tuple[str, bool]] = {}
    waiting = [
        (group, f"group{number}", attributes_of(group).get("ub:locked") == "true", 0)
        for block in children(root, "groups")
        for number, group in enumerate(children(block, "group"), 1)
    ]
    nested: dict[str, tuple[str, bool]] = {}
    while waiting:
        group, name, is_locked, depth = waiting.pop()
        for one in group:
            identity = str(one.get("id", "")).strip("{}").lower()[-36:]
            if name_of(one) == "group" and depth < _GROUPS_DEEP:
                waiting.append((one, name, is_locked, depth + 1))
            nested[identity] = (name, is_locked)
    found.update(nested)
    return found


def _place(named: _Named, pdfs: list[PdfPlace], context: PageContext) -> None:
    element, kind, name = named.element, named.kind, named.name
    match kind:
        case "image":
            place_picture(element, name, named.group, context)
        case "audio" | "video":
            place_media(element, name, named.group, context)
        case "text":
            place_text(element, name, named.group, context)
        case "foreignObject":
            _place_foreign(named, pdfs, context)
        case _ if kind in GUIDES:
            context.notes = "\n".join(filter(None, (context.notes, guide_text(element))))
            context.change("Guide de l’enseignant repris dans les notes de la page.", name)
        case _ if kind in TOOLS:
            place_tool(element, kind, name, context)
        case _:
            context.drop(_UNKNOWN, name)


def _place_foreign(named: _Named, pdfs: list[PdfPlace], context: PageContext) -> None:
    attributes = attributes_of(named.element)
    if ".pdf" in attributes.get("href", "").lower():
        found = pdf_place(named.element, named.name, context)
        if found is not None:
            pdfs.append(found)
    elif attributes.get("ub:src"):
        place_widget(named.element, named.name, named.group, context)
    elif attributes.get("ub:type") == "text" or len(named.element):
        place_text(named.element, named.name, named.group, context)
    else:
        context.drop(_UNKNOWN, named.name)


def _stroke_group(named: _Named, context: PageContext) -> list[StrokeElement]:
    """Return the pieces in a group of strokes, which is one stroke."""
    counts: Counter[str] = Counter()
    inner: list[tuple[Element, str]] = []
    for one in named.element:
        kind = name_of(one)
        counts[kind] += 1
        name = f"{named.name}/{kind}{counts[kind]}"
        if kind in PIECES:
            inner.append((one, name))
        elif kind:
            context.drop(_UNKNOWN, name)
    attributes = {"": "g", **attributes_of(named.element)}
    return _pieces(inner, StrokeHolder(named.name, attributes, named.group, context.order, named.is_locked), context)


def _pieces(inner: list[tuple[Element, str]], holder: StrokeHolder, context: PageContext) -> list[StrokeElement]:
    found = [stroke_element(element, name, context, holder) for element, name in inner]
    pieces = [one for one in found if one is not None]
    seen = [one for one in pieces if one.ink.opacity > 0]
    if not pieces:
        context.drop("Trait sans point.", holder.name)
    elif not seen:
        context.drop("Trait invisible dans le fichier, laissé de côté.", holder.name)
    elif len(seen) < len(pieces):
        context.change("Partie invisible d’un trait laissée de côté.", holder.name)
    return seen


def _follow(named: _Named, before: int, context: PageContext) -> None:
    """Give what an element became what its group and its own attributes say of it."""
    attributes = attributes_of(named.element)
    if named.is_locked:
        for place in range(before, len(context.placed)):
            z, order, item = context.placed[place]
            context.placed[place] = (z, order, replace(item, is_locked=True))
    if attributes.get("ub:hidden-on-display") in ("true", "1") and len(context.placed) > before:
        for place in range(before, len(context.placed)):
            z, order, item = context.placed[place]
            context.placed[place] = (z, order, replace(item, reveals=(PlainReveal(1),)))
        context.change("Objet masqué à la projection : il apparaît à la première étape.", named.name)


def _page(pdfs: list[PdfPlace], context: PageContext) -> PlainPage:
    behind = _behind(pdfs, context)
    frame = context.frame if behind else context.frame.grown_to(context.bounds)
    scale, origin = frame.mm, (frame.rect.x, frame.rect.y)
    lines = list(_ruled_lines(frame, context))
    ordered = [item for _, _, item in sorted(context.placed, key=lambda one: one[:2])]
    items: list[PlainItem] = [scaled_item(item, scale, origin) for item in (*lines, *ordered)]
    page = PlainPage(
        tuple(items), width=frame.rect.width * scale, height=frame.rect.height * scale,
        colour="#000000" if frame.is_dark else "", ruling=frame.ruling, notes=context.notes,
        ruling_mm=frame.grid_px * scale if frame.ruling is PlainRuling.SQUARED else 0.0,
    )  # fmt: skip
    return replace(page, pdf=behind.file, pdf_page=behind.page) if behind else page


def _behind(pdfs: list[PdfPlace], context: PageContext) -> PdfPlace | None:
    """Return the page of a PDF that fills the page, and put the others on it as pictures."""
    found = None
    for one in pdfs:
        if found is None and _fills(one, context.frame.rect):
            found = one
        else:
            place_pdf_picture(one, context)
    return found


def _fills(pdf: PdfPlace, page: Rect) -> bool:
    """Return whether the page of a PDF lies in the middle of a page and touches two of its sides."""
    bounds = pdf.box.bounds
    if pdf.box.turn or pdf.box.is_mirrored:
        return False
    if pdf.is_stretched and abs(bounds.width * page.height - bounds.height * page.width) <= _FIT * (
        bounds.width * page.height
    ):
        return True
    near = _FIT * max(page.width, page.height)
    is_centred = all(abs(one - other) <= near for one, other in zip(bounds.center, page.center, strict=True))
    beside, above = abs(bounds.width - page.width), abs(bounds.height - page.height)
    return (
        is_centred
        and min(beside, above) <= 2 * near
        and bounds.width <= page.width + 2 * near
        and (bounds.height <= page.height + 2 * near)
    )


def _ruled_lines(frame: PageFrame, context: PageContext) -> Iterator[PlainShape]:
    """Yield the lines of ruled paper, as locked lines beneath everything."""
    if not frame.is_ruled:
        return
    step = frame.grid_px / 2 if frame.has_intermediate else frame.grid_px
    first = -int(-frame.rect.y // step) if frame.rect.y < 0 else 0
    name = f"{context.label}/ruling"
    for number in range(200):
        y = (first + number) * step
        if y >= frame.rect.bottom:
            break
        if y > frame.rect.y:
            yield PlainShape(
                source=name if number == 0 else f"{name}{number}", group=name, is_locked=True,
                kind=PlainShapeKind.LINE, points=((frame.rect.x, y), (frame.rect.right, y)), width=1.0,
                colour="#5a5a5a" if frame.is_dark else "#a5e1ff",
            )  # fmt: skip
    context.change("Papier ligné : ses lignes sont posées comme des traits verrouillés.", name)
