"""Withdrawal of corrected copies from séances in the store: their notes are erased from the logs, and what they brought
is left out of entries that the teacher has not confirmed.

For a worker thread: every function reads and writes the store, and raises its errors.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tni.cahier.corrected_pages import with_corrected, without_notes
from tni.cahier.seance_log import LessonOpened, PageShown, SeanceEnded, SeanceEvent, SeanceId, SeanceStarted
from tni.cahier.seance_summary import SeanceState
from tni.core.errors import TniError
from tni.core.ids import ClassLayerId, PageId
from tni.files.errors import SeanceStoreError
from tni.store.seances import SeanceStore

if TYPE_CHECKING:
    from tni.cahier.corrections import BuildEntry
    from tni.cahier.entry import CahierEntry

_log = logging.getLogger(__name__)


def withdraw_page(store: SeanceStore, seance: SeanceId, page: PageId, build: BuildEntry) -> bool:
    """Erase what was noted of a page in a séance, and leave it out of its entry unless that was confirmed: one that was
    confirmed is the teacher's. Return whether there was anything."""
    log = store.log(seance)
    erased = without_notes(log, page)
    changed = _changed(log, erased)
    entry = _entry_without(store, seance, page, log, build)
    if changed or entry is not None:
        store.rewrite(seance, changed, entry)
    return bool(changed)


def _changed(before: Sequence[SeanceEvent], after: Sequence[SeanceEvent]) -> dict[int, SeanceEvent]:
    return {place: new for place, (old, new) in enumerate(zip(before, after, strict=True)) if old != new}


def _entry_without(
    store: SeanceStore, seance: SeanceId, page: PageId, log: Sequence[SeanceEvent], build: BuildEntry
) -> CahierEntry | None:
    """Return the entry to be stored with a log of which notes were erased; None where it stays as it is."""
    kept = store.entry(seance)
    if kept is None or _is_confirmed(store, seance):
        return None
    from tni.cahier.corrections import until_proposed
    from tni.cahier.withdrawal import withdrawn_entry

    found = kept
    for part in (until_proposed(log), log if any(isinstance(event, SeanceEnded) for event in log) else ()):
        if part:  # of what the entry has been made
            before, after = build(seance, part), build(seance, with_corrected(part, [page]))
            found = withdrawn_entry(found, before, after, {page})
    return found if found != kept else None


def withdraw_from_past(
    store: SeanceStore,
    page: PageId,
    layer: ClassLayerId | None,
    under_way: SeanceId | None,
    build: BuildEntry,
    withdrawn: list[SeanceId],
) -> None:
    """Withdraw a page from the séances that have shown it in a class layer, or in any if `layer` is None, but for the
    one under way. withdrawn: gets those that have changed. A séance that cannot be read stays as it is, and does not
    stop the others."""
    for seance in store.showing(page):
        try:
            is_meant = seance != under_way and (layer is None or layer in _layers(store.log(seance)))
            if is_meant and withdraw_page(store, seance, page, build):
                withdrawn.append(seance)
        except SeanceStoreError:
            raise
        except TniError as error:
            _log.warning("session %s cannot be read: %s", seance, error)


def _layers(log: Sequence[SeanceEvent]) -> set[ClassLayerId | None]:
    return {event.seance for event in log if isinstance(event, SeanceStarted | LessonOpened)}


def restore_notes(
    store: SeanceStore,
    page: PageId,
    notes: tuple[str, str, tuple[str, ...]],
    seances: Sequence[SeanceId],
    build: BuildEntry,
) -> None:
    """Note a page again in séances from which it was withdrawn, because it has no mark any more, and propose it again
    where the teacher has not changed the entry. notes: title, text and sources as they are now."""
    for seance in seances:
        try:
            _note_in(store, seance, page, notes, build)
        except SeanceStoreError:
            raise
        except TniError as error:
            _log.warning("session %s cannot be read: %s", seance, error)


def _note_in(
    store: SeanceStore, seance: SeanceId, page: PageId, notes: tuple[str, str, tuple[str, ...]], build: BuildEntry
) -> None:
    log, kept = store.log(seance), store.entry(seance)
    last = max(place for place, event in enumerate(log) if isinstance(event, PageShown) and event.page == page)
    noted = [
        PageShown(event.at, page, event.number, *(notes if place == last else ()))
        if isinstance(event, PageShown) and event.page == page
        else event
        for place, event in enumerate(log)
    ]
    if kept is not None and any(isinstance(event, SeanceEnded) for event in log) and not _is_confirmed(store, seance):
        from tni.cahier.corrections import merge_corrections

        merged = merge_corrections(build(seance, noted), build(seance, log), kept)
        kept = replace(merged, start=kept.start, end=kept.end)
    else:
        kept = None
    store.rewrite(seance, _changed(log, noted), kept)


def _is_confirmed(store: SeanceStore, seance: SeanceId) -> bool:
    return store.state(seance) is SeanceState.FINISHED
