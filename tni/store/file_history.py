"""History of one file among the revisions of its lesson. Several files can hold one lesson, such as a copy that a file
manager made, or an older one that came from a key: each has the revisions that it was made from, and no others."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tni.core.errors import TniError
from tni.library.revision import Revision, RevisionId, has_same_content
from tni.library.revision_comparison import differing_pages
from tni.library.revision_graph import ancestors, heads
from tni.store.lesson_identity import read_lesson_id
from tni.store.library_names import name_of
from tni.store.revision_store import RevisionStore, StoredRevision, graph_of


def last_of_file(history: Sequence[StoredRevision], name: str) -> StoredRevision | None:
    """Return the revision that a file was last known to hold, None for a file that was never saved."""
    return next((stored for stored in reversed(history) if name in stored.files), None)


def history_of_file(
    history: Sequence[StoredRevision], name: str, library: Path, changed_s: float
) -> list[StoredRevision]:
    """Return the revisions that a file was made from, and those of other computers, oldest first. Of a file that was
    never saved, while others hold its lesson, they are those that are no younger than the file. changed_s: time at
    which it was last changed, in seconds since 1970."""
    others = _others_there(history, name, library)
    head = last_of_file(history, name)
    if not others:
        return list(history)
    if head is None:
        return _no_younger(history, changed_s)
    graph = graph_of(history)
    own = ancestors(graph, head.id)
    theirs = {id for other in others for id in ancestors(graph, other.id)} - own
    latest = heads(graph)
    for stored in history:
        if stored.id in latest and not stored.files:
            own |= ancestors(graph, stored.id)
    return [stored for stored in history if stored.id in own or (name in stored.files and stored.id not in theirs)]


def made_from(
    store: RevisionStore, history: Sequence[StoredRevision], name: str, revision: Revision, changed_s: float
) -> StoredRevision | None:
    """Return the revision that the present state of a file was made from, None for one that is not in its lesson's
    history. revision: this state; changed_s: as for `history_of_file`.

    It is the one that the file held before. A file of a new name holds a known state, was moved, or is a copy: this was
    made from a revision that is no younger, of these from the most similar one.
    """
    before = last_of_file(history, name)
    if before is not None and before.files[name].left is None:
        return before
    read = _read(store, history)
    if same := [stored for stored in history if stored.id in read and has_same_content(read[stored.id], revision)]:
        return same[-1]
    if not _others_there(history, name, store.library):
        return history[-1] if history else None
    found = [stored for stored in reversed(_no_younger(history, changed_s)) if stored.id in read]
    return min(found, key=lambda stored: len(differing_pages(read[stored.id], revision)), default=None)


def is_saved(history: Sequence[StoredRevision], path: Path, name: str) -> bool:
    """Return whether the file is the one whose state was saved last, judged by size and time. Raises: OSError."""
    last = last_of_file(history, name)
    return last is not None and is_noted(last, name, path.stat())


def is_unsaved(path: Path, library: Path) -> bool:
    """Return whether the state of a closed lesson is not in the history, as far as that can be seen without reading
    it. library: the folder that has the history."""
    name = name_of(path, library)
    try:
        return not is_saved(RevisionStore(library).history(read_lesson_id(path), name), path, name)
    except (TniError, OSError):
        return False  # opening it says what is wrong


def is_noted(stored: StoredRevision, name: str, found: os.stat_result) -> bool:
    """Return whether a file is as it was when it was last known to hold a revision."""
    state = stored.files.get(name)
    fingerprint = found.st_size, found.st_mtime_ns
    return state is not None and state.left is None and (state.size, state.mtime_ns) == fingerprint


def _no_younger(history: Sequence[StoredRevision], changed_s: float) -> list[StoredRevision]:
    changed = datetime.fromtimestamp(changed_s, UTC)
    return [stored for stored in history if stored.made <= changed]


def _others_there(history: Sequence[StoredRevision], name: str, library: Path) -> list[StoredRevision]:
    """Return what the other files hold that are still there."""
    last = {file: stored for stored in history for file in stored.files if file != name}
    return [stored for file, stored in last.items() if stored.files[file].left is None and (library / file).is_file()]


def _read(store: RevisionStore, history: Sequence[StoredRevision]) -> dict[RevisionId, Revision]:
    found: dict[RevisionId, Revision] = {}
    for stored in history:
        if stored.is_kept:
            try:
                found[stored.id] = store.revision(stored)
            except (TniError, OSError):
                continue  # damaged: the check of the library tells of it
    return found
