"""Writer of one page for OpenBoard.

Rules that the program's own reader sets: a position stands in a matrix alone; a bitmap has its own size times the
matrix; identities are canonical; what a group of strokes is stands in each of its pieces as its parent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import radians
from xml.sax.saxutils import escape, quoteattr

from tni.api.formats import (
    PlainItem,
    PlainMedia,
    PlainPage,
    PlainPicture,
    PlainRuling,
    PlainShape,
    PlainShapeKind,
    PlainStroke,
    PlainText,
)
from tni.core.colour import is_colour
from tni.core.geometry import IDENTITY, Affine, Point
from tni.formats.lessons.export_losses import ExportLosses
from tni.formats.lessons.html_writing import html_of_text
from tni.formats.lessons.openboard.kept_groups import kept_groups, own_group
from tni.formats.lessons.openboard.writer_files import WriterFiles
from tni.formats.lessons.stroke_outline import line_points, piece_outline, shape_outline
from tni.formats.lessons.text_fit import likely_height, likely_width
from tni.formats.lessons.xml_writing import matrix_text, number_text, points_text, writable

VERSION = "4.8.0"
HEIGHT_PX = 960.0
"""Of a landscape page, as the program makes them."""
DPI = 96
PX_PER_MM = DPI / 25.4
"""Of a portrait page."""
MARGIN_PX = 50
TEXT_MARGIN_PX = 4.0
_POINT_PX = 4 / 3
_HIGHLIGHTER = 0.5
_LOCKED = ' ub:locked="true"'
_SAME_FORM = 0.01
"""Part by which the proportions of a PDF's page may be other than those of the page that it fills."""
_GRAPHIC, _OBJECT = 0, -1000
"""Layers of strokes and of other objects."""
_WEB = ("http://", "https://", "mailto:")
_NAMESPACES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:ub="http://uniboard.mnemis.com/document" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


@dataclass(slots=True)
class PageWriting:
    """Page that is being written. number: from 1. identity: returns an identity for a name, always the same."""

    page: PlainPage
    number: int
    files: WriterFiles
    losses: ExportLosses
    identity: Callable[[str], str]
    groups: dict[str, list[str]] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    _count: int = 0

    @property
    def scale(self) -> float:
        """Pixels of a millimetre."""
        return HEIGHT_PX / self.page.height if self.page.width >= self.page.height else PX_PER_MM

    @property
    def size(self) -> tuple[int, int]:
        return round(self.page.width * self.scale), round(self.page.height * self.scale)

    def point(self, x: float, y: float) -> Point:
        width, height = self.size
        return x * self.scale - width / 2, y * self.scale - height / 2

    def written(self) -> str:
        """Return the page as SVG."""
        width, height = self.size
        is_dark = is_dark_paper(self.page.colour)
        box = f"{-width // 2 - MARGIN_PX} {-height // 2 - MARGIN_PX} {width + 2 * MARGIN_PX} {height + 2 * MARGIN_PX}"
        x, y, wide, high = box.split()
        items = "".join(self._items())
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<svg {_NAMESPACES} version="1.1" ub:version="{VERSION}" '
            f'ub:uuid="{self.identity("page")}" viewBox="{box}" ub:nominal-size="{width}x{height}" '
            f'ub:dark-background="{_word(is_dark)}" {self._ruling()} pageDpi="{DPI}">\n'
            f'<rect fill="{"black" if is_dark else "white"}" x="{x}" y="{y}" width="{wide}" height="{high}"/>\n'
            f"{items}{self._groups()}</svg>\n"
        )

    def _ruling(self) -> str:
        ruling, grid = self.page.ruling, max(4, round((self.page.ruling_mm or 5.0) * self.scale))
        if ruling is not PlainRuling.BLANK:
            what = {
                PlainRuling.SQUARED: "Quadrillage écrit au pixel près, depuis le milieu de la page.",
                PlainRuling.SEYES: "Réglure Séyès écrite comme papier ligné.",
                PlainRuling.DOTTED: "Papier à points écrit comme quadrillage.",
            }[ruling]
            self.losses.change(what, self.number)
        is_ruled = ruling is PlainRuling.SEYES
        is_crossed = ruling in (PlainRuling.SQUARED, PlainRuling.DOTTED)
        lines = ' ub:intermediate-lines="0"' if is_ruled or is_crossed else ""
        return (
            f'ub:crossed-background="{_word(is_crossed)}" ub:ruled-background="{_word(is_ruled)}" '
            f'ub:grid-size="{grid if is_ruled or is_crossed else 24}"{lines}'
        )

    def _items(self) -> Iterator[str]:
        paper = [*self._paper()]
        yield from paper
        has_paper = any('ub:background="true"' not in one for one in paper)  # a background lies below groups, too
        behind = (0.0, 0.0, self.page.width, self.page.height) if has_paper else None
        self.kept = kept_groups(self.page.items, behind)
        for place, item in enumerate(self.page.items, 1):
            self.losses.say_item(
                item, self.number, has_links=isinstance(item, PlainText) and item.link.startswith(_WEB),
                has_covers=self._is_curtain(item), has_cloners=False,
            )  # fmt: skip
            match item:
                case PlainStroke():
                    yield from self._stroke(item, place)
                case PlainShape():
                    yield from self._curtain(item, place) if self._is_curtain(item) else self._shape(item, place)
                case PlainText():
                    yield from self._text(item, place)
                case PlainPicture():
                    yield from self._picture(item, place)
                case PlainMedia():
                    yield from self._media(item, place)

    def _paper(self) -> Iterator[str]:
        """Yield what lies beneath the items: a coloured paper, which is a locked shape, and the page of a PDF."""
        if self.page.colour and not is_dark_paper(self.page.colour) and self.page.colour.lower() != "#ffffff":
            w, h = self.page.width, self.page.height
            corners = [(0.0, 0.0), (w, 0.0), (w, h), (0.0, h)]
            yield self._filled(corners, self.page.colour, 1.0, self.identity("paper"), -980_000, is_locked=True)
        if self.page.pdf:
            yield self._pdf()

    def _pdf(self) -> str:
        """Return the page of a PDF behind the items, in the middle of the page. The program stretches one that is a
        background to the page, so one of another form is a locked object."""
        found = self.files.pdf(self.page.pdf, self.page.pdf_page)
        if found is None:
            self.losses.drop("Page de PDF absente de la leçon ou illisible.", self.number)
            return ""
        path, index, points = found
        width, height = self.size
        own = points[0] * DPI / 72, points[1] * DPI / 72
        across, down = width / own[0], height / own[1]
        scale, fills = min(across, down), abs(across - down) <= _SAME_FORM * down
        middle = matrix_text(Affine(scale, 0, 0, scale, -own[0] * scale / 2, -own[1] * scale / 2))
        return (
            f'<foreignObject requiredExtensions="http://ns.adobe.com/pdf/1.3/" '
            f'xlink:href="{path}#page={index + 1}" x="0" y="0" width="{number_text(own[0])}" '
            f'height="{number_text(own[1])}" transform="{middle}" ub:z-value="-950000" '
            f'ub:background="{_word(fills)}" ub:uuid="{self.identity("pdf")}" ub:layer="-2000"'
            f"{'' if fills else _LOCKED}/>\n"
        )

    def _new(self, item: PlainItem, place: int, part: str = "", *, group: str = "") -> str:
        """Return an identity for an item or a part of it, which is in the item's group."""
        found = self.identity(f"item {place} {part}")
        name = item.group or group
        if name:
            self.groups.setdefault(name, []).append(found)
        return found

    def _stroke(self, item: PlainStroke, place: int) -> Iterator[str]:
        points = [self.point(*point) for point in item.points]
        if not points:
            return
        widths = [width * self.scale for width in item.widths]
        opacity = _HIGHLIGHTER if item.highlights else 1.0
        if widths and item.highlights:
            self.losses.change("Surligneur écrit d’une seule largeur.", self.number, item.source)
            widths = []
        uuid = self._new(item, place)
        if len(points) == 1 or not widths:
            width = widths[0] if widths else item.width * self.scale
            pieces = _polyline(points, width, item.colour, opacity, uuid, self.identity(f"piece {place}"))
        else:
            pieces = "".join(
                _polygon(piece_outline(*ends), item.colour, opacity, uuid, self.identity(f"piece {place} {number}"))
                for number, ends in enumerate(zip(points, points[1:], widths, widths[1:], strict=False))
            )
        yield _stroke_group(uuid, place, item.colour, pieces, is_locked=item.is_locked)

    def _shape(self, item: PlainShape, place: int) -> Iterator[str]:
        is_line = item.kind in (PlainShapeKind.LINE, PlainShapeKind.ARROW)
        outline = line_points(item) if is_line else shape_outline(item)
        has_line = item.width > 0 or is_line or not item.fill
        own = own_group(item, place)
        if own and not item.group and own not in self.kept:
            self.losses.change("Surface et contour écrits comme deux objets.", self.number, item.source)
        if item.dash.value != "solid":
            self.losses.change("Tirets écrits en trait plein.", self.number, item.source)
        if item.fill and not is_line:
            uuid = self._new(item, place, "fill", group=own)
            yield self._filled(outline, item.fill, item.fill_opacity, uuid, place, is_locked=item.is_locked)
        if has_line:
            uuid = self._new(item, place, "line", group=own)
            points = [self.point(*point) for point in (outline if is_line else [*outline, outline[0]])]
            width = max(item.width, 0.05) * self.scale
            pieces = _polyline(points, width, item.colour, 1.0, uuid, self.identity(f"piece {place}"))
            level = place + 0.5 if own else place  # above its surface
            yield _stroke_group(uuid, level, item.colour, pieces, is_locked=item.is_locked)

    def _filled(
        self, corners: list[Point], colour: str, opacity: float, uuid: str, z: int, *, is_locked: bool
    ) -> str:  # fmt: skip
        piece = _polygon(
            [self.point(*corner) for corner in corners], colour, opacity, uuid, self.identity(f"fill {uuid}")
        )  # fmt: skip
        return _stroke_group(uuid, z, colour, piece, is_locked=is_locked)

    def _is_curtain(self, item: PlainItem) -> bool:
        return isinstance(item, PlainShape) and (
            item.is_cover and item.kind is PlainShapeKind.RECTANGLE and not item.turn
        )

    def _curtain(self, item: PlainShape, place: int) -> Iterator[str]:
        (x0, y0), (x1, y1) = (self.point(*point) for point in item.points[:2])
        yield (
            f'<ub:curtain x="{number_text((x0 + x1) / 2)}" y="{number_text((y0 + y1) / 2)}" '
            f'width="{number_text(abs(x1 - x0))}" '
            f'height="{number_text(abs(y1 - y0))}" transform="{matrix_text(IDENTITY)}" ub:z-value="{place}" '
            f'ub:uuid="{self._new(item, place)}"/>\n'
        )

    def _text(self, item: PlainText, place: int) -> Iterator[str]:
        if any(span.is_formula for span in item.spans):
            self.losses.change("Formule écrite comme texte.", self.number, item.source)
        size = item.size * self.scale
        width = (item.width or likely_width(item.text, item.size)) * self.scale
        height = (item.height or likely_height(item.text, item.width, item.size)) * self.scale
        width, height = width + 2 * TEXT_MARGIN_PX, height + 2 * TEXT_MARGIN_PX
        html = html_of_text(item, size / _POINT_PX, lambda link: link.startswith(_WEB))
        dark = "#ffffff" if is_dark_paper(item.colour) else item.colour
        x, y = _turned(self.point(item.x, item.y), item.turn).point(-TEXT_MARGIN_PX, -TEXT_MARGIN_PX)
        yield (
            f'<foreignObject ub:type="text" {self._object(item, place, (x, y), item.turn, width, height)} '
            f'ub:width="{number_text(width)}" ub:height="{number_text(height)}" ub:pixels-per-point="{_POINT_PX:.6f}" '
            f'ub:fill-on-dark-background="{dark}" ub:fill-on-light-background="{item.colour}"><itemTextContent>'
            f"{escape(writable(html))}</itemTextContent></foreignObject>\n"
        )

    def _picture(self, item: PlainPicture, place: int) -> Iterator[str]:
        own = self.identity(f"item {place} ")  # the program finds the file of a picture by its identity
        found = self.files.picture(item, own)
        if found is None or min(item.width, item.height) <= 0:
            self.losses.drop("Image illisible.", self.number, item.source)
            return
        path, (wide, high) = found
        sx, sy = item.width * self.scale / wide, item.height * self.scale / high
        mirrored = Affine(a=-1, e=wide) if item.is_mirrored else IDENTITY
        matrix = _turned(self.point(item.x, item.y), item.turn).after(Affine.scaling(sx, sy)).after(mirrored)
        self._new(item, place)
        yield (
            f'<image xlink:href="{path}" x="0" y="0" width="{wide}" height="{high}" transform="{matrix_text(matrix)}" '
            f'ub:z-value="{place}" ub:background="false" ub:uuid="{own}" ub:layer="{_OBJECT}"'
            f"{_locked(item)}/>\n"
        )

    def _media(self, item: PlainMedia, place: int) -> Iterator[str]:
        path = self.files.media(item)
        if path is None:
            self.losses.drop("Vidéo ou son absent de la leçon.", self.number, item.source)
            return
        if item.start_s or item.end_s or item.is_looped:
            self.losses.change("Début, fin ou boucle d’un son ou d’une vidéo.", self.number, item.source)
        width, height = item.width * self.scale, item.height * self.scale
        place_words = self._object(item, place, self.point(item.x, item.y), 0.0, width, height)
        yield f"<{'video' if item.is_film else 'audio'} {place_words} xlink:href={quoteattr(path)}/>\n"

    def _object(
        self, item: PlainItem, place: int, at: Point, turn: float, width: float, height: float
    ) -> str:  # fmt: skip
        return (
            f'x="0" y="0" width="{number_text(width)}" height="{number_text(height)}" '
            f'transform="{matrix_text(_turned(at, turn))}" '
            f'ub:z-value="{place}" ub:background="false" ub:uuid="{self._new(item, place)}" ub:layer="{_OBJECT}"'
            f"{_locked(item)}"
        )

    def _groups(self) -> str:
        together = {name: members for name, members in self.groups.items() if name in self.kept and len(members) > 1}
        named = {item.group for item in self.page.items}
        if any(len(members) > 1 and name in named - self.kept for name, members in self.groups.items()):
            self.losses.change("Groupes défaits : OpenBoard les montrerait sous les autres objets.", self.number)
        written = "".join(
            f'<group id="{{{self.identity(f"group {name}")}}}" ub:locked="false">'
            + "".join(f'<element id="{{{member}}}"/>' for member in members)
            + "</group>"
            for name, members in together.items()
        )
        return f"<groups>{written}</groups>\n" if written else ""


def is_dark_paper(colour: str) -> bool:
    """Return whether a colour is nearly black."""
    if not is_colour(colour.lower()):
        return False
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.3 * red + 0.6 * green + 0.1 * blue < 48


def _stroke_group(uuid: str, z: float, colour: str, pieces: str, *, is_locked: bool) -> str:
    dark = "#ffffff" if is_dark_paper(colour) else colour
    locked = _LOCKED if is_locked else ""
    return (
        f'<g ub:z-value="{z:.8g}" ub:fill-on-dark-background="{dark}" ub:fill-on-light-background="{colour}" '
        f'ub:uuid="{uuid}" ub:layer="{_GRAPHIC}"{locked}>{pieces}</g>\n'
    )


def _polyline(points: list[Point], width: float, colour: str, opacity: float, parent: str, uuid: str) -> str:
    if len(points) == 1:  # a line of no length is none
        points = [points[0], (points[0][0] + 0.01, points[0][1])]
    return (
        f'<polyline points="{points_text(points)}" fill="none" stroke-width="{number_text(width)}" stroke="{colour}" '
        f'stroke-opacity="{opacity:g}" stroke-linecap="round" ub:uuid="{uuid}" ub:parent="{parent}"/>'
    )


def _polygon(points: list[Point], colour: str, opacity: float, parent: str, uuid: str) -> str:
    return (
        f'<polygon points="{points_text(points)}" fill="{colour}" fill-opacity="{opacity:g}" fill-rule="winding" '
        f'ub:uuid="{uuid}" ub:parent="{parent}"/>'
    )


def _turned(corner: Point, turn: float) -> Affine:
    """Return the map of a box with its corner at the origin to its place, turned about that corner."""
    return Affine.moving(*corner).after(Affine.rotating(radians(turn)))


def _locked(item: PlainItem) -> str:
    return _LOCKED if item.is_locked else ""


def _word(is_true: bool) -> str:
    return "true" if is_true else "false"
