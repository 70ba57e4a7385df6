"""Pictures that a lesson wants of an office program: of elements that have no item, in place of their empty frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tni.api.formats import (
    FormatLoss,
    ImportedLesson,
    PlainFile,
    PlainItem,
    PlainPage,
    PlainPicture,
    PlainShape,
)
from tni.formats.lessons.office.page_items import LABEL
from tni.formats.lessons.office.placements import Placement
from tni.formats.lessons.office.shape_items import AS_ITS_BOX

MOST_PICTURES, MOST_LAYERS = 400, 4
DRAWN_ELSEWHERE = "Sans équivalent dans la leçon : image faite par LibreOffice."
_LEAST_MM = 1.0


@dataclass(frozen=True, slots=True)
class OfficePicture:
    """Picture of an element. page: from 1. source: its name. box_mm: left, top, width and height on the page."""

    page: int
    source: str
    box_mm: tuple[float, float, float, float]


def wanted_pictures(imported: ImportedLesson) -> tuple[OfficePicture, ...]:
    """Return the pictures that a lesson wants: of each empty frame, and of each form that is drawn as its box."""
    boxed = {loss.item for loss in imported.losses if loss.what == AS_ITS_BOX}
    found = []
    for number, page in enumerate(imported.lesson.pages, 1):
        labelled = {item.source.removesuffix(LABEL) for item in page.items if item.source.endswith(LABEL)}
        for item in page.items:
            if item.source in labelled | boxed and isinstance(item, PlainShape) and not item.is_locked:
                box = _box(item, page)
                if min(box[2:]) >= _LEAST_MM:
                    found.append(OfficePicture(number, item.source, box))
    return tuple(found[:MOST_PICTURES])


def _box(item: PlainShape, page: PlainPage) -> tuple[float, float, float, float]:
    """Return the part of an item's upright box that is on the page."""
    (x0, y0), (x1, y1) = item.points[0], item.points[1]
    whole = Placement((x0 + x1) / 2, (y0 + y1) / 2, abs(x1 - x0), abs(y1 - y0), item.turn).bounds
    left, top = max(whole[0], 0.0), max(whole[1], 0.0)
    right, bottom = min(whole[0] + whole[2], page.width), min(whole[1] + whole[3], page.height)
    return left, top, max(right - left, 0.0), max(bottom - top, 0.0)


def layers_of(wanted: Sequence[OfficePicture]) -> list[tuple[OfficePicture, ...]]:
    """Return the pictures in layers, in each of which none lies over another; those of too many layers are left out."""
    layers: list[list[OfficePicture]] = []
    for one in wanted:
        for layer in layers:
            if not any(one.page == other.page and _overlap(one.box_mm, other.box_mm) for other in layer):
                layer.append(one)
                break
        else:
            layers.append([one])
    return [tuple(layer) for layer in layers[:MOST_LAYERS]]


def _overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


def with_pictures(imported: ImportedLesson, pictures: Mapping[OfficePicture, bytes]) -> ImportedLesson:
    """Return a lesson with pictures, PNG, in place of the frames that wanted them; the report says which."""
    files = {one: PlainFile(f"libreoffice-{place}.png", data) for place, (one, data) in enumerate(pictures.items(), 1)}
    by_place = {(one.page, one.source): (one, file) for one, file in files.items()}
    pages = tuple(
        replace(page, items=tuple(_items(page, number, by_place)))
        for number, page in enumerate(imported.lesson.pages, 1)
    )
    lesson = replace(imported.lesson, pages=pages, files=(*imported.lesson.files, *files.values()))
    return ImportedLesson(lesson, tuple(_losses(imported.losses, by_place)))


def _items(
    page: PlainPage, number: int, by_place: Mapping[tuple[int, str], tuple[OfficePicture, PlainFile]]
) -> Iterator[PlainItem]:
    for item in page.items:
        found = by_place.get((number, item.source))
        if found is not None:
            wanted, file = found
            x, y, wide, high = wanted.box_mm
            yield PlainPicture(
                file=file.name, x=x, y=y, width=wide, height=high, source=item.source, group=item.group,
                link=item.link, is_locked=item.is_locked, reveals=item.reveals,
            )  # fmt: skip
        elif not (item.source.endswith(LABEL) and (number, item.source.removesuffix(LABEL)) in by_place):
            yield item


def _losses(
    losses: Sequence[FormatLoss], by_place: Mapping[tuple[int, str], tuple[OfficePicture, PlainFile]]
) -> Iterator[FormatLoss]:
    """Yield what is lost: of an element with a picture, that it is one."""
    for loss in losses:
        if (loss.page, loss.item) not in by_place:
            yield loss
    for page, source in by_place:
        yield FormatLoss(DRAWN_ELSEWHERE, page, is_dropped=False, item=source)
