"""Laws of revisions, their graph and their comparison."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.revisions import MADE, a_hash, a_revision, graphs, revisions, triples
from tni.core.ids import BlobId, PageId
from tni.library.revision import (
    BadRevisionError,
    PagePart,
    Revision,
    RevisionId,
    decode_revision,
    encode_revision,
    has_same_content,
    needs,
    revision_id,
    without_layers,
)
from tni.library.revision_comparison import MergeSide, PageDifference, compare, differing_pages
from tni.library.revision_graph import ancestors, heads, is_ancestor, merge_base, merge_bases

type Graph = dict[RevisionId, tuple[RevisionId, ...]]


@given(revisions)
def test_a_revision_is_read_as_it_was_written(revision: Revision) -> None:
    assert decode_revision(encode_revision(revision)) == revision
    assert encode_revision(decode_revision(encode_revision(revision))) == encode_revision(revision)


@given(st.binary() | st.text().map(str.encode))
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(BadRevisionError):
        decode_revision(data)


@given(revisions, st.data())
def test_bytes_that_were_changed_are_refused_or_another_revision(revision: Revision, data: st.DataObject) -> None:
    encoded = bytearray(encode_revision(revision))
    encoded[data.draw(st.integers(0, len(encoded) - 1))] ^= 1 << data.draw(st.integers(0, 6))
    try:
        found = decode_revision(bytes(encoded))
    except BadRevisionError:
        return
    assert found != revision
    assert encode_revision(found) == bytes(encoded)


@given(revisions, revisions)
def test_an_id_is_that_of_everything_in_a_revision(one: Revision, other: Revision) -> None:
    assert (revision_id(one) == revision_id(other)) == (encode_revision(one) == encode_revision(other))


@given(revisions)
def test_class_layers_can_be_left_out_without_another_id(revision: Revision) -> None:
    given_away = without_layers(revision)
    assert given_away.layers == ()
    assert revision_id(given_away) == revision_id(revision)
    assert decode_revision(encode_revision(given_away)) == given_away
    assert has_same_content(given_away, revision) == (not revision.layers)
    assert {*needs(given_away)} <= {*needs(revision)}


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"made": MADE.replace(tzinfo=None)}, "zone"),
        ({"properties": BlobId("AB" * 32)}, "hash"),
        ({"left_out": BlobId("")}, "hash"),
        ({"pages": (PagePart(PageId("a"), float("nan"), a_hash(1)),)}, "finite"),
        ({"pages": (PagePart(PageId("a"), 1.0, a_hash(1)), PagePart(PageId("a"), 2.0, a_hash(1)))}, "twice"),
    ],
)
def test_a_value_without_canonical_form_is_refused(wrong: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        replace(a_revision(a=1), **wrong)


@given(graphs(), st.data())
def test_merge_bases_are_the_latest_common_ancestors(graph: Graph, data: st.DataObject) -> None:
    one, other = data.draw(st.sampled_from(sorted(graph))), data.draw(st.sampled_from(sorted(graph)))
    common = {r for r in graph if is_ancestor(graph, r, one) and is_ancestor(graph, r, other)}
    latest = {r for r in common if not any(r != s and is_ancestor(graph, r, s) for s in common)}
    assert merge_bases(graph, one, other) == latest
    assert merge_base(graph, one, other) == merge_base(graph, other, one)
    assert (merge_base(graph, one, other) is None) == (not common)
    if is_ancestor(graph, one, other):
        assert merge_bases(graph, one, other) == {one}


@given(graphs())
def test_each_revision_is_an_ancestor_of_a_head_and_no_head_is_of_another(graph: Graph) -> None:
    found = heads(graph)
    assert set().union(*(ancestors(graph, head) for head in found)) == graph.keys()
    assert not any(is_ancestor(graph, one, other) for one in found for other in found if one != other)


@given(triples())
def test_a_side_is_said_to_have_changed_what_is_not_as_it_was(triple: tuple[Revision, Revision, Revision]) -> None:
    base, ours, theirs = triple
    comparison = compare(base, ours, theirs)
    assert [page.page for page in comparison.pages][: len(ours.pages)] == [part.page for part in ours.pages]
    assert {page.page for page in comparison.pages} == {part.page for side in triple for part in side.pages}
    contents = [tuple(part and part.content for part in (p.base, p.ours, p.theirs)) for p in comparison.pages]
    sides = [page.side for page in comparison.pages]
    for side, (before, here, there) in zip(
        [comparison.properties, *sides], [tuple(r.properties for r in triple), *contents], strict=True
    ):
        assert (side is MergeSide.NEITHER) == (before == here == there)
        assert (side is MergeSide.OURS) == (here != before == there)
        assert (side is MergeSide.THEIRS) == (there != before == here)
        assert (side is MergeSide.SAME) == (before != here == there)


@given(triples())
def test_both_computers_compare_alike(triple: tuple[Revision, Revision, Revision]) -> None:
    base, ours, theirs = triple
    other = {MergeSide.OURS: MergeSide.THEIRS, MergeSide.THEIRS: MergeSide.OURS}
    here, there = compare(base, ours, theirs), compare(base, theirs, ours)
    assert {page.page: page.side for page in here.pages} == {
        page.page: other.get(page.side, page.side) for page in there.pages
    }


@given(triples())
def test_pages_differ_where_their_contents_do(triple: tuple[Revision, Revision, Revision]) -> None:
    _, older, newer = triple
    found = differing_pages(older, newer)
    for page in {p.page for p in (*older.pages, *newer.pages)}:
        before, after = older.page(page), newer.page(page)
        if before is None or after is None:
            assert found[page] is (PageDifference.ADDED if before is None else PageDifference.REMOVED)
        elif before.content != after.content:
            assert found[page] is PageDifference.CHANGED
        else:
            assert found.get(page, PageDifference.MOVED) is PageDifference.MOVED
    kept = [p.page for p in newer.pages if p.page not in found]
    assert kept == [p.page for p in older.pages if p.page in kept]


def test_only_the_page_that_was_moved_counts_as_moved() -> None:
    older, newer = a_revision(a=1, b=2, c=3, d=4), a_revision(d=4, a=1, b=2, c=3)
    assert differing_pages(older, newer) == {"d": PageDifference.MOVED}
