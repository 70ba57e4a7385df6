"""Real datagrams over UDP, from a sender that this project did not write, through the thread of a device."""

from __future__ import annotations

import errno
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pythontuio import Blob, Cursor, Object, TuioServer

from tests.support.tuio_senders import Pointer, frame1, frame2
from tni.api.devices import Contact
from tni.core.device_errors import UdpPortError
from tni.core.mailbox import Mailbox
from tni.devices.ports import DeviceGoneError
from tni.devices.reader import DeviceEnded, DeviceEventReceived, DeviceMessage, DeviceReader, DeviceReportsRejected
from tni.devices.tuio.listener import SOURCE, open_tuio_listener
from tni.devices.tuio.osc import OscError
from tni.devices.udp_port import UdpPort


class Post:
    """The letters of a reader, awaited."""

    def __init__(self) -> None:
        self._there = threading.Condition()
        self.mailbox: Mailbox[DeviceMessage] = Mailbox(self._wake)
        self.letters: list[DeviceMessage] = []

    def _wake(self) -> None:
        with self._there:
            self._there.notify_all()

    def contacts(self, number: int) -> list[tuple[int, str, float, float]]:
        """Wait until there are so many."""
        self.wait(lambda: len(self._contacts()) >= number)
        return [(c.id, c.state.value, round(c.touch.x, 4), round(c.touch.y, 4)) for c in self._contacts()]

    def wait(self, done) -> None:
        def is_done() -> bool:
            self.letters += self.mailbox.drain()
            return bool(done())

        with self._there:
            assert self._there.wait_for(is_done, timeout=20), self.letters

    def _contacts(self) -> list[Contact]:
        letters = [letter for letter in self.letters if isinstance(letter, DeviceEventReceived)]
        assert all(letter.source == SOURCE for letter in letters)
        return [letter.event for letter in letters if isinstance(letter.event, Contact)]


def free_port() -> int:
    source = UdpPort(0)
    source.close()
    return source.number


@contextmanager
def listening(post: Post, port: int) -> Iterator[DeviceReader]:
    reader = DeviceReader(SOURCE, *open_tuio_listener(port), post.mailbox, time)
    reader.start()
    try:
        yield reader
    finally:
        reader.close()


@contextmanager
def sender(port: int) -> Iterator[TuioServer]:
    server = TuioServer("127.0.0.1", port)
    try:
        yield server
    finally:
        server.close()


def cursor(key: int, x: float, y: float) -> Cursor:
    made = Cursor(key)
    made.position = (x, y)
    return made


def test_python_tuio_is_understood_over_the_network() -> None:
    post, port = Post(), free_port()
    with listening(post, port), sender(port) as server:
        server.cursors = [cursor(10, 0.25, 0.5)]
        server.send_bundle()
        server.cursors = [cursor(10, 0.5, 0.5), cursor(11, 0.75, 0.125)]
        server.send_bundle()
        server.cursors = [cursor(11, 0.75, 0.25)]
        server.send_bundle()
        server.cursors = []
        server.send_bundle()
        assert post.contacts(6) == [
            (1, "down", 0.25, 0.5),
            (1, "move", 0.5, 0.5),
            (2, "down", 0.75, 0.125),
            (1, "up", 0.5, 0.5),
            (2, "move", 0.75, 0.25),
            (2, "up", 0.75, 0.25),
        ]


def test_its_blobs_touch_where_it_has_no_cursors_and_its_objects_never_do() -> None:
    post, port = Post(), free_port()
    with listening(post, port), sender(port) as server:
        blob, thing = Blob(4), Object(5)
        blob.position, blob.dimension, thing.position = (0.5, 0.25), (0.125, 0.0625), (0.9, 0.9)
        server.blobs, server.objects = [blob], [thing]
        server.send_bundle()
        assert post.contacts(1) == [(1, "down", 0.5, 0.25)]
        server.cursors = [cursor(6, 0.5, 0.25)]
        server.send_bundle()
        assert post.contacts(3)[1:] == [(1, "up", 0.5, 0.25), (2, "down", 0.5, 0.25)]


def test_one_port_takes_both_versions_and_says_what_it_did_not_understand() -> None:
    post, port = Post(), free_port()
    with listening(post, port), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        here = ("127.0.0.1", port)
        out.sendto(b"hello", here)
        out.sendto(frame1(1, [1], {1: (0.5, 0.5)}), here)
        out.sendto(frame2(1, [1], {1: Pointer(0.25, 0.25, 11, pressure=0.5)}), here)
        assert post.contacts(2) == [(1, "down", 0.5, 0.5), (2, "down", 0.25, 0.25)]
    post.wait(lambda: isinstance(post.letters[-1], DeviceEnded))
    assert post.contacts(4)[2:] == [(1, "up", 0.5, 0.5), (2, "up", 0.25, 0.25)]
    assert post.letters[-1] == DeviceEnded(SOURCE, None)
    (trouble,) = [letter for letter in post.letters if isinstance(letter, DeviceReportsRejected)]
    assert isinstance(trouble.error, OscError)


def test_a_port_that_is_taken_is_said() -> None:
    first = UdpPort(0)
    try:
        for everywhere in (False, True):
            with pytest.raises(UdpPortError) as caught:
                open_tuio_listener(first.number, everywhere=everywhere)
            assert (caught.value.port, caught.value.taken) == (first.number, True)
    finally:
        first.close()


def test_a_port_that_does_not_exist_is_not_taken() -> None:
    with pytest.raises(UdpPortError) as caught:
        UdpPort(70_000)
    assert not caught.value.taken


@pytest.mark.parametrize(("everywhere", "addresses"), [(False, ["127.0.0.1", "::1"]), (True, ["0.0.0.0", "::"])])
def test_only_this_machine_is_listened_to_unless_more_is_asked_for(everywhere: bool, addresses: list[str]) -> None:
    source = UdpPort(0, everywhere=everywhere)
    try:
        heard = [one.getsockname()[:2] for one in source.sockets]
        assert heard == [(address, source.number) for address in addresses][: len(heard)]
    finally:
        source.close()


def has_ipv6() -> bool:
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as probe:
        try:
            probe.bind(("::1", 0))
        except OSError:
            return False
    return True


@pytest.mark.skipif(not has_ipv6(), reason="no IPv6 here")
def test_both_families_are_heard_in_turn_and_each_sender_is_told() -> None:
    source = UdpPort(0)
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as four,
        socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as six,
    ):
        for number in range(3):
            four.sendto(b"four %d" % number, ("127.0.0.1", source.number))
        six.sendto(b"six", ("::1", source.number))
        heard = {source.read(20.0): source.sender for _ in range(2)}
        assert heard == {
            b"four 0": ("127.0.0.1", four.getsockname()[1]),
            b"six": ("::1", six.getsockname()[1]),
        }
        assert [source.read(20.0) for _ in range(2)] == [b"four 1", b"four 2"]
        assert source.read(0.0) == b""
    source.close()


def test_a_system_without_ipv6_is_listened_on_too(monkeypatch: pytest.MonkeyPatch) -> None:
    made = socket.socket

    def of_old(family: int, kind: int) -> socket.socket:
        if family == socket.AF_INET6:
            raise OSError(errno.EAFNOSUPPORT, "no such family")
        return made(family, kind)

    monkeypatch.setattr(socket, "socket", of_old)
    source = UdpPort(0)
    with made(socket.AF_INET, socket.SOCK_DGRAM) as out:
        out.sendto(b"here", ("127.0.0.1", source.number))
    assert source.read(20.0) == b"here"
    source.close()


def test_two_programs_of_one_machine_that_give_no_name_are_two() -> None:
    """Their first fingers have the same number, and neither lifts the other's."""
    post, port = Post(), free_port()
    with listening(post, port), sender(port) as left, sender(port) as right:
        left.cursors = [cursor(1, 0.25, 0.5)]
        left.send_bundle()
        assert post.contacts(1) == [(1, "down", 0.25, 0.5)]
        right.cursors = [cursor(1, 0.75, 0.5)]
        right.send_bundle()
        assert post.contacts(2)[1:] == [(2, "down", 0.75, 0.5)]
        left.cursors = []
        left.send_bundle()
        assert post.contacts(3)[2:] == [(1, "up", 0.25, 0.5)]


def test_reading_ends_with_its_time_and_a_closed_port_is_gone() -> None:
    source = UdpPort(0)
    assert source.read(0.0) == b""
    assert source.read(0.001) == b""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        out.sendto(bytes(60_000), ("127.0.0.1", source.number))
    assert source.read(20.0) == bytes(60_000)
    source.write(b"nobody hears this")
    source.set_feature(b"nor this")
    source.close()
    source.close()
    with pytest.raises(DeviceGoneError):
        source.read(0.0)
