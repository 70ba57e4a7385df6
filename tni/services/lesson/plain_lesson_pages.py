"""Pages of a lesson made of the plain values that an importer returns. These come from a stranger's file by a plugin:
what is out of bounds is left out and listed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from math import isfinite, radians

from tni.api.formats import (
    FormatLoss,
    PlainAlign,
    PlainItem,
    PlainLesson,
    PlainMedia,
    PlainPage,
    PlainPicture,
    PlainShape,
    PlainShapeKind,
    PlainStroke,
    PlainText,
)
from tni.core.geometry import Affine
from tni.core.ids import BlobId, ItemId, PageId, new_id
from tni.core.one_line import shortened
from tni.document.alignment import TextAlign
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import AnyItem, Image, Page, Shape, ShapeKind, Stroke, Text
from tni.document.text_box import with_measured_box
from tni.document.text_measurer import TextMeasurer
from tni.ink.pen import Pen, PenKind
from tni.ink.sample import SampleBuffer
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.page_commands import page_format

FARTHEST_MM, SIDE_MM, PEN_MM, SIZE_MM = 10_000.0, (20.0, 5000.0), (0.05, 60.0), (1.0, 400.0)
MOST_PAGES, MOST_ITEMS, LONGEST_TEXT, LONGEST_TITLE = 2000, 20_000, 50_000, 300
MOST_ITEMS_OF_ALL, MOST_LETTERS = 50_000, 2_000_000
"""Bounds of a whole lesson: items, and letters of its texts and notes."""
STEP_ITEMS = 200
"""Items that are put into a lesson at once: about 10 ms."""
POINT_S = 0.008
"""Time from one point of a stroke to the next, which the file does not tell."""
_ALIGNS = {PlainAlign.LEFT: TextAlign.LEFT, PlainAlign.CENTRE: TextAlign.CENTRE, PlainAlign.RIGHT: TextAlign.RIGHT}
_POINTS = {
    PlainShapeKind.LINE: (2, 2),
    PlainShapeKind.ARROW: (2, 2),
    PlainShapeKind.RECTANGLE: (2, 2),
    PlainShapeKind.ELLIPSE: (2, 2),
    PlainShapeKind.POLYGON: (3, 500),
}


class PlainLessonPages:
    """Pages of one lesson, made when this is: texts take long to measure, so make it on a worker. pictures: blobs of
    its files by their names."""

    def __init__(self, lesson: PlainLesson, measurer: TextMeasurer, pictures: Mapping[str, BlobId]) -> None:
        self._measurer, self._pictures = measurer, pictures
        self._items_left, self._letters_left = MOST_ITEMS_OF_ALL, MOST_LETTERS
        self._title = shortened(lesson.title, LONGEST_TITLE)
        self.losses: list[FormatLoss] = []
        self._made: list[tuple[Page, list[AnyItem]]] = []
        for number, plain in enumerate(lesson.pages[:MOST_PAGES], 1):
            page = self._page(plain, number)
            self._made.append((page, list(self._items(plain, page, number))))
        if len(lesson.pages) > MOST_PAGES:
            self.losses.append(FormatLoss(f"Les pages à partir de la {MOST_PAGES + 1}e."))

    def steps_into(self, editor: LessonEditor) -> Iterator[None]:
        """Put the pages in place of the only, blank page of a new lesson, one after the other, in short steps."""
        blank = editor.page.id
        for page, items in self._made:
            editor.insert_copied_page(page, items[:STEP_ITEMS])
            yield
            for begin in range(STEP_ITEMS, len(items), STEP_ITEMS):
                more = (replace(one, page=editor.page.id) for one in items[begin : begin + STEP_ITEMS])
                editor.do(Change(ChangeKind.ADD, tuple(RecordChange(one.id, None, one) for one in more)))
                yield
        editor.delete_pages([blank])
        editor.go_to(editor.pages[0].id)
        editor.set_info(title=self._title)

    def _page(self, plain: PlainPage, number: int) -> Page:
        sides = (plain.width, plain.height)
        if not all(isfinite(side) and SIDE_MM[0] <= side <= SIDE_MM[1] for side in sides):
            self.losses.append(FormatLoss("Le format de la page.", number, is_dropped=False))
            sides = (280.0, 210.0)
        title, notes = shortened(plain.title, LONGEST_TITLE), plain.notes[: min(LONGEST_TEXT, self._letters_left)]
        self._letters_left -= len(notes)
        return Page(id=PageId(new_id()), position=0.0, format=page_format(*sides), title=title, notes=notes)

    def _items(self, plain: PlainPage, page: Page, number: int) -> Iterator[AnyItem]:
        taken = plain.items[: min(MOST_ITEMS, self._items_left)]
        lost, too_many = 0, len(plain.items) - len(taken)
        self._items_left -= len(taken)
        for z, item in enumerate(taken):
            if isinstance(item, PlainText) and len(item.text) > self._letters_left:
                too_many += 1
                continue
            made = self._item(item, page.id, z)
            lost += made is None
            if made is not None:
                self._letters_left -= len(item.text) if isinstance(item, PlainText) else 0
                yield made
        if lost:
            self.losses.append(FormatLoss(f"Objets mal formés ou hors de la page : {lost}.", number))
        if too_many:
            self.losses.append(FormatLoss(f"Objets en trop : {too_many}.", number))

    def _item(self, item: PlainItem, page: PageId, z: int) -> AnyItem | None:
        """Return an item of the page, None for one that is out of bounds."""
        match item:
            case PlainText():
                return self._text(item, page, z)
            case PlainStroke():
                return _stroke(item, page, z)
            case PlainShape():
                return _shape(item, page, z)
            case PlainPicture():
                return self._picture(item, page, z)
            case PlainMedia():
                return None

    def _text(self, item: PlainText, page: PageId, z: int) -> Text | None:
        text = "".join(one for one in item.text if one == "\n" or one.isprintable())
        numbers = (item.x, item.y, item.width, item.turn)
        if not _are_near(numbers) or not text.strip() or len(text) > LONGEST_TEXT or item.width < 0:
            return None
        size = min(max(item.size, SIZE_MM[0]), SIZE_MM[1]) if isfinite(item.size) else 6.0
        made = Text(
            id=ItemId(new_id()), page=page, z=z, transform=_place(item.x, item.y, item.turn), text=text, size_mm=size,
            colour=_colour(item.colour), font="", font_version="", width_mm=item.width, height_mm=0.0,
            wrapped=item.width > 0, bold=item.bold, align=_ALIGNS[item.align],
        )  # fmt: skip
        return with_measured_box(self._measurer, made)

    def _picture(self, item: PlainPicture, page: PageId, z: int) -> Image | None:
        blob = self._pictures.get(item.file)
        numbers = (item.x, item.y, item.width, item.height, item.turn)
        if blob is None or not _are_near(numbers) or min(item.width, item.height) <= 0:
            return None
        return Image(
            id=ItemId(new_id()), page=page, z=z, transform=_place(item.x, item.y, item.turn), blob=blob,
            width_mm=item.width, height_mm=item.height, alt=shortened(item.alt, LONGEST_TITLE),
        )  # fmt: skip


def readable_pictures(
    lesson: PlainLesson, read: Callable[[bytes], bytes | None]
) -> tuple[dict[str, bytes], tuple[FormatLoss, ...]]:
    """Return the pictures among the files of a lesson, by their names. read: returns a picture fit for a lesson, None
    for what is none."""
    found = {file.name: data for file in lesson.files if (data := read(file.data)) is not None}
    lost = len(lesson.files) - len(found)
    return found, (FormatLoss(f"Images illisibles : {lost}."),) if lost else ()


def _stroke(item: PlainStroke, page: PageId, z: int) -> Stroke | None:
    if not item.points or not all(map(_are_near, item.points)):
        return None
    samples = SampleBuffer(0.0)
    for number, (x, y) in enumerate(item.points):
        samples.append(x, y, number * POINT_S)
    kind = PenKind.HIGHLIGHTER if item.highlights else PenKind.PEN
    return Stroke(
        id=ItemId(new_id()), page=page, z=z, pen=_pen(kind, item.colour, item.width), samples=samples.samples()
    )


def _shape(item: PlainShape, page: PageId, z: int) -> Shape | None:
    least, most = _POINTS[item.kind]
    if not least <= len(item.points) <= most or not all(map(_are_near, item.points)):
        return None
    (x0, y0), (x1, y1), *more = item.points
    fill = _colour(item.fill) if item.fill else None
    return Shape(
        id=ItemId(new_id()), page=page, z=z, kind=ShapeKind(item.kind.value), x0=x0, y0=y0, x1=x1, y1=y1,
        pen=_pen(PenKind.PEN, item.colour, item.width), fill=fill, more=tuple(more),
    )  # fmt: skip


def _pen(kind: PenKind, colour: str, width: float) -> Pen:
    return Pen(kind, _colour(colour), min(max(width, PEN_MM[0]), PEN_MM[1]) if isfinite(width) else 0.7)


def _colour(colour: str) -> str:
    return colour.lower() if re.fullmatch(r"#[0-9a-fA-F]{6}", colour) else "#000000"


def _are_near(numbers: tuple[float, ...]) -> bool:
    return all(isfinite(one) and abs(one) <= FARTHEST_MM for one in numbers)


def _place(x: float, y: float, turn: float) -> Affine:
    moved = Affine.moving(x, y)
    return Affine.rotating(radians(turn), (x, y)).after(moved) if turn else moved
