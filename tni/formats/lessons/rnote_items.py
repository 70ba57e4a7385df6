"""Elements of rnote as items, in millimetres from the document's origin."""

from __future__ import annotations

import base64
import binascii
import io
from array import array
from dataclasses import dataclass, field

from tni.api.formats import PlainAlign, PlainItem, PlainPicture, PlainStroke, PlainText
from tni.formats.lessons.import_files import ImportFiles
from tni.formats.lessons.point_budget import PointBudget
from tni.formats.lessons.rnote_document import Json, RnoteElement, as_map, as_number
from tni.formats.lessons.rnote_geometry import TurnedBox, affine_of, half_extents, turned_box
from tni.formats.lessons.rnote_look import SEEN_THROUGH, look_of
from tni.formats.lessons.rnote_shapes import shape_item
from tni.formats.lessons.rnote_text import styled_text
from tni.formats.lessons.xopp_values import BASELINE_EMS

_MOST_PIXELS, _MOST_SIDE_PX = 40_000_000, 4096
_LEAST_MM = 0.05
_FARTHEST_PX = 1e6
_ALIGNS = {"center": PlainAlign.CENTRE, "end": PlainAlign.RIGHT}


@dataclass(slots=True)
class Converted:
    """Element as an item. item: None for one that is left out. changes: sentences on what is not as it was. place: in
    mm, of one that is left out."""

    item: PlainItem | None = None
    changes: list[str] = field(default_factory=list)
    place: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class RnoteItems:
    """Converter of elements. mm: of a pixel."""

    mm: float
    files: ImportFiles
    budget: PointBudget

    def converted(self, element: RnoteElement) -> Converted:
        """Return the item of an element."""
        made = Converted()
        match element.kind:
            case "brushstroke":
                self._brush(element, made)
            case "shapestroke":
                self._shape(element, made)
            case "textstroke":
                self._text(element, made)
            case "vectorimage" | "bitmapimage":
                self._picture(element, made)
            case _:
                made.changes.append(f"Élément d’une sorte inconnue (« {element.kind[:40]} »).")
        return made

    def _brush(self, element: RnoteElement, made: Converted) -> None:
        path, look = element.value.get("path"), look_of(element.value.get("style"))
        if not isinstance(path, array) or len(path) < 3:
            made.changes.append("Trait sans point lisible.")
            return
        places = [(x * self.mm, y * self.mm) for x, y in zip(path[::3], path[1::3], strict=True)]
        made.place = places[0]
        if max(map(abs, path)) > _FARTHEST_PX:
            made.changes.append("Trait hors de toute page.")
        elif look.stroke is None:
            made.changes.append("Trait sans couleur, invisible.")
        elif not self.budget.take(len(places)):
            made.changes.append("Trait de trop : le document en a plus qu’une leçon n’en contient.")
        else:
            widths = [] if look.is_even else [max(look.width_at(one) * self.mm, _LEAST_MM) for one in path[2::3]]
            is_seen_through = look.stroke.opacity < SEEN_THROUGH
            if is_seen_through and element.layer != "highlighter":
                made.changes.append("Trait translucide repris en trait de surligneur.")
            if look.kind != "smooth":
                made.changes.append("Trait d’un pinceau à grain repris en trait plein.")
            made.item = PlainStroke(
                source=element.source, points=tuple(places), colour=look.stroke.colour, width=look.width * self.mm,
                highlights=is_seen_through or element.layer == "highlighter", widths=tuple(widths),
            )  # fmt: skip

    def _shape(self, element: RnoteElement, made: Converted) -> None:
        look = look_of(element.value.get("style"))
        kind, inner = next(iter(as_map(element.value.get("shape")).items()), ("", None))
        made.item = shape_item(element.source, str(kind), as_map(inner), look, self.mm)
        if made.item is None:
            made.changes.append(f"Forme illisible ou d’une sorte inconnue (« {str(kind)[:40]} »).")
        elif look.kind != "smooth":
            made.changes.append("Forme à main levée reprise au trait net.")

    def _text(self, element: RnoteElement, made: Converted) -> None:
        move, text = affine_of(element.value), element.value.get("text")
        if move is None or not isinstance(text, str) or not text.strip():
            made.changes.append("Texte vide ou sans place.")
            return
        style = as_map(element.value.get("text_style"))
        look = styled_text(text, style)
        box = turned_box((0.5, 0.5), move)  # of a unit, for the scale
        if box.is_skew or box.is_mirrored or abs(box.width - box.height) > 0.01 * box.width:
            made.changes.append("Texte déformé repris sans déformation.")
        if style.get("alignment") == "fill":
            made.changes.append("Texte justifié repris sans justification.")
        if look.is_cut:
            made.changes.append("Une partie des mises en forme d’un texte est omise.")
        x, y = move.point(0.0, -BASELINE_EMS * look.size)
        scale = box.height * self.mm
        made.item = PlainText(
            source=element.source, x=x * self.mm, y=y * self.mm, text=text, size=max(look.size * scale, 0.1),
            width=max(as_number(style.get("max_width"), 0.0), 0.0) * box.width * self.mm, colour=look.colour,
            bold=look.bold, italic=look.italic, underline=look.underline, spans=look.spans,
            align=_ALIGNS.get(str(style.get("alignment")), PlainAlign.LEFT), turn=0.0 if box.is_mirrored else box.turn,
        )  # fmt: skip

    def _picture(self, element: RnoteElement, made: Converted) -> None:
        rectangle = as_map(element.value.get("rectangle"))
        move, half = affine_of(rectangle), half_extents(rectangle)
        if move is None or half is None:
            made.changes.append("Image sans place.")
            return
        x, y = move.point(0.0, 0.0)
        made.place = (x * self.mm, y * self.mm)
        data = self._data(element)
        name = self.files.add_picture(data) if data else None
        if name is None:
            what = "Dessin vectoriel illisible" if element.kind == "vectorimage" else "Image illisible"
            made.changes.append(f"{what}.")
            return
        box = turned_box(half, move)
        if box.is_skew:
            made.changes.append("Image penchée reprise droite.")
        if element.kind == "vectorimage":
            made.changes.append("Dessin vectoriel ou page de PDF repris en image.")
        made.item = self._placed(element.source, name, box)

    def _placed(self, source: str, name: str, box: TurnedBox) -> PlainPicture:
        mm = self.mm
        return PlainPicture(
            source=source, file=name, x=box.x * mm, y=box.y * mm, width=max(box.width * mm, _LEAST_MM),
            height=max(box.height * mm, _LEAST_MM), turn=box.turn, is_mirrored=box.is_mirrored,
        )  # fmt: skip

    def _data(self, element: RnoteElement) -> bytes | None:
        if element.kind == "bitmapimage":
            return _bitmap(element.value.get("image"))
        svg = element.value.get("svg_data")
        return svg.encode("utf-8", "replace") if isinstance(svg, str) else None


def _bitmap(value: Json) -> bytes | None:
    """Return a PNG of pixels with premultiplied opacity; None for what is none."""
    from PIL import Image

    image = as_map(value)
    size = int(as_number(image.get("pixel_width"), 0.0)), int(as_number(image.get("pixel_height"), 0.0))
    text = image.get("data")
    if min(size) < 1 or size[0] * size[1] > _MOST_PIXELS or not isinstance(text, str):
        return None
    try:
        pixels = base64.b64decode(text)
        read = Image.frombytes("RGBa", size, pixels).convert("RGBA")
    except (binascii.Error, ValueError):
        return None
    read.thumbnail((_MOST_SIDE_PX, _MOST_SIDE_PX))
    out = io.BytesIO()
    read.save(out, "PNG", compress_level=3)
    return out.getvalue()
