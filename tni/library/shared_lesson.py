"""Lesson that is shared, as values: what is exchanged of it, and how it stands to the lessons of the others.

Revisions in a shared place have a history of their own. The lesson on this computer is based on some of them; what it
adds becomes a new one whose parents these are. A revision without a page says that the lesson was deleted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from tni.core.digest import sha256
from tni.core.ids import BlobId
from tni.library.exchange import SharedRevision
from tni.library.revision import (
    BadRevisionError,
    Revision,
    RevisionId,
    decode_revision,
    encode_revision,
    has_same_content,
    needs,
    revision_id,
)
from tni.library.revision_graph import ancestors, heads

NOTHING = BlobId(sha256(b"").hex())
"""Properties of a lesson that was deleted."""


class SharedRole(Enum):
    """Role of a lesson on this computer. A followed one takes from others and never sends."""

    SHARED = "shared"
    FOLLOWED = "followed"


class SharingState(Enum):
    """State of a shared lesson after the last exchange."""

    CURRENT = "current"
    UPDATE = "update"  # others went on from the lesson as it is here
    CONFLICT = "conflict"  # it was changed here and by others
    DELETED = "deleted"  # others deleted it; it is still here
    MISSING = "missing"  # its file is not where it was, as after it went to the bin
    UNREADABLE = "unreadable"  # its file on this computer cannot be read


def to_shared(revision: Revision) -> SharedRevision:
    """Return a revision as it is exchanged. Raises: ValueError for one with class layers, which are never sent."""
    if revision.layers or revision.left_out is not None:
        raise ValueError("class layers are not shared")
    # The list of class layers is empty, and its line is left out: the hash of the rest is the id.
    data = encode_revision(revision).partition(b"\n")[0]
    return SharedRevision(revision_id(revision), revision.parents, frozenset(needs(revision)), data)


def of_shared(shared: SharedRevision) -> Revision:
    """Return the revision of an exchanged one."""
    return decode_revision(shared.data)


def decode_shared(lesson: str, data: bytes) -> SharedRevision:
    """Decode an exchanged revision. Raises: BadRevisionError, also for one of another lesson."""
    revision = decode_revision(data)
    if revision.lesson_id != lesson or revision.left_out is None:
        raise BadRevisionError("not an exchanged revision of this lesson")
    return SharedRevision(revision_id(revision), revision.parents, frozenset(needs(revision)), data)


def deletion(lesson: str, parents: Iterable[RevisionId], made: datetime, author: str) -> Revision:
    return Revision(lesson_id=lesson, parents=tuple(parents), made=made, author=author, properties=NOTHING)


def is_deletion(revision: Revision) -> bool:
    return not revision.pages and revision.properties == NOTHING


def is_same_lesson(one: Revision, other: Revision) -> bool:
    """Return whether two revisions hold the same prepared lesson."""
    return has_same_content(_bare(one), _bare(other))


def _bare(revision: Revision) -> Revision:
    from dataclasses import replace

    return replace(revision, layers=(), left_out=None)


@dataclass(frozen=True, slots=True)
class SharedStanding:
    """Standing of a lesson among the heads of its shared history. base: revisions that it is based on, none of which
    is an ancestor of another. others: heads that hold something else, ascending."""

    state: SharingState
    base: tuple[RevisionId, ...]
    others: tuple[RevisionId, ...]


def shared_standing(
    revisions: Mapping[RevisionId, Revision], base: Iterable[RevisionId], role: SharedRole
) -> SharedStanding:
    """Return how a lesson stands that is based on some revisions and holds nothing that is not in one of them.

    A head with the same content is one more that it is based on, whoever made it. A followed lesson is never in
    conflict: whatever is not an ancestor of its base is an update.
    """
    graph = {key: revision.parents for key, revision in revisions.items()}
    known = [key for key in base if key in revisions]
    latest = heads(graph)
    known += [head for head in latest if any(is_same_lesson(revisions[head], revisions[key]) for key in known)]
    own = latest_of(graph, known)
    behind = set[RevisionId]().union(*(ancestors(graph, key) for key in own))
    others = sorted(latest - behind)
    if not others:
        return SharedStanding(SharingState.CURRENT, own, ())
    if all(is_deletion(revisions[other]) for other in others):
        state = SharingState.DELETED
    elif role is SharedRole.SHARED and latest & set(own):
        state = SharingState.CONFLICT
    else:
        state = SharingState.UPDATE
    return SharedStanding(state, own, tuple(others))


def latest_of(
    graph: Mapping[RevisionId, tuple[RevisionId, ...]], found: Iterable[RevisionId]
) -> tuple[RevisionId, ...]:
    """Return those revisions that are no ancestor of another one of them, ascending."""
    keys = set(found)
    older = {old for key in keys for old in ancestors(graph, key) - {key}}
    return tuple(sorted(keys - older))
