"""The devices of a class and the question that is open to them: what each may do, and what each is to know.

Pure. What must outlive a crash changes by `apply` alone, of facts that the journal holds; applying a fact twice, or an
older vote after a newer one, changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from tni.quiz.answers import MAX_ANSWER, WHOLE_ANSWER_PREFIX, parse_answer
from tni.quiz.pacing import DONE, NOT_DONE
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.round import Round, RoundId, RoundPhase
from tni.quiz.vote_records import hand_in_id
from tni.voting.phones.codes import PhoneId
from tni.voting.phones.journal_records import (
    JournalCounters,
    JournalRecord,
    PhoneVote,
    SealedRound,
    SeatAssigned,
    VotesStored,
)
from tni.voting.phones.messages import PhoneAnswer


@dataclass(frozen=True, slots=True)
class PictureRef:
    """A picture as phones may know it. name: under which it is served. is_written: whether it is the question itself,
    as it is written, and not the board's page."""

    name: str
    is_written: bool = False


@dataclass(frozen=True, slots=True)
class PhonePoll:
    """A round as phones may know it: its question has no key. extra: more time, as a share of the limit, by number.
    pictures: by round, of those that have one. listed: numbers of those who are counted, None where everybody is.
    others: the rounds that follow it in a series, which are open together; empty for a question by itself."""

    round: Round
    extra: Mapping[int, float] = field(default_factory=dict)
    pictures: Mapping[RoundId, PictureRef] = field(default_factory=dict)
    listed: frozenset[int] | None = None
    others: tuple[Round, ...] = ()

    @property
    def rounds(self) -> tuple[Round, ...]:
        return (self.round, *self.others)

    @property
    def hand_in(self) -> str | None:
        """The name under which pupils say that a series is done."""
        return hand_in_id(self.round.id) if self.others else None

    @property
    def names(self) -> tuple[str, ...]:
        """All that is answered to."""
        return (*(round_.id for round_ in self.rounds), *filter(None, (self.hand_in,)))

    def counts(self, number: int | None) -> bool:
        """Whether somebody of the class has that number."""
        return self.listed is None or number in self.listed

    def takes(self, at_s: float, number: int) -> bool:
        """Whether what that pupil says at that time counts."""
        return self.round.takes(at_s, self.extra.get(number, 0.0))


class AnswerRefusal(Enum):
    """Why an answer was not taken. UNLISTED: nobody has the number, and an answer without names cannot be given to
    somebody later. OLD: it, or a later one of that device, was taken before. KEPT: the first one counts."""

    NO_NUMBER = "number"
    UNLISTED = "unlisted"
    CLOSED = "closed"
    NO_ANSWER = "refused"
    OLD = "old"
    KEPT = "kept"


@dataclass(slots=True)
class PhoneDevice:
    """wants: a number that is the teacher's to give, as one that another device has. numbers: all that it has had.
    taken_in: the round in which it took its number by itself, None where that was before or the teacher gave it."""

    id: PhoneId
    number: int | None = None
    wants: int | None = None
    sequence: int = 0
    numbers: list[int] = field(default_factory=list)
    taken_in: str | None = None


@dataclass(frozen=True, slots=True)
class SeatClaim:
    """A device says a number that another one has, or one more than it may take by itself."""

    number: int
    device: PhoneId


class PollState:
    def __init__(self) -> None:
        self.posed = None
        self.devices: dict[PhoneId, PhoneDevice] = {}
        self.holders: dict[int, PhoneId] = {}
        self.owed: dict[int, PhoneVote] = {}
        """Votes that the program has not said it has, by place."""
        self._held: dict[str, dict[int, PhoneVote]] = {}
        self._sealed: dict[str, dict[int, int]] = {}
        self._written: set[str] = set()
        """Rounds of which the journal holds votes."""
        self._named: set[str] = set()
        """Rounds whose votes may stay there a while: they were not without names."""
        self._place, self._at_s = 0, 0.0

    @property
    def posed(self) -> PhonePoll | None:
        """The question that is shown; None: none is."""
        return self._posed

    @posed.setter
    def posed(self, posed: PhonePoll | None) -> None:
        """What each answer and each device needs of it is looked up once."""
        self._posed = posed
        rounds = () if posed is None else posed.rounds
        self._rounds: dict[str, Round | None] = {round_.id: round_ for round_ in rounds}
        if posed is not None and posed.hand_in is not None:
            self._rounds[posed.hand_in] = None
        pictures = {} if posed is None else posed.pictures
        self._questions = [_asked(round_, pictures.get(round_.id)) for round_ in rounds]

    @property
    def is_open(self) -> bool:
        """Whether answers are taken."""
        return self._posed is not None and self._posed.round.phase is RoundPhase.OPEN

    # -- facts

    def apply(self, fact: JournalRecord) -> None:
        match fact:
            case SeatAssigned(device, number):
                self._seat(self.enter(device), number)
            case PhoneVote():
                self._take(fact)
            case JournalCounters(place, at_s, sequences):
                self._place, self._at_s = max(self._place, place), max(self._at_s, at_s)
                for device, sequence in sequences.items():
                    known = self.enter(device)
                    known.sequence = max(known.sequence, sequence)
            case SealedRound(round_, answered):
                self._sealed[round_] = dict(answered)
                self._held.pop(round_, None)
            case VotesStored(places):
                for place in places:
                    self.owed.pop(place, None)

    def _seat(self, device: PhoneDevice, number: int | None) -> None:
        if device.number is not None and self.holders.get(device.number) == device.id:
            del self.holders[device.number]
        device.number = device.wants = None
        if number is None:
            return
        before = self.devices.get(self.holders.get(number, PhoneId("")))
        if before is not None:
            before.number = None
        self.holders[number], device.number = device.id, number
        if number not in device.numbers:
            device.numbers.append(number)

    def _take(self, vote: PhoneVote) -> None:
        self._written.add(vote.round)
        if vote.place > self._place:
            self.owed[vote.place] = vote
        self._place, self._at_s = max(self._place, vote.place), max(self._at_s, vote.at_s)
        if not vote.number:  # nobody can tell any more whose it is
            return
        device = self.enter(vote.device)
        device.sequence = max(device.sequence, vote.sequence)
        held = self._held.setdefault(vote.round, {})
        if vote.number not in held or held[vote.number].place < vote.place:
            held[vote.number] = vote

    def facts(self) -> list[JournalRecord]:
        """What a journal made anew needs: all of it but votes that `forget` has forgotten."""
        kept = {v.place: v for v in self.owed.values()}
        names = () if self.posed is None else self.posed.names
        for name in names:
            kept |= {v.place: v for v in self._held.get(name, {}).values()}
        had = tuple(place for place in kept if place not in self.owed)
        seats = [SeatAssigned(d.id, number) for d in self.devices.values() for number in d.numbers]
        seats += [SeatAssigned(d.id, d.number) for d in self.devices.values() if d.numbers]  # whose it is in the end
        sequences = {d.id: d.sequence for d in self.devices.values() if d.sequence}
        sealed = [SealedRound(round_, answered) for round_, answered in self._sealed.items()]
        self._written = {v.round for v in kept.values()}
        self._named &= self._written | set(names)
        least = min(kept, default=self._place + 1) - 1
        votes = sorted(kept.values(), key=lambda v: v.place)
        counted = JournalCounters(self._place, self._at_s, {})
        return [*seats, JournalCounters(least, 0.0, sequences), *sealed, *votes, VotesStored(had), counted]

    def forget(self) -> bool:
        """Answers of rounds gone by are nobody's business any more, and whose they were in a closed vote without names
        is nobody's either, once the program has them. Whether the journal is to be made anew, since it holds any of
        these; while votes are taken, for those without names alone: it keeps others waiting."""
        posed, owed = self.posed, {vote.round for vote in self.owed.values()}
        names = set() if posed is None else set(posed.names)
        self._held = {name: held for name, held in self._held.items() if name in names}
        self._sealed = {name: sealed for name, sealed in self._sealed.items() if name in names}
        is_closed = posed is not None and posed.round.phase in (RoundPhase.CLOSED, RoundPhase.REVEALED)
        if posed is not None and posed.round.rules.anonymous and is_closed:
            for name in (names - owed) & self._held.keys():
                held = self._held.pop(name)
                self._sealed[name] = {number: vote.sequence for number, vote in held.items() if self._counts(vote)}
        spent = self._written - owed - self._held.keys()
        if posed is not None and not posed.round.rules.anonymous:
            self._named |= names
        if self.is_open:
            spent -= self._named
        return bool(spent)

    def begin(self, now_s: float) -> None:
        """The journal has been read. A clock below its last time is that of another start of the machine."""
        if self._at_s > now_s:
            self._at_s = now_s

    # -- devices

    def enter(self, id_: PhoneId) -> PhoneDevice:
        """The device, known from now on."""
        if id_ not in self.devices:
            self.devices[id_] = PhoneDevice(id_)
        return self.devices[id_]

    def choose(self, device: PhoneDevice, number: int | None, *, asks: bool = False) -> SeatAssigned | None:
        """The pupil says a number. None: nothing changes by it, or the teacher is to say whose it is, since another
        device has it or where it `asks`."""
        if number == device.number:
            device.wants = None
            return None
        if number is not None and (asks or number in self.holders):
            device.wants = number
            return None
        device.taken_in = self._posed.round.id if self._posed is not None and self.is_open else None
        return SeatAssigned(device.id, number)

    def allow(self, claim: SeatClaim) -> SeatAssigned | None:
        """The teacher says that the number goes to that device; None when it does not want it any more."""
        device = self.devices.get(claim.device)
        if device is None or device.wants != claim.number:
            return None
        device.taken_in = None
        return SeatAssigned(device.id, claim.number)

    def deny(self, claim: SeatClaim) -> None:
        """The teacher says that it stays where it is."""
        device = self.devices.get(claim.device)
        if device is not None and device.wants == claim.number:
            device.wants = None

    def claims(self) -> list[SeatClaim]:
        return [SeatClaim(device.wants, device.id) for device in self.devices.values() if device.wants is not None]

    def wanderers(self) -> list[tuple[int, ...]]:
        """Numbers that one device has had, of those that had several: somebody may vote for another."""
        return [tuple(device.numbers) for device in self.devices.values() if len(device.numbers) > 1]

    # -- answers

    def answer(self, device: PhoneDevice, said: PhoneAnswer, now_s: float) -> PhoneVote | AnswerRefusal:
        """What the answer is worth at that moment."""
        posed, number = self._posed, device.number
        if said.sequence <= device.sequence:
            return AnswerRefusal.OLD
        if number is None:
            return AnswerRefusal.NO_NUMBER
        if posed is None or said.round not in self._rounds:
            return AnswerRefusal.CLOSED
        rules, at_s = posed.round.rules, max(now_s, self._at_s + 1e-6)
        if not self.is_open or not posed.takes(at_s, number):
            return AnswerRefusal.CLOSED
        if rules.anonymous and not posed.counts(number):
            return AnswerRefusal.UNLISTED
        round_ = self._rounds[said.round]
        question = None if round_ is None else round_.question
        if question is None:
            choice = said.choice if said.choice in (DONE, NOT_DONE) else None
        elif rules.first_only and self._mine(number, said.round) is not None:
            return AnswerRefusal.KEPT
        else:
            choice = canonical_answer(question, said.choice)
        if choice is None:
            return AnswerRefusal.NO_ANSWER
        sure = said.sure if question is not None and question.confidence else None
        return PhoneVote(
            self._place + 1, said.round, device.id, number, said.sequence, choice, sure, at_s, rules.anonymous
        )

    def has_vote(self, number: int) -> bool:
        """Whether an answer to what is asked was taken under the number, from whatever device."""
        return any(number in self._held.get(name, {}) for name in self._rounds)

    def _mine(self, number: int | None, name: str) -> PhoneVote | None:
        """What that pupil has said to one of the things that are asked, as far as it counts."""
        held = None if number is None else self._held.get(name, {}).get(number)
        return held if held is not None and self._counts(held) else None

    def _counts(self, vote: PhoneVote) -> bool:
        return self.posed is not None and self.posed.takes(vote.at_s, vote.number)

    # -- what a device is to know

    def snapshot(self, device: PhoneDevice, now_s: float) -> dict[str, Any]:
        posed = self._posed
        told: dict[str, Any] = {
            "t": "state",
            "number": device.number,
            "wants": device.wants,
            "seq": device.sequence,
            "phase": "none" if posed is None else phase_name(posed.round),
        }
        if posed is not None:
            asked = [{**one, "mine": self._said(device, one["round"])} for one in self._questions]
            if posed.hand_in is None:
                told |= asked[0]
            else:
                told["round"], told["hand_in"] = posed.hand_in, self._said(device, posed.hand_in)
                told["series"] = asked
            told["first_only"] = posed.round.rules.first_only
            told["listed"] = posed.counts(device.number)
            limit_s, opened_s = posed.round.rules.limit_s, posed.round.opened_at_s
            if limit_s is not None and opened_s is not None:
                whole = limit_s * (1 + self._known_extra(device))
                told["left_s"] = round(max(0.0, opened_s + whole - now_s), 1)
        return told

    def is_new(self, device: PhoneDevice) -> bool:
        """Whether it has taken its number by itself while the question is open, and has not answered under it."""
        if self._posed is None or device.taken_in != self._posed.round.id:
            return False
        held = (self._mine(device.number, name) for name in self._rounds)
        return not any(vote is not None and vote.device == device.id for vote in held)

    def _known_extra(self, device: PhoneDevice) -> float:
        """How much more time its pupil is told to have; one that is new, none: else each free number would tell whether
        it has any."""
        posed, number = self._posed, device.number
        return 0.0 if posed is None or number is None or self.is_new(device) else posed.extra.get(number, 0.0)

    def _said(self, device: PhoneDevice, name: str) -> dict[str, Any] | None:
        """The answer that counts, as its pupil is told it."""
        if (mine := self._mine(device.number, name)) is not None:
            return {"seq": mine.sequence, "choice": mine.choice, "sure": mine.sure}
        sealed = {} if device.number is None else self._sealed.get(name, {})
        return {"seq": sealed[device.number], "choice": None, "sure": None} if device.number in sealed else None


def _asked(round_: Round, shown: PictureRef | None) -> dict[str, Any]:
    """A question and its name; shown: its picture, if it has one."""
    return {"round": round_.id, "question": question_to_json(round_.question, shown)}


def phase_name(round_: Round) -> str:
    """One that is revealed is closed: what is right is said on the board."""
    return {RoundPhase.READY: "ready", RoundPhase.OPEN: "open"}.get(round_.phase, "closed")


def question_to_json(question: Question, shown: PictureRef | None) -> dict[str, Any]:
    """The question as pages are told it."""
    return {
        "kind": question.kind.value,
        "choices": list(question.choices),
        "options": list(question.options),
        "targets": list(question.targets),
        "text": question.text or "",
        "confidence": question.confidence,
        "picture": None if shown is None else shown.name,
        "written": shown is not None and shown.is_written,
    }


def canonical_answer(question: Question, given: str) -> str | None:
    """An answer as it goes into the journal, from which the same one is read again; None when it is none."""
    if question.kind is QuestionKind.SEVERAL and not given.startswith(WHOLE_ANSWER_PREFIX):
        return None
    answer = parse_answer(question, given)
    if answer is None or len(answer) > MAX_ANSWER:
        return None
    if question.kind is QuestionKind.SEVERAL:
        return WHOLE_ANSWER_PREFIX + answer
    return answer if answer and parse_answer(question, answer) == answer else None
