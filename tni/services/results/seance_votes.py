"""Rounds of past votes, grouped by class and séance."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tni.cahier.seance_summary import SeanceSummary
from tni.core.ids import ClassId
from tni.quiz.round import RoundId
from tni.quiz.vote_records import RoundCreated


@dataclass(frozen=True, slots=True)
class SeanceVotes:
    """Rounds of a class in one séance. seance: None for the rounds of one day that belong to no stored séance."""

    class_id: ClassId | None
    seance: SeanceSummary | None
    start: datetime
    rounds: tuple[RoundId, ...]


def votes_by_seance(created: Iterable[RoundCreated], seances: Sequence[SeanceSummary]) -> list[SeanceVotes]:
    """Group rounds by séance: the latest séance first, rounds in the order in which they were asked."""
    found: dict[tuple[ClassId | None, str | date], list[RoundCreated]] = {}
    owners: dict[str, SeanceSummary] = {}
    of_class: dict[ClassId | None, list[SeanceSummary]] = {}
    for seance in sorted(seances, key=lambda s: s.start):
        of_class.setdefault(seance.class_id, []).append(seance)
    for one in created:
        owner = _owner(one, of_class.get(one.class_id, []))
        if owner is not None:
            owners[owner.id] = owner
        place: str | date = owner.id if owner is not None else one.at.astimezone().date()
        found.setdefault((one.class_id, place), []).append(one)
    made = []
    for (class_id, place), rounds in found.items():
        summary = owners.get(place) if isinstance(place, str) else None
        start = rounds[0].at if summary is None else summary.start
        made.append(SeanceVotes(class_id, summary, start, tuple(one.round for one in rounds)))
    return sorted(made, key=lambda hour: hour.start, reverse=True)


def _owner(created: RoundCreated, seances: Sequence[SeanceSummary]) -> SeanceSummary | None:
    """Return the séance of a round; None without one. seances: séances of the class, sorted by start.

    It is the last séance that had begun. A class of the class list votes only during its séances, so for that day the
    end that the teacher has entered is ignored. Without a list, the end counts.
    """
    begun = bisect_right(seances, created.at, key=lambda s: s.start)
    last = seances[begun - 1] if begun else None
    if last is None or (last.end is not None and created.at <= last.end):
        return last
    same_day = last.start.astimezone().date() == created.at.astimezone().date()
    return last if same_day and (created.class_id is not None or last.end is None) else None
