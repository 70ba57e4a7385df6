"""The thread of a projector, against servers that this project did not write and against ones that misbehave.

Nothing here asserts how long something takes: what is asked returns, what must come is awaited.
"""

from __future__ import annotations

import contextlib
import hashlib
import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from tests.support.projector_servers import HERE, QUICK, SHORT, Loop, emulator, free_port, mock, serving, talking
from tni.core.clock import SystemClock
from tni.core.mailbox import Mailbox
from tni.core.projector import (
    CommandAccepted,
    CommandDeclined,
    ConnectionFailure,
    ProjectorEvent,
    ProjectorLamp,
    ProjectorMessage,
    ProjectorPower,
    ProjectorRefusal,
    ProjectorSource,
    ProjectorStatus,
    ProjectorUnavailable,
    SetBlank,
    SetFreeze,
    SetPower,
    SetSource,
    StatusReceived,
)
from tni.devices.projector.connection import ProjectorConnection
from tni.devices.projector.dialogue import ProjectorDialogue
from tni.devices.projector.escvp import EscVp
from tni.devices.projector.pjlink import PjLink
from tni.devices.projector.protocol import ConnectionAction, DialogueStep


@pytest.fixture
def loop() -> Iterator[Loop]:
    made = Loop()
    yield made
    made.close()


def status_of(wanted: Callable[[ProjectorStatus], bool]) -> Callable[[ProjectorEvent], bool]:
    return lambda told: isinstance(told, StatusReceived) and wanted(told.status)


def silent(why: ConnectionFailure) -> Callable[[ProjectorEvent], bool]:
    return lambda told: told == ProjectorUnavailable(why)


# -- aiopjlink's mock


def test_the_mock_is_asked_as_it_expects(loop: Loop) -> None:
    script = [
        (b"%1POWR ?\r", b"%1POWR=0\r"), (b"%1CLSS ?\r", b"%1CLSS=1\r"), (b"%1NAME ?\r", b"%1NAME=Salle 12\r"),
        (b"%1INF1 ?\r", b"%1INF1=NEC\r"), (b"%1INF2 ?\r", b"%1INF2=M260\r"), (b"%1ERST ?\r", b"%1ERST=000000\r"),
        (b"%1LAMP ?\r", b"%1LAMP=100 0\r"),
    ]  # fmt: skip
    with mock(loop, b"PJLINK 0\r", *script) as (port, all_asked), talking(PjLink(), port) as (_, post):
        all_asked()
        told = post.wait(status_of(lambda s: bool(s.lamps)))
        assert isinstance(told, StatusReceived)
        assert (told.status.power, told.status.name, told.status.model) == (ProjectorPower.OFF, "Salle 12", "M260")


def test_the_mock_hangs_up_on_the_newer_security_and_gets_md5(loop: Loop) -> None:
    """It closes the line on what it does not expect, as an old projector may."""
    prefix = hashlib.md5(b"21d0e96eabc123").hexdigest().encode()
    script = [(b"%1POWR ?\r", b""), (prefix + b"%1POWR ?\r", b"%1POWR=1\r"), (b"%1CLSS ?\r", b"%1CLSS=1\r")]
    with mock(loop, b"PJLINK 1 21d0e96e\r", *script) as (port, _), talking(PjLink("abc123"), port) as (_, post):
        known = post.wait(status_of(lambda s: s.power is ProjectorPower.ON and s.class_number == 1))
        before = post.told[: post.told.index(known)]  # it hangs up on the next query, for which it has no answer
        assert not [told for told in before if isinstance(told, ProjectorUnavailable)]


def test_the_mock_refuses_a_password(loop: Loop) -> None:
    prefix = hashlib.md5(b"21d0e96ewrong").hexdigest().encode()
    script = [(b"PJLINK 2\r", b"PJLINK ERRA\r"), (prefix + b"%1POWR ?\r", b"PJLINK ERRA\r")]
    with mock(loop, b"PJLINK 1 21d0e96e\r", *script) as (port, _), talking(PjLink("wrong"), port) as (_, post):
        post.wait(silent(ConnectionFailure.WRONG_PASSWORD))


def test_the_mock_greets_in_a_way_that_nobody_knows(loop: Loop) -> None:
    with mock(loop, b"PJLINK XXX\r") as (port, _), talking(PjLink(), port) as (_, post):
        post.wait(silent(ConnectionFailure.NONSENSE))


def test_the_mock_does_not_greet(loop: Loop) -> None:
    with mock(loop, b"") as (port, _), talking(PjLink(), port, SHORT) as (_, post):
        post.wait(silent(ConnectionFailure.NO_ANSWER))


# -- pjlink-advance's emulator


def test_the_emulator_is_worked_from_off_to_off(loop: Loop) -> None:
    with emulator(loop) as projector, talking(PjLink(), projector.port) as (link, post):
        told = post.wait(
            status_of(lambda s: s.power is ProjectorPower.OFF and len(s.sources) == 4 and bool(s.sources[3].name))
        )
        assert isinstance(told, StatusReceived)
        assert told.status.sources[2] == ProjectorSource("32", "HDMI2")
        assert told.status.lamps == (ProjectorLamp(1200, False),)
        for wish, seen in (
            (SetPower(True), lambda s: s.power is ProjectorPower.ON and s.source == "31"),
            (SetSource("32"), lambda s: s.source == "32"),
            (SetBlank(True), lambda s: s.is_blank),
            (SetBlank(False), lambda s: s.is_blank is False),
            (SetFreeze(True), lambda s: s.is_frozen),
            (SetPower(False), lambda s: s.power is ProjectorPower.OFF),
        ):
            link.request(wish)
            post.wait(status_of(seen))
            assert CommandAccepted(wish) in post.told
            post.told.clear()


@pytest.mark.parametrize("password", ["secret", "Pässwört"])
def test_the_emulator_asks_a_password(loop: Loop, password: str) -> None:
    with emulator(loop, password=password) as projector:
        with talking(PjLink(password), projector.port) as (_, post):
            post.wait(status_of(lambda s: s.power is ProjectorPower.OFF))
        with talking(PjLink("wrong"), projector.port) as (_, post):
            post.wait(silent(ConnectionFailure.WRONG_PASSWORD))
        with talking(PjLink(), projector.port) as (_, post):
            post.wait(silent(ConnectionFailure.NEEDS_PASSWORD))


def test_the_emulator_of_class_1_warms_up_and_cannot_freeze(loop: Loop) -> None:
    with (
        emulator(loop, pj_class=1, transition_delay=0.2) as projector,
        talking(PjLink(), projector.port) as (link, post),
    ):
        post.wait(status_of(lambda s: s.class_number == 1))
        link.request(SetPower(True))
        post.wait(status_of(lambda s: s.power is ProjectorPower.WARMING))
        post.wait(status_of(lambda s: s.power is ProjectorPower.ON))
        link.request(SetFreeze(True))
        post.wait(lambda told: told == CommandDeclined(SetFreeze(True), ProjectorRefusal.CANNOT))


def test_the_emulator_closes_idle_lines_and_nobody_is_told(loop: Loop) -> None:
    with emulator(loop, idle_timeout=0.01) as projector, talking(PjLink(), projector.port) as (_, post):
        post.wait(status_of(lambda s: s.filter_hours == 300))  # the last of the first look
        projector.state.errors = type(projector.state.errors)(*[type(projector.state.errors.fan).ERROR] * 6)
        post.wait(status_of(lambda s: len(s.faults) == 6))
        assert not [told for told in post.told if isinstance(told, ProjectorUnavailable)]
        assert projector.connections > 1


def test_the_emulator_drops_everybody_and_comes_back(loop: Loop) -> None:
    with emulator(loop) as projector, talking(PjLink(), projector.port) as (_, post):
        post.wait(status_of(lambda s: len(s.sources) == 4))
        projector.drop_after_greeting = True
        loop.run(_in_loop(projector.disconnect_all))
        post.wait(silent(ConnectionFailure.CLOSED))
        projector.drop_after_greeting = False
        post.wait_new(status_of(lambda s: s.power is ProjectorPower.OFF))


async def _in_loop(work: Callable[[], object]) -> None:
    work()


def test_the_emulator_falls_silent(loop: Loop) -> None:
    with emulator(loop) as projector, talking(PjLink(), projector.port, SHORT) as (link, post):
        post.wait(status_of(lambda s: s.power is ProjectorPower.OFF))
        projector.silent = True
        post.wait(silent(ConnectionFailure.NO_ANSWER))
        link.request(SetPower(True))
        post.wait(lambda told: told == CommandDeclined(SetPower(True), ProjectorRefusal.UNANSWERED))


# -- projectors that misbehave


def _byte_by_byte(line: socket.socket) -> None:
    def say(data: bytes) -> None:
        for byte in data:
            line.sendall(bytes([byte]))

    say(b"PJLINK 0\r")
    while data := line.recv(64):
        name = data[2:6]
        say(b"%1" + name + b"=" + {b"POWR": b"1", b"CLSS": b"1"}.get(name, b"ERR1") + b"\r")


def _one_command_a_line(line: socket.socket) -> None:
    line.sendall(b"PJLINK 0\r")
    data = line.recv(64)
    values = {b"POWR": b"1", b"CLSS": b"1", b"INST": b"11 31", b"INPT": b"31", b"AVMT": b"31"}
    line.sendall(data[:6] + b"=" + values.get(data[2:6], b"ERR1") + b"\r")


def _close_at_once(line: socket.socket) -> None:
    pass


def _reset_at_once(line: socket.socket) -> None:
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def _flood(line: socket.socket) -> None:
    line.sendall(b"PJLINK 0\r")
    while True:
        line.sendall(b"%1POWR=1\r" * 1000)


def _flood_without_an_end(line: socket.socket) -> None:
    while True:
        line.sendall(b"x" * 10_000)


def _web_page(line: socket.socket) -> None:
    line.recv(64)
    line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def _wrong_answers(line: socket.socket) -> None:
    line.sendall(b"PJLINK 0\r")
    while line.recv(64):
        line.sendall(b"%1WHAT=\xff\xfe\r")


def test_answers_that_come_byte_by_byte_are_answers() -> None:
    with serving(_byte_by_byte) as port, talking(PjLink(), port) as (_, post):
        post.wait(status_of(lambda s: s.power is ProjectorPower.ON and s.class_number == 1))


def test_a_projector_that_takes_one_command_a_line_is_worked() -> None:
    with serving(_one_command_a_line) as port, talking(PjLink(), port) as (_, post):
        post.wait(status_of(lambda s: s.is_blank is True and len(s.sources) == 2))
        assert not [told for told in post.told if isinstance(told, ProjectorUnavailable)]


@pytest.mark.parametrize(
    ("serve", "why"),
    [
        (_close_at_once, ConnectionFailure.CLOSED),
        (_reset_at_once, ConnectionFailure.CLOSED),
        (_flood, ConnectionFailure.NONSENSE),
        (_flood_without_an_end, ConnectionFailure.NONSENSE),
        (_wrong_answers, ConnectionFailure.NO_ANSWER),
        (_web_page, ConnectionFailure.NO_ANSWER),
    ],
)
def test_what_misbehaves_is_named_and_tried_again(
    serve: Callable[[socket.socket], None], why: ConnectionFailure
) -> None:
    def suppressed(line: socket.socket) -> None:
        with contextlib.suppress(OSError):
            serve(line)

    with serving(suppressed) as port, talking(PjLink(), port, SHORT) as (link, post):
        post.wait(silent(why))
        post.wait_new(silent(why))
        link.request(SetPower(True))
        told = post.wait(lambda told: isinstance(told, CommandAccepted | CommandDeclined))
        assert told.command == SetPower(True)  # type: ignore[union-attr]


def test_a_flood_leaves_the_main_thread_its_peace() -> None:
    """Who floods gets its turn and no letter more: what is told of it is that it makes no sense."""
    with serving(lambda line: _suppressing(_flood, line)) as port, talking(PjLink(), port) as (_, post):
        post.wait(silent(ConnectionFailure.NONSENSE))
        with post.come:
            before = post.told.index(ProjectorUnavailable(ConnectionFailure.NONSENSE))
        assert before <= 2


def _suppressing(serve: Callable[[socket.socket], None], line: socket.socket) -> None:
    with contextlib.suppress(OSError):
        serve(line)


def test_nobody_is_there() -> None:
    with talking(PjLink(), free_port()) as (_, post):
        post.wait(silent(ConnectionFailure.UNREACHABLE))


def test_a_name_that_is_nobodys() -> None:
    def unknown(host: str, port: int) -> tuple[socket.AddressFamily, object]:
        raise socket.gaierror("no such name")

    with talking(PjLink(), 1, host="projecteur.invalid", resolve=unknown) as (_, post):
        post.wait(silent(ConnectionFailure.UNREACHABLE))


def test_a_name_server_that_never_answers_holds_up_nobody() -> None:
    hangs, goes_on = threading.Event(), threading.Event()

    def hang(host: str, port: int) -> tuple[socket.AddressFamily, object]:
        hangs.set()
        goes_on.wait(60)
        return socket.AF_INET, (HERE, port)

    try:
        with talking(PjLink(), 1, host="projecteur.invalid", resolve=hang) as (link, _):
            assert hangs.wait(30)
            link.request(SetPower(True))
        # It is closed, and the name server has not answered yet.
        assert not goes_on.is_set()
    finally:
        goes_on.set()


def test_a_connection_that_is_never_made_is_given_up() -> None:
    """A listener whose queue is full answers nothing to who comes next."""
    with socket.create_server((HERE, 0), backlog=0) as full:
        port = int(full.getsockname()[1])
        waiting = [socket.socket() for _ in range(4)]
        for line in waiting:
            line.setblocking(False)
            with contextlib.suppress(OSError):
                line.connect((HERE, port))
        with talking(PjLink(), port, SHORT) as (_, post):
            post.wait(
                lambda told: (
                    isinstance(told, ProjectorUnavailable)
                    and told.why in (ConnectionFailure.UNREACHABLE, ConnectionFailure.NO_ANSWER)
                )
            )
        for line in waiting:
            line.close()


def test_asking_and_closing_return_while_a_projector_says_nothing() -> None:
    """The thread that asks never waits: it does all this before the projector is let speak."""
    came, may_speak, spoke = threading.Event(), threading.Event(), threading.Event()

    def late(line: socket.socket) -> None:
        came.set()
        may_speak.wait(60)
        spoke.set()

    with serving(late) as port:
        with talking(PjLink(), port) as (link, _):
            assert came.wait(30)
            for on in (True, False) * 1000:
                link.request(SetBlank(on))
                link.hint()
        assert not spoke.is_set()
        may_speak.set()


def test_a_link_that_was_never_started_is_closed() -> None:
    mailbox: Mailbox[ProjectorMessage] = Mailbox(lambda: None)
    ProjectorConnection("room", HERE, 1, ProjectorDialogue(PjLink(), QUICK), mailbox, SystemClock()).close()


def test_an_epson_over_a_real_line() -> None:
    """The server is this project's own, from the same documentation: it shows that the bytes go through, no more."""

    def serve(line: socket.socket) -> None:
        hello = line.recv(16)
        line.sendall(hello[:14] + b"\x20\x00")
        state = {"PWR": "04", "ERR": "00", "LAMP": "321", "MUTE": "OFF", "FREEZE": "OFF", "SOURCE": "A0"}
        while data := line.recv(64).decode().strip():
            name, question, _ = data.partition("?")
            if question:
                line.sendall(f"{name}={state[name]}\r:".encode())
            else:
                name, value = data.split()
                state[name] = {"PWR ON": "01", "PWR OFF": "04"}.get(data, value)
                line.sendall(b":")

    with serving(serve) as port, talking(EscVp(), port) as (link, post):
        post.wait(status_of(lambda s: s.power is ProjectorPower.OFF and s.lamps == (ProjectorLamp(321, False),)))
        link.request(SetPower(True))
        post.wait(status_of(lambda s: s.power is ProjectorPower.ON and s.source == "A0"))
        link.request(SetFreeze(True))
        post.wait(status_of(lambda s: s.is_frozen is True))


class _Talker:
    """In place of a dialogue: it says more than a line takes at once, then, on the next line, a word."""

    def __init__(self) -> None:
        self._words = iter((b"x" * (1 << 26), b"hello"))

    def start(self, _now_s: float) -> DialogueStep:
        return DialogueStep(line=ConnectionAction.OPEN)

    def connected(self, _now_s: float) -> DialogueStep:
        return DialogueStep(write=next(self._words))

    def closed(self, _why: ConnectionFailure, _now_s: float) -> DialogueStep:
        return DialogueStep(line=ConnectionAction.OPEN)


def test_what_one_line_did_not_take_is_not_said_on_the_next() -> None:
    """A projector that hangs up amid a command must not get the rest of it as the next one."""
    with socket.create_server((HERE, 0)) as server:
        link = ProjectorConnection("p", HERE, server.getsockname()[1], _Talker(), Mailbox(lambda: None), SystemClock())  # type: ignore[arg-type]
        link.start()
        first, _ = server.accept()
        assert first.recv(1)
        first.close()
        second, _ = server.accept()
        heard = second.recv(5, socket.MSG_WAITALL)
        link.close()
        second.close()
    assert heard == b"hello"


class _Hesitant(_Talker):
    """It wants a line, and then none."""

    def __init__(self) -> None:
        super().__init__()
        self.hinted = threading.Semaphore(0)

    def hint(self, _now_s: float) -> DialogueStep:
        self.hinted.release()
        return DialogueStep(line=ConnectionAction.CLOSE)


def test_a_name_that_is_found_when_nobody_wants_the_line_any_more_opens_none() -> None:
    asked, answers, talker = threading.Event(), threading.Event(), _Hesitant()

    def resolve(_host: str, port: int) -> tuple[socket.AddressFamily, object]:
        asked.set()
        assert answers.wait(20)
        return socket.AF_INET, (HERE, port)

    with socket.create_server((HERE, 0)) as server:
        port = server.getsockname()[1]
        link = ProjectorConnection(
            "p", "projector.example", port, talker, Mailbox(lambda: None), SystemClock(), resolve=resolve
        )  # type: ignore[arg-type]
        link.start()
        assert asked.wait(20)
        link.hint()
        assert talker.hinted.acquire(timeout=20)
        answers.set()
        for thread in threading.enumerate():
            if thread.name == "name of projector p":
                thread.join()
        link.hint()
        assert talker.hinted.acquire(timeout=20)
        link.close()
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()
