"""Laws of an update from another one's lesson: what is ours stays, what is taken is theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.digest import sha256
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.items import Image, Item, LessonInfo, LessonRecord, Page, PdfBackground, Text
from tni.document.lesson_plan import CREDIT_PREFIX, Credit, LessonPlan
from tni.document.page_properties import PageMaster, page_master_key
from tni.library.revision import PagePart, Revision
from tni.library.revision_comparison import MergeSide
from tni.library.share_filter import SharingChoices, shared_content
from tni.library.shared_update import LessonRecords, OwnPages, PageTaking, annotated_pages, compared, record_update

type Lesson = dict[str, LessonRecord]
PAGES = [PageId(f"page {n}") for n in range(4)]
MADE = datetime(2026, 11, 29, tzinfo=UTC)
BLOB = BlobId("ab" * 32)


def text(key: str, page: PageId, words: str, group: str | None = None) -> Text:
    return Text(
        id=ItemId(key), page=page, text=words, size_mm=5, colour="#000000", font="x", font_version="1", width_mm=1,
        height_mm=1, group=None if group is None else ItemId(group),
    )  # fmt: skip


def part_of(lesson: Lesson, page: Page) -> PagePart:
    items = sorted(repr(r) for r in lesson.values() if isinstance(r, Item) and r.page == page.id)
    content = repr((replace(page, position=0), items)).encode()
    return PagePart(page.id, page.position, BlobId(sha256(content).hex()))


def revision_of(lesson: Lesson) -> Revision:
    pages = tuple(part_of(lesson, page) for page in lesson.values() if isinstance(page, Page))
    rest = sorted(repr(r) for r in lesson.values() if not isinstance(r, Page | Item))
    return Revision(lesson_id="l", made=MADE, pages=pages, properties=BlobId(sha256(repr(rest).encode()).hex()))


words = st.sampled_from(["a", "b", "c"])


@st.composite
def changed(draw: st.DrawFn, lesson: Lesson, side: str) -> Lesson:
    """A lesson after some changes on one side."""
    made = dict(lesson)
    for page in [record for record in lesson.values() if isinstance(record, Page)]:
        match draw(st.integers(0, 7)):
            case 0 if len([r for r in made.values() if isinstance(r, Page)]) > 1:
                gone = [key for key, r in made.items() if key == page.id or (isinstance(r, Item) and r.page == page.id)]
                for key in gone:
                    del made[key]
            case 1:
                made[page.id] = replace(page, notes=draw(words))
            case 2:
                made[page.id] = replace(page, title=draw(words), position=draw(st.floats(-9, 9)))
            case 3 | 4:
                key = f"{side} on {page.id}"
                made[key] = text(key, page.id, draw(words))
            case 5:
                for key in [key for key, r in made.items() if isinstance(r, Text) and r.page == page.id]:
                    made[key] = replace(made[key], text=draw(words))  # type: ignore[call-arg]
    if draw(st.booleans()):
        new = Page(id=PageId(f"{side} page"), position=draw(st.floats(-9, 9)), notes=draw(words))
        made[new.id] = new
        made[f"{side} item"] = text(f"{side} item", new.id, "new")
    if draw(st.booleans()):
        made["plan"] = LessonPlan(aims=draw(words))
    pages = [record.id for record in made.values() if isinstance(record, Page)]
    for key in [key for key, record in made.items() if isinstance(record, Text)]:
        if draw(st.integers(0, 9)) == 0:
            made[key] = replace(made[key], page=draw(st.sampled_from(pages)))  # type: ignore[call-arg]
    return made


@st.composite
def sides(draw: st.DrawFn) -> LessonRecords:
    base: Lesson = {"lesson": LessonInfo(title="t")}
    for number, page in enumerate(PAGES[: draw(st.integers(1, 4))]):
        base[page] = Page(id=page, position=float(number), notes=draw(words))
        base[f"item {number}"] = text(f"item {number}", page, draw(words))
    ours, theirs = draw(changed(base, "our")), draw(changed(base, "their"))
    for page in [record for record in ours.values() if isinstance(record, Page)]:
        if draw(st.integers(0, 3)) == 0:  # an extract of a book, which the others never saw
            extract = Image(id=ItemId(f"extract {page.id}"), page=page.id, blob=BLOB, width_mm=1, height_mm=1)
            ours |= {extract.id: extract, CREDIT_PREFIX + BLOB: Credit(id=CREDIT_PREFIX + BLOB, classroom_only=True)}
    return LessonRecords(base, ours, shared_content(ours, {}, SharingChoices(notes=True)).prepared, theirs)


def update(records: LessonRecords, taken: Mapping[PageId, PageTaking], *, properties: bool = False) -> Lesson:
    numbers = count()
    made = record_update(records, taken, properties=properties, new_id=lambda: f"new {next(numbers)}")
    assert not made.removed & made.put.keys()
    return made.applied(records.ours)


def on_page(lesson: Mapping[str, LessonRecord], page: str) -> Lesson:
    return {k: r for k, r in lesson.items() if k == page or (isinstance(r, Item) and r.page == page)}


def contents(lesson: Lesson) -> list[str]:
    """Items without their ids."""
    return sorted(repr(replace(r, id=ItemId(""), group=None)) for r in lesson.values() if isinstance(r, Item))


choices = st.dictionaries(
    st.sampled_from([*PAGES, PageId("our page"), PageId("their page")]), st.sampled_from(PageTaking)
)


@given(sides(), choices, st.booleans())
def test_a_page_that_is_not_taken_keeps_each_record(
    records: LessonRecords, taken: dict[PageId, PageTaking], properties: bool
) -> None:
    after = update(records, taken, properties=properties)
    for page in [record for record in records.ours.values() if isinstance(record, Page)]:
        if taken.get(page.id) is not PageTaking.THEIRS:
            now = after[page.id]
            assert isinstance(now, Page)
            if not properties:
                assert now == page
            assert replace(now, position=page.position) == page
            assert on_page(after, page.id) | {page.id: page} == on_page(records.ours, page.id)


@given(sides(), choices)
def test_our_notes_and_what_was_never_shared_stay(records: LessonRecords, taken: dict[PageId, PageTaking]) -> None:
    after = update(records, taken)
    for page in [record for record in records.ours.values() if isinstance(record, Page)]:
        base, now = records.base.get(page.id), after.get(page.id)
        if isinstance(now, Page):
            if page.notes and not (isinstance(base, Page) and base.notes == page.notes):
                assert now.notes == page.notes
            assert (f"extract {page.id}" in after) == (f"extract {page.id}" in records.ours)


@given(sides(), st.sampled_from([PageTaking.THEIRS, PageTaking.BESIDE]))
def test_a_page_that_is_taken_is_theirs(records: LessonRecords, choice: PageTaking) -> None:
    for page in [record for record in records.theirs.values() if isinstance(record, Page)]:
        after = update(records, {page.id: choice})
        wanted = contents(on_page(records.theirs, page.id))
        if choice is PageTaking.THEIRS:
            found = {key: r for key, r in on_page(after, page.id).items() if not key.startswith("extract")}
            assert contents(found) == wanted
            assert after[page.id].title == page.title  # type: ignore[union-attr]
        else:
            (copy,) = (r for r in after.values() if isinstance(r, Page) and r.id not in records.ours)
            copied = [
                repr(replace(r, id=ItemId(""), page=page.id))
                for r in on_page(after, copy.id).values()
                if isinstance(r, Item)
            ]
            assert sorted(copied) == wanted
            assert records.ours.items() <= after.items()


@given(sides())
def test_all_that_is_proposed_for_an_unchanged_lesson_makes_it_theirs(records: LessonRecords) -> None:
    records = LessonRecords(records.base, records.base, records.base, records.theirs)
    look = compared(revision_of(dict(records.base)), revision_of(dict(records.ours)), revision_of(dict(records.theirs)))
    assert look.undecided == ()
    after = update(records, {page.page.page: page.proposed for page in look.pages}, properties=True)
    place = [{key: r for key, r in one.items() if not isinstance(r, Item)} for one in (after, records.theirs)]
    assert place[0] == place[1]
    assert contents(after) == contents(dict(records.theirs))


guards = st.sets(st.sampled_from(PAGES))


@given(sides(), guards, guards)
def test_nothing_of_ours_is_proposed_to_be_changed(
    records: LessonRecords, untouched: set[PageId], kept: set[PageId]
) -> None:
    base, ours, theirs = (revision_of(dict(one)) for one in (records.base, records.shared, records.theirs))
    annotated = annotated_pages(records.base, records.shared, PAGES)
    look = compared(base, ours, theirs, OwnPages(untouched, kept, annotated))
    after = update(records, {page.page.page: page.proposed for page in look.pages})
    for page in look.changes:
        assert not page.protected
        assert page.page.page not in (kept if page.page.theirs is None else untouched)
        assert page.page.side is MergeSide.THEIRS or page.page.page in annotated
    for page in look.pages:
        mine = records.ours.get(page.page.page)
        if page.page.side is MergeSide.OURS or page.protected:
            assert on_page(after, page.page.page) == on_page(records.ours, page.page.page)
        elif isinstance(mine, Page) and page.page.side is MergeSide.BOTH and page.page.theirs and mine.notes:
            now = after[page.page.page]
            assert isinstance(now, Page)
            assert now.notes in (mine.notes, records.theirs.get(page.page.page, mine).notes)  # type: ignore[union-attr]
    without_base = compared(None, ours, theirs)
    assert all(page.is_new for page in without_base.changes)


def test_notes_alone_do_not_keep_an_update_away_and_stay() -> None:
    page = Page(id=PAGES[0], position=0.0)
    ours, theirs = {page.id: replace(page, notes="scissors")}, {page.id: replace(page, title="better")}
    base: Lesson = {page.id: page}
    assert annotated_pages(base, ours, PAGES) == {page.id}
    own = OwnPages(annotated={page.id})
    look = compared(*(revision_of(dict(one)) for one in (base, ours, theirs)), own)
    assert [one.page.page for one in look.changes] == [page.id]
    assert look.undecided == ()
    after = update(LessonRecords(base, ours, ours, theirs), {page.id: PageTaking.THEIRS})
    assert after == {page.id: replace(page, title="better", notes="scissors")}


@given(sides(), choices)
def test_a_lesson_keeps_a_page(records: LessonRecords, taken: dict[PageId, PageTaking]) -> None:
    assert any(isinstance(record, Page) for record in update(records, taken).values())


def test_a_page_beside_keeps_its_groups_apart_from_ours() -> None:
    page = Page(id=PAGES[0], position=0.0)
    ours: Lesson = {page.id: page, "a": text("a", page.id, "a", "g"), "b": text("b", page.id, "b", "g")}
    after = update(LessonRecords(ours, ours, ours, ours), {page.id: PageTaking.BESIDE})
    copies = [r for r in after.values() if isinstance(r, Text) and r.page != page.id]
    assert len({copy.group for copy in copies}) == 1
    assert {copy.group for copy in copies} != {"g"}


@pytest.mark.parametrize("seen", [True, False])
def test_a_background_that_was_never_shared_stays(seen: bool) -> None:
    background = PdfBackground(BLOB, 0, 1, 1)
    ours = Page(id=PAGES[0], position=0.0, pdf=background)
    shared, theirs = ours if seen else replace(ours, pdf=None), replace(ours, pdf=None, title="theirs")
    records = LessonRecords({ours.id: shared}, {ours.id: ours}, {ours.id: shared}, {ours.id: theirs})
    after = update(records, {ours.id: PageTaking.THEIRS})
    assert after == {ours.id: replace(theirs, pdf=None if seen else background)}


def test_credits_come_with_what_is_taken() -> None:
    page = Page(id=PAGES[0], position=0.0)
    picture = Image(id=ItemId("i"), page=page.id, blob=BLOB, width_mm=1, height_mm=1)
    credit = Credit(id=CREDIT_PREFIX + BLOB, author="Ada")
    theirs: Lesson = {page.id: page, "i": picture, credit.id: credit}
    after = update(LessonRecords({}, {page.id: page}, {page.id: page}, theirs), {page.id: PageTaking.THEIRS})
    assert after[credit.id] == credit


def with_master(words: str, *more: LessonRecord) -> Lesson:
    """A page above a master page with a text."""
    master = PageId("master:m")
    found = [
        Page(id=PAGES[0], position=1.0), Page(id=master, position=0.0), text("t", master, words),
        PageMaster(id=page_master_key(PAGES[0]), master=master), *more,
    ]  # fmt: skip
    return {one.id: one for one in found}


def test_of_a_master_page_each_item_that_only_they_have_changed_is_taken() -> None:
    base = with_master("A", text("own", PageId("master:m"), "1"))
    ours = with_master("A", text("own", PageId("master:m"), "2"))
    theirs = with_master("B", text("own", PageId("master:m"), "1"), text("new", PageId("master:m"), "3"))
    update = record_update(LessonRecords(base, ours, ours, theirs), {}, properties=True, new_id=lambda: "x")
    after = update.applied(ours)
    assert {key: one.text for key, one in after.items() if isinstance(one, Text)} == {"t": "B", "own": "2", "new": "3"}
    assert [one.id for one in after.values() if isinstance(one, Page)] == [PAGES[0], "master:m"]


@pytest.mark.parametrize("choice", [PageTaking.THEIRS, PageTaking.BESIDE])
def test_a_new_page_of_theirs_brings_its_master_page(choice: PageTaking) -> None:
    ours: Lesson = {PAGES[1]: Page(id=PAGES[1], position=1.0)}
    theirs = with_master("A") | ours
    records, ids = LessonRecords(ours, ours, ours, theirs), count()
    update = record_update(records, {PAGES[0]: choice}, properties=False, new_id=lambda: f"new {next(ids)}")
    after = update.applied(ours)
    (use,) = (one for one in after.values() if isinstance(one, PageMaster))
    assert isinstance(after[use.page], Page)
    assert after["master:m"] == theirs["master:m"]
    assert after["t"] == theirs["t"]
