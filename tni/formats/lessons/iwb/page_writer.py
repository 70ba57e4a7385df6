"""Writer of one page of an IWB file: its elements, and what is told of them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import radians
from xml.sax.saxutils import escape, quoteattr

from tni.api.formats import (
    PlainAlign,
    PlainDash,
    PlainItem,
    PlainMarker,
    PlainMedia,
    PlainPage,
    PlainPicture,
    PlainRuling,
    PlainScript,
    PlainShape,
    PlainShapeKind,
    PlainSpan,
    PlainStroke,
    PlainText,
)
from tni.core.colour import colour_or
from tni.core.geometry import Affine, Point
from tni.formats.lessons.export_losses import ExportLosses
from tni.formats.lessons.iwb.writer_files import IwbFiles
from tni.formats.lessons.text_fit import likely_height, likely_width
from tni.formats.lessons.xml_writing import number_text, points_text, writable

UNITS_PER_MM = 4.0
BEHIND = ' background="true"'
_HIGHLIGHTER = 0.5
_ALIGNS = {PlainAlign.LEFT: "start", PlainAlign.CENTRE: "center", PlainAlign.RIGHT: "end"}
_LISTS = {PlainMarker.BULLET: "disc", PlainMarker.NUMBER: "decimal", PlainMarker.LETTER: "lower-alpha"}
_DASHES = {PlainDash.DASHED: (4.0, 3.0), PlainDash.DOTTED: (1.0, 2.0)}
_WEB = ("http://", "https://", "mailto:")


@dataclass(slots=True)
class IwbPageWriting:
    """Page that is being written. number: from 1."""

    page: PlainPage
    number: int
    files: IwbFiles
    losses: ExportLosses
    descriptions: list[tuple[str, str, str]] = field(default_factory=list)
    """Identity, properties and group of elements."""

    def written(self) -> str:
        """Return the page with its elements."""
        width, height = (number_text(side * UNITS_PER_MM) for side in (self.page.width, self.page.height))
        title = f"<svg:title>{_clean(self.page.title)}</svg:title>\n" if self.page.title else ""
        inner = "".join((*self._paper(width, height), *self._items()))
        return f'<svg:page id="page{self.number}" width="{width}" height="{height}">\n{title}{inner}</svg:page>\n'

    def properties(self) -> str:
        """Return what is told of the elements apart from them."""
        groups: dict[str, list[str]] = {}
        single: list[str] = []
        for identity, properties, group in self.descriptions:
            line = f'<element ref="{identity}"{properties}/>\n'
            (groups.setdefault(group, []) if group else single).append(line)
        return "".join((*single, *(f"<group>\n{''.join(lines)}</group>\n" for lines in groups.values())))

    def _paper(self, width: str, height: str) -> Iterator[str]:
        if colour := colour_or(self.page.colour, ""):
            identity = self._tell("paper", BEHIND)
            size = f'width="{width}" height="{height}"'
            yield f'<svg:rect id="{identity}" x="0" y="0" {size} fill="{colour}"/>\n'
        if self.page.ruling is not PlainRuling.BLANK:
            self.losses.drop("Réglure de la page non reprise.", self.number)
        found = self.files.paper(self.page) if self.page.pdf else None
        if self.page.pdf and found is None:
            self.losses.drop("Page de PDF du fond non reprise.", self.number)
        if found is not None:
            self.losses.change("Page de PDF du fond écrite comme image.", self.number)
            path, (wide, high) = found
            scale = min(self.page.width / wide, self.page.height / high)  # it is whole, in the middle of the page
            left, top = (self.page.width - wide * scale) / 2, (self.page.height - high * scale) / 2
            yield (
                f'<svg:image id="{self._tell("pdf", BEHIND)}" xlink:href="{path}" x="{_n(left)}" y="{_n(top)}" '
                f'width="{_n(wide * scale)}" height="{_n(high * scale)}"/>\n'
            )

    def _items(self) -> Iterator[str]:
        for place, item in enumerate(self.page.items, 1):
            self.losses.say_item(item, self.number, has_links=True, has_covers=True, has_cloners=True)
            written = self._item(item, f"item{place}")
            yield self._linked(item, written) if written and item.link else written

    def _item(self, item: PlainItem, name: str) -> str:
        match item:
            case PlainStroke():
                return self._stroke(item, name)
            case PlainShape():
                return self._shape(item, name)
            case PlainText():
                return self._text(item, name)
            case PlainPicture():
                return self._picture(item, name)
            case PlainMedia():
                return self._media(item, name)

    def _linked(self, item: PlainItem, written: str) -> str:
        address = item.link
        if address.startswith("page:"):
            address = f"#page{address.removeprefix('page:')}"
        elif address.startswith("file:"):
            path = self.files.other(address.removeprefix("file:"))
            address = path or ""
        if not address.startswith((*_WEB, "#page", "files/")):
            self.losses.change("Lien d’un objet non repris.", self.number, item.source)
            return written
        return f"<svg:a xlink:href={quoteattr(writable(address))}>{written.rstrip()}</svg:a>\n"

    def _tell(self, name: str, properties: str, item: PlainItem | None = None) -> str:
        """Note what is told of an element apart, and return its identity."""
        identity = f"page{self.number}-{name}"
        if item is not None:
            flags = (("locked", item.is_locked), ("replicate", item.is_cloner), ("revealer", item.is_cover))
            properties += "".join(f' {flag}="true"' for flag, is_set in flags if is_set)
        group = item.group if item is not None else ""
        if properties or group:
            self.descriptions.append((identity, properties, group))
        return identity

    def _stroke(self, item: PlainStroke, name: str) -> str:
        if not item.points:
            return ""
        if item.widths:
            self.losses.change("Trait de largeur variable écrit d’une seule largeur.", self.number, item.source)
        points = item.points if len(item.points) > 1 else (*item.points, *item.points)
        properties = ' freehand="true"' + (' highlight="true"' if item.highlights else "")
        return (
            f'<svg:polyline id="{self._tell(name, properties, item)}" points="{_points(points)}" fill="none" '
            f'stroke="{item.colour}" stroke-width="{_n(item.width)}" stroke-linecap="round" stroke-linejoin="round" '
            f'stroke-opacity="{_HIGHLIGHTER if item.highlights else 1}"/>\n'
        )

    def _shape(self, item: PlainShape, name: str) -> str:
        line = self._line(item)
        is_arrow = item.kind is PlainShapeKind.ARROW
        identity = self._tell(name, ' stroke-lineshape-end="arrow"' if is_arrow else "", item)
        xs, ys = [x for x, _ in item.points], [y for _, y in item.points]
        left, top, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
        middle = (left + width / 2, top + height / 2)
        turn = _turned(item.turn, middle) if item.turn else ""
        match item.kind:
            case PlainShapeKind.LINE | PlainShapeKind.ARROW:
                (x1, y1), (x2, y2) = item.points[0], item.points[-1]
                ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
                return f'<svg:line id="{identity}" {ends} {line}/>\n'
            case PlainShapeKind.RECTANGLE:
                box = f'x="{_n(left)}" y="{_n(top)}" width="{_n(width)}" height="{_n(height)}"'
                return f'<svg:rect id="{identity}" {box} {line}{turn}/>\n'
            case PlainShapeKind.ELLIPSE:
                box = f'cx="{_n(middle[0])}" cy="{_n(middle[1])}" rx="{_n(width / 2)}" ry="{_n(height / 2)}"'
                return f'<svg:ellipse id="{identity}" {box} {line}{turn}/>\n'
            case PlainShapeKind.POLYGON:
                return f'<svg:polygon id="{identity}" points="{_points(item.points)}" {line}{turn}/>\n'

    def _line(self, item: PlainShape) -> str:
        is_line = item.kind in (PlainShapeKind.LINE, PlainShapeKind.ARROW)
        fill = 'fill="none"'
        if item.fill and not is_line:
            fill = f'fill="{item.fill}" fill-opacity="{item.fill_opacity:g}"'
        if item.width <= 0 and not is_line:
            return f'{fill} stroke="none"'
        width = max(item.width, 0.05)
        dash = _DASHES.get(item.dash)
        dashes = f' stroke-dasharray="{_n(dash[0] * width)},{_n(dash[1] * width)}"' if dash else ""
        return f'{fill} stroke="{item.colour}" stroke-width="{_n(width)}"{dashes}'

    def _text(self, item: PlainText, name: str) -> str:
        if any(span.is_formula for span in item.spans):
            self.losses.change("Formule écrite comme texte.", self.number, item.source)
        if any(span.link for span in item.spans):
            self.losses.change("Lien dans un texte non repris.", self.number, item.source)
        lines = item.text.split("\n")
        identity = self._tell(name, self._list(item, len(lines)), item)
        width = item.width or likely_width(item.text, item.size)
        height = item.height or likely_height(item.text, item.width, item.size)
        turn = _turned(item.turn, (item.x, item.y)) if item.turn else ""
        style = ' font-weight="bold"' if item.bold else ""
        style += ' font-style="italic"' if item.italic else ""
        style += ' text-decoration="underline"' if item.underline else ""
        parts, at = [], 0
        for number, letters in enumerate(lines):
            align = item.paragraphs[number].align if number < len(item.paragraphs) else None
            parts.append("".join(_runs(item, at, at + len(letters), align or item.align)))
            at += len(letters) + 1
        return (
            f'<svg:textarea id="{identity}" x="{_n(item.x)}" y="{_n(item.y)}" width="{_n(width)}" '
            f'height="{_n(height)}" font-family="Arial" font-size="{_n(item.size)}" fill="{item.colour}" '
            f'text-align="{_ALIGNS[item.align]}"{style}{turn}>{"<svg:tbreak/>".join(parts)}</svg:textarea>\n'
        )

    def _list(self, item: PlainText, lines: int) -> str:
        """Return the property of a text that is one list; the format knows no list within a text."""
        markers = {one.marker for one in item.paragraphs}
        if len(item.paragraphs) < lines:
            markers.add(PlainMarker.NONE)
        if len(markers) == 1 and markers != {PlainMarker.NONE}:
            if any(one.level for one in item.paragraphs):
                self.losses.change("Liste à plusieurs niveaux écrite à un seul.", self.number, item.source)
            return f' list-style-type="{_LISTS[markers.pop()]}"'
        if markers - {PlainMarker.NONE}:
            self.losses.change("Liste au milieu d’un texte écrite sans ses puces.", self.number, item.source)
        return ""

    def _picture(self, item: PlainPicture, name: str) -> str:
        path = self.files.picture(item)
        if path is None or min(item.width, item.height) <= 0:
            self.losses.drop("Image illisible.", self.number, item.source)
            return ""
        identity = self._tell(name, ' flip="horizontal"' if item.is_mirrored else "", item)
        turn = _turned(item.turn, (item.x, item.y)) if item.turn else ""
        described = f"<svg:desc>{_clean(item.alt)}</svg:desc>" if item.alt else ""
        return (
            f'<svg:image id="{identity}" xlink:href="{path}" x="{_n(item.x)}" y="{_n(item.y)}" '
            f'width="{_n(item.width)}" height="{_n(item.height)}"{turn}>{described}</svg:image>\n'
        )

    def _media(self, item: PlainMedia, name: str) -> str:
        path = self.files.media(item)
        if path is None:
            self.losses.drop("Vidéo ou son absent de la leçon.", self.number, item.source)
            return ""
        if item.start_s or item.end_s or item.is_looped:
            self.losses.change("Début, fin ou boucle d’un son ou d’une vidéo.", self.number, item.source)
        kind = "video" if item.is_film else "audio"
        return (
            f'<svg:{kind} id="{self._tell(name, "", item)}" xlink:href="{path}" x="{_n(item.x)}" y="{_n(item.y)}" '
            f'width="{_n(item.width)}" height="{_n(item.height)}"/>\n'
        )


def _runs(item: PlainText, at: int, end: int, align: PlainAlign) -> Iterator[str]:
    """Yield the runs of a line between two places of a text."""
    done = at
    for span in item.spans:
        begin, stop = max(span.start, done), min(span.end, end)
        if begin >= stop:
            continue
        if begin > done:
            yield _run(item, item.text[done:begin], None, align)
        yield _run(item, item.text[begin:stop], span, align)
        done = stop
    if done < end:
        yield _run(item, item.text[done:end], None, align)


def _run(item: PlainText, letters: str, span: PlainSpan | None, align: PlainAlign) -> str:
    style = f' text-align="{_ALIGNS[align]}"'
    if span is not None:
        lines = " ".join(
            name for name, is_set in (("underline", span.underline), ("line-through", span.struck)) if is_set
        )
        style += f' fill="{span.colour}"' if span.colour else ""
        style += f' font-size="{_n(item.size * span.scale)}"' if span.scale != 1 else ""
        style += ' font-weight="bold"' if span.bold else ""
        style += ' font-style="italic"' if span.italic else ""
        style += f' text-decoration="{lines}"' if lines else ""
        if span.script is not PlainScript.NORMAL:
            style += f' baseline-shift="{"super" if span.script is PlainScript.SUPER else "sub"}"'
    return f"<svg:tspan{style}>{_clean(letters)}</svg:tspan>"


def _turned(turn: float, about: Point) -> str:
    """Return a transform that turns about a point, as a matrix of rotation and a move."""
    turned = Affine.rotating(radians(turn), about)
    return f' transform="translate({_n(turned.e)},{_n(turned.f)}) rotate({number_text(turn)})"'


def _points(points: Iterable[Point]) -> str:
    return points_text(points, UNITS_PER_MM)


def _n(millimetres: float) -> str:
    return number_text(millimetres * UNITS_PER_MM)


def _clean(text: str) -> str:
    return escape(writable(text))
