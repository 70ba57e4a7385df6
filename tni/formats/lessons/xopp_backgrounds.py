"""Backgrounds of pages of Xournal and Xournal++: paper and ruling, a picture, or a page of a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import floor

from tni.api.formats import PlainItem, PlainPicture, PlainRuling
from tni.formats.lessons.import_files import ImportFiles
from tni.formats.lessons.import_losses import ImportLosses
from tni.formats.lessons.ruled_paper import IsometricPaper, LineSet, line_set_shapes
from tni.formats.lessons.xopp_beside import attached_name, file_name, packed_name, pdf_name
from tni.formats.lessons.xopp_package import XoppPackage
from tni.formats.lessons.xopp_values import (
    MM_PER_PT,
    background_config,
    colour,
    config_colour,
    is_light,
    number,
    whole_number,
)
from tni.formats.xml_tree import Element

WHITE = "#ffffff"
_SQUARE_PT, _LINE_PT = 14.17, 24.0
_THICK_PT, _ISOMETRIC_PT, _DOT_PT, _BOLD_PT = 0.5, 1.0, 1.5, 1.5
"""Widths of lines and dots."""
_HEAD_PT, _FOOT_PT = 80.0, 60.0
_MARGIN_PT = 72.0
_STAFF_SIDE_PT, _STAFF_LINE_PT, _STAFF_GAP_PT = 50.0, 5.0, 40.0
_RULING_MM = (4.0, 40.0)
"""Distances that our rulings have."""
_LEAST_STEP_PT = 1.0
_GREY, _DARK_GREY, _BLUE, _RED, _DARK_BLUE = "#bdbdbd", "#434343", "#40a0ff", "#ff0080", "#220080"


@dataclass(frozen=True, slots=True)
class PageGround:
    """Background of a page."""

    colour: str = ""
    ruling: PlainRuling = PlainRuling.BLANK
    ruling_mm: float = 0.0
    pdf: str = ""
    pdf_page: int = 0
    items: tuple[PlainItem, ...] = ()


@dataclass(slots=True)
class XoppBackgrounds:
    """Converter of background elements, in the order of the pages: a PDF is named on its first page alone, and a
    picture may be that of an earlier page. name: of the document's file."""

    package: XoppPackage
    files: ImportFiles
    losses: ImportLosses
    name: str
    _pdf: str = ""
    _pdf_title: str = ""
    _pictures: dict[int, str] = field(default_factory=dict)

    def read(self, element: Element | None, size_pt: tuple[float, float], page: int) -> PageGround:
        """Return the background of a page. page: from 1."""
        if element is None:
            return PageGround(WHITE)
        match element.get("type", "solid"):
            case "pixmap":
                return self._pixmap(element, size_pt, page)
            case "pdf":
                return self._pdf_page(element, page)
            case "solid":
                return self._solid(element, size_pt, page)
            case _:
                self.losses.drop("Fond de page d’une sorte inconnue.", page, _source(page))
                return PageGround(WHITE)

    def _pixmap(self, element: Element, size_pt: tuple[float, float], page: int) -> PageGround:
        domain, path = element.get("domain", "absolute"), element.get("filename", "")
        name: str | None
        if domain == "clone":
            name = self._pictures.get(whole_number(path, -1) + 1)
        else:
            data = self._file(element, path)
            name = self.files.add_picture(data) if data else None
        if name is None:
            what = f"L’image de fond « {file_name(path)} » est un fichier à part, qui n’est pas dans le document."
            self.losses.drop(what, page, _source(page))
            return PageGround(WHITE)
        self._pictures[page] = name
        width, height = (side * MM_PER_PT for side in size_pt)
        picture = PlainPicture(
            source=_source(page), is_locked=True, file=name, x=0.0, y=0.0, width=width, height=height
        )
        return PageGround(WHITE, items=(picture,))

    def _file(self, element: Element, path: str) -> bytes | None:
        """Return a file of a background: attached, or one that lay beside the document."""
        is_attached = element.get("domain") == "attach"
        data = self.package.attachment(path) if is_attached else None
        if not data and (is_attached or element.get("type") == "pdf"):
            own = attached_name(self.name, path) if is_attached else pdf_name(self.name)
            data = self.package.attachment(packed_name(own))
            if data:
                self.losses.say_once(f"« {own} », qui était à côté du document, est maintenant dans la leçon.")
        return data

    def _pdf_page(self, element: Element, page: int) -> PageGround:
        path = element.get("filename")
        if path is not None:
            data = self._file(element, path)
            is_pdf = data is not None and b"%PDF" in data[:1024]
            self._pdf = (self.files.add(data, "pdf") or "") if data is not None and is_pdf else ""
            self._pdf_title = file_name(path)
        number_in_pdf = whole_number(element.get("pageno"), 1)
        if not self._pdf:
            what = (
                f"Le fond est la page {number_in_pdf} du PDF « {self._pdf_title} », un fichier à part : placez-le dans"
                f" le même dossier sous le nom « {pdf_name(self.name)} », ou importez-le dans la leçon."
            )
            self.losses.drop(what, page, _source(page))
            return PageGround(WHITE)
        return PageGround(WHITE, pdf=self._pdf, pdf_page=max(number_in_pdf - 1, 0))

    def _solid(self, element: Element, size_pt: tuple[float, float], page: int) -> PageGround:
        ruled = _RuledPage(
            size_pt, colour(element.get("color"), WHITE, is_paper=True), element.get("style", "plain"),
            background_config(element.get("config")), _source(page),
        )  # fmt: skip
        ruling = ruled.own_ruling()
        if ruling is not None:
            return PageGround(ruled.paper, ruling[0], ruling[1])
        items = ruled.items(self.files)
        if items is None:
            self.losses.drop(f"Réglure « {ruled.style} » non reproduite.", page, _source(page))
            return PageGround(ruled.paper)
        if items:
            self.losses.say_once("Les réglures sans équivalent sont posées en dessins verrouillés sous la page.")
        return PageGround(ruled.paper, items=tuple(items))


def _source(page: int) -> str:
    return f"page{page}/background"


@dataclass(frozen=True, slots=True)
class _RuledPage:
    """Paper with its ruling."""

    size_pt: tuple[float, float]
    paper: str
    style: str
    config: dict[str, str]
    source: str

    def own_ruling(self) -> tuple[PlainRuling, float] | None:
        """Return the ruling of ours that is the same, or nearly; None if there is none."""
        if self.style in ("", "plain", "none"):
            return PlainRuling.BLANK, 0.0
        step = self._number("r1", _SQUARE_PT) * MM_PER_PT
        is_plain = self._number("m1", 0.0) <= 0 and self._number("bli", 0.0) <= 0
        is_in_range = _RULING_MM[0] <= step <= _RULING_MM[1]
        if self.style == "graph" and self.paper == WHITE and is_plain and is_in_range:
            return PlainRuling.SQUARED, step
        if self.style == "dotted":
            return PlainRuling.DOTTED, min(max(step, _RULING_MM[0]), _RULING_MM[1])
        return None

    def items(self, files: ImportFiles) -> list[PlainItem] | None:
        """Return the ruling drawn; None for one that cannot be."""
        width, height = self.size_pt
        match self.style:
            case "ruled" | "lined":
                sets = list(self._lines(width, height))
            case "graph":
                sets = list(self._squares(width, height))
            case "staves":
                sets = list(self._staves(width, height))
            case "isodotted" | "isograph":
                return self._isometric(files)
            case _:
                return None
        shapes = line_set_shapes([_in_mm(one) for one in sets if one.at], self.source)
        return None if shapes is None else list(shapes)

    def _lines(self, width: float, height: float) -> Iterator[LineSet]:
        step = max(self._number("r1", _LINE_PT), _LEAST_STEP_PT)
        count = floor(max(height - _HEAD_PT - _FOOT_PT, 0.0) / step) + 1 if height > _HEAD_PT else 0
        thick = self._number("lw", _THICK_PT)
        at = [_HEAD_PT + step * index for index in range(count)]
        yield LineSet(at, 0.0, width, thick, self._ink("f1", _BLUE, _DARK_GREY))
        if self.style == "lined":
            margin = self._number("m1", _MARGIN_PT)
            margin += width if margin < 0 else 0
            yield LineSet([margin], 0.0, height, thick, self._ink("f2", _RED, _DARK_BLUE), across=False)

    def _squares(self, width: float, height: float) -> Iterator[LineSet]:
        step = max(self._number("r1", _SQUARE_PT), _LEAST_STEP_PT)
        margin = max(self._number("m1", 0.0), 0.0)
        every, ink = int(self._number("bli", 0.0)), self._ink("f1", _GREY, _DARK_GREY)
        thin, bold = self._number("lw", _THICK_PT), self._number("blw", _BOLD_PT)
        is_round = bool(whole_number(self.config.get("rm"), 0))
        spans = []
        for side in (width, height):
            marks = [
                index for index in range(1, floor(side / step) + 1) if margin <= index * step <= side - max(margin, 0.1)
            ]
            ends = (step * marks[0], step * marks[-1]) if margin and is_round and marks else (margin, side - margin)
            spans.append((marks, ends))
        for across in (True, False):
            (marks, _), (_, (low, high)) = spans[across], spans[not across]
            for is_bold in (False, True):
                at = [index * step for index in marks if (every > 0 and index % every == 0) is is_bold]
                yield LineSet(at, low, high, bold if is_bold else thin, ink, across)

    def _staves(self, width: float, height: float) -> Iterator[LineSet]:
        ink = self._ink("f1", "#000000", WHITE)
        thick = self._number("lw", _THICK_PT)
        step = _STAFF_GAP_PT + 4 * _STAFF_LINE_PT + 5 * thick
        count = floor(max(height - _HEAD_PT - _FOOT_PT, 0.0) / step) + 1 if height > _HEAD_PT else 0
        tops = [_HEAD_PT + step * index for index in range(count)]
        left, right = _STAFF_SIDE_PT, width - _STAFF_SIDE_PT
        yield LineSet([top + _STAFF_LINE_PT * line for top in tops for line in range(5)], left, right, thick, ink)
        for side in (left, right):
            middles = [top + 2 * _STAFF_LINE_PT for top in tops]
            yield LineSet(middles, side - thick / 2, side + thick / 2, 4 * _STAFF_LINE_PT, ink)

    def _isometric(self, files: ImportFiles) -> list[PlainItem] | None:
        width, height = (side * MM_PER_PT for side in self.size_pt)
        step = self._number("r1", _SQUARE_PT) * MM_PER_PT
        is_dotted = self.style == "isodotted"
        line = self._number("lw", _DOT_PT if is_dotted else _ISOMETRIC_PT) * MM_PER_PT
        ink = self._ink("f1", _GREY, _DARK_GREY)
        paper = IsometricPaper(width, height, max(step, 0.5), step, line, ink, self.paper, is_dotted)
        name = files.add_paper(paper)
        if name is None:
            return None
        return [PlainPicture(source=self.source, is_locked=True, file=name, x=0.0, y=0.0, width=width, height=height)]

    def _number(self, key: str, default: float) -> float:
        return number(self.config.get(key), default)

    def _ink(self, key: str, light: str, dark: str) -> str:
        return config_colour(
            self.config, key if is_light(self.paper) else f"a{key}", light if is_light(self.paper) else dark
        )


def _in_mm(lines: LineSet) -> LineSet:
    places = [place * MM_PER_PT for place in lines.at]
    ends = lines.low * MM_PER_PT, lines.high * MM_PER_PT
    return LineSet(places, *ends, lines.width * MM_PER_PT, lines.colour, lines.across)
