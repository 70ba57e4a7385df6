"""Past séances: their entries, late corrections, and recovery of interrupted ones.

For a worker thread: every function reads and writes the store, and raises its errors.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tni.cahier.corrections import recovered_entry
from tni.cahier.entry import CahierEntry
from tni.cahier.entry_builder import build_entry, corrected_text
from tni.cahier.seance_log import LessonOpened, QuestionAsked, QuestionCorrected, SeanceEnded, SeanceId, SeanceStarted
from tni.core.errors import TniError
from tni.core.ids import ClassLayerId
from tni.store.lesson_lock import is_locked
from tni.store.seances import SeanceState, SeanceStore, SeanceStoreError, SeanceSummary

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class InterruptedSeance:
    """Séance that a crash interrupted. lesson, seance, file: of the lesson taught last, as in `SeanceStarted`."""

    session: SeanceSummary
    lesson: str
    seance: ClassLayerId | None
    file: str


def correct_entry(store: SeanceStore, session: SeanceId, event: QuestionCorrected, min_shown_s: float) -> None:
    """Record another right answer in a séance that has ended, and update its entry unless the teacher has edited the
    line."""
    log = store.log(session)
    if not any(isinstance(asked, QuestionAsked) and asked.round == event.round for asked in log):
        return
    if event not in log:  # it is there if this write is repeated because its outcome was unknown
        store.append(session, len(log), (event,))
    kept = store.entry(session)
    state = next((found.state for found in store.listed() if found.id == session), SeanceState.DRAFT)
    if kept is None or state is SeanceState.OPEN:
        return  # the entry will be built from the log
    earlier = [one for one in log if one != event]
    before = build_entry(session, earlier, min_shown_s=min_shown_s).contenu
    after = build_entry(session, [*earlier, event], min_shown_s=min_shown_s).contenu
    store.save(replace(kept, contenu=corrected_text(kept.contenu, before, after)), state)


def ended_entry(store: SeanceStore, session: SeanceId, min_shown_s: float) -> CahierEntry:
    """Return the stored entry; a séance that was interrupted is ended at its last event first."""
    kept, log = store.entry(session), store.log(session)
    ended = any(isinstance(event, SeanceEnded) for event in log)
    if kept is not None and ended:
        return kept
    entry = recovered_entry(session, log, kept, min_shown_s)
    if not ended:
        store.append(session, len(log), (SeanceEnded(max(event.at for event in log)),))
    store.save(entry)
    return entry


def close_interrupted(
    store: SeanceStore, under_way: SeanceId | None, here: str, now: datetime, min_shown_s: float
) -> tuple[list[InterruptedSeance], list[CahierEntry]]:
    """Implement `CahierService.cut_short`. A séance with an unreadable log stays as it is and does not stop the
    others."""
    today: list[InterruptedSeance] = []
    closed: list[CahierEntry] = []
    for summary in store.unfinished():
        if summary.id == under_way:
            continue
        try:
            taught = [event for event in store.log(summary.id) if isinstance(event, SeanceStarted | LessonOpened)]
            if not taught or (taught[-1].file not in ("", here) and is_locked(Path(taught[-1].file))):
                continue
            if summary.start.astimezone(now.tzinfo).date() == now.date():
                today.append(InterruptedSeance(summary, taught[-1].lesson, taught[-1].seance, taught[-1].file))
            else:
                closed.append(ended_entry(store, summary.id, min_shown_s))
        except SeanceStoreError:
            raise
        except TniError as error:
            _log.warning("session %s cannot be read: %s", summary.id, error)
    return today, closed
