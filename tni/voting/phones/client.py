"""Client of the vote server for phones and tablets: switch it on and off, ask questions, receive votes. Main thread
only.

An access of phones has a folder with its description (`session.json`: code, address, port) and the server's journal.
Both are deleted once it is switched off and every vote is on the program's own disk. An access that a crash interrupted
continues at the next start with the same address and code, and devices reconnect by themselves.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from tni.core.ids import PhoneId
from tni.core.mailbox import Mailbox
from tni.core.tasks import MainThread
from tni.quiz.phones import PhonesState, PhonesTrouble, PhoneVote, SeatClaim, SharedAddress
from tni.quiz.question_picture import QuestionPicture
from tni.quiz.round import Round, RoundId
from tni.voting.phones.access import PhoneAccess
from tni.voting.phones.addresses import own_addresses
from tni.voting.phones.codes import new_code
from tni.voting.phones.posed_poll import PosedPoll
from tni.voting.phones.process import PhoneServerProcess
from tni.voting.phones.recovery import RecoveryFiles, SavedAccess

_log = logging.getLogger(__name__)

PORT = 8080
"""Default port: short to type, and usable without administrator rights."""
CLOSE_S = 1.0
"""Longest time that `close` waits for each server."""
LOOPBACK = "127.0.0.1"
"""Listening address of a computer without a network: only the computer itself can connect."""


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
        self._mailbox: Mailbox[tuple[PhoneAccess, Mapping[str, Any]]] = Mailbox(lambda: main.post(self.drain))
        self._current: PhoneAccess | None = None
        self._ending: list[PhoneAccess] = []
        """Accesses that are switched off; their servers stop in their own time and hand over their last votes."""
        self._wanted, self._key = ("", PORT), b""
        self._had_before = False
        self._is_resumable = True
        self._poll = PosedPoll()
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
        """Begin an access. address: where to listen, empty for the address of most outgoing traffic; port: the
        preferred one."""
        if not self.state.is_on:
            self._wanted, self._had_before = (address, port), False
            code = new_code()
            while self._files.journal(code).exists():  # its access has votes that are not on the program's disk
                code = new_code()
            self._begin(code)

    def resume(self) -> bool:
        """Resume the access that a crash interrupted. Returns False if there is none."""
        saved = self._files.saved()
        if saved is None or self.state.is_on:
            return False
        self._wanted, self._had_before = (saved.address, saved.port), True
        self._begin(saved.code)
        return True

    def set_resumable(self, resumable: bool) -> None:
        """Set whether the next start resumes the access after a crash. It does not in a trial, whose rounds nobody
        stores."""
        if resumable is self._is_resumable:
            return
        self._is_resumable = resumable
        if self.state.is_on:
            self._save_access()

    def _begin(self, code: str) -> None:
        access = self._current = PhoneAccess(self._files.journal(code))
        self._key = access.key
        self.state = PhonesState(code=code, address=self._address(), wanted_port=self._wanted[1])
        self._files.make_folder()  # for the journal, also where the access is not resumable
        self._save_access()
        access.process = PhoneServerProcess(
            self._first_message, lambda message: self._mailbox.put((access, message)), self._command
        )
        access.process.start()
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
        """End the access without waiting for it; votes that the server has received are still handed over."""
        access, self._current = self._current, None
        if access is None or access.process is None:
            return
        self._ending.append(access)
        access.process.end()
        self.state = PhonesState()
        self._files.delete()
        self._changed()

    def close(self) -> None:
        """Switch off and wait up to `CLOSE_S` for each server that is stopping. Votes not handed over by then are in
        the journal."""
        self.switch_off()
        for access in self._ending:
            if access.process is not None:
                access.process.join(CLOSE_S)
        self.drain()

    def _forget_journals(self) -> None:
        """Delete the journals of ended accesses whose votes are all on the program's disk."""
        for access in [s for s in self._ending if s.is_done]:
            self.forget(access.journal)
            self._ending.remove(access)

    def left_over(self) -> list[tuple[Path, list[PhoneVote]]]:
        """Return the journals of accesses that ended before the program's disk had all votes, each with the votes that
        may be missing. Call `forget` once they are on disk."""
        return self._files.left_over([access.journal for access in self._accesses])

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
        is_new = self._poll.set(round_, extra or {}, pictures or {}, listed, others)
        if is_new and self._current is not None:
            self._poll.send(self._current)

    def claim(self, claim: SeatClaim, *, allowed: bool) -> None:
        """Tell the server whether the teacher gives the seat number to the device that claims it."""
        if self._current is not None:
            self._current.send({"do": "claim", "number": claim.number, "device": claim.device, "allowed": allowed})

    def set_router(self, address: str, *, is_router: bool) -> None:
        """Record whether an address with many devices is the school's router, for the rest of the access."""
        if self._current is not None:
            self._current.routers[address] = is_router
            self._current.send({"do": "know", "address": address, "is_router": is_router})

    def erase(self, numbers: Collection[int]) -> None:
        """Erase the answers under these seat numbers from the server's journal and memory; their devices lose the
        numbers."""
        for access in self._accesses:
            access.erase(numbers)

    def confirm(self, votes: Sequence[PhoneVote]) -> None:
        """Confirm that these votes are on the program's disk."""
        for access in self._accesses:
            access.confirm(votes)
        self._forget_journals()

    @property
    def _accesses(self) -> list[PhoneAccess]:
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
        for access, message in self._mailbox.drain():
            match message.get("say"):
                case "votes":
                    votes += access.take([PhoneVote(*row) for row in message["rows"]])
                case "erased":
                    access.erasing -= set(message["numbers"])
                case "stopped":
                    access.has_stopped = True
                case "over":
                    votes += access.take_rest()
                case _ if access is self._current:
                    self._handle(access, message)
        if votes:
            self._votes(votes)
        self._forget_journals()
        if self.state != before:
            self._changed()

    def _handle(self, access: PhoneAccess, message: Mapping[str, Any]) -> None:
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
                if access.was_up and not access.has_stopped:
                    self.state = replace(self.state, restarts=self.state.restarts + 1)
                access.was_up, access.has_stopped = True, False
                self._save_access()
                for known, is_router in access.routers.items():
                    access.send({"do": "know", "address": known, "is_router": is_router})
                self._poll.send_again(access)
                access.erase()
            case "disk":
                self.state = replace(self.state, trouble=PhonesTrouble.DISK if message["error"] else None)
            case "failed" | "ended":
                _log.warning("the vote server is not there: %s", message.get("error", "it has ended"))
                if message["say"] == "failed" or not self.state.port:
                    self.state = replace(self.state, trouble=PhonesTrouble.NO_SERVER)
                self.state = replace(self.state, numbers=(), unnumbered=0, crowds=(), is_up=False)
            case "moved":  # to another network: a restarted server continues the access there
                access.send({"do": "stop"})
            case _:
                pass

    def _save_access(self) -> None:
        state = self.state
        if not self._is_resumable:
            self._files.delete()
            return
        self._files.save(SavedAccess(state.code, state.address, state.port or self._wanted[1]))
