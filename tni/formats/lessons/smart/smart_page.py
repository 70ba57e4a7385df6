"""Pages of SMART Notebook as pages of the program."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tni.api.formats import (
    FormatLoss,
    PlainItem,
    PlainPage,
    PlainShape,
    PlainShapeKind,
    PlainStroke,
)
from tni.core.geometry import Affine, Rect
from tni.formats.lessons.imported_pictures import ImportedPictures
from tni.formats.lessons.smart.smart_background import SmartBackground, background_of, is_background
from tni.formats.lessons.smart.smart_questions import SmartQuestions
from tni.formats.lessons.smart.smart_text import is_smart_text, smart_text
from tni.formats.lessons.svg_marks import mapped
from tni.formats.lessons.svg_names import element_names
from tni.formats.lessons.svg_picture import data_of_url
from tni.formats.lessons.svg_tree import href_of, local_attributes
from tni.formats.lessons.svg_values import cut_number, parse_colour, parse_length, parse_numbers, parse_points
from tni.formats.lessons.svg_walk import SvgWalk
from tni.formats.xml_tree import Element, child, element_text, name_of

DEFAULT_PX = (800.0, 600.0)
HIDDEN = "Élément caché laissé de côté."
MAGIC_INK = "Encre magique, qui s’efface : reprise comme une encre ordinaire."
CREATIVE_INK = "Trait décoré (stylo créatif) repris comme un trait simple."
PULL_TAB = "Élément placé hors de la page (languette à tirer) : il reste à côté de la page."
BESIDE = "Lien vers un élément qui n’est pas dans le fichier."
FLASH = "Animation Flash non reprise."
_SILENT = frozenset({"votemetadata", "questiontext", "choicetext", "desc", "metadata"})
_CLONERS = ("igc", "visualcloner", "infinitecloner", "infinite-cloner", "cloner")
_LOCKS = ("locked", "lock", "islocked", "lockmode", "lockstate")
_NO = frozenset({"", "0", "false", "no", "none", "0.00", "unlocked"})
_MEDIA_FOLDERS = ("sounds/", "videos/", "attachments/", "flash/", "sound/", "video/", "audio/")


@dataclass(frozen=True, slots=True)
class SmartFiles:
    """Files about the pages. read: a file by its reference; name: its name in the package, "" for none; take: takes one
    into the lesson and returns its name there; page_number: of the page of a file, 0 for none."""

    read: Callable[[str], bytes]
    name: Callable[[str], str]
    take: Callable[[str], str]
    page_number: Callable[[str], int]


@dataclass
class SmartWalk(SvgWalk):
    """Items of a page of SMART Notebook."""

    files: SmartFiles | None = None
    background: SmartBackground = field(default_factory=SmartBackground)
    are_patterns_prepared: bool = False
    ground: str = ""
    """Name of the element that is the background."""
    questions: SmartQuestions = field(default_factory=SmartQuestions)

    def fields_of(self, element: Element, fields: dict[str, Any]) -> dict[str, Any]:
        own = local_attributes(element)
        found = dict(fields)
        if any(own.get(one, "").strip().lower() not in _NO for one in _CLONERS):
            found["is_cloner"] = True
        if any(own.get(one, "").strip().lower() not in _NO for one in _LOCKS):
            found["is_locked"] = True
        if link := self._link(own, fields["source"]):
            found["link"] = link
        return found

    def image_data(self, href: str) -> bytes:
        if href.startswith("data:"):
            return data_of_url(href)
        return self.files.read(href) if self.files else b""

    def read_specially(self, element: Element, style: dict[str, str], to_page: Affine, fields: dict[str, Any]) -> bool:
        name, own, source = name_of(element), local_attributes(element), fields["source"]
        if name in _SILENT:
            return True
        if own.get("visible", "1").strip() == "0":
            self.lose_all(element, HIDDEN)
            return True
        if name == "rect" and is_background(own) and not self.ground and not self.items:
            self.background = background_of(style, self.root, self.image_data)
            self.ground = source
            self.losses += [FormatLoss(one, self.page, is_dropped=False, item=source) for one in self.background.lost]
            return True
        kind = own.get("class", "")
        if kind in ("question", "questionchoice"):
            self.questions.see(element, source)
        if kind == "fancypen":
            self._creative_ink(element, own, to_page, fields)
            return True
        if kind in ("flash", "swf"):
            self.lose_all(element, FLASH)
            self.lose(FLASH, source)
            return True
        if name == "svg" and kind == "cell":
            self._cell(own, to_page, fields)
        if name == "text" and is_smart_text(element) and not self.is_invisible(style):
            texts, lost = smart_text(element, style, self.sheets, to_page, fields)
            self.add(texts, lost, source)
            return True
        if own.get("fade-enable", "0").strip() not in _NO:
            self.losses.append(FormatLoss(MAGIC_INK, self.page, is_dropped=False, item=source))
        if name == "polyline":
            return self._ink(own, style, to_page, fields)
        return False

    # -- elements

    def _ink(self, own: Mapping[str, str], style: Mapping[str, str], to_page: Affine, fields: dict[str, Any]) -> bool:
        """Read a stroke of a highlighter or of a pen."""
        is_highlighter = own.get("hilighter", own.get("highlighter", "0")).strip() not in _NO
        points = parse_points(own.get("points"))
        colour = parse_colour(style.get("stroke", "#000000"))
        if not is_highlighter or not points or colour is None or not colour.opacity:
            return False
        width = max(0.0, parse_length(style.get("stroke-width"), 1.0)) * to_page.mean_scale
        self.items.append(
            PlainStroke(points=mapped(to_page, points), colour=colour.hex, width=width, highlights=True, **fields)
        )
        return True

    def _creative_ink(self, element: Element, own: Mapping[str, str], to_page: Affine, fields: dict[str, Any]) -> None:
        points = parse_points(own.get("points"))
        inks = (
            parse_colour(local_attributes(one).get("stroke")) for one in element.iter() if name_of(one) == "polyline"
        )
        fills = (parse_colour(local_attributes(one).get("fill")) for one in element.iter())
        colour = next((one.hex for one in (*inks, *fills) if one is not None and one.opacity), "#000000")
        width = abs(parse_length(own.get("stroke-width"), 3.0)) * to_page.mean_scale
        items = [PlainStroke(points=mapped(to_page, points), colour=colour, width=width, **fields)] if points else []
        self.add(items, [CREATIVE_INK], fields["source"])
        for one in element.iter():
            if one is not element and one in self.names and name_of(one):
                self.losses.append(FormatLoss(CREATIVE_INK, self.page, is_dropped=False, item=self.names[one]))

    def _cell(self, own: Mapping[str, str], to_page: Affine, fields: dict[str, Any]) -> None:
        """Draw the border of a cell of a table, which the elements in it do not."""
        x, y, width, height = (parse_length(own.get(one)) for one in ("x", "y", "width", "height"))
        if width > 0 and height > 0:
            corners = mapped(to_page, [(x, y), (x + width, y + height)])
            line = parse_colour(own.get("stroke"))
            fill = parse_colour(own.get("fill")) if "fill" in own else None
            self.items.append(
                PlainShape(
                    kind=PlainShapeKind.RECTANGLE, points=corners,
                    colour=line.hex if line is not None and line.opacity else "#000000", width=0.35,
                    fill=fill.hex if fill is not None and fill.opacity else "", **fields,
                )
            )  # fmt: skip

    def _link(self, own: Mapping[str, str], source: str) -> str:
        """Return where an element leads: a page, an address, or a file such as its sound."""
        target = own.get("shortcut", "").strip()
        if target and self.files is not None:
            lower = target.lower()
            if lower.startswith("page://"):
                number = self.files.page_number(target[len("page://") :])
                if number:
                    return f"page:{number}"
            elif lower.startswith(("http://", "https://", "mailto:")):
                return target[:2000]
            elif taken := self.files.take(target.partition("://")[2] or target):
                return f"file:{taken}"
            self.lose(BESIDE, source)
        for name, value in own.items():
            if self.files is not None and name != "href" and value.lower().startswith(_MEDIA_FOLDERS):
                if taken := self.files.take(value):
                    return f"file:{taken}"
                self.lose(BESIDE, source)
        return ""

    def beyond_prepared(self, element: Element) -> None:
        """Put the files of the images of an element into the tree, which is drawn without the package."""
        if not self.are_patterns_prepared:
            self.are_patterns_prepared = True
            for one in [pattern for pattern in self.root.iter() if name_of(pattern) == "pattern"]:
                self.beyond_prepared(one)
        for one in element.iter():
            if name_of(one) == "image" and (data := self.image_data(href_of(one))):
                for name in [key for key in one.attrib if key.rpartition("}")[2] == "href"]:
                    del one.attrib[name]
                one.set("href", "data:;base64," + base64.b64encode(data).decode())


def smart_page(
    root: Element, number: int, source: str, pictures: ImportedPictures, files: SmartFiles
) -> tuple[PlainPage, list[FormatLoss]]:
    """Return a page, and what is lost of it. source: name of its file, before the names of its elements."""
    view = _view(root)
    width_mm = 320.0 if view.width >= 1.5 * view.height else 280.0
    scale = width_mm / view.width
    height_mm = max(20.0, min(5000.0, view.height * scale))
    to_page = Affine(scale, 0, 0, scale, -view.x * scale, -view.y * scale)
    names = element_names(root, f"{source}#")
    walk = SmartWalk(root, names, pictures, view, to_page, number, files=files)
    items = list(walk.read())
    ground = walk.background.items((width_mm, height_mm), pictures, walk.ground)
    items = [*ground, *_highlighters_below(items)]
    losses = [*walk.losses, *_beside(items, width_mm, height_mm, number)]
    questions = []
    for one in walk.questions.found:
        plain = one.plain()
        if plain is not None:
            questions.append(plain)
        losses += [FormatLoss(what, number, is_dropped=False, item=one.source) for what in one.lost]
    title = element_text(child(root, "title")).strip()[:300]
    page = PlainPage(
        items=tuple(items), title=title, width=width_mm, height=height_mm, colour=walk.background.colour,
        questions=tuple(questions),
    )  # fmt: skip
    return page, losses


def _view(root: Element) -> Rect:
    """Return the part of the plane that a page shows. Boards write its true bounds beside a size that is always the
    same."""
    own = local_attributes(root)
    bounds = parse_numbers(own.get("canvas_bounds", "")[:500], 4)
    if len(bounds) == 4 and bounds[2] - bounds[0] > 1 and bounds[3] - bounds[1] > 1:
        return Rect(bounds[0], bounds[1], bounds[2] - bounds[0], bounds[3] - bounds[1])
    width, height = (
        parse_length(own.get(name), default) for name, default in zip(("width", "height"), DEFAULT_PX, strict=True)
    )
    width, height = width if width > 1 else DEFAULT_PX[0], height if height > 1 else DEFAULT_PX[1]
    return Rect(0.0, 0.0, cut_number(width), cut_number(height))


def _highlighters_below(items: list[PlainItem]) -> list[PlainItem]:
    """Put what highlighters drew below other strokes, as SMART shows it: behind the last item that is no stroke."""
    found: list[PlainItem] = []
    run: list[PlainStroke] = []
    for item in items:
        if isinstance(item, PlainStroke):
            run.append(item)
            continue
        found += [*_by_kind(run), item]
        run = []
    return [*found, *_by_kind(run)]


def _by_kind(strokes: list[PlainStroke]) -> list[PlainStroke]:
    return sorted(strokes, key=lambda one: not one.highlights)


def _beside(items: list[PlainItem], width: float, height: float, number: int) -> list[FormatLoss]:
    """Return what lies off the page to more than a half, as pull tabs do; of a group it is said once."""
    found: list[FormatLoss] = []
    groups: set[str] = set()
    for item in items:
        x, y = _middle(item)
        if 0 <= x <= width and 0 <= y <= height:
            continue
        if not item.group or item.group not in groups:
            groups.add(item.group)
            found.append(FormatLoss(PULL_TAB, number, is_dropped=False, item=item.source))
    return found


def _middle(item: PlainItem) -> tuple[float, float]:
    if isinstance(item, PlainStroke | PlainShape):
        xs, ys = zip(*item.points, strict=True)
        return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return item.x + item.width / 2, item.y + item.height / 2


def with_group_title(page: PlainPage, group: str) -> PlainPage:
    """Return a page named after the group that begins with it."""
    if not group:
        return page
    return replace(page, title=f"{group} – {page.title}" if page.title else group)
