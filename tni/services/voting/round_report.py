"""Reports of a round: events for the cahier, and the round as JSON values."""

from __future__ import annotations

from datetime import datetime

from tni.cahier.seance_log import LoggedQuestionKind, QuestionAsked, QuestionCorrected
from tni.quiz.round import RoundId
from tni.quiz.tally import Tally
from tni.quiz.vote_records import CastVote
from tni.services.voting.live_round import LiveRound


def asked_event(live: LiveRound, absent: frozenset[int]) -> QuestionAsked:
    """Return the cahier's event for a round that was closed, by the votes in memory. absent: seat numbers."""
    assert live.closed_at is not None
    question, tally = live.round.question, live.tally(on_disk=False)
    seats = live.seats or {}
    here = None if live.seats is None else {s.number for s in seats.values() if s.number not in absent}
    voted = () if live.round.rules.anonymous else [seats[c].number for c in tally.answers if c in seats]
    return QuestionAsked(
        at=live.closed_at,
        kind=LoggedQuestionKind(question.kind.value),
        text=question.text or "",
        answered=len(tally.answers),
        expected=None if here is None else len(here.union(voted)),
        right=tally.right,
        round=live.round.id,
        page=question.page,
        question=question.id,
    )


def correction_event(round_id: RoundId, tally: Tally, at: datetime) -> QuestionCorrected:
    """Return the cahier's event for a round that got another right answer after `asked_event`."""
    return QuestionCorrected(at, round_id, len(tally.answers), tally.right)


def round_json(live: LiveRound) -> dict[str, object]:
    """Return a round as JSON values without names. `at_s`: seconds since the round opened."""
    tally, question = live.tally(), live.round.question
    seats, opened_s = live.seats or {}, live.round.opened_at_s or 0.0

    def line(vote: CastVote) -> dict[str, object]:
        return {"clicker": vote.clicker, "choice": vote.choice, "at_s": round(vote.at_s - opened_s, 3)}

    votes = [
        {"number": seats[vote.clicker].number if vote.clicker in seats else None, **line(vote)}
        for vote in tally.answers.values()
    ]
    return {
        "question": question.text,
        "kind": question.kind.value,
        "choices": list(question.choices),
        "key": question.key,
        "opened_at": live.opened_at.isoformat() if live.opened_at else None,
        "closed_at": live.closed_at.isoformat() if live.closed_at else None,
        "votes": sorted(votes, key=lambda v: (v["number"] or 0, v["clicker"])),
        "counts": dict(tally.counts),
        "unknown": [line(vote) for vote in tally.unknown.values()],
        "not_recorded": live.not_recorded,
    }
