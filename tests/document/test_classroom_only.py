"""Extracts for the classroom only leave no trace of their contents in a copy."""

from __future__ import annotations

from tni.core.geometry import Affine
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.classroom_only import without_extracts
from tni.document.items import Image, LessonRecord, Page, PdfBackground, Shape, ShapeKind, Text, blobs_of
from tni.document.lesson_plan import Credit

PAGE, MAP, SCAN = PageId("p1"), BlobId("a" * 64), BlobId("b" * 64)
IMAGE = Image(id=ItemId("i1"), page=PAGE, z=3, blob=MAP, width_mm=60.0, height_mm=40.0, transform=Affine.moving(5, 6))
TEXT = Text(
    id=ItemId("t1"), page=PAGE, text="Extrait", size_mm=8.0, colour="#000000", font="", font_version="", width_mm=30.0,
    height_mm=10.0,
)  # fmt: skip
OVER_SCAN = Page(id=PAGE, position=1.0, pdf=PdfBackground(SCAN, 0, 210.0, 297.0))


def test_extracts_become_frames_at_their_place_and_their_files_are_not_needed() -> None:
    keys = (MAP, TEXT.id, SCAN)
    credits: list[LessonRecord] = [Credit(id=f"credit:{key}", classroom_only=True) for key in keys]
    page, image, text, *kept = without_extracts([OVER_SCAN, IMAGE, TEXT, *credits])
    assert kept == credits
    assert isinstance(page, Page)
    assert page.pdf is None
    for frame, extract in ((image, IMAGE), (text, TEXT)):
        assert isinstance(frame, Shape)
        assert (frame.id, frame.page, frame.z, frame.transform) == (
            extract.id, extract.page, extract.z, extract.transform,
        )  # fmt: skip
        assert (frame.kind, frame.x1, frame.y1) == (ShapeKind.RECTANGLE, extract.width_mm, extract.height_mm)
    assert not any(blobs_of(record) for record in (page, image, text))


def test_what_is_credited_otherwise_stays_as_it_is() -> None:
    records: list[LessonRecord] = [OVER_SCAN, IMAGE, TEXT, Credit(id=f"credit:{MAP}", licence="CC BY 4.0")]
    assert without_extracts(records) == records
