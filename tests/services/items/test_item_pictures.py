"""Queue of the pictures that items want: few at once, the wanted ones first, calm without a network."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest

from tni.core.network_errors import NetworkError, NetworkFault
from tni.formats.thumbnail_process import SmallPicture
from tni.services.items.item_pictures import AT_ONCE, AWAY_S, GIVEN_UP_S, MISSING_S, ItemPictures, PicturesState
from tni.services.items.picture_fetcher import Brought

HOST = "tiles.example.fr"
PICTURE = SmallPicture(1, 1, b"abcd")


def address(n: int) -> str:
    return f"https://{HOST}/{n}"


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


class Hand:
    """Worker and fetcher whose work is done when the test says so."""

    def __init__(self) -> None:
        self.work: Callable[[], Any] | None = None
        self.done: Callable[[Any], None] = lambda _: None
        self.failed: Callable[[Exception], None] = lambda _: None
        self.asked: list[tuple[str, bool]] = []
        self.cancels = 0
        self.is_closed = False
        self.clients = self

    # -- worker

    def submit(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        assert self.work is None
        self.work, self.done, self.failed = work, done, failed
        work()

    def close(self, wait_s: float = 2.0) -> None:
        self.is_closed = True

    # -- fetcher

    def bring(self, key: str, *, may_ask: bool) -> None:
        self.asked.append((key, may_ask))

    def ask(self, key: str) -> bytes:
        self.asked.append((key, True))
        return b""

    def cancel(self) -> None:
        self.cancels += 1

    def resume(self) -> None:
        pass

    # -- the test

    @property
    def now(self) -> str | None:
        return self.asked[-1][0] if self.work is not None else None

    def finish(self, picture: SmallPicture | None = PICTURE, fault: NetworkFault | None = None) -> None:
        self.work = None
        self.done(Brought(self.asked[-1][0], picture, fault))


class Desk:
    def __init__(self, most_kept: int = 300) -> None:
        self.clock, self.hands = Clock(), [Hand() for _ in range(AT_ONCE + 1)]
        self.pictures = ItemPictures(
            lambda n: cast(Any, (self.hands[n], self.hands[n])), lambda: {HOST}, self.clock, most_kept
        )
        self.came: list[str] = []
        self.gone: list[str] = []
        self.states: list[PicturesState] = []
        self.pictures.arrived.add(lambda key, _picture: self.came.append(key))
        self.pictures.dropped.add(self.gone.append)
        self.pictures.changed.add(self.states.append)

    def want(self, *numbers: int, kept_alone: tuple[int, ...] = ()) -> None:
        self.pictures.want([address(n) for n in numbers], [address(n) for n in kept_alone])

    @property
    def busy(self) -> list[str]:
        return [hand.now for hand in self.hands if hand.now is not None]

    @property
    def asked(self) -> list[str]:
        return [key for hand in self.hands for key, _ in hand.asked]

    def finish_all(self, picture: SmallPicture | None = PICTURE, fault: NetworkFault | None = None) -> None:
        while self.busy:
            next(hand for hand in self.hands if hand.now is not None).finish(picture, fault)


def test_few_are_brought_at_once_and_each_of_them_once() -> None:
    desk = Desk()
    desk.want(*range(20), 3, 3)
    assert desk.busy == [address(n) for n in range(AT_ONCE)]
    desk.finish_all()
    assert sorted(desk.came) == sorted(address(n) for n in range(20))
    assert len(desk.asked) == 20
    assert desk.pictures.state == PicturesState()
    desk.want(*range(20))
    assert desk.busy == []


def test_what_is_no_longer_wanted_is_not_asked_for() -> None:
    desk = Desk()
    desk.want(*range(20))
    desk.want(*range(100, 103))
    desk.finish_all()
    assert set(desk.asked) == {address(n) for n in (*range(AT_ONCE), *range(100, 103))}


def test_slow_requests_that_nobody_wants_any_more_are_ended() -> None:
    desk = Desk()
    desk.want(*range(AT_ONCE))
    desk.want(*range(50, 60))
    assert [hand.cancels for hand in desk.hands] == [0] * (AT_ONCE + 1)  # it may be there in a moment
    desk.clock.now += GIVEN_UP_S + 0.1
    desk.want(*range(50, 60))
    assert [hand.cancels for hand in desk.hands] == [1] * AT_ONCE + [0]
    for hand in desk.hands[:AT_ONCE]:
        hand.finish(None, NetworkFault.CANCELLED)
    assert desk.busy == [address(n) for n in range(50, 50 + AT_ONCE)]
    desk.want(0)  # it was not its fault
    desk.finish_all()
    assert address(0) in desk.came


@pytest.mark.parametrize(
    "key",
    [
        "http://tiles.example.fr/1", "https://other.example.fr/1", "file:///etc/passwd",
        "https://tiles.example.fr:8443/1", "https://u@tiles.example.fr/1", "https://[", "",
    ],
)  # fmt: skip
def test_no_other_host_is_ever_asked(key: str) -> None:
    desk = Desk()
    answers: list[bytes | None] = []
    desk.pictures.want([key], [key])
    desk.pictures.ask(key, answers.append)
    assert (desk.asked, answers) == ([], [None])


def test_without_a_network_the_servers_are_left_alone_for_a_while() -> None:
    desk = Desk()
    desk.want(*range(10))
    desk.finish_all(None, NetworkFault.OFFLINE)
    assert desk.pictures.state == PicturesState(is_away=True, missing=10)
    may_ask = [may for hand in desk.hands for _, may in hand.asked]
    assert may_ask.count(True) == AT_ONCE  # those that were under way; the others look at the cache alone
    assert len(may_ask) == 10
    desk.want(*range(10))
    assert desk.busy == []
    desk.clock.now += AWAY_S + 1
    desk.want(*range(10))
    assert len(desk.busy) == AT_ONCE


def test_asking_again_asks_at_once() -> None:
    desk = Desk()
    desk.want(1)
    desk.finish_all(None, NetworkFault.REFUSED)
    desk.pictures.retry()
    assert desk.busy == [address(1)]
    desk.finish_all()
    assert desk.pictures.state == PicturesState()


def test_what_a_server_has_not_is_no_fault_of_the_network() -> None:
    desk = Desk()
    desk.want(1, 2)
    desk.hands[0].finish(None, NetworkFault.MISSING)
    desk.hands[1].finish()
    assert desk.pictures.state == PicturesState(missing=1)
    assert desk.pictures.is_settled([address(1), address(2)])
    desk.want(1, 2)
    assert desk.busy == []
    desk.clock.now += MISSING_S + 1
    desk.want(1, 2)
    assert desk.busy == [address(1)]


def test_pictures_ahead_of_their_use_come_from_the_cache_alone_and_last() -> None:
    desk = Desk()
    desk.want(1, kept_alone=(7, 8))
    assert [hand.asked for hand in desk.hands[:3]] == [
        [(address(1), True)],
        [(address(7), False)],
        [(address(8), False)],
    ]
    desk.finish_all(None)
    assert desk.pictures.state == PicturesState(missing=1)
    desk.clock.now += MISSING_S + 1
    desk.want(7)  # now it is dragged
    assert desk.hands[0].asked[-1] == (address(7), True)


def test_memory_is_bounded_and_what_is_in_sight_stays() -> None:
    desk = Desk(most_kept=10)
    desk.want(*range(8))
    desk.finish_all()
    desk.want(*range(6, 14))
    desk.finish_all()
    assert len(desk.gone) == 4
    assert set(desk.gone) < {address(n) for n in range(6)}
    assert all(desk.pictures.is_there(address(n)) for n in range(6, 14))
    desk.pictures.want(desk.gone[:1])
    assert desk.busy == desk.gone[:1]


def test_a_question_waits_behind_no_picture_and_is_answered() -> None:
    desk = Desk()
    answers: list[bytes | None] = []
    desk.want(*range(30))
    desk.pictures.ask(address(99), answers.append)
    assert desk.hands[AT_ONCE].now == address(99)
    desk.hands[AT_ONCE].done(b"x")
    desk.hands[AT_ONCE].work = None
    desk.pictures.ask(address(98), answers.append)
    desk.hands[AT_ONCE].failed(NetworkError(NetworkFault.OFFLINE, HOST))
    assert answers == [b"x", None]


def test_nothing_is_asked_once_it_is_closed() -> None:
    desk = Desk()
    answers: list[bytes | None] = []
    desk.want(1)
    desk.pictures.close()
    assert desk.hands[0].cancels == 1
    assert all(hand.is_closed for hand in desk.hands)
    desk.hands[0].finish()
    desk.want(2)
    desk.pictures.ask(address(3), answers.append)
    assert (desk.came, desk.asked, answers) == ([], [address(1)], [None])
