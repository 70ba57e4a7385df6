"""Laws of joining what two computers made of a lesson's properties, guides and master pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tni.core.ids import ItemId, PageId
from tni.document.items import Item, LessonRecord, Page, Text
from tni.document.lesson_plan import LessonPlan
from tni.document.page_properties import MOST_GUIDES, Guides, PageMaster, is_master, page_master_key
from tni.library.property_merge import merged_properties, off_pages
from tni.library.revision_comparison import MergeSide
from tni.library.shared_update import LessonRecords, record_update

type Lesson = dict[str, LessonRecord]
OURS, THEIRS = MergeSide.OURS, MergeSide.THEIRS
MASTERS = [PageId(f"master:{name}") for name in "ab"]
PAGE = PageId("page")


def text(key: str, page: PageId, words: str = "") -> Text:
    return Text(
        id=ItemId(key), page=page, text=words, size_mm=5, colour="#000000", font="x", font_version="1", width_mm=1,
        height_mm=1,
    )  # fmt: skip


def lesson(*records: LessonRecord) -> Lesson:
    return {one.id: one for one in records}


@st.composite
def lessons(draw: st.DrawFn) -> Lesson:
    """What is on no page: any state of two master pages with few texts, guides, a use and a plan."""
    made: Lesson = {}
    for number, master in enumerate(MASTERS):
        if draw(st.booleans()):
            made[master] = Page(id=master, position=float(draw(st.integers(0, 1))) + number)
    there = [master for master in MASTERS if master in made]
    for key in ("s", "t") if there else ():
        if draw(st.booleans()):
            made[key] = text(key, draw(st.sampled_from(there)), draw(st.sampled_from("xy")))
    if there and draw(st.booleans()):
        made[key] = PageMaster(id=(key := page_master_key(PAGE)), master=draw(st.sampled_from(there)))
    if draw(st.booleans()):
        places = tuple(sorted(draw(st.sets(st.sampled_from([1.0, 2.0, 3.0])))))
        made["guides"] = Guides(id="guides", across=places, locked=draw(st.booleans()))
    if draw(st.booleans()):
        made["plan"] = LessonPlan(aims=draw(st.sampled_from("xy")))
    return made


def alone(records: Lesson) -> list[str]:
    """Items on a master page that is not there."""
    return [one.id for one in records.values() if isinstance(one, Item) and one.page not in records]


sides = st.sampled_from([OURS, THEIRS])


@given(lessons(), lessons(), sides, st.booleans())
def test_what_one_side_alone_has_changed_is_taken_as_it_is(
    base: Lesson, changed: Lesson, first: MergeSide, restoring: bool
) -> None:
    assert merged_properties(base, changed, base, first, restoring=restoring) == changed
    assert merged_properties(base, base, changed, first, restoring=restoring) == changed
    assert merged_properties(base, changed, changed, first, restoring=restoring) == changed


@given(lessons(), lessons(), lessons(), sides, st.booleans())
def test_the_order_of_the_sides_does_not_matter_and_no_item_is_left_without_its_master_page(
    base: Lesson, ours: Lesson, theirs: Lesson, first: MergeSide, restoring: bool
) -> None:
    found = merged_properties(base, ours, theirs, first, restoring=restoring)
    other = THEIRS if first is OURS else OURS
    assert found == merged_properties(base, theirs, ours, other, restoring=restoring)
    assert alone(found) == []


@given(lessons(), lessons(), lessons(), sides)
def test_each_guide_that_a_side_has_added_is_there_and_none_that_it_has_removed(
    base: Lesson, ours: Lesson, theirs: Lesson, first: MergeSide
) -> None:
    found = merged_properties(base, ours, theirs, first)
    if "guides" not in ours or "guides" not in theirs:
        return
    before, mine, others, after = (
        set(one.across) if isinstance(one := side.get("guides"), Guides) else set()
        for side in (base, ours, theirs, found)
    )
    assert after == (mine | others) - (before - mine) - (before - others)


def test_changes_of_two_computers_on_one_master_page_are_both_kept() -> None:
    (master, other), use = MASTERS, PageMaster(id=page_master_key(PAGE), master=MASTERS[0])
    base = lesson(Page(id=master, position=1.0), text("s", master, "x"), text("t", master, "x"))
    ours = base | lesson(text("s", master, "school"), use)
    theirs = base | lesson(text("t", master, "teacher"), Page(id=other, position=2.0), text("new", other))
    assert merged_properties(base, ours, theirs, THEIRS) == {**ours, **theirs, "s": ours["s"]}


def test_a_master_page_that_one_side_removed_and_the_other_wrote_on_comes_back_whole() -> None:
    master = MASTERS[0]
    base = lesson(Page(id=master, position=1.0), text("s", master, "x"), text("t", master, "x"))
    ours = base | lesson(text("s", master, "y"))
    assert merged_properties(base, ours, {}, THEIRS) == ours
    assert merged_properties(base, ours, {}, THEIRS, restoring=False) == {}
    assert merged_properties(base, ours, {}, OURS, restoring=False) == ours


def test_guides_become_no_more_than_a_page_may_have() -> None:
    ours, theirs = (
        Guides(id="guides", down=tuple(float(at + n * MOST_GUIDES) for at in range(MOST_GUIDES))) for n in range(2)
    )
    assert merged_properties({}, lesson(ours), lesson(theirs), OURS) == lesson(ours)


@given(lessons(), lessons(), lessons())
def test_an_update_of_a_colleague_leaves_no_item_without_its_master_page(
    base: Lesson, ours: Lesson, theirs: Lesson
) -> None:
    page = lesson(Page(id=PAGE, position=1.0))
    records = LessonRecords(base | page, ours | page, ours | page, theirs | page)
    after = record_update(records, {}, properties=True, new_id=lambda: "x").applied(records.ours)
    assert alone(after) == []
    if ours == base:
        assert after == records.theirs


def test_an_item_that_was_never_shared_keeps_its_master_page() -> None:
    page, master = Page(id=PAGE, position=1.0), MASTERS[0]
    base = lesson(page, Page(id=master, position=1.0), text("s", master))
    ours = base | lesson(text("extract", master))
    update = record_update(LessonRecords(base, ours, base, lesson(page)), {}, properties=True, new_id=lambda: "x")
    assert update.applied(ours).keys() >= {master, "extract"}


def test_what_a_side_has_on_a_page_is_left_to_the_pages() -> None:
    moved = [lesson(text("s", PAGE)), lesson(Page(id=MASTERS[0], position=1.0), text("s", MASTERS[0]))]
    assert [list(side) for side in off_pages(*moved)] == [[], [MASTERS[0]]]
    assert all(map(is_master, off_pages(*moved)[1]))
