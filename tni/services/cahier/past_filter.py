"""Past séances as their list shows and filters them: by words, class, week and school year, and by what is left to
do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from tni.cahier.entry import CahierEntry
from tni.cahier.seance_summary import SeanceState, SeanceSummary
from tni.core.collation import fold
from tni.planning.school_year import monday_of, school_year
from tni.services.cahier.school_time import in_school_time


class LeftToDo(Enum):
    """Least that the entry of a séance still wants from the teacher or the program."""

    NOTHING = "nothing"
    SENT = "sent"
    """It is where it was to be sent, as it is here."""
    TO_REVIEW = "to review"
    TO_SEND = "to send"
    """Confirmed, and a way to send it is set up, but it is not there."""
    WAITING = "waiting"
    """It is on its way, and the teacher need do nothing."""
    TO_CORRECT = "to correct"
    """It was sent, and what the ENT keeps is different, or the ENT refused it."""


@dataclass(frozen=True, slots=True)
class PastSeance:
    """Line of the list. text: folded, in which words are looked for. left: what is left to do."""

    summary: SeanceSummary
    text: str
    left: LeftToDo

    @property
    def day(self) -> date:
        return self.summary.start.date()


@dataclass(frozen=True, slots=True)
class PastFilter:
    """Choice among past séances. query: words, each of which must begin a word of the séance. class_name: "" for all.
    monday: first day of a week; year: in which a school year begins; None for any. only_left: those with something left
    to do."""

    query: str = ""
    class_name: str = ""
    monday: date | None = None
    year: int | None = None
    only_left: bool = False

    def takes(self, seance: PastSeance) -> bool:
        if self.class_name and seance.summary.class_name != self.class_name:
            return False
        if self.monday is not None and not self.monday <= seance.day < self.monday + timedelta(days=7):
            return False
        if self.year is not None and school_year(seance.day) != self.year:
            return False
        if self.only_left and seance.left in (LeftToDo.NOTHING, LeftToDo.SENT):
            return False
        return all(f" {word}" in seance.text for word in fold(self.query).split())


def past_seance(summary: SeanceSummary, entry: CahierEntry | None, sent: LeftToDo = LeftToDo.NOTHING) -> PastSeance:
    """Return the line of a séance, with the hours of its entry by the school's clock. sent: what its sending leaves to
    do."""
    texts = [summary.class_name, summary.subject, summary.title, summary.lesson]
    if entry is not None:
        texts += [entry.contenu, entry.sequence, *(work.text for work in entry.homework), *_supports(entry)]
    left = sent if summary.state is SeanceState.FINISHED else LeftToDo.TO_REVIEW
    plain = "".join(sign if sign.isalnum() else " " for sign in fold(" ".join(texts)))
    start = in_school_time(summary.start if entry is None else entry.start)
    return PastSeance(replace(summary, start=start), f" {' '.join(plain.split())}", left)


def _supports(entry: CahierEntry) -> Iterable[str]:
    return (f"{one.title} {one.place}" for one in entry.supports)


def class_names(seances: Sequence[PastSeance]) -> tuple[str, ...]:
    """Return the classes of some séances, in the order of their latest ones."""
    return tuple(dict.fromkeys(one.summary.class_name for one in seances if one.summary.class_name))


def weeks(seances: Sequence[PastSeance]) -> tuple[date, ...]:
    """Return the Mondays of the weeks in which some séances were, the latest first."""
    return tuple(sorted({monday_of(one.day) for one in seances}, reverse=True))


def years(seances: Sequence[PastSeance]) -> tuple[int, ...]:
    """Return the first years of the school years of some séances, the latest first."""
    return tuple(sorted({school_year(one.day) for one in seances}, reverse=True))
