"""All stored votes of one pupil, for an export on request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tni.core.ids import ClassId, ClickerId, PupilId
from tni.quiz.ledger import Ledger
from tni.quiz.question import Question


@dataclass(frozen=True, slots=True)
class SentAnswer:
    """Press of a key, or an answer sent by a phone. at: None if no row tells when its round began. sure: see
    `CastVote`."""

    choice: str
    at: datetime | None = None
    sure: bool | None = None


@dataclass(frozen=True, slots=True)
class PupilVote:
    """All stored data of a pupil in one round, for an export on request.

    number: seat number in that round. choice: None if no answer counts. right: None without a key.
    asked: the question, with the texts of the choices. extra: extra time, as stored by earlier versions.
    devices: of the pupil. sent: all that came from them, in order.
    handed_in: times at which a quiz was handed in (True) or reopened (False); None as in `SentAnswer`.
    """

    at: datetime
    class_id: ClassId | None
    number: int
    question: str
    choice: str | None
    right: bool | None
    asked: Question | None = None
    extra: float = 0.0
    devices: tuple[ClickerId, ...] = ()
    sent: tuple[SentAnswer, ...] = ()
    handed_in: tuple[tuple[bool, datetime | None], ...] = ()


def pupil_vote(ledger: Ledger, pupil: PupilId) -> PupilVote | None:
    """Return the data of a pupil; None for a round in which the pupil had no seat number."""
    seats = [seat for seat in (ledger.seats or {}).values() if seat.pupil == pupil]
    if not seats:
        return None
    devices = {seat.clicker for seat in seats}
    line = next((line for line in ledger.results() if line.pupil == pupil), None)
    start, asked = next(iter(ledger.phases), None), ledger.round.question

    def wall(at_s: float) -> datetime | None:
        return None if start is None else start.at + timedelta(seconds=at_s - start.at_s)

    votes = sorted((v for v in ledger.votes if v.clicker in devices), key=lambda v: (v.at_s, v.n))
    handed_in = sorted((h for h in ledger.handed_in if h.clicker in devices), key=lambda h: (h.at_s, h.n))
    return PupilVote(
        ledger.created.at,
        ledger.class_id,
        seats[0].number if line is None else line.number,
        asked.text or "",
        None if line is None else line.choice,
        None if line is None else line.right,
        asked,
        max(seat.extra for seat in seats),
        tuple(sorted(devices)),
        tuple(SentAnswer(vote.choice, wall(vote.at_s), vote.sure) for vote in votes),
        tuple((one.done, wall(one.at_s)) for one in handed_in),
    )
