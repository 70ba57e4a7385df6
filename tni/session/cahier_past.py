"""Sessions that are not under way: their entries, late corrections, and what to do with those that were cut short.

For a worker: everything here reads and writes the store, and raises its errors.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tni.cahier.build import build, corrected_text
from tni.cahier.corrected import written_up
from tni.cahier.entry import Entry
from tni.cahier.log import Ended, LessonOpened, QuestionAsked, QuestionCorrected, SessionId, Started
from tni.core.errors import TniError
from tni.core.ids import SeanceId
from tni.store.lesson_lock import is_held
from tni.store.sessions import SessionsError, SessionState, SessionStore, SessionSummary

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A session that a crash cut short. lesson, seance, file: of the lesson taught last, as in `Started`."""

    session: SessionSummary
    lesson: str
    seance: SeanceId | None
    file: str


def correct(store: SessionStore, session: SessionId, event: QuestionCorrected, min_shown_s: float) -> None:
    """A question of an ended session got another right answer: its entry follows where the teacher left the line."""
    log = store.log(session)
    if not any(isinstance(asked, QuestionAsked) and asked.round == event.round for asked in log):
        return
    if event not in log:  # else a write whose outcome was not known is made again
        store.append(session, len(log), (event,))
    kept = store.entry(session)
    state = next((found.state for found in store.listed() if found.id == session), SessionState.DRAFT)
    if kept is None or state is SessionState.OPEN:
        return  # it will be written up from its log
    earlier = [one for one in log if one != event]
    before = build(session, earlier, min_shown_s=min_shown_s).contenu
    after = build(session, [*earlier, event], min_shown_s=min_shown_s).contenu
    store.save(replace(kept, contenu=corrected_text(kept.contenu, before, after)), state)


def entry_of(store: SessionStore, session: SessionId, min_shown_s: float) -> Entry:
    """The entry as kept; a session that was cut short is ended at its last event first."""
    kept, log = store.entry(session), store.log(session)
    ended = any(isinstance(event, Ended) for event in log)
    if kept is not None and ended:
        return kept
    entry = written_up(session, log, kept, min_shown_s)
    if not ended:
        store.append(session, len(log), (Ended(max(event.at for event in log)),))
    store.save(entry)
    return entry


def cut_short(
    store: SessionStore, under_way: SessionId | None, here: str, now: datetime, min_shown_s: float
) -> tuple[list[Interrupted], list[Entry]]:
    """See `CahierSession.cut_short`. A session whose log cannot be read stays as it is, and holds up no other."""
    today: list[Interrupted] = []
    closed: list[Entry] = []
    for summary in store.unfinished():
        if summary.id == under_way:
            continue
        try:
            taught = [event for event in store.log(summary.id) if isinstance(event, Started | LessonOpened)]
            if not taught or (taught[-1].file not in ("", here) and is_held(Path(taught[-1].file))):
                continue
            if summary.start.astimezone(now.tzinfo).date() == now.date():
                today.append(Interrupted(summary, taught[-1].lesson, taught[-1].seance, taught[-1].file))
            else:
                closed.append(entry_of(store, summary.id, min_shown_s))
        except SessionsError:
            raise
        except TniError as error:
            _log.warning("session %s cannot be read: %s", summary.id, error)
    return today, closed
