"""Description of a lesson file as plain values, read-only, for `tni lesson info`: pages, items, séances, images.

Lengths are in mm on the page; boxes are [x, y, width, height].
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, assert_never

from tni.core.ids import PageId
from tni.document.document import Document
from tni.document.items import AnyItem, Image, Item, LessonRecord, Media, Page, PluginItem, Shape, Stroke, Text, bounds
from tni.document.lesson_plan import FILE_PREFIX, Curriculum, HomeworkFile, LessonPlan, LessonQuestion
from tni.document.lesson_port import LayerState
from tni.files.lesson_errors import LessonDamagedError, MissingBlobError
from tni.ink.pen import Pen
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_id import LESSON_ID
from tni.store.lesson_identity import ORIGIN

DIGITS = 4
"""Decimal places of a mm: finer than samples are."""


def describe_lesson(path: Path, *, samples: bool = False) -> dict[str, Any]:
    """Describe the lesson: `pages` of the prepared lesson, then `seances`, each with its own content.

    samples: include each stroke's positions on the page, times and pressures. The file may be open in another program.

    Raises: LessonFileError.
    """
    database = LessonDatabase(path, read_only=True)
    try:
        file_format = database.hold()
        prepared = database.layer(None)
        base = {key: record for key, record in prepared.records.items() if record is not None}
        document = Document(base)
        said = document.info
        return {
            "format": file_format,
            "program": database.meta("program"),
            "closed": database.was_clean,
            "title": said.title,
            "subject": said.subject,
            "level": said.level,
            "tags": list(said.tags),
            "colour": said.colour,
            "lesson_id": database.meta(LESSON_ID),
            "origin": database.meta(ORIGIN),
            "plan": _plan(document.plan),
            "curriculum": _curriculum(document.curriculum),
            "questions": [_question(one) for one in base.values() if isinstance(one, LessonQuestion)],
            "files": [
                {"id": one.id.removeprefix(FILE_PREFIX), "name": one.name, "sha256": one.file}
                for one in base.values()
                if isinstance(one, HomeworkFile)
            ],
            "credits": [asdict(credit) for credit in document.credits.values()],
            **_layer(prepared),
            "pages": _pages(document, base.values(), samples),
            "seances": [
                {
                    "id": seance.id,
                    "class": seance.class_name,
                    "started": seance.started.isoformat(),
                    "changed": seance.changed.isoformat(),
                    **_seance(base, database.layer(seance.id), samples),
                }
                for seance in database.seances()
            ],
            "blobs": [{"sha256": blob, "bytes": len(database.blob(blob))} for blob in database.blobs()],
        }
    except MissingBlobError as error:  # listed in the index alone
        raise LessonDamagedError(path, [str(error)]) from error
    finally:
        database.abandon()


def _plan(plan: LessonPlan | None) -> dict[str, Any] | None:
    if plan is None:
        return None
    said = {key: value for key, value in asdict(plan).items() if key != "id"}
    said["adaptations"] = [{"need": each.need.value, "text": each.text} for each in plan.adaptations]
    return said | {"minutes": plan.minutes}


def _question(question: LessonQuestion) -> dict[str, Any]:
    said = {"id": question.question, "text": question.text, "choices": list(question.choices)}
    return said | {"sha256": question.file}


def _curriculum(curriculum: Curriculum | None) -> dict[str, Any] | None:
    return None if curriculum is None else {k: value for k, value in asdict(curriculum).items() if k != "id"}


def _layer(state: LayerState) -> dict[str, Any]:
    return {"page": state.page, "history": {"length": state.length, "position": state.position}}


def _seance(base: Mapping[str, LessonRecord], state: LayerState, samples: bool) -> dict[str, Any]:
    own = [record for record in state.records.values() if record is not None]
    removed = sorted(key for key, record in state.records.items() if record is None)
    return {**_layer(state), "pages": _pages(Document(base, state.records), own, samples), "removed": removed}


def _pages(document: Document, records: Iterable[LessonRecord], samples: bool) -> list[dict[str, Any]]:
    """Describe, in order, the pages that are in `records` or that its items are on, each with its items in
    `records`."""
    items: dict[PageId, list[AnyItem]] = {}
    for record in records:
        match record:
            case Page():
                items.setdefault(record.id, [])
            case Item():
                items.setdefault(record.page, []).append(record)
    return [
        _page(number, page, items[page.id], samples)
        for number, page in enumerate(document.pages(), 1)
        if page.id in items
    ]


def _page(number: int, page: Page, items: list[AnyItem], samples: bool) -> dict[str, Any]:
    kinds: dict[str, list[dict[str, Any]]] = {
        "strokes": [],
        "texts": [],
        "images": [],
        "media": [],
        "shapes": [],
        "others": [],
    }
    for item in sorted(items, key=lambda item: (item.plane, item.z, item.id)):
        kind, said = _item(item, samples)
        kinds[kind].append(said)
    pdf = page.pdf
    return {
        "id": page.id,
        "number": number,
        "title": page.title,
        "notes": page.notes,
        "format": page.format.name,
        "width_mm": page.format.width_mm,
        "height_mm": page.format.height_mm,
        "endless": page.format.endless,
        "paper": page.paper.value,
        "ruling": page.ruling.value,
        "pdf": None if pdf is None else {"sha256": pdf.blob, "index": pdf.index},
        "counts": {kind: len(found) for kind, found in kinds.items()},
        **kinds,
    }


def _item(item: AnyItem, samples: bool) -> tuple[str, dict[str, Any]]:
    said: dict[str, Any] = {"id": item.id, "box_mm": _box(item)}
    if item.group is not None:
        said["group"] = item.group
    if item.movable:
        said["movable"] = True
    match item:
        case Stroke():
            said |= {"pen": _pen(item.pen), "points": len(item.samples)}
            if samples:
                said["samples"] = _samples(item)
            return "strokes", said
        case Text():
            style = {"bold": item.bold, "align": item.align.value}
            return "texts", said | {"text": item.text, "size_mm": item.size_mm, "colour": item.colour} | style
        case Image():
            return "images", said | {"sha256": item.blob, "alt": item.alt}
        case Media():
            kind_of = {"kind": "film" if item.film else "sound", "name": item.name, "title": item.title}
            return "media", said | kind_of | {"sha256": item.blob, "seconds": item.seconds}
        case Shape():
            said |= {"kind": item.kind.value, "pen": _pen(item.pen), "fill": item.fill, "dash": item.dash.value}
            return "shapes", said
        case PluginItem():
            blobs = {"sha256": item.picture, "more_sha256": list(item.blobs)}
            return "others", said | {"kind": item.name, "code": item.code, "bytes": len(item.data)} | blobs
        case _:
            assert_never(item)


def _box(item: AnyItem) -> list[float] | None:
    box = bounds(item)
    return None if box.empty else [round(value, DIGITS) for value in (box.x, box.y, box.width, box.height)]


def _pen(pen: Pen) -> dict[str, Any]:
    return {"kind": pen.kind.value, "colour": pen.colour, "width_mm": pen.width_mm}


def _samples(stroke: Stroke) -> list[list[float | None]]:
    """Return [x mm, y mm, t s, pressure or None] for each sample, in page coordinates."""
    places = stroke.transform.points(stroke.samples.positions_mm).round(DIGITS).tolist()
    times, pressures = stroke.samples.times_s.tolist(), stroke.samples.pressures.round(DIGITS).tolist()
    return [
        [x, y, t, p if p == p else None]  # NaN without a sensor
        for (x, y), t, p in zip(places, times, pressures, strict=True)
    ]
