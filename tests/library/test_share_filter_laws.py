"""Laws of what sharing leaves out, over any records."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.records import images, pages, plugin_items, records, texts
from tni.core.ids import BlobId
from tni.document.items import Item, LessonRecord, Page, blobs_of
from tni.document.lesson_plan import CREDIT_PREFIX, Credit
from tni.library.share_filter import SharingChoices, shared_content

EVERYTHING = SharingChoices(layers=True, classroom=True, notes=True)
choices = st.builds(SharingChoices, layers=st.booleans(), classroom=st.booleans(), notes=st.booleans())


@st.composite
def contents(draw: st.DrawFn) -> tuple[dict[str, LessonRecord], dict[str, dict[str, LessonRecord | None]]]:
    """A lesson with two class layers, and credits for some of its items and blobs."""
    found = draw(st.lists(st.one_of(records, images, texts, pages, plugin_items), max_size=5, unique_by=lambda r: r.id))
    prepared, layer = dict[str, LessonRecord](), dict[str, LessonRecord | None]()
    for record in found:
        (prepared if draw(st.integers(0, 3)) else layer)[record.id] = record
        for about in (record.id, *blobs_of(record)):
            if draw(st.integers(0, 2)) == 0:
                credit = Credit(id=CREDIT_PREFIX + about, classroom_only=draw(st.booleans()), source="a book")
                prepared[credit.id] = credit
    removed = draw(st.lists(st.sampled_from(sorted(prepared)), max_size=2)) if prepared else []
    return prepared, {"5e A": layer | dict.fromkeys(removed), "5e B": {}}


def barred(prepared: dict[str, LessonRecord]) -> set[str]:
    return {
        record.id.removeprefix(CREDIT_PREFIX)
        for record in prepared.values()
        if isinstance(record, Credit) and record.classroom_only
    }


def plain(record: LessonRecord) -> LessonRecord:
    return replace(record, pdf=None, notes="") if isinstance(record, Page) else record


@settings(max_examples=50)
@given(contents(), choices)
def test_nothing_for_use_in_class_alone_is_shared_unasked(
    content: tuple[dict[str, LessonRecord], dict[str, dict[str, LessonRecord | None]]], choice: SharingChoices
) -> None:
    prepared, layers = content
    shared = shared_content(prepared, layers, choice)
    everywhere = [
        *shared.prepared.values(),
        *(r for one in shared.layers.values() for r in one.values() if r is not None),
    ]
    if not choice.classroom:
        bar = barred(prepared)
        assert not any(bar & {*map(BlobId, blobs_of(record))} for record in everywhere)
        assert not any(record.id in bar for record in everywhere if isinstance(record, Item))
        assert not any(isinstance(record, Credit) and record.classroom_only for record in everywhere)
    if not choice.layers:
        assert shared.layers == {}
    if not choice.notes:
        assert not any(isinstance(record, Page) and record.notes for record in everywhere)


@settings(max_examples=50)
@given(contents(), choices)
def test_the_rest_is_shared_as_it_is(
    content: tuple[dict[str, LessonRecord], dict[str, dict[str, LessonRecord | None]]], choice: SharingChoices
) -> None:
    """Every page is there, and whatever is left out is told of."""
    prepared, layers = content
    shared = shared_content(prepared, layers, choice)
    told = {credit.id.removeprefix(CREDIT_PREFIX) for credit in shared.left_out}
    for key, record in prepared.items():
        if key not in shared.prepared:
            assert told & {key.removeprefix(CREDIT_PREFIX), *blobs_of(record)}
            assert not isinstance(record, Page)
        else:
            assert plain(shared.prepared[key]) == plain(record)
    credited = prepared | {key: record for one in layers.values() for key, record in one.items() if record is not None}
    assert told <= barred(credited)


@settings(max_examples=50)
@given(contents(), choices)
def test_sharing_what_was_shared_changes_nothing(
    content: tuple[dict[str, LessonRecord], dict[str, dict[str, LessonRecord | None]]], choice: SharingChoices
) -> None:
    shared = shared_content(*content, choice)
    once_more = shared_content(shared.prepared, shared.layers, choice)
    assert (once_more.prepared, once_more.layers, once_more.left_out) == (shared.prepared, shared.layers, ())


@settings(max_examples=50)
@given(contents())
def test_all_is_shared_when_all_is_asked_for(
    content: tuple[dict[str, LessonRecord], dict[str, dict[str, LessonRecord | None]]],
) -> None:
    shared = shared_content(*content, EVERYTHING)
    assert (shared.prepared, shared.layers, shared.left_out) == (*content, ())
