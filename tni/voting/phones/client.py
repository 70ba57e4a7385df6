"""Client of the vote server for phones and tablets: switch it on and off, ask questions, receive votes. Main thread
only.

A phone session has a folder with its description (`session.json`: code, address, port) and the server's journal. Both
are deleted once the session is switched off and every vote is on the program's own disk. A session that a crash
interrupted continues at the next start with the same address and code, and devices reconnect by themselves.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import SystemRandom
from typing import Any

from tni.core.ids import PhoneId, new_id
from tni.core.mailbox import Mailbox
from tni.core.tasks import MainThread
from tni.quiz.phones import PhonesState, PhonesTrouble, PhoneVote, SeatClaim, SharedAddress
from tni.quiz.question_picture import QuestionPicture
from tni.quiz.round import Round, RoundId
from tni.voting.phones.addresses import own_addresses
from tni.voting.phones.anonymity import KEY_BYTES
from tni.voting.phones.codes import new_code
from tni.voting.phones.poll import PhonePoll, PictureRef, poll_to_json
from tni.voting.phones.process import PhoneServerProcess
from tni.voting.phones.recovery import RecoveryFiles, SavedAccess, unconfirmed_votes

_log = logging.getLogger(__name__)

PORT = 8080
"""Default port: short to type, and usable without administrator rights."""
CLOSE_S = 1.0
"""Longest time that `close` waits for each server."""
LOOPBACK = "127.0.0.1"
"""Listening address of a computer without a network: only the computer itself can connect."""


@dataclass(eq=False, slots=True)
class _Session:
    """One phone session. seen: votes by `_key`, with their place in the journal, 0 once they are on the program's disk.
    has_stopped: the server has reported that it stopped, so all its messages have been received. key: key of anonymous
    votes, see `anonymity`; in memory alone. routers: the teacher's answers, by address."""

    journal: Path
    key: bytes = field(default_factory=lambda: SystemRandom().randbytes(KEY_BYTES))
    seen: dict[tuple[str, str, int], int] = field(default_factory=dict)
    process: PhoneServerProcess | None = None
    has_stopped: bool = False
    routers: dict[str, bool] = field(default_factory=dict)
    was_up: bool = False

    def send(self, message: dict[str, Any], payload: bytes = b"") -> None:
        if self.process is not None:
            self.process.send(message, payload)


class PhonesClient:
    """Client of the vote server's process.

    votes: called on the main thread with new votes, each once per run of the program, in order; call `confirm` when
        they are on disk.
    changed: called when `state` has changed.
    command: starts the server's process, see `PhoneServerProcess`.
    """

    def __init__(
        self,
        folder: Path,
        main: MainThread,
        votes: Callable[[Sequence[PhoneVote]], None],
        changed: Callable[[], None],
        command: Sequence[str] | None = None,
    ) -> None:
        self._files = RecoveryFiles(folder)
        self._votes, self._changed, self._command = votes, changed, command
        self._mailbox: Mailbox[tuple[_Session, Mapping[str, Any]]] = Mailbox(lambda: main.post(self.drain))
        self._current: _Session | None = None
        self._ending: list[_Session] = []
        """Sessions that are switched off; their servers stop in their own time and hand over their last votes."""
        self._wanted, self._key = ("", PORT), b""
        self._had_before = False
        self._posed: PhonePoll | None = None
        self._pictures: dict[str, bytes] = {}
        """Pictures of the posed question, by name."""
        self._served: set[str] = set()
        """Names of the pictures that the server has."""
        self.limits: dict[str, object] = {}
        """Limits of `PhoneLimits` that differ from the defaults, for load tests."""
        self.state = PhonesState()

    # -- switching on and off

    @property
    def pid(self) -> int | None:
        """Process id of the server."""
        process = None if self._current is None else self._current.process
        return None if process is None else process.pid

    def switch_on(self, address: str = "", port: int = PORT) -> None:
        """Start a session. address: where to listen, empty for the address of most outgoing traffic; port: the
        preferred one."""
        if not self.state.is_on:
            self._wanted, self._had_before = (address, port), False
            code = new_code()
            while self._files.journal(code).exists():  # its session has votes that are not on the program's disk
                code = new_code()
            self._begin(code)

    def resume(self) -> bool:
        """Resume the session that a crash interrupted. Returns False if there is none."""
        saved = self._files.saved()
        if saved is None or self.state.is_on:
            return False
        self._wanted, self._had_before = (saved.address, saved.port), True
        self._begin(saved.code)
        return True

    def _begin(self, code: str) -> None:
        session = self._current = _Session(self._files.journal(code))
        self._key = session.key
        self.state = PhonesState(code=code, address=self._address(), wanted_port=self._wanted[1])
        self._save_access()
        session.process = PhoneServerProcess(
            self._first_message, lambda message: self._mailbox.put((session, message)), self._command
        )
        session.process.start()
        self._changed()

    def _first_message(self) -> dict[str, Any]:
        """Build the server's first message. Runs on the thread of `PhoneServerProcess`."""
        state, (_, port) = self.state, self._wanted
        return {
            "code": state.code,
            "address": self._address(),
            "port": state.port or port,
            "had_before": self._had_before or bool(state.port) or bool(self._ending),
            "journal": str(self._files.journal(state.code)),
            "key": self._key.hex(),
            "limits": self.limits,
        }

    def _address(self) -> str:
        """Return the preferred address if this computer has it, else the first of its own."""
        own = own_addresses()
        wanted = self._wanted[0]
        return wanted if wanted in (*own, "0.0.0.0", LOOPBACK) else next(iter(own), LOOPBACK)

    def switch_off(self) -> None:
        """End the session without waiting for it; votes that the server has received are still handed over."""
        session, self._current = self._current, None
        if session is None or session.process is None:
            return
        self._ending.append(session)
        session.process.end()
        self.state = PhonesState()
        self._files.delete()
        self._changed()

    def close(self) -> None:
        """Switch off and wait up to `CLOSE_S` for each server that is stopping. Votes not handed over by then are in
        the journal."""
        self.switch_off()
        for session in self._ending:
            if session.process is not None:
                session.process.join(CLOSE_S)
        self.drain()

    def _forget_journals(self) -> None:
        """Delete the journals of ended sessions whose votes are all on the program's disk."""
        for session in [s for s in self._ending if s.has_stopped and not any(s.seen.values())]:
            self.forget(session.journal)
            self._ending.remove(session)

    def left_over(self) -> list[tuple[Path, list[PhoneVote]]]:
        """Return the journals of sessions that ended before the program's disk had all votes, each with the votes that
        may be missing. Call `forget` once they are on disk."""
        return self._files.left_over([session.journal for session in self._sessions])

    def forget(self, journal: Path) -> None:
        """Delete a journal whose votes are all on the program's disk."""
        with suppress(OSError):
            journal.unlink(missing_ok=True)

    # -- polls

    def pose(
        self,
        round_: Round | None,
        extra: Mapping[int, float] | None = None,
        pictures: Mapping[RoundId, QuestionPicture] | None = None,
        listed: frozenset[int] | None = None,
        *,
        others: Sequence[Round] = (),
    ) -> None:
        """Show a question, open or not, or none. pictures: by round, where there is one; the same pictures each time.
        listed: seat numbers that count, None if all do. others: the rounds after the first one of a self-paced quiz."""
        posed, named = None, dict[str, bytes]()
        if round_ is not None:
            shown = {id_: self._shown(id_, picture) for id_, picture in (pictures or {}).items()}
            named = {shown[id_].name: picture.data for id_, picture in (pictures or {}).items()}
            posed = PhonePoll(_keyless(round_), dict(extra or {}), shown, listed, tuple(map(_keyless, others)))
        before, self._posed, self._pictures = self._posed, posed, named
        self._served &= named.keys()
        if before != posed:
            self._send_posed()

    def _shown(self, round_: RoundId, picture: QuestionPicture) -> PictureRef:
        """Return the picture under a name that is new for each picture, so that nobody can guess it."""
        before = None if self._posed is None else self._posed.pictures.get(round_)
        if before is not None and self._pictures[before.name] == picture.data:
            return PictureRef(before.name, picture.is_written)
        return PictureRef(new_id(), picture.is_written)

    def _send_posed(self) -> None:
        if self._current is None:
            return
        for name, data in self._pictures.items():
            if name not in self._served:
                self._served.add(name)
                self._current.send({"do": "picture", "name": name}, data)
        self._current.send({"do": "pose", "posed": None if self._posed is None else poll_to_json(self._posed)})

    def claim(self, claim: SeatClaim, *, allowed: bool) -> None:
        """Tell the server whether the teacher gives the seat number to the device that claims it."""
        if self._current is not None:
            self._current.send({"do": "claim", "number": claim.number, "device": claim.device, "allowed": allowed})

    def set_router(self, address: str, *, is_router: bool) -> None:
        """Record whether an address with many devices is the school's router, for the rest of the session."""
        if self._current is not None:
            self._current.routers[address] = is_router
            self._current.send({"do": "know", "address": address, "is_router": is_router})

    def confirm(self, votes: Sequence[PhoneVote]) -> None:
        """Confirm that these votes are on the program's disk."""
        for session in self._sessions:
            known = [key for key in map(_key, votes) if session.seen.get(key)]
            if known:
                session.send({"do": "had", "places": [session.seen[key] for key in known]})
                session.seen |= dict.fromkeys(known, 0)
        self._forget_journals()

    @property
    def _sessions(self) -> list[_Session]:
        return [*self._ending, *([] if self._current is None else [self._current])]

    def record_test(self, alive: bool) -> None:
        """Record whether a test reached the server's own address from this computer."""
        if not alive and self.state.is_up and self.state.trouble is None:
            self.state = replace(self.state, trouble=PhonesTrouble.UNREACHABLE)
            self._changed()

    # -- messages of the server

    def drain(self) -> None:
        """Handle all messages that the server has sent so far."""
        votes: list[PhoneVote] = []
        before = self.state
        for session, message in self._mailbox.drain():
            match message.get("say"):
                case "votes":
                    self._take(session, [PhoneVote(*row) for row in message["rows"]], votes)
                case "stopped":
                    session.has_stopped = True
                case "over":
                    self._take_rest(session, votes)
                case _ if session is self._current:
                    self._handle(session, message)
        if votes:
            self._votes(votes)
        self._forget_journals()
        if self.state != before:
            self._changed()

    def _handle(self, session: _Session, message: Mapping[str, Any]) -> None:
        match message.get("say"):
            case "people":
                self.state = replace(
                    self.state,
                    numbers=tuple(message["numbers"]),
                    unnumbered=message["unnumbered"],
                    claims=tuple(SeatClaim(number, PhoneId(device)) for number, device in message["claims"]),
                    wanderers=tuple(map(tuple, message["wanderers"])),
                    together=tuple(map(tuple, message["together"])),
                    crowds=tuple(SharedAddress(*crowd) for crowd in message["crowds"]),
                )
            case "ready":
                trouble = PhonesTrouble.NO_NETWORK if message["address"] == LOOPBACK != self._wanted[0] else None
                self.state = replace(
                    self.state, address=message["address"], port=message["port"], trouble=trouble, is_up=True
                )
                if session.was_up and not session.has_stopped:
                    self.state = replace(self.state, restarts=self.state.restarts + 1)
                session.was_up, session.has_stopped = True, False
                self._save_access()
                for known, is_router in session.routers.items():
                    session.send({"do": "know", "address": known, "is_router": is_router})
                self._served.clear()
                self._send_posed()
            case "disk":
                self.state = replace(self.state, trouble=PhonesTrouble.DISK if message["error"] else None)
            case "failed" | "ended":
                _log.warning("the vote server is not there: %s", message.get("error", "it has ended"))
                if message["say"] == "failed" or not self.state.port:
                    self.state = replace(self.state, trouble=PhonesTrouble.NO_SERVER)
                self.state = replace(self.state, numbers=(), unnumbered=0, crowds=(), is_up=False)
            case "moved":  # to another network: a restarted server continues the session there
                session.send({"do": "stop"})
            case _:
                pass

    def _take_rest(self, session: _Session, votes: list[PhoneVote]) -> None:
        """Read the remaining votes from the journal after the server has ended; a killed server has not sent all of
        them."""
        session.process = None
        if not session.has_stopped:
            with suppress(OSError):
                self._take(session, unconfirmed_votes(session.journal, session.key), votes)
            session.has_stopped = True

    def _take(self, session: _Session, received: Sequence[PhoneVote], votes: list[PhoneVote]) -> None:
        repeated = []
        for vote in received:
            key = _key(vote)
            if key not in session.seen:
                votes.append(vote)
            if session.seen.get(key) == 0:
                repeated.append(vote.place)
            else:
                session.seen[key] = vote.place
        if repeated:
            session.send({"do": "had", "places": repeated})

    def _save_access(self) -> None:
        state = self.state
        self._files.save(SavedAccess(state.code, state.address, state.port or self._wanted[1]))


def _keyless(round_: Round) -> Round:
    return replace(round_, question=replace(round_.question, key=None))


def _key(vote: PhoneVote) -> tuple[str, str, int]:
    return vote.device, vote.round, vote.sequence
