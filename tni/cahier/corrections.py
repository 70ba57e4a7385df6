"""Transfer of the teacher's corrections from one proposed entry to a later one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tni.cahier.entry import MIN_SHOWN_S, CahierEntry
from tni.cahier.entry_builder import build_entry, corrected_text, phase_text
from tni.cahier.seance_log import EntryProposed, QuestionCorrected, SeanceEvent, SeanceId

_CORRECTED = ("class_name", "subject", "title", "contenu", "homework", "pages", "private_note")


def merge_corrections(now: CahierEntry, then: CahierEntry, edited: CahierEntry) -> CahierEntry:
    """Return the proposal `now` with the corrections that the teacher made to the earlier proposal `then`, giving
    `edited`. Every field that she changed stays as she wrote it. An end that she set stays unless the séance has gone
    on past it."""
    kept = {name: getattr(edited, name) for name in _CORRECTED if getattr(edited, name) != getattr(then, name)}
    start, end = now.start, now.end
    if edited.start != then.start:
        end += edited.start.date() - start.date()  # the teacher set another day: the séance ends on that day too
        start = edited.start
    if edited.end != then.end:
        end = max(end, edited.end)
    return replace(now, **kept, start=start, end=max(start, end))


def with_phase(contenu: str, title: str, *, goes_on: bool) -> str:
    """Return a content, edited or not, with the line of a phase as it is when the phase goes on in the next séance, or
    does not. Of several phases of that title it is the last."""
    lines, choices = contenu.split("\n"), [f"– {phase_text(title, goes_on=choice)}" for choice in (False, True)]
    if places := [at for at, line in enumerate(lines) if line in choices]:
        lines[places[-1]] = choices[goes_on]
    return "\n".join(lines)


def last_proposal(seance: SeanceId, log: Sequence[SeanceEvent], min_shown_s: float = MIN_SHOWN_S) -> CahierEntry | None:
    """Return the last proposal shown to the teacher, as it was then; None when none was. Raises: NoSeanceStartError."""
    last = max((place for place, event in enumerate(log) if isinstance(event, EntryProposed)), default=None)
    return None if last is None else build_entry(seance, log[: last + 1], min_shown_s=min_shown_s)


def with_later_answers(
    entry: CahierEntry, seance: SeanceId, log: Sequence[SeanceEvent], min_shown_s: float = MIN_SHOWN_S
) -> CahierEntry:
    """Return an entry made from the last shown proposal, updated with the right answers that were set since. Only lines
    that the teacher has not edited change. Raises: NoSeanceStartError."""
    last = max((place for place, event in enumerate(log) if isinstance(event, EntryProposed)), default=None)
    if last is None:
        return entry
    shown, later = log[: last + 1], [event for event in log[last + 1 :] if isinstance(event, QuestionCorrected)]
    before = build_entry(seance, shown, min_shown_s=min_shown_s).contenu
    after = build_entry(seance, [*shown, *later], min_shown_s=min_shown_s).contenu
    return replace(entry, contenu=corrected_text(entry.contenu, before, after))


def recovered_entry(
    seance: SeanceId, log: Sequence[SeanceEvent], kept: CahierEntry | None, min_shown_s: float = MIN_SHOWN_S
) -> CahierEntry:
    """Return the entry of a séance that was cut short, with the teacher's corrections. Raises: NoSeanceStartError."""
    now, then = build_entry(seance, log, min_shown_s=min_shown_s), last_proposal(seance, log, min_shown_s)
    return now if kept is None or then is None else merge_corrections(now, then, kept)
