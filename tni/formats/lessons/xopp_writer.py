"""Writer of lessons for Xournal++ (`.xopp`, version 4 of the format, which its versions since 1.1 read).

A page of a PDF becomes a picture: Xournal++ looks for a PDF in a second file beside the document, and a document
that is sent or moved loses it.
"""

from __future__ import annotations

import base64
import gzip
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from tni.api.formats import (
    ExportedFile,
    FormatError,
    FormatFault,
    FormatLoss,
    PlainItem,
    PlainLesson,
    PlainMedia,
    PlainPage,
    PlainPicture,
    PlainRuling,
    PlainShape,
    PlainStroke,
    PlainText,
)
from tni.formats.lessons.pdf_picture import pdf_page_picture
from tni.formats.lessons.ruled_paper import LineSet
from tni.formats.lessons.xopp_lines import are_finite, colour_code, is_drawable, number, shape_xml, stroke_xml
from tni.formats.lessons.xopp_pictures import upright_picture
from tni.formats.lessons.xopp_texts import broken_lines, text_xml
from tni.formats.lessons.xopp_values import MM_PER_PT
from tni.formats.picture_reader import picture_size_px

_HEAD = """<?xml version="1.0" standalone="no"?>
<xournal creator="TNI" fileversion="4">
<title>Xournal++ document</title>
"""
_PDF_PX_PER_MM = 8.0
_STANDARD_MM = {PlainRuling.SQUARED: 5.0, PlainRuling.DOTTED: 5.0, PlainRuling.SEYES: 8.0}
_STYLES = {
    PlainRuling.BLANK: "plain",
    PlainRuling.SEYES: "plain",
    PlainRuling.SQUARED: "graph",
    PlainRuling.DOTTED: "dotted",
}
_SEYES_FINE, _SEYES_MAIN, _SEYES_RED = "#d7ddf0", "#a9b4da", "#e58a98"
_SEYES_MARGIN = 5


def write_lesson(lesson: PlainLesson) -> ExportedFile:
    """Write a file, the same for the same lesson. Raises: FormatError."""
    if not lesson.pages:
        raise FormatError(FormatFault.EMPTY)
    writing = _Writing(lesson)
    body = "".join(chain.from_iterable(writing.page(page, index) for index, page in enumerate(lesson.pages, 1)))
    data = gzip.compress(f"{_HEAD}{body}</xournal>\n".encode("utf-8", "replace"), 6, mtime=0)
    return ExportedFile(data, tuple(writing.losses))


class _Writing:
    """Writing of one file."""

    def __init__(self, lesson: PlainLesson) -> None:
        self._files = {file.name: file.data for file in lesson.files}
        self._base64: dict[bytes, str] = {}
        self._lost: Counter[tuple[str, bool, str]] = Counter()
        self.losses: list[FormatLoss] = []

    def page(self, page: PlainPage, index: int) -> Iterator[str]:
        """Yield the lines of a page. index: from 1."""
        self._lost.clear()
        width, height = number(page.width / MM_PER_PT), number(page.height / MM_PER_PT)
        yield f'<page width="{width}" height="{height}">\n'
        step = page.ruling_mm or _STANDARD_MM.get(page.ruling, 0.0)
        config = f' config="r1={number(step / MM_PER_PT)}"' if _STYLES[page.ruling] != "plain" else ""
        paper = colour_code(page.colour or "#ffffff")
        yield f'<background type="solid" color="{paper}" style="{_STYLES[page.ruling]}"{config}/>\n'
        if page.ruling is PlainRuling.SEYES:
            yield from ("<layer>\n", *(f"{line}\n" for line in _seyes(page, step)), "</layer>\n")
            self._change("Les lignes de Séyès sont des traits du premier calque")
        if page.pdf:
            yield from ("<layer>\n", *self._pdf(page), "</layer>\n")
        yield "<layer>\n"
        for item in page.items:
            yield from (f"{element}\n" for element in self._item(item))
        yield "</layer>\n</page>\n"
        self._page_losses(page)
        self.losses += [
            FormatLoss(f"{what} : {count}." if count > 1 else f"{what}.", index, is_dropped, item)
            for (what, is_dropped, item), count in self._lost.items()
        ]

    def _item(self, item: PlainItem) -> Iterator[str]:
        if not _is_sound(item):
            self._drop("Objet mal formé omis", item.source)
            return
        self._behaviour(item)
        match item:
            case PlainStroke():
                if item.times_s:
                    self._change("Instants de l’écriture omis")
                yield stroke_xml(item)
            case PlainShape():
                yield from shape_xml(item)
            case PlainText():
                self._text_losses(item)
                yield text_xml(item)
            case PlainPicture():
                yield from self._picture(item)
            case PlainMedia():
                yield from self._media(item)

    def _picture(self, item: PlainPicture) -> Iterator[str]:
        found = upright_picture(item, self._files.get(item.file, b"")) if min(item.width, item.height) > 0 else None
        if found is None:
            self._drop("Image illisible omise", item.source)
            return
        if found.is_redrawn:
            self._change("Image tournée, rognée ou transparente recalculée", item.source)
        if item.alt:
            self._change("Description d’image omise", item.source)
        sides = zip(("left", "top", "right", "bottom"), (found.left, found.top, found.right, found.bottom), strict=True)
        box = " ".join(f'{side}="{number(place / MM_PER_PT)}"' for side, place in sides)
        yield f"<image {box}>{self._encoded(found.data)}</image>"

    def _encoded(self, data: bytes) -> str:
        if data not in self._base64:
            self._base64[data] = base64.b64encode(data).decode()
        return self._base64[data]

    def _media(self, item: PlainMedia) -> Iterator[str]:
        what = "Vidéo" if item.is_film else "Son"
        if item.poster in self._files:
            self._change(f"{what} : seule son image est reprise", item.source)
            poster = PlainPicture(file=item.poster, x=item.x, y=item.y, width=item.width, height=item.height)
            yield from self._picture(poster)
        else:
            self._drop(f"{what} sans équivalent", item.source)

    def _pdf(self, page: PlainPage) -> Iterator[str]:
        drawn = pdf_page_picture(self._files.get(page.pdf, b""), page.width, page.pdf_page, px_per_mm=_PDF_PX_PER_MM)
        size = picture_size_px(drawn) if drawn else None
        if drawn is None or size is None:
            self._drop("Fond PDF illisible")
            return
        self._change("Fond PDF repris en image : Xournal++ chercherait le PDF dans un second fichier")
        scale = min(page.width / size[0], page.height / size[1])
        width, height = size[0] * scale, size[1] * scale
        place = PlainPicture(
            file="", x=(page.width - width) / 2, y=(page.height - height) / 2, width=width, height=height
        )
        self._files[""] = drawn
        yield from self._picture(place)

    def _behaviour(self, item: PlainItem) -> None:
        if item.link:
            self._change("Lien sans équivalent", item.source)
        if item.reveals:
            self._change("Étapes de révélation sans équivalent", item.source)
        if item.is_cover or item.is_cloner or item.is_movable:
            self._change("Cache, cloneur ou objet à déplacer sans équivalent", item.source)
        if item.group or item.is_locked:
            self._change("Groupes et verrous omis")

    def _text_losses(self, item: PlainText) -> None:
        if item.turn:
            self._change("Texte tourné repris droit", item.source)
        if item.spans or item.underline:
            self._change("Mise en forme d’une partie de texte ou soulignement omis", item.source)
        if item.size > 0 and item.width > 0 and len(broken_lines(item)) > item.text.count("\n") + 1:
            self._change("Lignes d’un texte coupées d’avance", item.source)
        if item.paragraphs:
            self._change("Listes écrites avec leurs signes", item.source)

    def _page_losses(self, page: PlainPage) -> None:
        if page.notes:
            self._drop("Notes de la page sans équivalent")
        if page.title:
            self._drop("Titre de la page sans équivalent")
        if page.questions:
            self._drop("Questions sans équivalent")

    def _change(self, what: str, item: str = "") -> None:
        self._lost[what, False, item] += 1

    def _drop(self, what: str, item: str = "") -> None:
        self._lost[what, True, item] += 1


def _is_sound(item: PlainItem) -> bool:
    match item:
        case PlainStroke() | PlainShape():
            return is_drawable(item)
        case PlainText():
            return are_finite(item.x, item.y, item.size, item.width, item.turn)
        case PlainPicture():
            return are_finite(item.x, item.y, item.width, item.height, item.turn, item.opacity, *item.crop)
        case PlainMedia():
            return are_finite(item.x, item.y, item.width, item.height)


def _seyes(page: PlainPage, step: float) -> Iterator[str]:
    """Yield the lines of Séyès as strokes."""
    fine = step / 4
    rows = range(1, int(page.height / fine) + 1)
    sets = (
        LineSet([fine * row for row in rows if row % 4], 0.0, page.width, 0.15, _SEYES_FINE),
        LineSet([fine * row for row in rows if row % 4 == 0], 0.0, page.width, 0.25, _SEYES_MAIN),
        LineSet([step * k for k in range(1, int(page.width / step) + 1)], 0.0, page.height, 0.25, _SEYES_MAIN, False),
        LineSet([step * _SEYES_MARGIN], 0.0, page.height, 0.4, _SEYES_RED, False),
    )
    for lines in sets:
        for at in lines.at:
            ends = (lines.low, at), (lines.high, at)
            points = ends if lines.across else tuple((y, x) for x, y in ends)
            yield stroke_xml(PlainStroke(points=points, colour=lines.colour, width=lines.width))
