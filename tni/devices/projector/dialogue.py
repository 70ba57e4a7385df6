"""Dialogue with one projector, over any protocol: one query at a time, with time-outs and retries.

A state machine without I/O: bytes and times in, a `DialogueStep` out. `tni.devices.projector.connection` owns the
thread and the socket that feed it; a `ProjectorProtocol` implements the protocol.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from enum import Enum, auto
from math import inf

from tni.core.projector import (
    CommandAccepted,
    CommandDeclined,
    ConnectionFailure,
    ProjectorCommand,
    ProjectorEvent,
    ProjectorPower,
    ProjectorRefusal,
    ProjectorStatus,
    ProjectorUnavailable,
    StatusReceived,
)
from tni.devices.projector.protocol import (
    ConnectionAction,
    DialogueStep,
    HandshakeData,
    HandshakeDone,
    ProjectorProtocol,
    ProjectorQuery,
    ProjectorTimeouts,
    ProtocolEvent,
    ProtocolFailure,
    QueryReply,
)

TRIES = 2
"""Number of connections on which a command is sent before it counts as unanswered."""
MAX_STRAY_LINES = 32
"""Lines without a matching query that are tolerated on one connection."""
SHORT_LINES = 2
"""After this many connections in a row that the projector closed after one answer, send one command per connection."""
MAX_UNSOLICITED_BYTES = 1 << 16
"""Limit on bytes received without an answer among them; more is a flood."""
MAX_UNANSWERED = 2
"""A query that a projector left unanswered this often, while answering others, is dropped for good."""
FAST_POLLS = 6
"""Number of polls at the short interval after a command."""


class _Phase(Enum):
    CLOSED = auto()
    OPENING = auto()
    GREETING = auto()
    READY = auto()


class ProjectorDialogue:
    """State machine of the dialogue. Each method reports an event and returns the actions to take.

    All times are of one monotonic clock. status: what is known of the projector.
    """

    def __init__(self, protocol: ProjectorProtocol, timeouts: ProjectorTimeouts | None = None) -> None:
        self._protocol, self._timeouts = protocol, timeouts or ProjectorTimeouts()
        self.status = ProjectorStatus()
        self._phase = _Phase.CLOSED
        self._queue: deque[ProjectorQuery] = deque()
        self._pending: ProjectorQuery | None = None
        self._tries: dict[ProjectorCommand, int] = {}
        self._deadline_s: float | None = None
        self._poll_at_s: float | None = None
        self._retry_at_s: float | None = None
        self._failures = self._answers = self._stray = self._short_lines = self._fast_polls_left = self._bytes = 0
        self._silence: ConnectionFailure | None = None
        self._is_status_known, self._is_first_poll = False, True
        self._left: dict[tuple[str, str], int] = {}
        self._hinted_at_s = -inf
        self._surveyed: tuple[ProjectorPower | None, int] | None = None
        self._events: list[ProjectorEvent] = []
        self._write = b""
        self._line = ConnectionAction.KEEP

    # -- events

    def start(self, now_s: float) -> DialogueStep:
        self._poll()
        return self._next_step(now_s)

    def request(self, command: ProjectorCommand, now_s: float) -> DialogueStep:
        """Queue a command of the user. It goes before all queries and replaces a queued command of the same kind."""
        if self._silence is not None and self._silence.is_final:
            self._events.append(CommandDeclined(command, ProjectorRefusal.UNANSWERED))
            return self._next_step(now_s)
        question = self._protocol.command_query(command, self.status)
        if question is None:
            self._events.append(CommandDeclined(command, ProjectorRefusal.CANNOT))
            return self._next_step(now_s)
        for old in [q for q in self._queue if type(q.command) is type(command)]:
            self._queue.remove(old)
        self._tries[command] = 0
        place = sum(q.command is not None for q in self._queue)
        self._queue.insert(place, question)
        self._retry_at_s = None
        return self._next_step(now_s)

    def try_again(self, now_s: float) -> DialogueStep:
        """Query the projector now, at the user's request."""
        self._silence = self._retry_at_s = None
        if not (self._queue or self._pending):
            self._poll()
        return self._next_step(now_s)

    def hint(self, now_s: float) -> DialogueStep:
        """Query the projector after a hint that its status has changed, but not more often than every `look_soon_s`."""
        is_final = self._silence is not None and self._silence.is_final
        if is_final or now_s - self._hinted_at_s < self._timeouts.fast_poll_s:
            return self._next_step(now_s)
        self._hinted_at_s = now_s
        return self.try_again(now_s)

    def connected(self, now_s: float) -> DialogueStep:
        self._phase = _Phase.GREETING
        self._answers = self._stray = self._bytes = 0
        self._deadline_s = now_s + self._timeouts.answer_s
        self._write += self._protocol.greet()
        return self._next_step(now_s)

    def received(self, data: bytes, now_s: float) -> DialogueStep:
        self._bytes += len(data)
        if self._phase in (_Phase.GREETING, _Phase.READY):
            for message in self._protocol.decode(data):
                self._process(message, now_s)
                if self._line is ConnectionAction.CLOSE:
                    break
            else:
                if self._bytes > MAX_UNSOLICITED_BYTES:
                    self._fail(ConnectionFailure.NONSENSE, now_s)
        return self._next_step(now_s)

    def closed(self, why: ConnectionFailure, now_s: float) -> DialogueStep:
        """Note that the connection was closed or could not be opened."""
        if self._phase is _Phase.CLOSED:
            return self._next_step(now_s)
        if self._phase is _Phase.GREETING and self._protocol.unanswered():
            self._disconnect(reconnect=True)
        elif self._phase is _Phase.READY and (self._answers or not (self._queue or self._pending)):
            # It closes idle connections, or takes one command per connection: neither is a failure.
            if self._answers > 1:
                self._short_lines = 0
            elif self._queue or self._pending:
                self._short_lines += 1
            self._disconnect(reconnect=True)
        else:
            self._fail(why, now_s)
        self._line = ConnectionAction.KEEP if self._line is ConnectionAction.CLOSE else self._line
        return self._next_step(now_s)

    def timer(self, now_s: float) -> DialogueStep:
        """Run the time-outs: the time in the last `wake_at_s` has come."""
        if self._deadline_s is not None and now_s >= self._deadline_s:
            self._deadline_s = None
            if self._phase is _Phase.GREETING and self._protocol.unanswered():
                self._disconnect(reconnect=True)
            else:
                self._fail(ConnectionFailure.NO_ANSWER, now_s)
        if self._retry_at_s is not None and now_s >= self._retry_at_s:
            self._retry_at_s = None
            self._poll()
        if self._poll_at_s is not None and now_s >= self._poll_at_s:
            self._poll()
            self._is_first_poll = True
        return self._next_step(now_s)

    # -- reactions

    def _poll(self) -> None:
        self._poll_at_s = None
        self._fast_polls_left = max(0, self._fast_polls_left - 1)
        self._surveyed = self.status.power, self.status.class_number
        known = {_key(q) for q in self._queue if q.command is None}
        for question in self._protocol.survey(self.status):
            if _key(question) not in known and self._left.get(_key(question), 0) < MAX_UNANSWERED:
                self._queue.append(question)

    def _process(self, message: ProtocolEvent, now_s: float) -> None:
        match message:
            case HandshakeData(data):
                self._write += data
                self._deadline_s = now_s + self._timeouts.answer_s
            case HandshakeDone():
                self._phase, self._deadline_s = _Phase.READY, None
            case QueryReply(name, value) if self._pending is not None and name in ("", self._pending.name):
                self._replied(self._pending, value)
                self._ask_next(now_s)  # the same bytes may already hold its answer
            case ProtocolFailure(why, again):
                if again:
                    self._disconnect(reconnect=True)
                else:
                    self._fail(why, now_s)
            case _:
                self._stray += 1
                if self._stray > MAX_STRAY_LINES:
                    self._fail(ConnectionFailure.NONSENSE, now_s)

    def _replied(self, query: ProjectorQuery, value: str) -> None:
        self._pending, self._deadline_s = None, None
        self._answers += 1
        self._bytes = 0
        self._failures, self._silence = 0, None
        self._left.pop(_key(query), None)
        learnt = self._protocol.read_reply(query, value, self.status)
        self._queue.extendleft(reversed(learnt.more))
        if learnt.instead is not None:
            self._queue.appendleft(learnt.instead)
        elif query.command is not None:
            self._tries.pop(query.command, None)
            said = (
                CommandAccepted(query.command)
                if learnt.refusal is None
                else CommandDeclined(query.command, learnt.refusal)
            )
            self._events.append(said)
            self._fast_polls_left = FAST_POLLS
            self._poll()
        self._learn(learnt.status)

    def _learn(self, status: ProjectorStatus) -> None:
        if status != self.status or not self._is_status_known:
            self._events.append(StatusReceived(status))
        self.status, self._is_status_known = status, True

    def _disconnect(self, *, reconnect: bool) -> None:
        """Close the connection. again: open a new one when there is something to send."""
        asked, self._pending = self._pending, None
        if asked is not None:
            if asked.name != self._protocol.vital:
                self._left[_key(asked)] = self._left.get(_key(asked), 0) + 1
            self._queue.appendleft(asked)
            if reconnect and asked.command is not None:
                self._drop_unanswered(asked.command)
        self._phase, self._deadline_s = _Phase.CLOSED, None
        self._line = ConnectionAction.CLOSE
        self._write = b""

    def _drop_unanswered(self, command: ProjectorCommand) -> None:
        """Give up a command after enough connections: a late effect would surprise the user."""
        self._tries[command] = self._tries.get(command, 0) + 1
        if self._tries[command] >= TRIES:
            del self._tries[command]
            self._queue = deque(q for q in self._queue if q.command != command)
            self._events.append(CommandDeclined(command, ProjectorRefusal.UNANSWERED))

    def _fail(self, why: ConnectionFailure, now_s: float) -> None:
        self._disconnect(reconnect=False)
        self._silence, self._is_status_known = why, False
        self._events.append(ProjectorUnavailable(why))
        self._queue = deque(q for q in self._queue if q.command is not None)
        for wish in [q.command for q in self._queue if q.command is not None]:
            if why.is_final:
                self._tries[wish] = TRIES
            self._drop_unanswered(wish)
        self._failures += 1
        self._poll_at_s = None
        delay_s = self._timeouts.retry_s * 2 ** min(self._failures - 1, 16)
        self._retry_at_s = None if why.is_final else now_s + min(delay_s, self._timeouts.retry_most_s)
        # The state of an unreachable projector is unknown.
        self.status = replace(self.status, power=None, source=None, is_blank=None, is_frozen=None, faults=())

    # -- actions

    def _ask_next(self, now_s: float) -> None:
        if self._phase is not _Phase.READY or self._pending is not None:
            return
        if not self._queue and self._is_first_poll and self._surveyed != (self.status.power, self.status.class_number):
            self._poll()  # the status determines the queries
            self._is_first_poll = False
        if not self._queue:
            if self._poll_at_s is None:
                self._poll_at_s = now_s + self._poll_interval_s
            return
        if self._answers and self._short_lines >= SHORT_LINES:
            self._disconnect(reconnect=True)
            return
        self._pending = question = self._queue.popleft()
        self._write += self._protocol.encode(question)
        self._deadline_s = now_s + (question.wait_s or self._timeouts.answer_s)

    @property
    def _poll_interval_s(self) -> float:
        on_its_way = self._fast_polls_left > 0 or self.status.power in (
            ProjectorPower.WARMING,
            ProjectorPower.COOLING,
            None,
        )
        return self._timeouts.fast_poll_s if on_its_way else self._timeouts.poll_s

    def _next_step(self, now_s: float) -> DialogueStep:
        self._ask_next(now_s)
        if self._phase is _Phase.CLOSED and self._queue and self._retry_at_s is None:
            self._phase, self._line = _Phase.OPENING, ConnectionAction.OPEN
            self._deadline_s = None  # the connection has its own time-out
        elif self._phase is _Phase.CLOSED and not self._queue and self._poll_at_s is None and self._silence is None:
            self._poll_at_s = now_s + self._poll_interval_s  # it closed an idle connection
        wakes = [at_s for at_s in (self._deadline_s, self._poll_at_s, self._retry_at_s) if at_s is not None]
        turn = DialogueStep(self._reported_events(), self._write, self._line, min(wakes, default=None))
        self._events, self._write, self._line = [], b"", ConnectionAction.KEEP
        return turn

    def _reported_events(self) -> tuple[ProjectorEvent, ...]:
        """Return the events of this step, with only the last of several status events."""
        heard = [told for told in self._events if isinstance(told, StatusReceived)]
        return tuple(told for told in self._events if not isinstance(told, StatusReceived) or told is heard[-1])


def _key(question: ProjectorQuery) -> tuple[str, str]:
    return question.name, question.about
