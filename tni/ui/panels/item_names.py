"""Names of items in lists: what an item is, and its first words."""

from __future__ import annotations

from collections.abc import Iterable

from tni.core.one_line import shortened
from tni.document.items import AnyItem, Image, Media, PluginItem, Shape, ShapeKind, Stroke, Text
from tni.ui.i18n import tr

LETTERS = 24
"""Most letters of a text in a name."""


def item_name(item: AnyItem, paragraph: int | None = None) -> str:
    """Return the name of an item, or of a paragraph of a text."""
    match item:
        case Text():
            lines = item.text.split("\n")
            said = lines[paragraph] if paragraph is not None and paragraph < len(lines) else " ".join(lines)
            return tr("« {} »").format(shortened(said.strip(), LETTERS)) if said.strip() else tr("Texte")
        case Image():
            return tr("Image : {}").format(shortened(item.alt, LETTERS)) if item.alt.strip() else tr("Image")
        case Media():
            return shortened(item.title, LETTERS) if item.title.strip() else tr("Film") if item.film else tr("Son")
        case PluginItem():
            return shortened(item.name, LETTERS) if item.name.strip() else tr("Élément")
        case Shape():
            return shape_name(item.kind)
        case Stroke():
            return tr("Écriture")


def shape_name(kind: ShapeKind) -> str:
    """Return what a shape is; free forms of other programs are polygons, too."""
    match kind:
        case ShapeKind.LINE:
            return tr("Segment")
        case ShapeKind.ARROW:
            return tr("Flèche")
        case ShapeKind.RECTANGLE:
            return tr("Rectangle")
        case ShapeKind.ELLIPSE:
            return tr("Ellipse")
        case ShapeKind.TRIANGLE:
            return tr("Triangle")
        case ShapeKind.POLYGON:
            return tr("Forme")
        case ShapeKind.ARC:
            return tr("Arc")


def names_text(names: Iterable[str], most: int = 3) -> str:
    """Return names in one line; alike ones are counted."""
    counted: dict[str, int] = {}
    for name in names:
        counted[name] = counted.get(name, 0) + 1
    said = [name if count == 1 else f"{name} × {count}" for name, count in counted.items()]
    return ", ".join(said) if len(said) <= most else ", ".join([*said[:most], "…"])
