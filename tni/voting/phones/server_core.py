"""Logic of the vote server between devices, journal and program, without the network."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from tni.core.ids import PhoneId
from tni.quiz.phones import PhoneVote, SeatClaim
from tni.voting.phones.answer_bound import AnswerBound, AnswerKey, HeldAnswer
from tni.voting.phones.codes import is_token, new_token, normalize_code, phone_id_of
from tni.voting.phones.journal import GroupCommit, JournalFile
from tni.voting.phones.journal_records import JournalRecord, SeatAssigned, VotesStored
from tni.voting.phones.limits import LeakyBuckets, PhoneLimits
from tni.voting.phones.messages import PhoneAnswer, PhoneJoin, PhoneMessage, PhonePing, PhoneSeatChoice
from tni.voting.phones.poll import PhonePoll
from tni.voting.phones.poll_state import AnswerRefusal, PhoneDevice, PollState
from tni.voting.phones.seat_origins import SeatOrigins

MAX_TRANSPORTS = 8
"""Open transports of one device, such as browser tabs and lost connections; beyond that the oldest is closed."""
MOST_CLAIMS, MOST_WANDERERS, MOST_STEPS, MOST_CROWDS = 12, 12, 8, 3
"""Limits on what the program is sent: claims, devices (and addresses) that had several numbers, the last numbers of
each, and addresses of many devices. A phone may make up any number of them; the teacher could not read more, nor could
the main window draw them in time."""
RECENT_S = 12.0
"""Time since its last request for which a polling device counts as connected."""


class PhoneTransport(Protocol):
    """Connection of a device, of any kind."""

    device: PhoneId | None
    address: str

    def send(self, message: dict[str, Any]) -> None:
        """Send a message without waiting."""


class OpenPhoneTransport(PhoneTransport, Protocol):
    """Connection that stays open."""

    def end(self) -> None:
        """Close the connection."""


class PhoneServerCore:
    """Logic of the vote server. Used in one event loop. code: session code. send: takes messages for the program, in
    order."""

    def __init__(
        self, code: str, file: JournalFile, limits: PhoneLimits, send: Callable[[dict[str, Any]], None]
    ) -> None:
        self._code, self._limits, self._send = code, limits, send
        self.state = PollState()
        for record in file.records:
            self.state.apply(record)
        self.state.begin(time.monotonic())
        self._journal = GroupCommit(file, self._synced, self._trouble)
        self._lines: dict[PhoneId, list[OpenPhoneTransport]] = {}
        """Open transports of each device, oldest first."""
        self._seen_s: dict[PhoneId, float] = {}
        self._addresses: dict[PhoneId, str] = {}
        """Addresses of connected devices."""
        self._origins = SeatOrigins(limits.numbers)
        self._taken: dict[PhoneId, set[int]] = {}
        """Numbers that a device has taken while the question is open."""
        self._messages, self._guesses = LeakyBuckets(limits.messages), LeakyBuckets(limits.guesses)
        self._newcomers, self._seatings = LeakyBuckets(limits.newcomers), LeakyBuckets(limits.seatings)
        self._answers = AnswerBound(limits.answers)
        self.pictures: dict[str, bytes] = {}
        """PNG or JPEG by name, of the current and the next poll."""
        self.people_changed = True

    # -- messages of devices

    def handle(self, line: PhoneTransport, message: PhoneMessage) -> bool:
        """Handle a message of a device. Returns False if it was refused because of a limit, a wrong code or an unknown
        device."""
        now_s = time.monotonic()
        if isinstance(message, PhoneJoin):
            return self._join(line, message, now_s)
        device = self.state.devices.get(line.device) if line.device is not None else None
        if device is None:
            return _refuse(line, "token")
        if not self._messages.take(device.id, now_s):
            return _refuse(line, "slow")
        self._seen_s[device.id] = now_s
        match message:
            case PhonePing():
                line.send({"t": "pong"})
            case PhoneSeatChoice(number):
                if number != device.number and not self._seatings.take(device.id, now_s):
                    return _refuse(line, "slow")
                self._choose(line, device, number)
            case PhoneAnswer():
                self._answer(line, device, message, now_s)
        return True

    def _join(self, line: PhoneTransport, join: PhoneJoin, now_s: float) -> bool:
        token = join.token if join.token is not None and phone_id_of(join.token) in self.state.devices else None
        if token is None and not self._guesses.has_capacity(line.address, now_s):
            return _refuse(line, "slow")  # refuses the right code too, or else more guessing would pay off
        if normalize_code(join.code) != self._code:
            self._guesses.pour(line.address, now_s)
            return _refuse(line, "code")
        if token is None:
            if len(self.state.devices) >= self._limits.devices:
                return _refuse(line, "full")
            if not self._newcomers.take(line.address, now_s):
                return _refuse(line, "slow")
            token = new_token()
        elif not self._messages.take(phone_id_of(token), now_s):
            return _refuse(line, "slow")
        device = self.state.enter(phone_id_of(token))
        self._welcome(line, device, now_s)
        line.send({"t": "welcome", "token": token})
        self._choose(line, device, join.number if device.number is None else device.number)
        return True

    def recognise(self, line: PhoneTransport, token: str) -> PhoneDevice | None:
        """Return the device with this token; None for a token that was never issued."""
        device = self.state.devices.get(phone_id_of(token)) if is_token(token) else None
        if device is not None:
            self._welcome(line, device, time.monotonic())
        return device

    def _welcome(self, line: PhoneTransport, device: PhoneDevice, now_s: float) -> None:
        if line.device is not None and line.device != device.id:
            self.leave(line)
        line.device = device.id
        self._seen_s[device.id], self._addresses[device.id] = now_s, line.address
        if device.number is not None:
            self._origins.found(line.address, device.number)
        self.people_changed = True

    def hold(self, line: OpenPhoneTransport) -> None:
        """Register a transport that stays open, to send it each change."""
        if line.device is not None:
            lines = self._lines.setdefault(line.device, [])
            lines.append(line)
            self.people_changed = True
            if len(lines) > MAX_TRANSPORTS:
                lines.pop(0).end()

    def leave(self, line: PhoneTransport) -> None:
        """Remove a transport that has closed."""
        id_ = line.device or PhoneId("")
        before = self._lines.get(id_)
        if before is not None:
            self._lines[id_] = [held for held in before if held is not line]
            if not self._lines[id_]:
                del self._lines[id_]
                self._gone(id_)
            self.people_changed = True

    def _gone(self, id_: PhoneId) -> None:
        self._seen_s.pop(id_, None)
        self._addresses.pop(id_, None)

    def _choose(self, line: PhoneTransport, device: PhoneDevice, number: int | None) -> None:
        self._take_number(device, line.address, number)
        self.show(line, device)

    def _take_number(self, device: PhoneDevice, address: str, number: int | None) -> None:
        """Give the device the number, or leave the decision to the teacher."""
        is_open = self.state.is_open
        asks = number is not None and number != device.number and self._has_enough(device, address, number)
        seated = self.state.choose(device, number, asks=asks)
        self.people_changed = True
        self._settle(seated)
        if seated is not None and number is not None:
            self._origins.took(address, number, is_open=is_open)
            if is_open:
                self._taken.setdefault(device.id, set()).add(number)

    def _has_enough(self, device: PhoneDevice, address: str, number: int) -> bool:
        """Return whether the teacher is asked before the device, or its address, takes one number more."""
        had = self._taken.get(device.id, set()) - {number} if self.state.is_open else set()
        return len(had) >= self._limits.numbers or not self._origins.may_take(address, number)

    def _settle(self, seated: SeatAssigned | None) -> None:
        """Apply an assignment, and send the new state to the number's previous holder and to all transports of the
        device."""
        if seated is None:
            return
        before = self.state.holders.get(seated.number) if seated.number is not None else None
        left = self.state.enter(seated.device).number
        self.state.apply(seated)
        if left is not None:
            self._origins.release(left, has_vote=self.state.has_vote(left))
        self.people_changed = True
        self._journal.put(seated, then=lambda: None)
        for id_ in {before, seated.device} - {None}:
            self._show_all(PhoneId(id_ or ""))

    def _answer(self, line: PhoneTransport, device: PhoneDevice, answer: PhoneAnswer, now_s: float) -> None:
        key, ack = (device.id, answer.round), {"t": "ack", "round": answer.round, "seq": answer.sequence}
        held = self._answers.held.get(key)
        if held is not None and answer.sequence == held.vote.sequence:  # sent again, since no receipt came yet
            held.tell = lambda: line.send({**ack, "is": "received"})
            return
        if held is not None and answer.sequence < held.vote.sequence:
            result: PhoneVote | AnswerRefusal = AnswerRefusal.OLD
        else:
            result = self.state.answer(device, answer, now_s)
        match result:
            case PhoneVote():
                told = HeldAnswer(result, lambda: line.send({**ack, "is": "received"}))
                if (wait_s := self._answers.wait_s(key, now_s)) > 0:
                    self._hold(key, told, wait_s)
                else:
                    self._store(key, told)
            case AnswerRefusal():  # waits, since an older answer may be on its way to the disk
                self._journal.put(then=lambda: line.send({**ack, "is": result.value}))

    def _store(self, key: AnswerKey, answer: HeldAnswer) -> None:
        device = self.state.devices[key[0]]
        is_first = self.state.is_new(device)
        self.state.apply(answer.vote)
        self._answers.stored(key, time.monotonic())
        self._journal.put(answer.vote, then=answer.tell)
        if is_first:  # from now on it is sent its own time limit
            self._show_all(device.id)

    def _hold(self, key: AnswerKey, answer: HeldAnswer, wait_s: float) -> None:
        """Let an answer wait in place of the one that waits; see `AnswerLimit`."""
        self.state.reserve(answer.vote.at_s)
        if key not in self._answers.held:
            asyncio.get_running_loop().call_later(wait_s, self._release, key)
        self._answers.held[key] = answer

    def _release(self, key: AnswerKey) -> None:
        """Store the answer that waits, if any."""
        if (held := self._answers.held.pop(key, None)) is not None:
            self._store(key, HeldAnswer(self.state.placed(held.vote), held.tell))

    def _release_all(self) -> None:
        for key in list(self._answers.held):
            self._release(key)

    def show(self, line: PhoneTransport, device: PhoneDevice) -> None:
        """Send the current state to a transport, once it is on disk."""
        message = self.state.snapshot(device, time.monotonic())
        self._journal.put(then=lambda: line.send(message))

    def _show_all(self, id_: PhoneId) -> None:
        for line in self._lines.get(id_, ()):
            self.show(line, self.state.devices[id_])

    # -- messages of the program

    def pose(self, posed: PhonePoll | None) -> None:
        """Show a question, its new phase, or none."""
        self._release_all()  # given in time, whatever comes next
        self._answers.keep(() if posed is None else posed.names)
        before, self.state.posed = self.state.posed, posed
        if before is None or posed is None or before.round.id != posed.round.id:
            self._taken.clear()
            self._origins.begin_question()
        names = set() if posed is None else {shown.name for shown in posed.pictures.values()}
        self.pictures = {name: data for name, data in self.pictures.items() if name in names}
        for id_ in list(self._lines):
            self._show_all(id_)
        self._forget()

    def allow(self, claim: SeatClaim, *, allowed: bool) -> None:
        """Apply the teacher's decision on a claim."""
        if allowed:
            seated = self.state.allow(claim)
            self._settle(seated)
            if seated is not None:
                self._origins.gave(claim.number, has_vote=self.state.has_vote(claim.number))
        else:
            self.state.deny(claim)
            self._show_all(claim.device)
        self.people_changed = True

    def set_router(self, address: str, *, is_router: bool) -> None:
        """Record whether an address is a router, as the teacher answered. Behind a router, each waiting device gets its
        number."""
        self._origins.set_router(address, is_router=is_router)
        self.people_changed = True
        waiting = [device for device in self.state.devices.values() if device.wants is not None] if is_router else ()
        for device in waiting:
            if self._addresses.get(device.id) == address:
                self._take_number(device, address, device.wants)
                self._show_all(device.id)

    def erase(self, numbers: Sequence[int]) -> None:
        """Erase the answers under these seat numbers, and take the numbers from their devices, in memory and on disk,
        then tell the program."""
        gone = set(numbers)
        for key, held in list(self._answers.held.items()):
            if held.vote.number in gone:
                del self._answers.held[key]
        unseated = self.state.erase(gone)
        self.people_changed = True
        self._journal.renew(self.state.records, then=lambda: self._send({"say": "erased", "numbers": list(numbers)}))
        for id_ in unseated:
            self._show_all(id_)

    def confirm(self, places: Sequence[int]) -> None:
        """Record that the program has these votes on its disk."""
        known = tuple(place for place in places if place in self.state.owed)
        if known:
            stored = VotesStored(known)
            self.state.apply(stored)
            self._journal.note(stored)
            if not self.state.owed:
                self._forget()

    def _forget(self) -> None:
        if self.state.forget():
            self._journal.renew(self.state.records)

    def hand_over(self) -> None:
        """Send the program the votes that it has not confirmed, when either of them starts."""
        owed = list(self.state.owed.values())
        self._journal.put(then=lambda: self._send_votes(owed))

    def _synced(self, records: Sequence[JournalRecord]) -> None:
        owed = self.state.owed  # a pupil may have been erased meanwhile
        self._send_votes([record for record in records if isinstance(record, PhoneVote) and record.place in owed])

    def _send_votes(self, votes: Sequence[PhoneVote]) -> None:
        for start in range(0, len(votes), 500):
            self._send({"say": "votes", "rows": votes[start : start + 500]})

    def _trouble(self, error: OSError | None) -> None:
        self._send({"say": "disk", "error": None if error is None else f"{type(error).__name__}: {error}"})

    def send_people(self) -> None:
        """Send the program the connected devices if they have changed."""
        now_s = time.monotonic()
        for id_ in [id_ for id_, at_s in self._seen_s.items() if now_s - at_s > RECENT_S and id_ not in self._lines]:
            self._gone(id_)
            self.people_changed = True
        if not self.people_changed:
            return
        self.people_changed = False
        devices = self.state.devices
        here = [devices[id_] for id_ in self._lines.keys() | self._seen_s.keys() if id_ in devices]
        self._send({
            "say": "people",
            "numbers": sorted(device.number for device in here if device.number is not None),
            "unnumbered": sum(device.number is None for device in here),
            "claims": [[claim.number, claim.device] for claim in self._claims()],
            "together": self._origins.together()[:MOST_WANDERERS],
            "crowds": self._crowds(),
            "wanderers": [list(numbers[-MOST_STEPS:]) for numbers in self.state.wanderers()[-MOST_WANDERERS:]],
        })  # fmt: skip

    def _crowds(self) -> list[tuple[str, int, bool | None]]:
        """Return the first unanswered entries of `SeatOrigins.crowds`, and the last answered ones."""
        crowds = self._origins.crowds(Counter(self._addresses.values()))
        asked = [crowd for crowd in crowds if crowd[2] is None][:MOST_CROWDS]
        return [*[crowd for crowd in crowds if crowd[2] is not None][-MOST_CROWDS:], *asked]

    def _claims(self) -> list[SeatClaim]:
        """Return the first claim of each address before the second of any, so that claims under many names hide no
        other."""
        before: dict[str, int] = {}
        ranked = []
        for claim in self.state.claims():
            address = self._addresses.get(claim.device, "")
            before[address] = before.get(address, 0) + 1
            ranked.append((before[address], claim))
        ranked.sort(key=lambda one: one[0])
        return [claim for _, claim in ranked[:MOST_CLAIMS]]

    async def close(self) -> None:
        self._release_all()
        await self._journal.close()


def _refuse(line: PhoneTransport, why: str) -> bool:
    line.send({"t": "no", "why": why})
    return False
