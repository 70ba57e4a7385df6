"""Revisions for tests: strategies of hypothesis and histories made by them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from tni.core.ids import BlobId, ClassLayerId, PageId
from tni.library.revision import LayerPart, PagePart, Revision, RevisionId

MADE = datetime(2026, 10, 3, 17, 5, tzinfo=timezone(timedelta(hours=2)))


def a_hash(number: int) -> BlobId:
    return BlobId(f"{number:064x}")


def a_revision(**pages: int) -> Revision:
    """Revision with pages in the given order, each with the content of its number."""
    parts = tuple(PagePart(PageId(page), float(at), a_hash(n)) for at, (page, n) in enumerate(pages.items()))
    return Revision(lesson_id="lesson", made=MADE, pages=parts, properties=a_hash(0))


hashes = st.integers(0, 40).map(a_hash)
blobs = st.lists(hashes, max_size=3).map(tuple)
names = st.text(st.characters(), max_size=5) | st.sampled_from(["a", "b", "c", "\ud800"])
places = st.floats(-5, 5) | st.floats(allow_nan=False, allow_infinity=False)
pages = st.lists(
    st.builds(PagePart, names.map(PageId), places, hashes, blobs),
    max_size=5,
    unique_by=lambda page: page.page,
).map(tuple)  # fmt: skip
layers = st.lists(
    st.builds(LayerPart, names.map(ClassLayerId), hashes, blobs), max_size=3, unique_by=lambda layer: layer.layer
).map(tuple)
zones = st.timedeltas(timedelta(hours=-14), timedelta(hours=14)).map(
    lambda d: timezone(timedelta(minutes=d.seconds // 60))
)
times = st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=zones)
revisions = st.builds(
    Revision,
    lesson_id=names,
    parents=st.lists(hashes.map(RevisionId), max_size=3).map(tuple),
    made=times,
    author=names,
    pages=pages,
    properties=hashes,
    property_blobs=blobs,
    layers=layers,
)


@st.composite
def graphs(draw: st.DrawFn) -> dict[RevisionId, tuple[RevisionId, ...]]:
    """History of a lesson: each revision was made from some of those before it."""
    ids = [RevisionId(a_hash(number)) for number in range(draw(st.integers(1, 9)))]
    return {
        revision: tuple(sorted(draw(st.sets(st.sampled_from(ids[:number]), max_size=2))) if number else ())
        for number, revision in enumerate(ids)
    }


@st.composite
def triples(draw: st.DrawFn) -> tuple[Revision, Revision, Revision]:
    """A revision and two that were made from it in different places."""
    base = draw(revisions)
    number = st.integers(50, 53).map(a_hash)

    def changed(made: datetime) -> Revision:
        kept = [p for p in base.pages if draw(st.integers(0, 4))]
        parts = [replace(p, content=draw(number)) if draw(st.booleans()) else p for p in kept]
        parts = [replace(p, position=draw(st.floats(-5, 5))) if draw(st.booleans()) else p for p in parts]
        new = PagePart(PageId("new"), 9.0, draw(number))
        parts += [new] if draw(st.booleans()) and all(p.page != "new" for p in parts) else []
        layers = tuple(replace(p, content=draw(number)) if draw(st.booleans()) else p for p in base.layers)
        properties = draw(number) if draw(st.booleans()) else base.properties
        return replace(base, made=made, pages=tuple(parts), layers=layers, properties=properties)

    return base, changed(MADE.astimezone(UTC)), changed(MADE + timedelta(days=1))
