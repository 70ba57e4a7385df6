"""Plain values of a lesson, as an exporter gets them: items in page millimetres, and the files that they need. What
they cannot hold is listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from tni.api.formats import FormatLoss, PlainFile, PlainItem, PlainLesson, PlainPage, PlainRuling
from tni.core.geometry import Rect
from tni.core.ids import BlobId
from tni.document.document import Document
from tni.document.items import AnyItem, Page, PluginItem
from tni.document.page_format import Paper
from tni.document.paint_order import paint_order
from tni.services.lesson.plain_item_values import AS_DRAWING, NO_EQUAL, PlainItemValues
from tni.services.lesson.plain_rulings import AS_LINES, RULING_GROUP, plain_ruling, ruling_drawing
from tni.services.lesson.shared_parts import SharedParts
from tni.services.printing.credited_items import CreditedItems

_COLOURS = {Paper.SOFT: "", Paper.WHITE: "#ffffff", Paper.BLACK: "#000000"}


@dataclass(frozen=True, slots=True)
class TakenPage:
    """Page with the items that go into a file, in the order in which they are painted."""

    page: Page
    height_mm: float
    items: tuple[AnyItem, ...]


@dataclass(frozen=True, slots=True)
class TakenLesson:
    """Lesson as it was taken for an exporter. has_credits: it has sources and licences. withheld: parts that it has,
    and that are not given away."""

    title: str
    pages: tuple[TakenPage, ...]
    has_credits: bool
    withheld: SharedParts


def take_lesson(document: Document, title: str, choices: SharedParts) -> TakenLesson:
    """Take what a lesson's pages show, without its notes, for an exporter. choices: parts that go with it beside the
    prepared pages."""
    layered = document.in_seance and any(True for _ in document.overlay)
    if layered and not choices.layer:
        document = Document(document.base)
    credits = CreditedItems(document.credits, classroom=choices.classroom)
    pages = []
    for number, page in enumerate(document.pages(), 1):
        height = document.height_mm(page.id)
        sheet = Rect(0.0, 0.0, page.format.width_mm, height)
        seen = sorted(document.readable(page.id), key=paint_order)
        beneath = (replace(item, page=page.id, locked=True) for item in document.beneath(page.id))
        inside = (item for item in (*beneath, *seen) if document.box(item).intersects(sheet))
        kept = [item for item in inside if not credits.leaves_out(item, number)]
        pages.append(TakenPage(page, height, tuple(kept)))
    lines = credits.lines()
    withheld = SharedParts(layer=layered and not choices.layer, classroom=any(line.left_out for line in lines))
    return TakenLesson(title, tuple(pages), any(not line.left_out for line in lines), withheld)


def plain_lesson(taken: TakenLesson, blob: Callable[[BlobId], bytes]) -> tuple[PlainLesson, tuple[FormatLoss, ...]]:
    """Return the values of a lesson, and what they cannot hold. blob: reads a file of the lesson."""
    files, losses = _Files(blob), list[FormatLoss]()
    numbers = {one.page.id: number for number, one in enumerate(taken.pages, 1)}
    maker = PlainItemValues(numbers, files.name)
    pages = []
    for number, one in enumerate(taken.pages, 1):
        items: list[PlainItem] = []
        for item in one.items:

            def changed(what: str, item: AnyItem = item, number: int = number) -> None:
                losses.append(FormatLoss(what, number, is_dropped=False, item=item.id))

            if (made := maker.value(item, changed)) is not None:
                items.append(made)
            elif drawn := _drawn(item, one.page.paper):
                changed(AS_DRAWING)
                items += [value for part in drawn if (value := maker.value(part, changed)) is not None]
            else:
                losses.append(FormatLoss(NO_EQUAL, number, item=item.id))
        if plain_ruling(one.page) is None:
            items[:0] = ruling_drawing(one.page, one.height_mm)
            losses.append(FormatLoss(AS_LINES, number, is_dropped=False, item=RULING_GROUP))
        pages.append(_page(one, tuple(items), files))
    if taken.has_credits:
        losses.append(FormatLoss("Les sources et les licences."))
    return PlainLesson(taken.title, tuple(pages), files.all), tuple(losses)


def _drawn(item: AnyItem, paper: Paper) -> list[AnyItem]:
    """Return the shapes and texts of an interactive item, as a clock or a correction mark; none for any other."""
    from tni.document.plugin_state import plugin_state  # few lessons need these
    from tni.document.unrolled_drawing import unrolled

    contents = plugin_state(item)
    return list(unrolled(item, contents.drawing, paper)) if contents and isinstance(item, PluginItem) else []


def _page(taken: TakenPage, items: tuple[PlainItem, ...], files: _Files) -> PlainPage:
    page = taken.page
    pdf = "" if page.pdf is None else files.name(page.pdf.blob, "fond.pdf")
    ruling, ruling_mm = plain_ruling(page) or (PlainRuling.BLANK, 0.0)
    return PlainPage(
        items, page.title, page.format.width_mm, taken.height_mm, colour=_COLOURS[page.paper],
        ruling=ruling, ruling_mm=ruling_mm,
        pdf=pdf, pdf_page=0 if page.pdf is None else page.pdf.index,
    )  # fmt: skip


class _Files:
    """Files of a lesson, each once, under names of their own. blob: reads one."""

    def __init__(self, blob: Callable[[BlobId], bytes]) -> None:
        self._blob = blob
        self._files: dict[BlobId, PlainFile] = {}

    @property
    def all(self) -> tuple[PlainFile, ...]:
        return tuple(self._files.values())

    def name(self, blob: BlobId, kept: str) -> str:
        """Return the name of a file. kept: its name in the lesson, "" for a picture."""
        if blob not in self._files:
            data = self._blob(blob)
            end = PurePosixPath(kept).suffix if kept else (".png" if data.startswith(b"\x89PNG") else ".jpg")
            self._files[blob] = PlainFile(f"{blob[:16]}{end}", data)
        return self._files[blob].name
