"""Transfer of the teacher's corrections from one proposed entry to a later one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tni.cahier.class_answers import is_answers_line, tells_answers
from tni.cahier.corrected_pages import corrected_pages, with_corrected
from tni.cahier.entry import CahierEntry
from tni.cahier.entry_builder import corrected_answers_line
from tni.cahier.entry_phases import GOES_ON, phase_line, phase_name
from tni.cahier.french import NBSP
from tni.cahier.seance_log import EntryProposed, QuestionCorrected, SeanceEvent, SeanceId

type BuildEntry = Callable[[SeanceId, Sequence[SeanceEvent]], CahierEntry]
"""Builds the proposal of a séance. Raises: NoSeanceStartError."""

_CORRECTED = (
    "class_name", "subject", "title", "contenu", "homework", "pages", "private_note", "classes", "room", "sequence",
    "supports", "assessments", "files",
)  # fmt: skip


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


def corrected_proposal(
    now: CahierEntry, log: Sequence[SeanceEvent], proposed: CahierEntry | None, edited: CahierEntry | None
) -> CahierEntry:
    """Return a proposal with what she changed in the one before, `proposed`, if any, giving `edited`, and the answers
    that were corrected since, by the log."""
    if proposed is None or edited is None:
        return now
    entry = merge_corrections(now, proposed, edited)
    if edited.contenu == proposed.contenu:
        return entry
    return with_later_answers(entry, now.session, log, lambda _seance, _log: now)


def with_phase(contenu: str, title: str, *, goes_on: bool, subject: str = "", detail: str = "") -> str:
    """Return a content, edited or not, with the line of a phase as it is when the phase goes on in the next séance, or
    does not. Of several phases of that title it is the last. detail: of the phase, which may be all that is said."""
    lines, name = contenu.split("\n"), f"– {phase_name(title, subject)}"
    whole = phase_line(title, detail, goes_on=False, subject=subject)
    named = (name, f"– {whole}")
    begins = (f"{name} ", f"{name}{NBSP}: ", f"{name}, ", f"{name}. ")
    bare = [line.removesuffix(GOES_ON) for line in lines]
    if places := [at for at, line in enumerate(bare) if line in named or line.startswith(begins)]:
        lines[places[-1]] = bare[places[-1]] + (GOES_ON if goes_on else "")
    return "\n".join(lines)


def entry_with_phase(entry: CahierEntry, title: str, detail: str, *, goes_on: bool) -> CahierEntry:
    """Return an entry, edited or not, with the line of a phase as `with_phase` gives it."""
    contenu = with_phase(entry.contenu, title, goes_on=goes_on, subject=entry.subject, detail=detail)
    return replace(entry, contenu=contenu)


def corrected_text(kept: str, before: str, after: str, *, may_add: bool = True) -> str:
    """Return the teacher's version of a content, in which the sentence `before` on the answers of the class became
    `after`; either is "" without one. A sentence that she has edited or removed stays so. may_add: whether a first one
    is added."""
    lines, old = kept.split("\n"), before.split("\n")
    places = [at for at in range(len(lines)) if lines[at : at + len(old)] == old]
    if before and places:
        lines[places[0] : places[0] + len(old)] = [after] if after else []
    elif not before and after and may_add and not tells_answers(kept):
        lines = [*(lines if kept else []), after]
    return "\n".join(lines)


def with_answers_line(contenu: str, sentence: str) -> str:
    """Return a content, edited or not, with a sentence on the answers of the class in place of the one that it has, if
    any; "" removes it."""
    lines = [line for line in contenu.split("\n") if contenu and not is_answers_line(line)]
    return "\n".join([*lines, *([sentence] if sentence else [])])


def until_proposed(log: Sequence[SeanceEvent]) -> Sequence[SeanceEvent]:
    """Return a log until the last proposal was shown to the teacher; none of it when none was."""
    last = max((place for place, event in enumerate(log) if isinstance(event, EntryProposed)), default=-1)
    return log[: last + 1]


def last_proposal(seance: SeanceId, log: Sequence[SeanceEvent], build: BuildEntry) -> CahierEntry | None:
    """Return the last proposal shown to the teacher, as it was then but without what corrected copies brought; None
    when none was. Raises: NoSeanceStartError."""
    shown = until_proposed(log)
    return build(seance, with_corrected(shown, corrected_pages(log))) if shown else None


def with_later_answers(
    entry: CahierEntry, seance: SeanceId, log: Sequence[SeanceEvent], build: BuildEntry
) -> CahierEntry:
    """Return an entry made from the last shown proposal, updated with the right answers that were set since. Only the
    sentence on the answers changes, unless the teacher has edited it. Raises: NoSeanceStartError."""
    last = max((place for place, event in enumerate(log) if isinstance(event, EntryProposed)), default=None)
    if last is None:
        return entry
    shown, later = log[: last + 1], [event for event in log[last + 1 :] if isinstance(event, QuestionCorrected)]
    return with_answers_of(entry, seance, shown, [*shown, *later], build)


def with_answers_of(
    entry: CahierEntry, seance: SeanceId, before: Sequence[SeanceEvent], after: Sequence[SeanceEvent], build: BuildEntry
) -> CahierEntry:
    """Return an entry whose sentence on the answers follows the log `after` in place of the log `before`."""
    old, new = corrected_answers_line(before), corrected_answers_line(after)
    if old == new:
        return entry
    may_add = tells_answers(build(seance, after).contenu)
    return replace(entry, contenu=corrected_text(entry.contenu, old, new, may_add=may_add))


def recovered_entry(
    seance: SeanceId, log: Sequence[SeanceEvent], kept: CahierEntry | None, build: BuildEntry
) -> CahierEntry:
    """Return the entry of a séance that was cut short, with the teacher's corrections. Raises: NoSeanceStartError."""
    now, then = build(seance, log), last_proposal(seance, log, build)
    return now if kept is None or then is None else merge_corrections(now, then, kept)
