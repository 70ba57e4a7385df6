"""Walk over an SVG that turns its elements into the items of a page.

What has no item, such as a gradient or a mask, lies on the page as a picture of that element.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tni.api.formats import FormatLoss, PlainDash, PlainItem, PlainPicture, PlainText
from tni.core.geometry import Affine, Rect
from tni.formats.lessons.imported_pictures import ImportedPictures
from tni.formats.lessons.svg_images import image_box, picture_item
from tni.formats.lessons.svg_marks import DRAWN, MarkPaint, dash_of, mapped, marks_of
from tni.formats.lessons.svg_paint import GRADIENT, URL, line_and_fill
from tni.formats.lessons.svg_picture import data_of_url
from tni.formats.lessons.svg_regions import draw_elements
from tni.formats.lessons.svg_structure import SILENT, clips_nothing, is_chosen, is_group, viewport
from tni.formats.lessons.svg_style import StyleSheets, font_size
from tni.formats.lessons.svg_texts import text_of_blocks, texts_of, web_link
from tni.formats.lessons.svg_tree import href_of, local_attributes
from tni.formats.lessons.svg_values import parse_length, parse_opacity, parse_transform
from tni.formats.xml_tree import Element, name_of

ITEMS_MAX = 20_000
REGIONS_MAX = 24
"""Most pictures of single elements, a third of it in large files; more are drawn together."""
LARGE = 2000
"""Elements of a large file."""

AS_PICTURE = "Dessin repris comme une image : dégradé, masque, filtre ou forme à trou."
HIDDEN = "Élément caché laissé de côté."
WEB_TEXT = "Texte d’un cadre repris sans sa mise en forme."
_ANIMATED = frozenset(("animate", "set", "animateTransform", "animateMotion", "animateColor", "discard"))
_NAMED = DRAWN | {"text", "image", "use", "foreignObject"}
_BEYOND = ("mask", "clip-path", "filter")


@dataclass(slots=True)
class _Region:
    """Place in the list of items where a picture of elements comes."""

    elements: list[Element]


class _BeyondUse(Exception):
    """Something that `use` shows has no item: all of it is drawn."""


@dataclass
class SvgWalk:
    """Items of one SVG. names: of its elements; to_page: from its view box to the page; page: its number, for the
    losses. Readers of formats made of SVG extend it by the methods without an underscore."""

    root: Element
    names: Mapping[Element, str]
    pictures: ImportedPictures
    view: Rect
    to_page: Affine
    page: int = 1
    items: list[PlainItem | _Region] = field(default_factory=list)
    losses: list[FormatLoss] = field(default_factory=list)
    sheets: StyleSheets = field(init=False)
    _by_id: dict[str, Element] = field(init=False)
    _open: set[Element] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.sheets = StyleSheets(self.root)
        self._by_id = {}
        for element in self.root.iter():
            if name_of(element) and (name := local_attributes(element).get("id")):
                self._by_id.setdefault(name, element)

    def read(self) -> tuple[PlainItem, ...]:
        """Return the items in the order in which they are painted."""
        style = self.sheets.style_of(self.root, {})
        self.children(self.root, style, self.to_page, {"group": "", "link": ""}, "")
        return tuple(self._with_regions())

    # -- for other formats

    def fields_of(self, element: Element, fields: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002
        """Return the fields of the items of an element, and of those within it."""
        return fields

    def read_specially(
        self,
        element: Element,  # noqa: ARG002
        style: dict[str, str],  # noqa: ARG002
        to_page: Affine,  # noqa: ARG002
        fields: dict[str, Any],  # noqa: ARG002
    ) -> bool:
        """Read an element as SVG does not; return False for one that is read as usual."""
        return False

    def image_data(self, href: str) -> bytes:
        """Return the file of an image, b"" where there is none."""
        return data_of_url(href)

    def beyond_prepared(self, element: Element) -> None:
        """Prepare the tree for the picture of an element."""

    # -- the tree

    def children(
        self, element: Element, style: dict[str, str], to_page: Affine, fields: dict[str, Any], by: str
    ) -> None:
        """Read the elements in another one. by: name of the `use` that shows them."""
        for child in element:
            if name_of(child):
                self._element(child, style, to_page, fields, by)

    def _element(
        self, element: Element, parent: dict[str, str], to_page: Affine, fields: dict[str, Any], by: str
    ) -> None:
        name = name_of(element)
        if name in SILENT or "namespaces/inkscape" in element.tag or "sodipodi" in element.tag:
            return
        source = f"{by}>{self.names[element]}" if by else self.names[element]
        if name in _ANIMATED:
            self.lose("Animation non reprise.", source)
            return
        style = self.sheets.style_of(element, parent)
        to_page = to_page.after(parse_transform(style.get("transform")))
        is_clear = parse_opacity(style.get("opacity")) <= 0 or to_page.mean_scale <= 0
        if len(self.items) >= ITEMS_MAX or style.get("display") == "none" or is_clear:
            self.lose_all(element, "Trop d’éléments." if len(self.items) >= ITEMS_MAX else HIDDEN)
            return
        fields = self.fields_of(element, {**fields, "source": source})
        if self.read_specially(element, style, to_page, fields):
            return
        if any(self._has_effect(style.get(key, ""), to_page) for key in _BEYOND):
            self._beyond(element)
            return
        self._drawn(name, element, style, to_page, fields, by)

    def _drawn(
        self, name: str, element: Element, style: dict[str, str], to_page: Affine, fields: dict[str, Any], by: str
    ) -> None:
        source = fields["source"]
        match name:
            case "g" | "a" | "svg" | "switch":
                self._group(name, element, style, to_page, fields, by)
            case "use":
                self._use(element, style, to_page, fields)
            case "text":
                if self.is_invisible(style):
                    self.lose(HIDDEN, source)
                    return
                texts, lost = texts_of(element, style, self.sheets, to_page, fields)
                self.add(texts, lost, source)
            case "image":
                self._image(element, style, to_page, fields)
            case "foreignObject" | "textArea" | "flowRoot":
                self._web_text(element, style, to_page, fields)
            case "script" | "audio" | "video" | "iframe" | "canvas":
                self.lose("Programme, son ou film non repris.", source)
            case _ if name in DRAWN:
                self._mark(name, element, style, to_page, fields)
            case _:
                self.lose_all(element, f"Élément inconnu « {name[:40]} » non repris.")
        for child in element if name in DRAWN or name in ("image", "use", "text") else ():
            if name_of(child) in _ANIMATED:
                self.lose("Animation non reprise.", self.names[child])

    def _group(
        self, name: str, element: Element, style: dict[str, str], to_page: Affine, fields: dict[str, Any], by: str
    ) -> None:
        fields = dict(fields)
        if name == "svg":
            to_page = to_page.after(viewport(element))
        elif name == "a":
            href = href_of(element)
            fields["link"] = web_link(href) or fields["link"]
            if href and not web_link(href):
                self.lose("Lien vers un endroit hors du dessin non repris.", fields["source"])
        elif not fields["group"] and style.get("groupmode") != "layer" and is_group(element, self.root):
            fields["group"] = fields["source"]
        if name == "switch":
            shown = next((one for one in element if name_of(one) and is_chosen(one)), None)
            for one in element:
                if one is shown:
                    self._element(one, style, to_page, fields, by)
                elif name_of(one):
                    self.lose_all(one, "Variante d’une autre langue ou d’un autre programme laissée de côté.")
            return
        self.children(element, style, to_page, fields, by)

    def _use(self, element: Element, style: dict[str, str], to_page: Affine, fields: dict[str, Any]) -> None:
        source = fields["source"]
        target = self._by_id.get(href_of(element).removeprefix("#"))
        if target is None or target in self._open or target in set(element.iterancestors()):
            self.lose("Copie d’un élément qui n’est pas dans le fichier.", source)
            return
        own = local_attributes(element)
        to_page = to_page.after(Affine.moving(parse_length(own.get("x")), parse_length(own.get("y"))))
        items, losses = len(self.items), len(self.losses)
        is_outer = not self._open
        self._open.add(target)
        try:
            self._used(target, own, style, to_page, {**fields, "group": fields["group"] or source})
        except _BeyondUse:
            if not is_outer:
                raise
            del self.items[items:], self.losses[losses:]
            self._beyond(element)
        finally:
            self._open.discard(target)
        if len(self.items) == items:
            self.lose("Copie d’un élément vide ou caché.", source)
        elif not isinstance(first := self.items[items], _Region):
            self.items[items] = replace(first, source=source)

    def _used(
        self, target: Element, own: Mapping[str, str], style: dict[str, str], to_page: Affine, fields: dict[str, Any]
    ) -> None:
        if name_of(target) in ("symbol", "svg"):
            inside = to_page.after(viewport(target, own))
            self.children(target, self.sheets.style_of(target, style), inside, fields, fields["source"])
        else:
            self._element(target, style, to_page, fields, fields["source"])

    # -- items

    def _mark(
        self, name: str, element: Element, style: dict[str, str], to_page: Affine, fields: dict[str, Any]
    ) -> None:
        painted = line_and_fill(style, self._by_id)
        if painted is GRADIENT:
            self._beyond(element)
            return
        line, fill = painted
        width = parse_length(style.get("stroke-width"), 1.0)
        opacity = parse_opacity(style.get("opacity"))
        is_line = bool(line and line.opacity and width > 0)
        is_fill = bool(fill and fill.opacity and name != "line")
        paint = MarkPaint(
            line.hex if line and is_line else "",
            width,
            (line.opacity if line else 1.0) * parse_opacity(style.get("stroke-opacity")) * opacity,
            fill.hex if fill and is_fill else "",
            (fill.opacity if fill else 1.0) * parse_opacity(style.get("fill-opacity")) * opacity,
            dash_of(style.get("stroke-dasharray"), width) if is_line else PlainDash.SOLID,
        )
        marks = marks_of(name, style, paint, to_page, fields)
        if not marks.is_whole:
            self._beyond(element)
        elif self.is_invisible(style) or not marks.items or (not is_line and paint.fill_opacity < 0.01):
            self.lose("Forme invisible laissée de côté.", fields["source"])
        else:
            self.add(marks.items, marks.lost, fields["source"])

    def _image(self, element: Element, style: dict[str, str], to_page: Affine, fields: dict[str, Any]) -> None:
        source, href = fields["source"], href_of(element)
        data = self.image_data(href)
        if not data and not href.startswith("data:"):
            self.lose(f"Image qui n’est pas dans le fichier : « {href.rpartition('/')[2][:80]} ».", source)
            return
        picture = self.pictures.add(data)
        box = image_box(style, picture) if picture is not None else None
        if picture is None or box is None:
            self.lose("Image illisible.", source)
            return
        alt = next(("".join(one.itertext()).strip() for one in element if name_of(one) in ("title", "desc")), "")
        item = picture_item(box, picture, to_page, parse_opacity(style.get("opacity")), alt[:300], fields)
        if item is None:
            self._beyond(element)
        elif self.is_invisible(style):
            self.lose(HIDDEN, source)
        else:
            self.items.append(item)

    def _web_text(self, element: Element, style: dict[str, str], to_page: Affine, fields: dict[str, Any]) -> None:
        """Read what a part of a web page says, as the labels of diagrams."""
        text = text_of_blocks(element)[:50_000]
        if not text:
            self.lose_all(element, "Contenu d’une page web non repris.")
            return
        region = next((one for one in element.iter() if name_of(one) == "rect"), element)
        x, y, width = (parse_length(local_attributes(region).get(one)) for one in ("x", "y", "width"))
        ((left, top),) = mapped(to_page, [(x, y)])
        scale = to_page.mean_scale
        size = font_size(style) * scale
        item = PlainText(x=left, y=top, text=text, size=size, width=max(0.0, width * scale), **fields)
        self.add([item], [WEB_TEXT], fields["source"])
        for one in element.iter():
            if one is not element and name_of(one) in _NAMED and one in self.names:
                self.losses.append(FormatLoss(WEB_TEXT, self.page, is_dropped=False, item=self.names[one]))

    def add(self, items: Any, lost: Any, source: str) -> None:
        self.items += items
        self.losses += [FormatLoss(one, self.page, is_dropped=False, item=source) for one in lost]
        if not items:
            self.lose("Élément vide.", source)

    def _has_effect(self, text: str, to_page: Affine) -> bool:
        """Return whether a mask, clip path or filter changes what is seen. A clip path about the whole page does
        not."""
        found = URL.match(text.strip())
        target = self._by_id.get(found[1].strip()) if found else None
        if target is None:
            return False
        about = name_of(target) == "clipPath" and clips_nothing(target, to_page, self._on_page())
        return not about

    def _on_page(self) -> Rect:
        (x0, y0), (x1, y1) = mapped(self.to_page, [(self.view.x, self.view.y), (self.view.right, self.view.bottom)])
        return Rect(x0, y0, x1 - x0, y1 - y0)

    def is_invisible(self, style: Mapping[str, str]) -> bool:
        return style.get("visibility", "").strip() in ("hidden", "collapse")

    def lose(self, what: str, source: str) -> None:
        self.losses.append(FormatLoss(what, self.page, item=source))

    def lose_all(self, element: Element, what: str) -> None:
        """Name an element and what it holds as left out."""
        for one in element.iter():
            if name_of(one) and name_of(one) not in SILENT and one in self.names:
                self.lose(what, self.names[one])

    # -- pictures of elements

    def _beyond(self, element: Element) -> None:
        """Let an element and what it holds be a picture."""
        if self._open and name_of(element) != "use":
            raise _BeyondUse
        self.beyond_prepared(element)
        self.items.append(_Region([element]))
        for one in element.iter():
            if one is element or (name_of(one) in _NAMED and one in self.names):
                self.losses.append(FormatLoss(AS_PICTURE, self.page, is_dropped=False, item=self.names[one]))

    def _with_regions(self) -> Iterator[PlainItem]:
        """Yield the items with pictures in place of the regions. Where there are many, neighbours are one picture, and
        the last of them holds all others."""
        most = REGIONS_MAX if len(self.names) <= LARGE else REGIONS_MAX // 3
        has_many = sum(isinstance(one, _Region) for one in self.items) > most
        kept: list[PlainItem | _Region] = []
        count = 0
        last: _Region | None = None
        for item in self.items:
            if not isinstance(item, _Region):
                kept.append(item)
            elif last is not None and has_many and (kept[-1] is last or count >= most):
                last.elements += item.elements
            else:
                kept.append(item)
                last, count = item, count + 1
        for item in kept:
            if not isinstance(item, _Region):
                yield item
            elif (picture := self._picture_of(item.elements)) is not None:
                yield picture

    def _picture_of(self, elements: list[Element]) -> PlainPicture | None:
        drawn = draw_elements(self.root, elements, self.view)
        picture = self.pictures.add(drawn.png) if drawn is not None else None
        source = self.names[elements[0]]
        if drawn is None or picture is None:
            self.losses += [
                FormatLoss("Dessin vide ou hors de la page.", self.page, item=self.names[one]) for one in elements
            ]
            return None
        (x0, y0), (x1, y1) = mapped(self.to_page, [(drawn.box.x, drawn.box.y), (drawn.box.right, drawn.box.bottom)])
        return PlainPicture(file=picture.name, x=x0, y=y0, width=x1 - x0, height=y1 - y0, source=source)
