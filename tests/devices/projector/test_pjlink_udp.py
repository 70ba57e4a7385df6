"""Projectors looked for on the network, and their notices: against an emulator that this project did not write."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.projector_servers import HERE, Loop, emulator, free_port
from tni.core.clock import SystemClock
from tni.core.projector import FoundProjector, ProjectorNotice
from tni.devices.projector import pjlink_udp
from tni.devices.projector.network import ProjectorNetwork
from tni.devices.projector.pjlink_udp import (
    BROADCAST,
    MAX_DATAGRAMS_PER_POLL,
    SOCKET_TIMEOUT_S,
    PjLinkListener,
    read_datagram,
)

WAIT_S = 30


@pytest.mark.parametrize(
    ("data", "read"),
    [
        (b"%2ACKN=00:26:AB:00:00:01\r", FoundProjector("10.0.0.9", "00:26:ab:00:00:01")),
        (b"%2ACKN=nothing\r", FoundProjector("10.0.0.9", "")),
        (b"%2LKUP=00:26:ab:00:00:01\r", ProjectorNotice("10.0.0.9", "LKUP", "00:26:ab:00:00:01")),
        (b"%2POWR=1\r", ProjectorNotice("10.0.0.9", "POWR", "1")),
        (b"%2INPT=31\r", ProjectorNotice("10.0.0.9", "INPT", "31")),
        (b"%2ERST=000000\r", ProjectorNotice("10.0.0.9", "ERST", "000000")),
        (b"%2SRCH\r", None),
        (b"%1POWR=1\r", None),
        (b"", None),
    ],
)
def test_datagrams(data: bytes, read: FoundProjector | ProjectorNotice | None) -> None:
    assert read_datagram(data, "10.0.0.9") == read


@given(st.binary(max_size=600))
def test_any_datagram_is_read_or_nothing(data: bytes) -> None:
    read_datagram(data, HERE)


class Heard:
    def __init__(self) -> None:
        self.found: list[FoundProjector] = []
        self.noticed: list[ProjectorNotice] = []
        self.one, self.over, self.notice = threading.Event(), threading.Event(), threading.Event()


@contextmanager
def listening(target: int, search_s: float, port: int = 0) -> Iterator[tuple[PjLinkListener, Heard]]:
    heard = Heard()

    def found(one: FoundProjector) -> None:
        heard.found.append(one)
        heard.one.set()

    def noticed(notice: ProjectorNotice) -> None:
        heard.noticed.append(notice)
        heard.notice.set()

    listener = PjLinkListener(
        found, heard.over.set, noticed, SystemClock(), port=port, targets=lambda: [(HERE, target)], search_s=search_s
    )
    listener.start()
    try:
        yield listener, heard
    finally:
        listener.close()


@pytest.fixture
def loop() -> Iterator[Loop]:
    made = Loop()
    yield made
    made.close()


def test_the_emulator_is_found_once(loop: Loop) -> None:
    with emulator(loop) as projector, listening(projector.udp_port, 0.5) as (listener, heard):
        listener.search()
        assert heard.one.wait(WAIT_S)
        assert heard.over.wait(WAIT_S)
        assert heard.found == [FoundProjector(HERE, "00:26:ab:00:00:01")]


def test_each_search_asks_all_networks_of_that_moment() -> None:
    """A teacher joins another network between two searches; the general address is asked each time, and first."""
    networks = [["10.1.255.255", "192.168.7.255"], [BROADCAST, "10.2.255.255"]]
    listener = ProjectorNetwork(StandsStill(), lambda: networks.pop(0)).listener(
        lambda _: None, lambda: None, lambda _: None
    )
    for there in ([BROADCAST, "10.1.255.255", "192.168.7.255"], [BROADCAST, "10.2.255.255"]):
        listener.search()
        assert listener.targets == [(host, 4352) for host in there]


def test_a_network_that_cannot_be_reached_hides_none_of_the_others(loop: Loop) -> None:
    heard = Heard()
    with emulator(loop) as projector:
        everywhere = [("203.0.113.255", 0), (HERE, projector.udp_port)]  # port 0: nobody can be sent to
        listener = PjLinkListener(
            heard.found.append, heard.over.set, heard.noticed.append, SystemClock(), port=0,
            targets=lambda: everywhere, search_s=0.5,
        )  # fmt: skip
        listener.start()
        listener.search()
        assert heard.over.wait(WAIT_S)
        listener.close()
    assert heard.found == [FoundProjector(HERE, "00:26:ab:00:00:01")]


def test_what_the_emulator_notices_is_told(loop: Loop) -> None:
    port = free_port()
    with emulator(loop) as projector, listening(1, 1, port) as (listener, heard):
        while not listener.port:
            threading.Event().wait(0.01)
        loop.run(projector.notify("POWR", "1", (HERE, port)))
        assert heard.notice.wait(WAIT_S)
        assert heard.noticed == [ProjectorNotice(HERE, "POWR", "1")]


def test_answers_that_nobody_asked_for_are_nobodys() -> None:
    with listening(1, 1) as (listener, heard), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        while not listener.port:
            threading.Event().wait(0.01)
        stranger.sendto(b"%2ACKN=00:26:ab:00:00:01\r", (HERE, listener.port))
        stranger.sendto(b"%2LKUP=00:26:ab:00:00:01\r", (HERE, listener.port))
        assert heard.notice.wait(WAIT_S)
        assert heard.found == []


def test_it_ends_while_it_waits_for_a_datagram(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would wait longer than a test may last."""
    monkeypatch.setattr(pjlink_udp, "SOCKET_TIMEOUT_S", 600.0)
    with listening(1, 1) as (listener, _):
        while not listener.port:
            threading.Event().wait(0.01)


class StandsStill:
    def monotonic(self) -> float:
        return 0.0


def test_a_flood_is_read_in_turns() -> None:
    """After a turn the thread lets others work, however much has come meanwhile."""
    noticed: list[ProjectorNotice] = []
    rests: list[float] = []
    listener = PjLinkListener(lambda _: None, lambda: None, noticed.append, StandsStill(), port=0)
    listener._closing.wait = lambda timeout=None: bool(rests.append(timeout or 0.0))  # type: ignore[method-assign]
    listener._socket = listener._bind()
    with listener._socket, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        for _ in range(2 * MAX_DATAGRAMS_PER_POLL):
            stranger.sendto(b"%2POWR=1\r", (HERE, listener.port))
        listener._run_once()
        assert (len(noticed), rests) == (MAX_DATAGRAMS_PER_POLL, [SOCKET_TIMEOUT_S])


def test_another_program_may_have_the_port() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("", 0))
        port = int(taken.getsockname()[1])
        with listening(1, 0.2, port) as (listener, heard):
            listener.search()
            assert heard.over.wait(WAIT_S)
            assert listener.port not in (0, port)
