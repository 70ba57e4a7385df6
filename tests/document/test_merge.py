"""What of a class layer becomes a part of the prepared lesson, and what stays as it was prepared."""

from __future__ import annotations

from dataclasses import replace

from tni.core.geometry import Affine
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.items import LESSON_KEY, Image, LessonInfo, LessonRecord, Page
from tni.document.merge import has_added, has_altered, merge

ONE, TWO, GONE = PageId("one"), PageId("two"), PageId("gone")
LABEL = Image(id=ItemId("label"), page=ONE, blob=BlobId("b"), width_mm=10, height_mm=5, movable=True)
BASE: dict[str, LessonRecord] = {ONE: Page(id=ONE, position=1.0), LABEL.id: LABEL}


def image(key: str, page: PageId = ONE) -> Image:
    return replace(LABEL, id=ItemId(key), page=page, movable=False)


def test_what_the_class_added_is_merged_with_the_pages_it_added() -> None:
    overlay: dict[str, LessonRecord | None] = {"i": image("i"), "j": image("j", TWO), TWO: Page(id=TWO, position=2.0)}
    change = merge(BASE, overlay)
    marked = RecordChange(LESSON_KEY, None, LessonInfo(class_pictures=("b",)))
    assert change == Change(ChangeKind.MERGE, (*(RecordChange(k, None, r) for k, r in overlay.items()), marked))
    assert has_added(BASE, overlay)
    assert not has_altered(BASE, overlay)


def test_pictures_of_classes_stay_marked_beside_what_the_lesson_has() -> None:
    info = LessonInfo(title="Eau", class_pictures=("a",))
    document = Document({**BASE, LESSON_KEY: info})
    change = merge(document.base, {"i": image("i")})
    document.apply(change)
    assert document.info == replace(info, class_pictures=("a", "b"))
    assert document.under({LESSON_KEY: LessonInfo(title="Eaux")}).class_pictures == {"a", "b"}
    document.apply(change.inverse())
    assert document.info == info
    assert merge(document.base, {TWO: Page(id=TWO, position=2.0)}).swaps[-1].key == TWO, "no picture, no mark"


def test_what_the_class_moved_or_deleted_stays_as_it_was_prepared() -> None:
    moved = replace(LABEL, transform=Affine.moving(30.0, 40.0))
    for overlay in ({LABEL.id: moved}, {LABEL.id: None}, {ONE: None, LABEL.id: None}):
        assert merge(BASE, overlay).swaps == ()
        assert not has_added(BASE, overlay)
        assert has_altered(BASE, overlay)


def test_ink_of_a_deleted_page_is_merged_with_the_page_that_stays() -> None:
    document = Document(BASE)
    document.apply(merge(BASE, {ONE: None, LABEL.id: None, "i": image("i")}))
    assert {item.id for item in document.items(ONE)} == {LABEL.id, "i"}


def test_ink_of_a_page_that_is_in_neither_is_left_out() -> None:
    overlay = {"i": image("i", GONE)}
    assert merge(BASE, overlay).swaps == ()
    assert not has_added(BASE, overlay)


def test_a_record_that_is_the_same_as_the_prepared_one_is_no_alteration() -> None:
    assert not has_altered(BASE, {LABEL.id: LABEL, "k": None})


def test_what_a_class_layer_has_in_the_place_of_a_page_leaves_the_page() -> None:
    """As only a forged file says."""
    document = Document(BASE)
    document.apply(merge(BASE, {ONE: image(ONE)}))
    assert [page.id for page in document.pages()] == [ONE]
