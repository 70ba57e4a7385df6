"""Reader of lessons of Xournal (`.xoj`) and Xournal++ (`.xopp`), of all versions of the format.

Names of elements: "page3/layer1/stroke17" is the seventeenth stroke of the first layer of the third page. Pages keep
their true size: the file's unit is the point.
"""

from __future__ import annotations

import base64
import binascii
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from tni.api.formats import (
    FormatError,
    FormatFault,
    ImportedLesson,
    PlainAlign,
    PlainItem,
    PlainLesson,
    PlainMedia,
    PlainPage,
    PlainPicture,
    PlainSpan,
    PlainText,
)
from tni.formats.lessons.import_files import ImportFiles
from tni.formats.lessons.import_losses import ImportLosses
from tni.formats.lessons.pdf_picture import pdf_page_picture
from tni.formats.lessons.point_budget import PointBudget
from tni.formats.lessons.xopp_backgrounds import XoppBackgrounds
from tni.formats.lessons.xopp_beside import file_name
from tni.formats.lessons.xopp_package import XoppPackage, open_package
from tni.formats.lessons.xopp_strokes import StrokePlace, XoppStrokes
from tni.formats.lessons.xopp_values import BASELINE_EMS, MM_PER_PT, colour, font_of, number
from tni.formats.xml_tree import Element, child, children, element_text, name_of

_SIDE_PT = (1.0, 14_400.0)
_A4_PT = (595.28, 841.89)
_SIZE_PT = (0.5, 2000.0)
_LINKS = ("http://", "https://", "mailto:")
_ALIGNS = {"left": PlainAlign.LEFT, "center": PlainAlign.CENTRE, "right": PlainAlign.RIGHT}
_SOUNDS = ("ogg", "oga", "mp3", "wav", "flac", "m4a", "opus")
_SOUND_MM = (60.0, 12.0)
_IN_FILE, _IN_PAGE = ("title", "preview", "page"), ("background", "layer")
_IN_LAYER = ("text", "stroke", "image", "teximage", "link")
_TAB = "    "
_CUT_OFF = "Le fichier est abîmé ou coupé : seul ce qui pouvait en être lu est repris."


def read_lesson(data: bytes, name: str) -> ImportedLesson:
    """Read a file. name: its file name, the lesson's title. Raises: FormatError."""
    package = open_package(data)
    reading = _Reading(package, name)
    pages = tuple(reading.pages())
    if not pages:
        raise FormatError(FormatFault.EMPTY, "no pages")
    if not package.is_whole:
        reading.losses.say_once(_CUT_OFF)
    return ImportedLesson(PlainLesson(PurePath(name).stem, pages, reading.files.files), reading.losses.found)


class _Reading:
    """Reading of one file."""

    def __init__(self, package: XoppPackage, name: str) -> None:
        self._package = package
        self.losses, self.files = ImportLosses(), ImportFiles()
        self._strokes = XoppStrokes(self.losses, PointBudget())
        self._backgrounds = XoppBackgrounds(package, self.files, self.losses, name)
        self._sounds = _Sounds(package, self.files, self.losses)

    def pages(self) -> Iterator[PlainPage]:
        """Yield the pages."""
        self._beside(self._package.root, 0)
        for page, element in enumerate(children(self._package.root, "page"), 1):
            width = number(element.get("width"), _A4_PT[0], *_SIDE_PT)
            height = number(element.get("height"), _A4_PT[1], *_SIDE_PT)
            self._beside(element, page)
            ground = self._backgrounds.read(child(element, "background"), (width, height), page)
            items = (*ground.items, *self._layers(element, page))
            yield PlainPage(
                items=items, width=width * MM_PER_PT, height=height * MM_PER_PT, colour=ground.colour,
                ruling=ground.ruling, ruling_mm=ground.ruling_mm, pdf=ground.pdf, pdf_page=ground.pdf_page,
            )  # fmt: skip

    def _beside(self, holder: Element, page: int) -> None:
        """Name what stands beside the pages of the file (page 0), or beside the layers of a page."""
        counts: Counter[str] = Counter()
        self._loose_words(holder, f"page{page}" if page else "file", page)
        for element in holder:
            kind = name_of(element)
            counts[kind] += 1
            if kind and kind not in (_IN_PAGE if page else _IN_FILE):
                source = f"page{page}/{kind}{counts[kind]}" if page else f"{kind}{counts[kind]}"
                what = "Texte, trait ou image hors des calques" if kind in _IN_LAYER else "Élément d’une sorte inconnue"
                self.losses.drop(f"{what} (« {kind[:40]} »), non repris.", page, source)

    def _loose_words(self, holder: Element, name: str, page: int) -> None:
        """Name the words that stand between elements."""
        words = " ".join(" ".join(filter(None, (holder.text, *(one.tail for one in holder)))).split())
        if words:
            self.losses.drop(f"Texte hors de tout élément, non repris : « {words[:80]} ».", page, f"{name}/words")

    def _layers(self, page_element: Element, page: int) -> Iterator[PlainItem]:
        layers = children(page_element, "layer")
        if sum(len(layer) > 0 for layer in layers) > 1:
            self.losses.say_once("Les calques de la page sont réunis en un seul, dans leur ordre.", page)
        for number_of_layer, layer in enumerate(layers, 1):
            name = f"page{page}/layer{number_of_layer}"
            self._loose_words(layer, name, page)
            if layer.get("visible", "true").strip().lower() in ("false", "0"):
                self.losses.change("Calque masqué dans le fichier : montré comme les autres.", page, name)
            counts: Counter[str] = Counter()
            for element in layer:
                kind = name_of(element)
                if kind:
                    counts[kind] += 1
                    source = f"page{page}/layer{number_of_layer}/{kind}{counts[kind]}"
                    yield from self._element(kind, element, source, page)

    def _element(self, kind: str, element: Element, source: str, page: int) -> Iterator[PlainItem]:
        match kind:
            case "stroke":
                made = list(self._strokes.items(element, StrokePlace(source, page)))
            case "text" | "link":
                made = list(self._text(element, source, page, is_link=kind == "link"))
            case "image":
                made = list(self._image(element, source, page))
            case "teximage":
                made = list(self._formula(element, source, page))
            case "timestamp":
                made = []
                self.losses.drop("Repère d’un enregistrement sonore.", page, source)
            case _:
                made = []
                self.losses.drop(f"Élément d’une sorte inconnue (« {kind[:40]} »).", page, source)
        yield from made
        if kind != "timestamp":
            yield from self._sounds.of(element, made, source, page)

    def _text(self, element: Element, source: str, page: int, *, is_link: bool) -> Iterator[PlainItem]:
        text = element_text(element).replace("\t", _TAB)
        if not text.strip():
            self.losses.drop("Texte vide.", page, source)
            return
        font, align = font_of(element.get("font")), element.get("align", "left")
        size = number(element.get("size"), 12.0, *_SIZE_PT)
        top = number(element.get("y"), 0.0) - BASELINE_EMS * size
        self.losses.say_once(f"La police « {font.family[:60]} » est remplacée par celle du programme.")
        if element.get("justify") == "true":
            self.losses.change("Texte justifié repris sans justification.", page, source)
        yield PlainText(
            source=source, link=self._address(element, source, page) if is_link else "",
            x=number(element.get("x"), 0.0) * MM_PER_PT, y=top * MM_PER_PT, text=text,
            size=size * MM_PER_PT,
            width=number(element.get("wrap"), 0.0, 0.0) * MM_PER_PT, colour=colour(element.get("color"), "#000000"),
            bold=font.bold, italic=font.italic, align=_ALIGNS.get(align, PlainAlign.LEFT),
        )  # fmt: skip

    def _address(self, element: Element, source: str, page: int) -> str:
        address: str = element.get("url", "").strip()
        if address.lower().startswith(_LINKS):
            return address
        self.losses.change("Lien vers une adresse qui n’est pas suivie.", page, source)
        return ""

    def _image(self, element: Element, source: str, page: int) -> Iterator[PlainItem]:
        data = self._bytes_of(element)
        name = self.files.add_picture(data) if data else None
        if name is None:
            self.losses.drop("Image illisible ou absente du document.", page, source)
            return
        yield self._picture(element, source, name)

    def _formula(self, element: Element, source: str, page: int) -> Iterator[PlainItem]:
        data, latex = self._bytes_of(element), element.get("text", "")
        left, _, right, _ = _box(element)
        name = self.files.add_picture(pdf_page_picture(data, right - left) or data) if data else None
        if name is not None:
            self.losses.change("Formule LaTeX reprise en image ; sa source en est la description.", page, source)
            yield self._picture(element, source, name, latex)
        elif latex.strip():
            self.losses.change(
                "L’image d’une formule LaTeX est illisible : la formule est composée de nouveau.", page, source
            )
            left, top, _, bottom = _box(element)
            size = min(max((bottom - top) / 2, 3.0), 12.0)
            span = PlainSpan(0, len(latex), is_formula=True)
            yield PlainText(source=source, x=left, y=top, text=latex, size=size, spans=(span,))
        else:
            self.losses.drop("Formule LaTeX illisible.", page, source)

    def _picture(self, element: Element, source: str, name: str, alt: str = "") -> PlainPicture:
        left, top, right, bottom = _box(element)
        return PlainPicture(
            source=source,
            file=name,
            x=left,
            y=top,
            width=max(right - left, 0.1),
            height=max(bottom - top, 0.1),
            alt=alt,
        )

    def _bytes_of(self, element: Element) -> bytes | None:
        """Return the bytes of a picture, in the element or attached."""
        attached = child(element, "attachment")
        if attached is not None:
            return self._package.attachment(attached.get("path", ""))
        try:
            return base64.b64decode(b"".join(self._package.base64_of(element).split()) + b"==")
        except (binascii.Error, ValueError):
            return None


def _box(element: Element) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom in mm."""
    x = sorted(number(element.get(side), 0.0) * MM_PER_PT for side in ("left", "right"))
    y = sorted(number(element.get(side), 0.0) * MM_PER_PT for side in ("top", "bottom"))
    return x[0], y[0], x[1], y[1]


class _Sounds:
    """Recordings that were made while the ink was written. One within the file lies on the first page that uses it."""

    def __init__(self, package: XoppPackage, files: ImportFiles, losses: ImportLosses) -> None:
        self._package, self._files, self._losses = package, files, losses
        self._placed: set[str] = set()
        self._said: set[tuple[str, int]] = set()

    def of(self, element: Element, made: list[PlainItem], source: str, page: int) -> Iterator[PlainItem]:
        """Yield the recording of an element, if it is the first of it."""
        path = element.get("fn", "")
        if not path:
            return
        title, ending = file_name(path), path.rpartition(".")[2].lower()
        if path not in self._placed and ending in _SOUNDS:
            self._placed.add(path)
            data = self._package.attachment(path)
            name = self._files.add(data, ending) if data else None
            if name is not None:
                self._said.add((path, 0))
                x, y = _begin(made)
                yield PlainMedia(
                    source=f"{source}/sound", file=name, x=x, y=max(y - _SOUND_MM[1], 0.0), width=_SOUND_MM[0],
                    height=_SOUND_MM[1], title=title,
                )  # fmt: skip
        if (path, page) in self._said:
            return
        self._said.add((path, page))
        if (path, 0) in self._said:
            what = f"L’encre de la page n’est plus liée aux instants de l’enregistrement « {title} »."
        else:
            what = f"L’enregistrement sonore « {title} » est un fichier à part, qui n’est pas dans le document."
        self._losses.change(what, page, source)


def _begin(made: list[PlainItem]) -> tuple[float, float]:
    for item in made:
        match item:
            case PlainText(x=x, y=y) | PlainPicture(x=x, y=y) | PlainMedia(x=x, y=y):
                return max(x, 0.0), y
            case _:
                return max(item.points[0][0], 0.0), item.points[0][1]
    return 0.0, 0.0
