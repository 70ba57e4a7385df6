"""Pages as SVG: ink as paths, texts as text in the lines that the program broke, images as pictures.

The drawings that several pages share (rulings, chalk, pictures) are definitions of the document that holds the pages.
Classes stand for what SVG has no attribute for: `multiply` and `screen` for the blend modes, `fine` for fine lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil, log
from typing import assert_never

from tni.core.geometry import Affine, Rect
from tni.core.ids import BlobId
from tni.document.drawlist import (
    Blend,
    DrawFill,
    DrawImage,
    DrawInk,
    DrawItem,
    DrawPaper,
    DrawPdf,
    DrawText,
)
from tni.document.items import MAX_EXTENT_MM, WHOLE, Text
from tni.render.svg.chalk import chalk_id, chalk_markup, grain_markup
from tni.render.svg.ink_paths import UNITS_PER_MM, InkPath, ink_paths
from tni.render.svg.laid_text import LaidText
from tni.render.svg.markup import attributes, colour_of, escaped, matrix, number
from tni.render.svg.sheet import sheet_markup
from tni.render.svg.text_markup import text_markup
from tni.render.svg.web_picture import WebPicture

PICTURE_PX_PER_MM = 7.0
"""Resolution of pictures: more than a page has on a screen of 1920 pixels, and enough for print."""
RULE_MM = 0.2
"""Width of a ruled line in a file of its own, where other programs know no lines of one pixel."""
SIZE_STEP = 1.25
"""Factor between the widths for which one picture is encoded: images of about one size share it."""
_UNIT = number(1 / UNITS_PER_MM, 4)
_CROP_UNITS = 10_000
"""Parts of a picture's side in which a crop is written."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Box in place of an item that may not be given away. label: said in it."""

    width_mm: float
    height_mm: float
    transform: Affine
    label: str


@dataclass(frozen=True, slots=True)
class WebLink:
    """Drawings that lead to a web page. address: http, https or mailto, or "#" and the id of a part of this page. name:
    of the link, for readers who cannot see it."""

    items: tuple[DrawItem, ...]
    address: str
    name: str


@dataclass(frozen=True, slots=True)
class WebDrawing:
    """Drawings that are one picture. name: of it, for readers who cannot see it."""

    items: tuple[DrawItem, ...]
    name: str


@dataclass(frozen=True, slots=True)
class WebCover:
    """Drawings that are away while they have the focus: a tap shows what is under them."""

    items: tuple[DrawItem, ...]


type WebItem = DrawItem | LeftOut | WebLink | WebDrawing | WebCover


@dataclass(frozen=True, slots=True)
class SvgPage:
    """Page to draw. name: of the page, for readers who cannot see it."""

    width_mm: float
    height_mm: float
    items: Sequence[WebItem]
    name: str


@dataclass(frozen=True, slots=True)
class SvgSources:
    """Functions that give a page what is not in its draw items. They may take long.

    picture: an image file, encoded for a width in pixels, with a colour made transparent unless it is ""; background: a
    PDF page, for a width; None where it cannot be read. no_alt: said of an image without a description. pdf_page: said
    of a PDF page. cover: of what a tap takes away.
    """

    lines: Callable[[Text], LaidText]
    picture: Callable[[BlobId, float, str], WebPicture | None]
    background: Callable[[DrawPdf, float], WebPicture | None]
    no_alt: str
    pdf_page: str
    cover: str = ""


@dataclass(slots=True)
class SvgWriter:
    """Writes pages one by one, and then the definitions that they share. fonts: families that were used, each
    with whether it is bold and whether in italics."""

    sources: SvgSources
    _definitions: dict[str, str] = field(default_factory=dict)
    _rulings: dict[DrawPaper, str] = field(default_factory=dict)
    _pictures: dict[tuple[BlobId, int, str], str | None] = field(default_factory=dict)
    fonts: set[tuple[str, bool, bool]] = field(default_factory=set)

    @property
    def definitions(self) -> str:
        return "".join(self._definitions.values())

    def page(self, page: SvgPage) -> str:
        """Return the `svg` element of a page. Its unit is the mm."""
        width, height = number(page.width_mm), number(page.height_mm)
        size = {"width": number(page.width_mm * 10), "height": number(page.height_mm * 10)}
        named = {"role": "group", "aria-label": page.name}
        inside = Rect(0.0, 0.0, page.width_mm, page.height_mm)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"{attributes(size | named)}>'
            f"{''.join(self._items(page.items, inside))}</svg>"
        )

    def document(self, page: SvgPage, style: Callable[[], str]) -> str:
        """Return a page as a file of its own, at its true size. style: called when all its fonts are known."""
        inside = Rect(0.0, 0.0, page.width_mm, page.height_mm)
        drawn = "".join(self._items(page.items, inside))
        width, height = number(page.width_mm), number(page.height_mm)
        size = {"width": f"{width}mm", "height": f"{height}mm", "viewBox": f"0 0 {width} {height}"}
        shared = self.definitions.replace('vector-effect="non-scaling-stroke"', f'stroke-width="{RULE_MM}"')
        shared = shared.replace(' shape-rendering="crispEdges"', "")
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg"{attributes(size | {"role": "img", "aria-label": page.name})}>'
            f"<style>{style()}</style><defs>{shared}</defs>{drawn}</svg>\n"
        )

    def _items(self, items: Iterable[WebItem], inside: Rect) -> Iterable[str]:
        for is_ink, run in groupby(items, lambda item: isinstance(item, DrawInk)):
            if is_ink:
                inks = [item for item in run if isinstance(item, DrawInk) and item.bounds.intersects(inside)]
                if inks:
                    yield f'<g transform="scale({_UNIT})" aria-hidden="true">{"".join(self._ink(inks))}</g>'
                continue
            for item in run:
                yield self._other(item)

    def _other(self, item: WebItem) -> str:
        match item:
            case DrawPaper():
                return self._sheet(item)
            case DrawPdf():
                return self._background(item)
            case DrawFill():
                if not all(abs(value) <= MAX_EXTENT_MM for corner in item.polygon for value in corner):
                    return ""
                corners = "L".join(f"{number(x)} {number(y)}" for x, y in item.polygon)
                seen = attributes({"fill-opacity": number(item.opacity) if item.opacity < 1 else None})
                return f'<path fill="{colour_of(item.colour)}"{seen} d="M{corners}z"/>'
            case DrawText():
                if not 0 < item.item.size_mm <= MAX_EXTENT_MM:
                    return ""
                laid = self.sources.lines(item.item)
                bold = item.item.bold
                self.fonts |= {(laid.family, bold, False)}
                self.fonts |= {(laid.family, bold or run.style.bold, run.style.italic) for run in laid.runs}
                return text_markup(item.item, laid, item.transform, item.unrevealed)
            case DrawImage():
                return "" if item.live else self._image(item)
            case LeftOut():
                return _left_out(item)
            case WebLink():
                return self._link(item)
            case WebDrawing():
                named = attributes({"role": "img", "aria-label": item.name})
                return f"<g{named}>{self._inside(item.items)}</g>"
            case WebCover():
                named = attributes(
                    {"class": "cover", "role": "button", "tabindex": "0", "aria-label": self.sources.cover}
                )
                return f"<g{named}>{self._inside(item.items)}</g>"
            case DrawInk():
                raise AssertionError("ink is drawn in runs")
            case _:
                assert_never(item)

    # -- ink

    def _ink(self, inks: Sequence[DrawInk]) -> Iterable[str]:
        drawn = zip(inks, ink_paths([ink.segments for ink in inks]), strict=True)
        for _, same in groupby(drawn, lambda pair: _style(*pair)):
            run = list(same)
            ink, path = run[0]
            paths = "".join(f'<path{_blending(one)} d="{way.data}"/>' for one, way in run if way.data)
            yield f"<g{self._painting(ink, path)}>{paths}</g>" if paths else ""

    def _painting(self, ink: DrawInk, path: InkPath) -> str:
        paint = colour_of(ink.colour)
        if ink.grainy:
            self._definitions.setdefault("grain", grain_markup())
            self._definitions.setdefault(chalk_id(paint), chalk_markup(paint, UNITS_PER_MM))
            paint = f"url(#{chalk_id(paint)})"
        if path.width is None:
            return f' fill="{paint}"'
        line = {"fill": "none", "stroke": paint, "stroke-width": str(path.width)}
        return attributes(line | {"stroke-linecap": "round", "stroke-linejoin": "round"})

    def _link(self, link: WebLink) -> str:
        outside = {} if link.address.startswith("#") else {"target": "_blank", "rel": "noopener noreferrer"}
        where = {"href": link.address} | outside | {"aria-label": link.name}
        return f"<a{attributes(where)}>{self._inside(link.items)}</a>"

    def _inside(self, items: Sequence[DrawItem]) -> str:
        everywhere = Rect(-MAX_EXTENT_MM, -MAX_EXTENT_MM, 2 * MAX_EXTENT_MM, 2 * MAX_EXTENT_MM)
        return "".join(self._items(items, everywhere))

    # -- sheets, images

    def _sheet(self, paper: DrawPaper) -> str:
        if paper not in self._rulings:
            name = self._rulings[paper] = f"sheet-{len(self._rulings) + 1}"
            self._definitions[name] = f'<g id="{name}">{sheet_markup(paper)}</g>'
        return f'<use href="#{self._rulings[paper]}"/>'

    def _background(self, pdf: DrawPdf) -> str:
        box = pdf.box
        picture = self.sources.background(pdf, box.width * PICTURE_PX_PER_MM)
        if picture is None:
            return f'<path fill="#f4f4f4" d="{_box(box)}"/>'
        place = {"x": number(box.x), "y": number(box.y), "width": number(box.width), "height": number(box.height)}
        said = {"preserveAspectRatio": "none", "role": "img", "aria-label": self.sources.pdf_page}
        return f'<image{attributes(place | said)} href="{picture.address}"/>'

    def _image(self, image: DrawImage) -> str:
        shown = {"role": "img", "aria-label": image.alt.strip() or self.sources.no_alt}
        name = self._picture(image)
        if name is None:
            width, height = number(image.width_mm), number(image.height_mm)
            box = f"M0 0h{width}v{height}H0zL{width} {height}M{width} 0L0 {height}"
            shape = f'<path fill="#d9d9d9" stroke="#8c8c8c" stroke-width=".3" d="{box}"/>'
            return f"<g{attributes({'transform': matrix(image.transform)} | shown)}>{shape}</g>"
        shown |= {"opacity": number(image.opacity)} if image.opacity < 1 else {}
        if image.crop == WHOLE:
            place = image.transform.after(Affine(image.width_mm, 0.0, 0.0, image.height_mm, 0.0, 0.0))
            return f'<g{attributes(shown)}><use href="#{name}"{attributes({"transform": matrix(place)})}/></g>'
        left, top, right, bottom = image.crop
        part = " ".join(number(_CROP_UNITS * side) for side in (left, top, 1 - left - right, 1 - top - bottom))
        size = {"width": number(image.width_mm), "height": number(image.height_mm), "viewBox": part}
        place_of = attributes({"transform": matrix(image.transform)} | shown)
        inner = attributes(size | {"preserveAspectRatio": "none"})
        return f'<g{place_of}><svg{inner}><use href="#{name}" transform="scale({_CROP_UNITS})"/></svg></g>'

    def _picture(self, image: DrawImage) -> str | None:
        """Return the definition of a picture, the same for all images of about one size."""
        seen = 1.0 - image.crop[0] - image.crop[2]
        width_px = image.width_mm * image.transform.mean_scale * PICTURE_PX_PER_MM / seen
        key = (image.blob, ceil(log(max(width_px, 1.0), SIZE_STEP)), image.clear)
        if key not in self._pictures:
            picture = self.sources.picture(image.blob, SIZE_STEP ** key[1], image.clear)
            name = self._pictures[key] = None if picture is None else f"picture-{len(self._pictures) + 1}"
            if picture is not None and name is not None:
                self._definitions[name] = (
                    f'<image id="{name}" width="1" height="1" preserveAspectRatio="none" href="{picture.address}"/>'
                )
        return self._pictures[key]


def _box(box: Rect) -> str:
    return f"M{number(box.x)} {number(box.y)}h{number(box.width)}v{number(box.height)}h{number(-box.width)}z"


def _style(ink: DrawInk, path: InkPath) -> tuple[object, ...]:
    return ink.colour, ink.grainy, path.width


def _blending(ink: DrawInk) -> str:
    faint = {"opacity": number(ink.opacity) if ink.opacity < 1 else None}
    return attributes({"class": None if ink.blend is Blend.NORMAL else ink.blend.value} | faint)


def _left_out(box: LeftOut) -> str:
    width, height = number(box.width_mm), number(box.height_mm)
    size = number(max(min(box.height_mm / 3, box.width_mm / max(len(box.label), 1) * 1.7, 7.0), 0.5))
    middle = f'x="{number(box.width_mm / 2)}" y="{number(box.height_mm / 2)}"'
    return (
        f'<g class="left-out"{attributes({"transform": matrix(box.transform)})}>'
        f'<path fill="#f1f1ee" stroke="#6b6b66" stroke-width=".4" stroke-dasharray="2 1.5" '
        f'd="M0 0h{width}v{height}H0z"/>'
        f'<text {middle} font-size="{size}" fill="#4a4a46" text-anchor="middle" dominant-baseline="middle">'
        f"{escaped(box.label)}</text></g>"
    )
