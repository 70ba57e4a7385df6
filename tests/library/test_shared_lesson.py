"""Tests of how a shared lesson stands to those of others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from tests.library.revisions import MADE, a_revision, revisions
from tni.core.digest import sha256
from tni.library.exchange import SharedRevision
from tni.library.revision import BadRevisionError, Revision, RevisionId, encode_revision, revision_id
from tni.library.shared_lesson import (
    SharedRole,
    SharedStanding,
    SharingState,
    decode_shared,
    deletion,
    is_deletion,
    of_shared,
    shared_standing,
    to_shared,
)

SHARED, FOLLOWED = SharedRole.SHARED, SharedRole.FOLLOWED


def after(*parents: Revision, **pages: int) -> Revision:
    return replace(a_revision(**pages), parents=tuple(map(revision_id, parents)))


def stand(role: SharedRole, base: list[Revision], *all_: Revision) -> SharedStanding:
    return shared_standing({revision_id(one): one for one in all_}, [revision_id(one) for one in base], role)


def ids(*found: Revision) -> tuple[RevisionId, ...]:
    return tuple(sorted(map(revision_id, found)))


@given(revisions)
def test_an_exchanged_revision_is_what_it_was_and_its_id_is_its_hash(revision: Revision) -> None:
    bare = replace(revision, layers=())
    shared = to_shared(bare)
    assert shared.id == sha256(shared.data).hex() == revision_id(bare)
    assert decode_shared(bare.lesson_id, shared.data) == shared
    assert revision_id(of_shared(shared)) == shared.id
    assert of_shared(shared).pages == bare.pages


@given(revisions)
def test_class_layers_are_never_exchanged(revision: Revision) -> None:
    if revision.layers:
        with pytest.raises(ValueError, match="not shared"):
            to_shared(revision)
    with pytest.raises(BadRevisionError):
        decode_shared(revision.lesson_id, encode_revision(revision))


def test_a_revision_of_another_lesson_is_refused() -> None:
    with pytest.raises(BadRevisionError):
        decode_shared("another", to_shared(a_revision(a=1)).data)


def test_a_lesson_nobody_else_changed_is_current() -> None:
    base = a_revision(a=1)
    assert stand(SHARED, [base], base) == SharedStanding(SharingState.CURRENT, ids(base), ())
    assert stand(SHARED, [base, after(base, a=2)], base, after(base, a=2)).state is SharingState.CURRENT


def test_what_others_made_of_it_is_an_update() -> None:
    base, theirs = a_revision(a=1), after(a_revision(a=1), a=2)
    for role in SharedRole:
        assert stand(role, [base], base, theirs) == SharedStanding(SharingState.UPDATE, ids(base), ids(theirs))


def test_two_changes_are_a_conflict_until_one_joins_them() -> None:
    base = a_revision(a=1)
    ours, theirs = after(base, a=2), after(base, a=3)
    assert stand(SHARED, [ours], base, ours, theirs) == SharedStanding(SharingState.CONFLICT, ids(ours), ids(theirs))
    joined = after(ours, theirs, a=3)
    assert stand(SHARED, [joined], base, ours, theirs, joined).state is SharingState.CURRENT
    assert stand(SHARED, [theirs], base, ours, theirs, joined).state is SharingState.CURRENT  # the same content
    assert stand(SHARED, [ours], base, ours, theirs, joined).state is SharingState.UPDATE


def test_the_same_change_made_twice_is_none() -> None:
    base = a_revision(a=1)
    ours, theirs = after(base, a=2), replace(after(base, a=2), author="a colleague")
    assert stand(SHARED, [ours], base, ours, theirs) == SharedStanding(SharingState.CURRENT, ids(ours, theirs), ())


def test_a_followed_lesson_is_never_in_conflict() -> None:
    base = a_revision(a=1)
    one, other = after(base, a=2), after(base, a=3)
    assert stand(FOLLOWED, [one], base, one, other) == SharedStanding(SharingState.UPDATE, ids(one), ids(other))


def test_a_deleted_lesson_is_told_of_and_a_change_beside_it_is_a_conflict() -> None:
    base = a_revision(a=1)
    gone = deletion("lesson", ids(base), MADE, "")
    assert is_deletion(gone)
    assert not is_deletion(base)
    assert stand(SHARED, [base], base, gone).state is SharingState.DELETED
    ours, theirs = after(base, a=2), after(base, a=3)
    assert stand(SHARED, [ours], base, ours, gone).state is SharingState.DELETED
    assert stand(SHARED, [ours], base, ours, theirs, gone).state is SharingState.CONFLICT
    assert isinstance(to_shared(gone), SharedRevision)
