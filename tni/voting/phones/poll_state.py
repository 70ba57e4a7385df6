"""State of the vote server's poll: the devices of a class, the question posed to them, and what each device may do.

Pure. State that must survive a crash changes only by `apply`, from records of the journal. Applying a record twice, or
an older vote after a newer one, changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from tni.core.ids import PhoneId
from tni.quiz.answers import MAX_ANSWER, WHOLE_ANSWER_PREFIX, parse_answer
from tni.quiz.pacing import DONE, NOT_DONE
from tni.quiz.phones import PhoneVote, SeatClaim
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.round import Round, RoundPhase
from tni.voting.phones.journal_records import JournalCounters, JournalRecord, SealedRound, SeatAssigned, VotesStored
from tni.voting.phones.messages import PhoneAnswer
from tni.voting.phones.poll import PhonePoll, PictureRef


class AnswerRefusal(Enum):
    """Reason for refusing an answer. UNLISTED: no pupil has the number, and an anonymous answer cannot be given to one
    later. OLD: it, or a later one of that device, was taken before. KEPT: the first answer counts."""

    NO_NUMBER = "number"
    UNLISTED = "unlisted"
    CLOSED = "closed"
    NO_ANSWER = "refused"
    OLD = "old"
    KEPT = "kept"


@dataclass(slots=True)
class PhoneDevice:
    """Device of a pupil. wants: seat number that the teacher must grant, as another device has it. numbers: all that it
    has had. taken_in: the round in which it took its number by itself; None if that was earlier or the teacher gave
    it."""

    id: PhoneId
    number: int | None = None
    wants: int | None = None
    sequence: int = 0
    numbers: list[int] = field(default_factory=list)
    taken_in: str | None = None


class PollState:
    def __init__(self) -> None:
        self.posed = None
        self.devices: dict[PhoneId, PhoneDevice] = {}
        self.holders: dict[int, PhoneId] = {}
        self.owed: dict[int, PhoneVote] = {}
        """Votes that the program has not yet confirmed, by place."""
        self._held: dict[str, dict[int, PhoneVote]] = {}
        self._sealed: dict[str, dict[int, int]] = {}
        self._written: set[str] = set()
        """Rounds with votes in the journal."""
        self._named: set[str] = set()
        """Rounds that were not anonymous, whose votes may stay in the journal for a while."""
        self._place, self._at_s = 0, 0.0

    @property
    def posed(self) -> PhonePoll | None:
        """The question that is shown, or None."""
        return self._posed

    @posed.setter
    def posed(self, posed: PhonePoll | None) -> None:
        """Set the question and precompute what each answer and each device needs of it."""
        self._posed = posed
        rounds = () if posed is None else posed.rounds
        self._rounds: dict[str, Round | None] = {round_.id: round_ for round_ in rounds}
        if posed is not None and posed.hand_in is not None:
            self._rounds[posed.hand_in] = None
        pictures = {} if posed is None else posed.pictures
        self._questions = [_asked(round_, pictures.get(round_.id)) for round_ in rounds]

    @property
    def is_open(self) -> bool:
        """True while answers are taken."""
        return self._posed is not None and self._posed.round.phase is RoundPhase.OPEN

    # -- records

    def apply(self, record: JournalRecord) -> None:
        match record:
            case SeatAssigned(device, number):
                self._seat(self.enter(device), number)
            case PhoneVote():
                self._take(record)
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
        if not vote.number:  # the voter can't be identified any more
            return
        device = self.enter(vote.device)
        device.sequence = max(device.sequence, vote.sequence)
        held = self._held.setdefault(vote.round, {})
        if vote.number not in held or held[vote.number].place < vote.place:
            held[vote.number] = vote

    def records(self) -> list[JournalRecord]:
        """Return the records of a rewritten journal: everything except the votes that `forget` has dropped."""
        kept = {v.place: v for v in self.owed.values()}
        names = () if self.posed is None else self.posed.names
        for name in names:
            kept |= {v.place: v for v in self._held.get(name, {}).values()}
        had = tuple(place for place in kept if place not in self.owed)
        seats = [SeatAssigned(d.id, number) for d in self.devices.values() for number in d.numbers]
        seats += [SeatAssigned(d.id, d.number) for d in self.devices.values() if d.numbers]  # the final holder
        sequences = {d.id: d.sequence for d in self.devices.values() if d.sequence}
        sealed = [SealedRound(round_, answered) for round_, answered in self._sealed.items()]
        self._written = {v.round for v in kept.values()}
        self._named &= self._written | set(names)
        least = min(kept, default=self._place + 1) - 1
        votes = sorted(kept.values(), key=lambda v: v.place)
        counted = JournalCounters(self._place, self._at_s, {})
        return [*seats, JournalCounters(least, 0.0, sequences), *sealed, *votes, VotesStored(had), counted]

    def forget(self) -> bool:
        """Drop the answers of past rounds, and the voters of a closed anonymous vote once the program has its votes.
        Returns whether to rewrite the journal because it holds some of these; while voting is open, only for anonymous
        votes, since a rewrite delays others."""
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

    def erase(self, numbers: Collection[int]) -> list[PhoneId]:
        """Erase the answers under these seat numbers, and take the numbers from their devices. Returns these devices.
        The journal must be rewritten after it."""
        for held in self._held.values():
            for number in numbers:
                held.pop(number, None)
        for sealed in self._sealed.values():
            for number in numbers:
                sealed.pop(number, None)
        self.owed = {place: vote for place, vote in self.owed.items() if vote.number not in numbers}
        unseated = []
        for device in self.devices.values():
            if device.number in numbers:
                self._seat(device, None)
                unseated.append(device.id)
            device.numbers = [number for number in device.numbers if number not in numbers]
        return unseated

    def reserve(self, at_s: float) -> None:
        """Keep a time for an answer that is applied later: no other answer gets it."""
        self._at_s = max(self._at_s, at_s)

    def placed(self, vote: PhoneVote) -> PhoneVote:
        """Return an answer that was judged earlier with the next place."""
        return vote._replace(place=self._place + 1)

    def begin(self, now_s: float) -> None:
        """Finish reading the journal. A clock behind the journal's last time is that of another boot of the machine."""
        if self._at_s > now_s:
            self._at_s = now_s

    # -- devices

    def enter(self, id_: PhoneId) -> PhoneDevice:
        """Return the device, adding it if it is new."""
        if id_ not in self.devices:
            self.devices[id_] = PhoneDevice(id_)
        return self.devices[id_]

    def choose(self, device: PhoneDevice, number: int | None, *, asks: bool = False) -> SeatAssigned | None:
        """Handle a device's choice of a seat number. Returns None if nothing changes, or if the teacher has to decide:
        when another device has the number, or if `asks`."""
        if number == device.number:
            device.wants = None
            return None
        if number is not None and (asks or number in self.holders):
            device.wants = number
            return None
        device.taken_in = self._posed.round.id if self._posed is not None and self.is_open else None
        return SeatAssigned(device.id, number)

    def allow(self, claim: SeatClaim) -> SeatAssigned | None:
        """Grant a claim, as the teacher decided. Returns None if the device no longer wants the number."""
        device = self.devices.get(claim.device)
        if device is None or device.wants != claim.number:
            return None
        device.taken_in = None
        return SeatAssigned(device.id, claim.number)

    def deny(self, claim: SeatClaim) -> None:
        """Refuse a claim, as the teacher decided: the seat number stays where it is."""
        device = self.devices.get(claim.device)
        if device is not None and device.wants == claim.number:
            device.wants = None

    def claims(self) -> list[SeatClaim]:
        return [SeatClaim(device.wants, device.id) for device in self.devices.values() if device.wants is not None]

    def wanderers(self) -> list[tuple[int, ...]]:
        """Return the seat numbers of each device that has had several: a pupil may be voting for another."""
        return [tuple(device.numbers) for device in self.devices.values() if len(device.numbers) > 1]

    # -- answers

    def answer(self, device: PhoneDevice, answer: PhoneAnswer, now_s: float) -> PhoneVote | AnswerRefusal:
        """Judge an answer: return the vote that it becomes, or the reason for refusing it."""
        posed, number = self._posed, device.number
        if answer.sequence <= device.sequence:
            return AnswerRefusal.OLD
        if number is None:
            return AnswerRefusal.NO_NUMBER
        if posed is None or answer.round not in self._rounds:
            return AnswerRefusal.CLOSED
        rules, at_s = posed.round.rules, max(now_s, self._at_s + 1e-6)
        if not self.is_open or not posed.takes(at_s, number):
            return AnswerRefusal.CLOSED
        if rules.anonymous and not posed.counts(number):
            return AnswerRefusal.UNLISTED
        round_ = self._rounds[answer.round]
        question = None if round_ is None else round_.question
        if question is None:
            choice = answer.choice if answer.choice in (DONE, NOT_DONE) else None
        elif rules.first_only and self._mine(number, answer.round) is not None:
            return AnswerRefusal.KEPT
        else:
            choice = canonical_answer(question, answer.choice)
        if choice is None:
            return AnswerRefusal.NO_ANSWER
        sure = answer.sure if question is not None and question.confidence else None
        return PhoneVote(
            self._place + 1, answer.round, device.id, number, answer.sequence, choice, sure, at_s, rules.anonymous
        )

    def has_vote(self, number: int) -> bool:
        """Return whether an answer to the posed question was taken under the number, from any device."""
        return any(number in self._held.get(name, {}) for name in self._rounds)

    def _mine(self, number: int | None, name: str) -> PhoneVote | None:
        """Return the pupil's vote under one of the posed names, if it counts."""
        held = None if number is None else self._held.get(name, {}).get(number)
        return held if held is not None and self._counts(held) else None

    def _counts(self, vote: PhoneVote) -> bool:
        return self.posed is not None and self.posed.takes(vote.at_s, vote.number)

    # -- what a device is sent

    def snapshot(self, device: PhoneDevice, now_s: float) -> dict[str, Any]:
        posed = self._posed
        message: dict[str, Any] = {
            "t": "state",
            "number": device.number,
            "wants": device.wants,
            "seq": device.sequence,
            "phase": "none" if posed is None else phase_name(posed.round),
        }
        if posed is not None:
            asked = [{**one, "mine": self._counted_answer(device, one["round"])} for one in self._questions]
            if posed.hand_in is None:
                message |= asked[0]
            else:
                message["round"], message["hand_in"] = posed.hand_in, self._counted_answer(device, posed.hand_in)
                message["series"] = asked
            message["first_only"] = posed.round.rules.first_only
            message["listed"] = posed.counts(device.number)
            limit_s, opened_s = posed.round.rules.limit_s, posed.round.opened_at_s
            if limit_s is not None and opened_s is not None:
                whole = limit_s * (1 + self._known_extra(device))
                message["left_s"] = round(max(0.0, opened_s + whole - now_s), 1)
        return message

    def is_new(self, device: PhoneDevice) -> bool:
        """Return whether it took its number by itself while the question is open and has not answered under it."""
        if self._posed is None or device.taken_in != self._posed.round.id:
            return False
        held = (self._mine(device.number, name) for name in self._rounds)
        return not any(vote is not None and vote.device == device.id for vote in held)

    def _known_extra(self, device: PhoneDevice) -> float:
        """Return the additional time that the device is sent. A new device is sent none: otherwise trying free
        numbers would reveal who has additional time."""
        posed, number = self._posed, device.number
        return 0.0 if posed is None or number is None or self.is_new(device) else posed.extra.get(number, 0.0)

    def _counted_answer(self, device: PhoneDevice, name: str) -> dict[str, Any] | None:
        """Return the answer that counts, as sent to the pupil."""
        if (mine := self._mine(device.number, name)) is not None:
            return {"seq": mine.sequence, "choice": mine.choice, "sure": mine.sure}
        sealed = {} if device.number is None else self._sealed.get(name, {})
        return {"seq": sealed[device.number], "choice": None, "sure": None} if device.number in sealed else None


def _asked(round_: Round, shown: PictureRef | None) -> dict[str, Any]:
    """Return a question with the name of its round, for the page. shown: its picture, if any."""
    return {"round": round_.id, "question": question_to_json(round_.question, shown)}


def phase_name(round_: Round) -> str:
    """Return the phase for the page. A revealed round is sent as closed: the solution is shown on the projector."""
    return {RoundPhase.READY: "ready", RoundPhase.OPEN: "open"}.get(round_.phase, "closed")


def question_to_json(question: Question, shown: PictureRef | None) -> dict[str, Any]:
    """Convert a question for the page."""
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
    """Return the answer as stored in the journal, from which it can be parsed again; None if it is invalid."""
    if question.kind is QuestionKind.SEVERAL and not given.startswith(WHOLE_ANSWER_PREFIX):
        return None
    answer = parse_answer(question, given)
    if answer is None or len(answer) > MAX_ANSWER:
        return None
    if question.kind is QuestionKind.SEVERAL:
        return WHOLE_ANSWER_PREFIX + answer
    return answer if answer and parse_answer(question, answer) == answer else None
