"""Reader of SVG files as lessons of one page: shapes, strokes, texts and pictures that can be edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from tni.api.formats import FormatError, FormatFault, FormatLoss, ImportedLesson, PlainLesson, PlainPage
from tni.core.format_errors import FileTooDeepError
from tni.core.geometry import Affine, Rect
from tni.formats.lessons.imported_pictures import ImportedPictures
from tni.formats.lessons.svg_cost import check_cost
from tni.formats.lessons.svg_names import element_names
from tni.formats.lessons.svg_picture import svg_size
from tni.formats.lessons.svg_tree import read_svg_tree
from tni.formats.lessons.svg_values import parse_view_box
from tni.formats.lessons.svg_walk import SvgWalk
from tni.formats.xml_tree import Element, child, element_text, name_of

WIDE_MM, LESS_WIDE_MM, HIGH_MM = 320.0, 280.0, 297.0
"""Width of a page of 16:9 and of 4:3, and height of one that is higher than wide."""
_MM_PER_PX = 25.4 / 96
_PHYSICAL = ("mm", "cm", "in", "pt")
_TRUE_SIZE_MM = (100.0, 1500.0)
"""Sides of the pages that are kept as the file tells them in millimetres."""


def read_lesson(data: bytes, name: str) -> ImportedLesson:
    """Read an SVG, packed or not. Raises: FormatError."""
    tree = read_svg_tree(data)
    root = tree.root
    if name_of(root) != "svg":
        raise FormatError(FormatFault.OTHER_FORMAT)
    try:
        check_cost(root)
    except FileTooDeepError:
        raise FormatError(FormatFault.TOO_LARGE, "nesting") from None
    losses = []
    if tree.has_more:
        losses.append(FormatLoss("Un second document, derrière le premier, n’est pas lu."))
    if tree.is_partial:
        losses.append(FormatLoss("Le fichier est abîmé : il est lu en partie."))
    size = svg_size(root)
    view = parse_view_box(root.get("viewBox")) or Rect(0.0, 0.0, *size)
    width, height = page_size_mm(*size, is_physical=_is_physical(root))
    pictures = ImportedPictures()
    walk = SvgWalk(root, element_names(root), pictures, view, _to_page(view, width, height))
    items = walk.read()
    if walk.sheets.has_others:
        losses.append(FormatLoss("Règles de style d’une sorte inconnue, non suivies.", is_dropped=False))
    if not items:
        raise FormatError(FormatFault.EMPTY)
    title = element_text(child(root, "title")).strip()[:300] or PurePath(name).stem
    page = PlainPage(items=items, width=width, height=height)
    losses += [*walk.losses, *_descriptions(root, walk.names)]
    return ImportedLesson(PlainLesson(title, (page,), pictures.files), tuple(losses))


def _descriptions(root: Element, names: Mapping[Element, str]) -> Iterator[FormatLoss]:
    """Yield the titles and descriptions that have no place: all but those of the drawing and of pictures."""
    for one in root.iter():
        parent = one.getparent()
        if name_of(one) not in ("title", "desc") or parent is None or not element_text(one).strip():
            continue
        if name_of(parent) != "image" and not (parent is root and name_of(one) == "title"):
            yield FormatLoss("Titre ou description d’un élément non repris.", 1, item=names[one])


def page_size_mm(width_px: float, height_px: float, *, is_physical: bool = False) -> tuple[float, float]:
    """Return the size of the page for a drawing in CSS pixels. is_physical: the file tells millimetres."""
    true = width_px * _MM_PER_PX, height_px * _MM_PER_PX
    if is_physical and all(_TRUE_SIZE_MM[0] <= side <= _TRUE_SIZE_MM[1] for side in true):
        return true
    ratio = width_px / height_px
    if ratio >= 1:
        width = WIDE_MM if ratio >= 1.5 else LESS_WIDE_MM
        return width, max(20.0, width / ratio)
    return max(20.0, HIGH_MM * ratio), HIGH_MM


def _is_physical(root: Element) -> bool:
    return any((root.get(one) or "").strip().lower().endswith(_PHYSICAL) for one in ("width", "height"))


def _to_page(view: Rect, width_mm: float, height_mm: float) -> Affine:
    """Return the map from the view box to the page: as large as fits, in the middle."""
    scale = min(width_mm / view.width, height_mm / view.height)
    x = (width_mm - view.width * scale) / 2 - view.x * scale
    y = (height_mm - view.height * scale) / 2 - view.y * scale
    return Affine(scale, 0, 0, scale, x, y)
