"""Makes the lesson that stays in the tests for ever: `python -m tests.store.make_released_lesson FILE`.

Run once for each format that is released, never again for the same one.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from tni.core.geometry import Affine
from tni.core.ids import BlobId, ClassId, ClassLayerId, ItemId, PageId
from tni.document.alignment import TextAlign
from tni.document.behaviour import Behaviour, Reveal
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import (
    Dash,
    Image,
    LessonInfo,
    LessonRecord,
    Media,
    OpaqueProperty,
    Page,
    PdfBackground,
    PluginItem,
    Shape,
    ShapeKind,
    Stroke,
    Text,
)
from tni.document.lesson_plan import Adaptation, Credit, Curriculum, LessonPlan, Need, PlanPhase
from tni.document.lesson_port import ClassLayerInfo
from tni.document.page_format import A4_PORTRAIT, SCREEN_16_9, Paper, Ruling
from tni.document.text_style import Marker, Paragraph, Script, SpanStyle, TextSpan
from tni.ink.pen import Pen, PenKind
from tni.ink.sample import PRESSURE_UNKNOWN, SAMPLE_DTYPE, TILT_UNKNOWN, Samples
from tni.store.lesson_database import LessonDatabase
from tni.store.migrations import FORMAT

PICTURE = b"not really a picture"
PICTURE_ID = BlobId("fe1a4ab1fb6347036bead73597d5d2958b26ac0b96f68ca2f6dcee53a50f297e")
AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
WORDS, BOX = 5, 7
"""Places among the records."""
SEANCE = ClassLayerInfo(ClassLayerId("5ea"), ClassId("c1"), "5eA", AT, AT)


def samples(*, sensors: bool) -> Samples:
    rows = np.zeros(24, SAMPLE_DTYPE)
    turn = np.arange(24)
    rows["x"], rows["y"], rows["t"] = 20_000 + turn * turn * 7, 30_000 - turn * 31, turn * 83 + turn % 3
    rows["pressure"] = 300 + turn * 5 if sensors else PRESSURE_UNKNOWN
    rows["tilt_x"], rows["tilt_y"] = (turn - 12, -turn) if sensors else (TILT_UNKNOWN, TILT_UNKNOWN)
    return Samples(rows)


def prepared(picture: BlobId, version: int = FORMAT) -> list[LessonRecord]:
    """The records of format `version`: all of the formats before, then its own."""
    info, *first = _of_format_1(picture)
    assert isinstance(info, LessonInfo)
    return [
        replace(info, tags=("à revoir", "5e"), colour="#0762ff") if version >= 4 else info,
        *first,
        *(_of_format_2() if version >= 2 else ()),
        *(_of_format_3() if version >= 3 else ()),
        *(_of_format_4(picture) if version >= 4 else ()),
        *(_of_format_5(picture) if version >= 5 else ()),
    ]


def _of_format_5(picture: BlobId) -> list[LessonRecord]:
    """Fields that few items have, and a film."""
    page = PageId("second page")
    spans = (TextSpan(0, 2, SpanStyle(italic=True, colour="#c01020")), TextSpan(3, 4, SpanStyle(script=Script.SUPER)))
    return [
        Text(
            id=ItemId("spans"), page=page, text="m² s2\nfin", size_mm=9, colour="#0762ff", font="Tni Sans",
            font_version="1.0", width_mm=48, height_mm=22, spans=spans, paragraphs=(Paragraph(Marker.BULLET, 1),),
            behaviour=Behaviour(reveals=(Reveal(1, paragraph=0), Reveal(2, appears=False)), link=f"page:{page}"),
        ),
        Image(
            id=ItemId("cut"), page=page, blob=picture, width_mm=80, height_mm=60, crop=(0.1, 0.0, 0.25, 0.5),
            opacity=0.5, clear="#ffffff", movable=True, behaviour=Behaviour(cloner=True),
        ),
        Shape(
            id=ItemId("glass"), page=page, kind=ShapeKind.RECTANGLE, x0=1, y0=2, x1=30, y1=40, pen=Pen(),
            fill="#ffffff", fill_opacity=0.25, outlined=False,
            behaviour=Behaviour(cover=True, target=frozenset({ItemId("cut")})),
        ),
        Media(
            id=ItemId("film"), page=page, blob=picture, name="marée.mp4", width_mm=120, height_mm=67.5, film=True,
            title="La marée", poster=picture, seconds=62.5, start_s=2, end_s=30, looped=True, rate=0.5, volume=0.25,
        ),
    ]  # fmt: skip


def _of_format_4(picture: BlobId) -> list[LessonRecord]:
    """Properties, and what no program of this format knows."""
    first, second = PageId("0123456789abcdef0123"), PageId("second page")
    phase = PlanPhase("00000000000000000009", "Recherche", 15, "Par deux, sans calculatrice", (first,))
    later = '{"media":[1,2.5,null]}'
    return [
        PluginItem(
            id=ItemId("globe"), page=second, code=64, name="atlas/globe", picture=picture, blobs=(picture,),
            width_mm=60, height_mm=40, data=b"\x00lat=48.85", group=ItemId("g"),
        ),
        PluginItem(
            id=ItemId("later"), page=first, z=3, transform=Affine.moving(20, 30), code=127, name="Frise", picture=None,
            width_mm=90, height_mm=25, data=b"",
        ),
        LessonPlan(aims="Comparer", phases=(phase,), adaptations=(Adaptation(Need.DYS, "A3"),), later=later),
        Curriculum(levels=("5e",), subjects=("maths",), place=2, licence="CC-BY-4.0"),
        Credit(id=f"credit:{picture}", source="Manuel, p. 12", classroom_only=True),
        OpaqueProperty(id="later property", code=200, blobs=(picture,), data=b"\xff\x00"),
    ]  # fmt: skip


def _of_format_3() -> list[LessonRecord]:
    page = PageId("second page")
    return [
        Text(
            id=ItemId("bold"), page=page, text="À retenir", size_mm=9, colour="#0762ff", font="Tni Sans",
            font_version="1.0", width_mm=48, height_mm=11, bold=True, align=TextAlign.CENTRE, movable=True,
        ),
        *(
            Shape(id=ItemId(dash.value), page=page, kind=ShapeKind.LINE, x0=5, y0=n, x1=9, y1=n, pen=Pen(), dash=dash)
            for n, dash in enumerate(Dash)
        ),
    ]  # fmt: skip


def _of_format_2() -> list[LessonRecord]:
    page, kinds = PageId("second page"), (PenKind.FELT, PenKind.CHALK)
    return [
        Stroke(id=ItemId(kind.value), page=page, z=n, pen=Pen(kind, "#0762ff", 4.5), samples=samples(sensors=True))
        for n, kind in enumerate(kinds)
    ]


def _of_format_1(picture: BlobId) -> list[LessonRecord]:
    first, second = PageId("0123456789abcdef0123"), PageId("second page")
    pen, marker = Pen(width_mm=0.75), Pen(PenKind.HIGHLIGHTER, "#ffee00", 6.0)
    return [
        LessonInfo(title="Les fractions", subject="Mathématiques", level="5e"),
        Page(id=first, position=1.0, format=SCREEN_16_9, ruling=Ruling.SEYES, title="Découverte", notes="5 min"),
        Page(id=second, position=2.5, format=A4_PORTRAIT, paper=Paper.WHITE, pdf=PdfBackground(picture, 3, 210, 297)),
        Stroke(id=ItemId("00000000000000000001"), page=first, z=1, pen=pen, samples=samples(sensors=True)),
        Stroke(
            id=ItemId("highlight"), page=first, z=-2, plane=1, pen=marker, samples=samples(sensors=False),
            transform=Affine.moving(12.5, -3), group=ItemId("g"), locked=True,
        ),
        Text(
            id=ItemId("words"), page=second, text="½ + ¼ = ¾ ✓", size_mm=8, colour="#1a1a2e", font="Tni Sans",
            font_version="1.0", width_mm=55.5, height_mm=10, wrapped=True, group=ItemId("g"),
        ),
        Image(
            id=ItemId("picture"), page=second, blob=picture, width_mm=80, height_mm=60, alt="Une part de tarte",
            transform=Affine.rotating(0.5, (40, 30)),
        ),
        Shape(
            id=ItemId("box"), page=second, kind=ShapeKind.RECTANGLE, x0=1, y0=2, x1=30, y1=40, pen=pen, fill="#ffffff"
        ),
    ]  # fmt: skip


def seance_stroke() -> Stroke:
    return Stroke(id=ItemId("taught"), page=PageId("second page"), pen=Pen(), samples=samples(sensors=False)[4:])


def make(path: Path) -> None:
    database = LessonDatabase.create(path)
    with database.transaction():
        database.set_meta("program", "0.1.0")
        database.put_blob(PICTURE_ID, PICTURE)
        records = prepared(PICTURE_ID)
        for number, record in enumerate(records, 1):
            database.commit(None, Change(ChangeKind.ADD, (RecordChange(record.id, None, record),)), number, number, AT)
        erased = Change(ChangeKind.ERASE, (RecordChange("box", records[BOX], None),))
        database.commit(None, erased, len(records) + 1, len(records) + 1, AT)
        database.commit(None, erased.inverse(), None, len(records), AT)
        database.set_page(None, PageId("second page"))
        database.add_seance(SEANCE)
        taught = Change(
            ChangeKind.WRITE,
            (RecordChange("taught", None, seance_stroke()), RecordChange("words", records[WORDS], None)),
        )
        database.commit(SEANCE.id, taught, 1, 1, AT)
    database.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
