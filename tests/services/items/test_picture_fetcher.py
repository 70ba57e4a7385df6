"""Fetching of map pieces from a real server of this computer: kept, asked again, absent, hostile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.support.local_server import Exchange, local_server
from tests.support.tile_server import HOST, TileServer, plain_png, tile_server
from tni.core.network_errors import NetworkError, NetworkFault
from tni.formats.thumbnail_process import SmallPicture, ThumbnailProcess
from tni.network.account import Origin
from tni.network.http_values import Limits
from tni.services.items.picture_fetcher import LARGEST_SIDE_PX, HostClients, PictureFetcher
from tni.store.picture_cache import LARGEST_BYTES, PictureCache

PIECE = f"https://{HOST}/wmts?LAYER=PLANIGNV2&TILEMATRIX=3&TILECOL=4&TILEROW=2"


@pytest.fixture(scope="module")
def process() -> Iterator[ThumbnailProcess]:
    made = ThumbnailProcess()
    yield made
    made.close()


class Desk:
    """A fetcher over a real server. now: seconds since 1970."""

    def __init__(
        self, server: TileServer, folder: Path, process: ThumbnailProcess, limits: Limits | None = None
    ) -> None:
        self.now = 1000.0
        self.server, self.cache, self._process = server, PictureCache(folder), process
        clients = HostClients(server.servers, limits or Limits(connect_s=5.0, read_s=5.0, total_s=10.0))
        self.fetcher = PictureFetcher(self.cache, self.decode, clients, lambda: self.now)

    def decode(self, data: bytes) -> SmallPicture | None:
        return self._process.of_bytes(data, LARGEST_SIDE_PX, is_drawn=False)


@contextmanager
def desk(folder: Path, process: ThumbnailProcess, limits: Limits | None = None) -> Iterator[Desk]:
    with tile_server() as server:
        made = Desk(server, folder, process, limits)
        try:
            yield made
        finally:
            made.fetcher.clients.close()


def test_a_piece_is_brought_once_and_kept_while_it_is_fresh(tmp_path: Path, process: ThumbnailProcess) -> None:
    with desk(tmp_path, process) as made:
        first = made.fetcher.bring(PIECE, may_ask=True)
        assert first.picture is not None
        assert (first.picture.width_px, first.picture.pixels[:4]) == (256, bytes((200, 225, 180, 255)))
        assert made.fetcher.bring(PIECE, may_ask=True) == first
        assert len(made.server.asked) == 1
        made.now += 86401.0
        assert made.fetcher.bring(PIECE, may_ask=True) == first
        assert len(made.server.asked) == 2


def test_the_server_is_told_of_nothing_but_the_piece(tmp_path: Path, process: ThumbnailProcess) -> None:
    with desk(tmp_path, process) as made:
        made.fetcher.bring(PIECE, may_ask=True)
        (head,) = made.server.server.requests
        names = {line.partition(b":")[0].lower() for line in head.split(b"\r\n")[1:] if line}
        assert names == {b"host", b"user-agent", b"accept-encoding", b"accept"}


def test_a_piece_that_has_not_changed_is_not_sent_again(tmp_path: Path, process: ThumbnailProcess) -> None:
    asked: list[str | None] = []

    def answer(exchange: Exchange, _query: object) -> None:
        asked.append(exchange.header("if-none-match"))
        if asked[-1] is not None:
            exchange.answer("304 Not Modified", b"", "Cache-Control: max-age=50")
        else:
            exchange.answer("200 OK", plain_png((9, 9, 9)), 'ETag: "v1"', "Cache-Control: max-age=10")

    with desk(tmp_path, process) as made:
        made.server.answer = answer
        for later_s in (0.0, 11.0, 40.0):
            made.now += later_s
            assert made.fetcher.bring(PIECE, may_ask=True).picture is not None
        assert asked == [None, '"v1"']


def test_what_must_not_be_stored_is_not_on_the_disk(tmp_path: Path, process: ThumbnailProcess) -> None:
    with desk(tmp_path, process) as made:
        made.server.headers = ["Cache-Control: no-store"]
        assert made.fetcher.bring(PIECE, may_ask=True).picture is not None
        assert made.cache.total_bytes == 0


def test_without_a_network_the_old_piece_is_shown(tmp_path: Path, process: ThumbnailProcess) -> None:
    with desk(tmp_path, process) as made:
        made.fetcher.bring(PIECE, may_ask=True)
    away = HostClients({HOST: "http://127.0.0.1:9"}, Limits(connect_s=2.0))
    fetcher = PictureFetcher(made.cache, made.decode, away, lambda: made.now + 1e6)
    found = fetcher.bring(PIECE, may_ask=True)
    assert (found.picture is not None, found.fault) == (True, NetworkFault.REFUSED)
    assert fetcher.bring(PIECE + "0", may_ask=True).picture is None
    assert fetcher.bring(PIECE, may_ask=False).fault is None
    assert fetcher.bring(PIECE + "0", may_ask=False).picture is None


HTML = ("Content-Type: text/html",)
HOSTILE: dict[str, tuple[Callable[[Exchange], None], NetworkFault]] = {
    "a page in its place": (lambda e: e.answer("200 OK", b"<html>", *HTML), NetworkFault.CAPTIVE_PORTAL),
    "no picture": (lambda e: e.answer("200 OK", b"\x89PNG\r\n\x1a\nxxxx"), NetworkFault.MALFORMED),
    "a drawing": (lambda e: e.answer("200 OK", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), NetworkFault.MALFORMED),
    "an exception": (lambda e: e.answer("400 Bad Request", b"<Exception/>"), NetworkFault.REJECTED),
    "nothing there": (lambda e: e.answer("404 Not Found"), NetworkFault.MISSING),
    "a gigabyte": (lambda e: e.answer("200 OK", bytes(LARGEST_BYTES + 1), length=1 << 30), NetworkFault.TOO_LARGE),
    "billions of points": (lambda e: e.answer("200 OK", _vast_png()), NetworkFault.MALFORMED),
    "another host": (lambda e: _redirect(e, "https://other.example.fr/x"), NetworkFault.FOREIGN_HOST),
    "a file of this computer": (lambda e: _redirect(e, "file:///etc/passwd"), NetworkFault.MALFORMED),
    "itself without end": (lambda e: _redirect(e, "/wmts?LAYER=PLANIGNV2"), NetworkFault.MALFORMED),
}


def _redirect(exchange: Exchange, to: str) -> None:
    exchange.answer("302 Found", b"", f"Location: {to}")


def _vast_png() -> bytes:
    """Return a PNG file that says it has 60,000 by 60,000 pixels."""
    small = plain_png((1, 2, 3), 8)
    return small[:16] + (60_000).to_bytes(4) * 2 + small[24:]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_answer_is_no_picture_and_is_not_kept(name: str, tmp_path: Path, process: ThumbnailProcess) -> None:
    answer, fault = HOSTILE[name]
    with desk(tmp_path, process) as made:
        made.server.answer = lambda exchange, _query: answer(exchange)
        found = made.fetcher.bring(PIECE, may_ask=True)
        assert (found.picture, found.fault) == (None, fault)
        assert made.cache.total_bytes == 0
        made.server.answer = None
        assert made.fetcher.bring(PIECE, may_ask=True).picture is not None


def test_a_slow_drip_ends_in_time(tmp_path: Path, process: ThumbnailProcess) -> None:
    def drip(exchange: Exchange, _query: object) -> None:
        exchange.sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while not exchange.ended.wait(0.02):
            exchange.sock.sendall(b"\x89")

    with desk(tmp_path, process, Limits(connect_s=2.0, read_s=2.0, total_s=0.4)) as made:
        made.server.answer = drip
        assert made.fetcher.bring(PIECE, may_ask=True).fault is NetworkFault.TIMEOUT


def test_a_question_is_answered_and_kept_nowhere(tmp_path: Path, process: ThumbnailProcess) -> None:
    with desk(tmp_path, process) as made:
        found = made.fetcher.ask(f"https://{HOST}/geocodage/search?q=Nantes")
        assert b"Nantes" in found
        assert made.cache.total_bytes == 0
        made.server.places = bytes(300_000)
        with pytest.raises(NetworkError) as caught:
            made.fetcher.ask(f"https://{HOST}/geocodage/search?q=Nantes")
        assert caught.value.fault is NetworkFault.TOO_LARGE


def test_a_cancelled_request_ends_and_the_next_one_goes(tmp_path: Path, process: ThumbnailProcess) -> None:
    with desk(tmp_path, process) as made:
        came = Event()

        def hold(exchange: Exchange, _query: object) -> None:
            came.set()
            exchange.ended.wait()

        made.server.answer = hold
        found: list[object] = []
        thread = Thread(target=lambda: found.append(made.fetcher.bring(PIECE, may_ask=True).fault))
        thread.start()
        assert came.wait(60)
        made.fetcher.clients.cancel()
        thread.join(60)
        assert found == [NetworkFault.CANCELLED]
        made.fetcher.clients.resume()
        made.server.answer = None
        assert made.fetcher.bring(PIECE, may_ask=True).picture is not None


def test_the_proxy_of_the_system_is_asked_for_once_and_used(tmp_path: Path, process: ThumbnailProcess) -> None:
    looked_up: list[str] = []
    heads: list[bytes] = []

    def proxy(exchange: Exchange) -> None:
        heads.append(exchange.head)
        exchange.answer("200 OK", plain_png((1, 2, 3)), "Cache-Control: no-store")

    with local_server(proxy) as server:

        def proxy_of(origin: Origin) -> str:
            looked_up.append(origin.host)
            return server.url()

        clients = HostClients({HOST: "http://tiles.local"}, Limits(connect_s=5.0), proxy_of)
        fetcher = PictureFetcher(
            PictureCache(tmp_path), lambda data: process.of_bytes(data, 512, is_drawn=False), clients
        )
        assert fetcher.bring(PIECE, may_ask=True).picture is not None
        assert fetcher.bring(PIECE, may_ask=True).picture is not None
        clients.close()
    assert looked_up == ["tiles.local"]
    assert [head.split(b" ")[1].split(b"?")[0] for head in heads] == [b"http://tiles.local/wmts"] * 2
